# Rows of other fields.
from __future__ import annotations

from tatalaksana.formulir.sifat import Bangun, Tipe

TIPE = Tipe(name="table", order=100, bangun=Bangun.ROWS, keys={"columns": True, "rows": False, "values": False})
