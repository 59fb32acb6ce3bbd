# What is already drawn, as bit masks: a question about a whole line costs a few integer operations.
#
# On a middle line, a bit stands for the piece from one grid node to the next. For crossings, a bit stands for a node
# that a line passes straight through; where several pass one, they fill one plane after another.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from tatalaksana.chart.grid import Grid, GridPoint
from tatalaksana.chart.raster import raster_of
from tatalaksana.chart.way import Stretch, Way, least_crossings

_INFINITE = float("inf")


class Occupancy:
    """The lines on the grid."""

    def __init__(self, grid: Grid) -> None:
        self._base = raster_of(grid).base
        count = len(self._base)
        self.pieces: list[int] = [0] * count
        """For each middle line, its pieces in use."""
        self.strands: list[dict[Stretch, None]] = [{} for _ in range(count)]
        """For each gutter, the pieces of routes in it."""
        self.bends: dict[GridPoint, set[int]] = defaultdict(set)
        """The edges that bend where two middle lines meet."""
        self._planes: list[int] = []
        """The nodes that one line at least passes, two at least and so on; each along the lines across that one."""
        self._shared: list[int] = [0] * count
        """For each middle line, its pieces that several use."""
        self._users: list[dict[int, int]] = [{} for _ in range(count)]

    def crossings(self, line: int, start: int, end: int, trunk: int = 0) -> int:
        """How many lines a straight piece crosses between its ends, beside those that the trunk it joins crosses already."""
        if start > end:
            start, end = end, start
        elif start == end:
            return 0
        first = self._base[line] + start + 1
        mask = (1 << end - start - 1) - 1
        count = 0
        for plane in self._planes:
            met = plane >> first & mask
            # What a plane holds the one before it holds too; most pieces meet nothing, so what the trunk meets is asked late.
            if met and trunk:
                mask ^= trunk >> first & mask
                met &= mask
                trunk = 0
            if not met:
                break
            count += met.bit_count()
        return count

    def crossed(self, way: Way, exits: AbstractSet[int], entries: AbstractSet[int], trunk: int) -> float:
        """How many lines a way crosses, in the open and in gutters; infinite where it could not be kept apart from another.

        Where it joins a trunk, which is a mask of nodes along its lines, the trunk crosses already.
        """
        count, strands = 0.0, self.strands
        for line, (_, low, high, low_up, high_up) in way.stretches:
            others = strands[line]
            if others:
                count += met_beside(others, low, high, low_up, high_up, exits, entries)
        inside = way.inside
        for plane in self._planes:
            met = plane & inside
            if met and trunk:
                inside ^= inside & trunk
                met &= inside
                trunk = 0
            if not met:
                break
            count += met.bit_count()
        return count

    def foreign(self, line: int, asked: int, friends: AbstractSet[int]) -> int:
        """Of these pieces of a middle line those that others than `friends` use."""
        taken = self.pieces[line] & asked
        if not taken or not friends:
            return taken
        mask = 0
        for edge, pieces in self._users[line].items():
            if pieces & taken and edge not in friends:
                mask |= pieces
        return mask & asked

    def put(self, edge: int, way: Way, trunk: int) -> None:
        """Add a way, but for what is there of its trunk: a mask of nodes along the lines across it."""
        pieces = self.pieces
        for line, steps in way.legs:
            self._users[line][edge] = steps
            taken = pieces[line]
            if taken & steps:
                self._shared[line] |= taken & steps
            pieces[line] = taken | steps
        planes, rest = self._planes, way.across & ~trunk
        for index, plane in enumerate(planes):
            planes[index] = plane | rest
            rest &= plane
            if not rest:
                break
        else:
            if rest:
                planes.append(rest)
        for line, stretch in way.stretches:
            self.strands[line][stretch] = None
        if len(way.corners) == _ONE_BEND:
            self.bends[way.corners[1]].add(edge)

    def take(self, edge: int, way: Way, trunk: int) -> None:
        """Remove a way, but for what stays of its trunk."""
        for line, steps in way.legs:
            users = self._users[line]
            del users[edge]
            if self._shared[line] & steps:
                mask = shared = 0
                for other in users.values():
                    shared |= mask & other
                    mask |= other
                self.pieces[line], self._shared[line] = mask, shared
            else:
                self.pieces[line] ^= steps
        planes, rest = self._planes, way.across & ~trunk
        index = len(planes)
        while rest:
            index -= 1
            met = planes[index] & rest
            if met:
                planes[index] ^= met
                rest ^= met
        for line, stretch in way.stretches:
            del self.strands[line][stretch]
        if len(way.corners) == _ONE_BEND:
            self.bends[way.corners[1]].discard(edge)


_ONE_BEND = 3


def met_beside(  # noqa: PLR0917 - asked most of all: a tuple takes longer
    strands: Iterable[Stretch],
    low: int,
    high: int,
    low_up: bool,  # noqa: FBT001 - as strands have them
    high_up: bool,  # noqa: FBT001
    exits: AbstractSet[int],
    entries: AbstractSet[int],
) -> float:
    """The crossings that a piece in a gutter cannot avoid there, with others than its exits and entries.

    Infinite where it could not be kept apart from one of them.
    """
    total = 0
    for edge, start, end, start_up, end_up in strands:
        if high < start or end < low or edge in exits or edge in entries:
            continue
        if low == start or high == end or low == end or high == start:  # noqa: PLR1714, SIM109 - tuples cost more
            price = least_crossings((0, low, high, low_up, high_up), (edge, start, end, start_up, end_up))
            if price is None:
                return _INFINITE
            total += price
        # Two ends lie within the other strand: in each order one of them crosses it, or both or none do.
        elif (low_up if start < low else not start_up) is not (high_up if high < end else not end_up):
            total += 1
    return total
