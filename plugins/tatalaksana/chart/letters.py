# How wide the words of a chart are, and how they are shared among lines. Page and PDF show these very lines, so that
# neither breaks a line by itself.
from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, islice
from math import fsum

from tatalaksana.faces import REGULAR, faces
from tatalaksana.model.hyphenation import cut_word
from tatalaksana.model.satuan import DITULIS

_ACCENTED = 0.78
"""Ems of a Latin letter whose width is not known, nearly all."""
_OTHER = 1.05
"""Ems of any other, about."""
_LATIN = range(0xA0, 0x180)


@lru_cache(maxsize=4096)
def letters_width(text: str, size: float) -> float:
    """How wide a text is on one line, in the unit of its letters' size."""
    return fsum([_letter(letter) for letter in text]) * size


def _letter(letter: str) -> float:
    return faces()[REGULAR].widths.get(letter, _ACCENTED if ord(letter) in _LATIN else _OTHER)


@lru_cache(maxsize=4096)
def balanced(text: str, count: int, size: float) -> tuple[str, ...]:
    """A text in at most so many lines, the widest of them as narrow as whole words allow."""
    words = _words(text)
    widths = [letters_width(word, size) for word in words]
    blank = letters_width(" ", size)
    low, high = max(widths, default=0.0), fsum(widths) + blank * len(widths)
    if _count(widths, blank, low) <= count:
        high = low
    while high - low > _FINE:
        middle = (low + high) / 2
        if _count(widths, blank, middle) <= count:
            high = middle
        else:
            low = middle
    rest = iter(words)
    return tuple([" ".join(islice(rest, many)) for many in _filled(widths, blank, high)])


_BEFORE = "<>≤≥=±≈"
"""Signs that say something of the number behind them, which no line parts from them: «< 4 m²»."""
_UNIT = 3
"""Letters that a unit behind such a number has at most."""
_COUNTED = frozenset({"ribu", "rb", "juta", "jt", "miliar", "milyar", "triliun", *DITULIS})
"""What stays with any number before it: «Rp50 juta», «14 hari»."""


def _words(text: str) -> list[str]:
    """What stands in one line: words, a sign with its number and unit, and an amount."""
    words: list[str] = []
    for word in text.split():
        before = words[-1] if words else ""
        counted = word.rstrip(").,")
        unit = counted in _COUNTED or (" " in before and len(counted) <= _UNIT)
        if before and (before[-1] in _BEFORE or (unit and before[-1].isdigit())):
            words[-1] = f"{before} {word}"
        else:
            words.append(word)
    return words


_FINE = 0.5
"""Within which the narrowest width is sought."""


def _count(widths: list[float], blank: float, room: float) -> int:
    return len(_filled(widths, blank, room))


def _filled(widths: list[float], blank: float, room: float) -> list[int]:
    """How many words stand on each line of a width."""
    lines: list[int] = []
    used = 0.0
    for width in widths:
        if lines and used + blank + width <= room:
            lines[-1] += 1
            used += blank + width
        else:
            lines.append(1)
            used = width
    return lines


def filled(text: str, room: float, size: float) -> tuple[str, ...]:
    """A text in lines of a width, each with as much as it holds; words that none holds are cut, behind a hyphen where they have syllables."""

    def fit(word: str) -> int:
        return sum(wide <= room for wide in accumulate(_letter(letter) * size for letter in word))

    lines: list[str] = []
    for word in _words(text):
        if lines and letters_width(both := f"{lines[-1]} {word}", size) <= room:
            lines[-1] = both
        else:
            lines += [f"{piece}-" if hyphen else piece for piece, hyphen in cut_word(word, fit)]
    return tuple(lines)
