# What holds of every page of the site: nothing from elsewhere, no errors, light and dark, wide and narrow, by keyboard.
from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tatalaksana.catalog import (
    CHECK,
    OFFICES,
    REFERENCE,
    REGULATIONS,
    SEARCH,
    SOPS,
    UNPUBLISHED,
    office_page,
    regulation_page,
    sop_page,
    unit_page,
)
from tests.browser.axe import WIDE_AND_NARROW, faults, ways_to_look
from tests.browser.moves import moved
from tests.browser.server import Site, serve
from tests.browser.sheet import as_sheet
from tests.browser.sources import EVERY, SEEDS
from tests.browser.visitor import DESKTOP, PHONE, TABLET, Visitor
from tests.chart.box import Box
from tests.collections_on_disk import SOPS as COLLECTION
from tests.site.sample import DICABUT, DRAF, MAKRO

_LIMIT = 40 * 1024
_NARROW = 320
_STILL = 0.0005
"""As good as nothing."""
_FOUND = ".sop-cari-usulan [role=option], .sop-cari-daftar > li"
"""What a search shows, in a field and on its page."""
_KINDS = {
    "home": "index", "unit": unit_page("biro-bentanyan"), "unpublished": UNPUBLISHED, "reference": REFERENCE, "check": CHECK,
    "in force": sop_page(SEEDS[0]), "long": sop_page(SEEDS[-1]), "example": sop_page(EVERY[-1]),
}  # fmt: skip
"""Kinds of page in the real site; the sample adds what is withdrawn, drafted, or names what is missing."""
_MORE = {
    "withdrawn": sop_page(DICABUT), "draft": sop_page(DRAF), "every trait": sop_page(MAKRO), "missing": UNPUBLISHED,
    "former names": unit_page("bagian-b"),
}  # fmt: skip
_THEMED = ("home", "in force", "every trait")
"""Kinds on which all stands that has colours of its own in wide windows."""


def _address(kind: str, site: Site, sample: Site) -> str:
    return site.page(_KINDS[kind]) if kind in _KINDS else sample.page(_MORE[kind])


@pytest.fixture(name="slow", scope="module")
def _slow(collection_site: Path) -> Iterator[Site]:
    with serve(collection_site, COLLECTION, slowly=True) as site:
        yield site


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize(
    "name", ["index", SOPS, OFFICES, REGULATIONS, SEARCH, UNPUBLISHED, REFERENCE, CHECK, "mutu", "abk", "peta", "formulir", "panduan-formulir",
             "formulir/notula-rapat-lapangan", unit_page("biro-pp"), office_page("kabag-taman"), regulation_page("perkadis-tamanbun-4-2015"),
             sop_page(SEEDS[0]), sop_page(EVERY[-1])],
)  # fmt: skip
def test_nothing_moves_as_a_page_comes(name: str, width: int, slow: Site, reader: Visitor) -> None:
    """What stands there stays there: neither the rest of the text nor styles nor scripts push it away."""
    page = reader.open(slow.page(name), width=width)
    assert moved(page) < _STILL


def test_every_page_opens_without_a_word_abroad(strict: Site, reader: Visitor) -> None:
    """No page of the site asks another host for anything, breaks the policy that operators send or reports an error, nor does the search, whose field is on each."""
    # Pages at numbers lead on at once; test_links.py follows them. Our own decisions are texts alone, made by one template: a few of them do.
    addresses = [address for address in strict.pages() if "/nomor/" not in address]
    texts = [address for address in addresses if "/keputusan/0" in address]
    addresses = [address for address in addresses if address not in texts[1:-1]]
    assert len(addresses) > 3 * len(strict.catalog.entries)
    for number, address in enumerate(addresses):
        page = reader.open(address)
        field = page.locator("input.sop-cari-kotak:visible")
        expect(field).to_have_count(1)
        if number % 20 == 0:
            field.press_sequentially("sop")
            expect(page.locator(_FOUND).first).to_be_visible()
    assert [] == reader.problems


def test_foreign_requests_are_seen(site: Site, visitor: Visitor) -> None:
    """The test above would fail: a page that asks another host is caught at it."""
    page = visitor.open(site.page("index"))
    page.add_script_tag(content="fetch('http://font.example/a').catch(() => 0); console.error('ups')")
    page.wait_for_function(
        "performance.getEntriesByType('resource').some(entry => entry.name.includes('font.example'))"
    )
    expected = {"foreign request: http://font.example/a", "console: ups"}
    assert expected <= set(visitor.problems)
    visitor.forgive()


def test_hostile_texts_stay_texts(hostile: Site, reader: Visitor) -> None:
    """Texts that try to be markup or script do nothing on any page, nor in the search's results, which are the same on each."""
    for number, address in enumerate(address for address in hostile.pages() if "/nomor/" not in address):
        page = reader.open(address)
        if number % 20 == 0:
            page.locator("input.sop-cari-kotak:visible").fill("window")
            expect(page.locator(_FOUND).first).to_be_visible()
        assert page.evaluate("window.ups === undefined"), address
        assert page.locator("img[src='x'], [onclick], [onerror]").count() == 0, address


@pytest.mark.parametrize("name", SEEDS)
def test_the_table_scrolls_in_its_own_box(name: str, site: Site, reader: Visitor) -> None:
    """On a phone the lanes pass by under the finger while number and step stay where they are."""
    page = as_sheet(reader.open(site.page(sop_page(name)), width=PHONE))
    region = page.get_by_role("region", name=re.compile("Tabel kegiatan"))
    assert region.evaluate("item => item.scrollWidth > item.clientWidth")
    row = page.locator("table.sop-tabel tbody tr").first
    fixed, lane = row.locator("td.no, th.kegiatan"), row.locator("td.j").last
    before = [_box(fixed.nth(0)), _box(fixed.nth(1))], _box(lane)
    region.evaluate("item => { item.scrollLeft = 150; }")
    page.wait_for_function("() => document.querySelector('.sop-gulir').scrollLeft === 150")
    assert before[0] == [_box(fixed.nth(0)), _box(fixed.nth(1))]
    assert before[1].left - 150 == pytest.approx(_box(lane).left)
    assert all(box.left >= 0 and box.right <= PHONE for box in before[0])
    # The lanes pass beneath: what is at the step's place is the step.
    x, y = before[0][1].centre
    assert page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y)?.closest('th.kegiatan') !== null", _in_view(page, row, x, y)
    )


def _box(locator: object) -> Box:
    left, top, right, bottom = locator.evaluate(  # type: ignore[attr-defined]
        "item => { const r = item.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; }"
    )
    return Box(left, top, right, bottom)


def _in_view(page: Page, row: object, x: float, y: float) -> list[float]:
    before = page.evaluate("scrollY")
    row.scroll_into_view_if_needed()  # type: ignore[attr-defined]
    return [x, y - (page.evaluate("scrollY") - before)]


def test_dark_mode_is_dark(site: Site, reader: Visitor) -> None:
    """A reader whose machine is set to dark gets a dark sheet with light ink, and the other way round."""
    for dark in (False, True):
        page = reader.open(site.page(sop_page(SEEDS[0])), dark=dark)
        for name in (".sop-tabel th.kegiatan", ".sop-identitas", "body"):
            assert dark == (_light(page, name, "backgroundColor") < 100), name
        for name in (".sop-tabel th.kegiatan", ".sop-identitas dd", ".sop-kepala h1"):
            assert dark == (_light(page, name, "color") > 130), name
        assert dark == (_light(page, ".sop-tabel .w path", "stroke") > 130)
        assert dark == (_light(page, ".sop-tabel .g > *", "fill") < 100)


def test_emblems_stand_on_white_in_the_dark(sample: Site, reader: Visitor) -> None:
    """An emblem of black lines on nothing is seen on a dark sheet and on the dark bar: both have white behind it."""
    for dark in (False, True):
        page = reader.open(sample.page(sop_page(MAKRO)), dark=dark)
        assert _light(page, ".sop-merek img", "backgroundColor") == _WHITE
        if dark:
            assert _light(page, ".sop-identitas .kop img", "backgroundColor") == _WHITE


_WHITE = 255


def _light(page: Page, name: str, kind: str) -> float:
    read = "(item, kind) => getComputedStyle(item)[kind]"
    colour = str(page.locator(name).first.evaluate(read, kind))
    parts = [float(part) for part in re.findall(r"[\d.]+", colour)]
    return sum(parts[:3]) / 3


@pytest.mark.parametrize(("width", "dark"), [*WIDE_AND_NARROW, (DESKTOP, True)])
def test_axe_finds_nothing(width: int, dark: bool, site: Site, sample: Site, reader: Visitor) -> None:  # noqa: FBT001
    """Axe finds no fault on any kind of page, light and wide, dark and narrow; nor with the colours of the theme in wide and dark. At 360 and at 320 pixels the page itself does not scroll sideways."""
    for kind in _THEMED if dark and width == DESKTOP else (*_KINDS, *_MORE):
        if not dark and (width, dark) not in ways_to_look(_KINDS.get(kind)):
            continue
        page = reader.open(_address(kind, site, sample), width=width, dark=dark)
        assert [] == faults(page, "body", dark=dark and width == DESKTOP), kind
        for narrow in (PHONE, _NARROW) if width == PHONE else ():
            page.set_viewport_size({"width": narrow, "height": 640})
            assert page.evaluate("document.documentElement.scrollWidth") <= narrow, kind


def test_faults_are_seen(site: Site, reader: Visitor) -> None:
    """The test above would fail: of colours that are too near to each other in the dark, and of a field without a name in the light."""
    for dark in (False, True):
        page = reader.open(site.page(sop_page(SEEDS[0])), dark=dark)
        page.locator(".sop").evaluate(
            "sop => { sop.insertAdjacentHTML('afterbegin', '<p style=\"color: #666; background: #777\">Nama <input></p>'); }"
        )
        expected = {"color-contrast"} if dark else {"color-contrast", "label"}
        assert expected == {fault.partition(":")[0] for fault in faults(page, ".sop, .sop-halaman", dark=dark)}


def test_everything_is_reached_by_keyboard(site: Site, visitor: Visitor) -> None:
    """The tab key leads through search, links and the table's region, each in plain sight when it has the focus."""
    page = visitor.open(site.page(sop_page(SEEDS[0])))
    reached = _tab_through(page)
    assert any("sop-cari-kotak" in item for item in reached)
    own = page.locator(".sop a[href]:visible, .sop [tabindex='0'], .sop button:visible, .sop summary").count()
    own += page.locator(".sop input[type=radio]:checked:visible").count()  # the choice between cards and the sheet
    # By key each step also opens its ways on, which are reached too.
    own += page.locator(".arah a").count()
    assert own == sum(item.startswith("own") for item in reached)
    assert any("sop-gulir" in item for item in reached)
    assert not [item for item in reached if item.endswith("unseen")]


def _tab_through(page: Page) -> list[str]:
    """What the tab key reaches until it leaves the page: whose it is, its classes, and whether one sees the focus."""
    reached: list[str] = []
    for _ in range(120):
        page.keyboard.press("Tab")
        here = page.evaluate(
            """() => {
              const item = document.activeElement;
              if (!item || item === document.body) return "";
              const style = getComputedStyle(item), r = item.getBoundingClientRect();
              const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
              const inside = r.bottom > 0 && r.top < innerHeight;
              const own = item.closest(".sop, .sop-halaman") ? "own" : "theme";
              return [own, item.tagName, item.className, own === "theme" || (ring && inside) ? "seen" : "unseen"].join(" ");
            }"""
        )
        if here == "" and reached:
            return reached
        reached += [here] if here else []
    return reached


@pytest.mark.parametrize("width", [TABLET, PHONE])
def test_the_table_scrolls_with_the_arrow_keys(width: int, site: Site, visitor: Visitor) -> None:
    """With the focus on the table's region, the arrow keys scroll it."""
    page = as_sheet(visitor.open(site.page(sop_page(SEEDS[0])), width=width))
    page.locator(".sop-gulir").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.sop-gulir').scrollLeft > 0")


def test_lists_have_their_stylesheet(site: Site) -> None:
    """Every page with a list whose rows are grids loads the stylesheet that makes them so."""
    texts = {path: path.read_text(encoding="utf-8") for path in site.folder.rglob("*.html")}
    lists = [path for path, text in texts.items() if 'class="sop-daftar sop-baris"' in text]
    assert len(lists) > 10
    assert [] == [path for path in lists if "assets/tatalaksana/daftar.css" not in texts[path]]


@pytest.mark.parametrize("name", EVERY)
def test_pages_are_small(name: str, site: Site) -> None:
    """An SOP's page with our own stylesheets and scripts is at most 40 KB on the wire."""
    page = site.folder / sop_page(name) / "index.html"
    ours = re.findall(r'(?:href|src)="([^"]*assets/tatalaksana/[^"]*\.(?:css|js))"', page.read_text(encoding="utf-8"))
    assert len(ours) > 3
    files = [page, *(page.parent / address for address in set(ours))]
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) <= _LIMIT
