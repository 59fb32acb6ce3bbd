# MkDocs writes the time of the build into the map of the site and into pages of its own themes: the same sources would give
# another site each day. It takes the time from a variable, if that is set; here it is set to the collection's own day.
from __future__ import annotations

import os
from datetime import UTC, date, datetime, time

_NAME = "SOURCE_DATE_EPOCH"
_NO_DAY = date(2000, 1, 1)
_YEARS = range(1970, 2106)
"""Those whose moments fit into the head of a packed file."""


class Moment:
    """The time that MkDocs takes for now, while a site is built; who has set it keeps his own."""

    def __init__(self) -> None:
        self._ours = False

    def hold(self, day: date | None) -> None:
        """Let it be the beginning of a day, in the world's time; where none is known, a fixed one."""
        if self._ours or _NAME not in os.environ:
            self._ours = True
            begin = day if day and day.year in _YEARS else _NO_DAY
            os.environ[_NAME] = str(int(datetime.combine(begin, time(), UTC).timestamp()))

    def let_go(self) -> None:
        """Leave nothing behind."""
        if self._ours:
            self._ours = False
            os.environ.pop(_NAME, None)
