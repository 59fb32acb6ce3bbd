# Texts broken into the lines of a box.
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.render.lettering import OTHER, WIDTHS, broken, most_lines

_ROOM = 20_000


def _width(text: str) -> int:
    return sum(WIDTHS.get(letter, OTHER) for letter in text)


@given(st.text(max_size=400), st.integers(1, 4))
def test_lines_fit(text: str, most: int) -> None:
    """No line is wider than its room, there are no more than asked for, and only then is something left out."""
    lines = broken(text, _ROOM, most)
    assert 1 <= len(lines) <= most
    assert all(_width(line) <= _ROOM for line in lines)
    whole = "".join(text.split())
    assert "".join("".join(lines).split()) == whole or lines[-1].endswith("…")


def test_words_stay_whole() -> None:
    """Lines break between words; a word wider than a line is cut."""
    assert ("satu dua", "tiga empat") == broken("satu dua tiga empat", 5_000, 3)
    assert ("aaaaaaaa", "aaaa") == broken("a" * 12, 556 * 8, 3)


@given(st.text(alphabet="ab Wi.-é", max_size=400))
def test_a_program_takes_no_more_lines_than_said(text: str) -> None:
    """What is said to be the most lines is never less than a text takes when every letter stands in its place."""
    assert len(broken(text, _ROOM, 400)) <= most_lines(text, _ROOM)
