# What may be wrong with a text that no parser reads: a guess says so and brings the letters that would set it right, so
# that the parser itself can tell whether it was that.
from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from tatalaksana.source.lines import RawLine, Role
from tatalaksana.source.problem import Splice

FAR = 60
"""Lines above the one that is blamed in which its cause is looked for."""

_REMARK = re.compile(r"(?:(?<=[ \t]{2})|(?<=\t))#(?!\d)|(?<=[ \t])#(?=[ \t]+\D|[ \t]*$|#)")
"""What people mean as a remark: it stands apart, or has a blank behind its sign; «#3» and «# 3» are text.

It is looked for by its sign, not by the blanks before it: those of a long line would be counted from each of them.
"""


@dataclass(frozen=True, slots=True)
class Unread:
    """A text, and where a parser stopped."""

    text: str
    lines: tuple[RawLine, ...]
    blamed: int
    """The line where the parser stopped, from 0; it may be one past the last."""
    keys: Collection[str]
    """Words that are keys in such a file."""

    @property
    def above(self) -> Iterator[RawLine]:
        """The lines that hold something, from the blamed one upwards, as far as its cause may lie."""
        for line in reversed(self.lines[: self.blamed + 1][-FAR:]):
            if line.role is Role.ENTRY:
                yield line

    @property
    def first_open(self) -> RawLine | None:
        """The first line that opens what nothing closes; all below it may be misread, so the cause is there."""
        return next((line for line in self.lines[: self.blamed + 1] if line.open), None)

    def below(self, line: RawLine) -> Iterator[RawLine]:
        """The lines that hold something below a line."""
        return (other for other in self.lines[line.number + 1 :] if other.role is Role.ENTRY)

    def before(self, line: RawLine) -> Iterator[RawLine]:
        """The lines that hold something above a line, nearest first."""
        return (other for other in reversed(self.lines[: line.number]) if other.role is Role.ENTRY)


@dataclass(frozen=True, slots=True)
class Guess:
    """A cause, to be tried."""

    line: int
    column: int
    """Both from 0."""
    message: str
    hint: str
    splices: tuple[Splice, ...]
    """What would set it right."""
    opens: bool = False
    """Whether something was left open there, so that the parser could not see what is wrong below it."""
    offered: bool = True
    """Whether that is what people mean for sure, so that it is a mend and not only a proof."""
    goes_on: bool = False
    """Whether what would set it right is that the line goes on with the text above it."""


GuessRule = Callable[[Unread], Iterator[Guess]]


def text_end(line: RawLine, begin: int = 0) -> int:
    """Behind the last letter of what people mean as text on a line: its remark, if it has one, begins behind that."""
    found = _REMARK.search(line.text, max(begin, line.value, line.lead))
    return len(line.text[: found.start() if found else len(line.text)].rstrip(" \t"))


def at(line: RawLine, column: int, old: str, new: str) -> Splice:
    """A splice in a line."""
    return Splice(line.start + column, old, new)


def short(text: str, limit: int = 40) -> str:
    """The beginning of a text, for messages."""
    words = " ".join(text.split())
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"
