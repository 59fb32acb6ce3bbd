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
from tatalaksana.render.fitting.joints import Spot
from tatalaksana.render.fitting.strokes import drawn_once

LaneCell = tuple[int, int]
"""(row, lane)."""
_Numbers = Sequence[Sequence[float]]
"""For each lane or row, each of its lines in hundredths of the band, as it is written."""
_Run = tuple[Spot, ...]


def pieces(geometry: Geometry) -> dict[LaneCell, str]:
    """For each cell that lines pass through, its SVG path data."""
    across, down = _numbers(geometry.lanes), _numbers(geometry.rows)
    found: dict[LaneCell, dict[_Run, None]] = defaultdict(dict)
    for route in geometry.routes:
        for cell, run in _runs(route, across, down):
            found[cell][run] = None
    return {cell: "".join(map(_path, drawn_once(runs) if len(runs) > 1 else runs)) for cell, runs in found.items()}


def _numbers(bands: Sequence[Band]) -> _Numbers:
    return [[round(line * 100, 2) for line in band.lines] for band in bands]


def _path(run: _Run) -> str:
    x, y = run[0]
    steps = [f"V{b[1]:g}" if a[0] == b[0] else f"H{b[0]:g}" for a, b in pairwise(run)]
    return f"M{x:g} {y:g}{''.join(steps)}"


def _runs(route: Route, across: _Numbers, down: _Numbers) -> Iterator[tuple[LaneCell, _Run]]:
    """A route as its unbroken runs, each within one cell."""
    cell: LaneCell | None = None
    run: list[Spot] = []
    for a, b in pairwise(route.points):
        level = (a.row, a.y) == (b.row, b.y)
        x, y = across[a.lane][a.x], down[a.row][a.y]
        for at, first, last in (
            _cut(a.lane, x, b.lane, across[b.lane][b.x]) if level else _cut(a.row, y, b.row, down[b.row][b.y])
        ):
            where = (a.row, at) if level else (at, a.lane)
            if where != cell:
                if cell is not None:
                    yield cell, tuple(run)
                cell, run = where, [(first, y) if level else (x, first)]
            run.append((last, y) if level else (x, last))
    if cell is not None:
        yield cell, tuple(run)


def _cut(from_cell: int, start: float, to_cell: int, end: float) -> list[tuple[int, float, float]]:
    """(cell, where the line comes in, where it goes out) along one direction."""
    if from_cell == to_cell:
        return [(from_cell, start, end)]
    step, near, far = (1, 0.0, 100.0) if to_cell > from_cell else (-1, 100.0, 0.0)
    between = [(cell, near, far) for cell in range(from_cell + step, to_cell, step)]
    return [(from_cell, start, far), *between, (to_cell, near, end)]
