# How a run goes through a row: where it enters, who acts then, and which ways lead on. Within a row it goes from symbol to
# symbol; only what leaves the row is a way on.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from math import prod

from tatalaksana.facts.giliran import ELSE, Giliran, Keluar

_MOST = 24
"""Choices that are told of several who decide side by side, each with each; of more, every exit is told by itself."""


@dataclass(frozen=True, slots=True)
class Masuk:
    """One of several ways into a row, where not all of them are always taken: what is done then."""

    giliran: int
    """The symbol at which it enters, as a place in the row's `giliran`."""
    lajur: tuple[int, ...]
    """The lanes that act then."""
    jalan: tuple[int, ...]
    """The ways that lead on from there, as places in the row's `jalan`."""


def ways_of(turns: Sequence[Giliran], row: int, *, together: bool) -> tuple[tuple[Keluar, ...], tuple[Masuk, ...]]:
    """Every way on from a row, at least one of a step, and every way into it; none of a row that is no step.

    Who decide side by side decide each for themselves: a way on is then what all of them have chosen. Who only hands on beside them
    does so whatever they choose.

    Args:
        turns: Those of the row.
        row: Its place in the table.
        together: Whether all who can enter the row always do; of such a row no ways in are told.
    """
    named = _is_named(turns)
    walks = {place: _Walk(turns, row, named) for place, turn in enumerate(turns) if turn.masuk}
    for place, walk in walks.items():
        walk.follow(place, "")
    deciding = any(walk.decisions for walk in walks.values())
    found = {place: walk.ways() for place, walk in walks.items()}
    if together:
        return tuple(_chosen(_apart(walks, found)) or ([Keluar("", None)] if walks else [])), ()
    if deciding:
        for place, ways in found.items():
            found[place] = [replace(way, label=way.label or f"{turns[place].sebutan}: lanjut") for way in ways]
    jalan = list(dict.fromkeys(way for ways in found.values() for way in ways))
    masuk = tuple(
        Masuk(
            place,
            tuple(dict.fromkeys(turns[one].lajur for one in sorted(walk.acting))),
            tuple(jalan.index(way) for way in found[place]),
        )
        for place, walk in walks.items()
    )
    return tuple(jalan or ([Keluar("", None)] if walks else [])), masuk


def _is_named(turns: Sequence[Giliran]) -> bool:
    """Whether an exit has to say whose it is: several decide, not all the same, and two have exits of one name."""
    deciding = [turn for turn in turns if any(label for label, _ in turn.tuju)]
    labels = [turn.said(label) for turn in deciding for label, _ in turn.tuju]
    return len({turn.tuju for turn in deciding}) > 1 and len(set(labels)) < len(labels)


def _apart(walks: Mapping[int, _Walk], found: Mapping[int, Sequence[Keluar]]) -> list[list[Keluar]]:
    """The ways of those that come to no common symbol, each group by itself; groups that lead to the very same are one."""
    groups: list[tuple[set[int], dict[Keluar, None]]] = []
    for place, walk in walks.items():
        acting, ways = set(walk.acting), dict.fromkeys(found[place])
        for group in [group for group in groups if group[0] & acting]:
            groups.remove(group)
            acting, ways = group[0] | acting, group[1] | ways
        groups.append((acting, ways))
    return [list(ways) for ways in dict.fromkeys(tuple(ways) for _, ways in groups)]


def _chosen(groups: Sequence[Sequence[Keluar]]) -> list[Keluar]:
    """What all of them may choose, each with each."""
    choices = [_by_label(ways) for ways in groups if ways]
    if prod(map(len, choices)) > _MOST:
        return list(dict.fromkeys(way for ways in groups for way in ways))
    found: dict[Keluar, None] = {}
    for several in product(*(one.items() for one in choices)):
        label = ", ".join(label for label, _ in several if label)
        ways = [replace(way, label=label) for _, ways in several for way in ways]
        onward = [way for way in ways if way.tujuan is not None]
        found |= dict.fromkeys(onward or ways) if label else dict.fromkeys(ways)
    return list(found)


def _by_label(ways: Sequence[Keluar]) -> dict[str, list[Keluar]]:
    found: dict[str, list[Keluar]] = {}
    for way in ways:
        found.setdefault(way.label, []).append(way)
    return found


@dataclass(slots=True)
class _Walk:
    """The ways through a row from one of its symbols."""

    turns: Sequence[Giliran]
    row: int
    named: bool
    """Whether an exit says whose it is."""
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
        turn = self.turns[here]
        for way in sorted(turn.keluar, key=lambda way: not way.label):
            own = way.label or ELSE
            said = f"{turn.pembuka} {own}" if self.named else own
            joined = f"{label}, {said}" if label else said
            if way.tujuan == self.row:
                self.follow(way.giliran, joined)
            else:
                self.found[replace(way, label=joined)] = None

    def ways(self) -> list[Keluar]:
        """The ways out, of which those that no decision led to are taken with each choice."""
        always = [way for way in self.found if not way.label]
        labels = list(dict.fromkeys(way.label for way in self.found if way.label))
        if not labels or not always:
            return list(self.found)
        by_label = _by_label(list(self.found))
        return [replace(way, label=label) for label in labels for way in (*by_label[label], *always)]
