# What was found of a file, remembered by its bytes: who checks again and again reads and draws only what has changed.
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path as FilePath
from typing import Any, Generic, Protocol, TypeVar

from tatalaksana.catalog.asking import Answered, Answers
from tatalaksana.catalog.card import Card
from tatalaksana.catalog.entry import Ground
from tatalaksana.source import Document, Finding, Path, Problem, SourceFile, read_content
from tatalaksana.tte import SignedFile, from_json, to_json

Said = tuple[str, Path, bool, str, int | None]
"""A finding's code, path, whether it is of the key, message and exact begin: what decides where in the text it points."""


_V = TypeVar("_V")


@dataclass(slots=True)
class Known(Generic[_V]):
    """What is known of one file with these bytes."""

    read: tuple[Problem, ...] = ()
    """What reading it found, and drawing it."""
    sound: bool = False
    """Whether it could be read, and drawn."""
    value: _V | None = None
    """What it holds; nothing where that was not kept."""
    card: Card | None = None
    """Of an SOP: what others ask of it."""
    own: tuple[Finding, ...] = ()
    """What its own checks found."""
    answered: Answered | None = None
    """What they asked of the registers and were told; nothing before they ran."""
    checked_with: Answers | None = None
    """The answers that these are known to be among."""
    places: dict[Said, tuple[int, int]] = field(default_factory=dict)
    """Line and column of what was found in it so far."""

    kept: str = ""
    """How it stands among what is kept, where that holds still."""

    def located(self, file: SourceFile, content: bytes, findings: Iterable[Finding]) -> Iterator[Problem]:
        """Findings with their places. The text is read again only for one that was not placed before."""
        findings = tuple(findings)
        new = [finding for finding in findings if _said(finding) not in self.places]
        if new:
            self.kept = ""
            document = read_content(content, file.shown)
            assert isinstance(document, Document)  # noqa: S101 - it was read before, or it would have no findings
            for finding, problem in zip(new, document.locate(new), strict=True):
                self.places[_said(finding)] = problem.line, problem.column
        for finding in findings:
            yield finding.at(file.shown, *self.places[_said(finding)])


class Keeper(Protocol):
    """What keeps files between runs by their keys."""

    def get(self, key: str) -> FilePath | None:
        """The file of a key, if it is there."""

    def put(self, key: str, content: bytes) -> FilePath:
        """Keep a file."""


class Memory:
    """What `collect` found of files. It keeps what the last call needed.

    Args:
        keeper: Keeps between runs what signed sheets say of themselves, which takes long to find.
    """

    def __init__(self, keeper: Keeper | None = None) -> None:
        self._keeper = keeper
        self._signed: dict[str, SignedFile] = {}
        self._editions: dict[str, str] = {}
        self._known: dict[bytes, Known[Any]] = {}
        self._older: dict[bytes, Known[Any]] = {}
        self._answers: tuple[tuple[bytes, ...], Answers] | None = None

    @property
    def size(self) -> int:
        """How many files' states it keeps."""
        return len(self._known | self._older)

    def items(self) -> Iterable[tuple[bytes, Known[Any]]]:
        """What the last call needed, by the keys of the files."""
        return self._older.items()

    def recall(self, key: bytes) -> Known[Any] | None:
        """What is known of a file by its `key_of`."""
        known = self._known.get(key) or self._older.get(key)
        if known is not None:
            self._known[key] = known
        return known

    def keep(self, key: bytes, known: Known[Any]) -> None:
        """Remember a file."""
        self._known[key] = known

    def answers(self, keys: tuple[bytes, ...], ground: Ground) -> Answers:
        """The answers of a ground that stands on the files of these keys: the last call's, where it is the same ground."""
        now = Answers(ground)
        if self._answers is None or (keys, now.always) != (self._answers[0], self._answers[1].always):
            self._answers = (keys, now)
        return self._answers[1]

    def signed(self, key: str, look: Callable[[], SignedFile]) -> SignedFile:
        """What a signed file says, by a hash of all that this depends on; looked at where nobody did before."""
        found = self._signed.get(key) or self._kept(key)
        if found is None:
            found = look()
            if self._keeper is not None:
                with suppress(OSError):
                    self._keeper.put(key, to_json(found))
        self._signed[key] = found
        return found

    def _kept(self, key: str) -> SignedFile | None:
        file = self._keeper and self._keeper.get(key)
        if file:
            with suppress(OSError, ValueError, KeyError, TypeError):
                return from_json(file.read_bytes())
        return None

    def edition(self, key: str, found: Callable[[], str]) -> str:
        """The fingerprint of a source, by a hash of all that this depends on."""
        if key not in self._editions:
            self._editions[key] = found()
        return self._editions[key]

    def settle(self) -> None:
        """Forget what this call did not ask for."""
        self._known, self._older = {}, self._known


def key_of(file: SourceFile, content: bytes) -> bytes:
    """What a file is remembered by: its name, which says what it is, and its bytes."""
    return sha256(f"{file.shown}\0".encode(errors="surrogateescape") + content).digest()


def _said(finding: Finding) -> Said:
    return finding.code, finding.path, finding.of_key, finding.message, finding.start
