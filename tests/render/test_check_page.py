# The page «Periksa lembar»: all that its script and its readers go by.
from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from tatalaksana.catalog import CHECK, Catalog, check_page, collect
from tatalaksana.facts import Earlier, facts_of, grouped
from tatalaksana.render.html import Addresses, Surroundings
from tatalaksana.render.situs import pages
from tatalaksana.render.situs.check_page import MOST_EDITIONS
from tatalaksana.web import asset
from tests.collections_on_disk import REGISTERS, SOUND, catalog, write
from tests.golden_files import GOLDEN, check_golden
from tests.site.project import new_project
from tests.site.sample import DICABUT, DRAF, FILES, MAKRO

_EARLIER = {
    MAKRO: (
        Earlier("01/OT.02/BA-3/2024", "0123456789abcdef", None, 1, date(2024, 2, 1)),
        Earlier("<lama> & \"1\"", "fedcba9876543210", date(2024, 2, 29), 0, None),
    ),
    DICABUT: (Earlier("99/LAMA", "00000000ffffffff", date(2020, 1, 31), 0, date(2015, 5, 5)),),
    DRAF: (Earlier("12/LAMA", "aaaaaaaabbbbbbbb", date(2021, 12, 1), 2, date(2019, 1, 1)),),
}  # fmt: skip


def _html(of: Catalog, around: Surroundings) -> str:
    (page,) = (page for page in pages(facts_of(of), around) if page.name == CHECK)
    return page.html()


@pytest.fixture(name="sample", scope="module")
def _sample(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return collect(new_project(tmp_path_factory.mktemp("contoh"), FILES).root / "sops", "sops").catalog


def test_the_page(sample: Catalog) -> None:
    """Every number with its fingerprint and those before it, and what a sheet of each is told."""
    check_golden(GOLDEN / "halaman" / "cek.html", _html(sample, Surroundings("Situs", earlier=_EARLIER)) + "\n")


def test_addresses_without_folders(sample: Catalog) -> None:
    """On a site without directory URLs the links are files, and the script is found."""
    text = _html(sample, Surroundings("Situs", Addresses(directories=False)))
    assert f'href="sop/{MAKRO}.html"' in text
    assert 'src="assets/tatalaksana/cek.js"' in text


def test_nothing_to_list(tmp_path: Path) -> None:
    """A collection without a number says so."""
    assert "Belum ada SOP yang bernomor." in _html(catalog(tmp_path, {}), Surroundings("Situs"))


def test_an_example_is_said_to_be_one(tmp_path: Path) -> None:
    """A sheet made for show is not told to be in force without a word on that."""
    write(tmp_path, {**REGISTERS, "biro/surat.yaml": f"{SOUND}contoh: ya\n"})
    text = _html(collect(tmp_path, "sops").catalog, Surroundings("Situs"))
    assert "efektif 2 Januari 2024, contoh dan bukan dokumen resmi." in text


def _parted(of: Catalog) -> tuple[dict[str, str], Surroundings]:
    """The pages where one SOP has so many earlier editions that one page would be too large."""
    many = tuple(
        Earlier(f"LAMA/{turn}", f"{turn:016x}", date(2020, 1, 31), turn, date(2015, 5, 5))
        for turn in range(MOST_EDITIONS)
    )
    around = Surroundings("Situs", earlier={**_EARLIER, MAKRO: many})
    return {
        page.name: page.html() for page in pages(facts_of(of), around) if page.name.partition("/")[0] == CHECK
    }, around


def test_where_one_page_would_be_too_large_each_unit_has_its_own(sample: Catalog) -> None:
    """The first page has no table: it leads to the units', and knows of each sheet how its fingerprint begins; each row stands once."""
    shown, around = _parted(sample)
    assert "<table" not in shown[CHECK]
    facts = facts_of(sample)
    for entry in sample.entries.values():
        if not entry.sop.nomor:
            continue
        page = check_page(entry.sop.unit.unit)
        sidik = facts.of[entry.id].sidik
        (link,) = html.fromstring(shown[CHECK]).xpath(f"//a[@href='{around.addresses.href(CHECK, page)}']/@data-lembar")
        lines = link.split("\n")
        assert f"{sidik[:8]} {entry.sop.nomor}" in lines
        for one in around.earlier.get(entry.id, ()):
            assert f"{one.fingerprint[:8]}-{one.nomor}" in lines
        assert [page] == [name for name, text in shown.items() if grouped(sidik) in text]
        assert f'action="{around.addresses.href(page, CHECK)}"' in shown[page]
    assert 'class="sop-periksa" data-search' in shown[CHECK]


def test_up_to_there_one_page_has_all(sample: Catalog) -> None:
    """Few editions stand on one page, and no unit has its own."""
    around = Surroundings("Situs", earlier=_EARLIER)
    assert [CHECK] == [page.name for page in pages(facts_of(sample), around) if page.name.partition("/")[0] == CHECK]


def test_the_script_is_small() -> None:
    """The script is at most 3.75 KB, less than half of it as it travels, and makes no markup from text."""
    script = asset("cek.js")
    assert len(script) <= 3840
    assert re.search(rb"\w+HTML\b", script) is None
