# Forms filled in the browser, by people who type, reload, make mistakes, print, and carry files about.
from __future__ import annotations

import csv
import io
import json
import re
from datetime import datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from pypdf import PdfReader

from tatalaksana.catalog import form_page, sop_page
from tests.browser.axe import WIDE_AND_NARROW, faults
from tests.browser.forms import JAHAT, KEHADIRAN, MONEV, NOTULA, SEMUA
from tests.browser.server import Site
from tests.browser.visitor import Visitor
from tests.site.hostile import EVIL
from tests.site.sample import MAKRO

_RESULTS = (
    ("cukup", "Cukup"),
    ("disusulkan", "Disusulkan"),
    ("tidak-cukup", "Tidak cukup"),
    ("belum-terhubung", "Belum terhubung"),
)
_SAVED = "Tersimpan di peramban ini."
_NARROW = 320


def _open(visitor: Visitor, forms: Site, name: str, **options: Any) -> Page:  # noqa: ANN401 - what `open` takes
    return visitor.open(forms.page(form_page(name)), **options)


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def _status(page: Page) -> Locator:
    return page.locator(".sop-f-status")


def _saved(page: Page, kind: str, folder: Path) -> Path:
    with page.expect_download() as download:
        _press(page, f"Unduh {kind.upper()}")
    file = folder / f"{len(list(folder.iterdir()))}-{download.value.suggested_filename}"
    download.value.save_as(file)
    return file


def _load(page: Page, file: Path) -> None:
    page.locator('input[type="file"]').set_input_files(file)


def _fault(page: Page, control: Locator) -> str:
    """What a screen reader says of a control besides its name."""
    ids = control.get_attribute("aria-describedby") or ""
    said: str = page.evaluate(
        "ids => ids.split(' ').filter(Boolean).map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim()",
        ids,
    )
    return said


def _row(number: int) -> dict[str, str]:
    """A participant; some texts are what spreadsheets would run, or break at."""
    names = ("Contoh Satu", "=1+1", '@Sri; "Utami"', "Baris\tdua", "-Budi", "'kutip'", "Ayu 🦜")
    return {
        "jabatan": f"Kepala Bagian {number}", "nama": f"{names[number % len(names)]}{number}", "telepon": f"0812-0000-{number:04}", "hasil": _RESULTS[number % 4][0],
    }  # fmt: skip


def _fill_attendance(page: Page, rows: int) -> dict[str, Any]:
    page.get_by_label("Penanaman atau rapat").fill('Rapat "A"; lanjutan, ke-2')
    page.get_by_label("Tanggal penanaman").fill("2024-05-02")
    page.get_by_label("Pukul").fill("08:30")
    page.get_by_label("Catatan").fill("Baris satu\nBaris dua")
    page.get_by_label("Petugas konfirmasi").fill("+Petugas")
    for number in range(1, rows + 1):
        if page.get_by_label(f"Jabatan, baris {number}", exact=True).count() == 0:
            _press(page, "Tambah baris")
        row = _row(number)
        page.get_by_label(f"Jabatan, baris {number}", exact=True).fill(row["jabatan"])
        page.get_by_label(f"Nama bibit, baris {number}", exact=True).fill(row["nama"])
        page.get_by_label(f"Nomor telepon, baris {number}", exact=True).fill(row["telepon"])
        page.get_by_label(f"Hasil konfirmasi, baris {number}", exact=True).select_option(row["hasil"])
    return {
        "penanaman": "Rapat \"A\"; lanjutan, ke-2", "tanggal": "2024-05-02", "pukul": "08:30", "tempat": None,
        "peserta": [_row(number) for number in range(1, rows + 1)], "jumlah": rows, "catatan": "Baris satu\nBaris dua", "petugas": "+Petugas",
    }  # fmt: skip


def _as_rows(wanted: dict[str, Any], *, typed: bool) -> list[list[object]]:
    """The part of a sheet that holds the answers, as the form's ids and labels have it."""
    moment: dict[str, object] = {"tanggal": datetime(2024, 5, 2), "pukul": time(8, 30)} if typed else {}  # noqa: DTZ001 - as Excel has it
    labels = {
        "penanaman": "Penanaman atau rapat", "tanggal": "Tanggal penanaman", "pukul": "Pukul", "tempat": "Tempat", "jumlah": "Jumlah bibit",
        "catatan": "Catatan", "petugas": "Petugas konfirmasi", "paraf_kasubbag": "Paraf Kasubbag Penanaman",
        "paraf_kabag": "Paraf Kabag Penanaman dan Semaian", "paraf_karo": "Paraf Karo BenTanyan",
    }  # fmt: skip
    said = dict(_RESULTS)
    rows: list[list[object]] = [["Isian", "Label", "Isi"]]
    rows += [[name, label, moment.get(name, wanted.get(name))] for name, label in labels.items()]
    rows += [[], ["peserta", "Bibit yang dipesan"], ["baris", "jabatan", "nama", "telepon", "hasil"]]
    rows.append(["No", "Jabatan", "Nama bibit", "Nomor telepon", "Hasil konfirmasi"])
    rows += [
        [number, row["jabatan"], row["nama"], row["telepon"], said[row["hasil"]]]
        for number, row in enumerate(wanted["peserta"], 1)
    ]
    return rows


def _unguarded(cell: str) -> str:
    """What a spreadsheet shows of a cell of our CSV."""
    return cell[1:] if cell[:2] in {"'=", "'+", "'-", "'@", "''"} else re.sub(r'^="(.*)"$', r"\1", cell)


def _trimmed(row: list[object]) -> list[object]:
    while row and row[-1] in {None, ""}:
        row = row[:-1]
    return row


def test_thirty_participants_in_every_kind_of_file(forms: Site, reader: Visitor, tmp_path: Path) -> None:
    """Thirty rows are filled in, survive a reload, are handed out as JSON, CSV and XLSX, read by others, and taken in again unchanged."""
    page = _open(reader, forms, KEHADIRAN)
    wanted = _fill_attendance(page, 30)
    expect(page.locator("output").first).to_have_text("30")
    expect(_status(page)).to_have_text(_SAVED)
    page.reload()
    files = {kind: _saved(page, kind, tmp_path) for kind in ("json", "csv", "xlsx")}
    expect(page.locator(".sop-f-ringkasan")).to_be_hidden()
    given = json.loads(files["json"].read_text(encoding="utf-8"))
    assert {
        "formulir": KEHADIRAN,
        "versi": 1,
        "judul": "Daftar Konfirmasi Kecukupan Bibit Penanaman",
        "salinan": "Isian 1",
        "isian": wanted,
    } == given
    text = files["csv"].read_bytes().decode("utf-8-sig")
    table = [_trimmed([_unguarded(cell) for cell in row]) for row in csv.reader(io.StringIO(text), delimiter=";")]
    assert table[5:] == [
        _trimmed(["" if cell is None else str(cell) for cell in row]) for row in _as_rows(wanted, typed=False)
    ]
    sheet = openpyxl.load_workbook(files["xlsx"]).active
    assert sheet is not None
    cells = [_trimmed(list(row)) for row in sheet.iter_rows(values_only=True)]
    assert cells[5:] == [_trimmed(row) for row in _as_rows(wanted, typed=True)]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d", "inlineStr"}
    for kind, file in files.items():
        _load(page, file)
        expect(_status(page)).to_contain_text("dimuat sebagai salinan «Isian 1 (")
        expect(page.locator(".sop-f-kabar")).to_be_empty()
        again = json.loads(_saved(page, "json", tmp_path).read_text(encoding="utf-8"))
        assert wanted == again["isian"], kind


def _fill_everything(page: Page) -> dict[str, Any]:
    page.get_by_label("Nama (wajib)").fill("Sri")
    page.get_by_label("Alamat").fill("Jalan Satu\nBlok B")
    page.get_by_label("Umur").fill("1.7")
    page.get_by_label("Umur").fill("30")
    page.get_by_label("Luas (m²)").fill("1.234,5")
    page.get_by_label("Tanggal").fill("2024-02-29")
    page.get_by_label("Jam").fill("23:05")
    page.get_by_role("radio", name="Lainnya").check()
    page.get_by_label("Sebutkan warnanya").fill("Ungu")
    page.get_by_label("Bulan").select_option("2")
    page.get_by_role("checkbox", name="Rabu").check()
    page.get_by_role("checkbox", name="Jumat").check()
    page.get_by_role("radio", name="Ya", exact=True).check()
    page.get_by_label("Barang, baris 2", exact=True).fill("Kertas")
    page.get_by_label("Jumlah, baris 2").fill("3")
    page.get_by_label("Harga, baris 2").fill("0,1")
    page.get_by_label("Rusak, baris 2").select_option("ya")
    page.get_by_label("Sebabnya, baris 2").fill("basah")
    page.get_by_role("group", name="Untuk, baris 2").get_by_label("Rumah").check()
    page.get_by_label("Ada, baris 1").select_option("ya")
    page.get_by_label("Ada, baris 2").select_option("tidak")
    blank: dict[str, Any] = {
        "apa": None,
        "jumlah": None,
        "harga": None,
        "nilai": None,
        "rusak": None,
        "sebab": None,
        "untuk": [],
    }
    return {
        "nama": "Sri", "alamat": "Jalan Satu\nBlok B", "umur": 30, "luas": 1234.5, "tanggal": "2024-02-29", "jam": "23:05", "warna": "lain",
        "warna_lain": "Ungu", "bulan": "2", "hari": ["rabu", "jumat"], "setuju": "ya",
        "barang": [blank, {"apa": "Kertas", "jumlah": 3, "harga": 0.1, "nilai": 0.3, "rusak": "ya", "sebab": "basah", "untuk": ["b"]}],
        "total": 0.3, "periksa": [{"no": "1", "butir": "Surat", "ada": "ya"}, {"no": "2", "butir": "Lampiran", "ada": "tidak"}],
    }  # fmt: skip


def test_every_kind_of_field_comes_back(forms: Site, visitor: Visitor, tmp_path: Path) -> None:
    """What is filled in each kind of field survives a closed tab and each kind of file."""
    page = _open(visitor, forms, SEMUA)
    wanted = _fill_everything(page)
    tab = page.context.new_page()
    tab.goto(page.url)
    page.close()
    expect(tab.get_by_label("Sebutkan warnanya")).to_have_value("Ungu")
    assert wanted == json.loads(_saved(tab, "json", tmp_path).read_text(encoding="utf-8"))["isian"]
    for kind in ("json", "csv", "xlsx"):
        _load(tab, _saved(tab, kind, tmp_path))
        expect(_status(tab)).to_contain_text("dimuat")
        assert wanted == json.loads(_saved(tab, "json", tmp_path).read_text(encoding="utf-8"))["isian"], kind
    expect(tab.locator("output").last).to_have_text("0,3")


def test_conditions(forms: Site, reader: Visitor, tmp_path: Path) -> None:
    """A field that depends on another comes and goes with it, in rows too; what was typed waits, but is in no file."""
    page = _open(reader, forms, SEMUA)
    other = page.get_by_label("Sebutkan warnanya")
    expect(other).to_be_hidden()
    page.get_by_role("radio", name="Lainnya").check()
    other.fill("Ungu")
    cause = page.get_by_label("Sebabnya, baris 1")
    expect(cause).to_be_hidden()
    page.get_by_label("Rusak, baris 1").select_option("ya")
    cause.fill("basah")
    expect(page.get_by_label("Sebabnya, baris 2")).to_be_hidden()
    page.get_by_role("radio", name="Biru").check()
    page.get_by_label("Rusak, baris 1").select_option("tidak")
    expect(other).to_be_hidden()
    expect(cause).to_be_hidden()
    isian = json.loads(_saved(page, "json", tmp_path).read_text(encoding="utf-8"))["isian"]
    assert (None, None) == (isian["warna_lain"], isian["barang"][0]["sebab"])
    page.get_by_role("radio", name="Lainnya").check()
    expect(other).to_have_value("Ungu")


def test_mistakes_are_said_where_they_are(forms: Site, reader: Visitor) -> None:
    """What is wrong is said at the field as soon as it is left; checking lists all of it, with links that lead there by keyboard."""
    page = _open(reader, forms, SEMUA)
    age = page.get_by_label("Umur")
    age.fill("tua")
    expect(age).not_to_have_attribute("aria-invalid", "true")
    age.press("Tab")
    expect(age).to_have_attribute("aria-invalid", "true")
    assert "Tulis bilangan bulat, misalnya 12." == _fault(page, age)
    age.fill("101")
    assert "Isian ini harus paling sedikit 17 dan paling banyak 100." == _fault(page, age)
    age.fill("100")
    expect(age).not_to_have_attribute("aria-invalid", "true")
    page.get_by_label("Luas (m²)").fill("0")
    page.get_by_label("Jumlah, baris 2").fill("0")
    _press(page, "Periksa isian")
    summary = page.locator(".sop-f-ringkasan")
    expect(summary).to_be_focused()
    assert [
        "Nama: Wajib diisi.", "Luas (m²): Luas harus lebih dari nol.", "Tanggal: Wajib diisi.", "Warna: Wajib dipilih.", "Setuju?: Wajib dipilih.",
        "Barang, baris 2: Barang: Wajib diisi.", "Barang, baris 2: Jumlah: Isian ini harus paling sedikit 1.", "Pemeriksaan, baris 1: Ada: Wajib dipilih.",
        "Pemeriksaan, baris 2: Ada: Wajib dipilih.",
    ] == summary.get_by_role("link").all_inner_texts()  # fmt: skip
    summary.get_by_role("link", name="Barang, baris 2: Jumlah").press("Enter")
    amount = page.get_by_label("Jumlah, baris 2")
    expect(amount).to_be_focused()
    expect(amount).to_be_in_viewport()
    assert "Isian ini harus paling sedikit 1." == _fault(page, amount)
    summary.get_by_role("link", name="Warna").press("Enter")
    expect(page.get_by_role("radio", name="Merah")).to_be_focused()
    expect(page.get_by_role("radiogroup", name="Warna")).to_have_attribute("aria-invalid", "true")
    page.get_by_role("radio", name="Merah").press("Space")
    expect(summary.get_by_role("link", name="Warna")).to_have_count(0)
    _fill_everything(page)
    page.get_by_label("Barang, baris 1", exact=True).fill("Tinta")
    expect(page.locator("[aria-invalid]")).to_have_count(0)
    expect(summary).to_be_hidden()
    page.get_by_label("Luas (m²)").fill("2")
    page.get_by_label("Jumlah, baris 1").fill("2")
    _press(page, "Periksa isian")
    expect(summary).to_be_hidden()
    passed = page.get_by_text("Semua isian sudah lengkap dan benar.")
    expect(passed).to_have_role("status")
    expect(passed).to_be_in_viewport()
    page.get_by_label("Umur").fill("101")
    expect(passed).to_have_count(0)


def test_a_date_half_typed_is_told(forms: Site, reader: Visitor) -> None:
    """A date that is begun and not finished is not taken for none."""
    page = _open(reader, forms, NOTULA)
    day = page.get_by_label("Tanggal (wajib)")
    day.focus()
    page.keyboard.type("12")
    page.get_by_label("Tempat").focus()
    _press(page, "Periksa isian")
    assert "Tanggal ini belum lengkap." == _fault(page, day)


def test_rows_by_keyboard(forms: Site, reader: Visitor) -> None:
    """Rows are added and taken away by keyboard, what stood in one comes back on demand, and the focus is never lost."""
    page = _open(reader, forms, SEMUA)
    for number in (1, 2):
        page.get_by_label(f"Barang, baris {number}", exact=True).fill(f"barang {number}")
    page.get_by_role("button", name="Tambah baris").press("Enter")
    expect(page.get_by_label("Barang, baris 3", exact=True)).to_be_focused()
    page.keyboard.type("barang 3")
    page.get_by_role("button", name="Hapus Barang, baris 2").press("Enter")
    expect(page.get_by_label("Barang, baris 2", exact=True)).to_be_focused()
    expect(page.get_by_label("Barang, baris 2", exact=True)).to_have_value("barang 3")
    expect(page.get_by_label("Barang, baris 3", exact=True)).to_have_count(0)
    expect(_status(page)).to_contain_text("Baris 2 dihapus.")
    page.get_by_role("button", name="Urungkan").press("Enter")
    expect(page.get_by_label("Barang, baris 2", exact=True)).to_be_focused()
    page.reload()
    texts = [page.get_by_label(f"Barang, baris {number}", exact=True).input_value() for number in (1, 2, 3)]
    assert ["barang 1", "barang 2", "barang 3"] == texts
    for _ in range(3):
        page.get_by_role("button", name="Hapus Barang, baris 1").press("Enter")
    expect(page.get_by_role("button", name="Tambah baris")).to_be_focused()
    # Rows that come with the form stay.
    expect(page.get_by_role("button", name="Hapus Pemeriksaan")).to_have_count(0)
    expect(page.get_by_role("cell", name="Lampiran")).to_be_visible()


def test_copies_side_by_side(forms: Site, reader: Visitor) -> None:
    """Several copies are kept by name, one is chosen, renamed, removed and brought back."""
    page = _open(reader, forms, NOTULA)
    name, meeting = page.get_by_label("Nama salinan ini"), page.get_by_label("Rapat lapangan")
    meeting.fill("Rapat A")
    name.fill("Januari")
    name.press("Tab")
    _press(page, "Salinan baru")
    expect(name).to_be_focused()
    expect(meeting).to_have_value("")
    meeting.fill("Rapat B")
    name.fill("Januari")
    name.press("Tab")
    expect(name).to_have_value("Januari (2)")
    chosen = page.get_by_label("Salinan yang ada")
    assert ["Januari", "Januari (2)"] == chosen.locator("option").all_inner_texts()
    chosen.select_option("Januari")
    expect(meeting).to_have_value("Rapat A")
    page.reload()
    expect(meeting).to_have_value("Rapat A")
    _press(page, "Hapus salinan ini")
    expect(meeting).to_have_value("Rapat B")
    _press(page, "Urungkan")
    expect(meeting).to_have_value("Rapat A")
    # Another form has copies of its own.
    other = _open(reader, forms, MONEV)
    expect(other.get_by_label("Salinan yang ada")).to_be_hidden()


def test_two_tabs_ask(forms: Site, reader: Visitor) -> None:
    """When another tab changed the copy, nothing is overwritten: the reader chooses whose stays, or keeps both."""
    page = _open(reader, forms, NOTULA)
    page.get_by_label("Tempat").fill("satu")
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_label("Tempat")).to_have_value("satu")
    other.get_by_label("Tempat").fill("dua")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Salinan ini diubah di tab lain.")
    page.get_by_label("Tempat").fill("tiga")
    expect(_status(page)).to_have_text("Belum tersimpan.")
    _press(page, "Simpan yang di sini sebagai salinan baru")
    expect(alert).to_be_empty()
    assert ["Isian 1", "Isian 1 (2)"] == page.get_by_label("Salinan yang ada").locator("option").all_inner_texts()
    page.get_by_label("Salinan yang ada").select_option("Isian 1")
    expect(page.get_by_label("Tempat")).to_have_value("dua")
    other.get_by_label("Tempat").fill("empat")
    _press(page, "Pakai yang di tab lain")
    expect(page.get_by_label("Tempat")).to_have_value("empat")
    page.get_by_label("Tempat").fill("lima")
    expect(other.get_by_role("alert")).to_contain_text("diubah di tab lain")
    _press(other, "Simpan yang di sini")
    expect(alert).to_contain_text("diubah di tab lain")
    _press(page, "Pakai yang di tab lain")
    expect(page.get_by_label("Tempat")).to_have_value("empat")
    _press(other, "Hapus salinan ini")
    expect(alert).to_contain_text("Salinan ini dihapus di tab lain.")
    _press(page, "Simpan yang di sini")
    expect(_status(page)).to_have_text(_SAVED)


def test_full_storage_is_said(forms: Site, reader: Visitor) -> None:
    """When there is no room left, the page says so, offers a file, and keeps all of it once there is room."""
    page = _open(reader, forms, NOTULA)
    page.get_by_label("Tempat").fill("satu")
    page.evaluate(
        "for (let size = 1 << 22; size; size >>= 1) try { for (;;) localStorage.setItem('x' + Math.random(), 'y'.repeat(size)) } catch {}"
    )
    page.get_by_label("Agenda").fill("panjang " * 100)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Tempat simpan di peramban ini penuh")
    with page.expect_download() as download:
        alert.get_by_role("button", name="Unduh sekarang").click()
    assert "panjang" in Path(download.value.path()).read_text(encoding="utf-8")
    page.evaluate(
        "Object.keys(localStorage).filter((key) => key[0] === 'x').forEach((key) => localStorage.removeItem(key))"
    )
    _press(page, "Coba simpan lagi")
    expect(alert).to_be_empty()
    page.reload()
    expect(page.get_by_label("Agenda")).to_have_value("panjang " * 100)


def test_storage_forbidden_is_said(forms: Site, browser: Browser, tmp_path: Path) -> None:
    """Where nothing may be kept, the page says so once, and what is typed can be saved as a file."""

    def shut(route: Route) -> None:
        # In a sandbox a page has no origin, so the browser itself lets it keep nothing.
        answer = route.fetch()
        route.fulfill(
            response=answer,
            headers={**answer.headers, "content-security-policy": "sandbox allow-scripts allow-forms allow-downloads"},
        )

    # Nor may it load scripts from this machine then, unless it is told that it may.
    with browser.new_context(locale="id-ID", permissions=["local-network-access"]) as context:
        page = context.new_page()
        page.route("**/formulir/**/", shut)
        page.goto(forms.page(form_page(NOTULA)))
        assert "SecurityError" == page.evaluate(
            "(() => { try { return localStorage.length } catch (error) { return error.name } })()"
        )
        page.get_by_label("Tempat").fill("dua")
        expect(page.get_by_role("alert")).to_contain_text("tidak mengizinkan penyimpanan")
        expect(_status(page)).to_have_text("Belum tersimpan.")
        page.get_by_label("Tempat").fill("tiga")
        folder = tmp_path / "unduhan"
        folder.mkdir()
        file = _saved(page, "json", folder)
        assert "tiga" in file.read_text(encoding="utf-8")
        page.reload()
        expect(page.get_by_label("Tempat")).to_have_value("")
        _load(page, file)
        expect(page.get_by_label("Tempat")).to_have_value("tiga")
        expect(page.get_by_role("alert")).to_contain_text("tidak mengizinkan penyimpanan")


def test_foreign_files_are_refused(forms: Site, reader: Visitor, tmp_path: Path) -> None:
    """Another form's file, one of something else and a broken one change nothing and are told; what cannot be read is named."""
    page = _open(reader, forms, SEMUA)
    page.get_by_label("Nama (wajib)").fill("Sri")
    alert = page.get_by_role("alert")
    for name, content, words in (
        ("lain.json", '{"formulir": "notula", "isian": {"nama": "x"}}', "milik formulir lain («notula»)"),
        ("kosong.json", "[]", "Berkas itu tidak memuat isian formulir ini"),
        ("rusak.json", '{"isian": ', "rusak"),
        ("rusak.xlsx", "PK\x03\x04bukan", "XLSX"),
        ("asing.csv", "a;b\r\n1;2\r\n", "Berkas itu tidak memuat isian formulir ini"),
    ):
        (tmp_path / name).write_text(content, encoding="utf-8")
        _load(page, tmp_path / name)
        expect(alert).to_contain_text(words)
        expect(page.get_by_label("Nama (wajib)")).to_have_value("Sri")
    odd = {
        "formulir": SEMUA,
        "isian": {
            "nama": ["x"],
            "umur": "tua",
            "warna": "hijau",
            "hari": ["rabu", "x"],
            "bulan": 3,
            "setuju": True,
            "jam": "8.05",
            "tanggal": "1/3/2024",
        },
    }
    (tmp_path / "aneh.json").write_text(json.dumps(odd), encoding="utf-8")
    _load(page, tmp_path / "aneh.json")
    expect(alert).to_contain_text("Ada yang tidak terbaca dan dikosongkan: Nama; Warna; Hari.")
    isian = json.loads(_saved(page, "json", tmp_path).read_text(encoding="utf-8"))["isian"]
    kept = {name: isian[name] for name in ("nama", "umur", "warna", "hari", "bulan", "setuju", "jam", "tanggal")}
    assert kept == {
        "nama": None,
        "umur": "tua",
        "warna": None,
        "hari": ["rabu"],
        "bulan": "3",
        "setuju": "ya",
        "jam": "08:05",
        "tanggal": "2024-03-01",
    }


def test_a_copy_of_an_earlier_version(forms: Site, reader: Visitor) -> None:
    """A copy begun with another version of the form is opened, and the reader is told."""
    page = _open(reader, forms, SEMUA)
    page.get_by_label("Nama (wajib)").fill("Sri")
    page.evaluate("""() => { for (const key of Object.keys(localStorage)) if (key.includes(':formulir:')) {
      const kept = JSON.parse(localStorage[key]);
      localStorage[key] = JSON.stringify({ ...kept, edisi: '2', isi: { ...kept.isi, lama: 'tetap ada' } });
    } }""")
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("dimulai dengan versi 2 formulir; sekarang versi 3")
    expect(page.get_by_label("Nama (wajib)")).to_have_value("Sri")
    _press(page, "Mengerti")
    page.reload()
    expect(page.get_by_role("alert")).to_be_empty()
    assert "tetap ada" in page.evaluate("JSON.stringify(localStorage)")


def test_hostile_texts_stay_texts(forms: Site, reader: Visitor, tmp_path: Path) -> None:
    """Labels, choices, hints and cells that try to be markup are shown as written, as are names and answers that try."""
    page = _open(reader, forms, JAHAT)
    field = page.locator('[data-isian="teks"] input')
    field.fill(EVIL)
    page.get_by_label("Nama salinan ini").fill(EVIL[:70])
    page.get_by_label("Nama salinan ini").press("Tab")
    page.locator("select").last.select_option("ya")
    _press(page, "Tambah baris")
    _press(page, "Periksa isian")
    expect(page.locator(".sop-f-ringkasan")).to_contain_text(EVIL[:60])
    assert f"Salah {EVIL[:250]}"[:250] in _fault(page, field)
    file = _saved(page, "xlsx", tmp_path)
    _press(page, "Hapus salinan ini")
    _load(page, file)
    expect(field).to_have_value(EVIL)
    page.reload()
    expect(field).to_have_value(EVIL)
    assert page.evaluate("window.ups") is None
    for tag in ("img", "svg script", ".sop-formulir script:not([type])", "[onclick]"):
        expect(page.locator(f".sop-f-halaman {tag}")).to_have_count(0)


@pytest.mark.parametrize(("width", "dark"), WIDE_AND_NARROW)
@pytest.mark.parametrize("name", [SEMUA, KEHADIRAN])
def test_accessible_empty_filled_and_wrong(name: str, width: int, dark: bool, forms: Site, reader: Visitor) -> None:  # noqa: FBT001
    """Axe finds no fault while a form is empty, in error and filled in, light and wide, dark and narrow."""
    page = _open(reader, forms, name, width=width, dark=dark)
    assert [] == faults(page, ".sop-halaman")
    _press(page, "Periksa isian")
    assert [] == faults(page, ".sop-halaman")
    if name == SEMUA:
        _fill_everything(page)
    else:
        _fill_attendance(page, 3)
    page.get_by_label("Nama salinan ini").fill("Salinan")
    _press(page, "Salinan baru")
    page.get_by_label("Salinan yang ada").select_option("Salinan")
    assert [] == faults(page, ".sop-halaman")


@pytest.mark.parametrize("name", [SEMUA, KEHADIRAN, MONEV, JAHAT])
def test_narrow_screens(name: str, forms: Site, reader: Visitor) -> None:
    """At 320 pixels nothing scrolls sideways, and whatever is pressed is large enough for a finger."""
    page = _open(reader, forms, name, width=_NARROW)
    page.get_by_label("Nama salinan ini").fill("A")
    _press(page, "Salinan baru")
    _press(page, "Periksa isian")
    assert page.evaluate("document.documentElement.scrollWidth") <= _NARROW
    small = page.evaluate("""() => [...document.querySelectorAll(".sop-formulir :is(button, input, select, textarea, a)")]
      .filter((one) => one.offsetParent && !one.closest("label"))
      .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
      .filter(([html, box]) => box.height < (html.startsWith("<a") ? 24 : 32) || box.width < 24).map(([html]) => html)""")
    assert [] == small
    marks = page.evaluate(
        "[...document.querySelectorAll('.sop-f-pilihan label')].filter((one) => one.offsetParent).map((one) => one.getBoundingClientRect().height)"
    )
    assert all(height >= 24 for height in marks)


def test_without_scripts_it_reads_and_prints(forms: Site, visitor: Visitor) -> None:
    """Without JavaScript every label, hint, box and empty row is there, and nothing that would not work."""
    page = _open(visitor, forms, SEMUA, scripts=False)
    for label in ("Nama", "Umur", "Sebutkan warnanya", "Barang, baris 2"):
        expect(page.get_by_label(label, exact=label.startswith("Barang")).first).to_be_visible()
    expect(page.get_by_text("Nama lengkap")).to_be_visible()
    expect(page.locator('[data-isian="barang"] tbody tr')).to_have_count(2)
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    text = _printed(page)
    for words in ("Sebutkan warnanya", "Lainnya", "Lampiran", "Tanda tangan"):
        assert words in text


def test_a_filled_form_prints_as_filled(forms: Site, reader: Visitor) -> None:
    """On paper stands what was typed, whole, dates in words, and none of the buttons."""
    page = _open(reader, forms, SEMUA)
    _fill_everything(page)
    long = "Nama yang panjang sekali " * 8
    page.get_by_label("Nama (wajib)").fill(long)
    _press(page, "Periksa isian")
    text = _printed(page)
    for words in (
        " ".join(long.split()),
        "29 Februari 2024",
        "23.05",
        "Ungu",
        "Bulan ke-2",
        "Kertas",
        "basah",
        "1.234,5",
    ):
        assert words in text
    for words in ("Unduh", "Tambah baris", "Salinan", "Dipakai pada", "isian perlu diperbaiki"):
        assert words not in text


def test_a_blank_form_is_signed_under_its_last_rows(forms: Site, reader: Visitor) -> None:
    """On Letter too who signs does so side by side, under the last that is filled in; what is worked out is blank until something is."""
    page = _open(reader, forms, KEHADIRAN)
    *_, last = sheets = PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages
    assert len(sheets) == 2
    words = " ".join(last.extract_text().split())
    assert "Jumlah bibit Catatan" in words
    assert "Petugas konfirmasi" in words
    assert words.count("Paraf") == 3
    page.get_by_label("Nama bibit, baris 1", exact=True).fill("Sri")
    assert "Jumlah bibit 1 Catatan" in _printed(page)


def test_a_long_head_takes_no_column_off_the_paper(forms: Site, reader: Visitor) -> None:
    """A word of two hundred letters over a column is broken there; all columns stay on the paper."""
    page = _open(reader, forms, SEMUA)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    head = page.locator(".sop-f-baris thead th[data-tipe]").first
    head.evaluate("(one) => one.prepend('K'.repeat(200))")
    assert head.evaluate("(one) => one.closest('table').scrollWidth <= one.closest('.sop-f-gulir').clientWidth")


def _printed(page: Page) -> str:
    reader = PdfReader(io.BytesIO(page.pdf(format="A4")))
    return " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())


def test_forms_within_a_page(forms: Site, reader: Visitor) -> None:
    """Two forms on a hand-written page work beside each other and share their copies with their own pages."""
    page = reader.open(f"{forms.address}halaman/")
    page.get_by_label("Nama (wajib)").first.fill("Sri")
    page.get_by_role("textbox", name="Rapat lapangan").fill("Rapat A")
    assert [] == faults(page, ".sop-halaman")
    page.get_by_role("link", name="Notula Rapat Lapangan").click()
    expect(page.get_by_role("textbox", name="Rapat lapangan")).to_have_value("Rapat A")


def test_from_a_folder(forms: Site, visitor: Visitor) -> None:
    """A site that was copied to a folder and opened there keeps forms too."""
    address = (forms.folder / "formulir" / NOTULA / "index.html").as_uri()
    page = visitor.open(address)
    page.get_by_label("Tempat").fill("ruang 1")
    page.reload()
    expect(page.get_by_label("Tempat")).to_have_value("ruang 1")
    visitor.forgive()  # the theme loads its own parts as it would from a server


def test_where_it_is_used(forms: Site, reader: Visitor) -> None:
    """A form's page leads to the steps that use it."""
    page = _open(reader, forms, SEMUA)
    page.get_by_role("link", name="SOP Makro Layanan Surat").click()
    expect(page).to_have_url(forms.page(sop_page(MAKRO)))


def test_strange_copies_are_passed_over(forms: Site, reader: Visitor) -> None:
    """Copies whose values are of no kind that a form has are passed over and told, and nothing of them is shown."""
    page = _open(reader, forms, KEHADIRAN)
    table, field = page.evaluate("""() => {
      const form = JSON.parse(document.querySelector(".sop-formulir script[type='application/json']").text);
      return [form.isian.find((one) => one.columns).name, form.isian.find((one) => !one.columns).name];
    }""")
    count = page.evaluate(
        """([table, field, id]) => {
          const odd = [null, [], 5, "x", { [field]: { a: 1 } }, { [field]: [{}] }, { [table]: {} }, { [table]: [null] }, { [table]: [["x"]] }, { [table]: "x" }];
          odd.forEach((isi, at) => localStorage.setItem(`tatalaksana:1:formulir:${id}:aneh${at}`, JSON.stringify({ nama: "Asing", edisi: "1", revisi: 1, penulis: "x", waktu: "9999", isi })));
          return odd.length;
        }""",
        [table, field, KEHADIRAN],
    )
    page.reload()
    expect(page.get_by_role("alert").first).to_contain_text(f"{count} salinan lain di peramban ini tidak terbaca")
    page.get_by_role("button", name="Mengerti").click()
    expect(page.get_by_label("Nama salinan ini")).to_have_value("Isian 1")
