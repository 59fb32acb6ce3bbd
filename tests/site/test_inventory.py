"""How the files of a site stand is kept between builds: what was searched once is not searched again, and nothing is missed by that."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import time_ns

import pytest

from tatalaksana.site.inventory import inventory_of
from tatalaksana.site.kept_inventory import inventory_record, kept_inventory

_DOTTED = frozenset({".well-known"})
_FAR = 3600_000_000_000
"""Nanoseconds after which nobody doubts a time."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Files and folders of all kinds, and what is none of them."""
    root = tmp_path / "situs"
    for name in (
        "index.html",
        "sop/biro/surat/index.html",
        "sop/biro/surat/é 1.pdf",
        ".well-known/izin.txt",
        ".git/HEAD",
    ):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    (root / "kosong").mkdir()
    (root / "sop/menuju").symlink_to("biro")
    (root / os.fsdecode(b"bukan-utf8-\xff")).touch()
    return root


def _kept(site: Path, *, long_ago: bool) -> Path:
    """A record of the site, which was looked at now, or so long after the last touch that its times tell all."""
    file = site.parent / "isi.bin"
    found = inventory_of(site, _DOTTED)
    looked = time_ns() + _FAR if long_ago else found.looked
    file.write_bytes(b"".join(inventory_record(site, replace(found, looked=looked))))
    return file


@pytest.mark.parametrize("long_ago", [True, False])
def test_what_is_kept_is_what_is_found(site: Path, *, long_ago: bool) -> None:
    """To the mark, which is not reckoned again."""
    found = inventory_of(site, _DOTTED)
    kept = kept_inventory(_kept(site, long_ago=long_ago), site, _DOTTED)
    assert kept == found
    assert kept is not None
    assert kept.known == found.mark == replace(kept, known="").mark
    assert kept.looked > found.looked


def _swap(root: Path) -> None:
    """A folder for a file of the same name."""
    (root / "index.html").unlink()
    (root / "index.html").mkdir()


def _lead(link: Path, target: str) -> None:
    link.unlink()
    link.symlink_to(target)


_CHANGES: dict[str, Callable[[Path], object]] = {
    "a file more": lambda root: (root / "sop/biro/lain.html").touch(),
    "a file less": lambda root: (root / "sop/biro/surat/index.html").unlink(),
    "another file": lambda root: (root / "sop/biro/surat/index.html").write_text("lain sekali", encoding="utf-8"),
    "a file more at the top": lambda root: (root / "lain.html").touch(),
    "a file by another name": lambda root: (root / "index.html").rename(root / "index.htm"),
    "a folder more": lambda root: (root / "sop/biro/baru").mkdir(),
    "a folder less": lambda root: (root / "kosong").rmdir(),
    "a folder for a file": _swap,
    "rights of a folder": lambda root: (root / "kosong").chmod(0o700),
    "rights of a file": lambda root: (root / "index.html").chmod(0o600),
    "where a link leads": lambda root: _lead(root / "sop/menuju", "biroo"),
    "what begins with a dot and counts": lambda root: (root / ".well-known/izin.txt").write_text(
        "palsu", encoding="utf-8"
    ),
    "all of it": shutil.rmtree,
}


@pytest.mark.parametrize("long_ago", [True, False])
@pytest.mark.parametrize("change", _CHANGES.values(), ids=_CHANGES)
def test_whatever_is_another_is_searched_for(site: Path, change: Callable[[Path], object], *, long_ago: bool) -> None:
    """Whether times tell it or names."""
    file = _kept(site, long_ago=long_ago)
    change(site)
    assert kept_inventory(file, site, _DOTTED) is None


def test_a_file_that_came_while_it_was_looked_at_is_missed_by_no_time(site: Path) -> None:
    """Its folder was touched after the look began, so its names are read, though its times are those that were kept."""
    found = inventory_of(site, _DOTTED)
    (site / "sop/biro/lain.html").touch()
    file = site.parent / "isi.bin"
    file.write_bytes(b"".join(inventory_record(site, found)))
    assert kept_inventory(file, site, _DOTTED) is None


def test_touched_folders_with_the_same_names_are_the_same(site: Path) -> None:
    """As after a copy that keeps the times of files, or where somebody's file came and went."""
    file = _kept(site, long_ago=True)
    passing = site / "sop/biro/sementara"
    passing.touch()
    passing.unlink()
    (site / ".git/baru").touch()
    (site / ".htaccess").touch()
    assert kept_inventory(file, site, _DOTTED) == inventory_of(site, _DOTTED)


@pytest.mark.parametrize(
    "damage",
    [
        lambda held: held[:0],
        lambda held: held[:-8],
        lambda held: held + b"\0" * 8,
        lambda held: held[:-3],
        lambda held: held.replace(b"surat", b"surau", 1),
        lambda held: held.replace(b"[1,", b"[2,", 1),
        lambda held: b"[1, 2]\n" + held.partition(b"\n")[2],
        lambda held: b"{}\n" + held[:0],
        lambda held: held[: held.index(b"\n") + 1] + bytes(8),
    ],
)
def test_a_damaged_record_is_none(site: Path, damage: Callable[[bytes], bytes]) -> None:
    """Then all is searched, as without it."""
    file = _kept(site, long_ago=True)
    file.write_bytes(damage(file.read_bytes()))
    assert kept_inventory(file, site, _DOTTED) is None
