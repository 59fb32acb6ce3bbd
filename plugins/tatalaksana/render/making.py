# What makes files out of values: the part of a cached file's key that is the same for all.
from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from tatalaksana import __version__

PACKAGE = Path(__file__).parents[1]
"""The folder of the program."""
_MAKERS = (".py", ".typ", ".ttf", ".txt")
_COMPILED = "__pycache__"


@cache
def making(*libraries: str) -> str:
    """The hash of all that makes files out of data: the whole package, for a file draws on most of its rooms, and libraries."""
    found = sha256(" ".join((__version__, *map(version, libraries))).encode())
    for file in program_files():
        if file.endswith(_MAKERS):
            found.update(_bytes_of(file))
    return found.hexdigest()


@cache
def program() -> str:
    """The hash of the whole program, with what its pages bring along: styles, scripts, guides, pictures."""
    found = sha256(__version__.encode())
    for file in program_files():
        name = file.removeprefix(str(PACKAGE))
        found.update(f"{name}\0".encode(errors="surrogateescape") + _bytes_of(file))
    return found.hexdigest()


def program_files() -> Iterator[str]:
    """The program's files in order, but for what Python compiled of them."""
    for place, folders, names in os.walk(PACKAGE):
        folders[:] = sorted(name for name in folders if name != _COMPILED)
        yield from (f"{place}/{name}" for name in sorted(names))


def _bytes_of(file: str) -> bytes:
    with open(file, "rb") as opened:  # noqa: PTH123 - hundreds, in each build
        return opened.read()
