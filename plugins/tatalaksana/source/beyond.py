# What else is wrong with a text that can't be read: seen once all is mended that has a sure mend, told where it stands in the text.
from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from tatalaksana.source.document import Document
from tatalaksana.source.file import decoded, read_content
from tatalaksana.source.problem import Problem, Rewrite, Splice
from tatalaksana.source.rewriting import rewritten
from tatalaksana.source.writing import UnwritableError

_MOST = 20
"""Mends that are tried in one file: each takes as long as to find why it can't be read."""


def told_beyond(
    problem: Problem, content: bytes, keys: Collection[str], told: Callable[[bytes], Sequence[Problem]]
) -> Iterator[Problem]:
    """What is told of a text that can't be read behind why it can't be; none of it is mended before that is.

    What a readable text is told for where it was mended, or in the line above, may come of that: it is left for later.

    Args:
        problem: Why it can't be.
        content: The text.
        keys: Words that are keys in such a file.
        told: What is told of a text that can be.
    """
    text = decoded(content, problem.file)
    made: list[tuple[str, Sequence[Splice]]] = []
    here = problem
    while isinstance(text, str) and isinstance(here.mend, Rewrite) and len(made) < _MOST:
        made.append((text, here.mend.splices))
        try:
            text = rewritten(text, here.mend)
        except UnwritableError:
            return
        after = text.encode(errors="surrogateescape")
        found = read_content(after, problem.file, keys)
        if isinstance(found, Document):
            lines = {at - above for at in _lines(made) for above in (0, 1)}
            yield from (one for one in (_placed(one, text, made) for one in told(after)) if one.line not in lines)
            return
        yield _placed(found, text, made)
        here = found


def _lines(made: Sequence[tuple[str, Sequence[Splice]]]) -> Iterator[int]:
    """The lines of the first text on which it was mended."""
    for count, (_, splices) in enumerate(made):
        for splice in splices:
            for at in (splice.start, splice.start + len(splice.old)):
                yield _line(made[0][0], _origin(at, made[:count]))


def _placed(problem: Problem, text: str, made: Sequence[tuple[str, Sequence[Splice]]]) -> Problem:
    """A problem of a text where it stands in what that was before it was mended."""
    at = _origin(_begin(text, problem.line) + problem.column - 1, made)
    line = _line(made[0][0], at)
    return replace(problem, line=line, column=at - _begin(made[0][0], line) + 1, mend=None)


def _origin(at: int, made: Sequence[tuple[str, Sequence[Splice]]]) -> int:
    """Where a place of what was made of a text is in that."""
    for _, splices in reversed(made):
        at = _before(at, splices)
    return at


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _begin(text: str, line: int) -> int:
    """Where a line begins."""
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
    return at


def _before(at: int, splices: Sequence[Splice]) -> int:
    """Where a place of a text was before splices were made."""
    moved = 0
    for splice in splices:
        begin = splice.start + moved
        if at < begin:
            break
        if at < begin + len(splice.new):
            return splice.start + min(at - begin, len(splice.old))
        moved += len(splice.new) - len(splice.old)
    return at - moved
