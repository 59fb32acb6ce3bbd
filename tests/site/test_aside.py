# A site is whole at any moment, whatever happens to the build of the next one.
from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tatalaksana.site import aside
from tatalaksana.site.aside import Aside
from tests.collections_on_disk import REGISTERS, draft
from tests.site.builder import builder
from tests.site.project import Project, contents, environment, new_project

_SMALL = {"theme": {"name": "mkdocs"}, "nav": None}
_PAGES = 55
"""Enough for the second process that writes a part of the site."""
_KILLS = 20
_LEFT = frozenset(
    {"kunci", "catatan.json", "tegak.json", "isi.bin", "dokumen", "dokumen.json", "daftar.json", "fakta.json"}
)
"""What stands beside a site for the next build."""

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="exchanging folders is Linux's")
not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")


def _project(root: Path, pages: int = 1) -> Project:
    files = {f"sops/{name}": text for name, text in REGISTERS.items()}
    files |= {f"sops/biro/s{number}.yaml": draft(f"Satu {number}") for number in range(pages)}
    return new_project(root, files, plugin={"pdf": False}, config=_SMALL)


def _edit(project: Project, title: str) -> None:
    for file in (project.root / "sops/biro").iterdir():
        number = file.stem.removeprefix("s")
        file.write_text(draft(f"{title} {number}", more=f"nomor: {title}/{number}\n"), encoding="utf-8")


@contextmanager
def _building(project: Project) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(project.root / "mkdocs.yml")]
    with subprocess.Popen(
        command, cwd=project.root, env=environment(), start_new_session=True, text=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        yield process


@not_on_windows
def test_a_killed_build_leaves_a_whole_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed at twenty random moments, with or without its second process, a build leaves the old site or the new one, whole; the next one clears up."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")  # MkDocs writes the time into a page and the sitemap
    passing = tmp_path / "sementara"
    passing.mkdir()
    monkeypatch.setenv("TMPDIR", str(passing))
    project = _project(tmp_path / "proyek", _PAGES)
    editions = {}
    for title in ("Satu", "Dua"):
        _edit(project, title)
        editions[title] = contents(project.built("-q"))
    assert editions["Satu"] != editions["Dua"]
    chance = random.Random(6)  # noqa: S311 - moments, no secrets
    aside = project.root / ".site.tatalaksana/baru"
    halves = 0
    for turn in range(_KILLS):
        _edit(project, "Satu" if turn % 2 == 0 else "Dua")
        process = builder().start(["mkdocs", "build", "-q"], project.root, tmp_path / "log", environment())
        _until_written(aside, chance.randrange(_PAGES + 5), process)
        with suppress(ProcessLookupError):
            (os.killpg if turn % 3 else os.kill)(process, signal.SIGKILL)
        builder().wait(process)
        halves += aside.exists()
        assert contents(project.site) in editions.values()
    assert halves > _KILLS // 5
    _edit(project, "Satu")
    assert editions["Satu"] == contents(project.built("-q"))
    assert _LEFT == {path.name for path in (project.root / ".site.tatalaksana").iterdir()}
    assert [] == list(passing.iterdir())


def _until_written(folder: Path, pages: int, process: int) -> None:
    """Wait until a build has written so many pages into its folder, or has ended."""
    while len(list(folder.glob("sop/biro/*"))) < pages and builder().runs(process):
        time.sleep(0.001)


def test_a_failed_build_leaves_the_old_site(tmp_path: Path) -> None:
    """An error in the sources, and a warning of a strict build, which MkDocs counts when all is written, change nothing."""
    project = _project(tmp_path)
    before = contents(project.built("-q"))
    project.write("docs/baru.md", "[ke mana](tak-ada.md)")
    assert project.build("--strict").code == 1
    assert before == contents(project.site)
    project.write("sops/biro/salah.yaml", "judul: [")
    assert project.build().code == 1
    assert before == contents(project.site)
    assert _LEFT == {path.name for path in (tmp_path / ".site.tatalaksana").iterdir()}


@not_on_windows
def test_a_second_build_waits(tmp_path: Path) -> None:
    """While one build is at work, a second one says that it waits, and goes on when the first is gone."""
    project = _project(tmp_path)
    held = Aside(project.site, lambda: None)
    with _building(project) as process:
        assert process.stderr is not None
        said = next(line for line in process.stderr if "menunggu" in line)
        assert f"Bangunan lain sedang menulis «{project.site}»" in said
        assert process.poll() is None
        held.leave()
        process.communicate()
    assert process.returncode == 0
    assert (project.site / "index.html").is_file()


def test_what_is_hidden_and_the_mode_stay(tmp_path: Path) -> None:
    """What begins with a dot in the site's folder stays, as MkDocs leaves it, and so do the folder's permissions."""
    project = _project(tmp_path)
    project.built("-q")
    project.site.chmod(0o2750)
    for name in (".git/refs/a", ".htaccess", "lama.html"):
        project.write(f"site/{name}", name)
    project.built("-q")
    assert project.site.stat().st_mode & 0o7777 == 0o2750
    assert (project.site / ".git/refs/a").read_text() == ".git/refs/a\n"
    assert (project.site / ".htaccess").is_file()
    assert not (project.site / "lama.html").exists()


def test_the_formulir_plugin_alone(tmp_path: Path) -> None:
    """Where only `formulir` is on, it does the same."""
    project = _project(tmp_path)
    project.write("sops/formulir/daftar.yaml", "judul: Daftar\nisian: [{name: a, type: text, label: A}]\n")
    project.write("mkdocs.yml", {"site_name": "Formulir", "theme": "mkdocs", "plugins": [{"formulir": {"pdf": False}}]})
    outcome = project.build()
    assert outcome.code == 0, outcome.output
    assert ".site.tatalaksana" in outcome.output
    assert "diganti utuh" in outcome.output
    assert (project.site / "formulir/index.html").is_file()


def test_nothing_else_goes_aside(tmp_path: Path) -> None:
    """A build of what changed writes into the site that is there."""
    project = _project(tmp_path)
    project.built("-q", "--dirty")
    assert not (tmp_path / ".site.tatalaksana").exists()
    assert (project.site / "index.html").is_file()


def _published(site: Path, name: str) -> None:
    made = Aside(site, lambda: pytest.fail("nobody else is here"))
    made.folder.mkdir()
    (made.folder / "index.html").write_text(name)
    (made.folder / name).mkdir()
    (made.folder / name / "isi").write_text(name)
    made.publish({})
    assert {"index.html", name} == {path.name for path in site.iterdir() if not path.name.startswith(".")}
    assert (site / "index.html").read_text() == name


def test_a_linked_site(tmp_path: Path) -> None:
    """A link stays a link; what it leads to is replaced."""
    (tmp_path / "lain").mkdir()
    (tmp_path / "situs").symlink_to("lain/nyata")
    for name in ("satu", "dua"):
        _published(tmp_path / "situs", name)
    assert (tmp_path / "situs").is_symlink()
    assert (tmp_path / "lain/nyata/dua/isi").is_file()


@on_linux
def test_another_file_system() -> None:
    """A link to another file system is no obstacle, for the site is built on that one."""
    shared = Path("/dev/shm")  # noqa: S108 - the one that every Linux has
    if not os.access(shared, os.W_OK):
        pytest.skip("no second file system here")
    folder = shared / f"tatalaksana-{os.getpid()}"
    try:
        for name in ("satu", "dua"):
            _published(folder / "situs", name)
    finally:
        aside._delete(folder)


def test_leftovers_of_a_killed_build(tmp_path: Path) -> None:
    """What a killed build left is thrown away; a site that was between two renames is put back."""
    site = tmp_path / "situs"
    _published(site, "satu")
    room = tmp_path / ".situs.tatalaksana"
    (room / "baru/setengah").mkdir(parents=True)
    site.rename(room / "lama")
    Aside(site, lambda: None).leave()
    assert (site / "satu/isi").is_file()
    assert ["kunci"] == [path.name for path in room.iterdir()]


def test_without_an_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where folders can't be exchanged, they are renamed."""
    monkeypatch.setattr(aside, "_exchanged", lambda *_: False)
    for name in ("satu", "dua"):
        _published(tmp_path / "situs", name)


def test_in_a_folder_that_cannot_be_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the site is a mounted file system, it is filled entry by entry, and what is hidden stays."""
    site = tmp_path / "situs"
    site.mkdir()
    (site / ".tetap").write_text("")
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == site)
    for name in ("satu", "dua"):
        _published(site, name)
    assert (site / ".tetap").is_file()
    assert ["situs"] == [path.name for path in tmp_path.iterdir()]


@on_linux
def test_the_exchange_is_one_step(tmp_path: Path) -> None:
    """On Linux the two folders change places; a reader who opened the old one keeps it."""
    site = tmp_path / "situs"
    _published(site, "satu")
    old = os.open(site, os.O_RDONLY)
    (tmp_path / "baru").mkdir()
    assert aside._exchanged(tmp_path / "baru", site)
    assert os.fstat(old).st_ino == (tmp_path / "baru").stat().st_ino
    os.close(old)
