# Lines, paragraphs and lists of texts in markup.
from __future__ import annotations

import csv
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from lxml import html
from openpyxl import load_workbook

from tatalaksana.facts import Facts, facts_of
from tatalaksana.render.cari import sop_record
from tatalaksana.render.csv import checklist_csv
from tatalaksana.render.html import Surroundings
from tatalaksana.render.html.passages import content, flowing, prose
from tatalaksana.render.html.place import Place
from tatalaksana.render.situs.sop_page import sop_html
from tatalaksana.render.xlsx import checklist_xlsx
from tests.collections_on_disk import catalog
from tests.written_in_lines import FILES

_DASHES = '<ul class="sop-butir" role="list" style="--tanda:0.35em">'
_TICK = '<span class="tanda" aria-hidden="true">- </span>'


def _itself(address: str) -> str:
    return address


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("satu", "satu"),
        ("a &\n*b*", "a &amp;<br>\n<em>b</em>"),
        ("**a\nb**", "<strong>a<br>\nb</strong>"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>"),
        ("- a\n- <b>", f"{_DASHES}\n<li>{_TICK}a</li>\n<li>{_TICK}&lt;b&gt;</li>\n</ul>"),
        (
            "x:\na) *y*\nb) z",
            (
                '<p>x:</p>\n<ol class="sop-butir" role="list" style="--tanda:0.9em">\n'
                '<li><span class="tanda">a) </span><em>y</em></li>\n<li><span class="tanda">b) </span>z</li>\n</ol>'
            ),
        ),
        (
            "1. a\n   - b\n   - c\n2. d",
            (
                '<ol class="sop-butir" role="list" style="--tanda:0.85em">\n<li><span class="tanda">1. </span>a\n'
                f"{_DASHES}\n<li>{_TICK}b</li>\n<li>{_TICK}c</li>\n</ul></li>\n"
                '<li><span class="tanda">2. </span>d</li>\n</ol>'
            ),
        ),
        ("1. a\n2. b\n- c\n- d", None),
    ],
)
def test_what_lines_become(text: str, markup: str | None) -> None:
    """A text of one line is that line; others are paragraphs with breaks, and lists with the marks that were written."""
    found = flowing(text, _itself)
    if markup is not None:
        assert markup == found
    assert not list(html.fragment_fromstring(found, create_parent="div").iter("script"))
    assert found.count("<li>") == found.count("</li>")


def test_lists_beside_each_other() -> None:
    """A list that begins behind another is one of its own, and so is one within an item of a numbered box."""
    found = html.fragment_fromstring(flowing("1. a\n2. b\n- c\n- d", _itself), create_parent="div")
    assert [("ol", 2), ("ul", 2)] == [(one.tag, len(one)) for one in found]
    box = html.fragment_fromstring(content(("Isi:\n- a\n- b", "c"), _itself))
    assert ["ol", "li", "p", "ul", "li", "span", "li", "span", "li"] == [one.tag for one in box.iter()]


def test_prose_is_paragraphs() -> None:
    """A text that stands by itself is a paragraph at least."""
    assert "<p>a</p>" == prose("a", _itself)


def test_a_page_shows_them(tmp_path: Path) -> None:
    """Every cell and box of a page has the breaks and lists of its source, and a dash stays a dash."""
    found = catalog(tmp_path, FILES)
    page = html.fromstring(
        sop_html(
            Facts(found.entries["biro/kamera"], found), Place("sop/biro/kamera", facts_of(found), Surroundings(""))
        )
    )
    first, second = page.xpath('//table[contains(@class, "sop-tabel")]/tbody/tr')
    cell = {name: first.xpath(f'.//*[contains(@class, "{name}")]')[0] for name in ("kegiatan", "kelengkapan", "output")}
    assert 2 == len(cell["kegiatan"].findall("p"))
    assert ["kelengkapan surat", "tata tertib"] == [
        "".join(item.itertext()).partition(" ")[2] for item in cell["kegiatan"].findall(".//li")[::2]
    ]
    assert ["Surat permohonan", "Kartu pegawai"] == [item[0].tail for item in cell["kelengkapan"].findall("ul/li")]
    assert 1 == len(cell["output"].findall("br"))
    assert ["-", "-5 derajat\n-3 derajat"] == [row.xpath('string(td[@class="ket"])') for row in (first, second)]
    boxes = page.xpath('//section[contains(@class, "sop-identitas")]/div[@class="kotak"]')
    assert [(2, 0), (1, 1), (1, 0), (2, 0), (0, 0), (0, 0), (1, 0)] == [
        (len(box.findall(".//ol")), len(box.findall(".//ul"))) for box in boxes
    ]
    assert ["Paragraf pertama.", "Paragraf kedua,\ndua baris."] == [p.text_content() for p in boxes[4].findall("div/p")]


def test_checklists_and_search_have_them(tmp_path: Path) -> None:
    """CSV and workbook keep the lines of a cell, the further lines of a thing set in; the search runs no two words together."""
    found = catalog(tmp_path, FILES)
    facts = Facts(found.entries["biro/kamera"], found)
    first, second = csv.DictReader(StringIO(checklist_csv(facts.daftar).decode("utf-8-sig"), newline=""), delimiter=";")
    assert "Memeriksa permohonan:\na. kelengkapan surat\n" in first["kegiatan"]
    assert "Surat permohonan\nKartu pegawai" == first["kelengkapan"]
    assert "Berkas:\n  – lembar periksa\n  – surat\nStempel" == second["kelengkapan"]
    sheet = load_workbook(BytesIO(checklist_xlsx(facts.daftar))).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    (kegiatan,) = (cell for cell in cells if str(cell.value).startswith("Memeriksa"))
    assert "Memeriksa permohonan:\na. kelengkapan surat" == "\n".join(str(kegiatan.value).split("\n")[:2])
    assert kegiatan.alignment.wrap_text
    assert {"Surat permohonan", "Kartu pegawai", "Berkas:\n– lembar periksa\n– surat"} <= {cell.value for cell in cells}
    texts = [text for part in sop_record(facts).parts for text in part.texts]
    assert "Perangkat: 1) kamera a. lensa b. baterai 2) komputer" in texts
    assert "Berkas: – lembar periksa – surat" in texts
    assert not any("\n" in text for text in texts)
