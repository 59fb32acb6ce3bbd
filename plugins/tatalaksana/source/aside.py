# What is set aside of a text that nobody knows how to mend, so that the rest can be looked at: nothing of it is ever written.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.source.conflict import beside_first
from tatalaksana.source.problem import Problem, Splice


def set_aside(text: str, problem: Problem) -> tuple[Splice, ...]:
    """What takes the lines out of a text that can't be read because of them; each stays as an empty one.

    Of what two have changed the first side stays; else it is the line that is blamed, with all that stands further right below.

    Args:
        text: The text.
        problem: Why it can't be read.
    """
    lines = text.split("\n")
    if problem.code == "konflik-git":
        return _emptied(lines, beside_first(text))
    first = problem.line - 1
    if first >= len(lines):
        return ()
    indent, last = _indent(lines[first]), first
    for at in range(first + 1, len(lines)):
        if lines[at].strip():
            if _indent(lines[at]) <= indent:
                break
            last = at
    return _emptied(lines, {*range(first, last + 1)})


def _emptied(lines: list[str], gone: set[int]) -> tuple[Splice, ...]:
    def splices() -> Iterator[Splice]:
        at = 0
        for number, line in enumerate(lines):
            held = line.rstrip("\r")
            if number in gone and held:
                yield Splice(at, held, "")
            at += len(line) + 1

    return tuple(splices())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))
