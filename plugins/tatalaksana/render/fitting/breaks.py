# Where a table's pages end: few pages first, then few lines cut, then pages that are about equally full.
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

_PAGE = 100_000.0
_CUT = 60.0
_EMPTY = 700.0
_ALONE = 400.0
"""What a row by itself on a page costs: less than a page, more than a few lines that are cut."""
_INFINITE = float("inf")


@dataclass(frozen=True, slots=True)
class Room:
    """Heights that a page offers, in points."""

    first: float
    """For rows on the table's first page, under its title."""
    next: float
    joint: float
    """What the segilima at a cut need, at the foot of a page and again at the head of the next."""


@dataclass(frozen=True, slots=True)
class PageRows:
    """The rows of one page."""

    start: int
    end: int


def page_breaks(heights: Sequence[float], cuts: Callable[[int], int], room: Room) -> tuple[PageRows, ...]:
    """Choose the page breaks.

    Args:
        heights: Of each row.
        cuts: How many lines a break above a row cuts.
        room: What fits.
    """
    count = len(heights)
    best: list[tuple[float, int]] = [(0.0, 0)] + [(_INFINITE, 0)] * count
    """For each row: the least cost of the pages before it, and where the last of them starts."""
    cut = [0, *(cuts(row) for row in range(1, count)), 0]
    for end in range(1, count + 1):
        used = room.joint if cut[end] else 0.0
        for start in range(end - 1, -1, -1):
            used += heights[start]
            space = (room.next if start else room.first) - (room.joint if cut[start] else 0.0)
            if used > space and start < end - 1:
                if used > room.next:
                    break
                continue  # where the page begins with no segilima it has more space
            loose = max(0.0, 1 - used / space) if end < count else 0.0
            alone = _ALONE if end - start == 1 < count else 0.0
            cost = best[start][0] + _PAGE + _CUT * cut[end] + _EMPTY * loose**2 + alone
            if cost < best[end][0]:
                best[end] = (cost, start)
    spans: list[PageRows] = []
    end = count
    while end > 0:
        spans.append(PageRows(best[end][1], end))
        end = best[end][1]
    return tuple(reversed(spans))
