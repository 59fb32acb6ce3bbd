# Reading a planned time as people write it. It begins at the text's beginning or behind a remark; what stands beside it is
# kept as words. Each piece is looked at a bounded number of times, whatever the text.
from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from tatalaksana.model.angka import NUMBER_WORDS
from tatalaksana.model.durasi import Batas, Cela, Durasi, Jumlah, Macam
from tatalaksana.model.kata_waktu import (
    BATAS_SESUDAH,
    BERSYARAT,
    DALAM,
    HARI_H,
    JAM,
    KALI,
    MELANTUR,
    MENUJU,
    NAMA_HARI,
    NIHIL,
    PEMBUKA,
    PUTUS,
    TANGGAL,
    TIAP,
    UJUNG,
    URUTAN,
)
from tatalaksana.model.nama_bulan import NAMA_BULAN
from tatalaksana.model.penggalan import Jenjang, fragments_of, normal_words
from tatalaksana.model.pilihan_tertulis import LONGEST_REMARK, Pilihan, joined_words
from tatalaksana.model.satuan import BERKALA, DITULIS, Satuan
from tatalaksana.model.sisa_waktu import left_over, per_of_several, unread

_FEW = range(8)
"""Words that lead up to something are passed over so many at a time: so each piece is looked at a bounded number of times."""
_NOWHERE = (0, 0)


@lru_cache(maxsize=4096)  # a collection has few ways of saying how long
def durasi_of(text: str) -> Durasi:
    """What a text says of a time. Capitals, blanks and the kinds of dashes and quotes do not count."""
    words = normal_words(text)
    if words in NIHIL or not any(map(str.isalnum, words)):
        return Durasi(Macam.KOSONG)
    return _Kalimat(words, fragments_of(words)).durasi()


class _Kalimat(Pilihan):
    """A whole text, and what kind of time it is."""

    def durasi(self) -> Durasi:
        found = self._read()
        cela = self.cela
        if found is None:
            cela = cela or unread(self.words)
        elif cela in {None, Cela.ANGKA_BEDA} and found.macam in {Macam.LAMA, Macam.BERKALA}:
            # Words that count beside a time make it another one: then none is better than a wrong one.
            left = left_over(found.sisa, sums=found.macam is Macam.LAMA) or per_of_several(found.per)
            found, cela = (None, left) if left else (found, cela)
        if found and found.macam is Macam.LAMA and found.sisa.strip("()") in BERSYARAT:
            found = replace(found, jumlah=replace(found.jumlah, sedikit=()))
        return replace(found or Durasi(Macam.KATA, sisa=self.words), cela=cela)

    def _read(self) -> Durasi | None:
        """The time that stands there, whatever stands beside it."""
        if cases := self.cases():
            return Durasi(Macam.LAMA, cases[0], sisa=cases[1])
        self.cela = None
        batas, place = self._lead(0)
        found = self._often(place, _NOWHERE, batas) or self._moment(place) or self._long(place, _NOWHERE, batas)
        if found is None and self.cela is None:
            found = self._behind_remark(place)
        return found

    def _lead(self, place: int) -> tuple[Batas, int]:
        """The limit that stands before a time, and the place behind it and behind all that says nothing more."""
        batas = Batas.TEPAT
        for _ in _FEW:
            limit = self.limit(place)
            if limit:
                batas, place = limit
            elif self.text(place) in PEMBUKA and not (self.text(place) == "-" and self.joined(place + 1)):
                place += 1
            else:
                break
        return batas, place

    def _behind_remark(self, begin: int) -> Durasi | None:
        """A time that words stand before: «Setelah disposisi 1 hari». A figure that is a name is none: «minggu ke 2»."""
        for place in range(begin + 1, min(begin + LONGEST_REMARK, self.count)):
            text, remark = self.text(place), self.text(place - 1)
            if text in TIAP or text in BERKALA:
                found = self._often(place, (begin, place))
            else:
                before = self.text(place - 2) if remark == "-" else remark
                limit = self.limit(place)
                figure = self.at(place).jenis is Jenjang.ANGKA or text in NUMBER_WORDS
                minus = remark == "-" and place == 1
                joined = self.joined(place) and self.at(place - 1).jenis is Jenjang.KATA
                if minus or joined or before in MELANTUR or not (limit or figure):
                    continue
                batas, behind = self._lead(place) if limit else (Batas.TEPAT, place)
                found = self._long(behind, (begin, place), batas)
            if found or self.cela:
                return found if found and "sebelum" not in found.sisa.split() else None
        return None

    def _often(self, place: int, remark: tuple[int, int], batas: Batas = Batas.TEPAT) -> Durasi | None:
        """How often: «Semesteran», «setiap 3 bulan», «2 kali setahun»."""
        if self.text(place) == "sepanjang":
            return Durasi(Macam.BERKALA, sisa=self.words)
        found = self._every(place) or self._times(place)
        return found and self._regularly(replace(found[0], batas=batas), found[1], self.between(*remark))

    def _regularly(self, jumlah: Jumlah, behind: int, remark: str) -> Durasi:
        return Durasi(Macam.BERKALA, jumlah, sisa=joined_words(remark, self.between(behind, self.count)))

    def _every(self, place: int) -> tuple[Jumlah, int] | None:
        if self.text(place) in BERKALA:
            return _one(BERKALA[self.text(place)]), place + 1
        if self.text(place) not in TIAP:
            return None
        place += 1
        for _ in _FEW:
            place += self.text(place) in {"-", *TIAP, *UJUNG}
        if self.text(place) in TANGGAL:
            return _one(Satuan.BULAN), place
        named = place + (self.text(place) == "hari")
        if self.text(named) in NAMA_HARI or (named > place and self.text(named) == "minggu"):
            return _one(Satuan.MINGGU), named
        unit = self.unit(place)
        return (_one(unit[0]).times(unit[1]), unit[2]) if unit else self.span(place)

    def _times(self, place: int) -> tuple[Jumlah, int] | None:
        """«2 kali setahun», «sekali dalam 3 bulan», «3 bulanan»."""
        count, behind = self.figure(place) or (Fraction(1), place)
        following = behind + (self.text(behind) == "-")
        if behind > place and self.text(following) in BERKALA:
            return _one(BERKALA[self.text(following)]).times(count), following + 1
        if self.text(behind) not in (KALI if behind > place else {"sekali"}) or not count:
            return None
        several, start = self.text(behind) == "x", behind + 1
        said = self.text(start) in DALAM
        for _ in _FEW:
            start += self.text(start) in DALAM
        unit, long = self.unit(start), self.span(start)
        if said and unit:
            return _one(unit[0]).times(unit[1] / count), unit[2]
        # «1 x 24 jam» is a length, «1 kali 1 bulan» and «1 x sebulan» are not.
        each = long is not None and long[0] in map(_one, Satuan) and not several
        if long is None or not (said or self.at(start).lekat or each):
            return None
        return long[0].times(1 / count), long[1]

    def _moment(self, place: int) -> Durasi | None:
        """When: «H-1», «pukul 08.00», «10 Januari», «minggu ke-2», «akhir bulan»."""
        found = self._begins_with_date(place) or self._begins_with_name(place)
        return Durasi(Macam.SAAT, sisa=self.words) if found else None

    def _begins_with_date(self, place: int) -> bool:
        match self.at(place).jenis:
            case Jenjang.TANGGAL:
                return True
            case Jenjang.PUKUL:
                return self.unit(place + 1) is None
            case Jenjang.ANGKA if not self.at(place).lekat:
                to = self.towards(place + 1)
                return self.text(place + 1) in NAMA_BULAN or (to is not None and self.text(to + 1) in NAMA_BULAN)
            case _:
                return False

    def _begins_with_name(self, place: int) -> bool:
        """«H-1», «T+3», «tanggal 10», «Senin», «pukul 8», «hari H», «akhir bulan», «minggu ke-2»."""
        first, second, kind = self.text(place), self.text(place + 1), self.at(place + 1).jenis
        if first in HARI_H:
            counted = second in {"-", "+"} and self.at(place + 2).jenis is Jenjang.ANGKA
            return counted or (first == "h" and self.ends(place + 1))
        if first == "hari":
            return self.text(place + 1 + (second == "-")) == "h" or second in NAMA_HARI or second == "minggu"
        return (
            first in NAMA_BULAN | NAMA_HARI | TANGGAL
            or (first in JAM and kind in {Jenjang.ANGKA, Jenjang.PUKUL})
            or (first in UJUNG and self.unit(place + 1) is not None)
            or (first in DITULIS and (second in URUTAN | NAMA_BULAN or kind is Jenjang.ANGKA))
        )

    def _long(self, place: int, before: tuple[int, int], batas: Batas) -> Durasi | None:
        """How long, with what stands behind it; `before`: from where to where a remark stands."""
        found = self.span(place)
        if found is None:
            return None
        jumlah, behind, remark = replace(found[0], batas=batas), found[1], self.between(*before)
        again = self.figure(behind)
        if self.text(behind) == "sekali":
            return self._regularly(jumlah, behind + 1, remark)
        # «1 bulan 1 kali», «setahun dua kali»; nobody knows how often «3 hari 2 kali» is.
        often = again and (again[0] == 1 or (again[0] and self.at(place).lekat))
        if again and often and self.text(again[1]) in KALI and self.ends(again[1] + 1):
            return self._regularly(jumlah.times(1 / again[0]), self.count, remark)
        if self.text(behind).startswith("sebelum"):
            return Durasi(Macam.SAAT, sisa=self.words)
        choices = self.choices(jumlah, behind) or (self.text(before[1] - 1) == ":" and self.labelled(jumlah, behind))
        jumlah, behind, notes = choices or (*self._limited(jumlah, behind), "")
        per = self._per(behind) or self._per_remark(remark)
        if per is None:
            return Durasi(Macam.LAMA, jumlah, sisa=joined_words(remark, notes, self.between(behind, self.count)))
        name, number, end = per
        rest = self.between(end or behind, self.count)
        return Durasi(
            Macam.LAMA, jumlah.times(1 / number), per=name, sisa=joined_words(remark if end else "", notes, rest)
        )

    def _limited(self, jumlah: Jumlah, place: int) -> tuple[Jumlah, int]:
        """A limit behind a time: «2 hari (maks.)»; from one limit to another it is a range: «minimal 2 hari, maksimal 5 hari»."""
        for phrase, batas in BATAS_SESUDAH.items():
            if phrase == tuple(self.text(place + more) for more in range(len(phrase))) and self.ends(
                place + len(phrase)
            ):
                return replace(jumlah, batas=batas), self.count
        start = place + (self.text(place) in {"(", ",", "dan"})
        limit = self.limit(start)
        if limit is None:
            return jumlah, place
        batas, behind = limit
        other = self.span(behind) if {batas, jumlah.batas} <= {Batas.PALING_LAMA, Batas.PALING_SEDIKIT} else None
        if other:
            low, high = (jumlah, other[0]) if batas is Batas.PALING_LAMA else (other[0], jumlah)
            return (Jumlah(low.sedikit, high.banyak), other[1]) if low.bobot[0] <= high.bobot[1] else (jumlah, place)
        if self.ends(behind + (self.text(behind) == ")")):
            return replace(jumlah, batas=batas), self.count
        return jumlah, place

    def _per(self, place: int) -> tuple[str, Fraction, int] | None:
        """What a time is for each of: its name, how many of it, and the place behind; «/berkas», «per 10 berkas», «untuk setiap orang»."""
        start = place + 1 if self.text(place) in {"/", "@", *TIAP} else place
        if self.text(place) in MENUJU:
            counted = self.figure(place + 1)
            if self.text(place + 1) in TIAP or (counted and self.unit(counted[1]) is None):
                start = place + 1
        if start == place:
            return None
        while self.text(start) in {"-", *TIAP}:
            start += 1
        number, start = self.figure(start) or (Fraction(1), start)
        if (
            self.at(start).jenis is not Jenjang.KATA
            or not number
            or (self.text(place) == "/" and self.unit(start) and number != 1)
            or (self.text(place) == "@" and number != 1)  # «2 jam @ 3 orang»: so long for each, or for three
        ):
            return None
        end = start
        while not self.ends(end) and self.text(end) not in PUTUS:
            end += 1
        return self.between(start, end), number, end

    def _per_remark(self, remark: str) -> tuple[str, Fraction, int] | None:
        """«Setiap berkas 2 menit»: what it is for each of stands before it."""
        first, _, rest = remark.partition(" ")
        return (rest, Fraction(1), 0) if first in TIAP and rest else None


def _one(unit: Satuan) -> Jumlah:
    return Jumlah.of({unit: Fraction(1)})
