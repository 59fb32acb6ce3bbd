# Two who changed one file from the same beginning: what each did, what both did, and where they meet in one place. What does
# not collide is put into the text that is published now, by edits, so that every other byte of it stays.
from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from pydantic import BaseModel

from tatalaksana.diff.met_steps import STEP_SIGN, MetSteps, StepGoneError, item_words
from tatalaksana.diff.order import Pairs, order_of
from tatalaksana.diff.wording import matched_places
from tatalaksana.model import REGISTERED, Leads, Sop, amended, by_id, leads_of
from tatalaksana.model.groups import model_at
from tatalaksana.source import Data, Edit, Insert, Move, Path, UnwritableError, data_of

_STEPS = ("kegiatan",)


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
        self._steps = MetSteps(began, now, wanted) if model is Sop else None
        if by_ids and self._steps is not None and self._steps.moved:
            self.text = by_id(published)
            now = data_of(self.text)
            self._steps = MetSteps(began, now, wanted)
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
        except StepGoneError:
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
                words = item_words(published[here])
                self._value((*path, here), (base[old], published[here], proposed[items.mine[old]]), words)
        for old, item in enumerate(base):
            if old not in items.mine and old not in items.there:
                self._tell(Pihak.KEDUANYA, (*path, old), item_words(item), (item, None, None))
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
        for a, b in matched_places([item_words(old[one]) for one in left], [item_words(new[one]) for one in free]):
            if a is not None and b is not None:
                found[left[a]] = free[b]
        return tuple(sorted(found.items()))

    def _both_added(self, items: _Items) -> None:
        """Find what both put in."""
        free = sorted({*range(len(items.published))} - {*items.there.values()})
        for place in sorted({*range(len(items.proposed))} - {*items.mine.values()}):
            item = items.proposed[place]
            here = next((one for one in free if item_words(items.published[one]) == item_words(item)), None)
            if here is None:
                continue
            free.remove(here)
            items.met[place] = here
            path, other, words = (*items.path, here), items.published[here], item_words(item)
            if _without_id(other) == _without_id(item):
                self._tell(Pihak.KEDUANYA, path, words, (None, other, item))
            elif self._tell(Pihak.BENTURAN, path, words, (None, other, item)):
                self._edit(path, words, (None, other, item))
        for here in free:
            words = item_words(items.published[here])
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
            path, words = (*items.path, here), item_words(items.base[old])
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
        path, words, values = (*items.path, place), item_words(base), (base, None, proposed)
        if _without_id(proposed) == _without_id(base):
            self._tell(Pihak.TERBITAN, path, words, values, own=True)
            return False
        sebab = "Usulan mengubah yang sudah dihapus pada terbitan sekarang."
        return self._tell(Pihak.BENTURAN, path, words, values, sebab=sebab, own=True)

    def _inserted(self, items: _Items, place: int) -> None:
        item = items.proposed[place]
        path, words, values = (*items.path, place), item_words(item), (None, None, item)
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
        path, words = (*items.path, here, "tempat"), item_words(items.proposed[place])
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
        if not text.startswith(STEP_SIGN):
            return text
        name, given = self._steps.name_of(text)
        if given is not None:
            self.text = amended(self._model, self.text, [Edit((*_STEPS, given, "id"), name)])
        return name

    def _shown(self, value: Data) -> Data:
        return _each(value, lambda text: self._steps.said(text) if self._steps else text)


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


def _without_id(item: Data) -> Data:
    return {key: value for key, value in item.items() if key != "id"} if isinstance(item, dict) else item


def _each(value: Data, say: Callable[[str], str]) -> Data:
    """A value with each text in it said otherwise."""
    if isinstance(value, str):
        return say(value)
    if isinstance(value, dict):
        return {key: _each(item, say) for key, item in value.items()}
    return [_each(item, say) for item in value] if isinstance(value, list) else None
