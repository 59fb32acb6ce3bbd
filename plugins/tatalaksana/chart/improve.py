# A way for every edge, and better ones by four moves.
#
# Edges are placed one after another, those to the next row first, then tall ones before wide ones, which was measured to
# leave a quarter fewer crossings than short before long. What pays for more than the way that it would take alone is
# taken out with its rivals, those at the corners that it would use and those on its line, and put back before them: so
# the exits of a decision exchange their sides, with each other and with what comes in. If it then goes as it went, that
# is all; else those that it doesn't meet keep their ways, and the others look for theirs. What pays most comes first,
# some of it before others build on it. In between, what later ones made dearer is placed again by itself. Then an edge is
# placed before one rival at a time, which costs little. Last, an edge is led to other sides, and its rivals take what is
# left. What all this takes is counted, in steps that last about as long as each other.
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from operator import itemgetter

from tatalaksana.chart.buses import Buses
from tatalaksana.chart.grid import Corners, Grid
from tatalaksana.chart.plan import Pair, Planner, numbers
from tatalaksana.chart.search import CROSSING, Found
from tatalaksana.chart.shape import BEND
from tatalaksana.chart.way import Way
from tatalaksana.model import Flow

_NOTHING = 1e-6
_PASSES = 3
_ROUNDS = (1.0, 0.0)
"""How many crossings an edge must pay for to be placed anew, round after round."""
_AT_ONCE = 6.0
"""How many for that to be done before others are placed."""
_STEPS = 2100
_STEPS_AN_EDGE = 10
"""After how many steps no move is begun, and how many fewer for each edge, which takes some for itself; then the best plan so far stands."""
_MOST_RIVALS = 4
_STAYS = 0.5
"""How much of what an edge pays more than its way alone it is thought to pay still when others were placed anew."""

_PAIRS = tuple(product(range(4), range(4)))
_Order = tuple[Pair | None, tuple[int, ...], tuple[Corners, ...]]
"""(sides for the first, the order, the ways that they had)."""


def plan(flow: Flow, grid: Grid, buses: Buses = ()) -> Planner:
    """A way for every edge, on these buses; they are placed better until nothing gets better, or so many ways were looked for.

    Raises:
        UnroutableError: An edge is left without a way.
    """
    planner, improvement = _begun(flow, grid, buses)
    for crossings in _ROUNDS:
        improvement.once(improvement.first, crossings)
        improvement.once(improvement.again, min(crossings, 1.0))
    for move in (improvement.swap, improvement.lead):
        for _ in range(_PASSES):
            if not improvement.once(move, 0.0):
                break
    return planner


def first_plan(flow: Flow, grid: Grid) -> Planner:
    """A way for every edge as they are first placed, before all rounds.

    Raises:
        UnroutableError: As above.
    """
    return _begun(flow, grid, ())[0]


def _begun(flow: Flow, grid: Grid, buses: Buses) -> tuple[Planner, _Improvement]:
    planner = Planner(flow, grid, buses)
    improvement = _Improvement(planner, flow)
    for number in sorted(range(len(flow.edges)), key=planner.turn):
        planner.place(number)
        if improvement.loss(number) > _AT_ONCE * CROSSING:
            improvement.first(number)
    return planner, improvement


class _Improvement:
    def __init__(self, planner: Planner, flow: Flow) -> None:
        self._planner = planner
        self._flow = flow
        self._tried: set[_Order] = set()
        """Orders in which groups were placed anew, with the ways that they had."""
        self._steps = _STEPS - _STEPS_AN_EDGE * len(flow.edges)
        """After so many no new move is begun."""

    def once(self, move: Callable[[int], bool], crossings: float) -> bool:
        """Whether a move helps with any of the edges that pay for more than so many crossings, the dearest first."""
        if self._spent():
            return False
        allowed, least = crossings * CROSSING + _NOTHING, self._planner.least
        dear = sorted(
            [
                (-loss, number)
                for number, found in self._planner.found.items()
                if (loss := found.cost - least[number]) > allowed
            ]
        )
        better = [move(number) for _, number in dear if not self._spent() and self.loss(number) > allowed]
        return any(better)

    def _spent(self) -> bool:
        """Whether as much was looked at as may be."""
        return self._planner.occupancy.steps >= self._steps

    def loss(self, number: int) -> float:
        """What an edge pays for more than its way alone."""
        return self._planner.found[number].cost - self._planner.least[number]

    def again(self, number: int) -> bool:
        """Whether an edge is placed better now that all others are there, if they made its way dearer than it was."""
        planner, found = self._planner, self._planner.found[number]
        planner.take(number)
        cost = planner.worth(number, found.way)
        better = None
        if cost > found.cost + _NOTHING and self._untried((None, (number,), (found.way.corners,))):
            better = planner.cheapest(number, cost - _NOTHING, None, found.way, _NOTHING)
        planner.put(number, better or found)
        return better is not None

    def first(self, number: int) -> bool:
        """Whether an edge is placed better before its rivals."""
        return self._anew(self._group(number))

    def swap(self, number: int) -> bool:
        """Whether an edge is placed better before one of its rivals."""
        return any(self._anew((number, rival)) for rival in self._group(number)[1:])

    def lead(self, number: int) -> bool:
        """Whether an edge is placed better on other sides, the cheapest first, with its rivals after it."""
        pays = self._planner.found[number].cost - BEND
        if pays < self._planner.least[number]:
            return False
        wishes = [(found, pair) for pair in _PAIRS if (found := self._planner.alone(number, pays, pair))]
        for wish, pair in sorted(wishes, key=lambda wish: wish[0].cost):
            for rivals in (self._blockers(number, wish.way), self._rivals(number, wish.way)):
                if self._anew((number, *rivals), pair):
                    return True
        return False

    def _blockers(self, number: int, wish: Way) -> list[int]:
        """Those that keep an edge from two sides: what comes in where it would leave, and leaves where it would come in."""
        edge = self._flow.edges[number]
        return numbers(self._planner.entries[edge.source][wish.out] | self._planner.exits[edge.target][wish.into])

    def _group(self, number: int) -> tuple[int, ...]:
        """An edge and its rivals."""
        return number, *self._rivals(number, self._planner.ideal(number))

    def _rivals(self, number: int, wish: Way) -> list[int]:
        """Those that stand most in an edge's way."""
        rivals: dict[int, None] = {}
        for other in self._near(number, wish):
            if other != number:
                rivals[other] = None
            if len(rivals) == _MOST_RIVALS:
                break
        return list(rivals)

    def _near(self, number: int, wish: Way) -> Iterator[int]:
        """Those at the corners that an edge would use, the last first; and those across or on the line that it would take, or has."""
        edge = self._flow.edges[number]
        exits, entries = self._planner.exits, self._planner.entries
        yield from reversed(numbers(exits[edge.source][wish.out]))
        yield from reversed(numbers(entries[edge.source][wish.out]))
        yield from reversed(numbers(exits[edge.target][wish.into]))
        if self._planner.decides(edge.source):
            for edges in exits[edge.source]:
                yield from reversed(numbers(edges))
        way = self._planner.found[number].way
        for mine in (wish.nodes,) if way is wish else (wish.nodes, way.nodes):
            for other, found in self._planner.found.items():
                if mine & found.way.nodes:
                    yield other

    def _untried(self, order: _Order) -> bool:
        """Whether edges with these ways were not placed anew in this order; from now on they were."""
        if order in self._tried:
            return False
        self._tried.add(order)
        return True

    def _anew(self, group: tuple[int, ...], sides: Pair | None = None) -> bool:
        """Whether edges are placed better by taking all of them out and putting them back in their order, the first on these sides."""
        planner = self._planner
        before = {number: planner.found[number] for number in group}
        ways = tuple([found.way.corners for found in before.values()])
        if self._spent() or not self._untried((sides, group, ways)):
            return False
        cost = 0.0
        for number in reversed(group):
            planner.take(number)
            cost += planner.worth(number, before[number].way)
        if self._placed_below(before, cost - _NOTHING, sides):
            return True
        for number in group:
            planner.put(number, before[number])
        return False

    def _placed_below(self, before: Mapping[int, Found], limit: float, sides: Pair | None) -> bool:
        """Whether edges are placed in an order; none is as soon as they must cost as much as the limit.

        The first must gain itself, or be led to other sides; those that it doesn't meet keep their ways.
        """
        planner = self._planner
        first, *others = before
        room = limit - sum([planner.least[number] for number in before])
        found = planner.cheapest(first, planner.least[first] + room, sides, before[first].way, _NOTHING)
        if found is None:
            return False
        placed: dict[int, Found] = {}
        room -= self._put(first, found, placed)
        nodes = found.way.nodes
        met = [other for other in others if before[other].way.nodes & nodes]
        for other in others:
            if other not in met:
                room -= self._put(other, Found(planner.worth(other, before[other].way), before[other].way), placed)
        stays = {other: _STAYS * (before[other].cost - planner.least[other]) for other in met}
        pays = before[first].cost - planner.least[first]
        for number in self._dearer_first(met, before) if pays > CROSSING else met:
            if room <= sum(stays.values()):
                break
            way = before[number].way
            next_found = planner.cheapest(number, planner.least[number] + room, None, way)
            if next_found is None:
                break
            room -= self._put(number, next_found, placed)
            del stays[number]
        else:
            if room > 0:
                return True
        for number in placed:
            planner.take(number)
        return False

    def _dearer_first(self, met: Sequence[int], before: Mapping[int, Found]) -> list[int]:
        """Edges by how much dearer than it was the way that they had is now: where there is no room for all, that shows soon."""
        dearer = [(before[other].cost - self._planner.worth(other, before[other].way), other) for other in met]
        return [other for _, other in sorted(dearer, key=itemgetter(0))]

    def _put(self, number: int, found: Found, placed: dict[int, Found]) -> float:
        """Put an edge back, and say what it pays for more than its way alone."""
        placed[number] = found
        self._planner.put(number, found)
        return found.cost - self._planner.least[number]
