# Papers. Another one is one more line here: the PDF, the style sheets for printing, `--kertas`, the profile's schema and
# the tests ask this table.
from __future__ import annotations

from enum import StrEnum
from typing import Self


class Kertas(StrEnum):
    """Paper, always landscape: its word, its width and its height in millimetres."""

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
        """(width, height) in millimetres."""
        return self.lebar, self.tinggi


def say_papers() -> str:
    """All papers with their sizes, as an editor reads them: «a4 (210 × 297 mm), f4 (215 × 330 mm) atau …»."""
    *others, last = (f"{paper} ({paper.tinggi:.0f} × {paper.lebar:.0f} mm)" for paper in Kertas)
    return f"{', '.join(others)} atau {last}"
