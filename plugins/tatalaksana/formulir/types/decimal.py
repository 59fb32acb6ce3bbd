# A number that may have decimals. People write a comma before them, sources and files a point.
from __future__ import annotations

from tatalaksana.formulir.traits import Between, FieldType, InCell, InScript, OnPage, OnPaper, Shape, Worth

WIDEST = 999_999_999_999
"""A number that spreadsheets still show with all its digits."""

TYPE = FieldType(
    name="decimal",
    order=40,
    called=("desimal", "pecahan"),
    shape=Shape.LINE,
    worth=Worth.NUMBER,
    pattern=r"-?[0-9]{1,15}(\.[0-9]{1,15})?",
    page=OnPage('type="text" inputmode="decimal" class="sop-f-angka"', "decimal"),
    paper=OnPaper(column=(54, 0.5), wide=110.0, how="bilangan, dengan koma bila perlu"),
    cell=InCell("General"),
    script=InScript("Tulis angka dengan koma desimal, misalnya 12,5."),
    said=lambda _, text: text.replace(".", ","),
    rule=lambda _: Between("decimal", -WIDEST, WIDEST, "Isi bilangan."),
)
