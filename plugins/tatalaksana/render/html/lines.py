# A chart's lines, cut into the pieces that pass through each cell of the table.
#
# Each lane cell holds one SVG stretched over it, so a piece is written in hundredths of its cell and the row may
# take any height. The SVG also covers the border that its cell draws at its right and its foot: there the piece in
# the next cell begins.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tatalaksana.chart import Geometry, Point, Route

Cell = tuple[int, int]
"""(row, lane)."""
_Spot = tuple[float, float]
"""(x, y) in hundredths of a cell."""


def pieces(geometry: Geometry) -> dict[Cell, str]:
    """For each cell that lines pass through, its SVG path data."""
    found: dict[Cell, dict[str, None]] = defaultdict(dict)
    for route in geometry.routes:
        for cell, spots in _runs(geometry, route):
            found[cell][_path(spots)] = None
    return {cell: "".join(paths) for cell, paths in found.items()}


def _runs(geometry: Geometry, route: Route) -> Iterator[tuple[Cell, list[_Spot]]]:
    """A route as its unbroken runs, each within one cell."""
    cell: Cell | None = None
    spots: list[_Spot] = []
    for a, b in zip(route.points, route.points[1:], strict=False):
        for where, start, end in _steps(geometry, a, b):
            if where == cell:
                spots.append(end)
                continue
            if cell is not None:
                yield cell, spots
            cell, spots = where, [start, end]
    if cell is not None:
        yield cell, spots


def _steps(geometry: Geometry, a: Point, b: Point) -> Iterator[tuple[Cell, _Spot, _Spot]]:
    """A straight line cell by cell, in its own direction."""
    start, end = _spot(geometry, a), _spot(geometry, b)
    if (a.row, start[1]) == (b.row, end[1]):
        for lane, first, last in _cut(a.lane, start[0], b.lane, end[0]):
            yield (a.row, lane), (first, start[1]), (last, start[1])
    else:
        for row, first, last in _cut(a.row, start[1], b.row, end[1]):
            yield (row, a.lane), (start[0], first), (start[0], last)


def _cut(from_cell: int, start: float, to_cell: int, end: float) -> Iterator[tuple[int, float, float]]:
    """(cell, where the line comes in, where it goes out) along one direction."""
    step = 1 if (to_cell, end) > (from_cell, start) else -1
    near, far = (0.0, 100.0) if step > 0 else (100.0, 0.0)
    for cell in range(from_cell, to_cell + step, step):
        yield cell, start if cell == from_cell else near, end if cell == to_cell else far


def _spot(geometry: Geometry, point: Point) -> _Spot:
    x = geometry.lanes[point.lane].lines[point.x]
    y = geometry.rows[point.row].lines[point.y]
    return round(x * 100, 2), round(y * 100, 2)


def _path(spots: list[_Spot]) -> str:
    (x, y), *rest = spots
    path = [f"M{x:g} {y:g}"]
    for next_x, next_y in rest:
        path.append(f"V{next_y:g}" if next_x == x else f"H{next_x:g}")
        x, y = next_x, next_y
    return "".join(path)
