# The exits of a symbol: how near a word stands to one, and what those without a word are called.
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from tatalaksana.importers.kata import bare_words
from tatalaksana.importers.panah import Arrow, along
from tatalaksana.importers.reading import PageBox, ReadShape
from tatalaksana.importers.terbaca import JalanTerbaca, Keyakinan, unsure

_ALIKE = 6.0
"""Points by which words are as near one way as the other."""
UNNAMED = "Jalan keluarnya tidak berlabel; yang maju dianggap «ya», yang kembali «tidak»."
_EITHER = "Kata kedua jalan keluar ini dapat tertukar."
_FORKED = "Panahnya menuju dua pelaksana di satu baris, dan satu saja berlabel; dianggap satu jalan keluar."


def named_by(arrow: Arrow, text: str, why: str) -> Arrow:
    """An arrow with the word at its exit, less sure where there is a reason."""
    sure = max(arrow.yakin, Keyakinan.MUNGKIN if why else Keyakinan.PASTI, key=list(Keyakinan).index)
    return replace(arrow, text=text, yakin=sure, mengapa=arrow.mengapa or why)


def exchanged(
    arrows: Sequence[Arrow],
    held: Mapping[int, int],
    away: Mapping[tuple[int, int], float],
    texts: Sequence[str],
    back: Mapping[int, bool],
    denying: Collection[str],
) -> Iterator[tuple[int, str, str]]:
    """Two words at the exits of one symbol stand where both together are nearest; where either way is as near, none is sure.

    Args:
        arrows: All arrows.
        held: Arrow to the word that it was given, by their indices.
        away: How far a word, then an arrow, are from each other.
        texts: The words.
        back: Whether an arrow leads back.
        denying: What words begin with that say no.
    """
    for one, other in combinations(sorted(held), 2):
        if arrows[one].source != arrows[other].source:
            continue
        first, second = held[one], held[other]
        now, then = away[first, one] + away[second, other], away[second, one] + away[first, other]
        if then < now:
            first, second = second, first
        no = {
            at: (bare_words(texts[index]).split() or [""])[0] in denying
            for at, index in ((one, first), (other, second))
        }
        turned = any(no[at] > back[at] and back[there] > no[there] for at, there in ((one, other), (other, one)))
        why = _EITHER if turned or abs(then - now) < _ALIKE else ""
        if why or then < now:
            yield one, texts[first], why
            yield other, texts[second], why


def label_distance(where: PageBox, arrow: Arrow, source: ReadShape) -> float:
    """How far a text is from the beginning of an exit."""
    x, y = where.middle
    half = min((where.bottom - where.top) / 2, (where.right - where.left) / 2, 8)
    if not arrow.points:
        return source.bounds.distance(x, y)
    begin = _first_part(arrow.points, 60.0)
    beside = min(along(begin, (x, y)), *(along(begin, corner) for corner in ((where.left, y), (where.right, y))))
    # A word stands by the symbol whose exit it names, also where another arrow passes by.
    return max(beside - half, 0.0) + 0.35 * source.bounds.distance(x, y)


def beside_line(where: PageBox, points: Sequence[tuple[float, float]]) -> float:
    """How far a text is from a line, wherever on it."""
    x, y = where.middle
    half = (where.bottom - where.top) / 2
    return max(min(along(points, place) for place in ((x, y), (where.left, y), (where.right, y))) - half, 0.0)


def _first_part(points: Sequence[tuple[float, float]], length: float) -> list[tuple[float, float]]:
    """As much of a line from its beginning."""
    found = [points[0]]
    for one, other in pairwise(points):
        long = ((other[0] - one[0]) ** 2 + (other[1] - one[1]) ** 2) ** 0.5
        if long >= length:
            part = length / long
            return [*found, (one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part)]
        length -= long
        found.append(other)
    return found


def labelled_exits(exits: list[JalanTerbaca], row: int) -> list[JalanTerbaca]:
    """The exits of a decision: where one only has a word the other has none; where none has, the one back is «tidak»."""
    exits = [_forked(way, exits) for way in exits]
    silent = [at for at, way in enumerate(exits) if not way.label]
    if len(silent) < 2:
        why = "Jalan keluar ini tidak berlabel."
        return [
            replace(way, dasar=replace(way.dasar, yakin=Keyakinan.MUNGKIN, mengapa=way.dasar.mengapa or why))
            if at in silent and way.dasar.yakin is Keyakinan.PASTI
            else way
            for at, way in enumerate(exits)
        ]
    taken = {way.label for way in exits}
    ahead = sorted(silent, key=lambda at: (exits[at].tujuan is not None and exits[at].tujuan[0] <= row, at))  # type: ignore[index]
    words = [word for word in ("ya", "tidak", "lainnya") if word not in {one.casefold() for one in taken}]
    named = list(exits)
    for number, at in enumerate(ahead):
        word = words[min(number, len(words) - 1)] if number < len(words) else f"jalan {number + 1}"
        named[at] = replace(
            exits[at], label=word, dasar=replace(exits[at].dasar, yakin=Keyakinan.TEBAKAN, mengapa=UNNAMED)
        )
    return named


def _forked(way: JalanTerbaca, exits: Sequence[JalanTerbaca]) -> JalanTerbaca:
    """An exit without a word to one who acts in a row, with that of the one exit to another there, where more exits have words."""
    if way.label or way.tujuan is None:
        return way
    beside = {one.label for one in exits if one.label and one.tujuan and one.tujuan[0] == way.tujuan[0]}
    if len(beside) != 1 or not {one.label for one in exits if one.label} - beside:
        return way
    (word,) = beside
    return replace(way, label=word, dasar=unsure(way.dasar, Keyakinan.MUNGKIN, _FORKED))
