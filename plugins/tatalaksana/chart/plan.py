# Chooses a route for every edge on the coarse grid: right before readable before short.
#
# Edges are placed one after another, near ones first; each takes the cheapest way that `search` finds beside those
# already there. Edges that had to pay for more than their own shape are taken up and placed again while that helps.
from __future__ import annotations

from tatalaksana.chart.geometry import Side
from tatalaksana.chart.grid import Corners, Grid
from tatalaksana.chart.occupancy import Occupancy
from tatalaksana.chart.search import Ends, Found, Search
from tatalaksana.chart.shape import enters, leaves
from tatalaksana.model import Bentuk, Flow

_CROWDED = 1000.0
_NO_ROOM = 4000.0
_NOTHING = 1e-6
_PASSES = 3


class UnroutableError(Exception):
    """An edge for which no way is left; the rules of the grid say that this cannot happen."""


class Planner:
    """The plan of one chart while it is made."""

    def __init__(self, flow: Flow, grid: Grid) -> None:
        self._flow = flow
        self._grid = grid
        self._occupancy = Occupancy(grid)
        self._search = Search(grid, self._occupancy, self._exit_toll, self._entry_toll)
        self._found: dict[int, Found] = {}
        self._refused: dict[int, set[Corners]] = {}
        # For each symbol: which sides its exits and entries use, with the edges there, and how many are still to come.
        self._exits: list[dict[Side, set[int]]] = [{} for _ in flow.symbols]
        self._entries: list[dict[Side, set[int]]] = [{} for _ in flow.symbols]
        self._coming_out = [0] * len(flow.symbols)
        self._coming_in = [0] * len(flow.symbols)
        for edge in flow.edges:
            self._coming_out[edge.source] += 1
            self._coming_in[edge.target] += 1

    def plan(self) -> tuple[Corners, ...]:
        """A route for each edge, in the order of the flow's edges."""
        order = sorted(range(len(self._flow.edges)), key=self._turn)
        for number in order:
            self._put(number, self._best(number))
        for _ in range(_PASSES):
            dear = [number for number in order if self._found[number].extra > _NOTHING]
            better = sum(self._improve(number) for number in dear)
            if not better:
                break
        return self._all()

    def replan(self, number: int) -> tuple[Corners, ...]:
        """The routes when one edge must not run as it does."""
        self._refused.setdefault(number, set()).add(self._found[number].corners)
        self._take(number)
        self._put(number, self._best(number))
        return self._all()

    def _all(self) -> tuple[Corners, ...]:
        return tuple(self._found[number].corners for number in range(len(self._flow.edges)))

    def _turn(self, number: int) -> tuple[bool, int, int]:
        edge = self._flow.edges[number]
        rise = self._grid.places[edge.target][1] - self._grid.places[edge.source][1]
        return not 0 <= rise <= 2, abs(rise), number  # noqa: PLR2004 - one grid row is two steps

    def _improve(self, number: int) -> bool:
        before = self._found[number]
        self._take(number)
        after = self._best(number)
        better = after.cost < before.cost - _NOTHING and after.corners != before.corners
        self._put(number, after)
        return better

    def _best(self, number: int) -> Found:
        edge = self._flow.edges[number]
        ends = Ends(
            start=self._grid.places[edge.source],
            end=self._grid.places[edge.target],
            exits=self._exits[edge.source],
            entries=self._entries[edge.target],
            source=edge.source,
            target=edge.target,
        )
        found = self._search.best(ends, self._refused.get(number, frozenset()))
        if found is None:
            raise UnroutableError(number)
        return found

    def _exit_toll(self, symbol: int, side: Side) -> float | None:
        """What leaving on a side costs beyond its shape; None where arrows come in."""
        used_in, used_out = self._entries[symbol], self._exits[symbol]
        if side in used_out:
            return _CROWDED * len(used_out[side]) if self._decides(symbol) else 0.0
        if side in used_in:
            return None
        keep = not used_in and self._coming_in[symbol] > 0
        return _NO_ROOM if 4 - len(used_out) - len(used_in) <= keep else 0.0

    def _entry_toll(self, symbol: int, side: Side) -> float | None:
        """What coming in on a side costs beyond its shape; None where exits are."""
        used_in, used_out = self._entries[symbol], self._exits[symbol]
        if side in used_out:
            return None
        if side in used_in:
            return 0.0
        # Sides are kept free for the exits that are still to come.
        wanted = 3 if self._decides(symbol) else 1
        keep = max(0, min(self._coming_out[symbol], wanted - len(used_out)))
        return _NO_ROOM if 4 - len(used_in) - len(used_out) <= keep else 0.0

    def _decides(self, symbol: int) -> bool:
        return self._flow.symbols[symbol].bentuk is Bentuk.BELAH_KETUPAT

    def _put(self, number: int, found: Found) -> None:
        edge = self._flow.edges[number]
        self._found[number] = found
        self._occupancy.put(number, found.corners)
        self._exits[edge.source].setdefault(leaves(found.corners), set()).add(number)
        self._entries[edge.target].setdefault(enters(found.corners), set()).add(number)
        self._coming_out[edge.source] -= 1
        self._coming_in[edge.target] -= 1

    def _take(self, number: int) -> None:
        edge = self._flow.edges[number]
        corners = self._found.pop(number).corners
        self._occupancy.take(number, corners)
        for sides, side in ((self._exits[edge.source], leaves(corners)), (self._entries[edge.target], enters(corners))):
            sides[side].discard(number)
            if not sides[side]:
                del sides[side]
        self._coming_out[edge.source] += 1
        self._coming_in[edge.target] += 1
