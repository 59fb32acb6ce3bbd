# What an office does in all SOP together, and which SOP a regulation is cited in.
from __future__ import annotations

from collections.abc import Mapping

from tatalaksana.catalog.entry import Catalog, Registers
from tatalaksana.facts.daftar_periksa import Bagian, DaftarPeriksa, bagian_of, daftar_periksa_of


def work_of(catalog: Catalog) -> Mapping[str, tuple[Bagian, ...]]:
    """Office to its part of every SOP in which it acts, in the order of the collection."""
    found: dict[str, list[Bagian]] = {}
    for entry in catalog.entries.values():
        for part in bagian_of(daftar_periksa_of(entry, catalog)):
            found.setdefault(part.jabatan, []).append(part)
    return {office: tuple(parts) for office, parts in found.items()}


def acting(catalog: Catalog) -> tuple[str, ...]:
    """The offices that have a lane in any SOP, in the order of their register."""
    found = {lajur.jabatan for entry in catalog.entries.values() for lajur in entry.sop.pelaksana}
    return tuple(office for office in catalog.registers.jabatan if office in found)


def arrivals(daftar: DaftarPeriksa) -> tuple[tuple[tuple[int, str], ...], ...]:
    """For each row where it is come from: (row, label of the exit, empty where that row does not decide)."""
    found: list[list[tuple[int, str]]] = [[] for _ in daftar.langkah]
    for row, langkah in enumerate(daftar.langkah):
        for label, target in langkah.arah:
            if target is not None and (row, label) not in found[target]:
                found[target].append((row, label))
    return tuple(tuple(ways) for ways in found)


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
    chain: list[str] = []
    here = registers.peraturan[regulation].diganti_oleh
    while here is not None and here in registers.peraturan and here not in chain and here != regulation:
        chain.append(here)
        here = registers.peraturan[here].diganti_oleh
    return tuple(chain)
