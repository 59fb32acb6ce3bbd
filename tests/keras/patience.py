# An input that takes without end is a failure too. Nothing is told of how long others take.
from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SECONDS = 20
"""Of this process' own work, however many others are at work."""


class EndlessError(Exception):
    """An input took so long that it would not have come to an end."""


@contextmanager
def ended() -> Iterator[None]:
    """Let what is done within raise where it hangs.

    Raises:
        EndlessError: It hung.
    """

    def stop(number: int, frame: FrameType | None) -> None:
        del number, frame
        raise EndlessError("does not end")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, _SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
