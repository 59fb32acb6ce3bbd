# The coarse grid that routes are chosen on. Odd coordinates are the middles of lanes and rows, where symbols
# stand and only lines with a common end may share a piece; even ones are the gutters between them, which take
# any number of parallel tracks.
from __future__ import annotations

from dataclasses import dataclass

from tatalaksana.model import Flow

GridPoint = tuple[int, int]
"""(x, y) on the coarse grid."""
Corners = tuple[GridPoint, ...]
"""A route as its ends and bends; consecutive ones differ in one coordinate."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the symbols of a flow stand on the coarse grid."""

    width: int
    """The greatest x: twice the number of lanes."""
    height: int
    places: tuple[GridPoint, ...]
    """Each symbol's node."""
    levels: tuple[tuple[int, int], ...]
    """(row, level) of each grid row."""


def grid_of(flow: Flow) -> Grid:
    """Put a flow on the grid; a row with symbols above each other becomes several grid rows."""
    depth = [1] * flow.rows
    for symbol in flow.symbols:
        depth[symbol.row] = max(depth[symbol.row], symbol.level + 1)
    levels = tuple((row, level) for row, levels in enumerate(depth) for level in range(levels))
    index = {place: number for number, place in enumerate(levels)}
    places = tuple((2 * symbol.lane + 1, 2 * index[symbol.row, symbol.level] + 1) for symbol in flow.symbols)
    return Grid(2 * flow.lanes, 2 * len(levels), places, levels)
