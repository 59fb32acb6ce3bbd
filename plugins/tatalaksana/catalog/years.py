# Which years a source can mean: none before the republic, none far ahead. Two figures that changed places make others.
from __future__ import annotations

from collections.abc import Iterable

_FIRST = 1945
_AHEAD = 20
"""Years from the latest that is known that a day may be ahead."""
_LAST = 2100


def odd_year(year: int, near: Iterable[int] = ()) -> str:
    """What is odd about a year; nothing where it can be.

    Args:
        year: The year.
        near: Years that are known to be right, as far as any are.
    """
    if year < _FIRST:
        return "terlalu lama"
    known = max((one for one in near if one >= _FIRST), default=_LAST)
    return "masih terlalu jauh" if year > min(_LAST, known + _AHEAD) else ""
