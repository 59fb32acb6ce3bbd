# What the last build found of each SOP, for what is asked of all of them: as long as nothing that it was found by is another, no SOP has to
# be read for a list.
from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from tatalaksana.facts import AllFacts, Facts, beban_from, plain_beban
from tatalaksana.renewal.ear import Ear, Inquest
from tatalaksana.renewal.ledger import Ledger

_THAT: Mapping[str, tuple[Callable[[Any], str], Callable[[str, Facts], Any]]] = {
    "sidik": (str, lambda text, _: text),
    "kata_kerja": (" ".join, lambda text, _: tuple(text.split())),
    "baris": (json.dumps, lambda text, _: {office: tuple(rows) for office, rows in json.loads(text).items()}),
    "beban": (
        lambda found: json.dumps([*map(plain_beban, found)], ensure_ascii=False),
        lambda text, one: tuple(beban_from(each, one.card, one.profil.waktu_efektif) for each in json.loads(text)),
    ),
}
"""The facts, each with what makes it a text, which takes little room while it is not asked for, and what makes it of that again."""
RECALLED = frozenset(_THAT)


class Recall:
    """What is known of the SOP of a collection without reading them.

    Args:
        ledger: What the last build left of it.
        mark: What a question is answered today.
    """

    def __init__(self, ledger: Ledger, mark: Callable[[Inquest], str]) -> None:
        self._ledger, self._mark = ledger, mark
        self._looked: dict[str, bool] = {}

    def of(self, one: Facts, name: str) -> Mapping[str, tuple[Any, Iterable[Inquest]]]:
        """The facts of an SOP by their names, each with what was asked to find it; nothing where they have to be found, and the second time.

        Args:
            one: The SOP.
            name: Its id.
        """
        kept = None if name in self._looked else self._ledger.take(name, "", self._mark)
        self._looked.setdefault(name, kept is not None)
        if kept is None:
            return {}
        asked = self._ledger.asked(kept)
        return {key: (made(kept.value[key], one), asked) for key, (_, made) in _THAT.items()}

    def record(self, facts: AllFacts, ear: Ear) -> Iterator[bytes]:
        """What the next build is to know."""
        for name, one in facts.of.items():
            if not self._looked.get(name) and self._ledger.take(name, "", self._mark) is None:
                with ear.listening() as asked:
                    value = {key: text(getattr(one, key)) for key, (text, _) in _THAT.items()}
                self._ledger.put(name, "", asked, value=value)
        return self._ledger.kept(self._mark)
