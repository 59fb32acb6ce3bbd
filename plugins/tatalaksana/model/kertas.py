# Papers, and how they lie. Another one is one more line here: the PDF, the style sheets for printing, `--kertas`, the
# profile's schema and the tests ask this table.
from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Kertas(StrEnum):
    """Paper: its word, its longer and its shorter side in millimetres."""

    A4 = "a4", 297.0, 210.0
    F4 = "f4", 330.0, 215.0
    LETTER = "letter", 279.4, 215.9
    LEGAL = "legal", 355.6, 215.9

    lebar: float
    tinggi: float

    # Sizes may be left out for the sake of type checkers, which take `Kertas("a4")` for a call of this.
    def __new__(cls, word: str, lebar: float = 0, tinggi: float = 0) -> Self:
        """A paper; its value is its word."""
        one = str.__new__(cls, word)
        one._value_ = word
        one.lebar = lebar
        one.tinggi = tinggi
        return one

    @property
    def ukuran(self) -> tuple[float, float]:
        """(width, height) in millimetres, as it lies."""
        return self.lebar, self.tinggi


class Orientasi(StrEnum):
    """How paper is held: landscape or portrait."""

    MENDATAR = "mendatar"
    TEGAK = "tegak"


@dataclass(frozen=True, slots=True)
class Lembaran:
    """A paper as a sheet is printed on it."""

    kertas: Kertas
    orientasi: Orientasi = Orientasi.MENDATAR

    @property
    def kata(self) -> str:
        """What style sheets and classes of the page call it: «a4», upright «a4-tegak»."""
        return self.kertas.value if self.orientasi is Orientasi.MENDATAR else f"{self.kertas}-{self.orientasi}"

    @property
    def ukuran(self) -> tuple[float, float]:
        """(width, height) in millimetres."""
        across, down = self.kertas.ukuran
        return (across, down) if self.orientasi is Orientasi.MENDATAR else (down, across)


LEMBARAN = tuple(Lembaran(kertas, orientasi) for orientasi in Orientasi for kertas in Kertas)
"""Every paper, lying and upright."""


def say_papers() -> str:
    """All papers with their sizes, as an editor reads them: «a4 (210 × 297 mm), f4 (215 × 330 mm) atau …»."""
    *others, last = (f"{paper} ({paper.tinggi:.0f} × {paper.lebar:.0f} mm)" for paper in Kertas)
    return f"{', '.join(others)} atau {last}"
