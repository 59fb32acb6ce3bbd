# What the last build of a site left, output by output: what each asked, and its files as they stood. Who makes the site again takes
# from it what nothing has touched; whatever happened to a file meanwhile, it is then another than it was. An output is a line, read
# when it is asked for and left as it is where it is taken: of thousands of them none is held as values.
from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from tatalaksana.renewal.ear import Inquest

_T = TypeVar("_T", bound=Hashable)
_FORMAT = 4
Stamp = tuple[int, int, int]
"""A file's size, the nanosecond of its last change, and what it is and who may read it."""
_NONE: Mapping[str, Stamp] = MappingProxyType({})
"""Of outputs without files."""
_WHOLES: Mapping[str, str] = MappingProxyType({})
"""Where each answer has to be looked at."""


@dataclass(frozen=True, slots=True)
class Output:
    """Something that was made: a page, or what can be downloaded of an SOP."""

    asked: tuple[int, ...] = field(repr=False)
    """The numbers of the questions that it asked."""
    extra: str
    """What it was made with besides."""
    files: Mapping[str, Stamp]
    """Its files by where they stand in the site."""
    leads: tuple[int, ...] = field(repr=False)
    """The numbers of what its files lead to."""
    value: Any
    """What others have to know of it, as JSON has it."""


@dataclass(slots=True)
class _Making:
    """The same while it is made."""

    extra: str
    asked: array[int] = field(default_factory=lambda: array("L"))
    files: list[str] = field(default_factory=list)
    leads: array[int] = field(default_factory=lambda: array("L"))
    value: Any = None


class Ledger:
    """What the last build left, and what this one leaves.

    Args:
        file: Where it is kept; nothing where it is not.
        ground: The mark of what everything depends on: with another one nothing of the last build holds.
        wholes: Tables of which one mark tells whether any answer may be another, and that: where it is as it was, none of them is asked again.
    """

    def __init__(self, file: Path | None, ground: str, wholes: Mapping[str, str] = _WHOLES) -> None:
        self._file, self._ground, self._wholes = file, ground, wholes
        self._whole: frozenset[str] = frozenset()
        self._questions = _Numbers[Inquest]()
        self._marks: list[str] = []
        self._targets = _Numbers[str]()
        self._before: dict[str, bytes] = {}
        self._same: set[int] = set()
        self._other: set[int] = set()
        self._made: dict[str, _Making] = {}
        self._taken: dict[str, bytes] = {}
        self._files: set[str] = set()
        self._led: dict[int, str] = {}
        self._read()

    def take(
        self, name: str, extra: str, marks: Callable[[Inquest], str], stands: Mapping[str, Stamp] = _NONE
    ) -> Output | None:
        """What the last build left of an output, if it would be made the same again and its files stand as they were left.

        Args:
            name: The output.
            extra: What it would be made with besides.
            marks: What questions are answered today.
            stands: The files of the site, and how they stand.
        """
        line = self._before.get(name)
        found = line and _output(line)
        if not line or not found or found.extra != extra or not self._hold(found.asked, marks):
            return None
        if any(stands.get(file) != stood for file, stood in found.files.items()):
            return None
        self._taken[name] = line
        self._questions.use(found.asked)
        self._targets.use(found.leads)
        self._files.update(found.files)
        if found.leads:  # only what has files leads anywhere
            self._led.update(dict.fromkeys(found.leads, next(iter(found.files))))
        return found

    def asked(self, output: Output) -> list[Inquest]:
        """What an output of the last build asked."""
        return [self._questions[number] for number in output.asked]

    def asked_for(self, name: str) -> list[Inquest]:
        """What an output asked that was made so far or taken.

        Raises:
            KeyError: There is none of the name.
        """
        made = self._made.get(name)
        found = made or _output(self._taken[name])
        return [self._questions[number] for number in found.asked] if found else []

    def put(
        self,
        name: str,
        extra: str,
        asked: Iterable[Inquest] = (),
        *,
        files: Iterable[str] = (),
        leads: Iterable[str] = (),
        value: object = None,
    ) -> None:
        """Remember what this build made, or some more of it.

        Args:
            name: The output.
            extra: What it was made with besides.
            asked: What it asked.
            files: Its files, by where they stand in the site.
            leads: What they lead to.
            value: What others have to know of it, as JSON has it.
        """
        so_far = self._made.get(name)
        if so_far is None:
            so_far = self._made[name] = _Making(extra)
        so_far.asked.extend(map(self._questions.of, asked))
        so_far.files.extend(files)
        so_far.leads.extend(map(self._targets.of, leads))
        if value is not None:
            so_far.value = value

    @property
    def files(self) -> set[str]:
        """The files of what was taken."""
        return self._files

    @property
    def leads(self) -> Mapping[str, str]:
        """What these lead to, each with one that leads there."""
        return {self._targets[number]: file for number, file in self._led.items()}

    def _hold(self, asked: Iterable[int], marks: Callable[[Inquest], str]) -> bool:
        """Whether questions are answered as they were; of each it is found once."""
        if not self._other.isdisjoint(asked):
            return False
        for number in asked:
            if number not in self._same:
                question = self._questions[number]
                same = question[0] in self._whole or marks(question) == self._marks[number]
                (self._same if same else self._other).add(number)
                if not same:
                    return False
        return True

    def _read(self) -> None:
        if self._file is None:
            return
        try:
            head, *lines = self._file.read_bytes().split(b"\n")
            kept = json.loads(head)
            if kept["format"] != [_FORMAT, self._ground] or len(kept["outputs"]) != len(lines):
                return
            asked = [one and (one[0], one[1]) for one in kept["questions"]]
            self._marks = [one[2] if one else "" for one in kept["questions"]]
            self._questions, self._targets = _Numbers(asked), _Numbers(kept["leads"])
            self._before = dict(zip(kept["outputs"], lines, strict=True))
            self._whole = frozenset(table for table, mark in self._wholes.items() if kept["wholes"].get(table) == mark)
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            self._questions, self._marks, self._targets, self._before = _Numbers(), [], _Numbers(), {}

    def kept(self, marks: Callable[[Inquest], str], stands: Mapping[str, Stamp] = _NONE) -> bytes:
        """This build's record, for the next one.

        Args:
            marks: The answers that the outputs were made with.
            stands: The files of the site by now, and how they stand.
        """
        rows: dict[str, bytes] = {}
        for name, made in self._made.items():
            stamps = [(file, stands.get(file)) for file in dict.fromkeys(made.files)]
            # What has no file is kept for what others know of it.
            if name not in self._taken and (stamps or made.value is not None) and all(stood for _, stood in stamps):
                asked, leads = sorted({*made.asked}), sorted({*made.leads})
                self._questions.use(asked)
                self._targets.use(leads)
                rows[name] = _json(
                    [asked, made.extra, [[file, *(stood or ())] for file, stood in stamps], leads, made.value]
                )
        rows |= self._taken
        told = {
            "format": [_FORMAT, self._ground],
            "wholes": {**self._wholes},
            "questions": [
                one and [*one, self._marks[number] if number in self._same else marks(one)]
                for number, one in self._questions.used()
            ],
            "leads": [one for _, one in self._targets.used()],
            "outputs": [*rows],
        }
        return b"\n".join((_json(told), *rows.values()))


class _Numbers(Generic[_T]):
    """Each thing with a number that it keeps from build to build; that of one which is used no more goes to a new one.

    Args:
        known: Things by their numbers, and nothing at the numbers that are free.
    """

    def __init__(self, known: Iterable[_T | None] = ()) -> None:
        self._things: list[_T | None] = [*known]
        self._numbers = {one: number for number, one in enumerate(self._things) if one is not None}
        self._free = [number for number, one in enumerate(self._things) if one is None]
        self._used: set[int] = set()

    def __getitem__(self, number: int) -> _T:
        one = self._things[number]
        if one is None:
            raise IndexError(number)
        return one

    def of(self, one: _T) -> int:
        """The number of a thing."""
        number = self._numbers.get(one)
        if number is None:
            if self._free:
                number = self._free.pop()
                self._things[number] = one
            else:
                number = len(self._things)
                self._things.append(one)
            self._numbers[one] = number
        return number

    def use(self, numbers: Iterable[int]) -> None:
        """These are used still."""
        self._used.update(numbers)

    def used(self) -> Iterable[tuple[int, _T | None]]:
        """(number, what is used by it), and nothing where another thing may come."""
        return ((number, one if number in self._used else None) for number, one in enumerate(self._things))


def _output(line: bytes) -> Output | None:
    """An output as its line says it; nothing of one that is damaged."""
    try:
        asked, extra, files, leads, value = json.loads(line)
        stood = {file: (size, when, mode) for file, size, when, mode in files}
    except (ValueError, TypeError):
        return None
    return Output(tuple(asked), extra, stood, tuple(leads), value)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
