# A line of level and upright pieces as one of the connectors that offices' programs know: straight, or bent once to four times.
# Their geometry (ECMA-376, presetShapeDefinitions): the first piece is level, corners stand at shares of width and height.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tatalaksana.render.fitting.joints import Spot

EMU = 12_700
"""English metric units in a point."""
_LEAST = EMU
"""What a connector is wide or tall at least where corners are told as shares of that: PowerPoint's own least."""
_QUARTER = 5_400_000
"""A turn of 90°, clockwise."""
_SHARE = 100_000
_MOST_PIECES = 5
_STRAIGHT = "straightConnector1"


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle in English metric units."""

    x: int
    y: int
    width: int
    height: int

    @property
    def turned(self) -> Frame:
        """The same after a quarter turn about its middle."""
        x, y = self.x + (self.width - self.height) // 2, self.y + (self.height - self.width) // 2
        return Frame(x, y, self.height, self.width)


@dataclass(frozen=True, slots=True)
class Bend:
    """A connector's geometry."""

    kind: str
    """Its preset; empty where none has so many corners: then `corners` tell its way."""
    frame: Frame
    """Before it is turned."""
    turn: int = 0
    mirrored: bool = False
    """From left to right."""
    flipped: bool = False
    """From top to bottom."""
    adjusted: tuple[int, ...] = ()
    corners: tuple[tuple[int, int], ...] = ()
    """From the frame's left and top."""

    @property
    def covers(self) -> Frame:
        """What it covers on the sheet, its ends at corners of that."""
        return self.frame.turned if self.turn else self.frame

    @property
    def straight(self) -> bool:
        """Whether it is one piece."""
        return self.kind == _STRAIGHT


def frame(x: float, y: float, width: float, height: float) -> Frame:
    """A rectangle in points, in English metric units."""
    left, top, right, foot = (round(value * EMU) for value in (x, y, x + width, y + height))
    return Frame(left, top, right - left, foot - top)


def bend(points: Sequence[Spot]) -> Bend:
    """The connector that runs through these points."""
    spots = [(round(x * EMU), round(y * EMU)) for x, y in points]
    pieces = len(spots) - 1
    if pieces > _MOST_PIECES:
        return _freely(spots)
    (x0, y0), (x1, y1) = spots[0], spots[-1]
    if pieces == 1:
        box = Frame(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
        return Bend(_STRAIGHT, box, mirrored=x1 < x0, flipped=y1 < y0)
    if abs(spots[1][0] - x0) >= abs(spots[1][1] - y0):
        return _level_first(spots, 0)
    # What begins upright is the same, seen with the head turned: a quarter turn makes it upright again.
    return _level_first([(y, -x) for x, y in spots], _QUARTER)


def _level_first(spots: Sequence[tuple[int, int]], turn: int) -> Bend:
    """The same of a line whose first piece is level, in the frame before it is turned."""
    (x0, y0), (x1, y1) = spots[0], spots[-1]
    mirrored, flipped = x1 < x0, y1 < y0
    pieces = len(spots) - 1
    # Only what corners are a share of has to have a size.
    width, height = abs(x1 - x0), abs(y1 - y0)
    if pieces > 2:  # noqa: PLR2004 - level, upright, level
        width = max(width, _LEAST)
    if pieces > 3:  # noqa: PLR2004 - and upright again
        height = max(height, _LEAST)
    adjusted: list[int] = []
    for index in range(1, pieces - 1):
        across = index % 2 == 1
        (at, begin, size, back) = (
            (spots[index][0], x0, width, mirrored) if across else (spots[index + 1][1], y0, height, flipped)
        )
        adjusted.append(round((at - begin) * (-1 if back else 1) * _SHARE / size))
    middle = (x0 + x1) / 2, (y0 + y1) / 2
    if turn:
        middle = -middle[1], middle[0]
    box = Frame(round(middle[0] - width / 2), round(middle[1] - height / 2), width, height)
    return Bend(f"bentConnector{pieces}", box, turn, mirrored, flipped, tuple(adjusted))


def _freely(spots: Sequence[tuple[int, int]]) -> Bend:
    """A line with more corners than any connector has."""
    left, top = min(x for x, _ in spots), min(y for _, y in spots)
    width, height = max(x for x, _ in spots) - left, max(y for _, y in spots) - top
    return Bend("", Frame(left, top, width, height), corners=tuple((x - left, y - top) for x, y in spots))
