# The checklist of an SOP on paper: what to have, to do and to hand over, each with a box to tick.
from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from tatalaksana.facts import Bagian, DaftarPeriksa, Langkah, edition_line, grouped, part_of
from tatalaksana.facts.words import exits
from tatalaksana.model import Kertas, Status, say_date
from tatalaksana.render.making import making
from tatalaksana.render.pdf.columns import breakable
from tatalaksana.render.pdf.coverage import FAMILIES, displayable
from tatalaksana.render.pdf.typesetting import typeset
from tatalaksana.render.pdf.units import MM

_TEMPLATE = "daftar-periksa.typ"
_LIBRARIES = ("typst",)
_MILLISECONDS = 20
_MARGIN = {"atas": 12, "sisi": 12, "bawah": 18}
"""Millimetres."""
_WIDTHS = (23.0, 21.0, 208.0, 72.0, 109.0, 109.0, 46.0, 40.0, 41.0, 38.0, 66.0)
"""Points, of the columns on A4: No., box, Kegiatan, Pelaksana, Kelengkapan, Output, time, start, end, paraf, notes."""
_TEXT = 8.5
_FACTS = 210.0
"""Points for number, revision, date and fingerprint beside the title."""
_BOX = 12.0
"""What a box before an item takes of a line."""
_LETTERS = 0.13
"""Letters that fit a point of a line at least: seven and a half points each is wide."""
_MOST_LINES = 30
"""Lines that a page holds surely: a row that may have more can be cut where a page ends."""
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
        content = json.dumps(self.document, sort_keys=True)
        return sha256(f"{making(*_LIBRARIES)}\0{_TEMPLATE}\0{content}".encode()).hexdigest()

    @property
    def effort(self) -> int:
        """About how many milliseconds it takes to make."""
        return _MILLISECONDS

    def content(self) -> bytes:
        """The PDF: PDF/A-3a and PDF/UA-1."""
        return typeset(self.document, _TEMPLATE)


def checklist(whole: DaftarPeriksa | Bagian, day: date, paper: Kertas = Kertas.A4) -> Checklist:
    """The checklist of an SOP for paper.

    Args:
        whole: The checklist, or one office's part of it.
        day: The document's date where the SOP has no effective date.
        paper: The paper, landscape.
    """
    room = (paper.lebar - 2 * _MARGIN["sisi"]) * MM
    widths = [one * room / sum(_WIDTHS) for one in _WIDTHS]
    part = whole if isinstance(whole, Bagian) else None
    daftar, steps = part_of(whole)
    made = daftar.efektif or day
    title = f"Daftar Periksa {daftar.judul}"
    document: dict[str, Any] = {
        "judul": breakable(displayable(daftar.judul), room - _FACTS - 16, 13, bold=True),
        "judul-dokumen": displayable(title),
        "tanggal": (made.year, made.month, made.day), "huruf": FAMILIES,
        "kertas": paper.ukuran, "tepi": _MARGIN,
        "tanda-air": "" if daftar.status == Status.BERLAKU.value else daftar.status.upper(),
        "unit": breakable(displayable(daftar.unit), room - _FACTS - 120, _TEXT),
        "bagian": breakable(displayable(part.nama), room - _FACTS - 120, _TEXT, bold=True) if part else "",
        "fakta": _facts(daftar), "lebar-fakta": _FACTS, "kaki": breakable(_foot(daftar), room - 80, _TEXT, bold=True),
        "lebar": widths, "langkah": [_step(one, daftar, widths) for one in steps],
    }  # fmt: skip
    name = f"{daftar.id}-daftar-periksa"
    return Checklist(f"{name}-{part.jabatan}" if part else name, document)


def _facts(daftar: DaftarPeriksa) -> list[tuple[str, str]]:
    facts = (
        ("Nomor SOP", daftar.nomor or "Tanpa nomor"),
        ("Revisi", f"ke-{daftar.revisi_ke}" if daftar.revisi_ke else _DASH),
        ("Tanggal efektif", say_date(daftar.efektif) if daftar.efektif else _DASH),
        ("Sidik", grouped(daftar.sidik)),
    )
    return [(name, breakable(displayable(text), _FACTS - 80, _TEXT, bold=True)) for name, text in facts]


def _foot(daftar: DaftarPeriksa) -> str:
    line = edition_line(daftar.nomor, daftar.revisi_ke, daftar.efektif)
    return displayable(f"{line} · sidik {grouped(daftar.sidik)}")


def _step(step: Langkah, daftar: DaftarPeriksa, widths: Sequence[float]) -> dict[str, Any]:
    _, _, kegiatan, pelaksana, kelengkapan, output, waktu, *_, catatan = (_fit(width) for width in widths)
    return {
        "nomor": step.nomor,
        "kegiatan": kegiatan(step.kegiatan), "pelaksana": pelaksana("\n".join(step.pelaksana)),
        "kelengkapan": [kelengkapan(text) for text in step.kelengkapan], "output": [output(text) for text in step.output],
        "waktu": waktu(step.waktu), "catatan": catatan("\n".join(step.ket)),
        "panjang": _may_run_on(step, widths),
        "keluar": [kegiatan(exit_) for exit_ in exits(daftar, step)] if step.keluar else [],
        "bersama": "" if step.keluar or not step.serentak else "".join(exits(daftar, step)),
    }  # fmt: skip


def _may_run_on(step: Langkah, widths: Sequence[float]) -> bool:
    """Whether a row might be taller than a page."""
    _, _, kegiatan, pelaksana, kelengkapan, output, waktu, *_, catatan = widths
    exits_ = tuple(exit_.label for exit_ in step.keluar)
    cells = (
        ((step.kegiatan, *exits_, *exits_), kegiatan), (step.pelaksana, pelaksana), (step.kelengkapan, kelengkapan),
        (step.output, output), ((step.waktu,), waktu), (step.ket, catatan),
    )  # fmt: skip
    return any(
        sum(1 + len(text) / ((width - _BOX) * _LETTERS) for text in texts) > _MOST_LINES for texts, width in cells
    )


def _fit(width: float) -> Callable[[str], str]:
    """What makes texts displayable, and breakable where they are wider than a cell that may have boxes in it."""
    return lambda text: breakable(displayable(text), width - _BOX, _TEXT, bold=True)
