# The ways that an edge could take if nothing else were drawn, by their kinds and with what their shape costs. They are
# made once for each edge and chart, those of dearer kinds only when they are asked for.
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from tatalaksana.chart.grid import Corners, GridPoint
from tatalaksana.chart.reach import Legs
from tatalaksana.chart.shape import BEND
from tatalaksana.chart.sides import SidePrices
from tatalaksana.chart.way import BOTTOM, LEFT, OPPOSITE, RIGHT, SIDES, TOP, Way, line_at, way_of

_LEVEL = (LEFT, RIGHT)
_UPRIGHT = (TOP, BOTTOM)


class Plain(NamedTuple):
    """A way with all that is asked of it."""

    price: float
    out: int
    into: int
    corners: Corners
    first: int
    """The pieces of its first leg."""
    last: int
    passes: tuple[tuple[int, int], ...]
    """The lines that it runs on and the nodes of them that it passes."""
    corner: GridPoint | None
    """Where it bends on two middle lines."""


class Stub(NamedTuple):
    """A way between a symbol and a gutter."""

    price: float
    side: int
    at: int
    """Where it meets the gutter."""
    corners: Corners
    """From the symbol to there."""
    steps: int
    """The pieces of its leg."""
    line: int
    """The level line that it runs on, and the nodes of it that it passes."""
    inner: int


class Channel(NamedTuple):
    """A gutter between lanes, and the ways to it."""

    least: float
    """What a way through it costs at least."""
    line: int
    inner: int
    """The nodes of it that every way through it passes."""
    begins: Sequence[Stub]
    finishes: Sequence[Stub]


class Candidates:
    """The ways of one edge."""

    def __init__(
        self,
        edge: int,
        ends: tuple[GridPoint, GridPoint],
        legs: Mapping[GridPoint, Legs],
        prices: SidePrices,
        width: int,
    ) -> None:
        start, end = ends
        self.out = legs[start]
        """The legs beside the source's sides."""
        self.into = legs[end]
        self._start, self._end = start, end
        self._x0, self._y0 = start
        self._x1, self._y1 = end
        self._leave = [prices.leave[side] for side in SIDES]
        self._enter = [prices.enter[side] for side in SIDES]
        self._width = width
        length = abs(self._x0 - self._x1) + abs(self._y0 - self._y1)
        self.level_least = self.gutter_least = length + 2 * BEND
        self.around_least = length + 4 * BEND
        self._edge = edge
        self._ways: dict[Corners, Way] = {}

    def way(self, corners: Corners, price: float) -> Way:
        """A way with all that is asked of it once it may be taken."""
        way = self._ways.get(corners)
        if way is None:
            way = self._ways[corners] = way_of(self._edge, corners, price)
        return way

    @property
    def nearest(self) -> Way | None:
        """The cheapest way with at most one bend, if none with more could be cheaper."""
        best = min(self.near, key=itemgetter(0), default=None)
        return self.way(best.corners, best.price) if best and best.price <= self.level_least else None

    @cached_property
    def near(self) -> list[Plain]:
        """Straight, or with one bend."""
        found = []
        if self._x0 == self._x1 or self._y0 == self._y1:
            side = self._facing()
            target = self._y1 if side in _UPRIGHT else self._x1
            leg = self.out[side]
            if leg.symbol == target:
                steps = (1 << max(leg.near, target)) - (1 << min(leg.near, target))
                found.append(self._plain(side, OPPOSITE[side], (self._start, self._end), (steps, 0)))
            return found
        across = RIGHT if self._x1 > self._x0 else LEFT
        along = BOTTOM if self._y1 > self._y0 else TOP
        for out, into, corner, reach, back in (
            (across, OPPOSITE[along], (self._x1, self._y0), self._x1, self._y0),
            (along, OPPOSITE[across], (self._x0, self._y1), self._y1, self._x0),
        ):
            first, last = self.out[out].steps(reach), self.into[into].steps(back)
            if first and last:
                found.append(self._plain(out, into, (self._start, corner, self._end), (first, last), corner))
        return found

    @cached_property
    def level(self) -> list[Plain]:
        """Up or down, over in a gutter between rows, up or down."""
        if self._x0 == self._x1:
            return []
        return [
            self._plain(out, into, (self._start, (self._x0, h), (self._x1, h), self._end), (first, last))
            for out in _UPRIGHT
            for into in _UPRIGHT
            for h in self._beside()
            if (first := self.out[out].steps(h)) and (last := self.into[into].steps(h))
        ]

    @cached_property
    def around(self) -> list[Plain]:
        """From a side up or down to a gutter between rows, along it, and up or down to a side again."""
        found = []
        for out in _LEVEL:
            for into in _LEVEL:
                v, w = self.out[out].first, self.into[into].first
                first, last = self.out[out].steps(v), self.into[into].steps(w)
                if v != w and first and last:
                    for h in self._beside():
                        inner = ((v, self._y0), (v, h), (w, h), (w, self._y1))
                        found.append(self._plain(out, into, (self._start, *inner, self._end), (first, last)))
        return found

    @property
    def gutters(self) -> Iterator[Channel]:
        """The gutters between lanes, the cheapest first."""
        made = self._made
        yield from made
        for v in self._order[len(made) :]:
            gutter = self._gutter(v)
            made.append(gutter)
            yield gutter

    @cached_property
    def _made(self) -> list[Channel]:
        return []

    @cached_property
    def _order(self) -> list[int]:
        low, high = min(self._x0, self._x1), max(self._x0, self._x1)
        return sorted(range(0, self._width + 1, 2), key=lambda v: (max(low - v, v - high, 0), v))

    @cached_property
    def _cheapest(self) -> float:
        """What the sides of a way through a gutter cost at least, beyond its length and two bends."""
        starts = [
            self._leave[side] + BEND * (side in _UPRIGHT)
            for side in range(4)
            if self.out[side].far != self.out[side].near
        ]
        ends = [
            self._enter[side] + BEND * (side in _UPRIGHT)
            for side in range(4)
            if self.into[side].far != self.into[side].near
        ]
        return min(starts, default=float("inf")) + min(ends, default=float("inf"))

    def _gutter(self, v: int) -> Channel:
        low, high = min(self._x0, self._x1), max(self._x0, self._x1)
        top, foot = min(self._y0, self._y1) + 1, max(self._y0, self._y1) - 1
        least = self._cheapest + high - low + 2 * max(low - v, v - high, 0) + foot + 1 - (top - 1) + 2 * BEND
        inner = max((1 << max(top, foot)) - (2 << min(top, foot)), 0)
        return Channel(
            least,
            line_at(v, upright=True),
            inner,
            list(self._parts(self._start, v, self.out, self._leave)),
            list(self._parts(self._end, v, self.into, self._enter)),
        )

    def _parts(self, place: GridPoint, v: int, legs: Legs, prices: Sequence[float]) -> Iterator[Stub]:
        """The ways between a symbol and the gutter at `v`: by a side, or up or down to a gutter between rows."""
        x, y = place
        low, high = min(x, v), max(x, v)
        inner = max((1 << high) - (2 << low), 0)
        for side in _LEVEL:
            steps = legs[side].steps(v)
            if steps:
                price = prices[side] + high - low + BEND
                yield Stub(price, side, y, (place, (v, y)), steps, line_at(y, upright=False), inner)
        for side in _UPRIGHT:
            by = legs[side].first
            steps = legs[side].steps(by)
            if steps:
                price = prices[side] + high - low + 2 * BEND + 1
                yield Stub(price, side, by, (place, (x, by), (v, by)), steps, line_at(by, upright=False), inner)

    def _beside(self) -> list[int]:
        """The gutters between rows beside either symbol."""
        return sorted({self._y0 - 1, self._y0 + 1, self._y1 - 1, self._y1 + 1})

    def _facing(self) -> int:
        if self._x0 == self._x1:
            return BOTTOM if self._y1 > self._y0 else TOP
        return RIGHT if self._x1 > self._x0 else LEFT

    def _plain(
        self, out: int, into: int, corners: Corners, steps: tuple[int, int], corner: GridPoint | None = None
    ) -> Plain:
        price = self._leave[out] + self._enter[into] + BEND * (len(corners) - 2)
        passes = []
        for (x0, y0), (x1, y1) in pairwise(corners):
            upright = x0 == x1
            low, high = (min(y0, y1), max(y0, y1)) if upright else (min(x0, x1), max(x0, x1))
            price += high - low
            if high - low > 1:
                passes.append((line_at(x0 if upright else y0, upright=upright), (1 << high) - (2 << low)))
        return Plain(price, out, into, corners, *steps, tuple(passes), corner)
