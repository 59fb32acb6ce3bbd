# What all PDFs depend on besides their data.
from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tatalaksana import __version__

_PACKAGE = Path(__file__).parents[2]
_MAKERS = frozenset({".py", ".typ", ".ttf", ".txt"})
_LIBRARIES = ("typst", "pypdf", "segno")


def key_of(document: dict[str, Any], *more: str) -> str:
    """The hash of all that the bytes of a document depend on: its data and what makes PDFs out of data."""
    return sha256("\0".join([_making(), json.dumps(document, sort_keys=True), *more]).encode()).hexdigest()


@cache
def _making() -> str:
    """The hash of the whole package, for a PDF draws on most of its rooms, and of the libraries."""
    found = sha256(" ".join([__version__, *map(version, _LIBRARIES)]).encode())
    for file in sorted(path for path in _PACKAGE.rglob("*") if path.suffix in _MAKERS):
        found.update(file.read_bytes())
    return found.hexdigest()
