# Amounts of time within a written text: «2 (dua) hari kerja», «1 x 24 jam», «2–3 minggu», «1 jam + 30 menit», «30 menit - 3 jam».
# Each question is asked of a place among the pieces and answered with what stands there and the place behind it.
from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from tatalaksana.model.angka import HALF, number_in_words
from tatalaksana.model.durasi import Cela, Jumlah
from tatalaksana.model.kata_waktu import ATAU, DAN, KALI
from tatalaksana.model.likeness import slip
from tatalaksana.model.penggalan import Jenjang, Penggal
from tatalaksana.model.satuan import BERLALU, DIPERTEGAS, DITULIS, PENEGAS, Satuan

_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_HOUR, _DAY = DITULIS["jam"], DITULIS["hari"]
_AN_HOUR = 60
_BEHIND = Penggal(Jenjang.TANDA, "", 0, 0)
_Unit = tuple[Satuan, Fraction, int]
"""A unit, how many of it the word means, and the place behind the word."""
_Part = tuple[Jumlah, int, Fraction]
"""An amount in one unit, the place behind it, and about how long one of its unit is."""
_ABOUT = (("±",), ("+", "/", "-"), ("+", "-"))
_APART = frozenset({",", ";"})
_THOUSANDS = re.compile("[1-9][0-9]{0,2},[0-9]{3}")


class Pembacaan:
    """The pieces of one text, and what amounts stand in them."""

    def __init__(self, pieces: Sequence[Penggal]) -> None:
        self._pieces = pieces
        self.cela: Cela | None = None
        """What is odd in the figures that were come by."""

    def at(self, place: int) -> Penggal:
        """The piece at a place; an empty one before and behind them all."""
        return self._pieces[place] if 0 <= place < len(self._pieces) else _BEHIND

    def text(self, place: int) -> str:
        """The piece's text."""
        return self.at(place).teks

    def joined(self, place: int) -> bool:
        """Whether no blank stands before it."""
        return self.at(place - 1).akhir == self.at(place).awal

    def ends(self, place: int) -> bool:
        """Whether nothing stands there."""
        return place >= len(self._pieces)

    def figure(self, place: int) -> tuple[Fraction, int] | None:
        """A number in figures or words, with both where one stands in brackets behind the other."""
        if self.at(place).jenis is not Jenjang.ANGKA:
            found = number_in_words(self.text, place)
            return found and self._confirmed(*found)
        number, behind = self.at(place).angka, place + 1
        if self.text(behind) == HALF:
            number, behind = number + Fraction(1, 2), behind + 1
        return self._confirmed(number, behind)

    def unit(self, place: int) -> _Unit | None:
        """A unit by its word or sign, and what its next words make of it."""
        word, behind = self.text(place), place + 1
        if word == "h" and self.text(behind) == "k":
            word, behind = "hk", behind + 1
        # «10 '» too, but no quote that opens: «nomor 41 'a'».
        sign = self.joined(place) or not self.joined(behind)
        found = DITULIS.get(word) if word.isalpha() or sign else None
        if found in (_HOUR, _DAY):
            base = "jam" if found == _HOUR else "hari"
            while (closer := self._closer(base, behind)) is not None:
                found, behind = closer
        return found and (*found, behind)

    def span(self, place: int) -> tuple[Jumlah, int] | None:
        """A time, from one to another where it says so, and the place behind it."""
        among = self.text(place - 1) == "antara"
        first = self._total(place, among=among)
        to = first and (self.towards(first[1], among=among) or self._in_one_unit(*first))
        last = self._total(to) if to else None
        if first is None or to is None or last is None:
            return first
        low, high = first[0], last[0]
        if low.bobot[0] > high.bobot[1]:
            if self.text(first[1]) not in {*ATAU, "/"}:
                self.cela = Cela.TERBALIK
                return None
            low, high = high, low
        return Jumlah(low.sedikit, high.banyak), last[1]

    def _in_one_unit(self, first: Jumlah, place: int) -> int | None:
        """«1 hari/2 hari»: the place behind the stroke, where the same unit stands again; «10 menit/hari» has no figure."""
        again = self._measure(place + 1) if self.text(place) == "/" and not self.at(place + 1).lekat else None
        same = again and again[0].satuan == first.satuan and self.text(again[1] - 1) == self.text(place - 1)
        return place + 1 if same else None

    def towards(self, place: int, *, among: bool = False) -> int | None:
        """The place behind a word or sign for «to»; `among`: behind «antara», where «dan» is one."""
        if among and self.text(place) == "dan":
            return place + 1
        if self.at(place).jenis is not Jenjang.SAMPAI and self.text(place) not in ATAU:
            return None
        return place + 2 if self.text(place + 1) == "dengan" else place + 1

    def _confirmed(self, number: Fraction, place: int) -> tuple[Fraction, int]:
        """The number again in brackets, if it stands there: «2 (dua)», «dua (2)», «2-3 (dua sampai tiga)», «1 x 24 (satu kali dua puluh empat)»."""
        if self.text(place) not in _OPEN:
            return number, place
        said, behind = self._said(place + 1)
        more, last = None, behind
        if said is not None and (self.at(behind).jenis is Jenjang.SAMPAI or self.text(behind) in KALI):
            more, last = self._said(self.towards(behind) or behind + 1)
        if said is None or self.text(last) not in _CLOSE:
            return number, place
        product = more is not None and self.text(behind) in KALI
        if not product and number != (said if more is None else more):
            self.cela = Cela.ANGKA_BEDA
        return number, last + 1

    def _said(self, place: int) -> tuple[Fraction | None, int]:
        if self.at(place).jenis is Jenjang.ANGKA and not self.at(place).lekat:
            return self.at(place).angka, place + 1
        return number_in_words(self.text, place) or (None, place)

    def _closer(self, base: str, place: int) -> tuple[tuple[Satuan, Fraction], int] | None:
        """«kerja», «-kerja», «(kerja)» behind a day or an hour."""
        ahead = self.text(place) in {"-", *_OPEN}
        word = self.text(place + ahead)
        found = DIPERTEGAS.get((base, word)) or DIPERTEGAS.get((base, slip(word, PENEGAS, closed=True) or ""))
        if found is None or (self.text(place) in _OPEN and self.text(place + 2) not in _CLOSE):
            return None
        return found, place + (3 if self.text(place) in _OPEN else 1 + ahead)

    def _total(self, place: int, *, among: bool = False) -> tuple[Jumlah, int] | None:
        found = self._measure(place, among=among)
        if found is None:
            return None
        total, behind, size = found
        while more := self._measure(self._next(behind, among=among)):
            if self.text(behind) in _APART and more[2] >= size:
                self.cela = Cela.BERDERET
                return None
            total, behind, size = total + more[0], more[1], more[2]
        minutes = self._bare_minutes(behind)
        return (total, behind) if minutes is None else (total + minutes, behind + 1 + (self.text(behind + 1) == "m"))

    def _next(self, place: int, *, among: bool) -> int:
        """Where the next part of a sum would begin: behind a comma or a word for «and», if one stands there."""
        if self.text(place) == "dan" and among:
            return place
        return place + (self.text(place) in DAN | _APART)

    def _bare_minutes(self, place: int) -> Jumlah | None:
        """«1 jam 30», «1 j 30 m»: nobody means anything but minutes."""
        bare, named = self.at(place), self.text(place + 1) == "m"
        if DITULIS.get(self.text(place - 1)) != _HOUR or bare.jenis is not Jenjang.ANGKA or bare.angka >= _AN_HOUR:
            return None
        plain = self.ends(place + 1) and len(bare.teks) == len("30")
        return Jumlah.of({Satuan.MENIT: bare.angka}) if named or plain else None

    def _measure(self, place: int, *, among: bool = False) -> _Part | None:
        """A number and its unit; both ends of a range have the unit behind the second."""
        if self.at(place).jenis is Jenjang.PUKUL:
            return self._by_clock(place)
        found = self.figure(place)
        if found is None:
            return None
        if _THOUSANDS.fullmatch(self.at(place).teks) and self.unit(found[1]):
            self.cela = Cela.RIBUAN
            return None
        low, high, behind = self._widened(*self._product(*found))
        unit = self.unit(behind + self._hyphen(behind))
        if unit is None and (to := self.towards(behind, among=among)) and (more := self.figure(to)):
            high, behind = more
            unit = self.unit(behind + self._hyphen(behind))
            if unit and low > high:
                if 0 < high < 1 and self.text(place + 1) == "-":
                    low = high = low + high  # «1-1/2 jam»
                else:
                    self.cela = Cela.TERBALIK
                    return None
        if unit is None:
            return self._in_brackets(low, behind) if low == high else None
        name, each, behind = unit
        if self.text(behind) == HALF and self.unit(behind + 1) is None:
            low, high, behind = low + Fraction(1, 2), high + Fraction(1, 2), behind + 1
        behind = self._again(high * each, each, name, behind)
        amount = Jumlah(Jumlah.of({name: low * each}).sedikit, Jumlah.of({name: high * each}).banyak)
        return amount, behind, BERLALU[name] * each

    def _product(self, number: Fraction, place: int) -> tuple[Fraction, int]:
        """«1 x 24»."""
        times = self.figure(place + 1) if self.text(place) in {*KALI, "*"} and not self.at(place + 1).lekat else None
        return (number * times[0], times[1]) if times else (number, place)

    def _widened(self, number: Fraction, place: int) -> tuple[Fraction, Fraction, int]:
        """«10±2 menit» from the least to the most, and the place behind, where a unit stands."""
        start = next(
            (place + len(one) for one in _ABOUT if one == tuple(self.text(place + more) for more in range(len(one)))), 0
        )
        found = self.figure(start) if start else None
        if found is None or found[0] > number or self.unit(found[1]) is None:
            return number, number, place
        return number - found[0], number + found[0], found[1]

    def _hyphen(self, place: int) -> bool:
        """Whether a hyphen without blanks stands there: «10-menit»."""
        return self.text(place) == "-" and self.joined(place) and self.joined(place + 1)

    def _by_clock(self, place: int) -> _Part | None:
        """«1:30 jam» is hours and minutes; «1.25 hari» is a number, «1.30 jam» and «00.30 menit» may be either and are none."""
        unit, text = self.unit(place + 1), self.text(place)
        if unit is None:
            return None
        name, each, behind = unit
        if ":" not in text:
            if name is Satuan.MENIT:
                self.cela = Cela.RANCU
                return None
            return Jumlah.of({name: Fraction(text) * each}), behind, BERLALU[name] * each
        hours, minutes, *_ = map(int, text.split(":"))
        whole = Jumlah.of({Satuan.MENIT: Fraction(hours * 60 + minutes)})
        if each == _AN_HOUR:
            return whole, behind, Fraction(1)
        self.cela = Cela.RANCU
        return None

    def _in_brackets(self, number: Fraction, place: int) -> _Part | None:
        """«5 (lima hari kerja)», «5 (hari)»."""
        if self.text(place) not in _OPEN:
            return None
        said, behind = number_in_words(self.text, place + 1) or (number, place + 1)
        unit = self.unit(behind)
        if unit is None or self.text(unit[2]) not in _CLOSE:
            return None
        if said != number:
            self.cela = Cela.ANGKA_BEDA
        return Jumlah.of({unit[0]: number * unit[1]}), unit[2] + 1, BERLALU[unit[0]] * unit[1]

    def _again(self, amount: Fraction, each: Fraction, name: Satuan, place: int) -> int:
        """The place behind brackets that say the same in words: «2 hari (dua hari)», «2 hari (dua)», «30 menit (setengah jam)»."""
        said = number_in_words(self.text, place + 1) if self.text(place) in _OPEN else None
        if said is None:
            return place
        unit = self.unit(said[1])
        if unit and unit[0] is not name:
            return place
        behind = unit[2] if unit else said[1]
        if self.text(behind) not in _CLOSE:
            return place
        if said[0] * (unit[1] if unit else each) != amount:
            self.cela = Cela.ANGKA_BEDA
        return behind + 1
