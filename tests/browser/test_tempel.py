# A table that was copied in Word or Excel becomes steps of the sheet, and what is in doubt is said.
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_berkas_ini import sound
from tests.browser.test_sunting import _editing
from tests.browser.visitor import Visitor

_WORD = """
<html><head><style>td {mso-x: y}</style></head><body><table>
<tr><td rowspan=2>No</td><td rowspan=2><p>Kegiatan</p></td><td colspan=2>Pelaksana</td><td colspan=3>Mutu Baku</td><td rowspan=2>Ket.</td></tr>
<tr><td>Kepala Bagian</td><td>Kepala
Subbagian</td><td>Persyaratan/Kelengkapan</td><td>Waktu</td><td>Output</td></tr>
<tr><td>1</td><td>2</td><td>3</td><td>4</td><td>5</td><td>6</td><td>7</td><td>8</td></tr>
<tr><td>1.</td><td><p>Menerima <b>surat</b></p></td><td></td><td><img src="data:,"></td>
  <td><ul><li>surat</li><li>agenda</li></ul></td><td>10 menit</td><td>surat tercatat</td><td></td></tr>
<tr><td>2.</td><td>Menelaah<br>surat</td><td>√</td><td></td><td>surat tercatat</td><td>1 jam</td><td>1. telaahan<br>2. catatan</td><td>segera</td></tr>
<tr><td>3.</td><td>Menyimpan surat</td><td></td><td></td><td>telaahan</td><td>5 menit</td><td>arsip</td><td></td></tr>
<tr><td></td><td></td><td></td><td></td><td>lemari</td><td></td><td></td><td></td></tr>
</table></body></html>
"""
_EXCEL = 'No\tUraian\tPelaksana\tWaktu\n1\t"Menerima\nsurat"\tKepala Subbagian\t10 menit\n2\tMenelaah "surat"\tSekretaris\t1 jam\n'
_LANES = [
    {"nama": "kabag", "kepala": "Kepala Bagian", "jabatan": "Kepala Bagian"},
    {"nama": "kasubbag", "kepala": "Kepala Subbagian", "jabatan": "Kepala Subbagian"},
]
_READ = """async ([html, teks, lajur]) => {
  const m = await import("./sunting_tabel.js");
  const tabel = m.tabelDari(html, teks);
  if (!tabel.length) return [[], []];
  const { kolom, kepala, calon } = m.kolomDari(tabel, lajur);
  const semua = [...lajur, ...calon.map(({ kata }) => ({ nama: kata, kepala: kata, jabatan: kata }))];
  return [kolom, m.langkahDari(tabel.slice(kepala), kolom, semua), m.terlewat(tabel.slice(kepala), kolom)];
}"""


def _step(uraian: str, pelaksana: list[str], waktu: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - a step's keys
    nothing: dict[str, list[str]] = {"kelengkapan": [], "output": [], "ket": [], "ragu": []}
    return {"uraian": uraian, "pelaksana": pelaksana, "waktu": waktu, **nothing, **more}


def test_words_and_excels_tables_are_read(module_page: Page) -> None:
    """Heads of two rows, cells that are one, rows that a page cut, signs and pictures in lanes, items of lists, texts in quotes."""
    assert module_page.evaluate(_READ, [_WORD, "", _LANES]) == [
        ["no", "uraian", "lajur:kabag", "lajur:kasubbag", "kelengkapan", "waktu", "output", "ket"],
        [
            _step("Menerima surat", ["kasubbag"], "10 menit", kelengkapan=["surat", "agenda"], output=["surat tercatat"]),
            _step("Menelaah surat", ["kabag"], "1 jam", kelengkapan=["surat tercatat"], output=["telaahan", "catatan"], ket=["segera"]),
            _step(
                "Menyimpan surat", [], "5 menit", kelengkapan=["telaahan", "lemari"], output=["arsip"],
                ragu=["pelaksananya tidak terbaca", "isinya disambung dari baris tanpa kegiatan"],
            ),
        ],
        [],
    ]  # fmt: skip
    assert module_page.evaluate(_READ, ["", _EXCEL, _LANES]) == [
        ["no", "uraian", "pelaksana", "waktu"],
        [
            _step("Menerima surat", ["kasubbag"], "10 menit"),
            _step('Menelaah "surat"', [], "1 jam", ragu=["pelaksananya tidak terbaca"]),
        ],
        [],
    ]


_NEW_LANES = """
<table><tr><td rowspan=2>No</td><td rowspan=2>Kegiatan</td><td colspan=4>Pelaksana</td><td colspan=3>Mutu Baku</td></tr>
<tr><td>Kepala<br>Bagian</td><td>Arsiparis</td><td>Agendaris</td><td>Kurir</td><td>Kelengkapan</td><td>Waktu</td><td>Output</td></tr>
<tr><td>1</td><td>Menerima surat</td><td></td><td>●</td><td></td><td></td><td>surat</td><td>1 jam</td><td>agenda</td></tr>
<tr><td>2</td><td>Menelaah surat</td><td>v</td><td>↓</td><td>-</td><td></td><td>agenda</td><td>1 jam</td><td>telaahan</td></tr>
<tr><td>3</td><td>Menyimpan surat</td><td></td><td></td><td>X</td><td></td><td>telaahan</td><td>1 jam</td><td>arsip</td></tr></table>
"""
_TWO_ROWS = (
    "No\tKegiatan\tPelaksana\t\tMutu Baku\t\t\tKet\n"
    "\t\tArsiparis\tAgendaris\tKelengkapan\tWaktu\tOutput\t\n"
    "1\tMenerima\t√\t\tsurat\t1 jam\tagenda\t\n2\tMenyimpan\t\t√\tagenda\t1 jam\tarsip\t\n"
)


def test_columns_of_marks_are_lanes(module_page: Page) -> None:
    """Whatever sign they have, and whatever stands over them; arrows and dashes are none, and nothing is left out unsaid."""
    columns, steps, left = module_page.evaluate(_READ, [_NEW_LANES, "", _LANES])
    lanes = ["lajur:kabag", "lajur:Arsiparis", "lajur:Agendaris", "lajur:Kurir"]
    assert columns == ["no", "uraian", *lanes, "kelengkapan", "waktu", "output"]
    assert [step["pelaksana"] for step in steps] == [["Arsiparis"], ["kabag"], ["Agendaris"]]
    assert left == []
    columns, steps, left = module_page.evaluate(_READ, ["", _TWO_ROWS, _LANES])
    assert columns == ["no", "uraian", *lanes[1:3], "kelengkapan", "waktu", "output", "ket"]
    assert [(step["pelaksana"], step["output"]) for step in steps] == [
        (["Arsiparis"], ["agenda"]),
        (["Agendaris"], ["arsip"]),
    ]
    # Without the second row: the quality in the form's order, and a column of marks without a name is told.
    bare = "".join(line for line in _TWO_ROWS.splitlines(keepends=True) if not line.startswith("\t"))
    columns, steps, left = module_page.evaluate(_READ, ["", bare, _LANES])
    assert columns == ["no", "uraian", "pelaksana", "", "kelengkapan", "waktu", "output", "ket"]
    assert left == [3]
    only_names = "No\tKegiatan\tPelaksana\t\n\t\tArsiparis\tAgendaris\n1\tMenerima\tx\t\n"
    assert module_page.evaluate(_READ, ["", only_names, _LANES])[0] == ["no", "uraian", "lajur:Arsiparis", ""]


@pytest.mark.parametrize(
    ("html", "text"), [("", "satu kata"), ("<p>paragraf</p>", "dua\nbaris"), ("<table></table>", ""), ("", "")]
)
def test_what_is_no_table_stays_out(module_page: Page, html: str, text: str) -> None:
    """Words, paragraphs, an empty table."""
    assert module_page.evaluate(_READ, [html, text, _LANES]) == [[], []]


_PASTE = """([html, teks]) => {
  const papan = new DataTransfer();
  papan.setData("text/html", html);
  papan.setData("text/plain", teks);
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: papan, bubbles: true, cancelable: true }));
}"""


def _focused(place: Locator) -> None:
    place.focus()
    expect(place).to_be_focused()


def test_a_paste_becomes_rows(tmp_path: Path, visitor: Visitor) -> None:
    """Behind the row where it is pasted, after a look at what was read; whose step is not known is asked or told in the file."""
    with _editing(tmp_path, visitor) as (page, file):
        _focused(page.locator("[data-tempat='kegiatan.0.uraian']"))
        page.evaluate(_PASTE, [_WORD, ""])
        read = page.get_by_role("dialog", name="Langkah dari tabel")
        expect(read.get_by_role("status")).to_contain_text("3 langkah terbaca, 1 di antaranya diragukan")
        expect(read.locator("tr[data-ragu]")).to_contain_text("tidak terbaca")
        sound(page)
        page.screenshot(path=str(tmp_path / "tempel.png"))
        read.get_by_role("button", name="Tambahkan").click()
        expect(page.locator("tbody th.kegiatan")).to_have_text(
            ["Menyiapkan surat", "Menerima surat", "Menelaah surat", "Menyimpan surat", "Memeriksa konsep"]
        )
        page.get_by_role("button", name="Masalah", exact=True).first.click()
        doubts = page.locator(".sunting-masalah li li")
        expect(doubts).to_contain_text(["pelaksananya tidak terbaca, ditaruh di lajur Kepala Bagian", "disambung"])
        doubts.first.get_by_role("button", name="Sudah diperiksa").click()
        expect(doubts).to_contain_text(["disambung"])
        # Once more, over all that is there, with the one step's lane chosen.
        page.get_by_role("button", name="Tentang berkas ini").click()
        page.get_by_role("button", name="Tempel tabel dari Word atau Excel…").click()
        place = page.get_by_label("Tempat menempel")
        expect(place).to_be_visible()
        sound(page)
        _focused(place)
        page.evaluate(_PASTE, ["", "bukan tabel"])
        expect(page.get_by_role("alert")).to_contain_text("Itu bukan tabel")
        page.evaluate(_PASTE, ["", _EXCEL])
        read.get_by_label("Pelaksana langkah 2").select_option(label="Kepala Bagian")
        expect(read.get_by_role("status")).not_to_contain_text("diragukan")
        read.get_by_label("Ganti 5 langkah yang ada").check()
        read.get_by_role("button", name="Tambahkan").click()
        expect(page.locator("tbody th.kegiatan")).to_have_text(["Menerima surat", 'Menelaah "surat"'])
        page.get_by_role("button", name="Simpan", exact=True).click()
        page.get_by_role("button", name="Simpan ke folder").click()
        expect(page.locator(".sunting-kabar")).to_contain_text("disimpan")
        text = file.read_text(encoding="utf-8")
        assert text.partition("kegiatan:\n")[2] == (
            "  - uraian: Menerima surat\n    pelaksana: kasubbag\n    waktu: 10 menit\n"
            '  - uraian: Menelaah "surat"\n    pelaksana: kabag\n    waktu: 1 jam\n'
        )


def test_lanes_and_offices_come_with_the_steps(tmp_path: Path, visitor: Visitor) -> None:
    """A head is a lane of the SOP, an office of the register by its name or short name, or a new one, which is asked; one undo takes all back."""
    with _editing(tmp_path, visitor) as (page, file):
        register = file.parents[1] / "jabatan.yaml"
        register.write_text(
            register.read_text(encoding="utf-8") + "agendaris:\n  nama: Pengagenda\n  singkatan: Agendaris\n"
        )
        page.reload()
        _focused(page.locator("[data-tempat='kegiatan.1.uraian']"))
        page.evaluate(_PASTE, [_NEW_LANES, ""])
        read = page.get_by_role("dialog", name="Langkah dari tabel")
        expect(read).to_contain_text(
            "Ditambahkan juga: Arsiparis (lajur dan jabatan baru), Agendaris (lajur baru), Kurir (lajur dan jabatan baru)."
        )
        sound(page)
        read.get_by_label("Kolom 6").evaluate(
            "(kotak) => { kotak.value = ''; kotak.dispatchEvent(new Event('change')); }"
        )
        expect(read).not_to_contain_text("Kurir (lajur dan jabatan baru).")
        read.get_by_role("button", name="Tambahkan").click()
        office = page.get_by_role("dialog", name="Jabatan baru?")
        expect(office).to_contain_text("«Arsiparis» belum ada")
        office.get_by_role("button", name="Kembali").click()
        expect(read).not_to_contain_text("Kurir (lajur dan jabatan baru).")
        read.get_by_role("button", name="Tambahkan").click()
        office.get_by_role("button", name="Tambahkan").click()
        expect(page.locator("thead th.lajur")).to_have_text(
            ["Kepala Bagian", "Arsiparis", "Agendaris", "Kepala Subbagian"]
        )
        expect(page.locator("tbody th.kegiatan")).to_have_count(5)
        expect(page.get_by_role("button", name="Perubahan (2 berkas)")).to_be_visible()
        page.get_by_role("button", name="Urungkan").click()
        expect(page.locator("thead th.lajur")).to_have_text(["Kepala Bagian", "Kepala Subbagian"])
        expect(page.get_by_role("button", name="Perubahan (0 berkas)")).to_be_visible()
