# The one way by which bytes become files: to the last of them, or with an error. A file that somebody may be reading is
# written aside, then put in place whole; one in a folder that nobody reads yet is written where it belongs.
from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tatalaksana.files.locks import is_in_place, locked

_BINARY = getattr(os, "O_BINARY", 0)  # Windows would write other line ends
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_CLOSED_FIRST = os.name == "nt"
"""Whether the system renames no open file."""
_WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
"""Seconds between tries to put a file in place of one that somebody reads."""
_NAMED = 60
"""Letters of a file's name in that of what is written aside: the system takes 255 bytes."""


def put(target: Path, content: bytes | Iterable[bytes], *, synced: bool = True) -> None:
    """Write a file aside, onto the disk, then in place: whoever reads finds the old file, whole, or the new one.

    What a writer that was killed left aside is taken by the next one of the same file.

    Args:
        target: Where it belongs, in a folder that is there. Its mode stays.
        content: All of it, or its pieces in order.
        synced: Whether it has to outlast a power cut. What can be made again need not wait for the disk.

    Raises:
        OSError: It cannot be written, or something else than a file stands there; it stays.
    """
    mode = target.stat().st_mode if target.exists() else None
    if mode is not None and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        # A device or a pipe would give way to a file, for all who use it.
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fspath(target))
    mode = 0o666 & ~_umask() if mode is None else mode & 0o7777
    aside = written_aside(target)
    with _opened(aside) as descriptor:
        try:
            os.ftruncate(descriptor, 0)
            for piece in (content,) if isinstance(content, bytes) else content:
                pour(descriptor, piece)
            if synced:
                os.fsync(descriptor)
            aside.chmod(mode)
            if not _CLOSED_FIRST:
                aside.replace(target)
        except BaseException:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
            raise
    if _CLOSED_FIRST:
        _replaced(aside, target)
    if synced and hasattr(os, "O_DIRECTORY"):
        folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def written_aside(target: Path) -> Path:
    """Where `put` writes a file before it has its place, and where one who was killed leaves it."""
    return target.with_name(f".{target.name[:_NAMED]}.baru")


def write_new(root: Path, name: str, content: bytes) -> None:
    """Write a file below `root`, making its folders when they are not there.

    Raises:
        OSError: It cannot be written, or not all of it.
    """
    path = f"{root}/{name}"
    folder = path.rpartition("/")[0]
    try:
        os.mkdir(folder)  # noqa: PTH102 - many small files, with as few calls to the system as they need
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder)  # noqa: PTH103 - as above
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o644)
    try:
        pour(descriptor, content)
    except OSError as error:
        raise OSError(error.errno, error.strerror, path) from None
    finally:
        os.close(descriptor)


def pour(descriptor: int, content: bytes) -> None:
    """Write all of it: the system may take only a part at once, and says why only when it is asked to take the rest.

    Raises:
        OSError: The rest can't be written.
    """
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _replaced(aside: Path, target: Path) -> None:
    """Put a file in place where the system refuses that while somebody reads the old one: a scanner, say, which soon lets go.

    Raises:
        OSError: It is read for longer; what stood there stays, and nothing lies beside it.
    """
    for wait in (*_WAITS, None):
        try:
            aside.replace(target)
        except PermissionError:
            if wait is None:
                with suppress(OSError):
                    aside.unlink(missing_ok=True)
                raise
            time.sleep(wait)
        else:
            return


@contextmanager
def _opened(aside: Path) -> Iterator[int]:
    """The file aside, which no other writer has, and no other name."""
    while True:
        try:
            descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | _NO_LINK | _BINARY, 0o600)
        except OSError:
            # A link, or another user's leftover: a new one takes its place, if that may be.
            if not os.path.lexists(aside) or aside.is_dir():
                raise
            aside.unlink()
            descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        try:
            locked(descriptor)
            if not is_in_place(descriptor, aside):  # another writer of the same file has put it in place meanwhile
                continue
            if os.fstat(descriptor).st_nlink > 1:  # it is another file as well
                aside.unlink()
                continue
            yield descriptor
            return
        finally:
            os.close(descriptor)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
