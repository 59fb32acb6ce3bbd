# The mends of a collection, made on texts in memory: first what keeps a file from being read, step by step, then what
# checks offer, round by round as they see further.
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tatalaksana.catalog import Memory, collect
from tatalaksana.cli.changing import SourceText, open_text, sources
from tatalaksana.model import key_order, key_words, settled
from tatalaksana.source import Edit, Problem, Rewrite, UnwritableError, data_of, edited, read_content, rewritten

_ROUNDS = 12
"""A mend may let a check see further; so often it may."""
_STEPS = 200
"""Mends that a file may need before it can be read."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A mend that was made, in memory; or why it couldn't be."""

    problem: Problem
    before: str
    """The text of the file before it."""
    error: str = ""


@dataclass(slots=True)
class Mending:
    """A collection while it is mended."""

    root: Path
    wanted: Callable[[str], bool]
    """Whether a file, by its name as users know it, may be changed."""
    files: dict[str, SourceText] = field(default_factory=dict)
    """The files that were opened, as they stand on disk."""
    texts: dict[str, str] = field(default_factory=dict)
    """The files that changed, with what they would say."""

    def done(self) -> Iterator[Mended]:
        """Make every mend there is, and say so."""
        known = {file.shown: file for file in sources(self.root) if self.wanted(file.shown)}
        for file in known.values():
            opened = open_text(file, self.root)
            if isinstance(opened, SourceText):
                self.files[file.shown] = opened
                yield from self._read(file.shown)
        tried: set[tuple[str, str, str]] = set()
        memory = Memory()
        for _ in range(_ROUNDS):
            contents = {self.files[name].file.path: self.files[name].content(text) for name, text in self.texts.items()}
            found = collect(self.root, self.root.as_posix(), contents, memory=memory).problems
            todo = [one for one in found if one.mend and one.file in self.files and _told(one) not in tried]
            if not todo:
                return
            tried.update(map(_told, todo))
            for name in dict.fromkeys(one.file for one in todo):
                yield from self._mended(name, [one for one in todo if one.file == name])
                yield from self._read(name)

    def _read(self, name: str) -> Iterator[Mended]:
        """Mend letters until the file is readable, or nothing more is known."""
        file = self.files[name]
        for _ in range(_STEPS):
            text = self.texts.get(name, file.text)
            problem = read_content(text.encode(errors="surrogateescape"), name, key_words(file.model))
            if not isinstance(problem, Problem) or problem.mend is None:
                return
            done = self._made(name, problem)
            yield done
            if done.error or self.texts.get(name, file.text) == text:
                return

    def _mended(self, name: str, problems: Sequence[Problem]) -> Iterator[Mended]:
        """Letters first, from behind, for they have their place only in the text that was checked; else values."""
        letters = [problem for problem in problems if isinstance(problem.mend, Rewrite)]
        for problem in sorted(letters, key=_place, reverse=True) if letters else problems:
            yield self._made(name, problem)

    def _made(self, name: str, problem: Problem) -> Mended:
        file = self.files[name]
        before = self.texts.get(name, file.text)
        try:
            after = _with(file, before, problem.mend)
        except UnwritableError as error:
            return Mended(problem, before, str(error))
        if after != before:
            self.texts[name] = after
        return Mended(problem, before)


def _with(file: SourceText, text: str, mend: Edit | Rewrite | None) -> str:
    if isinstance(mend, Rewrite):
        return rewritten(text, mend)
    if mend is None:
        return text
    return edited(text, [settled(file.model, data_of(text), mend)], lambda path: key_order(file.model, path))


def _place(problem: Problem) -> int:
    return problem.mend.splices[0].start if isinstance(problem.mend, Rewrite) else 0


def _told(problem: Problem) -> tuple[str, str, str]:
    return problem.file, problem.code, f"{problem.message} {problem.mend}"
