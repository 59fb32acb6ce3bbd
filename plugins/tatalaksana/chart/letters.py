# How wide the words of a chart are, and how they are shared among lines. Page and PDF show these very lines, so that
# neither breaks a word or a line by itself.
from __future__ import annotations

from functools import lru_cache
from itertools import islice

_FIRST = " "
# fmt: off
_WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)
# fmt: on
"""Of the letters from blank to tilde in thousandths of their size: those of Liberation Sans and Arial, upright."""
_ACCENTED = 780
"""Of a Latin letter beyond them, nearly all."""
_OTHER = 1050
"""Of any other, about."""
_LATIN = range(0xA0, 0x180)


@lru_cache(maxsize=4096)
def letters_width(text: str, size: float) -> float:
    """How wide a text is on one line, in the unit of its letters' size."""
    return sum([_letter(letter) for letter in text]) * size / 1000


def _letter(letter: str) -> int:
    place = ord(letter) - ord(_FIRST)
    if 0 <= place < len(_WIDTHS):
        return _WIDTHS[place]
    return _ACCENTED if ord(letter) in _LATIN else _OTHER


@lru_cache(maxsize=4096)
def balanced(text: str, count: int, size: float) -> tuple[str, ...]:
    """A text in at most so many lines, the widest of them as narrow as whole words allow."""
    words = text.split()
    widths = [letters_width(word, size) for word in words]
    blank = letters_width(_FIRST, size)
    low, high = max(widths, default=0.0), sum(widths) + blank * len(widths)
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
