# Chooses a route for every edge on the coarse grid: right before readable before short.
#
# Edges are placed one after another, those to the next row first; each takes the cheapest way that `search` finds
# beside those already there. Of the rest tall lines are placed before wide ones, which was measured to leave a quarter
# fewer crossings than short before long. What could be better then is left to `improve`.
from __future__ import annotations

from collections.abc import Iterable

from tatalaksana.chart.ends import Ends
from tatalaksana.chart.failure import Reason, UnroutableError
from tatalaksana.chart.grid import Corners, Grid
from tatalaksana.chart.occupancy import Occupancy
from tatalaksana.chart.reach import legs_of
from tatalaksana.chart.search import CROSSING, Found, Request, Search, Tolls
from tatalaksana.chart.sides import side_prices
from tatalaksana.chart.way import Way
from tatalaksana.model import Bentuk, Flow

_CROWDED = 1000.0
_NO_ROOM = 4000.0
_SPLIT = 20.0
"""That an exit leaves from two corners: its words would stand at one of them only."""
_APART = 2.5
"""That a line that goes back comes in on another side than one before it: two that could be a trunk are none."""
_CORNERS = 3
_NEVER = float("inf")
_NONE: frozenset[Corners] = frozenset()
_FREE: tuple[frozenset[int], ...] = (frozenset(),) * 4
_NOTHING = (0.0,) * 4
_EMPTY: set[int] = set()
Pair = tuple[int, int]
"""The numbers of the sides on which an edge leaves and comes in."""


def plan(flow: Flow, grid: Grid) -> Planner:
    """A way for every edge, each the cheapest beside those before it.

    Raises:
        UnroutableError: An edge is left without a way.
    """
    planner = Planner(flow, grid)
    for number in sorted(range(len(flow.edges)), key=planner.turn):
        planner.place(number)
    return planner


class Planner:
    """The plan of one chart while it is made."""

    def __init__(self, flow: Flow, grid: Grid) -> None:
        self._flow = flow
        self._places = grid.places
        self._occupancy, self._empty = Occupancy(grid), Occupancy(grid)
        legs = legs_of(grid)
        self._ends = []
        for number, (edge, prices) in enumerate(zip(flow.edges, side_prices(flow, grid), strict=True)):
            start, end = grid.places[edge.source], grid.places[edge.target]
            self._ends.append(Ends(number, (start, end), (legs[start], legs[end]), prices, grid.width))
        self._ideals: dict[int, Way] = {}
        self.found: dict[int, Found] = {}
        """The way of each edge that is drawn."""
        self._refused: dict[int, set[Corners]] = {}
        # For each symbol: the edges on its sides, by their numbers, and how many are still to come.
        self.exits: list[tuple[set[int], ...]] = [(set(), set(), set(), set()) for _ in flow.symbols]
        self.entries: list[tuple[set[int], ...]] = [(set(), set(), set(), set()) for _ in flow.symbols]
        self._coming_out = [0] * len(flow.symbols)
        self._coming_in = [0] * len(flow.symbols)
        self._said = [edge.label for edge in flow.edges]
        self._back = [grid.places[edge.target][1] < grid.places[edge.source][1] for edge in flow.edges]
        self._decisions = [symbol.bentuk is Bentuk.BELAH_KETUPAT for symbol in flow.symbols]
        self._labels: list[set[str]] = [set() for _ in flow.symbols]
        """The words of each symbol's exits."""
        for edge in flow.edges:
            self._coming_out[edge.source] += 1
            self._coming_in[edge.target] += 1
            self._labels[edge.source].add(edge.label)

    def turn(self, number: int) -> tuple[int, int, int]:
        """When an edge is placed, lowest first: those to the next row, then tall ones before wide ones."""
        edge = self._flow.edges[number]
        (x0, y0), (x1, y1) = self._places[edge.source], self._places[edge.target]
        down = (y1 - y0) // 2
        return down if down in (0, 1) else 2, abs(x1 - x0) - abs(y1 - y0), number

    def place(self, number: int) -> None:
        """Give an edge the cheapest way.

        Raises:
            UnroutableError: There is none.
        """
        found = self.cheapest(number)
        if found is None:
            raise UnroutableError(number, Reason.NO_WAY)
        self.put(number, found)

    def _crossed(self, number: int, way: Way) -> int:
        edge = self._flow.edges[number]
        return self._occupancy.crossed(way, self.exits[edge.source][way.out], self.entries[edge.target][way.into])

    def refuse_crowds(self) -> None:
        """Decisions leave from as many corners as they have exits, up to three: the fourth is for what comes in.

        Raises:
            UnroutableError: One does not.
        """
        for symbol, sides in enumerate(self.exits):
            exits = sorted(edge for edges in sides for edge in edges)
            if self.decides(symbol) and sum(map(bool, sides)) < min(len(self._words(exits)), _CORNERS):
                raise UnroutableError(exits[-1], Reason.CORNER)

    @property
    def routes(self) -> tuple[Corners, ...]:
        """The route of each edge, in the order of the flow's edges."""
        return tuple(self.found[number].way.corners for number in range(len(self._flow.edges)))

    def replan(self, number: int) -> None:
        """Find another route for an edge that must not run as it does."""
        self._refused.setdefault(number, set()).add(self.found[number].way.corners)
        self.take(number)
        self.place(number)

    def worth(self, number: int, way: Way) -> float:
        """What a way of an edge costs beside what is there now."""
        request = self._request(number)
        tolls = [toll for toll in (request.leave[way.out], request.enter[way.into]) if toll != _NEVER]
        return way.price + sum(tolls) + CROSSING * self._crossed(number, way)

    def cheapest(self, number: int, limit: float = _NEVER, sides: Pair | None = None) -> Found | None:
        """The cheapest way of an edge beside those that have one, on these sides; None where there is none below the limit."""
        search = Search(self._occupancy, self._request(number, limit, sides))
        return search.free(self.ideal(number)) or search.best()

    def ideal(self, number: int) -> Way:
        """The way that an edge would take if there were no other.

        Raises:
            UnroutableError: There is none.
        """
        if number not in self._ideals:
            found = self.alone(number)
            if found is None:
                raise UnroutableError(number, Reason.NO_WAY)
            self._ideals[number] = found.way
        return self._ideals[number]

    def alone(self, number: int, limit: float = _NEVER, sides: Pair | None = None) -> Found | None:
        """The cheapest way of an edge if there were no other, on these sides; None where there is none below the limit."""
        tolls = _only(sides, _NOTHING, _NOTHING)
        return Search(self._empty, Request(self._ends[number], _FREE, _FREE, *tolls, limit=limit)).best()

    def _request(self, number: int, limit: float = _NEVER, sides: Pair | None = None) -> Request:
        edge = self._flow.edges[number]
        leave = self._exit_tolls(edge.source, edge.label)
        enter = self._entry_tolls(edge.target, back=self._goes_back(number))
        return Request(
            self._ends[number],
            self.exits[edge.source],
            self.entries[edge.target],
            *_only(sides, leave, enter),
            self._refused.get(number, _NONE),
            limit,
        )

    def _exit_tolls(self, symbol: int, label: str) -> list[float]:
        """What leaving on each side costs beyond its shape; where arrows come in, none may leave."""
        used_in, used_out = self.entries[symbol], self.exits[symbol]
        count_in, count_out = 4 - used_in.count(_EMPTY), 4 - used_out.count(_EMPTY)
        keep = not count_in and self._coming_in[symbol] > 0
        fresh = _NO_ROOM if 4 - count_out - count_in <= keep else 0.0
        if not count_out or not self.decides(symbol):
            return [0.0 if out else _NEVER if into else fresh for out, into in zip(used_out, used_in, strict=True)]
        words = [self._words(edges) for edges in used_out]
        if not fresh and any(label in said for said in words):
            fresh = _SPLIT
        return [
            _CROWDED * len(said - {label}) if said else _NEVER if into else fresh
            for said, into in zip(words, used_in, strict=True)
        ]

    def _entry_tolls(self, symbol: int, *, back: bool) -> list[float]:
        """What coming in on each side costs beyond its shape; where exits are, none may."""
        used_in, used_out = self.entries[symbol], self.exits[symbol]
        count_in, count_out = 4 - used_in.count(_EMPTY), 4 - used_out.count(_EMPTY)
        # Sides are kept free for the exits that are still to come.
        wanted = min(_CORNERS, len(self._labels[symbol])) if self.decides(symbol) else 1
        keep = max(0, min(self._coming_out[symbol], wanted - count_out))
        fresh = 0.0
        if 4 - count_in - count_out <= keep:
            fresh = _NO_ROOM
        elif back and count_in and any(self._goes_back(edge) for edges in used_in for edge in edges):
            fresh = _APART
        return [_NEVER if out else 0.0 if into else fresh for out, into in zip(used_out, used_in, strict=True)]

    def _goes_back(self, number: int) -> bool:
        """Whether an edge leads to a row above its own."""
        return self._back[number]

    def _words(self, edges: Iterable[int]) -> set[str]:
        return {self._said[edge] for edge in edges}

    def decides(self, symbol: int) -> bool:
        """Whether a symbol is a belah ketupat."""
        return self._decisions[symbol]

    def put(self, number: int, found: Found) -> None:
        """Draw an edge."""
        edge, way = self._flow.edges[number], found.way
        self.found[number] = found
        self._occupancy.put(number, way)
        self.exits[edge.source][way.out].add(number)
        self.entries[edge.target][way.into].add(number)
        self._coming_out[edge.source] -= 1
        self._coming_in[edge.target] -= 1

    def take(self, number: int) -> None:
        """Take an edge out."""
        edge, way = self._flow.edges[number], self.found.pop(number).way
        self._occupancy.take(number, way)
        self.exits[edge.source][way.out].discard(number)
        self.entries[edge.target][way.into].discard(number)
        self._coming_out[edge.source] += 1
        self._coming_in[edge.target] += 1


def _only(sides: Pair | None, leave: Tolls, enter: Tolls) -> tuple[Tolls, Tolls]:
    """The tolls of two symbols, where every side but one of each is closed."""
    if sides is None:
        return leave, enter
    return _but(sides[0], leave), _but(sides[1], enter)


def _but(side: int, tolls: Tolls) -> list[float]:
    closed = [_NEVER] * len(tolls)
    closed[side] = tolls[side]
    return closed
