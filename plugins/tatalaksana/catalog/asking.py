# What a check asked of the registers, and what they said: it need not run again before an answer is another. Checks are
# handed registers that listen, so nobody has to declare what a check depends on, and nobody can forget to.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from hashlib import sha256
from typing import Any, TypeVar

from tatalaksana.catalog.entry import Ground, Registers

_V = TypeVar("_V")

Inquiry = tuple[str, str]
"""A register and an id in it; the id is empty where all of it was looked through. Or something of the day, and another day."""
Answered = dict[Inquiry, str]
"""Each question with a mark that is another when the answer is."""

_ALWAYS: Inquiry = ("", "")
"""What counts whether it was asked or not: whatever of the registers is no mapping."""
_DAY, _YEAR, _BEFORE = "tanggal", "tahun", "is_before"
"""What is asked of the day: it itself, its year, whether another day is still to come."""


class Answers:
    """What a ground says to questions, as marks."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._marks: Answered = {_ALWAYS: _hashed(repr(list(_plain(ground.registers))))}

    def __getitem__(self, question: Inquiry) -> str:
        mark = self._marks.get(question)
        if mark is None:
            mark = self._marks[question] = self._marked(*question)
        return mark

    @property
    def always(self) -> str:
        """The mark of all that is no register: another one, and every file is asked for what it had asked."""
        return f"{self._marks[_ALWAYS]}{self.ground.tanggal}"

    def still(self, answered: Answered) -> bool:
        """Whether all questions have the answers that they had."""
        return all(self[question] == mark for question, mark in answered.items())

    def _marked(self, register: str, name: str) -> str:
        if register in {_DAY, _YEAR}:
            return str(getattr(self.ground, register))
        if register == _BEFORE:
            return str(self.ground.is_before(date.fromisoformat(name)))
        known: Mapping[str, object] = getattr(self.ground.registers, register)
        if not name:
            return _hashed("\0".join(f"{one}\0{self[register, one]}" for one in known))
        return _hashed(repr(known[name])) if name in known else ""


@dataclass(frozen=True, slots=True)
class Listener:
    """A ground that remembers what it was asked."""

    ground: Ground
    asked: set[Inquiry]

    def answered(self, answers: Answers) -> Answered:
        """What was asked so far, with the answers."""
        return {question: answers[question] for question in (_ALWAYS, *sorted(self.asked))}


def listening(ground: Ground) -> Listener:
    """The same ground, listening."""
    asked: set[Inquiry] = set()
    known: dict[str, Any] = {}
    for field in fields(Registers):
        held = getattr(ground.registers, field.name)
        known[field.name] = _Register(field.name, held, asked) if isinstance(held, Mapping) else held
    return Listener(_HeardGround(Registers(**known), ground, asked), asked)


class _HeardGround(Ground):
    def __init__(self, registers: Registers, ground: Ground, asked: set[Inquiry]) -> None:
        super().__init__(registers, ground.tanggal)
        object.__setattr__(self, "_bare", ground)
        object.__setattr__(self, "_asked", asked)

    def is_before(self, day: date) -> bool:
        object.__getattribute__(self, "_asked").add((_BEFORE, day.isoformat()))
        bare: Ground = object.__getattribute__(self, "_bare")
        return bare.is_before(day)

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - as in a ground
        if name in {_DAY, _YEAR}:
            object.__getattribute__(self, "_asked").add((name, ""))
            return getattr(object.__getattribute__(self, "_bare"), name)
        return object.__getattribute__(self, name)


class _Register(Mapping[str, _V]):
    def __init__(self, name: str, known: Mapping[str, _V], asked: set[Inquiry]) -> None:
        self._name, self._known, self._asked = name, known, asked

    def __getitem__(self, name: str) -> _V:
        # An id is never empty, so an empty name asks for nothing.
        if name:
            self._asked.add((self._name, name))
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        self._asked.add((self._name, ""))
        return iter(self._known)

    def __len__(self) -> int:
        self._asked.add((self._name, ""))
        return len(self._known)


def _plain(registers: Registers) -> Iterator[object]:
    for field in fields(Registers):
        held = getattr(registers, field.name)
        if not isinstance(held, Mapping):
            yield sorted(held) if isinstance(held, frozenset) else held


def _hashed(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
