# Two SOP beside each other on one worksheet, with a column between them in which nothing stands: a sheet each.
from __future__ import annotations

from dataclasses import replace
from itertools import chain

from tatalaksana.importers.kata import labelled
from tatalaksana.importers.reading import Reading, ReadLine, ReadShape, ReadTable

_BEGINS = ("nomor", "judul")
"""What an identity sheet has once."""
_LONGEST = 200
"""Letters of a label and what stands behind it."""


def sheets_apart(reading: Reading) -> Reading:
    """A document of which each SOP has pages of its own: what stands beside another is on one behind the last."""
    for table in reading.blocks:
        if isinstance(table, ReadTable) and not table.ragged and (gap := _gap(table)) is not None:
            return sheets_apart(_apart(reading, table, gap))
    return reading


def _gap(table: ReadTable) -> int | None:
    """The empty column between two cells that have the labels of a sheet's number, and two that have those of its title."""
    places: dict[str, set[int]] = {key: set() for key in _BEGINS}
    for cell in table.cells:
        for key, _, _ in labelled(cell.text, alone=True) if len(cell.text) <= _LONGEST else ():
            places.get(key, set()).add(cell.column)
    if any(len(some) < len(_BEGINS) for some in places.values()):
        return None
    first, last = max(map(min, places.values())), min(map(max, places.values()))
    taken = set(chain.from_iterable(range(cell.column, cell.column + cell.columns) for cell in table.cells))
    return next((at for at in range(first, last) if at not in taken), None)


def _apart(reading: Reading, table: ReadTable, gap: int) -> Reading:
    page, new = table.page, max(one.number for one in reading.pages) + 1
    left, right = (
        replace(table, cells=tuple(cell for cell in table.cells if (cell.column > gap) is beyond), bounds=None)
        for beyond in (False, True)
    )
    edge = min((cell.bounds.left for cell in right.cells if cell.bounds), default=0.0)
    old = next(one for one in reading.pages if one.number == page)
    at = reading.blocks.index(table)

    def moved(one: ReadShape | ReadLine) -> bool:
        begin = one.bounds.left if isinstance(one, ReadShape) else one.points[0][0] if one.points else 0.0
        return one.page == page and edge > 0 and begin >= edge

    return replace(
        reading,
        pages=(*reading.pages, replace(old, number=new)),
        blocks=(*reading.blocks[:at], left, replace(right, page=new), *reading.blocks[at + 1 :]),
        shapes=tuple(replace(one, page=new) if moved(one) else one for one in reading.shapes),
        lines=tuple(replace(one, page=new) if moved(one) else one for one in reading.lines),
    )
