# Arrows that were put together out of other shapes: thin rectangles as their lines, a small triangle as their head.
from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from tatalaksana.importers.reading import PageBox, ReadLine

_THIN, _LONGER = 2.3, 1.3
_LARGEST = 14.0
"""Points that a head has at most."""
_JOINED = 2.5
"""Points within which a line ends at its head."""


def bar_line(page: int, where: PageBox) -> ReadLine | None:
    """A rectangle that is so thin that it is a line."""
    wide, tall = where.right - where.left, where.bottom - where.top
    if min(wide, tall) > _THIN or max(wide, tall) < _LONGER * min(wide, tall):
        return None
    x, y = where.middle
    ends = ((where.left, y), (where.right, y)) if wide > tall else ((x, where.top), (x, where.bottom))
    return ReadLine(page, ends, headed=False)


def triangle_line(page: int, corners: Sequence[tuple[float, float]]) -> ReadLine | None:
    """A small triangle as a short arrow, from the middle of its base to its tip."""
    if len(corners) != 3 or max(math.dist(one, other) for one in corners for other in corners) > _LARGEST:
        return None
    tip, one, other = min(
        (corners[at:] + corners[:at] for at in range(3)),  # type: ignore[operator]
        key=lambda ring: abs(math.dist(ring[0], ring[1]) - math.dist(ring[0], ring[2])),
    )
    return ReadLine(page, (((one[0] + other[0]) / 2, (one[1] + other[1]) / 2), tip), lone=True)


def heads_joined(lines: Sequence[ReadLine]) -> list[ReadLine]:
    """Lines, each with the short arrow at its end as its head."""
    heads = [at for at, line in enumerate(lines) if line.lone]
    told = list(lines)
    gone: set[int] = set()
    for at in heads:
        base, tip = lines[at].points
        ends = [
            (min(math.dist(line.points[end], place) for place in (base, tip)), other, end)
            for other, line in enumerate(told)
            if other not in gone and line.page == lines[at].page and not line.headed and len(line.points) > 1 and not (line.start or line.end)
            for end in (0, -1)
        ]  # fmt: skip
        away, other, end = min(ends, default=(math.inf, -1, 0))
        if away <= _JOINED:
            points = told[other].points if end else told[other].points[::-1]
            told[other] = replace(told[other], points=(*points[:-1], tip), headed=True)
            gone.add(at)
    return [line for at, line in enumerate(told) if at not in gone]
