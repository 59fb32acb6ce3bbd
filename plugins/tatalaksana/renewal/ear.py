# What an output asked while it was made. Outputs are handed values that listen, so nobody has to declare what one depends on, and
# nobody can forget to.
from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

Inquest = tuple[str, str]
"""A table and a key in it; the key is `ALL` where all of it was looked through."""
ALL = ""
"""No key is empty."""


class Ear:
    """Hears what is asked, for whoever makes something meanwhile."""

    def __init__(self) -> None:
        self._heard: list[set[Inquest]] = []

    def ask(self, table: str, key: str = ALL) -> None:
        """A question was asked."""
        if self._heard:
            self._heard[-1].add((table, key))

    def add(self, several: Iterable[Inquest]) -> None:
        """Questions were asked, for what is used now was found by them before."""
        if self._heard:
            self._heard[-1].update(several)

    @contextmanager
    def listening(self) -> Iterator[set[Inquest]]:
        """What is asked from now on, of nobody who listened before."""
        heard: set[Inquest] = set()
        self._heard.append(heard)
        try:
            yield heard
        finally:
            self._heard.pop()
