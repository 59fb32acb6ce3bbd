# Where ways into one symbol, or out of one, meet from four sides: they would be read as two lines that cross. Tracks keep them
# apart where they have some.
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from tatalaksana.chart.grid import Corners, GridPoint

Crosses = frozenset[tuple[object, ...]]
"""(symbol, bend, the corners behind it) of ways into a symbol, or back to one that they leave, that meet as a cross."""


def crosses(ends: Sequence[int], routes: Sequence[Corners]) -> Crosses:
    """Where ways into the symbols that they end at come to a bend from both sides while another goes straight on: the four would be read as two that cross."""
    ways: dict[tuple[object, ...], list[tuple[GridPoint, GridPoint]]] = defaultdict(list)
    several = Counter(ends)
    for end, corners in zip(ends, routes, strict=True):
        if several[end] >= _MEETING:
            for index in range(1, len(corners) - 1):
                ways[end, *corners[index + 1 :]].append((corners[index], corners[index - 1]))
            if len(corners) == _STRAIGHT:
                ways[end, corners[1]].append((corners[0], corners[0]))
    found: set[tuple[object, ...]] = set()
    for (target, *rest), bends in ways.items():
        if len(bends) >= _MEETING:
            for bend, _ in bends:
                sides = {before < bend for other, before in bends if other == bend != before}
                if len(sides) > 1 and any(beyond(bend, rest[0], other) for other, _ in bends):  # type: ignore[arg-type]
                    found.add((target, bend, *rest))
    return frozenset(found)


_MEETING = 3
"""Lines that meet as a cross."""
_STRAIGHT = 2
_ONE_BEND = 3
"""Corners of a way."""


def beyond(bend: GridPoint, end: GridPoint, other: GridPoint) -> bool:
    """Whether a way to the end that last bends at `other` passes `bend`."""
    (x, y), (x0, y0), (x1, y1) = bend, end, other
    if x == x0 == x1:
        return y1 < y < y0 or y0 < y < y1
    return y == y0 == y1 and (x1 < x < x0 or x0 < x < x1)


def unparted(ends: Sequence[int], routes: Sequence[Corners], found: Crosses) -> Sequence[int]:
    """An edge that meets others as a cross on a middle line: there are no tracks to keep those apart that come from both sides."""
    if found:
        for number in reversed(range(len(routes))):
            corners = routes[number]
            if len(corners) == _ONE_BEND and (ends[number], *corners[1:]) in found:
                return (number,)
    return ()
