# Tables within cells: their rows as lines of the cell.
from __future__ import annotations

from collections.abc import Sequence

_SEVERAL = 3
"""Cells from which on a row is a list of what stands beside each other."""


def row_in_cell(cells: Sequence[Sequence[str]]) -> str:
    """A row of a table within a cell, each of its cells as lines: several as what stands beside each other, behind their number; a label and what it says with its own lines."""
    told = [[*one] for one in cells if any(one)]
    labelled = [":"] in told
    told = [one for one in told if one != [":"]]
    counted = f"{told.pop(0)[0]}. " if len(told) > 1 and len(told[0]) == 1 and told[0][0].isdecimal() else ""
    if len(told) + bool(counted) < _SEVERAL:
        *labels, lines = told or [[]]
        return counted + (" : " if labelled else " ").join([*map(" ".join, labels), "\n".join(lines)])
    return counted + " · ".join(map(" ".join, told))
