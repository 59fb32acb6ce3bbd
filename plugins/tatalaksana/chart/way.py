# A way of one edge, and what is asked of it again and again while a chart is planned: made once, as bit masks.
from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from tatalaksana.chart.geometry import Side
from tatalaksana.chart.grid import Corners
from tatalaksana.chart.shape import enters, leaves

SIDES = (Side.TOP, Side.RIGHT, Side.BOTTOM, Side.LEFT)
"""Sides by their numbers: planning knows them as these."""
TOP, RIGHT, BOTTOM, LEFT = range(4)
OPPOSITE = (BOTTOM, LEFT, TOP, RIGHT)


def line_at(at: int, *, upright: bool) -> int:
    """The number of a line of the grid."""
    return 2 * at + upright


class Stretch(NamedTuple):
    """A straight piece of a route in a gutter: its ends along it, and the side that each end turns to."""

    edge: int
    low: int
    high: int
    low_turn: int
    high_turn: int


class StraightPiece(NamedTuple):
    """A straight piece of a route."""

    line: int
    low: int
    high: int

    @property
    def steps(self) -> int:
        """The pieces from node to node that it takes, a bit for each."""
        return (1 << self.high) - (1 << self.low)

    @property
    def within(self) -> int:
        """The nodes that it passes, a bit for each."""
        return max((1 << self.high) - (2 << self.low), 0)


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """A way from one symbol to another."""

    corners: Corners
    price: float
    """What it costs on an empty chart."""
    out: int
    """The side on which it leaves, by its number."""
    into: int
    pieces: tuple[StraightPiece, ...]
    stretches: tuple[tuple[int, Stretch], ...]
    """Its pieces in gutters, with their lines."""


def way_of(edge: int, corners: Corners, price: float) -> Way:
    """The way through these corners."""
    pieces, stretches = [], []
    for index, ((x0, y0), (x1, y1)) in enumerate(pairwise(corners)):
        if x0 == x1:
            piece = StraightPiece(line_at(x0, upright=True), min(y0, y1), max(y0, y1))
        else:
            piece = StraightPiece(line_at(y0, upright=False), min(x0, x1), max(x0, x1))
        pieces.append(piece)
        if not piece.line >> 1 & 1:
            stretches.append((piece.line, _stretch(edge, corners, index)))
    return Way(
        corners, price, SIDES.index(leaves(corners)), SIDES.index(enters(corners)), tuple(pieces), tuple(stretches)
    )


def _stretch(edge: int, corners: Corners, index: int) -> Stretch:
    """The piece of a route that begins at one of its bends and ends at the next."""
    here, there = corners[index], corners[index + 1]
    across, along = (0, 1) if here[0] == there[0] else (1, 0)
    first = 1 if corners[index - 1][across] > here[across] else -1
    last = 1 if corners[index + 2][across] > there[across] else -1
    if here[along] > there[along]:
        return Stretch(edge, there[along], here[along], last, first)
    return Stretch(edge, here[along], there[along], first, last)


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
