# Lines that run on each other, each piece of them once: many a viewer shows a piece that is drawn twice thicker than others.
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tatalaksana.render.fitting.joints import Spot


def drawn_once(lines: Iterable[Sequence[Spot]]) -> Iterator[tuple[Spot, ...]]:
    """Lines, each of pieces across or up and down, without what an earlier one draws already."""
    drawn: dict[tuple[bool, float], list[tuple[float, float]]] = {}
    for line in lines:
        run: list[Spot] = []
        for a, b in pairwise(line):
            level = a[1] == b[1]
            along, across = (0, 1) if level else (1, 0)
            there = drawn.setdefault((level, a[across]), [])
            for start, end in _left_over(a[along], b[along], there):
                ends = [(start, a[1]), (end, a[1])] if level else [(a[0], start), (a[0], end)]
                if run and run[-1] == ends[0]:
                    run.append(ends[1])
                    continue
                if run:
                    yield tuple(run)
                run = ends
            there.append((min(a[along], b[along]), max(a[along], b[along])))
        if run:
            yield tuple(run)


def _left_over(start: float, end: float, drawn: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """What of a stretch, in its direction, no other one covers."""
    here, last = min(start, end), max(start, end)
    found = []
    for low, high in sorted(drawn):
        if high <= here:
            continue
        if low >= last:
            break
        if low > here:
            found.append((here, low))
        here = high
    if here < last:
        found.append((here, last))
    yield from found if start < end else ((high, low) for low, high in reversed(found))
