# Columns of a table that goes on without its head: where rows above had lines that it lacks, its columns are counted otherwise,
# and only where they stand across the page says which they are.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tatalaksana.importers.kepala_tabel import Column, TableHead
from tatalaksana.importers.reading import ReadCell

_SAME_PLACE = 3.0


def under_head(rows: Sequence[Sequence[ReadCell]], head: TableHead) -> list[list[ReadCell]]:
    """Rows below a head on a page before, their columns counted as the head counts them.

    They stay as they are where their counts agree with their places, and where the table begins or ends elsewhere than
    the head: then places say nothing.
    """
    known = [column for column in head.columns if column.right > column.left]
    cells = [cell for row in rows for cell in row]
    if len(known) < len(head.columns) or not known or not _as_wide(cells, known):
        return [list(row) for row in rows]
    placed = {cell: _covered(cell, known) for cell in cells}
    if all(not cell.text.strip() or _agrees(cell, placed[cell]) for cell in cells):
        return [list(row) for row in rows]
    return [[_counted(cell, placed[cell]) for cell in row] for row in rows]


def _as_wide(cells: Sequence[ReadCell], known: Sequence[Column]) -> bool:
    sides = [cell.bounds for cell in cells if cell.bounds is not None]
    if not sides or len(sides) < len(cells):
        return False
    left, right = min(one.left for one in sides), max(one.right for one in sides)
    return abs(left - known[0].left) < _SAME_PLACE and abs(right - known[-1].right) < _SAME_PLACE


def _covered(cell: ReadCell, known: Sequence[Column]) -> Sequence[Column]:
    """The columns that a cell lies over, at least the one that its middle stands in."""
    assert cell.bounds is not None  # noqa: S101 - told by `_as_wide`
    left, right = cell.bounds.left, cell.bounds.right
    over = [one for one in known if left < (one.left + one.right) / 2 < right]
    return over or [one for one in known if one.left <= (left + right) / 2 <= one.right]


def _agrees(cell: ReadCell, placed: Sequence[Column]) -> bool:
    last = cell.column + cell.columns - 1
    return not placed or any(cell.column <= one.last and last >= one.first for one in placed)


def _counted(cell: ReadCell, placed: Sequence[Column]) -> ReadCell:
    if not placed:
        return cell
    return replace(cell, column=placed[0].first, columns=placed[-1].last - placed[0].first + 1)
