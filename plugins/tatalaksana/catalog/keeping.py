# A memory as bytes and back, for who can keep bytes between runs. What files hold is not kept, only what is known of them:
# findings with their places, and cards. Of mends only those are kept that tell causes from consequences.
from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from tatalaksana.catalog.card import Card, Mention
from tatalaksana.catalog.linked import Linked
from tatalaksana.catalog.memory import MARK, Keeper, Kept, Known, Memory, Shelved
from tatalaksana.model import Diterima, Jenis, Status
from tatalaksana.source import Edit, Finding, Problem, Severity, Sought

_CLASSES: dict[str, Any] = {
    one.__name__: one for one in (Card, Mention, Edit, Finding, Problem, Sought, Diterima, Jenis, Status, Severity)
}
"""What may stand in a kept memory; nothing else is made of it."""


_KEY, _LINE = 64, "\n"
_SILENT, _OPEN = "-", "+"


def memory_bytes(memory: Memory) -> bytes:
    """What a memory knows: a line of all, then a line a file, whose begin says whether one has to look into the rest."""
    linked = memory.linked
    found = {} if linked is None else {name: _plain(told) for name, told in linked.found.items()}
    head = [memory.ground, None if linked is None else [linked.mark, found, linked.twinned]]
    rows = [_json(head)]
    for key, state in memory.items():
        row = state.row if isinstance(state, Shelved) else state.kept or _row(state)
        how = _SILENT if memory.is_silent(key) else _OPEN
        rows.append(f"{key.hex()}{state.card_mark:{MARK}}{how}{row}")
    return _LINE.join(rows).encode(errors="surrogatepass")


def _row(known: Known[Any]) -> str:
    return _json([
        _plain(known.read), known.sound, _plain(known.card), _plain(known.own),
        None if known.answered is None else [[*asked, mark] for asked, mark in known.answered.items()],
        [[_plain(said), *place] for said, place in known.places.items()],
    ])  # fmt: skip


def memory_from(kept: bytes, keeper: Keeper | None = None) -> Memory:
    """The memory that these bytes are; whether they are whole is for its caller to know."""
    head, *rows = kept.decode(errors="surrogatepass").split(_LINE)
    ground, linked = json.loads(head)
    shelved = {
        bytes.fromhex(row[:_KEY]): Shelved(
            row[_KEY + MARK + 1 :], row[_KEY : _KEY + MARK].rstrip(), row[_KEY + MARK] == _SILENT
        )
        for row in rows
    }
    if linked is not None:
        mark, found, twinned = linked
        linked = Linked(mark, {name: _value(told) for name, told in found.items()}, twinned)
    return Memory(keeper, Kept(shelved, _known, ground, linked))


def _known(row: str) -> Known[Any]:
    read, sound, card, own, answered, places = json.loads(row)
    return Known(
        _value(read),
        sound=sound,
        card=_value(card),
        own=_value(own),
        answered=None if answered is None else {(register, name): mark for register, name, mark in answered},
        places={_value(said): (line, column) for said, line, column in places},
        kept=row,
    )


def _json(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a memory holds
    """A value as JSON has it: tuples as lists, ours as groups of one key, their class."""
    if isinstance(value, StrEnum):
        return {type(value).__name__: value.value}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Diterima):
        return {Diterima.__name__: value.model_dump(mode="json", exclude_none=True)}
    if is_dataclass(value):
        return {
            type(value).__name__: [
                None if field.name == "mend" and not _is_word(held) else _plain(held)
                for field in fields(value)
                for held in (getattr(value, field.name),)
            ]
        }
    return value


def _is_word(mend: object) -> bool:
    """Whether a mend puts a word in place: by that one problem is known to be the consequence of another."""
    return isinstance(mend, Edit) and isinstance(mend.value, str)


def _value(plain: Any) -> Any:  # noqa: ANN401 - as above
    if isinstance(plain, list):
        return tuple(map(_value, plain))
    if isinstance(plain, dict):
        ((name, held),) = plain.items()
        made = _CLASSES[name]
        return (
            made(*map(_value, held))
            if isinstance(held, list)
            else made(**held)
            if isinstance(held, dict)
            else made(held)
        )
    return plain
