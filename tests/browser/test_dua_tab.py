# A draft in the browser, and a tab that dies while somebody types.
from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.test_sunting import _cell, _editing
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
