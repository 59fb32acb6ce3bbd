"""The ledger alone: what stays as it is, what gives its number away, and what is damaged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tatalaksana.renewal import Inquest, Ledger
from tatalaksana.site.inventory import inventory_of

_GROUND = "dasar"


def _mark(question: Inquest) -> str:
    return f"jawaban {question[1]}"


def _left(folder: Path, **asked: str) -> Path:
    """A ledger's file with outputs of one file each, and what each asked."""
    ledger = Ledger(None, _GROUND)
    for name, question in asked.items():
        (folder / name).write_text(name, encoding="utf-8")
        ledger.put(name, "", [("satu", "sama"), ("satu", question)], files=[name], leads=[f"{question}#"], value=name)
    file = folder / "catatan.json"
    file.write_bytes(ledger.kept(_mark, inventory_of(folder).files))
    return file


def _head(file: Path) -> dict[str, Any]:
    head: dict[str, Any] = json.loads(file.read_bytes().partition(b"\n")[0])
    return head


def test_what_is_taken_is_kept_to_the_byte(tmp_path: Path) -> None:
    """Who takes all of a ledger leaves the same."""
    file = _left(tmp_path, a="x", b="y")
    ledger = Ledger(file, _GROUND)
    taken = [ledger.take(name, "", _mark, inventory_of(tmp_path).files) for name in ("a", "b")]
    assert ["a", "b"] == [one and one.value for one in taken]
    assert ({"a", "b"}, {"x#": "a", "y#": "b"}) == (ledger.files, ledger.leads)
    assert file.read_bytes() == ledger.kept(_mark, inventory_of(tmp_path).files)


def test_a_number_that_is_used_no_more_goes_to_a_new_question(tmp_path: Path) -> None:
    """Series of builds ask ever other questions; the ledger has room for those of the last one only."""
    file = _left(tmp_path, a="x", b="y")
    for turn in range(3):
        ledger = Ledger(file, _GROUND)
        assert ledger.take("a", "", _mark, inventory_of(tmp_path).files)
        ledger.put("b", "", [("satu", f"lain {turn}")], files=["b"], leads=[f"lain {turn}#"])
        file.write_bytes(ledger.kept(_mark, inventory_of(tmp_path).files))
    head = _head(file)
    assert 4 >= len(head["questions"])
    assert 3 >= len(head["leads"])
    ledger = Ledger(file, _GROUND)
    assert ledger.take("b", "", _mark, inventory_of(tmp_path).files)
    assert {"lain 2#": "b"} == ledger.leads
    assert (
        ledger.take("a", "", lambda asked: "lain" if asked[1] == "x" else _mark(asked), inventory_of(tmp_path).files)
        is None
    )


@pytest.mark.parametrize("ground", [_GROUND, "lain"])
def test_a_cut_ledger_or_another_ground_holds_nothing(tmp_path: Path, ground: str) -> None:
    """Of a file that ends too early no line is believed."""
    file = _left(tmp_path, a="x", b="y")
    if ground == _GROUND:
        file.write_bytes(file.read_bytes().rpartition(b"\n")[0])
    ledger = Ledger(file, ground)
    assert [None, None] == [ledger.take(name, "", _mark, inventory_of(tmp_path).files) for name in ("a", "b")]


def test_a_damaged_line_is_as_not_there(tmp_path: Path) -> None:
    """The others are."""
    file = _left(tmp_path, a="x", b="y")
    head, _, last = file.read_bytes().split(b"\n")
    file.write_bytes(b"\n".join((head, b"[[0", last)))
    ledger = Ledger(file, _GROUND)
    assert ledger.take("a", "", _mark, inventory_of(tmp_path).files) is None
    assert ledger.take("b", "", _mark, inventory_of(tmp_path).files)
