# Ways through the site: from an SOP to those it names and back, from numbers and lists to pages.
from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tatalaksana.catalog import SOPS, UNPUBLISHED, number_address, sop_page, unit_page
from tatalaksana.model import Jenis, read_date
from tests.browser.server import Site
from tests.browser.sources import EVERY, SEEDS
from tests.browser.visitor import DESKTOP, PHONE, Visitor
from tests.site.sample import DICABUT, DRAF, FOLIO, MAKRO, NOMOR_MAKRO
from tests.site.sample import UNPUBLISHED as RAHASIA


@pytest.mark.parametrize("name", EVERY)
def test_references_lead_there_and_back(name: str, site: Site, reader: Visitor) -> None:
    """A click on each reference, in Keterkaitan or at a step, opens that SOP, whose «SOP terkait» leads back."""
    page = reader.open(site.page(sop_page(name)), scripts=False)
    for link in site.catalog.keterkaitan[name]:
        if link.target:
            page.locator(".sop-identitas").get_by_role("link", name=link.rujukan.teks, exact=True).click()
            _click_back(page, site, name, link.target)
    for (asker, row), link in site.catalog.rincian.items():
        if asker == name and link.target:
            page.locator("table.sop-tabel tbody tr").nth(row).locator(".rincian:not(.formulir)").get_by_role(
                "link"
            ).click()
            _click_back(page, site, name, link.target)


def _click_back(page: Page, site: Site, asker: str, target: str) -> None:
    page.wait_for_url(site.page(sop_page(target)))
    entry = site.catalog.entries[asker]
    asked = page.get_by_role("navigation", name="SOP terkait")
    asked.get_by_role("link", name=entry.sop.nama_lengkap, exact=True).click()  # once only
    page.wait_for_url(site.page(sop_page(asker)))


@pytest.mark.parametrize("name", SEEDS)
def test_macro_and_micro_show_each_other(name: str, site: Site, reader: Visitor) -> None:
    """A macro SOP lists the micro ones within it, and a micro one the macro that covers it."""
    entry = site.catalog.entries[name]
    across = {
        link.target for link in site.catalog.keterkaitan[name]
        if link.target and site.catalog.entries[link.target].sop.jenis is not entry.sop.jenis
    }  # fmt: skip
    title = "SOP mikro di dalamnya" if entry.sop.jenis is Jenis.MAKRO else "SOP makro yang mencakup"
    page = reader.open(site.page(sop_page(name)))
    section = page.locator(".sop-terkait section", has=page.get_by_role("heading", name=title))
    for target in across:
        expect(section.get_by_role("link", name=site.catalog.entries[target].sop.nama_lengkap)).to_be_visible()


def test_what_is_not_published_says_so(sample: Site, reader: Visitor) -> None:
    """A reference to nothing is no dead link: it says «belum diterbitkan», and the page it leads to names who asks."""
    page = reader.open(sample.page(sop_page(MAKRO)))
    item = page.locator(".kotak li", has_text=RAHASIA)
    expect(item).to_have_text(f"{RAHASIA} belum diterbitkan")
    expect(page.locator("#langkah-7 .rincian")).to_have_text(f"Rincian: {RAHASIA} belum diterbitkan")
    item.get_by_role("link", name="belum diterbitkan").click()
    page.wait_for_url(sample.page(UNPUBLISHED))
    row = page.get_by_role("row", name=RAHASIA)
    for asker in (MAKRO, FOLIO):
        expect(row.get_by_role("link", name=sample.catalog.entries[asker].sop.nama_lengkap)).to_have_count(1)
    row.get_by_role("link", name="SOP Mikro Pengarsipan").click()
    page.wait_for_url(sample.page(sop_page(FOLIO)))


def test_the_withdrawn_leads_to_its_successor(sample: Site, reader: Visitor) -> None:
    """A withdrawn SOP says so and leads to the one that replaces it, by click."""
    page = reader.open(sample.page(sop_page(DICABUT)))
    banner = page.get_by_role("complementary", name="Status SOP")
    expect(banner).to_contain_text("Dicabut")
    banner.get_by_role("link", name="SOP Makro Layanan Surat").click()
    page.wait_for_url(sample.page(sop_page(MAKRO)))


def test_the_withdrawn_is_marked_whole(sample: Site, reader: Visitor) -> None:
    """Its watermark is cut off neither on a screen, nor on a phone, nor in print."""
    page = reader.open(sample.page(sop_page(DICABUT)))
    mark = page.locator(".sop-tanda-air")
    # What overflows a middle is cut at both sides, and counted at one.
    for width in (DESKTOP, PHONE, 703):
        page.set_viewport_size({"width": width, "height": 700})
        page.emulate_media(media="print" if width == 703 else "screen")
        assert mark.evaluate("one => one.scrollWidth <= one.clientWidth"), width


def test_a_draft_is_marked(sample: Site, reader: Visitor) -> None:
    """A draft says that it is none yet, in a banner and as a watermark; an SOP in force has neither."""
    page = reader.open(sample.page(sop_page(DRAF)))
    expect(page.get_by_role("complementary", name="Status SOP")).to_contain_text("Draf")
    expect(page.locator(".sop-tanda-air")).to_have_attribute("data-kata", "DRAF")
    reader.open(sample.page(sop_page(MAKRO)))
    expect(page.locator(".sop-tanda-air, .sop-pita")).to_have_count(0)


def test_examples_say_that_they_are_none(site: Site, reader: Visitor) -> None:
    """Each made-up example says so in a banner on its page, and in the list."""
    examples = [entry for entry in site.catalog.entries.values() if entry.sop.contoh]
    for entry in examples:
        page = reader.open(site.page(sop_page(entry.id)))
        expect(page.get_by_role("complementary", name="Status SOP")).to_contain_text("Contoh, bukan dokumen resmi")
    expect(reader.open(site.page(SOPS)).locator(".sop-contoh")).to_have_count(len(examples))


def test_editing_opens_the_source(sample: Site, reader: Visitor) -> None:
    """«Sunting» leads to the forge's editor for the YAML file, not for a page made from it."""
    page = reader.open(sample.page(sop_page(DRAF)))
    there = f"https://forge.example/biro/sop/-/edit/main/sops/{DRAF}.yaml"
    expect(page.get_by_role("link", name="Sunting")).to_have_attribute("href", there)


@pytest.mark.parametrize("scripts", [True, False])
def test_numbers_lead_to_their_pages(scripts: bool, site: Site, sample: Site, reader: Visitor) -> None:  # noqa: FBT001
    """The address nomor/<nomor>/ of each SOP that has a number leads to its page, slashes or not, scripts or not."""
    for where in (site, sample):
        for number, name in where.catalog.numbers.items():
            page = reader.open(where.address + number_address(number) + "/", scripts=scripts)
            page.wait_for_url(where.page(sop_page(name)))
    assert f"nomor/{NOMOR_MAKRO}" == number_address(NOMOR_MAKRO)


def test_lists_sort_by_click(site: Site, reader: Visitor) -> None:
    """A click on a head sorts by it, a second one the other way, and assistive technology is told."""
    page = reader.open(site.page(SOPS))
    for column, name in enumerate(("Judul", "Nomor", "Jenis", "Status", "Efektif", "Unit")):
        head = page.get_by_role("columnheader", name=name)
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", "ascending")
        up = _values(page, column)
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", "descending")
        assert up == sorted(up, key=_order)
        assert sorted(up, key=_order, reverse=True) == _values(page, column)
        expect(page.locator("[aria-sort]:visible")).to_have_count(1)


def test_lists_sort_by_key(site: Site, reader: Visitor) -> None:
    """The heads are reached with the keyboard, and Enter and the space bar sort."""
    page = reader.open(site.page("unit/biro-pp"))
    head = page.get_by_role("columnheader", name="Nomor")
    page.get_by_role("columnheader", name="Judul").get_by_role("button").focus()
    page.keyboard.press("Tab")
    expect(head.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("Space")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(head.get_by_role("button")).to_be_focused()


def _values(page: Page, column: int) -> list[str]:
    read = "(rows, column) => rows.map(row => row.cells[column].dataset.nilai ?? row.cells[column].textContent.trim())"
    values: list[str] = page.locator("table.sop-daftar tbody tr:visible").evaluate_all(read, column)
    return [str(day.day) if (day := read_date(value)) else value for value in values]


def _order(text: str) -> list[tuple[int, int, str]]:
    """As a reader expects: no value last or first as «–» sorts, numbers by size, letters without case or signs."""
    parts = re.findall(r"\d+|[^\W\d]+", text.casefold())
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts]


def test_lists_read_without_scripts(site: Site, reader: Visitor) -> None:
    """Without JavaScript the lists show every SOP with a link that works."""
    page = reader.open(site.page(SOPS), scripts=False)
    rows = page.locator("table.sop-daftar tbody tr")
    expect(rows).to_have_count(len(site.catalog.entries))
    page.locator("details.sop-sisihan > summary").click()
    for entry in site.catalog.entries.values():
        expect(rows.get_by_role("link", name=entry.sop.judul, exact=True).first).to_be_visible()
    rows.get_by_role("link").first.click()
    expect(page.locator("article.sop")).to_be_visible()


def test_units_list_theirs_and_those_below(site: Site, reader: Visitor) -> None:
    """Each unit's page lists its SOP and those of the units under it, and the home page leads to it."""
    page = reader.open(site.page("index"))
    units = site.catalog.registers.unit
    for unit, about in units.items():
        reader.open(site.page("index"))
        page.locator(".sop-unit").get_by_role("link", name=about.nama, exact=True).click()
        page.wait_for_url(site.page(unit_page(unit)))
        below = {unit} | {name for name, other in units.items() if other.induk == unit}
        count = sum(entry.sop.unit.unit in below for entry in site.catalog.entries.values())
        expect(page.locator("table.sop-daftar tbody tr")).to_have_count(count)


def test_the_menu_stays_small(site: Site, reader: Visitor) -> None:
    """No page lists the SOP in its menu; it leads to their list."""
    for address in (site.page("index"), site.page(sop_page(SEEDS[0]))):
        page = reader.open(address, width=PHONE)
        expect(page.locator(".sop-menu a[href*='sop/']:not([href$='sop/'])")).to_have_count(0)
