# The mends of a collection, made on texts in memory: first what keeps a file from being read, step by step, then what
# checks offer, round by round as they see further.
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tatalaksana.catalog import collect, mended
from tatalaksana.cli.changing import SourceText, open_text
from tatalaksana.cli.memory import memory_beside
from tatalaksana.model import Sop, id_edits, key_words, parse
from tatalaksana.source import (
    Document,
    Edits,
    Finding,
    Kind,
    Problem,
    Rewrite,
    Severity,
    UnwritableError,
    read_content,
    scan,
)

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
    by_id: bool = False
    """Whether steps that are named by their numbers get ids: only who looked at the numbers knows that none has slipped."""
    files: dict[str, SourceText] = field(default_factory=dict)
    """The files that were opened, as they stand on disk."""
    texts: dict[str, str] = field(default_factory=dict)
    """The files that changed, with what they would say."""
    unread: dict[str, Problem] = field(default_factory=dict)
    """What keeps files from being read, and has no mend."""

    def done(self) -> Iterator[Mended]:
        """Make every mend there is, and say so."""
        files, problems = scan(self.root, self.root.as_posix())
        self.unread |= {one.file: one for one in problems if self.wanted(one.file)}
        known = {file.shown: file for file in files if self.wanted(file.shown)}
        for file in known.values():
            opened = open_text(file, self.root)
            if isinstance(opened, Problem):
                self.unread[file.shown] = opened
            else:
                self.files[file.shown] = opened
                yield from self._read(file.shown)
        tried: set[tuple[str, str, str]] = set()
        memory = memory_beside(self.root)
        found: Sequence[Problem] = ()
        for _ in range(_ROUNDS):
            found = collect(self.root, self.root.as_posix(), self._contents(), memory=memory).problems
            todo = [one for one in found if one.mend and one.file in self.files and _told(one) not in tried]
            if not todo:
                break
            for name in dict.fromkeys(one.file for one in todo):
                for problem in _first([one for one in todo if one.file == name]):
                    tried.add(_told(problem))
                    yield self._made(name, problem)
                yield from self._read(name)
        # Numbers that have slipped, and lead into errors, must not become ids that nobody doubts any more.
        wrong = {one.file for one in found if one.severity is Severity.ERROR}
        for file in known.values() if self.by_id else ():
            if file.kind is Kind.SOP and file.shown in self.files and file.shown not in wrong:
                yield from self._named_by_id(file.shown)

    def _contents(self) -> dict[Path, bytes]:
        return {self.files[name].file.path: self.files[name].content(text) for name, text in self.texts.items()}

    def _named_by_id(self, name: str) -> Iterator[Mended]:
        """Steps that are named by their numbers: the arrows bend when a step is put in."""
        document = read_content(self.texts.get(name, self.files[name].text).encode(errors="surrogateescape"), name)
        sop = parse(Sop, document.data) if isinstance(document, Document) else None
        edits = tuple(id_edits(sop)) if isinstance(sop, Sop) else ()
        if edits and isinstance(document, Document):
            (place,) = document.locate([Finding("langkah-bernomor", edits[-1].path, "")])
            words = "Langkah disebut dengan nomornya, yang bergeser bila ada langkah disisipkan. Pakai idnya."
            yield self._made(name, replace(place, message=words, severity=Severity.WARNING, mend=Edits(edits)))

    def _read(self, name: str) -> Iterator[Mended]:
        """Mend letters until the file is readable, or nothing more is known."""
        file = self.files[name]
        for _ in range(_STEPS):
            text = self.texts.get(name, file.text)
            problem = read_content(text.encode(errors="surrogateescape"), name, key_words(file.model))
            if isinstance(problem, Problem):
                self.unread[name] = problem
            else:
                self.unread.pop(name, None)
            if not isinstance(problem, Problem) or problem.mend is None:
                return
            done = self._made(name, problem)
            yield done
            if done.error or self.texts.get(name, file.text) == text:
                return

    def _made(self, name: str, problem: Problem) -> Mended:
        file = self.files[name]
        before = self.texts.get(name, file.text)
        try:
            after = mended(file.model, before, problem.mend) if problem.mend else before
        except UnwritableError as error:
            return Mended(problem, before, str(error))
        if after != before:
            self.texts[name] = after
        return Mended(problem, before)


def _first(problems: Sequence[Problem]) -> Iterator[Problem]:
    """What can be mended at once: letters, else values.

    Letters go from behind and none within another's, for they have their place only in the text that was checked.
    """
    letters = [(problem, problem.mend.splices) for problem in problems if isinstance(problem.mend, Rewrite)]
    if not letters:
        # A name that no register has is put right before what calls it otherwise.
        unknown = [problem for problem in problems if problem.code == "id-tak-dikenal"]
        yield from unknown or problems
        return
    limit: int | None = None
    for problem, splices in sorted(letters, key=lambda one: one[1][0].start, reverse=True):
        last = splices[-1]
        if limit is None or last.start + len(last.old) <= limit:
            limit = splices[0].start
            yield problem


def _told(problem: Problem) -> tuple[str, str, str]:
    return problem.file, problem.code, f"{problem.message} {problem.mend}"
