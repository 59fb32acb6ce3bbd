# Why a chart cannot be drawn: a named failure instead of a line that misleads.
from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """What is in an edge's way."""

    NO_WAY = "no-way"
    """Every way is taken by others."""
    CORNER = "corner"
    """The exits of a decision would leave from one corner although it has others."""


class UnroutableError(Exception):
    """A chart that cannot be drawn within its cells."""

    def __init__(self, edge: int, reason: Reason) -> None:
        super().__init__(f"edge {edge}: {reason}")
        self.edge = edge
        self.reason = reason
