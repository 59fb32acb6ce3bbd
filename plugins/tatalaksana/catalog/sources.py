# The files of a collection as they stand: read where they are not remembered, with what is wrong with each, and in the
# end what each of them accepts of that.
from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path as FilePath
from typing import Any, Generic, TypeVar

from tatalaksana.catalog.card import Card
from tatalaksana.catalog.memory import Known, Memory
from tatalaksana.catalog.penerimaan import check_accepted, check_reasons, with_acceptances
from tatalaksana.model import limited
from tatalaksana.source import (
    ChangedMeanwhileError,
    Changes,
    Finding,
    Kind,
    Problem,
    SourceFile,
    content_of,
    key_of,
    meant_for,
    scan,
)

_V = TypeVar("_V")

_REGISTERS = frozenset({Kind.UNIT, Kind.JABATAN, Kind.PERATURAN})
Held = Mapping[str, tuple[bytes | None, bytes]]
"""What files hold, by their names as users know them, if it is at hand, and what each is remembered by (`key_of`)."""


@dataclass(frozen=True, slots=True)
class Source(Generic[_V]):
    """A file as it stands, and what is known of it."""

    file: SourceFile
    root: FilePath
    given: bytes | None
    """What it holds, if that is at hand."""
    key: bytes
    memory: Memory

    @property
    def content(self) -> bytes:
        """What it holds.

        Raises:
            ChangedMeanwhileError: It is another than was said.
        """
        return content_again(self.file, self.root, self.key) if self.given is None else self.given

    @property
    def known(self) -> Known[_V]:
        """What is known of it."""
        known = self.memory.recall(self.key)
        assert known is not None, self.file  # noqa: S101 - it was found when the file was read
        return known

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing to tell of it by itself."""
        return self.memory.is_silent(self.key)

    @property
    def value(self) -> _V:
        """What it holds."""
        value = self.known.value
        assert value is not None, self.file  # noqa: S101 - only asked of sound files that were read in this process
        return value

    @property
    def card(self) -> Card:
        """What others may ask of it, where it is an SOP."""
        card = self.memory.card(self.key)
        assert card is not None, self.file  # noqa: S101 - every sound SOP has one
        return card

    def located(self, findings: Iterable[Finding]) -> Iterator[Problem]:
        """Findings with their places; the file is read for those that were not placed before."""
        return self.known.located(self.file, lambda: self.content, findings)


def content_again(file: SourceFile, root: FilePath, key: bytes) -> bytes:
    """What a file holds that was read before.

    Raises:
        ChangedMeanwhileError: It is another than was said.
    """
    found = content_of(file.path, root=root, shown=file.shown)
    if isinstance(found, Problem) or key_of(file.shown, found) != key:
        raise ChangedMeanwhileError(file.shown)
    return found


class Sources:
    """The files of a folder, and the problems that were found in them so far.

    Args:
        root: The folder.
        shown_root: How users know it.
        changed: What files of it would hold.
        only: Ids of the SOP to read, if not all.
        memory: What earlier calls found.
        held: What files hold, which need not be read again.
    """

    def __init__(
        self,
        root: FilePath,
        shown_root: str,
        changed: Changes,
        *,
        only: Container[str] | None,
        memory: Memory,
        held: Held,
    ) -> None:
        files, problems = scan(root, shown_root, changed)
        self.root = root
        self.changed = changed
        self.memory = memory
        self._held = held
        self._files = tuple(file for file in files if only is None or file.kind is not Kind.SOP or file.id in only)
        self.problems: list[Problem] = list(problems)
        self.listed = not problems
        """Whether it is known of all that is there what it is."""
        self.unread: set[tuple[str, str]] = set(_elsewhere(files, problems))
        """Kinds and ids of the files that could not be read so far, or only in part, or lie in the wrong place."""
        self.rest: dict[str, Source[Any]] = {}
        """The SOP that are wrong and of which the rest can be checked, by their ids."""
        self.profiles: dict[str, Source[Any]] = {}
        """The profiles that are so."""
        self.stands_on: list[bytes] = []
        """The keys of the registers and profiles."""

    @property
    def whole(self) -> bool:
        """Whether all files could be read so far."""
        return self.listed and not self.unread

    def read(
        self,
        kind: Kind,
        make: Callable[[SourceFile, bytes], Known[_V]],
        *,
        sound: Callable[[Source[_V], Card | None], _V | None] | None = None,
        needed: bool = True,
    ) -> Iterator[tuple[str, Source[_V]]]:
        """The sound files of a kind by their ids, and registers of which some entries are; what is wrong with them and the others is told.

        Args:
            kind: Which.
            make: What reads one.
            sound: What has the value of one that is known to be sound, where that is less to do; it may read it when it likes.
            needed: Whether the values are needed, not only what is known of them.
        """
        for file in self._files:
            if file.kind is not kind:
                continue
            content, key = self._content(file)
            if not isinstance(content, Problem):
                source: Source[_V] = Source(file, self.root, content, key, self.memory)
                if self._is_sound(source, make, sound, needed=needed):
                    yield file.id, source
                    continue
                if source.known.wrong and kind in _REGISTERS:
                    # Its other entries are used; ids that wrong ones may have are not told as missing.
                    self.unread.update((kind.value, str(name)) for name, *_ in source.known.wrong)
                    yield file.id, source
                    continue
                if kind is Kind.SOP and source.known.card is not None:
                    self.rest[file.id] = source
                elif source.known.wrong:
                    self.profiles[file.id] = source
            else:
                self.problems.append(content)
            # Go on without it; what others want of it is not told as missing, for the cause is told already.
            self.unread.add((kind.value, file.id))

    def _content(self, file: SourceFile) -> tuple[bytes | Problem | None, bytes]:
        """What a file holds, if that is at hand, or why it can't be had; and what it is remembered by."""
        changed = self.changed.get(file.path) if self.changed else None
        if changed is None and file.shown in self._held:
            return self._held[file.shown]
        content = content_of(file.path, root=self.root, shown=file.shown) if changed is None else changed
        return content, b"" if isinstance(content, Problem) else key_of(file.shown, content)

    def _is_sound(
        self,
        source: Source[_V],
        make: Callable[[SourceFile, bytes], Known[_V]],
        sound: Callable[[Source[_V], Card | None], _V | None] | None,
        *,
        needed: bool,
    ) -> bool:
        """Whether a file can be used, after it was read, where it is not remembered; what is wrong with it is told."""
        key = source.key
        if source.file.kind not in {Kind.SOP, Kind.FORMULIR}:
            self.stands_on.append(key)
        elif not needed and source.is_silent:
            return True
        known = self.memory.recall(key)
        if known is None:
            known = make(source.file, source.content)
            self.memory.keep(key, known)
        elif needed and known.value is None and (known.sound or (known.wrong and source.file.kind is not Kind.SOP)):
            if sound is None:
                known.value = make(source.file, source.content).value
            else:
                known.value = sound(self.without_content(source), known.card)
        self.problems += known.read
        return known.sound

    def without_content(self, source: Source[_V]) -> Source[_V]:
        """The same, which holds nothing of a file that can be read again."""
        return source if source.file.path in self.changed else replace(source, given=None)

    def leave_out(self, told: Iterable[Problem]) -> None:
        """Do not tell what is told otherwise."""
        gone = set(told)
        self.problems = [one for one in self.problems if one not in gone]

    def report(self, source: Source[Any], findings: Iterable[Finding]) -> None:
        """Add what was found in a file."""
        self.problems += source.located(limited(findings))

    def accept(
        self,
        several: Iterable[Source[Any]],
        sure: Callable[[SourceFile, str], bool],
        is_before: Callable[[date], bool],
    ) -> None:
        """Mark what files accept among their warnings, and tell of acceptances in sound ones that are none.

        Args:
            several: The files.
            sure: Whether all warnings of a code are known of a file.
            is_before: Whether a day is still to come.
        """
        accepting = [source for source in several if not source.is_silent and source.known.accepting]
        mine: dict[str, list[Problem]] = {source.file.shown: [] for source in accepting}
        others: list[Problem] = []
        for problem in self.problems:
            mine.get(problem.file, others).append(problem)
        self.problems = others
        for source in accepting:
            found = with_acceptances(mine[source.file.shown], source.known.accepting)
            self.problems += found
            for one in source.known.accepting if source.known.sound else ():
                self.report(
                    source, chain(check_accepted(found, one, partial(sure, source.file)), check_reasons(one, is_before))
                )


def _elsewhere(files: Iterable[SourceFile], problems: Iterable[Problem]) -> Iterator[tuple[str, str]]:
    """Kinds and ids of files in the wrong place: what others want of them is not told as missing, for the cause is told."""
    yield from (meant for meant in map(meant_for, problems) if meant is not None)
    there = {file.kind for file in files}
    for file in files:
        name = file.id.rpartition("/")[2]
        if file.kind is Kind.SOP and name in _REGISTERS and Kind(name) not in there:
            yield name, name
