# A bus as a bar: one line across in a gutter between rows, or up and down in one between lanes, to which each of its exits leads and
# from which each of its goals is reached. Edge by edge no bus becomes one, where the first would lose by it what the rest gain.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tatalaksana.chart.grid import Corners, Grid, GridPoint
from tatalaksana.chart.plan import Planner, numbers
from tatalaksana.chart.search import Found
from tatalaksana.chart.way import Way, grid_pieces
from tatalaksana.model import Flow

_PIECE = 7.0
"""What each piece costs that is drawn, however many run on it: a bend."""
_CROSS = 60.0
"""What it costs that lines meet from all four sides where one bends: some give way."""
_OTHERS = 3.0
"""How many times as much what an edge crosses costs as elsewhere."""
_GAIN = 20.0
"""What a bar must save at least: whoever gives way to it is not asked."""
_BARS = 6
"""How many are tried."""
_ARMS = 4
_Bar = tuple[bool, int]
"""(is it upright?, the gutter that it runs in)."""
_Placed = Mapping[int, Found]


def to_bars(flow: Flow, planner: Planner, grid: Grid) -> None:
    """Lead each bus by the bar with which it costs least, where that saves enough."""
    for bus in dict.fromkeys(filter(None, planner.buses)):
        edges = numbers(bus)
        placed: _Placed = {number: planner.found[number] for number in edges}
        cost = _shared(placed) - _GAIN
        for number in reversed(edges):
            planner.take(number)
            cost += _pays(placed[number].way, planner.worth(number, placed[number].way))
        for bar in _bars(flow, grid, edges):
            placed, cost = _on_bar(planner, edges, bar, cost) or (placed, cost)
        for number, found in placed.items():
            planner.put(number, found)


def _shared(placed: _Placed) -> float:
    """What all edges of a bus cost together, beside what each does."""
    arms: dict[GridPoint, set[GridPoint]] = defaultdict(set)
    drawn = {piece for found in placed.values() for piece in grid_pieces(found.way.corners)}
    for here, there in drawn:
        arms[here].add(there)
        arms[there].add(here)
    bends = {bend for found in placed.values() for bend in found.way.corners[1:-1]}
    return _PIECE * len(drawn) + _CROSS * sum([len(arms[bend]) == _ARMS for bend in bends])


def _bars(flow: Flow, grid: Grid, edges: Sequence[int]) -> Sequence[_Bar]:
    """Of the gutters beside the symbols that edges lead to or from, those from which these are nearest."""
    ends = {
        grid.places[symbol] for number in edges for symbol in (flow.edges[number].target, flow.edges[number].source)
    }
    bars = {bar for x, y in ends for step in (-1, 1) for bar in ((False, y + step), (True, x + step))}

    def length(bar: _Bar) -> tuple[int, _Bar]:
        upright, line = bar
        along = [place[upright] for place in ends]
        return max(along) - min(along) + sum([abs(place[not upright] - line) for place in ends]), bar

    return sorted(bars, key=length)[:_BARS]


def _on_bar(planner: Planner, edges: Sequence[int], bar: _Bar, limit: float) -> tuple[_Placed, float] | None:
    """How edges run by a bar, and what that costs; None where one can't, or it costs as much as the limit."""
    placed: dict[int, Found] = {}
    drawn = 0
    cost = 0.0
    rest = limit - sum([planner.least[number] for number in edges])
    for number in edges:
        found, pays = _cheapest(planner, number, bar, drawn, planner.least[number] + rest)
        if found is None:
            break
        cost += pays
        rest -= pays - planner.least[number]
        placed[number] = found
        planner.put(number, found)
        drawn |= planner.ends[number].pieces(found.way.corners)
    for number in reversed(placed):
        planner.take(number)
    if len(placed) < len(edges):
        return None
    cost += _shared(placed) - _PIECE * drawn.bit_count()
    return (placed, cost) if cost < limit else None


def _cheapest(planner: Planner, number: int, bar: _Bar, drawn: int, limit: float) -> tuple[Found | None, float]:
    """The cheapest way of an edge by a bar, and what it costs with the pieces that are not drawn yet; None where there is none below the limit."""
    ends, search = planner.ends[number], planner.beside(number)
    best, least = None, limit
    for corners in _ways(ends.start, ends.end, bar):
        if ends.reached(corners):
            more = _PIECE * (ends.pieces(corners) & ~drawn).bit_count()
            if ends.price(corners) + more < least:
                way = ends.way(corners)
                if (pays := _pays(way, cost := search.cost(way))) + more < least:
                    best, least = Found(cost, way), pays + more
    return best, least


def _pays(way: Way, cost: float) -> float:
    """What a way costs here: others stand where they stand, and what is in its way counts more than its shape."""
    return way.price + _OTHERS * (cost - way.price)


def _ways(start: GridPoint, end: GridPoint, bar: _Bar) -> Iterator[Corners]:
    """The ways by a bar: to it straight, or by the gutter on either side, and from it the same."""
    for first in _to(start, bar):
        for last in _to(end, bar):
            if first[-1] != last[-1]:
                yield start, *first, *reversed(last), end


def _to(place: GridPoint, bar: _Bar) -> Sequence[Corners]:
    """The bends of the ways between a symbol and a bar."""
    (x, y), (upright, line) = place, bar
    if upright:
        return [((line, y),), *[((x, by), (line, by)) for by in (y - 1, y + 1)]]
    return [((x, line),), *[((by, y), (by, line)) for by in (x - 1, x + 1)]]
