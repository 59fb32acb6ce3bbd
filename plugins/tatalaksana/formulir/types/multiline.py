# A text of several lines.
from __future__ import annotations

from tatalaksana.formulir.traits import Between, FieldType, InCell, OnPage, OnPaper, Shape
from tatalaksana.formulir.types.text import LONGEST

TYPE = FieldType(
    name="multiline",
    order=20,
    called=("paragraf", "teks panjang", "uraian", "textarea", "alamat"),
    shape=Shape.LINES,
    page=OnPage(column="multiline"),
    paper=OnPaper(column=(110, 3), row=36.0, tall=56.0),
    cell=InCell(lines=4),
    rule=lambda _: Between("length", 0, LONGEST),
)
