# The size of the letters over lanes, which is one for all of them.
from __future__ import annotations

from collections.abc import Sequence
from math import floor

from tatalaksana.faces import BOLD
from tatalaksana.render.fitting.letters import lines_of
from tatalaksana.render.fitting.wants import HEAD_LINES, PADDING, head_word

SMALLEST_HEAD = 6.0
"""Points of the letters over a lane at least: smaller ones are not read."""
_STEP = 0.25
_NEAR = 1e-3


def lane_letters(names: Sequence[str], widths: Sequence[float], size: float) -> float:
    """The size of the letters over the lanes: the usual one, or a smaller one where that keeps words whole or heads to three lines.

    Args:
        names: What stands there.
        widths: Of the lanes, in points.
        size: The usual one, in points.
    """
    rooms = [width - PADDING for width in widths]
    longest = [head_word(name, 1.0) for name in names]
    whole = [room / word for room, word in zip(rooms, longest, strict=True) if word and room / word >= SMALLEST_HEAD]
    fitting = floor((min([size, *whole]) + _NEAR) / _STEP) * _STEP
    sizes = [fitting - _STEP * step for step in range(1 + max(0, floor((fitting - SMALLEST_HEAD) / _STEP)))]
    # Of two that make as few lines the larger one.
    return min(sizes, key=lambda one: max(HEAD_LINES, _most_lines(names, rooms, one)))


def _most_lines(names: Sequence[str], rooms: Sequence[float], size: float) -> float:
    """The lines of the head that takes most."""
    return max(lines_of([(name, BOLD)], room, size).most for name, room in zip(names, rooms, strict=True))
