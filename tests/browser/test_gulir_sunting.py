# Rolling the editor's sheet: heads and numbers stay in sight; and what a whole file is asked about.
from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.test_sunting import _SURAT, _cell, _editing
from tests.browser.visitor import PHONE, Visitor
from tests.collections_on_disk import REGISTERS, write

_OFFICES = [f"jabatan-{at}" for at in range(9)]
_MANY = _SURAT.replace("[kabag, kasubbag]", f"[kabag, kasubbag, {', '.join(_OFFICES)}]") + "".join(
    f"  - {{uraian: Meneliti {at}, pelaksana: kabag, kelengkapan: a, waktu: 1 jam, output: b}}\n" for at in range(30)
)
_HELD = """() => {
  const box = document.querySelector(".sunting-gambar .sop-gulir");
  box.scrollTo(400, 600);
  const { left, top } = box.getBoundingClientRect();
  const at = (selector) => box.querySelector(selector).getBoundingClientRect();
  const step = [...box.querySelectorAll("tbody .no")].at(-1).getBoundingClientRect();
  return [box.scrollLeft, box.scrollTop, Math.round(at("thead").top - top), Math.round(step.left - left)];
}"""


def test_heads_and_numbers_stay_in_sight(tmp_path: Path, visitor: Visitor) -> None:
    """Rolled right and down, one sees whose lane and which step a cell is; a cell that is gone to lies free."""
    write(
        tmp_path / "sops",
        {"jabatan.yaml": REGISTERS["jabatan.yaml"] + "".join(f"{name}:\n  nama: {name}\n" for name in _OFFICES)},
    )
    with _editing(tmp_path, visitor, width=1366) as (page, file):
        write(
            tmp_path / "sops",
            {"jabatan.yaml": REGISTERS["jabatan.yaml"] + "".join(f"{name}:\n  nama: {name}\n" for name in _OFFICES)},
        )
        file.write_text(_MANY, encoding="utf-8")
        page.reload()
        expect(page.locator(_cell("kegiatan.30.uraian"))).to_be_attached()
        left, top, head, number = page.evaluate(_HELD)
        assert min(left, top) > 0
        assert (head, number) == (0, 0)
        page.locator(_cell("kegiatan.20.ket")).focus()
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowUp")
        focused = page.locator(_cell("kegiatan.19.output"))
        expect(focused).to_be_focused()
        free = "cell => { const box = cell.getBoundingClientRect(); const there = document.elementFromPoint(box.left + 4, box.top + 4); return there === cell || cell.contains(there); }"
        assert focused.evaluate(free)
        page.evaluate("scrollTo(0, 400)")
        assert [] == faults(page)


def test_the_list_of_files_is_as_wide_whatever_it_holds(tmp_path: Path, visitor: Visitor) -> None:
    """A width that follows the names has each of ten thousand measured, a second of CPU whenever another is chosen."""
    widths = """list => {
      const before = list.offsetWidth;
      list.replaceChildren(new Option("a"));
      return [before, list.offsetWidth];
    }"""
    with _editing(tmp_path, visitor, width=1366) as (page, _):
        expect(page.locator(_cell("judul"))).to_be_visible()
        before, after = page.get_by_label("Berkas", exact=True).evaluate(widths)
        assert before == after


def test_the_bar_is_one_row_where_there_is_room(tmp_path: Path, visitor: Visitor) -> None:
    """A long title gives way to it; on a phone what is told stands below what is done."""
    long = _SURAT.replace(
        "Pengelolaan Surat", "Pengelolaan Surat Masuk dan Surat Keluar di Lingkungan Biro Umum dan Keuangan"
    )
    with _editing(tmp_path, visitor, text=long, width=1366) as (page, _):
        expect(page.locator(_cell("judul"))).to_contain_text("Pengelolaan")
        tops = "() => [...document.querySelectorAll('.sunting-bilah :is(h1, button, select)')].filter((one) => one.offsetParent).map((one) => Math.round(one.getBoundingClientRect().top + one.offsetHeight / 2))"
        rows = page.evaluate(tops)
        assert max(rows) - min(rows) < 8
        page.set_viewport_size({"width": PHONE, "height": 780})
        page.locator(_cell("judul")).click()
        page.keyboard.press("Control+a")
        page.keyboard.press("Delete")
        page.keyboard.press("Enter")
        said = page.get_by_text("keadaan terakhir yang masih baik")
        expect(said).to_be_visible()
        page.evaluate("scrollTo(0, 2000)")
        over = "one => { const box = one.getBoundingClientRect(); return one.contains(document.elementFromPoint(box.left + 20, box.top + 4)); }"
        expect(said).to_be_in_viewport(ratio=1)
        assert said.evaluate(over)


def test_who_names_an_sop_is_told_before_it_goes(tmp_path: Path, visitor: Visitor) -> None:
    """The question tells who leads there; a successor that is not there is asked about once."""
    naming = _SURAT.replace("Pengelolaan Surat", "Penanganan Naskah") + "keterkaitan: [SOP Mikro Pengelolaan Surat]\n"
    write(tmp_path / "sops", {"biro/naskah.yaml": naming})
    with _editing(tmp_path, visitor) as (page, _):
        expect(page.locator(_cell("judul"))).to_be_visible()
        page.get_by_role("button", name="Tentang berkas ini").click()
        page.get_by_role("button", name="Hapus berkas…").click()
        asked = page.get_by_role("dialog", name="Hapus berkas?")
        expect(asked).to_contain_text("SOP Mikro Penanganan Naskah (keterkaitan)")
        asked.get_by_role("button", name="Batal").click()
        page.get_by_role("button", name="Tentang berkas ini").click()
        page.get_by_role("button", name="Cabut SOP…").click()
        revoked = page.get_by_role("dialog", name="Cabut SOP ini")
        revoked.get_by_label("SOP penggantinya").fill("SOP Mikro Entah")
        revoked.get_by_role("button", name="Cabut", exact=True).click()
        expect(revoked.get_by_role("alert")).to_contain_text("tidak ada di kumpulan ini")
        assert [] == faults(page)
        revoked.get_by_label("SOP penggantinya").fill("sop mikro penanganan naskah")
        revoked.get_by_role("button", name="Cabut", exact=True).click()
        expect(revoked).to_have_count(0)
        expect(page.get_by_role("button", name="Perubahan (1 berkas)")).to_be_enabled()


def test_what_is_told_lies_over_the_panel_of_a_phone(tmp_path: Path, visitor: Visitor) -> None:
    """A new SOP begun from a step's panel says what became of its number, in sight; closed, it hides nothing."""
    detailed = _SURAT.replace("    output: surat\n", "    output: surat\n    rincian: SOP Mikro Peliputan\n")
    with _editing(tmp_path, visitor, text=detailed, width=PHONE, dark=True) as (page, _):
        page.get_by_role("list", name="Langkah").get_by_role("button", name="Memeriksa konsep").click()
        page.get_by_role("button", name="Buat SOP itu…").click()
        page.get_by_role("dialog", name="SOP baru").get_by_role("button", name="Buat").click()
        told = page.locator(".sunting-kabar")
        expect(told).to_contain_text("Nomor")
        over = "one => { const box = one.getBoundingClientRect(); return one.contains(document.elementFromPoint(box.left + 20, box.top + 8)); }"
        assert told.evaluate(over)
        assert [] == faults(page, dark=True)
        told.get_by_role("button", name="Tutup pesan").click()
        expect(told).to_be_empty()


_COLUMNS = (
    '() => JSON.stringify([...document.querySelectorAll(".sunting-gambar thead th")].map(head => head.offsetWidth))'
)
_LONG = "pertanggungjawaban keuangan yang ditandatangani bendahara, beserta lampirannya"


def test_columns_stay_where_they_are_until_one_leaves_the_table(tmp_path: Path, visitor: Visitor) -> None:
    """What is typed makes no column another while one goes on in the table, by mouse or keys; then, and where the file is opened again, they follow it."""
    with _editing(tmp_path, visitor, width=1366) as (page, _):
        page.locator(_cell("kegiatan.0.output")).click()
        before = page.evaluate(_COLUMNS)
        page.keyboard.type(f" {_LONG}")
        assert page.evaluate(_COLUMNS) == before
        page.keyboard.press("Control+Enter")
        first = page.locator(_cell("kegiatan.0.output"))
        expect(first).to_have_text(f"konsep {_LONG}")
        expect(page.get_by_role("button", name="Perubahan (1 berkas)")).to_be_enabled()
        expect(first).to_be_focused()
        assert page.evaluate(_COLUMNS) == before
        page.locator("tbody tr").first.locator("td[data-lajur]").nth(0).click()
        expect(page.locator("tbody tr").first.locator("td[data-lajur]").nth(0).locator(".s")).to_have_count(1)
        assert page.evaluate(_COLUMNS) == before
        page.get_by_role("complementary", name="Panel").get_by_role("button", name="Masalah").click()
        page.wait_for_function(f"before => ({_COLUMNS})() !== before", arg=before)
        settled = page.evaluate(_COLUMNS)
        page.reload()
        expect(first).to_have_text(f"konsep {_LONG}")
        assert page.evaluate(_COLUMNS) == settled
