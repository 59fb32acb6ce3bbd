# A reader of the served site, in a real browser: search, a run, a form, the page that codes on paper lead to, and a wrong address.
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect

from tatalaksana.catalog import CHECK, Catalog, sop_page
from tatalaksana.facts import check_fragment, fingerprint
from tests.site.sample import MAKRO, NOMOR_MAKRO

FORM = "tamu"
FORM_FILE: Mapping[str, object] = MappingProxyType(
    {
        "judul": "Tamu",
        "isian": [
            {"type": "integer", "name": "banyak", "label": "Banyak tamu", "required": "ya"},
            {"type": "calculate", "name": "kursi", "label": "Kursi", "calculate": "${banyak} + 2"},
        ],
    }
)
"""A form that calculates: 40 guests need 42 chairs."""


def visits(browser: Browser, address: str, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Each visit with what went wrong in it; nothing where all went well."""
    todo: dict[str, Callable[[Page], None]] = {
        "search": lambda page: _search(page, address),
        "run": lambda page: _run(page, address),
        "form": lambda page: _form(page, address),
        "code": lambda page: _code(page, address, catalog),
        "lost": lambda page: _lost(page, address),
    }
    for name, visit in todo.items():
        with browser.new_context(locale="id-ID", viewport={"width": 1280, "height": 900}) as context:
            page = context.new_page()
            said: list[str] = []
            page.on("console", partial(_heard, said))
            try:
                visit(page)
                wrong = "; ".join(said) if name != "lost" else ""
            except (AssertionError, Error) as error:
                wrong = "; ".join([str(error).split("\n", maxsplit=1)[0], *said])
            yield name, wrong


def _heard(said: list[str], message: ConsoleMessage) -> None:
    if message.type == "error":
        said.append(message.text)


def _search(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".sop-cari-kotak:visible").first.fill(NOMOR_MAKRO)
    page.locator(".sop-cari-kotak:visible").first.press("Enter")
    page.get_by_role("main").get_by_role("link", name="Layanan Surat").first.click()
    page.wait_for_url(f"{address}{sop_page(MAKRO)}/*")


def _run(page: Page, address: str) -> None:
    page.goto(f"{address}{sop_page(MAKRO)}/")
    page.get_by_role("button", name="Kerjakan SOP ini").click()
    page.get_by_role("button", name=re.compile(r"^Mulai \(langkah")).first.click()
    page.get_by_role("button", name=re.compile(r"^Selesai \(langkah")).first.click()
    expect(page.get_by_role("button", name="Urungkan").first).to_be_visible()


def _form(page: Page, address: str) -> None:
    page.goto(f"{address}formulir/{FORM}/")
    page.get_by_label("Banyak tamu").fill("40")
    page.get_by_label("Banyak tamu").press("Tab")
    expect(page.get_by_role("main")).to_contain_text("42")


def _code(page: Page, address: str, catalog: Catalog) -> None:
    sop = catalog.entries[MAKRO].sop
    page.goto(f"{address}{CHECK}/#{check_fragment(sop, fingerprint(sop, catalog.profil_of(sop)))}")
    expect(page.get_by_role("status")).to_contain_text("Lembar ini berlaku")


def _lost(page: Page, address: str) -> None:
    """Styled, its menu leads into the site, and its search finds, however deep the wrong address."""
    for wrong in ("salah", "nomor/tidak/ada/disini/"):
        page.goto(address + wrong)
        expect(page.locator("h1")).to_have_text("Halaman tidak ditemukan")
        expect(page.locator(".sop-bilah")).to_have_css("display", "flex")
        page.locator(".sop-cari-kotak:visible").first.fill("layanan surat")
        expect(page.get_by_role("option").first).to_be_visible()
        page.locator(".sop-cari-kotak:visible").first.press("Escape")
        page.get_by_role("navigation", name="Menu utama").get_by_role("link", name="Jabatan").click()
        page.wait_for_url(f"{address}jabatan/")
