# Workload (analisis beban kerja): what each office works in a year, as far as the SOP say; what they don't say is named.
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tatalaksana.catalog import Entry, Registers
from tatalaksana.facts.daftar_periksa import Bagian
from tatalaksana.model import Kegiatan, Status, WaktuEfektif, minutes_of


@dataclass(frozen=True, slots=True)
class Kurang:
    """A step whose time cannot be counted."""

    langkah: str
    """Its number; «baris ke-3» for one without."""
    sebab: str
    """Why, in words."""


@dataclass(frozen=True, slots=True)
class Beban:
    """What one office works in one SOP.

    Each step counts once each time the SOP is carried out, for every office that acts in it: how often a decision goes
    back, and which branch is taken, no SOP says.
    """

    entry: Entry
    jabatan: str
    """The office's id."""
    kerja: int
    """Steps whose time comes from «waktu_kerja»."""
    berlalu: int
    """Steps whose time comes from «waktu», as far as it is in hours and minutes."""
    kurang: tuple[Kurang, ...]
    """Steps without a time that could be counted."""
    menit: tuple[int, int]
    """The least and the most minutes each time, without those steps."""
    efektif: WaktuEfektif

    @property
    def volume(self) -> int | None:
        """How often a year; None where the SOP does not say."""
        return self.entry.sop.volume

    @property
    def setahun(self) -> tuple[int, int]:
        """The least and the most minutes a year; none without a volume."""
        return self.menit[0] * (self.volume or 0), self.menit[1] * (self.volume or 0)

    @property
    def orang(self) -> tuple[Fraction, Fraction]:
        """How many persons that takes, at least and at most.

        Minutes a year by the effective minutes that one person works in a year: 75,000, which are 300 on each of 250 days,
        unless the profile says otherwise (PermenPAN-RB 1/2020).
        """
        return Fraction(self.setahun[0], self.efektif.menit_per_tahun), Fraction(
            self.setahun[1], self.efektif.menit_per_tahun
        )


def by_office(found: Iterable[Beban], registers: Registers) -> Mapping[str, tuple[Beban, ...]]:
    """Office to its work in every SOP, in the order of the register and of what was found."""
    several: dict[str, list[Beban]] = {}
    for one in found:
        several.setdefault(one.jabatan, []).append(one)
    return {office: tuple(several[office]) for office in registers.jabatan if office in several}


def beban_of(entry: Entry, parts: Iterable[Bagian], efektif: WaktuEfektif) -> Iterator[Beban]:
    """What each office works in an SOP; nothing in one that is revoked.

    Args:
        entry: The SOP.
        parts: Each office's steps of its checklist.
        efektif: What one person works in a year.
    """
    if entry.sop.status is Status.DICABUT:
        return
    shared = entry.flow.sharing
    times = [_time(kegiatan, efektif, shared=row in shared) for row, kegiatan in enumerate(entry.sop.kegiatan)]
    for part in parts:
        known = [time for row in part.baris if not isinstance(time := times[row], str)]
        yield Beban(
            entry, part.jabatan,
            kerja=sum(working for _, _, working in known),
            berlalu=sum(not working for _, _, working in known),
            kurang=tuple(Kurang(entry.flow.called(row), time) for row in part.baris if isinstance(time := times[row], str)),
            menit=(sum(least for least, _, _ in known), sum(most for _, most, _ in known)),
            efektif=efektif,
        )  # fmt: skip


def _time(kegiatan: Kegiatan, efektif: WaktuEfektif, *, shared: bool) -> tuple[int, int, bool] | str:
    """(least minutes, most minutes, whether from «waktu_kerja»), or why there are none."""
    if kegiatan.waktu_kerja is not None:
        minutes = minutes_of(kegiatan.waktu_kerja, efektif.menit_per_hari)
        return (*minutes, True) if minutes else f"waktu kerja «{kegiatan.waktu_kerja}» tidak dapat dihitung"
    if shared:
        return "waktunya bersama langkah lain"
    if kegiatan.waktu is None:
        return "tanpa waktu"
    words = kegiatan.waktu.teks
    if "hari" in words.casefold() or "minggu" in words.casefold():
        return f"«{words}» adalah waktu yang berlalu"
    minutes = minutes_of(words)
    return (*minutes, False) if minutes else f"waktu «{words}» tidak dapat dihitung"
