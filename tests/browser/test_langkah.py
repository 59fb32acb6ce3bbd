# Understanding an SOP on its page: facts, what a step is connected with, cards on a phone, words that explain themselves.
from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tatalaksana.catalog import office_page, sop_page
from tests.browser.axe import faults
from tests.browser.server import Site
from tests.browser.sheet import as_sheet
from tests.browser.sources import EVERY, SEEDS
from tests.browser.visitor import DESKTOP, PHONE, Visitor
from tests.site.sample import FOLIO, MAKRO

_SEED = "biro-bentanyan/daftar-konfirmasi-kecukupan"
_NARROW = 320
_OVER = "[...document.querySelectorAll('.sop-sekilas, .sop-lembar')].reduce((sum, item) => sum + item.scrollWidth - item.clientWidth, 0)"
"""By how much facts and steps are too wide; the theme's header is not ours."""
_CHOSEN = "document.getElementById('tampil-lembar').click(), document.documentElement.scrollWidth"
"""How wide the page is at once when the sheet is chosen, before a frame is drawn."""
_SHIFTS = """() => new Promise(done => new PerformanceObserver(list =>
  done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))).observe({type: "layout-shift", buffered: true})
  || setTimeout(() => done(0), 300))"""


def _open(
    visitor: Visitor, site: Site, name: str = _SEED, *, width: int = DESKTOP, scripts: bool = True, anchor: str = ""
) -> Page:
    return visitor.open(site.page(sop_page(name)) + anchor, width=width, scripts=scripts)


def _lit(page: Page, kind: str, *rows: str) -> None:
    """These rows are lit up, and no others."""
    page.wait_for_function(
        "([kind, rows]) => [...document.querySelectorAll(`.sop-tabel tr.${kind}`)].map(row => row.id).join() === rows.join()",
        arg=[kind, rows],
    )


# Facts


def test_facts_stand_above_the_sheet(site: Site, reader: Visitor) -> None:
    """Steps, lanes and times of the first seed in one line; opened also shares, in words that need no picture, and the longest steps."""
    page = _open(reader, site)
    facts = page.get_by_role("region", name="Sekilas")
    words = " ".join(facts.inner_text().split())
    assert "7 langkah · 5 pelaksana · 2 jam tanpa pengulangan Rincian" in words
    facts.get_by_text("Rincian").click()
    words = " ".join(facts.inner_text().split())
    assert "Waktu tanpa pengulangan 2 jam Bila setiap pengulangan terjadi sekali 3 jam 45 menit" in words
    assert "Kasubbag Penanaman 2 langkah · 45 menit · 37 %" in words
    facts.get_by_role("link", name="2", exact=True).click()
    expect(page.locator("#langkah-2")).to_be_in_viewport()


def test_what_was_revoked_has_no_gap_for_its_run(site: Site, reader: Visitor) -> None:
    """Where «Kerjakan» stays hidden, as on the page of an SOP that was revoked, the next button stands where it would; on others its place is kept."""
    page = _open(reader, site)
    run, title = page.locator(".sop-kerjakan"), page.locator(".sop-kepala h1").bounding_box()
    page.evaluate("document.querySelector('.sop-kerjakan').hidden = true")
    beside = [page.locator(".sop-tindakan > :visible").first.bounding_box()]
    run.evaluate("(button) => { button.closest('.sop').dataset.status = 'dicabut'; }")
    beside.append(page.locator(".sop-tindakan > :visible").first.bounding_box())
    assert title
    kept, moved = (box["x"] for box in beside if box)
    assert moved == pytest.approx(title["x"], abs=1)
    assert kept > moved + 50


def test_what_is_missing_is_said(site: Site, reader: Visitor) -> None:
    """Where steps have no time the sum is a least, the steps are named, and nobody's time is called nothing."""
    facts = _open(reader, site, "biro-bentanyan/pemilihan-dan-pengangkutan-pupuk").get_by_role("region", name="Sekilas")
    expect(facts).to_contain_text("sedikitnya 15 menit")
    facts.get_by_text("Rincian").click()
    expect(facts).to_contain_text("Belum termasuk langkah 1 sampai 7 (waktunya tidak disebut).")
    expect(facts.get_by_role("listitem").filter(has_text="Pengelola Pupuk")).to_contain_text("waktu tidak disebut")


# The sheet


def test_pointing_lights_up_the_ways(site: Site, reader: Visitor) -> None:
    """A step under the pointer shows from where it is come to and where it leads, its arrows too; none after it is left."""
    page = _open(reader, site)
    page.locator("#langkah-4 .kegiatan").hover()
    _lit(page, "sorot", "langkah-4")
    _lit(page, "asal", "langkah-3", "langkah-5")
    _lit(page, "tuju", "langkah-3", "langkah-5")
    expect(page.locator(".sop-jejak-panah path")).to_have_count(4)
    expect(page.locator(".sop-jejak-panah .datang")).to_have_count(2)
    assert (
        page.locator(".sop-jejak-panah path").first.evaluate("path => getComputedStyle(path).animationName") == "none"
    )
    page.locator("#langkah-1 .kegiatan").hover()
    _lit(page, "asal")
    _lit(page, "tuju", "langkah-2")
    page.locator("h1").hover()
    _lit(page, "sorot")
    expect(page.locator(".sop-jejak-panah path")).to_have_count(0)


@pytest.mark.parametrize("name", [_SEED, SEEDS[-1]])
def test_traces_lie_on_the_lines(name: str, site: Site, reader: Visitor) -> None:
    """Each corner of a lit arrow is within a pixel of a corner of the drawn line."""
    page = _open(reader, site, name)
    far = page.evaluate(
        r"""async () => {
          const table = document.querySelector(".sop-tabel"), drawn = [];
          for (const path of table.querySelectorAll(".w path")) {
            const to = path.getScreenCTM(), numbers = path.getAttribute("d").match(/[MHV][^MHV]*/g);
            let x = 0, y = 0;
            for (const piece of numbers) {
              const [a, b] = piece.slice(1).trim().split(" ").map(Number);
              if (piece[0] === "M") [x, y] = [a, b]; else if (piece[0] === "H") x = a; else y = a;
              drawn.push([x * to.a + to.e, y * to.d + to.f]);
            }
          }
          let worst = 0, seen = 0;
          for (const row of table.tBodies[0].rows) {
            row.dispatchEvent(new PointerEvent("pointerover", {bubbles: true}));
            const origin = document.querySelector(".sop-jejak-panah").getBoundingClientRect();
            for (const path of document.querySelectorAll(".sop-jejak-panah path")) {
              for (const [x, y] of path.getAttribute("d").slice(1).split("L").map(point => point.split(" ").map(Number))) {
                worst = Math.max(worst, Math.min(...drawn.map(([a, b]) => Math.hypot(a - x - origin.left, b - y - origin.top))));
                seen++;
              }
            }
          }
          return seen > 20 ? worst : 99;
        }"""
    )
    assert far <= 1.5


def test_after_a_refusal_by_keyboard(site: Site, reader: Visitor) -> None:
    """A clerk's question by keys alone: after step 4, if it is refused, comes step 3, and the focus goes there."""
    page = _open(reader, site)
    page.get_by_role("link", name="Lewati langkah-langkah").focus()
    _tab_to(page, page.get_by_role("button", name="Salin tautan ke langkah 1", exact=True))
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    _lit(page, "sorot", "langkah-4")
    step = page.locator("#langkah-4 .no")
    expect(step.locator(".arah")).to_contain_text("Langkah 4 dari 7")
    # The line of ways on covers neither this row nor the next.
    line, rows = step.locator(".arah").bounding_box(), [page.locator(f"#langkah-{no}").bounding_box() for no in (4, 5)]
    assert line
    assert all(row and row["y"] + row["height"] <= line["y"] for row in rows)
    refused = step.get_by_role("link", name="tidak: ke langkah 3, Pelaksana (JP/JFT)", exact=True)
    _tab_to(page, refused)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Salin tautan ke langkah 3", exact=True)).to_be_focused()
    expect(page).to_have_url(re.compile("#langkah-3$"))
    expect(page.locator("#langkah-4 .no .arah")).to_have_count(0)
    # The table can be passed by.
    page.get_by_role("link", name="Lewati langkah-langkah").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('.sop-tabel')")


def _tab_to(page: Page, item: Locator) -> None:
    for _ in range(20):
        page.keyboard.press("Tab")
        if item.evaluate("item => item === document.activeElement"):
            return
    expect(item).to_be_focused()


def test_links_to_steps_are_copied(site: Site, browser: Browser) -> None:
    """The button of a step copies its address and says so; who opens it sees which step is meant."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], reduced_motion="reduce")
    try:
        page = context.new_page()
        page.goto(site.page(sop_page(_SEED)) + "#langkah-2")
        assert "rgba(0, 0, 0, 0)" != page.locator("#langkah-2 .kegiatan").evaluate(
            "cell => getComputedStyle(cell).backgroundColor"
        )
        page.locator("#langkah-5 .no").hover()
        page.get_by_role("button", name="Salin tautan ke langkah 5", exact=True).click()
        expect(page.get_by_role("status").filter(has_text="Tautan ke langkah 5 disalin.")).to_be_visible()
        assert site.page(sop_page(_SEED)) + "#langkah-5" == page.evaluate("navigator.clipboard.readText()")
        # On a site without a secure address there is no clipboard.
        page.evaluate(
            "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = () => false"
        )
        page.get_by_role("button", name="Salin tautan ke langkah 6", exact=True).click()
        expect(page.get_by_role("status").filter(has_text="salin dari sana")).to_be_visible()
        expect(page).to_have_url(re.compile("#langkah-6$"))
    finally:
        context.close()


# Words that explain themselves


def test_offices_and_regulations_explain_themselves(site: Site, reader: Visitor) -> None:
    """An abbreviation over a lane says its long form to those who listen, point or come by key; Escape puts it away."""
    page = _open(reader, site)
    lane = page.locator("thead").get_by_role("link", name="Kasubbag Penanaman")
    words = "Kepala Subbagian Penanaman, Biro Benih, Penanaman, dan Pelayanan Pengunjung"
    bubble = page.locator(".sop-arti")
    expect(lane).to_have_accessible_description(words)
    lane.hover()
    expect(bubble).to_have_text(words)
    page.mouse.move(0, 0)
    expect(bubble).to_be_hidden()
    page.keyboard.press("Tab")
    lane.focus()
    expect(bubble).to_be_visible()
    page.keyboard.press("Escape")
    expect(bubble).to_be_hidden()
    old = page.locator(".sop-identitas").get_by_role("link", name="Peraturan Presiden Nomor 907 Tahun 2015")
    expect(old).to_have_accessible_description(
        "Sudah diganti oleh Peraturan Presiden Nomor 914 Tahun 2024 tentang Penataan Pertamanan Negara"
    )
    unit = page.locator(".kop").get_by_role("link", name="Biro Benih, Penanaman, dan Pelayanan Sekolah")
    expect(unit).to_have_accessible_description("Sekarang bernama Biro Benih, Penanaman, dan Pelayanan Pengunjung")


def test_a_tap_first_explains(site: Site, browser: Browser) -> None:
    """On a phone the first tap on an office shows its long form, with a way to its page."""
    context = browser.new_context(
        viewport={"width": PHONE, "height": 800}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    try:
        page = context.new_page()
        page.goto(site.page(sop_page(_SEED)) + "#langkah-4")
        page.locator("#langkah-4 .siapa a").tap()
        expect(page.locator(".sop-arti")).to_contain_text("Kepala Subbagian Penanaman")
        page.locator(".sop-arti a").tap()
        page.wait_for_url(site.page(office_page("kasubbag-penanaman")))
    finally:
        context.close()


# Cards


def test_after_a_refusal_on_a_phone(site: Site, reader: Visitor) -> None:
    """The same question on a phone: the card of step 4 says who, what, with what and how long, and «tidak» leads to step 3 in sight."""
    page = _open(reader, site, width=PHONE)
    card = page.locator("#langkah-4")
    words = " ".join(card.inner_text().split())
    assert words.startswith("4 Kasubbag Penanaman Mengoreksi daftar hasil konfirmasi")
    assert words.endswith(
        "hasil konfirmasi yang telah dikoreksi Kasubbag Langkah 4 dari 7 setuju → 5 Kabag Penanaman dan Semaian tidak → 3 Pelaksana (JP/JFT) Dari 3, Pelaksana (JP/JFT) Dari 5, Kabag Penanaman dan Semaian"
    )
    waktu = card.locator(".waktu").evaluate("cell => getComputedStyle(cell, '::before').content + cell.textContent")
    assert '"Waktu: "15 Menit' == waktu
    for link in card.locator(".arah a").all():
        box = link.bounding_box()
        assert box
        assert box["height"] >= 44
    # Who is next stands above from whom it came, and above how many steps there are.
    tops = [
        card.locator(".arah").get_by_text(said).evaluate("(one) => one.getBoundingClientRect().top")
        for said in ("setuju →", "tidak →", "Dari 3", "Dari 5", "Langkah 4")
    ]
    assert tops == sorted(tops)
    card.get_by_role("link", name="tidak: ke langkah 3").click()
    page.wait_for_function(
        """() => {
          const [switched, there] = [".sop-tampilan", "#langkah-3"].map(name => document.querySelector(name).getBoundingClientRect());
          return switched.bottom <= there.top && there.top <= 300;
        }"""
    )


@pytest.mark.parametrize("scripts", [True, False])
def test_the_sheet_is_one_tap_away(scripts: bool, site: Site, reader: Visitor) -> None:  # noqa: FBT001
    """«Kartu | Lembar» changes between both with and without scripts; with them it is kept, and a page opens so without a jolt."""
    page = _open(reader, site, width=PHONE, scripts=scripts)
    lane, ways = page.locator("#langkah-1 .j").first, page.locator("#langkah-1 .arah")
    expect(ways).to_be_visible()
    expect(lane).to_be_hidden()
    as_sheet(page)
    expect(lane).to_be_visible()
    expect(ways).to_be_hidden()
    page.reload()
    expect(lane).to_be_visible(visible=scripts)
    if scripts:
        # Opened, not reloaded: a browser that restores the place in a long page may move a line by a fraction of a pixel.
        page = _open(reader, site, width=PHONE)
        expect(lane).to_be_visible()
        assert page.evaluate(_SHIFTS) == 0
        page.get_by_role("radio", name="Lembar").press("ArrowLeft")
        expect(ways).to_be_visible()


def test_nothing_moves_while_a_page_opens(site: Site, visitor: Visitor) -> None:
    """Cards and the sheet stand where they are drawn first."""
    for width in (PHONE, DESKTOP):
        assert _open(visitor, site, SEEDS[-1], width=width).evaluate(_SHIFTS) == 0


def test_all_cards_are_named_and_lead_on(site: Site, sample: Site, reader: Visitor) -> None:
    """On every page each card says its lanes and every way on, in any order of columns; shared times stand in each card."""
    for where, names in ((site, EVERY), (sample, (MAKRO, FOLIO))):
        for name in names:
            entry = where.catalog.entries[name]
            page = _open(reader, where, name, width=_NARROW, scripts=False)
            assert page.evaluate(_OVER) == 0
            expect(page.locator(".siapa:visible")).to_have_count(len(entry.sop.kegiatan))
            expect(page.locator(".arah:visible")).to_have_count(len(entry.sop.kegiatan))
    page = _open(reader, sample, MAKRO, width=_NARROW)
    for row in ("#langkah-1", "#langkah-2"):
        expect(page.locator(row)).to_contain_text("Waktu: 2-3 hari kerja (bersama, langkah 1 sampai 2)")
    expect(page.locator("#langkah-4 .arah")).to_contain_text("→ 5 Kasubbag TU dan → 6 Aplikasi Surat")
    expect(page.locator("#baris-8 .siapa")).to_have_text("Kasubbag TU lalu Kepala Bagian")


def test_large_text_and_the_sheet_on_a_phone(site: Site, reader: Visitor) -> None:
    """With text twice as large cards don't run over; neither does the page with the sheet, whose lanes scroll by themselves."""
    page = _open(reader, site, width=_NARROW)
    page.add_style_tag(content="html { font-size: 250% }")
    assert page.evaluate(_OVER) == 0
    page = _open(reader, site, width=_NARROW)
    assert page.evaluate(_CHOSEN) <= _NARROW
    assert [] == faults(page, ".sop")


def test_paper_has_the_sheet(site: Site, visitor: Visitor) -> None:
    """Printed from a phone with a lit step there is the table, and nothing of what is only for screens."""
    page = _open(visitor, site, width=PHONE, anchor="#langkah-4")
    page.get_by_role("button", name="Salin tautan ke langkah 4", exact=True).focus()
    page.emulate_media(media="print")
    for name in (
        ".sop-sekilas",
        ".sop-tampilan",
        ".siapa",
        ".arah",
        ".sop-salin",
        ".sop-jejak-panah",
        ".sop-arti",
        ".sop-lewati",
    ):
        for item in page.locator(name).all():
            expect(item).to_be_hidden()
    assert page.locator(".sop-tabel").evaluate("table => getComputedStyle(table).display") == "table"
    expect(page.locator("#langkah-1 .j").first).to_be_visible()
    page.emulate_media(media="screen")
