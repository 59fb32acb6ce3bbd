# What a head of bureau asks of each unit: what stands in force, what is due, what the checks see, what regulations touch.
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tatalaksana.catalog.card import Card
from tatalaksana.catalog.entry import Catalog, unit_path
from tatalaksana.facts.dampak import stale
from tatalaksana.facts.edisi import BELUM, status_name
from tatalaksana.facts.hitungan import asks, counts
from tatalaksana.facts.tenggat import Tenggat, is_late, is_soon
from tatalaksana.model import Status
from tatalaksana.source import Problem, Severity

if TYPE_CHECKING:
    from tatalaksana.facts.facts import AllFacts

_TOLD_APART = frozenset({"peraturan-diganti", "belum-diterbitkan"})
"""Warnings about what has a place of its own here."""


@dataclass(frozen=True, slots=True)
class Keadaan:
    """One SOP as it stands."""

    card: Card
    tenggat: tuple[Tenggat, ...]
    """Its next reviews, soonest first."""
    terlambat: bool
    """Whether one of them is overdue."""
    segera: bool
    """Whether none is, but one is due soon."""
    peringatan: tuple[Problem, ...]
    diterima: tuple[Problem, ...]
    """Warnings that its file accepts, each with the reason and the day."""
    terdampak: tuple[str, ...]
    """Ids of the regulations it cites that have been replaced, amended or revoked."""
    belum_terbit: tuple[str, ...]
    """What it names and nobody has published."""


@dataclass(frozen=True, slots=True)
class Mutu:
    """A unit with those below it, in numbers; a draft's warnings count, what is revoked counts only as such, an example never."""

    status: Mapping[str, int]
    """How many SOP have each status."""
    terlambat: int
    """SOP of which a review is overdue."""
    segera: int
    """SOP of which a review is due soon, and none is overdue."""
    terdampak: int
    """SOP that cite a regulation which is no longer as it was."""
    belum_terbit: int
    """SOP that are named and not published."""
    peringatan: int
    """Warnings of the checks."""
    diterima: int
    """Warnings that files accept."""

    @property
    def urgency(self) -> tuple[int, ...]:
        """For sorting: the more urgent the smaller."""
        return tuple(
            -number for number in (self.terlambat, self.segera, self.terdampak, self.belum_terbit, self.peringatan)
        )


@dataclass(slots=True)
class _Sum:
    """A unit's numbers while they are counted."""

    status: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*Status, BELUM), 0))
    numbers: list[int] = field(default_factory=lambda: [0] * 5)
    missing: set[str] = field(default_factory=set)

    def count(self, state: Keadaan, catalog: Catalog) -> None:
        """One SOP more."""
        if counts(state.card):
            self.status[status_name(state.card, catalog)] += 1
        self._more(
            (state.terlambat, state.segera, bool(state.terdampak), len(state.peringatan), len(state.diterima)),
            state.belum_terbit,
        )

    def add(self, other: _Sum) -> None:
        """Those of another one more."""
        for name, number in other.status.items():
            self.status[name] += number
        self._more(other.numbers, other.missing)

    def _more(self, numbers: Iterable[int], missing: Iterable[str]) -> None:
        self.numbers = [before + more for before, more in zip(self.numbers, numbers, strict=True)]
        self.missing.update(missing)


def keadaan_of(facts: AllFacts, warnings: Iterable[Problem]) -> Mapping[str, Keadaan]:
    """Entry id to how it stands.

    Args:
        facts: The collection.
        warnings: What its checks found, of which only warnings count, accepted ones apart.
    """
    catalog = facts.catalog
    told: dict[str, list[Problem]] = {}
    accepted: dict[str, list[Problem]] = {}
    for problem in warnings:
        if problem.acceptance is not None:
            accepted.setdefault(problem.file, []).append(problem)
        elif problem.severity is Severity.WARNING and problem.code not in _TOLD_APART:
            told.setdefault(problem.file, []).append(problem)
    missing: dict[str, list[str]] = {}
    for one in catalog.belum_terbit:
        for asker in one.askers:
            missing.setdefault(asker, []).append(one.sebutan)
    changed = {name for name, about in catalog.registers.peraturan.items() if stale(about)}
    found: dict[str, Keadaan] = {}
    for card in catalog.cards.values():
        due = facts.of[card.id].tenggat
        late = any(is_late(one, catalog.tanggal) for one in due)
        soon = not late and any(is_soon(one, catalog.tanggal) for one in due)
        live = asks(card)
        found[card.id] = Keadaan(
            card,
            due,
            late,
            soon,
            tuple(told.get(card.file, ())) if live else (),
            tuple(accepted.get(card.file, ())),
            tuple(name for name in card.peraturan if name in changed) if live else (),
            tuple(missing.get(card.id, ())) if live else (),
        )
    return found


def mutu_of(catalog: Catalog, states: Mapping[str, Keadaan]) -> Mapping[str | None, Mutu]:
    """Unit to its numbers, of units that have SOP in or below them; None is the whole collection."""
    own: dict[str, _Sum] = {}
    for state in states.values():
        own.setdefault(state.card.unit, _Sum()).count(state, catalog)
    sums: dict[str | None, _Sum] = {None: _Sum()}
    for unit, part in own.items():
        for above in (None, *unit_path(unit, catalog.registers)):
            sums.setdefault(above, _Sum()).add(part)
    return {
        unit: Mutu(one.status, one.numbers[0], one.numbers[1], one.numbers[2], len(one.missing), *one.numbers[3:])
        for unit, one in sums.items()
    }
