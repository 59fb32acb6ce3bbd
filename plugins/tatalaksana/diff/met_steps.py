# The steps of three texts that have one beginning, each by a sign of its own, whatever a text calls it: so that an arrow is
# the same arrow where its step has moved on.
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from tatalaksana.diff.matching import match_steps
from tatalaksana.diff.order import Pairs, order_of
from tatalaksana.diff.wording import matched_places
from tatalaksana.model import Leads, Sop, leads_of, parse, step_rows
from tatalaksana.model.groups import model_at
from tatalaksana.model.steps import fresh_id
from tatalaksana.source import Data, Path

STEP_SIGN = "\0"
"""Begins what stands for a step: no text of a file has it."""


class StepGoneError(Exception):
    """A step is named that is no more."""


class MetSteps:
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
        before, after = ([item_words(one) for one in self._data[which]] for which in (0, side))
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
        return f"{STEP_SIGN}{'btm'[side]}{row}" if old is None else f"{STEP_SIGN}b{old}"

    def _place(self, sign: str) -> tuple[int | None, int | None]:
        """The row in what is published, and the row in the proposal."""
        side, row = sign[1], int(sign[2:])
        if side == "b":
            return dict(self.published).get(row), dict(self.proposed).get(row)
        return (row, None) if side == "t" else (None, row)

    def said(self, text: str) -> str:
        """A step's words."""
        if not text.startswith(STEP_SIGN):
            return text
        here, mine = self._place(text)
        steps, row = (self._data[1], here) if here is not None else (self._data[2], mine)
        return item_words(steps[row]) if row is not None else item_words(self._data[0][int(text[2:])])

    def name_of(self, sign: str) -> tuple[str, int | None]:
        """The id of a step in the text that is made, and where in it that has to be written, if it has to be.

        Raises:
            StepGoneError: It is not in there.
        """
        here, mine = self._place(sign)
        known = [
            steps[row].get("id") for steps, row in ((self._data[1], here), (self._data[2], mine)) if row is not None
        ]
        if here is None:
            if mine is None or self._back[2].get(mine) is not None:
                raise StepGoneError
            return self._new_id(mine), None
        if known[0] or sign in self._given:
            return str(known[0] or self._given[sign]), None
        if here not in self.order:
            raise StepGoneError
        wanted = next((one for one in known[1:] if isinstance(one, str)), None)
        self._given[sign] = (
            wanted
            if wanted and wanted not in self._taken()
            else fresh_id(item_words(self._data[1][here]), self._taken())
        )
        return self._given[sign], self.order.index(here)

    def with_id(self, place: int, item: Data) -> Data:
        """A step that is put in, with the id by which others will name it."""
        if not isinstance(item, dict) or not ("id" in item or self._is_named(place)):
            return item
        return {"id": self._new_id(place), **{key: value for key, value in item.items() if key != "id"}}

    def _new_id(self, place: int) -> str:
        sign = f"{STEP_SIGN}m{place}"
        if sign not in self._given:
            own = self._data[2][place].get("id")
            free = isinstance(own, str) and own not in self._taken()
            self._given[sign] = str(own) if free else fresh_id(item_words(self._data[2][place]), self._taken())
        return self._given[sign]

    def _is_named(self, place: int) -> bool:
        return f"{STEP_SIGN}m{place}" in _texts(self.told(2, {"kegiatan": [*self._data[2]]}))

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
            found |= {there: f"«{item_words(steps[place])}» masih menuju langkah ini." for there, place in new.items()}


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


def item_words(item: Data) -> str:
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
