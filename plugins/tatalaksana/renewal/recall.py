# What the last build found of each SOP, for what is asked of all of them: as long as nothing that it was found by is another, no SOP has to
# be read for a list.
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from tatalaksana.facts import AllFacts, Facts, beban_from, plain_beban
from tatalaksana.renewal.ear import Ear, Inquest
from tatalaksana.renewal.ledger import Ledger

_THAT: Mapping[str, tuple[Callable[[Any], Any], Callable[[Any, Facts], Any]]] = {
    "sidik": (str, lambda plain, _: plain),
    "kata_kerja": (list, lambda plain, _: tuple(plain)),
    "baris": (dict, lambda plain, _: {office: tuple(rows) for office, rows in plain.items()}),
    "beban": (
        lambda found: [*map(plain_beban, found)],
        lambda plain, one: tuple(beban_from(each, one.card, one.profil.waktu_efektif) for each in plain),
    ),
}
"""The facts, each with what makes it what JSON has, and what it is made from that again."""
RECALLED = frozenset(_THAT)


class Recall:
    """What is known of the SOP of a collection without reading them.

    Args:
        ledger: What the last build left of it.
        mark: What a question is answered today.
    """

    def __init__(self, ledger: Ledger, mark: Callable[[Inquest], str]) -> None:
        self._ledger, self._mark = ledger, mark

    def fact(self, one: Facts, name: str, key: str) -> tuple[Any, Iterable[Inquest]] | None:
        """A fact of an SOP, and what was asked to find it; nothing where it has to be found.

        Args:
            one: The SOP.
            name: Its id.
            key: Which fact.
        """
        kept = self._ledger.take(name, "", self._mark, Path())
        return None if kept is None else (_THAT[key][1](kept.value[key], one), self._ledger.asked(kept))

    def record(self, facts: AllFacts, ear: Ear) -> bytes:
        """What the next build is to know."""
        for name, one in facts.of.items():
            if self._ledger.take(name, "", self._mark, Path()) is None:
                with ear.listening() as asked:
                    value = {key: plain(getattr(one, key)) for key, (plain, _) in _THAT.items()}
                self._ledger.put(name, "", asked, value=value)
        return self._ledger.kept(self._mark, Path())
