# The columns of the page's table: the shares that they have on paper, on screens and printed; no word of them is cut.
from __future__ import annotations

import json
from itertools import accumulate
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tatalaksana.catalog import sop_page
from tatalaksana.facts import Facts
from tatalaksana.model.hyphenation import hyphens
from tatalaksana.render.pdf import Printing, official_sheet
from tests.browser.server import Site
from tests.browser.sources import CATALOG
from tests.browser.visitor import Visitor
from tests.collections_on_disk import REGISTERS, write
from tests.pdf.paper import DAY
from tests.preview.serving import looking

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


_LANES = [f"petugas-{lane}" for lane in range(10)]
_WORD = "Pertanggungjawabankeuangan"
_LINES = """
word => {
  const cells = [...document.querySelectorAll(".sop-tabel :is(.lajur, td.ket)")].filter(cell => cell.textContent.includes(word));
  return cells.map(cell => {
    const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), lines = [];
    while (words.nextNode()) {
      const data = words.currentNode.data;
      for (let at = 0; at < data.length; at++) {
        const range = document.createRange();
        range.setStart(words.currentNode, at);
        range.setEnd(words.currentNode, at + 1);
        const top = Math.round(range.getBoundingClientRect().top);
        if (lines.length && Math.abs(lines.at(-1)[0] - top) < 4) lines.at(-1)[1] += data[at]; else lines.push([top, data[at]]);
      }
    }
    return lines.map(([, text]) => text);
  });
}
"""


def test_a_word_is_cut_by_its_syllables(tmp_path: Path, visitor: Visitor) -> None:
    """Where a column has no room for a word it goes on below between two syllables, and is found and copied whole."""
    steps = [
        {"uraian": "Mencatat", "pelaksana": lane, "ket": f"{_WORD}, lengkap", "output": "Surat"} for lane in _LANES
    ]
    sop = {"judul": "Uji", "jenis": "mikro", "unit": "biro", "pelaksana": _LANES, "kegiatan": steps}
    offices = {name: {"nama": f"Petugas {name[-1]}"} for name in _LANES} | {
        _LANES[3]: {"nama": "Pertanggungjawabankeuanganpemerintahandaerah"}
    }
    files = {
        **REGISTERS,
        "jabatan.yaml": json.dumps(offices),
        "profil/tegak.yaml": "orientasi: tegak\n",
        "biro/uji.yaml": json.dumps(sop | {"profil": "tegak"}),
    }
    write(tmp_path / "sops", files)
    with looking(tmp_path, "sops/biro/uji.yaml") as address:
        page = visitor.open(address, width=1366)
        assert f"{_WORD}, lengkap" in page.locator(".sop-tabel td.ket").first.inner_text()
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            shown = page.evaluate(_LINES, _WORD)
            assert len(shown) == 1 + len(_LANES)
            assert max(map(len, shown)) > 1, media
            for lines in shown:
                word = "".join(lines).split(",")[0]
                ends = list(accumulate(map(len, lines)))
                assert {end for end in ends if end < len(word)} <= set(hyphens(word)), (media, lines)
        page.goto("about:blank")  # else it would ask for news of a server that is gone


@pytest.mark.parametrize("items", [2, 12])
def test_items_behind_numbers_are_whole(items: int, tmp_path: Path, visitor: Visitor) -> None:
    """Numbers take of a list's lines what the columns were reckoned with: no word of an item is cut."""
    needed = ["Formulir permohonan"] * items
    steps = [
        {
            "uraian": "Mencatat surat dan berkas lain",
            "pelaksana": lane,
            "kelengkapan": needed,
            "waktu": "1 jam",
            "output": "Surat",
        }
        for lane in _LANES[:7]
    ]
    sop = {"judul": "Uji", "jenis": "mikro", "unit": "biro", "pelaksana": _LANES[:7], "kegiatan": steps}
    offices = {lane: {"nama": f"Penanggungjawab {lane[-1]}"} for lane in _LANES[:7]}
    files = {**REGISTERS, "jabatan.yaml": json.dumps(offices), "biro/uji.yaml": json.dumps(sop)}
    write(tmp_path / "sops", files)
    with looking(tmp_path, "sops/biro/uji.yaml") as address:
        page = visitor.open(address, width=1366)
        assert 7 * items == page.locator(".sop-tabel td.kelengkapan li").count()
        page.evaluate("document.querySelector('.sop-tabel').style.width = 'var(--lebar)'")  # as narrow as it ever is
        assert [] == page.evaluate(_CUT)
        page.goto("about:blank")


def test_twelve_lanes_are_seen_without_scrolling(tmp_path: Path, visitor: Visitor) -> None:
    """On a usual screen columns of text give way to twelve lanes, and no word is cut for it."""
    lanes = [f"kepala-{lane}" for lane in range(12)]
    steps: list[dict[str, object]] = [
        {
            "id": lane,
            "uraian": "Menyiapkan bahan dan menyusun konsep pertimbangan teknis",
            "pelaksana": lane,
            "kelengkapan": ["Berkas permohonan", "Lembar disposisi"],
            "waktu": "30 menit",
            "output": ["Konsep surat", "Laporan"],
        }
        for lane in lanes
    ]
    steps[5]["keputusan"] = {"ya": lanes[6], "tidak": lanes[3]}
    sop = {"judul": "Uji", "jenis": "mikro", "unit": "biro", "pelaksana": lanes, "kegiatan": steps}
    offices = {lane: {"nama": f"Kepala Bagian {lane[7:]}"} for lane in lanes}
    files = {**REGISTERS, "jabatan.yaml": json.dumps(offices), "biro/uji.yaml": json.dumps(sop)}
    write(tmp_path / "sops", files)
    with looking(tmp_path, "sops/biro/uji.yaml") as address:
        page = visitor.open(address, width=1366)
        assert len(lanes) == page.locator(".sop-tabel th.lajur").count()
        seen, whole = page.locator(".sop-gulir").evaluate("table => [table.clientWidth, table.scrollWidth]")
        assert whole == seen
        assert [] == page.evaluate(_CUT)
        page.goto("about:blank")
