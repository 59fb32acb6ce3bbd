# Numbers of telephones as people type them: judged, kept in every file, and opened by a spreadsheet as they are.
from __future__ import annotations

import json
from pathlib import Path

import openpyxl
from playwright.sync_api import Locator, Page, expect

from tests.browser.forms import TELEPON
from tests.browser.server import Site
from tests.browser.test_formulir import _fault, _load, _open, _press, _saved, _status
from tests.browser.visitor import Visitor
from tests.xlsx.office import csv_cells

_OFFICE, _COME = "+62 812-3456-7890", "0800-1-234567"
_PEOPLE = ("08123456789", "+628123456789", "(021) 345678")
_ALL = [_OFFICE, _COME, *_PEOPLE]


def _office(page: Page) -> Locator:
    return page.get_by_label("Telepon kantor (wajib)")


def test_numbers_stay_as_typed(forms: Site, visitor: Visitor, tmp_path: Path) -> None:
    """Each kind of file has the numbers as typed and is taken in again; a spreadsheet opens the CSV with just these."""
    page = _open(visitor, forms, TELEPON)
    expect(_office(page)).to_have_attribute("type", "tel")
    expect(page.locator('td[data-isian="telepon"] .sop-f-tetap')).to_have_text(_COME)
    _office(page).fill(_OFFICE)
    for at, number in enumerate(_PEOPLE):
        page.locator('td[data-isian="telepon"] input').nth(at).fill(number)
    files = {kind: _saved(page, kind, tmp_path) for kind in ("json", "csv", "xlsx")}
    wanted = json.loads(files["json"].read_text(encoding="utf-8"))["isian"]
    assert _ALL == [wanted["kantor"], *(row["telepon"] for row in wanted["orang"])]
    sheet = openpyxl.load_workbook(files["xlsx"]).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value in _ALL]
    assert [(number, "s") for number in _ALL] == [(cell.value, cell.data_type) for cell in cells]
    for kind, file in files.items():
        _load(page, file)
        expect(_status(page)).to_contain_text("dimuat sebagai salinan")
        expect(page.locator(".sop-f-kabar")).to_be_empty()
        assert wanted == json.loads(_saved(page, "json", tmp_path).read_text(encoding="utf-8"))["isian"], kind
    shown = [cell for row in csv_cells(files["csv"].read_bytes()) for cell in row]
    assert _ALL == [cell for cell in shown if cell in _ALL]
    assert not [cell for cell in shown if str(cell).startswith("'")]


def test_what_is_no_number_is_told(forms: Site, visitor: Visitor) -> None:
    """What cannot be dialled is refused where it stands, and formulas compare a number as the text that it is."""
    page = _open(visitor, forms, TELEPON)
    _office(page).fill("0812 atau 0813")
    _press(page, "Periksa isian")
    assert "Tulis nomor telepon, misalnya 0812-3456-7890 atau +62 21 345 6789." == _fault(page, _office(page))
    expect(page.get_by_label("Nomor di luar negeri")).to_be_hidden()
    _office(page).fill("+62 21 345")
    assert "" == _fault(page, _office(page)).strip()
    expect(page.get_by_label("Nomor di luar negeri")).to_be_visible()
