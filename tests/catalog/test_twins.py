# Who is told of two SOP with one number.
from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tatalaksana.catalog import collect
from tatalaksana.git import ages
from tests.collections_on_disk import REGISTERS, SOUND, write

_A = SOUND.replace("A-1", "OT.01")
_B = _A.replace("OT.01", "ot. 01").replace("judul: ", "judul: Lain ")


def _told(root: Path, known: dict[str, int]) -> list[str]:
    found = collect(root, "sops", ages=lambda: known).problems
    return [f"{one.file}: {one.message}" for one in found if one.code == "nomor-ganda"]


@pytest.mark.parametrize("known", [{}, {"biro/a.yaml": 1}, {"biro/a.yaml": 1, "biro/b.yaml": 1}])
def test_both_are_told(known: dict[str, int], tmp_path: Path) -> None:
    """Where nobody knows which file is the older, both are told, each with the other."""
    root = write(tmp_path, {**REGISTERS, "biro/a.yaml": _A, "biro/b.yaml": _B})
    assert [
        "sops/biro/a.yaml: Nomor «OT.01» juga dipakai sops/biro/b.yaml.",
        "sops/biro/b.yaml: Nomor «ot. 01» juga dipakai sops/biro/a.yaml.",
    ] == _told(root, known)


@pytest.mark.parametrize(
    ("known", "told"),
    [({"biro/a.yaml": 4, "biro/b.yaml": 0}, "b"), ({"biro/a.yaml": 1, "biro/b.yaml": 2}, "a")],
)
def test_the_newer_is_told(known: dict[str, int], told: str, tmp_path: Path) -> None:
    """The older file keeps its number, whatever it is called."""
    root = write(tmp_path, {**REGISTERS, "biro/a.yaml": _A, "biro/b.yaml": _B})
    assert [f"sops/biro/{told}.yaml"] == [one.partition(":")[0] for one in _told(root, known)]


def test_nobody_is_asked_without_need(tmp_path: Path) -> None:
    """Ages are asked only where two have one number."""

    def never() -> dict[str, int]:
        raise AssertionError

    root = write(tmp_path, {**REGISTERS, "biro/a.yaml": _A})
    assert [] == [one for one in collect(root, "sops", ages=never).problems if one.code == "nomor-ganda"]


def test_git_knows_ages(tmp_path: Path) -> None:
    """What is new or changed is of age 0, what was committed earlier is older, and outside a repository nothing is known."""
    assert {} == ages(tmp_path)

    def git(*words: str) -> None:
        name = ("-c", "user.name=R", "-c", "user.email=r@contoh.example")
        subprocess.run(["git", *name, *words], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    root = tmp_path / "sops"
    for name in ("satu", "dua", "tiga"):
        write(root, {f"biro/{name}.yaml": SOUND})
        git("add", "-A")
        git("commit", "-qm", name)
    write(root, {"biro/dua.yaml": SOUND + "# lain\n", "biro/empat.yaml": SOUND})
    assert {"biro/tiga.yaml": 1, "biro/satu.yaml": 3, "biro/dua.yaml": 0, "biro/empat.yaml": 0} == ages(root)
