# The collection as plain Markdown: built by a bare site generator, read alike in two dialects, no text more than it says.
from __future__ import annotations

import os
import posixpath
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import markdown
import pytest
from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from tatalaksana.facts import facts_of
from tatalaksana.model import Sajian, plain
from tatalaksana.render.markdown import markdown_tree
from tatalaksana.render.markdown.marks import md_cell, md_table, md_text, md_words
from tatalaksana.render.office.xml import legal
from tests.collections_on_disk import koleksi, write
from tests.pdf.test_hostile import HOSTILE

_ALL = facts_of(koleksi())
_TREE = dict(markdown_tree(_ALL, list(_ALL.of)))
_MORE = (
    "# judul", "| a | b |", "a | b", "***", "---", "1) satu", "- [ ] tugas", "> kutip", "    kode", "~~hapus~~", "==sorot==", "++sisip++", ":smile:",
    "{.kelas}", "[^1]", "$$x$$", "^atas^", "!!! note", "??? info", "Istilah\n: arti", "<!-- sembunyi -->", "&copy; &#65;", "![x](y)", "<b>x</b>",
)  # fmt: skip


def test_pages() -> None:
    """A page of each SOP with its files beside it; every link between them leads to one that is there."""
    for name, facts in _ALL.of.items():
        ends = ("md", "yaml", "json", *(() if facts.profil.langkah is Sajian.DAFTAR else ("svg",)))
        assert all(f"docs/sop/{name}.{end}" in _TREE for end in ends)
        assert _TREE[f"docs/sop/{name}.yaml"].decode() == facts.entry.document.text
    for name, content in _TREE.items():
        if name.endswith(".md"):
            for link in re.findall(r"\]\(([^)\s]+)\)", content.decode()):
                if not re.match(r"https?:|mailto:", link):
                    assert posixpath.normpath(f"{posixpath.dirname(name)}/{unescape(link)}") in _TREE, (name, link)


def test_bytes() -> None:
    """The same each time."""
    assert dict(markdown_tree(_ALL, list(_ALL.of))) == _TREE


def test_steps() -> None:
    """Each step is a row of its page, and the chart has each symbol and each exit's words."""
    for name, facts in _ALL.of.items():
        page = "\n".join(lxml_html.fromstring(_html(_TREE[f"docs/sop/{name}.md"].decode())).itertext())
        shown = " ".join(page.split())
        for step in facts.entry.sop.kegiatan:
            assert " ".join(plain(step.uraian.split("\n")[0]).split()) in shown
        if f"docs/sop/{name}.svg" in _TREE:
            root = etree.fromstring(_TREE[f"docs/sop/{name}.svg"])
            said = {text for text in root.itertext() if text.strip()}
            assert {word for edge in facts.entry.flow.edges for word in edge.label.split()} <= set(
                " ".join(said).split()
            )


@pytest.mark.no_cover
def test_mkdocs_builds_it(tmp_path: Path) -> None:
    """MkDocs without a plugin or theme of ours builds the tree, strictly."""
    root = write(tmp_path / "pohon", _TREE)
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "--strict", "-d", str(tmp_path / "situs")]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert (0, "", "") == (done.returncode, done.stdout, done.stderr)
    for name in _ALL.of:
        assert (tmp_path / "situs" / "sop" / name / "index.html").is_file()


def _html(text: str) -> str:
    return str(
        markdown.markdown(text, extensions=["tables", "toc", "fenced_code", "attr_list", "def_list", "footnotes"])
    )


def _dialects(text: str) -> list[str]:
    return [_html(text), MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)]


@pytest.mark.parametrize("text", [*HOSTILE, *_MORE])
def test_hostile_texts(text: str) -> None:
    """As a paragraph, a heading, and in a cell a text is its letters: no element, link or attribute comes of it."""
    wanted = " ".join(legal(text).split())
    for made in (md_words(text), f"# {md_words(text)}", md_table(("A", "B"), [(md_words(text), "lain")])):
        for shown in _dialects(made):
            root = lxml_html.fromstring(f"<div>{shown}</div>")
            tags = {one.tag for one in root.iter()} - {"div", "table", "thead", "tbody", "tr", "th", "td", "p", "h1"}
            assert tags == set(), (text, shown)
            assert all(set(one.attrib) <= {"id"} for one in root.iter())
            cells = [" ".join(one.text_content().split()) for one in root.iter("p", "h1", "td")]
            assert wanted in cells, (text, shown)


def test_no_link_becomes_a_picture() -> None:
    """A mark of exclamation before a link would have a reader's program ask another host for a picture."""
    for text in (
        "![x](https://jahat.example/p.png)",
        "!*[x](https://jahat.example/p.png)*",
        "Awas!![x](https://a.example)",
    ):
        for shown in _dialects(md_text(text)):
            root = lxml_html.fromstring(shown)
            assert ([], 1) == ([*root.iter("img")], len([*root.iter("a")])), shown


def test_own_marks() -> None:
    """*Miring*, **tebal** and links to the web stay; a link that would run something is its words."""
    text = "Surat *penting* dan **segera**, [aturan](https://contoh.go.id/a(b)) [x](javascript:alert(1))"
    for shown in _dialects(md_text(text)):
        root = lxml_html.fromstring(shown)
        assert ["penting"] == [one.text_content() for one in root.iter("em")]
        assert ["segera"] == [one.text_content() for one in root.iter("strong")]
        assert [("aturan", "https://contoh.go.id/a%28b%29")] == [
            (one.text_content(), one.get("href")) for one in root.iter("a")
        ]
    assert md_cell(("satu", "dua")) == "1. satu<br>2. dua"
