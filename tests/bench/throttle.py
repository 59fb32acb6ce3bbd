# A slower machine: processes that are stopped most of the time. Chromium's own throttling is for pages, and refuses workers.
from __future__ import annotations

import os
import signal
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from time import monotonic

_RUNS = 0.002
"""Seconds that they run at a time."""


@contextmanager
def throttled(processes: Collection[int], times: int) -> Iterator[None]:
    """Let these processes, with all their threads, run one part in so many of the time, and stand still for the rest."""
    ended = Event()
    turns = Thread(target=_turns, args=(processes, times, ended))
    turns.start()
    try:
        yield
    finally:
        ended.set()
        turns.join()


def _turns(processes: Collection[int], times: int, ended: Event) -> None:
    began = monotonic()
    while not ended.wait(_RUNS):
        # A busy machine lets them run longer than was asked for.
        _signalled(processes, signal.SIGSTOP)
        ended.wait((monotonic() - began) * (times - 1))
        _signalled(processes, signal.SIGCONT)
        began = monotonic()


def _signalled(processes: Collection[int], signalled: signal.Signals) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, signalled)
