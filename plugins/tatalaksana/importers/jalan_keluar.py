# The exits of a symbol: how near a word stands to one, and what those without a word are called.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tatalaksana.importers.panah import Arrow, along
from tatalaksana.importers.reading import PageBox, ReadShape
from tatalaksana.importers.terbaca import JalanTerbaca, Keyakinan


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
        why = "Jalan keluarnya tidak berlabel; yang maju dianggap «ya», yang kembali «tidak»."
        named[at] = replace(exits[at], label=word, dasar=replace(exits[at].dasar, yakin=Keyakinan.TEBAKAN, mengapa=why))
    return named
