# A public name stands once in the package, so that whoever reads it knows what is meant without looking where it came from.
from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "plugins" / "tatalaksana"

INTERFACES = {
    "cli": {"NAME", "EXAMPLE", "add_options", "run"},
    "formulir/types": {"TYPE"},
    "render/situs": {"TITLE"},
    "importers/readers": {"read_document"},
}
"""Folder to what several of its modules say by one name, because somebody asks each of them the same."""


def _public(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name
            case ast.Assign(targets=targets):
                yield from (target.id for target in targets if isinstance(target, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name


def test_no_public_name_stands_twice() -> None:
    """Each class, function and constant that is public has a name of its own, but for what modules of a folder share."""
    homes: dict[str, list[str]] = defaultdict(list)
    for file in sorted(PACKAGE.rglob("*.py")):
        place = file.relative_to(PACKAGE)
        shared = INTERFACES.get(place.parent.as_posix(), set())
        for name in _public(ast.parse(file.read_text(encoding="utf-8"))):
            if not name.startswith("_") and name not in shared:
                homes[name].append(place.as_posix())
    assert {} == {name: places for name, places in homes.items() if len(places) > 1}


def test_interfaces_are_shared() -> None:
    """What is excepted is said by more than one module of its folder."""
    for folder, names in INTERFACES.items():
        said = [
            name
            for file in sorted((PACKAGE / folder).glob("*.py"))
            for name in _public(ast.parse(file.read_text("utf-8")))
        ]
        assert [] == [name for name in sorted(names) if said.count(name) < 2]
