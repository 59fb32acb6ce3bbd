# The table of activities on a worksheet: its head on every page, a row a step, and the chart over its lanes.
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from tatalaksana.model import WAKTU, Kolom
from tatalaksana.render.fitting.joints import CONTINUED, CONTINUES, Spot
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.office.diagram import Diagram, PagedChart, diagrams_of
from tatalaksana.render.office.office_sheet import OfficeRow, OfficeSheet
from tatalaksana.render.office.words import fitting_size, saying
from tatalaksana.render.office.worksheet import DOT, CellLook, Worksheet, number, rich

_TITLE = CellLook(LAYOUT.table.title, bold=True, across="center", border="")
_SMALL = 6.5


@dataclass(frozen=True, slots=True)
class TableSheet:
    """The worksheet of the table."""

    cells: Worksheet
    diagrams: tuple[Diagram, ...]
    """The chart on each of its pages."""
    repeated: tuple[int, int]
    """The first and the last row of its head."""


def table_sheet(sheet: OfficeSheet, above: float = 0) -> TableSheet:
    """The table of an SOP whose steps are not a list.

    Args:
        sheet: The SOP.
        above: Points of what will stand over it on its worksheet: there its chart is drawn.
    """
    paged, drawing, columns = sheet.drawn.paged, sheet.drawn.drawing, sheet.unpaged.columns
    assert drawing is not None  # noqa: S101 - the steps are a table
    assert columns is not None  # noqa: S101 - likewise
    edges = [round(edge / DOT) for edge in accumulate(columns.widths, initial=0.0)]
    cells = Worksheet([right - left for left, right in pairwise(edges)])
    cells.put(
        cells.add(sheet.title_height), 0, rich(saying(sheet.facts.sheet.heading), _TITLE.size), _TITLE,
        right=len(columns.widths),
    )  # fmt: skip
    repeated = _put_heads(cells, sheet)
    begin = [_put_page(cells, sheet, page) for page in range(len(drawing.spans))]
    down = list(accumulate(cells.heights, initial=round(above / DOT)))
    first = sheet.first_lane
    lanes = edges[first : first + len(columns.lanes)]
    moves = [
        _moved(columns.lanes, lanes, drawing.tops(page), [down[row] for row in rows]) for page, rows in enumerate(begin)
    ]
    chart = PagedChart(drawing, sheet.facts.kata, paged.identity_pages + 1)
    return TableSheet(cells, diagrams_of(chart, moves), repeated)


def _moved(
    lanes: Sequence[float], across: Sequence[int], tops: Sequence[float], down: Sequence[int]
) -> Callable[[Spot], Spot]:
    """Where points of a printed page stand on the worksheet.

    Args:
        lanes: The borders of lanes on the page, in points.
        across: The same on the worksheet, in pixels.
        tops: The borders of rows on the page.
        down: The same on the worksheet.
    """
    return lambda spot: (_between(spot[0], lanes, across), _between(spot[1], tops, down))


def _between(at: float, before: Sequence[float], after: Sequence[int]) -> float:
    """Where a place between borders is when those have moved; what lies outside goes along with the nearest."""
    if not before[0] <= at <= before[-1]:
        end = 0 if at < before[0] else -1
        return after[end] * DOT + at - before[end]
    place = max(index for index, edge in enumerate(before[:-1]) if edge <= at)
    share = (at - before[place]) / (before[place + 1] - before[place])
    return (after[place] + share * (after[place + 1] - after[place])) * DOT


def _put_heads(cells: Worksheet, sheet: OfficeSheet) -> tuple[int, int]:
    table = sheet.drawn.paged.sheet.table
    assert table is not None  # noqa: S101 - the steps are a table
    rows = [cells.add(height) for height in sheet.drawn.paged.head_heights]
    large = CellLook(sheet.size, bold=True, across="center", grey=True)
    column = 0
    for head in sheet.heads():
        content = rich(saying(head.title), large.size)
        if not head.below:
            cells.put(rows[0], column, content, large, down=2)
            column += 1
            continue
        cells.put(rows[0], column, content, large, right=len(head.below))
        look = replace(large, size=head.size, turned=head.turned)
        for name in head.below:
            cells.put(rows[1], column, rich(saying(name), look.size), look)
            column += 1
    if table.heads.numbered:
        for place in range(column):
            cells.put(rows[2], place, rich(saying(f"({place + 1})"), _SMALL), CellLook(_SMALL, across="center"))
    return rows[0], rows[-1]


def _put_page(cells: Worksheet, sheet: OfficeSheet, page: int) -> list[int]:
    """The rows of a page, between those that its segilima stand in; where each of them begins, and where the last one ends."""
    drawn = sheet.drawn.paged.pages[page].drawn
    if page:
        cells.breaks.append(len(cells.heights))
    if drawn.head:
        _put_joints(cells, sheet, CONTINUED, drawn.head)
    rows = sheet.rows(page)
    own = [cells.add_whole(row.line.height) for row in rows]
    for place, row in enumerate(rows):
        _put_row(cells, sheet, row, own[place:])
    ends = [*(one[0] for one in own), len(cells.heights)]
    if drawn.foot:
        _put_joints(cells, sheet, CONTINUES, drawn.foot)
    return ends


def _put_row(cells: Worksheet, sheet: OfficeSheet, row: OfficeRow, own: Sequence[Sequence[int]]) -> None:
    """A row; `own` are the rows of the worksheet that it takes, and those of each row below it."""
    at, down, column = own[0][0], len(own[0]), 0
    for key in sheet.facts.profil.kolom:
        if key is Kolom.PELAKSANA:
            for _ in sheet.facts.lajur:
                cells.put(at, column, "", CellLook(sheet.size), down=down)
                column += 1
            continue
        if key is Kolom.NO:
            shown = (
                number(int(row.number))
                if row.number.isascii() and row.number.isdigit()
                else rich(saying(row.number), 8)
            )
            cells.put(at, column, shown, CellLook(sheet.size, across="center"), down=down)
        elif key is not WAKTU:
            said = sheet.cell(row.line, key)
            size = fitting_size(said, sheet.rooms(row)[key], sheet.size)
            cells.put(at, column, rich(said, size), CellLook(size), down=down)
        elif row.times:
            over = sum(len(one) for one in own[: row.times])
            look = CellLook(sheet.size, across="center")
            cells.put(at, column, rich(sheet.cell(row.line, key), sheet.size), look, down=over)
        column += 1


def _put_joints(cells: Worksheet, sheet: OfficeSheet, words: str, height: float) -> None:
    """The row that segilima stand in."""
    row, column = cells.add(height), 0
    for key in sheet.facts.profil.kolom:
        for _ in sheet.facts.lajur if key is Kolom.PELAKSANA else (None,):
            shown = rich(saying(words), _SMALL) if key is Kolom.KEGIATAN else ""
            cells.put(row, column, shown, CellLook(_SMALL))
            column += 1
