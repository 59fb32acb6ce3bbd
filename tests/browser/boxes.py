# Boxes and straight lines as the browser measures them, in CSS pixels from the window's corner.
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, by: float) -> Box:
        """The box with a margin around it; a negative one makes it smaller."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def holds(self, other: Box) -> bool:
        """Whether another box lies within this one."""
        return (
            self.left <= other.left and self.top <= other.top and self.right >= other.right and self.bottom >= other.bottom
        )

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


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
    def box(self) -> Box:
        """The box around it."""
        return Box(min(self.x1, self.x2), min(self.y1, self.y2), max(self.x1, self.x2), max(self.y1, self.y2))

    @property
    def length(self) -> float:
        """Its length."""
        return abs(self.x1 - self.x2) + abs(self.y1 - self.y2)

    def crosses(self, box: Box) -> bool:
        """Whether any of it lies inside a box."""
        return self.box.grown(0.001).overlaps(box)

    def spots(self, step: float = 3) -> Iterator[tuple[float, float]]:
        """Places along it, both ends among them."""
        count = max(1, round(self.length / step))
        for index in range(count + 1):
            part = index / count
            yield self.x1 + (self.x2 - self.x1) * part, self.y1 + (self.y2 - self.y1) * part

    def near(self, x: float, y: float, within: float = 1) -> bool:
        """Whether a place is on the line, give or take a pixel."""
        box = self.box.grown(within)
        return box.left <= x <= box.right and box.top <= y <= box.bottom


def shared(one: Line, other: Line) -> float:
    """The length over which two lines lie on each other."""
    if one.across != other.across:
        return 0
    a, b = one.box, other.box
    if one.across:
        apart, start, end = abs(a.top - b.top), max(a.left, b.left), min(a.right, b.right)
    else:
        apart, start, end = abs(a.left - b.left), max(a.top, b.top), min(a.bottom, b.bottom)
    return max(0.0, end - start) if apart <= 1 else 0
