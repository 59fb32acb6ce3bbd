# An SOP as data for the template: every text made displayable, every size in points.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

import segno

from tatalaksana.catalog import CHECK, Entry
from tatalaksana.chart.sizes import ARROW_LENGTH, ARROW_WIDTH, LABEL_SIZE, SYMBOL_HEIGHT, SYMBOL_WIDTH
from tatalaksana.facts import Facts, edition_line, grouped
from tatalaksana.model import MUTU_BAKU, Kertas, Kolom, Label, Status
from tatalaksana.render.pdf.columns import Columns
from tatalaksana.render.pdf.coverage import displayable
from tatalaksana.render.pdf.identity import identity_data
from tatalaksana.render.pdf.legible import legible
from tatalaksana.render.pdf.rows import row_data
from tatalaksana.render.pdf.texts import Data, fitted
from tatalaksana.render.pdf.units import MM

_UNCONTROLLED = "Dokumen ini tidak terkendali apabila dicetak"
_TABLE_TEXT = 8.5
_SMALL_TABLE_TEXT = 7.5
_SMALL = 0.62
"""The scale of the chart below which the texts around it are set smaller too."""


@dataclass(frozen=True, slots=True)
class Printing:
    """What a sheet says that is not in its source."""

    day: date
    """The document's date where an SOP has no effective date: that of its last change."""
    paper: Kertas | None = None
    """Another paper than the profile's."""
    logos: Mapping[str, bytes] = field(default_factory=dict)
    """The logos of the profiles, by their names there."""


def sop_data(facts: Facts, printing: Printing, order: int) -> tuple[Data, Entry, Columns]:
    """Everything of an SOP's sheet but its pages; the entry as it is drawn there; the columns."""
    entry, profil, names = facts.entry, facts.profil, facts.lajur
    sop = entry.sop
    paper = printing.paper or profil.kertas
    width = (paper.lebar - 2 * profil.tepi.sisi) * MM
    drawn, columns, exits = legible(entry, profil.kolom, names, width)
    small = columns.scale < _SMALL
    watermark = "CONTOH" if sop.contoh else {Status.DRAF: "DRAF", Status.DICABUT: "DICABUT"}.get(sop.status, "")
    size = _SMALL_TABLE_TEXT if small else _TABLE_TEXT
    lane_size = size - 1
    data: Data = {
        "urutan": order, "halaman-buku": 0,
        "judul": displayable(sop.nama_lengkap),
        "kertas": paper.ukuran, "margin": (profil.tepi.atas, profil.tepi.sisi, profil.tepi.bawah), "tanda-air": watermark,
        **identity_data(facts.sheet, width),
        "kaki": _foot(facts),
        "logo": _logo(profil.logo, printing.logos),
        "qr": _code(facts),
        "kolom": [key.value for key in profil.kolom], "lajur": entry.flow.lanes,
        "lebar": columns.widths, "kiri": columns.left, "nomor-kolom": profil.nomor_kolom,
        "huruf": size,
        "huruf-lajur": lane_size,
        "huruf-tulisan": LABEL_SIZE * columns.scale,
        "simbol": (SYMBOL_WIDTH * columns.scale, SYMBOL_HEIGHT * columns.scale),
        "panah": (ARROW_LENGTH * columns.scale, ARROW_WIDTH * columns.scale),
        "kepala": _heads(profil.kolom, facts.label, names, columns, lane_size),
        "langkah": row_data(entry, facts.catalog, columns, size, exits),
        "kata": facts.kata,
    }  # fmt: skip
    return data, drawn, columns


def _logo(name: str | None, logos: Mapping[str, bytes]) -> Data | None:
    if name is None or name not in logos:
        return None
    return {"isi": list(logos[name]), "format": "svg" if name.lower().endswith(".svg") else "png"}


def _code(facts: Facts) -> str | None:
    """The QR code of the address that tells whether this sheet is in force, as SVG."""
    site = facts.profil.situs
    if site is None or facts.entry.sop.nomor is None:
        return None
    # One mask for all: choosing the best of eight takes longer than the rest, and readers cope with any.
    code = segno.make_qr(f"{site.rstrip('/')}/{CHECK}/#{facts.check}", error="m", mask=2)
    return code.svg_inline(border=2, omitsize=True)


def _foot(facts: Facts) -> list[str]:
    sop, site = facts.entry.sop, facts.profil.situs
    lines = [displayable(edition_line(sop.nomor or "", sop.revisi_ke, sop.tanggal.efektif)), _UNCONTROLLED]
    if site and sop.nomor:
        lines.append(displayable(f"Periksa di {site.rstrip('/')}/{CHECK}/ · sidik {grouped(facts.sidik)}"))
    return lines


def _heads(
    kolom: Sequence[Kolom], label: Label, names: Sequence[str], columns: Columns, lane_size: float
) -> list[Data]:
    heads: list[Data] = []
    over_lanes = [fitted(right - left, lane_size, bold=True) for left, right in pairwise(columns.lanes)]
    mutu = [key for key in kolom if key in MUTU_BAKU]
    for key in kolom:
        if key is Kolom.PELAKSANA:
            heads.append(
                {
                    "judul": displayable(label.pelaksana),
                    "anak": [fit(name) for fit, name in zip(over_lanes, names, strict=True)],
                }
            )
        elif key not in mutu:
            heads.append({"judul": displayable(getattr(label, key.value)), "anak": None})
        elif key is mutu[0]:
            under = [displayable(getattr(label, other.value)) for other in mutu]
            heads.append({"judul": displayable(label.mutu_baku), "anak": under})
    return heads
