# Two who changed one file from the same beginning: what each did, what both did, and where they meet in one place. What does
# not collide is put into the text that is published now, by edits, so that every other byte of it stays.
from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from pydantic import BaseModel

from tatalaksana.diff.matching import match_steps
from tatalaksana.diff.order import Pairs, order_of
from tatalaksana.diff.wording import matched_places
from tatalaksana.model import REGISTERED, Leads, Sop, amended, by_id, leads_of, parse, step_rows
from tatalaksana.model.groups import model_at
from tatalaksana.model.steps import fresh_id
from tatalaksana.source import Data, Edit, Insert, Move, Path, UnwritableError, data_of

_STEPS = ("kegiatan",)
_SIGN = "\0"
"""Begins what stands for a step, whatever the three texts call it: no text of a file has it."""


class Pihak(StrEnum):
    """Who changed something since both began."""

    TERBITAN = "terbitan"
    """What is published now has it otherwise, the proposal as it was."""
    USULAN = "usulan"
    """Only the proposal has it otherwise."""
    KEDUANYA = "keduanya"
    """Both changed it alike."""
    BENTURAN = "benturan"
    """Both changed it, each otherwise."""


@dataclass(frozen=True, slots=True)
class BagianTemu:
    """A value or an item of a list that at least one of both changed."""

    kunci: str
    """By this it is chosen."""
    pihak: Pihak
    jalur: Path
    """Where it stands in what is published now; in the proposal, where only that has it."""
    pada: str
    """The words of the step or item that it is, or in which it stands; empty at the head."""
    dasar: Data
    terbitan: Data
    usulan: Data
    sebab: str = ""
    """What else there is to say, in a sentence."""


@dataclass(frozen=True, slots=True)
class Pertemuan:
    """A text of both."""

    teks: str
    bagian: tuple[BagianTemu, ...]

    @property
    def benturan(self) -> tuple[BagianTemu, ...]:
        """Where they collide."""
        return tuple(one for one in self.bagian if one.pihak is Pihak.BENTURAN)


def three_way(
    base: str, published: str, proposed: str, model: type[BaseModel], taken: Collection[str] = ()
) -> Pertemuan:
    """The text that has what both changed.

    Where they collide, what is published stays, unless the proposal's is taken. Numbers of steps that moved on are no
    changes; a step that is put in, moved or taken out is, with every arrow leading where it led.

    Args:
        base: What both began from; empty where there was no such file.
        published: What is published now.
        proposed: What is proposed.
        model: What the file holds.
        taken: The `kunci` of collisions in which the proposal's is taken; the empty one takes its whole text.
    """
    if "" in taken or published == base:
        return Pertemuan(proposed, ())
    if proposed in {base, published}:
        return Pertemuan(published, ())
    try:
        meeting = _Meeting(base, published, proposed, model, frozenset(taken))
        if not meeting.reordered:
            # No number changed: whatever names a step by its number may go on.
            meeting = _Meeting(base, published, proposed, model, frozenset(taken), by_ids=False)
    except UnwritableError as error:
        whole = BagianTemu("", Pihak.BENTURAN, (), "", None, None, None, f"Berkasnya tidak terbaca: {error}")
        return Pertemuan(published, (whole,))
    return Pertemuan(meeting.text, tuple(meeting.parts))


class _GoneError(Exception):
    """A step is named that is no more."""


_Values = tuple[Data, Data, Data]
"""What the base has, what is published now, and what is proposed."""


@dataclass(slots=True)
class _Items:
    """The items of a list in three texts."""

    path: Path
    base: Sequence[Data]
    published: Sequence[Data]
    proposed: Sequence[Data]
    there: dict[int, int]
    """Places in the base to those in what is published."""
    mine: dict[int, int]
    """Places in the base to those in the proposal."""
    met: dict[int, int]
    """Of what both put in: places in the proposal to those in what is published."""
    order: list[int]
    """The items of the text as it is now, by their places in what is published; those that were put in by less than 0."""
    whose: dict[int, int]
    """Places in the proposal to what stands in `order`."""

    def is_new(self, at: int) -> bool:
        """Whether only what is published has the item that stands there now."""
        here = self.order[at]
        return here >= 0 and here not in self.there.values() and here not in self.met.values()


class _Meeting:
    def __init__(
        self,
        base: str,
        published: str,
        proposed: str,
        model: type[BaseModel],
        taken: frozenset[str],
        *,
        by_ids: bool = True,
    ) -> None:
        self.text = published
        self.parts: list[BagianTemu] = []
        self._model = model
        self._taken = taken
        began, now, wanted = (data_of(text) if text.strip() else {} for text in (base, published, proposed))
        self._steps = _Steps(began, now, wanted) if model is Sop else None
        if by_ids and self._steps is not None and self._steps.moved:
            self.text = by_id(published)
            now = data_of(self.text)
            self._steps = _Steps(began, now, wanted)
        if self._steps is not None:
            began, now, wanted = (self._steps.told(side, data) for side, data in enumerate((began, now, wanted)))
        self._value((), (began, now, wanted), "")

    @property
    def reordered(self) -> bool:
        """Whether steps came, went or changed their places; always so where there are none."""
        steps = self._steps
        return steps is None or steps.order != [*range(len(steps.order))] or len(steps.order) != steps.count

    # Values

    def _value(self, path: Path, values: _Values, pada: str) -> None:
        base, published, proposed = values
        if proposed == base:
            if published != base:
                self._tell(Pihak.TERBITAN, path, pada, values)
        elif published == proposed:
            self._tell(Pihak.KEDUANYA, path, pada, values)
        elif isinstance(published, dict) and isinstance(proposed, dict) and not self._is_whole(path):
            self._group(path, (base if isinstance(base, dict) else {}, published, proposed), pada)
        elif isinstance(published, list) and isinstance(proposed, list) and not self._is_whole(path):
            self._list(path, base if isinstance(base, list) else [], published, proposed)
        elif published == base:
            if self._edit(path, pada, values):
                self._tell(Pihak.USULAN, path, pada, values)
        elif self._tell(Pihak.BENTURAN, path, pada, values):
            self._edit(path, pada, values)

    def _is_whole(self, path: Path) -> bool:
        """Whether a value is one thing to its reader: what leads to steps is changed by one or the other."""
        above = model_at(self._model, path[:-1]) if path else None
        return above is not None and leads_of(above).get(str(path[-1])) is Leads.STEP

    def _group(self, path: Path, groups: tuple[dict[str, Data], dict[str, Data], dict[str, Data]], pada: str) -> None:
        base, published, proposed = groups
        for key in dict.fromkeys([*published, *proposed, *base]):
            values = base.get(key), published.get(key), proposed.get(key)
            if key != "id" or path[:-1] != _STEPS:
                self._value((*path, key), values, pada)
            elif values[1] is None and values[2] is not None:
                # What a step is called in the file says nothing: whoever names it follows.
                self._edit((*path, key), pada, values)

    def _edit(self, path: Path, pada: str, values: _Values) -> bool:
        """Put the proposal's value there; where that can't be, it is a collision."""
        if not path:
            self._tell(Pihak.BENTURAN, path, pada, values, sebab="Susunan berkasnya lain sama sekali.")
            return False
        return self._made(lambda: Edit(path, self._named(values[2])), path, pada, values)

    def _made(self, edit: Callable[[], Edit | Insert | Move], path: Path, pada: str, values: _Values) -> bool:
        try:
            one = edit()  # it may have to give a step its id first
            self.text = amended(self._model, self.text, [one])
        except _GoneError:
            self._tell(Pihak.BENTURAN, path, pada, values, sebab="Usulan menuju langkah yang tidak ada lagi.")
        except UnwritableError as error:
            self._tell(Pihak.BENTURAN, path, pada, values, sebab=str(error))
        else:
            return True
        return False

    def _tell(
        self, pihak: Pihak, path: Path, pada: str, values: _Values, *, sebab: str = "", own: bool = False
    ) -> bool:
        """Say what happened; whether it is a collision in which the proposal's is taken."""
        kunci = ("usulan." if own else "") + ".".join(map(str, path))
        base, published, proposed = map(self._shown, values)
        self.parts.append(BagianTemu(kunci, pihak, path, pada, base, published, proposed, sebab))
        return pihak is Pihak.BENTURAN and kunci in self._taken

    # Lists

    def _list(self, path: Path, base: Sequence[Data], published: Sequence[Data], proposed: Sequence[Data]) -> None:
        items = self._matched_items(path, base, published, proposed)
        for old, here in items.there.items():
            if old in items.mine:
                words = _words_of(published[here])
                self._value((*path, here), (base[old], published[here], proposed[items.mine[old]]), words)
        for old, item in enumerate(base):
            if old not in items.mine and old not in items.there:
                self._tell(Pihak.KEDUANYA, (*path, old), _words_of(item), (item, None, None))
        self._remove({items.there[old]: old for old in items.there if old not in items.mine}, items)
        self._put_in_order(items)

    def _matched_items(
        self, path: Path, base: Sequence[Data], published: Sequence[Data], proposed: Sequence[Data]
    ) -> _Items:
        steps = self._steps if path == _STEPS else None
        there = dict(steps.published if steps else self._matched(path, base, published))
        mine = dict(steps.proposed if steps else self._matched(path, base, proposed))
        items = _Items(path, base, published, proposed, there, mine, {}, [*range(len(published))], {})
        if steps:
            steps.order = items.order
        self._both_added(items)
        items.whose |= {place: there[old] for old, place in mine.items() if old in there} | items.met
        return items

    def _put_in_order(self, items: _Items) -> None:
        """What the proposal puts in or moves, from top to bottom: each behind what it stands behind there."""
        back = {place: old for old, place in items.mine.items()}
        moves, others = (
            order_of(len(items.base), len(several), tuple(pairs.items())).moved
            for several, pairs in ((items.proposed, items.mine), (items.published, items.there))
        )
        for place, item in enumerate(items.proposed):
            old = back.get(place)
            if place in items.whose:
                if old is not None and old in moves:
                    self._moved(items, place, clash=old in others)
            elif old is None or self._wanted_back(items, place, items.base[old], item):
                self._inserted(items, place)

    def _matched(self, path: Path, old: Sequence[Data], new: Sequence[Data]) -> Pairs:
        """Items by what they are called, else by their words."""
        group = model_at(self._model, (*path, 0))
        leads = leads_of(group) if group is not None else {}
        callers = [key for key, lead in leads.items() if lead is Leads.ITSELF]
        callers += [key for key, lead in leads.items() if lead in REGISTERED]
        found: dict[int, int] = {}
        places: dict[str, list[int]] = {}
        for place, item in enumerate(new):
            if name := _name_of(item, callers):
                places.setdefault(name, []).append(place)
        for place, item in enumerate(old):
            if (name := _name_of(item, callers)) and places.get(name):
                found[place] = places[name].pop(0)
        left = [place for place in range(len(old)) if place not in found]
        free = sorted({*range(len(new))} - {*found.values()})
        for a, b in matched_places([_words_of(old[one]) for one in left], [_words_of(new[one]) for one in free]):
            if a is not None and b is not None:
                found[left[a]] = free[b]
        return tuple(sorted(found.items()))

    def _both_added(self, items: _Items) -> None:
        """Find what both put in."""
        free = sorted({*range(len(items.published))} - {*items.there.values()})
        for place in sorted({*range(len(items.proposed))} - {*items.mine.values()}):
            item = items.proposed[place]
            here = next((one for one in free if _words_of(items.published[one]) == _words_of(item)), None)
            if here is None:
                continue
            free.remove(here)
            items.met[place] = here
            path, other, words = (*items.path, here), items.published[here], _words_of(item)
            if _without_id(other) == _without_id(item):
                self._tell(Pihak.KEDUANYA, path, words, (None, other, item))
            elif self._tell(Pihak.BENTURAN, path, words, (None, other, item)):
                self._edit(path, words, (None, other, item))
        for here in free:
            words = _words_of(items.published[here])
            self._tell(Pihak.TERBITAN, (*items.path, here), words, (None, items.published[here], None))

    def _remove(self, gone: Mapping[int, int], items: _Items) -> None:
        """Take out what the proposal takes out, unless what is published changed it or something still leads to it.

        Args:
            gone: Places in what is published to those in the base.
            items: The list.
        """
        why = {
            here: "Usulan menghapus yang diubah pada terbitan sekarang."
            for here, old in gone.items()
            if _without_id(items.published[here]) != _without_id(items.base[old])
        }
        if self._steps is not None and items.path == _STEPS:
            why |= self._steps.still_named(gone.keys() - why.keys(), data_of(self.text))
        for here, old in gone.items():
            path, words = (*items.path, here), _words_of(items.base[old])
            values = (items.base[old], items.published[here], None)
            if here in why and not self._tell(Pihak.BENTURAN, path, words, values, sebab=why[here]):
                continue
            at = items.order.index(here)
            if self._made(partial(Edit, (*items.path, at), None), path, words, values):
                del items.order[at]
                if here not in why:
                    self._tell(Pihak.USULAN, path, words, values)

    def _wanted_back(self, items: _Items, place: int, base: Data, proposed: Data) -> bool:
        """Whether an item that is no more is put back, for the proposal changed it."""
        path, words, values = (*items.path, place), _words_of(base), (base, None, proposed)
        if _without_id(proposed) == _without_id(base):
            self._tell(Pihak.TERBITAN, path, words, values, own=True)
            return False
        sebab = "Usulan mengubah yang sudah dihapus pada terbitan sekarang."
        return self._tell(Pihak.BENTURAN, path, words, values, sebab=sebab, own=True)

    def _inserted(self, items: _Items, place: int) -> None:
        item = items.proposed[place]
        path, words, values = (*items.path, place), _words_of(item), (None, None, item)
        first = at = _behind(items.order, items.whose, place)
        while at < len(items.order) and items.is_new(at):
            at += 1  # what is published already stands first
        new = self._steps.with_id(place, item) if self._steps and items.path == _STEPS else item
        if self._made(lambda: Insert((*items.path, at), self._named(new)), path, words, values):
            items.order.insert(at, -1 - place)
            items.whose[place] = -1 - place
            same = "Di tempat yang sama terbitan sekarang juga menambahkan sesuatu; periksa urutannya."
            self._tell(Pihak.USULAN, path, words, values, sebab=same if at > first else "", own=True)

    def _moved(self, items: _Items, place: int, *, clash: bool) -> None:
        here = items.whose[place]
        if here not in items.order:
            return
        at = items.order.index(here)
        to = _behind([*items.order[:at], *items.order[at + 1 :]], items.whose, place)
        if to == at:
            return
        path, words = (*items.path, here, "tempat"), _words_of(items.proposed[place])
        values = (None if clash else str(at + 1), str(at + 1), str(to + 1))
        sebab = "Dipindahkan ke tempat yang berbeda pada terbitan sekarang dan pada usulan."
        if clash and not self._tell(Pihak.BENTURAN, path, words, values, sebab=sebab):
            return
        if self._made(lambda: Move((*items.path, at), to), path, words, values):
            items.order.insert(to, items.order.pop(at))
            if not clash:
                self._tell(Pihak.USULAN, path, words, values, sebab="Dipindahkan ke tempat lain.")

    # Names of steps

    def _named(self, value: Data) -> Data:
        """A value with steps by their names in the text that comes of it."""
        return _each(value, self._name) if self._steps else value

    def _name(self, text: str) -> str:
        assert self._steps is not None  # noqa: S101 - who calls has them
        if not text.startswith(_SIGN):
            return text
        name, given = self._steps.name_of(text)
        if given is not None:
            self.text = amended(self._model, self.text, [Edit((*_STEPS, given, "id"), name)])
        return name

    def _shown(self, value: Data) -> Data:
        return _each(value, lambda text: self._steps.said(text) if self._steps else text)


class _Steps:
    """The steps of three texts, and what stands for each whatever a text calls it: «b3» for one of the base, else whose it is."""

    def __init__(self, base: Data, published: Data, proposed: Data) -> None:
        self._data = tuple(map(_step_list, (base, published, proposed)))
        found = [parse(Sop, data) if isinstance(data, dict) else None for data in (base, published, proposed)]
        sops = [one if isinstance(one, Sop) else None for one in found]
        self.published = self._pairs(sops[0], sops[1], 1)
        self.proposed = self._pairs(sops[0], sops[2], 2)
        self._rows = [
            dict(step_rows(sop)) if sop is not None else _rows_of(data)
            for sop, data in zip(sops, self._data, strict=True)
        ]
        back = [{row: row for row in range(len(self._data[0]))}]
        back += [{new: old for old, new in pairs} for pairs in (self.published, self.proposed)]
        self._back = back
        self.order: list[int] = [*range(len(self._data[1]))]
        """The steps of the text as it is now, by their rows in what is published; new ones by less than 0."""
        self.count = len(self._data[1])
        self._given: dict[str, str] = {}

    @property
    def moved(self) -> bool:
        """Whether the proposal puts steps in, takes some out or moves some."""
        order = order_of(len(self._data[0]), len(self._data[2]), self.proposed)
        return bool(order.added or order.removed or order.moved)

    def _pairs(self, old: Sop | None, new: Sop | None, side: int) -> Pairs:
        if old is not None and new is not None:
            return match_steps(old, new)
        before, after = ([_words_of(one) for one in self._data[which]] for which in (0, side))
        return tuple((a, b) for a, b in matched_places(before, after) if a is not None and b is not None)

    def told(self, side: int, data: Data) -> Data:
        """Data of a text in which steps are named by what stands for them."""
        names = {name: self._sign(side, row) for name, row in self._rows[side].items()}

        def walked(value: Data, path: Path, *, names_steps: bool) -> Data:
            if isinstance(value, dict):
                group = None if names_steps else model_at(Sop, path)
                leads = leads_of(group) if group is not None else {}
                return {
                    key: walked(item, (*path, key), names_steps=names_steps or leads.get(key) is Leads.STEP)
                    for key, item in value.items()
                }
            if isinstance(value, list):
                return [walked(item, (*path, place), names_steps=names_steps) for place, item in enumerate(value)]
            return names.get(value, value) if names_steps and isinstance(value, str) else value

        return walked(data, (), names_steps=False)

    def _sign(self, side: int, row: int) -> str:
        old = self._back[side].get(row)
        return f"{_SIGN}{'btm'[side]}{row}" if old is None else f"{_SIGN}b{old}"

    def _place(self, sign: str) -> tuple[int | None, int | None]:
        """The row in what is published, and the row in the proposal."""
        side, row = sign[1], int(sign[2:])
        if side == "b":
            return dict(self.published).get(row), dict(self.proposed).get(row)
        return (row, None) if side == "t" else (None, row)

    def said(self, text: str) -> str:
        """A step's words."""
        if not text.startswith(_SIGN):
            return text
        here, mine = self._place(text)
        steps, row = (self._data[1], here) if here is not None else (self._data[2], mine)
        return _words_of(steps[row]) if row is not None else _words_of(self._data[0][int(text[2:])])

    def name_of(self, sign: str) -> tuple[str, int | None]:
        """The id of a step in the text that is made, and where in it that has to be written, if it has to be.

        Raises:
            _GoneError: It is not in there.
        """
        here, mine = self._place(sign)
        known = [
            steps[row].get("id") for steps, row in ((self._data[1], here), (self._data[2], mine)) if row is not None
        ]
        if here is None:
            if mine is None or self._back[2].get(mine) is not None:
                raise _GoneError
            return self._new_id(mine), None
        if known[0] or sign in self._given:
            return str(known[0] or self._given[sign]), None
        if here not in self.order:
            raise _GoneError
        wanted = next((one for one in known[1:] if isinstance(one, str)), None)
        self._given[sign] = (
            wanted
            if wanted and wanted not in self._taken()
            else fresh_id(_words_of(self._data[1][here]), self._taken())
        )
        return self._given[sign], self.order.index(here)

    def with_id(self, place: int, item: Data) -> Data:
        """A step that is put in, with the id by which others will name it."""
        if not isinstance(item, dict) or not ("id" in item or self._is_named(place)):
            return item
        return {"id": self._new_id(place), **{key: value for key, value in item.items() if key != "id"}}

    def _new_id(self, place: int) -> str:
        sign = f"{_SIGN}m{place}"
        if sign not in self._given:
            own = self._data[2][place].get("id")
            free = isinstance(own, str) and own not in self._taken()
            self._given[sign] = str(own) if free else fresh_id(_words_of(self._data[2][place]), self._taken())
        return self._given[sign]

    def _is_named(self, place: int) -> bool:
        return f"{_SIGN}m{place}" in _texts(self.told(2, {"kegiatan": [*self._data[2]]}))

    def _taken(self) -> set[str | None]:
        steps = self._data[1]
        own = {one.get("id") for one in steps}
        symbols = {
            s.get("id")
            for one in steps
            if isinstance(one.get("simbol"), list)
            for s in one["simbol"]
            if isinstance(s, dict)
        }
        return {*(one for one in own | symbols if isinstance(one, str)), *self._given.values(), "selesai"}

    def still_named(self, gone: Collection[int], data: Data) -> dict[int, str]:
        """Of steps that shall go those to which one leads that stays, with a sentence that says which.

        Args:
            gone: Their places in what is published.
            data: The text as it is now, in which no step went or came yet.
        """
        steps = _step_list(data)
        sop = parse(Sop, data) if isinstance(data, dict) else None
        names = step_rows(sop) if isinstance(sop, Sop) else _rows_of(steps)
        leads = [{names[name] for name in _led_to(step, ("kegiatan", 0)) if name in names} for step in steps]
        found: dict[int, str] = {}
        while True:
            stay = [place for place in range(len(steps)) if place not in gone or place in found]
            new = {there: place for place in stay for there in leads[place] if there in gone and there not in found}
            if not new:
                return found
            found |= {there: f"«{_words_of(steps[place])}» masih menuju langkah ini." for there, place in new.items()}


def _led_to(value: Data, path: Path) -> Iterator[str]:
    """The names of steps to which a group of an SOP and the groups in it lead."""
    if isinstance(value, dict):
        group = model_at(Sop, path)
        leads = leads_of(group) if group is not None else {}
        for key, item in value.items():
            yield from _walked(item) if leads.get(key) is Leads.STEP else _led_to(item, (*path, key))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from _led_to(item, (*path, place))


def _step_list(data: Data) -> tuple[dict[str, Any], ...]:
    steps = data.get("kegiatan") if isinstance(data, dict) else None
    return (
        tuple(one if isinstance(one, dict) else {"uraian": str(one)} for one in steps)
        if isinstance(steps, list)
        else ()
    )


def _rows_of(steps: Sequence[Mapping[str, Data]]) -> dict[str, int]:
    """What steps may be called in a text that is no SOP yet."""
    rows = {str(row + 1): row for row in range(len(steps))}
    return rows | {str(step["id"]): row for row, step in enumerate(steps) if step.get("id")}


def _behind(order: Sequence[int], whose: Mapping[int, int], place: int) -> int:
    """Where an item of the proposal belongs: behind the nearest before it that is there."""
    for before in range(place - 1, -1, -1):
        if before in whose and whose[before] in order:
            return order.index(whose[before]) + 1
    return 0


def _name_of(item: Data, callers: Sequence[str]) -> str:
    if isinstance(item, str):
        return item if callers else ""
    return next((str(item[key]) for key in callers if item.get(key)), "") if isinstance(item, dict) else ""


def _words_of(item: Data) -> str:
    """The words by which people know an item: the first that it says, if it does not say what is done."""
    if isinstance(item, dict):
        said = item.get("uraian") or next(
            (one for key, one in item.items() if key != "id" and isinstance(one, str)), None
        )
        return " ".join(said.split()) if isinstance(said, str) else " ".join(_texts(item))
    return " ".join(_texts(item))


def _texts(value: Data) -> tuple[str, ...]:
    return tuple(_walked(value))


def _walked(value: Data) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _walked(item)
    elif isinstance(value, list):
        for item in value:
            yield from _walked(item)


def _without_id(item: Data) -> Data:
    return {key: value for key, value in item.items() if key != "id"} if isinstance(item, dict) else item


def _each(value: Data, say: Callable[[str], str]) -> Data:
    """A value with each text in it said otherwise."""
    if isinstance(value, str):
        return say(value)
    if isinstance(value, dict):
        return {key: _each(item, say) for key, item in value.items()}
    return [_each(item, say) for item in value] if isinstance(value, list) else None
