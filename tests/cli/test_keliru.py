# What clerks type, what they are told, and what `sop perbaiki` makes of it: one file a mistake, read as a page.
#
# A case holds its sources, then what `sop cek` says of them, then what `sop perbaiki --ya` changes, as a comparison.
# Registers that it does not bring are those of the other tests.
from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path

import pytest

from tatalaksana.catalog import collect
from tatalaksana.cli import main
from tests.collections_on_disk import REGISTERS, write
from tests.golden_files import GOLDEN, check_golden

KELIRU = GOLDEN / "keliru"
CASES = sorted(path.stem for path in KELIRU.glob("*.txt"))
_HEAD = re.compile(r"^==> (.+)\n", re.MULTILINE)
_SAID, _MENDED = "sop cek", "sop perbaiki --ya"


def _parts(case: str) -> Mapping[str, str]:
    """Head of a part to what stands below it."""
    _, *parts = _HEAD.split((KELIRU / f"{case}.txt").read_text(encoding="utf-8"))
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _sources(case: str) -> dict[str, str]:
    return {name: text for name, text in _parts(case).items() if name not in {_SAID, _MENDED}}


def _said(root: Path) -> str:
    return "".join(f"{problem}\n" for problem in collect(root, "sops").problems)


def _mended(root: Path, names: Mapping[str, str]) -> dict[str, str]:
    assert main(["perbaiki", "--ya", "--folder", str(root)]) == 0
    return {name: (root / name).read_bytes().decode() for name in names}


@pytest.mark.parametrize("case", CASES)
def test_mistake(case: str, tmp_path: Path) -> None:
    """A mistake is told in the words of its case, and mended as its case shows, no more and no less."""
    sources = _sources(case)
    files = {**REGISTERS, **sources}
    root = write(tmp_path, files)

    said = _said(root)
    after = _mended(root, files)

    written = "".join(f"==> {name}\n{text}" for name, text in sources.items())
    changes = "".join(
        line
        for name, text in files.items()
        for line in unified_diff(text.splitlines(keepends=True), after[name].splitlines(keepends=True), name, name, n=0)
        if not line.startswith("@@")
    )
    check_golden(KELIRU / f"{case}.txt", f"{written}==> {_SAID}\n{said}==> {_MENDED}\n{changes}")


@pytest.mark.parametrize("case", CASES)
def test_line_ends_make_no_difference(case: str, tmp_path: Path) -> None:
    """With the line ends of Windows, and without the last one, the same is said and mended."""
    files = {**REGISTERS, **_sources(case)}
    root = write(tmp_path / "satu", files)
    said, after = _said(root), _mended(root, files)

    windows = write(tmp_path / "dua", {name: text.replace("\n", "\r\n") for name, text in files.items()})
    assert said == _said(windows)
    assert {name: text.replace("\n", "\r\n") for name, text in after.items()} == _mended(windows, files)

    endless = write(tmp_path / "tiga", {name: text.removesuffix("\n") for name, text in files.items()})
    assert said == _said(endless)
    assert {name: text.removesuffix("\n") for name, text in after.items()} == {
        name: text.removesuffix("\n") for name, text in _mended(endless, files).items()
    }
