# A sheet wider than its paper, which a program prints on two pages: the columns that the first page has no room for stand on a
# later one, in rows at the same heights. Both are put beside each other again.
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tatalaksana.importers.kata import column_called
from tatalaksana.importers.reading import PRINTED, PageBox, ReadCell, Reading, ReadLine, ReadShape, ReadTable

_SAME = 1.5
"""Points within which two lines are at one height."""
_LEAST = 4
"""Rows at the same heights."""
_QUALITY = frozenset({"kelengkapan", "waktu", "output"})
_WHY = "Kolom ini tercetak di halaman lain; disambung menurut letak barisnya."


def sides_joined(reading: Reading) -> Reading:
    """A printed document, of which tables that go on to the right on a later page are one, on the first of both pages."""
    tables = [
        one
        for one in reading.blocks
        if isinstance(one, ReadTable) and one.ruled and all(cell.bounds for cell in one.cells)
    ]
    away = _pages_away(tables) if reading.kind == PRINTED else 0
    pairs = [
        (left, right)
        for left in tables
        for right in tables
        if away and right.page == left.page + away and _as_high(left, right)
    ]
    for left, right in pairs:
        reading = _joined(reading, left, right)
    return reading


def _pages_away(tables: Sequence[ReadTable]) -> int:
    """How many pages behind what is done stands what it takes and makes; 0 where that is on one page."""
    roles = [{column_called(cell.text) for cell in one.cells} - {""} for one in tables]
    return next(
        (
            right.page - left.page
            for left, mine in zip(tables, roles, strict=True)
            for right, its in zip(tables, roles, strict=True)
            if right.page > left.page
            and "uraian" in mine - its
            and not _QUALITY & mine
            and len(_QUALITY & its) > 1
            and _as_high(left, right)
        ),
        0,
    )


def _as_high(left: ReadTable, right: ReadTable) -> bool:
    """Whether most rows of two tables are at the same heights, down to the last."""
    mine, its = _heights(left.cells), _heights(right.cells)
    same = sum(any(abs(one - other) < _SAME for other in its) for one in mine)
    return abs(mine[-1] - its[-1]) < _SAME and same > _LEAST and same > len(mine) / 2


def _heights(cells: Iterable[ReadCell]) -> list[float]:
    return _apart(y for cell in cells if cell.bounds for y in (cell.bounds.top, cell.bounds.bottom))


def _apart(places: Iterable[float]) -> list[float]:
    """Places in their order, of those that are nearly the same the first."""
    found: list[float] = []
    for one in sorted(places):
        if not found or one - found[-1] >= _SAME:
            found.append(one)
    return found


def _joined(reading: Reading, left: ReadTable, right: ReadTable) -> Reading:
    by = max(cell.bounds.right for cell in left.cells if cell.bounds)
    by -= min(cell.bounds.left for cell in right.cells if cell.bounds)
    beyond = max(cell.column + cell.columns for cell in left.cells)
    moved = [
        replace(cell, column=cell.column + beyond, bounds=_moved(cell.bounds, by), doubt=cell.doubt or _WHY)
        for cell in right.cells
        if cell.bounds
    ]
    heights = _heights([*left.cells, *moved])
    cells = sorted((_placed(cell, heights) for cell in (*left.cells, *moved)), key=lambda cell: (cell.row, cell.column))
    whole = ReadTable(left.page, tuple(cells))
    blocks = [whole if one is left else one for one in reading.blocks if one is not right]
    return replace(
        reading,
        blocks=tuple(blocks),
        shapes=tuple(_shape(one, right.page, left.page, by) for one in reading.shapes),
        lines=tuple(_line(one, right.page, left.page, by) for one in reading.lines),
    )


def _placed(cell: ReadCell, heights: Sequence[float]) -> ReadCell:
    """A cell in the rows that both tables have."""
    assert cell.bounds is not None  # noqa: S101 - only such tables are joined
    first, last = (
        min(range(len(heights)), key=lambda at: abs(heights[at] - y)) for y in (cell.bounds.top, cell.bounds.bottom)
    )
    return replace(cell, row=first, rows=max(last - first, 1))


def _moved(bounds: PageBox, by: float) -> PageBox:
    return PageBox(bounds.left + by, bounds.top, bounds.right + by, bounds.bottom)


def _shape(one: ReadShape, page: int, to: int, by: float) -> ReadShape:
    return one if one.page != page else replace(one, page=to, bounds=_moved(one.bounds, by))


def _line(one: ReadLine, page: int, to: int, by: float) -> ReadLine:
    return one if one.page != page else replace(one, page=to, points=tuple((x + by, y) for x, y in one.points))
