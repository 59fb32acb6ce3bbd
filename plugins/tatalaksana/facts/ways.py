# How a run goes through a row: where it enters, who acts then, and which ways lead on. Within a row it goes from symbol to
# symbol; only what leaves the row is a way on.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tatalaksana.facts.giliran import ELSE, Giliran, Keluar


@dataclass(frozen=True, slots=True)
class Masuk:
    """One of several ways into a row, where not all of them are always taken: what is done then."""

    giliran: int
    """The symbol at which it enters, as a place in the row's `giliran`."""
    lajur: tuple[int, ...]
    """The lanes that act then."""
    jalan: tuple[int, ...]
    """The ways that lead on from there, as places in the row's `jalan`."""


def ways_of(turns: Sequence[Giliran], row: int) -> tuple[tuple[Keluar, ...], tuple[Masuk, ...]]:
    """Every way on from a row, at least one of a step, and every way into it; none of a row that is no step.

    Args:
        turns: Those of the row.
        row: Its place in the table.
    """
    walks = {place: _Walk(turns, row) for place, turn in enumerate(turns) if turn.masuk}
    for place, walk in walks.items():
        walk.follow(place, "")
    jalan = list(dict.fromkeys(way for walk in walks.values() for way in walk.found))
    masuk = tuple(
        Masuk(
            place,
            tuple(dict.fromkeys(turns[one].lajur for one in sorted(walk.acting))),
            tuple(jalan.index(way) for way in walk.found),
        )
        for place, walk in walks.items()
    )
    if walks and not jalan:
        jalan = [Keluar("", None)]
    if any(walk.decisions for walk in walks.values()):
        jalan = [replace(way, label=way.label or ELSE) for way in jalan]
    return tuple(jalan), masuk


@dataclass(slots=True)
class _Walk:
    """The ways through a row from one of its symbols."""

    turns: Sequence[Giliran]
    row: int
    found: dict[Keluar, None] = field(default_factory=dict)
    """The ways out."""
    decisions: set[int] = field(default_factory=set)
    """The deciding symbols that were come to."""
    acting: set[int] = field(default_factory=set)
    """All symbols that were come to."""

    def follow(self, start: int, label: str) -> None:
        """Every way out of the row from a symbol on. A later decision's exits carry the labels that led to it."""
        todo, seen = [start], {start}
        while todo:
            here = todo.pop(0)
            self.acting.add(here)
            if any(way.label for way in self.turns[here].keluar):
                self._decide(here, label)
                continue
            for way in self.turns[here].keluar:
                if way.tujuan != self.row:
                    self.found[replace(way, label=label)] = None
                elif way.giliran not in seen:
                    seen.add(way.giliran)
                    todo.append(way.giliran)

    def _decide(self, here: int, label: str) -> None:
        if here in self.decisions:
            if label:
                # Back to a decision of this row that was come to before: the step is done once more.
                self.found[Keluar(label, self.row, here)] = None
            return
        self.decisions.add(here)
        for way in self.turns[here].keluar:
            joined = f"{label}, {way.label}" if label and way.label else label or way.label
            if way.tujuan == self.row:
                self.follow(way.giliran, joined)
            else:
                self.found[replace(way, label=joined)] = None
