# Orders the parallel lines of each gutter so that they cross as little as can be, and gives them tracks.
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from tatalaksana.chart.grid import Corners, GridPoint
from tatalaksana.model import Flow

_EXACT = 7
_OVERLAP = 100.0
Gutter = tuple[bool, int]
"""(is it vertical?, its even coordinate)."""
RoutePiece = tuple[int, int]
"""(edge, index of the corner that the piece begins at)."""


@dataclass(slots=True)
class Strand:
    """A line in a gutter: one piece of a route, or several that run as one trunk."""

    pieces: list[RoutePiece]
    ends: list[tuple[int, int, Gutter | None]] = field(default_factory=list)
    """(position along the gutter, -1 or +1 for the side it turns to, the gutter it turns into)."""
    track: int = 0
    low: int = 0
    """Where it begins along the gutter."""
    high: int = 0


@dataclass(frozen=True, slots=True)
class Tracks:
    """Which track of its gutter each piece runs on, and how many tracks each gutter has, with the side they lean to."""

    of: dict[RoutePiece, int]
    leans: dict[Gutter, list[int]]
    """For each track of a gutter, from low to high: negative when its lines turn to the low side."""
    excess: int
    """The crossings that a better order of the large gutters might still save; 0 when every order is the best."""
    knot: int | None
    """An edge that no order of its gutter keeps apart from another; None when all are apart."""


def assign(flow: Flow, routes: Sequence[Corners]) -> Tracks:
    """Give every piece in a gutter its track."""
    gutters = _strands(flow, routes)
    order: dict[Gutter, list[Strand]] = {}
    for turn in range(2):
        for vertical in (True, False):
            for gutter in sorted(key for key in gutters if key[0] is vertical):
                if turn and all(turned is None for strand in gutters[gutter] for _, _, turned in strand.ends):
                    continue
                order[gutter] = _ordered(gutters[gutter], order if turn or not vertical else {})
                _number(order[gutter])
    of = {piece: strand.track for strands in gutters.values() for strand in strands for piece in strand.pieces}
    leans: dict[Gutter, list[int]] = {}
    for gutter, strands in gutters.items():
        lean = [0] * (1 + max(strand.track for strand in strands))
        for strand in strands:
            lean[strand.track] += sum(side for _, side, _ in strand.ends)
        leans[gutter] = lean
    return Tracks(of, leans, sum(map(_excess, order.values())), _knot(order))


def _excess(strands: list[Strand]) -> int:
    """What an order that was not searched through costs above the cheaper order of each pair."""
    if len(strands) <= _EXACT:
        return 0
    pairs = list(combinations(strands, 2))
    return round(sum(_price(a, b, {}) - min(_price(a, b, {}), _price(b, a, {})) for a, b in pairs))


def _knot(order: dict[Gutter, list[Strand]]) -> int | None:
    for gutter in sorted(order):
        strands = order[gutter]
        for index, low in enumerate(strands):
            for high in strands[index + 1 :]:
                if low.low <= high.high and high.low <= low.high and _laid(low, high):
                    return max(edge for edge, _ in (*low.pieces, *high.pieces))
    return None


def _strands(flow: Flow, routes: Sequence[Corners]) -> dict[Gutter, list[Strand]]:
    """The pieces in each gutter; those with the same way to or from a common symbol become one strand.

    A piece joins others on one of its ends only: a strand that were a trunk and a stem at once would lay edges on each
    other that have neither end in common. Pieces that meet head-on where a third goes straight through stay apart: the
    four would be read as two lines that cross.
    """
    found: dict[Gutter, list[tuple[RoutePiece, object, object]]] = defaultdict(list)
    passed = _passed(flow, routes)
    for edge, corners in enumerate(routes):
        for index in range(1, len(corners) - 2):
            a, b = corners[index], corners[index + 1]
            vertical = a[0] == b[0]
            line = a[0] if vertical else a[1]
            if line % 2 == 0:
                rest, target = corners[index + 1 :], flow.edges[edge].target
                into: object = ("into", target, rest, a < b and (target, *rest) in passed)
                outof: object = ("out", flow.edges[edge].source, corners[: index + 1])
                found[vertical, line].append(((edge, index), into, outof))
    result: dict[Gutter, list[Strand]] = {}
    for gutter, pieces in found.items():
        trunks = Counter(to for _, to, _ in pieces)
        groups: dict[object, list[RoutePiece]] = {}
        for piece, to, outof in pieces:
            groups.setdefault(to if trunks[to] > 1 else outof, []).append(piece)
        result[gutter] = [_strand(gutter, together, routes) for together in groups.values()]
    return result


def _passed(flow: Flow, routes: Sequence[Corners]) -> frozenset[tuple[object, ...]]:
    """(symbol, last bend, the symbol's place) of the ways into a symbol that another passes straight through at that bend."""
    ends: dict[tuple[int, GridPoint], set[GridPoint]] = defaultdict(set)
    for edge, corners in zip(flow.edges, routes, strict=True):
        ends[edge.target, corners[-1]].add(corners[-2])
    found: set[tuple[object, ...]] = set()
    for (target, end), bends in ends.items():
        if len(bends) > 1:
            found.update((target, bend, end) for bend in bends if any(_beyond(bend, end, other) for other in bends))
    return frozenset(found)


def _beyond(bend: GridPoint, end: GridPoint, other: GridPoint) -> bool:
    """Whether a way to the end that last bends at `other` passes `bend`."""
    (x, y), (x0, y0), (x1, y1) = bend, end, other
    if x == x0 == x1:
        return y1 < y < y0 or y0 < y < y1
    return y == y0 == y1 and (x1 < x < x0 or x0 < x < x1)


def _strand(gutter: Gutter, pieces: list[RoutePiece], routes: Sequence[Corners]) -> Strand:
    strand = Strand(pieces)
    along, across = (1, 0) if gutter[0] else (0, 1)
    for edge, index in pieces:
        corners = routes[edge]
        for here, there in ((corners[index], corners[index - 1]), (corners[index + 1], corners[index + 2])):
            line = here[along]
            turned = None if line % 2 else (not gutter[0], line)
            end = (line, 1 if there[across] > here[across] else -1, turned)
            if end not in strand.ends:
                strand.ends.append(end)
    strand.low = min(end[0] for end in strand.ends)
    strand.high = max(end[0] for end in strand.ends)
    return strand


def _ordered(strands: list[Strand], order: dict[Gutter, list[Strand]]) -> list[Strand]:
    """The strands from the low to the high side, with few crossings: the fewest where they are few."""
    count = len(strands)
    if count == 1:
        return strands
    price = [[0.0] * count for _ in strands]
    for a, one in enumerate(strands):
        for b in range(a):
            two = strands[b]
            if one.low <= two.high and two.low <= one.high:
                price[a][b], price[b][a] = _price(one, two, order), _price(two, one, order)
    indexes = _agreed(price) or (_exact(price) if count <= _EXACT else _swapped(price))
    return [strands[index] for index in indexes]


def _agreed(price: list[list[float]]) -> list[int]:
    """The order in which each two stand as is cheaper for them, the first declared first; empty where there is none."""
    count = len(price)
    before = [sum([1 << a for a in range(count) if price[a][b] < price[b][a]]) for b in range(count)]
    if not any(before):
        return list(range(count))
    indexes: list[int] = []
    rest, chosen = list(range(count)), 0
    while rest:
        following = next((index for index in rest if not before[index] & ~chosen), None)
        if following is None:
            return []
        rest.remove(following)
        chosen |= 1 << following
        indexes.append(following)
    return indexes


def _exact(price: list[list[float]]) -> list[int]:
    """The cheapest order, by the sets of strands that stand before; ties keep the order of declaration."""
    count = len(price)
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for size in range(count):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for chosen, (cost, indexes) in best.items():
            if len(indexes) != size:
                continue
            for index in range(count):
                if chosen & 1 << index:
                    continue
                more = cost + sum(price[before][index] for before in indexes)
                key = chosen | 1 << index
                if key not in following or (more, (*indexes, index)) < following[key]:
                    following[key] = (more, (*indexes, index))
        best = following
    return list(next(iter(best.values()))[1])


def _swapped(price: list[list[float]]) -> list[int]:
    """A good order for many strands: by preference, then neighbours change places while that helps."""
    count = len(price)
    indexes = sorted(range(count), key=lambda a: (sum(price[a]) - sum(row[a] for row in price), a))
    better = True
    while better:
        better = False
        for place in range(count - 1):
            a, b = indexes[place : place + 2]
            if price[b][a] < price[a][b]:
                indexes[place : place + 2] = [b, a]
                better = True
    return indexes


def _price(low: Strand, high: Strand, order: dict[Gutter, list[Strand]]) -> float:
    """What it costs that `low` stands on the low side of `high`."""
    if low.high < high.low or high.high < low.low:
        return 0.0
    cost = 0.0
    for position, side, turned in low.ends:
        if side > 0:
            cost += _hits(position, turned, low, high, order)
    for position, side, turned in high.ends:
        if side < 0:
            cost += _hits(position, turned, high, low, order)
    return cost + _OVERLAP * _laid(low, high)


def _laid(low: Strand, high: Strand) -> int:
    """How often ends of two that pass each other lie on each other if `low` stands on the low side."""
    count = 0
    for position, side, turned in low.ends:
        if turned is None and side > 0:
            for other, other_side, _ in high.ends:
                count += position == other and other_side < 0
    return count


def _hits(
    position: int, turned: Gutter | None, mine: Strand, other: Strand, order: dict[Gutter, list[Strand]]
) -> float:
    """Whether the end of one strand that turns towards the other runs into it."""
    start, end = other.low, other.high
    if start < position < end:
        return 1.0
    if turned is None or position not in (start, end) or turned not in order:
        return 0.0
    # Both end in the same gutter across: the tracks there decide which end is farther out.
    mine_at = _track_in(order[turned], mine)
    other_at = _track_in(order[turned], other)
    if mine_at is None or other_at is None:
        return 0.0
    return 1.0 if (mine_at > other_at if position == start else mine_at < other_at) else 0.0


def _track_in(strands: list[Strand], strand: Strand) -> int | None:
    """The track of the strand that continues this one in a crossing gutter."""
    neighbours = {(edge, index + step) for edge, index in strand.pieces for step in (-1, 1)}
    for other in strands:
        if not neighbours.isdisjoint(other.pieces):
            return other.track
    return None


def _number(strands: list[Strand]) -> None:
    """Give ordered strands the lowest tracks at which those that pass each other stay apart."""
    for index, strand in enumerate(strands):
        beside = (before.track for before in strands[:index] if before.low <= strand.high and strand.low <= before.high)
        strand.track = 1 + max(beside, default=-1)
