# A draft in the browser, a tab that dies while somebody types, and a browser that keeps nothing.
from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.test_sunting import _cell, _editing, _save
from tests.browser.visitor import Visitor

_KEPT = "JSON.stringify({ ...localStorage })"


def test_a_draft_outlives_its_tab(tmp_path: Path, visitor: Visitor) -> None:
    """What is being typed, and not yet done, is there again in a new tab after the old one was closed without a word."""
    with _editing(tmp_path, visitor) as (page, _):
        address = page.url
        first = page.context.new_page()
        first.goto(address)
        first.locator(_cell("judul")).click()
        first.keyboard.type(" Dinas")
        first.keyboard.press("Enter")
        expect(first.get_by_role("heading", level=1)).to_have_text("Pengelolaan Surat Dinas")
        first.locator(_cell("kegiatan.0.ket")).click()
        first.keyboard.type("segera")
        while "segera" not in page.evaluate(_KEPT):
            page.wait_for_timeout(50)
        first.close(run_before_unload=False)
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text("Pengelolaan Surat Dinas")
        expect(page.locator(_cell("kegiatan.0.ket"))).to_have_text("segera")
        expect(page.locator(".sunting-kabar")).to_contain_text("dibuka lagi")  # still: nobody has done anything yet


def test_each_keystroke_is_kept(tmp_path: Path, visitor: Visitor) -> None:
    """In a cell, beside the sheet, and in the text of the file, before anybody has answered; what is taken back is not."""
    with _editing(tmp_path, visitor) as (page, _):
        title = page.get_by_role("heading", level=1)
        expect(title).to_have_text("Pengelolaan Surat")
        page.locator(_cell("judul")).click()
        page.keyboard.type(" A")
        assert "Surat A" in page.evaluate(_KEPT)
        page.keyboard.press("Escape")
        assert "Surat A" not in page.evaluate(_KEPT)
        page.get_by_role("complementary", name="Panel").get_by_label("Kegiatan", exact=True).click()
        page.keyboard.type(" B")
        assert "surat B" in page.evaluate(_KEPT)
        page.keyboard.press("Control+Enter")
        expect(page.locator(_cell("kegiatan.0.uraian"))).to_have_text("Menyiapkan surat B")
        page.get_by_role("button", name="Teks").click()
        page.get_by_label("Isi berkas").press("Control+Home")
        page.keyboard.press("End")
        free: list[bool] = []
        page.route("**/tanya", lambda route: route.continue_() if free else None)
        page.keyboard.type(" C")
        assert "Surat C" in page.evaluate(_KEPT)
        free.append(True)
        page.reload()
        expect(title).to_have_text("Pengelolaan Surat C")
        expect(page.locator(_cell("kegiatan.0.uraian"))).to_have_text("Menyiapkan surat B")
        page.wait_for_function("() => !JSON.stringify({ ...localStorage }).includes('tempat')")


_FILLED = """() => {
  let size = 1 << 22;
  for (let at = 0; size; at += 1) {
    try { localStorage.setItem(`lain-${at}`, "x".repeat(size)); } catch (error) { size >>= 1; }
  }
}"""
"""Other pages of the same site have left no room."""
_GUARDED = "() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))"


def test_a_draft_that_the_browser_has_no_room_for_is_told(tmp_path: Path, visitor: Visitor) -> None:
    """At once and for as long; nothing that is done is lost in the page, nor leaves it unasked; and it is kept again when there is room."""
    with _editing(tmp_path, visitor) as (page, _):
        title = page.get_by_role("heading", level=1)
        expect(page.locator(_cell("judul"))).to_be_visible()
        page.evaluate(_FILLED)
        assert not page.evaluate(_GUARDED)
        page.locator(_cell("judul")).click()
        page.keyboard.type(" Dinas")
        told = page.locator(".sunting-kabar")
        expect(told).to_contain_text("penuh: draf ini belum tersimpan")
        page.keyboard.press("Enter")
        expect(title).to_have_text("Pengelolaan Surat Dinas")
        expect(told).to_contain_text("penuh: draf ini belum tersimpan")
        changes = page.get_by_role("button", name="Perubahan (1 berkas, draf belum tersimpan)")
        expect(changes).to_be_in_viewport()
        assert page.evaluate(_GUARDED)
        assert [] == faults(page)
        told.get_by_role("button", name="Perubahan…").click()
        expect(
            page.get_by_role("dialog", name="Perubahan").get_by_role("button", name="Simpan ke folder")
        ).to_be_visible()
        page.keyboard.press("Escape")
        page.evaluate(
            "Object.keys(localStorage).filter(key => key.startsWith('lain')).forEach(key => localStorage.removeItem(key))"
        )
        page.locator(_cell("kegiatan.0.ket")).click()
        page.keyboard.type("segera")
        page.keyboard.press("Control+Enter")
        expect(told).not_to_contain_text("belum tersimpan")
        expect(page.get_by_role("button", name="Perubahan (1 berkas)", exact=True)).to_be_visible()
        assert not page.evaluate(_GUARDED)
        page.reload()
        expect(title).to_have_text("Pengelolaan Surat Dinas")
        expect(page.locator(_cell("kegiatan.0.ket"))).to_have_text("segera")


def test_a_browser_that_forbids_to_keep_a_draft_is_told(tmp_path: Path, visitor: Visitor) -> None:
    """What is changed can still be saved; then there is nothing to lose."""
    with _editing(tmp_path, visitor) as (page, file):
        expect(page.locator(_cell("judul"))).to_be_visible()
        page.evaluate(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
        )
        page.locator(_cell("judul")).click()
        page.keyboard.type(" Dinas")
        page.keyboard.press("Enter")
        expect(page.locator(".sunting-kabar")).to_contain_text("tidak mengizinkan penyimpanan")
        assert page.evaluate(_GUARDED)
        _save(page)
        assert "judul: Pengelolaan Surat Dinas" in file.read_text(encoding="utf-8")
        assert not page.evaluate(_GUARDED)
