# The words around amounts within a written time: the limit before one, remarks, and several of which one holds: «1 hari (dalam
# kota), 3 hari (luar kota)».
from __future__ import annotations

from collections.abc import Sequence

from tatalaksana.model.angka import NUMBER_WORDS
from tatalaksana.model.durasi import Batas, Jumlah
from tatalaksana.model.kata_waktu import BATAS, BEGIN_LIMIT, BERLAWANAN, LONGEST_LIMIT, MENAMBAH, PILIHAN
from tatalaksana.model.penggalan import Jenjang, Penggal
from tatalaksana.model.takaran_tertulis import Pembacaan

LONGEST_REMARK = 12
"""Pieces of a remark beside a time; what is longer is a sentence, and its figures are of something else."""
_FEW_WORDS = 5
"""Words of a case, and one more."""


class Pilihan(Pembacaan):
    """The pieces of a text with its words."""

    def __init__(self, words: str, pieces: Sequence[Penggal]) -> None:
        super().__init__(pieces)
        self.words = words
        self.count = len(pieces)

    def limit(self, place: int) -> tuple[Batas, int] | None:
        """The limit that stands there, and the place behind it."""
        for many in range(LONGEST_LIMIT if self.text(place) in BEGIN_LIMIT else 0, 0, -1):
            found = BATAS.get(tuple(self.text(place + more) for more in range(many)))
            if found is not None:
                return found, place + many
        return None

    def choices(self, first: Jumlah, place: int) -> tuple[Jumlah, int, str] | None:
        """«1 hari (dalam kota), 3 hari (luar kota)», as one from the shortest to the longest, and its remarks.

        Which of them holds is known only when the work is done, so neither may be left out, and both together are too much.
        With «+» between them they are one after the other.
        """
        several, remarks, behind = [first], list[str](), place
        while closed := self._remark_in_brackets(behind):
            remarks.append(self.between(behind, closed))
            behind = closed
            adds = self.text(behind) in MENAMBAH
            start = behind + (adds or self.text(behind) in PILIHAN)
            limit = self.limit(start)
            more = self.span(limit[1] if limit and limit[0] is first.batas else start)
            if more is None or not self._remark_in_brackets(more[1]):
                break
            several, behind = [*several[:-1], several[-1] + more[0]] if adds else [*several, more[0]], more[1]
        return (_one_of(several), behind, joined_words(*remarks)) if remarks[1:] else None

    def labelled(self, first: Jumlah, place: int) -> tuple[Jumlah, int, str] | None:
        """«…: 1 hari, luar kota: 3 hari», where each stands behind its remark."""
        several, labels, behind = [first], list[str](), place
        while self.text(behind) in PILIHAN:
            colon = next(
                (at for at in range(behind + 1, behind + LONGEST_REMARK) if self.at(at).jenis is not Jenjang.KATA), 0
            )
            more = self.span(colon + 1) if self.text(colon) == ":" else None
            if more is None:
                break
            labels.append(self.between(behind + 1, colon))
            several, behind = [*several, more[0]], more[1]
        return (_one_of(several), behind, joined_words(*labels)) if several[1:] else None

    def cases(self) -> tuple[Jumlah, str] | None:
        """«Dalam kota 1 hari, luar kota 3 hari», «10 menit online, 20 menit offline», as one from the shortest to the longest.

        The whole text is words of which only one holds, each with its time; the words are given too.
        """
        several, labels, place = list[Jumlah](), list[str](), 0
        while not self.ends(place):
            start = self._words_end(place)
            found = self.span(start)
            if found is None:
                return None
            behind = found[1] if start > place else self._words_end(found[1])
            label = self.between(place, start) or self.between(found[1], behind)
            several, labels, place = [*several, found[0]], [*labels, label], behind
            place += self.text(place) in PILIHAN
        first = frozenset(label.partition(" ")[0] for label in labels)
        return (_one_of(several), joined_words(*labels)) if first in BERLAWANAN and several[1:] else None

    def _words_end(self, place: int) -> int:
        """The place behind the few words that stand there."""
        for end in range(place, place + _FEW_WORDS):
            if self.at(end).jenis is not Jenjang.KATA or self.text(end) in NUMBER_WORDS | PILIHAN:
                return end
        return place

    def _remark_in_brackets(self, place: int) -> int:
        """The place behind brackets with words that say no time; nought where there are none."""
        if self.text(place) != "(" or self.at(place + 1).jenis is Jenjang.ANGKA or self.text(place + 1) in NUMBER_WORDS:
            return 0
        return next((at + 1 for at in range(place + 1, place + LONGEST_REMARK) if self.text(at) == ")"), 0)

    def between(self, begin: int, end: int) -> str:
        """The words from one place to another, without signs around them."""
        if begin >= end or self.ends(begin):
            return ""
        last = len(self.words) if self.ends(end) else self.at(end).awal
        found = self.words[self.at(begin).awal : last].strip(" .,;:")
        return found if any(map(str.isalnum, found)) else ""


def _one_of(several: Sequence[Jumlah]) -> Jumlah:
    """From the shortest to the longest; the first says whether they are limits."""
    low, high = min(several, key=lambda one: one.bobot[0]), max(several, key=lambda one: one.bobot[1])
    return Jumlah(low.sedikit, high.banyak, several[0].batas)


def joined_words(*parts: str) -> str:
    """Those that say something, one behind the other."""
    return " ".join(filter(None, parts))
