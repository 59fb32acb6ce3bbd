# The way the rooms may know each other, read from the source itself.
from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "plugins" / "tatalaksana"

MAY_IMPORT = {
    "source": set[str](),
    "model": {"source"},
    "formulir": {"source", "model"},
    "faces": set[str](),
    "chart": {"source", "model", "faces"},
    "tte": set[str](),
    "catalog": {"source", "model", "formulir", "faces", "chart", "tte"},
    "facts": {"source", "model", "formulir", "chart", "catalog", "tte"},
    "usulan": set[str](),
    "diff": {"source", "model", "chart", "catalog", "facts"},
    "web": {"model", "chart"},
    "render": {"source", "model", "formulir", "faces", "catalog", "chart", "facts", "diff", "web"},
    "editor": {"source", "model", "catalog", "facts", "diff", "render", "usulan"},
    "mesin": {"catalog", "render", "web", "editor"},
    "git": set[str](),
    "files": set[str](),
    "cache": {"files"},
    "press": {"model", "formulir", "catalog", "facts", "diff", "render", "cache"},
    "renewal": {"catalog", "facts", "render"},
    "site": {
        "renewal",
        "source",
        "model",
        "catalog",
        "chart",
        "facts",
        "diff",
        "render",
        "web",
        "mesin",
        "git",
        "files",
        "cache",
        "press",
    },
    "preview": {"source", "catalog", "facts", "render", "web", "editor", "files"},
    "importers": {"source", "model", "catalog", "render", "files"},
    "mulai": {"source", "model", "catalog", "render"},
    "portal": {"model", "catalog", "render", "web"},
    "cli": {
        "mulai",
        "portal",
        "source",
        "model",
        "catalog",
        "facts",
        "diff",
        "render",
        "git",
        "files",
        "cache",
        "press",
        "preview",
        "editor",
        "importers",
        "usulan",
    },
}
"""Room to the rooms it may know; a room always knows itself."""

ONLY_IN = {
    "mkdocs": {"site"},
    "material": {"site"},
    "properdocs": {"site"},
    "yaml": {"source"},
    "ruamel": {"source"},
    "markdown_it": {"model"},
    "argparse": {"cli"},
    "subprocess": {"git", "site", "importers"},
    "socket": set[str](),
    "socketserver": set[str](),
    "http": {"preview"},
    "webbrowser": {"cli"},
    "urllib.request": set[str](),
    "threading": {"site", "preview"},
    "multiprocessing": {"press", "cli"},
    "concurrent": {"press", "cli"},
    "typst": {"render"},
    "segno": {"render"},
    "pagefind": {"site"},
    "asyncio": set[str](),
    "cbor2": {"site"},
    "distributed": {"press"},
    "fsspec": {"cache"},
    "xlsxwriter": {"render"},
    "openpyxl": {"importers"},
    "lxml": {"importers"},
    "pdfplumber": {"importers"},
    "pdfminer": {"importers"},
    "pypdfium2": {"importers"},
    "pypdf": set[str](),
    "pyhanko": {"tte"},
    "asn1crypto": set[str](),
    "cryptography": {"tte"},
}
"""Foreign module to the rooms that may know it. No room needs the network, and only the preview answers, to this machine; only the press and the edges know processes: one day the rest runs in browsers."""

ONLY_IN_FILE = {
    "typst": {"render/pdf/typesetting.py"},
    "http": {"preview/loopback.py"}, "webbrowser": {"cli/serving.py"},
    "distributed": {"press/kluster.py"}, "fsspec": {"cache/shared.py"},
    "pagefind": {"site/indexing.py"}, "cbor2": {"site/settling.py"},
    "subprocess": {"git/call.py", "site/indexing.py", "importers/alone.py", "importers/office.py"},
    "pyhanko": {"tte/reading.py"}, "cryptography": {"tte/chain.py"},
}  # fmt: skip
"""Foreign module to the one file that knows it; four run a program: git, Pagefind's, Python for a document that is read apart, LibreOffice for one that only it reads."""

SAID_IN_FILE = {
    "fsync": "files/whole.py",
    "os.write(": "files/whole.py",
    "mkdtemp": "files/passing.py",
    '".cache"': "cache/folder.py",
}
"""Words of our source to the one file that says them: one writes files whole, one says where the cache is."""


@cache
def _imports(room: str) -> tuple[tuple[Path, str], ...]:
    return tuple(_found(room))


def _found(room: str) -> Iterator[tuple[Path, str]]:
    for file in sorted((PACKAGE / room).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((file, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{file}: relative import"
                yield file, node.module or ""
                yield from ((file, f"{node.module}.{alias.name}") for alias in node.names)


def test_every_room_is_listed() -> None:
    """A new room has to say what it may import, and nothing stands beside the rooms."""
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert set(MAY_IMPORT) == rooms
    assert ["__init__.py"] == [path.name for path in PACKAGE.glob("*.py")]


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_rooms_point_back_only(room: str) -> None:
    """Imports point back along source → model → formulir → chart → catalog → facts → diff → render → site, cli."""
    known = {room, *MAY_IMPORT[room]}
    others = [
        (file.name, name)
        for file, name in _imports(room)
        if name.startswith("tatalaksana.") and name.split(".")[1] in MAY_IMPORT and name.split(".")[1] not in known
    ]
    assert others == []


@pytest.mark.parametrize("module", ONLY_IN)
def test_foreign_modules_stay_in_their_room(module: str) -> None:
    """What is tied to a foreign library is tied to it in one room."""
    found = {
        room for room in MAY_IMPORT for _, name in _imports(room) if name == module or name.startswith(f"{module}.")
    }
    assert found <= ONLY_IN[module]


@pytest.mark.parametrize("module", ONLY_IN_FILE)
def test_some_stay_in_one_file(module: str) -> None:
    """Typst, the server, the browser git and what reads signatures are each known to one file."""
    found = {
        file.relative_to(PACKAGE).as_posix()
        for room in MAY_IMPORT
        for file, name in _imports(room)
        if name == module or name.startswith(f"{module}.")
    }
    assert found == ONLY_IN_FILE[module]


@pytest.mark.parametrize("word", SAID_IN_FILE)
def test_some_is_said_once(word: str) -> None:
    """Files are written whole, and the cache is found, in one place each."""
    said = {file.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*.py") if word in file.read_text("utf-8")}
    assert said == {SAID_IN_FILE[word]}
