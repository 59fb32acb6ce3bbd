# How much work something is, as a number that is the same on every machine: calls, of Python's functions and of those in C.
# They are counted in C: who watches each call from Python makes what is watched several times as slow.
from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from cProfile import Profile
from types import CodeType


def called(work: Callable[[], object]) -> Counter[CodeType | str]:
    """How often `work` calls each function until it returns or raises: by its code, and those in C by what they are called."""
    profile = Profile(subcalls=False)
    found: Counter[CodeType | str] = Counter()
    try:
        profile.runcall(work)
    finally:
        for one in profile.getstats():
            found[one.code] += one.callcount
    return found


def calls(work: Callable[[], object], *functions: Callable[..., object]) -> list[str]:
    """The names of these functions, each as often as `work` calls it."""
    found = called(work)
    return [function.__name__ for function in functions for _ in range(found[function.__code__])]


def steps(work: Callable[[], object]) -> int:
    """How many calls `work` makes until it returns or raises."""
    return called(work).total()
