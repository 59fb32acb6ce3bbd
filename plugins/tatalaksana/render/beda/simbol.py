# What changed of the symbols of one row, symbol by symbol: «simbol Kabag: keputusan «tidak»: langkah 3 → langkah 2».
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tatalaksana.diff import WordPiece
from tatalaksana.model import Rule, keys_of
from tatalaksana.model.kegiatan import Simbol
from tatalaksana.render.beda.nilai import value_words
from tatalaksana.render.beda.petikan import flat
from tatalaksana.render.beda.sebutan import Sebutan, symbols_apart

Berubah = tuple[str, WordPiece]
"""What of the symbols is meant, and what it was and is."""


def symbol_changes(
    old: Sequence[Simbol], new: Sequence[Simbol], names: Sebutan, lanes: Mapping[str, str]
) -> Iterator[Berubah]:
    """Each change of a row's symbols; a row that had none tells those that came, one that has none those that left.

    Args:
        old: Those of the older SOP.
        new: Those of the newer one.
        names: How lanes and steps are called.
        lanes: The names of the older SOP's lanes to the newer one's, of those that both have.
    """
    pairs = list(_pairs(old, new, lanes))
    aparts = (*symbols_apart(new), *[""] * len(pairs))
    for (a, b), apart in zip(pairs, aparts, strict=False):
        if a is None and b is not None:
            yield "simbol", WordPiece("", _whole(b, 1, names))
        elif b is None and a is not None:
            yield "simbol", WordPiece(_whole(a, 0, names), "")
        elif a is not None and b is not None:
            about = f"simbol {names.lane(b.pelaksana, 1)}{apart}"
            yield from ((f"{about}, {what}", said) for what, said in _changes(a, b, names, lanes))
    kept = [(a, b) for a, b in pairs if a is not None and b is not None]
    if [a for a, _ in kept] != [a for a in old if any(a is one for one, _ in kept)]:
        yield (
            "urutan simbol",
            WordPiece(*(names.lanes((one.pelaksana for one in all_), side) for side, all_ in enumerate((old, new)))),
        )


def _pairs(
    old: Sequence[Simbol], new: Sequence[Simbol], lanes: Mapping[str, str]
) -> Iterator[tuple[Simbol | None, Simbol | None]]:
    """The newer symbols in their order, each with the one that it was: of the same id, else of the same lane; then what left."""
    left = list(old)
    partner: dict[int, Simbol] = {}
    for alike in (_same_id, lambda a, b: lanes.get(a.pelaksana) == b.pelaksana):
        for place, b in enumerate(new):
            found = None if place in partner else next((a for a in left if alike(a, b)), None)
            if found is not None:
                partner[place] = found
                left = [a for a in left if a is not found]
    yield from ((partner.get(place), b) for place, b in enumerate(new))
    yield from ((a, None) for a in left)


def _same_id(a: Simbol, b: Simbol) -> bool:
    return a.id is not None and a.id == b.id


def _changes(a: Simbol, b: Simbol, names: Sebutan, lanes: Mapping[str, str]) -> Iterator[Berubah]:
    for name, key in keys_of(Simbol).items():
        before, after = getattr(a, name), getattr(b, name)
        words = key.words or name
        match name:
            case "pelaksana":
                if lanes.get(before) != after:
                    yield words, WordPiece(names.lane(before, 0), names.lane(after, 1))
            case "keputusan":
                yield from decision_changes(before, after, names, words)
            case "lanjut":
                yield from _unless_same(words, names.targets(before, 0), names.targets(after, 1))
            case _ if key.change is not Rule.NAMING:
                yield from _unless_same(words, value_words(before), value_words(after))


def decision_changes(
    old: Mapping[str, tuple[str, ...]] | None, new: Mapping[str, tuple[str, ...]] | None, names: Sebutan, words: str
) -> Iterator[Berubah]:
    """Each exit of a decision that leads elsewhere, came or left: «keputusan «tidak»», and where it led and leads."""
    for label in dict.fromkeys([*(old or {}), *(new or {})]):
        before, after = (names.targets((several or {}).get(label), side) for side, several in enumerate((old, new)))
        yield from _unless_same(f"{words} «{flat(label)}»" if label else f"{words} tanpa kata", before, after)


def _unless_same(words: str, before: str, after: str) -> Iterator[Berubah]:
    if before != after:
        yield words, WordPiece(before, after)


def _whole(simbol: Simbol, side: int, names: Sebutan) -> str:
    """A symbol that came or left: «Kabag, belah-ketupat, ya → langkah 3»."""
    exits = [f"{flat(label)} → {names.targets(to, side)}".lstrip() for label, to in (simbol.keputusan or {}).items()]
    exits += [f"→ {names.targets(simbol.lanjut, side)}"] if simbol.lanjut else []
    shape = [simbol.bentuk.value] if simbol.bentuk else []
    words = [f"«{flat(simbol.teks)}»"] if simbol.teks else []
    begins = ["awal prosedur"] if simbol.mulai else []
    return ", ".join([names.lane(simbol.pelaksana, side), *shape, *words, *begins, *exits])
