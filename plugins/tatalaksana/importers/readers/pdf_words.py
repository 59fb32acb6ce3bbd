# The words of a printed page where they stand, also those that are turned; letters that stand askew are of a watermark.
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tatalaksana.importers.readers.pdf_tables import Turn, Word
from tatalaksana.importers.reading import PageBox

_GAP = 0.18
"""How wide a gap ends a word, by the size of its letters."""


def is_level(one: dict[str, Any]) -> bool:
    """Whether an object of a page runs along its edges: a letter that does not is of a watermark."""
    if one.get("object_type") != "char":
        return True
    across, down = abs(float(one["matrix"][0])), abs(float(one["matrix"][1]))
    return min(across, down) <= 0.15 * max(across, down)


def page_words(page: Any) -> list[Word]:  # noqa: ANN401 - pdfplumber's pages have no types
    """The words of a page."""
    found: list[Word] = []
    turns = {_turn_of(one) for one in page.chars}
    for turn, (line, char) in _READING.items():
        if turn not in turns:
            continue
        several = page if turns == {turn} else page.filter(_turned(turn))
        across = turn is Turn.NONE
        words = several.extract_words(
            x_tolerance=1.6 if across else 2.5,
            x_tolerance_ratio=_GAP if across else None,
            y_tolerance=2.5 if across else 1.6,
            keep_blank_chars=False,
            use_text_flow=False,
            line_dir_rotated=line,
            char_dir_rotated=char,
            extra_attrs=["fontname"],
        )
        found += [
            Word(one["text"], PageBox(one["x0"], one["top"], one["x1"], one["bottom"]), "Italic" in one["fontname"] or "Oblique" in one["fontname"], turn, one["fontname"])
            for one in words
        ]  # fmt: skip
    return found


_READING: Mapping[Turn, tuple[str, str]] = {
    Turn.NONE: ("ttb", "ltr"),
    Turn.UP: ("ltr", "btt"),
    Turn.DOWN: ("rtl", "ttb"),
}
"""How text is read: which way its lines follow each other, and its letters."""


def _turned(turn: Turn) -> Callable[[dict[str, Any]], bool]:
    """Whether an object of a page is a letter that stands so."""

    def holds(one: dict[str, Any]) -> bool:
        if one.get("object_type") != "char":
            return False
        return _turn_of(one) is turn

    return holds


def _turn_of(letter: dict[str, Any]) -> Turn:
    if letter["upright"]:
        return Turn.NONE
    return Turn.UP if float(letter["matrix"][1]) > 0 else Turn.DOWN
