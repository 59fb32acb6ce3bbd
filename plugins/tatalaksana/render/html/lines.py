# A chart's lines, cut into the pieces that pass through each cell of the table.
#
# Each lane cell holds one SVG stretched over it, so a piece is written in hundredths of its cell and the row may
# take any height. The SVG also covers the border that its cell draws at its right and its foot: there the piece in
# the next cell begins.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from tatalaksana.chart import Band, Geometry, Route
from tatalaksana.render.fitting.bridges import crossings, with_gaps
from tatalaksana.render.fitting.joints import Spot
from tatalaksana.render.fitting.strokes import drawn_once

LaneCell = tuple[int, int]
"""(row, lane)."""
_Numbers = Sequence[Sequence[float]]
"""For each lane or row, each of its lines in hundredths of the band, as it is written."""
_Run = tuple[Spot, ...]


def pieces(geometry: Geometry, edges: Container[int] | None = None) -> dict[LaneCell, str]:
    """For each cell that lines pass through, its SVG path data; of some edges only, where they are given."""
    across, down = _numbers(geometry.lanes), _numbers(geometry.rows)
    found: dict[LaneCell, dict[_Run, bool]] = defaultdict(dict)
    for route in geometry.routes:
        for cell, run in _runs(route, across, down):
            found[cell][run] = found[cell].get(run, False) or edges is None or route.edge in edges
    return {cell: _drawn(runs, geometry.lanes[cell[1]].size) for cell, runs in found.items() if any(runs.values())}


def _drawn(runs: Mapping[_Run, bool], width: int) -> str:
    """The lines of a cell of so many pixels, those of them that are shown."""
    if len(runs) == 1:
        return _path(*runs)
    crossed = crossings(runs)
    shown = drawn_once(run for run, seen in runs.items() if seen)
    gap = _GAP / width * 100
    return "".join(_path(piece) for run in shown for piece in (with_gaps(run, crossed, gap) if crossed else (run,)))


_GAP = 3.0
"""Pixels that a line stops before one that it passes, and goes on behind it."""


def _numbers(bands: Sequence[Band]) -> _Numbers:
    return [[round(line * 100, 2) for line in band.lines] for band in bands]


def _path(run: _Run) -> str:
    x, y = run[0]
    steps = [f"V{b[1]:.4g}" if a[0] == b[0] else f"H{b[0]:.4g}" for a, b in pairwise(run)]
    return f"M{x:.4g} {y:.4g}{''.join(steps)}"


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
