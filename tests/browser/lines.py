# Straight lines as the browser measures them, in CSS pixels from the window's corner.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor

from tests.chart.box import Box

_BESIDE = 1.0
"""How far apart two lines may be that a reader takes for one."""
PIXEL = 1.001
"""A pixel, and what Firefox loses, which reckons with short numbers."""
_GAP = 40.0
"""The longest gap of a line that passes below another, where lanes are six times as wide as they must be."""
_BREAK = PIXEL
"""The longest gap in a line that a reader does not see."""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight piece, across or up and down."""

    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def across(self) -> bool:
        """Whether it runs from side to side."""
        return abs(self.x1 - self.x2) >= abs(self.y1 - self.y2)

    @property
    def place(self) -> float:
        """How far down it runs, or how far to the right when it runs up and down."""
        return self.y1 if self.across else self.x1

    @property
    def reach(self) -> tuple[float, float]:
        """Where it begins and ends along its way, from low to high."""
        low, high = (self.x1, self.x2) if self.across else (self.y1, self.y2)
        return (low, high) if low <= high else (high, low)

    @property
    def box(self) -> Box:
        """The box around it."""
        return Box(min(self.x1, self.x2), min(self.y1, self.y2), max(self.x1, self.x2), max(self.y1, self.y2))

    @property
    def length(self) -> float:
        """Its length."""
        return abs(self.x1 - self.x2) + abs(self.y1 - self.y2)

    def crosses(self, box: Box) -> bool:
        """Whether any of it lies inside a box."""
        left, right = (self.x1, self.x2) if self.x1 <= self.x2 else (self.x2, self.x1)
        top, bottom = (self.y1, self.y2) if self.y1 <= self.y2 else (self.y2, self.y1)
        return left < box.right and right > box.left and top < box.bottom and bottom > box.top

    def near(self, x: float, y: float, within: float = 1) -> bool:
        """Whether a place is on the line, give or take a pixel."""
        box = self.box.grown(within)
        return box.left <= x <= box.right and box.top <= y <= box.bottom


def gaps(lines: Sequence[Line]) -> Iterator[Line]:
    """Where one level line stops and another goes on, and one that runs up and down passes between: they are one, below that."""
    upright = [line for line in lines if not line.across]
    places: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.across:
            places[round(2 * line.place)].append(line)
    for beside in places.values():
        for one, other in pairwise(sorted(beside, key=lambda line: line.reach)):
            low, high = one.reach[1], other.reach[0]
            over = [line for line in upright if abs(line.place - (low + high) / 2) < _BESIDE]
            if PIXEL < high - low < _GAP and any(line.reach[0] < one.place < line.reach[1] for line in over):
                yield Line(low, one.place, high, one.place)


class Strokes:
    """Many lines, of which those that run along a place are found without looking at all."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._places: dict[tuple[bool, int], list[tuple[float, float, float]]] = defaultdict(list)
        for line in lines:
            place = line.place
            self._places[line.across, floor(place)].append((*line.reach, place))

    def gap(self, line: Line) -> tuple[float, float] | None:
        """The first place along a line that none of these runs over; None when they cover it."""
        across, place = line.across, line.place
        low, high = line.reach
        for start, end in self._beside(across, place):
            if start - _BREAK > low:
                break
            low = max(low, end)
        if low + _BREAK >= high:
            return None
        return (low, place) if across else (place, low)

    def _beside(self, across: bool, place: float) -> list[tuple[float, float]]:  # noqa: FBT001 - as a line says it
        """Where the lines that look as if they were at a place begin and end."""
        return sorted(
            (start, end)
            for number in range(floor(place - _BESIDE), floor(place + _BESIDE) + 1)
            for start, end, other in self._places.get((across, number), ())
            if abs(other - place) <= _BESIDE
        )
