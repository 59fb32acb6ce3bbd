# Which lane and which step of the older SOP is which of the newer: by name, else by likeness.
from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from tatalaksana.diff.order import Pairs
from tatalaksana.diff.wording import likeness, words
from tatalaksana.model import Isi, Kegiatan, Sop

T = TypeVar("T")
_LIKE = 0.55
"""How like two steps must be to count as one, and what a place between the same neighbours adds to it."""
_SAME_PLACE = 0.2


def match_lanes(old: Sop, new: Sop) -> Pairs:
    """Lanes by their name in the file, else their office, their label, or the steps that they act in."""
    found: dict[int, int] = {}
    lanes = (old.pelaksana, new.pelaksana)
    for key in (lambda lajur: lajur.nama, lambda lajur: lajur.jabatan, lambda lajur: lajur.label):
        _match_equal(*lanes, found, key)
    if len(found) == min(map(len, lanes)):
        return tuple(sorted(found.items()))
    acts = [[_acts(sop, lajur.nama) for lajur in sop.pelaksana] for sop in (old, new)]
    scores = [
        (likeness(acts[0][a], acts[1][b]), a, b)
        for a in range(len(acts[0])) for b in range(len(acts[1])) if acts[0][a] and acts[1][b]
    ]  # fmt: skip
    _match_best((score for score in scores if score[0] >= 0.5), found)  # noqa: PLR2004 - half of their steps
    return tuple(sorted(found.items()))


def match_steps(old: Sop, new: Sop) -> Pairs:
    """Steps by their id, else the same words, else by likeness of words, products and neighbours."""
    found: dict[int, int] = {}
    steps = (old.kegiatan, new.kegiatan)
    _match_equal(*steps, found, lambda kegiatan: kegiatan.id)
    _match_equal(*steps, found, lambda kegiatan: (kegiatan.uraian, kegiatan.output, kegiatan.kelengkapan))
    _match_equal(*steps, found, lambda kegiatan: kegiatan.uraian)
    left = [
        [place for place in range(len(several)) if place not in taken]
        for several, taken in zip(steps, (found, set(found.values())), strict=True)
    ]
    parts = [{place: _parts(several[place]) for place in places} for several, places in zip(steps, left, strict=True)]
    # What stands at the same place between the same neighbours is likelier to be the same step.
    gaps = _gaps(len(steps[0]), list(found.items())), _gaps(len(steps[1]), [(b, b) for b in found.values()])
    scores: list[tuple[float, int, int]] = []
    for a in left[0]:
        for b in left[1]:
            score = _alike(parts[0][a], parts[1][b]) + _SAME_PLACE * (gaps[0][a] == gaps[1][b])
            if score >= _LIKE:
                scores.append((score, a, b))
    _match_best(scores, found)
    return tuple(sorted(found.items()))


def _match_equal(old: Sequence[T], new: Sequence[T], found: dict[int, int], key: Callable[[T], Hashable]) -> None:
    """Pair what has the same key, first with first; what has none is left."""
    places: dict[Hashable, list[int]] = {}
    taken = set(found.values())
    for place, one in enumerate(new):
        if place not in taken and key(one) is not None:
            places.setdefault(key(one), []).append(place)
    for place, one in enumerate(old):
        if place not in found and places.get(key(one)):
            found[place] = places[key(one)].pop(0)


def _match_best(scores: Iterable[tuple[float, int, int]], found: dict[int, int]) -> None:
    taken = set(found.values())
    for _, a, b in sorted(scores, key=lambda score: (-score[0], abs(score[1] - score[2]), score[1:])):
        if a not in found and b not in taken:
            found[a] = b
            taken.add(b)


def _gaps(count: int, anchors: list[tuple[int, int]]) -> list[int]:
    """For each place the newer place of the nearest anchor at or above it; -1 above the first."""
    where = dict(anchors)
    found, last = [], -1
    for place in range(count):
        last = where.get(place, last)
        found.append(last)
    return found


def _acts(sop: Sop, name: str) -> frozenset[str]:
    """What a lane does, as the steps' words."""
    return frozenset(
        kegiatan.uraian
        for kegiatan in sop.kegiatan
        if name in (kegiatan.pelaksana or ()) or any(simbol.pelaksana == name for simbol in kegiatan.simbol or ())
    )


def _parts(kegiatan: Kegiatan) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return words(kegiatan.uraian), words(_text(kegiatan.output)), words(_text(kegiatan.kelengkapan))


def _alike(old: Sequence[frozenset[str]], new: Sequence[frozenset[str]]) -> float:
    return sum(share * likeness(a, b) for share, a, b in zip((0.7, 0.2, 0.1), old, new, strict=True))


def _text(isi: Isi | None) -> str:
    return "" if isi is None else isi if isinstance(isi, str) else "\n".join(isi)
