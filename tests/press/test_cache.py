# What the press keeps: whole files by their keys, in a folder that may be missing, unwritable or half deleted.
from __future__ import annotations

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


def test_many_processes_make_the_same(tmp_path: Path) -> None:
    """Forty sheets are made by processes of their own: in order, and to the last byte what one process makes."""
    names = [name for name in _CATALOG.entries for _ in range(3)][:40]
    wanted = drafts(facts_of(_CATALOG), names, root=SOPS, days={})
    together = [(name, path.read_bytes()) for name, path in made(wanted, Cache(tmp_path / "a"))]
    assert [name for name, _ in together] == names
    alone = {one.name: one.content() for one in drafts(facts_of(_CATALOG), dict.fromkeys(names), root=SOPS, days={})}
    assert together == [(name, alone[name]) for name in names]
