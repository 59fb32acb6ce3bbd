# Where an Indonesian word may be cut: between its syllables, by the rules of the official spelling (EYD V, I.F «Pemenggalan
# Kata»). A word is cut only where no line holds it whole.
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

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
