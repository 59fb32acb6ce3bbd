# What an office does in all SOP together, and which SOP a regulation is cited in.
from __future__ import annotations

from collections.abc import Iterable, Mapping

from tatalaksana.catalog.entry import Catalog, Registers
from tatalaksana.facts.daftar_periksa import Bagian


def work_of(parts: Iterable[Bagian]) -> Mapping[str, tuple[Bagian, ...]]:
    """Office to its part of every SOP in which it acts, in the order of these parts."""
    found: dict[str, list[Bagian]] = {}
    for part in parts:
        found.setdefault(part.jabatan, []).append(part)
    return {office: tuple(several) for office, several in found.items()}


def parted(parts: Iterable[Bagian], catalog: Catalog) -> tuple[tuple[Bagian, ...], tuple[Bagian, ...]]:
    """Parts of SOP in force, and of the others."""
    known = tuple(parts)
    return (
        tuple(part for part in known if catalog.entries[part.daftar.id].berlaku),
        tuple(part for part in known if not catalog.entries[part.daftar.id].berlaku),
    )


def acting(catalog: Catalog) -> tuple[str, ...]:
    """The offices that have a lane in any SOP, in the order of their register."""
    found = {lajur.jabatan for entry in catalog.entries.values() for lajur in entry.sop.pelaksana}
    return tuple(office for office in catalog.registers.jabatan if office in found)


def citing(catalog: Catalog) -> Mapping[str, tuple[str, ...]]:
    """Regulation to the ids of the entries that name it in Dasar Hukum."""
    found: dict[str, dict[str, None]] = {}
    for entry in catalog.entries.values():
        for dasar in entry.sop.dasar_hukum:
            if dasar.peraturan:
                found.setdefault(dasar.peraturan, {})[entry.id] = None
    return {regulation: tuple(entries) for regulation, entries in found.items()}


def successors(regulation: str, registers: Registers) -> tuple[str, ...]:
    """The chain of regulations that replaced one, next first. Ends at what is unknown and before a loop closes."""
    chain: dict[str, None] = {}
    here = registers.peraturan[regulation].diganti_oleh
    while here is not None and here in registers.peraturan and here not in chain and here != regulation:
        chain[here] = None
        here = registers.peraturan[here].diganti_oleh
    return tuple(chain)
