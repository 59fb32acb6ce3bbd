# `sop codeowners`: who is asked to look at which file.
from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.running import run_and_read
from tests.collections_on_disk import REGISTERS, draft, write

_UNITS = """\
pusat: {nama: Pusat, pemelihara: tata-usaha}
biro: {nama: Biro Umum, induk: pusat, pemelihara: [biro-umum/penyusun, "@sri"]}
bagian: {nama: Bagian, induk: biro}
lain: {nama: Lain, induk: pusat, pemelihara: sri@contoh.go.id}
"""
_FILES = {
    **REGISTERS, "unit.yaml": _UNITS,
    "biro/a.yaml": draft("A"), "biro/b.yaml": draft("B").replace("unit: biro", "unit: bagian"),
    "campur/c.yaml": draft("C"), "campur/d.yaml": draft("D").replace("unit: biro", "unit: lain"),
    "pusat/e.yaml": draft("E").replace("unit: biro", "unit: pusat"),
    "formulir/f.yaml": "judul: F\nunit: lain\nisian: [{name: a, type: text, label: A}]\n",
}  # fmt: skip


def _said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    return run_and_read(capsys, "codeowners", *arguments)


@pytest.fixture(name="project")
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path / "sops", _FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("project")
def test_folders_and_files(capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of one owner is named whole, one of several file by file; what no unit has is the topmost units'."""
    code, text, _ = _said([], capsys)
    assert code == 0
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert [
        "/sops/unit.yaml @tata-usaha",
        "/sops/jabatan.yaml @tata-usaha",
        "/sops/peraturan.yaml @tata-usaha",
        "/sops/profil/ @tata-usaha",
        "/sops/formulir/f.yaml sri@contoh.go.id",
        "/sops/biro/ @biro-umum/penyusun @sri",
        "/sops/campur/c.yaml @biro-umum/penyusun @sri",
        "/sops/campur/d.yaml sri@contoh.go.id",
        "/sops/pusat/ @tata-usaha",
    ] == lines
    assert text == _said(["--format", "gitlab"], capsys)[1]


@pytest.mark.usefixtures("project")
def test_forges_of_regular_expressions(capsys: pytest.CaptureFixture[str]) -> None:
    """For Gitea and Forgejo each path is an expression that fits its files, and no line fits another's."""
    _, text, _ = _said(["--format", "forgejo"], capsys)
    assert text == _said(["--format", "gitea"], capsys)[1]
    patterns = [line.split()[0] for line in text.splitlines() if not line.startswith("#")]
    for name in _FILES:
        assert [True] == [True for pattern in patterns if re.fullmatch(pattern, f"sops/{name}")], name
    assert not any(re.fullmatch(pattern, "sops/unitXyaml") for pattern in patterns)


@pytest.mark.parametrize("owner", ["[a b]", '"@a\\n* @jahat"', '"#"', "'*'", "a/", "'@'", "ä", "a@b"])
def test_what_is_no_owner(project: Path, owner: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What would be more than one word in the file, or no name, is an error of the register."""
    write(project / "sops", {"unit.yaml": _UNITS.replace("tata-usaha", owner)})
    code, text, complaints = _said([], capsys)
    assert (1, "") == (code, text)
    assert "sops/unit.yaml:1:" in complaints
    assert "[bukan-pemelihara]" in complaints


def test_wrong_commands(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No owner at all, a folder elsewhere and an unknown forge are each one sentence."""
    for arguments in (
        ["--folder", str(project / "sops")],
        ["--folder", "sops/.."],
        ["--folder", "x"],
        ["--format", "svn"],
        ["apa"],
    ):
        code, text, complaints = _said(arguments, capsys)
        assert (2, "") == (code, text)
        assert "sop" in complaints
    write(project / "sops", {"unit.yaml": re.sub(r", pemelihara: [^}]*", "", _UNITS)})
    code, _, complaints = _said([], capsys)
    assert code == 2
    assert "belum ada unit yang menyebut «pemelihara»" in complaints


@pytest.mark.usefixtures("project")
def test_an_error_that_owners_do_not_depend_on(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong office, regulation, profile, or value within a readable SOP changes nothing."""
    before = _said([], capsys)
    wrong = (
        draft("A").replace("pelaksana: [kabag]", "pelaksana: [kabak]").replace("pelaksana: kabag", "pelaksana: kabak")
    )
    write(Path("sops"), {"biro/a.yaml": wrong, "peraturan.yaml": "a: [", "profil/x.yaml": "kertas: a9\n"})
    assert before == _said([], capsys)


@pytest.mark.usefixtures("project")
def test_a_file_that_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    """The lines of the others are written; it is told, and the exit code says that one may be missing."""
    before = _said([], capsys)
    write(Path("sops"), {"biro/rusak.yaml": "judul: ["})
    code, text, said = _said([], capsys)
    assert (1, before[1]) == (code, text)
    assert "sops/biro/rusak.yaml:1:8: galat" in said
    write(Path("sops"), {"unit.yaml": "biro: ["})
    code, text, said = _said([], capsys)
    assert (1, "") == (code, text)
    assert "daftar unit ada galatnya" in said
