# Exits that lead to the same symbols: all of them with all of these are one bus, and may run as one line wherever they meet.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tatalaksana.chart.grid import Corners
from tatalaksana.chart.knot import Knot
from tatalaksana.model import Flow

Buses = Sequence[int]
"""Of each edge those of its bus, itself too, a bit for each; 0 for one that has none."""
_At = tuple[int, int]
"""A line of the grid, and the track of its gutter."""
_Spot = tuple[_At, _At]
_THREE = 3
"""Sides from which lines may meet."""


def buses_of(flow: Flow) -> Buses:
    """The buses of a flow; there are none where no two exits lead to the same several symbols."""
    goals: dict[tuple[int, str], int] = defaultdict(int)
    exits: dict[tuple[int, str], int] = defaultdict(int)
    for number, edge in enumerate(flow.edges):
        goals[edge.source, edge.label] |= 1 << edge.target
        exits[edge.source, edge.label] |= 1 << number
    edges: dict[int, int] = defaultdict(int)
    for leaving, targets in goals.items():
        if targets.bit_count() > 1:
            edges[targets] |= exits[leaving]
    found = []
    for edge in flow.edges:
        bus, mine = edges.get(goals[edge.source, edge.label], 0), exits[edge.source, edge.label]
        found.append(bus if bus != mine else 0)
    return found


def crossed_bus(buses: Sequence[int], routes: Sequence[Corners], tracks: Mapping[tuple[int, int], int]) -> Knot | None:
    """Edges of a bus that meet from all four sides where one bends: they would be read as two lines that cross.

    Those that bend there may give way, or all that come from one side.

    Args:
        buses: Those that were planned.
        routes: The way of each edge.
        tracks: The track of each piece in a gutter, by its edge and the index of the corner that it begins at.
    """
    for bus in {bus: None for bus in buses if bus}:
        lines = {edge: _placed(edge, route, tracks) for edge, route in enumerate(routes) if bus >> edge & 1}
        for spot in {spot: None for line in lines.values() for spot in line[1:-1]}:
            arms = {edge: frozenset(_arms(spot, line)) for edge, line in lines.items()}
            sides = sorted(frozenset().union(*arms.values()))
            if len(sides) > _THREE:
                bending = [edge for edge, line in lines.items() if spot in line[1:-1]]
                groups = [bending, *([edge for edge, mine in arms.items() if side in mine] for side in sides)]
                (x, _), (y, _) = spot
                return Knot(sorted([group[::-1] for group in groups], key=len), (x, y))
    return None


def _placed(edge: int, corners: Corners, tracks: Mapping[tuple[int, int], int]) -> list[_Spot]:
    """Where the corners of a route stand, to the track."""
    found = []
    upright = corners[0][0] != corners[1][0]
    for index, (x, y) in enumerate(corners):
        # At a corner the piece before it is upright where the one behind it is not.
        before, behind = tracks.get((edge, index - 1), 0), tracks.get((edge, index), 0)
        across, along = (before, behind) if upright else (behind, before)
        found.append(((x, 0 if x % 2 else across), (y, 0 if y % 2 else along)))
        upright = not upright
    return found


def _arms(spot: _Spot, line: Sequence[_Spot]) -> Iterator[tuple[int, bool]]:
    """In which directions a line goes from a spot: (0 for across and 1 for along, whether to the high side)."""
    for first, last in pairwise(line):
        for axis in (0, 1):
            low, high = sorted((first[axis], last[axis]))
            if first[1 - axis] == last[1 - axis] == spot[1 - axis] and low <= spot[axis] <= high:
                if low < spot[axis]:
                    yield axis, False
                if spot[axis] < high:
                    yield axis, True
