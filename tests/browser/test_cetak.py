# A clerk's task from the home page: print the official sheet, as a file and from the browser.
from __future__ import annotations

import io
import re
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tatalaksana.catalog import sop_page
from tests.browser.server import Site
from tests.browser.sources import CATALOG
from tests.browser.visitor import DESKTOP, PHONE, Visitor
from tests.pdf.paper import squeezed

_DAFTAR = "biro-bentanyan/daftar-konfirmasi-kecukupan"


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_clerk_prints_the_sheet(width: int, site: Site, visitor: Visitor, tmp_path: Path) -> None:
    """Found by half a number, the sheet is there to be downloaded, and the browser prints the same, never the cards."""
    entry = CATALOG.entries[_DAFTAR]
    page = visitor.open(site.page("index"), width=width)
    page.get_by_role("searchbox", name="Cari SOP").or_(page.get_by_role("combobox", name="Cari SOP")).last.click()
    page.keyboard.type("026-079")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/cari/"))
    page.locator(".sop-cari-daftar h2 a").first.click()
    page.wait_for_url(site.page(sop_page(_DAFTAR)))
    link = page.get_by_role("link", name="Unduh PDF")
    if width == DESKTOP:
        # By keys alone: it is among the first behind the title.
        for _ in range(40):
            page.keyboard.press("Tab")
            if link.evaluate("link => link === document.activeElement"):
                break
        expect(link).to_be_focused()
        with page.expect_download() as coming:
            page.keyboard.press("Enter")
    else:
        with page.expect_download() as coming:
            link.click()
    coming.value.save_as(tmp_path / "lembar.pdf")
    official = PdfReader(tmp_path / "lembar.pdf")
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    for pages in (official.pages, printed.pages):
        # Some of a system's fonts write «fi» as one letter.
        words = normalize("NFKC", squeezed("".join(one.extract_text() for one in pages)))
        assert str(entry.sop.nomor) in words
        assert all(squeezed(step.uraian)[:60] in words for step in entry.sop.kegiatan)
        assert {round(float(one.mediabox.width)) for one in pages} == {842}
        assert "Langkah1dari7" not in words
