# A value worked out from other fields.
from __future__ import annotations

from tatalaksana.formulir.sifat import Bangun, DiHalaman, DiKertas, DiLembar, Nilai, Tipe

TIPE = Tipe(
    name="calculate",
    order=130,
    bangun=Bangun.RESULT,
    nilai=Nilai.NUMBER,
    keys={"calculate": True},
    halaman=DiHalaman(column="calculate"),
    kertas=DiKertas(column=(60, 0.5), wide=110.0),
    lembar=DiLembar("General"),
)
