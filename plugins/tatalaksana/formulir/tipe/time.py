# A time of the day, HH:MM in sources and files.
from __future__ import annotations

from tatalaksana.formulir.sifat import Bangun, Batas, DiHalaman, DiKertas, DiLembar, DiSkrip, Nilai, Tipe

_LAST = 0.99999
"""Of a day."""

TIPE = Tipe(
    name="time",
    order=60,
    bangun=Bangun.LINE,
    nilai=Nilai.TIME,
    pattern="([01][0-9]|2[0-3]):[0-5][0-9]",
    halaman=DiHalaman('type="time" class="sop-f-pendek"', "time"),
    kertas=DiKertas(column=(46, 0.3), wide=90.0, how="jam:menit, misalnya 09:30"),
    lembar=DiLembar("hh:mm"),
    skrip=DiSkrip("Tulis jam dan menit, misalnya 08.30.", "Jam ini belum lengkap."),
    rule=lambda _: Batas("time", 0, _LAST, "Isi jam, misalnya 08:30."),
)
