# What a text that can't be read would be without what is wrong with it: mended where there is a sure mend, else without the
# lines at fault. What is wrong with the rest is told where it stands in the text as it is.
from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tatalaksana.source.aside import set_aside
from tatalaksana.source.document import Document, places_in
from tatalaksana.source.file import decoded, read_content
from tatalaksana.source.problem import Path, Problem, Rewrite, Splice
from tatalaksana.source.rewriting import rewritten, spliced
from tatalaksana.source.writing import UnwritableError

_MOST = 20
"""Mends that are tried in one file: each takes as long as to find why it can't be read."""
_WORK = 200_000
"""Letters that may be read for that."""
_HEAD = re.compile(r"[^\s#:-][^:]*(?=:(?:\s|$))")
"""A key at the left edge."""

_GARBLED, _SIGN = "bukan-utf8", "\ufffd"
_GIT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
"""What git puts at the left edge, wherever what it stands between belongs."""

Respelling = tuple[tuple[Splice, ...], ...]
"""What puts keys of a text right, and then those that stand below them."""


def respelling(text: str, keys: Mapping[Path, str]) -> tuple[Splice, ...]:
    """What spells keys of a readable text otherwise.

    Args:
        text: The text.
        keys: Their places, and how they are to be spelt.
    """
    places, splices = places_in(text), []
    for path, name in keys.items():
        written = str(path[-1])
        line, column = places.get((path, True), (1, 1))
        start = _begin(text, line) + column - 1
        if text.startswith(written, start):  # not one in quotes, or that stands elsewhere
            splices.append(Splice(start, written, name))
    return tuple(sorted(splices))


def respelled(text: str, how: Respelling) -> str:
    """A text with keys put right."""
    for splices in how:
        text = spliced(text, splices)
    return text


def as_spelt(problems: Iterable[Problem], text: str, how: Respelling) -> Iterator[Problem]:
    """What is told of a text with keys put right where it stands in the text as it is; without mends, which would miss those keys.

    Args:
        problems: What is told.
        text: The text as it is.
        how: What puts them right.
    """
    made = [(respelled(text, how[:count]), splices) for count, splices in enumerate(how)]
    right = respelled(text, how)
    return (_placed(one, right, made) for one in problems)


_Made = list[tuple[str, Sequence[Splice]]]
"""Texts, and what was done to each."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """What is behind the reason why a text can't be read."""

    told: tuple[Problem, ...]
    """Further reasons, where they stand in the text; none with its mend, for each moves the rest."""
    content: bytes | None
    """What can be read once all of that is out of the way; None where nobody gets so far."""
    heads: frozenset[str]
    """The keys at the left edge below which it was mended, or something set aside."""
    doubted: frozenset[int]
    """Lines of which what is told may come of what was mended; of the rest values are as they will be."""
    whole: bool
    """Whether nothing had to be set aside, so that nothing is missing."""
    headless: bool
    """Whether a line at the left edge was set aside, and with it perhaps a key that others name."""
    _text: str
    _made: tuple[tuple[str, Sequence[Splice]], ...]

    @property
    def mends(self) -> Respelling:
        """What was done to the text to get there, one after the other."""
        return tuple(tuple(splices) for _, splices in self._made)

    def placed(self, problems: Sequence[Problem], alone: Collection[str]) -> Iterator[Problem]:
        """What is told of `content` where it stands in the text, but for what may come of what was done to that.

        Args:
            problems: What is told.
            alone: Codes of what one value is the cause of, whatever else is missing.
        """
        for problem in problems:
            one = _placed(problem, self._text, self._made)
            if one.line not in self.doubted and (self.whole or one.code in alone):
                yield one


def past_faults(problem: Problem, content: bytes, keys: Collection[str]) -> Beyond:
    """What is behind the reason why a text can't be read.

    Args:
        problem: The reason.
        content: The text.
        keys: Words that are keys in such a file.
    """
    from tatalaksana.source.faults import LARGEST  # noqa: PLC0415 - as where a fault is explained: what is sound needs none of it

    text = _text_of(content, problem) if len(content) <= LARGEST else problem
    made: _Made = []
    told: list[Problem] = []
    doubted: set[int] = set()
    whole, headless, here = True, False, problem
    most = min(_MOST, _WORK // max(len(content), 1))
    while isinstance(text, str) and len(made) < most:
        sure = here.mend if isinstance(here.mend, Rewrite) else None
        kept = _garbled_in(text) if here.code == _GARBLED else ()
        splices = kept or (sure.splices if sure else set_aside(text, here))
        try:
            after = rewritten(text, sure) if sure else spliced(text, splices)
        except UnwritableError:
            break
        if after == text and not kept:
            break
        made.append((text, splices))
        lines = {*_lines(made[-1:], made[:-1])}
        doubted |= {at - above for at in lines for above in (0, 1)}
        if not (sure or kept):
            whole = False
            headless |= any(_at_edge(one) for one in _lines_at(made[0][0], lines))
            doubted |= {*_below(made[0][0], lines)}
        text = after
        read = text.encode(errors="surrogateescape")
        found = read_content(read, problem.file, keys)
        if isinstance(found, Document):
            return _beyond(told, read, made, doubted, text, whole=whole, headless=headless)
        placed = _placed(found, text, made)
        if whole or (placed.line not in doubted and _is_another(found, here, text)):
            told.append(placed)
        here = found
    text = text if isinstance(text, str) else ""
    return _beyond(told, None, made, doubted, text, whole=whole, headless=headless)


def _text_of(content: bytes, problem: Problem) -> str | Problem:
    """The text that can't be read; with signs for bytes that are none, where they are few."""
    if problem.code != _GARBLED or b"\x00" in content:
        return decoded(content, problem.file)
    text = content.decode("utf-8-sig", "replace")
    return text if 0 < text.count(_SIGN) <= _MOST else problem


def _garbled_in(text: str) -> tuple[Splice, ...]:
    """The places of those signs, which stay."""
    return tuple(Splice(found.start(), _SIGN, _SIGN) for found in re.finditer(_SIGN, text))


def _is_another(found: Problem, before: Problem, text: str) -> bool:
    """Whether a reason is one of its own though something was set aside above it, and does not come of that.

    What neither parser nor guesses can place may come of it, and so may further doubled keys of the same group.
    """
    if found.code == "kunci-ganda":
        lines = text.split("\n")
        indent = _indent(lines[found.line - 1])
        return before.code not in {"kunci-ganda", "banyak-dokumen"} or any(
            line.strip() and _indent(line) < indent for line in lines[before.line : found.line - 1]
        )
    return found.code != "bukan-yaml" or (found.mend is not None and _words(found) != _words(before))


def _words(problem: Problem) -> str:
    """What is told but for what it names."""
    return re.sub("«[^»]*»", "", problem.message)


def _beyond(
    told: Sequence[Problem],
    content: bytes | None,
    made: _Made,
    doubted: Collection[int],
    text: str,
    *,
    whole: bool,
    headless: bool,
) -> Beyond:
    first = made[0][0].split("\n") if made else []
    heads = {_head(first, line) for line in _lines(made, ())}
    return Beyond(tuple(told), content, frozenset(heads - {""}), frozenset(doubted), whole, headless, text, tuple(made))


def _head(lines: Sequence[str], line: int) -> str:
    """The key at the left edge that a line stands below."""
    return next((found[0] for one in reversed(lines[:line]) if (found := _HEAD.match(one))), "")


def _below(text: str, lines: Collection[int]) -> Iterator[int]:
    """The lines below some up to the next key that is no further right: items above it may have lost their key."""
    every = text.split("\n")
    indent = min((_indent(line) for line in _lines_at(text, lines)), default=0)
    for at in range(max(lines, default=0) + 1, len(every) + 1):
        if _indent(every[at - 1]) <= indent and _HEAD.match(every[at - 1].lstrip(" ")):
            return
        yield at


def _lines_at(text: str, lines: Collection[int]) -> Iterator[str]:
    """What stands on lines that hold something, but for what git puts there."""
    every = text.split("\n")
    yield from (
        line for at in lines if at <= len(every) and (line := every[at - 1]).strip() and not line.startswith(_GIT)
    )


def _at_edge(line: str) -> bool:
    return line[:1] not in {" ", "\t", "#"}


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _lines(made: Sequence[tuple[str, Sequence[Splice]]], before: _Made | tuple[()]) -> Iterator[int]:
    """The lines of the first text on which something was done."""
    for count, (text, splices) in enumerate(made, len(before)):
        way = [*before, *made][:count]
        first = way[0][0] if way else text
        for splice in splices:
            begin, end = (_line(first, _origin(at, way)) for at in (splice.start, splice.start + len(splice.old)))
            yield from range(begin, end + 1)


def _placed(problem: Problem, text: str, made: Sequence[tuple[str, Sequence[Splice]]]) -> Problem:
    """A problem of a text where it stands in what that was before anything was done to it."""
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
