# How many lines a text takes, without setting it: the widths of letters are known, and where lines may end is for most
# texts. What isn't sure is said as bounds.
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from math import fsum
from typing import NamedTuple

from tatalaksana.faces import faces
from tatalaksana.model.hyphenation import cut_word

CAPITAL = 0.688
"""The height of a line of text, which is that of its capitals, in sizes of its letters."""
_SURELY = re.compile(r"(?:[^ \u00ad\ue000/-]|(?<![^\W\d_])[/-]|[/-](?![^\W\d_]))*(?:[ \u00ad\ue000/-]|\Z)")
"""A text's parts between which a line may end: behind blanks and places to break, a hyphen or slash between letters."""
_PERHAPS = re.compile(
    r"(?:[0-9A-Za-zÀ-ÖØ-öø-ÿ(\"'.,:;*#_@&]|\)(?=[\w .,;:)\u00ad\ue000]|\Z))*(?:[^0-9A-Za-zÀ-ÖØ-öø-ÿ(\"'.,:;*#_@&]|\Z)"
)
"""The parts between which a line might end: what Unicode's rules keep together is less than they do."""
_PLAIN = re.compile(r"[0-9A-Za-z(\"'.,:;*#_@& ]*")
"""Texts of which both find the same parts."""
_CLOSEST = 0.1
"""Ems by which a pair of letters may be closer than both alone, where that isn't known."""
_UNKNOWN = (0.0, 1.3)
"""Ems that any other letter takes, at least and at most: marks take no room, pictures much."""
_NEAR = 0.0005
"""Ems within which it isn't sure whether a line holds a word."""
HYPHEN, CUT = "\u00ad", "\ue000"
"""Where a word that no line holds goes on below, with a hyphen and without. No text has these of its own: templates put a hyphen
there that only the eye sees, and a line's end, so that the words stay whole for who searches, copies or listens."""


class Bounds(NamedTuple):
    """At least and at most; the same twice where it is sure."""

    least: float
    most: float


def known(text: str) -> bool:
    """Whether all its letters are of the face of the sheet, so that its lines are no taller than others."""
    return text.isascii() or all(letter in faces()[0].widths or letter in (HYPHEN, CUT) for letter in text)


def lines_of(said: Sequence[tuple[str, int]], width: float, size: float) -> Bounds:
    """The lines that a text takes.

    Args:
        said: The text in runs, each of one face.
        width: What a line has, in points.
        size: Of the letters, in points.
    """
    room = width / size
    if len(said) == 1 and _PLAIN.fullmatch(said[0][0]):
        pieces = _parts(said, _SURELY)
        # Of a line that holds all of it every letter is known with the one behind it.
        lines = _sure(pieces, room) or int(ems(*said[0]).most <= room - _NEAR)
        if lines:
            return Bounds(lines, lines)
    most = _filled(_parts(said, _SURELY), room - _NEAR, 1)
    return Bounds(1 if most == 1 else _filled(_parts(said, _PERHAPS), room + _NEAR, 0), most)


class _Piece(NamedTuple):
    """What stays together on a line."""

    wide: Bounds
    """Ems without the blank behind it."""
    blank: float
    """What that takes where more follows."""
    ends: int
    """Lines that end in it, whatever they hold."""
    cut: bool
    """Whether a line ends behind it."""


def _parts(said: Sequence[tuple[str, int]], pattern: re.Pattern[str]) -> Iterable[_Piece]:
    """The pieces of a text; runs don't part it."""
    return _parts_of(*said[0], pattern) if len(said) == 1 else _parts_of_runs(said, pattern)


@lru_cache(1024)
def _parts_of(text: str, face: int, pattern: re.Pattern[str]) -> Sequence[_Piece]:
    """Those of one run: a text is asked for at several widths, and what a step hands over stands in the next one again."""
    return [_piece(part, face) for part in pattern.findall(text)]


def _parts_of_runs(said: Sequence[tuple[str, int]], pattern: re.Pattern[str]) -> Iterator[_Piece]:
    at = 0
    ends = list(accumulate(len(text) for text, _ in said))
    for part in pattern.findall("".join(text for text, _ in said)):
        end = at + len(part)
        starts = [0, *ends]
        yield _joined([
            _piece(text[max(0, at - start) : end - start], face)
            for start, stop, (text, face) in zip(starts, ends, said, strict=False) if start < end and stop > at
        ])  # fmt: skip
        at = end


@lru_cache(8192)
def _piece(text: str, face: int) -> _Piece:
    shown = text.rstrip(f" {HYPHEN}{CUT}") + ("-" if text.endswith(HYPHEN) else "")
    blank = faces()[face].widths[" "] if text.endswith(" ") else 0.0
    return _Piece(ems(shown, face), blank, shown.count("\n"), text.endswith((HYPHEN, CUT)))


def _joined(pieces: Sequence[_Piece]) -> _Piece:
    """A piece of several runs."""
    within = fsum(piece.blank for piece in pieces[:-1])
    wide = Bounds(*(within + fsum(piece.wide[bound] for piece in pieces) for bound in (0, 1)))
    last = pieces[-1] if pieces else _piece("", 0)
    return _Piece(wide, last.blank, sum(piece.ends for piece in pieces), last.cut)


def _sure(parts: Iterable[_Piece], room: float) -> int:
    """How many lines are filled, where that is sure and lines end between pieces only; else 0."""
    lines, least, most = 1, 0.0, 0.0
    low, high = room - _NEAR, room + _NEAR
    for (short, wide), blank, _, _ in parts:
        if most + wide > low:
            if least + short <= high or wide > low or not most:
                return 0
            lines, least, most = lines + 1, 0.0, 0.0
        least += short + blank
        most += wide + blank
    return lines


def _filled(parts: Iterable[_Piece], room: float, bound: int) -> int:
    """How many lines are filled, piece after piece."""
    lines, used, over = 1, 0.0, False
    for wides, blank, ends, cut in parts:
        wide = wides[bound]
        if (used and used + wide > room) or over:
            lines += 1
            used = 0.0
        over = cut
        if bound:
            lines += ends
            if wide > room:
                # What no line holds leaves its line, or is cut in a way we don't know.
                lines += int(wide // room)
        used += wide + blank
    return lines


@lru_cache(8192)
def ems(word: str, face: int) -> Bounds:
    """How wide a word is in a face, in sizes of its letters."""
    widths, pairs = faces()[face].widths, faces()[face].pairs
    closer = fsum(pairs.get(left + right, 0.0) for left, right in pairwise(word))
    if word.isascii():
        sure = fsum(widths.get(letter, 0.0) for letter in word) + closer
        # Beside a blank some capitals come closer too, where one stands there and not a line's end.
        return Bounds(sure + pairs.get(" " + word[:1], 0.0) + pairs.get(word[-1:] + " ", 0.0), sure)
    others = sum(letter not in widths for letter in word)
    sure = fsum(widths.get(letter, 0.0) for letter in word)
    return Bounds(max(0.0, sure - _CLOSEST * len(word)) + _UNKNOWN[0] * others, sure + _UNKNOWN[1] * others)


def beginning(word: str, room: float, face: int) -> int:
    """How many of a word's letters fit in `room`, in sizes of its letters, for sure; what comes behind isn't looked at."""
    widths, pairs = faces()[face].widths, faces()[face].pairs
    wide, closer, others, before, plain = 0.0, 0.0, 0, "", True
    for at, letter in enumerate(word):
        wide += widths.get(letter, 0.0)
        others += letter not in widths
        plain = plain and letter.isascii()
        closer = closer + pairs.get(before + letter, 0.0) if plain else 0.0
        if wide + closer + _UNKNOWN[1] * others > room:
            return at
        before = letter
    return len(word)


def lines_of_word(word: str, room: float, face: int) -> Sequence[tuple[str, bool]]:
    """(piece, does a hyphen stand behind it?) of a word in lines of its own.

    Args:
        word: The word.
        room: Of a line, in sizes of its letters.
        face: Of the letters.
    """
    return [*cut_word(word, lambda text: beginning(text, room, face))]


def evenly(word: str, room: float, face: int) -> Sequence[tuple[str, bool]]:
    """The same in as few lines, the longest of them as short as can be."""
    found = lines_of_word(word, room, face)
    narrow = ems(word, face).most / len(found)
    while narrow < room:
        even = lines_of_word(word, narrow, face)
        if len(even) == len(found) and [one for _, one in even] == [one for _, one in found]:
            return even
        narrow += _FINER
    return found


_FINER = 0.1
"""Ems by which lines are tried."""
