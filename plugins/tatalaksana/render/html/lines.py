# A chart's lines, cut into the pieces that pass through each cell of the table.
#
# Each lane cell holds one SVG stretched over it, so a piece is written in hundredths of its cell and the row may
# take any height. The SVG also covers the border that its cell draws at its right and its foot: there the piece in
# the next cell begins.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tatalaksana.chart import Band, Geometry, Route

LaneCell = tuple[int, int]
"""(row, lane)."""
_Numbers = Sequence[Sequence[str]]
"""For each lane or row, each of its lines in hundredths of the band, as it is written."""


def pieces(geometry: Geometry) -> dict[LaneCell, str]:
    """For each cell that lines pass through, its SVG path data."""
    across, down = _numbers(geometry.lanes), _numbers(geometry.rows)
    found: dict[LaneCell, dict[str, None]] = defaultdict(dict)
    for route in geometry.routes:
        for cell, path in _runs(route, across, down):
            found[cell][path] = None
    return {cell: "".join(paths) for cell, paths in found.items()}


def _numbers(bands: Sequence[Band]) -> _Numbers:
    return [[f"{round(line * 100, 2):g}" for line in band.lines] for band in bands]


def _runs(route: Route, across: _Numbers, down: _Numbers) -> Iterator[tuple[LaneCell, str]]:
    """A route as its unbroken runs, each within one cell."""
    cell: LaneCell | None = None
    path = ""
    for a, b in pairwise(route.points):
        level = (a.row, a.y) == (b.row, b.y)
        x, y = across[a.lane][a.x], down[a.row][a.y]
        for at, first, last in (
            _cut(a.lane, x, b.lane, across[b.lane][b.x]) if level else _cut(a.row, y, b.row, down[b.row][b.y])
        ):
            where = (a.row, at) if level else (at, a.lane)
            if where != cell:
                if cell is not None:
                    yield cell, path
                cell, path = where, f"M{first} {y}" if level else f"M{x} {first}"
            path += f"H{last}" if level else f"V{last}"
    if cell is not None:
        yield cell, path


def _cut(from_cell: int, start: str, to_cell: int, end: str) -> list[tuple[int, str, str]]:
    """(cell, where the line comes in, where it goes out) along one direction."""
    if from_cell == to_cell:
        return [(from_cell, start, end)]
    step, near, far = (1, "0", "100") if to_cell > from_cell else (-1, "100", "0")
    between = [(cell, near, far) for cell in range(from_cell + step, to_cell, step)]
    return [(from_cell, start, far), *between, (to_cell, near, end)]
