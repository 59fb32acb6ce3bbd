# How much work something is, as a number that is the same on every machine: calls, of Python's functions and of those in C.
from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

Note = Callable[[FrameType, str, object], None]


def calls(work: Callable[[], object], *functions: Callable[..., object]) -> list[str]:
    """The names of these functions, in the order in which `work` calls them."""
    codes = {function.__code__: function.__name__ for function in functions}
    found = []

    def note(frame: FrameType, event: str, _what: object) -> None:
        if event == "call" and frame.f_code in codes:
            found.append(codes[frame.f_code])

    _watched(work, note)
    return found


def steps(work: Callable[[], object]) -> int:
    """How many calls `work` makes until it returns or raises."""
    count = 0

    def note(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    _watched(work, note)
    return count


def _watched(work: Callable[[], object], note: Note) -> None:
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
