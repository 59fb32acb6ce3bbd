# Rows of other fields.
from __future__ import annotations

from tatalaksana.formulir.traits import FieldType, Shape

TYPE = FieldType(
    name="table",
    order=100,
    called=("tabel", "daftar"),
    shape=Shape.ROWS,
    keys={"columns": True, "rows": False, "values": False},
)
