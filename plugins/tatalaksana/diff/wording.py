# Texts compared word by word: which words changed, and whether that is spelling or more.
from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from tatalaksana.diff.spelling import same_word
from tatalaksana.model import Isi, Kelas, has_breaks, links_in, passages, plain

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_WORD = re.compile(r"\w+")
_PAIRS = 200_000
"""Pairs of equal words or lines from which on two texts are not searched for what they share: it would take too long."""


class WordPiece(NamedTuple):
    """A stretch of two texts: what stands in the older, and what in the newer. Equal where nothing changed."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        """Whether nothing changed here."""
        return self.old == self.new


def word_pieces(old: str, new: str) -> tuple[WordPiece, ...]:
    """Two texts as stretches that are the same and stretches that are not, by whole words."""
    found: list[WordPiece] = []
    for piece in _aligned(_TOKEN.findall(old), _TOKEN.findall(new)):
        changed = not piece.same or (found and not found[-1].same and piece.old.isspace())
        if found and changed and not found[-1].same:
            found[-1] = WordPiece(found[-1].old + piece.old, found[-1].new + piece.new)
        else:
            found.append(piece)
    return tuple(_trimmed(found))


def _trimmed(pieces: Sequence[WordPiece]) -> Iterator[WordPiece]:
    """Spaces at the end of a change that both texts have stand outside it."""
    for piece in pieces:
        if piece.same:
            yield piece
            continue
        tail = len(piece.old) - len(piece.old.rstrip())
        ends = piece.old[len(piece.old) - tail :]
        if tail and piece.new.endswith(ends):
            yield WordPiece(piece.old[:-tail], piece.new[:-tail])
            yield WordPiece(ends, ends)
        else:
            yield piece


def _aligned(old: list[str], new: list[str]) -> Iterator[WordPiece]:
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    middle_old, middle_new = old[first : len(old) - last], new[first : len(new) - last]
    if first:
        yield WordPiece(*["".join(old[:first])] * 2)
    counts, others = Counter(middle_old), Counter(middle_new)
    if sum(counts[word] * others[word] for word in counts) > _PAIRS:
        yield WordPiece("".join(middle_old), "".join(middle_new))
    else:
        for _, a, b, c, d in SequenceMatcher(None, middle_old, middle_new, autojunk=False).get_opcodes():
            yield WordPiece("".join(middle_old[a:b]), "".join(middle_new[c:d]))
    if last:
        yield WordPiece(*["".join(old[len(old) - last :])] * 2)


def matched_items(old: Isi | None, new: Isi | None) -> tuple[tuple[str | None, str | None], ...]:
    """Two boxes' items matched: (older, newer), None where one has no such item; a text is its only item."""
    before, after = _alike_listed(old, new)
    pairs = matched_places(before, after)
    return tuple((None if a is None else before[a], None if b is None else after[b]) for a, b in pairs)


def matched_places(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[int | None, int | None], ...]:
    """Texts matched in their order, by their places: the same with the same, then those that share half of their words."""
    counts, others = Counter(before), Counter(after)
    if sum(counts[text] * others[text] for text in counts) > _PAIRS:
        return (*((place, None) for place in range(len(before))), *((None, place) for place in range(len(after))))
    found: list[tuple[int | None, int | None]] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found += zip(range(a, b), range(c, d), strict=True)
        else:
            likest = _likest(before[a:b], after[c:d])
            found += [(None if x is None else a + x, None if y is None else c + y) for x, y in likest]
    return tuple(found)


_ALIKE = 0.5


def _likest(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Texts of which none is the same, paired where they share half of their words."""
    at = 0
    said = [words(text) for text in new] if len(old) * len(new) <= _PAIRS else []
    for place, text in enumerate(old):
        mine = words(text)
        near = (other for other in range(at, len(said)) if likeness(mine, said[other]) >= _ALIKE)
        partner = next(near, None)
        if partner is None:
            yield place, None
            continue
        yield from ((None, skipped) for skipped in range(at, partner))
        yield place, partner
        at = partner + 1
    yield from ((None, other) for other in range(at, len(new)))


def _alike_listed(old: Isi | None, new: Isi | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The items of two boxes; where one is a list and the other a text that holds one, that text's passages are its items."""
    before, after = _listed(old), _listed(new)
    if isinstance(old, tuple) is not isinstance(new, tuple) and old and new:
        return _apart(before), _apart(after)
    return before, after


def _apart(items: Sequence[str]) -> tuple[str, ...]:
    return tuple(" ".join(passage.text.split()) for text in items for passage in passages(text))


def _listed(isi: Isi | None) -> tuple[str, ...]:
    return () if isi is None else (isi,) if isinstance(isi, str) else isi


def words(text: str) -> frozenset[str]:
    """The words of a text, without case."""
    return frozenset(_WORD.findall(text.casefold()))


def likeness(old: frozenset[str], new: frozenset[str]) -> float:
    """How many words two texts share, from 0 to 1; 1 for two texts without any."""
    return 2 * len(old & new) / (len(old) + len(new)) if old or new else 1.0


def class_of(old: Isi | None, new: Isi | None) -> Kelas:
    """How grave it is that a text or list became another: spelling is redaksi; what may mean something else is substansi."""
    before, after = _alike_listed(old, new)
    if len(before) != len(after) and (len(before) > 1 or len(after) > 1) and Counter(before) != Counter(after):
        return Kelas.SUBSTANSI
    if Counter(before) == Counter(after):
        return Kelas.REDAKSI if before != after else Kelas.TATA_LETAK
    return (
        gravest(_class_of_text(a, b) for a, b in zip(before, after, strict=False))
        if before and after
        else Kelas.SUBSTANSI
    )


def gravest(classes: Iterable[Kelas]) -> Kelas:
    """The gravest of some classes; tata letak of none."""
    order = list(Kelas)
    return min(classes, key=order.index, default=Kelas.TATA_LETAK)


def _class_of_text(old: str, new: str) -> Kelas:
    if has_breaks(old) or has_breaks(new):
        if old.split() == new.split():
            return Kelas.TATA_LETAK
        # Marks of items are no words: who writes «a.» for «-» writes it otherwise.
        old, new = (" ".join(_apart([text])) for text in (old, new))
    before, after = plain(old), plain(new)
    if before == after:
        return Kelas.RUJUKAN if links_in(old) != links_in(new) else Kelas.REDAKSI
    if not _respelled(before, after):
        return Kelas.SUBSTANSI
    return Kelas.RUJUKAN if links_in(old) != links_in(new) else Kelas.REDAKSI


def _respelled(old: str, new: str) -> bool:
    """Whether one text is the other with another spelling: case, signs, spaces, a word said twice, a slip that makes no other word."""
    if _weighty(old) != _weighty(new):
        return False
    before, after = _single(_WORD.findall(old.casefold())), _single(_WORD.findall(new.casefold()))
    if "".join(before) == "".join(after):
        return True
    return len(before) == len(after) and all(map(same_word, before, after))


def _weighty(text: str) -> list[str]:
    """What no respelling may touch: numbers, and signs such as < and %."""
    return [
        word.strip(".,;:()").casefold()
        for word in text.split()
        if any(sign.isdigit() or sign == "%" or unicodedata.category(sign)[0] == "S" for sign in word)
    ]


def _single(found: list[str]) -> list[str]:
    return [word for before, word in pairwise(["", *found]) if word != before]
