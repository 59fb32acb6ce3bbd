# Texts of several lines compared line by line: which line is which, and what of a text is only how it is broken.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.diff.wording import matched_places
from tatalaksana.model import Passage, passages

LinePair = tuple[Passage | None, Passage | None]
"""A line of the older text and one of the newer, as passages of one line; None where one has no such line."""


def matched_lines(old: str, new: str) -> tuple[LinePair, ...]:
    """Two texts' lines matched: those that are the same, then those that share half of their words."""
    before, after = tuple(_lines(old)), tuple(_lines(new))
    pairs = matched_places(tuple(map(line_words, before)), tuple(map(line_words, after)))
    return tuple((None if a is None else before[a], None if b is None else after[b]) for a, b in pairs)


def line_words(line: Passage) -> str:
    """A line as it is told: its mark, and its words."""
    return f"{line.mark} {line.text}" if line.mark else line.text


def same_but_for_breaks(old: str, new: str) -> bool:
    """Whether two texts differ in nothing but where lines end, and how far they are set in."""
    return old.split() == new.split()


def _lines(text: str) -> Iterator[Passage]:
    """The lines of a text; `first` is said of what begins a list or a paragraph."""
    for passage in passages(text) if text else ():
        begin, *more = passage.text.split("\n")
        yield Passage(begin, passage.mark, passage.level, passage.first or not passage.level)
        yield from (Passage(line, "", passage.level) for line in more)
