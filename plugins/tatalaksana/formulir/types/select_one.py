# One of several choices.
from __future__ import annotations

from tatalaksana.formulir.traits import FieldType, InScript, OneOf, OnPage, OnPaper, Shape

TYPE = FieldType(
    name="select_one",
    order=70,
    called=("pilihan", "pilih", "pilih satu", "pilihan ganda", "dropdown", "select", "radio"),
    shape=Shape.ONE,
    keys={"choices": True},
    page=OnPage(column="select_one"),
    paper=OnPaper(column=(84, 1)),
    script=InScript("Pilih salah satu pilihan yang ada."),
    rule=lambda _: OneOf("Pilih salah satu dari daftar."),
)
