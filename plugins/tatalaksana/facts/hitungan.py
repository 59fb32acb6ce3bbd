# What is counted wherever SOP are counted: on the front page, the map, units' pages and «Mutu» the same.
from __future__ import annotations

from tatalaksana.catalog.card import Card
from tatalaksana.catalog.entry import Catalog, Unpublished
from tatalaksana.model import Status


def counts(card: Card) -> bool:
    """Whether an SOP is one of so many: an example never is, whatever else it says of itself."""
    return not card.contoh


def asks(card: Card) -> bool:
    """Whether what an SOP lacks is somebody's work: of what is revoked it is not, nor of an example."""
    return counts(card) and card.status is not Status.DICABUT


def missing_sop(catalog: Catalog) -> tuple[Unpublished, ...]:
    """What is not published, and named by an SOP that asks for it."""
    return tuple(one for one in catalog.belum_terbit if any(asks(catalog.cards[name]) for name in one.askers))
