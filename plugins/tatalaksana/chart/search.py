# The cheapest way for one edge beside the lines that are already there.
#
# A way begins with a leg on one of the source's middle lines and ends with one on the target's; between them it runs
# in gutters, which hold no symbols and take any number of lines. So there are few kinds of ways, each with up to four
# bends (five legs), and one of them is always free. Kinds with fewer bends are tried first; the rest is passed over
# as soon as its shape alone costs more than the best so far. What a side costs and how far its leg is free is asked
# once for a search; crossings are asked last.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tatalaksana.chart.ends import Ends
from tatalaksana.chart.grid import Corners
from tatalaksana.chart.knot import Refused
from tatalaksana.chart.occupancy import Occupancy, met_beside
from tatalaksana.chart.reach import Legs
from tatalaksana.chart.shape import BEND
from tatalaksana.chart.way import BOTTOM, LEFT, OPPOSITE, RIGHT, TOP, Way, stretches_of

CROSSING = 24.0
_BEST = 5
_GUTTER = 2
"""What a search takes, and each gutter that is looked through, as steps."""
_INFINITE = float("inf")
_NO_TRUNKS = (0, 0, 0, 0)
_REFUSED = Refused()
_Passing = tuple[float, int, int, float, float]
"""(what a way through a gutter costs at least, which of them it is, the gutter, what the end costs, what all cross there)."""
_ALL = (TOP, RIGHT, BOTTOM, LEFT)
_PAIRS_LEVEL = ((LEFT, LEFT), (LEFT, RIGHT), (RIGHT, LEFT), (RIGHT, RIGHT))
Tolls = Sequence[float]
"""What a line on each side of a symbol costs beyond its shape; infinite where none may be."""
Sides = Sequence[int]
"""The edges on each side of a symbol, a bit for each."""
_Open = tuple[list[float], list[int]]
"""(what each side costs, infinite where it is closed; the last node that is free on its leg)."""
_Begin = tuple[float, int, int]
"""A way between a symbol and a gutter between lanes: (what it costs, its side, where it meets the gutter)."""


@dataclass(slots=True)
class Found:
    """A way and what it costs beside those that are there."""

    cost: float
    way: Way


class Search:
    """Looks for the cheapest way of one edge."""

    __slots__ = (
        "_corners",
        "_cost",
        "_crossings",
        "_ends",
        "_enter",
        "_entries",
        "_exits",
        "_into",
        "_leave",
        "_occupancy",
        "_out",
        "_refused",
        "_trunks",
        "_x0",
        "_x1",
        "_y0",
        "_y1",
    )

    def __init__(  # noqa: PLR0917 - names take longer
        self,
        occupancy: Occupancy,
        ends: Ends,
        sides: tuple[Sides, Sides],
        tolls: tuple[Tolls, Tolls],
        trunks: Sequence[int],
        refused: Refused = _REFUSED,
    ) -> None:
        """For what leaves from the source and comes in at the target, on each side, and what either costs there.

        With the nodes that those which come in on each side pass already: a line that joins them crosses nothing there.
        """
        self._occupancy = occupancy
        self._crossings = occupancy.crossings
        self._ends = ends
        self._exits, self._entries = sides
        self._leave, self._enter = tolls
        self._refused = refused
        self._trunks = trunks
        (self._x0, self._y0), (self._x1, self._y1) = ends.start, ends.end
        self._cost = _INFINITE
        self._corners: Corners = ()

    def best(self, limit: float = _INFINITE) -> Found | None:
        """The cheapest way, or None when every one is refused or costs as much as the limit."""
        ends = self._ends
        self._cost = limit
        self._occupancy.steps += _BEST
        self._out = self._open(ends.out, ends.leave, self._leave, self._exits)
        self._into = self._open(ends.into, ends.enter, self._enter, self._entries)
        least = min(self._out[0]) + min(self._into[0]) + ends.wide + ends.tall
        if least >= limit:
            return None
        if self._x0 == self._x1 or self._y0 == self._y1:
            self._straight()
        else:
            self._bent()
        if self._cost > least + 2 * BEND:
            if self._x0 != self._x1:
                self._level()
            self._by_gutters()
        if self._cost > least + 4 * BEND:
            self._around()
        return self._found()

    def cost(self, way: Way) -> float:
        """What a way costs; infinite where it can't be taken."""
        cost = way.price + self._leave[way.out] + self._enter[way.into]
        if cost == _INFINITE or (self._refused and way.corners in self._refused):
            return _INFINITE
        exits, entries = self._exits[way.out], self._entries[way.into]
        occupancy, legs = self._occupancy, way.legs
        taken = occupancy.pieces
        line, steps = legs[0]
        several = len(legs) > 1
        # A straight way is both: it leaves with the ones and comes in with the others.
        if taken[line] & steps and occupancy.foreign(line, steps, exits if several else exits | entries):
            return _INFINITE
        if several:
            for line, steps in legs[1:]:
                if taken[line] & steps and occupancy.foreign(line, steps, entries):
                    return _INFINITE
            if not way.stretches and occupancy.bends.get(way.corners[1], 0) & ~(exits | entries):
                return _INFINITE
        return cost + CROSSING * occupancy.crossed(way, exits | entries, self._trunks[way.into])

    def _found(self) -> Found | None:
        corners = self._corners
        if not corners:
            return None
        return Found(self._cost, self._ends.way(corners))

    def _open(self, legs: Legs, prices: Sequence[float], tolls: Tolls, friends: Sides) -> _Open:
        """What each side of a symbol costs, and how far one gets from it."""
        pieces, limit, costs, ends = self._occupancy.pieces, self._cost, [], []
        for side, leg in enumerate(legs):
            cost, far = prices[side] + tolls[side], leg.far
            if cost >= limit:
                cost = _INFINITE
            elif pieces[leg.line] & leg.mask:
                taken = self._occupancy.foreign(leg.line, leg.mask, friends[side])
                if taken:
                    far = (taken & -taken).bit_length() - 1 if far > leg.near else taken.bit_length()
                    if far == leg.near:
                        cost = _INFINITE
            costs.append(cost)
            ends.append(far)
        return costs, ends

    def _straight(self) -> None:
        """Take the straight way, if nothing stands or runs on it."""
        x0, y0, x1, y1 = self._x0, self._y0, self._x1, self._y1
        if x0 == x1:
            side, near, target = (BOTTOM if y1 > y0 else TOP), y0, y1
        else:
            side, near, target = (RIGHT if x1 > x0 else LEFT), x0, x1
        leg = self._ends.out[side]
        cost = self._out[0][side] + self._into[0][OPPOSITE[side]] + abs(target - near)
        if leg.symbol != target or cost >= self._cost:
            return
        low, high = (near, target) if near < target else (target, near)
        friends = self._exits[side] | self._entries[OPPOSITE[side]]
        if self._occupancy.foreign(leg.line, (1 << high) - (1 << low), friends):
            return
        cost += CROSSING * self._crossings(leg.line, low, high, self._trunks[OPPOSITE[side]])
        if cost < self._cost:
            self._take(cost, (self._ends.start, self._ends.end))

    def _bent(self) -> None:
        """Take the ways with one bend, where two middle lines meet."""
        x0, y0, x1, y1 = self._x0, self._y0, self._x1, self._y1
        across, along = (RIGHT if x1 > x0 else LEFT), (BOTTOM if y1 > y0 else TOP)
        ends, occupancy = self._ends, self._occupancy
        length = ends.wide + ends.tall + BEND
        for out, into, corner, begins, finishes in (
            (across, OPPOSITE[along], (x1, y0), x1, y0),
            (along, OPPOSITE[across], (x0, y1), y1, x0),
        ):
            cost = self._out[0][out] + self._into[0][into] + length
            leg, last = ends.out[out], ends.into[into]
            if cost >= self._cost or not (
                _reaches(leg.near, self._out[1][out], begins) and _reaches(last.near, self._into[1][into], finishes)
            ):
                continue
            cost += CROSSING * self._crossings(leg.line, leg.near, begins)
            cost += CROSSING * self._crossings(last.line, last.near, finishes, self._trunks[into])
            friends = self._exits[out] | self._entries[into]
            if cost < self._cost and not occupancy.bends.get(corner, 0) & ~friends:
                self._take(cost, (ends.start, corner, ends.end))

    def _level(self) -> None:
        """Take the ways up or down, over in a gutter between rows, up or down."""
        x0, y0, x1, y1 = self._x0, self._y0, self._x1, self._y1
        crossings, wide = self._crossings, self._ends.wide + 2 * BEND
        upright, other = 2 * x0 + 1, 2 * x1 + 1
        (leave, fars), (enter, lasts) = self._out, self._into
        for h, tall in self._ends.beside:
            out, into = TOP if h < y0 else BOTTOM, TOP if h < y1 else BOTTOM
            cost = leave[out] + enter[into] + wide + tall
            if cost >= self._cost or not (_reaches(y0, fars[out], h) and _reaches(y1, lasts[into], h)):
                continue
            # A gutter beside one of the two is beside it: only on the way to the other there may be lines.
            trunk = self._trunks[into]
            cost += CROSSING * (crossings(other, h, y1, trunk) if abs(h - y0) == 1 else crossings(upright, y0, h))
            if cost < self._cost:
                cost += CROSSING * crossings(2 * h, x0, x1, trunk)
                if cost < self._cost:
                    friends = self._exits[out] | self._entries[into]
                    cost = self._beside(cost, 2 * h, x0, x1, y0 > h, y1 > h, friends)
                    self._take(cost, (self._ends.start, (x0, h), (x1, h), self._ends.end))

    def _around(self) -> None:
        """Take the ways from a side up or down to a gutter between rows, along it, and up or down to a side again."""
        x0, y0, x1, y1 = self._x0, self._y0, self._x1, self._y1
        crossings, leave, enter = self._crossings, self._out[0], self._into[0]
        least = 2 + 4 * BEND
        for out, into in _PAIRS_LEVEL:
            shape = leave[out] + enter[into] + least
            if shape + self._ends.tall >= self._cost:
                continue
            v, w = x0 + (1 if out == RIGHT else -1), x1 + (1 if into == RIGHT else -1)
            shape += abs(v - w)
            if v == w or shape + self._ends.tall >= self._cost:
                continue
            trunk, friends = self._trunks[into], self._exits[out] | self._entries[into]
            for h, tall in self._ends.beside:
                cost = shape + tall
                if cost >= self._cost:
                    continue
                cost += CROSSING * (
                    crossings(2 * w + 1, h, y1, trunk) if abs(h - y0) == 1 else crossings(2 * v + 1, y0, h, trunk)
                )
                if cost < self._cost:
                    cost += CROSSING * crossings(2 * h, v, w, trunk)
                if cost < self._cost:
                    cost = self._beside(cost, 2 * h, v, w, y0 > h, y1 > h, friends)
                if cost < self._cost:
                    cost = self._beside(cost, 2 * v + 1, y0, h, x0 > v, w > v, friends)
                if cost < self._cost:
                    cost = self._beside(cost, 2 * w + 1, h, y1, v > w, x1 > w, friends)
                    inner = ((v, y0), (v, h), (w, h), (w, y1))
                    self._take_turning(cost, (self._ends.start, *inner, self._ends.end), friends)

    def _gutters(self) -> list[_Passing]:
        """The gutters between lanes that a way may cost less through; those first in which little is crossed."""
        x0, y0, x1, y1 = self._x0, self._y0, self._x1, self._y1
        top, foot = (y0 + 1, y1 - 1) if y0 < y1 else (y1 + 1, y0 - 1)
        limit, length = self._cost, self._ends.wide + self._ends.tall
        begins, finishes = _least(self._out), _least(self._into)
        trunks = self._trunks[0] | self._trunks[1] | self._trunks[2] | self._trunks[3]
        nearest = min(begins) + min(finishes) + length
        found: list[_Passing] = []
        for v, outside in self._ends.gutters:
            if nearest + 2 * outside >= limit:
                break
            finish = finishes[v > x1]
            least = begins[v > x0] + finish + length + 2 * outside
            if least >= limit:
                continue
            passed = CROSSING * self._crossings(2 * v + 1, top, foot, trunks) if foot > top + 1 else 0.0
            if least + passed < limit:
                found.append((least + passed, len(found), v, finish, passed))
        found.sort()
        return found

    def _by_gutters(self) -> None:
        """Take the cheapest way through a gutter between lanes."""
        x0, y0, x1, y1 = self._x0, self._y0, self._x1, self._y1
        crossings, tall = self._crossings, self._ends.tall
        for least, _, v, finish, passed in self._gutters():
            if least >= self._cost:
                break
            line = 2 * v + 1
            self._occupancy.steps += _GUTTER
            # What the rest takes at least is left out of what a part may cost.
            rest = finish + abs(x1 - v) + tall + passed
            starts = self._parts(x0, y0, v, self._out, self._cost - rest, _NO_TRUNKS)
            if not starts:
                continue
            rest = min(starts)[0] + tall + passed
            for other, into, to in self._parts(x1, y1, v, self._into, self._cost - rest + 2, self._trunks):
                for price, out, at in starts:
                    cost = price + other + abs(at - to)
                    # Every one of them passes what lies between the two.
                    if cost + passed >= self._cost or at == to:
                        continue
                    cost += CROSSING * crossings(line, at, to, self._trunks[into])
                    if cost < self._cost:
                        self._through(v, cost, out, into, at, to)

    def _through(self, v: int, cost: float, out: int, into: int, at: int, to: int) -> None:  # noqa: PLR0917 - a tuple takes longer
        """Take a way through a gutter between lanes, which it meets and leaves there, if what runs beside it allows."""
        (x0, y0), (x1, y1) = start, end = self._ends.start, self._ends.end
        friends = self._exits[out] | self._entries[into]
        cost = self._beside(cost, 2 * v + 1, at, to, x0 > v, x1 > v, friends)
        first: Corners = ((v, at),)
        last: Corners = ((v, to),)
        if at != y0:
            if cost < self._cost:
                cost = self._beside(cost, 2 * at, x0, v, y0 > at, to > at, friends)
            first = ((x0, at), (v, at))
        if to != y1:
            if cost < self._cost:
                cost = self._beside(cost, 2 * to, v, x1, at > to, y1 > to, friends)
            last = ((v, to), (x1, to))
        if cost < self._cost:
            self._take_turning(cost, (start, *first, *last, end), friends)

    def _parts(self, x: int, y: int, v: int, sides: _Open, room: float, trunks: Sequence[int]) -> list[_Begin]:  # noqa: PLR0917 - a tuple takes longer
        """The ways between a symbol and the gutter at `v` that cost less: by a side, or up or down to a gutter between rows."""
        costs, fars = sides
        if v < x:
            side, wide, free = LEFT, x - v, fars[LEFT] <= v
        else:
            side, wide, free = RIGHT, v - x, fars[RIGHT] >= v
        found: list[_Begin] = []
        cost = costs[side] + wide + BEND
        crossings = self._crossings
        if cost < room and free:
            if wide > 1:
                cost += CROSSING * crossings(2 * y, x, v, trunks[side])
            if cost < room:
                found.append((cost, side, y))
        room -= wide + 2 * BEND
        for side, by in ((TOP, y - 1), (BOTTOM, y + 1)):
            cost = costs[side]
            if cost < room:
                if wide > 1:
                    cost += CROSSING * crossings(2 * by, x, v, trunks[side])
                if cost < room:
                    found.append((cost + wide + 2 * BEND + 1, side, by))
        return found

    def _beside(  # noqa: PLR0917 - as strands have them
        self,
        cost: float,
        line: int,
        begin: int,
        end: int,
        begin_up: bool,  # noqa: FBT001
        end_up: bool,  # noqa: FBT001
        friends: int,
    ) -> float:
        """What a way costs with a piece in a gutter, beside others there: infinite where it could not be kept apart from them."""
        others = self._occupancy.strands[line]
        if not others:
            return cost
        room = (self._cost - cost) / CROSSING
        if begin < end:
            return cost + CROSSING * met_beside(others, begin, end, begin_up, end_up, friends, room)
        return cost + CROSSING * met_beside(others, end, begin, end_up, begin_up, friends, room)

    def _take_turning(self, cost: float, corners: Corners, friends: int) -> None:
        """Take a way through several gutters, if what turns there with it allows."""
        if cost < self._cost:
            cost += CROSSING * self._occupancy.linked(stretches_of(self._ends.bit, corners), friends)
            self._take(cost, corners)

    def _take(self, cost: float, corners: Corners) -> None:
        """Take a way that is cheaper than the best so far."""
        if cost < self._cost and not (self._refused and corners in self._refused):
            self._cost = cost
            self._corners = corners


def _least(sides: _Open) -> tuple[float, float]:
    """What a way from a symbol into a gutter to the left of it, or to the right, costs at least."""
    costs, _ = sides
    turned = min(costs[TOP], costs[BOTTOM]) + 2 * BEND
    return min(costs[LEFT] + BEND, turned), min(costs[RIGHT] + BEND, turned)


def _reaches(near: int, far: int, at: int) -> bool:
    """Whether a node is on a leg, which begins behind its symbol."""
    return near < at <= far or far <= at < near
