# The nodes of a grid as bits of one number, twice: once along the lines across, once along those up and down. So what a
# line passes, and what it is asked for, are a few operations on large numbers, however long it is.
from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from tatalaksana.chart.grid import Grid


class Raster(NamedTuple):
    """Which bit stands for a node of a line."""

    base: tuple[int, ...]
    """For each line, by its number, the bit of its node 0: those behind it follow."""
    down: tuple[int, ...]
    """So many bits, as far apart as the nodes of a line across are among the lines up and down."""
    over: tuple[int, ...]
    """So many bits, as far apart as the nodes of an upright line are among the lines across."""


def raster_of(grid: Grid) -> Raster:
    """The raster of a grid."""
    return _raster(grid.width + 1, grid.height + 1)


@lru_cache(maxsize=256)
def _raster(wide: int, tall: int) -> Raster:
    base = [0] * (2 * max(wide, tall))
    for x in range(wide):
        base[2 * x + 1] = x * tall
    for y in range(tall):
        base[2 * y] = wide * tall + y * wide
    return Raster(tuple(base), _combs(wide, tall), _combs(tall, wide))


def _combs(count: int, gap: int) -> tuple[int, ...]:
    return tuple(accumulate([1 << gap * tooth for tooth in range(count)], initial=0))
