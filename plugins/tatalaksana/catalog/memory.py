# What was found of a file, remembered by its bytes: who checks again and again reads and draws only what has changed.
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from tatalaksana.catalog.asking import Answered, Answers
from tatalaksana.catalog.card import Card
from tatalaksana.catalog.entry import Ground
from tatalaksana.catalog.linked import Linked
from tatalaksana.catalog.naming import Naming, naming_of
from tatalaksana.catalog.penerimaan import Accepting
from tatalaksana.catalog.shelved import MARK, Shelved
from tatalaksana.source import (
    Document,
    Finding,
    Path,
    Problem,
    Respelling,
    SourceFile,
    as_spelt,
    decoded,
    read_content,
    respelled,
)

if TYPE_CHECKING:
    from tatalaksana.tte import SignedFile

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
    """What it holds; nothing where that was not kept. Of an SOP or a register whose file is wrong, what is right in it."""
    wrong: tuple[Path, ...] = ()
    """Where it is wrong, if what is right can be checked; of a register, the ids that its wrong entries may have."""
    respelling: Respelling = ()
    """What puts its keys right, or what keeps it from being read, where the rest was found with that."""
    accepting: tuple[Accepting, ...] = ()
    """The warnings that it accepts, of which checks of other files may bring some too."""
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
    mark: str = ""
    """Of its card, once that was asked for."""

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing to tell of it, as its own checks ran last, it accepts nothing and names no file beside."""
        asks = self.card is not None and (self.card.pictures or self.card.lembar)
        return self.sound and self.answered is not None and not (self.read or self.own or self.accepting or asks)

    @property
    def card_mark(self) -> str:
        """Another one for another card."""
        if not self.mark and self.card is not None:
            self.mark = sha256(repr(self.card).encode()).hexdigest()[:MARK]
        return self.mark

    @property
    def naming(self) -> Naming:
        """What it is called and what it says, where it is an SOP."""
        assert self.card is not None  # noqa: S101 - every sound SOP has one
        return naming_of(self.card)

    def located(self, file: SourceFile, content: Callable[[], bytes], findings: Iterable[Finding]) -> Iterator[Problem]:
        """Findings with their places. The text is asked for, and read, only for one that was not placed before."""
        findings = tuple(findings)
        new = [finding for finding in findings if _said(finding) not in self.places]
        if new:
            self.kept = ""
            for finding, problem in zip(new, self._placed(file.shown, content(), new), strict=True):
                self.places[_said(finding)] = problem.line, problem.column
        for finding in findings:
            problem = finding.at(file.shown, *self.places[_said(finding)])
            yield replace(problem, mend=None) if self.respelling else problem

    def _placed(self, shown: str, content: bytes, findings: Iterable[Finding]) -> Iterator[Problem]:
        text = decoded(content, shown) if self.respelling else ""
        assert isinstance(text, str)  # noqa: S101 - what is put right was read
        right = respelled(text, self.respelling).encode(errors="surrogateescape") if self.respelling else content
        document = read_content(right, shown)
        assert isinstance(document, Document)  # noqa: S101 - it was read before, or it would have no findings
        found = document.locate(findings)
        return as_spelt(found, text, self.respelling) if self.respelling else found


class Keeper(Protocol):
    """What keeps files between runs by their keys."""

    def get(self, key: str) -> FilePath | None:
        """The file of a key, if it is there."""

    def put(self, key: str, content: bytes) -> FilePath:
        """Keep a file."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of an earlier run."""

    shelved: Mapping[bytes, Shelved]
    """Files' states by the keys of the files."""
    opened: Callable[[str], Known[Any]]
    """What makes the text of one a state."""
    card: Callable[[str], Card | None]
    """What takes the card of one, and nothing else."""
    ground: str
    """The mark of the registers and profiles that they were found with."""
    linked: Linked | None


class Memory:
    """What `collect` found of files. It keeps what the last call needed.

    Args:
        keeper: Keeps between runs what signed sheets say of themselves, which takes long to find.
        kept: What an earlier run found.
    """

    def __init__(self, keeper: Keeper | None = None, kept: Kept | None = None) -> None:
        self._keeper = keeper
        self._signed: dict[str, SignedFile] = {}
        self._editions: dict[str, str] = {}
        self._kept_before = kept
        self._known: dict[bytes, Known[Any] | Shelved] = {}
        self._older: dict[bytes, Known[Any] | Shelved] = dict(kept.shelved) if kept else {}
        self._answers: Answers | None = None
        self.ground = kept.ground if kept else ""
        """The mark of the registers and profiles that the last call stood on."""
        self.linked = kept.linked if kept else None
        """What the last call found of all."""

    @property
    def size(self) -> int:
        """How many files' states it keeps."""
        return len(self._known | self._older)

    def items(self) -> Iterable[tuple[bytes, Known[Any] | Shelved]]:
        """What the last call needed, by the keys of the files."""
        return self._older.items()

    def is_silent(self, key: bytes) -> bool:
        """Whether it is known that there is nothing to tell of a file by itself, with the answers of this call."""
        state = self._state(key)
        if isinstance(state, Shelved):
            return state.is_silent and self._is_same_ground
        return state is not None and state.checked_with is self._answers and state.is_silent

    def card_mark(self, key: bytes) -> str:
        """Of the card of a file that is known."""
        state = self._state(key)
        return "" if state is None else state.card_mark

    def naming(self, key: bytes) -> Naming:
        """What the SOP of a file that is known is called and says."""
        state = self._state(key)
        assert state is not None  # noqa: S101 - it was found when the file was read
        return state.naming

    def card(self, key: bytes) -> Card | None:
        """The card of a file that is known; what else is known of it stays on its shelf."""
        state = self._state(key)
        if not isinstance(state, Shelved):
            return None if state is None else state.card
        assert self._kept_before is not None  # noqa: S101 - as below
        return self._kept_before.card(state.text)

    def before(self) -> Mapping[str, Known[Any] | Shelved]:
        """What the last call needed of SOP, by the marks of their cards."""
        return {mark: state for state in self._older.values() if (mark := state.card_mark)}

    def recall(self, key: bytes) -> Known[Any] | None:
        """What is known of a file by its key."""
        state = self._state(key)
        if not isinstance(state, Shelved):
            return state
        assert self._kept_before is not None  # noqa: S101 - nothing else is shelved
        known = self._known[key] = self._kept_before.opened(state.text)
        known.mark = state.card_mark
        if known.answered is not None and self._is_same_ground:
            known.checked_with = self._answers
        return known

    @property
    def _is_same_ground(self) -> bool:
        """Whether what is shelved was found with the registers and profiles of this call."""
        return self._kept_before is not None and self._kept_before.ground == self.ground

    def _state(self, key: bytes) -> Known[Any] | Shelved | None:
        state = self._known.get(key) or self._older.get(key)
        if state is not None:
            self._known[key] = state
        return state

    def keep(self, key: bytes, known: Known[Any]) -> None:
        """Remember a file."""
        self._known[key] = known

    def answers(self, keys: tuple[bytes, ...], ground: Ground) -> Answers:
        """The answers of a ground that stands on the files of these keys: the last call's, where it is the same ground."""
        now = Answers(ground)
        mark = sha256(b"".join((*keys, now.always.encode()))).hexdigest()
        if self._answers is None or mark != self.ground:
            self.ground, self._answers = mark, now
        return self._answers

    def signed(self, key: str, look: Callable[[], SignedFile]) -> SignedFile:
        """What a signed file says, by a hash of all that this depends on; looked at where nobody did before."""
        found = self._signed.get(key) or self._kept(key)
        if found is None:
            found = look()
            if self._keeper is not None:
                from tatalaksana.tte import to_json  # noqa: PLC0415 - as below

                with suppress(OSError):
                    self._keeper.put(key, to_json(found))
        self._signed[key] = found
        return found

    def _kept(self, key: str) -> SignedFile | None:
        file = self._keeper and self._keeper.get(key)
        if file:
            from tatalaksana.tte import from_json  # noqa: PLC0415 - most collections name no signed sheet

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


def _said(finding: Finding) -> Said:
    return finding.code, finding.path, finding.of_key, finding.message, finding.start
