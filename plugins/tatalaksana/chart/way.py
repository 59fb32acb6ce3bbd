# A way of one edge, and what is asked of it again and again while a chart is planned: made once, as bit masks. Nobody changes
# one, as nobody changes a `Leg` or what is `Found`; that they are not declared frozen is for time: several times as long to make.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tatalaksana.chart.grid import Corners, GridPoint
from tatalaksana.chart.raster import Raster
from tatalaksana.chart.shape import BEND

TOP, RIGHT, BOTTOM, LEFT = range(4)
"""Sides by their numbers: planning knows them as these."""
OPPOSITE = (BOTTOM, LEFT, TOP, RIGHT)


def line_at(at: int, *, upright: bool) -> int:
    """The number of a line of the grid."""
    return 2 * at + upright


Stretch = tuple[int, int, int, bool, bool]
"""A straight piece of a route in a gutter: (its edge as a bit, its ends along it, whether each end turns to the high side)."""
Stretches = tuple[tuple[int, Stretch], ...]
"""The pieces of a route in gutters, with their lines."""


@dataclass(slots=True)
class Way:
    """A way from one symbol to another."""

    corners: Corners
    price: float
    """What it costs on an empty chart."""
    out: int
    """The side on which it leaves, by its number."""
    into: int
    legs: tuple[tuple[int, int], ...]
    """The middle lines that it begins and ends on, each with its pieces there, a bit for each; one if it is straight."""
    stretches: Stretches
    inside: int
    """The nodes that it passes straight through, along its own lines."""
    across: int
    """The same nodes along the lines across."""
    nodes: int
    """Its nodes with its ends and corners."""


def way_of(edge: int, corners: Corners, leave: Sequence[float], enter: Sequence[float], raster: Raster) -> Way:
    """The way of an edge, as a bit, through these corners, for what leaving and coming in on each side costs."""
    base, down, over = raster
    inside = across = nodes = length = 0
    legs = []
    for (x0, y0), (x1, y1) in pairwise(corners):
        if x0 == x1:
            low, high = (y0, y1) if y0 < y1 else (y1, y0)
            line, size = 2 * x0 + 1, high - low
            at = base[2 * low]
            nodes |= over[size + 1] << at + x0
            if size > 1:
                across |= over[size - 1] << base[2 * low + 2] + x0
                inside |= (1 << high) - (2 << low) << base[line]
        else:
            low, high = (x0, x1) if x0 < x1 else (x1, x0)
            line, size = 2 * y0, high - low
            at = base[line]
            nodes |= (2 << high) - (1 << low) << at
            if size > 1:
                across |= down[size - 1] << base[2 * low + 3] + y0
                inside |= (1 << high) - (2 << low) << at
        length += size
        if line & 2:
            legs.append((line, (1 << high) - (1 << low)))
    count = len(corners)
    out, into = side_number(corners[0], corners[1]), side_number(corners[-1], corners[-2])
    price = leave[out] + enter[into] + length + BEND * (count - 2)
    stretches = stretches_of(edge, corners) if count > _ONE_BEND else ()
    return Way(corners, price, out, into, tuple(legs), stretches, inside, across, nodes)


_ONE_BEND = 3
"""Corners of a way."""


def stretches_of(edge: int, corners: Corners) -> Stretches:
    """The pieces in gutters of a route of an edge, as a bit: all but its first and last."""
    found = []
    xb, yb = corners[0]
    x0, y0 = corners[1]
    x1, y1 = corners[2]
    for xe, ye in corners[3:]:
        if x0 == x1:
            line, low, high, first, last = 2 * x0 + 1, y0, y1, xb > x0, xe > x0
        else:
            line, low, high, first, last = 2 * y0, x0, x1, yb > y0, ye > y0
        found.append((line, (edge, low, high, first, last) if low < high else (edge, high, low, last, first)))
        xb, yb, x0, y0, x1, y1 = x0, y0, x1, y1, xe, ye
    return tuple(found)


GridPiece = tuple[GridPoint, GridPoint]
"""From a node of the grid to the next."""


@lru_cache(maxsize=4096)
def grid_pieces(corners: Corners) -> tuple[GridPiece, ...]:
    """The pieces of a way, each from its lower node on."""
    found: list[GridPiece] = []
    for (x0, y0), (x1, y1) in pairwise(corners):
        if x0 == x1:
            found += [((x0, y), (x0, y + 1)) for y in range(min(y0, y1), max(y0, y1))]
        else:
            found += [((x, y0), (x + 1, y0)) for x in range(min(x0, x1), max(x0, x1))]
    return tuple(found)


def side_number(here: GridPoint, there: GridPoint) -> int:
    """The number of the side of `here` that faces `there`, which is straight across or straight up or down."""
    if there[0] != here[0]:
        return RIGHT if there[0] > here[0] else LEFT
    return BOTTOM if there[1] > here[1] else TOP


def least_crossings(mine: Stretch, other: Stretch) -> int | None:
    """How often two strands that pass each other must cross; None when either order puts one on the other."""
    least = min(in_orders(mine, other))
    return None if least >= NEVER else least


NEVER = 1000
"""Crossings of an order that puts one line on another."""


def in_orders(mine: Stretch, other: Stretch) -> tuple[int, int]:  # noqa: C901, PLR0912 - asked often: a loop takes longer
    """How often two strands that pass each other cross where mine runs on the low side of the other, and where on the high side."""
    _, low, high, low_up, high_up = mine
    _, start, end, start_up, end_up = other
    # Of the ends that lie within the other strand, some cross it when mine runs on the low side, the rest when not.
    within = before = 0
    if start < low < end:
        within, before = 1, low_up
    elif low < start < high:
        within, before = 1, not start_up
    if start < high < end:
        within += 1
        before += high_up
    elif low < end < high:
        within += 1
        before += not end_up
    after = within - before
    # Two that end in one gutter across and part there cross, unless each runs on the side that it turns to. Ends that come
    # from opposite sides to one middle line lie on each other there in one of the orders.
    if low == start and low_up is not start_up:
        more = NEVER if low & 1 else 1
        if low_up:
            before += more
        else:
            after += more
    if high == end and high_up is not end_up:
        more = NEVER if high & 1 else 1
        if high_up:
            before += more
        else:
            after += more
    if low == end and low & 1 and low_up is not end_up:
        if low_up:
            before += NEVER
        else:
            after += NEVER
    if high == start and high & 1 and high_up is not start_up:
        if high_up:
            before += NEVER
        else:
            after += NEVER
    return before, after
