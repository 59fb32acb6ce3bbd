# Which SOP use what registers, profiles and forms hold: those that an entry leaves behind where it goes.
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from tatalaksana.catalog import Catalog

MOST_USERS = 20
"""So many of them are told of an entry that is gone; the others have the same to say."""
_WORD = re.compile(rb"[\w-]+")


def named_ids(catalog: Catalog) -> frozenset[str]:
    """What SOP can name by an id of its own."""
    known = catalog.registers
    return frozenset((*known.unit, *known.jabatan, *known.peraturan, *known.profil, *catalog.formulir))


def users_of(ids: Iterable[str], texts: Mapping[str, bytes]) -> Iterator[tuple[str, list[str]]]:
    """Each id that stands in a text, with the names of the texts: more than use it where it is also a word, never fewer.

    Args:
        ids: What is sought.
        texts: What SOP say, by their names.
    """
    sought = {one.encode(): one for one in ids}
    found: dict[bytes, list[str]] = {}
    for name, text in texts.items():
        for word in sought.keys() & set(_WORD.findall(text)):
            found.setdefault(word, []).append(name)
    yield from ((sought[word], found[word]) for word in sorted(found))
