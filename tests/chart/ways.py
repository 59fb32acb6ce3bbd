# What is possible in our tracks: the ways that each edge of a chart could take, and how often each two of them cross at least.
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, product

from tatalaksana.chart.buses import buses_of
from tatalaksana.chart.ends import Ends
from tatalaksana.chart.grid import Corners, grid_of
from tatalaksana.chart.reach import legs_of
from tatalaksana.chart.sides import side_prices
from tatalaksana.chart.way import Way, least_crossings, line_at, side_number
from tatalaksana.model import Edge, Flow
from tests.chart.together import least_together, shared_gutters

StraightPiece = tuple[int, int, int]
"""A straight piece of a route: (its line, its ends along it)."""
_APART = None
_CORNERS = 3
"""So many words have corners of their own."""
Bundle = tuple[int, int]


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
            self.of.append(sorted(_every(ends), key=lambda way: (bends(way), way.price)))
        self._words = Counter(source for source, _ in {(edge.source, edge.label) for edge in flow.edges})
        """How many words the exits of a symbol have."""
        self.buses = buses_of(flow)
        """Of each edge those of its bus, a bit for each."""
        self._always = _bundles(flow, self._words)
        """Of each edge, the bundle that it is always in; None where that depends on the side on which it comes in."""

    def bundle(self, number: int, way: Way) -> Bundle:
        """What an edge may run together with: a spot where one of them is crossed may be the same for all of them."""
        always = self._always[number]
        return (self._flow.edges[number].target, way.into) if always is None else (-1, always)

    def mates(self, number: int) -> int:
        """How many edges may run together with an edge, itself included."""
        always = self._always[number]
        if always is None:
            return sum(edge.target == self._flow.edges[number].target for edge in self._flow.edges)
        return self._always.count(always)

    def may_begin_together(self, number: int) -> bool:
        """Whether an edge may run together with others from its source on, and not only towards its target."""
        return self._always[number] is not None

    def price(self, a: int, first: Way, b: int, second: Way) -> int | None:
        """How often two ways cross at least; None where one chart can't have both."""
        one, two = self._flow.edges[a], self._flow.edges[b]
        if self._opposed(one, first, two, second):
            return _APART
        same_exit = one.source == two.source and first.out == second.out
        if same_exit and self.one_corner_each(one, two):
            return _APART
        total = _open_crossings(first, second)
        if same_exit or (one.target == two.target and first.into == second.into) or self.buses[a] >> b & 1:
            return total
        return _APART if _on_each_other(first, second) else _with_gutters(total, first, second)

    def one_corner_each(self, one: Edge, two: Edge) -> bool:
        """Whether two exits of a symbol must have two corners."""
        return one.label != two.label and self._words[one.source] <= _CORNERS

    @staticmethod
    def _opposed(one: Edge, first: Way, two: Edge, second: Way) -> bool:
        """Whether one comes in where the other leaves."""
        return (one.source, first.out) == (two.target, second.into) or (two.source, second.out) == (
            one.target,
            first.into,
        )


def _bundles(flow: Flow, words: Counter[int]) -> list[int | None]:
    """The bundles of edges that may leave together, with all that share a goal with one of them."""
    found: list[int | None] = [None] * len(flow.edges)
    # Where there are more words than corners, any two exits may have one corner.
    exits = [(edge.source, edge.label if words[edge.source] <= _CORNERS else None) for edge in flow.edges]
    stems = Counter(exits)
    for edge, exit_of in zip(flow.edges, exits, strict=True):
        if stems[exit_of] > 1:
            mates = [
                number
                for number, other in enumerate(flow.edges)
                if exits[number] == exit_of or other.target == edge.target
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
    for h, _ in ends.beside:
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


def bends(way: Way) -> int:
    """How often it bends."""
    return len(way.corners) - 2


def _open_crossings(first: Way, second: Way) -> int:
    """Where a piece of one passes straight through a piece of the other."""
    return sum(passes(one, two) and passes(two, one) for one in pieces(first) for two in pieces(second))


def pieces(way: Way) -> list[StraightPiece]:
    """The straight pieces of a way."""
    found = []
    for (x0, y0), (x1, y1) in pairwise(way.corners):
        upright = x0 == x1
        low, high = sorted((y0, y1) if upright else (x0, x1))
        found.append((line_at(x0 if upright else y0, upright=upright), low, high))
    return found


def passes(one: StraightPiece, two: StraightPiece) -> bool:
    """Whether the line of one lies within the ends of the other, and across it."""
    line, across = one[0], two[0]
    return bool(line & 1) != bool(across & 1) and two[1] < line >> 1 < two[2]


def _on_each_other(first: Way, second: Way) -> bool:
    """Whether two ways share a piece of a middle line, or bend at one of its nodes."""
    for line, low, high in pieces(first):
        for other, start, end in pieces(second):
            if line == other and line >> 1 & 1 and low < end and start < high:
                return True
    return bool(middle_bends(first) & middle_bends(second))


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


def middle_bends(way: Way) -> set[tuple[int, int]]:
    """Where it bends on the middle lines of a lane and of a row, where there are no tracks."""
    return {(x, y) for (x, y), _ in pairwise(way.corners[1:]) if x % 2 and y % 2}
