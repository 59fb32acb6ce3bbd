# Chooses a route for every edge on the coarse grid: right before readable before short.
#
# Edges are placed one after another, those to the next row first; each takes the cheapest way that `search` finds
# beside those already there. Edges that had to pay for more than their own shape are taken up and placed again while
# that helps. The order of the rest decides: placing tall lines before wide ones was measured to leave a quarter fewer
# crossings than short before long, but not on every chart; small ones are planned in several orders.
from __future__ import annotations

from collections.abc import Callable, Iterable

from tatalaksana.chart.failure import Reason, UnroutableError
from tatalaksana.chart.geometry import Side
from tatalaksana.chart.grid import Corners, Grid
from tatalaksana.chart.occupancy import Occupancy
from tatalaksana.chart.search import CROSSING, Ends, Found, Search
from tatalaksana.chart.shape import enters, leaves
from tatalaksana.chart.sides import side_prices
from tatalaksana.model import Bentuk, Flow

_CROWDED = 1000.0
_NO_ROOM = 4000.0
_SPLIT = 9.0
"""That an exit leaves from two corners: its words would stand at one of them only."""
_APART = 2.5
"""That a line that goes back comes in on another side than one before it: two that could be a trunk are none."""
NOTHING = 1e-6
PASSES = 3
_CORNERS = 3
Turn = Callable[[int, int], int]
"""When an edge that spans so many columns and rows is placed; lowest first."""
_ORDERS: tuple[Turn, ...] = (
    lambda wide, tall: wide - tall,
    lambda wide, tall: tall - wide,
    lambda wide, tall: wide + tall,
)
_FEW = 24
"""Edges up to which a chart is planned in every order."""


def plan(flow: Flow, grid: Grid) -> Planner:
    """The best plan of a few, made in different orders; one is enough for large charts, and where nothing crosses.

    Raises:
        UnroutableError: An edge is left without a way.
    """
    best = Planner(flow, grid, _ORDERS[0])
    for turn in _ORDERS[1:] if len(flow.edges) <= _FEW else ():
        if best.clean:
            break
        best = min(best, Planner(flow, grid, turn), key=lambda planner: (not planner.clean, planner.cost()))
    return best


class Planner:
    """The plan of one chart while it is made."""

    def __init__(self, flow: Flow, grid: Grid, turn: Turn) -> None:
        self._flow = flow
        self._grid = grid
        self.prices = side_prices(flow, grid)
        """What the sides of symbols are worth to each edge."""
        self._occupancy = Occupancy(grid)
        self._search = Search(grid, self._occupancy, self._exit_toll, self._entry_toll)
        self.found: dict[int, Found] = {}
        """The way of each edge that is drawn."""
        self._refused: dict[int, set[Corners]] = {}
        # For each symbol: which sides its exits and entries use, with the edges there, and how many are still to come.
        self.exits: list[dict[Side, set[int]]] = [{} for _ in flow.symbols]
        self.entries: list[dict[Side, set[int]]] = [{} for _ in flow.symbols]
        self._coming_out = [0] * len(flow.symbols)
        self._coming_in = [0] * len(flow.symbols)
        self._labels: list[set[str]] = [set() for _ in flow.symbols]
        """The words of each symbol's exits."""
        for edge in flow.edges:
            self._coming_out[edge.source] += 1
            self._coming_in[edge.target] += 1
            self._labels[edge.source].add(edge.label)
        self._label = ""
        """The words of the edge that is being placed."""
        self._back = False
        """Whether it goes back."""
        self._place(turn)

    def _place(self, turn: Turn) -> None:
        order = sorted(range(len(self._flow.edges)), key=lambda number: (*self._turn(number, turn), number))
        for number in order:
            self.put(number, self._best(number))
        for _ in range(PASSES):
            dear = [number for number in order if self.found[number].extra > NOTHING]
            better = sum(self._improve(number) for number in dear)
            if not better:
                break

    @property
    def clean(self) -> bool:
        """Whether no edge pays for more than its own shape."""
        return all(found.extra <= NOTHING for found in self.found.values())

    def cost(self) -> float:
        """What the whole plan costs: shapes, crossings and crowded corners."""
        shapes = sum(found.cost - found.extra for found in self.found.values())
        crowd = sum(
            len(self._words(edges)) - 1
            for symbol, sides in enumerate(self.exits)
            if self.decides(symbol)
            for edges in sides.values()
        )
        crossings = 0
        for edge, corners in zip(self._flow.edges, self.routes, strict=True):
            friends = self.exits[edge.source][leaves(corners)] | self.entries[edge.target][enters(corners)]
            crossings += self._occupancy.crossed(corners, friends)
        return shapes + _CROWDED * crowd + CROSSING * crossings / 2  # each crossing is met from both its edges

    def refuse_crowds(self) -> None:
        """Decisions leave from as many corners as they have exits, up to three: the fourth is for what comes in.

        Raises:
            UnroutableError: One does not.
        """
        for symbol, sides in enumerate(self.exits):
            exits = sorted(edge for edges in sides.values() for edge in edges)
            if self.decides(symbol) and len(sides) < min(len(self._words(exits)), _CORNERS):
                raise UnroutableError(exits[-1], Reason.CORNER)

    @property
    def routes(self) -> tuple[Corners, ...]:
        """The route of each edge, in the order of the flow's edges."""
        return tuple(self.found[number].corners for number in range(len(self._flow.edges)))

    def replan(self, number: int) -> None:
        """Find another route for an edge that must not run as it does."""
        self._refused.setdefault(number, set()).add(self.found[number].corners)
        self.take(number)
        self.put(number, self._best(number))

    def _turn(self, number: int, turn: Turn) -> tuple[int, int]:
        edge = self._flow.edges[number]
        (x0, y0), (x1, y1) = self._grid.places[edge.source], self._grid.places[edge.target]
        down = (y1 - y0) // 2
        return down if down in (0, 1) else 2, turn(abs(x1 - x0), abs(y1 - y0))

    def _improve(self, number: int) -> bool:
        before = self.found[number]
        self.take(number)
        after = self._best(number)
        better = after.cost < before.cost - NOTHING and after.corners != before.corners
        self.put(number, after)
        return better

    def put_back(self, number: int, found: Found) -> float:
        """Put an edge back as it was, and say what that costs beside what is there now."""
        edge, out, into = self._flow.edges[number], leaves(found.corners), enters(found.corners)
        self._label, self._back = edge.label, self._goes_back(number)
        tolls = [self._exit_toll(edge.source, out), self._entry_toll(edge.target, into)]
        friends = self.exits[edge.source].get(out, set()) | self.entries[edge.target].get(into, set())
        crossings = self._occupancy.crossed(found.corners, friends)
        self.put(number, found)
        return found.cost - found.extra + sum(toll or 0.0 for toll in tolls) + CROSSING * crossings

    def _best(self, number: int) -> Found:
        found = self.cheapest(number)
        if found is None:
            raise UnroutableError(number, Reason.NO_WAY)
        return found

    def cheapest(self, number: int, limit: float = float("inf")) -> Found | None:
        """The cheapest way of an edge beside those that have one; None where there is none below the limit."""
        edge = self._flow.edges[number]
        self._label, self._back = edge.label, self._goes_back(number)
        ends = Ends(
            start=self._grid.places[edge.source],
            end=self._grid.places[edge.target],
            exits=self.exits[edge.source],
            entries=self.entries[edge.target],
            source=edge.source,
            target=edge.target,
            prices=self.prices[number],
        )
        return self._search.best(ends, self._refused.get(number, frozenset()), limit)

    def _exit_toll(self, symbol: int, side: Side) -> float | None:
        """What leaving on a side costs beyond its shape; None where arrows come in."""
        used_in, used_out = self.entries[symbol], self.exits[symbol]
        decides = self.decides(symbol)
        if side in used_out:
            return _CROWDED * len(self._words(used_out[side]) - {self._label}) if decides else 0.0
        if side in used_in:
            return None
        keep = not used_in and self._coming_in[symbol] > 0
        if 4 - len(used_out) - len(used_in) <= keep:
            return _NO_ROOM
        return _SPLIT if decides and any(self._label in self._words(edges) for edges in used_out.values()) else 0.0

    def _entry_toll(self, symbol: int, side: Side) -> float | None:
        """What coming in on a side costs beyond its shape; None where exits are."""
        used_in, used_out = self.entries[symbol], self.exits[symbol]
        if side in used_out:
            return None
        if side in used_in:
            return 0.0
        # Sides are kept free for the exits that are still to come.
        wanted = min(_CORNERS, len(self._labels[symbol])) if self.decides(symbol) else 1
        keep = max(0, min(self._coming_out[symbol], wanted - len(used_out)))
        if 4 - len(used_in) - len(used_out) <= keep:
            return _NO_ROOM
        return (
            _APART if self._back and any(self._goes_back(edge) for edges in used_in.values() for edge in edges) else 0.0
        )

    def _goes_back(self, number: int) -> bool:
        """Whether an edge leads to a row above its own."""
        edge, places = self._flow.edges[number], self._grid.places
        return places[edge.target][1] < places[edge.source][1]

    def _words(self, edges: Iterable[int]) -> set[str]:
        return {self._flow.edges[edge].label for edge in edges}

    def decides(self, symbol: int) -> bool:
        """Whether a symbol is a belah ketupat."""
        return self._flow.symbols[symbol].bentuk is Bentuk.BELAH_KETUPAT

    def put(self, number: int, found: Found) -> None:
        """Draw an edge."""
        edge = self._flow.edges[number]
        self.found[number] = found
        self._occupancy.put(number, found.corners)
        self.exits[edge.source].setdefault(leaves(found.corners), set()).add(number)
        self.entries[edge.target].setdefault(enters(found.corners), set()).add(number)
        self._coming_out[edge.source] -= 1
        self._coming_in[edge.target] -= 1

    def take(self, number: int) -> None:
        """Take an edge out."""
        edge = self._flow.edges[number]
        corners = self.found.pop(number).corners
        self._occupancy.take(number, corners)
        for sides, side in ((self.exits[edge.source], leaves(corners)), (self.entries[edge.target], enters(corners))):
            sides[side].discard(number)
            if not sides[side]:
                del sides[side]
        self._coming_out[edge.source] += 1
        self._coming_in[edge.target] += 1
