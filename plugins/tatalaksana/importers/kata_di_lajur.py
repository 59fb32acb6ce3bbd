# Tables of steps without a column for what is done: that stands in the lane of who does it.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tatalaksana.importers.kalimat_langkah import is_person
from tatalaksana.importers.kata import column_called
from tatalaksana.importers.reading import ReadCell, ReadTable, ReadText

_LEAST_LANES, _LEAST_ROWS, _LEAST_WORDS = 2, 2, 2
_MOSTLY = 0.8
_MARK = "√"
_WHY = "Uraiannya berdiri di lajur pelaksananya."


def with_activities(blocks: Sequence[ReadTable | ReadText]) -> list[ReadTable | ReadText]:
    """Blocks, of which tables that say what is done in the lanes have a column for it before these, and marks in the lanes."""
    return [_with_activity(one) if isinstance(one, ReadTable) and not one.ragged else one for one in blocks]


def _with_activity(table: ReadTable) -> ReadTable:
    rows: dict[int, list[ReadCell]] = {}
    for cell in table.cells:
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(cell)
    for at, row in rows.items():
        lanes = [cell.column for cell in row if not column_called(cell.text) and is_person(cell.text)]
        names = {column_called(cell.text) for one in range(at + 1) for cell in rows.get(one, ())}
        if len(lanes) < _LEAST_LANES or "uraian" in names or not names - {"", "pelaksana"}:
            continue
        first, last = min(lanes), max(lanes)
        steps = {
            one: [cell for cell in cells if first <= cell.column <= last] for one, cells in rows.items() if one > at
        }
        told = [cells for cells in steps.values() if len(cells) == 1 and len(cells[0].text.split()) >= _LEAST_WORDS]
        if len(told) < _LEAST_ROWS or len(told) < _MOSTLY * len(steps):
            return table
        return _parted(table, first, at, {id(cells[0]) for cells in told})
    return table


def _parted(table: ReadTable, first: int, head: int, said: set[int]) -> ReadTable:
    """A table with a column more before its first lane, in which stands what was said in the lanes.

    Args:
        table: The table.
        first: The column of its first lane.
        head: The last row of its head.
        said: The cells that say what is done.
    """
    top = min(cell.row for cell in table.cells)
    cells = [ReadCell(top, first, "Kegiatan", head - top + 1)]
    for cell in table.cells:
        moved = cell if cell.column < first else replace(cell, column=cell.column + 1)
        if id(cell) in said:
            cells.append(replace(cell, column=first, columns=1, doubt=cell.doubt or _WHY))
            moved = replace(moved, text=_MARK)
        cells.append(moved)
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))
