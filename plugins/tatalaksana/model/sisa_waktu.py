# What stands beside a time that was read: words, or more of a time. «10 menit x 5 berkas» is no ten minutes, so what is
# left over and counts is never dropped without a word.
from __future__ import annotations

from tatalaksana.model.durasi import Cela
from tatalaksana.model.kata_waktu import DAN, KALI, MELANTUR
from tatalaksana.model.likeness import slip
from tatalaksana.model.penggalan import Jenjang, fragments_of
from tatalaksana.model.pilihan_tertulis import Pilihan
from tatalaksana.model.satuan import DIKETIK, Satuan, slipped_unit

_SAME = frozenset({"=", "setara", "±", "~", "sekitar", "termasuk"})
"""Before a time that is the same again, or within the other: «1 hari (= 8 jam)», «1 bulan (± 30 hari)»."""
_SINCE = frozenset({"setelah", "sesudah", "sejak", "semenjak", "terhitung"})
"""Before a time that passes first: «2 hari setelah 14 hari masa sanggah»."""
_SIGNS = frozenset({"x", "*", "@"})
_CLOCK = frozenset({Satuan.MENIT, Satuan.JAM_KERJA})
_WITHIN = 10
"""Pieces that a bracket is looked for in."""


def left_over(words: str, *, sums: bool = True) -> Cela | None:
    """What is odd in the words beside a time: a figure with a unit, or a sign that multiplies or widens.

    Args:
        words: What is left.
        sums: Whether they stand beside a length, which brackets may say again in another unit.
    """
    if not words:
        return None
    rest = _Sisa(words, sums=sums)
    return Cela.TERSISA if any(map(rest.counts, range(rest.count))) else rest.unread()


def per_of_several(per: str) -> Cela | None:
    """Whether what a time is for each of has a figure of its own: «2 menit/lembar untuk 10 lembar»."""
    if not any(map(str.isdigit, per)):
        return left_over(per)
    rest = _Sisa(per)
    return Cela.TERSISA if any(map(rest.is_count, range(rest.count))) else None


def unread(words: str) -> Cela | None:
    """What is odd in words that were read as no time, though a figure and a unit stand in them."""
    return _Sisa(words).unread()


class _Sisa(Pilihan):
    def __init__(self, words: str, *, sums: bool = True) -> None:
        super().__init__(words, fragments_of(words))
        self._sums = sums

    def counts(self, place: int) -> bool:
        """Whether what stands at a place is more of the time."""
        text, before = self.text(place), self.text(place - 1)
        if text in _SIGNS or text in KALI:
            return self._multiplies(place)
        if text == "±":
            return before != "("
        if self.at(place).jenis is Jenjang.PUKUL:
            return self.unit(place + 1) is not None
        found = self.figure(place)
        if found is None or self.at(place).lekat or self._is_name(place):
            return False
        if self.unit(found[1]) is None:
            return self.ends(found[1]) and (place == 0 or before in DAN | {";"})
        return not self._explains(place)

    def unread(self) -> Cela | None:
        """«30 mneit», «.5 jam» behind a word."""
        for place in range(self.count):
            kind, word = self.at(place).jenis, self.text(place + 1)
            if self._is_name(place):
                continue
            if kind is Jenjang.LAIN and self.unit(place + 1):
                return Cela.ANGKA_ASING
            if kind is Jenjang.ANGKA and word == "/" and (found := self.figure(place + 2)) and self.unit(found[1]):
                return Cela.ANGKA_ASING
            slipped = word not in DIKETIK and (slip(word, DIKETIK, closed=True) or slipped_unit(word))
            if kind is Jenjang.ANGKA and slipped:
                return Cela.SALAH_KETIK
            if kind is Jenjang.ANGKA and word in {"°", "º"}:
                return Cela.ANGKA_ASING
        return None

    def is_count(self, place: int) -> bool:
        """Whether a figure stands there that is no name: «berkas R4» is one, and «formulir F-2»."""
        of_word = self.joined(place) and self.text(place - 1)[-1:].isalpha()
        of_sign = self.joined(place) and self.text(place - 1) == "-" and self.joined(place - 1)
        return (
            self.at(place).jenis is Jenjang.ANGKA
            and not (self.at(place).lekat or of_word or of_sign)
            and not self._is_name(place)
        )

    def _multiplies(self, place: int) -> bool:
        """Whether it is by more than one: «x 5 berkas», «5 berkas x», «x jumlah berkas», «@ 3 orang»."""
        found = self.figure(place + 1) or self.figure(place - 2) or self.figure(place - 1)
        return found[0] != 1 if found else self.text(place) in _SIGNS

    def _is_name(self, place: int) -> bool:
        """Whether a figure is a name: «minggu ke 2», «tanggal 5»."""
        return self.text(place - 1 - (self.text(place - 1) == "-")) in MELANTUR - {"/"}

    def _explains(self, place: int) -> bool:
        """Whether the time that stands there says the same again, or when the work begins."""
        before = self.text(place - 1)
        found = self.span(place)
        if before in _SINCE or (self._sums and before in {"=", "setara"}):
            return True
        if before == "/":
            return found is not None and found[0].satuan <= _CLOCK
        return self._sums and self._bracketed(place)

    def _bracketed(self, place: int) -> bool:
        """Whether it stands in brackets that hold one time and nothing more, or say what is within the other."""
        back = range(place - 1, max(-1, place - _WITHIN), -1)
        begin = next((at for at in back if self.text(at) in {"(", ")"}), -1)
        if self.text(begin) != "(":
            return False
        if self.text(begin + 1) == "termasuk":
            return True
        found = self.span(begin + 1 + (self.text(begin + 1) in _SAME))
        return found is not None and found[1] > place and self.text(found[1]) in {")", "="}
