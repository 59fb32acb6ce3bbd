# The site under the strict Content-Security-Policy that the README tells operators to send: no page, form, run or search breaks it.
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tatalaksana.catalog import form_page, sop_page
from tests.browser.forms import SEMUA
from tests.browser.policy import headers
from tests.browser.server import Site, serve
from tests.browser.sources import SEEDS
from tests.browser.visitor import PHONE, Visitor
from tests.collections_on_disk import SOPS

_INLINE = re.compile(
    r'<script(?! src=| type="application/json"| id="__config" type="application/json")|<style| style="| on[a-z]+="'
)


@pytest.fixture(name="strict_forms", scope="module")
def _strict_forms(forms: Site) -> Iterator[Site]:
    with serve(forms.folder, forms.folder.parent / "sops", headers()) as site:
        yield site


def _kinds(site: Site) -> list[str]:
    """A page of each kind: of those in one folder the first, the last, and those whose names end otherwise."""
    found: dict[str, str] = {}
    for address in site.pages():
        parts = address.removeprefix(site.address).strip("/").split("/")
        kind = "/".join(
            (*parts[:-1], re.sub(r"^.*?(-daftar-periksa|-monitoring|-evaluasi|-beda-.*)?$", r"\1", parts[-1]))
        )
        found.setdefault(parts[0] if parts[0] == "nomor" else kind if len(parts) > 1 else parts[0], address)
    return list(found.values())


def test_no_page_of_any_kind_breaks_it(strict: Site, strict_forms: Site, visitor: Visitor) -> None:
    """A browser finds nothing that the policy forbids on any kind of page of forms, nor in the dark and on a phone; the others are opened under it by test_everywhere.py."""
    numbers = [address for address in strict.pages() if "/nomor/" in address]
    addresses = [numbers[0], *_kinds(strict_forms)]
    assert len(addresses) > 10
    for address in addresses:
        page = visitor.open(address)
        assert [] == visitor.problems, address
        assert page.locator("body").inner_text().strip(), address
    for options in ({"dark": True}, {"width": PHONE}):
        for name in SEEDS:
            visitor.open(strict.page(sop_page(name)), **options)


def test_what_was_written_into_the_page_still_holds(strict: Site, visitor: Visitor) -> None:
    """Everything stands where it would if its style stood in the page."""
    for name in SEEDS[:2]:
        page = visitor.open(strict.page(sop_page(name)))
        assert 5 < page.locator("[data-gaya]").count()
        moved = page.evaluate(
            """() => {
              const all = [...document.querySelectorAll("article *")];
              const boxes = () => all.map((one) => JSON.stringify(one.getBoundingClientRect()));
              const before = boxes();
              for (const one of document.querySelectorAll("[data-gaya]")) one.style.cssText = one.dataset.gaya;
              const after = boxes();
              return all.filter((_, at) => before[at] !== after[at]).map((one) => one.outerHTML.slice(0, 80));
            }"""
        )
        assert [] == moved


def test_a_policy_is_in_force(strict: Site, visitor: Visitor) -> None:
    """A script and a style that somebody got into a page do nothing there: the policy is sent, and heeded."""
    page = visitor.open(strict.page(sop_page(SEEDS[0])))
    with page.expect_event("console", lambda said: "Content Security Policy" in said.text):
        page.evaluate(
            """() => {
              const script = document.createElement("script");
              script.textContent = "window.ups = 1";
              document.body.append(script);
              const text = document.createElement("p");
              text.innerHTML = '<b style="color: rgb(1, 2, 3)">x</b><img src="x:" onerror="window.ups = 2">';
              document.body.append(text);
            }"""
        )
    assert page.evaluate("window.ups") is None
    assert "rgb(1, 2, 3)" != page.locator("body > p > b").evaluate("b => getComputedStyle(b).color")
    visitor.forgive()


def test_the_search_works_under_it(strict: Site, visitor: Visitor) -> None:
    """WebAssembly is allowed, so what is asked is found."""
    page = visitor.open(f"{strict.page('cari')}?q=pohon")
    expect(page.locator(".sop-cari-daftar h2 a").first).to_be_visible()


def test_without_webassembly_only_the_search_fails(collection_site: Path, browser: Browser) -> None:
    """The exception is needed, and for nothing but the search."""
    less = {name: value.replace(" 'wasm-unsafe-eval'", "") for name, value in headers().items()}
    visitor = Visitor(browser)
    with serve(collection_site, SOPS, less) as site:
        visitor.open(site.page(sop_page(SEEDS[0])))
        assert [] == visitor.problems
        with visitor.open(f"{site.page('cari')}?q=pohon").expect_event(
            "console", lambda said: "WebAssembly" in said.text
        ):
            pass
    visitor.close()


def test_a_run_works_under_it(strict: Site, visitor: Visitor) -> None:
    """An SOP is carried out, kept and taken away as a file."""
    page = visitor.open(strict.page(sop_page(SEEDS[0])))
    page.get_by_role("button", name=re.compile("^Kerjakan")).click()
    page.get_by_label("Nama pelaksanaan").fill("Percobaan")
    _first_step(page)
    with page.expect_download():
        page.get_by_role("button", name="Unduh CSV").click()
    page.reload()
    expect(page.get_by_label("Nama pelaksanaan")).to_have_value("Percobaan")


def test_a_form_works_under_it(strict_forms: Site, visitor: Visitor, tmp_path: Path) -> None:
    """A form is filled in, taken away as JSON and XLSX, and read back."""
    page = visitor.open(strict_forms.page(form_page(SEMUA)))
    page.get_by_label("Alamat").fill("Satu baris\n" * 12)
    expect(page.locator(".sop-f-status")).to_have_text("Tersimpan di peramban ini.")
    files = []
    for kind in ("JSON", "XLSX", "CSV"):
        with page.expect_download() as waited:
            page.get_by_role("button", name=f"Unduh {kind}").click()
        files.append(tmp_path / waited.value.suggested_filename)
        waited.value.save_as(files[-1])
    page.locator('input[type="file"]').set_input_files(files[1])
    expect(page.locator(".sop-f-status")).to_contain_text("dimuat")


def test_nothing_stands_in_pages(strict: Site, strict_forms: Site, hostile: Site) -> None:
    """No file of any site has a script, a style or a handler in it."""
    for site in (strict, strict_forms, hostile):
        for path in site.folder.rglob("*.html"):
            markup = "".join(re.findall(r"<[a-zA-Z][^<>]*>", path.read_text(encoding="utf-8")))
            assert [] == _INLINE.findall(markup), path


def _first_step(page: Page) -> None:
    page.locator(".sop-jalan-langkah").first.get_by_role("button", name=re.compile("^(Mulai|Selesai)")).first.click()
