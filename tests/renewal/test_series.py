"""After any changes a build that takes what it can of the last site equals one into an empty folder, to the byte."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.words import UNITS
from tests.renewal.changes import collection
from tests.renewal.series import apart, series
from tests.site.builder import HERE
from tests.site.project import Project

pytestmark = pytest.mark.skipif(not HERE, reason="many builds, each a copy of one process")
_COUNT = 8


def _text_of(project: Project, page: str) -> str:
    return (project.site / page / "index.html").read_text(encoding="utf-8")


def _first(root: Path) -> Path:
    """A micro SOP: another one names it."""
    return next(
        file
        for file in sorted((root / "sops").glob("*/*.yaml"))
        if file.parent.name in UNITS and "jenis: mikro" in file.read_text(encoding="utf-8")
    )


def _inodes(project: Project) -> dict[str, int]:
    return {
        file.relative_to(project.site).as_posix(): file.stat().st_ino
        for file in project.site.rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize(("seed", "theme"), [(1, "material"), (2, "mkdocs"), (3, "material")])
def test_a_series_ends_as_fresh_builds_do(tmp_path: Path, seed: int, theme: str) -> None:
    """Edits, renames, deletions, registers, the day, a damaged site: two hundred series are run by `make uji-susulan`."""
    assert series(tmp_path, seed, count=_COUNT, builds=2, pdf=False, theme=theme) == []


@pytest.fixture(name="edited", scope="module")
def _edited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project that is built, for who makes one edit more; in the end it is as if it were built anew."""
    project = collection(tmp_path_factory.mktemp("disunting"), 16, pdf=False)
    project.built("-q")
    yield project
    assert apart(project, project.root / "segar") == []


def test_one_edit_makes_few_pages(edited: Project) -> None:
    """Pages that show nothing of what was edited are the same files as before, and so are their downloads."""
    project = edited
    before = _inodes(project)
    file = _first(project.root)
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"waktu: .*", "waktu: 7 Menit", text, count=1), encoding="utf-8")
    project.built("-q")
    after = _inodes(project)
    pages = {name for name in before if name.startswith("sop/") and name.endswith("/index.html")}
    made = {name for name in pages if before[name] != after[name]}
    assert made
    assert [] == [name for name in made if file.stem not in name and not _names(project, name, file.stem)]
    assert len(made) < len(pages) / 2
    assert {
        name for name in before if name.endswith(".xlsx") and before[name] != after[name] and file.stem not in name
    } <= {name for name in before if name.startswith("formulir/")}


def test_what_a_page_shares_with_an_edited_one_is_as_it_was(edited: Project) -> None:
    """A style that stands beside several pages is the same file when one of them was made again: the next build takes all others."""
    project = edited
    file = _first(project.root)
    made: set[str] = set()
    for word in ("berkala", "bersama"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"(?m)^(- uraian: .*)$", rf"\1 {word}", text, count=1), encoding="utf-8")
        before = _inodes(project)
        project.built("-q")
        after = _inodes(project)
        made = {name for name in before if name.startswith("jabatan/") and before[name] != after[name]} - {
            "jabatan/index.html"
        }
    assert made
    assert [name for name in sorted(made) if file.stem not in _text_of(project, Path(name).parent.as_posix())] == []


def test_one_edit_writes_few_documents_of_the_search(edited: Project) -> None:
    """Documents of pages that say nothing new stay as they are; one that somebody changed, or took away, is written again."""
    project = edited
    folder = project.root / ".site.tatalaksana" / "dokumen"
    before = _documents(folder)
    file = _first(project.root)
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^(- uraian: .*)$", r"\1 berkala", text, count=1), encoding="utf-8")
    [lost, changed, *_] = sorted(name for name in before if file.stem not in name)
    (folder / lost).unlink()
    (folder / changed).write_text("palsu", encoding="utf-8")
    (folder / "0" / "lain.d").write_text("palsu", encoding="utf-8")
    project.built("-q")
    after = _documents(folder)
    made = {name for name in before if before[name] != after[name]}
    assert before.keys() == after.keys()
    assert any(file.stem in name for name in made)
    assert made >= {lost, changed}
    assert len(made) < len(before) / 4


def _documents(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        file.relative_to(folder).as_posix(): (file.stat().st_ino, file.stat().st_mtime_ns)
        for file in folder.rglob("*")
        if file.is_file() and file.parent.name != "panduan"
    }


def _names(project: Project, page: str, stem: str) -> bool:
    """Whether the page of an SOP names another one; its reviews ask what that asks, for they have its place in the site."""
    own = re.sub("-(monitoring|evaluasi)/", "/", page)
    return stem in (project.site / own).read_text(encoding="utf-8")


def test_a_changed_file_of_the_site_is_made_again(tmp_path: Path) -> None:
    """Whatever somebody did to the site that stands, nothing of it is taken."""
    project = collection(tmp_path, _COUNT, pdf=False)
    project.built("-q")
    page = sorted(project.site.glob("sop/*/*/index.html"))[0]
    right, mode = page.read_bytes(), page.stat().st_mode
    page.unlink()
    page.write_bytes(right.replace(b"</main>", b"<p>palsu</p></main>"))
    project.built("-q")
    assert page.read_bytes() == right
    page.chmod(0o600)
    project.built("-q")
    assert page.stat().st_mode == mode


def test_what_a_page_shows_of_another_is_asked(tmp_path: Path) -> None:
    """A draft that comes into force loses its remark wherever it is named."""
    project = collection(tmp_path, _COUNT, pdf=False)
    file = _first(tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace("status: berlaku", "status: draf"), encoding="utf-8")
    project.built("-q")
    named = [
        page.parent.relative_to(project.site).as_posix()
        for page in project.site.glob("sop/*/*/index.html")
        if file.stem in page.read_text(encoding="utf-8") and page.parent.name != file.stem
    ]
    assert named
    drafts = {page: _text_of(project, page).count("sop-draf") for page in named}
    file.write_text(file.read_text(encoding="utf-8").replace("status: draf", "status: berlaku"), encoding="utf-8")
    project.built("-q")
    assert all(_text_of(project, page).count("sop-draf") < count for page, count in drafts.items())


def test_other_plugins_make_everything_be_made(tmp_path: Path) -> None:
    """What others do to pages is not known, so nothing is taken."""
    project = collection(tmp_path, _COUNT, pdf=False)
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace('"formulir": {', '"search": {}},\n{"formulir": {'),
        encoding="utf-8",
    )
    project.built("-q")
    assert not (tmp_path / ".site.tatalaksana" / "catatan.json").exists()
    shutil.rmtree(project.site)
