# A value worked out from other fields.
from __future__ import annotations

from tatalaksana.formulir.traits import FieldType, InCell, OnPage, OnPaper, Shape, Worth

TYPE = FieldType(
    name="calculate",
    order=130,
    called=("hitung", "hitungan", "rumus", "otomatis"),
    shape=Shape.RESULT,
    worth=Worth.NUMBER,
    keys={"calculate": True},
    page=OnPage(column="calculate"),
    paper=OnPaper(column=(60, 0.5), wide=110.0),
    cell=InCell("General"),
)
