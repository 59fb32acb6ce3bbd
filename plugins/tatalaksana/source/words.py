# The words that are keys in a kind of file, and which of them stand together.
from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Self


class KeyWords(frozenset[str]):
    """Every key that a file may have, and by the key above them those that stand together; "" is above those of the file."""

    groups: Mapping[str, frozenset[str]]
    usual: frozenset[str]
    """The keys of the file itself that most such files have."""
    lists: frozenset[str]
    """Those of them that hold lists of texts."""
    order: tuple[str, ...]
    """All keys of the file itself, in the order of the form."""
    named: frozenset[str]
    """Those, in whatever group, that hold keys of any names."""
    dashed: frozenset[str]
    """Those in which a dash stands for nothing."""
    needed: frozenset[str]
    """Those that a group can't be without."""

    def __new__(
        cls,
        words: Iterable[str] = (),
        groups: Mapping[str, frozenset[str]] | None = None,
        usual: Iterable[str] = (),
        lists: Iterable[str] = (),
        order: Iterable[str] = (),
        *,
        named: Iterable[str] = (),
        dashed: Iterable[str] = (),
        needed: Iterable[str] = (),
    ) -> Self:
        """Keys, the groups they stand in, and those of the file itself."""
        found = super().__new__(cls, words)
        found.groups = groups if groups is not None else MappingProxyType({})
        found.usual, found.lists, found.order = frozenset(usual), frozenset(lists), tuple(order)
        found.named, found.dashed, found.needed = frozenset(named), frozenset(dashed), frozenset(needed)
        return found

    def lost(self, there: Iterable[str], above: str, below: str) -> list[str]:
        """The usual keys that a file has not, and that would stand between two that it has; "" below is its end.

        Args:
            there: The keys that it has.
            above: The key above.
            below: The key below.
        """
        has = set(there)
        begin = self.order.index(above) if above in self.order else -1
        end = self.order.index(below) if below in self.order else len(self.order)
        return [key for key in self.order[begin + 1 : end] if key in self.usual and key not in has]

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
