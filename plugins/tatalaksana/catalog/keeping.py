# A memory as bytes and back, for who can keep bytes between runs. What files hold is not kept, only what is known of them:
# findings with their places, and cards. Mends are not kept either.
from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from tatalaksana.catalog.card import Card, Mention
from tatalaksana.catalog.memory import Keeper, Known, Memory
from tatalaksana.model import Diterima, Jenis, Status
from tatalaksana.source import Finding, Problem, Severity, Sought

_CLASSES: dict[str, Any] = {
    one.__name__: one for one in (Card, Mention, Finding, Problem, Sought, Diterima, Jenis, Status, Severity)
}
"""What may stand in a kept memory; nothing else is made of it."""


def memory_bytes(memory: Memory) -> bytes:
    """What a memory knows."""
    rows = (known.kept or _row(key, known) for key, known in memory.items())
    return "\n".join(rows).encode(errors="surrogatepass")


def _row(key: bytes, known: Known[Any]) -> str:
    row = [
        key.hex(), _plain(known.read), known.sound, _plain(known.card), _plain(known.own),
        None if known.answered is None else [[*asked, mark] for asked, mark in known.answered.items()],
        [[_plain(said), *place] for said, place in known.places.items()],
    ]  # fmt: skip
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def memory_from(kept: bytes, keeper: Keeper | None = None) -> Memory:
    """The memory that these bytes are; whether they are whole is for its caller to know."""
    memory = Memory(keeper)
    for line in kept.decode(errors="surrogatepass").split("\n") if kept else ():
        key, read, sound, card, own, answered, places = json.loads(line)
        known: Known[Any] = Known(_value(read), sound=sound, card=_value(card), own=_value(own))
        known.answered = None if answered is None else {(register, name): mark for register, name, mark in answered}
        known.places = {_value(said): (line, column) for said, line, column in places}
        known.kept = line
        memory.keep(bytes.fromhex(key), known)
    memory.settle()
    return memory


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
                None if field.name == "mend" else _plain(getattr(value, field.name)) for field in fields(value)
            ]
        }
    return value


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
