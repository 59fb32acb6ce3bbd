# The plugin `formulir`: alone, beside `sop`, and within hand-written pages.
from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from tatalaksana.site import FormulirPlugin
from tatalaksana.site.blocks import block_problems, blocks_in, with_marks
from tests.site.index import found_pages
from tests.site.once import once
from tests.site.project import Data, Project, contents, new_project
from tests.site.sample import DRAF, FILES, MAKRO, WARNED
from tests.site.walk import dead_links

_FORM: Data = {
    "judul": "Daftar Hadir & Tamu", "keterangan": "Untuk *semua* rapat.", "unit": "bagian-a",
    "isian": [
        {"type": "text", "name": "rapat", "label": "Nama rapat", "required": "ya"},
        {"type": "table", "name": "peserta", "label": "Peserta", "columns": [{"type": "text", "name": "nama", "label": "Nama bibit"}]},
    ],
}  # fmt: skip
_FORMS: Data = {
    "sops/formulir/daftar-hadir.yaml": _FORM,
    "sops/formulir/tanpa-pemakai.yaml": {**_FORM, "judul": "Lain", "unit": None},
}
_BLANK = (".pdf", ".xlsx")
_PAGE = "---\ntitle: Halaman\n---\n# Contoh\n\nIsi di sini:\n\n```formulir daftar-hadir\n```\n\nTerima kasih.\n"
_ALONE: Data = {
    "plugins": ["search", {"formulir": {"folder": "formulir-kami"}}],
    "nav": [{"Beranda": "index.md"}, "formulir.md"],
}
_REVIEWS: Data = {"formulir": {"pdf_tinjauan": True}}
_BOTH: Data = {"plugins": ["search", _REVIEWS, "sop"], "nav": [{"Beranda": "index.md"}, {"Formulir": "formulir.md"}]}


def _alone(root: Path, **pages: str) -> Project:
    files = {name.replace("sops/", "formulir-kami/"): {**form, "unit": None} for name, form in _FORMS.items()}
    return new_project(
        root,
        {**files, "docs/index.md": _PAGE, **{f"docs/{name}.md": text for name, text in pages.items()}},
        config=_ALONE,
    )


def _both(root: Path, *, config: Data | None = None) -> Project:
    sop = FILES[f"sops/{MAKRO}.yaml"]
    first, *rest = sop["kegiatan"]
    named = {**sop, "kegiatan": [{**first, "formulir": "daftar-hadir"}, *rest]}
    return new_project(
        root, {**FILES, **WARNED, **_FORMS, f"sops/{MAKRO}.yaml": named, "docs/tamu.md": _PAGE}, config=config or _BOTH
    )


@pytest.fixture(name="both", scope="session")
def _built_both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of both plugins, for who only reads it."""

    def make(folder: Path) -> None:
        _both(folder).built("-q")

    return once(tmp_path_factory, "formulir-dan-sop", make) / "site"


@pytest.fixture(name="alone", scope="session")
def _built_alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the forms alone, likewise."""

    def make(folder: Path) -> None:
        _alone(folder).built("-q")

    return once(tmp_path_factory, "formulir-saja", make) / "site"


def _page(site: Path, name: str) -> html.HtmlElement:
    root: html.HtmlElement = html.document_fromstring((site / name).read_bytes())
    return root


def _words(page: html.HtmlElement, path: str = "//article") -> str:
    return " ".join(" ".join(item.text_content() for item in page.xpath(path)).split())


@pytest.mark.parametrize("tool", ["mkdocs", "properdocs"])
def test_alone(tool: str, alone: Path, tmp_path: Path) -> None:
    """Without `sop` there are the forms, their list and the block, and nothing leads anywhere else."""
    site = alone if tool == "mkdocs" else _alone(tmp_path).built(tool=tool)
    assert "Daftar Hadir & Tamu" in _words(_page(site, "formulir/index.html"), "//main")
    assert "Nama rapat" in _words(_page(site, "formulir/daftar-hadir/index.html"), "//main")
    assert "Nama rapat" in _words(_page(site, "index.html"), "//main")
    assert [] == dead_links(site)
    assert not (site / "sop").exists()
    assert not (site / "unit").exists()


@pytest.mark.parametrize("directories", [True, False])
@pytest.mark.parametrize(
    "plugins", [["search", "formulir", "sop"], ["sop", "search", "formulir"]], ids=["before", "after"]
)
def test_beside_the_sop(plugins: list[str], directories: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """With `sop`, in whatever order, steps lead to their form and the form to its steps; everything is read once."""
    outcome = _both(tmp_path, config={**_BOTH, "plugins": plugins, "use_directory_urls": directories}).build()
    assert outcome.code == 0, outcome.output
    told = [line for line in outcome.output.splitlines() if "peringatan:" in line]
    assert told
    assert len(told) == len({line.partition(": ")[2] for line in told})
    site, end = tmp_path / "site", "/index.html" if directories else ".html"
    assert [] == dead_links(site)
    [link] = _page(site, f"sop/{MAKRO}{end}").xpath(
        "//th[contains(@class, 'kegiatan')]//a[contains(., 'Daftar Hadir')]"
    )
    assert link.get("href") == (
        "../../../formulir/daftar-hadir/" if directories else "../../formulir/daftar-hadir.html"
    )
    row = _words(_page(site, f"formulir{end}"), "//section[contains(., 'Daftar Hadir')]")
    assert "SOP Makro Layanan Surat (langkah 1)" in row
    assert "Bagian Persuratan" in row
    assert "Layanan Surat" in _words(_page(site, f"formulir/daftar-hadir{end}"), "//main")


def test_without_the_plugin_steps_name_no_form(tmp_path: Path) -> None:
    """Where the site has no forms, an SOP's page says nothing of them."""
    site = _both(tmp_path, config={"plugins": ["search", "sop"]}).built()
    assert "formulir" not in _words(_page(site, f"sop/{MAKRO}/index.html"), "//main").casefold()
    assert not (site / "formulir").exists()


def test_the_collections_forms_are_published(collection_site: Path) -> None:
    """The forms have pages, and the steps lead to them."""
    site = collection_site
    assert 5 == len(list((site / "formulir").rglob("index.html")))
    links = _page(site, "sop/biro-bentanyan/daftar-konfirmasi-kecukupan/index.html").xpath(
        "//span[contains(@class, 'formulir')]/a/@href"
    )
    assert ["../../../formulir/daftar-konfirmasi-kecukupan/"] * 2 == links


def test_forms_are_searched(alone: Path) -> None:
    """The search knows a form by its title and by what it asks."""
    index = (alone / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "formulir/daftar-hadir/" in index
    assert "Nama bibit" in index


def test_blocks_stand_where_they_are_written(tmp_path: Path) -> None:
    """A block works in lists and with tildes; what stands within another fence stays an example."""
    text = (
        "# A\n\n1. Satu\n\n    ```formulir daftar-hadir\n    ```\n\n2. Dua\n\n~~~ formulir tanpa-pemakai\n\n~~~\n\n"
        "````text\n```formulir entah\n```\n````\n"
    )
    site = _alone(tmp_path, lain=text).built()
    page = _page(site, "lain/index.html")
    assert 1 == len(page.xpath("//article//ol/li//section[contains(., 'Daftar Hadir & Tamu')]"))
    assert 1 == len(page.xpath("//article/section[contains(., 'Lain')]"))
    assert "formulir entah" in _words(page, "//pre")
    assert "disini" not in _words(page)


def test_an_unknown_form_stops_the_build_before_anything_is_touched(tmp_path: Path) -> None:
    """File, line and column of the fence are told for every block that is wrong, and the site of before stays."""
    project = _alone(tmp_path)
    before = contents(project.built())
    project.write("docs/index.md", _PAGE.replace("formulir daftar-hadir", "formulir daftar-hadr"))
    project.write(
        "docs/b/lain.md", "- a\n\n    ```formulir\n    ```\n\n```formulir tanpa-pemakai\nisi\n```\n\n```formulir x"
    )
    outcome = project.build()
    assert outcome.code == 1
    assert "Traceback" not in outcome.output
    for line in (
        "docs/index.md:8:1: galat: Formulir «daftar-hadr» tidak ada. Maksud Anda «daftar-hadir»? [formulir-asing]",
        "docs/b/lain.md:3:5: galat: Blok ini tidak menyebut id formulirnya.",
        "docs/b/lain.md:6:1: galat: Blok formulir harus kosong",
        "docs/b/lain.md:10:1: galat: Blok formulir ini tidak ditutup.",
        "4 blok formulir salah di docs/.",
    ):
        assert line in outcome.output
    assert before == contents(project.site)


def test_an_error_in_a_form_stops_the_build(tmp_path: Path) -> None:
    """A form's error is told with its place, by whichever plugin reads it."""
    for root, project in ((tmp_path / "a", _alone(tmp_path / "a")), (tmp_path / "b", _both(tmp_path / "b"))):
        folder = "formulir-kami" if root.name == "a" else "sops"
        project.write(
            f"{folder}/formulir/salah.yaml", 'judul: A\nisian:\n  - {type: note, name: a, label: A, relevant: "${b}"}'
        )
        outcome = project.build()
        assert outcome.code == 1
        assert 1 == outcome.output.count(f"{folder}/formulir/salah.yaml:3:47: galat: Rumus ini menyebut «b»")


def test_a_hand_written_page_in_the_way(tmp_path: Path) -> None:
    """A page of the same name as ours is refused by name."""
    outcome = _alone(tmp_path, formulir="# Formulir").build()
    assert outcome.code == 1
    assert "«formulir.md» ditulis tangan di docs/" in outcome.output


def test_two_folders_are_refused(tmp_path: Path) -> None:
    """Beside `sop` the folder is that plugin's; another one is refused, the same one is not."""
    other = {**_BOTH, "plugins": ["search", {"formulir": {"folder": "lain"}}, "sop"]}
    outcome = _both(tmp_path / "a", config=other).build()
    assert outcome.code == 1
    assert "«formulir» memakai folder plugin «sop», yaitu «sops»." in outcome.output
    _both(tmp_path / "b", config={**_BOTH, "plugins": ["search", {"formulir": {"folder": "sops"}}, "sop"]}).built()


def test_a_site_without_forms(tmp_path: Path) -> None:
    """Where there is no form yet, the list says so."""
    (tmp_path / "sops").mkdir()
    site = new_project(tmp_path, {"docs/index.md": "# A"}, config={"plugins": ["formulir"]}).built()
    assert "Belum ada formulir." in _words(_page(site, "formulir/index.html"), "//main")


def test_warnings_stop_a_strict_site(tmp_path: Path) -> None:
    """With `ketat` a warning in the folder fails the build, as it does for `sop`."""
    config = {"plugins": [{"formulir": {"ketat": True}}]}
    outcome = new_project(tmp_path, {**FILES, **WARNED, **_FORMS, "docs/index.md": "# A"}, config=config).build()
    assert outcome.code == 1
    assert re.search(r"0 galat dan \d+ peringatan di sops/", outcome.output)


def test_downloads_beside_the_sop(both: Path) -> None:
    """Each SOP has its checklist and both reviews, each form its files; every page says their size, and drafts have them too."""
    site = both
    beside = {f"-daftar-periksa.{kind}" for kind in ("pdf", "xlsx", "csv", "json")} | {
        f"-{form}{kind}" for form in ("monitoring", "evaluasi") for kind in _BLANK
    }
    for name in (MAKRO, DRAF):
        links = _page(site, f"sop/{name}/index.html").xpath("//aside[contains(@class, 'sop-unduhan')]//a[@download]")
        slug = name.rpartition("/")[2]
        assert {f"../{slug}{kind}" for kind in beside} == {link.get("href") for link in links}
        for link in links:
            file = (site / "sop" / name / link.get("href")).resolve()
            said = link.getnext().text_content()
            assert f"{max(1, round(file.stat().st_size / 1000))}\N{NO-BREAK SPACE}kB" == said
            assert (
                file.read_bytes()[:4]
                == {".pdf": b"%PDF", ".xlsx": b"PK\x03\x04", ".csv": b'\xef\xbb\xbf"', ".json": b'{"fo'}[file.suffix]
            )
    assert {f"daftar-hadir{kind}" for kind in (".pdf", ".xlsx", ".json")} == {
        file.name for file in (site / "formulir").iterdir() if file.name.startswith("daftar-hadir") and file.is_file()
    }


def test_reviews_are_printed_from_their_pages_unless_asked_for(tmp_path: Path) -> None:
    """Without `pdf_tinjauan` the reviews are no PDF: their pages, which the SOP's page leads to for that, are what is printed."""
    site = _both(tmp_path, config={**_BOTH, "plugins": ["formulir", {"sop": {"pencarian": False}}]}).built("-q")
    assert {f"{MAKRO}-daftar-periksa.pdf", f"{MAKRO}.pdf"} == {
        file.relative_to(site / "sop").as_posix()
        for file in (site / "sop").rglob("*.pdf")
        if file.as_posix().startswith((site / "sop" / MAKRO).as_posix())
    }
    assert [] == dead_links(site)
    slug = MAKRO.rpartition("/")[2]
    aside = "//aside[contains(@class, 'sop-unduhan')]"
    [review] = _page(site, f"sop/{MAKRO}/index.html").xpath(f"{aside}//section[contains(., 'Evaluasi')]")
    assert ["Isi atau cetak di sini", "XLSX"] == [link.text for link in review.xpath(".//a")]
    assert [f"../{slug}-evaluasi/", f"../{slug}-evaluasi.xlsx"] == review.xpath(".//a/@href")
    page = _page(site, f"sop/{MAKRO}-evaluasi/index.html")
    assert [f"../{slug}-evaluasi.xlsx"] == page.xpath("//a[@download]/@href")
    assert (site / "formulir" / "daftar-hadir.pdf").is_file()


def test_reviews_are_filled_on_pages_of_their_own(both: Path) -> None:
    """Each SOP leads to its two reviews, and they back to it; the search does not find each SOP three times."""
    site = both
    slug = MAKRO.rpartition("/")[2]
    inside = _page(site, f"sop/{MAKRO}/index.html").xpath(
        "//aside[contains(@class, 'sop-unduhan')]//a[not(@download)]/@href"
    )
    assert [f"../{slug}-monitoring/", f"../{slug}-evaluasi/"] == inside
    page = _page(site, f"sop/{MAKRO}-monitoring/index.html")
    assert [f"../{slug}/"] == page.xpath("//main//div[@class='sop-halaman'][1]//a/@href")
    assert len(FILES[f"sops/{MAKRO}.yaml"]["kegiatan"]) == len(
        page.xpath("//table[contains(@class, 'sop-f-baris')]/tbody/tr")
    )
    assert {f"../{slug}-monitoring{kind}" for kind in _BLANK} == set(page.xpath("//a[@download]/@href"))
    bands = [
        _page(site, f"sop/{one}-evaluasi/index.html").xpath("//aside[@class='sop-pita']//strong")
        for one in (MAKRO, DRAF)
    ]
    assert [[], ["Draf, belum berlaku."]] == [[strong.text for strong in band] for band in bands]
    assert "-monitoring/" not in (site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert not [name for name in found_pages(site) if "-monitoring/" in name]


def test_downloads_alone(alone: Path) -> None:
    """Without `sop`, forms have their files all the same; nothing is made beside SOP."""
    site = alone
    assert (site / "formulir" / "daftar-hadir.pdf").is_file()
    assert 2 == len(_page(site, "formulir/index.html").xpath("//section[contains(., 'Daftar Hadir')]//a[@download]"))


def test_checklists_without_the_sop(tmp_path: Path) -> None:
    """Without the plugin `sop`, the list of forms leads to each SOP's checklist and reviews, and no page to one that is not there."""
    project = _both(tmp_path, config={"plugins": ["search", _REVIEWS], "nav": _BOTH["nav"]})
    project.write("docs/index.md", "# Beranda")
    site = project.built("-q")
    assert [] == dead_links(site)
    page = _page(site, "formulir/index.html")
    [card] = page.xpath("//section[.//h3[contains(., 'Layanan Surat')]]")
    beside = {f"-daftar-periksa{kind}" for kind in (".pdf", ".xlsx", ".csv", ".json")} | {
        f"-{form}{kind}" for form in ("monitoring", "evaluasi") for kind in (*_BLANK, "/")
    }
    assert {f"../sop/{MAKRO}{kind}" for kind in beside} == set(card.xpath(".//a/@href"))
    assert len(card.xpath(".//a")) == len(set(card.xpath(".//a/@aria-label")))
    assert "SOP Makro Layanan Surat (langkah 1)" in _words(page, "//section[.//h2[contains(., 'Daftar Hadir')]]")
    assert ["../../../formulir/"] == _page(site, f"sop/{MAKRO}-monitoring/index.html").xpath(
        "//article//div[@class='sop-halaman'][1]//a/@href"
    )
    assert not (site / "sop" / MAKRO).exists()
    assert not (site / "unit").exists()


def test_downloads_as_they_are_wanted(tmp_path: Path) -> None:
    """With `pdf: false` no PDF is made of forms; the columns of CSV are parted by the sign that is asked for."""
    options = {"formulir": {"pdf": False, "pemisah_csv": ","}}
    site = _both(tmp_path, config={**_BOTH, "plugins": [options, {"sop": {"pdf": False}}]}).built("-q")
    assert [] == list(site.rglob("*.pdf"))
    assert [] == dead_links(site)
    head = (site / f"sop/{MAKRO}-daftar-periksa.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert head.startswith('"no","kegiatan",')


@pytest.mark.parametrize(
    ("name", "data", "file"),
    [
        (f"sops/{MAKRO}-monitoring.yaml", FILES[f"sops/{DRAF}.yaml"] | {"judul": "Lain", "status": "berlaku", "nomor": "1", "tanggal": {"efektif": "2024-01-01"},
         "pengesahan": {"jabatan": "a", "nama": "b"}}, f"sop/{MAKRO}-monitoring.pdf"),
    ],
)  # fmt: skip
def test_two_sources_of_one_file(name: str, data: Data, file: str, tmp_path: Path) -> None:
    """A name that makes the address of another source's download is refused before anything is written."""
    project = _both(tmp_path)
    project.write(name, data)
    outcome = project.build()
    assert outcome.code == 1
    assert f"«{file}» akan dibuat dari dua sumber" in outcome.output
    assert not project.site.exists()


def test_the_same_files_twice(both: Path, tmp_path: Path) -> None:
    """Two builds make the same bytes, with and without what was kept."""
    again = replace(_both(tmp_path), afresh=True)
    one, two = (
        {name: data for name, data in contents(site).items() if name.startswith(("sop/", "formulir/"))}
        for site in (both, again.built("-q"))
    )
    assert sorted(one) == sorted(two)
    assert [] == [name for name in one if one[name] != two[name]]
    assert one == {name: data for name, data in contents(again.built("-q")).items() if name in one}


def test_the_plugin_outlives_a_rebuild() -> None:
    """The plugin defines on_startup, by which MkDocs keeps its object between rebuilds."""
    assert "on_startup" in vars(FormulirPlugin)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```formulir a\n```", [(0, 1, "a", "")]),
        ("```formulir a\r\n```\r\n", [(0, 1, "a", "")]),
        ("``` formulir  a  \n\n\n```", [(0, 3, "a", "")]),
        ("`````formulir a\n```\n`````", [(0, 2, "a", "Blok formulir harus kosong: isinya tidak akan tampil.")]),
        ("```formulir\n```", [(0, 1, "", "Blok ini tidak menyebut id formulirnya.")]),
        ("```formulir a", [(0, 0, "a", "Blok formulir ini tidak ditutup.")]),
        ("```yaml\n```formulir a\n```", []),
        ("```formulirku a\n```\n~~~~formulir b\n~~~~", [(2, 3, "b", "")]),
        ("`formulir a`\n\nformulir a", []),
        ("```formulir <script>\n```", [(0, 1, "<script>", "")]),
    ],
)  # fmt: skip
def test_finding_blocks(text: str, expected: list[tuple[int, int, str, str]]) -> None:
    """Blocks are found where Markdown sees a fence that asks for a form."""
    assert expected == [(block.first, block.last, block.form_id, block.flaw) for block in blocks_in(text.split("\n"))]


def test_a_form_stands_once_on_a_page() -> None:
    """Two copies of a form on one page would share what is typed into them."""
    lines = ["```formulir a", "```", "", "```formulir a", "```"]
    [problem] = block_problems("docs/a.md", lines, ["a"])
    assert (4, "Formulir «a» sudah ada di halaman ini.") == (problem.line, problem.message)


def test_marks_are_paragraphs_of_their_own() -> None:
    """A block right below a line of text does not become part of its paragraph."""
    assert "A\n\n  X\n\nB" == with_marks("A\n  ```formulir a\n  ```\nB", lambda _: "X")


_HOOK = """
from pathlib import Path

seen = []


def on_env(env, config, files):
    seen.extend(file for file in files.documentation_pages() if file.generated_by)


def on_post_build(config):
    held = [file.src_uri for file in seen if "/" in file.src_uri and file.page.content]
    Path("dipegang.txt").write_text(f"{len(seen)} {held}", encoding="utf-8")
"""


def test_no_page_is_held_once_it_is_written(tmp_path: Path) -> None:
    """Of pages of which there may be thousands none is in memory when the last one is written."""
    project = _both(tmp_path, config={**_BOTH, "hooks": ["kait.py"]})
    project.write("kait.py", _HOOK)
    project.built("-q")
    count, _, held = (tmp_path / "dipegang.txt").read_text(encoding="utf-8").partition(" ")
    assert int(count) > 20
    assert "[]" == held
