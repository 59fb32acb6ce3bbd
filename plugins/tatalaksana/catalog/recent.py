# Who holds much, and could find it again: only the newest of them keep it, so that no collection is in memory whole.
from __future__ import annotations

from collections import deque
from typing import Protocol

_HELD = 300
"""SOP of which that is held: whoever has no more than that finds nothing twice."""


class Holder(Protocol):
    """Something that can let go of what it holds, and finds it again when it is asked."""

    def let_go(self) -> None:
        """Hold nothing any longer."""


class Recent:
    """Those that hold something now."""

    def __init__(self) -> None:
        self._held: deque[Holder] = deque()

    def hold(self, one: Holder) -> None:
        """Remember that it begins to hold something; the one that has done so the longest lets go of it."""
        self._held.append(one)
        if len(self._held) > _HELD:
            self._held.popleft().let_go()
