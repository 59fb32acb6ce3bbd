# What git can't read any more is told: half a history, or a state without one of its files, would be taken for the whole.
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tatalaksana.cli import main
from tatalaksana.git import (
    DamagedHistoryError,
    ages,
    commit_of,
    is_clean,
    last_changes,
    parted_at,
    tree_files,
    versions,
)
from tests.collections_on_disk import REGISTERS, SOUND, write
from tests.git.repository import Repository, new_repository
from tests.site.project import contents, new_project


def _story(root: Path) -> Repository:
    """Three commits, in which one file is changed twice and another stays."""
    repository = new_repository(root)
    repository.commit("2024-01-01", {"sops/a.yaml": b"satu", "sops/b.yaml": b"tetap"})
    repository.commit("2024-01-02", {"sops/a.yaml": b"dua"})
    repository.commit("2024-01-03", {"sops/a.yaml": b"tiga"})
    return repository


def _asked(folder: Path) -> dict[str, Callable[[], object]]:
    """Everything that a history is asked for, by its name."""
    head, first = commit_of(folder, "HEAD"), commit_of(folder, "HEAD~2")
    return {
        "versions": lambda: versions(folder), "last_changes": lambda: last_changes(folder), "tree": lambda: tree_files(folder, head or "HEAD"),
        "before": lambda: tree_files(folder, first or "HEAD~2"), "parted": lambda: parted_at(folder, first or "HEAD~2"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "damage", [lambda content: content[: len(content) // 2], lambda _: b"", None], ids=["cut", "empty", "gone"]
)
def test_no_half_history_is_told(tmp_path: Path, damage: Callable[[bytes], bytes] | None) -> None:
    """Whichever object is damaged: each answer is that of the sound repository, or an error that says so."""
    repository = _story(tmp_path)
    asked = _asked(tmp_path / "sops")
    sound = {name: ask() for name, ask in asked.items()}
    told = 0
    for path in sorted((repository.root / ".git" / "objects").glob("??/*")):
        content = path.read_bytes()
        path.chmod(0o644)
        path.unlink() if damage is None else path.write_bytes(damage(content))
        for name, ask in asked.items():
            try:
                assert sound[name] == ask(), (name, path)
            except DamagedHistoryError:
                told += 1
        ages(tmp_path / "sops")
        path.write_bytes(content)
    assert told > len(asked)


def test_an_index_that_is_damaged_is_not_clean(tmp_path: Path) -> None:
    """What git can't compare is not as it was committed."""
    _story(tmp_path)
    assert is_clean(tmp_path)
    (tmp_path / ".git" / "index").write_bytes(b"DIRC rusak")
    assert not is_clean(tmp_path)


@pytest.mark.parametrize("zone", ["-9999", "+9999", "-1600", "+0099", "+2400"])
def test_a_zone_that_is_none_hides_one_day_alone(tmp_path: Path, zone: str) -> None:
    """A commit in a zone that no place has, on a day that git itself can't reckon, is of an unknown day; the others keep theirs."""
    repository = _story(tmp_path)
    odd = repository.git("cat-file", "commit", "HEAD").replace("+0000", zone).replace("1704283200", "1")
    (tmp_path / "komit").write_text(f"{odd}\n", encoding="utf-8", newline="\n")
    repository.git("reset", "-q", "--soft", repository.git("hash-object", "-t", "commit", "-w", "--literally", "komit"))
    assert [None, date(2024, 1, 2), date(2024, 1, 1)] == [one.day for one in versions(tmp_path / "sops")["a.yaml"]]
    assert {"a.yaml": None, "b.yaml": date(2024, 1, 1)} == {
        name: change.day for name, change in last_changes(tmp_path / "sops").items()
    }


def test_commands_refuse_what_git_cannot_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A comparison or a history with a state that is damaged ends in a sentence and 2, not in «tidak ada perubahan»."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {f"sops/{name}": text for name, text in {**REGISTERS, "biro/surat.yaml": SOUND}.items()})
    repository = new_repository(tmp_path)
    repository.commit("2024-01-01")
    blob = repository.git("rev-parse", "HEAD:sops/biro/surat.yaml")
    (tmp_path / "sops/biro/surat.yaml").write_text(SOUND.replace("judul: ", "judul: Baru "), encoding="utf-8")
    (tmp_path / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    for arguments in (
        ["beda", "HEAD"],
        ["usulan", "beda", "HEAD"],
        ["riwayat", "sops/biro/surat.yaml"],
        ["beda", "HEAD", "sops/biro/surat.yaml"],
    ):
        assert main(arguments) == 2
        printed = capsys.readouterr()
        assert "git fsck" in printed.err
        assert printed.out == ""


def _without_objects(git: Path) -> None:
    for file in (git / "objects").rglob("*"):
        if file.is_file():
            file.unlink()


def _without_head(git: Path) -> None:
    (git / "HEAD").write_text("x\n", encoding="utf-8")


@pytest.mark.parametrize("damage", [_without_objects, _without_head])
def test_a_damaged_repository_is_told_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], damage: Callable[[Path], None]
) -> None:
    """No command calls its branches unknown or its history empty; no site is made of it, and that of before stays."""
    monkeypatch.chdir(tmp_path)
    files = {f"sops/{name}": text for name, text in {**REGISTERS, "biro/surat.yaml": SOUND}.items()}
    project = new_project(tmp_path, files, plugin={"pdf": False}, config={"theme": {"name": "mkdocs"}, "nav": None})
    repository = new_repository(tmp_path)
    repository.commit("2024-01-01")
    before = contents(project.built("-q"))
    damage(tmp_path / ".git")
    (tmp_path / "a.zip").write_bytes(b"PK")
    for arguments in (
        ["beda", "HEAD"],
        ["beda", "sops/biro/surat.yaml"],
        ["cek", "--sejak", "main"],
        ["usulan", "periksa", "main"],
        ["usulan", "beda", "main"],
        ["terima", "a.zip", "--ya"],
        ["riwayat", "sops/biro/surat.yaml"],
    ):
        assert main(arguments) == 2, arguments
        printed = capsys.readouterr()
        assert "git fsck" in printed.err, arguments
        assert "belum punya" not in printed.err, arguments
        assert "bukan" not in printed.err, arguments
    outcome = project.build("-q")
    assert (1, True) == (outcome.code, "git fsck" in outcome.output), outcome.output
    assert "Situs lama tidak diubah." in outcome.output
    assert before == contents(project.site)
