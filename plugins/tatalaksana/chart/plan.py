# Chooses a route for every edge on the coarse grid: right before readable before short.
#
# Edges are placed one after another, near ones first. A candidate is refused when it runs through a symbol or
# would share a piece of a middle line with an edge it has no end in common with; crossings, crowded corners and
# bends cost. As gutters are never full, one candidate always remains. Where crossings are left, edges are taken
# up and placed again while that helps.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.chart.candidates import enters, every, leaves, simple
from tatalaksana.chart.geometry import Side
from tatalaksana.chart.grid import Corners, Grid, Node, nodes_of
from tatalaksana.model import Bentuk, Flow

CROSSING = 12.0
_CROWDED = 60.0
_NO_ROOM = 2000.0
_TOUCH = 0.4
_LEFT, _RIGHT, _UP, _DOWN = 1, 2, 4, 8
_ACROSS, _ALONG = _LEFT | _RIGHT, _UP | _DOWN
_PASSES = 3


class UnroutableError(Exception):
    """An edge for which no candidate is left; the rules above say that this cannot happen."""


def plan(flow: Flow, grid: Grid) -> tuple[Corners, ...]:
    """A route for each edge, in the order of the flow's edges."""
    return _Planner(flow, grid).plan()


class _Planner:
    def __init__(self, flow: Flow, grid: Grid) -> None:
        self._flow = flow
        self._grid = grid
        self._taken = grid.taken
        self._routes: dict[int, Corners] = {}
        self._nodes: dict[int, list[Node]] = {}
        self._at: dict[Node, dict[int, int]] = {}
        self._out: list[list[int]] = [[] for _ in flow.symbols]
        self._in: list[list[int]] = [[] for _ in flow.symbols]
        for number, edge in enumerate(flow.edges):
            self._out[edge.source].append(number)
            self._in[edge.target].append(number)

    def plan(self) -> tuple[Corners, ...]:
        order = sorted(range(len(self._flow.edges)), key=self._turn)
        trouble = False
        for number in order:
            trouble |= self._place(number)
        for _ in range(_PASSES if trouble else 0):
            if not self._improve(order):
                break
        return tuple(self._routes[number] for number in range(len(order)))

    def _turn(self, number: int) -> tuple[bool, int, int]:
        edge = self._flow.edges[number]
        rise = self._grid.places[edge.target][1] - self._grid.places[edge.source][1]
        return not 0 <= rise <= 2, abs(rise), number  # noqa: PLR2004 - one grid row is two steps

    def _improve(self, order: list[int]) -> bool:
        better = False
        for number in order:
            before = self._routes[number]
            cost = self._cost(number, before)
            self._take_up(number)
            assert cost is not None
            best = self._best(number, every(*self._ends(number), self._grid))
            if best is None or best[0] >= cost - 1e-9:
                self._put(number, before)
            else:
                self._put(number, best[1])
                better = True
        return better

    def _place(self, number: int) -> bool:
        """Place an edge; tells whether its place cost more than its shape."""
        start, end = self._ends(number)
        for base, corners in simple(start, end):
            cost = self._cost(number, corners)
            if cost is not None and cost <= base + _TOUCH:
                self._put(number, corners)
                return False
        best = self._best(number, every(start, end, self._grid))
        if best is None:
            raise UnroutableError(number)
        self._put(number, best[1])
        return True

    def _best(self, number: int, candidates: list[tuple[float, Corners]]) -> tuple[float, Corners] | None:
        best: tuple[float, Corners] | None = None
        for base, corners in candidates:
            if best is not None and base >= best[0]:
                break
            cost = self._cost(number, corners, base)
            if cost is not None and (best is None or cost < best[0]):
                best = cost, corners
        return best

    def _ends(self, number: int) -> tuple[Node, Node]:
        edge = self._flow.edges[number]
        return self._grid.places[edge.source], self._grid.places[edge.target]

    # What a candidate costs

    def _cost(self, number: int, corners: Corners, base: float | None = None) -> float | None:
        """The cost of a route for an edge among the others, or None where it may not run."""
        if base is None:
            base = next(price for price, other in every(*self._ends(number), self._grid) if other == corners)
        nodes = nodes_of(corners)
        cost = base
        for index in range(1, len(nodes) - 1):
            node = nodes[index]
            if node in self._taken:
                return None
            others = self._at.get(node)
            if others:
                more = self._meeting(number, nodes, index, others)
                if more is None:
                    return None
                cost += more
        ports = self._ports(number, corners)
        return None if ports is None else cost + ports

    def _meeting(self, number: int, nodes: list[Node], index: int, others: dict[int, int]) -> float | None:
        x, y = nodes[index]
        mask = _mask(nodes, index)
        cost = 0.0
        for other, other_mask in others.items():
            if other == number:
                continue
            if mask == other_mask ^ 15 and mask in (_ACROSS, _ALONG):
                cost += CROSSING
                continue
            shared = mask & other_mask
            on_middle = (shared & _ACROSS and y % 2) or (shared & _ALONG and x % 2)
            if on_middle:
                if not self._may_share(number, nodes, index, other, shared):
                    return None
            elif x % 2 and y % 2:
                if not self._joins(number, nodes, index, other):
                    return None
            elif not self._joins(number, nodes, index, other):
                cost += _TOUCH
        return cost

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
        edge = self._flow.edges[number]
        source, target = edge.source, edge.target
        out_side, in_side = leaves(corners), enters(corners)
        if out_side in self._sides(self._in[source], number, enters) or in_side in self._sides(
            self._out[target], number, leaves
        ):
            return None
        cost = 0.0
        used_out = self._sides(self._out[source], number, leaves)
        if out_side in used_out:
            decides = self._flow.symbols[source].bentuk is Bentuk.BELAH_KETUPAT
            cost += _CROWDED * used_out[out_side] if decides else 0.0
        elif self._room(source, number, used_out, arriving=False) <= 0:
            cost += _NO_ROOM
        used_in = self._sides(self._in[target], number, enters)
        if in_side not in used_in and self._room(target, number, used_in, arriving=True) <= 0:
            cost += _NO_ROOM
        return cost

    def _room(self, symbol: int, number: int, used: dict[Side, int], *, arriving: bool) -> int:
        """Sides left for one more direction after keeping those that edges still to come will need."""
        there = self._sides(self._out[symbol] if arriving else self._in[symbol], number, leaves if arriving else enters)
        coming = [edge for edge in (self._out if arriving else self._in)[symbol] if edge not in self._routes and edge != number]
        if arriving:
            decides = self._flow.symbols[symbol].bentuk is Bentuk.BELAH_KETUPAT
            keep = min(len(coming), 3 - len(there)) if decides else min(len(coming), 1 - min(1, len(there)))
        else:
            keep = min(len(coming), 1 - min(1, len(there)))
        return 4 - len(used) - len(there) - max(0, keep)

    def _sides(self, edges: list[int], but: int, side: object) -> dict[Side, int]:
        found: dict[Side, int] = {}
        for edge in edges:
            corners = self._routes.get(edge)
            if edge != but and corners is not None:
                where = side(corners)  # type: ignore[operator]
                found[where] = found.get(where, 0) + 1
        return found

    # Placing

    def _put(self, number: int, corners: Corners) -> None:
        nodes = nodes_of(corners)
        self._routes[number] = corners
        self._nodes[number] = nodes
        for index in range(1, len(nodes) - 1):
            self._at.setdefault(nodes[index], {})[number] = _mask(nodes, index)

    def _take_up(self, number: int) -> None:
        for node in self._nodes.pop(number)[1:-1]:
            self._at[node].pop(number, None)
        del self._routes[number]


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
