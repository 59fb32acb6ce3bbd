# A number that may have decimals. People write a comma before them, sources and files a point.
from __future__ import annotations

from tatalaksana.formulir.sifat import Bangun, Batas, DiHalaman, DiKertas, DiLembar, DiSkrip, Nilai, Tipe

WIDEST = 999_999_999_999
"""A number that spreadsheets still show with all its digits."""

TIPE = Tipe(
    name="decimal",
    order=40,
    bangun=Bangun.LINE,
    nilai=Nilai.NUMBER,
    pattern=r"-?[0-9]{1,15}(\.[0-9]{1,15})?",
    halaman=DiHalaman('type="text" inputmode="decimal" class="sop-f-angka"', "decimal"),
    kertas=DiKertas(column=(54, 0.5), wide=110.0, how="bilangan, dengan koma bila perlu"),
    lembar=DiLembar("General"),
    skrip=DiSkrip("Tulis angka dengan koma desimal, misalnya 12,5."),
    said=lambda _, text: text.replace(".", ","),
    rule=lambda _: Batas("decimal", -WIDEST, WIDEST, "Isi bilangan."),
)
