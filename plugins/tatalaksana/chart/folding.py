# Where exits of one bus reach what others of it have drawn, they run on that: so an exit has one line up to the bus, and a
# symbol one line from it, however many lead there. Each edge of a bus pays its share of every piece that it runs on; it
# takes the way on pieces of others, or beside what is there, that costs it less, until no edge has any.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from heapq import heappop, heappush

from tatalaksana.chart.grid import Corners, GridPoint
from tatalaksana.chart.plan import Planner, numbers
from tatalaksana.chart.search import Found
from tatalaksana.chart.shape import BEND
from tatalaksana.chart.way import GridPiece, Way, grid_pieces
from tatalaksana.model import Flow

_PIECE = 14.0
"""What a piece costs those together that run on it, beside what it costs each: two bends."""
_ARMS = 4
"""Pieces at a node where lines of a bus cross: none turns off there."""
_PASSES = 4
_HARDLY = 1e-3
_Drawn = Mapping[GridPoint, dict[GridPoint, int]]
"""How many edges run on each piece, from either of its nodes; a node has those only that have some."""


def fold(flow: Flow, planner: Planner, before: Mapping[int, Found]) -> None:
    """Lead edges that ran so before, and those beside them then or now, along what others of their bus have drawn.

    Who is beside one that has another way then is looked at again, until none saves anything by that.
    """
    for bus in dict.fromkeys([planner.bus[number] for number in before if planner.bus[number]]):
        edges = numbers(bus)
        drawn: _Drawn = defaultdict(dict)
        nodes = 0
        for edge in edges:
            _draw(drawn, planner.found[edge].way.corners, 1)
            if edge in before:
                nodes |= before[edge].way.nodes | planner.found[edge].way.nodes
        open_ = _beside(planner, edges, nodes)
        for _ in range(_PASSES * len(edges)):
            if not open_:
                break
            edge = next(iter(open_))
            del open_[edge]
            way = planner.found[edge].way
            if _folded(flow, planner, edge, edges, drawn):
                open_ |= _beside(planner, edges, way.nodes | planner.found[edge].way.nodes)


def _beside(planner: Planner, edges: Collection[int], nodes: int) -> dict[int, None]:
    """Those of these edges that pass one of these nodes."""
    return {edge: None for edge in edges if planner.found[edge].way.nodes & nodes}


def _draw(drawn: _Drawn, corners: Corners, more: int) -> None:
    """Let so many more edges run on the pieces of a way."""
    for here, there in grid_pieces(corners):
        for one, other in ((here, there), (there, here)):
            arms = drawn[one]
            count = arms.get(other, 0) + more
            if count:
                arms[other] = count
            else:
                del arms[other]


def _folded(flow: Flow, planner: Planner, number: int, edges: Collection[int], drawn: _Drawn) -> bool:
    """Whether an edge has a cheaper way now than it had."""

    def cost(way: Way) -> float:
        shares = [_PIECE / (1 + drawn[here].get(there, 0)) for here, there in grid_pieces(way.corners)]
        return planner.worth(number, way) + sum(shares)

    before = planner.found[number]
    planner.take(number)
    _draw(drawn, before.way.corners, -1)
    found, most = before, cost(before.way)
    ends = planner.ends[number]
    # No way has fewer pieces than its ends are apart, and none of these is shared by more edges than there are.
    share = _PIECE / len(edges)
    ways = []
    room = most - min(ends.leave) - min(ends.enter)
    corners = _cheapest(drawn, _legs(flow, planner, number, edges), before.way.corners, room, 1 + share)
    if corners and planner.may_take(number, corners):
        ways.append(ends.way(corners))
    if beside := planner.cheapest(number, most - share * (ends.wide + ends.tall)):
        ways.append(beside.way)
    least = most - _HARDLY
    for way in ways:
        if way is not before.way and (pays := cost(way)) < least:
            found, least = Found(planner.worth(number, way), way), pays
    planner.put(number, found)
    _draw(drawn, found.way.corners, 1)
    return found is not before


def _legs(flow: Flow, planner: Planner, number: int, edges: Collection[int]) -> Collection[GridPiece]:
    """The pieces of middle lines that an edge may run on: those where the others of its exit begin or end, and those of its goal end."""
    mine = flow.edges[number]
    found: set[GridPiece] = set()
    for other in edges:
        edge = flow.edges[other]
        if other != number and (edge.source, edge.label) == (mine.source, mine.label):
            corners = planner.found[other].way.corners
            found.update((*grid_pieces(corners[:2]), *grid_pieces(corners[-2:])))
        if other != number and edge.target == mine.target:
            found.update(grid_pieces(planner.found[other].way.corners[-2:]))
    return found


def _cheapest(drawn: _Drawn, legs: Collection[GridPiece], ends: Corners, limit: float, least: float) -> Corners:
    """The cheapest way on what is drawn, in gutters but for its legs; without corners where there is none below the limit.

    A piece costs at least so much: where the rest of a way can't be paid any more, it is given up.
    """
    start, (x1, y1) = ends[0], ends[-1]
    open_: list[tuple[float, GridPoint, GridPoint, Corners]] = [(0.0, start, _STANDS, (start,))]
    seen: set[tuple[GridPoint, GridPoint]] = set()
    while open_:
        cost, here, step, corners = heappop(open_)
        x, y = here
        if x == x1 and y == y1:
            return (*corners, here)
        if (here, step) in seen:
            continue
        seen.add((here, step))
        arms = drawn[here]
        for there, count in arms.items():
            across, along = move = there[0] - x, there[1] - y
            turns = step not in {move, _STANDS}
            if (turns and (len(arms) == _ARMS or move == (-step[0], -step[1]))) or (
                (y if across else x) % 2 and (here, there) not in legs and (there, here) not in legs
            ):
                continue
            more = cost + 1 + _PIECE / (1 + count) + BEND * turns
            wide, tall = x1 - there[0], y1 - there[1]
            rest = least * (abs(wide) + abs(tall))
            if tall * across or wide * along or wide * across < 0 or tall * along < 0:
                rest += BEND
            if more + rest < limit:
                heappush(open_, (more, there, move, (*corners, here) if turns else corners))
    return ()


_STANDS = (0, 0)
