# The size of the letters over lanes, which is one for all of them; and heads that are turned, over lanes too narrow for words.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from tatalaksana.faces import BOLD
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.fitting.letters import CAPITAL, lines_of
from tatalaksana.render.fitting.wants import HEAD_LINES, PADDING, half_word, head_width, head_word

SMALLEST_HEAD = 6.0
"""Points of the letters over a lane at least: smaller ones are not read."""
_STEP = 0.25
_NEAR = 1e-3
_TABLE = LAYOUT.table
_LARGEST_TURNED = 7.5
_TALL = 80.0
"""Points that turned heads are long at most, where smaller letters can do it."""
_TALLEST = 140.0
"""And at most in the smallest."""
_SURELY = 0.1
"""Points by which a line is longer, so that it is sure to hold its words."""


@dataclass(frozen=True)
class TurnedHeads:
    """Heads that are read from below, in points."""

    size: float
    """Of their letters."""
    long: float
    """Their lines."""


def lane_letters(names: Sequence[str], widths: Sequence[float], size: float) -> float:
    """The size of the letters over the lanes: the usual one, or a smaller one where that keeps words whole, or in two, or heads to three lines.

    Args:
        names: What stands there.
        widths: Of the lanes, in points.
        size: The usual one, in points.
    """
    rooms = [width - PADDING for width in widths]
    fitting = floor((min([size, *filter(None, map(_fitting, names, rooms))]) + _NEAR) / _STEP) * _STEP
    sizes = [fitting - _STEP * step for step in range(1 + max(0, floor((fitting - SMALLEST_HEAD) / _STEP)))]
    # Of two that make as few lines the larger one.
    return min(sizes, key=lambda one: max(HEAD_LINES, _most_lines(names, rooms, one)))


def _fitting(name: str, room: float) -> float:
    """The largest letters in which the longest word of a name is whole, else cut once; 0 where the smallest are too large for that too."""
    sizes = (room / word for word in (head_word(name, 1.0), half_word(name, 1.0)) if word)
    return next((size for size in sizes if size >= SMALLEST_HEAD), 0.0)


def _most_lines(names: Sequence[str], rooms: Sequence[float], size: float) -> float:
    """The lines of the head that takes most."""
    return max(lines_of([(name, BOLD)], room, size).most for name, room in zip(names, rooms, strict=True))


def turned_heads(names: Sequence[str], widths: Sequence[float]) -> TurnedHeads | None:
    """How heads are turned over lanes in which words of theirs would be cut; None where none would, or they would be too long.

    Args:
        names: What stands there.
        widths: Of the lanes, in points.
    """
    if all(head_word(name, SMALLEST_HEAD) + PADDING <= width for name, width in zip(names, widths, strict=True)):
        return None
    steps = int((_LARGEST_TURNED - SMALLEST_HEAD) / _STEP)
    tries = [_turned(names, widths, _LARGEST_TURNED - _STEP * step) for step in range(steps + 1)]
    found = next((one for one in tries if one.long <= _TALL), tries[-1])
    return found if found.long <= _TALLEST else None


def _turned(names: Sequence[str], widths: Sequence[float], size: float) -> TurnedHeads:
    """Heads of as many lines as stand beside each other in their lanes."""
    between = _TABLE.turned_leading * size
    rooms = [
        width - 2 * _TABLE.turned_padding - (_TABLE.turned_below - _TABLE.turned_leading) * size for width in widths
    ]
    lines = [max(1, int(room / (CAPITAL * size + between))) for room in rooms]
    long = max(head_width(name, size, most) for name, most in zip(names, lines, strict=True))
    return TurnedHeads(size, long + _SURELY)
