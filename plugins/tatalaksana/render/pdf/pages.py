# The pages of a sheet, once the template has measured what stands on them.
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Literal

from tatalaksana.chart import Band, Geometry, Point, Route
from tatalaksana.faces import displayable
from tatalaksana.model import WAKTU, Bentuk, Kolom
from tatalaksana.render.fitting.breaks import Room, page_breaks
from tatalaksana.render.fitting.columns import Columns
from tatalaksana.render.fitting.joints import JOINT, cuts_above
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.pdf.data import PaperSheet, Table, Unpaged
from tatalaksana.render.pdf.drawing import Drawing, Drawn
from tatalaksana.render.pdf.filling import filling_of
from tatalaksana.render.pdf.heads import head_heights
from tatalaksana.render.pdf.identity_rows import identity_rows
from tatalaksana.render.pdf.measuring import CutPiece, Cutting, Heights, Unsure
from tatalaksana.render.pdf.rows import Line, Row, lines, row_heights, to_cut
from tatalaksana.render.pdf.texts import Body

_SLACK = 1.0
"""Points that a page keeps free, so that rounding never pushes its last row over."""


@dataclass(frozen=True)
class Question:
    """What the template is to measure of a sheet, besides the head of its table."""

    sheet: PaperSheet
    identity_heights: tuple[float | None, ...]
    long: bool
    """Whether the identity sheet may take more than a page, and is to be measured whole."""
    cells: tuple[Unsure, ...] = ()
    cutting: Cutting | None = None


Measure = Callable[[Question], Heights]


@dataclass(frozen=True)
class SymbolMark:
    """A symbol; where its middle is, in points from its cell's left and top; and how large it is."""

    shape: Bentuk
    lines: tuple[str, ...]
    """Its own words."""
    words: str
    """What it is called for those who listen."""
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class LaneCells:
    """The cells of all lanes in a line: the symbols of each."""

    lanes: tuple[tuple[SymbolMark, ...], ...]
    kind: Literal["lanes"] = "lanes"


@dataclass(frozen=True)
class NumberCell:
    """The cell of a row's number."""

    text: str
    continued: bool
    """Whether the row began on a line above."""
    kind: Literal["number"] = "number"


@dataclass(frozen=True)
class TextCell:
    """A cell of text; a text of one style stands as that text."""

    body: str | Body
    span: int = 1
    """How many lines it stretches over."""
    kind: Literal["words"] = "words"


@dataclass(frozen=True)
class TablePage:
    """A page of the table."""

    drawn: Drawn
    rows: tuple[tuple[LaneCells | NumberCell | TextCell, ...], ...]


@dataclass(frozen=True)
class Paged:
    """A sheet with its pages; heights in points."""

    sheet: PaperSheet
    identity_heights: tuple[float | None, ...]
    """Of the identity sheet's rows; None where the template finds out."""
    elastic: int | None
    """The first of them that share what those above leave of the page; None where it is not filled."""
    identity_pages: int
    """0 where the table begins under it."""
    head_heights: tuple[float, ...]
    pages: tuple[TablePage, ...]

    @property
    def count(self) -> int:
        """Its pages."""
        return self.identity_pages + len(self.pages)


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """A sheet with its pages, and its chart on them."""

    paged: Paged
    drawing: Drawing | None
    """None where the steps are a list."""
    lines: tuple[Line, ...] = ()
    """Those of its table, on all pages."""


def with_pages(unpaged: Unpaged, measure: Measure) -> Paged:
    """A sheet with its pages; with a smaller identity sheet where that saves one."""
    paged = drawn_sheet(unpaged, measure).paged
    if unpaged.smaller is None or not (paged.identity_pages > 1 or (unpaged.sheet.together and paged.identity_pages)):
        return paged
    sheet = replace(unpaged.sheet, identity=unpaged.smaller())
    smaller = drawn_sheet(replace(unpaged, sheet=sheet), measure).paged
    # What is drawn smaller does not go on on another page.
    return smaller if smaller.count < paged.count and smaller.identity_pages <= 1 else paged


def drawn_sheet(unpaged: Unpaged, measure: Measure) -> DrawnSheet:
    """A sheet with its pages: what isn't sure of rows is measured, breaks chosen, lines drawn."""
    sheet, geometry, columns, rows = unpaged.sheet, unpaged.geometry, unpaged.columns, unpaged.rows
    width, page_height = sheet.room
    above = identity_rows(sheet.identity, width)
    whole = above.whole if above else None
    long = above is None or above.most > page_height
    known = () if above is None else above.broken(sheet.identity.pairs) if long else above.known
    question = Question(sheet, known, long or (sheet.together and whole is None))
    if sheet.table is None or columns is None:
        return DrawnSheet(Paged(sheet, known, None, measure(question).pages, (), ()), None)
    charts = [band.size * columns.scale for band in geometry.rows]
    heights, asked = row_heights(rows, columns, sheet.table.heads.size, charts)
    heads = head_heights(sheet.table.heads, sheet.title, columns)
    identity, pages = whole or 0.0, 0
    if asked or heads is None or question.long:
        measured = measure(replace(question, cells=asked))
        for number, height in measured.rows:
            heights[number] = max(heights[number], height)
        heads, pages = (measured.heads, measured.title), measured.pages
        identity = measured.identity if question.long else identity
    head, title = heads
    room_height = page_height - sum(head) - _SLACK
    room = Room(first=room_height - title, next=room_height, joint=JOINT)
    table = lines(
        rows, heights, _cuts(rows, columns, heights, room, lambda one: measure(replace(question, cutting=one)))
    )
    geometry = _stretched(geometry, table)
    spans = page_breaks([line.height for line in table], lambda line: len(cuts_above(line, geometry)), room)
    drawing = Drawing(unpaged.flow, geometry, spans, [line.height for line in table], columns)
    shared, cells = unpaged.flow.shared, _Cells(unpaged, sheet.table, columns)
    below = LAYOUT.identity.above_table + title + sum(line.height for line in table)
    together = sheet.together and len(spans) == 1 and identity + below <= room_height
    found = identity if question.long and pages == 1 else None
    filling = filling_of(above, sheet.identity.pairs, page_height - _SLACK, found) if above and not together else None
    paged = Paged(
        sheet,
        filling.heights if filling else known,
        filling.elastic if filling else None,
        0 if together else max(pages, ceil(identity / page_height), 1),
        head,
        tuple(
            TablePage(
                page, tuple(cells.row(line, times) for line, times in _timed(table[span.start : span.end], shared))
            )
            for span, page in zip(spans, drawing.pages(), strict=True)
        ),
    )
    return DrawnSheet(paged, drawing, table)


def _cuts(
    rows: Sequence[Row], columns: Columns, heights: Sequence[float], room: Room, measure: Callable[[Cutting], Heights]
) -> Mapping[int, Sequence[CutPiece]]:
    """The pieces of each row that no page can hold."""
    found = {}
    for number, height in enumerate(heights):
        first, further = (space - 2 * JOINT for space in (room.next if number else room.first, room.next))
        if height > first:
            pieces = measure(Cutting(to_cut(rows[number], columns), (first, further))).pieces
            if len(pieces) > 1:
                found[number] = pieces
    return found


def _stretched(geometry: Geometry, table: Sequence[Line]) -> Geometry:
    """The geometry with an empty row for every further piece of a row; lines that leave the row run through them."""
    if len(table) == len(geometry.rows):
        return geometry
    first = {line.row: index for index, line in enumerate(table) if line.piece == 0}

    def moved(point: Point) -> Point:
        return point._replace(row=first[point.row])

    def routed(route: Route) -> Route:
        return replace(route, points=tuple(moved(point) for point in route.points))

    return replace(
        geometry,
        rows=tuple(geometry.rows[line.row] if line.piece == 0 else Band(0, ()) for line in table),
        centres=tuple(moved(point) for point in geometry.centres),
        routes=tuple(routed(route) for route in geometry.routes),
    )


def _timed(table: Sequence[Line], shared: Mapping[int, int]) -> Iterator[tuple[Line, int]]:
    """The lines of a page, each with how many of them its time is for; 0 where the line above has it."""
    times: list[int] = []
    first = 0
    for line in table:
        if (line.row in shared or line.piece) and times:
            times[first] += 1
            times.append(0)
        else:
            first = len(times)
            times.append(1)
    return zip(table, times, strict=True)


class _Cells:
    """The cells of an SOP's table as the template takes them."""

    def __init__(self, unpaged: Unpaged, table: Table, columns: Columns) -> None:
        self._unpaged = unpaged
        self._table = table
        self._lanes = columns.lanes
        self._scale = columns.scale

    def row(self, line: Line, times: int) -> tuple[LaneCells | NumberCell | TextCell, ...]:
        """The cells of a line. Where the cell above stretches down to here, there is none."""
        columns = self._table.columns
        return tuple(self._cell(line, key, times) for key in columns if times or key is not WAKTU)

    def _cell(self, line: Line, key: Kolom, times: int) -> LaneCells | NumberCell | TextCell:
        if key is Kolom.PELAKSANA:
            return LaneCells(self._symbols(line))
        if key is Kolom.NO:
            return NumberCell(self._unpaged.rows[line.row].number, line.piece > 0)
        body = line.cells[key.value]
        plain = len(body) == 1 and not body[0].wide and len(body[0].runs) == 1 and body[0].runs[0].plain
        return TextCell(body[0].runs[0].text if plain else body, times if key is WAKTU else 1)

    def _symbols(self, line: Line) -> tuple[tuple[SymbolMark, ...], ...]:
        flow, geometry, edges = self._unpaged.flow, self._unpaged.geometry, self._lanes
        lanes: list[tuple[SymbolMark, ...]] = [()] * flow.lanes
        for index, symbol in enumerate(flow.symbols):
            if symbol.row == line.row and not line.piece:
                centre = geometry.centres[index]
                left, right = edges[symbol.lane : symbol.lane + 2]
                x = (right - left) * geometry.lanes[symbol.lane].lines[centre.x]
                y = line.height * geometry.rows[line.row].lines[centre.y]
                words = displayable(self._unpaged.words[index])
                size = geometry.sizes[index]
                lines = tuple(map(displayable, size.lines))
                width, height = size.width * self._scale, size.height * self._scale
                lanes[symbol.lane] += (SymbolMark(symbol.bentuk, lines, words, x, y, width, height),)
        return tuple(lanes)
