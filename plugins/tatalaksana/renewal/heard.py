# A collection that listens: catalog, facts and surroundings as before, but what is asked of them is heard. What was found once and
# kept is asked again each time that it is used, by all who use it.
from __future__ import annotations

import pickle
import zlib
from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from collections.abc import Set as AbstractSet
from dataclasses import fields, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from tatalaksana.catalog import Catalog, Registers
from tatalaksana.facts import AllFacts, Facts
from tatalaksana.render.html import Surroundings
from tatalaksana.renewal.ear import Ear
from tatalaksana.renewal.recall import RECALLED, Recall

_K = TypeVar("_K")
_V = TypeVar("_V")

REGISTERS = ("unit", "jabatan", "peraturan", "profil")
LINKS = (
    "cards", "keterkaitan", "rincian", "pengganti", "perujuk", "numbers", "pemakai_formulir", "entries", "formulir", "signed",
)  # fmt: skip
"""What a catalog holds by key."""
ONCE = ("tanggal", "belum_terbit", "forms", "unread")
"""What it holds that is asked as one."""
TOWARD = "toward"
"""Whether its own day is before another one or after it, by that one: all that most pages ask of the day."""
TURNED = ("work", "workload", "below", "in_unit", "citing", "peta", "keadaan_unit", "mutu")
"""What is known of all SOP by another key: marked by what it answers, however that was found."""
AROUND = ("changes", "prints", "earlier", "revisions")
"""What surrounds an SOP, by key."""
CALENDARS = "calendars"
OWNER = "pemilik"
WARNED = "warnings"
REPEATS = "repeats"
_KEPT: Mapping[type[Facts | AllFacts], Mapping[str, cached_property[Any]]] = {
    kind: {name: it for name, it in vars(kind).items() if isinstance(it, cached_property)} for kind in (Facts, AllFacts)
}
_FOUND = _KEPT[Facts].keys() - RECALLED
"""What is found of an SOP and let go of."""

_AT_HAND = 32
"""SOP of which all that was found is held, beside the few facts that lists ask of all."""

_AGAIN = frozenset({"daftar", "ringkasan"})
"""What pages of offices ask of each SOP in which one acts: put away as few bytes, for to find it takes ten times as long as to take it out."""
_QUICKLY = 1
"""How hard that is pressed, of 9."""


class _AtHand:
    """The SOP that were asked for what they hold last. Those before are put away, so that never all of them are held."""

    def __init__(self) -> None:
        self._several: dict[_HeardFacts, None] = {}
        self._last: _HeardFacts | None = None

    def take(self, one: _HeardFacts) -> None:
        """One is asked."""
        if one is self._last:
            return
        self._last = one
        self._several.pop(one, None)
        self._several[one] = None
        if len(self._several) > _AT_HAND:
            before = next(iter(self._several))
            del self._several[before]
            before.put_away()


class Hearing:
    """Everything that a site is made from, so that it listens.

    Args:
        facts: The collection, of which nothing is found yet.
        ear: Who hears.
        recall: What is known of SOP already.
    """

    def __init__(self, facts: AllFacts, ear: Ear, recall: Recall) -> None:
        self.ear = ear
        self.facts: AllFacts = _HeardAll(facts, ear, recall)

    def mapping(self, table: str, known: Mapping[_K, _V]) -> Mapping[_K, _V]:
        """Another mapping, so that it listens."""
        return _HeardMapping(table, known, self.ear)

    def around(self, around: Surroundings) -> Surroundings:
        """What pages say besides, so that it listens. What is no mapping is no question: it is the same for all pages."""
        heard: dict[str, Any] = {name: self.mapping(name, getattr(around, name)) for name in AROUND}
        heard[CALENDARS] = _HeardSet(CALENDARS, around.calendars, self.ear)
        return replace(around, **heard)


def unheard(around: Surroundings) -> list[str]:
    """What surrounds pages and is no question: another site when it is another."""
    heard = {*AROUND, CALENDARS}
    return [f"{field.name}\0{getattr(around, field.name)!r}" for field in fields(around) if field.name not in heard]


def named(key: object) -> str:
    """A key of any table as a question has it: who asks of a row asks of all rows of that SOP."""
    return key if isinstance(key, str) else named(key[0]) if isinstance(key, tuple) else str(key)


class _HeardMapping(Mapping[_K, _V]):
    def __init__(self, table: str, known: Mapping[_K, _V], ear: Ear) -> None:
        self._table, self._known, self._ear = table, known, ear

    def __getitem__(self, key: _K) -> _V:
        self._ear.ask(self._table, named(key))
        return self._known[key]

    def __iter__(self) -> Iterator[_K]:
        self._ear.ask(self._table)
        return iter(self._known)

    def __len__(self) -> int:
        self._ear.ask(self._table)
        return len(self._known)

    def values(self) -> ValuesView[_V]:
        self._ear.ask(self._table)
        return self._known.values()

    def items(self) -> ItemsView[_K, _V]:
        self._ear.ask(self._table)
        return self._known.items()


class _HeardSequence(Sequence[_V]):
    def __init__(self, table: str, known: Sequence[_V], ear: Ear) -> None:
        self._table, self._known, self._ear = table, known, ear

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401 - a place or a slice
        self._ear.ask(self._table)
        return self._known[at]

    def __len__(self) -> int:
        self._ear.ask(self._table)
        return len(self._known)


class _HeardSet(AbstractSet[_V]):
    def __init__(self, table: str, known: AbstractSet[_V], ear: Ear) -> None:
        self._table, self._known, self._ear = table, known, ear

    def __contains__(self, one: object) -> bool:
        self._ear.ask(self._table, named(one))
        return one in self._known

    def __iter__(self) -> Iterator[_V]:
        self._ear.ask(self._table)
        return iter(self._known)

    def __len__(self) -> int:
        self._ear.ask(self._table)
        return len(self._known)


class _HeardIndex:
    """Which SOP are meant: whether a title repeats is one question, all else is asked of all of them."""

    def __init__(self, catalog: Catalog, ear: Ear) -> None:
        self._index, self._ear = catalog.index, ear

    def repeats(self, title: str) -> bool:
        self._ear.ask(REPEATS, title)
        return self._index.repeats(title)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever an index has
        self._ear.ask("cards")
        return getattr(self._index, name)


class _HeardCatalog(Catalog):
    def __init__(self, catalog: Catalog, ear: Ear) -> None:
        held = {field.name: getattr(catalog, field.name) for field in fields(Catalog)}
        registers = {name: _HeardMapping(name, getattr(catalog.registers, name), ear) for name in REGISTERS}
        held |= {name: _HeardMapping(name, held[name], ear) for name in LINKS}
        super().__init__(
            **held
            | {"registers": Registers(**registers, unread=catalog.registers.unread), "index": _HeardIndex(catalog, ear)}
        )
        object.__setattr__(self, "_ear", ear)
        object.__setattr__(self, "_bare", catalog)
        object.__setattr__(self, "_shown", {})

    def _shown_in(self, own: str | None, unit: str) -> Any:  # noqa: ANN401 - as in a catalog
        known: dict[tuple[str | None, str], Any] = object.__getattribute__(self, "_shown")
        ear: Ear = object.__getattribute__(self, "_ear")
        if (own, unit) not in known:
            with ear.listening() as asked:
                found = super()._shown_in(own, unit)
            known[own, unit] = found, tuple(asked)
        found, several = known[own, unit]
        ear.add(several)
        return found

    def is_before(self, day: date) -> bool:
        return self._toward(day).is_before(day)

    def is_after(self, day: date) -> bool:
        return self._toward(day).is_after(day)

    def _toward(self, day: date) -> Catalog:
        object.__getattribute__(self, "_ear").ask(TOWARD, day.isoformat())
        bare: Catalog = object.__getattribute__(self, "_bare")
        return bare

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - as in a catalog
        if name in ONCE:
            object.__getattribute__(self, "_ear").ask(name)
        return object.__getattribute__(self, name)


class _HeardFacts(Facts):
    def __init__(self, facts: Facts, catalog: Catalog, ear: Ear, recall: Recall, at_hand: _AtHand) -> None:
        super().__init__(facts.entry, catalog)
        object.__setattr__(self, "_ear", ear)
        object.__setattr__(self, "_at_hand", at_hand)
        object.__setattr__(self, "_recall", recall)
        object.__setattr__(self, "_id", facts.entry.id)
        object.__setattr__(self, "_away", {})

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - as in facts
        if name == "entry":
            own = object.__getattribute__(self, "__dict__")
            own["_ear"].ask("entries", own["_id"])
            own["_at_hand"].take(self)
        elif name == "card":
            own = object.__getattribute__(self, "__dict__")
            return own["catalog"].cards[own["_id"]]
        elif name in _KEPT[Facts]:
            own = object.__getattribute__(self, "__dict__")
            if name in RECALLED and name not in own:
                own.update(own["_recall"].of(self, own["_id"]))
            elif name in _AGAIN and name not in own and name in own["_away"]:
                own[name] = pickle.loads(zlib.decompress(own["_away"][name]))  # noqa: S301 - our own, of a moment ago
                own["_at_hand"].take(self)
            return _kept(self, name, Facts)
        return object.__getattribute__(self, name)

    def put_away(self) -> None:
        """Let go of what can be found again."""
        own = object.__getattribute__(self, "__dict__")
        for name in own.keys() & _FOUND:
            known = own.pop(name, None)
            if name in _AGAIN and known is not None and name not in own["_away"]:
                own["_away"][name] = zlib.compress(pickle.dumps(known, pickle.HIGHEST_PROTOCOL), _QUICKLY)
        own["entry"].put_away()


class _HeardAll(AllFacts):
    def __init__(self, facts: AllFacts, ear: Ear, recall: Recall) -> None:
        catalog, at_hand = _HeardCatalog(facts.catalog, ear), _AtHand()
        of = {name: _HeardFacts(one, catalog, ear, recall, at_hand) for name, one in facts.of.items()}
        super().__init__(
            catalog, _HeardMapping("cards", of, ear), _HeardSequence(WARNED, facts.warnings, ear)
        )  # what these are asked is heard by themselves
        object.__setattr__(self, "_ear", ear)

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - as in facts
        if name not in _KEPT[AllFacts]:
            return object.__getattribute__(self, name)
        if name not in TURNED and name != OWNER:
            return _kept(self, name, AllFacts)
        own = object.__getattribute__(self, "__dict__")
        ear: Ear = own["_ear"]
        if name not in own:
            with ear.listening():  # how it was found is of no matter: its answers have marks
                found = _KEPT[AllFacts][name].func(self)
            own[name] = found if name == OWNER else _HeardMapping(name, found, ear)
        if name == OWNER:
            ear.ask(OWNER)
        return own[name]


def _kept(it: Facts | AllFacts, name: str, kind: type[Facts | AllFacts]) -> Any:  # noqa: ANN401 - as in facts
    """A fact that is found once: who uses it asks all that was asked to find it."""
    own = object.__getattribute__(it, "__dict__")
    ear: Ear = own["_ear"]
    if name not in own:
        with ear.listening() as asked:
            found = _KEPT[kind][name].func(it)
        own[name] = found, tuple(asked)
    found, several = own[name]
    ear.add(several)
    return found
