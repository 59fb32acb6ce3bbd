# What questions are answered today, as marks: another mark wherever the answer is another.
from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from tatalaksana.catalog import Card, Entry
from tatalaksana.facts import AllFacts
from tatalaksana.render.html import Surroundings
from tatalaksana.renewal.ear import ALL, Inquest
from tatalaksana.renewal.heard import (
    AROUND,
    CALENDARS,
    LINKS,
    ONCE,
    OWNER,
    REGISTERS,
    REPEATS,
    TOWARD,
    TURNED,
    WARNED,
    named,
)

_LENGTH = 16
LINKED = (
    *REGISTERS, "cards", "keterkaitan", "rincian", "pengganti", "perujuk", "numbers", "pemakai_formulir", REPEATS, "belum_terbit",
)  # fmt: skip
"""Of what all tells that depends on cards, registers and profiles alone, and on which forms there are."""


class TodaysMarks:
    """The marks of a collection, each found when it is first asked for.

    Args:
        facts: The collection, so that it listens.
        bare: The same as it is.
    """

    def __init__(self, facts: AllFacts, bare: AllFacts) -> None:
        catalog = bare.catalog
        self._facts, self._catalog = facts, catalog
        self._tables: dict[str, Mapping[Any, object]] = {
            **{name: getattr(catalog.registers, name) for name in REGISTERS},
            **{name: getattr(catalog, name) for name in LINKS},
        }
        self._once: dict[str, object] = {name: getattr(catalog, name) for name in ONCE} | {WARNED: bare.warnings}
        self._keys: dict[str, Mapping[str, Any]] = {}
        self._found: dict[Inquest, str] = {}
        self._parts: dict[type, tuple[str, ...]] = {}

    def know(self, table: str, known: Mapping[Any, object]) -> None:
        """Another mapping that is asked."""
        self._tables[table] = known

    def surround(self, around: Surroundings) -> None:
        """What pages say besides."""
        self._tables |= {name: getattr(around, name) for name in AROUND}
        self._tables[CALENDARS] = dict.fromkeys(sorted(around.calendars))

    def __getitem__(self, question: Inquest) -> str:
        mark = self._found.get(question)
        if mark is None:
            mark = self._found[question] = self._marked(*question)
        return mark

    def _marked(self, table: str, key: str) -> str:
        if table in self._once:
            return _hashed(repr(self._once[table]))
        if table == OWNER:
            return _hashed(repr(self._facts.pemilik))
        if table == REPEATS:
            return str(self._catalog.index.repeats(key))
        if table == TOWARD:
            day = date.fromisoformat(key)
            return f"{self._catalog.is_before(day):d}{self._catalog.is_after(day):d}"
        known = self._table(table)
        if key == ALL:
            return _hashed("\0".join(f"{one}\0{self[table, one]}" for one in known))
        return self._of(known[key]) if key in known else ""

    def _of(self, value: object) -> str:
        if isinstance(value, Entry):
            return value.mark
        if type(value) is int:
            return str(value)
        return _hashed(repr(value) if isinstance(value, Card) else self._said(value))

    def _said(self, value: object) -> str:
        """A value in words of its own; in what stands for many the cards are told by their marks."""
        try:
            return json.dumps(value, default=self._parts_of, ensure_ascii=False, check_circular=False)
        except TypeError:  # a key that is no text
            return repr(value)

    def _parts_of(self, value: object) -> object:
        """What JSON has no words for, as what it has."""
        if isinstance(value, Card):
            return self["cards", value.id]
        kind = type(value)
        if kind not in self._parts:
            self._parts[kind] = tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()
        names = self._parts[kind]
        return [kind.__name__, *[getattr(value, name) for name in names]] if names else repr(value)

    def _table(self, table: str) -> Mapping[str, Any]:
        if table not in self._keys:
            known = self._tables[table] if table in self._tables else getattr(self._facts, table)
            assert table in self._tables or table in TURNED  # noqa: S101 - nothing else is asked
            self._keys[table] = _by_question(known)
        return self._keys[table]


def _by_question(known: Mapping[Any, object]) -> Mapping[str, Any]:
    """What is known by the keys that questions have; of what several keys ask as one, all of it."""
    found: dict[str, Any] = {}
    for key, value in known.items():
        if isinstance(key, tuple):
            found.setdefault(named(key), []).append((key, value))
        else:
            found[named(key)] = value
    return found


def _hashed(text: str) -> str:
    return sha256(text.encode(errors="surrogatepass")).hexdigest()[:_LENGTH]
