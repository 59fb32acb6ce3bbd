# Where exits of one bus reach what others of it have drawn, they run on that: so an exit has one line up to the bus, and a
# symbol one line from it, however many lead there. Each edge of a bus pays its share of every piece that it runs on; it
# takes the way on pieces of others, or beside what is there, that costs it less, until no edge has any.
from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from heapq import heappop, heappush
from itertools import pairwise

from tatalaksana.chart.buses import Buses
from tatalaksana.chart.grid import Corners, GridPoint
from tatalaksana.chart.plan import Planner, numbers
from tatalaksana.chart.search import Found
from tatalaksana.chart.shape import BEND
from tatalaksana.chart.way import Way
from tatalaksana.model import Flow

_PIECE = 14.0
"""What a piece costs those together that run on it, beside what it costs each: two bends."""
_ARMS = 4
"""Pieces at a node where lines of a bus cross: none turns off there."""
_PASSES = 4
_HARDLY = 1e-3
_Piece = tuple[GridPoint, GridPoint]
"""From a node of the grid to the next, the lower one first."""
_Drawn = Mapping[_Piece, int]
"""How many edges run on each piece."""


def fold(flow: Flow, planner: Planner, buses: Buses) -> None:
    """Lead the edges of these buses along what others of theirs have drawn, until none saves anything by that."""
    for bus in dict.fromkeys(filter(None, buses)):
        edges = numbers(bus)
        drawn = Counter(piece for edge in edges for piece in _pieces(planner.found[edge].way.corners))
        for _ in range(_PASSES):
            if not sum([_folded(flow, planner, number, edges, drawn) for number in edges]):
                break


def _folded(flow: Flow, planner: Planner, number: int, edges: Collection[int], drawn: Counter[_Piece]) -> bool:
    """Whether an edge has a cheaper way now than it had."""

    def cost(way: Way) -> float:
        return planner.worth(number, way) + sum([_PIECE / (1 + drawn[piece]) for piece in _pieces(way.corners)])

    before = planner.found[number]
    planner.take(number)
    drawn.subtract(_pieces(before.way.corners))
    most = cost(before.way)
    ways = []
    corners = _cheapest(drawn, _legs(flow, planner, number, edges), before.way.corners, most)
    if corners and planner.may_take(number, corners):
        ways.append(planner.ends[number].way(corners))
    if beside := planner.cheapest(number, most):
        ways.append(beside.way)
    way = min(ways, key=cost, default=before.way)
    folded = cost(way) < most - _HARDLY
    planner.put(number, Found(planner.worth(number, way), way) if folded else before)
    drawn.update(_pieces(planner.found[number].way.corners))
    return folded


def _legs(flow: Flow, planner: Planner, number: int, edges: Collection[int]) -> Collection[_Piece]:
    """The pieces of middle lines that an edge may run on: those where the others of its exit begin, and those of its goal end."""
    mine = flow.edges[number]
    found: set[_Piece] = set()
    for other in edges:
        edge = flow.edges[other]
        if other != number and (edge.source, edge.label) == (mine.source, mine.label):
            found.update(_pieces(planner.found[other].way.corners[:2]))
        if other != number and edge.target == mine.target:
            found.update(_pieces(planner.found[other].way.corners[-2:]))
    return found


def _cheapest(drawn: _Drawn, legs: Collection[_Piece], ends: Corners, limit: float) -> Corners:
    """The cheapest way on what is drawn, in gutters but for its legs; without corners where there is none below the limit."""
    start, goal = ends[0], ends[-1]
    open_: list[tuple[float, GridPoint, GridPoint, Corners]] = [(0.0, start, _STANDS, (start,))]
    seen: set[tuple[GridPoint, GridPoint]] = set()
    while open_:
        cost, here, step, corners = heappop(open_)
        if here == goal:
            return (*corners, goal)
        if (here, step) in seen:
            continue
        seen.add((here, step))
        arms = list(_arms(here, drawn))
        for move, piece in arms:
            turns = step not in {move, _STANDS}
            middle = here[move[0] != 0] % 2
            if move == (-step[0], -step[1]) or (turns and len(arms) == _ARMS) or (middle and piece not in legs):
                continue
            more = cost + 1 + _PIECE / (1 + drawn[piece]) + BEND * turns
            if more < limit:
                there = here[0] + move[0], here[1] + move[1]
                heappush(open_, (more, there, move, (*corners, here) if turns else corners))
    return ()


def _arms(here: GridPoint, drawn: _Drawn) -> Iterator[tuple[GridPoint, _Piece]]:
    """The pieces at a node that are drawn, each with its direction."""
    for move in _MOVES:
        there = here[0] + move[0], here[1] + move[1]
        piece = (here, there) if here < there else (there, here)
        if drawn[piece] > 0:
            yield move, piece


_STANDS = (0, 0)
_MOVES = ((0, -1), (1, 0), (0, 1), (-1, 0))


@lru_cache(maxsize=1024)
def _pieces(corners: Corners) -> tuple[_Piece, ...]:
    """The pieces of a way."""
    found: list[_Piece] = []
    for (x0, y0), (x1, y1) in pairwise(corners):
        if x0 == x1:
            found += [((x0, y), (x0, y + 1)) for y in range(min(y0, y1), max(y0, y1))]
        else:
            found += [((x, y0), (x + 1, y0)) for x in range(min(x0, x1), max(x0, x1))]
    return tuple(found)
