# How columns of text grow beyond their longest words: again and again the one that saves most height for what it takes.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from math import sqrt

from tatalaksana.model import Kolom
from tatalaksana.render.fitting.wants import PADDING, Wants

_STEP = 6.0
"""Points by which a column grows at a time, while that saves lines."""
_AHEAD = (1, 2, 4, 8)
"""Steps that are looked ahead: a line is often saved by the third only."""
_PATIENCE = 4_000
"""Cells whose heights are reckoned at most: a sheet of hundreds of rows gets its widths from fewer tries."""
_JOINTS = 50.0
"""Points that lines which go over a page's end take of both pages, about."""
_LITTLE = 1e-6
"""Points of a row's height that are no gain."""


def grown(
    texts: Mapping[Kolom, float], wants: Mapping[Kolom, Wants], rows: Sequence[float], room: float
) -> dict[Kolom, float]:
    """Columns of text, each as wide as it saves height: again and again the one grows that saves most for what it takes.

    Heights of a row are added as fourth powers, so that the tallest cell counts most, and one of two that are as tall is a gain.
    """
    widths = dict(texts)
    known: dict[tuple[Kolom, float], list[float]] = {}

    def powers(key: Kolom, width: float) -> list[float]:
        found = known.get((key, width))
        if found is None:
            found = known[key, width] = [height**4 for height in wants[key].heights(width)]
        return found

    def steps_of(key: Kolom) -> list[_Step]:
        """What so many steps change."""
        now = powers(key, widths[key])
        return [_Step(key, count, now, powers(key, widths[key] + count * _STEP)) for count in _AHEAD if count <= left]

    left = int((room - sum(widths.values())) / _STEP)
    columns = [powers(*one) for one in widths.items()]
    sums = [sum(column) + height**4 for *column, height in zip(*columns, rows, strict=True)]
    roots = [sqrt(sqrt(one)) for one in sums]
    ahead = {key: steps_of(key) for key in widths}
    for step in chain.from_iterable(ahead.values()):
        step.weigh(sums, roots)
    while left and len(known) * len(rows) < _PATIENCE:
        best = max((step for steps in ahead.values() for step in steps if step.count <= left), key=_Step.rank)
        if best.gain < _LITTLE:
            break
        for row, old, new in best.changes:
            sums[row] = sums[row] - old + new
            roots[row] = sqrt(sqrt(sums[row]))
        widths[best.key] += best.count * _STEP
        left -= best.count
        ahead[best.key] = steps_of(best.key)
        for step in chain.from_iterable(ahead.values()):
            # What a step gains is another only where its rows are.
            if step.key is best.key or not best.rows.isdisjoint(step.rows):
                step.weigh(sums, roots)
    return widths


class _Step:
    """A column grown by so many steps."""

    __slots__ = ("changes", "count", "gain", "key", "rows")

    def __init__(self, key: Kolom, count: int, now: Sequence[float], then: Sequence[float]) -> None:
        self.key, self.count, self.gain = key, count, 0.0
        self.changes = [(row, old, new) for row, (old, new) in enumerate(zip(now, then, strict=True)) if old != new]
        """Rows, what their cell was, and what it is then."""
        self.rows = {row for row, _, _ in self.changes}

    def rank(self) -> tuple[float, Kolom, int]:
        """Which is the better one."""
        return self.gain, self.key, -self.count

    def weigh(self, sums: Sequence[float], roots: Sequence[float]) -> None:
        """Say what rows lose of their heights by it, for each step."""
        gain = 0.0
        for row, old, new in self.changes:
            rest = sums[row] - old + new
            gain += roots[row] - sqrt(sqrt(rest)) if rest > 0 else roots[row]
        self.gain = gain / self.count


def heights_at(widths: Mapping[Kolom, float], wants: Mapping[Kolom, Wants], rows: Sequence[float]) -> list[float]:
    """About how tall rows are where the columns of text have these widths.

    Args:
        widths: Those.
        wants: What the columns ask for.
        rows: What the chart needs of each row, in points.
    """
    columns = [wants[key].heights(width) for key, width in widths.items()]
    return list(map(max, zip(rows, *columns, strict=True)))


def least_heights(
    texts: Mapping[Kolom, float], wants: Mapping[Kolom, Wants], rows: Sequence[float], room: float
) -> list[float]:
    """How tall rows are at least, however the columns grow: as if each row had the room shared as suits it best.

    Args:
        texts: The widths that columns have at least.
        wants: What they ask for.
        rows: What the chart needs of each row, in points.
        room: For all columns.
    """
    enough = max(room, sum(texts.values())) + _LITTLE
    columns = [(width, wants[key].at_best()) for key, width in texts.items()]
    height_of = next(iter(wants.values())).height  # of all: their letters are of one size
    heights = []
    for row, least in enumerate(rows):
        cells = [(width, *column[row]) for width, column in columns]
        lines = max(most for *_, most in cells)
        while lines and sum([max(width, PADDING + length / lines) for width, length, _ in cells]) > enough:
            lines += 1
        heights.append(max(least, height_of(lines)))
    return heights


def pages_taken(heights: Sequence[float], room: float) -> int:
    """About how many pages rows take.

    Args:
        heights: Of the rows.
        room: Of a page, for rows.
    """
    pages, used = 1, 0.0
    for height in heights:
        if used and used + height > room:
            pages, used = pages + 1, _JOINTS
        used += height
    return pages
