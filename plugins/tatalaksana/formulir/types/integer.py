# A whole number.
from __future__ import annotations

from tatalaksana.formulir.traits import Between, FieldType, InCell, InScript, OnPage, OnPaper, Shape, Worth
from tatalaksana.formulir.types.decimal import WIDEST

TYPE = FieldType(
    name="integer",
    order=30,
    called=("angka", "bilangan", "bilangan bulat", "bulat", "jumlah", "number", "nomor"),
    shape=Shape.LINE,
    worth=Worth.NUMBER,
    pattern=r"-?[0-9]{1,15}",
    page=OnPage('type="text" inputmode="numeric" class="sop-f-angka"', "integer"),
    paper=OnPaper(column=(46, 0.5), wide=90.0, how="bilangan bulat"),
    cell=InCell("0"),
    script=InScript("Tulis bilangan bulat, misalnya 12."),
    rule=lambda _: Between("integer", -WIDEST, WIDEST, "Isi bilangan bulat."),
)
