# A draft in the browser: two tabs on one folder, and a tab that dies while somebody types.
from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.test_sunting import _cell, _editing, _save
from tests.browser.visitor import Visitor

_KEPT = "JSON.stringify({ ...localStorage })"


def test_two_tabs_never_write_over_each_other_silently(tmp_path: Path, visitor: Visitor) -> None:
    """The second is told, keeps what it has to itself until its writer chooses, and can't save over what the first saved."""
    with _editing(tmp_path, visitor) as (page, file):
        other = page.context.new_page()
        other.goto(page.url)
        expect(other.locator(_cell("judul"))).to_have_text("Pengelolaan Surat")
        page.locator(_cell("judul")).click()
        page.keyboard.type(" Dinas")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Pengelolaan Surat Dinas")
        told = other.locator(".sunting-kabar")
        expect(told).to_contain_text("juga sedang disunting di tab lain")
        other.locator(_cell("nomor")).click()
        other.keyboard.type("B-9")
        other.keyboard.press("Enter")
        expect(other.locator(_cell("nomor"))).to_have_text("B-9")
        kept = page.evaluate(_KEPT)
        assert "Surat Dinas" in kept
        assert "B-9" not in kept
        _save(page)
        while "B-9" not in page.evaluate(_KEPT):  # the first has nothing left to lose
            page.wait_for_timeout(50)
        other.keyboard.press("Control+s")
        other.get_by_role("button", name="Simpan ke folder").click()
        expect(told).to_contain_text("Belum disimpan")
        other.get_by_role("button", name="Satukan…").click()
        expect(told).to_contain_text("disatukan")
        other.keyboard.press("Control+s")
        other.get_by_role("button", name="Simpan ke folder").click()
        expect(told).to_contain_text("disimpan")
        text = file.read_text(encoding="utf-8")
        assert "judul: Pengelolaan Surat Dinas\n" in text
        assert "nomor: B-9\n" in text
        other.close()


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
