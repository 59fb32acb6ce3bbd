# Archives of a release: the same bytes whoever makes them, and when.
from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

from tests.rilis.archives import steady_tar, steady_zip
from tests.rilis.locks import rounds

_MOMENT = 1_700_000_000


def _tar(owner: str, moment: int, names: str) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as new:
        for name in names:
            about = tarfile.TarInfo(name)
            about.size, about.uname, about.mtime = 1, owner, moment
            new.addfile(about, io.BytesIO(name.encode()))
    return made.getvalue()


def test_source_archives_forget_their_maker() -> None:
    """Two made by others, at other times, in another order, become the same, with the same files."""
    one, other = steady_tar(_tar("a", 1, "xyz"), _MOMENT), steady_tar(_tar("b", 2, "zyx"), _MOMENT)
    assert one == other
    with tarfile.open(fileobj=io.BytesIO(one)) as made:
        assert [("x", _MOMENT, ""), ("y", _MOMENT, ""), ("z", _MOMENT, "")] == [
            (m.name, m.mtime, m.uname) for m in made
        ]


def test_bundles_too(tmp_path: Path) -> None:
    """Files from a folder and from memory, by name."""
    (tmp_path / "b.whl").write_bytes(b"roda")
    made = steady_zip({"roda/b.whl": tmp_path / "b.whl", "BACA.txt": b"baca"}, _MOMENT)
    assert made == steady_zip({"BACA.txt": b"baca", "roda/b.whl": tmp_path / "b.whl"}, _MOMENT)
    with zipfile.ZipFile(io.BytesIO(made)) as bundle:
        assert {"BACA.txt": b"baca", "roda/b.whl": b"roda"} == {name: bundle.read(name) for name in bundle.namelist()}


def test_every_patch_of_a_python_finds_its_libraries() -> None:
    """A lock that tells the patches of one Python apart has both versions in the bundle, in rounds of their own; what others need is left."""
    lock = (
        "satu==1 ; python_full_version < '3.11.5' \\\n    --hash=sha256:a\nsatu==2 ; python_full_version >= '3.11.5' \\\n    --hash=sha256:b\n"
        "dua==1 \\\n    --hash=sha256:c \\\n    --hash=sha256:d\ntiga==1 ; sys_platform == 'win32' \\\n    --hash=sha256:e\n"
    )
    linux, windows = {"sys_platform": "linux"}, {"sys_platform": "win32"}
    both = "dua==1 --hash=sha256:c --hash=sha256:d\n"
    new, old, other = "satu==2 --hash=sha256:b\n", "satu==1 --hash=sha256:a\n", "tiga==1 --hash=sha256:e\n"
    assert [("3.11.99", (new, both)), ("3.11.0", (old,))] == list(rounds(lock, linux, "3.11"))
    assert [("3.12.99", (new, both, other))] == list(rounds(lock, windows, "3.12"))
