# The heads of a table's columns, how tall they are, and the title over them.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from tatalaksana.faces import BOLD
from tatalaksana.render.fitting.columns import SMALLEST_HEAD, Columns
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.fitting.letters import CAPITAL, Bounds, known, lines_of
from tatalaksana.render.fitting.wants import head_word

_TABLE = LAYOUT.table
_STEP = 0.25
_NEAR = 1e-3
_FEW = 3
"""Lines that a head may take before its letters are made smaller; and then, where so few can't be, as few as can."""


@dataclass(frozen=True)
class Head:
    """The head of a column, or of several."""

    title: str
    below: tuple[str, ...] | None = None
    """The heads of the columns under it; None where it has one column, and both rows of the head."""


@dataclass(frozen=True)
class Heads:
    """The whole head of a table."""

    groups: tuple[Head, ...]
    size: float
    """Of the letters, in points."""
    lane_size: float
    """Of those in the second row."""
    numbered: bool
    """Whether the columns' numbers stand in a row below."""


def lane_letters(names: Sequence[str], widths: Sequence[float], size: float) -> float:
    """The size of the letters over the lanes: the usual one, or a smaller one where that keeps words whole or heads to three lines.

    Args:
        names: What stands there.
        widths: Of the lanes, in points.
        size: The usual one, in points.
    """
    rooms = [width - 2 * _TABLE.padding[0] for width in widths]
    longest = [head_word(name, 1.0) for name in names]
    whole = [room / word for room, word in zip(rooms, longest, strict=True) if word and room / word >= SMALLEST_HEAD]
    fitting = floor((min([size, *whole]) + _NEAR) / _STEP) * _STEP
    sizes = [fitting - _STEP * step for step in range(1 + max(0, floor((fitting - SMALLEST_HEAD) / _STEP)))]
    # Of two that make as few lines the larger one.
    return min(sizes, key=lambda one: max(_FEW, _most_lines(names, rooms, one)))


def _most_lines(names: Sequence[str], rooms: Sequence[float], size: float) -> float:
    """The lines of the head that takes most."""
    return max(lines_of([(name, BOLD)], room, size).most for name, room in zip(names, rooms, strict=True))


def head_heights(heads: Heads, title: str, columns: Columns) -> tuple[tuple[float, ...], float] | None:
    """The heights of the head's rows and of the title over it, in points; None where they have to be measured."""
    single, over, under = [Bounds(0, 0)], [Bounds(0, 0)], [Bounds(0, 0)]
    column = 0
    for group in heads.groups:
        below = group.below or ()
        widths = columns.widths[column : column + (len(below) or 1)]
        (over if below else single).append(_height(group.title, sum(widths), heads.size))
        under += [_height(name, width, heads.lane_size) for name, width in zip(below, widths, strict=False)]
        column += len(widths)
    said = _lines(title, sum(columns.widths), _TABLE.title, heads.size)
    least, most = (_rows(*[[tall[end] for tall in ones] for ones in (single, over, under)]) for end in (0, 1))
    # One that isn't sure is none the less where another beside it is taller.
    if least != most or said.least != said.most:
        return None
    return (*most, _TABLE.numbers) if heads.numbered else most, said.most + _TABLE.below_title


def _rows(single: Sequence[float], over: Sequence[float], under: Sequence[float]) -> tuple[float, ...]:
    top = max(over)
    return top, max(*under, max(single) - top)


def _height(text: str, width: float, size: float) -> Bounds:
    least, most = _lines(text, width - 2 * _TABLE.padding[0], size, size)
    return Bounds(least + 2 * _TABLE.padding[1], most + 2 * _TABLE.padding[1])


def _lines(text: str, width: float, size: float, around: float) -> Bounds:
    """The height of a bold text; `around` is the size that its lines are parted by."""
    leading = _TABLE.leading * around
    least, most = (count * (CAPITAL * size + leading) - leading for count in lines_of([(text, BOLD)], width, size))
    # Letters of other faces are not known well enough.
    return Bounds(least, most if known(text) else most + size)
