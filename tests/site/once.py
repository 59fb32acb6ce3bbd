# Work that several test processes need the result of, done by the first that comes: whole sites, and the files of sites that take
# long to make, which builds find where they keep them, by the hash of all that their bytes depend on.
from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_PIECES = "TATALAKSANA_TESTS_PIECES"
_SHELVES = ("pdf", "formulir")


@contextmanager
def pieces() -> Iterator[None]:
    """A folder for what builds make, for as long as the context lasts; processes that are started meanwhile use it too."""
    folder = tempfile.mkdtemp(prefix="uji-tatalaksana-")
    os.environ[_PIECES] = folder
    try:
        yield
    finally:
        del os.environ[_PIECES]
        shutil.rmtree(folder, ignore_errors=True)


def shared_folder(name: str) -> Path | None:
    """A folder in it; None where there is none."""
    if _PIECES not in os.environ:
        return None
    folder = Path(os.environ[_PIECES], name)
    folder.mkdir(exist_ok=True)
    return folder


def share_pieces(root: Path) -> None:
    """Let a project that has kept nothing yet keep these files where all do."""
    here = root / ".cache" / "tatalaksana"
    if _PIECES not in os.environ or here.parent.exists() or sys.platform == "win32":
        return
    here.mkdir(parents=True)
    for shelf in _SHELVES:
        folder = shared_folder(shelf)
        assert folder is not None
        (here / shelf).symlink_to(folder)


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that `make` fills, shared by all workers of pytest-xdist."""
    base = factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    folder, done = shared / name, shared / f"{name}.done"
    with _locked(shared / f"{name}.lock"):
        if not done.exists():
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only there

            while True:
                try:
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError:  # gives up after ten seconds; a build may take longer
                    continue
        else:
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
