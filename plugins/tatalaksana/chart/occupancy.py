# What is already drawn, as bit masks: a question about a whole line costs a few integer operations.
#
# On a middle line, a bit stands for the piece from one grid node to the next. For crossings, a bit stands for a node
# that a line passes straight through; where several pass one, they fill one plane after another. An edge is a bit too, so
# that its friends, those that it may run on, are one number.
from __future__ import annotations

from collections.abc import Iterable

from tatalaksana.chart.grid import Grid, GridPoint
from tatalaksana.chart.linked import linked_crossings
from tatalaksana.chart.raster import raster_of
from tatalaksana.chart.way import Stretch, Stretches, Way, least_crossings

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
        self.bends: dict[GridPoint, int] = {}
        """The edges that bend where two middle lines meet."""
        self._planes: list[int] = []
        """The nodes that one line at least passes, two at least and so on; each along the lines across that one."""
        self._shared: list[int] = [0] * count
        """For each middle line, its pieces that several use."""
        self._users: list[dict[int, int]] = [{} for _ in range(count)]
        self._beside: list[int] = [0] * count
        """For each gutter the edges that have a piece in it, a bit for each."""
        self._turning: dict[int, Stretches] = {}
        """Of each edge that has pieces in several gutters, these."""
        self.steps = 0
        """What was done here so far, each by about what it takes: a clock that goes alike everywhere."""

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
            if not met:
                break
            if trunk:
                mask ^= trunk >> first & mask
                met &= mask
                trunk = 0
            count += met.bit_count()
        return count

    def crossed(self, way: Way, friends: int, trunk: int) -> float:
        """How many lines a way crosses, in the open and in gutters; infinite where it could not be kept apart from another.

        Where it joins a trunk, which is a mask of nodes along its lines, the trunk crosses already.
        """
        count, strands = 0.0, self.strands
        for line, (_, low, high, low_up, high_up) in way.stretches:
            others = strands[line]
            if others:
                count += met_beside(others, low, high, low_up, high_up, friends)
        if len(way.stretches) > 1:
            count += self.linked(way.stretches, friends)
        inside = way.inside
        for plane in self._planes:
            met = plane & inside
            if not met:
                break
            if trunk:
                inside ^= inside & trunk
                met &= inside
                trunk = 0
            count += met.bit_count()
        return count

    def linked(self, mine: Stretches, friends: int) -> float:
        """How often pieces in several gutters cross others beside what each gutter asks, as orders in one go on in the next."""
        seen = both = 0
        for line in {line for line, _ in mine}:
            beside = self._beside[line]
            both |= seen & beside
            seen |= beside
        both &= ~friends
        total = 0
        while both:
            edge = both & -both
            both ^= edge
            more = linked_crossings(mine, self._turning[edge])
            if more is None:
                return _INFINITE
            total += more
        return total

    def foreign(self, line: int, asked: int, friends: int) -> int:
        """Of these pieces of a middle line those that others than `friends` use."""
        taken = self.pieces[line] & asked
        if not taken or not friends:
            return taken
        mask = 0
        for edge, pieces in self._users[line].items():
            if pieces & taken and not edge & friends:
                mask |= pieces
        return mask & asked

    def put(self, edge: int, way: Way, trunk: int) -> None:
        """Add a way of an edge, but for what is there of its trunk: a mask of nodes along the lines across it."""
        self.steps += _PUT
        pieces = self.pieces
        for line, steps in way.legs:
            users = self._users[line]
            users[edge] = users.get(edge, 0) | steps
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
            self._beside[line] |= edge
        if len(way.stretches) > 1:
            self._turning[edge] = way.stretches
        if len(way.corners) == _ONE_BEND:
            corner = way.corners[1]
            self.bends[corner] = self.bends.get(corner, 0) | edge

    def take(self, edge: int, way: Way, trunk: int) -> None:
        """Remove a way, but for what stays of its trunk."""
        for line, steps in way.legs:
            users = self._users[line]
            users.pop(edge, None)
            if self._shared[line] & steps:
                mask = shared = 0
                for other in users.values():
                    shared |= mask & other
                    mask |= other
                self.pieces[line], self._shared[line] = mask, shared
            else:
                self.pieces[line] &= ~steps
        planes, rest, index = self._planes, way.across & ~trunk, 0
        last = len(planes) - 1
        while rest:
            above = planes[index + 1] & rest if index < last else 0
            planes[index] ^= rest ^ above
            rest = above
            index += 1
        for line, stretch in way.stretches:
            del self.strands[line][stretch]
            self._beside[line] &= ~edge
        if len(way.corners) == _ONE_BEND:
            self.bends[way.corners[1]] ^= edge


_PUT = 2
_ONE_BEND = 3


def met_beside(  # noqa: PLR0917 - asked most of all: a tuple takes longer
    strands: Iterable[Stretch],
    low: int,
    high: int,
    low_up: bool,  # noqa: FBT001 - as strands have them
    high_up: bool,  # noqa: FBT001
    friends: int,
    room: float = _INFINITE,
) -> float:
    """The crossings that a piece in a gutter cannot avoid there, with others than its friends; no more than there is room for.

    Infinite where it could not be kept apart from one of them.
    """
    total = 0
    alike = low_up is high_up
    for edge, start, end, start_up, end_up in strands:
        # Where two ends lie within the other strand, in each order one of them crosses it, or both or none do.
        if start < low < end:
            crosses = low_up is end_up if end < high else not alike if high < end else None
        elif low < start < high:
            crosses = start_up is not end_up if end < high else start_up is high_up if high < end else None
        elif end < low or high < start:
            continue
        else:
            crosses = None
        if crosses is False or edge & friends:
            continue
        if crosses:
            total += 1
        else:
            price = least_crossings((0, low, high, low_up, high_up), (edge, start, end, start_up, end_up))
            if price is None:
                return _INFINITE
            total += price
        if total >= room:
            break
    return total
