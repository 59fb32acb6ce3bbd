# How far one can go from each side of a symbol before the next symbol: known before anything is drawn.
from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from tatalaksana.chart.grid import Grid, GridPoint
from tatalaksana.chart.way import line_at


class Leg(NamedTuple):
    """The middle line beside one side of a symbol."""

    line: int
    near: int
    """The symbol's own coordinate along it."""
    far: int
    """The last node before the next symbol."""
    symbol: int | None
    """Where that stands."""

    @property
    def first(self) -> int:
        """The gutter beside the symbol."""
        return self.near + (1 if self.far > self.near else -1)

    def steps(self, at: int) -> int:
        """The pieces up to a node, a bit for each; 0 where it can't be reached."""
        if self.near < at <= self.far:
            return (1 << at) - (1 << self.near)
        if self.far <= at < self.near:
            return (1 << self.near) - (1 << at)
        return 0


Legs = tuple[Leg, Leg, Leg, Leg]
"""At the top, the right, the bottom and the left: by the numbers of the sides."""


def legs_of(grid: Grid) -> dict[GridPoint, Legs]:
    """The legs of each symbol, by where it stands."""
    down: dict[int, list[int]] = defaultdict(list)
    across: dict[int, list[int]] = defaultdict(list)
    for x, y in grid.places:
        down[x].append(y)
        across[y].append(x)
    found = {}
    for x, y in grid.places:
        upright, level = line_at(x, upright=True), line_at(y, upright=False)
        above, below = _beside(down[x], y)
        before, behind = _beside(across[y], x)
        found[x, y] = (
            _leg(upright, y, -1, above, 0),
            _leg(level, x, 1, behind, grid.width),
            _leg(upright, y, 1, below, grid.height),
            _leg(level, x, -1, before, 0),
        )
    return found


def _beside(places: list[int], at: int) -> tuple[int | None, int | None]:
    return max([place for place in places if place < at], default=None), min(
        [place for place in places if place > at], default=None
    )


def _leg(line: int, near: int, step: int, symbol: int | None, bound: int) -> Leg:
    return Leg(line, near, bound if symbol is None else symbol - step, symbol)
