# The names of what this repository publishes stand in it and in this folder of tests, and nowhere else: whoever takes the package,
# or begins a repository of their own, meets none of them.
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import tatalaksana
from tatalaksana.catalog import collect
from tatalaksana.cli import main
from tatalaksana.model import BERSAMA
from tests.site.project import REPOSITORY, Project

_CATALOG = collect(REPOSITORY / "sops", "sops").catalog
_TESTS = REPOSITORY / "tests"
_PARTS_OF_TESTS = ("terbitan", "bench", "bench_router")
"""What may know them: this folder, and what measures, which is no test."""
_TELLING = 2
"""Words that a name has at the least to tell whose it is; «Pengelola» alone doesn't."""
_KINDS = {
    ".css",
    ".csv",
    ".html",
    ".ics",
    ".js",
    ".json",
    ".md",
    ".ps1",
    ".py",
    ".svg",
    ".txt",
    ".typ",
    ".yaml",
    ".yml",
    "",
}


def _names() -> Iterator[str]:
    """Ids, names and short names of units and offices, who signed, and what sheets, forms and profiles are called."""
    registers = _CATALOG.registers
    yield from registers.profil
    for unit, about in registers.unit.items():
        yield from (unit, about.nama, about.singkatan or "")
    for office, holder in registers.jabatan.items():
        yield from (office, holder.nama, holder.singkatan or "")
    for entry in _CATALOG.entries.values():
        sop = entry.sop
        yield from (entry.id.rpartition("/")[2], sop.judul, sop.nomor or "")
        yield from (value or "" for one in sop.pengesahan for value in (one.nama, one.nip, one.nrp))
    for name, form in _CATALOG.formulir.items():
        yield from (name, form.judul)
    yield from (profil.instansi or "" for profil in registers.profil.values())


_SHARED = {*BERSAMA, "unit-organisasi-terkait", "Unit Organisasi terkait", "pelaksana-jp-jft", "Pelaksana (JP/JFT)"}
"""What belongs to everybody: profiles of ours, and who stands on many agencies' sheets."""
NAMES = sorted(
    {name for name in _names() if len(re.findall(r"\w+", name)) >= _TELLING or len(name) > 7} - _SHARED,
    key=str.casefold,
)
_ANY = re.compile(
    rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(NAMES, key=len, reverse=True)))})(?![\w-])", re.IGNORECASE
)


def _leaks(folder: Path, *aside: str) -> list[str]:
    """What is told below a folder, in names of files too."""
    found: list[str] = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if not path.is_file() or name.parts[0] in aside or "__pycache__" in name.parts:
            continue
        text = path.read_text(encoding="utf-8", errors="replace") if path.suffix in _KINDS else ""
        found += (
            f"{name.as_posix()}: {one}" for one in sorted({*_ANY.findall(str(name.as_posix())), *_ANY.findall(text)})
        )
    return found


def test_names_are_known() -> None:
    """There is something to look for, and it is found."""
    assert len(NAMES) > 50
    assert NAMES == [name for name in NAMES if _ANY.search(f"({name})")]


def test_the_package_does_not_know_them() -> None:
    """Neither code nor guides nor help nor what a wheel carries besides."""
    assert [] == _leaks(Path(tatalaksana.__file__).parent)


def test_no_other_test_and_no_guide_knows_them() -> None:
    """Tests stand on collections of their own, pages on invented names."""
    assert [] == _leaks(_TESTS, *_PARTS_OF_TESTS)
    assert [] == _leaks(REPOSITORY / "docs")


def test_a_new_site_does_not_know_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it stands in what `sop mulai` writes, nor in the site that comes of it."""
    monkeypatch.chdir(tmp_path)
    assert 0 == main(["mulai", "dinas", "--contoh"])
    Project(tmp_path / "dinas").built("-q", "--strict")
    assert [] == _leaks(tmp_path / "dinas")
