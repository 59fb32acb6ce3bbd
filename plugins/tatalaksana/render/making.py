# What makes files out of values: the part of a cached file's key that is the same for all.
from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from tatalaksana import __version__

_PACKAGE = Path(__file__).parents[1]
_MAKERS = frozenset({".py", ".typ", ".ttf", ".txt"})


@cache
def making(*libraries: str) -> str:
    """The hash of all that makes files out of data: the whole package, for a file draws on most of its rooms, and libraries."""
    found = sha256(" ".join((__version__, *map(version, libraries))).encode())
    for file in sorted(path for path in _PACKAGE.rglob("*") if path.suffix in _MAKERS):
        found.update(file.read_bytes())
    return found.hexdigest()
