# Checks of the texts: links inside them must lead somewhere safe.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog.entry import Catalog, Entry
from tatalaksana.model import Sop, addresses_in, allowed_address, links_in, texts_of
from tatalaksana.source import Finding, Path


def check_text_links(entry: Entry, catalog: Catalog) -> Iterator[Finding]:
    """A link that is neither a web address, an e-mail address nor an SOP of the collection."""
    for path, address in _addresses(entry.sop):
        if not allowed_address(address) and address not in catalog.entries:
            yield Finding(
                "tautan-salah",
                path,
                f"Tautan «{address[:60]}» tidak menuju ke mana pun.",
                "Pakai alamat https://…, mailto:…, atau id berkas SOP («folder/nama»).",
            )


def _addresses(sop: Sop) -> Iterator[tuple[Path, str]]:
    """What texts link to, and what stands under keys that hold an address."""
    for path, text in texts_of(sop):
        if "](" in text:
            yield from ((path, address) for address in links_in(text))
    yield from addresses_in(sop)
