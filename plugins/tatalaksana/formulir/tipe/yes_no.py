# Yes or no.
from __future__ import annotations

from tatalaksana.formulir.sifat import Bangun, Daftar, DiHalaman, DiKertas, DiSkrip, Tipe

_CHOICES = {"ya": "Ya", "tidak": "Tidak"}
_MEANS = {"ya": "ya", "true": "ya", "1": "ya", "tidak": "tidak", "false": "tidak", "0": "tidak"}

TIPE = Tipe(
    name="yes_no",
    order=90,
    bangun=Bangun.ONE,
    choices=lambda _: _CHOICES,
    halaman=DiHalaman(column="yes_no"),
    kertas=DiKertas(column=(100, 0), beside_in_cell=2),
    skrip=DiSkrip("Pilih ya atau tidak.", means=_MEANS),
    rule=lambda _: Daftar("Pilih Ya atau Tidak.", short=True),
)
