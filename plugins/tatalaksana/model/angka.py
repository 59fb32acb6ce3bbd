# Numbers as people write them on sheets: in words, «dua puluh lima», «satu setengah», and back from a fraction to figures.
from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

_Words = Callable[[int], str]
"""The word at a place, empty where there is none."""
_Found = tuple[int, int]
"""A number and the place behind it."""

_ONES = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
}  # fmt: skip
_WHOLE = {"sepuluh": 10, "sebelas": 11}
_PARTS = {"setengah": Fraction(1, 2), "separuh": Fraction(1, 2), "separo": Fraction(1, 2), "seperempat": Fraction(1, 4), "sepertiga": Fraction(1, 3)}  # fmt: skip
_DIVIDED = {"perempat": 4, "pertiga": 3}
HALF = "setengah"
NUMBER_WORDS = frozenset({*_ONES, *_WHOLE, *_PARTS, "seratus", "seribu"})
"""_Words that a number may begin with."""
JOINED = re.compile(f"({'|'.join(_ONES)})(belas|puluh|ratus|ribu)")
"""«duapuluh», written as one word."""
_PLACES = 100


def number_in_words(words: _Words, at: int) -> tuple[Fraction, int] | None:
    """The number that begins at a place, below a million, and the place behind it: «satu setengah» is one and a half."""
    if words(at) in _PARTS:
        return _PARTS[words(at)], at + 1
    found = _thousands(words, at)
    if found is None:
        return None
    number, behind = found
    if words(behind) in _DIVIDED:
        return Fraction(number, _DIVIDED[words(behind)]), behind + 1
    if words(behind) == HALF:
        return number + Fraction(1, 2), behind + 1
    return Fraction(number), behind


def say_number(number: Fraction) -> str:
    """«1.500», «1,5», «2 1/3»."""
    if _PLACES % number.denominator:
        whole, rest = divmod(number, 1)
        return f"{f'{_grouped(whole)} ' if whole else ''}{rest}"
    whole, rest = divmod(number, 1)
    return f"{_grouped(whole)},{int(rest * _PLACES):02}".rstrip("0") if rest else _grouped(whole)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _thousands(words: _Words, at: int) -> _Found | None:
    if words(at) == "seribu":
        return _with_rest(1000, _hundreds, words, at + 1)
    found = _hundreds(words, at)
    if found and words(found[1]) == "ribu":
        return _with_rest(found[0] * 1000, _hundreds, words, found[1] + 1)
    return found


def _hundreds(words: _Words, at: int) -> _Found | None:
    if words(at) == "seratus":
        return _with_rest(100, _tens, words, at + 1)
    if words(at) in _ONES and words(at + 1) == "ratus":
        return _with_rest(_ONES[words(at)] * 100, _tens, words, at + 2)
    return _tens(words, at)


def _tens(words: _Words, at: int) -> _Found | None:
    if words(at) in _WHOLE:
        return _WHOLE[words(at)], at + 1
    if words(at) not in _ONES:
        return None
    one, behind = _ONES[words(at)], words(at + 1)
    if behind == "belas":
        return one + 10, at + 2
    if behind == "puluh":
        more = _ONES.get(words(at + 2), 0)
        return one * 10 + more, at + 3 if more else at + 2
    return one, at + 1


def _with_rest(number: int, smaller: Callable[[_Words, int], _Found | None], words: _Words, at: int) -> _Found:
    rest = smaller(words, at)
    return (number + rest[0], rest[1]) if rest else (number, at)
