# Folders for what a process needs only as long as it runs. One that is killed can't clear its own away: the next does.
from __future__ import annotations

import os
import shutil
import sys
import tempfile
import weakref
from pathlib import Path
from types import TracebackType

from tatalaksana.files.locks import is_in_place, locked

_PREFIX = "tatalaksana-kerja-"


class PassingFolder:
    """A folder in the system's place for such, gone when it is closed; held by a lock, so that others see that it is in use.

    Raises:
        OSError: It can't be made.
    """

    def __init__(self) -> None:
        _clear_leftovers(Path(tempfile.gettempdir()))
        self.path, lock = _made()
        """Where it is."""
        self._end = weakref.finalize(self, _let_go, self.path, lock)

    def close(self) -> None:
        """Keep nothing of it."""
        self._end()

    def __enter__(self) -> Path:
        """The folder, for as long as it is needed."""
        return self.path

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()


def _made() -> tuple[Path, int | None]:
    """A new folder, and what holds it."""
    while True:
        path = Path(tempfile.mkdtemp(prefix=_PREFIX))
        if sys.platform == "win32":
            return path, None
        try:
            lock = os.open(path, os.O_RDONLY)
        except FileNotFoundError:
            continue  # somebody took it for a leftover before it was held
        if locked(lock, waiting=False) and is_in_place(lock, path):
            return path, lock
        os.close(lock)  # likewise


def _let_go(path: Path, lock: int | None) -> None:
    shutil.rmtree(path, ignore_errors=True)
    if lock is not None:
        os.close(lock)


def _clear_leftovers(place: Path) -> None:
    """Delete this user's folders that no process holds."""
    if sys.platform == "win32":
        return
    try:
        found = [item.path for item in os.scandir(place) if item.name.startswith(_PREFIX) and _is_own(item)]
    except OSError:
        return
    for path in found:
        try:
            descriptor = os.open(path, os.O_RDONLY)
        except OSError:
            continue
        try:
            if locked(descriptor, waiting=False):
                shutil.rmtree(path, ignore_errors=True)
        finally:
            os.close(descriptor)


def _is_own(item: os.DirEntry[str]) -> bool:
    try:
        return item.is_dir(follow_symlinks=False) and item.stat(follow_symlinks=False).st_uid == os.getuid()
    except OSError:
        return False
