# The head of a table of steps that a page's end cut off from all its steps: some of its rows stand there, the others and the steps
# on the next page, where nothing else says what the columns are.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from tatalaksana.importers.kata import column_called
from tatalaksana.importers.reading import SAME_SIDE, ReadCell, ReadTable, ReadText
from tatalaksana.importers.urutan import is_ordinal

_DEEPEST = 4
"""Rows of a head."""
_GROUPS = frozenset({"pelaksana", "mutu"})


def heads_whole(blocks: Sequence[ReadTable | ReadText]) -> list[ReadTable | ReadText]:
    """As many blocks, of which a table whose head stands on the page before has it above its first row, and that page's no more."""
    found = list(blocks)
    for at, block in enumerate(blocks):
        below = next((one for one in range(at + 1, len(blocks)) if isinstance(blocks[one], ReadTable)), None)
        other = blocks[below] if below is not None else None
        if not isinstance(block, ReadTable) or not isinstance(other, ReadTable) or other.page != block.page + 1:
            continue
        head = _head_alone(block)
        if below is None or not head or _names_activity(other) or not _as_wide(head, other.cells):
            continue
        found[at] = replace(block, cells=tuple(cell for cell in block.cells if cell not in head))
        # Above the others, whose rows keep their numbers.
        last = max(cell.row + cell.rows for cell in head)
        raised = [replace(cell, row=cell.row - last) for cell in head]
        found[below] = replace(other, cells=tuple(_counted([*raised, *other.cells])))
    return found


def _head_alone(table: ReadTable) -> tuple[ReadCell, ...]:
    """The cells of the head that a table ends with; none where steps stand below it, or none ends it."""
    rows = [list(row) for _, row in groupby(sorted(table.cells, key=lambda one: one.row), key=lambda one: one.row)]
    for at in range(max(len(rows) - _DEEPEST, 0), len(rows)):
        called = {column_called(cell.text) for cell in rows[at]}
        if "uraian" in called and called & _GROUPS:
            below = [next((cell.text for cell in row if cell.text.strip()), "") for row in rows[at + 1 :]]
            return () if any(map(is_ordinal, below)) else tuple(cell for row in rows[at:] for cell in row)
    return ()


def _names_activity(table: ReadTable) -> bool:
    """Whether a table begins with a head of its own."""
    return any(cell.row < _DEEPEST and column_called(cell.text) == "uraian" for cell in table.cells)


def _as_wide(one: Sequence[ReadCell], other: Sequence[ReadCell]) -> bool:
    ends = [_ends(cells) for cells in (one, other)]
    return all(abs(here - there) < SAME_SIDE for here, there in zip(*ends, strict=True)) and bool(ends[0])


def _ends(cells: Sequence[ReadCell]) -> tuple[float, ...]:
    """Where cells begin and end across the page; nothing where that is not known of all."""
    known = [cell.bounds for cell in cells if cell.bounds is not None]
    if len(known) < len(cells) or not known:
        return ()
    return min(one.left for one in known), max(one.right for one in known)


def _counted(cells: Sequence[ReadCell]) -> Iterator[ReadCell]:
    """Cells with columns that count the lines of all of them."""
    sides: list[float] = []
    for x in sorted(x for cell in cells if cell.bounds for x in (cell.bounds.left, cell.bounds.right)):
        if not sides or x - sides[-1] > SAME_SIDE:
            sides.append(x)
    for cell in cells:
        assert cell.bounds is not None  # noqa: S101 - told by `_as_wide`
        first, last = _nearest(cell.bounds.left, sides), _nearest(cell.bounds.right, sides)
        yield replace(cell, column=first, columns=max(last - first, 1))


def _nearest(x: float, sides: Sequence[float]) -> int:
    return min(range(len(sides)), key=lambda at: abs(sides[at] - x))
