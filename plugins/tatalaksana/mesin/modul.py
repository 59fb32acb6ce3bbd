# Which files of the installed package the engine of the editor is made of: what it imports, whenever it does, and what lies beside.
from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import tatalaksana

_PACKAGE = Path(tatalaksana.__file__).parent
_NAME = _PACKAGE.name
_FIRST = "editor.pekerja"
"""What a worker asks for."""
_BESIDE = ("faces/metrics.json", "faces/coverage.txt", "formulir/types/*.py")
"""What no import names: data, and the types of fields, of which a folder is read."""


def engine_files() -> Mapping[str, bytes]:
    """Every file of the engine by its place in an archive, sorted."""
    found: dict[str, bytes] = {}
    todo = [f"{_NAME}.{_FIRST}"]
    todo += (_module(file) for one in _BESIDE for file in sorted(_PACKAGE.glob(one)) if file.suffix == ".py")
    while todo:
        name = todo.pop()
        for package in _upwards(name):
            file = _file(package)
            if file is not None and _place(file) not in found:
                content = found[_place(file)] = file.read_bytes()
                todo += _imported(ast.parse(content), types=False)
        if _file(name) is None:  # a name that its package gives, some of them when they are first asked for
            package, _, wanted = name.rpartition(".")
            above = _file(package)
            if above is not None and above.name == "__init__.py":
                todo += (one.rpartition(".")[0] for one in _named(above) if one.rpartition(".")[2] == wanted)
    found |= {_place(file): file.read_bytes() for one in _BESIDE for file in _PACKAGE.glob(one)}
    return {place: found[place] for place in sorted(found)}


@cache
def _named(package: Path) -> tuple[str, ...]:
    """All that a package imports anywhere, as types too."""
    return tuple(_imported(ast.parse(package.read_bytes()), types=True))


def _upwards(name: str) -> Iterator[str]:
    """A module and the packages that are loaded before it."""
    parts = name.split(".")
    for length in range(1, len(parts) + 1):
        yield ".".join(parts[:length])


def _file(name: str) -> Path | None:
    place = _PACKAGE.joinpath(*name.split(".")[1:])
    return next((file for file in (place / "__init__.py", place.with_suffix(".py")) if file.is_file()), None)


def _module(file: Path) -> str:
    return ".".join((_NAME, *file.relative_to(_PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


def _place(file: Path) -> str:
    return f"{_NAME}/{file.relative_to(_PACKAGE).as_posix()}"


def _imported(node: ast.AST, *, types: bool) -> Iterator[str]:
    """What a module of ours imports of ours, in functions too; or only what it imports for its types."""
    for one, for_types in _nodes(node, for_types=False):
        if for_types is not types:
            continue
        if isinstance(one, ast.ImportFrom) and (one.module or "").partition(".")[0] == _NAME:
            yield from (f"{one.module}.{alias.name}" for alias in one.names)
        elif isinstance(one, ast.Import):
            yield from (alias.name for alias in one.names if alias.name.partition(".")[0] == _NAME)


def _nodes(node: ast.AST, *, for_types: bool) -> Iterator[tuple[ast.AST, bool]]:
    """Everything below, and whether it is there for types alone."""
    for_types = for_types or (
        isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    )
    yield node, for_types
    for below in ast.iter_child_nodes(node):
        yield from _nodes(below, for_types=for_types)
