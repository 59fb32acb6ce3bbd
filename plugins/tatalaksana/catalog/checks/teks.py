# Checks of the texts: links inside them must lead somewhere safe.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog.card import Card, inner_addresses, may_be_sop
from tatalaksana.catalog.entry import Entry, Ground, Links
from tatalaksana.source import Finding, Path


def check_text_links(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A link that is neither a web address, an e-mail address nor anything that an SOP may be called."""
    del ground
    for path, address in inner_addresses(entry.sop):
        if not may_be_sop(address):
            yield _astray(path, address)


def check_inner_links(card: Card, links: Links) -> Iterator[Finding]:
    """A link to an SOP that is not in the collection."""
    for path, address in card.addresses:
        if address not in links.cards:
            yield _astray(path, address)


def _astray(path: Path, address: str) -> Finding:
    return Finding(
        "tautan-salah",
        path,
        f"Tautan «{address[:60]}» tidak menuju ke mana pun.",
        "Pakai alamat https://…, mailto:…, atau id berkas SOP («folder/nama»).",
    )
