# Room for a signature, in ink.
from __future__ import annotations

from tatalaksana.formulir.sifat import Bangun, DiHalaman, DiKertas, DiLembar, Tipe

TIPE = Tipe(
    name="signature",
    order=110,
    bangun=Bangun.SPACE,
    halaman=DiHalaman(column="signature"),
    kertas=DiKertas(column=(60, 0.6), row=25.0),
    lembar=DiLembar(lines=5),
)
