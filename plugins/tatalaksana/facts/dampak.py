# What changed regulations mean for SOP: which cite one that was replaced, amended or revoked, and what came instead.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tatalaksana.catalog.entry import Catalog, Registers
from tatalaksana.facts.pekerjaan import successors
from tatalaksana.model import Peraturan, Status, StatusPeraturan


@dataclass(frozen=True, slots=True)
class Dampak:
    """A regulation that is no longer as it was, in an SOP that cites it."""

    entry: str
    """The entry's id."""
    peraturan: str
    """The regulation's id."""
    pengganti: str | None
    """What is known to stand in its place now: the last of the chain; None where it was only amended or revoked."""
    disebut: bool
    """Whether the SOP cites a successor already, beside what it replaced."""


def stale(about: Peraturan) -> bool:
    """Whether a regulation is known to be no longer as it was."""
    changed = about.status in {StatusPeraturan.DIUBAH, StatusPeraturan.DICABUT}
    return changed or bool(about.diganti_oleh or about.diubah_oleh)


def impact_of(catalog: Catalog) -> Iterator[Dampak]:
    """What is to be looked at, SOP by SOP; a withdrawn SOP needs nothing."""
    known = catalog.registers.peraturan
    chains = cache(lambda name: successors(name, catalog.registers))
    for card in catalog.cards.values():
        if card.status is Status.DICABUT:
            continue
        cited = card.peraturan
        for name in cited:
            if name in known and stale(known[name]):
                chain = chains(name)
                yield Dampak(card.id, name, chain[-1] if chain else None, any(other in cited for other in chain))


def replaces(registers: Registers) -> Mapping[str, tuple[str, ...]]:
    """Regulation to those that it replaced."""
    return _turned((about.diganti_oleh, name) for name, about in registers.peraturan.items())


def amends(registers: Registers) -> Mapping[str, tuple[str, ...]]:
    """Regulation to those that it amended."""
    return _turned((other, name) for name, about in registers.peraturan.items() for other in about.diubah_oleh)


def _turned(pairs: Iterator[tuple[str | None, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for newer, older in pairs:
        if newer is not None:
            found.setdefault(newer, []).append(older)
    return {newer: tuple(older) for newer, older in found.items()}
