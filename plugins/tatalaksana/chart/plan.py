# Chooses a route for every edge on the coarse grid: right before readable before short.
#
# Edges are placed one after another, near ones first. A candidate is refused when it runs through a symbol or
# would share a piece of a middle line with an edge it has no end in common with; crossings, crowded corners and
# bends cost. As gutters are never full, one candidate always remains. Where crossings are left, edges are taken
# up and placed again while that helps.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.chart.candidates import enters, every, leaves, priced, simple
from tatalaksana.chart.geometry import Side
from tatalaksana.chart.grid import Corners, Grid, Node, nodes_of
from tatalaksana.model import Bentuk, Flow

CROSSING = 12.0
_CROWDED = 1000.0
_NO_ROOM = 2000.0
_TOUCH = 0.4
_NOTHING = 1e-9
_LEFT, _RIGHT, _UP, _DOWN = 1, 2, 4, 8
_ACROSS, _ALONG = _LEFT | _RIGHT, _UP | _DOWN
_PASSES = 3


class UnroutableError(Exception):
    """An edge for which no candidate is left; the rules above say that this cannot happen."""


class Planner:
    """The plan of one chart while it is made."""

    def __init__(self, flow: Flow, grid: Grid) -> None:
        self._flow = flow
        self._grid = grid
        self._taken = grid.taken
        self._routes: dict[int, Corners] = {}
        self._refused: set[tuple[int, Corners]] = set()
        self._nodes: dict[int, list[Node]] = {}
        self._at: dict[Node, dict[int, int]] = {}
        # Which sides of each symbol are in use, by how many edges, and how many edges are still to come.
        self._exits: list[dict[Side, int]] = [{} for _ in flow.symbols]
        self._entries: list[dict[Side, int]] = [{} for _ in flow.symbols]
        self._coming_out = [0] * len(flow.symbols)
        self._coming_in = [0] * len(flow.symbols)
        for edge in flow.edges:
            self._coming_out[edge.source] += 1
            self._coming_in[edge.target] += 1

    def plan(self) -> tuple[Corners, ...]:
        """A route for each edge, in the order of the flow's edges."""
        order = sorted(range(len(self._flow.edges)), key=self._turn)
        trouble = False
        for number in order:
            trouble |= self._place(number)
        for _ in range(_PASSES if trouble else 0):
            if not self._improve(order):
                break
        return self._all()

    def replan(self, number: int) -> tuple[Corners, ...]:
        """The routes when one edge must not run as it does."""
        self._refused.add((number, self._routes[number]))
        self._take_up(number)
        best = self._best(number)
        if best is None:
            raise UnroutableError(number)
        self._put(number, best[1])
        return self._all()

    def _all(self) -> tuple[Corners, ...]:
        return tuple(self._routes[number] for number in range(len(self._flow.edges)))

    def _turn(self, number: int) -> tuple[bool, int, int]:
        edge = self._flow.edges[number]
        rise = self._grid.places[edge.target][1] - self._grid.places[edge.source][1]
        return not 0 <= rise <= 2, abs(rise), number  # noqa: PLR2004 - one grid row is two steps

    def _improve(self, order: list[int]) -> bool:
        better = False
        for number in order:
            before = self._routes[number]
            self._take_up(number)
            cost = self._cost(number, *priced(before))
            best = self._best(number)
            if best is None or (cost is not None and best[0] >= cost - _NOTHING):
                self._put(number, before)
            else:
                self._put(number, best[1])
                better = True
        return better

    def _place(self, number: int) -> bool:
        """Place an edge; tells whether its place cost more than its shape."""
        for price, corners in simple(*self._ends(number)):
            if self._cost(number, price, corners) == price:
                self._put(number, corners)
                return False
        best = self._best(number)
        if best is None:
            raise UnroutableError(number)
        self._put(number, best[1])
        return True

    def _best(self, number: int) -> tuple[float, Corners] | None:
        best: tuple[float, Corners] | None = None
        for price, corners in every(*self._ends(number), self._grid):
            if best is not None and price >= best[0]:
                break
            if (number, corners) in self._refused:
                continue
            cost = self._cost(number, price, corners)
            if cost is not None and (best is None or cost < best[0]):
                best = cost, corners
        return best

    def _ends(self, number: int) -> tuple[Node, Node]:
        edge = self._flow.edges[number]
        return self._grid.places[edge.source], self._grid.places[edge.target]

    # What a candidate costs

    def _cost(self, number: int, price: float, corners: Corners) -> float | None:
        """The cost of a route for an edge among the others, or None where it may not run."""
        ports = self._ports(number, corners)
        if ports is None:
            return None
        cost = price + ports
        nodes = nodes_of(corners)
        orders: dict[tuple[int, bool, int], bool] = {}
        for index in range(1, len(nodes) - 1):
            node = nodes[index]
            if node in self._taken:
                return None
            others = self._at.get(node)
            if others:
                more = self._meeting(number, nodes, index, others, orders)
                if more is None:
                    return None
                cost += more
        return cost

    def _meeting(
        self, number: int, nodes: list[Node], index: int, others: dict[int, int], orders: dict[tuple[int, bool, int], bool]
    ) -> float | None:
        """What it costs to meet other edges at a node, or None where that may not be.

        `orders` remembers, for each other edge in each gutter, which of the two must run on the low side there.
        """
        mask = _mask(nodes, index)
        cost = 0.0
        for other, other_mask in others.items():
            if mask == other_mask ^ 15 and mask in (_ACROSS, _ALONG):
                cost += CROSSING
            elif self._joins(number, nodes, index, other):
                continue
            elif not self._may_touch(number, nodes, index, other, orders):
                return None
            else:
                cost += _TOUCH
        return cost

    def _may_touch(
        self, number: int, nodes: list[Node], index: int, other: int, orders: dict[tuple[int, bool, int], bool]
    ) -> bool:
        """Whether two edges that do not simply cross may use one node."""
        x, y = nodes[index]
        mask, other_mask = _mask(nodes, index), self._at[x, y][other]
        shared = mask & other_mask
        if (shared & _ACROSS and y % 2) or (shared & _ALONG and x % 2):
            return self._may_share(number, nodes, index, other, shared)
        if x % 2 and y % 2:
            return False
        swap = _opposed(mask, other_mask, x, y)
        # Both end here, one from each side: neither may reach past the other's track.
        gutter = (other, bool(y % 2), x if y % 2 else y)
        return swap is None or orders.setdefault(gutter, swap) is swap

    def _may_share(self, number: int, nodes: list[Node], index: int, other: int, shared: int) -> bool:
        mine, theirs = self._flow.edges[number], self._flow.edges[other]
        if mine.target == theirs.target:
            common = _common(reversed(nodes), reversed(self._nodes[other]))
            # Every shared direction at this node must lie within the common end.
            if _bits_within(nodes, index, len(nodes) - common, shared, forward=True):
                return True
        if mine.source == theirs.source:
            common = _common(iter(nodes), iter(self._nodes[other]))
            if _bits_within(nodes, index, common - 1, shared, forward=False):
                return True
        return False

    def _joins(self, number: int, nodes: list[Node], index: int, other: int) -> bool:
        mine, theirs = self._flow.edges[number], self._flow.edges[other]
        if mine.target == theirs.target:
            common = _common(reversed(nodes), reversed(self._nodes[other]))
            if index >= len(nodes) - common:
                return True
        return mine.source == theirs.source and index < _common(iter(nodes), iter(self._nodes[other]))

    def _ports(self, number: int, corners: Corners) -> float | None:
        """What the sides of its symbols cost an edge, or None where an arrow and an exit would meet."""
        edge = self._flow.edges[number]
        leaving, entering = leaves(corners), enters(corners)
        source_in, source_out = self._entries[edge.source], self._exits[edge.source]
        target_in, target_out = self._entries[edge.target], self._exits[edge.target]
        if leaving in source_in or entering in target_out:
            return None
        cost = 0.0
        if leaving in source_out:
            cost += _CROWDED * source_out[leaving] if self._decides(edge.source) else 0.0
        elif 4 - len(source_out) - len(source_in) <= (not source_in and self._coming_in[edge.source] > 0):
            cost += _NO_ROOM
        if entering not in target_in and 4 - len(target_in) - len(target_out) <= self._kept_exits(edge.target):
            cost += _NO_ROOM
        return cost

    def _kept_exits(self, symbol: int) -> int:
        """Sides to keep free for the exits that are still to come."""
        wanted = 3 if self._decides(symbol) else 1
        return max(0, min(self._coming_out[symbol], wanted - len(self._exits[symbol])))

    def _decides(self, symbol: int) -> bool:
        return self._flow.symbols[symbol].bentuk is Bentuk.BELAH_KETUPAT

    # Placing

    def _put(self, number: int, corners: Corners) -> None:
        nodes = nodes_of(corners)
        self._routes[number] = corners
        self._nodes[number] = nodes
        for index in range(1, len(nodes) - 1):
            self._at.setdefault(nodes[index], {})[number] = _mask(nodes, index)
        self._count(number, corners, 1)

    def _take_up(self, number: int) -> None:
        for node in self._nodes.pop(number)[1:-1]:
            self._at[node].pop(number, None)
        self._count(number, self._routes.pop(number), -1)

    def _count(self, number: int, corners: Corners, step: int) -> None:
        edge = self._flow.edges[number]
        for sides, side in ((self._exits[edge.source], leaves(corners)), (self._entries[edge.target], enters(corners))):
            sides[side] = sides.get(side, 0) + step
            if not sides[side]:
                del sides[side]
        self._coming_out[edge.source] -= step
        self._coming_in[edge.target] -= step


def _mask(nodes: list[Node], index: int) -> int:
    """The directions in which a route touches its node: towards the one before and the one after."""
    x, y = nodes[index]
    mask = 0
    for other_x, other_y in (nodes[index - 1], nodes[index + 1]):
        if other_x != x:
            mask |= _RIGHT if other_x > x else _LEFT
        else:
            mask |= _DOWN if other_y > y else _UP
    return mask


def _opposed(mask: int, other: int, x: int, y: int) -> bool | None:
    """Where two edges turn off a gutter to its two sides at one middle line: whether the first must run on the low side."""
    if x % 2 and not y % 2:
        low, high = _UP, _DOWN
    elif y % 2 and not x % 2:
        low, high = _LEFT, _RIGHT
    else:
        return None
    if mask & low and not mask & high and other & high and not other & low:
        return True
    if mask & high and not mask & low and other & low and not other & high:
        return False
    return None


def _bits_within(nodes: list[Node], index: int, limit: int, shared: int, *, forward: bool) -> bool:
    """Whether all shared directions at a node are pieces of the common end that begins (or stops) at `limit`."""
    before = _direction(nodes[index], nodes[index - 1]) & shared
    after = _direction(nodes[index], nodes[index + 1]) & shared
    if forward:
        return (not before or index - 1 >= limit) and (not after or index >= limit)
    return (not before or index <= limit) and (not after or index + 1 <= limit)


def _direction(here: Node, there: Node) -> int:
    if there[0] != here[0]:
        return _RIGHT if there[0] > here[0] else _LEFT
    return _DOWN if there[1] > here[1] else _UP


def _common(mine: Iterator[Node], theirs: Iterator[Node]) -> int:
    """How many nodes two routes have in common from an end on."""
    count = 0
    for here, there in zip(mine, theirs, strict=False):
        if here != there:
            break
        count += 1
    return count
