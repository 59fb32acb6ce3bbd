# How long tests wait for what must come. Nothing is asserted of it: only a hang takes so long, on a machine however busy.
from __future__ import annotations

from time import monotonic, process_time

_WORK_SECONDS = 0.02
_LIMIT_SECONDS, _MOST_SECONDS = 300, 7000
"""How long a test may take, and on however slow a machine: less than the limit that ends the process."""
_BROWSER_SECONDS = 60


def slowness() -> float:
    """How many times as long as its own work takes a process has to wait here, for others are at work too; 1 or more."""
    begin, end = monotonic(), process_time() + _WORK_SECONDS
    while process_time() < end:
        pass
    return max(1.0, (monotonic() - begin) / _WORK_SECONDS)


def limit() -> float:
    """The seconds after which a test is taken for hung."""
    return min(_LIMIT_SECONDS * slowness(), _MOST_SECONDS)


def browser_milliseconds() -> float:
    """How long a browser may take until a page is as it should be."""
    return 1000 * _BROWSER_SECONDS * slowness()
