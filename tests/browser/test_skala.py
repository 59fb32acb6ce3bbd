# Scales as people answer them: picked, reckoned with, and kept in every file as numbers.
from __future__ import annotations

import json
from pathlib import Path

import openpyxl
from playwright.sync_api import expect

from tests.browser.forms import SKALA
from tests.browser.server import Site
from tests.browser.test_formulir import _load, _open, _press, _saved, _status
from tests.browser.visitor import Visitor


def test_a_scale_is_answered(forms: Site, visitor: Visitor, tmp_path: Path) -> None:
    """Numbers stand side by side with their words, or in a list; conditions and sums reckon with them; each file brings them back."""
    page = _open(visitor, forms, SKALA)
    labels = page.get_by_role("radiogroup", name="Seberapa puas Anda? (wajib)").locator("label")
    assert ["1 – Sangat tidak puas", "2", "3", "4", "5 – Sangat puas"] == [
        text.strip() for text in labels.all_inner_texts()
    ]
    _press(page, "Periksa isian")
    assert ["Seberapa puas Anda?: Wajib dipilih."] == page.locator(".sop-f-ringkasan").get_by_role(
        "link"
    ).all_inner_texts()
    expect(page.get_by_label("Apa yang kurang?")).to_be_hidden()
    page.get_by_role("radio", name="2", exact=True).check()
    expect(page.get_by_label("Apa yang kurang?")).to_be_visible()
    page.get_by_label("Suhu ruang").select_option(label="0,5")
    page.get_by_label("Nilai, baris 1").select_option("5")
    page.get_by_label("Nilai, baris 2").select_option("10")
    expect(page.locator("output")).to_have_text("25,5")
    files = {kind: _saved(page, kind, tmp_path) for kind in ("json", "csv", "xlsx")}
    wanted = json.loads(files["json"].read_text(encoding="utf-8"))["isian"]
    assert (2, 0.5, [5, 10, 10], 25.5) == (
        wanted["puas"],
        wanted["suhu"],
        [row["nilai"] for row in wanted["aspek"]],
        wanted["jumlah"],
    )
    sheet = openpyxl.load_workbook(files["xlsx"]).worksheets[0]
    values = {str(row[0].value): row[2].value for row in sheet.iter_rows()}
    assert (2, 0.5) == (values["puas"], values["suhu"])
    assert '\r\n"suhu";"Suhu ruang";"0,5"\r\n' in files["csv"].read_bytes().decode("utf-8-sig")
    for kind, file in files.items():
        _load(page, file)
        expect(_status(page)).to_contain_text("dimuat sebagai salinan")
        expect(page.locator(".sop-f-kabar")).to_be_empty()
        assert wanted == json.loads(_saved(page, "json", tmp_path).read_text(encoding="utf-8"))["isian"], kind


def test_what_is_not_on_the_scale_is_not_taken(forms: Site, visitor: Visitor, tmp_path: Path) -> None:
    """A file's number that the scale has not is told and left out."""
    page = _open(visitor, forms, SKALA)
    file = tmp_path / "salah.csv"
    file.write_text("id formulir;skala\r\npuas;;7\r\nsuhu;;1,0\r\n", encoding="utf-8")
    _load(page, file)
    expect(page.locator(".sop-f-kabar")).to_contain_text("Seberapa puas Anda?")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.get_by_label("Suhu ruang")).to_have_value("1")
