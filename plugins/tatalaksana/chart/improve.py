# Better plans: what stands in each other's way is placed anew together, where one edge after another finds nothing better.
#
# An edge that has not the way that it would take alone is taken out with its rivals: those at the corners that it would
# use, and those on its line. They are put back in a few orders. So the exits of a decision exchange their sides, with
# each other and with what comes in.
from __future__ import annotations

from collections.abc import Sequence

from tatalaksana.chart.failure import Reason, UnroutableError
from tatalaksana.chart.grid import Corners, Grid
from tatalaksana.chart.occupancy import Occupancy
from tatalaksana.chart.plan import NOTHING, PASSES, Planner
from tatalaksana.chart.search import Found, Request, Search
from tatalaksana.chart.shape import nodes
from tatalaksana.model import Flow

_TRIES = 120
"""Ways that are looked for; then the best plan so far stands."""
_MOST_RIVALS = 4
_FREE: tuple[frozenset[int], ...] = (frozenset(),) * 4
_NOTHING = (0.0,) * 4


def improve(planner: Planner, flow: Flow, grid: Grid) -> None:
    """Place edges better until nothing gets better, or so many ways were looked for."""
    _Improvement(planner, flow, grid).run()


class _Improvement:
    def __init__(self, planner: Planner, flow: Flow, grid: Grid) -> None:
        self._planner = planner
        self._flow = flow
        self._grid = grid
        self._empty = Search(Occupancy(grid), planner.candidates, planner.ways)
        """Finds ways as if no edge had one yet."""
        self._ideal: dict[int, Found] = {}
        self._masks: dict[Corners, int] = {}
        self._tried: set[tuple[tuple[int, ...], tuple[Corners, ...]]] = set()
        """Groups that were placed anew, with the ways that they had."""
        self._tries = _TRIES

    def run(self) -> None:
        found = self._planner.found
        for _ in range(PASSES):
            losses = {number: way.cost - self._alone(number).cost for number, way in found.items()}
            better = 0
            for number in sorted(losses, key=lambda number: (-losses[number], number)):
                if found[number].cost > self._alone(number).cost + NOTHING:
                    better += self._improve(self._rivals(number))
            if not better:
                break

    def _alone(self, number: int) -> Found:
        """The way that an edge would take if there were no other."""
        if number not in self._ideal:
            found = self._empty.best(Request(number, _FREE, _FREE, _NOTHING, _NOTHING))
            if found is None:
                raise UnroutableError(number, Reason.NO_WAY)
            self._ideal[number] = found
        return self._ideal[number]

    def _rivals(self, number: int) -> tuple[int, ...]:
        """An edge and those that stand in its way: at its corners, or across or on the line it would take."""
        edge, wish = self._flow.edges[number], self._alone(number).way
        exits, entries = self._planner.exits, self._planner.entries
        near = [*exits[edge.source][wish.out], *entries[edge.source][wish.out], *exits[edge.target][wish.into]]
        if self._planner.decides(edge.source):
            near += [other for edges in exits[edge.source] for other in edges]
        for corners in (wish.corners, self._planner.found[number].way.corners):
            mine = self._nodes(corners)
            near += [other for other, found in self._planner.found.items() if mine & self._nodes(found.way.corners)]
        return (number, *list(dict.fromkeys(other for other in near if other != number))[:_MOST_RIVALS])

    def _nodes(self, corners: Corners) -> int:
        """The nodes of the grid on a route, a bit for each."""
        if corners not in self._masks:
            self._masks[corners] = nodes(corners, self._grid.width + 1)
        return self._masks[corners]

    def _improve(self, group: tuple[int, ...]) -> bool:
        """Whether edges are placed better by taking all of them out and putting them back in another order."""
        planner = self._planner
        best = before = {number: planner.found[number] for number in group}
        tried = (group, tuple([found.way.corners for found in before.values()]))
        if self._tries <= 0 or tried in self._tried:
            return False
        self._tried.add(tried)
        for number in group:
            planner.take(number)
        cost = 0.0
        for number in group:
            cost += planner.worth(number, before[number].way)
            planner.put(number, before[number])
        for number in group:
            planner.take(number)
        for order in dict.fromkeys((group, group[:1] + group[:0:-1], group[1:] + group[:1])):
            after = self._place_below(order, cost - NOTHING)
            if after is not None:
                best, cost = after, sum(found.cost for found in after.values())
        for number in group:
            planner.put(number, best[number])
        return best is not before

    def _place_below(self, order: Sequence[int], limit: float) -> dict[int, Found] | None:
        """The ways of edges that are placed in an order, and taken out again; None as soon as they must cost as much as the limit."""
        found: dict[int, Found] = {}
        room = limit - sum(self._alone(number).cost for number in order)
        for number in order:
            self._tries -= 1
            least = self._alone(number).cost
            way = self._planner.cheapest(number, least + room)
            if way is None:
                break
            room -= way.cost - least
            found[number] = way
            self._planner.put(number, way)
        for number in found:
            self._planner.take(number)
        return found if len(found) == len(order) else None
