# A title in capitals as titles are written elsewhere: «Penyaluran Bantuan dan Hibah». What is a short form the document tells.
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

_WORD = re.compile(r"[^\W\d_]+(?:\d+)?|\d+[^\W\d_]+")
_SMALL = frozenset(
    ("antara", "atas", "atau", "bagi", "bahwa", "dalam", "dan", "dari", "dengan", "di", "guna", "hingga", "ke", "kepada", "maupun", "melalui", "oleh", "pada", "para", "per", "sampai", "secara", "sebagai", "serta", "tentang", "terhadap", "untuk", "yang")
)  # fmt: skip
"""Words that titles write small within them."""
_ROMAN = re.compile(r"[IVX]+")
_NO_WORD = re.compile(r"[^AIUEOY]+|.*\d.*")
"""Letters that nobody speaks as a word."""
_LONGEST_SHORT = 5


def _short_forms(words: Iterable[str]) -> Iterator[str]:
    """Those in capitals among others; several in a row, of which one is long, are shouted."""
    for shouted, several in groupby(words, str.isupper):
        row = list(several)
        if shouted and (len(row) == 1 or max(map(len, row)) <= _LONGEST_SHORT):
            yield from (word for word in row if len(word) > 1)


def calm_title(title: str, texts: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """A title that is all capitals with small letters; any other as it is.

    Args:
        title: The title.
        texts: What else is known, of the document and the registers: words that stand there in capitals among small ones stay.

    Returns:
        The title, and its words that may be short forms all the same.
    """
    if not title.isupper():
        return title, ()
    others = [_WORD.findall(" ".join(text.split()).replace(title, " ")) for text in texts if not text.isupper()]
    short = {word for words in others for word in _short_forms(words)}
    common = {word.casefold() for words in others for word in words if not word.isupper()}
    doubtful: dict[str, None] = {}

    def written(found: re.Match[str]) -> str:
        word = found[0]
        if word in short or _ROMAN.fullmatch(word) or _NO_WORD.fullmatch(word):
            return word
        small = word.casefold()
        if small in _SMALL and found.start():
            return small
        if len(word) <= _LONGEST_SHORT and small not in common | _SMALL:
            doubtful[word] = None
        return word.capitalize()

    return _WORD.sub(written, title), tuple(doubtful)
