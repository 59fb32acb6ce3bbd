# How often each two ways of two edges cross at least, for all their ways at once: what `Ways.price` says of each pair.
from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from tatalaksana.chart.way import Stretch, Way, least_crossings
from tatalaksana.model import Flow
from tests.chart.together import least_together
from tests.chart.ways import StraightPiece, Ways, bends, middle_bends, pieces

Table: TypeAlias = NDArray[np.float64]
"""Products of whole numbers are slow."""
_APART = -1


@dataclass(frozen=True, slots=True)
class Prices:
    """What two edges cost, a row for each way of the first, a column for each of the second."""

    apart: NDArray[np.bool_]
    """Whether one chart can't have both."""
    whole: Table
    """How often they cross at least."""
    sure: Table
    """What of that counts whatever runs together with them: a spot where a trunk is crossed counts once for all of its lines."""


class _Edge:
    """The ways of an edge, as what they have in common with each other."""

    def __init__(self, ways: Sequence[Way], mates: int, *, begins_together: bool) -> None:
        self.ways = ways
        self.share = 1 / mates
        """What of a crossing counts for it, if all that it may run with cross there too."""
        self.lines = list(dict.fromkeys(piece for way in ways for piece in pieces(way)))
        self.strands = list(dict.fromkeys(strand for way in ways for strand in _strands(way)))
        self.bends = list(dict.fromkeys(bend for way in ways for bend in middle_bends(way)))
        self.on_lines = _uses(ways, pieces, self.lines)
        self.on_strands = _uses(ways, _strands, self.strands)
        self.at_bends = _uses(ways, middle_bends, self.bends)
        # Nobody joins a way before it has bent: the leg that it begins with is its own, unless others begin with it too.
        own = _uses(ways, _first_leg, self.lines) * (not begins_together)
        self.shares = own + (self.on_lines - own) * self.share
        """What of a crossing on each line counts."""
        self.out = np.array([way.out for way in ways])
        self.into = np.array([way.into for way in ways])


def all_prices(flow: Flow, ways: Ways) -> dict[tuple[int, int], Prices]:
    """The prices of each two edges that are not always free of each other."""
    edges = [
        _Edge(some, ways.mates(number), begins_together=ways.may_begin_together(number))
        for number, some in enumerate(ways.of)
    ]
    found = {}
    for a, one in enumerate(edges):
        for b in range(a + 1, len(edges)):
            prices = _prices(flow, ways, (a, b), (one, edges[b]))
            if prices.apart.any() or prices.whole.any():
                found[a, b] = prices
    return found


def _prices(flow: Flow, ways: Ways, numbers: tuple[int, int], both: tuple[_Edge, _Edge]) -> Prices:
    first, second = (flow.edges[number] for number in numbers)
    one, two = both
    passing = _passing(one.lines, two.lines)
    crossed = one.on_lines @ passing @ two.on_lines.T
    out, into = (one.out[:, None], one.into[:, None]), (two.out[None, :], two.into[None, :])
    apart = np.zeros(crossed.shape, dtype=bool)
    if first.source == second.target:
        apart |= out[0] == into[1]
    if second.source == first.target:
        apart |= into[0] == out[1]
    friends = np.zeros(crossed.shape, dtype=bool)
    if first.source == second.source:
        friends |= out[0] == into[0]
        if ways.one_corner_each(first, second):
            apart |= friends
    if first.target == second.target:
        friends |= out[1] == into[1]
    if ways.buses[numbers[0]] >> numbers[1] & 1:
        friends |= True
    in_gutters, on_each_other = _in_gutters(one, two, crossed, ~(friends | apart))
    on_each_other |= one.on_lines @ _laid(one.lines, two.lines) @ two.on_lines.T > 0
    on_each_other |= one.at_bends @ _alike(one.bends, two.bends) @ two.at_bends.T > 0
    apart |= on_each_other & ~friends
    whole = np.where(apart, 0, crossed + np.where(friends, 0, in_gutters))
    sure = one.shares @ passing @ two.shares.T + (whole - crossed) * one.share * two.share
    return Prices(apart, whole, np.where(apart, 0.0, sure))


def _in_gutters(
    one: _Edge, two: _Edge, crossed: Table, strangers: NDArray[np.bool_]
) -> tuple[Table, NDArray[np.bool_]]:
    """How often they cross in gutters beside what they cross in the open, and whether no order keeps them apart."""
    beside = _beside(one.strands, two.strands)
    if not beside.any():
        return np.zeros_like(crossed), np.zeros(crossed.shape, dtype=bool)
    prices = np.zeros_like(beside)
    for a, b in np.argwhere(beside):
        prices[a, b] = _least(one.strands[a][1:], two.strands[b][1:])
    laid = one.on_strands @ (prices == _APART).astype(np.float64) @ two.on_strands.T > 0
    count = one.on_strands @ np.maximum(prices, 0) @ two.on_strands.T
    several = one.on_strands @ beside @ two.on_strands.T > 1
    for a, b in np.argwhere(several & strangers & ~laid):
        together = least_together(one.ways[a].corners, two.ways[b].corners)
        if together is None:
            laid[a, b] = True
        else:
            count[a, b] = max(count[a, b], together - crossed[a, b])
    return count, laid


_Strand = tuple[int, int, int, bool, bool]
"""(line, ends along it, whether each end turns to the high side)."""


def _strands(way: Way) -> list[_Strand]:
    return [(line, *stretch[1:]) for line, stretch in way.stretches]


@lru_cache(maxsize=100_000)
def _least(one: tuple[int, int, bool, bool], two: tuple[int, int, bool, bool]) -> int:
    mine: Stretch = (0, *one)
    price = least_crossings(mine, (0, *two))
    return _APART if price is None else price


def _first_leg(way: Way) -> list[StraightPiece]:
    return pieces(way)[:1] if bends(way) else []


def _uses(ways: Sequence[Way], parts_of: Callable[[Way], Iterable[Hashable]], parts: Sequence[Hashable]) -> Table:
    """Which way has which of the parts."""
    index = {part: number for number, part in enumerate(parts)}
    found = np.zeros((len(ways), len(parts)), dtype=np.float64)
    for row, way in enumerate(ways):
        for part in parts_of(way):
            found[row, index[part]] = 1
    return found


def _passing(first: Sequence[StraightPiece], second: Sequence[StraightPiece]) -> Table:
    """Which pieces pass straight through which."""
    (line, low, high), (across, start, end) = _columns(first)[..., None], _columns(second)[:, None]
    within = (start < line >> 1) & (line >> 1 < end) & (low < across >> 1) & (across >> 1 < high)
    return ((line & 1 != across & 1) & within).astype(np.float64)


def _laid(first: Sequence[StraightPiece], second: Sequence[StraightPiece]) -> Table:
    """Which pieces of middle lines lie on which."""
    (line, low, high), (other, start, end) = _columns(first)[..., None], _columns(second)[:, None]
    return ((line == other) & (line >> 1 & 1 == 1) & (low < end) & (start < high)).astype(np.float64)


def _beside(first: Sequence[_Strand], second: Sequence[_Strand]) -> Table:
    """Which strands pass each other in one gutter."""
    (line, low, high), (other, start, end) = _columns(first)[..., None], _columns(second)[:, None]
    return ((line == other) & (low <= end) & (start <= high)).astype(np.float64)


def _alike(first: Sequence[Hashable], second: Sequence[Hashable]) -> Table:
    return np.array([[one == two for two in second] for one in first], dtype=np.float64).reshape(
        len(first), len(second)
    )


def _columns(pieces: Sequence[StraightPiece] | Sequence[_Strand]) -> NDArray[np.int64]:
    """The lines of pieces, their low ends and their high ends."""
    return np.array([piece[:3] for piece in pieces], dtype=np.int64).reshape(-1, 3).T
