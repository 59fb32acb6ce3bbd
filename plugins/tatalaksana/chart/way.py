# A way of one edge, and what is asked of it again and again while a chart is planned: made once, as bit masks.
from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from tatalaksana.chart.geometry import Side
from tatalaksana.chart.grid import Corners, GridPoint

SIDES = (Side.TOP, Side.RIGHT, Side.BOTTOM, Side.LEFT)
"""Sides by their numbers: planning knows them as these."""
TOP, RIGHT, BOTTOM, LEFT = range(4)
OPPOSITE = (BOTTOM, LEFT, TOP, RIGHT)


def line_at(at: int, *, upright: bool) -> int:
    """The number of a line of the grid."""
    return 2 * at + upright


Stretch = tuple[int, int, int, int, int]
"""A straight piece of a route in a gutter: (its edge, its ends along it, the side that each end turns to)."""
StraightPiece = tuple[int, int, int]
"""A straight piece of a route: (its line, its ends along it)."""
Stretches = tuple[tuple[int, Stretch], ...]
"""The pieces of a route in gutters, with their lines."""


class Way(NamedTuple):
    """A way from one symbol to another."""

    corners: Corners
    price: float
    """What it costs on an empty chart."""
    out: int
    """The side on which it leaves, by its number."""
    into: int
    pieces: tuple[StraightPiece, ...]
    stretches: Stretches


def way_of(edge: int, corners: Corners, price: float) -> Way:
    """The way through these corners."""
    pieces = []
    for (x0, y0), (x1, y1) in pairwise(corners):
        if x0 == x1:
            pieces.append((2 * x0 + 1, y0, y1) if y0 < y1 else (2 * x0 + 1, y1, y0))
        else:
            pieces.append((2 * y0, x0, x1) if x0 < x1 else (2 * y0, x1, x0))
    out, into = side_number(corners[0], corners[1]), side_number(corners[-1], corners[-2])
    return Way(corners, price, out, into, tuple(pieces), stretches_of(edge, corners))


def stretches_of(edge: int, corners: Corners) -> Stretches:
    """The pieces of a route in gutters: all but its first and last, and none of a route with one bend."""
    found = []
    for index in range(1, len(corners) - 2):
        (x0, y0), (x1, y1) = corners[index], corners[index + 1]
        if x0 == x1:
            line, low, high = 2 * x0 + 1, y0, y1
            first = 1 if corners[index - 1][0] > x0 else -1
            last = 1 if corners[index + 2][0] > x0 else -1
        else:
            line, low, high = 2 * y0, x0, x1
            first = 1 if corners[index - 1][1] > y0 else -1
            last = 1 if corners[index + 2][1] > y0 else -1
        found.append((line, (edge, low, high, first, last) if low < high else (edge, high, low, last, first)))
    return tuple(found)


def side_number(here: GridPoint, there: GridPoint) -> int:
    """The number of the side of `here` that faces `there`, which is straight across or straight up or down."""
    if there[0] != here[0]:
        return RIGHT if there[0] > here[0] else LEFT
    return BOTTOM if there[1] > here[1] else TOP


def least_crossings(mine: Stretch, other: Stretch) -> int | None:
    """How often two strands that pass each other must cross; None when either order puts one on the other."""
    _, low, high, low_turn, high_turn = mine
    _, start, end, start_turn, end_turn = other
    # Of the ends that lie within the other strand, some cross it when mine runs on the low side, the rest when not.
    within = before = 0
    if start < low < end:
        within += 1
        before += low_turn > 0
    if start < high < end:
        within += 1
        before += high_turn > 0
    if low < start < high:
        within += 1
        before += start_turn < 0
    if low < end < high:
        within += 1
        before += end_turn < 0
    after = within - before
    if low in (start, end) or high in (start, end):
        before, after = _met(mine, other, before, after)
    least = min(before, after)
    return None if least >= _NEVER else least


def _met(mine: Stretch, other: Stretch, before: int, after: int) -> tuple[int, int]:
    """Those counts for two that end at one place: when mine runs on the low side, and when not."""
    _, low, high, low_turn, high_turn = mine
    _, start, end, start_turn, end_turn = other
    # Two that end in one gutter across and part there cross, unless each runs on the side that it turns to.
    for position, turn, at, other_turn in ((low, low_turn, start, start_turn), (high, high_turn, end, end_turn)):
        if position == at and not position & 1 and turn != other_turn:
            before, after = (before + 1, after) if turn > 0 else (before, after + 1)
    # Ends that come from opposite sides to one middle line lie on each other there in one of the orders.
    for position, turn in ((low, low_turn), (high, high_turn)):
        for at, other_turn in ((start, start_turn), (end, end_turn)):
            if position == at and position & 1 and turn != other_turn:
                before, after = (before, _NEVER) if turn < 0 else (_NEVER, after)
    return before, after


_NEVER = 1000
