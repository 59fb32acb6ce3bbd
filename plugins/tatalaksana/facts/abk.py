# Workload (analisis beban kerja): what each office works in a year, as far as the SOP say; what they don't say is named.
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from tatalaksana.catalog import Card, Entry, Registers
from tatalaksana.facts.hitungan import asks
from tatalaksana.model import Kegiatan, Macam, Satuan, Takaran, WaktuEfektif, durasi_of

_DAYS_OF_WORK = 5
"""Working days of a week."""
_AN_HOUR = Fraction(60)
Rentang = tuple[Fraction, Fraction]
"""The least and the most minutes."""


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

    card: Card
    jabatan: str
    """The office's id."""
    kerja: int
    """Steps whose time comes from «waktu_kerja»."""
    berlalu: int
    """Steps whose time comes from «waktu», as far as it is in hours and minutes."""
    satuan: tuple[str, ...]
    """Of both, the times that are so long for each of something: as the file writes them, with their steps."""
    kurang: tuple[Kurang, ...]
    """Steps without a time that could be counted."""
    menit: Rentang
    """The least and the most minutes each time, without those steps."""
    menit_satuan: Rentang
    """More minutes for each of what the times above are counted by: so many as the SOP's volume says."""
    efektif: WaktuEfektif

    @property
    def volume(self) -> int | None:
        """How often a year; None where the SOP does not say."""
        return self.card.volume

    @property
    def terhitung(self) -> bool:
        """Whether any of its steps has a time that could be counted: without one its minutes are unknown, not none."""
        return bool(self.kerja or self.berlalu)

    @property
    def setahun(self) -> Rentang:
        """The least and the most minutes a year; none without a volume. A volume is times and things alike: a time for each of something counts as often."""
        least, most = (end + more for end, more in zip(self.menit, self.menit_satuan, strict=True))
        return least * (self.volume or 0), most * (self.volume or 0)

    @property
    def orang(self) -> Rentang:
        """How many persons that takes, at least and at most.

        Minutes a year by the effective minutes that one person works in a year: 75,000, which are 300 on each of 250 days,
        unless the profile says otherwise (PermenPAN-RB 1/2020).
        """
        least, most = self.setahun
        return least / self.efektif.menit_per_tahun, most / self.efektif.menit_per_tahun


def by_office(found: Iterable[Beban], registers: Registers) -> Mapping[str, tuple[Beban, ...]]:
    """Office to its work in every SOP, in the order of the register and of what was found; nobody is employed as an application or as the public."""
    several: dict[str, list[Beban]] = {}
    for one in found:
        several.setdefault(one.jabatan, []).append(one)
    return {
        office: tuple(several[office])
        for office, about in registers.jabatan.items()
        if office in several and about.dijabat
    }


def beban_of(entry: Entry, rows: Mapping[str, Sequence[int]], efektif: WaktuEfektif) -> Iterator[Beban]:
    """What each office works in an SOP; nothing in one that is revoked or an example.

    Args:
        entry: The SOP.
        rows: Each office's rows.
        efektif: What one person works in a year.
    """
    if not asks(entry.card):
        return
    shared = entry.flow.sharing
    at_work = _at_work(efektif)
    times = [_time(kegiatan, at_work, shared=row in shared) for row, kegiatan in enumerate(entry.sop.kegiatan)]
    for office, baris in rows.items():
        known = {row: time for row in baris if not isinstance(time := times[row], str)}
        each = {row: time for row, time in known.items() if time.per}
        yield Beban(
            entry.card, office,
            kerja=sum(time.kerja for time in known.values()),
            berlalu=sum(not time.kerja for time in known.values()),
            satuan=tuple(f"langkah {entry.flow.called(row)}: {time.teks}" for row, time in each.items()),
            kurang=tuple(Kurang(entry.flow.called(row), time) for row in baris if isinstance(time := times[row], str)),
            menit=_total([time for time in known.values() if not time.per]),
            menit_satuan=_total(list(each.values())),
            efektif=efektif,
        )  # fmt: skip


def plain_beban(one: Beban) -> list[Any]:
    """All of it that its SOP alone says, as JSON has it."""
    gaps = [[gap.langkah, gap.sebab] for gap in one.kurang]
    spans = [[end.as_integer_ratio() for end in span] for span in (one.menit, one.menit_satuan)]
    return [one.jabatan, one.kerja, one.berlalu, one.satuan, gaps, *spans]


def beban_from(plain: list[Any], card: Card, efektif: WaktuEfektif) -> Beban:
    """The work that is this as JSON has it, of an SOP where one person works so much in a year."""
    office, at_work, passing, each, gaps, *spans = plain
    menit, menit_satuan = ((_fraction(*least), _fraction(*most)) for least, most in spans)
    kurang = tuple(Kurang(step, why) for step, why in gaps)
    return Beban(card, office, at_work, passing, tuple(each), kurang, menit, menit_satuan, efektif)


@lru_cache(maxsize=4096)
def _fraction(numerator: int, denominator: int) -> Fraction:
    """A fraction; thousands of SOP say the same few."""
    return Fraction(numerator, denominator)


@dataclass(frozen=True, slots=True)
class _Terhitung:
    """A step's time that can be counted."""

    menit: Rentang
    teks: str
    """As the file writes it."""
    per: str
    kerja: bool
    """Whether it is from «waktu_kerja»."""


def _total(times: Sequence[_Terhitung]) -> Rentang:
    return sum((one.menit[0] for one in times), Fraction(0)), sum((one.menit[1] for one in times), Fraction(0))


def _at_work(efektif: WaktuEfektif) -> Mapping[Satuan, Takaran]:
    """What a unit holds where time at work is meant; how long a month is worked, nobody says."""
    day = Fraction(efektif.menit_per_hari)
    held = {Satuan.JAM_KERJA: _AN_HOUR, Satuan.HARI: day, Satuan.HARI_KERJA: day, Satuan.MINGGU: day * _DAYS_OF_WORK}
    return {unit: ((Satuan.MENIT, minutes),) for unit, minutes in held.items()}


def _time(kegiatan: Kegiatan, at_work: Mapping[Satuan, Takaran], *, shared: bool) -> _Terhitung | str:
    """A step's time, or why there is none."""
    if kegiatan.waktu_kerja is not None:
        durasi = durasi_of(kegiatan.waktu_kerja)
        minutes = durasi.jumlah.within(at_work).menit if durasi.macam is Macam.LAMA else None
        if minutes is None:
            return f"waktu kerja «{kegiatan.waktu_kerja}» tidak dapat dihitung"
        return _Terhitung(minutes, kegiatan.waktu_kerja, durasi.per, kerja=True)
    if shared:
        return "waktunya bersama langkah lain"
    return _passing(kegiatan.waktu.teks, at_work) if kegiatan.waktu else "tanpa waktu"


_NO_LENGTH = {
    Macam.KOSONG: "tanpa waktu",
    Macam.BERKALA: "«{}» menyebut berapa sering, bukan berapa lama",
    Macam.SAAT: "«{}» menyebut kapan, bukan berapa lama",
    Macam.KATA: "waktu «{}» tidak dapat dihitung",
}


def _passing(words: str, at_work: Mapping[Satuan, Takaran]) -> _Terhitung | str:
    """A time that passes, as far as it may be worked: hours and minutes. Days pass whether anybody works or not."""
    durasi = durasi_of(words)
    if durasi.macam is not Macam.LAMA:
        return _NO_LENGTH[durasi.macam].format(words)
    minutes = durasi.jumlah.within({Satuan.JAM_KERJA: at_work[Satuan.JAM_KERJA]}).menit
    if minutes is None:
        return f"«{words}» adalah waktu yang berlalu"
    return _Terhitung(minutes, words, durasi.per, kerja=False)
