# Registers that are not there: told once, with what follows from it.
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tatalaksana.catalog import collect
from tatalaksana.cli import main
from tests.collections_on_disk import REGISTERS, SOUND, draft, write

_WITHOUT = "Berkas ini tidak ada, padahal {} kali disebut {} yang semestinya terdaftar di dalamnya."


def _without(root: Path, *names: str) -> Path:
    registers = {name: text for name, text in REGISTERS.items() if name not in names}
    return write(root, {**registers, "biro/surat.yaml": SOUND, "biro/arsip.yaml": draft("Arsip")})


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ((), []),
        (("jabatan.yaml",), [("jabatan", 3)]),
        (("jabatan.yaml", "unit.yaml"), [("jabatan", 3), ("unit", 2)]),
        (("peraturan.yaml",), [("peraturan", 1)]),
    ],
)
def test_a_register_that_is_not_there_is_told_once(
    names: tuple[str, ...], told: list[tuple[str, int]], tmp_path: Path
) -> None:
    """Not by each name that it would hold."""
    found = collect(_without(tmp_path, *names), "sops")
    assert [(f"sops/{name}.yaml", "daftar-tak-ada", _WITHOUT.format(count, name)) for name, count in told] == [
        (problem.file, problem.code, problem.message) for problem in found.problems
    ]
    assert len(told) == found.errors


def test_its_hint_is_what_it_takes(tmp_path: Path) -> None:
    """Written as the hint shows, the file holds the office that it names."""
    root = _without(tmp_path, "jabatan.yaml")
    (problem,) = collect(root, "sops").problems
    entry = problem.hint.partition("misalnya «")[2].partition("»")[0].replace("…", "Kepala Bagian")
    write(root, {"jabatan.yaml": f"{entry}\n"})
    left = collect(root, "sops").problems
    assert {"id-tak-dikenal"} == {one.code for one in left}
    assert not [one for one in left if "kabag" in one.message]


def test_no_register_that_nobody_names_is_missed(tmp_path: Path) -> None:
    """A collection may do without the register of regulations."""
    registers = {name: text for name, text in REGISTERS.items() if name != "peraturan.yaml"}
    assert () == collect(write(tmp_path, {**registers, "biro/arsip.yaml": draft("Arsip")}), "sops").problems


def test_a_register_that_cannot_be_read_is_there(tmp_path: Path) -> None:
    """Its own problem is all that is told."""
    root = _without(tmp_path)
    write(root, {"jabatan.yaml": "kabag: [\n"})
    assert {"sops/jabatan.yaml"} == {problem.file for problem in collect(root, "sops").problems}
    assert "daftar-tak-ada" not in {problem.code for problem in collect(root, "sops").problems}


def test_one_file_alone_is_not_sound_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who asks for one SOP is told, too."""
    _without(tmp_path / "sops", "unit.yaml")
    monkeypatch.chdir(tmp_path)
    assert main(["cek", "sops/biro/surat.yaml"]) == 1
    assert "sops/unit.yaml:1:1: galat: Berkas ini tidak ada" in capsys.readouterr().out


@pytest.mark.parametrize(("checked", "told"), [("2026-02-03", []), ("2062-02-03", ["Tahun 2062 masih terlalu jauh."])])
def test_an_old_regulation_may_be_checked_today(checked: str, told: list[str], tmp_path: Path) -> None:
    """What year is far ahead depends on the day as of which the collection is looked at, not on the regulation's age."""
    title = "Undang-Undang Nomor 2 Tahun 1986 tentang Peradilan Umum"
    register = f"{REGISTERS['peraturan.yaml']}uu-2-1986: {{judul: {title}, status: berlaku, sumber: Lembaran Negara, diperiksa: {checked}}}\n"
    root = write(tmp_path, {**REGISTERS, "peraturan.yaml": register, "biro/surat.yaml": SOUND})
    found = collect(root, "sops", tanggal=date(2026, 11, 30)).problems
    assert told == [one.message for one in found if one.code == "peraturan-janggal"]


def test_a_unit_may_be_printed_by_its_short_name(tmp_path: Path) -> None:
    """Its register says so itself; another short name is told."""
    unit = "biro:\n  nama: Biro Umum\n  singkatan: Rum\n"
    for said, told in (("Biro Rum", []), ("Biro Tum", ["nama-unit"])):
        sop = SOUND.replace("unit: biro", f"unit: {{unit: biro, teks: {said}}}")
        root = write(tmp_path / said, {**REGISTERS, "unit.yaml": unit, "biro/surat.yaml": sop})
        assert told == [problem.code for problem in collect(root, "sops").problems]
