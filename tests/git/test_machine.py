# What one machine, one user or one clone has set changes nothing of what git is asked, or is told.
from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tatalaksana.git import ages, history_lack, is_clean, last_changes, last_commit, oldest_is, versions
from tests.git.repository import Repository, new_repository

_TEXT = b"".join(b"baris %d\n" % number for number in range(20))


def _known(folder: Path) -> tuple[object, ...]:
    return versions(folder), last_changes(folder), last_commit(folder), ages(folder), is_clean(folder)


def _renamed(root: Path) -> Repository:
    """A repository in which a file was changed and renamed, in a folder of its own, and one is new."""
    repository = new_repository(root)
    repository.commit("2024-01-01", {"sops/a.yaml": _TEXT, "sops/z.yaml": b"z"})
    repository.commit("2024-01-02", {"sops/a.yaml": None, "sops/b.yaml": _TEXT + "tambah é\n".encode()})
    (root / "sops/baru.yaml").write_bytes(b"baru")
    return repository


@pytest.mark.parametrize(
    "setting",
    [
        "core.abbrev=4", "core.abbrev=40", "log.follow=true", "i18n.logOutputEncoding=UTF-16", "diff.orderFile=urutan",
        "diff.renameLimit=1", "diff.renames=false", "status.showUntrackedFiles=no", "core.quotePath=true", "color.ui=always",
        "core.fsmonitor=/bin/false", "log.date=relative",
    ],
)  # fmt: skip
def test_settings_change_nothing(tmp_path: Path, setting: str) -> None:
    """Whatever is set in a repository or for a user, the same is known."""
    repository = _renamed(tmp_path)
    (tmp_path / "urutan").write_text("z*\n")
    before = _known(tmp_path / "sops")
    repository.git("config", *setting.split("="))
    assert before == _known(tmp_path / "sops")


@pytest.mark.parametrize(
    "setting",
    [
        {"GIT_DIR": "/lain"}, {"GIT_WORK_TREE": "/lain"}, {"GIT_INDEX_FILE": "/lain/index"}, {"GIT_OBJECT_DIRECTORY": "/lain"},
        {"GIT_LITERAL_PATHSPECS": "1"}, {"LC_ALL": "xx_XX"}, {"GIT_PREFIX": "lain/"}, {"GIT_SHALLOW_FILE": "/lain"},
    ],
)  # fmt: skip
def test_variables_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: Mapping[str, str]) -> None:
    """What a hook or a shell has in its environment leads to no other repository."""
    _renamed(tmp_path)
    before = _known(tmp_path / "sops")
    for name, value in setting.items():
        monkeypatch.setenv(name, value)
    assert before == _known(tmp_path / "sops")


def test_replaced_and_grafted_commits_are_as_committed(tmp_path: Path) -> None:
    """What one clone puts in the place of commits, or says of their parents, is not what was committed."""
    repository = _renamed(tmp_path)
    first, second = repository.git("rev-list", "--reverse", "HEAD").split()
    before = _known(tmp_path / "sops")
    (tmp_path / ".git/info/grafts").write_text(f"{second}\n")
    assert before == _known(tmp_path / "sops")
    repository.git("replace", second, first)
    assert before == _known(tmp_path / "sops")


@pytest.mark.parametrize(
    "written", ["253402300800 +0000", "253402300799 +1400", "99999999999999 +0000", "-5 +0000", "", "1e9 +0000"]
)
def test_days_of_no_calendar_are_unknown(tmp_path: Path, written: str) -> None:
    """A commit whose dates are none stops nothing: its day is unknown, and other commits keep theirs."""
    repository = new_repository(tmp_path)
    repository.commit("2024-01-01", {"a.yaml": b"satu", "b.yaml": b"b"})
    repository.commit("2024-01-02", {"a.yaml": b"dua"})
    plain = repository.git("cat-file", "commit", "HEAD")
    odd = re.sub(r"(?m)^(author|committer) (.*>) .*$", rf"\1 \2 {written}", plain)
    (tmp_path / "komit").write_text(f"{odd}\n", encoding="utf-8", newline="\n")
    repository.git("reset", "-q", "--hard", repository.git("hash-object", "-t", "commit", "-w", "--literally", "komit"))
    assert [None, date(2024, 1, 1)] == [each.day for each in versions(tmp_path)["a.yaml"]]
    assert {"a.yaml": None, "b.yaml": date(2024, 1, 1)} == {
        name: change.day for name, change in last_changes(tmp_path).items()
    }
    assert last_commit(tmp_path) is None


def test_what_a_shallow_clone_does_not_know_is_told(tmp_path: Path) -> None:
    """The last commit that a clone has is not when all its files changed; that it is cut off is told."""
    repository = new_repository(tmp_path / "penuh")
    repository.commit("2024-01-01", {"a.yaml": b"satu"})
    repository.commit("2024-01-02", {"b.yaml": b"satu"})
    repository.commit("2024-01-03", {"c.yaml": b"satu"})
    assert history_lack(repository.root) is None
    clone = tmp_path / "dangkal"
    repository.git("clone", "-q", "--depth", "2", repository.root.as_uri(), str(clone))
    assert {"a.yaml": None, "b.yaml": None, "c.yaml": date(2024, 1, 3)} == {
        name: change.day for name, change in last_changes(clone).items()
    }
    found = versions(clone)
    assert [None] == [each.day for each in found["a.yaml"]]
    assert ("riwayat terpotong di sini", "awal riwayat") == (oldest_is(found["a.yaml"]), oldest_is(found["c.yaml"]))
    assert date(2024, 1, 3) == last_commit(clone)
    assert "git fetch --unshallow" in str(history_lack(clone))


def test_a_partial_clone_is_told(tmp_path: Path) -> None:
    """That earlier contents were left behind is said."""
    origin = new_repository(tmp_path / "asal")
    origin.git("config", "uploadpack.allowFilter", "true")
    origin.commit("2024-01-02", {"a.yaml": b"satu"})
    origin.git("clone", "-q", "--filter=blob:none", origin.root.as_uri(), str(tmp_path / "klona"))
    assert "--filter" in str(history_lack(tmp_path / "klona"))


def test_a_refused_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where git will not read a folder of another user, or a broken one, it is said what it wants; outside a repository nothing is."""
    (tmp_path / "tanpa").mkdir()
    assert history_lack(tmp_path / "tanpa") is None
    repository = _renamed(tmp_path / "milik-lain")
    with monkeypatch.context() as other:
        other.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        other.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        assert {} == last_changes(repository.root)
        said = str(history_lack(repository.root / "sops"))
    assert f"git config --global --add safe.directory {repository.root}" in said
    (repository.root / ".git/HEAD").write_text("rusak")
    assert f"Git tidak dapat membaca «{repository.root}»" in str(history_lack(repository.root))
