# A clone that lacks what it could fetch: nothing of it is fetched.
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tatalaksana.git import DamagedHistoryError, commit_of, last_changes, last_commit, top, tree_files, versions
from tests.git.repository import Repository, new_repository


@pytest.mark.parametrize("kind", ["blob:none", "tree:0"])
def test_nothing_is_fetched(tmp_path: Path, kind: str) -> None:
    """Whatever is asked of a partial clone, it has no object more than before; what it has is told, the rest unknown."""
    origin = new_repository(tmp_path / "asal")
    origin.git("config", "uploadpack.allowFilter", "true")
    text = b"".join(b"baris %d\n" % number for number in range(20))
    origin.commit("2024-01-02", {"a.yaml": text})
    origin.commit("2024-03-04", {"a.yaml": None, "b.yaml": text + b"tambah\n"})
    clone = tmp_path / "klona"
    origin.git("clone", "-q", f"--filter={kind}", "--no-checkout", origin.root.as_uri(), str(clone))
    before = _objects(clone)
    assert date(2024, 3, 4) == last_commit(clone)
    assert clone == top(clone)
    commit = commit_of(clone, "main")
    assert commit is not None
    assert {} == versions(clone)
    with pytest.raises(DamagedHistoryError, match="git fsck"):
        tree_files(clone, commit)
    assert (["a.yaml", "b.yaml"] if kind == "blob:none" else []) == sorted(last_changes(clone))
    assert before == _objects(clone)


def _objects(clone: Path) -> str:
    return Repository(clone).git("count-objects", "-v")
