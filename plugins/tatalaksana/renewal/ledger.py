# What the last build of a site left, output by output: what each asked, and its files as they stood. Who makes the site again takes
# from it what nothing has touched; whatever happened to a file meanwhile, it is then another than it was.
from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG
from typing import Any, TypeVar

from tatalaksana.renewal.ear import Inquest

_T = TypeVar("_T")
_FORMAT = 2
Stamp = tuple[int, int, int]
"""A file's size, the nanosecond of its last change, and what it is and who may read it."""


@dataclass(frozen=True, slots=True)
class Output:
    """Something that was made: a page, or what can be downloaded of an SOP."""

    asked: frozenset[int] = field(repr=False)
    """The numbers of the questions that it asked."""
    extra: str
    """What it was made with besides."""
    files: Mapping[str, Stamp]
    """Its files by where they stand in the site."""
    leads: frozenset[int] = field(repr=False)
    """The numbers of what its files lead to."""
    value: Any
    """What others have to know of it, as JSON has it."""


@dataclass(slots=True)
class _Making:
    """The same while it is made."""

    extra: str
    asked: set[Inquest] = field(default_factory=set)
    files: list[str] = field(default_factory=list)
    leads: set[str] = field(default_factory=set)
    value: Any = None


class Ledger:
    """What the last build left, and what this one leaves.

    Args:
        file: Where it is kept; nothing where it is not.
        ground: The mark of what everything depends on: with another one nothing of the last build holds.
    """

    def __init__(self, file: Path | None, ground: str) -> None:
        self._file, self._ground = file, ground
        self._questions: list[Inquest] = []
        self._marks: list[str] = []
        self._leads: list[str] = []
        self._before: dict[str, Output] = {}
        self._still: dict[int, bool] = {}
        self._made: dict[str, _Making] = {}
        self._taken: dict[str, Output] = {}
        self._read()

    def take(self, name: str, extra: str, marks: Callable[[Inquest], str], site: Path) -> Output | None:
        """What the last build left of an output, if it would be made the same again and its files stand as they were left."""
        found = self._before.get(name)
        if found is None or found.extra != extra or not all(self._holds(number, marks) for number in found.asked):
            return None
        if any(stamp(f"{site}/{file}") != stood for file, stood in found.files.items()):
            return None
        self._taken[name] = found
        return found

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
        so_far = self._made.setdefault(name, _Making(extra))
        so_far.asked.update(asked)
        so_far.files.extend(files)
        so_far.leads.update(leads)
        if value is not None:
            so_far.value = value

    @property
    def files(self) -> set[str]:
        """The files of what was taken."""
        return {file for output in self._taken.values() for file in output.files}

    @property
    def leads(self) -> Mapping[str, str]:
        """What these lead to, each with one that leads there."""
        found: dict[int, str] = {}
        for output in self._taken.values():
            if output.leads:  # only what has files leads anywhere
                found.update(dict.fromkeys(output.leads, next(iter(output.files))))
        return {self._leads[number]: file for number, file in found.items()}

    def _holds(self, number: int, marks: Callable[[Inquest], str]) -> bool:
        held = self._still.get(number)
        if held is None:
            held = self._still[number] = marks(self._questions[number]) == self._marks[number]
        return held

    def _read(self) -> None:
        if self._file is None:
            return
        try:
            kept = json.loads(self._file.read_bytes())
            if kept["format"] != [_FORMAT, self._ground]:
                return
            self._questions = [(table, key) for table, key, _ in kept["questions"]]
            self._marks = [mark for _, _, mark in kept["questions"]]
            self._leads = kept["leads"]
            self._before = {
                name: Output(
                    frozenset(asked),
                    extra,
                    {file: (size, when, mode) for file, size, when, mode in files},
                    frozenset(leads),
                    value,
                )
                for name, (asked, extra, files, leads, value) in kept["outputs"].items()
            }
        except (OSError, ValueError, KeyError, TypeError):
            self._questions, self._marks, self._leads, self._before = [], [], [], {}

    def kept(self, marks: Callable[[Inquest], str], site: Path) -> bytes:
        """This build's record, for the next one.

        Args:
            marks: The answers that the outputs were made with.
            site: Where they stand.
        """
        numbers = _Numbers[Inquest]()
        targets = _Numbers[str]()
        rows: dict[str, Any] = {}
        for name, made in self._made.items():
            stamps = [(file, stamp(f"{site}/{file}")) for file in dict.fromkeys(made.files)]
            # What has no file is kept for what others know of it.
            if (stamps or made.value is not None) and all(stood for _, stood in stamps):
                files = [[file, *(stood or ())] for file, stood in stamps]
                rows[name] = [numbers.of(made.asked), made.extra, files, targets.of(made.leads), made.value]
        for name, output in self._taken.items():
            asked = numbers.of(self._questions[number] for number in output.asked)
            leads = targets.of(self._leads[number] for number in output.leads)
            files = [[file, *stood] for file, stood in output.files.items()]
            rows[name] = [asked, output.extra, files, leads, output.value]
        told = {
            "format": [_FORMAT, self._ground],
            "questions": [[*question, marks(question)] for question in numbers],
            "leads": [*targets],
            "outputs": rows,
        }
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")


class _Numbers(dict[_T, int]):
    """Each thing with a number, in the order in which they came."""

    def of(self, several: Iterable[_T]) -> list[int]:
        """The numbers of some."""
        return [self.setdefault(one, len(self)) for one in several]


def stamp(file: str) -> Stamp | None:
    """How a file stands; nothing where there is none."""
    try:
        found = os.lstat(file)
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns, found.st_mode) if S_ISREG(found.st_mode) else None
