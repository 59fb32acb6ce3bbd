# Orders the parallel lines of each gutter so that they cross as little as can be, and gives them tracks.
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from tatalaksana.chart.buses import Buses, crossed_bus
from tatalaksana.chart.crosses import Crosses, beyond, crosses, unparted
from tatalaksana.chart.grid import Corners
from tatalaksana.chart.knot import Knot, any_of
from tatalaksana.model import Flow

_EXACT = 7
_OVERLAP = 100.0
_CROSS = 20.0
"""What it costs that lines with a common end meet others as a cross, beside the crossing that it is in any other place."""
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
    turns: frozenset[int] = frozenset()
    """Where its ends turn into gutters across."""
    middles: frozenset[int] = frozenset()
    """Where they turn into middle lines, on which there are no tracks."""
    stems: frozenset[tuple[int, int, int]] = frozenset()
    """(position, side, strand) of its ends that turn into a strand across which others share with it."""


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """The strands of one gutter, and what each two cost in either order."""

    strands: list[Strand]
    price: list[list[float]]
    """What it costs that the first stands on the low side of the second, before anything is ordered in gutters across."""
    open: list[tuple[int, int]]
    """Those whose price the order in gutters across may change."""
    close: bool
    """Whether two would lie on each other in one of their orders, or meet as a cross."""


@dataclass(frozen=True, slots=True)
class Tracks:
    """Which track of its gutter each piece runs on, and how many tracks each gutter has, with the side they lean to."""

    of: dict[RoutePiece, int]
    leans: dict[Gutter, list[int]]
    """For each track of a gutter, from low to high: negative when its lines turn to the low side."""
    excess: int
    """The crossings that a better order of the large gutters might still save; 0 when every order is the best."""
    knot: Knot | None
    """Edges that no order of their gutter keeps apart, or that meet others as a cross; none on most charts."""


def assign(flow: Flow, routes: Sequence[Corners], buses: Buses = ()) -> Tracks:
    """Give every piece in a gutter its track; edges of these buses may share one."""
    backwards = [corners[::-1] for corners in routes]
    sources, targets = [edge.source for edge in flow.edges], [edge.target for edge in flow.edges]
    out, into = crosses(sources, backwards), crosses(targets, routes)
    gutters = _strands(flow, routes, (out, into), buses)
    neighbours = {gutter: _neighbours(strands) for gutter, strands in gutters.items()}
    order: dict[Gutter, list[Strand]] = {}
    for turn in range(2):
        for vertical in (True, False):
            for gutter in sorted(key for key in gutters if key[0] is vertical):
                if turn and not neighbours[gutter].open:
                    continue
                order[gutter] = _ordered(neighbours[gutter], order if turn or not vertical else {})
                _number(order[gutter])
    of = {piece: strand.track for strands in gutters.values() for strand in strands for piece in strand.pieces}
    leans: dict[Gutter, list[int]] = {}
    for gutter, strands in gutters.items():
        lean = [0] * (1 + max(strand.track for strand in strands))
        for strand in strands:
            lean[strand.track] += sum(side for _, side, _ in strand.ends)
        leans[gutter] = lean
    excess = sum([_excess(neighbours[gutter], strands) for gutter, strands in order.items()])
    close = {gutter: order[gutter] for gutter, beside in neighbours.items() if beside.close}
    mislead = (
        unparted(sources, backwards, out)
        or unparted(targets, routes, into)
        or _knot(close)
        or _passed(sources, backwards, gutters)
        or _passed(targets, routes, gutters)
    )
    knot = _crossroads(gutters, routes) or (any_of(mislead) if mislead else crossed_bus(buses, routes, of))
    return Tracks(of, leans, excess, knot)


def _excess(of: _Neighbours, strands: Sequence[Strand]) -> int:
    """What an order that was not searched through costs above the cheaper order of each pair."""
    if len(strands) <= _EXACT:
        return 0
    at = [next(index for index, strand in enumerate(of.strands) if strand is each) for each in strands]
    return round(sum([max(0.0, of.price[a][b] - of.price[b][a]) for a, b in combinations(at, 2)]))


def _passed(ends: Sequence[int], routes: Sequence[Corners], gutters: dict[Gutter, list[Strand]]) -> Sequence[int]:
    """An edge that goes straight on, from or to its end, where another turns off into lines that run by, and that: they would cross."""
    mates: dict[int, list[int]] = defaultdict(list)
    for number, symbol in enumerate(ends):
        mates[symbol].append(number)
    for (vertical, line), strands in gutters.items():
        for strand in strands:
            if len(strand.pieces) > 1:
                for edge, _ in strand.pieces:
                    bend, end = routes[edge][-2:]
                    if bend[not vertical] == line and strand.low < bend[vertical] < strand.high:
                        for mate in mates[ends[edge]]:
                            if beyond(bend, end, routes[mate][-2]):
                                return sorted((edge, mate), reverse=True)
    return ()


def _crossroads(gutters: Mapping[Gutter, Sequence[Strand]], routes: Sequence[Corners]) -> Knot | None:
    """Edges of a stem and a trunk, both of which go straight on where some turn off: they would be read as two lines that cross.

    Those that turn may give way, or all that go on in one of both.
    """
    several = {
        piece: (gutter, strand)
        for gutter, strands in gutters.items()
        for strand in strands
        if len(strand.pieces) > 1
        for piece in strand.pieces
    }
    for (edge, index), ((upright, line), stem) in several.items():
        behind = several.get((edge, index + 1))
        if behind is not None:
            (_, across), trunk = behind
            if stem.low < across < stem.high and trunk.low < line < trunk.high:
                bend = routes[edge][index + 1]
                turning = [one for one, at in stem.pieces for step in (-1, 1)
                           if (one, at + step) in trunk.pieces and routes[one][at + (step > 0)] == bend]  # fmt: skip
                groups = [turning, _passing(stem, upright, across, routes), _passing(trunk, not upright, line, routes)]
                return Knot([sorted(group, reverse=True) for group in groups if group], bend)
    return None


def _passing(strand: Strand, along: int, at: int, routes: Sequence[Corners]) -> list[int]:
    """The edges of a strand that go straight on at a place along it."""
    ends = [
        (edge, sorted([routes[edge][index][along], routes[edge][index + 1][along]])) for edge, index in strand.pieces
    ]
    return [edge for edge, (low, high) in ends if low < at < high]


def _knot(order: dict[Gutter, list[Strand]]) -> Sequence[int]:
    """Edges that lie on each other in the order of their gutter."""
    for gutter in sorted(order):
        strands = order[gutter]
        for index, low in enumerate(strands):
            for high in strands[index + 1 :]:
                if low.low <= high.high and high.low <= low.high and (_laid(low, high) or _meet(low, high)):
                    return sorted({edge for edge, _ in (*low.pieces, *high.pieces)}, reverse=True)
    return ()


def _strands(
    flow: Flow, routes: Sequence[Corners], apart: tuple[Crosses, Crosses], buses: Buses
) -> dict[Gutter, list[Strand]]:
    """The pieces in each gutter; those with the same way to or from a common symbol become one strand, and those of one bus.

    A piece joins others on one of its ends only: a strand that were a trunk and a stem at once would lay edges on each
    other that have neither end in common. Pieces that meet head-on where a third goes straight through stay apart: the
    four would be read as two lines that cross.
    """
    found: dict[Gutter, list[tuple[RoutePiece, object, object]]] = defaultdict(list)
    out, into = apart
    sources, targets = Counter([edge.source for edge in flow.edges]), Counter([edge.target for edge in flow.edges])
    for edge, corners in enumerate(routes):
        source, target = flow.edges[edge].source, flow.edges[edge].target
        for index in range(1, len(corners) - 2):
            a, b = corners[index], corners[index + 1]
            vertical = a[0] == b[0]
            line = a[0] if vertical else a[1]
            if line % 2 == 0:
                to: object = None
                outof: object = (edge, index)
                if targets[target] > 1:
                    rest = corners[index + 1 :]
                    # Of those that come from both sides to where a third goes straight on, the ones from one side stay apart.
                    joins = a < b and (target, *rest) in into
                    leads = index == 1 and corners[0] > a and (target, a, *rest) in into
                    to = ("into", target, rest, joins, leads)
                if sources[source] > 1:
                    first = corners[: index + 1]
                    back = first[::-1]
                    parts = a < b and (source, *back) in out
                    leads = index == len(corners) - 3 and corners[-1] > b and (source, b, *back) in out
                    outof = ("out", source, first, parts, leads)
                found[vertical, line].append(((edge, index), to, outof))
    together: dict[Gutter, list[list[RoutePiece]]] = {}
    for gutter, pieces in found.items():
        trunks: dict[object, int] = {}
        for _, to, _ in pieces:
            if to is not None:
                trunks[to] = trunks.get(to, 0) + 1
        begun: dict[object, list[RoutePiece]] = {}
        for piece, to, outof in pieces:
            begun.setdefault(to if trunks.get(to, 0) > 1 else outof, []).append(piece)
        together[gutter] = _on_buses([*begun.values()], buses, routes, gutter) if buses else [*begun.values()]
    shared = {
        piece: number
        for groups in together.values()
        for number, pieces in enumerate(groups)
        if len(pieces) > 1
        for piece in pieces
    }
    return {
        gutter: [_strand(gutter, pieces, routes, shared) for pieces in groups] for gutter, groups in together.items()
    }


def _on_buses(
    groups: list[list[RoutePiece]], buses: Buses, routes: Sequence[Corners], gutter: Gutter
) -> list[list[RoutePiece]]:
    """The same groups, but those of one bus that overlap or meet are one."""
    along = gutter[0]
    found: list[tuple[int, int, int, list[RoutePiece]]] = []
    for group in groups:
        bus, pieces = buses[group[0][0]], group
        ends = [routes[edge][index + step][along] for edge, index in group for step in (0, 1)]
        low, high = min(ends), max(ends)
        if all(bus >> edge & 1 for edge, _ in group):
            for other in [other for other in found if other[0] == bus and other[1] <= high and low <= other[2]]:
                found.remove(other)
                low, high, pieces = min(low, other[1]), max(high, other[2]), other[3] + pieces
        else:
            bus = 0
        found.append((bus, low, high, pieces))
    return [pieces for _, _, _, pieces in found]


def _strand(
    gutter: Gutter, pieces: list[RoutePiece], routes: Sequence[Corners], shared: Mapping[RoutePiece, int]
) -> Strand:
    ends: list[tuple[int, int, Gutter | None]] = []
    stems: list[tuple[int, int, int]] = []
    turns, middles = [], []
    vertical = gutter[0]
    along, across = (1, 0) if vertical else (0, 1)
    for edge, index in pieces:
        before, here, there, behind = routes[edge][index - 1 : index + 3]
        for bend, to, next_to in ((here, before, index - 1), (there, behind, index + 1)):
            line = bend[along]
            side = 1 if to[across] > bend[across] else -1
            if line % 2:
                end: tuple[int, int, Gutter | None] = (line, side, None)
                middles.append(line)
            else:
                end = (line, side, (not vertical, line))
                turns.append(line)
                if (edge, next_to) in shared:
                    stems.append((line, side, shared[edge, next_to]))
            if end not in ends:
                ends.append(end)
    lines = turns + middles
    return Strand(
        pieces,
        ends,
        0,
        min(lines),
        max(lines),
        frozenset(turns),
        frozenset(middles),
        frozenset(stems),
    )


def _neighbours(strands: list[Strand]) -> _Neighbours:
    """What each two strands of a gutter cost."""
    price = [[0.0] * len(strands) for _ in strands]
    still_open = []
    close = False
    for a, one in enumerate(strands):
        low, high, turns = one.low, one.high, one.turns
        for b in range(a):
            two = strands[b]
            if low <= two.high and two.low <= high:
                below, above = price[a][b], price[b][a] = _prices(one, two, {})
                if below >= _CROSS or above >= _CROSS:
                    close = True
                if two.low in turns or two.high in turns or low in two.turns or high in two.turns:
                    still_open.append((a, b))
    return _Neighbours(strands, price, still_open, close)


def _ordered(of: _Neighbours, order: dict[Gutter, list[Strand]]) -> list[Strand]:
    """The strands from the low to the high side, with few crossings: the fewest where they are few."""
    strands, price = of.strands, of.price
    if len(strands) == 1:
        return strands
    if order and of.open:
        price = [row.copy() for row in price]
        for a, b in of.open:
            one, two = strands[a], strands[b]
            price[a][b], price[b][a] = _prices(one, two, order)
    indexes = _agreed(price) or (_exact(price) if len(strands) <= _EXACT else _swapped(price))
    return [strands[index] for index in indexes]


def _agreed(price: list[list[float]]) -> list[int]:
    """The order in which each two stand as is cheaper for them, the first declared first; empty where there is none."""
    count = len(price)
    before = [0] * count
    for b, row in enumerate(price):
        for a in range(b):
            one, two = price[a][b], row[a]
            if one < two:
                before[b] |= 1 << a
            elif two < one:
                before[a] |= 1 << b
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


def _prices(one: Strand, two: Strand, order: dict[Gutter, list[Strand]]) -> tuple[float, float]:
    """What it costs that one strand stands on the low side of another that passes it, and that it stands on the high side."""
    up, down = _hits(one, two, order)
    others_up, others_down = _hits(two, one, order)
    below, above = up + others_down, down + others_up
    if not one.middles.isdisjoint(two.middles):
        below, above = below + _OVERLAP * _laid(one, two), above + _OVERLAP * _laid(two, one)
    return below, above


def _laid(low: Strand, high: Strand) -> int:
    """How often ends of two that pass each other lie on each other if `low` stands on the low side."""
    count = 0
    for position, side, turned in low.ends:
        if turned is None and side > 0:
            for other, other_side, _ in high.ends:
                if position == other and other_side < 0:
                    count += 1
    return count


def _meet(low: Strand, high: Strand) -> bool:
    """Whether an end of one turns off through the other where that turns off too."""
    stems = [stem[:2] for stem in low.stems & high.stems]
    for one, other, towards in ((low, high, 1), (high, low, -1)):
        for position, side, turned in one.ends:
            together = (position, side, None) in other.ends if turned is None else (position, side) in stems
            if together and side == towards and other.low < position < other.high:
                return True
    return False


def _hits(mine: Strand, other: Strand, order: dict[Gutter, list[Strand]]) -> tuple[float, float]:
    """How many ends of one strand run into the other if they turn to the high side, where that stands, and to the low side."""
    up = down = 0.0
    start, end = other.low, other.high
    stems = [] if mine.stems.isdisjoint(other.stems) else [stem[:2] for stem in mine.stems & other.stems]
    for position, side, turned in mine.ends:
        if position < start or position > end:
            continue
        more = 1.0
        if start < position < end:
            # Where the other turns off too, the way that both come from goes on and crosses it: it would be read as two lines.
            if (position, side, None) in other.ends if turned is None else (position, side) in stems:
                more = _CROSS
        else:
            if turned is None or turned not in order:
                continue
            # Both end in the same gutter across: the tracks there decide which end is farther out.
            mine_at, other_at = _track_in(order[turned], mine), _track_in(order[turned], other)
            if (
                mine_at is None
                or other_at is None
                or not (mine_at > other_at if position == start else mine_at < other_at)
            ):
                continue
        if side > 0:
            up += more
        else:
            down += more
    return up, down


def _track_in(strands: list[Strand], strand: Strand) -> int | None:
    """The track of the strand that continues this one in a crossing gutter."""
    beside = {(edge, index + step) for edge, index in strand.pieces for step in (-1, 1)}
    for other in strands:
        if not beside.isdisjoint(other.pieces):
            return other.track
    return None


def _number(strands: list[Strand]) -> None:
    """Give ordered strands the lowest tracks at which those that pass each other stay apart."""
    for index, strand in enumerate(strands):
        low, high = strand.low, strand.high
        beside = [before.track for before in strands[:index] if before.low <= high and low <= before.high]
        strand.track = 1 + max(beside, default=-1)
