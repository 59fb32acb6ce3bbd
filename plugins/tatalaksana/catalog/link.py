# Every reference resolved, and the links turned around: who names whom, and what nobody has published.
from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from tatalaksana.catalog.card import Card, Mention, as_printed
from tatalaksana.catalog.entry import Catalog, Entry, Ground, Link, Links, Unpublished
from tatalaksana.catalog.index import SopIndex, title_key
from tatalaksana.source import Path

if TYPE_CHECKING:
    from tatalaksana.catalog.signed import SignedSheet
    from tatalaksana.formulir import Formulir


def link(
    cards: Mapping[str, Card],
    ground: Ground,
    forms: Collection[str],
    *,
    unread: Collection[tuple[str, str]] = (),
) -> Links:
    """Resolve every reference of every SOP, and turn the links around.

    Args:
        cards: The SOP by their ids.
        ground: What they stand on.
        forms: The ids of the forms that are there.
        unread: Kinds and ids of files that are there and could not be read.
    """
    index = SopIndex(cards.values(), ground.registers)
    keterkaitan: dict[str, tuple[Link, ...]] = {}
    rincian: dict[tuple[str, int], Link] = {}
    pengganti: dict[str, Link] = {}
    perujuk: dict[str, list[str]] = {}
    missing: dict[str, tuple[str, list[str]]] = {}
    users: dict[str, list[tuple[str, int | None]]] = {}

    for card in cards.values():

        def resolve(mention: Mention, asker: Card = card) -> Link:
            found = index.find(mention.sebutan, asker.unit, asker.id)
            if len(found) > 1:
                return Link(mention, None, found)
            target = found[0] if found else None
            if target is None:
                askers = missing.setdefault(title_key(mention.sebutan), (mention.teks, []))[1]
            else:
                askers = perujuk.setdefault(target, [])
            if asker.id not in askers:
                askers.append(asker.id)
            return Link(
                replace(mention, teks=as_printed(mention, cards)) if mention.teks == target else mention, target
            )

        keterkaitan[card.id] = tuple(map(resolve, card.keterkaitan))
        for row, mention in card.rincian:
            rincian[card.id, row] = resolve(mention)
        for place, name in dict.fromkeys((_row(path), name) for path, name in card.formulir):
            users.setdefault(name, []).append((card.id, place))
        if card.pengganti is not None:
            pengganti[card.id] = resolve(card.pengganti)

    return Links(
        registers=ground.registers,
        tanggal=ground.tanggal,
        cards=cards,
        index=index,
        keterkaitan=keterkaitan,
        rincian=rincian,
        pengganti=pengganti,
        perujuk={target: tuple(askers) for target, askers in perujuk.items()},
        belum_terbit=tuple(Unpublished(teks, tuple(askers)) for _, (teks, askers) in sorted(missing.items())),
        numbers={card.nomor: card.id for card in cards.values() if card.nomor},
        forms=forms,
        unread=unread,
        pemakai_formulir={name: tuple(steps) for name, steps in users.items()},
    )


def catalog_of(
    entries: Mapping[str, Entry],
    links: Links,
    formulir: Mapping[str, Formulir],
    signed: Mapping[str, SignedSheet] | None = None,
) -> Catalog:
    """Everything in one: the SOP beside what they know of each other."""
    known = {field.name: getattr(links, field.name) for field in fields(links)}
    return Catalog(**known, entries=entries, formulir=formulir, signed=signed or {})


def cards_of(entries: Mapping[str, Entry]) -> dict[str, Card]:
    """The card of each SOP."""
    return {entry.id: entry.card for entry in entries.values()}


def _row(path: Path) -> int | None:
    return path[1] if path[0] == "kegiatan" and isinstance(path[1], int) else None
