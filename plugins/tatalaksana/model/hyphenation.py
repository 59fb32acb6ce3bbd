# Where an Indonesian word may be cut: between its syllables, by the rules of the official spelling (EYD V, I.F «Pemenggalan
# Kata»). A word is cut only where no line holds it whole; what is no word anywhere, but not between letters that are joined.
from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import takewhile

_SOUND = re.compile(
    r"(?P<vowel>(?:ai|au|oi)(?![aeiou]|ng[aeiou]|ny[aeiou]|[bcdfghjklmnpqrstvwxyz][aeiou])|[aeiou])"
    r"|ng|ny|sy|kh|[a-z]",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\w]*([a-z]+)[^\w]*", re.IGNORECASE | re.ASCII)
"""A word with what stands around it: brackets, quotes, a comma."""
_PREFIXED = re.compile(r"(?:me|pe)(?=ng[aeiou])|(?:be|pe|te)(?=r[aeiou])", re.IGNORECASE)
"""Where only who knows the word says whether it is cut before or behind the consonant: «meng-ubah», but «me-ngan-tuk»."""
_SUFFIXED = re.compile(r"(?<=[aeiou])(?:ng|ny|sy|kh|[bcdfghjlmnpqrstvwxyz])an\Z", re.IGNORECASE)
"""The same at a word's end: «makan-an», but «ha-la-man»."""
_SEEN = 100
"""Letters of a word that are looked at: as many as a line of a sheet holds, and so few that one of thousands is soon cut."""
_LEAST = 2
"""Letters that a piece has at least: no single letter stands at a line's end or beginning."""
_WITHIN = frozenset("-/._")
"""Behind these a number is cut rather than anywhere."""
BEFORE_JOINED = "\u0590"
"""Letters from here on may be joined to each other, and are never parted."""


def cut_word(word: str, fit: Callable[[str], int]) -> Iterator[tuple[str, bool]]:
    """(piece, does a hyphen stand behind it?) of a word in lines of its own, each as long as it can be.

    Args:
        word: The word.
        fit: How many letters of a text a line holds; where it is none, a line has one nevertheless.
    """
    while (most := fit(word)) < len(word):
        sure = (True, False) if " " not in word[:most] else ()  # dots are cut rather than the word before them
        place = next(filter(None, (_syllables(word, most, fit, sure=one) for one in sure)), 0)
        hyphen = bool(place)
        if not place:
            places = [at for at in range(1, most + 1) if _parted(word, at)]
            place = max([at for at in places if word[at - 1] in _WITHIN] or places, default=1)
        yield word[:place], hyphen
        word = word[place:]
    yield word, False


def rejoined(text: str) -> str:
    """A text with words whole again that were cut between syllables, behind a hyphen, because no line held them."""
    while cut := next((one for one in _IN_TWO.finditer(text) if _one_word(*one.groups())), None):
        text = f"{text[: cut.start()]}{cut[1]}{text[cut.end() :]}"
    return text


_IN_TWO = re.compile(r"(\w+)- (?=(\w+))")
_NO_LINE = 12
"""Letters of a word that a line may not hold, at least."""


def _one_word(first: str, second: str) -> bool:
    """Whether they are the halves of a word; one that is said twice, «sewaktu-waktu», has its own hyphen."""
    long = len(first) + len(second) >= _NO_LINE and not first.casefold().endswith(second.casefold())
    return long and len(first) in hyphens(first + second, sure=False)


def _syllables(word: str, most: int, fit: Callable[[str], int], *, sure: bool) -> int:
    """How many letters of a word's first so many stand on a line with a hyphen; 0 where it can't be cut there."""
    places = takewhile(lambda at: at <= most, hyphens(word, sure=sure))
    return max((at for at in places if fit(f"{word[:at]}-") > at), default=0)


def _parted(word: str, at: int) -> bool:
    """Whether what is no word may be cut before a letter; joined letters are never parted."""
    kind = unicodedata.category(word[at])[0]
    return kind != "M" and all(
        one < BEFORE_JOINED or unicodedata.category(one)[0] == "P" for one in word[at - 1 : at + 1]
    )


def hyphens(word: str, *, sure: bool = True) -> Iterator[int]:
    """How many letters of a word may stand before a hyphen, in their order.

    One consonant between vowels begins a syllable; of two the second does, of more all but the first; «ng», «ny», «sy» and «kh»
    count as one. A word is cut from its affixes, and the letters don't always say where these begin. Marks over letters change nothing. What holds anything else within than letters is no word, and has no places.

    Args:
        word: The word, and what stands around it.
        sure: Without places where an affix may begin a letter off.
    """
    plain = word = word[:_SEEN]
    if not word.isascii():
        plain = "".join(unicodedata.normalize("NFD", letter)[0] for letter in word)
    found = _WORD.fullmatch(plain)
    if not found:
        return
    begin, end = found.span(1)
    prefixed, suffixed = _PREFIXED.match(plain, begin, end), _SUFFIXED.search(plain, max(begin, end - 5), end)
    doubtful = {prefixed and prefixed.end(), suffixed and suffixed.start()} if sure else set()
    consonants: list[int] = []
    vowels = 0
    for sound in _SOUND.finditer(plain, begin, end):
        if sound["vowel"] is None:
            consonants.append(sound.start())
            continue
        if vowels:
            place = sound.start() if not consonants else consonants[0 if len(consonants) == 1 else 1]
            if _LEAST <= place - begin <= end - begin - _LEAST and place not in doubtful:
                yield place
        vowels += 1
        consonants = []
