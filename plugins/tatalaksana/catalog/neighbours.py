# Which SOP one SOP's page can depend on: those that it names and those that name it. They are found by their texts,
# without reading what the texts mean, so that a page among a thousand SOP needs no longer than one among ten. Rather one
# too many than one too few: what is taken along in vain only costs its reading.
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from tatalaksana.catalog.calling import as_words

_NAMED = re.compile(rb"""^[\s{,]*["']?(judul|nomor)["']?[ \t]*:(.*)$""", re.MULTILINE)


def neighbours(texts: Mapping[str, bytes], wanted: str) -> frozenset[str]:
    """The ids of the SOP that the page of the SOP `wanted` needs, itself included; `texts` are all SOP by their ids."""
    mine = texts.get(wanted, b"")
    words, names = as_words(mine), tuple(_names(wanted, mine))
    found = {wanted}
    for name, text in texts.items():
        if any(one in words for one in _names(name, text)) or _any_in(names, text):
            found.add(name)
    return frozenset(found)


def _any_in(names: Iterable[bytes], text: bytes) -> bool:
    words = as_words(text)
    return any(name in words for name in names)


def _names(name: str, text: bytes) -> Iterator[bytes]:
    """By what an SOP may be named: its id, its number, its title, or as much of it as stands on one line."""
    yield as_words(name.encode())
    titled = False
    for key, value in _NAMED.findall(text):
        titled = titled or key == b"judul"
        yield as_words(value)
    if not titled:
        yield b""  # which is in every text
