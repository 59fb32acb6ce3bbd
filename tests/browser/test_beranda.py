# The front page: from there a clerk finds the own steps in seconds, by keyboard, on a phone, and with what browsers forbid.
from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tatalaksana.catalog import HOME, OFFICES, SOPS, office_page, sop_page
from tatalaksana.facts import facts_of
from tatalaksana.render.html import Surroundings
from tatalaksana.render.situs import pages
from tests.browser.axe import faults
from tests.browser.moves import moved
from tests.browser.server import Site
from tests.browser.visitor import DESKTOP, PHONE, Visitor
from tests.collections_on_disk import catalog

_MINE = "kasubbag-penanaman"
_NAME = "Kepala Subbagian Penanaman"
_STEPS = sop_page("biro-bentanyan/daftar-konfirmasi-kecukupan")
_LIMIT = 40 * 1024


def _field(page: Page) -> None:
    """Come to the field by the tab key, as who has no mouse."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name === 'teks'"):
            return
    pytest.fail("the field is not reached")


def test_a_clerk_finds_the_own_steps_by_keyboard(site: Site, reader: Visitor) -> None:
    """A few letters of the office and Enter open all its steps; one more Enter opens the step. The next time the front page knows."""
    page = reader.open(site.page("index"))
    _field(page)
    page.keyboard.type("kasubbag penanaman")
    expect(page.locator(".sop-saya output")).to_have_text("2 jabatan")
    page.keyboard.press("Enter")
    page.wait_for_url(site.page(office_page(_MINE)))
    page.get_by_role("link", name="langkah 4").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.page(_STEPS)}#langkah-4")
    reader.open(site.page("index"))
    card = page.locator(".sop-saya").get_by_role("link", name=_NAME, exact=True)
    expect(card).to_be_visible()
    expect(page.locator(".sop-saya")).to_contain_text("2 langkah")
    card.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(site.page(office_page(_MINE)))
    expect(page.get_by_role("button", name="Ini jabatan saya")).to_have_attribute("aria-pressed", "true")


def test_a_clerk_finds_the_own_steps_on_a_phone(site: Site, reader: Visitor) -> None:
    """Typing, a tap on the office, a tap on the step; «Ganti jabatan» gives the choice back."""
    page = reader.open(site.page("index"), width=PHONE)
    page.get_by_label("Jabatan Anda").fill("subbagian penan")
    page.get_by_role("link", name=_NAME, exact=True).click()
    page.wait_for_url(site.page(office_page(_MINE)))
    row = page.get_by_role("row", name="Membuat daftar konfirmasi").first
    expect(row).to_contain_text("30 Menit")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    row.get_by_role("link", name="langkah 2").click()
    page.wait_for_url(f"{site.page(_STEPS)}#langkah-2")
    reader.open(site.page("index"), width=PHONE)
    page.get_by_role("button", name="Ganti jabatan").click()
    expect(page.get_by_label("Jabatan Anda")).to_be_focused()
    page.reload()
    expect(page.get_by_label("Jabatan Anda")).to_be_visible()


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_steps_of_ones_office_stand_on_the_front_page(width: int, site: Site, reader: Visitor) -> None:
    """Once the office is chosen, each of its steps leads from the front page to its row; others replace them with their office."""
    page = reader.open(site.page(office_page(_MINE)), width=width)
    rows = page.locator(".sop-jabatan > section tbody tr")
    expected = [row.locator("td, th").first.locator("a").evaluate("link => link.href") for row in rows.all()]
    page.get_by_role("button", name="Ini jabatan saya").click()
    reader.open(site.page("index"), width=width)
    steps = page.get_by_role("list", name="Langkah Anda").get_by_role("link")
    expect(steps).to_have_count(len(expected))
    assert expected == [step.evaluate("link => link.href") for step in steps.all()]
    assert [] == faults(page, ".sop-saya")
    steps.nth(1).click()
    page.wait_for_url(expected[1])
    expect(page.locator(f"#{expected[1].partition('#')[2]}")).to_be_in_viewport()
    reader.open(site.page(office_page("karo-pp")), width=width)
    page.get_by_role("button", name="Ini jabatan saya").click()
    reader.open(site.page("index"), width=width)
    expect(steps.first).not_to_have_attribute("href", expected[0])


def test_without_a_page_to_fetch_the_way_stays(site: Site, visitor: Visitor) -> None:
    """Where the office's page does not arrive the link to it is there."""
    page = visitor.open(site.page(office_page(_MINE)))
    page.get_by_role("button", name="Ini jabatan saya").click()
    page.context.route(re.compile(f"/{_MINE}/"), lambda route: route.abort())
    visitor.open(site.page("index"))
    expect(page.locator(".sop-saya-kartu a")).to_have_text(_NAME)
    expect(page.get_by_role("list", name="Langkah Anda").get_by_role("link")).to_have_count(0)
    visitor.forgive()


def test_of_many_sop_the_page_has_the_list(site: Site, visitor: Visitor) -> None:
    """An office's page that lists its SOP has no step to show: then there is the link to it, and no empty list."""
    page = visitor.open(site.page(office_page(_MINE)))
    page.get_by_role("button", name="Ini jabatan saya").click()
    page.context.route(
        re.compile(f"/{_MINE}/"), lambda route: route.fulfill(body="<main></main>", content_type="text/html")
    )
    visitor.open(site.page("index"))
    expect(page.locator(".sop-saya-kartu a")).to_have_text(_NAME)
    expect(page.locator("[aria-label='Langkah Anda']")).to_be_hidden()


def test_links_are_not_cut_within_words(site: Site, reader: Visitor) -> None:
    """On a phone a step is a card: no word of where it comes from and goes to is cut."""
    page = reader.open(site.page(office_page(_MINE)), width=PHONE)
    for link in page.locator(".sop-jabatan td a").all():
        widest = link.evaluate(
            """link => { const one = document.createElement("span"); one.style.position = "absolute"; link.append(one);
              return Math.max(...link.textContent.split(" ").map(word => { one.textContent = word; return one.offsetWidth; })); }"""
        )
        assert widest <= link.evaluate("link => link.closest('td').clientWidth")


def test_several_or_none_are_said(site: Site, reader: Visitor) -> None:
    """Enter with several matches leads to the first and says so, arrows go on from there; with none it says so, and Enter asks the list of all offices."""
    page = reader.open(site.page("index"))
    field = page.get_by_label("Jabatan Anda")
    field.fill("kasubbag")
    field.press("Enter")
    links = page.locator(".sop-saya li:visible a")
    expect(links.first).to_be_focused()
    expect(page.locator(".sop-saya output")).to_contain_text("pilih salah satu")
    expect(page.locator(".sop-saya summary")).to_be_hidden()  # it speaks of all
    field.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    field.fill("kasubag penanamn")
    expect(page.locator(".sop-saya output")).to_have_text("2 jabatan untuk «kasubbag penanaman»")
    expect(links).to_have_count(2)
    field.fill("<script>'\"")
    expect(page.locator(".sop-saya output")).to_have_text("Tidak ada jabatan yang cocok")
    field.press("Enter")
    page.wait_for_url(f"{site.page(OFFICES)}?teks=**")
    expect(page.locator(".sop-alat output")).to_contain_text("Tidak ada yang cocok")


def test_without_scripts_all_offices_are_links(site: Site, visitor: Visitor) -> None:
    """Without JavaScript the offices are a plain list, and no field pretends to narrow it down."""
    page = visitor.open(site.page("index"), scripts=False)
    expect(page.get_by_label("Jabatan Anda")).to_be_hidden()
    expect(page.locator(".sop-saya li:visible")).to_have_count(
        len(
            {
                lane.jabatan
                for entry in site.catalog.entries.values()
                if entry.card.berlaku
                for lane in entry.sop.pelaksana
            }
        )
    )
    assert page.locator(".sop-saya details ul").evaluate("list => list.scrollHeight - list.clientHeight") == 0, (
        "only the card goes on"
    )
    page.get_by_role("link", name=_NAME, exact=True).click()
    page.wait_for_url(site.page(office_page(_MINE)))
    expect(page.get_by_role("button", name="Ini jabatan saya")).to_be_hidden()


@pytest.mark.parametrize(
    ("error", "words"),
    [("SecurityError", "tidak mengizinkan penyimpanan"), ("QuotaExceededError", "di peramban ini penuh")],
)
def test_what_cannot_be_kept_is_said(error: str, words: str, site: Site, visitor: Visitor) -> None:
    """Where the browser keeps nothing, the page says so and leads to the steps all the same."""
    page = visitor.open(site.page("index"))
    page.add_init_script(f"Storage.prototype.setItem = () => {{ throw new DOMException('nein', '{error}'); }}")
    page.reload()
    expect(page.locator(".sop-saya")).to_contain_text(words)
    page.get_by_role("link", name=_NAME, exact=True).click()
    page.wait_for_url(site.page(office_page(_MINE)))
    page.get_by_role("button", name="Ini jabatan saya").click()
    expect(page.locator(".sop-jabatan-saya output")).to_contain_text(words)
    expect(page.get_by_role("button", name="Ini jabatan saya")).to_have_attribute("aria-pressed", "false")


def test_an_office_is_chosen_on_its_page(site: Site, reader: Visitor) -> None:
    """«Ini jabatan saya» is remembered and forgotten; what others left in its place is not believed."""
    page = reader.open(site.page(office_page("karo-pp")))
    button = page.get_by_role("button", name="Ini jabatan saya")
    button.click()
    expect(page.locator(".sop-jabatan-saya output")).to_contain_text("Diingat")
    reader.open(site.page("index"))
    expect(page.locator(".sop-saya-kartu a")).to_have_text("Kepala Biro Pertamanan dan Pemangkasan")
    reader.open(site.page(office_page("karo-pp")))
    button.click()
    expect(page.locator(".sop-jabatan-saya output")).to_contain_text("Tidak diingat lagi")
    page.evaluate("""localStorage.setItem("tatalaksana:1:jabatan", '{"id": "javascript:alert(1)//", "nama": "x"}')""")
    reader.open(site.page("index"))
    expect(page.locator(".sop-saya-kartu")).to_be_hidden()


def test_the_front_page_leads_on(site: Site, reader: Visitor) -> None:
    """Search stands first; what is new, the units with their counts, and the lists of each status follow."""
    page = reader.open(site.page("index"))
    search = page.get_by_role("search").last
    expect(search.get_by_role("combobox", name="Cari SOP")).to_be_visible()
    expect(page.locator(".sop-baru li").first.get_by_role("link")).to_have_text("Pemilihan dan Pengangkutan Pupuk")
    expect(page.locator(".sop-unit")).to_contain_text("Biro Pertamanan dan Pemangkasan 2 SOP")
    page.get_by_role("link", name="8 contoh").click()
    page.wait_for_url(f"{site.page(SOPS)}?status=contoh")
    expect(page.locator(".sop-alat output")).to_have_text("8 dari 13 SOP")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_nothing_moves_while_pages_come(width: int, site: Site, reader: Visitor) -> None:
    """The front page, with and without an office that was chosen, and lists stay where they are once they are seen."""
    for name in ("index", office_page(_MINE), "unit/biro-pp", SOPS, "index"):
        page = reader.open(site.page(name), width=width)
        assert moved(page) < 0.02, name
        if name == office_page(_MINE):
            page.get_by_role("button", name="Ini jabatan saya").click()


_FEW = (
    "Petugas Loket", "Kepala Subbagian Umum dan Kepegawaian", "Kepala Bidang Pelayanan Perizinan Terpadu", "Sekretaris", "Kepala Dinas",
)  # fmt: skip


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_few_offices_are_all_in_sight(width: int, tmp_path: Path, site: Site, reader: Visitor) -> None:
    """Up to six, each with a name of a usual length: no box scrolls within itself, and what it holds is not cut off."""
    found = catalog(
        tmp_path,
        {
            "jabatan.yaml": "".join(f"o{at}: {{nama: {name}, unit: biro}}\n" for at, name in enumerate(_FEW)),
            "biro/a.yaml": "judul: Urusan\njenis: mikro\nunit: biro\npelaksana: [o0, o1, o2, o3, o4]\nkegiatan:\n"
            + "".join(
                f"  - {{uraian: Menulis, pelaksana: o{at}, kelengkapan: a, waktu: 1 jam, output: b}}\n"
                for at in range(len(_FEW))
            ),
        },
    )
    home = next(page for page in pages(facts_of(found), Surroundings("Situs")) if page.name == HOME)
    styles = "".join(
        f'<link rel="stylesheet" href="/assets/tatalaksana/{name}.css">' for name in ("tema", "sop", "daftar")
    )
    body = re.sub("<(link|script)[^>]*>", "", home.html())
    shown = f'<!doctype html><html class="sop-situs sop-skrip" lang="id"><title>Sedikit</title>{styles}<main class="sop-badan"><div class="md-typeset">{body}</div></main></html>'
    page = reader.open(site.address, width=width)
    page.route("**/sedikit", lambda route: route.fulfill(body=shown, content_type="text/html"))
    reader.open(f"{site.address}sedikit", width=width)
    expect(page.locator(".sop-saya li")).to_have_count(len(_FEW))
    for box in (".sop-saya", ".sop-saya details ul"):
        assert page.locator(box).evaluate("(one) => one.scrollHeight <= one.clientHeight"), box
    page.unroute_all()


def test_the_front_page_is_small(site: Site) -> None:
    """With its own stylesheet and script it is far below 40 KB on the wire."""
    assets = site.folder / "assets" / "tatalaksana"
    files = [site.folder / "index.html", assets / "sop.css", assets / "daftar.css", assets / "beranda.js"]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= _LIMIT
