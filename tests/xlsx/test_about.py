# What a workbook says of itself.
from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

from tatalaksana.render.xlsx.workbook import Spreadsheet


def test_it_names_its_program_and_company_and_no_sheet() -> None:
    """The names of sheets stand in the workbook; its properties are those that other programs write."""
    book = Spreadsheet("Daftar periksa", "Biro Contoh", date(2024, 1, 2))
    book.sheet("Lembar satu")
    with ZipFile(BytesIO(book.done())) as made:
        about = made.read("docProps/app.xml").decode()
        assert 'name="Lembar satu"' in made.read("xl/workbook.xml").decode()
    assert "<Application>Microsoft Excel</Application>" in about
    assert "<Company>Biro Contoh</Company>" in about
    assert "TitlesOfParts" not in about
    assert "Lembar" not in about
