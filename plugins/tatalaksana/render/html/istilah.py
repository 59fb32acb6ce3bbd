# Short names of offices and units within a text, which say what they stand for.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tatalaksana.catalog import Catalog
from tatalaksana.render.html.markup import Html, escape, join, narrow

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Istilah:
    """Short names and what they stand for."""

    _starts: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    """(short, long) by the first word of the short one, longest first."""

    def html(self, text: str) -> Html:
        """A text whose short names explain themselves where it first mentions them: `<abbr title="Kepala Bagian Umum">`."""
        parts: list[Html] = []
        done = 0
        said: set[str] = set()
        for start, end, long in self._found(text):
            if long not in said:
                said.add(long)
                parts += (
                    narrow(text[done:start]),
                    Html(f'<abbr title="{escape(long)}">{narrow(text[start:end])}</abbr>'),
                )
                done = end
        return join([*parts, narrow(text[done:])])

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, long) of each short name, in order, none within another."""
        after = 0
        for word in _WORD.finditer(text) if self._starts else ():
            start = word.start()
            for short, long in self._starts.get(word[0], ()) if start >= after else ():
                end = start + len(short)
                if text.startswith(short, start) and not text[end : end + 1].isalnum():
                    yield start, end, long
                    after = end
                    break


def istilah_of(catalog: Catalog) -> Istilah:
    """The short names of a collection's registers; not those that several offices or units share."""
    meant: dict[str, set[str]] = {}
    for short, long in catalog.registers.short_names:
        meant.setdefault(short, set()).add(long)
    starts: dict[str, list[tuple[str, str]]] = {}
    for short, names in sorted(meant.items(), key=lambda item: (-len(item[0]), item[0])):
        first = _WORD.match(short)
        if first and len(names) == 1:
            starts.setdefault(first[0], []).append((short, min(names)))
    return Istilah(starts)
