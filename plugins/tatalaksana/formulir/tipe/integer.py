# A whole number.
from __future__ import annotations

from tatalaksana.formulir.sifat import Bangun, Batas, DiHalaman, DiKertas, DiLembar, DiSkrip, Nilai, Tipe
from tatalaksana.formulir.tipe.decimal import WIDEST

TIPE = Tipe(
    name="integer",
    order=30,
    bangun=Bangun.LINE,
    nilai=Nilai.NUMBER,
    pattern=r"-?[0-9]{1,15}",
    halaman=DiHalaman('type="text" inputmode="numeric" class="sop-f-angka"', "integer"),
    kertas=DiKertas(column=(46, 0.5), wide=90.0, how="bilangan bulat"),
    lembar=DiLembar("0"),
    skrip=DiSkrip("Tulis bilangan bulat, misalnya 12."),
    rule=lambda _: Batas("integer", -WIDEST, WIDEST, "Isi bilangan bulat."),
)
