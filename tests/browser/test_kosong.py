# The blank workbook, filled in a spreadsheet and loaded on the form's page.
from __future__ import annotations

import json
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell import Cell
from playwright.sync_api import Page, expect

from tatalaksana.catalog import form_page
from tests.browser.blank import fill_blank
from tests.browser.forms import KEHADIRAN, SEMUA
from tests.browser.server import Site
from tests.browser.visitor import Visitor
from tests.site.sample import MAKRO

_FILLED: dict[str, Any] = {
    "nama": "+Sri", "alamat": "Jalan Satu\nBlok B", "umur": 30, "luas": 1234.5, "tanggal": date(2024, 2, 29), "jam": time(23, 5), "warna": "Lainnya",
    "warna_lain": "Ungu", "bulan": "Bulan ke-2", "hari": ("Rabu", "Jumat"), "setuju": "Ya",
    "barang.apa": (None, "Kertas"), "barang.jumlah": (None, 3), "barang.harga": (None, 0.1), "barang.rusak": (None, True), "barang.sebab": (None, "basah"),
    "barang.untuk": (None, "Kantor; Rumah"), "periksa.ada": ("Ya", "Tidak"),
}  # fmt: skip
_NOTHING: dict[str, Any] = {
    "apa": None,
    "jumlah": None,
    "harga": None,
    "nilai": None,
    "rusak": None,
    "sebab": None,
    "untuk": [],
}
_READ: dict[str, Any] = {
    "nama": "+Sri", "alamat": "Jalan Satu\nBlok B", "umur": 30, "luas": 1234.5, "tanggal": "2024-02-29", "jam": "23:05", "warna": "lain",
    "warna_lain": "Ungu", "bulan": "2", "hari": ["rabu", "jumat"], "setuju": "ya",
    "barang": [_NOTHING, {"apa": "Kertas", "jumlah": 3, "harga": 0.1, "nilai": 0.3, "rusak": "ya", "sebab": "basah", "untuk": ["a", "b"]}],
    "total": 0.3, "periksa": [{"no": "1", "butir": "Surat", "ada": "ya"}, {"no": "2", "butir": "Lampiran", "ada": "tidak"}],
}  # fmt: skip


def _blank(forms: Site, name: str) -> Path:
    return forms.folder / f"{form_page(name)}.xlsx"


def _load(page: Page, file: Path) -> None:
    page.locator('input[type="file"]').set_input_files(file)


def _isian(page: Page) -> Any:  # noqa: ANN401 - JSON
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh JSON", exact=True).click()
    return json.loads(download.value.path().read_text(encoding="utf-8"))["isian"]


def test_every_kind_of_cell(forms: Site, visitor: Visitor, tmp_path: Path) -> None:
    """Texts, numbers, days, hours, choices, boxes and tables come back by their ids."""
    page = visitor.open(forms.page(form_page(SEMUA)))
    blank = openpyxl.load_workbook(_blank(forms, SEMUA)).worksheets[0]
    assert blank["A2"].value == f"Formulir {SEMUA} · versi 3"
    _load(page, fill_blank(_blank(forms, SEMUA), _FILLED, tmp_path / "isi.xlsx"))
    expect(page.locator(".sop-f-status")).to_contain_text("dimuat sebagai salinan «isi»")
    expect(page.locator(".sop-f-kabar")).to_be_empty()
    assert _isian(page) == _READ


def test_days_as_numbers(forms: Site, visitor: Visitor, tmp_path: Path) -> None:
    """Where cells have lost their look, days and hours are the numbers that spreadsheets count them by."""
    page = visitor.open(forms.page(form_page(KEHADIRAN)))
    day = datetime(2024, 2, 29)  # noqa: DTZ001 - as sheets have it
    values = {"tanggal": day, "pukul": time(8, 30), "peserta.nama": ("A", None, "C")}
    file = fill_blank(_blank(forms, KEHADIRAN), values, tmp_path / "isi.xlsx")
    book = openpyxl.load_workbook(file)
    for row in book.worksheets[0]:
        for cell in row:
            if isinstance(cell, Cell) and cell.is_date:
                cell.number_format = "General"
    book.save(file)
    _load(page, file)
    page.wait_for_function("() => [...document.querySelectorAll('input')].some((one) => one.value === '2024-02-29')")
    expect(page.locator(".sop-f-kabar")).to_be_empty()
    found = _isian(page)
    assert (found["tanggal"], found["pukul"], [row["nama"] for row in found["peserta"]]) == (
        "2024-02-29",
        "08:30",
        ["A", None, "C"],
    )


def test_what_does_not_fit_is_named(forms: Site, visitor: Visitor, tmp_path: Path) -> None:
    """Another form's workbook is refused, another version's is told, and what cannot be read is named by its field."""
    page = visitor.open(forms.page(form_page(SEMUA)))
    alert = page.get_by_role("alert")
    for file in (_blank(forms, KEHADIRAN), forms.folder / "sop" / f"{MAKRO}-monitoring.xlsx"):
        _load(page, file)
        expect(alert).to_contain_text("Berkas ini milik formulir lain")
    _load(page, _blank(forms, SEMUA))
    expect(alert).to_contain_text("Berkas itu tidak memuat isian formulir ini")
    odd = {**_FILLED, "umur": "tua", "warna": "Hijau", "tanggal": "besok", "barang.rusak": (None, "mungkin")}
    file = fill_blank(_blank(forms, SEMUA), odd, tmp_path / "aneh.xlsx")
    book = openpyxl.load_workbook(file)
    book.worksheets[0]["A2"] = f"Formulir {SEMUA} · versi 2"
    book.save(file)
    _load(page, file)
    expect(alert).to_contain_text("dimulai dengan versi 2 formulir; sekarang versi 3")
    expect(alert).to_contain_text("Ada yang tidak terbaca dan dikosongkan: Tanggal; Warna; Barang, baris 2: Rusak.")
    found = _isian(page)
    assert (found["umur"], found["warna"], found["nama"]) == ("tua", None, "+Sri")


def test_rows_that_moved(forms: Site, visitor: Visitor, tmp_path: Path) -> None:
    """A review of an earlier edition keeps its answers with their steps; those of a step that is gone are named."""
    page = visitor.open(forms.page(f"sop/{MAKRO}-monitoring"))
    steps = page.locator("tbody tr").count()
    assert steps > 2
    file = fill_blank(
        forms.folder / "sop" / f"{MAKRO}-monitoring.xlsx",
        {"masa": "2024", "prosedur.penilaian": ["Berjalan dengan baik"] * steps, "prosedur.catatan": [f"Catatan {at}" for at in range(steps)]}, tmp_path / "isi.xlsx",
    )  # fmt: skip
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    top = next(number for number, row in enumerate(sheet.iter_rows(values_only=True), 1) if row[0] == "No") + 1
    for at in (1, 2):  # no, prosedur
        first, second = sheet.cell(top, at), sheet.cell(top + 1, at)
        first.value, second.value = second.value, first.value
    sheet.cell(top + 2, 2).value = "Langkah lama"
    book.save(file)
    _load(page, file)
    expect(page.get_by_role("alert")).to_contain_text(
        "Penilaian tiap prosedur, baris 3 di berkas itu, yang tidak ada di formulir ini"
    )
    found = [row["catatan"] for row in _isian(page)["prosedur"]]
    assert found[:3] == ["Catatan 1", "Catatan 0", None]
    assert found[3:] == [f"Catatan {at}" for at in range(3, steps)]
