# Of a site that stands only what changed is put into it; whoever reads it, and whatever happens meanwhile, finds each file whole.
from __future__ import annotations

import errno
import json
import os
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from tatalaksana.site.aside import Aside
from tatalaksana.site.inventory import inventory_of
from tests.site.project import contents

_OLD = {f"sop/{number}/index.html": f"lama {number}" for number in range(40)} | {"index.html": "lama", "cari/a": "1"}
_CHANGED = {"index.html": "baru", "cari/b": "2", "sop/3/index.html": "baru 3", "sop/baru/isi/index.html": "baru"}
_KEPT = _OLD.keys() - {"index.html", "cari/a", "sop/3/index.html", "sop/7/index.html"}
_NEW = {name: _OLD[name] for name in _KEPT} | _CHANGED


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def _built(site: Path) -> Aside:
    made = Aside(site, lambda: pytest.fail("nobody else is here"))
    made.folder.mkdir()
    _write(made.folder, _CHANGED | {"sop/5/index.html": _OLD["sop/5/index.html"]})
    made.keep(_KEPT)
    return made


def _texts(site: Path) -> dict[str, str]:
    return {name: content.decode() for name, content in contents(site).items()}


def _folders(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_dir()}


@pytest.fixture(name="site")
def _site(tmp_path: Path) -> Path:
    _write(tmp_path / "situs", _OLD)
    return tmp_path / "situs"


def test_only_what_changed_is_put(site: Path) -> None:
    """The folder stays the same, files that were built to the same bytes too; what nothing stands for goes, with folders that it leaves empty."""
    _write(site, {"orang/lain.html": "?", ".htaccess": "tetap", ".git/refs/a": "tetap"})
    before = {name: (site / name).stat().st_ino for name in ("", "sop/5/index.html", "sop/8/index.html")}
    assert _built(site).publish({})
    assert _texts(site) == _NEW | {".htaccess": "tetap", ".git/refs/a": "tetap"}
    assert before == {name: (site / name).stat().st_ino for name in before}
    assert _folders(site).isdisjoint({"orang", "sop/7"})
    assert ["kunci"] == [path.name for path in (site.parent / ".situs.tatalaksana").iterdir()]


def _in_the_way(site: Path) -> None:
    _write(site, {"sop/baru": "berkas"})


def _a_folder(site: Path) -> None:
    (site / "sop/3/index.html").unlink()
    _write(site, {"sop/3/index.html/isi": "folder"})


def _other_rights(site: Path) -> None:
    (site / "sop/9").chmod(0o500)


def _a_link(site: Path) -> None:
    (site / "sop").rename(site.parent / "lain")
    (site / "sop").symlink_to(site.parent / "lain")


@pytest.mark.skipif(sys.platform == "win32", reason="no such rights and links there")
@pytest.mark.parametrize(
    "happened", [_in_the_way, _a_folder, _other_rights, _a_link], ids=lambda one: str(one.__name__)
)
def test_what_somebody_did_to_the_site(happened: object, site: Path) -> None:
    """Where a file or a folder is in the way, or folders have other rights or lead elsewhere, the site is put in place whole, or file by file: as it has to be."""
    assert callable(happened)
    happened(site)
    _built(site).publish({})
    assert _texts(site) == _NEW
    assert not (site / "sop").is_symlink()
    assert {0o755} == {(site / folder).stat().st_mode & 0o777 for folder in _folders(site)}


def test_where_much_changed(site: Path) -> None:
    """Where more than a few files change, the site changes places as a whole, in one step."""
    before = site.stat().st_ino
    made = _built(site)
    _write(made.folder, dict.fromkeys([*_KEPT][:20], "lain"))
    assert not made.publish({})
    assert site.stat().st_ino != before
    assert list(_texts(site).values()).count("lain") == 20


_WAYS = len(_CHANGED)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that dies is a copy of this one")
@pytest.mark.parametrize("after", range(_WAYS + 1))
def test_a_build_that_is_killed_while_it_puts(after: int, site: Path) -> None:
    """After any number of files each one is the old or the new one, and the next build, which may fail, first does the rest."""
    process = os.fork()
    if not process:
        _die_after(after)
        _built(site).publish({})
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 9
    found = _texts(site)
    assert all(text in {_OLD.get(name), _NEW.get(name)} for name, text in found.items())
    assert found.keys() >= _KEPT
    assert sum(found.get(name) == text for name, text in _CHANGED.items()) == after
    Aside(site, lambda: None).leave()
    assert _texts(site) == _NEW
    assert "sop/7" not in _folders(site)


def _die_after(several: int) -> None:
    """Be gone, as by SIGKILL, at the first step after so many files were put."""
    put = 0

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal put
        ours = event in {"os.rename", "os.remove"} and "/situs/" in str(arguments[1 if event == "os.rename" else 0])
        if ours and (put == several or event == "os.remove"):
            os._exit(9)
        put += ours

    sys.addaudithook(hear)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="as above")
def test_a_refusal_in_the_middle(site: Path) -> None:
    """Where the system takes one file and refuses the next, the site is put in place whole, with both."""
    process = os.fork()
    if not process:
        said: list[str] = []

        def refuse(event: str, arguments: tuple[object, ...]) -> None:
            if event == "os.rename" and "/situs/" in str(arguments[1]):
                said.append(str(arguments[1]))
                if len(said) == 3:
                    raise OSError(errno.EACCES, os.strerror(errno.EACCES))

        sys.addaudithook(refuse)
        os._exit(7 if _built(site).publish({}) or len(said) != 3 else 0)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    assert _texts(site) == _NEW


def test_a_journal_that_is_no_journal(site: Path) -> None:
    """One of which only half was written, or whose site is gone, says nothing."""
    room = site.parent / ".situs.tatalaksana"
    for text in ('["sop', "7", "[1]"):
        _write(room, {"jurnal.json": text, "baru/index.html": "setengah"})
        Aside(site, lambda: None).leave()
        assert _texts(site) == _OLD
        assert not (room / "jurnal.json").exists()
    _write(room, {"jurnal.json": json.dumps([["index.html"], [], []]), "baru/index.html": "baru"})
    site.rename(site.parent / "lain")
    Aside(site, lambda: None).leave()
    assert not site.exists()


def test_who_reads_meanwhile(site: Path) -> None:
    """A page is there at any moment, whole: the old one or the new one."""
    pages = {f"sop/{number}/index.html": "x" * 5000 for number in range(40)}
    _write(site, pages | {f"tetap/{number}": "" for number in range(200)})
    seen: set[str] = set()
    ended = threading.Event()

    def read() -> None:
        while not ended.is_set():
            for name in pages:
                try:
                    text = (site / name).read_text()
                except OSError as error:
                    text = str(error)
                seen.add(text if text in {"x" * 5000, "y" * 7000} else "lain: " + text[:80])

    reader = threading.Thread(target=read)
    reader.start()
    for text in ("y" * 7000, "x" * 5000) * 10:
        made = Aside(site, lambda: None)
        made.folder.mkdir()
        _write(made.folder, dict.fromkeys(pages, text))
        made.keep(_OLD.keys() - pages.keys() | {f"tetap/{number}" for number in range(200)})
        assert made.publish({})
    ended.set()
    reader.join()
    assert {"x" * 5000, "y" * 7000} >= seen


def test_what_can_not_be_looked_at_is_not_taken_for_empty(site: Path) -> None:
    """Of a site that is not there nothing is taken; of what was built it would take away whatever is not seen."""
    with pytest.raises(OSError, match="tidak-ada"):
        inventory_of(site.parent / "tidak-ada")
    made = Aside(site.parent / "tidak-ada", lambda: None)
    assert not made.stands.files
    made.leave()
