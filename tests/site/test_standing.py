"""A build that would make the site that stands ends at once; whatever is another than it was, it builds."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.collections_on_disk import REGISTERS, SOUND
from tests.site.project import Project, contents, environment, new_project

_SAME = "Tidak ada yang berubah"
_FILE = "sops/biro/surat.yaml"
_FILES = {f"sops/{name}": data for name, data in REGISTERS.items()} | {
    _FILE: SOUND,
    "docs/catatan.md": "# Catatan\n\nSatu kalimat.",
    "docs/berkas/denah.txt": "denah",
    "tema/partials/kosong.html": "",
}
_CONFIG = {"theme": {"name": "mkdocs", "custom_dir": "tema"}, "nav": None}


def _project(root: Path) -> Project:
    return new_project(root, _FILES, config=_CONFIG)


def _stands(project: Project, *options: str) -> bool:
    """Whether a build left all as it was; it must have succeeded."""
    before = {path: path.lstat().st_mtime_ns for path in project.site.rglob("*")}
    outcome = project.build(*options)
    assert outcome.code == 0, outcome.output
    if _SAME not in outcome.output:
        return False
    assert before == {path: path.lstat().st_mtime_ns for path in project.site.rglob("*")}
    return True


def _git(root: Path, *words: str) -> None:
    command = ["git", "-c", "user.name=Uji", "-c", "user.email=uji@contoh.go.id", *words]
    subprocess.run(command, cwd=root, env=environment(), check=True, capture_output=True)


def _write(name: str, text: str) -> Callable[[Path], object]:
    return lambda root: Project(root).write(name, text)


def _edit(root: Path) -> None:
    """One letter of a source, with the time of before put back."""
    file = root / _FILE
    about = file.stat()
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Surat", "Surau", 1), encoding="utf-8")
    assert file.read_text(encoding="utf-8") != text
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))


def _touch(root: Path) -> None:
    file = root / "site/index.html"
    file.write_bytes(file.read_bytes() + b" ")


def _lines(root: Path) -> None:
    file = root / "mkdocs.yml"
    file.write_text(file.read_text(encoding="utf-8") + "# catatan\n", encoding="utf-8")


_CHANGES: dict[str, Callable[[Path], object]] = {
    "a letter of a source": _edit,
    "a source more": _write("sops/biro/lain.yaml", "judul: Lain"),
    "a source less": lambda root: (root / _FILE).unlink(),
    "an empty folder among the sources": lambda root: (root / "sops/kosong").mkdir(),
    "a written page": _write("docs/catatan.md", "# Catatan\n\nDua kalimat."),
    "a file beside the pages": _write("docs/berkas/denah.txt", "denah lain"),
    "a file that MkDocs leaves out": _write("docs/.berkas", "x"),
    "a template": _write("tema/partials/kosong.html", "x"),
    "a line of mkdocs.yml": _lines,
    "a page of the site": _touch,
    "a page of the site less": lambda root: (root / "site/catatan/index.html").unlink(),
    "a file of the site more": _write("site/lain.txt", "x"),
    "a folder of the site more": lambda root: (root / "site/lain").mkdir(),
    "rights of a page": lambda root: (root / "site/index.html").chmod(0o600),
    "no record": lambda root: (root / ".site.tatalaksana/tegak.json").write_text("{", encoding="utf-8"),
}


def test_nothing_changed(tmp_path: Path) -> None:
    """The site stays to the file; what begins with a dot in it is nobody's business, nor what is beside the sources."""
    project = _project(tmp_path)
    made = contents(project.built())
    assert _stands(project)
    (project.site / ".htaccess").write_text("x", encoding="utf-8")
    project.write("README.md", "x")
    assert _stands(project)
    assert contents(project.site) == made | {".htaccess": b"x"}


@pytest.mark.parametrize("change", [*_CHANGES])
def test_something_changed(change: str, tmp_path: Path) -> None:
    """Then a build makes what one into an empty folder makes."""
    project = _project(tmp_path)
    project.built()
    assert _stands(project)
    _CHANGES[change](tmp_path)
    outcome = project.build()
    assert _SAME not in outcome.output
    if outcome.code == 0:
        made = contents(project.site)
        shutil.rmtree(project.site)
        shutil.rmtree(tmp_path / ".site.tatalaksana")
        assert contents(project.built()) == made


def test_another_way_of_building(tmp_path: Path) -> None:
    """The command counts as the settings do; so does where the site goes."""
    project = _project(tmp_path)
    project.built()
    assert not _stands(project, "--no-directory-urls")
    assert not _stands(project)
    assert not _stands(project, "-d", str(tmp_path / "lain"))
    assert _stands(project)


def test_a_commit_counts(tmp_path: Path) -> None:
    """Days and revisions are told by git: a commit is a change, though no file is another."""
    project = _project(tmp_path)
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", "sops", "docs", "mkdocs.yml")
    _git(tmp_path, "commit", "-qm", "awal")
    project.built()
    assert _stands(project)
    _git(tmp_path, "commit", "-q", "--allow-empty", "-m", "lain")
    assert not _stands(project)
    assert _stands(project)


def test_warnings_are_said_again(tmp_path: Path) -> None:
    """Who builds sees what is doubtful each time, once; with --strict nothing stands that has warnings."""
    project = _project(tmp_path)
    project.write(_FILE, SOUND.replace("pelaksana: kabag,", "pelaksana: kasubbag,"))
    first = project.build()
    assert first.code == 0, first.output
    warnings = [line for line in first.output.splitlines() if line.startswith("WARNING")]
    assert warnings
    again = project.build()
    assert _SAME in again.output
    assert warnings == [line for line in again.output.splitlines() if line.startswith("WARNING")]
    assert project.build("--strict").code


@pytest.mark.parametrize("unknown", ["extension", "link"])
def test_what_may_come_from_elsewhere(unknown: str, tmp_path: Path) -> None:
    """Where pages may show what nobody here knows of, every build builds."""
    if unknown == "extension":
        project = new_project(tmp_path, _FILES, config=_CONFIG | {"markdown_extensions": ["pymdownx.snippets"]})
    else:
        project = _project(tmp_path)
        project.write("luar/denah.md", "# Denah")
        (tmp_path / "docs/luar").symlink_to(tmp_path / "luar")
    project.built()
    assert not _stands(project)


def test_properdocs_too(tmp_path: Path) -> None:
    """The sister of MkDocs ends as well."""
    project = new_project(tmp_path, _FILES)
    project.built(tool="properdocs")
    outcome = project.build(tool="properdocs")
    assert outcome.code == 0
    assert _SAME in outcome.output
