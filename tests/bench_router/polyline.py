# Lines of either router in one form: from border to border, to the hundredth of a pixel, with a point only at bends.
from __future__ import annotations

from collections.abc import Iterable

from tests.chart.box import Box
from tests.chart.gate import Spot

Polyline = list[Spot]


def tidy(points: Iterable[Spot]) -> Polyline:
    """A line without points that are no bends; pieces off by rounding only are made straight."""
    line: Polyline = []
    for x, y in points:
        spot = (round(x, 2), round(y, 2))
        if line:
            before = line[-1]
            spot = tuple(a if abs(a - b) < 0.05 else b for a, b in zip(before, spot, strict=True))  # type: ignore[assignment]
            if spot == before:
                continue
        if len(line) > 1 and any(line[-2][axis] == line[-1][axis] == spot[axis] for axis in (0, 1)):
            line.pop()
        line.append(spot)
    return line


def from_border(line: Polyline, box: Box) -> Polyline:
    """A line that begins in the middle of a symbol, begun at its border."""
    (x, y), (next_x, next_y) = line[:2]
    across = (box.right if next_x > x else box.left, y)
    along = (x, box.bottom if next_y > y else box.top)
    start = across if next_x != x else along
    return [start, *line[1:]]
