# Where an Indonesian word may be cut: between its syllables, by the rules of the official spelling (EYD V, I.F «Pemenggalan
# Kata»). A word is cut only where no line holds it whole.
from __future__ import annotations

import re
from collections.abc import Iterator

_SOUND = re.compile(
    r"(?P<vowel>(?:ai|au|oi)(?![aeiou]|ng[aeiou]|ny[aeiou]|[bcdfghjklmnpqrstvwxyz][aeiou])|[aeiou])"
    r"|ng|ny|sy|kh|[a-z]",
    re.IGNORECASE,
)
_LEAST = 2
"""Letters that a piece has at least: no single letter stands at a line's end or beginning."""


def hyphens(word: str) -> Iterator[int]:
    """How many letters of a word may stand before a hyphen, in their order.

    One consonant between vowels begins a syllable; of two the second does, of more all but the first; «ng», «ny», «sy» and «kh»
    count as one. What holds anything but the letters a to z is no word, and has no places.
    """
    if not word.isascii() or not word.isalpha():
        return
    consonants: list[int] = []
    vowels = 0
    for sound in _SOUND.finditer(word):
        if sound["vowel"] is None:
            consonants.append(sound.start())
            continue
        if vowels:
            place = sound.start() if not consonants else consonants[0 if len(consonants) == 1 else 1]
            if _LEAST <= place <= len(word) - _LEAST:
                yield place
        vowels += 1
        consonants = []
