# The search in a real browser: what it finds, by keyboard and on a phone, what stands in the address, and where it cannot work.
from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tatalaksana.catalog import office_page, regulation_page, sop_page
from tests.browser.axe import WIDE_AND_NARROW, faults
from tests.browser.server import Site
from tests.browser.sheet import lane_heads
from tests.browser.sources import CATALOG, EVERY, SEEDS
from tests.browser.visitor import DESKTOP, PHONE, Visitor

_DAFTAR = "biro-bentanyan/daftar-konfirmasi-kecukupan"
_PERKADIS = "perkadis-tamanbun-4-2015"
_NARROW, _LOW = 320, 400
_TITLES = ".sop-cari-judul a"
"""The results' links, in all their lists."""


def _open(site: Site, visitor: Visitor, asked: str = "", *, width: int = DESKTOP, dark: bool = False) -> Page:
    """The page «Cari» with what it found."""
    page = visitor.open(f"{site.page('cari')}{asked}", width=width, dark=dark)
    if asked:
        _answered(page)
    return page


def _answered(page: Page) -> None:
    """The count is told, and each list that has something shows it, which comes later, one list behind the other."""
    expect(_count(page)).not_to_be_empty()
    page.wait_for_function(
        "() => [...document.querySelectorAll('.sop-cari-isi .sop-cari-daftar')].every(list => list.closest('[hidden]') || list.childElementCount)"
    )


def _count(page: Page) -> Locator:
    return page.locator(".sop-cari-jumlah")


def _found(page: Page) -> list[str]:
    """The addresses of the first results."""
    _answered(page)
    links: list[str] = page.locator(_TITLES).evaluate_all("items => items.map(item => item.href)")
    return links


def _search(site: Site, visitor: Visitor, words: str) -> list[str]:
    """What the page finds first. It is asked again where it has answered before, for to open it costs more than to search."""
    page = visitor.shown(site.address)
    if page is not None and page.evaluate("window.answered === true"):
        page.evaluate(
            "for (const old of document.querySelectorAll('.sop-cari-jumlah, .sop-cari-daftar')) old.replaceChildren()"
        )
        page.locator(".sop-cari-halaman input[name=q]").fill(words)
        return _found(page)
    page = _open(site, visitor, f"?q={quote(words)}")
    found = _found(page)
    page.evaluate("window.answered = true")
    return found


@pytest.mark.parametrize("name", SEEDS)
def test_numbers_are_found_whole_and_in_parts(name: str, site: Site, reader: Visitor) -> None:
    """A number finds its SOP first, as it stands, without signs, in other case, its last or first half, and its last parts."""
    number = CATALOG.entries[name].sop.nomor or ""
    bare = re.sub(r"[./-]", "", number)
    half = re.split(r"(?<=-)", number, maxsplit=1)[1]
    for words in (
        number,
        bare,
        number.upper(),
        half,
        half.replace("-", ""),
        half.split(".")[0],
        number[: len(number) // 2 + 6],
    ):
        assert site.page(sop_page(name)) == _search(site, reader, words)[0], words


@pytest.mark.parametrize("name", SEEDS)
def test_offices_come_first(name: str, site: Site, reader: Visitor) -> None:
    """An office's short and long name each find its page first, then the SOP in which it acts."""
    entry = CATALOG.entries[name]
    for lajur, head in list(zip(entry.sop.pelaksana, lane_heads(entry, CATALOG), strict=True))[:2]:
        about = CATALOG.registers.jabatan[lajur.jabatan]
        for words in dict.fromkeys((head, about.nama, about.singkatan or head)):
            if words in {about.nama, about.singkatan}:
                found = _search(site, reader, words)
                assert site.page(office_page(lajur.jabatan)) == found[0], words
                assert site.page(sop_page(name)) in found, words
        if about.dijabat:
            assert site.page(office_page(lajur.jabatan)) == _search(site, reader, f"tugas {about.nama}")[0]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("terkoordinasi", "biro-bentanyan/pelaksanaan-peremajaan-kebun"), ("disposisi arahan", _DAFTAR), ("arahan", _DAFTAR),
        ("finalisasi konfirmasi", _DAFTAR), ("Pengelola Pupuk", "biro-bentanyan/pemilihan-dan-pengangkutan-pupuk"),
        ("Keterbukaan Kebun", "biro-bentanyan/pelaksanaan-peremajaan-kebun"), ("konfirm", _DAFTAR),
        ("koreksi", _DAFTAR), ("mengoreksi", _DAFTAR), ("pengoreksian", _DAFTAR), ("dikoreksi", _DAFTAR),
        ("periksa", "biro-pp/pelayanan-pertamanan"), ("pemeriksaan", "biro-pp/pelayanan-pertamanan"),
        ("angkut", "biro-bentanyan/pemilihan-dan-pengangkutan-pupuk"), ("terima konfirmasi", _DAFTAR), ("penyusunan daftar", _DAFTAR),
        ("kepala bagian taman", "biro-pp/pengawasan-dan-perawatan-pohon"), ("\"daftar konfirmasi kecukupan\"", _DAFTAR),
        ("perkadis 5/2016", _DAFTAR), ("UU 930/2014", _DAFTAR),
    ],
)  # fmt: skip
def test_words_are_found(words: str, name: str, site: Site, reader: Visitor) -> None:
    """A word of a cell finds its SOP: its beginning, other forms of it, long and short names, laws as people cite them."""
    assert site.page(sop_page(name)) in _search(site, reader, words)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("koreski", "koreksi"),
        ("konfirmsi kecukupan", ""),
        ("penanamman", ""),
        ("kasubag peannaman", "kasubbag penanaman"),
    ],
)
def test_one_slip_is_forgiven(typed: str, meant: str, site: Site, reader: Visitor) -> None:
    """What nothing answers is answered as the nearest word of the site, and the reader is told which; some slips the stemmer takes away."""
    page = _open(site, reader, f"?q={quote(typed)}")
    if meant:
        expect(_count(page)).to_contain_text(f"hasil untuk «{meant}»")
    assert site.page(sop_page(_DAFTAR)) in _found(page)


def test_sops_come_before_what_they_cite(site: Site, reader: Visitor) -> None:
    """A word of titles leads to SOP before regulations, forms and guides; all of them are found."""
    for words in ("penyusunan", "pengawasan", "kecukupan bibit"):
        assert "/sop/" in _search(site, reader, words)[0], words
    assert site.page("formulir/daftar-konfirmasi-kecukupan") in _search(site, reader, "nomor telepon bibit disusulkan")
    assert any("panduan-" in address for address in _search(site, reader, "segilima"))
    assert site.page(regulation_page("perpres-968-2019")) == _search(site, reader, "perpres 968/2019")[0]


def test_results_lead_to_the_step(site: Site, reader: Visitor) -> None:
    """A result names the steps that answer and whose they are; a click leads to the step's row."""
    page = _open(site, reader, "?q=mengoreksi")
    item = page.locator(".sop-cari-daftar > li", has=page.locator(f".sop-cari-judul a[href$='{_DAFTAR}/']"))
    link = item.get_by_role("link", name="langkah 4 · Kasubbag Penanaman")
    expect(item.locator("mark", has_text="Mengoreksi").first).to_be_visible()
    expect(item).not_to_contain_text("⟦")
    link.click()
    page.wait_for_url(f"{site.page(sop_page(_DAFTAR))}#langkah-4")
    expect(page.locator("#langkah-4")).to_be_in_viewport()


@pytest.mark.parametrize(("words", "name", "anchor"), [
    ("konfirmasi kecukupan", _DAFTAR, ""), ("konfirmasi cukup", "contoh/perencanaan-pelaksanaan-penanaman", "langkah"),
    ("kasubbag mengoreksi", _DAFTAR, "langkah-4"),
])  # fmt: skip
def test_a_field_leads_to_the_part_that_answers_best(
    words: str, name: str, anchor: str, site: Site, reader: Visitor
) -> None:
    """A page whose title answers is opened at its top, else at the step that says most of what was asked."""
    page = reader.open(site.page(sop_page(SEEDS[0])))
    page.locator(".sop-cari--kepala input").fill(words)
    found = page.locator(f"[role=option][href*='sop/{name}/']")
    expect(found).to_have_count(1)
    address = found.evaluate("link => link.href")
    assert address.startswith(f"{site.page(sop_page(name))}{f'#{anchor}' if anchor else ''}")
    assert anchor or "#" not in address


def test_every_part_stands_on_its_page(site: Site, reader: Visitor) -> None:
    """Every anchor that the index knows of an SOP is an id of its page."""
    page = reader.open(site.page("cari"))
    for name in EVERY:
        ids = set(
            re.findall(r'\bid="([^"]*)"', (site.folder / sop_page(name) / "index.html").read_text(encoding="utf-8"))
        )
        heads = page.evaluate(
            "async name => { const p = await import(new URL('../pagefind/pagefind.js', location.href).href); await p.options({noWorker: true}); await p.search('');"
            " const other = p.createInstance({noWorker: true, basePath: new URL('../pagefind/lain/', location.href).href});"
            " const found = await Promise.all([p, other].map(one => one.search(null, {filters: {jenis: {any: ['SOP makro', 'SOP mikro']}}})));"
            " const all = await Promise.all(found.flatMap(one => one.results).map(one => one.data()));"
            " return all.filter(one => one.raw_url === `/sop/${name}.d`)[0].anchors.map(one => one.id.split('|')[0]).filter(id => id) }", name,
        )  # fmt: skip
        assert len(CATALOG.entries[name].sop.kegiatan) == len(heads)
        assert set(heads) <= ids, name


def test_what_is_not_in_force_is_folded_away(site: Site, reader: Visitor) -> None:
    """Examples, drafts and the revoked stand behind what is in force, shut, unless they are asked for or nothing else is found."""
    page = _open(site, reader, "?q=konfirmasi")
    folded = page.locator(".sop-cari-tersisih")
    expect(
        folded.get_by_role("heading", name=re.compile(r"Tidak berlaku: contoh, draf, dan yang dicabut \(\d+\)"))
    ).to_be_visible()
    expect(folded.locator(_TITLES).first).to_be_hidden()
    assert all(
        "/contoh/" not in address
        for address in page.locator(f".sop-cari-utama {_TITLES}").evaluate_all("items => items.map(one => one.href)")
    )
    folded.locator("summary").click()
    expect(folded.locator(_TITLES).first).to_be_visible()
    for asked in ("?q=konfirmasi&status=contoh", "?q=perencanaan pelaksanaan penanaman&jenis=SOP makro&status=contoh"):
        expect(_open(site, reader, asked).locator(f".sop-cari-tersisih {_TITLES}").first).to_be_visible()


def test_guides_stand_apart(site: Site, reader: Visitor) -> None:
    """What is written for editors comes after the work, below a heading of its own; filters leave it out."""
    page = _open(site, reader, "?q=langkah")
    guides = page.locator(".sop-cari-panduan")
    expect(guides.get_by_role("heading", level=2)).to_contain_text("Panduan")
    expect(guides.locator(_TITLES).first).to_be_visible()
    assert all(
        "/panduan-" not in address
        for address in page.locator(f".sop-cari-utama {_TITLES}").evaluate_all("items => items.map(one => one.href)")
    )
    expect(_open(site, reader, "?q=langkah&status=berlaku").locator(".sop-cari-panduan")).to_be_hidden()


def test_the_form_of_files_is_a_guide(site: Site, reader: Visitor) -> None:
    """To staff a «rujukan» may be a patient's: the page of that name is for editors, and what only guides have is no answer, on «Cari» and in the field."""
    said = re.compile(r"^Tidak ada di SOP; \d+ hasil di panduan\.$")
    page = _open(site, reader, "?q=rujukan")
    expect(_count(page)).to_have_text(said)
    expect(page.locator(f".sop-cari-panduan {_TITLES}").first).to_have_text("Rujukan format")
    expect(page.locator(f".sop-cari-utama {_TITLES}")).to_have_count(0)
    page = reader.open(site.page(sop_page(_DAFTAR)))
    page.locator(".sop-cari--kepala input").fill("rujukan")
    expect(page.locator(".sop-cari-usulan").get_by_role("status")).to_have_text(said)


def test_what_only_begins_alike_is_no_answer(site: Site, reader: Visitor) -> None:
    """The index also answers with words that are only the beginning of one: who asks for «surat masuk» is not shown an «M.»."""
    assert "Tidak ada hasil." == _count(_open(site, reader, "?q=surat masuk")).text_content()


@pytest.mark.parametrize(
    ("asked", "kept", "first"),
    [
        ("mengakses kerapian", "mengakses", "pengangkutan-pupuk"),
        ("notula zebra", "notula", "notula-rapat"),
        ("konfirmasi zebra kecukupan", "konfirmasi kecukupan", "konfirmasi-kecukupan"),
    ],
)
def test_most_of_a_query_is_answered(asked: str, kept: str, first: str, site: Site, reader: Visitor) -> None:
    """Where no page has all words, those that some have are looked for, and it is said which: no word is left out in silence."""
    page = _open(site, reader, f"?q={asked}")
    expect(_count(page)).to_have_text(re.compile(rf"^\d+ hasil untuk «{kept}», sebab tidak ada"))
    expect(page.locator(f".sop-cari-utama {_TITLES}").first).to_have_attribute("href", re.compile(first))


@pytest.mark.parametrize(("asked", "name"), [("26", _DAFTAR), ("026", _DAFTAR), ("65", SEEDS[1]), ("71", "biro-pp/pengawasan-dan-perawatan-pohon"), ("071", "biro-pp/pengawasan-dan-perawatan-pohon")])  # fmt: skip
def test_any_digits_of_a_number_find_it(asked: str, name: str, site: Site, reader: Visitor) -> None:
    """A number is found by any of its runs of digits, with and without noughts."""
    assert site.page(sop_page(name)) in _search(site, reader, asked)[:3]


def test_cells_are_told_apart(site: Site, reader: Visitor) -> None:
    """A result says which cell of the step it quotes."""
    page = _open(site, reader, "?q=finalisasi konfirmasi")
    item = page.locator(
        ".sop-cari-utama .sop-cari-daftar > li", has=page.locator(f".sop-cari-judul a[href$='{_DAFTAR}/']")
    )
    expect(item).to_contain_text("Output: finalisasi konfirmasi")


def test_nothing_found_leads_on(site: Site, reader: Visitor) -> None:
    """Where nothing is found the nearest words are offered, filters can be dropped one by one, and the lists stand there."""
    page = _open(site, reader, "?q=konfirmatus")
    near = page.locator(".sop-cari-bantu a").first
    expect(near).to_have_text("konfirmasi")
    near.click()
    expect(page.locator(_TITLES).first).to_be_visible()
    page = _open(site, reader, "?q=konfirmasi&tahun=1999")
    expect(page.get_by_role("link", name="Semua SOP", exact=True).last).to_be_visible()
    page.get_by_role("button", name="Tanpa saringan Tahun: 1999").click()
    expect(page.locator(_TITLES).first).to_be_visible()
    expect(page).to_have_url(f"{site.page('cari')}?q=konfirmasi")


def test_filters_have_counts_and_stand_in_the_address(site: Site, reader: Visitor) -> None:
    """Filters say how many results each value has; what is chosen narrows the results, stands in the address, and opens again from there."""
    page = _open(site, reader, "?q=konfirmasi")
    status = page.get_by_label("Status")
    expect(status).to_be_visible()
    choices = status.locator("option")
    (label,) = [text for text in choices.all_text_contents() if text.startswith("berlaku")]
    number = int(label.removeprefix("berlaku (").removesuffix(")"))
    assert 0 < number < int((_count(page).text_content() or "").split()[0])
    status.select_option(label)
    expect(_count(page)).to_have_text(f"{number} hasil")
    expect(page).to_have_url(f"{site.page('cari')}?q=konfirmasi&status=berlaku")
    expect(status).to_be_focused()
    expect(choices.filter(has_text="contoh")).to_have_count(1)
    for wanted in ("Unit", "Jabatan", "Jenis", "Peraturan", "Tahun"):
        assert page.get_by_label(wanted, exact=True).locator("option").count() > 1, wanted
    page.get_by_label("Tahun").select_option("2018")
    expect(page).to_have_url(re.compile("&tahun=2018$"))
    expect(page.get_by_label("Tahun")).to_be_focused()  # once all is as it was asked for
    before = _found(page)
    page = reader.open(page.url, width=DESKTOP + 1)
    assert before == _found(page)
    expect(page.get_by_label("Status")).to_have_value("berlaku")
    page.get_by_role("searchbox").fill("")
    expect(page).to_have_url(f"{site.page('cari')}?status=berlaku&tahun=2018")
    expect(page.locator(_TITLES).first).to_be_visible()


def test_more_results_are_shown_when_asked_for(site: Site, reader: Visitor) -> None:
    """Ten results stand there at first; «Tampilkan lebih banyak» adds to them, once however often it is pressed, and moves the focus to the first new one."""
    page = _open(site, reader, "?q=kepala")
    items = page.locator(".sop-cari-utama .sop-cari-daftar > li")
    expect(items).to_have_count(10)
    page.get_by_role("button", name="Tampilkan lebih banyak").first.evaluate(
        "button => { button.click(); button.click(); }"
    )
    expect(items.nth(10).get_by_role("link").first).to_be_focused()
    page.evaluate("() => new Promise(done => setTimeout(done, 100))")  # what was pressed twice has come by then
    found = items.locator(_TITLES).evaluate_all("items => items.map(item => item.href)")
    assert len(set(found)) == len(found) > 10


def test_the_field_of_every_page_is_a_combobox(site: Site, reader: Visitor) -> None:
    """«/» leads to the field, arrows choose, Escape closes, then empties, Enter opens what is chosen; it is all said to those who listen."""
    page = reader.open(site.page(sop_page(SEEDS[-1])))
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name="Cari (tekan /)")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("mengoreksi")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".sop-cari-usulan").get_by_role("status")).to_have_text(re.compile(r"^\d+ hasil$"))
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    assert options.first.get_attribute("id") == field.get_attribute("aria-activedescendant")
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("mengoreksi")
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    page.keyboard.type("mengoreksi")
    # While one types, what fits the letters so far comes and goes.
    expect(options.first).to_contain_text("langkah")
    expect(page.locator(".sop-cari-usulan").get_by_role("status")).to_have_text(re.compile(r"^\d+ hasil$"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(site.page(sop_page(_DAFTAR))) + "#langkah-"))
    page.keyboard.press("/")
    page.keyboard.type("sop/daftar")
    expect(page.get_by_role("combobox")).to_have_value("sop/daftar")


def test_what_is_not_found_can_be_searched(site: Site, visitor: Visitor) -> None:
    """The page that servers show at any wrong address has the field, and its results lead on from there."""
    page = visitor.open(site.page("index"))
    page.context.route(
        re.compile("/tidak/ada/$"), lambda route: route.fulfill(path=site.folder / "404.html", content_type="text/html")
    )
    page.goto(f"{site.address}sop/tidak/ada/")
    page.locator(".sop-cari--kepala input").press_sequentially("026-079")
    page.get_by_role("option").first.click()
    page.wait_for_url(site.page(sop_page(_DAFTAR)))
    page.goto(f"{site.address}sop/tidak/ada/")
    page.locator(".sop-cari--kepala input").fill("konfirmasi")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.page('cari')}?q=konfirmasi")
    # Where nobody said the site's address the page asks for the script that finds it in each folder above; most have none.
    assert [] == [one for one in visitor.problems if "/kerangka.js" not in one and "status of 404" not in one]
    visitor.forgive()


def test_enter_leads_to_all_results(site: Site, reader: Visitor) -> None:
    """Enter without a choice opens the page «Cari» with the same words, also while nothing is shown yet, and without scripts."""
    for scripts in (True, False):
        page = reader.open(site.page(sop_page(SEEDS[0])), scripts=scripts)
        page.locator(".sop-cari--kepala input").fill("konfirmasi")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site.page('cari')}?q=konfirmasi")


def test_results_are_walked_with_the_arrows(site: Site, reader: Visitor) -> None:
    """On «Cari» the arrows lead from the field to the results and back, and Escape to the field, which it empties there."""
    page = _open(site, reader, "?q=konfirmasi")
    links, field = page.locator(_TITLES), page.get_by_role("searchbox")
    expect(links.first).to_be_visible()
    page.keyboard.press("/")
    for expected in (links.nth(0), links.nth(1)):
        page.keyboard.press("ArrowDown")
        expect(expected).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(page.get_by_role("heading", name="Lewat daftar")).to_be_visible()
    expect(page).to_have_url(site.page("cari"))


def _follow(site: Site, visitor: Visitor, width: int, words: str, said: str) -> Page:
    """From the home page, by keys alone or on a phone: the first result, which says this, is opened."""
    page = visitor.open(site.page("index"), width=width)
    if width == PHONE and not page.locator("input.sop-cari-kotak:visible").count():
        page.get_by_role("button", name="Cari").click()
        page.wait_for_url(re.compile(r"/cari/"))
        page.get_by_role("searchbox").press_sequentially(words)
        first = page.locator(".sop-cari-daftar > li").first
        expect(first).to_contain_text(said)
        first.get_by_role("link").first.click()
    else:
        page.keyboard.press("/")
        page.keyboard.type(words)
        expect(page.get_by_role("option").first).to_contain_text(said)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    return page


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_clerk_finds_an_sop_by_half_a_number(width: int, site: Site, reader: Visitor) -> None:
    """Half a number leads to the SOP."""
    _follow(site, reader, width, "026-079", "026-079").wait_for_url(site.page(sop_page(_DAFTAR)))


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_clerk_asks_who_cites_a_regulation(width: int, site: Site, reader: Visitor) -> None:
    """«Perkadis 4/2015» finds the regulation first, with what replaced it; its page names every SOP that cites it."""
    page = _follow(site, reader, width, "perkadis 4/2015", "diganti oleh")
    page.wait_for_url(site.page(regulation_page(_PERKADIS)))
    expect(page.get_by_role("listitem").filter(has_text="diganti oleh")).to_contain_text("Nomor 1 Tahun 2021")
    citing = [
        entry for entry in CATALOG.entries.values() if _PERKADIS in {dasar.peraturan for dasar in entry.sop.dasar_hukum}
    ]
    for entry in citing:
        expect(page.get_by_role("link", name=entry.sop.judul, exact=True)).to_be_visible()


@pytest.mark.parametrize(
    "words",
    ['"', '""', '"daftar', "<script>ups=1</script>", "<img src=x onerror=ups=1>", "🙂🙃", "x" * 5000, "kata " * 1000, "../../..", "%00%ff", "-_.", "'; --", "\\", "*", "مرحبا", "konfirmasi 🙂"],
)  # fmt: skip
def test_odd_queries_are_answered(words: str, site: Site, reader: Visitor) -> None:
    """Quotes, markup, thousands of letters, emoji and signs get an answer, in text and without an error."""
    page = _open(site, reader)
    field = page.get_by_role("searchbox")
    field.evaluate(
        "(field, words) => { field.value = words; field.dispatchEvent(new Event('input', {bubbles: true})); }", words
    )
    expect(_count(page)).to_have_text(re.compile(r"^(\d+ hasil|Tidak ada hasil)"))
    assert page.evaluate("window.ups === undefined")
    assert len(page.url) < 4000
    assert page.locator(".sop-cari-halaman img, .sop-cari-halaman script").count() == 0


@pytest.mark.parametrize("pause", [0, 3, 30, 60])
def test_the_newest_answer_stands(pause: int, site: Site, reader: Visitor) -> None:
    """However fast one types, and whatever is still being asked, what stands there at last answers what was typed at last."""
    page = _open(site, reader)
    page.get_by_role("searchbox").press_sequentially("konfirmasi", delay=1)
    page.wait_for_timeout(pause)
    page.get_by_role("searchbox").fill("026-079")
    expect(page.locator(_TITLES)).to_have_count(1)
    expect(_count(page)).to_have_text("1 hasil")


def test_without_scripts_the_lists_are_offered(site: Site, reader: Visitor) -> None:
    """Without JavaScript «Cari» says that it cannot search and leads to the lists."""
    page = reader.open(f"{site.page('cari')}?q=konfirmasi", scripts=False)
    expect(page.get_by_text("Pencarian tidak dapat dipakai di sini.")).to_be_visible()
    for name in ("Semua SOP", "Jabatan dan langkahnya", "Peraturan dan SOP yang menyebutnya", "Formulir"):
        expect(page.locator(".sop-cari-lain").get_by_role("link", name=name, exact=True)).to_be_visible()


def test_a_folder_cannot_be_searched(site: Site, reader: Visitor) -> None:
    """Opened from a folder, where nothing may be fetched, it says so, asks for nothing and leads to the lists."""
    page = reader.open(f"{(site.folder / 'cari' / 'index.html').as_uri()}?q=konfirmasi")
    expect(page.get_by_text("Pencarian tidak dapat dipakai di sini.")).to_be_visible()
    expect(page.get_by_role("link", name="Jabatan dan langkahnya")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("konfirmasi")
    assert not page.evaluate("performance.getEntriesByType('resource').some(one => one.name.includes('pagefind'))")


@pytest.mark.parametrize("name", ["index", "sop", "cari"])
def test_a_field_in_a_folder_leads_to_a_page_that_says_so(name: str, site: Site, reader: Visitor) -> None:
    """No field of a site in a folder leads to the list of a folder's files; those that answer elsewhere say at once why they do not."""
    file = site.folder / ("index.html" if name == "index" else f"{name}/index.html")
    page = reader.open(file.as_uri())
    field = page.locator("form.sop-cari input:visible")
    field.focus()
    if name != "cari":
        expect(page.locator(".sop-cari-terbuka")).to_contain_text(
            "peramban melarangnya pada situs yang dibuka dari folder"
        )
        expect(field).to_have_accessible_description(re.compile("peramban melarangnya"))
        assert [] == faults(page, "form.sop-cari")
    field.fill("konfirmasi")
    field.press("Enter")
    page.wait_for_url(f"{(site.folder / 'cari' / 'index.html').as_uri()}?q=konfirmasi")
    expect(page.get_by_text("Pencarian tidak dapat dipakai di sini.")).to_be_visible()


def test_a_broken_index_is_told(site: Site, visitor: Visitor) -> None:
    """Where the index does not arrive, the field and the page say so and offer the lists."""
    page = visitor.open(site.page(sop_page(SEEDS[0])), width=DESKTOP + 2)
    page.context.route(re.compile("/pagefind/"), lambda route: route.abort())
    page.locator(".sop-cari--kepala input").press_sequentially("kon")
    expect(page.locator(".sop-cari-usulan").get_by_role("status")).to_have_text(
        "Pencarian tidak dapat dimuat. Tekan Enter untuk mencari lewat daftar."
    )
    page.keyboard.press("Enter")
    expect(page.get_by_text("Pencarian tidak dapat dipakai di sini.")).to_be_visible()
    expect(page.get_by_role("link", name="Jabatan dan langkahnya")).to_be_visible()
    visitor.forgive()


@pytest.mark.parametrize(("width", "dark"), WIDE_AND_NARROW)
def test_axe_finds_nothing(width: int, dark: bool, site: Site, reader: Visitor) -> None:  # noqa: FBT001
    """Axe finds no fault in «Cari», with results, without any, and empty, nor in a field that shows what it found."""
    for asked in ("?q=konfirmasi", "?q=qqqq", ""):
        page = _open(site, reader, asked, width=width, dark=dark)
        if asked == "?q=konfirmasi":
            page.locator("details.sop-saringan").evaluate("item => { item.open = true; }")
            expect(page.get_by_label("Tahun")).to_be_visible()
        assert [] == faults(page, ".sop-cari-halaman"), asked
    page = reader.open(site.page(sop_page(SEEDS[0])), width=width, dark=dark)
    if width == DESKTOP:
        page.locator(".sop-cari--kepala input").press_sequentially("konfirmasi")
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.set_viewport_size({"width": width, "height": _LOW})  # the list is longer than its room
        assert page.get_by_role("listbox").evaluate("list => list.scrollHeight > list.clientHeight")
    assert [] == faults(page, ".sop-cari--kepala")


@pytest.mark.parametrize(("width", "size"), [(_NARROW, 100), (PHONE, 200), (DESKTOP, 200)])
def test_it_fits_small_windows_and_large_letters(width: int, size: int, site: Site, reader: Visitor) -> None:
    """At 320 pixels, and with letters twice as large, nothing has to be scrolled sideways."""
    page = _open(site, reader, "?q=perkadis", width=width)
    expect(page.locator(_TITLES).first).to_be_visible()
    page.evaluate(
        "size => { document.documentElement.style.fontSize = `${parseFloat(getComputedStyle(document.documentElement).fontSize) * size / 100}px`; }",
        size,
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    fields = page.locator(".sop-cari--besar")
    assert fields.evaluate("item => item.getBoundingClientRect().right") <= width


def test_words_that_may_have_been_meant(module_page: Page) -> None:
    """Those that hold the typed one but for a slip come before those that only begin as it does."""
    near = "async word => { const m = await import('./query.js'); return m.nearby(word, ['kadang', 'persidangan', 'sidik', 'sidiq', 'tradisional']); }"
    for typed, meant in {"sidng": ["persidangan"], "kadis": ["kadang"], "sidkk": ["sidik", "sidiq"]}.items():
        assert meant == module_page.evaluate(near, typed), typed


def test_corrections(module_page: Page) -> None:
    """One letter more, less, other, or two that changed places are one slip; two slips are none of them, numbers are left alone."""
    corrected = "async words => { const m = await import('./query.js'); return m.corrected(words, ['disposisi', 'daftar', 'dasar', 'hadir']); }"
    for typed, meant in {
        "disposiis": "disposisi", "disposii": "disposisi", "disposissi": "disposisi", "dispisisi": "disposisi", "dftar hadir": "daftar hadir",
        "disp": None, "dispsii": None, "026": None, "qq": None, "": None,
    }.items():  # fmt: skip
        assert meant == module_page.evaluate(corrected, typed), typed
