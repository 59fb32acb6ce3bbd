# A table that somebody cut upright, as it was too wide for its paper: what is done and who does it stand in one, what that needs,
# takes and makes in another below, whose rows have the same numbers. Both are one again.
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tatalaksana.importers.kata import bare_words, column_called
from tatalaksana.importers.reading import ReadCell, Reading, ReadTable
from tatalaksana.importers.urutan import ordinals

_LEAST = 2
_QUALITY = frozenset({"kelengkapan", "waktu", "output"})
_AGAIN = frozenset({"no", "uraian"})
_WHY = "Kolom ini berdiri di tabel lain; disambung menurut nomor barisnya."


def quality_joined(reading: Reading) -> Reading:
    """A document of which each two such tables are one, where the first stands."""
    tables = [one for one in reading.blocks if isinstance(one, ReadTable) and not one.ragged]
    for left, right in pairwise(tables):
        mine, its = _roles(left), _roles(right)
        if "uraian" not in mine or mine & _QUALITY or len(its & _QUALITY) < _LEAST or "pelaksana" in its:
            continue
        numbers = _numbers(left), _numbers(right)
        if len(numbers[0]) >= _LEAST and [*numbers[0].values()] == [*numbers[1].values()] and _says_again(left, right):
            whole = replace(left, cells=tuple(_cells(left, right, [*numbers[0]], [*numbers[1]])))
            blocks = (whole if one is left else one for one in reading.blocks if one is not right)
            return quality_joined(replace(reading, blocks=tuple(blocks)))
    return reading


def _roles(table: ReadTable) -> set[str]:
    return {column_called(cell.text) for cell in table.cells} - {""}


def _numbers(table: ReadTable) -> dict[int, frozenset[int]]:
    """The rows that a number begins, and what that may be."""
    first = min(cell.column for cell in table.cells)
    return {one.row: said for one in table.cells if one.column == first and (said := ordinals(one.text))}


def _says_again(left: ReadTable, right: ReadTable) -> bool:
    """Whether the second table says what is done as the first one does, or not at all."""
    told = {bare_words(cell.text) for cell in left.cells}
    again = _columns_again(right)
    return all(bare_words(cell.text) in told for cell in right.cells if cell.column in again)


def _columns_again(table: ReadTable) -> set[int]:
    """The columns of numbers and of what is done."""
    named = [cell for cell in table.cells if column_called(cell.text) in _AGAIN]
    first = min(cell.column for cell in table.cells)
    return {first} | {at for cell in named for at in range(cell.column, cell.column + cell.columns)}


def _cells(left: ReadTable, right: ReadTable, mine: Sequence[int], its: Sequence[int]) -> Iterator[ReadCell]:
    """The cells of both, by rows; mine and its are the rows that begin with a number."""
    deeper = max(its[0] - mine[0], 0)
    beyond = max(cell.column + cell.columns for cell in left.cells)
    again = _columns_again(right)
    for cell in left.cells:
        yield replace(cell, rows=cell.rows + deeper) if not cell.row else replace(cell, row=cell.row + deeper)
    for cell in right.cells:
        if cell.column not in again:
            at = max(bisect_right(its, cell.row) - 1, 0)
            row = mine[at] + deeper + cell.row - its[at]
            yield replace(cell, row=row, column=cell.column + beyond, bounds=None, doubt=cell.doubt or _WHY)
