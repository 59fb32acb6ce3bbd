# What is already drawn, as bit masks: a question about a whole line costs a few integer operations.
#
# On a middle line, a bit stands for the piece from one grid node to the next. For crossings, a bit stands for a node
# that a line passes straight through; lines on top of each other in gutters fill one plane after another.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Set as AbstractSet

from tatalaksana.chart.grid import Grid, GridPoint
from tatalaksana.chart.way import Stretch, Stretches, Way, least_crossings

_INFINITE = float("inf")


class Occupancy:
    """The lines on the grid."""

    def __init__(self, grid: Grid) -> None:
        count = 2 * (max(grid.width, grid.height) + 1)
        self.pieces: list[int] = [0] * count
        """For each middle line, its pieces in use."""
        self.strands: list[list[Stretch]] = [[] for _ in range(count)]
        """For each gutter, the pieces of routes in it."""
        self.bends: dict[GridPoint, set[int]] = defaultdict(set)
        """The edges that bend at each node."""
        self.passing: list[list[int]] = [[] for _ in range(count)]
        """For each line, the nodes of it at which others pass: at one at least, at two at least and so on."""
        self._users: list[dict[int, int]] = [{} for _ in range(count)]

    def crossings(self, line: int, start: int, end: int) -> int:
        """How many lines a straight piece crosses between its ends."""
        planes = self.passing[line]
        if not planes:
            return 0
        mask = (1 << end) - (2 << start) if start < end else (1 << start) - (2 << end)
        if mask <= 0:
            return 0
        count = 0
        for plane in planes:
            met = plane & mask
            # What a plane holds the one before it holds too.
            if not met:
                break
            count += met.bit_count()
        return count

    def crossed(self, way: Way, exits: AbstractSet[int], entries: AbstractSet[int]) -> int:
        """How many lines a way crosses, in the open and in gutters."""
        passed = sum([self.crossings(line, low, high) for line, low, high in way.pieces])
        return passed + (self.gutters(way.stretches, exits, entries, _INFINITE) or 0)

    def meets(self, way: Way, exits: AbstractSet[int], entries: AbstractSet[int]) -> bool:
        """Whether a way crosses another's, bends where one does, or runs beside one that it can't be kept apart from."""
        for line, low, high in way.pieces:
            if self.crossings(line, low, high):
                return True
        for corner in way.corners[1:-1]:
            if corner in self.bends and not self.bends[corner] <= exits | entries:
                return True
        return self.gutters(way.stretches, exits, entries, 1) != 0

    def gutters(
        self, stretches: Stretches, exits: AbstractSet[int], entries: AbstractSet[int], limit: float
    ) -> int | None:
        """The crossings that a way's pieces in gutters cannot avoid, below `limit`, with others than its exits and entries.

        None where they are as many, or where the pieces could not be kept apart from others.
        """
        total = 0
        for line, mine in stretches:
            _, low, high, _, _ = mine
            for other in self.strands[line]:
                edge, start, end, _, _ = other
                if high < start or end < low or edge in exits or edge in entries:
                    continue
                price = least_crossings(mine, other)
                if price is None:
                    return None
                total += price
                if total >= limit:
                    return None
        return total

    def foreign(self, line: int, friends: AbstractSet[int]) -> int:
        """The pieces of a middle line that others than `friends` use."""
        if not friends:
            return self.pieces[line]
        mask = 0
        for edge, pieces in self._users[line].items():
            if edge not in friends:
                mask |= pieces
        return mask

    def put(self, edge: int, way: Way) -> None:
        """Add a way."""
        passing = self.passing
        for line, low, high in way.pieces:
            at, upright = line >> 1, line & 1
            if at & 1:
                steps = (1 << high) - (1 << low)
                users = self._users[line]
                users[edge] = users.get(edge, 0) | steps
                self.pieces[line] |= steps
            bit = 1 << at
            for planes in passing[2 * low + 3 - upright : 2 * high + 1 - upright : 2]:
                for index, plane in enumerate(planes):
                    if not plane & bit:
                        planes[index] = plane | bit
                        break
                else:
                    planes.append(bit)
        for line, stretch in way.stretches:
            self.strands[line].append(stretch)
        for corner in way.corners[1:-1]:
            self.bends[corner].add(edge)

    def take(self, edge: int, way: Way) -> None:
        """Remove a way."""
        passing = self.passing
        for line, low, high in way.pieces:
            at, upright = line >> 1, line & 1
            if at & 1:
                users = self._users[line]
                users.pop(edge, None)
                mask = 0
                for other in users.values():
                    mask |= other
                self.pieces[line] = mask
            bit = 1 << at
            for planes in passing[2 * low + 3 - upright : 2 * high + 1 - upright : 2]:
                index = len(planes) - 1
                while not planes[index] & bit:
                    index -= 1
                planes[index] ^= bit
        for line, stretch in way.stretches:
            self.strands[line].remove(stretch)
        for corner in way.corners[1:-1]:
            self.bends[corner].discard(edge)
