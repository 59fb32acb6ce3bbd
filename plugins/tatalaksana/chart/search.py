# The cheapest way for one edge beside the lines that are already there.
#
# A way begins with a leg on one of the source's middle lines and ends with one on the target's; between them it runs
# in gutters, which hold no symbols and take any number of lines. So there are few kinds of ways, each with up to four
# bends (five legs), and one of them is always free. Kinds with fewer bends are tried first; the rest is passed over
# as soon as its shape alone costs more than the best so far.
from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from tatalaksana.chart.candidates import Candidates, Channel, Plain, Stub
from tatalaksana.chart.grid import Corners
from tatalaksana.chart.occupancy import Occupancy
from tatalaksana.chart.way import Way

CROSSING = 12.0
_INFINITE = float("inf")
_NONE: frozenset[int] = frozenset()
_REFUSED: frozenset[Corners] = frozenset()
Tolls = Sequence[float]
"""What a line on each side of a symbol costs beyond its shape; infinite where none may be."""
Sides = Sequence[AbstractSet[int]]
"""The edges on each side of a symbol."""


class Found(NamedTuple):
    """A way and what it costs beside those that are there."""

    cost: float
    way: Way


class Request(NamedTuple):
    """An edge that is to be placed."""

    candidates: Candidates
    exits: Sides
    """What leaves from its source."""
    entries: Sides
    """What comes in at its target."""
    leave: Tolls
    enter: Tolls
    refused: AbstractSet[Corners] = _REFUSED
    limit: float = _INFINITE
    """Only cheaper ways are of use."""


class Search:
    """Looks for the cheapest way of one edge."""

    def __init__(self, occupancy: Occupancy, request: Request) -> None:
        self._occupancy = occupancy
        self._request = request
        self._candidates = request.candidates
        self._cost = request.limit
        self._found: Found | None = None
        self._foreign_out: dict[int, int] = {}
        self._foreign_in: dict[int, int] = {}

    def best(self) -> Found | None:
        """The cheapest way, or None when every one is refused or costs as much as the limit."""
        candidates = self._candidates
        for plain in candidates.near:
            self._offer(plain)
        if self._cost > candidates.level_least:
            for plain in candidates.level:
                self._offer(plain)
        if self._cost > candidates.gutter_least:
            for gutter in candidates.gutters:
                if gutter.least >= self._cost:
                    break
                self._through(gutter)
        if self._cost > candidates.around_least:
            for plain in candidates.around:
                self._offer(plain)
        return self._found

    def free(self, way: Way) -> Found | None:
        """A way, if nothing is in its way: where that is the cheapest of all, no other is looked for."""
        request = self._request
        if way.price >= request.limit or request.leave[way.out] or request.enter[way.into]:
            return None
        first, last = way.pieces[0], way.pieces[-1]
        if first.steps & self._foreign(way.out, leaving=True):
            return None
        if last is not first and last.steps & self._foreign(way.into, leaving=False):
            return None
        if way.corners in request.refused or self._occupancy.meets(way, self._friends(way.out, way.into)):
            return None
        return Found(way.price, way)

    def _offer(self, plain: Plain) -> None:
        """Take a way if it is free and cheaper than the best so far; the cheap questions come first."""
        request = self._request
        cost = plain.price + request.leave[plain.out] + request.enter[plain.into]
        if cost >= self._cost:
            return
        if plain.first & self._foreign(plain.out, leaving=True) or plain.last & self._foreign(
            plain.into, leaving=False
        ):
            return
        occupancy = self._occupancy
        for line, mask in plain.passes:
            for plane in occupancy.passing[line]:
                cost += CROSSING * (plane & mask).bit_count()
        if cost < self._cost:
            bends = occupancy.bends.get(plain.corner, _NONE) if plain.corner else _NONE
            if not bends or bends <= self._friends(plain.out, plain.into):
                self._take(cost, plain.out, plain.into, plain.corners, plain.price)

    def _through(self, gutter: Channel) -> None:
        """Take the cheapest way through a gutter between lanes."""
        occupancy, cost = self._occupancy, gutter.least
        for plane in occupancy.passing[gutter.line]:
            cost += CROSSING * (plane & gutter.inner).bit_count()
        if cost >= self._cost:
            return
        begins = self._parts(gutter.begins, self._request.leave, leaving=True)
        if not begins:
            return
        finishes = self._parts(gutter.finishes, self._request.enter, leaving=False)
        for price, out in begins:
            for other, into in finishes:
                cost = price + other + abs(out.at - into.at)
                if cost >= self._cost or out.at == into.at:
                    continue
                cost += CROSSING * occupancy.crossings(gutter.line, out.at, into.at)
                if cost < self._cost:
                    shape = out.price + into.price + abs(out.at - into.at)
                    corners = (*out.corners, *reversed(into.corners))
                    self._take(cost, out.side, into.side, corners, shape)

    def _parts(self, parts: Sequence[Stub], tolls: Tolls, *, leaving: bool) -> list[tuple[float, Stub]]:
        """The ways between a symbol and a gutter that are free, with what each costs."""
        passing, found = self._occupancy.passing, []
        for part in parts:
            cost = part.price + tolls[part.side]
            if cost >= self._cost or part.steps & self._foreign(part.side, leaving=leaving):
                continue
            for plane in passing[part.line]:
                cost += CROSSING * (plane & part.inner).bit_count()
            if cost < self._cost:
                found.append((cost, part))
        return found

    def _foreign(self, side: int, *, leaving: bool) -> int:
        """The pieces beside a symbol that others use than those on its side."""
        known = self._foreign_out if leaving else self._foreign_in
        if side not in known:
            legs = self._candidates.out if leaving else self._candidates.into
            friends = self._request.exits if leaving else self._request.entries
            known[side] = self._occupancy.foreign(legs[side].line, friends[side])
        return known[side]

    def _friends(self, out: int, into: int) -> AbstractSet[int]:
        return self._request.exits[out] | self._request.entries[into]

    def _take(self, cost: float, out: int, into: int, corners: Corners, shape: float) -> None:
        """Take a way that is cheaper than the best so far, unless its pieces in gutters make it dearer or impossible."""
        if corners in self._request.refused:
            return
        way = self._candidates.way(corners, shape)
        if way.stretches:
            limit = (self._cost - cost) / CROSSING
            gutters = self._occupancy.gutters(way, self._friends(out, into), limit)
            if gutters is None:
                return
            cost += CROSSING * gutters
        if cost < self._cost:
            self._cost = cost
            self._found = Found(cost, way)
