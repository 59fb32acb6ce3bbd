"""What a form is: its fields and their types, its formulas, and what they must be to each other. Knows no file, no HTML."""

from tatalaksana.formulir.flaws import flaws_of
from tatalaksana.formulir.isian import Formulir, Isian, Type
from tatalaksana.formulir.rumus import FUNGSI, Pohon, Rumus, rumus_of
from tatalaksana.formulir.sifat import ANYTHING, Aturan, Bangun, Batas, Daftar, Nilai, Tipe
from tatalaksana.formulir.tipe import TIPE

__all__ = [
    "ANYTHING",
    "FUNGSI",
    "TIPE",
    "Aturan",
    "Bangun",
    "Batas",
    "Daftar",
    "Formulir",
    "Isian",
    "Nilai",
    "Pohon",
    "Rumus",
    "Tipe",
    "Type",
    "flaws_of",
    "rumus_of",
]
