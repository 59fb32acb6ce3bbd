# The checklist of an SOP on paper: what to have, to do and to hand over, each with a box to tick.
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tatalaksana.catalog.daftar_periksa import DaftarPeriksa, Keluar, Langkah
from tatalaksana.model import Kertas, say_date
from tatalaksana.render.pdf.columns import breakable
from tatalaksana.render.pdf.coverage import FAMILIES, displayable
from tatalaksana.render.pdf.data import PAPER
from tatalaksana.render.pdf.making import key_of
from tatalaksana.render.pdf.typesetting import typeset

_TEMPLATE = "daftar-periksa.typ"
_POINTS = 72 / 25.4
"""In a millimetre."""
_MARGIN = {"atas": 12, "sisi": 12, "bawah": 18}
"""Millimetres."""
_WIDTHS = (23.0, 21.0, 208.0, 72.0, 109.0, 109.0, 46.0, 40.0, 41.0, 38.0, 66.0)
"""Points, of the columns on A4: No., box, Kegiatan, Pelaksana, Kelengkapan, Output, time, start, end, paraf, notes."""
_TEXT = 8.5
_FACTS = 210.0
"""Points for number, revision, date and fingerprint beside the title."""
_BOX = 12.0
"""What a box before an item takes of a line."""
_HEAD = 40.0
"""Points that the head of the table takes of a page at most."""
_MARKS = {"draf": "DRAF", "dicabut": "DICABUT"}
_DASH = "–"


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist that is ready to be set."""

    name: str
    """Its address without its ending: `folder/slug-daftar-periksa`."""
    document: dict[str, Any]
    """All that is printed, as the template takes it."""

    @property
    def key(self) -> str:
        """The hash of what the bytes depend on."""
        return key_of(self.document, _TEMPLATE)

    @property
    def effort(self) -> int:
        """About how many milliseconds it takes to make."""
        return 14

    def content(self) -> bytes:
        """The PDF: PDF/A-3a and PDF/UA-1."""
        return typeset(self.document, _TEMPLATE)


def checklist(daftar: DaftarPeriksa, day: date, *, paper: Kertas = Kertas.A4, jabatan: str | None = None) -> Checklist:
    """The checklist of an SOP for paper.

    Args:
        daftar: The checklist.
        day: The document's date where the SOP has no effective date.
        paper: The paper, landscape.
        jabatan: Only the steps of the office with this id.
    """
    width, height = PAPER[paper]
    room = (width - 2 * _MARGIN["sisi"]) * _POINTS
    widths = [one * room / sum(_WIDTHS) for one in _WIDTHS]
    mine = [one for one in daftar.langkah if jabatan is None or jabatan in one.jabatan]
    made = daftar.efektif or day
    title = f"Daftar Periksa {daftar.judul}"
    document: dict[str, Any] = {
        "judul": breakable(displayable(daftar.judul), room - _FACTS - 16, 13, bold=True),
        "judul-dokumen": displayable(title),
        "tanggal": (made.year, made.month, made.day), "huruf": FAMILIES,
        "kertas": (width, height), "tepi": _MARGIN,
        "tinggi-halaman": (height - _MARGIN["atas"] - _MARGIN["bawah"]) * _POINTS - _HEAD,
        "tanda-air": _MARKS.get(daftar.status, ""),
        "unit": displayable(daftar.unit),
        "bagian": "" if jabatan is None else displayable(_office(mine, jabatan)),
        "fakta": _facts(daftar), "lebar-fakta": _FACTS, "kaki": _foot(daftar),
        "lebar": widths, "langkah": [_step(one, daftar.langkah, widths) for one in mine],
    }  # fmt: skip
    name = f"{daftar.id}-daftar-periksa"
    return Checklist(name if jabatan is None else f"{name}-{jabatan}", document)


def _office(mine: Sequence[Langkah], jabatan: str) -> str:
    """What stands over the lanes of an office."""
    names = [name for step in mine for name, id_ in zip(step.pelaksana, step.jabatan, strict=True) if id_ == jabatan]
    return " / ".join(dict.fromkeys(names)) or jabatan


def _facts(daftar: DaftarPeriksa) -> list[tuple[str, str]]:
    facts = (
        ("Nomor SOP", daftar.nomor or "Tanpa nomor"),
        ("Revisi", f"ke-{daftar.revisi_ke}" if daftar.revisi_ke else _DASH),
        ("Tanggal efektif", say_date(daftar.efektif) if daftar.efektif else _DASH),
        ("Sidik", _grouped(daftar.sidik)),
    )
    return [(name, breakable(displayable(text), _FACTS - 80, _TEXT, bold=True)) for name, text in facts]


def _foot(daftar: DaftarPeriksa) -> str:
    facts = [daftar.nomor or "Tanpa nomor"]
    if daftar.revisi_ke:
        facts.append(f"revisi ke-{daftar.revisi_ke}")
    if daftar.efektif:
        facts.append(f"efektif {say_date(daftar.efektif)}")
    return displayable(" · ".join([*facts, f"sidik {_grouped(daftar.sidik)}"]))


def _grouped(sidik: str) -> str:
    return " ".join(sidik[at : at + 4] for at in range(0, len(sidik), 4))


def _step(step: Langkah, steps: Sequence[Langkah], widths: Sequence[float]) -> dict[str, Any]:
    _, _, kegiatan, pelaksana, kelengkapan, output, waktu, *_, catatan = (_fit(width) for width in widths)
    return {
        "nomor": step.nomor,
        "kegiatan": kegiatan(step.kegiatan), "pelaksana": pelaksana("\n".join(step.pelaksana)),
        "kelengkapan": [kelengkapan(text) for text in step.kelengkapan], "output": [output(text) for text in step.output],
        "waktu": waktu(step.waktu), "catatan": catatan("\n".join(step.ket)),
        "keluar": [kegiatan(f"{exit_.label} → {_target(exit_, steps)}") for exit_ in step.keluar],
    }  # fmt: skip


def _target(exit_: Keluar, steps: Sequence[Langkah]) -> str:
    """How the step is called that an exit leads to."""
    if exit_.tujuan is None:
        return "selesai"
    return steps[exit_.tujuan].nomor or f"baris ke-{exit_.tujuan + 1}"


def _fit(width: float) -> Callable[[str], str]:
    """What makes texts displayable, and breakable where they are wider than a cell that may have boxes in it."""
    return lambda text: breakable(displayable(text), width - _BOX, _TEXT, bold=True)
