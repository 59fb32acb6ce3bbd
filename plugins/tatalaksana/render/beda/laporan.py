# What a report of differences is made from.
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tatalaksana.catalog import Catalog
from tatalaksana.diff import Kelas, Pasangan, compare_registers
from tatalaksana.render.beda.daftar import register_words
from tatalaksana.render.beda.petikan import flat


@dataclass(frozen=True, slots=True)
class Laporan:
    """The differences between two states of a collection, and what the two are called."""

    dari: str
    ke: str
    pasangan: tuple[Pasangan, ...]
    lama: Catalog
    baru: Catalog
    masalah: tuple[str, ...] = ()
    """What could not be compared, a sentence each."""

    @property
    def daftar(self) -> tuple[str, ...]:
        """What changed in registers and forms, a sentence each."""
        return register_changes(self.lama, self.baru)

    def nama_of(self, pasangan: Pasangan) -> str:
        """What an SOP is called: «SOP Mikro …», «SPO …» where its profile says so."""
        return (self.baru if pasangan.baru else self.lama).nama_of(pasangan.entry.card)


def register_changes(old: Catalog, new: Catalog) -> tuple[str, ...]:
    """What changed in registers and forms, a sentence each."""
    return tuple(register_words(one, new if one.baru else old) for one in compare_registers(old, new))


def heading_of(pasangan: Pasangan, laporan: Laporan) -> str:
    """What a report calls an SOP: its name and number."""
    sop = pasangan.entry.sop
    return flat(laporan.nama_of(pasangan)) + (f" ({flat(sop.nomor)})" if sop.nomor else "")


def counted(classes: Iterable[Kelas]) -> str:
    """«3 perubahan: 2 substansi, 1 redaksi»; «2 perubahan rujukan» where all are of one class."""
    counts = Counter(classes)
    total = sum(counts.values())
    if len(counts) == 1:
        return f"{total} perubahan {next(iter(counts)).value}"
    parts = [f"{counts[kelas]} {kelas.value}" for kelas in Kelas if counts[kelas]]
    return f"{total} perubahan: {', '.join(parts)}" if total else "tidak ada perubahan"
