# The formulas of forms: the trees they become, and that nothing anybody writes brings the reader down.
from __future__ import annotations

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from tatalaksana.formulir.rumus import Pohon, rumus_of
from tests.steps import steps

_A, _B = ("isian", "a"), ("isian", "b")
_ONE, _TWO = ("angka", 1.0), ("angka", 2.0)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("1", _ONE),
        (" 2.50 ", ("angka", 2.5)),
        ("'it''", None),
        ('"dua kata"', ("teks", "dua kata")),
        (". >= 1", ("operasi", ">=", ("ini",), _ONE)),
        ("${a}", _A),
        ("sum(${t.k})", ("fungsi", "sum", ("kolom", "t", "k"))),
        ("count(${t}) > 1", ("operasi", ">", ("fungsi", "count", ("isian", "t")), _ONE)),
        ("selected(., 'x')", ("fungsi", "selected", ("ini",), ("teks", "x"))),
        ("string-length(.) <= 2", ("operasi", "<=", ("fungsi", "string-length", ("ini",)), _TWO)),
        ("not(${a} = ${b})", ("fungsi", "not", ("operasi", "=", _A, _B))),
        ("1 + 2 * ${a}", ("operasi", "+", _ONE, ("operasi", "*", _TWO, _A))),
        ("(1 + 2) * ${a}", ("operasi", "*", ("operasi", "+", _ONE, _TWO), _A)),
        ("1 - 2 - ${a}", ("operasi", "-", ("operasi", "-", _ONE, _TWO), _A)),
        ("${a} div 2 div ${b}", ("operasi", "div", ("operasi", "div", _A, _TWO), _B)),
        ("${a} or ${b} and 1", ("operasi", "or", _A, ("operasi", "and", _B, _ONE))),
        ("-${a}", ("operasi", "-", ("angka", 0.0), _A)),
        ("--${a}", _A),
    ],
)  # fmt: skip
def test_the_tree(text: str, tree: Pohon | None) -> None:
    """Each way of writing has its tree: operators bind as in arithmetic, and from the left. A quote has no escape."""
    if tree is None:
        with pytest.raises(PydanticCustomError):
            rumus_of(text)
    else:
        assert (tree, text) == (rumus_of(text).pohon, rumus_of(text).teks)


def test_the_names_in_order() -> None:
    """A formula knows the fields and columns it names, from left to right."""
    assert (_B, ("kolom", "t", "k"), _A) == rumus_of("${b} + sum(${t.k}) > -(${a})").isian


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "1 2", "1 +", "+ 1", "(1", "1)", "()", "1 = 2 = 3", "${}", "${A}", "${a.b.c}", "${a", "$a", "a", "not", "not 1", "not()",
        "not(1, 2)", "selected(1)", "foo(1)", "'x", '"x', "1.", ".5", "1e5", "٣", "9" * 16, "1 == 2", "1 && 2", "a-b", "${__proto__}",
        "${a}\0", "1; 2", "{1}", "[1]", "1 % 2", "\u2028\u2029", "𝟙",
    ],
)  # fmt: skip
def test_what_is_no_formula(text: str) -> None:
    """What cannot be read is refused with a reason, and says no more of it than a line holds."""
    with pytest.raises(PydanticCustomError) as caught:
        rumus_of(text)
    assert "rumus-salah" == caught.value.type
    assert len(caught.value.message()) < 300


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10_000 + "1" + ")" * 10_000, "not(" * 10_000, "-(" * 10_000, "-" * 1_000_000 + "1", "1+" * 100_000 + "1",
        " " * 1_000_000, " " * 1_000_000 + "x", "'" + "x" * 1_000_000, "${" + "a" * 1_000_000, "9" * 1_000_000, "x" * 1_000_000,
        "1 or " * 100_000, "${a.b} " * 100_000, "'" * 1_000_001,
    ],
    ids=lambda text: f"{text[:5].strip()}…{len(text)}",
)  # fmt: skip
def test_hostile_lengths(text: str) -> None:
    """Depth and length are refused at once: however long it goes on, no more of it is read than a formula may hold."""

    def read() -> None:
        with pytest.raises(PydanticCustomError):
            rumus_of(text)

    assert steps(read) < 2000


@pytest.mark.parametrize(
    "text", ["+".join(["1"] * 100), "(" * 19 + "1" + ")" * 19, "'" + "x" * 100_000 + "'", " or ".join(["-(1)"] * 40)]
)
def test_the_deepest_tree_can_be_walked(text: str) -> None:
    """What is accepted is shallow enough for everybody's recursion, also in languages with less room than here."""
    rumus = rumus_of(text)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(_frames() + 250)
    try:
        assert json.loads(json.dumps(rumus.pohon))
        assert _depth(rumus.pohon) < 150
    finally:
        sys.setrecursionlimit(limit)


def _frames() -> int:
    frame, count = sys._getframe(), 0
    while frame.f_back is not None:
        frame, count = frame.f_back, count + 1
    return count


def _depth(node: Pohon) -> int:
    deepest = 0
    for part in node:
        if isinstance(part, tuple):
            deepest = max(deepest, _depth(part))
    return deepest + 1


@pytest.mark.no_cover
@given(st.text(alphabet="01.'\"${}ab_()+-*=<>! ,notdivorsumcount", max_size=60))
def test_anything_is_read_or_refused(text: str) -> None:
    """Whatever is written is a tree of known nodes, or refused; reading never fails otherwise."""
    try:
        rumus = rumus_of(text)
    except PydanticCustomError:
        return
    assert {node[0] for node in rumus.bagian} <= {"angka", "teks", "ini", "isian", "kolom", "fungsi", "operasi"}
