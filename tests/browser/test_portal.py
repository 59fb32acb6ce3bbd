# A portal of two sites, searched in a browser by the indexes that the sites made themselves.
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tatalaksana.cli import main
from tests.browser.axe import faults
from tests.browser.server import Site, serve_folder
from tests.browser.visitor import PHONE, Visitor


@pytest.fixture(name="portal", scope="module")
def _portal(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a folder with the example's site under two names, and a portal of both."""
    folder = tmp_path_factory.mktemp("portal")
    with serve_folder(folder) as address:
        for name in ("dinas-a", "dinas-b"):
            (folder / name).symlink_to(site.folder)
        named = [f"{folder / name}={address}{name}/" for name in ("dinas-a", "dinas-b")]
        assert 0 == main(["portal", "-o", str(folder / "portal"), "--nama", "SOP Kota Contoh", *named])
        yield address


def test_all_sites_are_searched_at_once(portal: str, visitor: Visitor) -> None:
    """What both sites have is found twice, and each result leads to its own site; what was asked stands in the address."""
    page = visitor.open(f"{portal}portal/index.html")
    page.get_by_role("searchbox").fill("kebun")
    links = page.locator(".sop-cari-judul a")
    expect(page.get_by_role("status")).to_contain_text("hasil")
    expect(links.first).to_be_visible()
    addresses = [str(link.get_attribute("href")) for link in links.all()]
    for name in ("dinas-a", "dinas-b"):
        assert any(one.startswith(f"{portal}{name}/sop/") for one in addresses), addresses
    expect(page).to_have_url(re.compile(r"\?q=kebun$"))
    links.first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    visitor.open(f"{portal}portal/index.html?q=kebun")
    expect(links.first).to_be_visible()


def test_nothing_is_found(portal: str, visitor: Visitor) -> None:
    """Words that nobody has are told so; an empty field shows nothing."""
    page = visitor.open(f"{portal}portal/index.html?q=qzxwvk")
    expect(page.get_by_role("status")).to_have_text("Tidak ada hasil.")
    page.get_by_role("searchbox").fill("")
    expect(page.get_by_role("status")).to_have_text("")


@pytest.mark.parametrize("name", ["index", "mutu", "abk", "peta", "dampak", "situs/dinas-a"])
@pytest.mark.parametrize("width", [PHONE, 1280])
def test_pages_can_be_read_by_all(portal: str, reader: Visitor, name: str, width: int) -> None:
    """No page has a fault that axe knows, or is wider than its window."""
    page = reader.open(f"{portal}portal/{name}.html", width=width)
    assert [] == faults(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_shared_program_is_fetched_once(portal: str, visitor: Visitor, site: Site) -> None:
    """The indexes of all sites share the first one's program, as Pagefind merges them; none has one of its own."""
    page = visitor.open(f"{portal}portal/index.html?q=kebun")
    expect(page.locator(".sop-cari-judul a").first).to_be_visible()
    fetched = page.evaluate(
        "performance.getEntriesByType('resource').map(one => one.name).filter(name => /wasm|pagefind\\.js/.test(name))"
    )
    assert {f"{portal}portal/pagefind/dinas-a/{name}" for name in ("pagefind.js", "wasm.id.pagefind")} == set(fetched)
    assert Path(site.folder, "pagefind", "wasm.id.pagefind").is_file()
