# Which SOP one SOP's page can depend on: those that it names and those that name it. They are found by their texts,
# without reading what the texts mean, so that a page among a thousand SOP needs no longer than one among ten. Rather one
# too many than one too few: what is taken along in vain only costs its reading.
from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import islice

from tatalaksana.catalog.calling import as_words

_NAMED = re.compile(rb"""^[\s{,]*["']?(judul|nomor)["']?[ \t]*:(.*)$""", re.MULTILINE)
_MORE = 8
"""Of so many SOP more, asked for before, it stays known who names them: who writes looks at one as it was and as it is."""


class Neighbours:
    """Who names whom among SOP. Texts are read where they are new or others than they were, and held by nobody."""

    def __init__(self) -> None:
        self._stood: Mapping[str, Hashable] = {}
        self._called: dict[str, tuple[bytes, ...]] = {}
        """By what each may be named."""
        self._naming: Mapping[tuple[str, tuple[bytes, ...]], set[str]] = {}
        """Who names those that were asked for, the last first, by their ids and by what they may be named."""

    def of(self, wanted: Iterable[str], stand: Mapping[str, Hashable], text: Callable[[str], bytes]) -> frozenset[str]:
        """The ids of the SOP that the pages of some need, these included.

        Args:
            wanted: Their ids.
            stand: How all SOP stand, by their ids: another value where one says something else.
            text: What one says.
        """
        mine = {one: text(one) if one in stand else b"" for one in wanted}
        asked = [(one, tuple(_names(one, said))) for one, said in mine.items()]
        known = all(one in self._naming for one in asked)
        naming = {
            one: self._naming.get(one, set())
            for one in islice(dict.fromkeys((*asked, *self._naming)), len(asked) + _MORE)
        }
        for name, stands in stand.items():
            changed = self._stood.get(name) != stands
            if changed or not known:
                said = text(name)
                if changed:
                    self._called[name] = tuple(_names(name, said))
                words = as_words(said)
                for (_, called), several in naming.items():
                    (several.add if any(one in words for one in called) else several.discard)(name)
        for gone in self._called.keys() - stand.keys():
            del self._called[gone]
        self._stood, self._naming = dict(stand), naming
        spoken = [as_words(said) for said in mine.values()]
        named = [
            name for name, several in self._called.items() if any(one in said for said in spoken for one in several)
        ]
        return frozenset((*mine, *named, *stand.keys() & set[str]().union(*(naming[one] for one in asked))))


def _names(name: str, text: bytes) -> Iterator[bytes]:
    """By what an SOP may be named: its id, its number, its title, or as much of it as stands on one line."""
    yield as_words(name.encode())
    titled = False
    for key, value in _NAMED.findall(text):
        titled = titled or key == b"judul"
        yield as_words(value)
    if not titled:
        yield b""  # which is in every text
