# The pages by which SOP are steered, and the head of an SOP's page, as they stand in a browser.
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tatalaksana.catalog import MAP, QUALITY, UNPUBLISHED, WORKLOAD, quality_page, sop_page, workload_page
from tests.browser.axe import faults, ways_to_look
from tests.browser.server import Site, serve
from tests.browser.visitor import PHONE, Visitor
from tests.collections_on_disk import REGISTERS
from tests.site.once import once
from tests.site.project import new_project
from tests.site.sample import DRAF, MAKRO
from tests.site.sample import UNPUBLISHED as MISSING

_NARROW = 320
_PAGES = {
    "mutu": QUALITY, "mutu unit": quality_page("biro-bentanyan"), "abk": WORKLOAD,
    "abk jabatan": workload_page("kasubbag-rawat-taman"), "peta": MAP,
}  # fmt: skip
_kinds = pytest.mark.parametrize(
    "kind", [*_PAGES, f"contoh {QUALITY}", f"contoh {MAP}", *(f"kosong {name}" for name in (QUALITY, WORKLOAD, MAP))]
)


@pytest.fixture(name="empty", scope="session")
def _empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    def make(folder: Path) -> None:
        new_project(folder, {f"sops/{name}": text for name, text in REGISTERS.items()}, plugin={"pdf": False}).built(
            "-q"
        )

    folder = once(tmp_path_factory, "empty", make)
    with serve(folder / "site", folder / "sops") as site:
        yield site


def _address(kind: str, site: Site, sample: Site, empty: Site) -> str:
    where, _, name = kind.partition(" ")
    return (
        {"contoh": sample, "kosong": empty}[where].page(name)
        if where in {"contoh", "kosong"}
        else site.page(_PAGES[kind])
    )


@_kinds
def test_axe_finds_nothing(kind: str, site: Site, sample: Site, empty: Site, reader: Visitor) -> None:
    """Axe finds no fault on any of the pages, empty ones too; narrow windows scroll up and down only."""
    address = _address(kind, site, sample, empty)
    for width, dark in ways_to_look(_PAGES.get(kind)):
        page = reader.open(address, width=width, dark=dark)
        assert [] == faults(page, ".sop-halaman")
    page.set_viewport_size({"width": _NARROW, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= _NARROW


def test_empty_pages_say_so(empty: Site, reader: Visitor) -> None:
    """Without SOP each page says that there are none."""
    for name in (QUALITY, MAP):
        expect(reader.open(empty.page(name)).locator(".sop-halaman")).to_contain_text("Belum ada SOP.")
    expect(reader.open(empty.page(WORKLOAD)).locator(".sop-halaman")).to_contain_text("belum ada yang dapat dihitung")


def test_the_drawing_says_what_the_list_says(site: Site, sample: Site, reader: Visitor) -> None:
    """Every SOP that is drawn stands in the list, and the other way round; so does what is not published."""
    for place in (site, sample):
        page = reader.open(place.page(MAP))
        read = "items => [...new Set(items.map(item => item.getAttribute('href')))].sort()"
        drawn = page.locator(".sop-peta a").evaluate_all(read)
        assert drawn == page.locator(".sop-peta-daftar > ul a").evaluate_all(read)
        assert len(place.catalog.entries) == sum(f"{UNPUBLISHED}/" not in address for address in drawn)
    expect(page.get_by_role("link", name=re.compile(rf"^{MISSING}(, dalam .*)?, belum diterbitkan$"))).to_have_count(1)


def test_the_map_is_told_once(site: Site, reader: Visitor) -> None:
    """Where there is room stands the drawing, whose boxes say what stands above them; on narrow screens the list, and never both."""
    page = reader.open(site.page(MAP))
    drawn, listed = page.locator(".sop-peta"), page.locator(".sop-peta-daftar")
    expect(drawn).to_be_visible()
    expect(listed).to_be_hidden()
    expect(drawn.get_by_role("link", name=re.compile("^SOP Mikro .*, dalam SOP Makro ")).first).to_be_visible()
    page = reader.open(site.page(MAP), width=PHONE)
    listed = page.locator(".sop-peta-daftar")
    expect(page.locator(".sop-peta")).to_be_hidden()
    expect(listed).to_be_visible()
    for link in listed.locator("li > a:first-child:not(.sop-belum)").all():
        assert (link.bounding_box() or {"height": 0})["height"] >= 24


def test_the_drawing_is_walked_by_keyboard(sample: Site, reader: Visitor) -> None:
    """A box has the focus in plain sight, says what it is, and opens its SOP."""
    page = reader.open(sample.page(MAP))
    box = page.locator(".sop-peta").get_by_role("link", name=re.compile("^SOP Mikro Penerimaan Surat, .*draf$"))
    box.focus()
    assert box.evaluate("item => getComputedStyle(item.querySelector('rect')).strokeWidth") == "2.5px"
    page.keyboard.press("Enter")
    expect(page).to_have_url(sample.page(sop_page(DRAF)))


def test_words_stay_in_their_boxes(site: Site, sample: Site, hostile: Site, reader: Visitor) -> None:
    """With the browser's own letters no text leaves its box, and no box another's place."""
    for place in (site, sample, hostile):
        page = reader.open(place.page(MAP))
        outside = page.evaluate(
            """() => [...document.querySelectorAll(".sop-peta a")].filter(link => {
              const box = link.querySelector("rect").getBBox(), text = link.querySelector("text").getBBox();
              return text.x < box.x || text.y < box.y || text.x + text.width > box.x + box.width || text.y + text.height > box.y + box.height;
            }).map(link => link.textContent)"""
        )
        assert [] == outside
        crossing = page.evaluate(
            """() => { const boxes = [...document.querySelectorAll(".sop-peta a rect")].map(item => item.getBBox());
              return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b =>
                a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)).length; }"""
        )
        assert 0 == crossing


def test_on_paper_the_map_is_whole(site: Site, visitor: Visitor) -> None:
    """Printed, the drawing is as wide as the paper and no wider, without the site around it."""
    page = visitor.open(site.page(MAP), width=PHONE)
    page.emulate_media(media="print")
    assert page.locator(".sop-peta").evaluate("item => item.getBoundingClientRect().right <= innerWidth")
    expect(page.locator(".sop-bilah")).to_be_hidden()


def test_the_head_of_an_sop(site: Site, sample: Site, reader: Visitor) -> None:
    """In force since when, which edition; far below when it is due and that it is late, which alarms nobody; a draft has no due date."""
    page = reader.open(site.page(sop_page("biro-pp/pelayanan-pertamanan")))
    assert re.search(r"Berlaku sejak 2 Mei 2018.*Revisi terbitan pertama", page.locator(".sop-tentang").inner_text())
    assert page.locator(".sop-terlambat").count() == 0
    said = page.locator(".sop-keadaan").inner_text()
    assert re.search(
        r"Monitoring berikutnya\s+2 November 2018, terlambat\s+Evaluasi berikutnya\s+2 Mei 2019, terlambat",
        said,
    )
    page = reader.open(sample.page(sop_page(MAKRO)))
    expect(page.locator(".sop-tentang")).to_contain_text("Revisi ke-2, 28 Februari 2024")
    said = page.locator(".sop-keadaan").inner_text()
    assert re.search(r"Monitoring berikutnya\s+1 September 2024(\s|$)", said)
    assert "terlambat" not in said
    page = reader.open(sample.page(sop_page(DRAF)))
    expect(page.locator(".sop-fakta")).to_contain_text("draf")
    expect(page.get_by_text("Monitoring berikutnya")).to_have_count(0)


def test_a_link_leads_to_each_calendar(site: Site, reader: Visitor) -> None:
    """A unit's page of quality offers its calendar, which is one."""
    page = reader.open(site.page(quality_page("biro-pp")))
    with page.expect_download() as download:
        page.get_by_role("link", name="Kalender tinjauan (.ics)").click()
    assert Path(download.value.path()).read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
