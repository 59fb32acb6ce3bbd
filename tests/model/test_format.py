# The format of sources: this release's is read, others are told, and files move to a newer one with every other byte as it was.
from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tatalaksana.catalog import MODELS, collect
from tatalaksana.model import FORMAT, Migration, key_order, to_newest
from tatalaksana.source import Data, Edit, UnwritableError
from tests.collections_on_disk import REGISTERS, SOUND, lines, write

_FORMATS = Path(__file__).parents[1] / "fixtures"


def _invented(kind: str, data: Data) -> Iterable[Edit]:
    """A second format, in which an SOP's «unit» is called «milik» and units have no owners."""
    if kind == "sop":
        return [Edit(("unit",), "milik", of_key=True)]
    assert isinstance(data, dict)
    entries = [(name, one) for name, one in data.items() if isinstance(one, dict)] if kind == "unit" else []
    return [Edit((name, "pemelihara"), None) for name, one in entries if "pemelihara" in one]


def _to_second(kind: str, text: str) -> str:
    order = lambda path: key_order(MODELS[kind], path)  # noqa: E731 - as the command has it
    return to_newest(text, kind, order, (Migration(FORMAT + 1, _invented),), FORMAT + 1)


@pytest.mark.parametrize("folder", sorted(_FORMATS.glob("format-*")), ids=lambda folder: folder.name)
def test_sources_of_each_format_are_read(folder: Path) -> None:
    """Those of every released format, brought to this release's, hold no problem, and all kinds of files are among them."""
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*.yaml")}
    changed = {}
    for name, file in files.items():
        kind = {"profil": "profil", "formulir": "formulir"}.get(
            file.parent.name, "sop" if file.parent.name != "sops" else file.stem
        )
        text = file.read_text(encoding="utf-8")
        changed[folder / name] = to_newest(text, kind, lambda path, kind=kind: key_order(MODELS[kind], path)).encode()  # type: ignore[misc]
    found = collect(folder / "sops", "sops", changed=changed)
    assert () == found.problems
    assert (2, 1, 1) == (
        len(found.catalog.entries),
        len(found.catalog.formulir),
        len(found.catalog.registers.jabatan) - 1,
    )


def test_there_are_sources_of_each_format() -> None:
    """Whoever releases a format keeps sources of it."""
    assert [f"format-{number}" for number in range(1, FORMAT + 1)] == sorted(
        one.name for one in _FORMATS.glob("format-*")
    )


def test_absent_is_the_first(tmp_path: Path) -> None:
    """A file that says none is of the first format, and one that says so is the same."""
    said = {name: f"format: 1\n{text}" for name, text in {**REGISTERS, "biro/surat.yaml": SOUND}.items()}
    with_it, without = (
        collect(write(tmp_path / name, files), "sops")
        for name, files in (("a", said), ("b", {**REGISTERS, "biro/surat.yaml": SOUND}))
    )
    assert () == with_it.problems == without.problems
    one, other = (found.catalog.entries["biro/surat"].sop for found in (with_it, without))
    assert one == other
    assert with_it.catalog.registers.unit == without.catalog.registers.unit


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("2", "format-lain"),
        ("99999", "format-lain"),
        ("satu", "bukan-angka"),
        ("9" * 4_400, "bukan-angka"),
        ("0", "bukan-angka"),
        ("-1", "bukan-angka"),
    ],
)
def test_another_format_is_told_and_nothing_else(tmp_path: Path, number: str, code: str) -> None:
    """Whatever else is strange in such a file may be right there; also in a register."""
    odd = f"format: {number}\nkunci_baru: x\n{SOUND}"
    files = {**REGISTERS, "unit.yaml": f"format: {number}\nbiro: [baru]\n", "biro/surat.yaml": odd}
    assert [f"sops/biro/surat.yaml:1:9 {code}", f"sops/unit.yaml:1:9 {code}"] == lines(
        collect(write(tmp_path, files), "sops").problems
    )


def test_every_other_byte_stays() -> None:
    """Remarks, quotes, blanks and line ends stay; the format stands first, behind what a file opens with."""
    text = "# yaml-language-server: $schema=x\n# Catatan\n\njudul: 'Surat'   # nama\r\nunit: biro\n\n# akhir\n"
    assert text.replace("judul", "format: 2\r\njudul").replace("unit", "milik") == _to_second("sop", text)
    assert "format: 2\nbiro:\n  nama: Biro\n" == _to_second("unit", "format: 1\nbiro:\n  nama: Biro\n  pemelihara: a\n")
    assert _to_second("sop", _to_second("sop", text)) == _to_second("sop", text)


def test_what_is_newer_stays() -> None:
    """Nothing is made older."""
    with pytest.raises(UnwritableError, match="format 3"):
        _to_second("sop", "format: 3\njudul: a\n")
