# The files of a folder as a revision has them.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.git import DamagedHistoryError, commit_of, tree_files
from tests.git.repository import new_repository


def test_files_of_a_revision(tmp_path: Path) -> None:
    """The files below a folder, named from it; links are none, and other folders are not looked at."""
    repository = new_repository(tmp_path)
    (tmp_path / "sops").mkdir()
    (tmp_path / "sops/tautan.yaml").symlink_to("/etc/hostname")
    first = repository.commit(
        "2024-01-02", {"sops/a.yaml": b"satu\n", "sops/b/c d.yaml": b"\xff\n\n", "lain.yaml": b"x"}
    )
    repository.commit("2024-01-03", {"sops/a.yaml": b"dua", "sops/b/c d.yaml": None})
    commit = commit_of(tmp_path / "sops", first)
    assert commit is not None
    assert {"a.yaml": b"satu\n", "b/c d.yaml": b"\xff\n\n"} == tree_files(tmp_path / "sops", commit)
    assert {"a.yaml": b"satu\n"} == tree_files(tmp_path / "sops", commit, "a.yaml".__eq__)
    assert {"a.yaml": b"dua"} == tree_files(tmp_path / "sops", "main")


def test_what_is_no_revision(tmp_path: Path) -> None:
    """Options, broken names, and what nobody committed stand for no commit; nor does anything outside a repository."""
    assert commit_of(tmp_path, "HEAD") is None
    with pytest.raises(DamagedHistoryError):
        tree_files(tmp_path, "HEAD")
    new_repository(tmp_path).commit("2024-01-02", {"a.yaml": b"satu"})
    assert [None] * 6 == [commit_of(tmp_path, word) for word in ("", "-h", "--all", "tak-ada", "main\nmain", "a\0b")]
