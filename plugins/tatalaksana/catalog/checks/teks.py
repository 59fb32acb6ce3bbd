# Checks of the texts: links inside them must lead somewhere safe.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog.entry import Catalog, Entry
from tatalaksana.model import allowed_address, links_in, texts_of
from tatalaksana.source import Finding


def check_text_links(entry: Entry, catalog: Catalog) -> Iterator[Finding]:
    """A link that is neither a web address, an e-mail address nor an SOP of the collection."""
    for path, text in texts_of(entry.sop):
        if "](" not in text:
            continue
        for address in links_in(text):
            if allowed_address(address) or address in catalog.entries:
                continue
            yield Finding(
                "tautan-salah",
                path,
                f"Tautan «{address[:60]}» tidak menuju ke mana pun.",
                "Pakai alamat https://…, mailto:…, atau id berkas SOP («folder/nama»).",
            )
