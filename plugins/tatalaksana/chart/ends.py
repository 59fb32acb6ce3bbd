# What is known of an edge before anything is drawn: where it begins and ends, what its sides are worth, and its ways.
from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from tatalaksana.chart.grid import Corners, Grid, GridPoint
from tatalaksana.chart.raster import raster_of
from tatalaksana.chart.reach import Legs
from tatalaksana.chart.shape import BEND
from tatalaksana.chart.sides import SidePrices
from tatalaksana.chart.way import Way, side_number, way_of


class Ends:
    """The ends of one edge."""

    __slots__ = (
        "_raster",
        "_ways",
        "beside",
        "bit",
        "end",
        "enter",
        "gutters",
        "into",
        "leave",
        "out",
        "start",
        "tall",
        "wide",
    )

    def __init__(
        self, number: int, ends: tuple[GridPoint, GridPoint], legs: tuple[Legs, Legs], prices: SidePrices, grid: Grid
    ) -> None:
        self.bit = 1 << number
        """The edge as a bit."""
        self.start, self.end = ends
        self.out, self.into = legs
        """The legs beside the sides of its source and of its target."""
        self.leave, self.enter = prices
        (x0, y0), (x1, y1) = ends
        self.wide, self.tall = abs(x0 - x1), abs(y0 - y1)
        """How far apart they are across, and up and down."""
        self.gutters = _gutters(x0, x1, grid.width)
        self.beside = _beside(y0, y1)
        """(line, how far up and down a way is that turns there) of the gutters between rows beside either symbol."""
        self._raster = raster_of(grid)
        self._ways: dict[Corners, Way] = {}

    def reached(self, corners: Corners) -> bool:
        """Whether the first leg of a way that bends, and its last, reach where they bend before they meet another symbol."""
        for legs, here, there in ((self.out, corners[0], corners[1]), (self.into, corners[-1], corners[-2])):
            leg = legs[side_number(here, there)]
            at = there[here[0] == there[0]]
            if not (leg.near < at <= leg.far or leg.far <= at < leg.near):
                return False
        return True

    def price(self, corners: Corners) -> float:
        """What a way costs on an empty chart."""
        out, into = side_number(corners[0], corners[1]), side_number(corners[-1], corners[-2])
        length = sum([abs(x0 - x1) + abs(y0 - y1) for (x0, y0), (x1, y1) in pairwise(corners)])
        return self.leave[out] + self.enter[into] + length + BEND * (len(corners) - 2)

    def pieces(self, corners: Corners) -> int:
        """The pieces of a way, from a node of the grid to the next, a bit for each."""
        base, found = self._raster.base, 0
        for (x0, y0), (x1, y1) in pairwise(corners):
            line, here, there = (2 * x0 + 1, y0, y1) if x0 == x1 else (2 * y0, x0, x1)
            found |= (1 << max(here, there)) - (1 << min(here, there)) << base[line]
        return found

    def way(self, corners: Corners) -> Way:
        """A way with all that is asked of it once it may be taken."""
        way = self._ways.get(corners)
        if way is None:
            way = self._ways[corners] = way_of(self.bit, corners, self.leave, self.enter, self._raster)
        return way


@lru_cache(maxsize=4096)
def _beside(y0: int, y1: int) -> Sequence[tuple[int, int]]:
    return tuple([(h, abs(h - y0) + abs(h - y1)) for h in sorted({y0 - 1, y0 + 1, y1 - 1, y1 + 1})])


@lru_cache(maxsize=1024)
def _gutters(x0: int, x1: int, width: int) -> Sequence[tuple[int, int]]:
    """(line across, how far outside of both ends) of the gutters between lanes, the nearest first."""
    low, high = min(x0, x1), max(x0, x1)
    found = [(v, max(low - v, v - high, 0)) for v in range(0, width + 1, 2)]
    return tuple(sorted(found, key=lambda gutter: (gutter[1], gutter[0])))
