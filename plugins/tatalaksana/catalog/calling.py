# By what SOP are called, as words; and which of them a text calls, found in one walk however many there are.
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

_SIGNS = bytes(byte if bytes([byte]).isalnum() else 32 for byte in range(256))
"""What turns all but the letters and digits of ASCII into spaces."""


def as_words(text: bytes) -> bytes:
    """A text's words without case and signs, a space between them."""
    return b" ".join(text.translate(_SIGNS).lower().split())


def spelled(*names: str | None) -> tuple[str, ...]:
    """Panggilan as `Panggilan` has them; what is empty is none."""
    return tuple(dict.fromkeys(words for name in names if name and (words := as_words(name.encode()).decode())))


@dataclass(frozen=True)
class Panggilan:
    """By what others may call SOP. They are found as whole words, where `neighbours` takes parts of words too."""

    of: Mapping[str, tuple[str, ...]]
    """The names of each, as `spelled`."""

    @cached_property
    def _spoken(self) -> Mapping[bytes, Mapping[int, Mapping[bytes, list[str]]]]:
        """First word to the numbers of words to names to whom they call: a text is looked up in it, not searched."""
        found: dict[bytes, dict[int, dict[bytes, list[str]]]] = {}
        for whose, several in self.of.items():
            for one in several:
                name = one.encode()
                words = name.split()
                found.setdefault(words[0], {}).setdefault(len(words), {}).setdefault(name, []).append(whose)
        return found

    def within(self, text: bytes) -> frozenset[str]:
        """Whom a text calls."""
        words, found = as_words(text).split(), set[str]()
        for at, word in enumerate(words):
            for length, names in self._spoken.get(word, {}).items():
                found.update(names.get(b" ".join(words[at : at + length]), ()))
        return frozenset(found)
