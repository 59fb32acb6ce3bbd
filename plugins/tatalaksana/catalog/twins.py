# SOP with one number, with numbers that make one address, or with one title in one unit. Who is blamed: the file that changed
# last, where that is known.
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from tatalaksana.catalog.address import number_address
from tatalaksana.catalog.card import Card
from tatalaksana.catalog.index import number_key, title_key, without_noughts
from tatalaksana.model import Status
from tatalaksana.source import Finding, Severity

Ages = Callable[[], Mapping[str, int]]
"""When asked, each file's age by its name in the folder of the sources: 0 for one that is not committed as it is, and more
the longer ago its last commit is. It is asked only where it matters."""


def twins(cards: Iterable[Card], ages: Ages) -> Iterator[tuple[str, Finding]]:
    """(id of an SOP, what is wrong with its number or title).

    Of several the oldest file keeps it and the others are told; where none is known to be the oldest, all are. The title of
    the only one in force is its own.
    """
    told: set[str] = set()
    for what, group in _groups(cards):
        if told.isdisjoint(card.id for card in group):
            told.update(card.id for card in group)
            yield from _blamed(group, what, ages())


def has_twins(cards: Iterable[Card]) -> bool:
    """Whether there are any, whoever is blamed."""
    return any(True for _ in _groups(cards))


def are_copies(cards: Iterable[Card]) -> bool:
    """Whether these are one SOP in several files, all of which are told."""
    keys = {_called(card) for card in cards}
    return len(keys) == 1 and None not in keys


def _groups(cards: Iterable[Card]) -> Iterator[tuple[str, list[Card]]]:
    """What several SOP have in common, and which."""
    cards = tuple(cards)
    for what, key_of in _COMMON.items():
        groups: dict[object, list[Card]] = {}
        for card in cards:
            if (key := key_of(card)) is not None:
                groups.setdefault(key, []).append(card)
        yield from ((what, group) for group in groups.values() if len(group) > 1)


def _blamed(group: list[Card], what: str, ages: Mapping[str, int]) -> Iterator[tuple[str, Finding]]:
    known = [ages.get(f"{card.id}.yaml", -1) for card in group]
    oldest = max(known)
    first = group[known.index(oldest)] if min(known) >= 0 and known.count(oldest) == 1 else None
    in_force = [card for card in group if card.status is Status.BERLAKU]
    if what == _TITLE and len(in_force) == 1:
        first = in_force[0]
    for card in group:
        if card is not first:
            other = first or next(one for one in group if one is not card)
            yield card.id, _told(card, other, what, sure=first is not None)


def _told(card: Card, other: Card, what: str, *, sure: bool) -> Finding:
    also = "sudah" if sure else "juga"
    if what == _TITLE:
        return Finding(
            "salinan-sop",
            ("judul",),
            f"SOP {card.jenis.value} unit ini dengan judul yang sama {also} ada: {other.file}.",
            "Bila ini salinannya, ganti judulnya; bila perubahannya, sunting berkas itu dan hapus yang ini: git menyimpan yang lama.",
            Severity.WARNING,
            about=f"{card.judul}\0{other.id}",
        )
    if what == _ZEROS:
        return Finding(
            "nomor-ganda",
            ("nomor",),
            f"Nomor «{card.nomor}» dan «{other.nomor}» ({other.file}) hanya berbeda angka nol di depan.",
            "Bila nomornya sama, beri salah satunya nomor lain.",
            Severity.WARNING,
            about=f"{card.nomor}\0{other.nomor}",
        )
    return Finding(
        "nomor-ganda",
        ("nomor",),
        f"{what} «{card.nomor}» {also} dipakai {other.file}.",
        "Beri nomor lain." if sure else "Beri salah satunya nomor lain.",
    )


def _number(card: Card) -> str | None:
    return None if card.nomor is None else number_key(card.nomor)


def _address(card: Card) -> str | None:
    return None if card.nomor is None else number_address(card.nomor).casefold()


def _without_zeros(card: Card) -> str | None:
    return None if card.nomor is None else without_noughts(number_key(card.nomor))


def _called(card: Card) -> object:
    """Kind and title in a unit; what is revoked may have a successor of its title, and an example a model."""
    return None if card.status is Status.DICABUT else (title_key(card.judul), card.jenis, card.unit, card.contoh)


_TITLE, _ZEROS = "Judul", "Nomor tanpa nol di depan"
_COMMON: Mapping[str, Callable[[Card], object]] = {
    "Nomor": _number,
    "Alamat nomor": _address,
    _ZEROS: _without_zeros,
    _TITLE: _called,
}
"""What only one SOP may have, and how it is compared; None where an SOP has none."""
