# The columns of the page's table: the shares that they have on paper, on screens and printed; no word of them is cut.
from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tatalaksana.catalog import sop_page
from tatalaksana.facts import Facts
from tatalaksana.render.pdf import Printing, official_sheet
from tests.browser.server import Site
from tests.browser.sources import CATALOG
from tests.browser.visitor import Visitor
from tests.pdf.paper import DAY

_NAMES = (
    "contoh/pelaksanaan-rawat-pohon",
    "biro-pp/pelayanan-pertamanan",
    "biro-bentanyan/daftar-konfirmasi-kecukupan",
)
_SHARES = """
() => {
  const row = document.querySelector(".sop-tabel tbody tr"), whole = row.getBoundingClientRect().width;
  return [...row.cells].filter(cell => cell.getClientRects().length).map(cell => cell.getBoundingClientRect().width / whole);
}
"""
_CUT = """
() => {
  const cut = [];
  for (const cell of document.querySelectorAll(".sop-tabel :is(thead, tbody) :is(th, td):not(.j, .arah)")) {
    const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), right = cell.getBoundingClientRect().right;
    while (words.nextNode()) {
      for (const word of words.currentNode.data.matchAll(/[^\\s\\/-]+/g)) {
        const range = document.createRange();
        range.setStart(words.currentNode, word.index);
        range.setEnd(words.currentNode, word.index + word[0].length);
        const boxes = [...range.getClientRects()];
        if (boxes.some(box => box.right > right || box.top - boxes[0].top > 3)) cut.push(word[0]);
      }
    }
  }
  return cut;
}
"""


def _shares(page: Page) -> list[float]:
    shares: list[float] = page.evaluate(_SHARES)
    return shares


@pytest.mark.parametrize("name", _NAMES)
def test_columns_are_those_of_the_paper(name: str, site: Site, reader: Visitor) -> None:
    """Each column takes the same part of the table as in the PDF, on a wide screen, a small one and in print."""
    columns = official_sheet(Facts(CATALOG.entries[name], CATALOG), Printing(DAY)).unpaged.columns
    assert columns
    expected = pytest.approx([width / sum(columns.widths) for width in columns.widths], abs=0.004)
    for width in (1366, 1024):
        page = reader.open(site.page(sop_page(name)), width=width)
        assert expected == _shares(page), width
    page.emulate_media(media="print")
    assert expected == _shares(page)
    page.emulate_media(media="screen")


@pytest.mark.parametrize("width", [1366, 1280, 1024, 390])
@pytest.mark.parametrize("name", _NAMES)
def test_no_word_of_a_cell_is_cut(name: str, width: int, site: Site, reader: Visitor) -> None:
    """Words of heads and cells stay whole and within their cell, whatever the screen."""
    page = reader.open(site.page(sop_page(name)), width=width)
    page.evaluate("document.getElementById('tampil-lembar').checked = true")
    assert [] == page.evaluate(_CUT)


def test_wide_tables_take_the_margins_before_they_scroll(site: Site, reader: Visitor) -> None:
    """A table wider than the page's column stands in the margins too, in the middle, and nothing scrolls sideways."""
    page = reader.open(site.page(sop_page("biro-bentanyan/pemilihan-dan-pengangkutan-pupuk")), width=1366)
    table, before = page.locator(".sop-gulir"), page.locator(".sop-identitas")
    left, width, whole, beside, screen = page.evaluate(
        "([table, before]) => [table.getBoundingClientRect().left, table.clientWidth, table.scrollWidth,"
        " before.getBoundingClientRect().left, document.documentElement.scrollWidth]",
        [table.element_handle(), before.element_handle()],
    )
    assert (whole, 1366) == (width, screen)
    assert 0 < left < beside
