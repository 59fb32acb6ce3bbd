# How a comparison calls lanes, steps and symbols: each side by what stands on its own sheet, steps by the newer one's numbers.
from __future__ import annotations

from collections.abc import Iterable

from tatalaksana.diff import Perbandingan
from tatalaksana.model import SELESAI, Sop, step_numbers, step_rows, step_words


class Sebutan:
    """The names of both SOP; `side` is 0 for the older, 1 for the newer."""

    def __init__(self, perbandingan: Perbandingan) -> None:
        sides = (perbandingan.lama, perbandingan.baru)
        self.numbers = tuple(map(step_numbers, sides))
        self._there = dict(perbandingan.langkah)
        self._rows = tuple(map(step_rows, sides))
        self._symbols = tuple(map(_symbol_places, sides))
        self._lanes = tuple(
            {lajur.nama: name for lajur, name in zip(sop.pelaksana, names, strict=True)}
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
            row, lane = self._symbols[side][name]
            after, now = self._symbols[1].get(name, (None, lane))
            # Who stands there now is said of both: that somebody else does is told where the symbol is.
            who = self.lane(now, 1) if after == self._there.get(row, -1) else self.lane(lane, side)
            return f"{who} di {self._step(row, side)}"
        found = self._rows[side].get(name)
        return name if name == SELESAI or found is None else self._step(found, side)

    def _step(self, row: int, side: int) -> str:
        there = row if side else self._there.get(row)
        return f"{self.row(0, row).lower()} lama (dihapus)" if there is None else self.row(1, there).lower()


def _symbol_places(sop: Sop) -> dict[str, tuple[int, str]]:
    """Each symbol's id to its row and its lane."""
    return {
        simbol.id: (row, simbol.pelaksana)
        for row, kegiatan in enumerate(sop.kegiatan)
        for simbol in kegiatan.simbol or ()
        if simbol.id
    }
