# By what SOP are called, as words; and which of them a text calls, found in one walk however many there are.
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

_SIGNS = bytes(byte if bytes([byte]).isalnum() else 32 for byte in range(256))
"""What turns all but the letters and digits of ASCII into spaces."""
_BEGIN = 3
"""Words by which names are told apart at first sight."""


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
    def _begun(self) -> Mapping[tuple[bytes, ...], list[tuple[list[bytes], str]]]:
        found: dict[tuple[bytes, ...], list[tuple[list[bytes], str]]] = {}
        for whose, several in self.of.items():
            for one in several:
                words = one.encode().split()
                found.setdefault(tuple(words[:_BEGIN]), []).append((words, whose))
        return found

    def within(self, text: bytes) -> frozenset[str]:
        """Whom a text calls."""
        words, found = as_words(text).split(), set[str]()
        for at in range(len(words)):
            for length in range(1, _BEGIN + 1):
                for name, whose in self._begun.get(tuple(words[at : at + length]), ()):
                    if words[at : at + len(name)] == name:
                        found.add(whose)
        return frozenset(found)
