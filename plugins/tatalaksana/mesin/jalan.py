# What the extra `sunting` brings, if it is installed: Python for browsers, the libraries, and our modules compiled for it.
from __future__ import annotations

import io
import json
import lzma
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec

from tatalaksana.mesin.modul import engine_files

EDITOR_PAGE = "sunting.html"
"""The page, at the root of the site."""
_DATA = "tatalaksana_sunting"
_MOMENT = (1980, 1, 1, 0, 0, 0)


def is_installed() -> bool:
    """Whether a site can let its SOP be edited on its pages."""
    return find_spec(_DATA) is not None


@cache
def runtime_files() -> Mapping[str, tuple[str, bytes]]:
    """What a worker loads, by what it calls it: the ending of its name, and its content."""
    held = files(_DATA)
    return {
        "pyodide": (".js", held.joinpath("pyodide.js").read_bytes()),
        "inti": (".js", held.joinpath("inti.js").read_bytes()),
        "wasm": (".bin", held.joinpath("inti.bin").read_bytes()),
        "awal": (".bin", held.joinpath("awal.bin").read_bytes()),
        "pustaka": (".bin", held.joinpath("pustaka.bin").read_bytes()),
        "mesin": (".bin", lzma.compress(_engine(held.joinpath("mesin.zip").read_bytes()))),
    }


def runtime_info() -> object:
    """What Python for browsers says of itself, as it asks for it when it starts."""
    return json.loads(files(_DATA).joinpath("tentang.json").read_bytes())["info"]


def _engine(compiled: bytes) -> bytes:
    """The engine of the installed package, compiled where the extra knows the very same module."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(compiled)) as known, zipfile.ZipFile(made, "w") as archive:
        for name, content in _either(known):
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), content)
    return made.getvalue()


def _either(known: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    names = set(known.namelist())
    for name, content in engine_files().items():
        mark = sha256(content).hexdigest()
        compiled = name.endswith(".py") and mark in names
        yield (f"{name}c", known.read(mark)) if compiled else (name, content)
