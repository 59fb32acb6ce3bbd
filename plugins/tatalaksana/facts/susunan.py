# The tree of units, and the SOP that belong to each: its own and those of the units below it.
from __future__ import annotations

from collections.abc import Iterable, Mapping

from tatalaksana.catalog.entry import Catalog, Registers, unit_path
from tatalaksana.model import Sop


def unit_name(sop: Sop, registers: Registers) -> str:
    """An SOP's unit as printed: in the SOP's own words, else by its name; its id where nobody knows it."""
    unit = registers.unit.get(sop.unit.unit)
    return sop.unit.teks or (unit.nama if unit else sop.unit.unit)


def units_below(registers: Registers) -> Mapping[str | None, tuple[str, ...]]:
    """Unit to the units directly below it, in the order of their register; None to those at the top."""
    found: dict[str | None, list[str]] = {}
    for name, unit in registers.unit.items():
        found.setdefault(unit.induk if unit.induk in registers.unit else None, []).append(name)
    return {name: tuple(below) for name, below in found.items()}


def sop_of_units(catalog: Catalog) -> Mapping[str, tuple[str, ...]]:
    """Unit to the ids of its entries and of those of the units below it, in the order of the collection."""
    found: dict[str, list[str]] = {}
    for card in catalog.cards.values():
        for unit in unit_path(card.unit, catalog.registers):
            found.setdefault(unit, []).append(card.id)
    return {unit: tuple(entries) for unit, entries in found.items()}


def offices_in(entries: Iterable[str], catalog: Catalog) -> Mapping[str, int]:
    """The offices that act in any of these entries, with in how many, in the order of their register."""
    found: dict[str, int] = {}
    for name in entries:
        for office in {*catalog.cards[name].lajur}:
            found[office] = found.get(office, 0) + 1
    return {office: found[office] for office in catalog.registers.jabatan if office in found}
