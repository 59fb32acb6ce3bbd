# Whether a chart could be drawn in our tracks with so few crossings and bends: a bound by parts, and a search where it leaves some
# ways. Of each edge only those ways are looked at that leave the others the bends that they need at least beside it.
from __future__ import annotations

from dataclasses import dataclass, field

from tatalaksana.chart.way import Way
from tatalaksana.model import Flow
from tests.chart.ways import Bundle, Ways

_Choice = tuple[int, int]
"""(edge, which of its ways)."""
_Met = dict[frozenset[Bundle], int]
_Left = dict[int, list[int]]
"""Of each edge without a way those that it may still take, from few bends to many."""


def possible(flow: Flow, crossings: int, bends: int, patience: int) -> bool | None:
    """Whether any choice of ways might cross and bend no more than that; None when patience ends.

    A pair is asked how often it crosses at least. So no drawing has as few where this says no; where it says yes, one may have.
    """
    ways = Ways(flow)
    search = _Search(ways, crossings, bends, patience)
    left: _Left = {number: list(range(len(some))) for number, some in enumerate(ways.of)}
    try:
        return search.reduced(left) and search.fits(left)
    except _ImpatienceError:
        return None


class _ImpatienceError(Exception):
    """So many pairs were asked for."""


@dataclass(slots=True)
class _Search:
    ways: Ways
    crossings: int
    bends: int
    patience: int
    """Pairs that may still be asked for."""
    chosen: dict[int, int] = field(default_factory=dict)
    known: dict[tuple[int, int, int, int], int | None] = field(default_factory=dict)

    def reduced(self, left: _Left) -> bool:
        """Whether every edge keeps a way once those are gone beside which the others need too much; each pair is looked at alone."""
        shorter = True
        while shorter:
            shorter = False
            least = {number: self._bends(number, some[0]) for number, some in left.items()}
            total = sum(least.values())
            for number, some in left.items():
                kept = [way for way in some if self._affordable(number, way, left, least, total)]
                if not kept:
                    return False
                if len(kept) < len(some):
                    left[number] = kept
                    shorter = True
                    total += self._bends(number, kept[0]) - least[number]
                    least[number] = self._bends(number, kept[0])
        return total <= self.bends

    def fits(self, left: _Left) -> bool:
        """Whether the edges without a way can all have one."""
        if not left:
            return True
        number = min(left, key=lambda number: (len(left[number]), number))
        others = {other: some for other, some in left.items() if other != number}
        for way in left[number]:
            self.chosen[number] = way
            beside = self._beside(others)
            if beside is not None and self.fits(beside):
                return True
            del self.chosen[number]
        return False

    def _affordable(self, number: int, way: int, left: _Left, least: dict[int, int], total: int) -> bool:
        """Whether the others can have ways beside this one within what may be bent."""
        room = self.bends - total - self._bends(number, way) + least[number]
        if room < 0:
            return False
        for other, some in left.items():
            if other == number:
                continue
            for one in some:
                more = self._bends(other, one) - least[other]
                if more > room:
                    return False
                price = self._price(number, way, other, one)
                if price is not None and price <= self.crossings:
                    room -= more
                    break
            else:
                return False
        return True

    def _beside(self, others: _Left) -> _Left | None:
        """What the others may still take beside what is chosen; None where one may take nothing."""
        met = self._met()
        crossed = sum(met.values())
        if crossed > self.crossings:
            return None
        room = self.bends - sum(self._bends(number, way) for number, way in self.chosen.items())
        room -= sum(self._bends(number, some[0]) for number, some in others.items())
        left: _Left = {}
        for number, some in others.items():
            least = self._bends(number, some[0])
            kept = []
            for way in some:
                if self._bends(number, way) - least > room:
                    break
                if self._crossed(number, way, met, crossed) <= self.crossings:
                    kept.append(way)
            if not kept:
                return None
            room -= self._bends(number, kept[0]) - least
            left[number] = kept
        return left if room >= 0 else None

    def _met(self) -> _Met:
        """How often each two bundles of what is chosen cross."""
        met: _Met = {}
        chosen = list(self.chosen.items())
        for index, (a, one) in enumerate(chosen):
            for b, two in chosen[:index]:
                price = self._price(a, one, b, two)
                if price:
                    both = self._bundles(a, one, b, two)
                    met[both] = max(met.get(both, 0), price)
        return met

    def _crossed(self, number: int, way: int, met: _Met, crossed: int) -> float:
        """How often lines cross with one more way; infinitely often where one chart can't have both."""
        beyond: _Met = {}
        for other, one in self.chosen.items():
            price = self._price(number, way, other, one)
            if price is None:
                return float("inf")
            if price:
                both = self._bundles(number, way, other, one)
                before = beyond.get(both, met.get(both, 0))
                if price > before:
                    crossed += price - before
                    beyond[both] = price
        return crossed

    def _bundles(self, a: int, one: int, b: int, two: int) -> frozenset[Bundle]:
        return frozenset((self.ways.bundle(a, self._way(a, one)), self.ways.bundle(b, self._way(b, two))))

    def _price(self, a: int, one: int, b: int, two: int) -> int | None:
        key = (a, one, b, two) if a < b else (b, two, a, one)
        if key not in self.known:
            self.patience -= 1
            if self.patience < 0:
                raise _ImpatienceError
            self.known[key] = self.ways.price(a, self._way(a, one), b, self._way(b, two))
        return self.known[key]

    def _way(self, number: int, way: int) -> Way:
        return self.ways.of[number][way]

    def _bends(self, number: int, way: int) -> int:
        return len(self.ways.of[number][way].corners) - 2
