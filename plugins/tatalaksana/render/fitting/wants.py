# What the texts of a column ask for, before it has a width: their longest word, and how long each of them is on one line.
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from math import fsum, inf
from typing import NamedTuple

from tatalaksana.faces import BOLD, REGULAR, faces, mark_width
from tatalaksana.model import Isi, Passage, passages, plain
from tatalaksana.model.hyphenation import hyphens
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.fitting.letters import CAPITAL, ems

_TABLE = LAYOUT.table
_LISTS = LAYOUT.lists
PADDING = 2 * _TABLE.padding[0]
"""Points that a cell keeps free beside its text."""
_ABOVE = 2 * _TABLE.padding[1]
HEAD_LINES = 3
"""Lines that the head of a lane takes at most, where there is room."""
_LONG = 9.0
"""Ems of a word beyond which a line may end in it, behind a hyphen or a slash."""
_PARTS = re.compile(r"[^\s/-]+(?:[/-]\d[^\s/-]*)*[/-]?")
"""A word's parts, each with the hyphen or slash behind it."""
_BETWEEN = re.compile(r"(?<=[^\W\d_][/-])(?=[^\W\d_])")
"""Where a line may end in a word."""
_ROUNDING = 0.03
"""Points by which one that just holds a word is wider, so that it is sure of usual letters that it does."""
_SURELY = 0.1
"""Points by which one that just holds a line is wider, so that nothing need be measured."""


class Paragraph(NamedTuple):
    """A text of a cell; all in points."""

    length: float
    """On one line."""
    left: float
    """What its mark takes of each line."""
    begins: Sequence[float]
    """Where each part begins, of those that a line may end between."""
    ends: Sequence[float]
    """Where each ends, without the blank behind it."""


def cell_lines(cell: Sequence[Paragraph], room: float) -> int:
    """The lines that a cell's texts take, each line as full as it can be."""
    lines = 0
    for length, left, begins, ends in cell:
        reach = line = room - left
        at = 0
        while reach < length:
            end = bisect_right(ends, reach, at)
            if end == at:
                # A part that no line holds is cut.
                lines += int((ends[at] - begins[at]) // line) if line > 1 else 1
                end += 1
            at = end
            lines += 1
            if at == len(ends):
                break
            reach = begins[at] + line
        else:
            lines += 1
    return lines


@dataclass(frozen=True, slots=True)
class Wants:
    """What a column asks for."""

    word: float
    """Points that its longest word needs to stay whole, with what the cell keeps free; of the head too."""
    cells: tuple[tuple[Paragraph, ...], ...]
    """Of each row its texts."""
    line: float
    """The height of a line in points."""
    head: float
    """Points that the longest word of its head needs, with what the cell keeps free."""
    _lines: dict[float, list[int]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Widths that were asked for, and the lines of each row's cell: most are asked for again."""

    @property
    def fewest(self) -> int:
        """The lines that all cells take at least."""
        return sum(map(len, self.cells))

    def heights(self, width: float) -> list[float]:
        """About how tall the cells are at a width, in points: for choosing widths, not for setting."""
        return [self.height(lines) for lines in self.lines_at(width)]

    def lines_at(self, width: float) -> Sequence[int]:
        """About how many lines each row's cell takes at a width."""
        found = self._lines.get(width)
        if found is None:
            room = width - PADDING
            found = self._lines[width] = [cell_lines(cell, room) if cell else 0 for cell in self.cells]
        return found

    def lines(self, row: int, width: float) -> int:
        """The same of one row."""
        return cell_lines(self.cells[row], width - PADDING)

    def whole(self, row: int) -> float:
        """Points at which each text of a row's cell stands on one line."""
        return max([length + left for length, left, *_ in self.cells[row]], default=0.0) + PADDING + _SURELY

    def height(self, lines: int) -> float:
        """Of a cell with so many lines, in points."""
        return lines * self.line + _ABOVE if lines else 0.0

    def at_best(self) -> list[tuple[float, int]]:
        """Of each row's cell how long it is on one line, and the lines that it takes at least."""
        return [(fsum([paragraph.length for paragraph in cell]), len(cell)) for cell in self.cells]


def wants_of(contents: Iterable[Isi | None], head: str, size: float, head_size: float) -> Wants:
    """What a column asks for.

    Args:
        contents: Of each row what stands in it.
        head: What stands over it, in bold letters.
        size: Of the letters, in points.
        head_size: Of those of the head.
    """
    cells, longest = [], 0.0
    for isi in contents:
        cell: list[Paragraph] = []
        for text, left in cell_texts(isi):
            word, paragraph = _paragraph(text, left, size)
            longest = max(longest, word)
            cell.append(paragraph)
        cells.append(tuple(cell))
    over = head_word(head, head_size)
    line = (CAPITAL + _TABLE.leading) * size
    return Wants(max(longest, over) + PADDING + _ROUNDING, tuple(cells), line, over + PADDING + _ROUNDING)


@lru_cache(1024)
def _paragraph(text: str, left: float, size: float) -> tuple[float, Paragraph]:
    """Points that the longest word of a text and its mark take, and what it asks for: what a step hands over stands in the next one again."""
    begins, ends, at, longest, blank = [], [], 0.0, 0.0, faces()[REGULAR].widths[" "]
    for word in text.split():
        wide = ems(word, REGULAR).most
        if "/" in word or "-" in word:
            widths = [ems(part, REGULAR).most for part in _BETWEEN.split(word)]
            edges = list(accumulate(widths, initial=at))
            begins += edges[:-1]
            ends += edges[1:]
            if wide > _LONG:
                # Nothing but dashes has no part, and goes on below.
                wide = max((ems(part, REGULAR).most for part in _PARTS.findall(word)), default=_LONG)
            at = edges[-1] + blank
        else:
            begins.append(at)
            ends.append(at + wide)
            at += wide + blank
        longest = max(longest, wide)
    length = ends[-1] if ends else 0.0
    points = Paragraph(length * size, left * size, [one * size for one in begins], [one * size for one in ends])
    return (left + longest) * size, points


@lru_cache(4096)
def head_word(head: str, size: float) -> float:
    """Points that the longest word of a head takes."""
    return max((ems(word, BOLD).most for word in _parts(head)), default=0.0) * size


@lru_cache(4096)
def half_word(head: str, size: float) -> float:
    """The same where each word may be cut once, behind a hyphen between syllables."""
    return max(map(_halved, _parts(head)), default=0.0) * size


def _halved(word: str) -> float:
    """Ems of the longer half of a word; of one without syllables those of all of it."""
    halves = [max(ems(f"{word[:at]}-", BOLD).most, ems(word[at:], BOLD).most) for at in hyphens(word)]
    return min(halves, default=ems(word, BOLD).most)


@lru_cache(4096)
def head_width(head: str, size: float, most: int = HEAD_LINES) -> float:
    """Points in which a head takes no more than so many lines, its words whole."""
    words = [ems(word, BOLD).most for word in _parts(head)]
    blank = faces()[BOLD].widths[" "]
    # What some words beside each other take: a line is one of these.
    lines = {
        fsum(words[at:end]) + blank * (end - at - 1)
        for at in range(len(words))
        for end in range(at + 1, len(words) + 1)
    }
    fitting = (line for line in sorted(lines) if _lines(words, blank, line) <= most)
    return next(fitting, 0.0) * size


def head_lines(head: str, size: float, room: float) -> float:
    """How many lines a head takes; none is enough where a word is longer."""
    words = [ems(word, BOLD).most * size for word in _parts(head)]
    return _lines(words, faces()[BOLD].widths[" "] * size, room)


def _lines(words: Sequence[float], blank: float, room: float) -> float:
    """How many lines words take, each as full as it can be; none is enough where a word is longer."""
    lines, used = 1, 0.0
    for word in words:
        if word > room:
            return inf
        if used and used + blank + word > room:
            lines, used = lines + 1, 0.0
        used += (blank if used else 0.0) + word
    return lines


def _parts(text: str) -> Sequence[str]:
    """The words of a text; behind a slash or a hyphen between letters a line may end."""
    return text.replace("/", "/ ").replace("-", "- ").split()


def cell_texts(isi: Isi | None) -> Iterable[tuple[str, float]]:
    """The texts of a cell, each with the ems that its mark takes from each of its lines."""
    if isi is None:
        return
    number = 0.0 if isinstance(isi, str) else _LISTS.numbers(len(isi))
    for text in [isi] if isinstance(isi, str) else isi:
        for passage in passages(text):
            for line in plain(passage.text).split("\n"):
                yield line, _mark(passage) + number


def _mark(passage: Passage) -> float:
    return passage.level * (mark_width(passage.mark) + _LISTS.behind) if passage.mark else 0.0
