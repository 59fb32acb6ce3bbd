# The heads of a table's columns, how tall they are, and the title over them.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tatalaksana.faces import BOLD
from tatalaksana.render.fitting.columns import Columns
from tatalaksana.render.fitting.lane_heads import TurnedHeads
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.fitting.letters import CAPITAL, Bounds, known, lines_of

_TABLE = LAYOUT.table


@dataclass(frozen=True)
class Head:
    """The head of a column, or of several."""

    title: str
    below: tuple[str, ...] | None = None
    """The heads of the columns under it; None where it has one column, and both rows of the head."""
    turned: TurnedHeads | None = None
    """How those are turned, where they are."""


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


def head_heights(heads: Heads, title: str, columns: Columns) -> tuple[tuple[float, ...], float] | None:
    """The heights of the head's rows and of the title over it, in points; None where they have to be measured."""
    single, over, under = [Bounds(0, 0)], [Bounds(0, 0)], [Bounds(0, 0)]
    column = 0
    for group in heads.groups:
        below = group.below or ()
        widths = columns.widths[column : column + (len(below) or 1)]
        (over if below else single).append(_height(group.title, sum(widths), heads.size))
        if group.turned:
            tall = group.turned.long + 2 * _TABLE.padding[1]
            under.append(Bounds(tall, tall))
        else:
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
