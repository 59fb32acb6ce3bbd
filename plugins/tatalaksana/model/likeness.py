# Which known name a misspelt word is like: near enough to ask about, or so near that only fingers slipped.
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache
from heapq import nlargest
from itertools import groupby, pairwise

_LONG = 10
"""Letters from which two slips may be one word's."""
_SHORT = 6
"""Letters below which a name must have the very letters of another, for «kasi» and «kasir» are two offices."""
_PART_ALIKE = 0.8
"""How like the nearest parts of two ids are, of one."""
_REST_ALIKE = 0.65
"""How like the rest must be of two that have a part in common."""
_MARK = re.compile(r"[ivx]+|[a-z0-9]{1,2}|.*[0-9].*")
"""Parts of a name that tell it from others of its kind: numbers, single letters, Roman numerals."""
_PART = re.compile(r"[^\W_]+")


def nearest(word: str, known: Sequence[str]) -> str:
    """«Maksud Anda …?» for a misspelt word, or nothing when none is near."""
    return meant(alike(word, known))


def meant(name: str | None) -> str:
    """The question whether somebody meant this name."""
    return f"Maksud Anda «{name}»?" if name else ""


def alike(word: str, known: Sequence[str], *, least: float = 0.5) -> str | None:
    """The known name that a misspelt word is nearest to, if any is near. Good for a question, never for a change.

    Comparing letter by letter is slow, so only the few names with most pairs of letters in common are compared.

    Args:
        word: What was written.
        known: The names there are.
        least: How much of it must be the same, of one, where it has no blanks.
    """
    word = word[:80]
    pairs = _pairs(word)
    close = nlargest(5, known[:4000], key=lambda name: 2 * len(pairs & _pairs(name)) / (len(pairs) + len(_pairs(name))))
    # Ids are short; titles share so many words that only a near one is worth naming.
    found = get_close_matches(word, close, n=3, cutoff=0.8 if " " in word else least)
    return next((name for name in found if _shares_part(word, name)), None)


def _shares_part(word: str, name: str) -> bool:
    """Whether two ids have a part in common, or nearly, and the rest is alike: «seksi-lapangan» is no «kabid-pelayanan»."""
    sign = next((one for one in "-_" if one in word and one in name), "")
    if not sign or " " in name:
        return True
    one, other = word.casefold().split(sign), name.casefold().split(sign)
    left = [part for part in one if not get_close_matches(part, other, n=1, cutoff=_PART_ALIKE)]
    right = [part for part in other if not get_close_matches(part, one, n=1, cutoff=_PART_ALIKE)]
    # «petugas-pasar» is no «petugas-administrasi»: what is left of both are words of their own.
    named = left and right and not any(map(str.isdigit, "".join((*left, *right))))
    apart = named and not get_close_matches("".join(left), ["".join(right)], n=1, cutoff=_REST_ALIKE)
    return len(left) < len(one) and not apart


def slip(word: str, known: Iterable[str], *, closed: bool = False) -> str | None:
    """The one known name that a word can only be a typing slip of; such a word may be changed into it.

    A slip is a letter too many, too few, wrong, or two swapped, never at the beginning; two of them in a long word.
    What tells names of one kind apart (`uu-1`, `staf-b`, `eselon-ii`) is never one. Where two names are as near, none is.

    Args:
        word: What was written.
        known: The names there are.
        closed: Whether no other name can ever be there, as with keys; else a short word may be another name still.
    """
    found: list[tuple[int, str]] = []
    for name in known:
        if name[:1] != word[:1] or abs(len(name) - len(word)) > 2:  # noqa: PLR2004 - as many slips as there may be
            continue
        many = slips(word, name)
        if many <= _allowed(word, name, closed=closed):
            found.append((many, name))
    found.sort()
    if not found or (len(found) > 1 and found[0][0] == found[1][0]) or not found[0][0]:
        return None
    return found[0][1]


def _allowed(word: str, name: str, *, closed: bool) -> int:
    """How many slips may lie between two words."""
    shorter = min(len(word), len(name))
    if shorter < 4 or _marks(word) != _marks(name):  # noqa: PLR2004 - «a4»; «nik» is no «nip»
        return 0
    if not closed and shorter < _SHORT and _letters(word) != _letters(name):
        return 0
    one_longer = word.startswith(name) or name.startswith(
        word
    )  # another form of the word, such as «penerima» with «an»
    return 1 if shorter < _LONG or one_longer else 2


def _marks(name: str) -> list[str]:
    return [part for part in _PART.findall(name.casefold()) if _MARK.fullmatch(part)]


def _letters(name: str) -> list[str]:
    """The letters of a name, doubled ones once: what is left when swapped and doubled letters make no difference."""
    return sorted(letter for letter, _ in groupby(name))


def slips(word: str, name: str) -> int:
    """The fewest single slips that make one of the other (optimal string alignment)."""
    above: list[int] = []
    row = list(range(len(name) + 1))
    for index, letter in enumerate(word):
        before, above, row = above, row, [index + 1]
        for column, other in enumerate(name):
            best = min(above[column] + (letter != other), above[column + 1] + 1, row[column] + 1)
            if index and column and letter == name[column - 1] and word[index - 1] == other:
                best = min(best, before[column - 1] + 1)
            row.append(best)
    return row[-1]


@lru_cache(maxsize=8192)
def _pairs(word: str) -> frozenset[str]:
    padded = f" {word} "
    return frozenset(map("".join, pairwise(padded)))
