# One of several choices.
from __future__ import annotations

from tatalaksana.formulir.sifat import Bangun, Daftar, DiHalaman, DiKertas, DiSkrip, Tipe

TIPE = Tipe(
    name="select_one",
    order=70,
    bangun=Bangun.ONE,
    keys={"choices": True},
    halaman=DiHalaman(column="select_one"),
    kertas=DiKertas(column=(84, 1)),
    skrip=DiSkrip("Pilih salah satu pilihan yang ada."),
    rule=lambda _: Daftar("Pilih salah satu dari daftar."),
)
