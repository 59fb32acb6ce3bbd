# How often two ways cross at least where they run beside each other in several gutters: the order that avoids a crossing in one
# of them may force it in the next, so that every order in all of them is tried at once.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise, product

from tatalaksana.chart.grid import Corners

Piece = tuple[int, bool, int, int, int]
"""(index of its first corner, is it upright?, its line, its ends along it)."""
_Spot = tuple[float, float]
_ASIDE = 0.25
"""How far from the line of its gutter a way stands; the other stands as far on the other side."""


def shared_gutters(first: Corners, second: Corners) -> list[tuple[int, int]]:
    """The pieces of two ways that pass each other in one gutter, by their indexes."""
    others = list(_in_gutters(second))
    return [
        (piece[0], other[0])
        for piece in _in_gutters(first)
        for other in others
        if piece[1:3] == other[1:3] and piece[3] <= other[4] and other[3] <= piece[4]
    ]


def least_together(first: Corners, second: Corners) -> int | None:
    """How often two ways cross in the best of all orders; None where each puts one on the other."""
    shared = shared_gutters(first, second)
    found = []
    for sides in product((-_ASIDE, _ASIDE), repeat=len(shared)):
        mine = {piece: side for (piece, _), side in zip(shared, sides, strict=True)}
        theirs = {piece: -side for (_, piece), side in zip(shared, sides, strict=True)}
        count = _crossings(_moved(first, mine), _moved(second, theirs))
        if count == 0:
            return 0
        if count is not None:
            found.append(count)
    return min(found, default=None)


def _in_gutters(corners: Corners) -> Iterator[Piece]:
    for index in range(1, len(corners) - 2):
        (x0, y0), (x1, y1) = corners[index : index + 2]
        upright = x0 == x1
        low, high = sorted((y0, y1) if upright else (x0, x1))
        yield index, upright, x0 if upright else y0, low, high


def _moved(corners: Corners, aside: Mapping[int, float]) -> list[_Spot]:
    """The corners of a way, some of whose pieces stand beside their lines."""
    found: list[_Spot] = list(corners)
    for piece, by in aside.items():
        upright = corners[piece][0] == corners[piece + 1][0]
        for index in (piece, piece + 1):
            x, y = found[index]
            found[index] = (x + by, y) if upright else (x, y + by)
    return found


def _crossings(first: list[_Spot], second: list[_Spot]) -> int | None:
    count = 0
    for a, b in pairwise(first):
        for c, d in pairwise(second):
            upright = a[0] == b[0]
            if upright is (c[0] == d[0]):
                across, along = (0, 1) if upright else (1, 0)
                low = max(min(a[along], b[along]), min(c[along], d[along]))
                if a[across] == c[across] and low < min(max(a[along], b[along]), max(c[along], d[along])):
                    return None
            else:
                (e, f), (g, h) = ((a, b), (c, d)) if upright else ((c, d), (a, b))
                count += min(g[0], h[0]) < e[0] < max(g[0], h[0]) and min(e[1], f[1]) < g[1] < max(e[1], f[1])
    return count
