# Yes or no.
from __future__ import annotations

from tatalaksana.formulir.traits import FieldType, InScript, OneOf, OnPage, OnPaper, Shape

_CHOICES = {"ya": "Ya", "tidak": "Tidak"}
_MEANS = {"ya": "ya", "true": "ya", "1": "ya", "tidak": "tidak", "false": "tidak", "0": "tidak"}

TYPE = FieldType(
    name="yes_no",
    order=90,
    called=("ya tidak", "ya/tidak"),
    shape=Shape.ONE,
    choices=lambda _: _CHOICES,
    page=OnPage(column="yes_no"),
    paper=OnPaper(column=(100, 0), beside_in_cell=2),
    script=InScript("Pilih ya atau tidak.", means=_MEANS),
    rule=lambda _: OneOf("Pilih Ya atau Tidak.", short=True),
)
