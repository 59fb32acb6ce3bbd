# A number of a telephone as people write it: a text, so that «+62» and noughts before it stay everywhere.
from __future__ import annotations

from tatalaksana.formulir.sifat import Bangun, Batas, DiHalaman, DiKertas, DiSkrip, Tipe

_SHORTEST, _LONGEST = 3, 30
_EXAMPLE = "misalnya 0812-3456-7890"

TIPE = Tipe(
    name="phone",
    order=25,
    bangun=Bangun.LINE,
    pattern=rf"\+?[0-9(][0-9 ().-]{{{_SHORTEST - 2},{_LONGEST - 3}}}[0-9]",
    halaman=DiHalaman('type="tel" class="sop-f-pendek"', "select_one"),
    kertas=DiKertas(column=(84, 0.5), wide=150.0, how=f"nomor telepon, {_EXAMPLE}"),
    skrip=DiSkrip(f"Tulis nomor telepon, {_EXAMPLE} atau +62 21 345 6789."),
    rule=lambda _: Batas("length", _SHORTEST, _LONGEST, f"Isi nomor telepon, {_EXAMPLE}."),
)
