# What an office does in all SOP together, and which SOP a regulation is cited in.
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tatalaksana.catalog.entry import Catalog, Entry, Registers


class _OfSop(Protocol):
    @property
    def id(self) -> str:
        """The SOP's id."""


_P = TypeVar("_P", bound=_OfSop)


@dataclass(frozen=True, slots=True)
class Tugas:
    """What an office does in an SOP, by its rows alone: a collection is looked through without making checklists."""

    id: str
    """The SOP's id."""
    baris: tuple[int, ...]
    """The rows, by their places in the table."""


def acting_rows(entry: Entry) -> Mapping[str, tuple[int, ...]]:
    """Office to its rows in an SOP, in the order in which the offices first act: as its checklist has them."""
    own = sorted(
        (symbol.row, index, symbol.lane) for index, symbol in enumerate(entry.flow.symbols) if not symbol.made_up
    )
    rows: dict[str, dict[int, None]] = {}
    for row, _, lane in own:
        rows.setdefault(entry.sop.pelaksana[lane].jabatan, {})[row] = None
    return {office: tuple(several) for office, several in rows.items()}


def work_of(entries: Iterable[tuple[str, Mapping[str, tuple[int, ...]]]]) -> Mapping[str, tuple[Tugas, ...]]:
    """Office to what it does in every SOP in which it acts, in the order of these SOP.

    Args:
        entries: Each SOP's id, and its offices' rows.
    """
    found: dict[str, list[Tugas]] = {}
    for name, rows in entries:
        for office, several in rows.items():
            found.setdefault(office, []).append(Tugas(name, several))
    return {office: tuple(several) for office, several in found.items()}


def parted(parts: Iterable[_P], catalog: Catalog) -> tuple[tuple[_P, ...], tuple[_P, ...]]:
    """Parts of SOP in force, and of the others."""
    known = tuple(parts)
    return (
        tuple(part for part in known if catalog.cards[part.id].berlaku),
        tuple(part for part in known if not catalog.cards[part.id].berlaku),
    )


def acting(catalog: Catalog) -> tuple[str, ...]:
    """The offices that have a lane in any SOP, in the order of their register."""
    found = {office for card in catalog.cards.values() for office in card.lajur}
    return tuple(office for office in catalog.registers.jabatan if office in found)


def citing(catalog: Catalog) -> Mapping[str, tuple[str, ...]]:
    """Regulation to the ids of the entries that name it in Dasar Hukum."""
    found: dict[str, list[str]] = {}
    for card in catalog.cards.values():
        for regulation in card.peraturan:
            found.setdefault(regulation, []).append(card.id)
    return {regulation: tuple(several) for regulation, several in found.items()}


def successors(regulation: str, registers: Registers) -> tuple[str, ...]:
    """The chain of regulations that replaced one, next first. Ends at what is unknown and before a loop closes."""
    chain: dict[str, None] = {}
    here = registers.peraturan[regulation].diganti_oleh
    while here is not None and here in registers.peraturan and here not in chain and here != regulation:
        chain[here] = None
        here = registers.peraturan[here].diganti_oleh
    return tuple(chain)
