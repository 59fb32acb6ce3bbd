# The checklist of an SOP: its steps as things to have, to do and to hand over. Decided once, for every output.
from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Keluar:
    """An exit of a decision."""

    label: str
    tujuan: int | None
    """The row it leads to, as an index of `langkah`; None ends the procedure."""


@dataclass(frozen=True, slots=True)
class Langkah:
    """A row of the SOP's table, all texts without markup."""

    nomor: str
    """As printed; empty for a row without number."""
    kegiatan: str
    pelaksana: tuple[str, ...]
    """What stands over the lanes in which this row has symbols."""
    jabatan: tuple[str, ...]
    """The ids of those lanes' offices."""
    kelengkapan: tuple[str, ...]
    waktu: str
    menit: tuple[int, int] | None
    """The planned time as least and most minutes; None where it cannot be known, as with working days."""
    output: tuple[str, ...]
    ket: tuple[str, ...]
    keluar: tuple[Keluar, ...]
    """The exits where this row decides; empty elsewhere."""
    lanjut: int | None
    """The row that follows where this row does not decide; None ends the procedure."""


@dataclass(frozen=True, slots=True)
class DaftarPeriksa:
    """The checklist of one SOP."""

    id: str
    """The entry's id, `folder/slug`."""
    judul: str
    """Kind and title: «SOP Mikro …»."""
    nomor: str
    revisi_ke: int
    efektif: date | None
    unit: str
    status: str
    sidik: str
    """The fingerprint of the edition, by which a run knows that the SOP has changed."""
    langkah: tuple[Langkah, ...]
