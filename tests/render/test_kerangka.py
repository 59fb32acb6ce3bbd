# What stands around a page: where it stands in the site, its place in the menu, what people wrote; every name is text.
from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tatalaksana.catalog import CHECK, FORMS, HOME, MAP, OFFICES, QUALITY, SOPS, office_page, sop_page, unit_page
from tatalaksana.facts import AllFacts, facts_of
from tatalaksana.render.html import Addresses, Place, Surroundings
from tatalaksana.render.situs import OTHERS, MenuGroup, MenuLink, others_page, shell
from tatalaksana.render.situs.jejak import trail
from tests.collections_on_disk import REGISTERS, SOUND, catalog

_UNITS = "biro:\n  nama: Biro Satu\nbagian:\n  nama: Bagian <i>Dua</i>\n  induk: biro\n"
_AROUND = Surroundings("Situs & <b>Contoh</b>", formulir=True, pencarian=True)


@pytest.fixture(name="facts")
def _facts(tmp_path: Path) -> AllFacts:
    """A unit in a unit with a micro SOP, which a macro SOP names."""
    macro = SOUND.replace("Pengelolaan Surat", "Tata Persuratan").replace("jenis: mikro", "jenis: makro")
    files = {
        "unit.yaml": _UNITS,
        "bagian/surat.yaml": SOUND.replace("unit: biro", "unit: bagian"),
        "biro/tata.yaml": macro + "keterkaitan: [bagian/surat]\n",
    }
    return facts_of(catalog(tmp_path, {**REGISTERS, **files}))


@pytest.mark.parametrize(
    ("page", "names"),
    [
        (HOME, []),
        (SOPS, ["Beranda"]),
        (CHECK, ["Beranda"]),
        (unit_page("bagian"), ["Beranda", "Biro Satu"]),
        (office_page("kabag"), ["Beranda", "Jabatan"]),
        (f"{QUALITY}/biro", ["Beranda", "Mutu"]),
        (sop_page("bagian/surat"), ["Beranda", "Biro Satu", "Bagian <i>Dua</i>", "SOP Makro Tata Persuratan"]),
        (sop_page("bagian/surat-monitoring"), ["Beranda", "Biro Satu", "Bagian <i>Dua</i>", "SOP Makro Tata Persuratan", "SOP Mikro Pengelolaan Surat"]),
        (sop_page("bagian/surat-beda-1a2b3c"), ["Beranda", "Biro Satu", "Bagian <i>Dua</i>", "SOP Makro Tata Persuratan", "SOP Mikro Pengelolaan Surat"]),
        (sop_page("tidak/ada"), ["Beranda", "Semua SOP"]),
    ],
)  # fmt: skip
def test_what_stands_above_a_page(page: str, names: list[str], facts: AllFacts) -> None:
    """Unit, macro, this; lists above what they list; nothing above the front page."""
    assert names == [name for _, name in trail(page, facts)]


@pytest.mark.parametrize(
    ("page", "current"),
    [(HOME, "Beranda"), (SOPS, "SOP"), (unit_page("biro"), "SOP"), (OFFICES, "Jabatan"), (FORMS, "Formulir"), (MAP, "Peta"), (CHECK, "Lainnya")],
)  # fmt: skip
def test_the_menu_says_where_one_is(page: str, current: str, facts: AllFacts) -> None:
    """One item of the menu is the current one, and names are text wherever they stand."""
    parts = shell(Place(page, facts, _AROUND))
    bar = html.fragment_fromstring(parts.atas, create_parent="div")
    assert [current] == bar.xpath("//nav[@id='menu']/a[@aria-current]/text()")
    assert "Situs & <b>Contoh</b>" == bar.xpath("string(//a[@class='sop-merek'])").strip()
    assert [] == bar.xpath("//b") + html.fragment_fromstring(parts.jejak, create_parent="div").xpath("//i")
    assert "Periksa lembar" in parts.bawah


def test_a_site_without_forms_names_none(facts: AllFacts) -> None:
    """The menu leads to what is there."""
    assert "Formulir" not in shell(Place(HOME, facts, Surroundings("Situs", pencarian=True))).atas


def test_what_people_wrote_has_its_place(facts: AllFacts) -> None:
    """Written pages stand under «Lainnya», in the groups of the nav, and above them what their sections are called."""
    groups = [
        MenuGroup(
            "Panduan & <b>", (MenuLink("Tentang <i>kami</i>", "tentang/"), MenuLink("Dinas", "https://dinas.example/a"))
        )
    ]
    page = html.fragment_fromstring(others_page(facts, _AROUND, groups).html(), create_parent="div")
    assert "Panduan & <b>" in page.xpath("//h2/text()")
    assert ["../tentang/"] == page.xpath("//a[. = 'Tentang <i>kami</i>']/@href")
    assert ["https://dinas.example/a"] == page.xpath("//a[. = 'Dinas']/@href")
    around = shell(Place("tentang", facts, _AROUND), ["Panduan & <b>"])
    said = html.fragment_fromstring(around.jejak, create_parent="div").xpath("//li//text()")
    assert ["Beranda", "Lainnya", "Panduan & <b>"] == said
    assert f"../{OTHERS}/" in around.jejak


def test_links_begin_where_the_site_does(facts: AllFacts) -> None:
    """A page that is shown at any address leads on from the root."""
    around = Surroundings("Situs", Addresses(root="/sop-kami/"), pencarian=True)
    links = html.fragment_fromstring(shell(Place("404", facts, around)).atas, create_parent="div").xpath(
        "//nav/a/@href"
    )
    assert all(link.startswith("/sop-kami/") for link in links)
