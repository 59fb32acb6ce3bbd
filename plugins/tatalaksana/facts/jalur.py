# The ways through an SOP: which one is the main path, and what is done again.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter

from tatalaksana.facts.daftar_periksa import Langkah

Jalan = Mapping[int, tuple[int, ...]]
"""Rows to the rows that follow them further down; to none where the procedure ends."""


def main_path(langkah: Sequence[Langkah], start: int) -> Jalan | None:
    """The rows of the main path, each with those that follow it there; None where there is no such path.

    A form is read from top to bottom, so the main path only goes down and ends without going back. At a decision it takes the
    exit to the nearest row below from which that is possible; it ends there only where no exit leads on so. Where a step
    forks, all its branches belong to it: they are done at the same time.
    """
    following: dict[int, tuple[int, ...]] = {}
    for row in reversed(range(len(langkah))):
        exits: dict[str, list[int | None]] = {}
        for label, target in langkah[row].arah:
            exits.setdefault(label, []).append(target)
        below = [
            tuple(target for target in targets if target is not None and target > row and target in following)
            for targets in exits.values()
        ]
        if any(below):
            following[row] = min((targets for targets in below if targets), key=min)
        elif any(None in targets for targets in exits.values()):
            following[row] = ()
    if start not in following:
        return None
    reached = {start}
    for row in range(start, len(langkah)):
        if row in reached:
            reached.update(following[row])
    return {row: following[row] for row in sorted(reached)}


def loops(langkah: Sequence[Langkah], weight: Sequence[int]) -> Mapping[tuple[int, int], tuple[int, ...]]:
    """Every loop, as (first row, last row), with the rows of the heaviest way down from the first to the last.

    A loop is an arrow that leads up, or to its own row, from which a way down leads back to it. `weight` is each row's, not negative.
    """
    up = {
        (target, row): None
        for row, step in enumerate(langkah)
        for _, target in step.arah
        if target is not None and target <= row
    }
    if not up:
        return {}
    down = {
        row: tuple(target for _, target in step.arah if target is not None and target > row)
        for row, step in enumerate(langkah)
    }
    found = {(first, last): longest(down, first, last, weight) for first, last in up}
    return {loop: rows for loop, rows in found.items() if rows}


def longest(jalan: Jalan, first: int, last: int | None, weight: Sequence[int]) -> tuple[int, ...]:
    """The rows of the heaviest way down from one row to another, both included; none where no way leads there.

    Without `last` it is the heaviest way to any row that nothing follows. `weight` is each row's, not negative; of equals the
    exit that is named first counts.
    """
    best: dict[int, tuple[int, int]] = {}
    for row in sorted((row for row in jalan if row >= first and (last is None or row <= last)), reverse=True):
        if row == last or (last is None and not jalan[row]):
            best[row] = (weight[row], -1)
            continue
        # The weight of the way from here, and its next row.
        onwards = max(((best[target][0], target) for target in jalan[row] if target in best), key=_weight, default=None)
        if onwards:
            best[row] = (weight[row] + onwards[0], onwards[1])
    way: list[int] = []
    here = first if first in best else -1
    while here >= 0:
        way.append(here)
        here = best[here][1]
    return tuple(way)


_weight = itemgetter(0)
