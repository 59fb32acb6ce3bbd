# Lists: searched, filtered, sorted and printed where they stand, however long, also where nothing is in them.
from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tatalaksana.catalog import (
    HOME,
    IMPACT,
    OFFICES,
    REGULATIONS,
    SOPS,
    office_page,
    regulation_page,
    sop_page,
    unit_page,
)
from tatalaksana.facts import facts_of
from tatalaksana.render.html import Surroundings
from tatalaksana.render.situs import pages
from tests.browser.axe import faults, ways_to_look
from tests.browser.server import Site
from tests.browser.sources import SEEDS
from tests.browser.visitor import PHONE, Visitor
from tests.collections_on_disk import catalog

_SHOWN = "table.sop-baris tbody tr:visible"


def test_filters_narrow_the_list_down(site: Site, reader: Visitor) -> None:
    """Words, kind, status, year and unit narrow it down together; the count is said; «Hapus saringan» brings all back."""
    page = reader.open(site.page(SOPS))
    every = len(site.catalog.entries)
    output, rows = page.locator(".sop-alat output"), page.locator(_SHOWN)
    expect(output).to_have_text("5 SOP, belum termasuk 8 contoh")
    page.get_by_label("Status").select_option("berlaku")
    expect(output).to_have_text(f"5 dari {every} SOP")
    expect(rows).to_have_count(5)
    page.get_by_label("Unit").select_option("BenTanyan")
    expect(rows).to_have_count(3)
    page.get_by_label("Tahun").select_option("2018")
    page.get_by_label("Jenis").select_option("mikro")
    expect(rows).to_have_text([re.compile("Penyusunan Daftar Konfirmasi")])
    page.get_by_label("Cari dalam daftar").fill("079 konfirmasi")
    expect(output).to_have_text(f"1 dari {every} SOP")
    page.get_by_label("Cari dalam daftar").fill("tidak ada yang begini")
    expect(output).to_have_text(f"Tidak ada yang cocok di antara {every} SOP")
    expect(rows).to_have_count(0)
    page.get_by_role("button", name="Hapus saringan").click()
    expect(rows).to_have_count(5)
    expect(page.get_by_label("Cari dalam daftar")).to_be_focused()
    expect(output).to_have_role("status")


def test_what_is_not_in_force_is_asked_for(site: Site, reader: Visitor) -> None:
    """Drafts, examples and what is revoked stand behind the list, shut until somebody opens them or finds something only there."""
    page = reader.open(site.page(SOPS))
    folded = page.locator("details.sop-sisihan")
    rows = folded.locator("tbody tr:visible")
    expect(rows).to_have_count(0)
    page.get_by_label("Cari dalam daftar").fill("Penyiapan")
    expect(rows).to_have_count(3)
    expect(folded.locator("summary")).to_contain_text("cocok")
    page.get_by_role("button", name="Hapus saringan").click()
    expect(rows).to_have_count(0)
    expect(folded.locator("summary")).to_have_text("Tampilkan juga 8 contoh")
    folded.locator("summary").click()
    expect(page.locator(_SHOWN)).to_have_count(len(site.catalog.entries))
    expect(folded.locator(".sop-status")).to_have_text(["contoh"] * 8)
    page.get_by_role("columnheader", name="Judul").last.get_by_role("button").click()
    for table in page.locator("table.sop-baris").all():
        titles = table.locator("tbody:not([hidden]) th").all_inner_texts()
        assert titles == sorted(titles, key=str.casefold)


def test_the_address_says_what_is_chosen(site: Site, reader: Visitor) -> None:
    """What is chosen stands in the address; who opens it sees the same. Nonsense in it does nothing."""
    page = reader.open(site.page(SOPS))
    page.get_by_label("Status").select_option("contoh")
    page.get_by_label("Cari dalam daftar").fill("Kebun")
    # What was found stands elsewhere than what was there: a click in between would hit neither.
    expect(page.locator(".sop-alat output")).to_have_text("2 dari 13 SOP")
    page.get_by_role("columnheader", name="Judul").get_by_role("button").click()
    page.get_by_role("columnheader", name="Judul").get_by_role("button").click()
    expect(page).to_have_url(f"{site.page(SOPS)}?teks=Kebun&status=contoh&urut=-judul")
    told = page.locator(_SHOWN).all_inner_texts()
    assert len(told) == 2
    page = reader.open(page.url)
    expect(page.locator(".sop-alat output")).to_have_text("2 dari 13 SOP")
    # Rows are filled behind the count.
    expect(page.locator(_SHOWN)).to_have_text(told, use_inner_text=True)
    expect(page.get_by_role("columnheader", name="Judul")).to_have_attribute("aria-sort", "descending")
    evil = "%3Cimg%20src=x%20onerror=window.ups=1%3E"
    reader.open(f"{site.page(SOPS)}?status={evil}&urut={evil}&teks={evil}&lain=1")
    expect(page.locator(".sop-alat output")).to_have_text("Tidak ada yang cocok di antara 13 SOP")
    assert page.evaluate("window.ups === undefined")


def test_on_a_phone_the_list_comes_first(site: Site, reader: Visitor) -> None:
    """What narrows a list is folded away on a phone until it is asked for, or used by the address; elsewhere it stands there."""
    page = reader.open(site.page(SOPS), width=PHONE)
    expect(page.locator(".sop-pilihan.sop-siap")).to_have_count(1)
    expect(page.get_by_label("Status")).to_be_hidden()
    expect(page.locator(_SHOWN).nth(1)).to_be_in_viewport(ratio=1)
    page.get_by_label("Cari dalam daftar").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Status")).to_be_visible()
    page = reader.open(f"{site.page(SOPS)}?status=berlaku", width=PHONE)
    expect(page.get_by_label("Status")).to_be_visible()
    page = reader.open(site.page(SOPS))
    expect(page.get_by_label("Status")).to_be_visible()
    expect(page.get_by_text("Saring", exact=True)).to_be_hidden()


def test_lists_work_by_keyboard(site: Site, reader: Visitor) -> None:
    """From field to field by Tab, and Enter in the field does not leave the page."""
    page = reader.open(site.page(OFFICES))
    page.get_by_label("Cari dalam daftar").focus()
    page.keyboard.type("kasubbag")
    page.keyboard.press("Enter")
    expect(page.locator(_SHOWN)).to_have_count(4)
    page.keyboard.press("Tab")
    expect(page.get_by_label("Unit")).to_be_focused()
    expect(page).to_have_url(f"{site.page(OFFICES)}?teks=kasubbag")


def test_what_is_seen_is_printed(site: Site, reader: Visitor) -> None:
    """On paper the list is a table whose head repeats, with the rows that were found and without the form."""
    page = reader.open(f"{site.page(SOPS)}?status=berlaku")
    expect(page.locator(_SHOWN)).to_have_count(5)
    page.emulate_media(media="print")
    expect(page.locator(_SHOWN)).to_have_count(5)
    expect(page.locator(".sop-penyaring")).to_be_hidden()
    for part, display in (
        ("thead", "table-header-group"),
        ("tbody:not([hidden])", "table-row-group"),
        ("tbody tr:visible", "table-row"),
    ):
        assert display == page.locator(f"table.sop-baris {part}").first.evaluate(
            "item => getComputedStyle(item).display"
        )
    page.emulate_media(media="screen")


def test_short_cells_are_one_line_on_paper(site: Site, reader: Visitor) -> None:
    """A day, a state or «3 langkah» does not break on paper, however narrow: what has a share of the room does."""
    for name in (SOPS, OFFICES):
        page = reader.open(site.page(name))
        page.set_viewport_size({"width": 640, "height": 900})
        page.emulate_media(media="print")
        lines = page.locator("table.sop-baris").first.evaluate(_LINES_OF_CELLS)
        assert lines, name
        assert {1} == set(lines), name
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 1366, "height": 768})


_LINES_OF_CELLS = """table => table.dataset.utuh.split(' ').flatMap(place =>
    [...table.querySelectorAll(`tbody td:nth-child(${place})`)].flatMap(cell => {
        const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = [];
        for (const range = document.createRange(); texts.nextNode(); ) {
            range.selectNodeContents(texts.currentNode);
            found.push(range.getClientRects().length);
        }
        return found;
    }))"""


def test_without_scripts_the_whole_list_is_there(site: Site, visitor: Visitor) -> None:
    """Without JavaScript every row is there, what is not in force one press away, and nothing that would not work."""
    page = visitor.open(site.page(SOPS), scripts=False)
    expect(page.locator(_SHOWN)).to_have_count(5)
    page.get_by_text("Tampilkan juga 8 contoh").click()
    expect(page.locator(_SHOWN)).to_have_count(len(site.catalog.entries))
    expect(page.get_by_label("Status")).to_be_hidden()
    expect(page.get_by_role("link", name="CSV")).to_be_visible()


def test_long_lists_keep_every_row(site: Site, reader: Visitor) -> None:
    """A list of thousands is put in order part by part; all of it is there in the end, found by the browser's own search too."""
    text = (site.folder / SOPS / "index.html").read_text("utf-8")
    rows = re.findall(r"<tr role=\"row\"><th scope=\"row\".*?</tr>", text, re.DOTALL)
    many = [row.replace("</a>", f" ke-{number}</a>", 1) for number, row in enumerate(rows * 200)]
    long = re.sub(
        r"<tbody.*</details>",
        lambda _: (
            "".join(f'<tbody role="rowgroup">{"".join(many[at : at + 50])}</tbody>' for at in range(0, len(many), 50))
            + "</table>"
        ),
        text,
        flags=re.DOTALL,
    )

    def answer(route: Route) -> None:
        route.fulfill(body=long, content_type="text/html")

    page = reader.open(site.page("index"))
    page.route(site.page(SOPS), answer)
    reader.open(site.page(SOPS))
    for turn in ("ascending", "descending"):
        page.get_by_role("columnheader", name="Judul").get_by_role("button").click()
        expect(page.locator("table.sop-baris tbody:not([hidden]) tr")).to_have_count(len(many))
        titles = page.locator("table.sop-baris tbody th").all_text_contents()
        assert len(set(titles)) == len(many), turn
    assert page.evaluate("find('ke-1234')")
    page.get_by_label("Cari dalam daftar").fill("ke-1234")
    expect(page.locator(_SHOWN)).to_have_count(1)
    # What browsers lay out only when it is in sight still has its place in the page.
    page.get_by_role("button", name="Hapus saringan").click()
    expect(page.locator("table.sop-baris tbody:not([hidden]) tr")).to_have_count(len(many))
    assert page.evaluate("document.documentElement.scrollHeight") > len(many) * 20
    page.unroute_all()


def test_days_are_sorted_and_chosen_as_days(site: Site, reader: Visitor) -> None:
    """A day is written in words once: its column sorts by year, month and day, a month alone before its days, and narrows down by year."""
    days = ["2 Mei 2018", "10 Januari 2019", "1 Desember 2018", "Mei 2018", "12 Mei 2018"]
    text, count = re.subn(
        r'(?<=<td role="cell">)\d+ \w+ \d{4}(?=</td>)',
        lambda _: days.pop(0) if days else "",
        (site.folder / SOPS / "index.html").read_text("utf-8"),
    )
    assert count >= 5
    page = reader.open(site.page("index"))
    page.route(f"{site.page(SOPS)}*", lambda route: route.fulfill(body=text, content_type="text/html"))
    reader.open(f"{site.page(SOPS)}?urut=efektif")
    cells = page.locator("table.sop-baris").first.locator("tbody:not([hidden]) td:nth-child(5)")
    expect(cells).to_have_text(["Mei 2018", "2 Mei 2018", "12 Mei 2018", "1 Desember 2018", "10 Januari 2019"])
    page.get_by_label("Tahun").select_option("2018")
    expect(cells).to_have_text(["Mei 2018", "2 Mei 2018", "12 Mei 2018", "1 Desember 2018"])
    page.unroute_all()


_PAGES = {
    "home": HOME, "all SOP": SOPS, "unit": unit_page("sekretariat-dinas"), "offices": OFFICES,
    "office": office_page("kasubbag-penanaman"), "regulations": REGULATIONS,
    "regulation": regulation_page("perkadis-tamanbun-1-2021"), "impact": IMPACT,
}  # fmt: skip


@pytest.mark.parametrize("name", _PAGES)
def test_axe_finds_nothing_in_lists(name: str, site: Site, reader: Visitor) -> None:
    """Axe finds no fault, wide and light, narrow and dark; nothing scrolls sideways at 320 pixels."""
    for width, dark in ways_to_look(_PAGES[name]):
        page = reader.open(site.page(_PAGES[name]), width=width, dark=dark)
        assert [] == faults(page, ".sop-halaman")
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": PHONE, "height": 900})


@pytest.mark.parametrize("name", [*_PAGES.values(), sop_page(SEEDS[0])])
def test_words_without_end_move_no_page_on_a_phone(name: str, site: Site, reader: Visitor) -> None:
    """Names of two hundred letters are broken where they stand: nothing scrolls sideways at 320 pixels."""
    page = reader.open(site.page(name), width=320)
    page.evaluate(
        "for (const one of document.querySelectorAll('tbody a, .sop-kolom a, .sop-unit a, .kop p')) if (one.checkVisibility()) one.textContent = 'W'.repeat(200)"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_empty_lists_say_so(tmp_path: Path, site: Site, reader: Visitor) -> None:
    """A collection without SOP has pages that say so, and axe finds no fault with them; nor with a list in which nothing was found."""
    empty = {page.name: page.html() for page in pages(facts_of(catalog(tmp_path, {})), Surroundings("Situs"))}
    page = reader.open(f"{site.page(SOPS)}?teks=xyzzy")
    expect(page.locator(_SHOWN)).to_have_count(0)
    assert [] == faults(page, ".sop-halaman")
    shown: list[str] = []
    page.route("**/kosong", lambda route: route.fulfill(body=shown[-1], content_type="text/html"))
    for name, words in (
        (HOME, "Belum ada SOP"), (SOPS, "Belum ada SOP"), (unit_page("biro"), "Belum ada SOP"), (OFFICES, "Belum ada jabatan"),
        (regulation_page("uu-1"), "Tidak ada."), (IMPACT, "Tidak ada SOP"),
    ):  # fmt: skip
        style = '<link rel="stylesheet" href="/assets/tatalaksana/sop.css"><link rel="stylesheet" href="/assets/tatalaksana/daftar.css">'
        body = re.sub("<(link|script)[^>]*>", "", empty[name])
        shown.append(
            f'<!doctype html><html lang="id"><title>Kosong</title>{style}<main class="md-typeset">{body}</main></html>'
        )
        reader.open(f"{site.address}kosong")
        expect(page.locator("main")).to_contain_text(words)
        assert [] == faults(page, ".sop-halaman")
    page.unroute_all()
