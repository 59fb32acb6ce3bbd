# A printed sheet's code, followed: what the page says of sheets in force, replaced, withdrawn, drafted and unknown.
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tatalaksana.catalog import CHECK, sop_page
from tatalaksana.facts import check_fragment, fingerprint
from tatalaksana.model import Status
from tests.browser.axe import WIDE_AND_NARROW, faults
from tests.browser.server import Site, serve
from tests.browser.visitor import DESKTOP, PHONE, Visitor
from tests.collections_on_disk import document, sop
from tests.git.repository import new_repository
from tests.site.once import once
from tests.site.sample import DICABUT, FOLIO, MAKRO, NOMOR_MAKRO, sample_project


@pytest.fixture(name="revised", scope="session")
def _revised(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The sample with a history: the macro SOP had another number, then other words; the withdrawn one was in force."""

    def make(folder: Path) -> None:
        project = sample_project(folder)
        repository = new_repository(folder)
        macro, old = folder / f"sops/{MAKRO}.yaml", folder / f"sops/{DICABUT}.yaml"
        now, withdrawn = macro.read_bytes(), old.read_bytes()
        first = (
            now.replace(b"Komputer", b"Mesin ketik")
            .replace(b'"judul": "Layanan Surat"', b'"judul": "Urusan Surat"')
            .replace(NOMOR_MAKRO.encode(), b"LAMA/1")
            .replace(b'"revisi_ke": 2', b'"revisi_ke": 0')
        )
        in_force = withdrawn.replace(b'"dicabut"', b'"berlaku"').replace(
            b'  "digantikan_oleh": "SOP Makro Layanan Surat",\n', b""
        )
        repository.commit(
            "2023-01-01", {macro.relative_to(folder).as_posix(): first, old.relative_to(folder).as_posix(): in_force}
        )
        repository.commit(
            "2024-02-29", {macro.relative_to(folder).as_posix(): now.replace(b"Komputer", b"Komputer meja")}
        )
        repository.commit(
            "2024-05-01", {macro.relative_to(folder).as_posix(): now, old.relative_to(folder).as_posix(): withdrawn}
        )
        project.built("-q")

    folder = once(tmp_path_factory, "revised", make)
    with serve(folder / "site", folder / "sops") as site:
        yield site


def _opened(visitor: Visitor, site: Site, fragment: str, *, width: int = DESKTOP, dark: bool = False) -> Page:
    # By way of another page: a new fragment alone would not load the page anew.
    visitor.open(site.page("index"), width=width, dark=dark)
    return visitor.open(f"{site.page(CHECK)}#{fragment}", width=width, dark=dark)


def _current(site: Site, name: str) -> str:
    known = site.catalog.entries[name].sop
    return check_fragment(known, fingerprint(known, site.catalog.profil_of(known)))


def _former(site: Site, name: str, *changes: tuple[str, str]) -> str:
    text = site.catalog.entries[name].document.text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    assert document(text)
    former = sop(text)
    return check_fragment(former, fingerprint(former, site.catalog.profil_of(former)))


def _says(page: Page, words: str, kind: str) -> None:
    expect(page.get_by_role("status")).to_contain_text(words)
    expect(page.get_by_role("status")).to_have_attribute("data-hasil", kind)


def _marked(page: Page) -> Locator:
    return page.locator("tr[aria-current]")


def test_every_current_sheet(site: Site, sample: Site, hostile: Site, reader: Visitor) -> None:
    """The address of each sheet printed today says in sight what its SOP is, marks its row, and leads to its page."""
    words = {Status.BERLAKU: "Lembar ini berlaku", Status.DRAF: "Lembar ini draf", Status.DICABUT: "sudah dicabut"}
    for where in (site, sample, hostile):
        for number, name in where.catalog.numbers.items():
            entry = where.catalog.entries[name]
            page = _opened(reader, where, _current(where, name))
            _says(page, words[entry.sop.status], entry.sop.status.value)
            expect(_marked(page)).to_have_count(1)
            expect(_marked(page).get_by_role("rowheader")).to_have_text(number)
            expect(page.get_by_role("status")).to_be_in_viewport()
            page.get_by_role("status").get_by_role("link").first.click()
            page.wait_for_url(where.page(sop_page(name)))


def test_replaced_sheets(revised: Site, reader: Visitor) -> None:
    """A sheet of an earlier edition, also under a number it had then, is told since when and by which it was replaced."""
    now = "penggantinya berlaku: revisi ke-2, efektif 1 Maret 2024."
    page = _opened(reader, revised, _former(revised, MAKRO, ("Komputer", "Komputer meja")))
    _says(page, f"Lembar ini sudah diganti sejak 1 Mei 2024; {now}", "diganti")
    expect(_marked(page).get_by_role("rowheader")).to_have_text(NOMOR_MAKRO)
    first = _former(
        revised,
        MAKRO,
        ("Komputer", "Mesin ketik"),
        (NOMOR_MAKRO, "LAMA/1"),
        ('"revisi_ke": 2', '"revisi_ke": 0'),
        ('"judul": "Layanan Surat"', '"judul": "Urusan Surat"'),
    )
    page = _opened(reader, revised, first)
    _says(
        page,
        f"Lembar ini sudah diganti sejak 29 Februari 2024; {now} Judulnya waktu itu «SOP Makro Urusan Surat».",
        "diganti",
    )
    expect(_marked(page)).to_contain_text("sampai 29 Februari 2024: terbitan pertama, efektif 1 Maret 2024")
    page.get_by_role("status").get_by_role("link", name="SOP Makro Layanan Surat").click()
    page.wait_for_url(revised.page(sop_page(MAKRO)))


@pytest.mark.parametrize(("today", "begun"), [("2024-02-29", False), ("2024-03-01", True)])
def test_what_begins_later_is_not_in_force_yet(today: str, begun: bool, revised: Site, reader: Visitor) -> None:  # noqa: FBT001
    """On the day of who reads: before a sheet's effective date neither it, nor what replaces an earlier one, is called in force."""
    visitor = Visitor(reader.browser)
    page = visitor.open(revised.page(CHECK))
    page.clock.set_fixed_time(f"{today}T12:00:00")
    not_yet, edition = ("" if begun else "belum "), "berlaku: revisi ke-2, efektif 1 Maret 2024."
    former = _former(revised, MAKRO, ("Komputer", "Komputer meja"))
    for asked, words, kind in (
        (_current(revised, MAKRO), f"Lembar ini {not_yet}{edition}", "berlaku"),
        (NOMOR_MAKRO, f"SOP ini {not_yet}{edition}", "asing"),
        (former, f"Lembar ini sudah diganti sejak 1 Mei 2024; penggantinya {not_yet}{edition}", "diganti"),
    ):
        page.goto(f"{revised.page(CHECK)}#{asked}")
        _says(page, words, kind if begun else "draf")
    page.goto(f"{revised.page(CHECK)}#{_current(revised, DICABUT)}")
    _says(page, "sudah dicabut", "dicabut")
    visitor.close()


def test_a_sheet_from_before_the_withdrawal(revised: Site, reader: Visitor) -> None:
    """A sheet printed while its SOP was in force is told that the SOP is withdrawn."""
    changes = ('"dicabut"', '"berlaku"'), ('  "digantikan_oleh": "SOP Makro Layanan Surat",\n', "")
    _says(
        _opened(reader, revised, _former(revised, DICABUT, *changes)),
        "tidak berlaku lagi: SOP-nya sudah dicabut",
        "diganti",
    )


def test_what_is_said_of_a_signature_is_no_verdict(revised: Site, reader: Visitor) -> None:
    """It stands below the verdict of the edition that was signed, in plain letters, and not with an edition before it."""
    former = _former(revised, MAKRO, ("Komputer", "Komputer meja"))
    for fragment, count in ((_current(revised, MAKRO), 1), (former, 0)):
        page = _opened(reader, revised, fragment)
        page.evaluate("""
          for (const mark of document.querySelectorAll("tr[aria-current] > td > code"))
            mark.insertAdjacentHTML("afterend", '<span class="sop-tte">Sertifikatnya buatan sendiri.</span>');
          dispatchEvent(new HashChangeEvent("hashchange"));
        """)
        said = page.get_by_role("status").locator(".sop-tte")
        expect(said).to_have_count(count)
        if count:
            expect(said).to_have_css("font-weight", "400")
            expect(said).to_have_css("color", "rgb(17, 17, 17)")


def test_unknown_fingerprints(sample: Site, reader: Visitor) -> None:
    """A known number with a fingerprint that never was, or with none, is told what is in force, for comparison."""
    known = "SOP ini berlaku: revisi ke-2, efektif 1 Maret 2024. Bandingkan revisi, tanggal, dan isinya dengan SOP Makro Layanan Surat"
    for mark in ("0123456789abcdef", "", "é"):
        page = _opened(reader, sample, f"{quote(NOMOR_MAKRO, safe='')}:{mark}")
        said = (
            "Jangan pakai lembar ini dulu: sidiknya tidak dikenal."
            if mark
            else "Tanpa sidik, lembar ini tidak dapat dipastikan."
        )
        _says(page, f"{said} {known}", "asing")
        expect(_marked(page).get_by_role("rowheader")).to_have_text(NOMOR_MAKRO)


def test_a_withdrawn_one_leads_to_its_successor(sample: Site, reader: Visitor) -> None:
    """Whatever sheet it is, of a withdrawn SOP the page says that none is in force, and names its successor."""
    for mark in (_current(sample, DICABUT).rpartition(":")[2], "0123456789abcdef", ""):
        page = _opened(reader, sample, f"99%2FLAMA:{mark}")
        expect(page.get_by_role("status")).to_contain_text("sudah dicabut")
        expect(page.get_by_role("status")).to_contain_text("Penggantinya: SOP Makro Layanan Surat.")
        page.get_by_role("status").get_by_role("link", name="SOP Makro Layanan Surat").click()
        page.wait_for_url(sample.page(sop_page(MAKRO)))


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_sheet_without_a_code_is_typed(width: int, revised: Site, reader: Visitor) -> None:
    """Number and fingerprint are typed as they are printed, in whatever capitals and spaces; each alone is enough to go by."""
    mark = _current(revised, MAKRO).rpartition(":")[2]
    page = _opened(reader, revised, "", width=width)
    number, fingerprint = page.get_by_role("textbox", name="Nomor SOP"), page.get_by_role("textbox", name="Sidik")
    for typed, spaced, words, kind in (
        (
            NOMOR_MAKRO.lower(),
            " ".join(mark[at : at + 4].upper() for at in range(0, 16, 4)),
            "Lembar ini berlaku",
            "berlaku",
        ),
        ("", mark, "Lembar ini berlaku", "berlaku"),
        (" ".join(mark[at : at + 4].upper() for at in range(0, 16, 4)), "", "Lembar ini berlaku", "berlaku"),
        (mark, NOMOR_MAKRO, "Lembar ini berlaku", "berlaku"),
        (mark, mark, "Lembar ini berlaku", "berlaku"),
        (f" {NOMOR_MAKRO} ", "", "SOP ini berlaku: revisi ke-2, efektif 1 Maret 2024.", "asing"),
        ("TIDAK/ADA", mark, "«TIDAK/ADA» tidak ada di situs ini. Periksa penulisannya", "asing"),
        ("", "0123456789abcdef", "«0123456789abcdef» tidak ada di situs ini.", "asing"),
    ):
        number.fill(typed)
        fingerprint.fill(spaced)
        page.get_by_role("button", name="Periksa").click()
        _says(page, words, kind)
    page = _opened(reader, revised, _current(revised, MAKRO), width=width)
    expect(page.get_by_role("textbox", name="Nomor SOP")).to_have_value(NOMOR_MAKRO)
    expect(page.get_by_role("textbox", name="Sidik")).to_have_value(mark)


def test_what_is_half_typed_is_no_verdict(revised: Site, reader: Visitor) -> None:
    """Nothing, or half a fingerprint, is asked for again; a number misread or cut off names the one that it may be, which is looked up."""
    mark = _current(revised, MAKRO).rpartition(":")[2]
    page = _opened(reader, revised, "")
    number, fingerprint = page.get_by_role("textbox", name="Nomor SOP"), page.get_by_role("textbox", name="Sidik")
    misread = NOMOR_MAKRO.replace("1", "l").replace("0", "o")
    assert misread != NOMOR_MAKRO
    for typed, spaced, words, kind in (
        (" ", "", "Tulis dulu nomor atau sidik", "kurang"),
        (NOMOR_MAKRO, f"{mark[:4]} {mark[4:8]}", "Sidik ada 16 tanda, yang ditulis baru 8.", "kurang"),
        (mark[:15], "", "Sidik ada 16 tanda, yang ditulis baru 15.", "kurang"),
        ("", mark[:15], "Sidik ada 16 tanda, yang ditulis baru 15.", "kurang"),
        (NOMOR_MAKRO[:-1], mark, f"Maksud Anda {NOMOR_MAKRO}?", "asing"),
        (misread, mark, f"Maksud Anda {NOMOR_MAKRO}?", "asing"),
    ):
        number.fill(typed)
        fingerprint.fill(spaced)
        page.get_by_role("button", name="Periksa").click()
        _says(page, words, kind)
    page.get_by_role("status").get_by_role("link", name=NOMOR_MAKRO).click()
    _says(page, "Lembar ini berlaku", "berlaku")
    assert [] == faults(page, ".sop-halaman")


@pytest.mark.parametrize(
    ("fragment", "number"),
    [
        ("TIDAK%2FADA:0123456789abcdef", "TIDAK/ADA"), (":0123456789abcdef", "0123456789abcdef"), ("a:b:c:d", "a:b:c"), ("%E0%A4%A", "%E0%A4%A"),
        ("%:%", "%"), ("%3Cimg%20src%3Dx%20onerror%3Dwindow.ups%3D1%3E", "<img src=x onerror=window.ups=1>"),
        ("%22%5D%5Bdata-sidik%0A:x", '"][data-sidik'), ("__proto__:constructor", "__proto__"), ("x" * 5000, "x" * 5000),
    ],
)  # fmt: skip
def test_unknown_numbers(fragment: str, number: str, sample: Site, reader: Visitor) -> None:
    """A number that is not there, a fragment cut off or made to do harm: all are unknown, read as text and marked nowhere."""
    page = _opened(reader, sample, fragment)
    _says(page, f"Jangan pakai lembar ini dulu: «{number}", "asing")
    expect(_marked(page)).to_have_count(0)
    assert page.evaluate("window.ups === undefined")
    expect(page.locator(".sop-hasil *")).to_have_count(0)


def test_without_a_sheet_nothing_is_said(sample: Site, reader: Visitor) -> None:
    """Opened without a fragment, or at an anchor of the page, there is no verdict."""
    for fragment in ("", "isi"):
        page = _opened(reader, sample, fragment)
        expect(page.get_by_role("status")).to_be_empty()
        expect(page.locator("[data-hasil]:not(code)")).to_have_count(0)


def test_one_sheet_after_another(sample: Site, reader: Visitor) -> None:
    """A second code opened in the same window gives its own verdict; spaces and capitals of a typed one do not matter."""
    page = _opened(reader, sample, _current(sample, MAKRO))
    number, _, mark = _current(sample, FOLIO).rpartition(":")
    page.evaluate("text => { location.hash = text; }", f"{number}:{mark[:4].upper()} {mark[4:]}")
    _says(page, "Lembar ini berlaku: terbitan pertama, efektif 31 Desember 2023.", "berlaku")
    expect(_marked(page)).to_have_count(1)
    page.evaluate("location.hash = ''")
    expect(page.get_by_role("status")).to_be_empty()
    expect(_marked(page)).to_have_count(0)


def test_without_scripts_one_compares(revised: Site, reader: Visitor) -> None:
    """Without JavaScript the page tells how to compare, and shows every fingerprint in the groups that are printed."""
    page = reader.open(f"{revised.page(CHECK)}#{_current(revised, MAKRO)}", scripts=False)
    expect(page.get_by_role("heading", name="Memeriksa sendiri")).to_be_visible()
    mark = _current(revised, MAKRO).rpartition(":")[2]
    row = page.get_by_role("row", name=NOMOR_MAKRO)
    expect(row.locator("code").first).to_have_text(" ".join(mark[at : at + 4] for at in range(0, 16, 4)))
    expect(row.locator("li")).to_have_count(2)
    expect(page.get_by_role("cell", name="terbitan pertama").first).to_be_visible()


@pytest.mark.parametrize(("width", "dark"), WIDE_AND_NARROW)
def test_every_verdict_is_accessible_and_fits(width: int, dark: bool, revised: Site, reader: Visitor) -> None:  # noqa: FBT001
    """Axe finds no fault whatever the verdict, light and wide, dark and narrow, and the page never scrolls sideways."""
    fragments = {
        "berlaku": _current(revised, MAKRO), "dicabut": _current(revised, DICABUT),
        "diganti": _former(revised, MAKRO, ("Komputer", "Komputer meja")), "asing": "x" * 300, "": "",
    }  # fmt: skip
    for kind, fragment in fragments.items():
        page = _opened(reader, revised, fragment, width=width, dark=dark)
        if kind:
            expect(page.get_by_role("status")).to_have_attribute("data-hasil", kind)
        assert [] == faults(page, ".sop-halaman"), kind
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_long_number_leaves_titles_their_room(revised: Site, reader: Visitor) -> None:
    """A number longer than any line goes on below, so that the titles of all sheets have words beside each other."""
    page = reader.open(revised.page(CHECK), width=DESKTOP)
    cell = page.locator("th.sop-nomor").first
    cell.evaluate("(cell) => { cell.textContent = '000.8.3.3/1234/SETDA.BAG.ORG/UMUM-KEPEGAWAIAN/' + 'X'.repeat(40); }")
    title = page.locator("tr:has(th.sop-nomor)").last.locator("td").first
    title.locator("a").evaluate("(link) => { link.textContent = 'Penyusunan laporan pertanggungjawaban '.repeat(3); }")
    assert (box := title.bounding_box())
    assert (number := cell.bounding_box())
    assert box["width"] > number["width"] / 2
