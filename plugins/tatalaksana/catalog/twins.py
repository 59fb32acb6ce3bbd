# SOP with one number, or with numbers that make one address. Who is blamed: the file that changed last, where that is known.
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from tatalaksana.catalog.address import number_address
from tatalaksana.catalog.card import Card
from tatalaksana.catalog.index import number_key
from tatalaksana.source import Finding

Ages = Callable[[], Mapping[str, int]]
"""When asked, each file's age by its name in the folder of the sources: 0 for one that is not committed as it is, and more
the longer ago its last commit is. It is asked only where it matters."""


def twins(cards: Iterable[Card], ages: Ages) -> Iterator[tuple[str, Finding]]:
    """(id of an SOP, what is wrong with its number).

    Of several the oldest file keeps the number and the others are told; where none is known to be the oldest, all are.
    """
    told: set[str] = set()
    for what, group in _groups(cards):
        if told.isdisjoint(card.id for card in group):
            told.update(card.id for card in group)
            yield from _blamed(group, what, ages())


def has_twins(cards: Iterable[Card]) -> bool:
    """Whether there are any, whoever is blamed."""
    return any(True for _ in _groups(cards))


def _groups(cards: Iterable[Card]) -> Iterator[tuple[str, list[Card]]]:
    """What several SOP have in common, and which."""
    numbered = [card for card in cards if card.nomor is not None]
    for key_of, what in ((number_key, "Nomor"), (_address, "Alamat nomor")):
        groups: dict[str, list[Card]] = {}
        for card in numbered:
            groups.setdefault(key_of(card.nomor or ""), []).append(card)
        yield from ((what, group) for group in groups.values() if len(group) > 1)


def _blamed(group: list[Card], what: str, ages: Mapping[str, int]) -> Iterator[tuple[str, Finding]]:
    known = [ages.get(f"{card.id}.yaml", -1) for card in group]
    oldest = max(known)
    first = group[known.index(oldest)] if min(known) >= 0 and known.count(oldest) == 1 else None
    for card in group:
        if card is first:
            continue
        other = first or next(one for one in group if one is not card)
        yield (
            card.id,
            Finding(
                "nomor-ganda",
                ("nomor",),
                f"{what} «{card.nomor}» {'sudah' if first else 'juga'} dipakai {other.file}.",
                "Beri nomor lain." if first else "Beri salah satunya nomor lain.",
            ),
        )


def _address(nomor: str) -> str:
    return number_address(nomor).casefold()
