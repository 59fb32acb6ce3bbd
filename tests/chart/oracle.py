# What is possible in our tracks: of all the ways that the edges of a small chart could take together, the fewest crossings,
# and the fewest bends with these. Every choice is tried, but for those that can't be better than what is known already.
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise, product

from tatalaksana.chart.ends import Ends
from tatalaksana.chart.grid import Corners, grid_of
from tatalaksana.chart.layout import layout
from tatalaksana.chart.reach import legs_of
from tatalaksana.chart.sides import side_prices
from tatalaksana.chart.tracks import assign
from tatalaksana.chart.way import Way, least_crossings, line_at, side_number
from tatalaksana.model import Edge, Flow
from tests.chart.gate import Drawing, crossings
from tests.chart.together import least_together, shared_gutters

StraightPiece = tuple[int, int, int]
"""A straight piece of a route: (its line, its ends along it)."""
Worth = tuple[float, int]
"""(crossings, bends)."""
_APART = None
_CORNERS = 3
"""So many words have corners of their own."""
Bundle = tuple[int, int]
Met = dict[frozenset[Bundle], int]


def least(flow: Flow, known: Worth, patience: int) -> Worth | None:
    """What no drawing in our tracks goes below: the known one if none could be better; None when patience ends.

    A line that crosses several where they run together crosses once, as the gate counts it. Crossings in gutters are those that no order of the lines there avoids. Two gutters that meet may want two orders of the
    same lines, so what would be better is drawn, and counts for what is then on it.
    """
    search = _Exact(flow, known, patience, Ways(flow))
    search.run()
    return None if search.patience < 0 else search.best


def floor(flow: Flow, ways: Sequence[Way]) -> int:
    """How often the lines of these ways cross at least, as a reader counts: once where several run together."""
    search = _Exact(flow, (0, 0), 0, Ways(flow), chosen=dict(enumerate(ways)))
    return sum(search.met().values())


class Ways:
    """The ways that each edge of a chart could take, and what each two of them cost."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        grid = grid_of(flow)
        legs = legs_of(grid)
        self.of: list[list[Way]] = []
        """Of each edge, from few bends to many."""
        for number, (edge, prices) in enumerate(zip(flow.edges, side_prices(flow, grid), strict=True)):
            start, end = grid.places[edge.source], grid.places[edge.target]
            ends = Ends(number, (start, end), (legs[start], legs[end]), prices, grid)
            self.of.append(sorted(_every(ends), key=lambda way: (_bends(way), way.price)))
        self._always = _bundles(flow)
        """Of each edge, the bundle that it is always in; None where that depends on the side on which it comes in."""
        self._words = Counter(source for source, _ in {(edge.source, edge.label) for edge in flow.edges})
        """How many words the exits of a symbol have."""

    def bundle(self, number: int, way: Way) -> Bundle:
        """What an edge may run together with: a spot where one of them is crossed may be the same for all of them."""
        always = self._always[number]
        return (self._flow.edges[number].target, way.into) if always is None else (-1, always)

    def price(self, a: int, first: Way, b: int, second: Way) -> int | None:
        """How often two ways cross at least; None where one chart can't have both."""
        one, two = self._flow.edges[a], self._flow.edges[b]
        if self._opposed(one, first, two, second):
            return _APART
        same_exit = one.source == two.source and first.out == second.out
        if same_exit and one.label != two.label and self._words[one.source] <= _CORNERS:
            return _APART
        total = _open_crossings(first, second)
        if same_exit or (one.target == two.target and first.into == second.into):
            return total
        return _APART if _on_each_other(first, second) else _with_gutters(total, first, second)

    @staticmethod
    def _opposed(one: Edge, first: Way, two: Edge, second: Way) -> bool:
        """Whether one comes in where the other leaves."""
        return (one.source, first.out) == (two.target, second.into) or (two.source, second.out) == (
            one.target,
            first.into,
        )


@dataclass(slots=True)
class _Exact:
    flow: Flow
    best: Worth
    patience: int
    """Choices that may still be tried."""
    ways: Ways
    chosen: dict[int, Way] = field(default_factory=dict)
    pairs: dict[tuple[int, Corners, int, Corners], int | None] = field(default_factory=dict)

    def run(self) -> None:
        self._choose(range(len(self.ways.of)), 0)

    def met(self) -> Met:
        """How often each two bundles of what is chosen cross at least: as often as any two of their lines."""
        met: Met = {}
        for (a, one), (b, two) in combinations(self.chosen.items(), 2):
            price = self._pair(a, one, b, two)
            if price:
                both = frozenset((self.ways.bundle(a, one), self.ways.bundle(b, two)))
                met[both] = max(met.get(both, 0), price)
        return met

    def _choose(self, rest: Sequence[int], bends: int) -> None:
        self.patience -= 1
        if self.patience < 0:
            return
        if not rest:
            self.best = min(self.best, (self._drawn(), bends))
            return
        met = self.met()
        crossed = sum(met.values())
        free = {number: self._free(number, met, crossed) for number in rest}
        if not all(free.values()):
            return
        # Who has fewest ways left is next, so that what can't be is seen early.
        number = min(rest, key=lambda number: (len(free[number]), number))
        others = [other for other in rest if other != number]
        to_come = sum(_bends(free[other][0][1]) for other in others)
        for more, way in free[number]:
            if (crossed + more, bends + _bends(way) + to_come) < self.best:
                self.chosen[number] = way
                self._choose(others, bends + _bends(way))
                del self.chosen[number]

    def _drawn(self) -> float:
        """The crossings of the chosen ways, once drawn; infinitely many where their lines can't be kept apart."""
        routes = [self.chosen[number].corners for number in range(len(self.ways.of))]
        tracks = assign(self.flow, routes)
        if tracks.knot:
            return float("inf")
        return crossings(Drawing(self.flow, layout(self.flow, grid_of(self.flow), routes, tracks)))

    def _free(self, number: int, met: Met, crossed: int) -> list[tuple[int, Way]]:
        """(crossings with what is chosen, way) of those that could still be part of something better."""
        found = []
        for way in self.ways.of[number]:
            mine = self.ways.bundle(number, way)
            more = 0
            beyond: Met = {}
            for other, taken in self.chosen.items():
                price = self._pair(number, way, other, taken)
                if price is None:
                    break
                both = frozenset((mine, self.ways.bundle(other, taken)))
                before = beyond.get(both, met.get(both, 0))
                if price > before:
                    more += price - before
                    beyond[both] = price
                    if crossed + more > self.best[0]:
                        break
            else:
                found.append((more, way))
        return found

    def _pair(self, a: int, first: Way, b: int, second: Way) -> int | None:
        key = (a, first.corners, b, second.corners)
        if key not in self.pairs:
            self.pairs[key] = self.ways.price(a, first, b, second)
        return self.pairs[key]


def _bundles(flow: Flow) -> list[int | None]:
    """The bundles of edges that leave together under one word, with all that share a goal with one of them."""
    found: list[int | None] = [None] * len(flow.edges)
    stems = Counter((edge.source, edge.label) for edge in flow.edges)
    for edge in flow.edges:
        if stems[edge.source, edge.label] > 1:
            mates = [
                number
                for number, other in enumerate(flow.edges)
                if (other.source, other.label) == (edge.source, edge.label) or other.target == edge.target
            ]
            joined = {found[mate] for mate in mates} - {None}
            name = min(mates)
            for number, before in enumerate(found):
                if number in mates or before in joined:
                    found[number] = name
    return found


def _every(ends: Ends) -> list[Way]:
    """Every way that an edge could take if nothing else were drawn: straight, with one bend, by one gutter, or by two or three."""
    found = [
        (ends.start, *inner, ends.end) for inner in _inner(ends) if _drawable(ends, (ends.start, *inner, ends.end))
    ]
    return [ends.way(corners) for corners in found]


def _inner(ends: Ends) -> Iterator[Corners]:
    """The bends of every way, drawable or not."""
    (x0, y0), (x1, y1) = ends.start, ends.end
    if x0 == x1 or y0 == y1:
        yield ()
    else:
        yield from (((x1, y0),), ((x0, y1),))
    for h in ends.beside:
        if x0 != x1:
            yield (x0, h), (x1, h)
        for v, w in product((x0 - 1, x0 + 1), (x1 - 1, x1 + 1)):
            if v != w:
                yield (v, y0), (v, h), (w, h), (w, y1)
    for v, _ in ends.gutters:
        for begin in (((v, y0),), ((x0, y0 - 1), (v, y0 - 1)), ((x0, y0 + 1), (v, y0 + 1))):
            for finish in (((v, y1),), ((v, y1 - 1), (x1, y1 - 1)), ((v, y1 + 1), (x1, y1 + 1))):
                if begin[-1] != finish[0]:
                    yield (*begin, *finish)


def _drawable(ends: Ends, corners: Corners) -> bool:
    """Whether the first leg and the last reach where they bend before they meet another symbol."""
    for legs, here, there in ((ends.out, corners[0], corners[1]), (ends.into, corners[-1], corners[-2])):
        leg = legs[side_number(here, there)]
        at = there[1] if here[0] == there[0] else there[0]
        if len(corners) == 2:
            return leg.symbol == at
        if not (leg.near < at <= leg.far or leg.far <= at < leg.near):
            return False
    return True


def _bends(way: Way) -> int:
    return len(way.corners) - 2


def _open_crossings(first: Way, second: Way) -> int:
    """Where a piece of one passes straight through a piece of the other."""
    return sum(_passes(one, two) and _passes(two, one) for one in _pieces(first) for two in _pieces(second))


def _pieces(way: Way) -> list[StraightPiece]:
    """The straight pieces of a way."""
    found = []
    for (x0, y0), (x1, y1) in pairwise(way.corners):
        upright = x0 == x1
        low, high = sorted((y0, y1) if upright else (x0, x1))
        found.append((line_at(x0 if upright else y0, upright=upright), low, high))
    return found


def _passes(one: StraightPiece, two: StraightPiece) -> bool:
    """Whether the line of one lies within the ends of the other, and across it."""
    line, across = one[0], two[0]
    return bool(line & 1) != bool(across & 1) and two[1] < line >> 1 < two[2]


def _on_each_other(first: Way, second: Way) -> bool:
    """Whether two ways share a piece of a middle line, or bend at one of its nodes."""
    for line, low, high in _pieces(first):
        for other, start, end in _pieces(second):
            if line == other and line >> 1 & 1 and low < end and start < high:
                return True
    return bool(_middle_bends(first) & _middle_bends(second))


def _with_gutters(total: int, first: Way, second: Way) -> int | None:
    """How often two ways cross, that many times in the open; None where no order keeps them apart."""
    for line, mine in first.stretches:
        for other_line, theirs in second.stretches:
            _, low, high, _, _ = mine
            _, start, end, _, _ = theirs
            if line == other_line and low <= end and start <= high:
                price = least_crossings(mine, theirs)
                if price is None:
                    return _APART
                total += price
    if len(shared_gutters(first.corners, second.corners)) > 1:
        together = least_together(first.corners, second.corners)
        return _APART if together is None else max(total, together)
    return total


def _middle_bends(way: Way) -> set[tuple[int, int]]:
    return {(x, y) for (x, y), _ in pairwise(way.corners[1:]) if x % 2 and y % 2}
