# What goes wrong is data: collected, sorted and printed at the edge, never where it is found.
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256

Path = tuple[str | int, ...]
"""The way to a value in a document: mapping keys and list indexes, outermost first."""

Data = dict[str, "Data"] | list["Data"] | str | None
"""What a document holds. A scalar is text as written, or None when nothing (or `null`, `~`) is written."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A new value for the one at a path, of a key that is there or not; None takes it away."""

    path: Path
    value: Data
    of_key: bool = False
    """Rename the key at the path to `value` instead."""


@dataclass(frozen=True, slots=True)
class Insert:
    """A new item of a list, before the one that is at the path now; at the end where there is none."""

    path: Path
    value: Data
    apart: bool = False
    """Whether a blank line parts it from the only one there is; of several, it stands as they do."""


@dataclass(frozen=True, slots=True)
class Move:
    """An item of a list at another place, with the comments that belong to it."""

    path: Path
    to: int
    """Its place when it is there."""


AnyEdit = Edit | Insert | Move
"""What changes the data, and its text with it."""


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """Letters of a text that give way to others."""

    start: int
    """How many letters of the text stand before them."""
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A mend of what is written: letters of a text for others, where there is no data yet that an `Edit` could change.

    It never takes a word away; `rewritten` makes sure of that.
    """

    splices: tuple[Splice, ...]
    """In order, none over another."""
    meant: tuple[Edit, ...] = ()
    """What it does to the data of a text that is readable before; nothing where that can't be said."""

    @property
    def undone(self) -> Rewrite:
        """What takes it back."""
        moved = 0
        splices = []
        for splice in self.splices:
            splices.append(Splice(splice.start + moved, splice.new, splice.old))
            moved += len(splice.new) - len(splice.old)
        return Rewrite(tuple(splices))


@dataclass(frozen=True, slots=True)
class Edits:
    """Edits that belong together, made one after the other."""

    edits: tuple[Edit, ...]


Mend = Edit | Edits | Rewrite
"""What mends a problem: in the data, or in the letters."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A word that stands where an id belongs; who knows the names may say whose it is."""

    kind: str
    """Of what it should be the id."""
    word: str
    path: Path
    lanes: tuple[tuple[str, str], ...] = ()
    """Where a lane is sought: the office of each lane of the SOP as written, and the name that steps call the lane by."""
    several: bool = False
    """Whether a list of such may stand there."""


class Severity(StrEnum):
    """How bad a problem is: an error stops a build, a warning only when strict."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Why and when somebody accepted a warning."""

    alasan: str
    tanggal: date


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something an editor has to look at, at its place.

    `line` and `column` count from 1; `code` is stable, the wording is not.
    """

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    hint: str = ""
    mend: Mend | None = field(default=None, compare=False)
    """What would safely mend it, where its check knows."""
    about: str = field(default="", compare=False, repr=False)
    """What it is about, in words of the file; empty where the message says no more than that."""
    acceptance: Acceptance | None = field(default=None, compare=False)
    """Of a warning that its file accepts."""
    sought: Sought | None = field(default=None, compare=False, repr=False)
    """What has still to be looked for among names."""

    @property
    def tanda(self) -> str:
        """A mark of what it is about: the same wherever that stands, and another one when it changes."""
        return sha256(f"{self.code}\0{self.about or self.message}".encode(errors="backslashreplace")).hexdigest()[:8]

    def __str__(self) -> str:
        kind = "galat" if self.severity is Severity.ERROR else "peringatan"
        tail = f" {self.hint}" if self.hint else ""
        said = f"{self.file}:{self.line}:{self.column}: {kind}: {self.message}{tail} [{self.code}]"
        # One problem, one line: what a file's name or text brings along must not look like another problem.
        return said if said.isprintable() else "".join(c if c.isprintable() else " " for c in said)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem that still knows its place as a path, not yet as line and column.

    Findings are cheap to make and to keep; `Document.locate` turns them into problems.
    """

    code: str
    path: Path
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    of_key: bool = False
    """Point at the key itself, not at its value."""
    mend: Mend | None = None
    """What would safely mend it, if the check knows."""
    about: str = ""
    """What it is about, in words of the file that stay while rows move; empty where the message will do."""
    sought: Sought | None = None
    """What has still to be looked for among names."""
    start: int | None = None
    """How many letters of the file stand before its place, where that says it more exactly than the path."""

    def at(self, file: str, line: int, column: int) -> Problem:
        """The problem that it is at this place of this file."""
        return Problem(
            file, line, column, self.severity, self.code, self.message, self.hint, self.mend, self.about,
            sought=self.sought,
        )  # fmt: skip
