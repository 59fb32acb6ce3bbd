# What checks of SOP that need the other files found. They see cards and what these stand on, so it holds as long as these are
# the same: an edit that changes no card asks nobody again, and one that does asks those whom it may touch.
from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, islice

from tatalaksana.catalog.card import Card
from tatalaksana.catalog.checks import LINK_CHECKS
from tatalaksana.catalog.entry import Link, Links
from tatalaksana.catalog.index import is_id, is_number
from tatalaksana.catalog.naming import Naming, Sayer, called_nearly, touched
from tatalaksana.catalog.twins import has_twins
from tatalaksana.model.reading import MANY
from tatalaksana.source import Finding

Linking = Callable[[Mapping[str, Card]], Links]
"""What links SOP with each other."""


_ANYWAY = frozenset({"formulir-asing", "keterkaitan-diri", "melingkar", "tautan-salah"})
"""Codes of what is true whatever SOP that could not be read are called."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What checks of other files found, which holds as long as all cards and all that they stand on are the same."""

    mark: str
    """Of the cards and of what they stand on."""
    ground: str
    """Of what they stand on alone."""
    found: Mapping[str, tuple[Finding, ...]]
    """By the ids of the SOP, of those of which there is anything to tell."""
    twinned: bool
    """Whether two have one number; which of them is told is for git to say, and that changes with a commit."""
    links: Links | None = None
    """The links themselves; nothing where they were not kept."""


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of a collection as it stands now, and what was known of them."""

    ground: str
    """The mark of the registers and profiles."""
    forms: Iterable[str]
    """The ids of the forms."""
    whole: bool
    """Whether all files could be read."""
    called: bool
    """Whether at least it is known of all SOP what they are called: what none of them is called is nowhere."""
    unread: Collection[tuple[str, str]]
    """Kinds and ids of those that could not be read, or only in part."""
    marks: Mapping[str, str]
    """The ids of the SOP, in order, and the marks of their cards."""
    card: Callable[[str], Card]
    """The card of an SOP, by its id."""
    naming: Callable[[str], Naming]
    """What it is called and says."""
    before: Callable[[], Mapping[str, Sayer]]
    """The same of all that were there, by the marks of their cards."""

    @property
    def stands_on(self) -> str:
        """Another one when the ground is another, forms come or go, or files can't be read any more."""
        return _hashed(self.ground, str(self.called), *self.forms, *("/".join(one) for one in self.unread))

    @property
    def mark(self) -> str:
        """Another one when anything else may be found."""
        return _mark(self.stands_on, self.marks.values())


def linked_of(state: Cards, before: Linked | None, linking: Linking, links: Callable[[], Links] | None) -> Linked:
    """What they find now.

    Args:
        state: As they stand now.
        before: What they found before, and of what.
        linking: What links some SOP.
        links: What links all of them, where that is wanted anyway.
    """
    mark, ground = state.mark, state.stands_on
    if before is not None and before.mark == mark:
        return before
    if links is None and before is not None and before.ground == ground and state.whole:
        known = state.before()
        relinked = _relinked(state, known, before, linking) if before.mark == _mark(ground, known) else None
        if relinked is not None:
            return relinked
    everything = linking({name: state.card(name) for name in state.marks}) if links is None else links()
    found = dict(_findings(everything.cards, everything, known=state.called))
    return Linked(mark, ground, found, twinned=has_twins(everything.cards.values()), links=links and everything)


def _relinked(state: Cards, known: Mapping[str, Sayer], before: Linked, linking: Linking) -> Linked | None:
    """What is found where some cards changed; nothing where that takes all of them."""
    now = {name: state.naming(name) for name in state.marks}
    marks = set(state.marks.values())
    gone = [one.naming for mark, one in known.items() if mark not in marks]
    near = touched(gone, {name for name, mark in state.marks.items() if mark not in known}, now)
    if near is None:
        return None
    some = linking({name: state.card(name) for name in state.marks if name in near.around})
    missed = {said for name in near.names for said in _missed(name, some)}
    if any(map(is_number, missed)) or any(map(is_id, missed)):
        return None
    if missed:
        around = near.around | called_nearly(missed, now)
        some = linking({name: state.card(name) for name in state.marks if name in around})
    found = {name: told for name, told in before.found.items() if name in now and name not in near.names}
    found.update(_findings(near.names, some, known=True))
    # Twins that were not there before are of what changed.
    twinned = has_twins(some.cards.values()) or (before.twinned and has_twins(map(state.card, state.marks)))
    return Linked(state.mark, before.ground, {name: found[name] for name in now if name in found}, twinned)


def _missed(name: str, links: Links) -> Iterable[str]:
    """What an SOP says that leads nowhere."""
    card = links.cards[name]
    several: Iterable[Link | None] = (
        *links.keterkaitan[name],
        *(links.rincian[name, row] for row, _ in card.rincian),
        links.pengganti.get(name),
    )
    return [one.rujukan.sebutan for one in several if one is not None and one.target is None]


def _findings(names: Iterable[str], links: Links, *, known: bool) -> Iterable[tuple[str, tuple[Finding, ...]]]:
    for name in names:
        checked = chain.from_iterable(check(links.cards[name], links) for check in LINK_CHECKS)
        if told := tuple(islice((one for one in checked if known or one.code in _ANYWAY), MANY + 1)):
            yield name, told


def _mark(ground: str, marks: Iterable[str]) -> str:
    return _hashed(ground, *sorted(marks))


def _hashed(*said: str) -> str:
    return sha256("\0\0".join(said).encode()).hexdigest()
