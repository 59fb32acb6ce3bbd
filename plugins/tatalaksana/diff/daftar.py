# What registers and forms of two collections do not share: an office that came with a new SOP, a regulation that was replaced.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from tatalaksana.catalog import Catalog


@dataclass(frozen=True, slots=True)
class ButirDaftar:
    """An item of a register that came, went or changed."""

    daftar: str
    """«unit», «jabatan», «peraturan», «profil», «formulir»."""
    id: str
    lama: BaseModel | None
    """None where it is new."""
    baru: BaseModel | None
    """None where it is gone."""


def compare_registers(old: Catalog, new: Catalog) -> tuple[ButirDaftar, ...]:
    """Every such item, register by register; of a file that one of the two could not read, none."""
    return tuple(_items(old, new))


def _items(old: Catalog, new: Catalog) -> Iterator[ButirDaftar]:
    unread = old.registers.unread | new.registers.unread
    before, after = _registers(old), _registers(new)
    for name, items in before.items():
        for key in dict.fromkeys([*items, *after[name]]):
            first, second = items.get(key), after[name].get(key)
            if first != second and unread.isdisjoint({(name, name), (name, key)}):
                yield ButirDaftar(name, key, first, second)


def _registers(catalog: Catalog) -> Mapping[str, Mapping[str, BaseModel]]:
    registers = catalog.registers
    return {
        "unit": registers.unit,
        "jabatan": registers.jabatan,
        "peraturan": registers.peraturan,
        "profil": registers.profil,
        "formulir": catalog.formulir,
    }
