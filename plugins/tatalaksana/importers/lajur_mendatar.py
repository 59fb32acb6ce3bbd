# A table whose rows are those who act, and in whose cells steps stand under the phases of a procedure, each with its number: the
# same as one of steps with a column of who acts.
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tatalaksana.importers.kata import column_called
from tatalaksana.importers.reading import ReadCell, Reading, ReadTable

_COUNTED = re.compile(r"\(?(\d{1,3})[.)]\s+(?=\S)")
_LEAST, _LEAST_COLUMNS = 3, 3
_HEAD = ("No", "Kegiatan", "Pelaksana")
_WHY = "Pelaksananya berdiri di kepala baris; langkahnya diurutkan menurut nomornya."


def lanes_upright(reading: Reading) -> Reading:
    """A document whose tables of that kind are tables of steps."""
    blocks = (_upright(one) if isinstance(one, ReadTable) and not one.ragged else one for one in reading.blocks)
    return replace(reading, blocks=tuple(blocks))


def _upright(table: ReadTable) -> ReadTable:
    first = min((cell.column for cell in table.cells), default=0)
    top = min((cell.row for cell in table.cells), default=0)
    head = [cell.text for cell in table.cells if cell.row == top]
    lanes = {cell.row: cell.text for cell in table.cells if cell.column == first and cell.row > top}
    told = [cell for cell in table.cells if cell.row > top and cell.column > first and cell.text.strip()]
    called = column_called(head[0]) == "pelaksana" and not any(map(column_called, head[1:]))
    if not called or len(head) < _LEAST_COLUMNS or not all(lanes.get(cell.row, "").strip() for cell in told):
        return table
    steps = sorted((number, said, lanes[cell.row]) for cell in told for number, said in _steps(cell.text))
    if len(steps) < _LEAST or [number for number, _, _ in steps] != [*range(1, len(steps) + 1)]:
        return table
    rows = [_HEAD, *((str(number), said, who) for number, said, who in steps)]
    cells = (
        ReadCell(at, column, text, doubt=_WHY if at else "")
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    return replace(table, cells=tuple(cells))


def _steps(text: str) -> Iterator[tuple[int, str]]:
    """The steps in a cell behind their numbers; 0 before what has none."""
    parts = re.split(r"\n(?=\(?\d{1,3}[.)]\s+\S)", text.strip())
    for part in parts:
        found = _COUNTED.match(part)
        yield (int(found[1]), part[found.end() :]) if found else (0, part)
