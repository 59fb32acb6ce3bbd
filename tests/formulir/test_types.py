# Types of fields: each is one module, and only there it is named.
from __future__ import annotations

import re
from pathlib import Path

import pytest

from tatalaksana.formulir import ANYTHING, TYPES, FieldType, Isian, Shape, Type, Worth

PACKAGE = Path(__file__).parents[2] / "plugins" / "tatalaksana"
_BY_NAME = re.compile(
    r"\bselect_one\b|\bselect_multiple\b|\byes_no\b|\bType\(\"|\bfield\.type ===|\.type (?:is|==|in) "
)


def _isian(tipe: FieldType) -> Isian:
    data: dict[str, object] = {"type": tipe.name, "name": "a", "label": "A"}
    if tipe.keys.get("choices"):
        data["choices"] = {"1": "Satu", "2": "Dua"}
    if needed := {name: "5" for name, setelan in tipe.parameters.items() if setelan.needed}:
        data["parameters"] = needed
    return Isian.model_validate(data)


def test_each_module_is_a_type() -> None:
    """The modules of the folder are the types, by their names; each has a place of its own."""
    modules = {file.stem for file in (PACKAGE / "formulir" / "types").glob("*.py")} - {"__init__"}
    assert modules == set(TYPES) == {kind.value for kind in Type}
    assert sorted({tipe.order for tipe in TYPES.values()}) == [tipe.order for tipe in TYPES.values()]


def test_nothing_else_names_a_type() -> None:
    """No renderer and no script asks which type a field is; they ask what it is like."""
    files = [*(PACKAGE / "render").rglob("*.py"), *(PACKAGE / "web" / "js").rglob("*.js")]
    files = [file for file in files if "cari" not in file.parts]
    found = {
        file.name: _BY_NAME.findall(re.sub(r"(?m)^\s*(?:#|//|\*).*$", "", file.read_text("utf-8"))) for file in files
    }
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize("tipe", TYPES.values(), ids=lambda tipe: tipe.name)
def test_what_a_type_says_holds_together(tipe: FieldType) -> None:
    """What is typed can be refused in words where not everything is a value; choices fit; patterns mean the same in scripts."""
    isian = _isian(tipe)
    if tipe.shape is Shape.ONE:
        assert isian.options
        assert all(tipe.fits(isian, value) for value in isian.options)
        assert not tipe.fits(isian, "entah")
    if tipe.shape.typed and (tipe.pattern != ANYTHING or tipe.shape is Shape.ONE):
        assert tipe.script.unreadable.endswith(".")
    if tipe.worth in {Worth.DAY, Worth.TIME}:
        assert tipe.script.unfinished.endswith(".")
    if tipe.pattern != ANYTHING:
        assert not re.search(r"\\[dwsAZ]|\(\?", tipe.pattern), "Python and scripts read it differently"
