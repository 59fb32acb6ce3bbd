# What a drawn chart is: lines as numbered positions in cells, so that one geometry serves rows of any height.
from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Side(StrEnum):
    """A side of a symbol."""

    TOP = "top"
    RIGHT = "right"
    BOTTOM = "bottom"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Band:
    """A lane across, or a row down: its smallest size and where its lines are."""

    size: int
    """Smallest width or height in CSS pixels at which nothing touches."""
    lines: tuple[float, ...]
    """Fraction of the band at which each numbered line runs. The first ones are the centres of its symbols."""


class Point(NamedTuple):
    """A corner of a line: in a lane at its numbered line `x`, in a row at its numbered line `y`."""

    lane: int
    x: int
    row: int
    y: int


@dataclass(frozen=True, slots=True)
class SymbolSize:
    """How large a symbol is in CSS pixels, and its words in lines."""

    width: int
    height: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExitLabel:
    """Where a label stands: beside the line at one side of a symbol; in CSS pixels from the symbol's middle."""

    symbol: int
    side: Side
    lines: tuple[str, ...]
    near: int
    """How far from the middle it begins, to the right or to the left of it."""
    top: int
    """Where its first line begins: above the middle below 0."""
    rightwards: bool
    """Whether it stands to the right of the middle, and its lines begin at their left."""


@dataclass(frozen=True, slots=True)
class Route:
    """One edge as drawn, from the middle of its source to the middle of its target; symbols cover the ends."""

    edge: int
    points: tuple[Point, ...]
    leaves: Side
    enters: Side
    label: ExitLabel | None
    """Where the edge's label stands; None when it has none or another edge shows the same one."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """A chart as drawn. Routes are in the order of the flow's edges, centres and sizes in that of its symbols."""

    lanes: tuple[Band, ...]
    rows: tuple[Band, ...]
    centres: tuple[Point, ...]
    sizes: tuple[SymbolSize, ...]
    routes: tuple[Route, ...]
    excess: int
    """The crossings that a better order of the lines in large gutters might still save; small ones are exact."""
    letters: float = 1.0
    """How large the letters are in symbols and at exits, in usual ones."""
