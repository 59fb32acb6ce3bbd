# What stands around every page: the bar with its menu and the search, the way that leads there, the foot; and how soon the work is seen.
from __future__ import annotations

import gzip
import re

import pytest
from playwright.sync_api import Page, Response, expect

from tatalaksana.catalog import (
    HOME,
    OFFICES,
    SEARCH,
    SOPS,
    office_page,
    sop_page,
)
from tatalaksana.render.situs import OTHERS
from tests.browser.axe import faults
from tests.browser.server import Site
from tests.browser.sheet import as_sheet
from tests.browser.sources import EVERY, OF_EACH_KIND, SEEDS
from tests.browser.visitor import DESKTOP, PHONE, Visitor

_PAGES = (*OF_EACH_KIND, "panduan-formulir")
_OFFICE_SCREEN = (1366, 768)
_GUIDES = ("panduan-penyunting", "panduan-isi", "panduan-masalah", "mengusulkan-perubahan")
"""The guides that are long, or have pictures."""
_KILOBYTES, _REQUESTS = 60, 8
"""What a page may weigh on its way, and ask for."""


@pytest.mark.parametrize(
    "name", dict.fromkeys([*map(sop_page, SEEDS), *_PAGES, *_GUIDES, f"{sop_page(SEEDS[-1])}-evaluasi"])
)
def test_every_page_has_the_shell_and_is_light(name: str, site: Site, reader: Visitor) -> None:
    """Each has the bar, one search, the way that leads there, its content and the foot, named for those who listen; the first tab leads past the bar. With all that it asks for it weighs at most 60 kB on its way, in at most 8 requests."""
    page = reader.open(f"{site.address}404.html")
    answers: list[Response] = []
    note = lambda answer: answers.append(answer)  # noqa: E731, PLW0108 - Playwright marks what it is given
    page.on("response", note)
    page.goto(site.page(name))
    page.wait_for_load_state("networkidle")
    page.remove_listener("response", note)
    # What the page before had asked for may come late.
    answers = answers[[answer.url for answer in answers].index(site.page(name)) :]
    assert len(answers) <= _REQUESTS
    assert sum(len(gzip.compress(answer.body())) for answer in answers) <= 1000 * _KILOBYTES
    expect(page.get_by_role("banner").get_by_role("navigation", name="Menu utama").get_by_role("link")).to_have_count(6)
    expect(page.locator("input.sop-cari-kotak:visible")).to_have_count(1)
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("contentinfo").last).to_contain_text("Periksa lembar")
    trail = page.get_by_role("navigation", name="Letak halaman ini")
    expect(trail).to_have_count(0 if name == HOME else 1)
    assert 1 == page.locator("h1").count()
    if name == SEARCH:  # whose field has the focus at once
        return
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


@pytest.mark.parametrize("width", [_OFFICE_SCREEN[0], PHONE])
def test_the_work_is_near_by_key(width: int, site: Site, reader: Visitor) -> None:
    """The second tab of an SOP's page leads to its steps; without it few stops lie before them, none of which does nothing."""
    page = reader.open(site.page(sop_page(SEEDS[-1])), width=width)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke langkah-langkah")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.sop-tabel') !== null")
    page.reload()
    stops = 0
    while not page.evaluate("document.activeElement.closest('.sop-gulir') !== null"):
        page.keyboard.press("Tab")
        stops += 1
        assert stops <= (25 if width > PHONE else 17)


def test_the_trail_of_an_sop(site: Site, reader: Visitor) -> None:
    """Unit, macro, this: each step of the trail leads where it says, from an SOP's page and from what belongs to it."""
    for name in (sop_page(SEEDS[0]), f"{sop_page(SEEDS[0])}-monitoring"):
        trail = reader.open(site.page(name)).get_by_role("navigation", name="Letak halaman ini").get_by_role("link")
        assert "Beranda" == trail.first.inner_text()
        for at in range(trail.count()):
            said, _, mark = trail.nth(at).inner_text().partition(" (")
            page = trail.nth(at).page
            trail.nth(at).click()
            expect(page.locator("h1")).to_contain_text(said if at else "")
            # What must not be taken for one in force is called what it is, here as on its own page.
            badge = page.locator(".sop-kepala .sop-status:not(.sop-berlaku)")
            expect(badge).to_have_text([mark.strip(")")] if mark else [])
            page.go_back()


def test_what_people_wrote_is_under_others(site: Site, reader: Visitor) -> None:
    """The page «Lainnya» leads to what steers and to each written page by its title; beside that stand the headings on it."""
    page = reader.open(site.page(OTHERS))
    expect(page.get_by_role("main").get_by_role("link", name="Mutu", exact=True)).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="Rujukan format", exact=True)).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Panduan formulir", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Panduan formulir")
    trail = page.get_by_role("navigation", name="Letak halaman ini")
    left = "item => item.getBoundingClientRect().left"
    assert trail.locator("li").first.evaluate(left) == page.locator("h1").evaluate(left)
    inside = page.get_by_role("navigation", name="Isi halaman ini").get_by_role("link")
    assert inside.count() > 2
    inside.nth(1).click()
    expect(page.get_by_role("heading", name=inside.nth(1).inner_text()).first).to_be_in_viewport()


def test_the_menu_is_a_drawer_on_a_phone(site: Site, visitor: Visitor) -> None:
    """Closed, nothing in it takes the focus; its button says whether it is open; Escape closes it and gives the focus back."""
    page = visitor.open(site.page(sop_page(SEEDS[0])), width=PHONE)
    button, menu = page.get_by_role("button", name="Menu"), page.get_by_role("navigation", name="Menu utama")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(menu.get_by_role("link", name="Jabatan")).to_be_visible()
    for link in menu.get_by_role("link").all():
        assert (link.bounding_box() or {"height": 0})["height"] >= 44
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_the_menu_needs_no_script(site: Site, reader: Visitor) -> None:
    """Without scripts the menu is open on a phone, and no button stands there that does nothing."""
    page = reader.open(site.page(SOPS), width=PHONE, scripts=False)
    expect(page.get_by_role("navigation", name="Menu utama").get_by_role("link", name="Jabatan")).to_be_visible()
    expect(page.get_by_role("button", name="Menu")).to_be_hidden()
    expect(page.locator(".sop-bilah")).to_be_in_viewport()
    page.mouse.wheel(0, 2000)
    expect(
        page.locator(".sop-bilah")
    ).not_to_be_in_viewport()  # open as it is, it would cover a quarter of what is read


def test_dark_is_kept(site: Site, visitor: Visitor) -> None:
    """The button makes pages dark, and they stay so."""
    page = visitor.open(site.page(SOPS))
    button = page.get_by_role("button", name="Mode gelap")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page = visitor.open(site.page(OFFICES))
    expect(page.get_by_role("button", name="Mode gelap")).to_have_attribute("aria-pressed", "true")
    assert [] == faults(page)


def test_what_is_not_found_is_said_in_indonesian(site: Site, reader: Visitor) -> None:
    """The page of what is not found has the shell, and leads on."""
    page = reader.open(f"{site.address}404.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Halaman tidak ditemukan")
    expect(page).to_have_title("Halaman tidak ditemukan · SOP Administrasi Pemerintahan")
    expect(page.get_by_role("navigation", name="Letak halaman ini").get_by_role("link", name="Beranda")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Semua SOP").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Semua SOP")


def test_nothing_is_published_that_no_page_asks_for(site: Site) -> None:
    """None of the theme's scripts, workers and maps is there."""
    assert not (site.folder / "assets" / "javascripts").exists()
    assert [] == list(site.folder.rglob("*.map"))


# The work in the first screen


@pytest.mark.parametrize("name", EVERY)
def test_the_chart_begins_in_the_first_screen(name: str, site: Site, reader: Visitor) -> None:
    """On a usual office's screen the chart begins within its upper half, on a phone the first step's card within the first screen, 740 pixels; a draft says first that it is one."""
    page = as_sheet(_screen(reader, site, name))
    assert _top(page, ".sop-tabel") <= 340
    assert 14 == page.locator(".sop-tabel").evaluate("table => parseFloat(getComputedStyle(table).fontSize)")
    page = reader.open(site.page(sop_page(name)), width=PHONE)
    assert _top(page, "#langkah-1") <= (560 if name in SEEDS else 700)


def test_lane_heads_stay_in_sight(site: Site, reader: Visitor) -> None:
    """While the last row of the longest chart passes, the lanes' names stand below the bar."""
    page = as_sheet(_screen(reader, site, SEEDS[-1]))
    page.locator(".sop-tabel tbody tr").last.scroll_into_view_if_needed()
    bar = page.locator(".sop-bilah").bounding_box()
    for head in page.locator(".sop-tabel thead .lajur").all():
        box = head.bounding_box()
        assert box
        assert bar
        assert bar["y"] + bar["height"] - 1 <= box["y"] <= 200


def test_the_own_lane_is_tinted(site: Site, visitor: Visitor) -> None:
    """Who has chosen an office sees its lane tinted from head to foot, and hears that it is theirs."""
    page = visitor.open(site.page(office_page("kabag-taman")))
    page.get_by_role("button", name="Ini jabatan saya").click()
    entry = next(
        one for one in site.catalog.entries.values() if any(lane.jabatan == "kabag-taman" for lane in one.sop.pelaksana)
    )
    page = visitor.open(site.page(sop_page(entry.id)))
    head = page.locator("th.sop-milik")
    expect(head).to_have_count(1)
    expect(head).to_contain_text("(jabatan Anda)")
    expect(page.locator("td.sop-milik")).to_have_count(len(entry.sop.kegiatan))


def test_own_cards_are_marked(site: Site, visitor: Visitor) -> None:
    """On a phone who has chosen an office finds its cards marked and led to from above, and carries out its steps first."""
    page = visitor.open(site.page(office_page("kabag-taman")), width=PHONE)
    page.get_by_role("button", name="Ini jabatan saya").click()
    entry = next(
        one for one in site.catalog.entries.values() if any(lane.jabatan == "kabag-taman" for lane in one.sop.pelaksana)
    )
    page = visitor.open(site.page(sop_page(entry.id)), width=PHONE)
    own = page.locator("tr.sop-giliran")
    assert own.count()
    expect(own.get_by_text("jabatan Anda", exact=True)).to_have_count(own.count())
    links = page.locator(".sop-langkah-saya").get_by_role("link")
    expect(links).to_have_count(own.count())
    links.last.click()
    expect(own.last).to_be_in_viewport()
    expect(page).to_have_url(re.compile(f"#{own.last.get_attribute('id')}$"))
    assert [] == faults(page, "article.sop")
    page.locator(".sop-kerjakan").click()
    chosen = page.get_by_label("Hanya langkah saya").locator("option:checked")
    expect(chosen).to_contain_text("(jabatan Anda)")
    expect(page.locator("#jalan-maju")).not_to_contain_text("jabatan Anda")


def test_a_page_is_shared(site: Site, visitor: Visitor) -> None:
    """«Bagikan» copies the page's address where the device has no menu of its own for it, and says so."""
    page = _screen(visitor, site, SEEDS[0])
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.share = undefined")
    page.get_by_role("button", name="Bagikan").click()
    expect(page.locator(".sop-kabar")).to_have_text("Tautan ke halaman ini disalin.")
    assert site.page(sop_page(SEEDS[0])) == page.evaluate("navigator.clipboard.readText()")


def _screen(visitor: Visitor, site: Site, name: str) -> Page:
    page = visitor.open(site.page(sop_page(name)), width=DESKTOP)
    page.set_viewport_size({"width": _OFFICE_SCREEN[0], "height": _OFFICE_SCREEN[1]})
    return page


def _top(page: Page, name: str) -> float:
    box = page.locator(name).first.bounding_box()
    assert box
    return box["y"]
