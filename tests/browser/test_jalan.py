# What axe does not see, on every kind of page and in its states: tab stops in order, in sight and with whole rings, headings and
# landmarks, targets that a finger meets; wide, on a phone of 320 pixels in the dark, and as large as 200 %.
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tatalaksana.catalog import HOME, SEARCH, SOPS, sop_page
from tests.browser.axe import WALKED, faults
from tests.browser.server import Site
from tests.browser.sheet import as_sheet
from tests.browser.sources import SEEDS
from tests.browser.visitor import DESKTOP, Visitor

_WALK = (Path(__file__).parent / "walk.js").read_text(encoding="utf-8")
_NARROW, _LARGE = 320, DESKTOP // 2
"""A small phone; a usual window at 200 %."""
_FORM = "formulir/notula-rapat-lapangan"


def _menu(page: Page) -> None:
    button = page.get_by_role("button", name="Menu")
    if button.is_visible():
        button.click()


def _wrong(page: Page) -> None:
    page.get_by_role("button", name="Periksa isian").click()


def _searched(page: Page) -> None:
    page.locator(".sop-cari-halaman input[name=q]").fill("konfirmasi")
    expect(page.locator(".sop-cari-judul").first).to_be_visible()


def _opened(page: Page) -> None:
    folded = page.locator("details:not([open]) > summary:visible")
    while folded.count():
        folded.first.click()


def _running(page: Page) -> None:
    page.get_by_role("button", name="Kerjakan").first.click()
    expect(page.get_by_role("heading", name="Pelaksanaan")).to_be_focused()


_STATES: dict[str, tuple[str, Callable[[Page], object]]] = {
    "menu open": (HOME, _menu), "form in error": (_FORM, _wrong), "review in error": (f"{sop_page(SEEDS[0])}-monitoring", _wrong),
    "results": (SEARCH, _searched), "folds open": (SOPS, _opened), "SOP as a sheet": (sop_page(SEEDS[0]), as_sheet),
    "SOP opened": (sop_page(SEEDS[0]), _opened), "running": (sop_page(SEEDS[0]), _running),
}  # fmt: skip


@pytest.mark.parametrize("name", WALKED)
def test_pages_are_walked(name: str, site: Site, reader: Visitor) -> None:
    """Every kind of page, as it comes; with its letters twice as large it is as one comes to it in a window that becomes narrower, and axe finds nothing in any of them either."""
    address = f"{site.address}404.html" if name == "404" else site.page(name)
    address = address.removesuffix("/") if "?" in name else address
    page = reader.open(address, width=_NARROW, dark=True)
    page.wait_for_load_state("networkidle")
    assert [] == faults(page)
    assert [] == _walked(page)
    page = reader.open(address)
    page.wait_for_load_state("networkidle")
    for width in (DESKTOP, _LARGE):
        page.set_viewport_size({"width": width, "height": 900})
        assert [] == faults(page), width
        assert [] == _walked(page), width


@pytest.mark.parametrize("width", [DESKTOP, _NARROW])
@pytest.mark.parametrize("state", _STATES)
def test_states_are_walked(state: str, width: int, site: Site, reader: Visitor) -> None:
    """What opens, fails or runs; axe finds nothing there either."""
    name, act = _STATES[state]
    page = reader.open(site.page(name), width=width)
    act(page)
    assert [] == faults(page, "body")
    assert [] == _walked(page)


def test_the_walk_sees_faults(site: Site, reader: Visitor) -> None:
    """The tests above would fail."""
    page = reader.open(site.page(SOPS), width=_NARROW)
    page.locator("main").evaluate(
        """main => {
          main.insertAdjacentHTML("beforeend", "<h4>Terlewat</h4><nav><a href='#a' style='outline: 0 !important'>tanpa cincin</a></nav>"
            + "<a href='#b' style='position: absolute; left: -900px'>di luar</a><button tabindex='3'>x</button>"
            + "<div style='overflow: hidden; width: 40px'><button style='width: 40px; height: 40px; outline: 3px solid; outline-offset: 2px'>y</button></div>"
            + "<div style='display: flex'><button style='width: 9px; height: 9px; padding: 0'></button><button style='width: 9px; height: 9px; padding: 0'></button></div>");
        }"""
    )
    said = "\n".join(_walked(page))
    for part in (
        "a level is left out",
        "no name has <nav>",
        "no ring has <a>",
        "beside the page is <a>",
        "out of order",
        "cut off at its side",
        "too small, 9 × 9",
    ):
        assert part in said, part


def _walked(page: Page) -> list[str]:
    page.keyboard.press("Tab")  # from now on what has the focus shows it
    found: list[str] = page.evaluate(_WALK, (page.viewport_size or {"width": DESKTOP})["width"] <= _NARROW)
    return found
