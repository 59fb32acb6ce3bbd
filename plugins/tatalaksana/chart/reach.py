# How far one can go from each side of a symbol before the next symbol: known before anything is drawn.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tatalaksana.chart.grid import Grid, GridPoint
from tatalaksana.chart.way import line_at


@dataclass(slots=True)
class Leg:
    """The middle line beside one side of a symbol."""

    line: int
    near: int
    """The symbol's own coordinate along it."""
    far: int
    """The last node before the next symbol."""
    symbol: int | None
    """Where that stands."""

    mask: int
    """The pieces of the line from the symbol to there, a bit for each."""


Legs = tuple[Leg, Leg, Leg, Leg]
"""At the top, the right, the bottom and the left: by the numbers of the sides."""


def legs_of(grid: Grid) -> dict[GridPoint, Legs]:
    """The legs of each symbol, by where it stands."""
    upright = _both_ways([(line_at(x, upright=True), y) for x, y in grid.places], grid.height)
    level = _both_ways([(line_at(y, upright=False), x) for x, y in grid.places], grid.width)
    found = {}
    for place, (up, down), (left, right) in zip(grid.places, upright, level, strict=True):
        found[place] = (up, right, down, left)
    return found


def _both_ways(places: Sequence[tuple[int, int]], bound: int) -> list[tuple[Leg, Leg]]:
    """The legs down to 0 and up to the bound, of each symbol that stands so far along a line."""
    lines: dict[int, list[int]] = defaultdict(list)
    for line, at in sorted(places):
        lines[line].append(at)
    found = {}
    for line, ats in lines.items():
        for before, at, behind in zip((None, *ats), ats, (*ats[1:], None), strict=False):
            low, high = 0 if before is None else before + 1, bound if behind is None else behind - 1
            found[line, at] = (
                Leg(line, at, low, before, (1 << at) - (1 << low)),
                Leg(line, at, high, behind, (1 << high) - (1 << at)),
            )
    return [found[place] for place in places]
