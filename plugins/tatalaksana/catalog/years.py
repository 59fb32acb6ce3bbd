# Which years a source can mean: none before the republic, none far ahead. Two figures that changed places make others.
from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

_FIRST = 1945
_AHEAD = 20
"""Years from the latest that is known that a day may be ahead."""
_LAST = 2100
_LAG = 31
"""Days that what is written today may be ahead of the day as of which a collection is looked at: that of its last commit."""


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


def is_to_come(day: date, is_before: Callable[[date], bool]) -> bool:
    """Whether nobody can have done anything on a day yet.

    Args:
        day: The day.
        is_before: Whether a day is later than the one as of which the collection is looked at.
    """
    return is_before(date.fromordinal(max(day.toordinal() - _LAG, 1)))
