# Any of several choices.
from __future__ import annotations

from tatalaksana.formulir.traits import FieldType, OnPage, OnPaper, Shape

TYPE = FieldType(
    name="select_multiple",
    order=80,
    called=("pilih banyak", "centang", "kotak centang", "pilih beberapa", "checkbox"),
    shape=Shape.MANY,
    keys={"choices": True},
    page=OnPage(column="select_multiple"),
    paper=OnPaper(column=(90, 1.5), how="boleh lebih dari satu"),
)
