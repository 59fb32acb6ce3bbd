# Any of several choices.
from __future__ import annotations

from tatalaksana.formulir.sifat import Bangun, DiHalaman, DiKertas, Tipe

TIPE = Tipe(
    name="select_multiple",
    order=80,
    bangun=Bangun.MANY,
    keys={"choices": True},
    halaman=DiHalaman(column="select_multiple"),
    kertas=DiKertas(column=(90, 1.5), how="boleh lebih dari satu"),
)
