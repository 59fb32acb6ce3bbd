# What is already drawn, as bit masks: a question about a whole line costs a few integer operations.
#
# On a middle line, a bit stands for the piece from one grid node to the next. For crossings, a bit stands for a node
# that a line passes straight through; lines on top of each other in gutters fill one plane after another.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from tatalaksana.chart.grid import Corners, Grid, GridPoint

GutterLine = tuple[bool, int]
"""(is it upright?, its coordinate)."""


class Stretch(NamedTuple):
    """A straight piece of a route in a gutter: its ends along it, and the side that each end turns to."""

    edge: int
    low: int
    high: int
    low_turn: int
    high_turn: int


class Occupancy:
    """The lines on the grid."""

    def __init__(self, grid: Grid) -> None:
        self.symbols_down: dict[int, int] = defaultdict(int)
        """For each lane's middle x, the y of its symbols."""
        self.symbols_across: dict[int, int] = defaultdict(int)
        """For each row's middle y, the x of its symbols."""
        for x, y in grid.places:
            self.symbols_down[x] |= 1 << y
            self.symbols_across[y] |= 1 << x
        self.pieces: dict[GutterLine, int] = defaultdict(int)
        """For each middle line, its pieces in use."""
        self.strands: dict[GutterLine, list[Stretch]] = defaultdict(list)
        """For each gutter, the pieces of routes in it."""
        self.bends: dict[GridPoint, set[int]] = defaultdict(set)
        """The edges that bend at each node."""
        self._users: dict[GutterLine, dict[int, int]] = defaultdict(dict)
        self._passing: dict[GutterLine, list[int]] = defaultdict(list)

    def crossings(self, line: GutterLine, start: int, end: int) -> int:
        """How many lines a straight piece crosses between its ends."""
        low, high = (start, end) if start < end else (end, start)
        mask = (1 << high) - (2 << low)
        if mask <= 0:
            return 0
        count = 0
        for plane in self._passing[line]:
            count += (plane & mask).bit_count()
        return count

    def crossed(self, corners: Corners, friends: AbstractSet[int]) -> int:
        """How many lines a route crosses, in the open and in gutters."""
        passed = sum(self.crossings(line, start, end) for line, start, end in _lines(corners))
        return passed + (self.gutters(corners, friends, float("inf")) or 0)

    def blocked(self, line: GutterLine, start: int, end: int, friends: AbstractSet[int]) -> bool:
        """Whether others than `friends` use any piece of a middle line between two nodes."""
        low, high = (start, end) if start < end else (end, start)
        return bool(self._foreign(line, friends) & ((1 << high) - (1 << low)))

    def reach(
        self, line: GutterLine, near: int, step: int, bound: int, friends: AbstractSet[int]
    ) -> tuple[int, int | None]:
        """How far one can go from a symbol along its middle line.

        Returns:
            The last node that can be reached before another's line or a symbol, and the next symbol's
            coordinate unless another's line comes first.
        """
        foreign = self._foreign(line, friends)
        symbols = (self.symbols_down if line[0] else self.symbols_across)[line[1]]
        if step > 0:
            ahead = foreign >> near
            free = near + (ahead & -ahead).bit_length() - 1 if ahead else bound
            beyond = symbols >> near + 1
            symbol = near + (beyond & -beyond).bit_length() if beyond else None
            return (free, None) if symbol is None or free < symbol else (symbol - 1, symbol)
        below = (1 << near) - 1
        free = (foreign & below).bit_length()
        symbol = (symbols & below).bit_length() - 1
        return (free, None) if symbol < 0 or free > symbol else (symbol + 1, symbol)

    def gutters(self, corners: Corners, friends: AbstractSet[int], limit: float) -> int | None:
        """The crossings that a route's pieces in gutters cannot avoid, below `limit`.

        None where they are as many, or where the pieces could not be kept apart from others.
        """
        total = 0
        for index, (line, _, _) in enumerate(_lines(corners)):
            if line[1] % 2:
                continue
            mine = _strand(-1, corners, index)
            for other in self.strands[line]:
                if other.edge in friends or mine.high < other.low or other.high < mine.low:
                    continue
                price = least_crossings(mine, other)
                if price is None:
                    return None
                total += price
                if total >= limit:
                    return None
        return total

    def _foreign(self, line: GutterLine, friends: AbstractSet[int]) -> int:
        if not friends:
            return self.pieces[line]
        mask = 0
        for edge, pieces in self._users[line].items():
            if edge not in friends:
                mask |= pieces
        return mask

    def put(self, edge: int, corners: Corners) -> None:
        """Add a route."""
        for index, (line, start, end) in enumerate(_lines(corners)):
            upright, at = line
            low, high = min(start, end), max(start, end)
            if at % 2:
                self._users[line][edge] = self._users[line].get(edge, 0) | ((1 << high) - (1 << low))
                self.pieces[line] |= (1 << high) - (1 << low)
            else:
                self.strands[line].append(_strand(edge, corners, index))
            for node in range(low + 1, high):
                _raise((self._passing[not upright, node]), 1 << at)
        for corner in corners[1:-1]:
            self.bends[corner].add(edge)

    def take(self, edge: int, corners: Corners) -> None:
        """Remove a route."""
        for line, start, end in _lines(corners):
            upright, at = line
            if at % 2:
                users = self._users[line]
                users.pop(edge, None)
                mask = 0
                for other in users.values():
                    mask |= other
                self.pieces[line] = mask
            else:
                self.strands[line] = [strand for strand in self.strands[line] if strand.edge != edge]
            for node in range(min(start, end) + 1, max(start, end)):
                _lower(self._passing[not upright, node], 1 << at)
        for corner in corners[1:-1]:
            self.bends[corner].discard(edge)


def least_crossings(mine: Stretch, other: Stretch) -> int | None:
    """How often two strands that pass each other must cross; None when either order puts one on the other."""
    _, low, high, low_turn, high_turn = mine
    _, start, end, start_turn, end_turn = other
    # Of the ends that lie within the other strand, some cross it when mine runs on the low side, the rest when not.
    within = before = 0
    if start < low < end:
        within += 1
        before += low_turn > 0
    if start < high < end:
        within += 1
        before += high_turn > 0
    if low < start < high:
        within += 1
        before += start_turn < 0
    if low < end < high:
        within += 1
        before += end_turn < 0
    choices = [before, within - before]
    if low in (start, end) or high in (start, end):
        # Ends that come from opposite sides to one middle line lie on each other there in one of the orders.
        for position, turn in ((low, low_turn), (high, high_turn)):
            for at, other_turn in ((start, start_turn), (end, end_turn)):
                if position == at and position % 2 and turn != other_turn:
                    choices[turn < 0] = _NEVER
    least = min(choices)
    return None if least == _NEVER else least


_NEVER = 1000


def _lines(corners: Corners) -> Iterator[tuple[GutterLine, int, int]]:
    for (x0, y0), (x1, y1) in pairwise(corners):
        if x0 == x1:
            yield (True, x0), y0, y1
        else:
            yield (False, y0), x0, x1


def _strand(edge: int, corners: Corners, index: int) -> Stretch:
    """The piece of a route that begins at one of its bends and ends at the next."""
    here, there = corners[index], corners[index + 1]
    across, along = (0, 1) if here[0] == there[0] else (1, 0)
    first = 1 if corners[index - 1][across] > here[across] else -1
    last = 1 if corners[index + 2][across] > there[across] else -1
    if here[along] > there[along]:
        return Stretch(edge, there[along], here[along], last, first)
    return Stretch(edge, here[along], there[along], first, last)


def _raise(planes: list[int], bit: int) -> None:
    for index, plane in enumerate(planes):
        if not plane & bit:
            planes[index] = plane | bit
            return
    planes.append(bit)


def _lower(planes: list[int], bit: int) -> None:
    for index in range(len(planes) - 1, -1, -1):
        if planes[index] & bit:
            planes[index] &= ~bit
            return
