# Sites without our shell: MkDocs' own themes, and Material with a shell of the site's own.
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tatalaksana.catalog import CHANGES, QUALITY, SOPS, sop_page
from tests.browser.server import Site, serve
from tests.browser.sheet import as_sheet
from tests.browser.visitor import DESKTOP, PHONE, Visitor
from tests.site.once import once
from tests.site.project import Data
from tests.site.sample import MAKRO, sample_project

_THEMES: dict[str, Data] = {
    "mkdocs": {"theme": "mkdocs"},
    "readthedocs": {"theme": "readthedocs"},
    "own": {"theme": {"name": "material", "font": False, "custom_dir": "tema"}},
}
_WIDEST = 420
"""Pixels that the column of activities may take."""


@pytest.fixture(name="themed", scope="module", params=_THEMES)
def _themed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    def make(folder: Path) -> None:
        project = sample_project(
            folder, plugin={"pdf": False, "panduan": True}, config={"nav": None, **_THEMES[request.param]}
        )
        project.write("tema/main.html", '{% extends "base.html" %}{% block announce %}Pengumuman{% endblock %}')
        project.built("-q")

    folder = once(tmp_path_factory, f"tema-{request.param}", make)
    with serve(folder / "site", folder / "sops") as site:
        yield site


@pytest.fixture(name="_staying", scope="module")
def _one_guest(browser: Browser) -> Iterator[Visitor]:
    guest = Visitor(browser)
    yield guest
    guest.close()


@pytest.fixture(name="guest")
def _guest(_staying: Visitor) -> Iterator[Visitor]:
    """A reader of these sites alone, of which nobody asks what goes wrong: MkDocs' theme fetches scripts from elsewhere."""
    yield _staying
    _staying.rest()


@pytest.mark.parametrize("name", ["index", SOPS, sop_page(MAKRO), QUALITY, CHANGES, "istilah"])
def test_pages_fit_any_theme(name: str, themed: Site, guest: Visitor) -> None:
    """No page scrolls sideways on a phone; texts in cells go on below, and keys of guides are whole."""
    for width in (PHONE, DESKTOP):
        page = guest.open(themed.page(name), width=width)
        assert page.locator("html").get_attribute("lang") == "id" or name == "istilah"
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        cells = page.locator(".sop-gulir table :is(td, th)")
        assert {"normal"} >= {*cells.evaluate_all("cells => cells.map(cell => getComputedStyle(cell).whiteSpace)")}
        cut = "codes => codes.filter(code => code.getClientRects().length > 1).map(code => code.textContent)"
        assert [] == page.locator(".sop-gulir td code").evaluate_all(cut)


def test_the_sheet_keeps_its_columns_in_any_theme(themed: Site, guest: Visitor) -> None:
    """Activities stand in their column, no head lies over a row, and lines of the chart are seen through the lanes; the search can be typed into."""
    page = as_sheet(guest.open(themed.page(sop_page(MAKRO)), width=DESKTOP))
    heads, first = (
        page.locator(".sop-tabel thead").bounding_box(),
        page.locator(".sop-tabel tbody tr").first.bounding_box(),
    )
    assert heads
    assert first
    assert heads["y"] + heads["height"] <= first["y"] + 2
    width = page.locator(".sop-tabel th.kegiatan").first.evaluate("cell => cell.offsetWidth")
    assert width <= _WIDEST
    grounds = page.locator(".sop-tabel tbody td.j").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell).backgroundColor)"
    )
    assert {"rgba(0, 0, 0, 0)"} == {*grounds}
    left = page.locator(".sop-kepala").evaluate("head => head.getBoundingClientRect().left")
    assert page.locator(".sop-gulir").first.evaluate("box => box.getBoundingClientRect().left") >= left - 40
    assert page.locator("input.sop-cari-kotak:visible").count() == 1
