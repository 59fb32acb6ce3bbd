# What a change is: a value that says what it touches, how grave it is, and all that is needed to make it again.
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tatalaksana.model import Kelas, Sop


class Tempat(StrEnum):
    """Where a change is."""

    KEPALA = "kepala"
    """The identity sheet."""
    LAJUR = "lajur"
    LANGKAH = "langkah"
    DAFTAR = "daftar"
    """Not in the SOP's own file: what a register says of something that the SOP names."""


class Aksi(StrEnum):
    """What was done."""

    DIUBAH = "diubah"
    DITAMBAH = "ditambah"
    DIHAPUS = "dihapus"
    DIPINDAH = "dipindah"


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One change. Values are the model's own, as they stand in the older and in the newer SOP."""

    bagian: Tempat
    aksi: Aksi
    kelas: Kelas
    kunci: str = ""
    """The key that was changed, `tanggal.efektif` for a key within a key; empty where a whole lane or step is meant."""
    lama_ke: int | None = None
    """The place of the lane or step in the older SOP, from 0."""
    baru_ke: int | None = None
    """Its place in the newer one."""
    lama: object = None
    baru: object = None


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """Two SOP side by side."""

    lama: Sop
    baru: Sop
    perubahan: tuple[Perubahan, ...]
    """The head first, then lanes, steps from top to bottom, registers."""
    lajur: tuple[tuple[int, int], ...]
    """Which lane is which: (place in the older SOP, place in the newer), in the order of the older."""
    langkah: tuple[tuple[int, int], ...]
    """Which step is which, likewise."""
    nama_lama: tuple[str, ...]
    """What stands over the lanes of the older SOP."""
    nama_baru: tuple[str, ...]
    judul: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """The titles of regulations and forms that either may name, by their ids, as far as they are known."""

    @property
    def kelas(self) -> tuple[Kelas, ...]:
        """The classes that there are changes of, gravest first."""
        found = {perubahan.kelas for perubahan in self.perubahan}
        return tuple(kelas for kelas in Kelas if kelas in found)
