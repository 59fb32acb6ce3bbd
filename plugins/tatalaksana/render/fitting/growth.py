# How columns of text grow beyond their longest words: again and again the one that saves most height for what it takes.
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import fsum, sqrt

from tatalaksana.model import Kolom
from tatalaksana.render.fitting.wants import PADDING, Wants, cell_lines

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


class Texts:
    """The columns of text of a table, whose heights are asked again and again: each is reckoned once."""

    def __init__(self, texts: Mapping[Kolom, float], wants: Mapping[Kolom, Wants]) -> None:
        """What they are.

        Args:
            texts: The widths that they have at least.
            wants: What they ask for.
        """
        self.widths, self.wants = texts, wants
        self.columns = {key: _Column(wants[key], width) for key, width in texts.items()}
        self.best = [[(width, *cell) for cell in wants[key].at_best()] for key, width in texts.items()]
        """Of each column by rows: its width at least, the length of a cell on one line, and the lines that it takes at least."""

    @property
    def asked(self) -> int:
        """At how many widths columns were reckoned."""
        return sum([len(column.known) for column in self.columns.values()])


class _Column:
    """A column's heights at many widths, as fourth powers."""

    __slots__ = ("_cells", "_powers", "_want", "known", "least", "open")

    def __init__(self, want: Wants, width: float) -> None:
        self._want = want
        self._powers: dict[int, float] = {}
        """Lines to the fourth power of the height that they take."""
        self.least = [self._power(len(cell)) for cell in want.cells]
        """At any width."""
        now = want.lines_at(width)
        self.known = {width: list(map(self._power, now))}
        self.open = [row for row, cell in enumerate(want.cells) if now[row] != len(cell)]
        """Rows in which it takes more lines than it must, at its least width."""
        self._cells = [(row, want.cells[row]) for row in self.open]

    def _power(self, lines: int) -> float:
        found = self._powers.get(lines)
        if found is None:
            found = self._powers[lines] = self._want.height(lines) ** 4
        return found

    def powers(self, width: float) -> list[float]:
        """Of each row at a width, which is no less than the least."""
        found = self.known.get(width)
        if found is None:
            found = self.least.copy()
            room = width - PADDING
            for row, cell in self._cells:
                found[row] = self._power(cell_lines(cell, room))
            self.known[width] = found
        return found


def grown(texts: Texts, starts: Mapping[Kolom, float], rows: Sequence[float], room: float) -> dict[Kolom, float]:
    """Columns of text, each as wide as it saves height: again and again the one grows that saves most for what it takes.

    Heights of a row are added as fourth powers, so that the tallest cell counts most, and one of two that are as tall is a gain.

    Args:
        texts: The columns.
        starts: The widths that they grow from.
        rows: What the chart needs of each row, in points.
        room: For all columns.
    """
    widths = dict(starts)
    columns, known = texts.columns, texts.asked
    left = int((room - fsum(widths.values())) / _STEP)
    powers = [columns[key].powers(width) for key, width in widths.items()]
    sums = [fsum(column) + height**4 for *column, height in zip(*powers, rows, strict=True)]
    roots = [sqrt(sqrt(one)) for one in sums]
    ahead = {key: _ahead(key, columns[key], width, left) for key, width in widths.items()}
    for step in chain.from_iterable(ahead.values()):
        step.weigh(sums, roots)
    while left and len(rows) * (texts.asked - known) < _PATIENCE:
        best = _best(ahead.values(), left)
        if best is None or best.gain < _LITTLE:
            break
        for row, lower in best.changes:
            sums[row] -= lower
            roots[row] = sqrt(sqrt(sums[row]))
        widths[best.key] += best.count * _STEP
        left -= best.count
        ahead[best.key] = _ahead(best.key, columns[best.key], widths[best.key], left)
        for step in chain.from_iterable(ahead.values()):
            # What a step gains is another only where its rows are.
            if step.key is best.key or not best.rows.isdisjoint(step.rows):
                step.weigh(sums, roots)
    return widths


def _ahead(key: Kolom, column: _Column, width: float, left: int) -> list[_Step]:
    """So many steps of a column as change something, that fewer don't."""
    now = before = column.powers(width)
    found = []
    for count in _AHEAD:
        if count > left or before == column.least:
            break
        then = column.powers(width + count * _STEP)
        if then != before:
            found.append(_Step(key, count, column.open, now, then))
            before = then
    return found


class _Step:
    """A column grown by so many steps."""

    __slots__ = ("changes", "count", "gain", "key", "rows")

    def __init__(
        self, key: Kolom, count: int, rows: Sequence[int], now: Sequence[float], then: Sequence[float]
    ) -> None:
        self.key, self.count, self.gain = key, count, 0.0
        self.changes = [(row, now[row] - then[row]) for row in rows if now[row] != then[row]]
        """Rows, and by how much their cell is lower then."""
        self.rows = frozenset([row for row, _ in self.changes])

    def weigh(self, sums: Sequence[float], roots: Sequence[float]) -> None:
        """Say what rows lose of their heights by it, for each step."""
        # What the chart needs of a row stays, so that there is always a rest.
        gain = 0.0
        for row, lower in self.changes:
            gain += roots[row] - sqrt(sqrt(sums[row] - lower))
        self.gain = gain / self.count


def _best(ahead: Iterable[Sequence[_Step]], left: int) -> _Step | None:
    """The step that gains most of those that there is room for; of two that gain as much always the same one."""
    best, gain = None, -1.0
    for steps in ahead:
        for step in steps:
            if step.gain >= gain and step.count <= left:
                if best and step.gain == gain and (step.key, -step.count) < (best.key, -best.count):
                    continue
                best, gain = step, step.gain
    return best


def heights_at(widths: Mapping[Kolom, float], wants: Mapping[Kolom, Wants], rows: Sequence[float]) -> list[float]:
    """About how tall rows are where the columns of text have these widths.

    Args:
        widths: Those.
        wants: What the columns ask for.
        rows: What the chart needs of each row, in points.
    """
    columns = [wants[key].heights(width) for key, width in widths.items()]
    return list(map(max, zip(rows, *columns, strict=True)))


def further_lines(widths: Mapping[Kolom, float], wants: Mapping[Kolom, Wants]) -> float:
    """Points that the lines of all cells take behind their first."""
    found = 0.0
    for key, width in widths.items():
        want = wants[key]
        found += want.line * sum([lines - 1 for lines in want.lines_at(width) if lines])
    return found


def least_heights(texts: Texts, rows: Sequence[float], room: float) -> list[float]:
    """How tall rows are at least, however the columns grow: as if each row had the room shared as suits it best.

    Args:
        texts: The columns.
        rows: What the chart needs of each row, in points.
        room: For all columns.
    """
    enough = max(room, fsum(texts.widths.values())) + _LITTLE
    height_of = next(iter(texts.wants.values())).height  # of all: their letters are of one size
    heights = []
    for least, cells in zip(rows, zip(*texts.best, strict=True), strict=True):
        lines = max([most for *_, most in cells])
        while lines and fsum([max(width, PADDING + length / lines) for width, length, _ in cells]) > enough:
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
