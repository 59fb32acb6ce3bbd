# A text of one line.
from __future__ import annotations

from tatalaksana.formulir.sifat import Bangun, Batas, Tipe

LONGEST = 32_767
"""Letters that a cell holds."""

TIPE = Tipe(
    name="text",
    order=10,
    bangun=Bangun.LINE,
    rule=lambda _: Batas("length", 0, LONGEST),
)
