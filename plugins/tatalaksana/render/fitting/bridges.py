# Where lines pass each other: the level one has a gap there, or a reader may think that they meet. Where lines do meet, one ends
# or bends.
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from tatalaksana.chart.sizes import TRACK_GAP
from tatalaksana.render.fitting.joints import Spot

_GAP = 2.6
"""Points from an upright line to where the gap of a level one ends."""


def gap_on_paper(scale: float) -> float:
    """The same where so many points are a pixel of the chart: half way to the next line at most, or the corner of one there would be lost."""
    return min(_GAP, TRACK_GAP * scale / 2)


def crossings(lines: Iterable[Sequence[Spot]]) -> frozenset[Spot]:
    """Where level pieces of lines pass through upright ones, and nothing ends or bends.

    Args:
        lines: Each of pieces across or up and down, its whole way.
    """
    upright: set[tuple[float, float, float]] = set()
    level: set[tuple[float, float, float]] = set()
    ends: set[Spot] = set()
    for line in lines:
        ends.update(line)
        for (x0, y0), (x1, y1) in pairwise(line):
            if x0 == x1:
                upright.add((x0, min(y0, y1), max(y0, y1)))
            else:
                level.add((y0, min(x0, x1), max(x0, x1)))
    return frozenset(
        (x, y) for y, left, right in level for x, top, foot in upright if left < x < right and top < y < foot
    ).difference(ends)


def with_gaps(line: Sequence[Spot], crossed: Collection[Spot], gap: float) -> Iterator[tuple[Spot, ...]]:
    """The pieces of a line whose level ones stop so far before the places where others pass, and go on behind them."""
    run = [line[0]]
    for a, b in pairwise(line):
        if a[1] == b[1]:
            (left, y), (right, _) = sorted((a, b))
            step = gap if a[0] < b[0] else -gap
            for x in sorted((x for x, level in crossed if level == y and left < x < right), reverse=step < 0):
                yield (*run, (x - step, y))
                run = [(x + step, y)]
        run.append(b)
    yield tuple(run)
