# What the page of the editor tells of its own state: where something is lacking, what is old, what was done, and where one is.
from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.axe import faults
from tests.browser.test_sunting import _SURAT, _cell, _editing, _save
from tests.browser.visitor import PHONE, Visitor
from tests.collections_on_disk import REGISTERS, write
from tests.preview.serving import EDITING, server


def _emptied(page: Page, place: str) -> None:
    page.locator(_cell(place)).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.press("Control+Enter")


def test_what_is_lacking_is_marked_where_it_lacks(tmp_path: Path, visitor: Visitor) -> None:
    """Empty cells and an empty title are marked themselves, and a problem leads there; an error leaves the warnings, below it."""
    with _editing(tmp_path, visitor, text=_SURAT.replace("kelengkapan: surat", "kelengkapan:")) as (page, _):
        _emptied(page, "kegiatan.1.output")
        marked = page.locator("[data-masalah=peringatan]")
        expect(marked).to_have_count(2)
        assert [one.get_attribute("data-tempat") for one in marked.all()] == [
            "kegiatan.0.kelengkapan",
            "kegiatan.1.output",
        ]
        page.locator(".sunting-bilah").get_by_role("button", name="peringatan").click()
        panel = page.get_by_role("complementary", name="Panel")
        panel.get_by_role("button", name="Tunjukkan").click()
        expect(page.locator(_cell("kegiatan.0.kelengkapan"))).to_be_focused()
        _emptied(page, "judul")
        expect(page.locator(f"{_cell('judul')}[data-masalah=galat]")).to_be_visible()
        expect(marked).to_have_count(2)
        expect(panel).to_contain_text("Sebagian isi berkas ini dan kaitannya dengan berkas lain")
        panel.get_by_role("button", name="Tunjukkan").first.click()
        expect(page.locator(_cell("judul"))).to_be_focused()


def test_an_old_sheet_says_so_and_follows_undo(tmp_path: Path, visitor: Visitor) -> None:
    """Under an error the last good sheet stays, and says that it is that; what is undone there goes from it too."""
    with _editing(tmp_path, visitor) as (page, _):
        _emptied(page, "judul")
        said = page.get_by_text("keadaan terakhir yang masih baik")
        expect(said).to_be_visible()
        assert [] == faults(page)
        cell = page.locator(_cell("kegiatan.0.output"))
        cell.click()
        page.keyboard.type(" panjang")
        page.keyboard.press("Control+Enter")
        expect(cell).to_have_text("konsep panjang")
        page.keyboard.press("Control+z")
        expect(cell).to_have_text("konsep")
        page.keyboard.press("Control+z")
        expect(said).to_be_hidden()
        expect(page.locator(_cell("judul"))).to_have_text("Pengelolaan Surat")


def test_the_text_begins_at_the_step(tmp_path: Path, visitor: Visitor) -> None:
    """Lines are numbered, and the caret stands where the chosen step begins; without one at the top."""
    with _editing(tmp_path, visitor) as (page, _):
        caret = "area => area.value.slice(area.selectionStart).split('\\n')[0]"
        area = page.get_by_label("Isi berkas")
        expect(page.locator(_cell("judul"))).to_be_visible()
        page.get_by_role("button", name="Teks").click()
        expect(area).to_be_focused()
        assert area.evaluate(caret) == "judul: Pengelolaan Surat"
        numbers = page.locator(".sunting-naskah > pre")
        expect(numbers).to_contain_text(f"{_SURAT.count(chr(10)) + 1}")
        same = "pre => [getComputedStyle(pre).lineHeight, getComputedStyle(pre.nextSibling).lineHeight]"
        assert len(set(numbers.evaluate(same))) == 1
        page.get_by_role("button", name="Lembar").click()
        page.locator(_cell("kegiatan.1.uraian")).focus()
        page.get_by_role("button", name="Teks").click()
        expect(area).to_be_focused()
        assert "Memeriksa konsep" in area.evaluate(caret)
        assert [] == faults(page)


def test_what_was_done_is_told_where_one_is(tmp_path: Path, visitor: Visitor) -> None:
    """Rolled down, a notice stands in sight; a whole file is not thrown away without a question."""
    many = "".join(
        f"  - {{uraian: Meneliti {at}, pelaksana: kabag, kelengkapan: a, waktu: 1 jam, output: b}}\n"
        for at in range(30)
    )
    with _editing(tmp_path, visitor, text=_SURAT + many) as (page, _):
        page.locator(_cell("kegiatan.30.uraian")).click()
        page.keyboard.type(" lagi")
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Perubahan (1 berkas)")).to_be_enabled()
        for answer in ("Batal", "Buang"):
            page.get_by_role("button", name="Tentang berkas ini").click()
            page.get_by_role("button", name="Buang perubahan berkas ini").click()
            asked = page.get_by_role("dialog", name="Buang perubahan berkas ini?")
            asked.get_by_role("button", name=answer, exact=True).click()
            expect(asked).to_have_count(0)
            expect(page.get_by_role("button", name=f"Perubahan ({int(answer == 'Batal')} berkas)")).to_be_visible()
        told = page.locator(".sunting-kabar")
        expect(told).to_contain_text("dibuang")
        page.evaluate("scrollTo(0, 5000)")
        expect(told).to_be_in_viewport(ratio=1)
        page.get_by_role("button", name="Urungkan").click()
        expect(page.locator(_cell("kegiatan.30.uraian"))).to_have_text("Meneliti 28 lagi")


def test_a_new_step_says_where_it_goes(tmp_path: Path, visitor: Visitor) -> None:
    """Between which steps, below the last, above the first."""
    with _editing(tmp_path, visitor, width=PHONE) as (page, _):
        for at, said in (
            (0, "Di antara 1 «Menyiapkan surat» dan 2 «Memeriksa konsep»."),
            (1, "Sesudah 2 «Memeriksa konsep»."),
        ):
            page.get_by_role("list", name="Langkah").get_by_role("button").nth(at).click()
            panel = page.get_by_role("complementary", name="Panel")
            panel.get_by_role("button", name="+ Langkah di bawah").click()
            dialog = page.get_by_role("dialog", name="Langkah baru")
            expect(dialog).to_contain_text(said)
            page.keyboard.press("Escape")
            panel.get_by_role("button", name="Tutup panel").click()


def test_until_its_first_sheet_the_page_says_that_it_loads(tmp_path: Path, visitor: Visitor) -> None:
    """Nothing that looks as if it could be pressed, and words where the sheet will be."""
    with _editing(tmp_path, visitor) as (page, _):
        held: list[Route] = []
        page.route("**/tanya", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it is given
        page.reload()
        expect(page.get_by_text("Memuat…")).to_be_visible()
        for name in ("Urungkan", "Teks", "Masalah", "Perubahan (0 berkas)", "Simpan"):
            expect(page.locator(".sunting-bilah").get_by_role("button", name=name, exact=True)).to_be_disabled()
        assert [] == faults(page)
        while not held:
            page.wait_for_timeout(20)
        held[0].continue_()
        page.unroute("**/tanya")
        expect(page.locator(_cell("judul"))).to_be_visible()
        expect(page.get_by_text("Memuat…")).to_have_count(0)
        expect(page.get_by_role("button", name="Teks")).to_be_enabled()


def test_what_stands_in_a_proposals_way_is_gone_to(tmp_path: Path, visitor: Visitor) -> None:
    """«Perubahan» names problems by the SOP, and leads to their cells."""
    with _editing(tmp_path, visitor) as (page, _):
        _emptied(page, "kegiatan.1.output")
        page.get_by_role("button", name="Perubahan (1 berkas)").click()
        said = page.get_by_role("dialog", name="Perubahan")
        expect(said.get_by_role("listitem").first).to_contain_text("Pengelolaan Surat: Mutu Baku belum lengkap")
        assert [] == faults(page)
        said.get_by_role("button", name="Tunjukkan").click()
        expect(said).to_have_count(0)
        expect(page.locator(_cell("kegiatan.1.output"))).to_be_focused()


def test_a_list_of_steps_is_edited_as_a_list(tmp_path: Path, visitor: Visitor) -> None:
    """Where a sheet tells its steps in words, so does the editor; what it shows no cell of is gone to in the step's fields."""
    text = _SURAT.replace("unit: biro\n", "unit: biro\nprofil: spo-kesehatan\n").replace("1 jam", "1 jma", 1)
    with _editing(tmp_path, visitor, text=text) as (page, _):
        row = page.locator("#langkah-2")
        expect(row).to_contain_text("Kepala Bagian: Memeriksa konsep")
        expect(page.locator(".sop-urut :is(thead, td[data-lajur], td.waktu):visible")).to_have_count(0)
        cell = page.locator(_cell("kegiatan.1.uraian"))
        cell.click()
        page.keyboard.type(" lagi")
        page.keyboard.press("Control+Enter")
        expect(row).to_contain_text("Memeriksa konsep lagi")
        page.keyboard.press("ArrowRight")
        expect(cell).to_be_focused()
        page.locator(".sunting-bilah").get_by_role("button", name="peringatan").click()
        panel = page.get_by_role("complementary", name="Panel")
        panel.get_by_role("button", name="Tunjukkan").first.click()
        expect(panel.get_by_role("textbox", name="Kegiatan")).to_be_focused()
        assert [] == faults(page)


def test_a_new_unit_is_asked_for_the_one_above(tmp_path: Path, visitor: Visitor) -> None:
    """A unit that is added to its register stands below another, and an office belongs to one."""
    with _editing(tmp_path, visitor) as (page, file):
        for kind, name, key, unit in (
            ("unit", "Bagian Arsip", "Unit induk", None),
            ("jabatan", "Arsiparis", "Unit", "bagian-arsip"),
        ):
            page.get_by_label("Berkas", exact=True).select_option(label=f"{kind}.yaml")
            page.get_by_role("button", name=f"+ Tambah {kind}").click()
            asked = page.get_by_role("dialog")
            asked.get_by_label("Nama").fill(name)
            if unit:
                asked.get_by_label(key, exact=True).select_option(unit)
            assert [] == faults(page)
            asked.get_by_role("button", name="Tambah").click()
            expect(page.locator(f"[data-id={name.lower().replace(' ', '-')}]")).to_be_visible()
        _save(page)
        folder = file.parent.parent
        assert "bagian-arsip:\n  nama: Bagian Arsip\n  induk: biro\n" in (folder / "unit.yaml").read_text(
            encoding="utf-8"
        )
        assert "arsiparis:\n  nama: Arsiparis\n  unit: bagian-arsip\n" in (folder / "jabatan.yaml").read_text(
            encoding="utf-8"
        )


_stops = pytest.mark.skipif(sys.platform == "win32", reason="a process can't be held still there")


@_stops
def test_a_server_that_hangs_is_told_of(tmp_path: Path, visitor: Visitor) -> None:
    """Who waits is told so and may stop waiting, for all that was asked; once it goes on, what was done meanwhile is there."""
    with _served(tmp_path, visitor) as (page, process):
        process.send_signal(signal.SIGSTOP)
        for row, more in (("0", " masuk"), ("1", " segera")):
            page.locator(_cell(f"kegiatan.{row}.uraian")).click()
            page.keyboard.type(more)
            page.keyboard.press("Enter")
        page.clock.fast_forward(6_000)
        told = page.locator(".sunting-kabar")
        expect(told).to_contain_text("belum menjawab")
        page.get_by_role("button", name="Berhenti menunggu").click()
        expect(told).to_contain_text("tidak menjawab; mungkin sudah dihentikan")
        page.clock.fast_forward(6_000)
        expect(told).to_contain_text("tidak menjawab; mungkin sudah dihentikan")
        page.get_by_role("button", name="Coba lagi").click()
        page.clock.fast_forward(6_000)
        expect(told).to_contain_text("belum menjawab")
        process.send_signal(signal.SIGCONT)
        expect(page.get_by_role("button", name="Perubahan (1 berkas)")).to_be_enabled()
        expect(page.locator(_cell("kegiatan.0.uraian"))).to_have_text("Menyiapkan surat masuk")
        expect(told).not_to_contain_text("menjawab")


@_stops
def test_a_server_that_stops_is_told_of(tmp_path: Path, visitor: Visitor) -> None:
    """Also of who only reads; and that it is there again."""
    with _served(tmp_path, visitor) as (page, process):
        told = page.locator(".sunting-kabar")
        process.send_signal(signal.SIGSTOP)
        page.clock.fast_forward(10_000)
        page.clock.fast_forward(5_000)
        expect(told).to_contain_text("tidak menjawab; mungkin sudah dihentikan")
        process.send_signal(signal.SIGCONT)
        page.clock.fast_forward(10_000)
        expect(told).to_contain_text("menjawab lagi")
        process.kill()
        process.wait()
        page.clock.fast_forward(10_000)
        expect(told).to_contain_text("tidak menjawab; mungkin sudah dihentikan")
        visitor.forgive()  # that nobody is there is what is meant


@contextmanager
def _served(root: Path, visitor: Visitor) -> Iterator[tuple[Page, Popen[str]]]:
    """The page of the editor, whose time can be moved on, and the process that it asks."""
    write(root / "sops", {**REGISTERS, "biro/surat.yaml": _SURAT})
    with server([*EDITING, "sops/biro/surat.yaml"], root) as (process, address):
        page = visitor.open(address)
        page.clock.install()
        page.reload()
        expect(page.locator(_cell("judul"))).to_be_visible()
        yield page, process
        page.goto("about:blank")
