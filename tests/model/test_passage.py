# What the lines of a text mean.
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tatalaksana.model import in_lines, on_one_line, passages
from tatalaksana.model.passage import MAX_LEVEL
from tests.steps import steps

_P = ""


def _said(text: str) -> list[tuple[int, str, str]]:
    return [(one.level, one.mark, one.text) for one in passages(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("satu", [(0, _P, "satu")]),
        ("satu\ndua", [(0, _P, "satu\ndua")]),
        ("satu\n\n \ndua\ntiga", [(0, _P, "satu"), (0, _P, "dua\ntiga")]),
        ("- a\n- b", [(1, "-", "a"), (1, "-", "b")]),
        ("• a\n• b", [(1, "•", "a"), (1, "•", "b")]),
        ("\uf0b7 a\n\uf0b7 b", [(1, "•", "a"), (1, "•", "b")]),
        ("-\ta\n–\u00a0b\n—  c", [(1, "-", "a"), (1, "–", "b"), (1, "—", "c")]),
        ("-a\n-b", [(1, "-", "a"), (1, "-", "b")]),
        ("* a\n* *b*", [(1, "*", "a"), (1, "*", "*b*")]),
        ("a. x\nb. y", [(1, "a.", "x"), (1, "b.", "y")]),
        ("1) x\n2) y", [(1, "1)", "x"), (1, "2)", "y")]),
        ("(a) x\n(b) y", [(1, "(a)", "x"), (1, "(b)", "y")]),
        ("1.x\n2.y", [(1, "1.", "x"), (1, "2.", "y")]),
        ("9. x\n10. y\n10. z\n12. w", [(1, "9.", "x"), (1, "10.", "y"), (1, "10.", "z"), (1, "12.", "w")]),
        ("i. x\nii. y\niii. z\niv. u\nv. v", [(1, f"{n}.", t) for n, t in zip(["i", "ii", "iii", "iv", "v"], "xyzuv", strict=True)]),
        ("h. x\ni. y\nj. z", [(1, "h.", "x"), (1, "i.", "y"), (1, "j.", "z")]),
        ("1.1. x\n1.2. y", [(1, "1.1.", "x"), (1, "1.2.", "y")]),
        ("Berkas:\n- a\n- b\nSelesai", [(0, _P, "Berkas:"), (1, "-", "a"), (1, "-", "b"), (0, _P, "Selesai")]),
        ("- a\n\n- b\n\nakhir", [(1, "-", "a"), (1, "-", "b"), (0, _P, "akhir")]),
        ("- a\n  lanjut\n\n  lagi\n- b", [(1, "-", "a\nlanjut\nlagi"), (1, "-", "b")]),
        ("1. a\nlanjut\n2. b", [(1, "1.", "a\nlanjut"), (1, "2.", "b")]),
        ("- a\n- b\nUntuk tamu:\n- c\n- d", [(1, "-", "a"), (1, "-", "b"), (0, _P, "Untuk tamu:"), (1, "-", "c"), (1, "-", "d")]),
        ("1. a\n   - x\n   - y\n2. b", [(1, "1.", "a"), (2, "-", "x"), (2, "-", "y"), (1, "2.", "b")]),
        ("1. a\n- x\n2. b", [(1, "1.", "a"), (2, "-", "x"), (1, "2.", "b")]),
        ("- a\n - b\n- c", [(1, "-", "a"), (1, "-", "b"), (1, "-", "c")]),
        ("- a\n  - x\n  - y\n- c", [(1, "-", "a"), (2, "-", "x"), (2, "-", "y"), (1, "-", "c")]),
        ("1. a\n2. b\n- x\n- y", [(1, "1.", "a"), (1, "2.", "b"), (1, "-", "x"), (1, "-", "y")]),
        ("1. a\n  a) b\n    - c\n      • d\n2. e", [(1, "1.", "a"), (2, "a)", "b"), (3, "-", "c"), (3, "•", "d"), (1, "2.", "e")]),
        ("1. a\n   - x\n   - y", [(0, _P, "1. a"), (1, "-", "x"), (1, "-", "y")]),
    ],
)  # fmt: skip
def test_lines_and_lists(text: str, expected: list[tuple[int, str, str]]) -> None:
    """Lines are lines, blank ones part paragraphs, and marks of one kind make a list, with what is set in below an item."""
    assert expected == _said(text)


@pytest.mark.parametrize(
    "text",
    [
        "1. satu", "- satu", "-", "-\n-", "Berkas:\n- satu", "-5 derajat\n-3 derajat", "1,5 liter\n2,5 liter", "10.30 WIB\n11.30 WIB",
        "2018 satu\n2019 dua", "A. Rekaan\nH. Rekaan", "a.n. Kepala\na.n. Sekretaris", "u.p. Kabag\nu.p. Kasubbag", "--\n--", "*a*\n*b*",
        "1. satu\na. dua", "- satu\n1. dua", "(a.) satu\n(b.) dua", r"\- satu" + "\n" + r"\- dua",
    ],
)  # fmt: skip
def test_what_is_no_list(text: str) -> None:
    """A lone mark, a number or degree at a line's beginning, initials and short forms are lines like any other."""
    assert [(0, _P, text)] == _said(text)


def test_lists_beside_each_other_begin_anew() -> None:
    """Two lists without anything between them are two, and so is one whose numbers begin again."""
    assert [True, False, True, False] == [one.first for one in passages("1. a\n2. b\n- x\n- y")]
    assert [True, False, True, False] == [one.first for one in passages("1. a\n2. b\n1. x\n2. y")]
    assert [True, False] == [one.ordered for one in passages("Isi\n1) a\n2) b\n\n- x\n- y") if one.first]


def test_as_text() -> None:
    """Cells that have no lists show marks and breaks, a line free between paragraphs, and no Markdown."""
    text = "**Isi\nsurat**:\n1. *a*\n   - b  c\n   lagi\n2. d\n\ne\n\nf"
    assert "Isi\nsurat:\n1. a\n  - b c\n  lagi\n2. d\ne\n\nf" == in_lines(text)
    assert "Isi surat: 1. a - b c lagi 2. d e f" == on_one_line(text)
    assert "a b" == in_lines(" a  *b*") == on_one_line("a\u00a0b")


@settings(deadline=None, max_examples=200)
@given(st.text(st.sampled_from(list("ab1.)- \n*•i")), max_size=80).map(str.strip))
def test_no_word_is_lost(text: str) -> None:
    """Whatever is read into a text, all its letters and marks are still there, in their order, no list without items."""
    found = passages(text)
    kept = "".join(f"{one.mark}{one.text}" for one in found)
    assert "".join(text.split()) == "".join(kept.split())
    depth = 0
    for one in found:
        assert one.level <= (depth if not one.first else min(depth + 1, MAX_LEVEL))
        assert bool(one.mark) is bool(one.level)
        depth = one.level


@pytest.mark.parametrize(
    "line", ["- \n", "- a\n", "a\n", "\n", "1. x\n- y\n", "1. a\nx\n", "1. a\n\n  b\n", "a. x\nb. y\n", "i. a\n", " - a\n"]
)  # fmt: skip
def test_long_texts_are_read_in_a_line(line: str) -> None:
    """A text twice as long takes twice the steps, whatever its lines are."""

    def taken(count: int) -> int:
        return steps(lambda: passages.__wrapped__(line * count))

    assert taken(600) < 2.3 * taken(300)
