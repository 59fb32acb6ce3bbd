# Writing many small files with as few calls to the system as they need.
from __future__ import annotations

import os
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)  # Windows would write other line ends


def write_new(root: Path, name: str, content: bytes) -> None:
    """Write a file below `root`, making its folders when they are not there."""
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
        os.write(descriptor, content)
    finally:
        os.close(descriptor)
