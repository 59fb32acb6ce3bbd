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


def _kept(ledger: Ledger, folder: Path) -> bytes:
    return b"".join(ledger.kept(_mark, inventory_of(folder).files))


def _left(folder: Path, **asked: str) -> Path:
    """A ledger's file with outputs of one file each, and what each asked."""
    ledger = Ledger(None, _GROUND)
    for name, question in asked.items():
        (folder / name).write_text(name, encoding="utf-8")
        ledger.put(name, "", [("satu", "sama"), ("satu", question)], files=[name], leads=[f"{question}#"], value=name)
    file = folder / "catatan.json"
    file.write_bytes(_kept(ledger, folder))
    return file


def _lines(file: Path) -> tuple[list[Any], list[Any]]:
    """The questions and what is led to, as they are kept."""
    head, questions, leads, *_ = file.read_bytes().split(b"\n")
    assert json.loads(head)["lines"][:2] == [1, 1]
    return json.loads(questions), json.loads(leads)


def test_what_is_taken_is_kept_to_the_byte(tmp_path: Path) -> None:
    """Who takes all of a ledger leaves the same."""
    file = _left(tmp_path, a="x", b="y")
    ledger = Ledger(file, _GROUND)
    taken = [ledger.take(name, "", _mark, inventory_of(tmp_path).files) for name in ("a", "b")]
    assert ["a", "b"] == [one and one.value for one in taken]
    assert ({"a", "b"}, {"x#": "a", "y#": "b"}) == (ledger.files, dict(ledger.leads))
    assert file.read_bytes() == _kept(ledger, tmp_path)


def test_a_number_that_is_used_no_more_goes_to_a_new_question(tmp_path: Path) -> None:
    """Series of builds ask ever other questions; the ledger has room for those of the last one only."""
    file = _left(tmp_path, a="x", b="y")
    for turn in range(3):
        ledger = Ledger(file, _GROUND)
        assert ledger.take("a", "", _mark, inventory_of(tmp_path).files)
        ledger.put("b", "", [("satu", f"lain {turn}")], files=["b"], leads=[f"lain {turn}#"])
        file.write_bytes(_kept(ledger, tmp_path))
    questions, leads = _lines(file)
    assert 4 >= len(questions)
    assert 3 >= len(leads)
    ledger = Ledger(file, _GROUND)
    assert ledger.take("b", "", _mark, inventory_of(tmp_path).files)
    assert {"lain 2#": "b"} == dict(ledger.leads)
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
    *head, _, last = file.read_bytes().split(b"\n")
    file.write_bytes(b"\n".join((*head, b'"a"\t[[0', last)))
    ledger = Ledger(file, _GROUND)
    assert ledger.take("a", "", _mark, inventory_of(tmp_path).files) is None
    assert ledger.take("b", "", _mark, inventory_of(tmp_path).files)


def test_a_thousand_questions_come_back(tmp_path: Path) -> None:
    """They are kept in pieces, and so is what is led to; whatever letters they have."""
    names = [f"{at}\t\n\u2028\ud800" for at in range(2500)]
    ledger, file = Ledger(None, _GROUND), tmp_path / "catatan.json"
    (tmp_path / "a").write_text("a", encoding="utf-8")
    ledger.put(names[0], "", [("satu", name) for name in names], files=["a"], leads=names, value=names)
    file.write_bytes(_kept(ledger, tmp_path))
    again = Ledger(file, _GROUND)
    taken = again.take(names[0], "", _mark, inventory_of(tmp_path).files)
    assert taken
    assert names == taken.value
    assert {("satu", name) for name in names} == {*again.asked(taken)}
    assert file.read_bytes() == _kept(again, tmp_path)


def test_a_whole_that_is_the_same_is_asked_for_no_answer(tmp_path: Path) -> None:
    """Of a table of which one mark tells that it is as it was; with another mark each answer is looked at, and so it is where nobody knows."""
    file, asked = tmp_path / "catatan.json", list[Inquest]()

    def mark(question: Inquest) -> str:
        asked.append(question)
        return _mark(question)

    ledger = Ledger(None, _GROUND, {"satu": "1"})
    ledger.put("a", "", [("satu", "x"), ("dua", "y")], value=1)
    file.write_bytes(_kept(ledger, tmp_path))
    for wholes, tables in (({"satu": "1"}, {"dua"}), ({"satu": "2"}, {"satu", "dua"}), ({}, {"satu", "dua"})):
        asked.clear()
        assert Ledger(file, _GROUND, wholes).take("a", "", mark)
        assert tables == {table for table, _ in asked}
