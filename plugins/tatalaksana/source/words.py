# The words that are keys in a kind of file, and which of them stand together.
from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Self


class KeyWords(frozenset[str]):
    """Every key that a file may have, and by the key above them those that stand together; "" is above those of the file."""

    groups: Mapping[str, frozenset[str]]

    def __new__(cls, words: Iterable[str] = (), groups: Mapping[str, frozenset[str]] | None = None) -> Self:
        """Keys, and the groups they stand in."""
        found = super().__new__(cls, words)
        found.groups = groups if groups is not None else MappingProxyType({})
        return found

    def are_beside(self, name: str, other: str, *, outermost: bool) -> bool:
        """Whether two keys stand in one group, and the first is none of those below the other."""
        together = any(
            name in keys and other in keys for above, keys in self.groups.items() if (above == "") is outermost
        )
        return together and name not in self.groups.get(other, ())

    def parents(self, names: Iterable[str], beside: str, *, outermost: bool) -> list[str]:
        """The keys that may stand beside another one, and above all of these names.

        Args:
            names: Keys of one group.
            beside: A key of the group in which the key above them would be.
            outermost: Whether that is the file itself.
        """
        wanted = set(names)
        around = [keys for above, keys in self.groups.items() if beside in keys and (above == "") is outermost]
        if any(wanted <= keys for keys in around):
            return []  # they may stand beside it themselves
        return [
            above
            for above, keys in self.groups.items()
            if above and wanted <= keys and any(above in one for one in around)
        ]
