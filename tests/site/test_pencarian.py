# The index as a part of the site: what is in it, that it is made again only when it must be, and sites without one.
from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from tatalaksana.catalog import Catalog
from tatalaksana.facts import facts_of
from tatalaksana.render.cari import Record, written_record
from tatalaksana.render.html import Addresses, Html, Surroundings
from tatalaksana.render.situs import Page
from tatalaksana.site import pencarian, settling
from tatalaksana.site.indexing import FOLDER
from tatalaksana.site.pencarian import Pencarian
from tatalaksana.site.renewing import Renewal
from tests.collections_on_disk import koleksi
from tests.site.index import found_pages, fragments, parts, written_index
from tests.site.project import contents
from tests.site.sample import MAKRO, sample_project

_DOCUMENT = '<html lang="id"><body data-pagefind-body><h1>{0}</h1><p>{0}</p></body></html>'


def test_everything_is_in_the_index(tmp_path: Path) -> None:
    """SOP, units, offices, regulations, lists and hand-written pages are found under their addresses; the latter by their headings, and not if they ask not to be or are English."""
    project = sample_project(tmp_path, config={"use_directory_urls": False})
    project.write("docs/panduan.md", "# Panduan\n\n## Bab dua\n\nKata <b>kemudi</b> & kapal\n")
    project.write("docs/diam.md", "---\nsearch:\n  exclude: true\n---\n# Diam\n\nrahasia\n")
    project.write(
        "docs/english.md",
        "# The numbers\n\nOf all that is counted the 79 rows are the longest to read, and that is why it takes a second.\n",
    )
    site = project.built("-q")
    known = {
        "/",
        f"/sop/{MAKRO}.html",
        "/unit/bagian-b.html",
        "/jabatan/arsiparis.html",
        "/peraturan/uu-43-2009.html",
        "/panduan.html",
    }
    found = found_pages(site)
    assert known <= found
    assert not {"/diam.html", "/english.html", "/cari.html"} & found
    assert (site / "cari.html").is_file()
    (guide,) = (one for one in fragments(site) if one["url"] == "/panduan.html")
    assert [["", "", "Panduan", "", ""], ["bab-dua", "", "Bab dua", "Kata kemudi & kapal", ""]] == parts(guide)
    assert {"bab", "kemudi", "kapal"} <= set(guide["content"].replace(".", "").split())
    assert "¶" not in guide["content"]
    assert "kemudi" in (site / "pagefind" / "kata.js").read_text(encoding="utf-8")
    assert 'action="../../cari.html" data-akar="../../"' in (site / f"sop/{MAKRO}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("address", "root"), [(None, "/"), ("https://sop.contoh.go.id/dinas/", "/dinas/")])
def test_the_page_of_what_is_not_found_has_the_field(address: str | None, root: str, tmp_path: Path) -> None:
    """Its links begin where the site does, for it is shown at any address."""
    site = sample_project(tmp_path, config={"site_url": address} if address else {}).built("-q")
    page = (site / "404.html").read_text(encoding="utf-8")
    assert f'action="{root}cari/" data-akar="{root}"' in page
    assert f'<script src="{root}assets/tatalaksana/cari.js" defer>' in page


def test_what_is_left_out_of_a_written_page_ends_where_it_does() -> None:
    """Elements that nobody closed, within what is not read, swallow nothing of what follows."""
    page = '<h1 id="a">Judul</h1><div data-search-exclude><p>rahasia<div><li>dalam</div></div><p>Kata<svg><path/></svg><pre><code>surat: "masuk"</code></pre><h2 id="b">Bab<a class="headerlink" href="#b">¶</a></h2>isi'
    record = written_record("Judul", page)
    assert [("", "Judul", ("Kata",)), ("b", "Bab", ("isi",))] == [
        (part.anchor, part.title, part.texts) for part in record.parts
    ]


def test_a_site_may_have_no_search(tmp_path: Path) -> None:
    """With `pencarian: false` there is no index, no field, no page «Cari», and another search reads all words."""
    project = sample_project(tmp_path, config={"plugins": ["search", {"sop": {"pencarian": False, "pdf": False}}]})
    site = project.built("-q")
    assert not (site / "pagefind").exists()
    assert not (site / "cari").exists()
    assert "sop-cari" not in (site / "index.html").read_text(encoding="utf-8")
    assert "Menelaah surat" in (site / "search" / "search_index.json").read_text(encoding="utf-8")


def _parts(folder: Path) -> dict[str, dict[str, bytes]]:
    """The files of an index, part by part."""
    found: dict[str, dict[str, bytes]] = {}
    for name, content in contents(folder).items():
        part = name.partition("/")[0]
        if "/" in name and part not in {"fragment", "index", "filter"}:
            found.setdefault(part, {})[name] = content
        elif "/" in name or name.startswith("pagefind"):
            found.setdefault("", {})[name] = content
    return found


def test_only_the_piece_with_other_documents_is_made_again(tmp_path: Path) -> None:
    """A piece whose documents are the same stays in its place; one that has others is made, and so is one of whose files something happened."""
    project = sample_project(tmp_path, plugin={"pdf": False})
    project.write("docs/panduan.md", "# Panduan\n\nKata kemudi\n")
    site = project.built("-q")
    before, inodes = _parts(site / FOLDER), _inodes(site)
    without = {"PAGEFIND_BINARY_PATH": str(tmp_path / "tidak-ada")}
    page = tmp_path / "docs/panduan.md"
    page.write_text("# Panduan\n\n<!-- tidak terbaca -->\nKata kemudi\n", encoding="utf-8")
    assert 0 == project.build("-q", said=without).code
    assert (before, inodes) == (_parts(site / FOLDER), _inodes(site))
    page.write_text("# Panduan\n\nKata layar\n", encoding="utf-8")
    assert 0 != project.build("-q", said=without).code
    after = _parts(project.built("-q") / FOLDER)
    assert ["panduan"] == [part for part, files in after.items() if files != before[part]]
    file = next((site / FOLDER / "index").glob("*.pf_index"))
    file.write_bytes(b"rusak")
    assert after == _parts(project.built("-q") / FOLDER)


def _inodes(site: Path) -> dict[Path, int]:
    return {file: file.stat().st_ino for file in (site / FOLDER).rglob("*.pf_*")}


def test_a_page_stays_in_its_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One more SOP changes two pieces at most, however many there are."""
    monkeypatch.setattr(pencarian, "_FIRST", 5)
    monkeypatch.setattr(pencarian, "_MOST", 12)
    catalog = koleksi()
    indexes = [_parts(_indexed(catalog, count, tmp_path / str(count))) for count in (64, 65)]
    assert ["", "1", "2", "3", "4", "5"] == sorted(indexes[0])
    assert 1 == sum(indexes[0][name] != indexes[1][name] for name in indexes[0])


def _indexed(catalog: Catalog, count: int, site: Path) -> Path:
    site.mkdir()
    around = Surroundings("SOP", Addresses(), pencarian=True)
    found = Pencarian(Renewal(facts_of(catalog), around, None, None), around, None)
    found.add_generated(
        Page(f"sop/contoh-{number}", "", lambda: Html(""), partial(Record, f"Contoh {number}", "", ()))
        for number in range(count)
    )
    found.write(site)
    return site / FOLDER


def test_nothing_around_changes_the_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither settings that Pagefind would find, nor an earlier index in its place; it has only what the script loads."""
    documents = _documents(tmp_path)
    written_index(documents, tmp_path / "satu")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pagefind.yml").write_text("exclude_selectors: [h1]\n", encoding="utf-8")
    monkeypatch.setenv("PAGEFIND_ROOT_SELECTOR", "p")
    (documents / "b.html").write_text(_DOCUMENT.format("Dua"), encoding="utf-8")
    written_index(documents, tmp_path / "dua")
    (documents / "b.html").unlink()
    written_index(documents, tmp_path / "dua")
    found = contents(tmp_path / "satu")
    assert found == contents(tmp_path / "dua")
    kinds = {Path(name).suffix for name in found}
    assert {".js", ".json", ".pagefind", ".pf_fragment", ".pf_index", ".pf_meta"} == kinds


def _asked_for(listed: list[list[str]], term: str) -> set[str]:
    """The files of words that the runtime fetches for a term: those in whose range it is, else all that may have longer words."""
    strict = {name for first, last, name in listed if first <= term <= last}
    if strict:
        return strict
    return {
        name
        for first, last, name in listed
        if first[: len(term)] <= term[: len(first)] and term[: len(last)] <= last[: len(term)]
    }


def _words_for(folder: Path, terms: Sequence[str]) -> tuple[dict[str, list[str]], int]:
    """What is found of words that begin with each term, and the bytes of all files that were fetched for it."""
    (head,) = folder.glob("*.pf_meta")
    listed = settling.read_packed(head)[2]
    words, sizes = {}, {}
    for *_, name in listed:
        file = folder / "index" / f"{name}.pf_index"
        words[name] = [word for word, *_ in settling.read_packed(file)[0]]
        sizes[name] = file.stat().st_size
    asked = {term: _asked_for(listed, term) for term in terms}
    found = {
        term: sorted(word for name in names for word in words[name] if word.startswith(term))
        for term, names in asked.items()
    }
    return found, sum(sizes[name] for names in asked.values() for name in names)


def test_a_number_fetches_few_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of numbers are cut; whatever is typed of a number or a word, no word is found less than in what Pagefind wrote."""
    several = [f"{number:04}{more}" for number in range(0, 9000, 7) for more in ("", "birohumas")]
    text = " ".join([*several, "arsip", "surat", "tamu"])
    documents = _documents(tmp_path)
    (documents / "b.html").write_text(_DOCUMENT.format(text), encoding="utf-8")
    written_index(documents, tmp_path / "dipotong")
    monkeypatch.setattr(settling, "_SMALL", 10**9)
    written_index(documents, tmp_path / "utuh")
    terms = [f"{number:0{length}}" for length in (1, 2, 3, 4) for number in range(10**length)] + [
        "0007b",
        "ar",
        "surat",
        "z",
    ]
    whole, much = _words_for(tmp_path / "utuh" / FOLDER, terms)
    cut, less = _words_for(tmp_path / "dipotong" / FOLDER, terms)
    assert [] == [term for term in terms if not set(whole[term]) <= set(cut[term])]
    assert dict.fromkeys(("0007", "0749", "8995"), 2) == {term: len(cut[term]) for term in ("0007", "0749", "8995")}
    assert less * 3 < much


def test_a_dirty_build_has_the_whole_index(tmp_path: Path) -> None:
    """Over an earlier build, `--dirty` makes the same index as a whole build, with the pages that it does not write again."""
    project = sample_project(tmp_path, config={"plugins": [{"sop": {"pdf": False}}, {"formulir": {"pdf": False}}]})
    project.write("docs/panduan.md", "# Panduan\n\n```formulir notula\n```\n\nKata kemudi\n")
    fields = [{"type": "text", "name": "rapat", "label": "Rapat"}]
    project.write("sops/formulir/notula.yaml", {"judul": "Notula", "isian": fields})
    whole = contents(project.built("-q") / "pagefind")
    written = (project.site / "panduan/index.html").stat().st_mtime_ns
    assert whole == contents(project.built("-q", "--dirty") / "pagefind")
    assert written == (project.site / "panduan/index.html").stat().st_mtime_ns


def _documents(folder: Path, name: str = "dokumen") -> Path:
    documents = folder / name
    documents.mkdir()
    (documents / "a.html").write_text(_DOCUMENT.format("Satu"), encoding="utf-8")
    return documents
