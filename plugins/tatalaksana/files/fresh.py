# Many small files in a folder that nobody reads yet, with as few calls to the system as they need.
from __future__ import annotations

import os
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)  # Windows would write other line ends


def write_new(root: Path, name: str, content: bytes) -> None:
    """Write a file below `root`, making its folders when they are not there.

    Raises:
        OSError: It cannot be written, or not all of it.
    """
    path = f"{root}/{name}"
    folder = path.rpartition("/")[0]
    try:
        os.mkdir(folder)  # noqa: PTH102 - this file is about what pathlib adds
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder)  # noqa: PTH103 - as above
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o644)
    try:
        while True:
            written = os.write(descriptor, content)
            if written == len(content):
                return
            content = content[written:]  # the disk is nearly full: the next call says so
    except OSError as error:
        raise OSError(error.errno, error.strerror, path) from None
    finally:
        os.close(descriptor)
