# What the last build of a site left, output by output: what each asked, and its files as they stood. Who makes the site again takes
# from it what nothing has touched; whatever happened to a file meanwhile, it is then another than it was. An output is a line, read
# when it is asked for and left as it is where it is taken: of thousands of them none is held as values. It is read and written in pieces,
# for it has a hundred bytes of each question of each SOP.
from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from sys import intern
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from tatalaksana.renewal.ear import Inquest

_T = TypeVar("_T", bound=Hashable)
_FORMAT = 5
_PIECE = 1000
"""Questions, or what is led to, of one line."""
_NAMED = b"\t"
"""Between the name of an output and the rest of its line; JSON has none."""
_SAME, _OTHER = 1, 2
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
    asked: array[int] = field(default_factory=lambda: array("I"))
    files: list[str] = field(default_factory=list)
    leads: array[int] = field(default_factory=lambda: array("I"))
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
        self._told = bytearray()
        """Of the questions of the last build by their numbers, what is known of their answers today."""
        self._made: dict[str, _Making] = {}
        self._taken: dict[str, bytes] = {}
        self._files: set[str] = set()
        self._led: dict[int, str] = {}
        try:
            self._read()
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
            self._questions, self._marks, self._targets, self._before = _Numbers(), [], _Numbers(), {}

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
    def holds(self) -> bool:
        """Whether anything of the last build may be taken."""
        return bool(self._before)

    @property
    def files(self) -> set[str]:
        """The files of what was taken."""
        return self._files

    @property
    def leads(self) -> Iterator[tuple[str, str]]:
        """(what these lead to, one that leads there)."""
        return ((self._targets[number], file) for number, file in self._led.items())

    def _hold(self, asked: Iterable[int], marks: Callable[[Inquest], str]) -> bool:
        """Whether questions are answered as they were; of each it is found once."""
        told = self._told
        for number in asked:
            if not told[number]:
                question = self._questions[number]
                same = question[0] in self._whole or marks(question) == self._marks[number]
                told[number] = _SAME if same else _OTHER
            if told[number] == _OTHER:
                return False
        return True

    def _read(self) -> None:
        if self._file is None:
            return
        with self._file.open("rb") as lines:
            head = json.loads(next(lines, b""))
            if head["format"] != [_FORMAT, self._ground]:
                return
            of_questions, of_targets, outputs = head["lines"]
            asked: list[Inquest | None] = []
            for line in islice(lines, of_questions):
                for one in json.loads(line):
                    asked.append(one and (intern(one[0]), intern(one[1])))
                    self._marks.append(one[2] if one else "")
            leads = (one for line in islice(lines, of_targets) for one in json.loads(line))
            self._questions, self._targets = _Numbers(asked), _Numbers(leads)
            for line in lines:
                name, _, rest = line.partition(_NAMED)
                self._before[json.loads(name)] = rest.removesuffix(b"\n")
        self._told = bytearray(len(asked))
        self._whole = frozenset(table for table, mark in self._wholes.items() if head["wholes"].get(table) == mark)
        if len(self._before) != outputs:
            raise ValueError("The end is not there.")

    def kept(self, marks: Callable[[Inquest], str], stands: Mapping[str, Stamp] = _NONE) -> Iterator[bytes]:
        """This build's record, for the next one, piece by piece.

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
        questions, targets = [*_pieces(self._questions.used())], [*_pieces(self._targets.used())]
        lines = [len(questions), len(targets), len(rows)]
        yield _json({"format": [_FORMAT, self._ground], "wholes": dict(self._wholes), "lines": lines})
        for several in questions:
            yield b"\n" + _json([one and [*one, self._answer(number, one, marks)] for number, one in several])
        for leading in targets:
            yield b"\n" + _json([one for _, one in leading])
        for some in _pieces(rows.items()):
            yield b"".join([b"\n%b\t%b" % (_json(name), row) for name, row in some])

    def _answer(self, number: int, question: Inquest, marks: Callable[[Inquest], str]) -> str:
        """The mark of what a question is answered today."""
        known = number < len(self._told) and self._told[number] == _SAME
        return self._marks[number] if known else marks(question)


class _Numbers(Generic[_T]):
    """Each thing with a number that it keeps from build to build; that of one which is used no more goes to a new one.

    Args:
        known: Things by their numbers, and nothing at the numbers that are free.
    """

    def __init__(self, known: Iterable[_T | None] = ()) -> None:
        self._things: list[_T | None] = [*known]
        self._numbers = {one: number for number, one in enumerate(self._things) if one is not None}
        self._free = [number for number, one in enumerate(self._things) if one is None]
        self._used = bytearray(len(self._things))

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
                self._used.append(0)
            self._numbers[one] = number
        return number

    def use(self, numbers: Iterable[int]) -> None:
        """These are used still."""
        used = self._used
        for number in numbers:
            used[number] = 1

    def used(self) -> Iterable[tuple[int, _T | None]]:
        """(number, what is used by it), and nothing where another thing may come."""
        return (
            (number, one if used else None)
            for number, (one, used) in enumerate(zip(self._things, self._used, strict=True))
        )


def _pieces(several: Iterable[_T]) -> Iterator[tuple[_T, ...]]:
    """The same, so many together as make a line."""
    rest = iter(several)
    while piece := tuple(islice(rest, _PIECE)):
        yield piece


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
