# An SOP at a glance: how many steps and lanes, how long it takes, and how its time is shared. What is not known is named.
from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tatalaksana.catalog.entry import Entry
from tatalaksana.facts.daftar_periksa import Bagian, DaftarPeriksa
from tatalaksana.facts.jalur import longest, loops, main_path
from tatalaksana.model import minutes_of

Menit = tuple[int, int]
"""The least and the most minutes. They pass on the clock, a day has 24 hours: this is how long something takes, not how much work it is."""


@dataclass(frozen=True, slots=True)
class Lama:
    """How long something takes."""

    menit: Menit
    """As far as it is known."""
    tanpa: tuple[int, ...] = ()
    """The rows whose time is not known, and not in it."""


@dataclass(frozen=True, slots=True)
class Porsi:
    """An office's share of the time of all steps. A step that several do counts for each of them."""

    bagian: Bagian
    lama: Lama
    persen: int | None
    """Of all offices' time, a range counted by its middle; all together are 100. None where no time at all is known."""


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
    terlama_menit: Menit | None
    porsi: tuple[Porsi, ...]
    """In the order in which the offices first act."""


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
    terlama, terlama_menit = times.longest()
    return Ringkasan(
        langkah=sum(bool(step.nomor) for step in daftar.langkah),
        lajur=len(entry.sop.pelaksana),
        jalur=tuple(path or ()),
        utama=utama,
        berulang=berulang,
        terlama=terlama,
        terlama_menit=terlama_menit,
        porsi=_shares(daftar.bagian, times),
    )


class _Times:
    """The planned times, each row's own; a time that rows share stands at the first of them."""

    def __init__(self, entry: Entry, daftar: DaftarPeriksa) -> None:
        known = [step.menit for step in daftar.langkah]
        self._groups: dict[int, list[int]] = {}
        for row, first in entry.flow.shared.items():
            self._groups.setdefault(first, [first]).append(row)
        for first, rows in self._groups.items():
            waktu = entry.sop.kegiatan[first].waktu
            shared = minutes_of(waktu.teks) if waktu else None
            for row in rows:
                known[row] = shared and (shared if row == first else (0, 0))
        self._known = known
        self._least = [minutes[0] if minutes else 0 for minutes in known]
        self._most = [minutes[1] if minutes else 0 for minutes in known]
        self.weights = (self._least, self._most) if self._least != self._most else (self._most,)
        """Each row's least minutes and each row's most; once where they are the same."""

    def of(self, rows: Collection[int]) -> Lama:
        """The time of rows one after the other. Of a shared time all is known or nothing: how it is divided nobody says."""
        divided = {row for group in self._groups.values() if not set(group) <= set(rows) for row in group}
        counted = [row for row in rows if row not in divided]
        missing = [row for row in rows if row in divided or self._known[row] is None]
        return Lama(
            (sum(self._least[row] for row in counted), sum(self._most[row] for row in counted)), tuple(sorted(missing))
        )

    def of_ways(self, ways: Sequence[Collection[int]], beside: Collection[int] = ()) -> Lama:
        """The least time of the first way and the most of the last; what is not known beside them is named too."""
        least, most, others = self.of(ways[0]), self.of(ways[-1]), self.of(beside)
        return Lama((least.menit[0], most.menit[1]), _rows(least, most, others))

    def longest(self) -> tuple[tuple[tuple[int, ...], ...], Menit | None]:
        """The rows of the longest times, and how long they are."""
        most = max((minutes[::-1] for minutes in self._known if minutes), default=None)
        rows = [row for row, minutes in enumerate(self._known) if minutes and minutes[::-1] == most]
        return tuple(tuple(self._groups.get(row, (row,))) for row in rows), most and most[::-1]


def _sum(parts: Sequence[Lama]) -> Lama:
    return Lama((sum(part.menit[0] for part in parts), sum(part.menit[1] for part in parts)), _rows(*parts))


def _rows(*parts: Lama) -> tuple[int, ...]:
    return tuple(sorted({row for part in parts for row in part.tanpa}))


def _shares(parts: Sequence[Bagian], times: _Times) -> tuple[Porsi, ...]:
    found = [times.of(part.baris) for part in parts]
    total = sum(sum(lama.menit) for lama in found)
    shares: list[Porsi] = []
    before = so_far = 0
    for part, lama in zip(parts, found, strict=True):
        so_far += sum(lama.menit)
        # What is rounded is where a share ends: so all together are 100.
        end = round(100 * so_far / total) if total else 0
        shares.append(Porsi(part, lama, end - before if total else None))
        before = end
    return tuple(shares)
