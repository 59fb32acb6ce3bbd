# A planned time as a value: how much of which unit, at least and at most, per what, and the words that are no time. Units
# are added up each by itself, «12 hari kerja + 40 menit»; what a unit holds of another only a profile says.
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from functools import reduce

from tatalaksana.model.angka import say_number
from tatalaksana.model.satuan import BERLALU, Satuan, Takaran, takaran, together

_NONE = Fraction(0)


class Macam(StrEnum):
    """What a cell for a time says."""

    LAMA = "lama"
    """How long: «2 hari kerja», «10 menit/berkas»."""
    BERKALA = "berkala"
    """How often: «Semesteran», «setiap triwulan», «Sepanjang tahun»."""
    SAAT = "saat"
    """When: «H-1», «pukul 08.00», «akhir bulan», «2 hari sebelum rapat»."""
    KATA = "kata"
    """Free words: «Sesuai kebutuhan», «Segera»."""
    KOSONG = "kosong"
    """Nothing, a dash, or a word for nothing: «Nihil»."""


class Batas(StrEnum):
    """What a time says about its own figures, as it is said before them."""

    TEPAT = ""
    KIRA = "kurang lebih"
    PALING_LAMA = "paling lama"
    PALING_SEDIKIT = "paling sedikit"


class Cela(StrEnum):
    """What is odd in how a time is written."""

    ANGKA_BEDA = "angka dan huruf berbeda"
    """«2 (tiga) hari»: the figure counts."""
    TERBALIK = "dari yang lama ke yang singkat"
    """«5-3 hari»: read as words."""
    RANCU = "dua arti"
    """«1.30 jam»: read as words."""
    RIBUAN = "koma di depan tiga angka"
    """«1,440 menit», with a thousand as English writes it, or one and a half: read as words."""
    BERDERET = "beberapa waktu berderet"
    """«1 hari, 2 hari», one after the other or one of the two: read as words."""
    TERSISA = "ada waktu yang tersisa"
    """«10 menit x 5 berkas»: what stands beside the time changes it, and nobody can tell how: read as words."""
    SALAH_KETIK = "satuan salah ketik"
    """«10 menti»: read as words."""
    ANGKA_ASING = "angka tidak terbaca"
    """«maks .5 jam», «10/15 menit»: read as words."""


@dataclass(frozen=True, slots=True)
class Jumlah:
    """How long: of each unit at least and at most so much."""

    sedikit: Takaran = ()
    banyak: Takaran = ()
    batas: Batas = Batas.TEPAT

    @classmethod
    def of(cls, amounts: Mapping[Satuan, Fraction], batas: Batas = Batas.TEPAT) -> Jumlah:
        """Just so much, no range."""
        exact = takaran(amounts)
        return cls(exact, exact, batas)

    def __add__(self, other: Jumlah) -> Jumlah:
        return Jumlah(
            together(self.sedikit, other.sedikit), together(self.banyak, other.banyak), _both(self.batas, other.batas)
        )

    def times(self, number: Fraction | int) -> Jumlah:
        """So many times as long."""
        least, most = (
            tuple((unit, each * number) for unit, each in ends if number) for ends in (self.sedikit, self.banyak)
        )
        return Jumlah(least, most, self.batas)

    @property
    def satuan(self) -> frozenset[Satuan]:
        """The units in it."""
        return frozenset(unit for unit, _ in (*self.sedikit, *self.banyak))

    @property
    def bobot(self) -> tuple[Fraction, Fraction]:
        """About how long it is, to be compared and for nothing else: (at least, at most)."""
        least = _weight(self.sedikit)
        return least, least if self.banyak is self.sedikit else _weight(self.banyak)

    @property
    def menit(self) -> tuple[Fraction, Fraction] | None:
        """The least and the most minutes; None where anything else is in it."""
        if self.satuan - {Satuan.MENIT}:
            return None
        least, most = (sum((each for _, each in ends), Fraction(0)) for ends in (self.sedikit, self.banyak))
        return least, most

    def within(self, setara: Mapping[Satuan, Takaran]) -> Jumlah:
        """The same in other units; `setara` says of a unit what it holds of others, which come after it in `Satuan`."""
        if not setara or not self.satuan & setara.keys():
            return self
        return Jumlah(_within(self.sedikit, setara), _within(self.banyak, setara), self.batas)


@dataclass(frozen=True, slots=True)
class Durasi:
    """A planned time, as far as its words say one."""

    macam: Macam
    jumlah: Jumlah = Jumlah()
    """How long; of what is done again and again, after how long again, nothing where it does not say."""
    per: str = ""
    """«berkas»: it is as long for each of these."""
    sisa: str = ""
    """The words beside the time, in small letters; all of them where they are no time."""
    cela: Cela | None = field(default=None, compare=False)

    @property
    def lama(self) -> Jumlah | None:
        """What it adds to a sum; None where it has no length of its own, or one for each of something."""
        return self.jumlah if self.macam is Macam.LAMA and not self.per else None


def sum_of(several: Iterable[Jumlah]) -> Jumlah:
    """All of them one after the other."""
    parts = tuple(several)
    least = together(*(one.sedikit for one in parts))
    exact = all(one.sedikit is one.banyak for one in parts)
    most = least if exact else together(*(one.banyak for one in parts))
    return Jumlah(least, most, reduce(_both, (one.batas for one in parts), Batas.TEPAT))


def say_jumlah(jumlah: Jumlah) -> str:
    """«12 hari kerja + 1 jam 30 menit», «2–3 hari», «30 menit sampai 3 jam», «paling lama 3 hari kerja»."""
    least, most = dict(jumlah.sedikit), dict(jumlah.banyak)
    ends = [
        (unit, least.get(unit, _NONE), most.get(unit, _NONE)) for unit, _ in together(jumlah.sedikit, jumlah.banyak)
    ]
    said = [_range(*one) for one in ends]
    # «2 hari + 30 menit sampai 3 jam» would begin at 30 minutes: then each end is said whole.
    whole = (
        " + ".join(filter(None, said)) if None not in said else f"{_said(jumlah.sedikit)} sampai {_said(jumlah.banyak)}"
    )
    return f"{jumlah.batas} {whole or _said(())}".lstrip()


def say_durasi(durasi: Durasi) -> str:
    """A time in words that are read as the same time again; not as its sheet writes it."""
    parts = [durasi.sisa]
    if durasi.macam is Macam.LAMA:
        parts = [say_jumlah(durasi.jumlah) + (f"/{durasi.per}" if durasi.per else ""), durasi.sisa]
    elif durasi.macam is Macam.BERKALA and durasi.jumlah.banyak:
        batas, jumlah = durasi.jumlah.batas, replace(durasi.jumlah, batas=Batas.TEPAT)
        parts = [batas, f"setiap {say_jumlah(jumlah)}", durasi.sisa]
    elif durasi.macam is Macam.KOSONG:
        parts = ["-"]
    return " ".join(filter(None, parts))


def _weight(ends: Takaran) -> Fraction:
    first, *others = (BERLALU[unit] * each for unit, each in ends) if ends else (Fraction(0),)
    return sum(others, first)


def _both(one: Batas, other: Batas) -> Batas:
    """What is said of two together; of a limit up and one down only «about» is left."""
    if Batas.TEPAT in (one, other) or one is other:
        return one if other is Batas.TEPAT else other
    return Batas.KIRA


def _within(ends: Takaran, setara: Mapping[Satuan, Takaran]) -> Takaran:
    """By what stands first in `Satuan` to what comes after, so that each unit is looked at once."""
    left, found = dict(ends), {}
    for unit in Satuan:
        number = left.pop(unit, None)
        if number is None:
            continue
        if unit not in setara:
            found[unit] = number
            continue
        for smaller, each in setara[unit]:
            left[smaller] = left.get(smaller, Fraction(0)) + number * each
    return takaran(found)


def _range(unit: Satuan, least: Fraction, most: Fraction) -> str | None:
    """«2–3 hari»; None where both ends do not have the same one word, or stand in different units."""
    if least == most:
        return _amount(unit, least)
    if least > most:
        return None
    (low, word), *more = _pieces(unit, least)
    (high, other), *rest = _pieces(unit, most)
    return f"{low}–{high} {word}" if word == other and not more and not rest else None


def _said(ends: Takaran) -> str:
    return " + ".join(_amount(unit, number) for unit, number in ends) or _amount(Satuan.MENIT, _NONE)


def _amount(unit: Satuan, number: Fraction) -> str:
    return " ".join(f"{figure} {word}" for figure, word in _pieces(unit, number))


def _pieces(unit: Satuan, number: Fraction) -> list[tuple[str, str]]:
    """Figures and their words: minutes as hours, minutes and seconds."""
    if unit is not Satuan.MENIT or not number:
        return [(say_number(number), unit)]
    hours, rest = divmod(number, 60)
    minutes, rest = divmod(rest, 1)
    found = ((Fraction(hours), "jam"), (Fraction(minutes), "menit"), (rest * 60, "detik"))
    return [(say_number(each), word) for each, word in found if each]
