# What an office's document is made of: an SOP, its sheet with pages, and the words of its source.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tatalaksana.facts import Facts
from tatalaksana.model import KOLOM_TEKS, MUTU_BAKU, WAKTU, Kertas, Kolom
from tatalaksana.render.code import check_png
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.fitting.units import MM
from tatalaksana.render.office.embedded import EmbeddedPicture
from tatalaksana.render.office.words import CellParagraph, fitting_size, paragraphs_of, paragraphs_of_body, saying
from tatalaksana.render.office.xml import legal
from tatalaksana.render.pdf.data import Unpaged
from tatalaksana.render.pdf.heads import head_heights
from tatalaksana.render.pdf.pages import DrawnSheet, LaneCells, NumberCell, TextCell
from tatalaksana.render.pdf.rows import Line
from tatalaksana.render.pdf.sheet import OfficialSheet
from tatalaksana.render.pdf.texts import Run

_TITLE = 26.0
"""Points of the title over a table where that isn't sure."""


@dataclass(frozen=True, slots=True)
class OfficeHead:
    """The head of a column, or of several."""

    title: str
    below: tuple[str, ...]
    """The heads under it; none where it has one column."""
    size: float = 0.0
    """Of their letters."""
    turned: bool = False
    """Whether they are read from below."""


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """A row of the table as it is printed: a step, or a piece of one that no page can hold."""

    line: Line
    number: str
    times: int
    """How many rows of the page its time is for; 0 where the row above has it."""


@dataclass(frozen=True, slots=True)
class OfficeSheet:
    """An SOP that an office's document is made of."""

    facts: Facts
    unpaged: Unpaged
    drawn: DrawnSheet
    day: tuple[int, int, int]
    """The document's date."""
    chosen: Kertas | None = None
    """Another paper than the profile's."""

    @property
    def paper(self) -> tuple[float, float]:
        """(width, height) in millimetres."""
        return self.drawn.paged.sheet.paper

    @property
    def kertas(self) -> Kertas:
        """Its paper."""
        return self.chosen or self.facts.profil.kertas

    @property
    def foot(self) -> tuple[str, ...]:
        """The lines at the foot of each page."""
        return tuple(map(legal, self.facts.foot))

    @property
    def code(self) -> EmbeddedPicture | None:
        """The QR code at the foot of each page, as large as the PDF has it."""
        printed = self.drawn.paged.sheet.code
        if printed is None:
            return None
        side = printed.side * MM
        return EmbeddedPicture(check_png(self.facts.check_address), side, side, printed.alt)

    @property
    def heading(self) -> str:
        """What stands over the table."""
        return legal(self.facts.sheet.heading)

    @property
    def first_lane(self) -> int:
        """The column of the first lane."""
        kolom = self.facts.profil.kolom
        return kolom.index(Kolom.PELAKSANA)

    @property
    def watermark(self) -> str:
        """The word that says that it is none in force: «DRAF»; else empty."""
        return self.drawn.paged.sheet.watermark

    @property
    def size(self) -> float:
        """Of the letters in the table."""
        table = self.drawn.paged.sheet.table
        return table.heads.size if table else LAYOUT.identity.size

    @property
    def title_height(self) -> float:
        """Of the title over the table, in points."""
        sheet, columns = self.drawn.paged.sheet, self.unpaged.columns
        known = sheet.table and columns and head_heights(sheet.table.heads, sheet.title, columns)
        return known[1] if known else _TITLE

    def heads(self) -> Iterator[OfficeHead]:
        """The heads of the table's columns."""
        label, kolom = self.facts.label, self.facts.profil.kolom
        mutu = [key for key in kolom if key in MUTU_BAKU]
        column = 0
        for key in kolom:
            if key is Kolom.PELAKSANA:
                yield self._over(legal(label.pelaksana), tuple(map(legal, self.facts.lajur)), column, self._turned())
                column += len(self.facts.lajur)
                continue
            if key not in mutu:
                yield OfficeHead(legal(getattr(label, key.value)), ())
            elif key is mutu[0]:
                below = tuple(legal(getattr(label, one.value)) for one in mutu)
                yield self._over(legal(label.mutu_baku), below, column)
            column += 1

    def _over(self, title: str, below: tuple[str, ...], column: int, turned: float = 0) -> OfficeHead:
        """A head over others, in letters in which each of these has room: lines stand further apart than in the PDF."""
        if turned:
            return OfficeHead(title, below, turned, turned=True)
        table, columns = self.drawn.paged.sheet.table, self.unpaged.columns
        assert table is not None  # noqa: S101 - who asks has a table
        assert columns is not None  # noqa: S101 - likewise
        size, tall = table.heads.lane_size, self.drawn.paged.head_heights[1]
        rooms = [(width, tall) for width in columns.widths[column : column + len(below)]]
        fitting = (fitting_size(saying(name), room, size, bold=True) for name, room in zip(below, rooms, strict=True))
        return OfficeHead(title, below, min(fitting))

    def _turned(self) -> float:
        """The size of heads over lanes that are read from below; 0 where none are."""
        table = self.drawn.paged.sheet.table
        return max((head.turned.size for head in table.heads.groups if head.turned), default=0.0) if table else 0.0

    def rows(self, page: int) -> tuple[OfficeRow, ...]:
        """The rows of the table on a page."""
        drawing, kolom = self.drawn.drawing, self.facts.profil.kolom
        assert drawing is not None  # noqa: S101 - who asks for a page has one
        span, numbers = drawing.spans[page], self.facts.entry.flow.numbers
        return tuple(
            OfficeRow(line, numbers[line.row], _times(kolom, cells))
            for line, cells in zip(
                self.drawn.lines[span.start : span.end], self.drawn.paged.pages[page].rows, strict=True
            )
        )

    def rooms(self, row: OfficeRow) -> dict[Kolom, tuple[float, float]]:
        """Width and height of each column's cell in a row, in points; a lane's are those of the first."""
        columns, first = self.unpaged.columns, self.first_lane
        assert columns is not None  # noqa: S101 - who asks for a row has columns
        kolom, more = self.facts.profil.kolom, len(self.facts.lajur) - 1
        return {
            key: (columns.widths[at if at <= first else at + more], row.line.height)
            for at, key in enumerate(kolom)
        }  # fmt: skip

    def cell(self, line: Line, key: Kolom) -> tuple[CellParagraph, ...]:
        """What stands in a cell of text."""
        body = line.cells[key.value]
        if sum(one.row == line.row for one in self.drawn.lines) > 1:
            return paragraphs_of_body(body)
        step = self.facts.entry.sop.kegiatan[line.row]
        if key is WAKTU:
            return paragraphs_of(step.waktu.teks) if step.waktu else ()
        if key in KOLOM_TEKS:
            return paragraphs_of(getattr(step, key.value))
        small = tuple(Run(legal(run.text), small=True) for item in body for run in item.runs if run.small)
        return (*paragraphs_of(step.uraian), *(CellParagraph((run,)) for run in small))


def _times(kolom: Sequence[Kolom], cells: Sequence[LaneCells | NumberCell | TextCell]) -> int:
    if len(cells) < len(kolom):
        return 0
    said = next((cell for key, cell in zip(kolom, cells, strict=True) if key is WAKTU), None)
    return said.span if isinstance(said, TextCell) else 1


def office_sheet(facts: Facts, official: OfficialSheet, paper: Kertas | None = None) -> OfficeSheet:
    """An SOP as documents for an office are made of it.

    Args:
        facts: The SOP.
        official: Its official sheet.
        paper: Another paper than the profile's, if that sheet has one.
    """
    return OfficeSheet(facts, official.unpaged, official.drawn(), official.document.day, paper)
