# Text on its way into markup.
from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tatalaksana.facts import facts_of
from tatalaksana.render.html import Surroundings
from tatalaksana.render.html.markup import escape, inline, join, long_number
from tatalaksana.render.html.passages import content
from tatalaksana.render.html.place import Place
from tatalaksana.render.situs.sop_page import sop_html
from tests.collections_on_disk import catalog, draft

_SIGNS = "<b onclick=\"x\" title='y'>&amp;& \u202e\u05d0 🦜 {{ 1 }}"


def _nowhere(address: str) -> str:
    del address
    return ""


def _itself(address: str) -> str:
    return address


def test_escaped_text_is_read_as_written() -> None:
    """Any text comes out as itself, between tags and within an attribute in either kind of quotes."""
    for template in ("<p>{}</p>", '<p title="{}"></p>', "<p title='{}'></p>"):
        item = html.fragment_fromstring(template.format(escape(_SIGNS)))
        assert _SIGNS == (item.text or item.get("title"))
        assert set(item.attrib) <= {"title"}


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("polos", "polos"),
        ("a *miring* b", "a <em>miring</em> b"),
        ("**tebal**", "<strong>tebal</strong>"),
        ("***keduanya***", "<strong><em>keduanya</em></strong>"),
        ("*a < b*", "<em>a &lt; b</em>"),
        ("[teks](https://a.example/?b=1&c=2)", '<a href="https://a.example/?b=1&amp;c=2">teks</a>'),
        ("[*miring*](https://a.example)", '<a href="https://a.example"><em>miring</em></a>'),
        ("<em>bukan</em>", "&lt;em&gt;bukan&lt;/em&gt;"),
        ("# bukan judul", "# bukan judul"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("`kode`", "`kode`"),
        ("![gambar](https://a.example/x.png)", '!<a href="https://a.example/x.png">gambar</a>'),
    ],
)
def test_inline_markdown(text: str, markup: str) -> None:
    """Emphasis and links are read, everything else is text."""
    assert markup == inline(text, _itself)


def test_links_that_lead_nowhere_are_text() -> None:
    """A link whose address leads nowhere keeps its words and loses its link."""
    assert inline("lihat [ini](javascript:alert)", _nowhere) == "lihat ini"


def test_addresses_are_escaped() -> None:
    """An address cannot leave its attribute."""
    item = html.fragment_fromstring("<p>" + inline('[a](<x"onclick=1>)', _itself) + "</p>")
    assert ["href"] == item.find("a").keys()


@pytest.mark.parametrize(
    ("isi", "markup"),
    [(None, ""), ("satu", "satu"), (("satu", "*dua*"), "<ol>\n<li>satu</li>\n<li><em>dua</em></li>\n</ol>")],
)
def test_boxes_hold_a_text_or_a_list(isi: str | tuple[str, ...] | None, markup: str) -> None:
    """Nothing for nothing, a text as it is, several as a numbered list."""
    assert markup == content(isi, _itself)


def test_joining() -> None:
    """Pieces of markup are put one after another."""
    assert join([escape("<"), escape(">")], "|") == "&lt;|&gt;"


def test_texts_link_to_other_sop(tmp_path: Path) -> None:
    """An SOP's id in a text's link leads to its page from wherever it stands: boxes, cells, legal bases, and the cards."""
    text = "lihat [SOP lain](biro/lain)"
    more = (
        f"peringatan: {text}\nperalatan: ['{text}']\nkualifikasi_pelaksana: {text}\npencatatan: {text}\n"
        f"dasar_hukum: ['{text}']\n"
    )
    texts = {
        "biro/surat.yaml": draft("Surat", more=more)
        .replace("Menulis", f"'{text}'")
        .replace("output: b", f"output: '{text}', ket: ['{text}', b]")
        .replace("kelengkapan: b", f"kelengkapan: '{text}'"),
        "biro/lain.yaml": draft("Lain"),
    }
    found = facts_of(catalog(tmp_path, texts))
    page = sop_html(found.of["biro/surat"], Place("sop/biro/surat", found, Surroundings("Situs")))
    links = [(link.get("href"), link.text) for link in html.fromstring(page).iter("a")]
    assert 9 == links.count(("../lain/", "SOP lain"))
    assert "biro/lain)" not in page


@pytest.mark.parametrize(
    ("number", "parted"),
    [
        ("552/01/SOP/KSOP/2026", "552/01/SOP/KSOP/2026"),
        ("HK.02.03/D.III/1234.56/2026", "HK.|02.|03/|D.|III/|1234.|56/|2026"),
        ("SOP/<b>/12345678901234567890", "SOP/&lt;b&gt;/12345678901234567890"),
        ("", ""),
    ],
)
def test_long_numbers_in_parts(number: str, parted: str) -> None:
    """A line may end behind the signs of a number that no column holds, and within no part of it; others stay as they are."""
    assert parted == long_number(number).replace("<wbr>", "|")
