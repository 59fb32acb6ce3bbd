# Numbers of telephones: a text everywhere, refused where they are none.
from __future__ import annotations

import io
import json
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from tatalaksana.formulir import TYPES, Formulir, Isian, Type, flaws_of
from tatalaksana.model import parse
from tatalaksana.render.json import formulir_json
from tatalaksana.render.xlsx import formulir_xlsx
from tests.pdf.forms import made

_NUMBERS = ("+62 812-3456-7890", "08123456789", "(021) 345.6789", "+628123456789")
_FORM: dict[str, Any] = {
    "judul": "Telepon",
    "isian": [
        {"type": "phone", "name": "kantor", "label": "Telepon kantor", "required": "ya"},
        {
            "type": "table", "name": "orang", "label": "Orang", "rows": "6",
            "columns": [{"type": "text", "name": "nama", "label": "Nama"}, {"type": "phone", "name": "telepon", "label": "Telepon"}],
            "values": [{"telepon": number} for number in _NUMBERS],
        },
    ],
}  # fmt: skip


def _form() -> Formulir:
    found = parse(Formulir, _FORM)
    assert isinstance(found, Formulir), found
    return found


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        *((number, True) for number in _NUMBERS), ("110", True), ("11", False), ("nol delapan", False), ("0812 ext 3", False), ("+", False), ("+62+812345", False),
        ("0812345\n", False), ("٠٨١٢٣٤٥", False), ("0" * 29, True), ("+" + "6" * 29, True), ("0" * 30, False),
    ],
)  # fmt: skip
def test_what_is_a_number(text: str, fits: bool) -> None:  # noqa: FBT001 - expected values of a table
    """Digits, spaces, hyphens, points and brackets, a plus before all of them; nothing else, thirty signs at most."""
    isian = Isian(type=Type("phone"), name="a", label="A")
    assert fits == TYPES["phone"].fits(isian, text)


def test_flaws_are_told() -> None:
    """A number that stands in a row for good is one; a sum of numbers is none."""
    assert [] == list(flaws_of(_form()))
    wrong = _form().model_copy(
        update={"isian": (_form().isian[1].model_copy(update={"values": ({"telepon": "tanya"},)}),)}
    )
    assert [("isi-salah", ("isian", 0, "values", 0, "telepon"))] == [(one.code, one.path) for one in flaws_of(wrong)]


def test_the_workbook_keeps_them() -> None:
    """Cells are text, so a spreadsheet keeps what is typed; those that stand there already are as they were."""
    book = openpyxl.load_workbook(io.BytesIO(formulir_xlsx("telepon", _form())))
    sheet = book.worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value in _NUMBERS]
    assert [(number, "@", "s") for number in _NUMBERS] == [
        (cell.value, cell.number_format, cell.data_type) for cell in cells
    ]
    kantor = sheet[str(book.defined_names["kantor"].attr_text).rpartition("!")[2].replace("$", "")]
    assert "@" == kantor.number_format
    (rule,) = [rule for rule in sheet.data_validations.dataValidation if kantor.coordinate in rule.sqref]
    assert ("textLength", "3", "30") == (rule.type, rule.formula1, rule.formula2)


def test_paper_and_json_keep_them() -> None:
    """On paper they stand as written, in a PDF reader a field takes them as text and says how; JSON has them as texts."""
    paper = PdfReader(io.BytesIO(made(_FORM).content())).pages[0].extract_text()
    assert [] == [number for number in _NUMBERS if number not in paper]
    fields = PdfReader(io.BytesIO(made(_FORM).content())).get_fields() or {}
    assert ("/Tx", "Telepon kantor (wajib). Nomor telepon, misalnya 0812-3456-7890") == (
        fields["kantor"]["/FT"],
        fields["kantor"]["/TU"],
    )
    assert {"kantor", *(f"orang.{row}.nama" for row in range(1, 7)), "orang.5.telepon", "orang.6.telepon"} == {
        name for name, field in fields.items() if "/FT" in field
    }
    data = json.loads(formulir_json("telepon", _form()))
    assert list(_NUMBERS) == [row["telepon"] for row in data["isian"][1]["values"]]
