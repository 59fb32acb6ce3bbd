# `sop cek --sejak`: a proposal is told what it brings, and nothing of what was there before.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.cli import main
from tests.collections_on_disk import REGISTERS, SOUND, write
from tests.git.repository import Repository, new_repository

IDLE = (
    SOUND.replace("A-1", "A-2")
    .replace("Pengelolaan", "Penyimpanan")
    .replace("pelaksana: kabag,", "pelaksana: kasubbag,")
)


@pytest.fixture(name="repository")
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A project with a warning, all of it committed; the working directory."""
    repository = new_repository(tmp_path)
    logo = {"profil/a.yaml": "logo: a.svg\n", "a.svg": "<svg/>"}
    write(tmp_path / "sops", {**REGISTERS, **logo, "biro/sepi.yaml": IDLE, "biro/baik.yaml": SOUND})
    repository.commit("2024-01-01")
    monkeypatch.chdir(tmp_path)
    return repository


def _told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """The exit code, and the codes of what is told, with whatever else is said."""
    code = main(["cek", *arguments])
    said = capsys.readouterr().out.splitlines()
    return code, [line.rpartition("[")[2].rstrip("]") if line.startswith("sops/") else line for line in said]


def _change(file: str, old: str, new: str) -> None:
    text = Path(file).read_text(encoding="utf-8")
    assert old in text
    Path(file).write_text(text.replace(old, new), encoding="utf-8")


OLD = "1 masalah yang sudah ada pada HEAD tidak ditampilkan."


@pytest.mark.usefixtures("repository")
def test_what_was_there_is_only_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """Wherever its line is now; strictly, too, and whatever else of the file changed."""
    assert (0, ["0 galat, 0 peringatan", OLD]) == _told(capsys, "--sejak", "HEAD", "--ketat")
    _change("sops/biro/sepi.yaml", "unit: biro\n", "unit: biro\nperalatan: [Meja]\n")
    assert (0, ["0 galat, 0 peringatan", OLD]) == _told(capsys, "--sejak", "HEAD", "--ketat")
    assert (0, [""]) == (_told(capsys, "--sejak", "HEAD", "--format", "github")[0], [""])


@pytest.mark.usefixtures("repository")
def test_what_is_new_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """An error and a warning that the revision had not; also one that a change brings to a file that stayed."""
    _change("sops/biro/baik.yaml", "pelaksana: kabag,", "pelaksana: kasubbag,")
    assert (1, ["lajur-kosong", "0 galat, 1 peringatan", OLD]) == _told(capsys, "--sejak", "HEAD", "--ketat")
    _change("sops/jabatan.yaml", "kasubbag:", "kasubag:")
    assert (1, ["lajur-kosong", "id-tak-dikenal", "id-tak-dikenal", "2 galat, 1 peringatan", OLD]) == _told(
        capsys, "--sejak", "HEAD"
    )


@pytest.mark.usefixtures("repository")
def test_a_renamed_file_brings_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """What was wrong with it stays old."""
    Path("sops/biro/sepi.yaml").rename("sops/biro/sunyi.yaml")
    assert (0, ["0 galat, 0 peringatan", OLD]) == _told(capsys, "--sejak", "HEAD", "--ketat")


@pytest.mark.usefixtures("repository")
def test_a_logo_that_goes_is_new(capsys: pytest.CaptureFixture[str]) -> None:
    """The revision's other files are looked at too."""
    Path("sops/a.svg").unlink()
    assert (1, ["logo-tak-ada", "1 galat, 0 peringatan", OLD]) == _told(capsys, "--sejak", "HEAD")


def test_an_unknown_revision(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said with the branches that are here, and nothing is checked; one of another's repository is offered."""
    assert 2 == main(["cek", "--sejak", "entah"])
    told = "«{}» bukan cabang atau revisi git yang dikenal di sini. {}\n"
    assert told.format("entah", "Cabang di sini: main.") in capsys.readouterr().err
    repository.git("update-ref", "refs/remotes/origin/induk", "HEAD")
    assert 2 == main(["cek", "--sejak", "induk"])
    assert told.format("induk", "Maksud Anda «origin/induk»?") in capsys.readouterr().err
