# Something to read; nobody fills it in.
from __future__ import annotations

from tatalaksana.formulir.sifat import Bangun, Tipe

TIPE = Tipe(name="note", order=120, bangun=Bangun.WORDS)
