# Texts that try to be more than text.
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest
from lxml import html

from tatalaksana.catalog import collect
from tatalaksana.facts import facts_of
from tatalaksana.render.cari import padanan_of, record_html
from tatalaksana.render.html import Addresses, Forge, ForgeKind, Surroundings
from tatalaksana.render.situs import form_pages, pages, redirects
from tests.collections_on_disk import SOPS, koleksi
from tests.site.hostile import FILES as HOSTILE
from tests.site.project import Data, new_project
from tests.site.sample import FILES

_SETTINGS: Data = {"site_name": "Situs", "plugins": ["search", "sop", "formulir"]}


@pytest.fixture(name="evil_site", scope="module")
def _evil_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_project(tmp_path_factory.mktemp("jahat"), HOSTILE, config=_SETTINGS).built("-q")


@pytest.fixture(name="harmless_site", scope="module")
def _harmless_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_project(tmp_path_factory.mktemp("jinak"), _tamed(HOSTILE), config=_SETTINGS).built("-q")


def _tamed(data: Any) -> Any:  # noqa: ANN401 - as nested as YAML is
    """The same collection with harmless texts."""
    if isinstance(data, dict):
        return {_tamed(key): _tamed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_tamed(item) for item in data]
    found = re.match(r"[a-z]+\d{3}(?= )", data)
    return found[0] if found else data


def _broken_in_chart(item: html.HtmlElement) -> bool:
    """Whether it breaks the words in a symbol or at an exit into lines, which their width decides."""
    parent = item.getparent()
    return (
        item.tag == "br"
        and parent is not None
        and bool(parent.xpath("ancestor::div[contains(concat(' ', @class, ' '), ' s ')]"))
    )


def _may_end_a_line(item: html.HtmlElement) -> bool:
    """Whether it says no more than that a line may end here, which a long number has behind its signs."""
    return item.tag == "wbr" and not item.attrib


def _shapes(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Every page with the elements and attributes it is made of, in order."""
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        root = html.document_fromstring(path.read_bytes())
        # How many lines a drawing breaks a text into, how tall that makes a row, and where a long word may be cut is its length, not its markup.
        shape = [
            " ".join([str(item.tag), *sorted(str(name) for name in item.attrib if (item.tag, name) != ("tr", "data-gaya"))])
            for item in root.iter() if isinstance(item.tag, str) and item.tag != "tspan" and item.get("class") != "suku" and not _may_end_a_line(item) and not _broken_in_chart(item)
        ]  # fmt: skip
        yield ("nomor" if name.startswith("nomor/") else name), shape


def test_hostile_texts_add_no_markup(evil_site: Path, harmless_site: Path) -> None:
    """Pages of hostile texts are made of the same elements and attributes as those of harmless ones."""
    evil, harmless = dict(_shapes(evil_site)), dict(_shapes(harmless_site))
    assert harmless.keys() == evil.keys()
    assert [] == [name for name, shape in evil.items() if shape != harmless[name]]


def test_nothing_hostile_runs(evil_site: Path) -> None:
    """No script, handler or image of a text stands in any page."""
    for path in evil_site.rglob("*.html"):
        root = html.document_fromstring(path.read_bytes())
        assert [] == root.xpath(
            "//script[starts-with(., 'window.ups')] | //*[@onerror or @onclick] | //img[@src='x']"
        ), path


def test_hostile_texts_are_read_as_written(evil_site: Path) -> None:
    """Each field's text is on the SOP's page whole, as text."""
    root = html.document_fromstring((evil_site / "sop/jahat/jahat/index.html").read_bytes())
    article = root.xpath("//article[contains(@class, 'sop')]")[0]
    shown = _flat(article.text_content() + " ".join(article.xpath(".//@aria-label")))
    texts = list(
        _texts(
            {
                name: data
                for name, data in HOSTILE.items()
                if name.endswith(("jahat/jahat.yaml", "profil/jahat.yaml", "peraturan.yaml"))
            }
        )
    )
    assert [] == [text[:20] for text in texts if _flat(_markless(text)) not in shown]


def test_hostile_names_are_read_as_written(evil_site: Path) -> None:
    """Names from the registers are whole on the pages that show them."""
    shown = {}
    for name in (
        "index.html",
        "sop/index.html",
        "unit/jahat/index.html",
        "sop/jahat/jahat/index.html",
        "belum-diterbitkan/index.html",
    ):
        shown[name] = _flat(html.document_fromstring((evil_site / name).read_bytes()).text_content())
    unit = HOSTILE["sops/unit.yaml"]["jahat"]
    sop = HOSTILE["sops/jahat/jahat.yaml"]
    assert _flat(unit["nama"]) in shown["index.html"]
    assert _flat(unit["singkatan"]) in shown["sop/index.html"]
    assert _flat(unit["nama_lama"][0]) in shown["unit/jahat/index.html"]
    assert _flat(HOSTILE["sops/jabatan.yaml"]["satu"]["singkatan"]) in shown["sop/jahat/jahat/index.html"]
    for name in ("sop/index.html", "unit/jahat/index.html"):
        assert _flat(sop["judul"]) in shown[name]
        assert _flat(sop["nomor"]) in shown[name]
    assert _flat(sop["digantikan_oleh"]) in shown["belum-diterbitkan/index.html"]


def test_titles_are_the_sops_own(evil_site: Path) -> None:
    """A page's title is the SOP's, as text, quotes and backslashes included."""
    root = html.document_fromstring((evil_site / "sop/jahat/jahat/index.html").read_bytes())
    title = HOSTILE["sops/jahat/jahat.yaml"]["judul"]
    assert (root.findtext(".//title") or "").strip().startswith(f"SOP Makro {title}")


def test_the_search_finds_text_and_not_markup(tmp_path: Path) -> None:
    """What is indexed are the texts, escaped: each document is valid and has no element but our own."""
    catalog = collect(new_project(tmp_path, HOSTILE).root / "sops", "sops").catalog
    padanan = padanan_of(facts_of(catalog))
    around = Surroundings("Situs", formulir=True)
    records = [
        page.record()
        for page in (*pages(facts_of(catalog), around), *form_pages(facts_of(catalog), around))
        if page.record
    ]
    assert len(records) > 10
    for record in records:
        document = record_html(record, padanan)
        html5lib.HTMLParser(strict=True).parse(document)
        assert {"html", "head", "meta", "body", "p", "i"} >= set(re.findall(r"<([a-z]\w*)", document)), document
        assert {"id", "content"} >= set(re.findall(r' ((?!data-pagefind|lang|charset)[\w-]+)="', document)), document


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(key)
            yield from _texts(value)
    elif isinstance(data, list):
        for item in data:
            yield from _texts(item)
    elif isinstance(data, str) and re.match(r"[a-z]+\d{3} ", data):
        yield data


def _flat(text: str) -> str:
    return " ".join(text.split())


def _markless(text: str) -> str:
    """A text without the backslashes that Markdown takes before a sign."""
    return re.sub(r"\\(?=\\)", "", text)


_AROUND = Surroundings("Situs", Addresses(), Forge(ForgeKind.GITHUB, "https://forge.example/a/b", "main"))


@pytest.mark.parametrize("directories", [True, False])
@pytest.mark.parametrize("which", ["repository", "sample", "hostile"])
def test_fragments_are_well_formed(which: str, directories: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """Every page of ours parses as HTML without an error, has no id twice and one first heading."""
    files: Data = {"sample": FILES, "hostile": HOSTILE}.get(which, {})
    root = new_project(tmp_path, files).root / "sops" if files else SOPS
    catalog = collect(root, "sops").catalog
    for page in pages(facts_of(catalog), Surroundings("Situs", Addresses(directories=directories), _AROUND.forge, {})):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        parser.parseFragment(page.html(), container="div")
        assert [] == parser.errors, page.name
        ids = re.findall(r'\bid="([^"]*)"', page.html())
        assert len(ids) == len(set(ids)), page.name
        assert page.html().count("<h1") == 1, page.name


def test_redirects_are_well_formed() -> None:
    """The pages at numbers are whole, valid documents."""
    catalog = koleksi()
    found = list(redirects(facts_of(catalog), _AROUND))
    assert len(found) == len(catalog.numbers)
    for _, make in found:
        parser = html5lib.HTMLParser(strict=True)
        parser.parse(make())
