# What the lines of a text mean: paragraphs with the line breaks that were written, and lists. Every output asks this, so
# that a cell has the same breaks and the same lists on a page, a card, paper and in a workbook. Whoever wrote a list is
# taken at their word: marks stay as written, and two lines at least make one.
from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tatalaksana.model.inline import plain

MAX_LEVEL = 3
"""Lists within lists are read so deep; deeper items stand on the last level."""
_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_TAB = 4
_NEAR = 1
"""Blanks by which items of one list may be set in differently."""
_SYMBOLS = "•‣▪▫◦●○■□·∙⁃➢➤✓✔❖\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
"""Bullets, those too that word processors take from fonts of symbols."""
_MARK = re.compile(
    rf"(?P<bullet>[-–—](?=\s+\S|[^\W\d_])|\*(?=\s+\S)|[{_SYMBOLS}](?=\s*\S))"
    r"|(?P<open>\(?)(?P<above>(?:[0-9]{1,2}\.){0,2})(?P<sign>[0-9]{1,3}|[a-z]|[A-Z]|[ivx]{2,5}|[IVX]{2,5})(?P<close>\)|(?<!\()\.)"
    # «a.n.» and «u.p.» are short for other words.
    r"(?=\s+\S|[^\W\d_](?![A-Za-z]?\.))"
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
_DASHES = "-–—"
NOTHING = frozenset(_DASHES)
"""What stands where forms say that there is none."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a text, or an item of a list in it. May hold Markdown within it, like any text."""

    text: str
    """Its lines, parted by «\\n»; without the mark."""
    mark: str = ""
    """What stands before an item, as written: «-», «a.», «1)»; empty for a paragraph."""
    level: int = 0
    """0 for a paragraph, 1 for an item, 2 for an item of a list within an item, at most `MAX_LEVEL`."""
    first: bool = False
    """Whether a list begins with it."""

    @property
    def ordered(self) -> bool:
        """Whether its mark counts."""
        return self.mark.endswith((".", ")"))


@lru_cache(maxsize=512)
def passages(text: str) -> tuple[Passage, ...]:
    """A text as paragraphs and items, in their order. The least that can be read into it is one paragraph.

    A line break is one that was meant, blank lines part paragraphs. Lines with marks of one kind («-», «a.», «1)») are
    items of a list, where there are two of them: a lone «1. …» or «- …» is a line like any other. Lines that are set in
    below an item belong to it, and so does a line between «1.» and «2.»; items that are set in further, or that stand in
    another style between two items, are a list within the one above.
    """
    if not has_breaks(text):
        return (Passage(text),)
    return tuple(_joined(_Reader(_BREAKS.split(text)).read()))


def has_breaks(text: str) -> bool:
    """Whether a text has more than one line."""
    return not text.isprintable() and _BREAKS.search(text) is not None


def in_lines(text: str) -> str:
    """A text without Markdown, each line on a line of its own: for cells that keep line breaks and have no lists."""
    if not has_breaks(text):
        return _spaced(plain(text))
    parts: list[str] = []
    before = 0
    for passage in passages(text):
        if parts:
            # Only between paragraphs a line is left free.
            parts.append("\n" if passage.level or before else "\n\n")
        inset = "  " * (passage.level - 1)
        lines = f"\n{inset}".join(map(_spaced, plain(passage.text).split("\n")))
        parts.append(f"{inset}{passage.mark} {lines}" if passage.mark else lines)
        before = passage.level
    return "".join(parts)


def on_one_line(text: str) -> str:
    """A text without Markdown on one line; the words of two lines never run together."""
    return " ".join(in_lines(text).split())


def _spaced(line: str) -> str:
    return " ".join(line.split())


# Lines


@dataclass(frozen=True, slots=True)
class _Line:
    inset: int
    text: str
    """Empty for a blank line."""
    mark: str = ""
    rest: str = ""
    """The text behind the mark."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """What the mark may count as, style to number: «i.» is the ninth letter or the first of the Romans."""


def _line(raw: str) -> _Line:
    text = raw.strip()
    inset = len(raw[: len(raw) - len(raw.lstrip())].expandtabs(_TAB))
    found = _MARK.match(text)
    if found is None:
        return _Line(inset, text)
    return _Line(inset, text, _shown(found[0]), text[found.end() :].lstrip(), dict(_counts(found)))


def _shown(mark: str) -> str:
    """The mark; a bullet of a font of symbols, which nobody else has, as one that all have."""
    return "•" if "\ue000" <= mark <= "\uf8ff" else mark


def _counts(found: re.Match[str]) -> Iterator[tuple[str, int]]:
    if bullet := found["bullet"]:
        yield "-" if bullet in _DASHES else bullet, 0
        return
    sign, around = found["sign"], f"{found['open']}{found['above']}{{}}{found['close']}"
    if sign.isdigit():
        yield around.format("1"), int(sign)
        return
    upper = sign.isupper()
    if len(sign) == 1:
        yield around.format("A" if upper else "a"), ord(sign.lower()) - ord("a") + 1
    if set(sign.lower()) <= _ROMAN.keys():
        yield around.format("I" if upper else "i"), _roman(sign.lower())


def _roman(sign: str) -> int:
    values = [_ROMAN[letter] for letter in sign]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


# Lists

_Found = tuple[Passage, bool]
"""A passage, and whether a blank line stands before it."""


@dataclass(slots=True)
class _Item:
    line: _Line
    lines: list[str]
    lists: list[_List] = field(default_factory=list)

    def passage(self, level: int, *, first: bool) -> Passage:
        return Passage("\n".join(self.lines), self.line.mark, level, first)


@dataclass(slots=True)
class _List:
    inset: int
    counts: Mapping[str, int]
    """What the last mark counts as, in the styles that all its marks may have."""
    items: list[_Item]
    loose: bool
    """Whether a blank line stands before it."""

    def going_on(self, line: _Line) -> Mapping[str, int]:
        """The styles in which a line goes on with this list; none where it doesn't."""
        if abs(line.inset - self.inset) > _NEAR:
            return {}
        both = self.counts.keys() & line.counts.keys()
        return {style: line.counts[style] for style in both if _follows(self.counts[style], line.counts[style], style)}


def _follows(before: int, count: int, style: str) -> bool:
    """Letters go on one by one, or they are the initials of names; a number may be a slip."""
    return count == before + 1 if style[-2:-1].isalpha() else count >= before


class _Reader:
    """Reads lines once, from the first to the last."""

    def __init__(self, raw: Sequence[str]) -> None:
        self._lines = [_line(one) for one in raw]
        self._places: dict[str, list[int]] = defaultdict(list)
        """Style to the lines that may have it."""
        for at, line in enumerate(self._lines):
            for style in line.counts:
                self._places[style].append(at)
        self._marked = self._next([bool(line.mark) for line in self._lines])
        self._blank = self._next([not line.text for line in self._lines])
        self._plain = self._next([bool(line.text and not line.mark and not line.inset) for line in self._lines])
        self._lists: list[_List] = []
        """Those that stand side by side since the last paragraph."""
        self._open: list[_List] = []
        """The list that is read, and those that it is within, outermost first."""

    def read(self) -> Iterator[_Found]:
        loose = False
        for at, line in enumerate(self._lines):
            if not line.text:
                loose = True
                continue
            if line.mark:
                self._put(at, line, loose=loose)
            elif self._belongs(at, line, loose=loose):
                self._open[-1].items[-1].lines.append(line.text)
            else:
                yield from _listed(self._lists)
                self._lists, self._open = [], []
                yield Passage(line.text), loose
            loose = False
        yield from _listed(self._lists)

    @staticmethod
    def _next(those: Sequence[bool]) -> list[int]:
        """For each line the next one of those, itself included; their number behind the last."""
        found = [len(those)] * (len(those) + 1)
        for at in range(len(those) - 1, -1, -1):
            found[at] = at if those[at] else found[at + 1]
        return found

    def _put(self, at: int, line: _Line, *, loose: bool) -> None:
        item = _Item(line, [line.rest])
        for depth in reversed(range(len(self._open))):
            if counts := self._open[depth].going_on(line):
                del self._open[depth + 1 :]
                self._open[depth].counts = counts
                self._open[depth].items.append(item)
                return
        while self._open and line.inset < self._open[-1].inset - _NEAR:
            self._open.pop()
        within = bool(self._open) and (line.inset > self._open[-1].inset or self._resumed(at))
        if within and len(self._open) == MAX_LEVEL:
            self._open[-1].items.append(item)
            return
        if self._open and not within:
            self._open.pop()
        around = self._open[-1].items[-1].lists if self._open else self._lists
        around.append(_List(line.inset, line.counts, [item], loose))
        self._open.append(around[-1])

    def _resumed(self, at: int) -> bool:
        """Whether the list that is read goes on after lines of another style."""
        end = self._plain[at]
        places = (self._places[style] for style in self._open[-1].counts)
        return any((after := bisect_right(those, at)) < len(those) and those[after] < end for those in places)

    def _belongs(self, at: int, line: _Line, *, loose: bool) -> bool:
        """Whether a line without a mark belongs to the item above it."""
        if not self._open:
            return False
        if line.inset > self._open[0].inset:
            return True
        after = self._marked[at]
        if loose or after == len(self._lines) or self._blank[at] < after:
            return False
        coming = self._lines[after]
        return any(
            count == one.counts[style] + 1 for one in self._open for style, count in one.going_on(coming).items()
        )


def _listed(lists: Iterable[_List], level: int = 1) -> Iterator[_Found]:
    """What the lists of a level are read as. A lone item that is within no list is a line."""
    for one in lists:
        lone = level == 1 and len(one.items) == 1
        for item in one.items:
            if lone:
                yield Passage("\n".join([item.line.text, *item.lines[1:]])), one.loose
            else:
                yield item.passage(level, first=item is one.items[0]), False
            yield from _listed(item.lists, 1 if lone else level + 1)


def _joined(found: Iterable[_Found]) -> Iterator[Passage]:
    """Lines of a paragraph that follow each other are one passage."""
    paragraph: list[str] = []
    for passage, loose in found:
        if paragraph and (loose or passage.mark):
            yield Passage("\n".join(paragraph))
            paragraph = []
        if passage.mark:
            yield passage
        else:
            paragraph.append(passage.text)
    if paragraph:
        yield Passage("\n".join(paragraph))
