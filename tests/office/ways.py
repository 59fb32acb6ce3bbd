# What a program makes of connectors: the points that they run through, and what leads to what behind all segilima.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from tatalaksana.render.office.bent import EMU, Bend

Node = tuple[int, str]
"""(page, name) of a shape."""
_SHARE = 100_000


def way(one: Bend) -> tuple[tuple[float, float], ...]:
    """The points of a connector, in points, by the definitions of ECMA-376."""
    box = one.frame
    if not one.kind:
        return tuple(((box.x + x) / EMU, (box.y + y) / EMU) for x, y in one.corners)
    wide, tall = box.width, box.height
    spots = []
    for u, v in _local(one, wide, tall):
        x = (wide - u if one.mirrored else u) - wide / 2
        y = (tall - v if one.flipped else v) - tall / 2
        if one.turn:
            x, y = -y, x
        spots.append(((box.x + wide / 2 + x) / EMU, (box.y + tall / 2 + y) / EMU))
    return tuple(spots)


def _local(one: Bend, wide: float, tall: float) -> list[tuple[float, float]]:
    """The same before it is mirrored and turned."""
    shares = [value / _SHARE for value in one.adjusted]
    match one.kind:
        case "straightConnector1":
            return [(0, 0), (wide, tall)]
        case "bentConnector2":
            return [(0, 0), (wide, 0), (wide, tall)]
        case "bentConnector3":
            x = wide * shares[0]
            return [(0, 0), (x, 0), (x, tall), (wide, tall)]
        case "bentConnector4":
            x, y = wide * shares[0], tall * shares[1]
            return [(0, 0), (x, 0), (x, y), (wide, y), (wide, tall)]
        case "bentConnector5":
            x, y, z = wide * shares[0], tall * shares[1], wide * shares[2]
            return [(0, 0), (x, 0), (x, y), (z, y), (z, tall), (wide, tall)]
        case kind:
            raise AssertionError(kind)


def led(connectors: Iterable[tuple[Node, Node]], segilima: Mapping[Node, Node]) -> AbstractSet[tuple[Node, Node]]:
    """Which symbols lead to which.

    Args:
        connectors: What each joins.
        segilima: Each to its partner on the other page.
    """
    onwards: dict[Node, set[Node]] = defaultdict(set)
    for start, end in connectors:
        onwards[start].add(end)

    def behind(node: Node) -> set[Node]:
        found = set()
        for end in onwards.get(node, ()):
            found |= behind(segilima[end]) if end in segilima else {end}
        return found

    return {(node, end) for node in list(onwards) if node not in segilima for end in behind(node)}
