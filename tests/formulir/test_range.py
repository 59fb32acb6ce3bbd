# Numbers of a scale: their settings, and what paper, workbooks and JSON make of them.
from __future__ import annotations

import io
import json
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from tatalaksana.formulir import Between, Formulir, OneOf, flaws_of
from tatalaksana.model import parse
from tatalaksana.render.json import formulir_json
from tatalaksana.render.xlsx import formulir_xlsx
from tests.pdf.forms import made

_FORM: dict[str, Any] = {
    "judul": "Penilaian",
    "isian": [
        {
            "type": "range", "name": "puas", "label": "Puas?", "required": "ya", "parameters": {"end": "5"},
            "choices": {"1": "Tidak puas", "5": "Puas"},
        },
        {"type": "range", "name": "suhu", "label": "Suhu", "parameters": {"start": "-1", "end": "1", "step": "0.5"}},
        {
            "type": "table", "name": "aspek", "label": "Aspek",
            "columns": [
                {"type": "text", "name": "nama", "label": "Nama"},
                {"type": "range", "name": "nilai", "label": "Nilai", "parameters": {"start": "0", "end": "10", "step": "5"}},
            ],
            "values": [{"nama": "Ramah"}, {"nama": "Jelas", "nilai": "10"}],
        },
        {"type": "calculate", "name": "jumlah", "label": "Jumlah", "calculate": "sum(${aspek.nilai}) + ${puas}"},
    ],
}  # fmt: skip


def _form(data: dict[str, Any] = _FORM) -> Formulir:
    found = parse(Formulir, data)
    assert isinstance(found, Formulir), found
    return found


def _scale(**keys: object) -> Formulir:
    return _form({"judul": "A", "isian": [{"type": "range", "name": "a", "label": "A", **keys}]})


def test_a_scale_is_its_numbers() -> None:
    """Numbers go from start to end by steps, written without needless noughts, with their words after them."""
    puas, suhu, aspek, _ = _form().isian
    assert {"1": "1 – Tidak puas", "2": "2", "3": "3", "4": "4", "5": "5 – Puas"} == puas.options
    assert {"-1": "-1", "-0.5": "-0,5", "0": "0", "0.5": "0,5", "1": "1"} == suhu.options
    assert [] == list(flaws_of(_form()))
    assert aspek.columns
    assert not aspek.columns[1].kind.fits(aspek.columns[1], "7")


@pytest.mark.parametrize(
    ("keys", "code", "where"),
    [
        ({}, "isian-kurang", ("type",)), ({"parameters": {"start": "2"}}, "isian-kurang", ("parameters",)),
        ({"parameters": {"end": "lima"}}, "isi-salah", ("parameters", "end")), ({"parameters": {"end": "1"}}, "isi-salah", ("parameters", "end")),
        ({"parameters": {"end": "5", "step": "0"}}, "isi-salah", ("parameters", "step")), ({"parameters": {"end": "5", "step": "3"}}, "isi-salah", ("parameters",)),
        ({"parameters": {"end": "101"}}, "isi-salah", ("parameters",)),
        ({"parameters": {"end": "5"}, "choices": {"1": "a", "6": "b"}}, "isi-salah", ("choices", "6")),
    ],
)  # fmt: skip
def test_what_makes_no_scale_is_told(keys: dict[str, object], code: str, where: tuple[str, ...]) -> None:
    """Each flaw of a scale's settings is found once, at its place; nothing is made of them meanwhile."""
    formulir = _scale(**keys)
    assert [(code, ("isian", 0, *where))] == [(flaw.code, flaw.path) for flaw in flaws_of(formulir)]
    if where != ("choices", "6"):
        assert {} == formulir.isian[0].options


def test_settings_stay_with_their_type() -> None:
    """Only types that have settings take any."""
    formulir = _form({"judul": "A", "isian": [{"type": "text", "name": "a", "label": "A", "parameters": {"end": "5"}}]})
    assert ["isian-lebih"] == [flaw.code for flaw in flaws_of(formulir)]


def test_what_a_cell_takes() -> None:
    """A few whole numbers are a list; many, or those with decimals, lie between the ends."""
    rules = [
        one.kind.rule(one)
        for one in (
            _scale(parameters={"end": "5"}).isian[0],
            _scale(parameters={"end": "60"}).isian[0],
            _form().isian[1],
        )
    ]
    assert [
        OneOf("Isi angka 1 sampai 5.", short=True), Between("integer", 1, 60, "Isi angka 1 sampai 60."), Between("decimal", -1, 1, "Isi angka -1 sampai 1."),
    ] == rules  # fmt: skip


def test_the_workbook_has_numbers() -> None:
    """Cells take the scale's numbers, say what words they have, and formulas reckon with them."""
    book = openpyxl.load_workbook(io.BytesIO(formulir_xlsx("penilaian", _form())))
    sheet = book.worksheets[0]

    def cell(name: str) -> str:
        return str(book.defined_names[name].attr_text).rpartition("!")[2].replace("$", "")

    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert ("list", '"1,2,3,4,5"') == (rules[cell("puas")].type, rules[cell("puas")].formula1)
    assert "1 – Tidak puas. 5 – Puas." in (rules[cell("puas")].prompt or "")
    assert ("decimal", "-1", "1") == (
        rules[cell("suhu")].type,
        rules[cell("suhu")].formula1,
        rules[cell("suhu")].formula2,
    )
    assert '"0,5,10"' == rules[cell("aspek.nilai")].formula1
    assert [None, 10] == [row[0].value for row in sheet[cell("aspek.nilai")]]
    assert cell("puas") in str(sheet[cell("jumlah")].value).replace("$", "")


def test_paper_has_boxes() -> None:
    """Each number has its box on paper and in a PDF reader; in a table's low rows one is taken from a list."""
    paper = PdfReader(io.BytesIO(made(_FORM).content())).pages[0].extract_text()
    assert [] == [words for words in ("1 – Tidak puas", "5 – Puas", "-0,5", "0 / 5 / 10") if words not in paper]
    fields = PdfReader(io.BytesIO(made(_FORM).content())).get_fields() or {}
    assert {"/1", "/2", "/3", "/4", "/5", "/Off"} == set(fields["puas"]["/_States_"])
    assert {"/-1", "/-0.5", "/0", "/0.5", "/1", "/Off"} == set(fields["suhu"]["/_States_"])
    assert "/Ch" == fields["aspek.1.nilai"]["/FT"]
    assert "aspek.2.nilai" not in fields


def test_json_has_the_settings() -> None:
    """Other programs get the settings as they are written."""
    data = json.loads(formulir_json("penilaian", _form()))
    assert [{"end": "5"}, {"start": "-1", "end": "1", "step": "0.5"}] == [
        one["parameters"] for one in data["isian"][:2]
    ]
