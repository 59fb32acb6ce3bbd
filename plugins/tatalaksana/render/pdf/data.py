# An SOP's sheet as the template takes it, but for its pages: every text made displayable, every size in points.
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import pairwise

from tatalaksana.catalog import Entry
from tatalaksana.chart import Geometry
from tatalaksana.chart.sizes import ARROW_LENGTH, ARROW_WIDTH, LABEL_SIZE, WORDS_LINE, WORDS_SIZE
from tatalaksana.faces import BOLD, REGULAR, displayable
from tatalaksana.facts import Facts
from tatalaksana.model import MUTU_BAKU, Flow, Kertas, Kolom, Label, Lembaran, Orientasi, Profil, Sajian
from tatalaksana.render.code import CODE_ALT, check_code
from tatalaksana.render.fitting.bridges import gap_on_paper
from tatalaksana.render.fitting.claims import SMALLEST_SIZE, TABLE_SIZES, claims_of
from tatalaksana.render.fitting.columns import Columns, columns_of, too_narrow
from tatalaksana.render.fitting.lane_heads import lane_letters, turned_heads
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.fitting.letters import ems
from tatalaksana.render.fitting.units import MM
from tatalaksana.render.pdf.heads import Head, Heads
from tatalaksana.render.pdf.identity import Identity, Picture, identity_of
from tatalaksana.render.pdf.legible import Lettering
from tatalaksana.render.pdf.rows import Row, rows_of
from tatalaksana.render.pdf.steps import steps_body
from tatalaksana.render.pdf.texts import fitted

_SMALLER = 0.86
"""What an identity sheet may be drawn smaller by where that saves a page: its letters are nine points then."""
_SMALLEST = 0.42
"""Points in a pixel of the chart below which all else gives way to it: its symbols are 7 mm wide then."""
_LEAST_CODE, _ABOVE_CODE = 12.0, 6.0
"""Millimetres of a code at least; and between the text and it, and below it."""


@dataclass(frozen=True, slots=True)
class Printing:
    """What a sheet says that is not in its source."""

    day: date
    """The document's date where an SOP has no effective date: that of its last change."""
    paper: Kertas | None = None
    """Another paper than the profile's."""
    logos: Mapping[str, bytes] = field(default_factory=dict)
    """The logos of the profiles, by their names there."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The pictures of electronic signatures, by their names in the sources."""


@dataclass(frozen=True)
class Table:
    """The table of activities; sizes in points."""

    columns: tuple[Kolom, ...]
    lanes: int
    widths: tuple[float, ...]
    """Of every column, each lane for itself."""
    left: float
    """Where the first lane begins, from the table's left."""
    heads: Heads
    label_size: float
    """Of the letters of labels."""
    words: tuple[float, float]
    """Of the letters in symbols: (size, from one line to the next)."""
    arrow: tuple[float, float]
    """(length, width)."""
    gap: float
    """From an upright line to where the gap of a level one ends that it passes."""


@dataclass(frozen=True)
class PrintedCode:
    """The QR code at the foot."""

    svg: str
    side: float
    """Millimetres that it is wide and tall."""
    alt: str


@dataclass(frozen=True)
class PaperSheet:
    """What is printed of an SOP on whatever pages."""

    title: str
    paper: tuple[float, float]
    """(width, height) in millimetres."""
    margins: tuple[float, float, float]
    """(above, left and right, below) in millimetres."""
    watermark: str
    identity: Identity
    foot: tuple[str, ...]
    """The lines at the foot of each page."""
    code: PrintedCode | None
    table: Table | None
    """None where the steps are a list on the identity sheet."""
    running: tuple[str, str] | None
    """What stands at the head of every further page, on its left and right."""
    together: bool
    """Whether the table may begin under the identity sheet, where one page holds both."""

    @property
    def room(self) -> tuple[float, float]:
        """(width, height) between the margins, in points."""
        (width, height), (top, side, bottom) = self.paper, self.margins
        return (width - 2 * side) * MM, (height - top - bottom) * MM


@dataclass(frozen=True, slots=True)
class Unpaged:
    """An SOP's sheet before it has pages."""

    name: str
    """The id of the SOP."""
    flow: Flow
    geometry: Geometry
    """The flow as drawn on paper; the entry would hold all of the SOP for as long as its sheet waits to be made."""
    sheet: PaperSheet
    rows: tuple[Row, ...]
    words: tuple[str, ...]
    """What each symbol is called for those who listen."""
    columns: Columns | None
    """Those of its table."""
    smaller: Callable[[], Identity] | None
    """Makes the identity sheet in smaller letters, for where that saves a page; None where its steps are a list."""


def unpaged(facts: Facts, printing: Printing) -> Unpaged:
    """Everything of an SOP's sheet but its pages."""
    profil = facts.profil
    paper = sheet_paper(profil, printing)
    width = (paper[0] - 2 * profil.tepi.sisi) * MM
    upright, listed = profil.orientasi is Orientasi.TEGAK, profil.langkah is Sajian.DAFTAR
    drawn = _Drawn(facts.entry) if listed else _drawn(facts, paper)
    code = _printed_code(facts.check_address, profil.tepi.bawah)
    beside = LAYOUT.foot.number + (code.side * MM + LAYOUT.foot.code if code else 0)
    identity = partial(
        identity_of,
        facts.sheet,
        picture_of(profil.logo, printing.logos),
        width,
        _pictures(facts, printing.pictures),
        upright=upright,
        steps=(lambda wide: steps_body(facts, wide)) if listed else None,
    )
    sheet = PaperSheet(
        fitted(width, LAYOUT.table.title, bold=True)(facts.sheet.heading),
        paper,
        margins_of(profil),
        facts.entry.tanda_air,
        identity(),
        tuple(map(fitted(width - beside, LAYOUT.foot.size, bold=True), facts.foot)),
        code,
        drawn.table,
        _running(facts, width) if upright or listed else None,
        profil.satu_halaman and not listed,
    )
    smaller = None if listed else partial(identity, scale=_SMALLER)
    entry = drawn.entry
    return Unpaged(entry.id, entry.flow, entry.geometry, sheet, drawn.rows, facts.kata, drawn.columns, smaller)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The steps of an SOP as a table with their chart; without one where they are a list."""

    entry: Entry
    table: Table | None = None
    rows: tuple[Row, ...] = ()
    columns: Columns | None = None


def _drawn(facts: Facts, paper: tuple[float, float]) -> _Drawn:
    """The table for paper of this size, in millimetres."""
    profil, names = facts.profil, facts.lajur

    def measured(geometry: Geometry) -> Columns:
        return columns_of(profil.kolom, geometry, names, claims)

    lettering = Lettering(facts.entry, measured)
    for size in (*TABLE_SIZES, SMALLEST_SIZE):
        claims = claims_of(facts, paper, size)
        found = lettering.legible()
        columns = found.columns
        if not too_narrow(columns) or (size < TABLE_SIZES[0] and columns.scale >= _SMALLEST):
            break
    entry, columns, exits = lettering.enlarged(found)
    widths = [right - left for left, right in pairwise(columns.lanes)]
    lane_size = lane_letters(names, widths, claims.lane_size)
    turned = turned_heads(names, widths) if claims.dense or entry.geometry.letters > 1 else None
    fits = [displayable if turned else fitted(width, lane_size, bold=True) for width in widths]
    over_lanes = tuple([fit(name) for fit, name in zip(fits, names, strict=True)])
    lanes = Head(displayable(facts.label.pelaksana), over_lanes, turned)
    heads = tuple(_heads(profil.kolom, facts.label, lanes, columns, (size, lane_size)))
    table = _table(profil.kolom, columns, Heads(heads, size, lane_size, profil.nomor_kolom), entry.geometry.letters)
    return _Drawn(entry, table, rows_of(facts.entry, facts.catalog, columns, size, exits), columns)


def _running(facts: Facts, width: float) -> tuple[str, str]:
    """The title, and the number with its label, on one line of a width in points; of a long title its beginning."""
    label, number = facts.sheet.number
    said = displayable(f"{label} {number}") if number else ""
    room = (width - LAYOUT.running.between) / LAYOUT.running.size - ems(said, REGULAR).most
    words = displayable(facts.sheet.title[1]).split()
    shown = words
    while shown and ems(title := " ".join(shown) + ("" if shown == words else " …"), BOLD).most > room:
        shown = shown[:-1]
    return title if shown else "", said


def _table(kolom: tuple[Kolom, ...], columns: Columns, heads: Heads, letters: float) -> Table:
    scale, larger = columns.scale, columns.scale * letters
    return Table(
        kolom,
        len(columns.lanes) - 1,
        columns.widths,
        columns.left,
        heads,
        LABEL_SIZE * larger,
        (WORDS_SIZE * larger, WORDS_LINE * larger),
        (ARROW_LENGTH * scale, ARROW_WIDTH * scale),
        gap_on_paper(scale),
    )


def sheet_paper(profil: Profil, printing: Printing) -> tuple[float, float]:
    """(width, height) of a sheet, in millimetres."""
    return Lembaran(printing.paper or profil.kertas, profil.orientasi).ukuran


def margins_of(profil: Profil) -> tuple[float, float, float]:
    """(above, left and right, below) of a sheet, in millimetres."""
    return profil.tepi.atas, profil.tepi.sisi, profil.tepi.bawah


def _pictures(facts: Facts, pictures: Mapping[str, bytes]) -> tuple[Picture | None, ...]:
    """What stands in each signature's place."""
    return tuple(picture_of(signed.gambar, pictures) for signed in facts.sheet.signatures)


def picture_of(name: str | None, pictures: Mapping[str, bytes]) -> Picture | None:
    """A picture by its name in the sources; nothing where there is none of the name."""
    if name is None or name not in pictures:
        return None
    return Picture(tuple(pictures[name]), "svg" if name.lower().endswith(".svg") else "png")


def _printed_code(address: str, below: float) -> PrintedCode | None:
    """The code of an address, as large as the margin below has room for."""
    if not address:
        return None
    code = check_code(address)
    return PrintedCode(code.svg, max(_LEAST_CODE, min(code.side, below - _ABOVE_CODE)), CODE_ALT)


def _heads(
    kolom: Sequence[Kolom],
    label: Label,
    lanes: Head,
    columns: Columns,
    sizes: tuple[float, float],
) -> list[Head]:
    heads: list[Head] = []
    size, lane_size = sizes
    mutu = [key for key in kolom if key in MUTU_BAKU]

    def over(key: Kolom, size: float) -> str:
        return fitted(columns.texts[key.value], size, bold=True)(getattr(label, key.value))

    for key in kolom:
        if key is Kolom.PELAKSANA:
            heads.append(lanes)
        elif key not in mutu:
            heads.append(Head(over(key, size)))
        elif key is mutu[0]:
            heads.append(Head(displayable(label.mutu_baku), tuple(over(other, lane_size) for other in mutu)))
    return heads
