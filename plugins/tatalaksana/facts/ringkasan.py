# An SOP at a glance: how many steps and lanes, how long it takes, and how its time is shared. What is not known is named.
from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tatalaksana.catalog.entry import Entry
from tatalaksana.facts.daftar_periksa import Bagian, DaftarPeriksa, Langkah
from tatalaksana.facts.jalur import longest, loops, main_path
from tatalaksana.model import Batas, Jumlah, Macam, Satuan, say_jumlah, sum_of

_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Lama:
    """How long something takes: time that passes, not how much work it is. Each unit is added up by itself."""

    jumlah: Jumlah
    """As far as it is known."""
    tanpa: tuple[int, ...] = ()
    """The rows whose time is not in it."""

    @property
    def kata(self) -> str:
        """It in words: «sedikitnya 2 jam» where a part is lacking; a limit or what is about so long says itself what it lacks."""
        said = say_jumlah(self.jumlah)
        if not self.tanpa:
            return said
        if self.jumlah.batas is Batas.TEPAT:
            return f"sedikitnya {said}"
        return f"{said}, belum termasuk {len(self.tanpa)} langkah"


class Sebab(StrEnum):
    """Why a time is no part of a sum."""

    SATUAN = "per satuan"
    """It is so long for each of something, and how many there are nobody says."""
    BERKALA = "berkala"
    SAAT = "menurut saatnya"
    KATA = "tanpa angka"
    BERSAMA = "bersama langkah lain"
    KOSONG = "tidak disebut"


@dataclass(frozen=True, slots=True)
class Terlepas:
    """A time that is no part of the sums."""

    sebab: Sebab
    teks: str
    """As printed; empty where there is none."""
    baris: tuple[int, ...]
    """The rows that it stands at."""


@dataclass(frozen=True, slots=True)
class Porsi:
    """An office's share of the time of all steps. A step that several do counts for each of them."""

    bagian: Bagian
    lama: Lama
    persen: int | None
    """Of all offices' time, a range counted by its middle; all together are 100. None where the time of less than half the steps
    is known, or in several units that nobody says what they hold of each other."""


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """An SOP at a glance."""

    langkah: int
    """How many numbered steps."""
    lajur: int
    jalur: tuple[int, ...]
    """The rows of the main path; none where there is no such path."""
    utama: Lama | None
    """The main path from its beginning to its end. Branches at the same time take as long as the longest of them."""
    berulang: Lama | None
    """The same with each loop gone through once more; None where there is no loop, or no main path."""
    terlama: tuple[tuple[int, ...], ...]
    """The longest steps, several if they are equal; one that shares its time with others together with them."""
    terlama_jumlah: Jumlah | None
    """How long these are."""
    porsi: tuple[Porsi, ...]
    """In the order in which the offices first act."""
    terlepas: tuple[Terlepas, ...]
    """What is in none of the sums above or not in all of them, each time once, those without any last."""


def ringkasan_of(entry: Entry, daftar: DaftarPeriksa) -> Ringkasan:
    """An SOP at a glance; `daftar` is its checklist."""
    times = _Times(entry, daftar)
    start = min(entry.flow.starts, default=0)
    path = main_path(daftar.langkah, start)
    utama = berulang = None
    if path:
        utama = times.of_ways([longest(path, start, None, weight) for weight in times.weights], path)
        rounds = [loops(daftar.langkah, weight) for weight in times.weights]
        again = [times.of_ways([ways[loop] for ways in rounds]) for loop in rounds[0]]
        berulang = _sum((utama, *again)) if again else None
    terlama, terlama_jumlah = times.longest()
    porsi = _shares(daftar.bagian, times)
    return Ringkasan(
        langkah=sum(bool(step.nomor) for step in daftar.langkah),
        lajur=len(entry.sop.pelaksana),
        jalur=tuple(path or ()),
        utama=utama,
        berulang=berulang,
        terlama=terlama,
        terlama_jumlah=terlama_jumlah,
        porsi=porsi,
        terlepas=_apart(daftar.langkah, _rows(*([utama] if utama else []), *(one.lama for one in porsi))),
    )


class _Times:
    """The planned times, each row's own; a time that rows share stands at the first of them."""

    def __init__(self, entry: Entry, daftar: DaftarPeriksa) -> None:
        known = [step.lama for step in daftar.langkah]
        self._groups: dict[int, list[int]] = {}
        for row, first in entry.flow.shared.items():
            self._groups.setdefault(first, [first]).append(row)
        for first, rows in self._groups.items():
            shared = daftar.langkah[first].durasi.lama
            for row in rows:
                known[row] = shared and (shared if row == first else Jumlah())
        self._known = known
        weights = [one.bobot if one else (0, 0) for one in known]
        self._least, self._most = ([int(weight[end] * _SECONDS) for weight in weights] for end in (0, 1))
        self.weights = (self._least, self._most) if self._least != self._most else (self._most,)
        """About how long each row takes at least and at most; once where that is the same."""

    def of(self, rows: Collection[int]) -> Lama:
        """The time of rows one after the other. Of a shared time all is known or nothing: how it is divided nobody says."""
        divided = {row for group in self._groups.values() if not set(group) <= set(rows) for row in group}
        counted = [one for row in rows if row not in divided and (one := self._known[row])]
        missing = [row for row in rows if row in divided or self._known[row] is None]
        return Lama(sum_of(counted), tuple(sorted(missing)))

    def of_ways(self, ways: Sequence[Collection[int]], beside: Collection[int] = ()) -> Lama:
        """The least time of the first way and the most of the last; what is not known beside them is named too."""
        least, most, others = self.of(ways[0]), self.of(ways[-1]), self.of(beside)
        return Lama(Jumlah(least.jumlah.sedikit, most.jumlah.banyak, most.jumlah.batas), _rows(least, most, others))

    def longest(self) -> tuple[tuple[tuple[int, ...], ...], Jumlah | None]:
        """The rows of the longest times, and how long they are."""
        known = [one and (self._most[row], self._least[row], one) for row, one in enumerate(self._known)]
        most = max((one[:2] for one in known if one), default=None)
        rows = [row for row, one in enumerate(known) if one and one[:2] == most]
        # What is about as long in another unit is not the same time.
        first = next((one[2] for one in known if one and one[:2] == most), None)
        same = [row for row in rows if self._known[row] == first]
        return tuple(tuple(self._groups.get(row, (row,))) for row in same), first


def _sum(parts: Sequence[Lama]) -> Lama:
    return Lama(sum_of(part.jumlah for part in parts), _rows(*parts))


def _rows(*parts: Lama) -> tuple[int, ...]:
    return tuple(sorted({row for part in parts for row in part.tanpa}))


def _shares(parts: Sequence[Bagian], times: _Times) -> tuple[Porsi, ...]:
    found = [times.of(part.baris) for part in parts]
    units: set[Satuan] = set().union(*(lama.jumlah.satuan for lama in found))
    known = sum(len(part.baris) - len(lama.tanpa) for part, lama in zip(parts, found, strict=True))
    telling = len(units) == 1 and 2 * known >= sum(len(part.baris) for part in parts)
    weights = [sum(lama.jumlah.bobot) if telling else 0 for lama in found]
    total = sum(weights)
    shares: list[Porsi] = []
    before, so_far = 0, 0 * total
    for part, lama, weight in zip(parts, found, weights, strict=True):
        so_far += weight
        # What is rounded is where a share ends: so all together are 100.
        end = round(100 * so_far / total) if total else 0
        shares.append(Porsi(part, lama, end - before if total else None))
        before = end
    return tuple(shares)


def _apart(langkah: Sequence[Langkah], rows: Iterable[int]) -> tuple[Terlepas, ...]:
    found: dict[tuple[Sebab, str], list[int]] = {}
    for row in rows:
        sebab = _why(langkah[row])
        found.setdefault((sebab, "" if sebab is Sebab.KOSONG else langkah[row].waktu), []).append(row)
    order = tuple(Sebab)
    several = (Terlepas(*key, tuple(rows)) for key, rows in found.items())
    return tuple(sorted(several, key=lambda one: order.index(one.sebab)))


_WHY = {Macam.BERKALA: Sebab.BERKALA, Macam.SAAT: Sebab.SAAT, Macam.KATA: Sebab.KATA, Macam.KOSONG: Sebab.KOSONG}


def _why(step: Langkah) -> Sebab:
    if step.durasi.macam is not Macam.LAMA:
        return _WHY[step.durasi.macam]
    return Sebab.SATUAN if step.durasi.per else Sebab.BERSAMA
