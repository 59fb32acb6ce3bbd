# The checklist of an SOP on paper: what to have, to do and to hand over, each with a box to tick.
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256

from tatalaksana.faces import BOLD, FAMILIES, displayable
from tatalaksana.facts import Bagian, DaftarPeriksa, Langkah, edition_line, grouped, part_of
from tatalaksana.facts.words import Jurusan, begins_elsewhere, exits
from tatalaksana.model import Kertas, last_day, say_date
from tatalaksana.render.fitting.columns import breakable
from tatalaksana.render.fitting.units import MM
from tatalaksana.render.making import making
from tatalaksana.render.pdf.document import day_of
from tatalaksana.render.pdf.identity import even_lines
from tatalaksana.render.pdf.tags import with_checklist_tags
from tatalaksana.render.pdf.typesetting import typeset, written

_TEMPLATE = "daftar-periksa.typ"
_LIBRARIES = ("typst",)
_MILLISECONDS = 20
_WIDTHS = (23.0, 21.0, 196.0, 72.0, 109.0, 109.0, 50.0, 40.0, 41.0, 38.0, 74.0)
"""Points, of the columns on A4: No., box, Kegiatan, Pelaksana, Kelengkapan, Output, time, start, end, paraf, notes."""
_PELAKSANA, _KELENGKAPAN, _OUTPUT, _WAKTU = 3, 4, 5, 6
"""Those that procedures of other families may have nothing for, and that are left out then."""
_PARAF = 9
_NEAR = 1.0
"""Points that a cell keeps free beyond what one of a sheet does."""
_LETTERS = 0.13
"""Letters that fit a point of a line at least: seven and a half points each is wide."""
_MOST_LINES = 30
"""Lines that a page holds surely: a row that may have more can be cut where a page ends."""
_DASH = "–"
_NOTES, _BESIDE_NOTES = 7.5, 3.0
_INITIALS = 6.5
"""The size of the letters of who signs a step off beside others."""
"""The size of the letters of notes, and what a line that goes on is set in by, beyond what any cell keeps free."""
_FOOT, _PAGE_NUMBER = 7.5, 66.0
"""The size of the foot's letters, and what the page's number beside it takes."""


@dataclass(frozen=True)
class ChecklistLayout:
    """The numbers of a checklist that Python and the template both reckon with; in points where nothing else is said."""

    margins: tuple[int, int, int] = (12, 12, 18)
    """(above, left and right, below) in millimetres."""
    text: float = 8.5
    """The size of its letters."""
    title: float = 13
    facts: float = 210.0
    """For number, revision, date and fingerprint beside the title."""
    gap: float = 16
    """Between the title and these."""
    box: float = 12
    """What a box before an item takes of a line."""


_LAYOUT = ChecklistLayout()
Lines = tuple[tuple[int, str], ...]
"""Lines of a text: how many levels each is set in, and its words."""


@dataclass(frozen=True)
class CheckedStep:
    """A row of a checklist."""

    number: str
    kegiatan: Lines
    pelaksana: str
    kelengkapan: tuple[Lines, ...]
    output: tuple[Lines, ...]
    waktu: str
    notes: Lines
    exits: tuple[str, ...]
    """The ways to go on, of which one is circled."""
    together: Lines
    """Where else the procedure may begin; the steps that go on at the same time."""
    long: bool
    """Whether the row might be taller than a page."""
    signers: tuple[str, ...]
    """Those who sign it off, where they are several: each has a place."""
    heading: bool = False
    """Whether it is no step: nothing is ticked or filled."""


@dataclass(frozen=True)
class ChecklistDocument:
    """All that is printed, as the template takes it."""

    document_title: str
    title: str
    day: tuple[int, int, int]
    paper: tuple[float, float]
    """(width, height) in millimetres."""
    watermark: str
    unit: str
    part: str
    """Whose part it is; empty for all of it."""
    facts: tuple[tuple[str, str], ...]
    foot: str
    columns: tuple[int, ...]
    """Those that are printed."""
    widths: tuple[float, ...]
    """Of these, in points."""
    steps: tuple[CheckedStep, ...]
    layout: ChecklistLayout = _LAYOUT
    fonts: tuple[str, ...] = FAMILIES


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist that is ready to be set."""

    name: str
    """Its address without its ending: `folder/slug-daftar-periksa`."""
    document: ChecklistDocument

    @property
    def key(self) -> str:
        """The hash of what the bytes depend on."""
        return sha256(f"{making(*_LIBRARIES)}\0{_TEMPLATE}\0{written(self.document)}".encode()).hexdigest()

    @property
    def effort(self) -> int:
        """About how many milliseconds it takes to make."""
        return _MILLISECONDS

    def content(self) -> bytes:
        """The PDF: PDF/A-3a and PDF/UA-1."""
        return with_checklist_tags(typeset(self.document, _TEMPLATE))


def checklist(whole: DaftarPeriksa | Bagian, day: date, paper: Kertas = Kertas.A4) -> Checklist:
    """The checklist of an SOP for paper.

    Args:
        whole: The checklist, or one office's part of it.
        day: The document's date where the SOP has no effective date.
        paper: The paper, landscape.
    """
    room = (paper.lebar - 2 * _LAYOUT.margins[1]) * MM
    beside = room - _LAYOUT.facts
    part = whole if isinstance(whole, Bagian) else None
    daftar, steps = part_of(whole)
    columns = _columns(daftar)
    stretch = room / sum(_WIDTHS[at] for at in columns)
    widths = tuple(one * stretch for one in _WIDTHS)
    document = ChecklistDocument(
        displayable(f"Daftar Periksa {daftar.judul}"),
        _title(daftar.judul, beside - _LAYOUT.gap),
        day_of(last_day(daftar.efektif or day)),
        paper.ukuran,
        daftar.tanda_air,
        breakable(displayable(daftar.unit), beside - 120, _LAYOUT.text),
        breakable(displayable(part.nama), beside - 120, _LAYOUT.text, bold=True) if part else "",
        tuple(_facts(daftar)),
        breakable(_foot(daftar), room - _PAGE_NUMBER, _FOOT, bold=True),
        columns,
        tuple(widths[at] for at in columns),
        tuple(_step(one, daftar, widths) for one in steps),
    )
    name = f"{daftar.id}-daftar-periksa"
    return Checklist(f"{name}-{part.jabatan}" if part else name, document)


def _title(text: str, room: float) -> str:
    """In lines about as long as each other: no last word stands alone."""
    size = _LAYOUT.title
    return "\n".join(even_lines(breakable(displayable(text), room, size, bold=True), (room - _NEAR) / size, BOLD))


def _columns(daftar: DaftarPeriksa) -> tuple[int, ...]:
    """The columns that some step has something in, and those that are filled by hand."""
    filled = {
        _PELAKSANA: any(step.siapa for step in daftar.langkah),
        _KELENGKAPAN: any(step.kelengkapan for step in daftar.langkah),
        _OUTPUT: any(step.output for step in daftar.langkah),
        _WAKTU: any(step.waktu for step in daftar.langkah),
    }
    return tuple(at for at in range(len(_WIDTHS)) if filled.get(at, True))


def _facts(daftar: DaftarPeriksa) -> list[tuple[str, str]]:
    facts = (
        ("Nomor SOP", daftar.nomor or "Tanpa nomor"),
        ("Revisi", f"ke-{daftar.revisi_ke}" if daftar.revisi_ke else _DASH),
        ("Tanggal efektif", say_date(daftar.efektif) if daftar.efektif else _DASH),
        ("Sidik", grouped(daftar.sidik)),
    )
    return [(name, breakable(displayable(text), _LAYOUT.facts - 80, _LAYOUT.text, bold=True)) for name, text in facts]


def _foot(daftar: DaftarPeriksa) -> str:
    return displayable(edition_line(daftar.nomor, daftar.revisi_ke, daftar.efektif, daftar.sidik, daftar.status))


def _step(step: Langkah, daftar: DaftarPeriksa, widths: Sequence[float]) -> CheckedStep:
    # Who acts and the time have no boxes before them.
    without = {_PELAKSANA, _WAKTU}
    fits = [_fit(width if at in without else width - _LAYOUT.box) for at, width in enumerate(widths)]
    _, _, kegiatan, pelaksana, kelengkapan, output, waktu, *_ = fits
    catatan = partial(_note, widths[-1])
    ways = exits(daftar, step)
    return CheckedStep(
        step.nomor,
        _lines(step.kegiatan, kegiatan),
        pelaksana(step.siapa),
        tuple(_lines(text, kelengkapan) for text in step.kelengkapan),
        tuple(_lines(text, output) for text in step.output),
        waktu(step.waktu),
        _lines("\n".join(step.ket), catatan),
        tuple(kegiatan(way.kata) for way in ways if way.pilihan),
        _lines("\n".join(filter(None, (begins_elsewhere(daftar, step), _onward(step, ways)))), kegiatan),
        _may_run_on(step, widths),
        tuple(breakable(displayable(name), widths[_PARAF] - _BESIDE_NOTES, _INITIALS) for name in step.pemaraf),
        step.tanpa_simbol,
    )


def _lines(text: str, fit: Callable[[str], str]) -> Lines:
    """The lines of a text, each with how far it is set in."""
    return tuple(((len(line) - len(line.lstrip(" "))) // 2, fit(line.lstrip(" "))) for line in text.split("\n"))


def _onward(step: Langkah, ways: Sequence[Jurusan]) -> str:
    """What is told of ways on that nobody chooses, where it is not just the one next step."""
    told = [way.kata for way in ways if not way.pilihan]
    if step.serentak and len(ways) == 1:
        return f"Lanjut bersamaan {told[0]}"
    return "\n".join(told) if len(ways) > 1 else ""


def _may_run_on(step: Langkah, widths: Sequence[float]) -> bool:
    """Whether a row might be taller than a page."""
    _, _, kegiatan, pelaksana, kelengkapan, output, waktu, *_, catatan = widths
    exits_ = tuple(exit_.label for exit_ in step.keluar)
    cells = (
        ((step.kegiatan, *exits_, *exits_), kegiatan), (step.pelaksana, pelaksana), (step.kelengkapan, kelengkapan),
        (step.output, output), ((step.waktu,), waktu), (step.ket, catatan),
    )  # fmt: skip
    return any(
        sum(1 + text.count("\n") + len(text) / ((width - _LAYOUT.box) * _LETTERS) for text in texts) > _MOST_LINES
        for texts, width in cells
    )


def _note(width: float, text: str) -> str:
    """Notes are in smaller letters, and have no boxes before them."""
    return breakable(displayable(text), width - _BESIDE_NOTES, _NOTES)


def _fit(width: float) -> Callable[[str], str]:
    """What makes texts displayable, and breakable where they are wider than this, in points."""
    return lambda text: breakable(displayable(text), width - _NEAR, _LAYOUT.text, bold=True)
