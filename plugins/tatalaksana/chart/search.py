# The cheapest way for one edge beside the lines that are already there.
#
# A way begins with a leg on one of the source's middle lines and ends with one on the target's; between them it runs
# in gutters, which hold no symbols and take any number of lines. So there are few kinds of ways, each with up to four
# bends (five legs), and one of them is always free. Kinds with fewer bends are tried first; the rest is passed over
# as soon as its shape alone costs more than the best so far.
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from tatalaksana.chart.geometry import Side
from tatalaksana.chart.grid import Corners, Grid, GridPoint
from tatalaksana.chart.occupancy import GutterLine, Occupancy
from tatalaksana.chart.shape import BEND
from tatalaksana.chart.sides import SidePrices

CROSSING = 12.0
_STEP = {Side.LEFT: -1, Side.RIGHT: 1, Side.TOP: -1, Side.BOTTOM: 1}
_INFINITE = float("inf")
_NONE: frozenset[int] = frozenset()
Toll = Callable[[int, Side], float | None]
"""What a line on one side of a symbol costs beyond its shape; None where none may be."""


class Ends(NamedTuple):
    """An edge to be placed: its symbols, their places and the edges on their sides."""

    start: GridPoint
    end: GridPoint
    exits: Mapping[Side, AbstractSet[int]]
    entries: Mapping[Side, AbstractSet[int]]
    source: int
    target: int
    prices: SidePrices


class Found(NamedTuple):
    """A way and its cost; `extra` is the part that its shape does not account for."""

    cost: float
    extra: float
    corners: Corners


@dataclass(slots=True)
class Leg:
    """How far a line may run from one side of a symbol along the middle line there."""

    price: float
    """What its side is worth for a line of this kind."""
    toll: float
    """What the crowd on that side costs on top."""
    line: GutterLine
    near: int
    """The symbol's own coordinate along the line."""
    far: int
    """The last node that the leg may reach."""
    symbol: int | None
    """Where the next symbol stands, if nothing is in between."""
    friends: AbstractSet[int] = field(default=_NONE)
    """Edges that share this side, and so may share the line."""

    @property
    def first(self) -> int:
        """The gutter beside the symbol."""
        return self.near + (1 if self.far > self.near else -1)

    def reaches(self, at: int) -> bool:
        """Whether the node at a coordinate along the line can be reached."""
        return self.near < at <= self.far if self.far > self.near else self.far <= at < self.near


_Part = tuple[Leg, int, Corners, float]
"""(leg, where the gutter is entered, the corners from the symbol to there, their cost)."""


class Search:
    """Finds ways on one grid."""

    def __init__(self, grid: Grid, occupancy: Occupancy, exit_toll: Toll, entry_toll: Toll) -> None:
        self.grid = grid
        self.occupancy = occupancy
        self.exit_toll = exit_toll
        self.entry_toll = entry_toll

    def best(self, ends: Ends, refused: AbstractSet[Corners], limit: float = _INFINITE) -> Found | None:
        """The cheapest way, or None when every one is refused or costs as much as the limit."""
        return _Run(self, ends, refused, limit).best()


class _Run:
    def __init__(self, search: Search, ends: Ends, refused: AbstractSet[Corners], limit: float) -> None:
        self._search = search
        self._grid = search.grid
        self._occupancy = search.occupancy
        self._ends = ends
        self._refused = refused
        self._cost = limit
        self._found: Found | None = None
        self._x0, self._y0 = ends.start
        self._x1, self._y1 = ends.end
        self._leave, self._enter = ends.prices
        self._legs_out: dict[Side, Leg | None] = {}
        self._legs_in: dict[Side, Leg | None] = {}

    def best(self) -> Found | None:
        self._straight()
        self._one_bend()
        length = abs(self._x0 - self._x1) + abs(self._y0 - self._y1)
        if self._cost > length + 2 * BEND:
            self._level_between()
            self._upright_between()
        if self._cost > length + 4 * BEND:
            self._around()
        return self._found

    # Kinds of ways, by their bends

    def _straight(self) -> None:
        """None."""
        side = _facing(self._ends.start, self._ends.end)
        if side is None:
            return
        leg, other = self._out(side), self._in(_OPPOSITE[side])
        if leg is None or other is None:
            return
        target = self._x1 if side in _LEVEL else self._y1
        friends = leg.friends | other.friends
        if leg.symbol == target and not self._occupancy.blocked(leg.line, leg.near, target, friends):
            self._offer(leg, other, (self._ends.start, self._ends.end))

    def _one_bend(self) -> None:
        """From a side straight over or under the target, or the other way about."""
        if self._x0 == self._x1 or self._y0 == self._y1:
            return
        length = _length(self._ends.start, self._ends.end)
        across = Side.RIGHT if self._x1 > self._x0 else Side.LEFT
        along = Side.BOTTOM if self._y1 > self._y0 else Side.TOP
        for first, last, corner, over in (
            (across, _OPPOSITE[along], (self._x1, self._y0), True),
            (along, _OPPOSITE[across], (self._x0, self._y1), False),
        ):
            if length + BEND + self._leave[first] + self._enter[last] >= self._cost:
                continue
            out, into = self._out(first), self._in(last)
            if out is None or into is None:
                continue
            reach, back = (corner[0], corner[1]) if over else (corner[1], corner[0])
            free = out.reaches(reach) and into.reaches(back)
            if free and self._occupancy.bends.get(corner, _NONE) <= out.friends | into.friends:
                self._offer(out, into, (self._ends.start, corner, self._ends.end))

    def _level_between(self) -> None:
        """Up or down, over in a gutter between rows, up or down."""
        if self._x0 == self._x1:
            return
        for out in self._legs(self._out, _UPRIGHT):
            for into in self._legs(self._in, _UPRIGHT):
                for h in sorted({self._y0 - 1, self._y0 + 1, self._y1 - 1, self._y1 + 1}):
                    if out.reaches(h) and into.reaches(h):
                        self._offer(out, into, (self._ends.start, (self._x0, h), (self._x1, h), self._ends.end))

    def _upright_between(self) -> None:
        """Through a gutter between lanes, reached from a side or by a gutter between rows, and left likewise."""
        starts = self._ends_in_gutters(self._out)
        finishes = self._ends_in_gutters(self._in)
        low, high = min(self._x0, self._x1), max(self._x0, self._x1)
        top, foot = min(self._y0, self._y1) + 1, max(self._y0, self._y1) - 1
        crossings = self._occupancy.crossings
        sides = _cheapest(starts) + _cheapest(finishes)
        for v in sorted(range(0, self._grid.width + 1, 2), key=lambda v: (max(low - v, v - high, 0), v)):
            line = (True, v)
            least = sides + high - low + 2 * max(low - v, v - high, 0) + foot + 1 - (top - 1) + 2 * BEND
            if least >= self._cost:
                break
            if least + CROSSING * crossings(line, top, foot) >= self._cost:
                continue
            into_gutter = self._parts(self._x0, self._y0, v, starts)
            out_of_gutter = self._parts(self._x1, self._y1, v, finishes)
            for out, by, first, price in into_gutter:
                for into, via, last, other in out_of_gutter:
                    cost = price + other + abs(by - via)
                    if cost >= self._cost or by == via:
                        continue
                    cost += CROSSING * crossings(line, by, via)
                    if cost < self._cost:
                        self._take(cost, out, into, (self._ends.start, *first, *reversed(last), self._ends.end))

    def _parts(self, x: int, y: int, v: int, ends: Sequence[tuple[Leg, int | None]]) -> list[_Part]:
        """The ways from a symbol to the gutter at `v`, with what each costs."""
        crossings = self._occupancy.crossings
        parts: list[_Part] = []
        for leg, by in ends:
            price = leg.price + leg.toll + abs(x - v)
            if by is not None:
                price += 2 * BEND + 1 + CROSSING * crossings((False, by), x, v)
                parts.append((leg, by, ((x, by), (v, by)), price))
            elif leg.reaches(v):
                price += BEND + CROSSING * crossings((False, y), x, v)
                parts.append((leg, y, ((v, y),), price))
        return parts

    def _around(self) -> None:
        """From a side up or down to a gutter between rows, along it, and up or down to a side again."""
        for out in self._legs(self._out, _LEVEL):
            for into in self._legs(self._in, _LEVEL):
                v, w = out.first, into.first
                if v != w and out.reaches(v) and into.reaches(w):
                    for h in sorted({self._y0 - 1, self._y0 + 1, self._y1 - 1, self._y1 + 1}):
                        inner = ((v, self._y0), (v, h), (w, h), (w, self._y1))
                        self._offer(out, into, (self._ends.start, *inner, self._ends.end))

    def _ends_in_gutters(self, leg_on: Callable[[Side], Leg | None]) -> list[tuple[Leg, int | None]]:
        """From a symbol to the gutters between lanes: by a side, or up or down to a gutter between rows."""
        found: list[tuple[Leg, int | None]] = [(leg, None) for leg in self._legs(leg_on, _LEVEL)]
        found += [(leg, leg.first) for leg in self._legs(leg_on, _UPRIGHT) if leg.reaches(leg.first)]
        return found

    def _out(self, side: Side) -> Leg | None:
        """The leg that leaves on a side, unless arrows come in there."""
        if side not in self._legs_out:
            toll = self._search.exit_toll(self._ends.source, side)
            friends = self._ends.exits.get(side, _NONE)
            self._legs_out[side] = (
                None if toll is None else self._leg(self._ends.start, side, self._leave[side], toll, friends)
            )
        return self._legs_out[side]

    def _in(self, side: Side) -> Leg | None:
        """The leg that comes in on a side, unless exits are there."""
        if side not in self._legs_in:
            toll = self._search.entry_toll(self._ends.target, side)
            friends = self._ends.entries.get(side, _NONE)
            self._legs_in[side] = (
                None if toll is None else self._leg(self._ends.end, side, self._enter[side], toll, friends)
            )
        return self._legs_in[side]

    @staticmethod
    def _legs(leg_on: Callable[[Side], Leg | None], sides: tuple[Side, Side]) -> Iterator[Leg]:
        for side in sides:
            leg = leg_on(side)
            if leg is not None and leg.far != leg.near:
                yield leg

    # What a way costs

    def _offer(self, out: Leg, into: Leg, corners: Corners) -> None:
        """Take a way if it is cheaper than the best so far; the cheap questions come first."""
        cost = _shape(out, into, corners) + out.toll + into.toll
        if cost >= self._cost:
            return
        crossings = self._occupancy.crossings
        for (x, y), (next_x, next_y) in pairwise(corners):
            if x == next_x:
                cost += CROSSING * crossings((True, x), y, next_y)
            else:
                cost += CROSSING * crossings((False, y), x, next_x)
        if cost < self._cost:
            self._take(cost, out, into, corners)

    def _take(self, cost: float, out: Leg, into: Leg, corners: Corners) -> None:
        """Take a way that is cheaper than the best so far, unless its pieces in gutters make it dearer or impossible."""
        if corners in self._refused:
            return
        if len(corners) > 3:  # noqa: PLR2004 - the first and the last leg run on middle lines; gutters are between
            limit = (self._cost - cost) / CROSSING
            gutters = self._occupancy.gutters(corners, out.friends | into.friends, limit)
            if gutters is None:
                return
            cost += CROSSING * gutters
        if cost < self._cost:
            self._cost = cost
            self._found = Found(cost, cost - _shape(out, into, corners), corners)

    def _leg(self, place: GridPoint, side: Side, price: float, toll: float, friends: AbstractSet[int]) -> Leg:
        x, y = place
        step = _STEP[side]
        level = side in _LEVEL
        line: GutterLine = (False, y) if level else (True, x)
        near = x if level else y
        bound = 0 if step < 0 else self._grid.width if level else self._grid.height
        far, symbol = self._occupancy.reach(line, near, step, bound, friends)
        return Leg(price, toll, line, near, far, symbol, friends)


_LEVEL = (Side.LEFT, Side.RIGHT)
_UPRIGHT = (Side.TOP, Side.BOTTOM)
_OPPOSITE = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.TOP: Side.BOTTOM, Side.BOTTOM: Side.TOP}


def _cheapest(ends: Sequence[tuple[Leg, int | None]]) -> float:
    """What the cheapest way from a symbol to a gutter between lanes costs at least, beyond its length and a bend."""
    return min((leg.price + leg.toll + (0 if by is None else BEND) for leg, by in ends), default=_INFINITE)


def _shape(out: Leg, into: Leg, corners: Corners) -> float:
    """What a way costs on an empty chart."""
    cost = out.price + into.price + BEND * (len(corners) - 2)
    x, y = corners[0]
    for next_x, next_y in corners:
        cost += abs(next_x - x + next_y - y)  # one of the two differences is 0
        x, y = next_x, next_y
    return cost


def _length(a: GridPoint, b: GridPoint) -> int:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _facing(start: GridPoint, end: GridPoint) -> Side | None:
    if start[0] == end[0]:
        return Side.BOTTOM if end[1] > start[1] else Side.TOP
    if start[1] == end[1]:
        return Side.RIGHT if end[0] > start[0] else Side.LEFT
    return None
