# The shapes an edge may take, cheapest first, before anything else on the chart is looked at.
from __future__ import annotations

from itertools import pairwise

from tatalaksana.chart.geometry import Side
from tatalaksana.chart.grid import Corners, Grid, Node

BEND = 4.0
_ENTER_FORWARD = {Side.TOP: 0.0, Side.LEFT: 1.5, Side.RIGHT: 1.5, Side.BOTTOM: 7.0}
_ENTER_BACK = {Side.TOP: 2.0, Side.LEFT: 0.0, Side.RIGHT: 0.0, Side.BOTTOM: 1.0}
_LEAVE = {Side.TOP: 3.5, Side.LEFT: 0.0, Side.RIGHT: 0.0, Side.BOTTOM: 0.0}


def simple(start: Node, end: Node) -> list[tuple[float, Corners]]:
    """With no bend or one: what nearly every edge of a real chart needs."""
    (x0, y0), (x1, y1) = start, end
    if x0 == x1 or y0 == y1:
        return [priced((start, end))]
    return sorted([priced((start, (x1, y0), end)), priced((start, (x0, y1), end))])


def every(start: Node, end: Node, grid: Grid) -> list[tuple[float, Corners]]:
    """With up to four bends through any gutter.

    One of them is always free, whatever else is drawn: gutters hold no symbols and take any number of lines.
    """
    (x0, y0), (x1, y1) = start, end
    gutters = range(0, grid.width + 1, 2)
    near_start, near_end = (y0 - 1, y0 + 1), (y1 - 1, y1 + 1)
    found: list[Corners] = [corners for _, corners in simple(start, end)]
    for v in gutters:
        if y0 != y1:
            found.append((start, (v, y0), (v, y1), end))
        found += [(start, (v, y0), (v, h), (x1, h), end) for h in near_end]
        found += [(start, (x0, h), (v, h), (v, y1), end) for h in near_start]
        found += [
            (start, (x0, h), (v, h), (v, k), (x1, k), end) for h in near_start for k in near_end if h != k
        ]
    if x0 != x1:
        found += [(start, (x0, h), (x1, h), end) for h in {*near_start, *near_end}]
    for v in (x0 - 1, x0 + 1):
        for w in (x1 - 1, x1 + 1):
            if v != w:
                found += [
                    (start, (v, y0), (v, h), (w, h), (w, y1), end) for h in {*near_start, *near_end}
                ]
    return sorted(map(priced, found))


def leaves(corners: Corners) -> Side:
    """The side of its source on which a route leaves."""
    return side_towards(corners[0], corners[1])


def enters(corners: Corners) -> Side:
    """The side of its target on which a route comes in."""
    return side_towards(corners[-1], corners[-2])


def side_towards(here: Node, there: Node) -> Side:
    """The side of `here` that faces `there`, which is straight across or straight up or down."""
    if there[0] != here[0]:
        return Side.RIGHT if there[0] > here[0] else Side.LEFT
    return Side.BOTTOM if there[1] > here[1] else Side.TOP


def priced(corners: Corners) -> tuple[float, Corners]:
    """A route with what its own shape costs: length, bends, and the sides it uses."""
    length = sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(corners))
    back = corners[-1][1] < corners[0][1]
    ports = _LEAVE[leaves(corners)] + (_ENTER_BACK if back else _ENTER_FORWARD)[enters(corners)]
    return length + BEND * (len(corners) - 2) + ports, corners
