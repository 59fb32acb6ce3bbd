# How SOP hang together by what they are called and what they say: what an edit of one may touch. It is rather too much than too
# little: what is touched is looked at anew with all that it stands on, and what was found of the others stays.
from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple, Protocol

from tatalaksana.catalog.address import number_address
from tatalaksana.catalog.card import Card
from tatalaksana.catalog.index import is_id, is_number, near_titles, number_key, title_key

_FEW = 4
"""One of so many SOP at the most is looked at anew; where more are touched, all are."""
_TITLE = " "
"""What the keys of titles begin with."""
_NO_FIGURES = "#"
"""The key of all numbers without any: what is none is not kept as one, and the few that are hang together."""


class Naming(NamedTuple):
    """What an SOP is called and what it says, as keys: two hang together where one says what the other is called."""

    called: list[str]
    """Its id and its title, then what it has of numbers."""
    mentioned: list[str]
    """What it says of others, and its own kind and title as one says them."""
    successor: list[str]
    """Which of these name what replaces it."""

    @property
    def title(self) -> str:
        """The key of its title, without its kind."""
        return self.called[1][len(_TITLE) :]

    @property
    def said(self) -> Iterator[str]:
        """What it says; its own names too: others of that name are something to it."""
        yield from self.called
        yield from self.mentioned


class Sayer(Protocol):
    """What knows what an SOP is called and says."""

    @property
    def naming(self) -> Naming:
        """That."""


def naming_of(card: Card) -> Naming:
    """What an SOP is called and what it says, by what the others know of it."""
    numbers = () if card.nomor is None else (_number(card.nomor), _number(number_address(card.nomor)))
    called = list(dict.fromkeys((card.id, _title(card.judul), *numbers)))
    said = dict.fromkeys(_keys(card.nama))
    for mention in card.mentions:
        said.update(dict.fromkeys((*_keys(mention.sebutan), *_keys(mention.teks))))
    said.update(dict.fromkeys(address for _, address in card.addresses))
    mentioned = [key for key in said if key not in called]
    return Naming(called, mentioned, [] if card.pengganti is None else list(_keys(card.pengganti.sebutan)))


def naming_from(text: str) -> Naming:
    """The same, from JSON."""
    return Naming(*json.loads(text))


def _keys(text: str) -> Iterator[str]:
    """What a text may be found by: as an id, as a number, as a title."""
    if "/" in text:
        yield text
    yield _number(text)
    yield _title(text)


def _number(text: str) -> str:
    return number_key(text) if any(map(str.isdigit, text)) else _NO_FIGURES


def _title(text: str) -> str:
    return _TITLE + title_key(text)[1:]


class Touched(NamedTuple):
    """What an edit may touch."""

    names: set[str]
    """The SOP of which something else may be found."""
    around: set[str]
    """These, and what is found of them stands on, but for SOP that are merely called nearly what one says."""


def touched(gone: Iterable[Naming], new: Collection[str], now: Mapping[str, Naming]) -> Touched | None:
    """What an edit may touch; nothing where it is too much to be told apart.

    What is found of an SOP stands on those that it names or that name it, on what they name and on what they are called:
    two steps. Only what replaces what makes longer chains.

    Args:
        gone: What SOP that are other ones now, or not there any more, were called and said.
        new: The ids of those that are other ones now, or were not there.
        now: What all are called and say, by their ids.
    """
    changed = [*gone, *(now[name] for name in new)]
    names = _with_neighbours(_with_neighbours([], changed, now), changed, now).union(new)
    names |= _saying_nearly(changed, now)
    around = _with_neighbours(_with_neighbours(names, [], now), [], now)
    return None if len(around) * _FEW > len(now) else Touched(names, around)


def called_nearly(several: Iterable[str], now: Mapping[str, Naming]) -> set[str]:
    """The SOP that are called nearly so.

    Args:
        several: What is said.
        now: As for `touched`.
    """
    near = near_titles([title_key(one)[1:] for one in several], {naming.title for naming in now.values()})
    return {name for name, naming in now.items() if naming.title in near}


def _with_neighbours(names: Collection[str], others: Iterable[Naming], now: Mapping[str, Naming]) -> set[str]:
    """Some SOP and those that hang together with them or with others that may be gone, and whole chains of what replaces what."""
    several = [*others, *(now[name] for name in names)]
    called, said = _all(several, lambda one: one.called), _all(several, lambda one: one.said)
    found = {
        name for name, one in now.items() if not (said.isdisjoint(one.called) and called.isdisjoint(one.mentioned))
    }
    replaced = {name: one for name, one in now.items() if one.successor}
    chained: set[str] = set()
    while replaced and (links := found - chained):
        chained |= links
        called = _all((now[name] for name in links), lambda one: one.called)
        said = _all((now[name] for name in links), lambda one: one.successor)
        found.update(name for name, one in replaced.items() if not called.isdisjoint(one.successor))
        if said:
            found.update(name for name, one in now.items() if not said.isdisjoint(one.called))
    return found


def _saying_nearly(changed: Collection[Naming], now: Mapping[str, Naming]) -> set[str]:
    """Those that say nearly what one is or was called: they may mean it."""
    said = _all(now.values(), lambda one: one.said)
    titles = [text[len(_TITLE) :] for text in said if text.startswith(_TITLE)]
    meant = {f"{_TITLE}{title}" for title in near_titles({one.title for one in changed}, titles)}
    missed = said - _all(now.values(), lambda one: one.called)
    meant.update(filter(is_id, missed))
    if any(len(one.called) > 2 for one in changed):  # noqa: PLR2004 - an id, a title, and numbers
        meant.update(filter(is_number, missed))
    return {name for name, one in now.items() if not meant.isdisjoint(one.said)}


def _all(several: Iterable[Naming], what: Callable[[Naming], Iterable[str]]) -> set[str]:
    return set(chain.from_iterable(map(what, several)))
