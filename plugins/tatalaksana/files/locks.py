# Locks that go with their process, however it ends: what nobody holds any more was left behind.
from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


def locked(descriptor: int, *, waiting: bool = True) -> bool:
    """Whether a file or folder is this process' alone now, after waiting for others if that is wanted.

    Windows has no such locks; there nobody else is taken to be at work.
    """
    if sys.platform == "win32":
        return True
    import fcntl  # noqa: PLC0415 - not on Windows

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if waiting else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def is_in_place(descriptor: int, path: Path) -> bool:
    """Whether an open file or folder is still the one at a path."""
    try:
        there = path.lstat()
    except OSError:
        return False
    here = os.fstat(descriptor)
    return (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino)


@contextmanager
def undisturbed(folder: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Be the only one of this program who changes files of a folder: what was read stays until what comes of it is written.

    Args:
        folder: The folder; of one that can't be opened its user is told elsewhere.
        waiting: Called once, if another one has to be waited for.
    """
    try:
        descriptor = None if sys.platform == "win32" else os.open(folder, os.O_RDONLY)
    except OSError:
        descriptor = None
    if descriptor is None:
        yield
        return
    try:
        if not locked(descriptor, waiting=False):
            waiting()
            locked(descriptor)
        yield
    finally:
        os.close(descriptor)
