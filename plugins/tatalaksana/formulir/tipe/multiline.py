# A text of several lines.
from __future__ import annotations

from tatalaksana.formulir.sifat import Bangun, Batas, DiHalaman, DiKertas, DiLembar, Tipe
from tatalaksana.formulir.tipe.text import LONGEST

TIPE = Tipe(
    name="multiline",
    order=20,
    bangun=Bangun.LINES,
    halaman=DiHalaman(column="multiline"),
    kertas=DiKertas(column=(110, 3), row=36.0, tall=56.0),
    lembar=DiLembar(lines=4),
    rule=lambda _: Batas("length", 0, LONGEST),
)
