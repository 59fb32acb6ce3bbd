# What the press keeps: whole files by their keys, in a folder that may be missing, unwritable or half deleted.
from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tatalaksana.facts import facts_of
from tatalaksana.model import Kertas
from tatalaksana.press import Cache, drafts, made
from tests.collections_on_disk import SOPS, koleksi

_CATALOG = koleksi()
_NAMES = [name for name in _CATALOG.entries if name.startswith("biro-")]


def test_what_is_put_is_there(tmp_path: Path) -> None:
    """A file is found by its key, by another run too; others are not there."""
    path = Cache(tmp_path / "a" / "b").put("abcd", b"isi")
    assert path.read_bytes() == b"isi"
    assert Cache(tmp_path / "a" / "b").get("abcd") == path
    assert Cache(tmp_path / "a" / "b").get("abce") is None


@pytest.mark.parametrize(
    "damage",
    [lambda _: b"", lambda old: old[:-1], lambda old: b"\x01" + old[1:], lambda _: b"lain", lambda old: old * 2],
)
def test_what_is_damaged_is_not_there(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    """A file that is no longer what was kept is as none, is counted, and makes way for what is put anew."""
    cache = Cache(tmp_path)
    path = cache.put("abcd", b"isi lembar")
    path.write_bytes(damage(b"isi lembar"))
    assert (None, None, 2) == (cache.get("abcd"), cache.read("abcd"), cache.damaged)
    assert cache.put("abcd", b"isi lembar") == path
    assert b"isi lembar" == cache.read("abcd")
    assert [path] == [one for one in tmp_path.rglob("*") if one.is_file()]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_is_no_file_is_not_there(tmp_path: Path) -> None:
    """A pipe is not waited for, and a device is not read to its end, which it has not."""
    cache = Cache(tmp_path)
    path = cache.put("abcd", b"isi lembar")
    path.unlink()
    os.mkfifo(path)
    assert cache.read("abcd") is None
    path.unlink()
    path.symlink_to("/dev/zero")
    assert cache.read("abcd") is None


def test_another_document_is_not_there(tmp_path: Path) -> None:
    """What was kept for another key is damaged, under whatever name it lies; a later content takes the former's place."""
    cache = Cache(tmp_path)
    one, other = cache.put("abcd", b"satu"), cache.put("abef", b"dua")
    one.write_bytes(other.read_bytes())
    assert cache.get("abcd") is None
    other.rename(other.with_name(other.name.replace("abef", "abcd")))
    assert cache.get("abcd") is None
    again = cache.put("abcd", b"tiga")
    assert [again] == [path for path in tmp_path.rglob("*") if path.is_file()]


def test_damaged_sheets_are_made_anew(tmp_path: Path) -> None:
    """Whatever happened to kept sheets, what is handed out is what would be made without them."""
    wanted = drafts(facts_of(_CATALOG), _NAMES[:3], root=SOPS, days={})
    first = {name: path.read_bytes() for name, path in made(wanted, Cache(tmp_path))}
    files = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    for path, content in zip(files, (b"", b"x" * 100, files[1].read_bytes()[:1000]), strict=True):
        path.write_bytes(content)
    cache = Cache(tmp_path)
    assert first == {name: path.read_bytes() for name, path in made(wanted, cache)}
    assert cache.damaged == 3


def test_a_file_in_the_folders_place(tmp_path: Path) -> None:
    """Where the folder cannot be made, files are kept for as long as the cache is."""
    (tmp_path / "cache").write_text("berkas")
    cache = Cache(tmp_path / "cache")
    path = cache.put("abcd", b"isi")
    assert path.read_bytes() == b"isi"
    assert cache.get("abcd") == path
    assert cache.put("ef", b"lagi").read_bytes() == b"lagi"
    assert (tmp_path / "cache").read_text() == "berkas"


def test_a_write_that_dies_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where putting in place fails, no file has the key, and none is left aside."""

    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(self), None, str(target))

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", fail)
        with pytest.raises(OSError, match="No space"):
            Cache(tmp_path).put("abcd", b"isi")
    assert [] == [path for path in tmp_path.rglob("*") if path.is_file()]


def test_only_what_changed_is_made_again(tmp_path: Path) -> None:
    """Kept sheets are the very files of the run before; another paper is another sheet."""
    wanted = drafts(facts_of(_CATALOG), _NAMES, root=SOPS, days={})
    first = dict(made(wanted, Cache(tmp_path)))
    times = {path: path.stat().st_mtime_ns for path in first.values()}
    again = dict(made(wanted, Cache(tmp_path)))
    assert list(again) == _NAMES
    assert first == again
    assert times == {path: path.stat().st_mtime_ns for path in again.values()}
    other = dict(made(drafts(facts_of(_CATALOG), _NAMES[:1], root=SOPS, days={}, paper=Kertas.F4), Cache(tmp_path)))
    assert other[_NAMES[0]] not in first.values()


def test_a_deleted_sheet_is_made_again(tmp_path: Path) -> None:
    """A cache of which files were deleted gives the same bytes in the order in which they are wanted."""
    wanted = drafts(facts_of(_CATALOG), _NAMES, root=SOPS, days={})
    first = {name: path.read_bytes() for name, path in made(wanted, Cache(tmp_path))}
    for path in sorted(path for path in tmp_path.rglob("*") if path.is_file())[::2]:
        path.unlink()
    assert first == {name: path.read_bytes() for name, path in made(wanted, Cache(tmp_path))}


def test_every_sheet_has_its_own_key() -> None:
    """No two SOP, papers or days of drafts share a key."""
    names = list(_CATALOG.entries)
    keys = [one.key for paper in Kertas for one in drafts(facts_of(_CATALOG), names, root=SOPS, days={}, paper=paper)]
    assert len(keys) == len(set(keys)) == len(Kertas) * len(names)


@pytest.mark.no_cover
def test_many_processes_make_the_same(tmp_path: Path) -> None:
    """Forty sheets are made by processes of their own: in order, and to the last byte what one process makes."""
    names = [name for name in _CATALOG.entries for _ in range(3)][:40]
    wanted = drafts(facts_of(_CATALOG), names, root=SOPS, days={})
    together = [(name, path.read_bytes()) for name, path in made(wanted, Cache(tmp_path / "a"))]
    assert [name for name, _ in together] == names
    alone = {one.name: one.content() for one in drafts(facts_of(_CATALOG), dict.fromkeys(names), root=SOPS, days={})}
    assert together == [(name, alone[name]) for name in names]
