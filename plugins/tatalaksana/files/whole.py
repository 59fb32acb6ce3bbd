# A file that somebody may be reading: written aside, then in place whole.
from __future__ import annotations

import os
import tempfile
from pathlib import Path


def put(target: Path, content: bytes, *, synced: bool = True) -> None:
    """Write a file aside, onto the disk, then in place: whoever reads finds the old file, whole, or the new one.

    Args:
        target: Where it belongs, in a folder that is there. Its mode stays.
        content: All of it.
        synced: Whether it has to outlast a power cut. What can be made again need not wait for the disk.

    Raises:
        OSError: It cannot be written; what stood there stays.
    """
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".baru")
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if synced:
                file.flush()
                os.fsync(file.fileno())
        aside.chmod(mode)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    if synced and hasattr(os, "O_DIRECTORY"):
        folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
