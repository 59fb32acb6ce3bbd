# A printed sheet's code followed on a site so large that each unit has a page of its own for its sheets.
from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tatalaksana.catalog import CHECK, check_page
from tatalaksana.facts import Earlier, facts_of
from tatalaksana.model import Status
from tatalaksana.render.html import Surroundings
from tatalaksana.render.situs import pages
from tatalaksana.render.situs.check_page import MOST_EDITIONS
from tests.browser.axe import faults
from tests.browser.server import Site, serve
from tests.browser.visitor import PHONE, Visitor
from tests.site.sample import FOLIO, MAKRO, NOMOR_MAKRO

_WORDS = {Status.BERLAKU: "Lembar ini berlaku", Status.DRAF: "Lembar ini draf", Status.DICABUT: "sudah dicabut"}


@pytest.fixture(name="large", scope="module")
def _large(sample: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The sample's site, with so many earlier editions of one SOP that its check is parted."""
    folder = tmp_path_factory.mktemp("besar")
    for child in sample.folder.iterdir():
        if child.name != CHECK:
            (folder / child.name).symlink_to(child)
    shell = (sample.folder / CHECK / "index.html").read_text("utf-8")
    start, end = shell.index('<div class="sop-halaman">'), shell.index("</main>")
    # A number that another unit's SOP had once is now that of this one.
    taken = Earlier(NOMOR_MAKRO, "0123456789abcdef", date(2020, 1, 31), 0, date(2015, 5, 5))
    many = tuple(
        Earlier(f"LAMA/{turn}", f"{turn:016x}", date(2020, 1, 31), turn, date(2015, 5, 5))
        for turn in range(MOST_EDITIONS)
    )
    around = Surroundings("Situs", earlier={FOLIO: (taken, *many)})
    for page in pages(facts_of(sample.catalog), around):
        if page.name.partition("/")[0] == CHECK:
            file = folder / page.name / "index.html"
            file.parent.mkdir(parents=True)
            deeper = "../" * page.name.count("/")
            around_it = (shell[:start].replace('"../', f'"{deeper}../'), shell[end:].replace('"../', f'"{deeper}../'))
            file.write_text(page.html().join(around_it), encoding="utf-8")
    with serve(folder, sample.folder.parent / "sops") as site:
        yield site


def _fragment(site: Site, name: str) -> str:
    return facts_of(site.catalog).of[name].check


def _says(page: Page, words: str, kind: str) -> None:
    expect(page.get_by_role("status")).to_contain_text(words)
    expect(page.get_by_role("status")).to_have_attribute("data-hasil", kind)


def _opened(visitor: Visitor, site: Site, fragment: str) -> Page:
    visitor.open(site.page("index"))
    return visitor.open(f"{site.page(CHECK)}#{fragment}")


def test_every_sheet_is_led_to_its_unit(large: Site, reader: Visitor) -> None:
    """The address on a sheet stays what it is: whoever opens it stands at the row among those of its unit, and hears what its SOP is."""
    for number, name in large.catalog.numbers.items():
        sop = large.catalog.entries[name].sop
        page = _opened(reader, large, _fragment(large, name))
        page.wait_for_url(f"{large.page(check_page(sop.unit.unit))}#*")
        _says(page, _WORDS[sop.status], sop.status.value)
        expect(page.locator("tr[aria-current]").get_by_role("rowheader")).to_have_text(number)
        expect(page.get_by_role("status")).to_be_in_viewport()


def test_what_is_typed_is_found_in_any_unit(large: Site, reader: Visitor) -> None:
    """A number, a fingerprint, an earlier one; typed on the page of another unit too. A number that was another's once is its owner's."""
    mark = _fragment(large, MAKRO).rpartition(":")[2]
    for typed, print_, words, kind in (
        (NOMOR_MAKRO.lower(), mark, "Lembar ini berlaku", "berlaku"),
        ("", mark, "Lembar ini berlaku", "berlaku"),
        ("", f"{MOST_EDITIONS - 1:016x}", "Lembar ini sudah diganti", "diganti"),
        (NOMOR_MAKRO, "0123456789abcdef", "Lembar ini sudah diganti", "diganti"),
        (NOMOR_MAKRO, "", "SOP ini berlaku: revisi ke-2, efektif 1 Maret 2024.", "asing"),
        (NOMOR_MAKRO, mark[:8], "yang ditulis baru 8", "kurang"),
        ("TIDAK/ADA", mark, "«TIDAK/ADA» tidak ada di situs ini.", "asing"),
        ("", "fedcba9876543210", "«fedcba9876543210» tidak ada di situs ini.", "asing"),
        ("", mark[:15], "yang ditulis baru 15", "kurang"),
        (NOMOR_MAKRO[:-1], mark, f"Maksud Anda {NOMOR_MAKRO}?", "asing"),
    ):
        other = large.catalog.entries[FOLIO].sop.unit.unit
        for start in (CHECK, check_page(other)):
            page = reader.open(large.page(start))
            page.get_by_role("textbox", name="Nomor SOP").fill(typed)
            page.get_by_role("textbox", name="Sidik").fill(print_)
            page.get_by_role("button", name="Periksa").click()
            _says(page, words, kind)
    page.get_by_role("status").get_by_role("link", name=NOMOR_MAKRO).click()
    _says(page, "Lembar ini berlaku", "berlaku")


@pytest.mark.parametrize("scripts", [True, False])
def test_by_hand_one_goes_by_the_unit(scripts: bool, large: Site, reader: Visitor) -> None:  # noqa: FBT001
    """With or without JavaScript the first page names the units, and each has its rows."""
    unit = large.catalog.entries[MAKRO].sop.unit.unit
    page = reader.open(large.page(CHECK), scripts=scripts)
    expect(page.get_by_role("status")).to_be_empty()
    assert not scripts or faults(page, ".sop-halaman") == []
    name = large.catalog.registers.unit[unit].nama
    page.locator(".sop-kolom").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Periksa lembar: {name}")
    expect(page.get_by_role("row", name=NOMOR_MAKRO)).to_be_visible()
    if scripts:
        page.set_viewport_size({"width": PHONE, "height": 900})
        assert [] == faults(page, ".sop-halaman")
