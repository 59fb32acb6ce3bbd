# Columns of a table that goes on without its head: where rows above had lines that it lacks, its columns are counted otherwise,
# and only where they stand across the page says which they are.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tatalaksana.importers.kepala_tabel import Column, TableHead
from tatalaksana.importers.reading import SAME_SIDE, ReadCell

_OTHERWISE = "Tabel di halaman ini berkolom lain banyaknya daripada kepalanya; kolomnya dibaca menurut urutannya."


def under_head(rows: Sequence[Sequence[ReadCell]], head: TableHead) -> list[list[ReadCell]]:
    """Rows below a head on a page before, their columns counted as the head counts them.

    They stay as they are where their counts agree with their places, and where the table is not as wide as the head: then
    places say nothing, and its cells are doubted if it has not as many columns.
    """
    known = [column for column in head.columns if column.right > column.left]
    cells = [cell for row in rows for cell in row]
    if len(known) < len(head.columns) or not known or any(cell.bounds is None for cell in cells):
        return [list(row) for row in rows]
    by = shift_of(rows, head)
    if by is None:
        many = max(cell.column + cell.columns for cell in cells) if cells else 0
        doubt = _OTHERWISE if many != known[-1].last + 1 else ""
        return [[replace(cell, doubt=cell.doubt or doubt) for cell in row] for row in rows]
    placed = {cell: _covered(cell, known, by) for cell in cells}
    if all(not cell.text.strip() or _agrees(cell, placed[cell]) for cell in cells):
        return [list(row) for row in rows]
    return [[_counted(cell, placed[cell]) for cell in row] for row in rows]


def shift_of(rows: Sequence[Sequence[ReadCell]], head: TableHead) -> float | None:
    """How much further right rows stand than the head they go on from, as where a sheet's margins change sides; None where they are not as wide."""
    sides = [cell.bounds for row in rows for cell in row if cell.bounds is not None]
    if not sides or not head.columns:
        return None
    left, right = min(one.left for one in sides), max(one.right for one in sides)
    by = left - head.columns[0].left
    return by if abs(right - by - head.columns[-1].right) < SAME_SIDE else None


def _covered(cell: ReadCell, known: Sequence[Column], by: float) -> Sequence[Column]:
    """The columns that a cell lies over, at least the one that its middle stands in."""
    assert cell.bounds is not None  # noqa: S101 - told above
    left, right = cell.bounds.left - by, cell.bounds.right - by
    over = [one for one in known if left < (one.left + one.right) / 2 < right]
    return over or [one for one in known if one.left <= (left + right) / 2 <= one.right]


def _agrees(cell: ReadCell, placed: Sequence[Column]) -> bool:
    last = cell.column + cell.columns - 1
    return not placed or any(cell.column <= one.last and last >= one.first for one in placed)


def _counted(cell: ReadCell, placed: Sequence[Column]) -> ReadCell:
    if not placed:
        return cell
    return replace(cell, column=placed[0].first, columns=placed[-1].last - placed[0].first + 1)
