# Lines that each have a way, and together would be read as others: what has to give way so that they are not.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tatalaksana.chart.grid import Corners, GridPoint


class Knot(NamedTuple):
    """Edges that mislead together."""

    groups: Sequence[Sequence[int]]
    """Groups of edges, those first that should give way: once all of one do, nothing misleads here."""
    bend: GridPoint | None = None
    """Where those that bend must not bend again."""


def any_of(edges: Sequence[int]) -> Knot:
    """A knot that is undone as soon as any of these gives way."""
    return Knot([(edge,) for edge in edges])


@dataclass(frozen=True, slots=True)
class Refused:
    """The ways that an edge must not take."""

    ways: frozenset[Corners] = frozenset()
    bends: frozenset[GridPoint] = frozenset()
    """Where no way of it may bend."""

    def __contains__(self, corners: object) -> bool:
        return corners in self.ways or (bool(self.bends) and not self.bends.isdisjoint(corners[1:-1]))  # type: ignore[index]

    def __bool__(self) -> bool:
        return bool(self.ways or self.bends)

    def also(self, corners: Corners, bend: GridPoint | None) -> Refused:
        """With all that bend there, if this way does, else with this way."""
        if bend in corners[1:-1]:
            return replace(self, bends=self.bends | {bend})
        return replace(self, ways=self.ways | {corners})
