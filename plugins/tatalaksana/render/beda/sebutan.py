# How a comparison calls lanes, steps and symbols: each side by what stands on its own sheet, steps by the newer one's numbers.
from __future__ import annotations

from collections.abc import Iterable, Sequence

from tatalaksana.diff import Perbandingan
from tatalaksana.facts.lane import lanes_apart
from tatalaksana.model import SELESAI, Sop, step_numbers, step_rows, step_words
from tatalaksana.model.kegiatan import Simbol


class Sebutan:
    """The names of both SOP; `side` is 0 for the older, 1 for the newer."""

    def __init__(self, perbandingan: Perbandingan) -> None:
        sides = (perbandingan.lama, perbandingan.baru)
        self.numbers = tuple(map(step_numbers, sides))
        self._there = dict(perbandingan.langkah)
        self._rows = tuple(map(step_rows, sides))
        self._symbols = tuple(map(_symbol_places, sides))
        self._lanes = tuple(
            {lajur.nama: name for lajur, name in zip(sop.pelaksana, lanes_apart(names), strict=True)}
            for sop, names in zip(sides, (perbandingan.nama_lama, perbandingan.nama_baru), strict=True)
        )

    def lane(self, name: str, side: int) -> str:
        """What stands over a lane."""
        return self._lanes[side].get(name, name)

    def lanes(self, names: Iterable[str] | None, side: int) -> str:
        """«Kabag, Karo»."""
        return ", ".join(self.lane(name, side) for name in names or ())

    def row(self, side: int, row: int) -> str:
        """«Langkah 5», «Baris ke-3»."""
        return step_words(self.numbers[side][row], row).capitalize()

    def targets(self, names: Iterable[str] | None, side: int) -> str:
        """«langkah 5 dan Kabag di langkah 6»."""
        return " dan ".join(self.target(name, side) for name in names or ())

    def target(self, name: str, side: int) -> str:
        """A step, or a symbol and its step, in the newer one's numbers for both sides, so that only what changed looks changed."""
        if name in self._symbols[side]:
            row, lane, apart = self._symbols[side][name]
            after, now, apart_now = self._symbols[1].get(name, (None, lane, apart))
            # Who stands there now is said of both: that somebody else does is told where the symbol is.
            stays = after == self._there.get(row, -1)
            who = f"{self.lane(now, 1)}{apart_now}" if stays else f"{self.lane(lane, side)}{apart}"
            return f"{who} di {self.step(row, side)}"
        found = self._rows[side].get(name)
        return name if name == SELESAI or found is None else self.step(found, side)

    def step(self, row: int, side: int) -> str:
        """A step in the newer one's numbers; the older's where it is gone."""
        there = row if side else self._there.get(row)
        return f"{self.row(0, row).lower()} lama (dihapus)" if there is None else self.row(1, there).lower()


def symbols_apart(symbols: Sequence[Simbol]) -> tuple[str, ...]:
    """What is said of each symbol of a row behind its lane: nothing, or, where the lane has several, its words or its count."""
    found = []
    for place, one in enumerate(symbols):
        alike = [other for other in symbols if other.pelaksana == one.pelaksana]
        if len(alike) == 1:
            found.append("")
        elif one.teks and [other.teks for other in alike].count(one.teks) == 1:
            found.append(f" «{one.teks}»")
        else:
            before = sum(other.pelaksana == one.pelaksana for other in symbols[:place])
            found.append(f" simbol ke-{before + 1}")
    return tuple(found)


def _symbol_places(sop: Sop) -> dict[str, tuple[int, str, str]]:
    """Each symbol's id to its row, its lane, and what is said behind that."""
    return {
        simbol.id: (row, simbol.pelaksana, apart)
        for row, kegiatan in enumerate(sop.kegiatan)
        for simbol, apart in zip(kegiatan.simbol or (), symbols_apart(kegiatan.simbol or ()), strict=True)
        if simbol.id
    }
