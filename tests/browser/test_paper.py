# What comes out of the printer.
from __future__ import annotations

import re
from collections import Counter

import pytest

from tatalaksana.catalog import Entry, sop_page
from tatalaksana.model import Kolom
from tatalaksana.render.fitting.joints import CONTINUED, CONTINUES
from tests.browser.paper import Paper, letters, print_page
from tests.browser.server import Site
from tests.browser.sheet import lane_heads, texts
from tests.browser.sources import EVERY, SEEDS
from tests.browser.visitor import Visitor
from tests.site.sample import DICABUT, DRAF, FOLIO, MAKRO

_MARGIN = 9
"""Millimetres at each edge that stay white; the stylesheets leave twelve."""


_printed: dict[str, Paper] = {}
"""By its address, what a page printed as in this process: several tests look at the same paper."""


def _print(site: Site, visitor: Visitor, name: str) -> tuple[Entry, Paper]:
    address = site.page(sop_page(name))
    if address not in _printed:
        _printed[address] = print_page(visitor.open(address))
    return site.catalog.entries[name], _printed[address]


@pytest.mark.parametrize("name", EVERY)
def test_the_collection_prints_whole(name: str, site: Site, reader: Visitor) -> None:
    """Each SOP prints on its profile's paper, with its heads on each page of the table and each row on one page."""
    entry, paper = _print(site, reader, name)
    _check(entry, paper, site)


@pytest.mark.parametrize("name", [MAKRO, DRAF, DICABUT, FOLIO])
def test_other_papers_print_whole(name: str, sample: Site, reader: Visitor) -> None:
    """F4 and Letter print as well, over several pages."""
    entry, paper = _print(sample, reader, name)
    _check(entry, paper, sample)


def _check(entry: Entry, paper: Paper, site: Site) -> None:
    width, height = site.catalog.profil_of(entry.sop).kertas.ukuran
    for size in paper.sizes:
        assert (width, height) == pytest.approx(size, abs=0.6)
    label = site.catalog.label_of(entry.sop)
    heads = [*lane_heads(entry, site.catalog), label.pelaksana, label.mutu_baku, label.kegiatan]
    on_pages: Counter[int] = Counter()
    for kegiatan in entry.sop.kegiatan:
        words = [letters("".join(texts(kegiatan.uraian)))]
        words += [letters(text) for isi in (kegiatan.kelengkapan, kegiatan.output, kegiatan.ket) for text in texts(isi)]
        whole = [number for number, text in enumerate(paper.texts) if all(word in text for word in words)]
        assert whole, f"«{kegiatan.uraian}» is cut or missing"
        on_pages[whole[-1]] += 1
    assert 1 not in on_pages.values() or 1 == len(entry.sop.kegiatan), "a row is alone on a page"
    for number in on_pages:
        for head in heads:
            assert letters(head) in paper.texts[number], f"page {number + 1} lacks the head «{head}»"
    for isi in (entry.sop.kualifikasi_pelaksana, entry.sop.peralatan, entry.sop.peringatan, entry.sop.pencatatan):
        for text in texts(isi):
            assert any(letters(text) in page for page in paper.texts)
    for text in paper.texts:
        assert text, "an empty page"


@pytest.mark.parametrize("name", [MAKRO, DRAF, DICABUT])
def test_only_the_sheet_is_printed(name: str, sample: Site, reader: Visitor) -> None:
    """Nothing around the sheet prints: no banner, links to others, source, edit button, site name, search or footer."""
    _, paper = _print(sample, reader, name)
    everything = "".join(paper.texts)
    for around in (
        "Sunting", "SOP ini", "Dirujuk oleh", "SOP terkait", "Sumber:", "Perubahan terakhir", "Berkas terakhir diubah", "SOP Percobaan", "Material for",
        "Pencarian", "belum diterbitkan", "Lewati ke", "SOP mikro di dalamnya", "SOP makro yang mencakup",
    ):  # fmt: skip
        assert letters(around) not in everything, around


def test_only_the_sheet_of_the_collection_is_printed(site: Site, visitor: Visitor) -> None:
    """The printed words of a seed are those of its sheet and table, heads repeated, and no others."""
    for name in SEEDS:
        page = visitor.open(site.page(sop_page(name)))
        paper = print_page(page)
        page.emulate_media(media="print")
        shown = set(_words(page.locator(".sop-lembar").inner_text()))
        page.emulate_media(media="null")
        printed = {word for text in paper.words for word in _words(text)}
        # A long word may be printed in two parts, on two lines; each page is numbered, and says where the table goes on.
        printed -= {"Halaman", "dari", *map(str, range(1, len(paper.words) + 1)), *_words(f"{CONTINUED} {CONTINUES}")}
        assert set() == {word for word in printed - shown if not any(word in other for other in shown)}


def _words(text: str) -> list[str]:
    """A text's words; the reader of PDF runs some together, a capital letter tells where one begins."""
    return re.findall(r"[A-Z]?[a-z]+|[A-Z]+|\d+", text)


def test_a_draft_is_a_draft_on_every_page(site: Site, sample: Site, reader: Visitor) -> None:
    """The watermark stands on each printed page of a draft, and on none of an SOP in force."""
    _, paper = _print(sample, reader, DRAF)
    assert len(paper.texts) > 2
    assert all("DRAF" in text for text in paper.texts)
    _, paper = _print(sample, reader, DICABUT)
    assert all("DICABUT" in text for text in paper.texts)
    _, paper = _print(site, reader, SEEDS[0])
    assert not any("DRAF" in text or "DICABUT" in text for text in paper.texts)


@pytest.mark.parametrize("name", [SEEDS[0], SEEDS[-1]])
def test_dark_mode_prints_black_on_white(name: str, site: Site, visitor: Visitor) -> None:
    """Printed from dark mode, pages are white with black words; the same as printed from light mode."""
    page = visitor.open(site.page(sop_page(name)), dark=True)
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate(
        """() => ["html", "body", ".sop-lembar", ".kotak", ".sop-tabel td", ".sop-tabel tbody th", ".kotak a, .kotak li"].map(name => {
          const style = getComputedStyle(document.querySelector(name)); return [name, style.backgroundColor, style.color];
        })"""
    )
    for name_of, background, ink in colours:
        assert background in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}, name_of
        assert name_of in {"html", "body"} or ink == "rgb(0, 0, 0)", name_of
    page.emulate_media(media="null", color_scheme="dark")
    dark, light = print_page(page), print_page(visitor.open(site.page(sop_page(name))))
    assert light.texts == dark.texts
    assert [picture.pixels for picture in light.pictures()] == [picture.pixels for picture in dark.pictures()]


@pytest.mark.parametrize("name", [*SEEDS, DRAF, FOLIO])
def test_nothing_runs_over_the_edge(name: str, site: Site, sample: Site, reader: Visitor) -> None:
    """The printed margins are white on every page, the page holds something, and no ink has a colour."""
    where = site if name in SEEDS else sample
    _, paper = _print(where, reader, name)
    for number, picture in enumerate(paper.pictures(), 1):
        assert all(colour == (255, 255, 255) for colour in picture.margins(_MARGIN)), (
            f"ink in the margin of page {number}"
        )
        assert all(max(colour) - min(colour) < 12 for colour in picture.all()), f"colour on page {number}"
        assert any(max(colour) < 96 for colour in picture.all()), f"page {number} is empty"


def test_columns_print_in_full(sample: Site, reader: Visitor) -> None:
    """The last column's words are on the paper too, however many lanes there are."""
    entry, paper = _print(sample, reader, MAKRO)
    assert Kolom("ket") is sample.catalog.profil_of(entry.sop).kolom[-1]
    assert any(letters("Paling lama satu hari") in text for text in paper.texts)


def test_lines_are_as_thick_as_borders(sample: Site, reader: Visitor) -> None:
    """On a table that is made smaller for its paper, where borders stay a pixel thick, lines and symbols are no thinner than those."""
    page = reader.open(sample.page(sop_page(FOLIO)))
    page.emulate_media(media="print")
    for width in (200, 400, 2000):
        page.locator(".sop-tabel").evaluate("(table, width) => table.style.setProperty('--muat', width)", width)
        for drawn in (".w path", ".g > *"):
            thick, zoom = page.locator(f".sop-tabel {drawn}").first.evaluate(
                "it => [parseFloat(getComputedStyle(it).strokeWidth), parseFloat(getComputedStyle(it.closest('table')).zoom)]"
            )
            assert zoom == 1 or width < 2000
            assert thick * zoom >= 1.14, (width, drawn, zoom)
    page.emulate_media(media="null")
