# What checks of SOP that need the other files found. They see cards and what these stand on, so it holds as long as these are
# the same: an edit that changes no card asks nobody again.
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, islice

from tatalaksana.catalog.checks import LINK_CHECKS
from tatalaksana.catalog.entry import Links
from tatalaksana.catalog.twins import has_twins
from tatalaksana.model.reading import MANY
from tatalaksana.source import Finding


@dataclass(frozen=True, slots=True)
class Linked:
    """What checks of other files found, which holds as long as all cards and all that they stand on are the same."""

    mark: str
    """Of the cards and of what they stand on."""
    found: Mapping[str, tuple[Finding, ...]]
    """By the ids of the SOP, of those of which there is anything to tell."""
    twinned: bool
    """Whether two have one number; which of them is told is for git to say, and that changes with a commit."""
    links: Links | None = None
    """The links themselves; nothing where they were not kept."""


def mark_of(ground: str, forms: Iterable[str], cards: Iterable[tuple[str, str]], *, whole: bool) -> str:
    """Another one when anything else may be found.

    Args:
        ground: The mark of the registers and profiles.
        forms: The ids of the forms.
        cards: The ids of the SOP, in order, and the marks of their cards.
        whole: Whether all files could be read.
    """
    said = chain((ground, str(whole), *forms), (f"{name}\0{mark}" for name, mark in cards))
    return sha256("\0\0".join(said).encode()).hexdigest()


def linked_of(mark: str, links: Links, *, whole: bool) -> Linked:
    """What they find now; nothing but twins where not all files could be read."""
    found = {
        name: told
        for name, card in (links.cards if whole else {}).items()
        if (told := tuple(islice(chain.from_iterable(check(card, links) for check in LINK_CHECKS), MANY + 1)))
    }
    return Linked(mark, found, twinned=has_twins(links.cards.values()), links=links)
