# Items of a list put in, moved and taken out: nothing else changes, and what belongs to an item goes with it.
from __future__ import annotations

import difflib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.source import Data, Edit, Insert, Move, UnwritableError, data_of, edited, value_at, with_edit
from tatalaksana.source.tree import comments_in, tree_of, walk
from tests.collections_on_disk import SOPS
from tests.examples import some
from tests.source.test_editing import NAMES, TEXTS, WORDS, crlf, order

PUBLISHED = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted(SOPS.glob("*/*.yaml"))
    if path.parent.name not in {"profil", "formulir"}
}
STEP: Data = {"uraian": "Memeriksa isi", "pelaksana": "kabag", "waktu": "5 Menit", "output": "Catatan"}
ITEMS: st.SearchStrategy[Data] = st.one_of(
    WORDS, st.just(STEP), st.dictionaries(st.sampled_from(["teks", "id", "a b", "x:"]), WORDS, min_size=1, max_size=3)
)


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, tuple[str | int, ...], int]:
    """A text with LF or CRLF, a list in it that stands in no alias, and how many items that has."""
    text = TEXTS[draw(st.sampled_from(NAMES))].replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    found = [(path, len(node.entries)) for path, node in walk(tree_of(text)) if node.kind == "daftar" and node.entries]
    path, count = draw(st.sampled_from(found))
    return text, path, count


def _comments(text: str) -> list[str]:
    return sorted(text[start:end] for start, end in comments_in(text, tree_of(text)))


def _shared(one: str, other: str) -> int:
    """How many letters of the shorter text are in both, from the begin and from the end."""
    begin = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, more = one[begin:][::-1], other[begin:][::-1]
    end = next(
        (place for place, (a, b) in enumerate(zip(rest, more, strict=False)) if a != b), min(len(rest), len(more))
    )
    return begin + end


@pytest.mark.no_cover
@some(50)
@given(lists(), st.data())
def test_an_item_is_put_in_and_nothing_else(case: tuple[str, tuple[str | int, ...], int], data: st.DataObject) -> None:
    """The text is the old one with one span more; taken out again, every byte is as before."""
    text, path, count = case
    place, value = data.draw(st.integers(0, count)), data.draw(ITEMS)
    new = edited(text, [Insert((*path, place), value)], order)
    assert data_of(new) == with_edit(data_of(text), Insert((*path, place), value))
    assert _comments(new) == _comments(text)
    if "*" not in text:
        assert len(text) == _shared(text, new)
        assert edited(new, [Edit((*path, place), None)], order) == text


@pytest.mark.no_cover
@some(50)
@given(lists(), st.data())
def test_an_item_moves_there_and_back(case: tuple[str, tuple[str | int, ...], int], data: st.DataObject) -> None:
    """Data and comments are those of the move, or it is refused; moved back, every byte is as before."""
    text, path, count = case
    here, there = data.draw(st.integers(0, count - 1)), data.draw(st.integers(0, count - 1))
    try:
        new = edited(text, [Move((*path, here), there)], order)
    except UnwritableError:
        assert "&" in text or "#" in text or "- -" in text
        return
    assert data_of(new) == with_edit(data_of(text), Move((*path, here), there))
    assert _comments(new) == _comments(text)
    if "*" not in text:
        assert edited(new, [Move((*path, there), here)], order) == text


@pytest.mark.no_cover
@pytest.mark.parametrize("name", sorted(PUBLISHED))
@pytest.mark.parametrize("spelled", [str, crlf], ids=["lf", "crlf"])
def test_a_new_step_is_its_own_lines(name: str, spelled: Callable[[str], str]) -> None:
    """Wherever a step is put into an SOP as offices have it, no line goes and as many come as the step has, with the neighbours' blank line."""
    text = spelled(PUBLISHED[name])
    steps = value_at(data_of(text), ("kegiatan",))
    assert isinstance(steps, list)
    blank = "\n\n" in PUBLISHED[name].split("kegiatan:")[1].strip()
    for place in range(len(steps) + 1):
        new = edited(text, [Insert(("kegiatan", place), STEP)], order)
        lines = list(difflib.ndiff(text.splitlines(keepends=True), new.splitlines(keepends=True)))
        assert [] == [line for line in lines if line.startswith("-")]
        assert 4 + blank == sum(line.startswith("+") for line in lines)
        assert new.count("\r\n") == (new.count("\n") if spelled is crlf else 0)


COMMENTED = """\
kegiatan: # urut
  # seluruhnya

  # tentang satu
  - uraian: satu # di belakang
    # masih satu

  # bagian kedua

  # tentang dua
  # dua baris
  - uraian: dua
  - {uraian: tiga} # tiga
# ekor
"""


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            Insert(("kegiatan", 0), {"uraian": "nol"}),
            COMMENTED.replace("  # tentang satu\n", "  - uraian: nol\n\n  # tentang satu\n"),
        ),
        (
            Insert(("kegiatan", 1), {"uraian": "baru"}),
            COMMENTED.replace("# masih satu\n", "# masih satu\n\n  - uraian: baru\n"),
        ),
        (Insert(("kegiatan", 3), {"uraian": "baru"}), COMMENTED.replace("# ekor", "  - {uraian: baru}\n# ekor")),
        (
            Move(("kegiatan", 0), 2),
            """\
kegiatan: # urut
  # seluruhnya

  # tentang dua
  # dua baris
  - uraian: dua

  # bagian kedua

  - {uraian: tiga} # tiga
  # tentang satu
  - uraian: satu # di belakang
    # masih satu
# ekor
""",
        ),
        (
            Edit(("kegiatan", 0), None),
            COMMENTED.replace("  # tentang satu\n  - uraian: satu # di belakang\n    # masih satu\n\n", ""),
        ),
        (
            Edit(("kegiatan", 1), None),
            COMMENTED.replace("  # tentang dua\n  # dua baris\n  - uraian: dua\n", ""),
        ),
        (Edit(("kegiatan", 2), None), COMMENTED.replace("  - {uraian: tiga} # tiga\n", "")),
    ],
)  # fmt: skip
def test_comments_stay_with_their_items(edit: Edit | Insert | Move, expected: str) -> None:
    """Right above an item, behind it, or further in below it: such a comment is the item's; others stay where they are."""
    assert expected == edited(COMMENTED, [edit], order)
    assert crlf(expected) == edited(crlf(COMMENTED), [edit], order)


@pytest.mark.parametrize(
    ("text", "edit", "expected"),
    [
        ("a: [x, y]\n", Insert(("a", 0), "n"), "a: [n, x, y]\n"),
        ("a: [x, y]\n", Insert(("a", 2), "n"), "a: [x, y, n]\n"),
        ("a: [\n  x,\n  y]\n", Insert(("a", 1), "n"), "a: [\n  x,\n  n,\n  y]\n"),
        ("a: [\n  x,\n  y,\n]\n", Insert(("a", 9), "n"), "a: [\n  x,\n  y,\n  n,\n]\n"),
        ("a: [x, {b: 1}, z]\n", Move(("a", 0), 2), "a: [{b: 1}, z, x]\n"),
        ("a: []\n", Insert(("a", 0), "n"), "a: [n]\n"),
        ("a:\nb: 1\n", Insert(("a", 0), "n"), "a: [n]\nb: 1\n"),
        ("b: 1\n", Insert(("a", 0), "n m"), "b: 1\na:\n  - n m\n"),
        ("a:\n- x\n", Insert(("a", 0), "n"), "a:\n- n\n- x\n"),
        ("a:\n  - x", Insert(("a", 1), "n"), "a:\n  - x\n  - n"),
        ("a:\n  -   x\n", Insert(("a", 1), {"b": "1 2", "c": "3"}), "a:\n  -   x\n  -   b: 1 2\n      c: 3\n"),
        ("a:\n  - - x\n    - y\n", Move(("a", 0, 0), 1), "a:\n  - - y\n    - x\n"),
        ("a:\n  - - x\n    - y\n", Insert(("a", 0, 0), "n"), "a:\n  - - n\n    - x\n    - y\n"),
        ("a:\n  - - x\n    - y\n", Edit(("a", 0, 0), None), "a:\n  - - y\n"),
        ("a:\n  - |\n    x\n\n  - y\n", Insert(("a", 1), "n"), "a:\n  - |\n    x\n\n  - n\n\n  - y\n"),
    ],
)  # fmt: skip
def test_small_lists(text: str, edit: Edit | Insert | Move, expected: str) -> None:
    """In brackets or in lines, empty or of one, with dashes at the margin or behind another dash."""
    assert expected == edited(text, [edit], order)


@pytest.mark.parametrize(
    ("text", "edit", "said"),
    [
        ("a: [&x b, c, *x]\n", Move(("a", 0), 2), "jangkar"),
        ("a: [b, # tentang b\n  c]\n", Move(("a", 0), 1), "komentar"),
        ("a:\n  - - x\n    # y\n    - y\n", Move(("a", 0, 0), 1), "tidak punya tempat"),
        ("a: [b]\n", Move(("a", 0), 1), "tidak ditemukan"),
        ("a: b\n", Insert(("a", 0), "c"), "bukan daftar"),
        ("a: {b: c}\n", Move(("a", "b"), 0), "bukan butir"),
    ],
)  # fmt: skip
def test_what_can_not_be_done_is_refused(text: str, edit: Edit | Insert | Move, said: str) -> None:
    """Before anything is written, in a sentence."""
    with pytest.raises(UnwritableError, match=said):
        edited(text, [edit], order)


def test_what_an_alias_says_stays() -> None:
    """A list that is named again elsewhere changes only where it was asked to."""
    text = "a: &l [x, y]\nb: *l\n"
    assert {"a": ["x", "n", "y"], "b": ["x", "y"]} == data_of(edited(text, [Insert(("a", 1), "n")], order))
    assert {"a": ["x", "y"], "b": ["y", "x"]} == data_of(edited(text, [Move(("b", 0), 1)], order))
