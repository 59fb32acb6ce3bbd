# A text line by line as people see it, also where no YAML parser reads it: what stands where, and what is left open.
#
# A parser that has lost its way blames a line further down. This reader has no grammar to lose: it knows where texts in
# quotes, in brackets and behind «|» go on, and takes each other line by itself.
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_DASHES = re.compile(r"( *)((?:- +)*)(-$)?")
_COLON = re.compile(r":(?=[ \t]|$)")
_REMARK = re.compile(r"[ \t]#")
_HEADER = re.compile(r"[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_CLOSING = {'"': re.compile(r'(?:[^"\\]|\\.)*?"'), "'": re.compile(r"(?:[^']|'')*?'(?!')")}
_SIGNS = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[ \t]#.*|[\[\]{}]""")
_STRUCTURE = re.compile(r"( *)(?:- |-$|[a-z_][\w-]*[ \t]*:(?:[ \t]|$))")


class Role(Enum):
    """What a line is for its neighbours."""

    EMPTY = "kosong"
    REMARK = "catatan"
    ENTRY = "isi"
    """It begins a key, an item, or goes on with a plain text."""
    INNER = "sambungan"
    """It goes on with what an earlier line opened: quotes, brackets, a text behind «|» or «>»."""


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line. Columns count from 0."""

    number: int
    """Counted from 0."""
    start: int
    """How many letters of the text stand before it."""
    text: str
    """Without its line end."""
    role: Role
    indent: int = 0
    """Plain blanks at its beginning."""
    dashes: tuple[int, ...] = ()
    """The columns of its dashes."""
    lead: int = 0
    """Where what it holds begins, behind blanks and dashes."""
    key: str = ""
    """The key as written; empty where it has none."""
    colon: int = -1
    value: int = 0
    """Where the value begins; behind the last letter where it has none."""
    end: int = 0
    """Behind the value's last letter on this line, before a remark as YAML reads it."""
    open: str = ""
    """The quote or the brackets that nothing closes, here or where they may go on."""

    @property
    def held(self) -> str:
        """The value as written on this line."""
        return self.text[self.value : self.end]

    @property
    def plain(self) -> bool:
        """Whether the value is a text without signs around it, or nothing."""
        return self.held[:1] not in {'"', "'", "[", "{", "|", ">", "&", "*", "!"}


def text_lines(text: str) -> tuple[RawLine, ...]:
    """A text's lines."""
    return tuple(_read(list(_cut(text))))


def _cut(text: str) -> Iterator[tuple[int, str]]:
    for found in _LINE.finditer(text):
        if found.start() < len(text):
            yield found.start(), found.group().rstrip("\r\n")


def _read(raw: list[tuple[int, str]]) -> Iterator[RawLine]:
    number = 0
    while number < len(raw):
        start, text = raw[number]
        stripped = text.strip(" \t")
        if not stripped or stripped.startswith("#") or text.startswith(("---", "...", "%")):
            yield RawLine(number, start, text, Role.REMARK if stripped else Role.EMPTY, end=len(text))
            number += 1
            continue
        line = _entry(number, start, text)
        below, line = _goes_on(line, raw)
        yield line
        yield from (
            RawLine(inner, *raw[inner], Role.INNER, end=len(raw[inner][1])) for inner in range(number + 1, below)
        )
        number = below


def _entry(number: int, start: int, text: str) -> RawLine:
    found = _DASHES.match(text)
    assert found is not None  # noqa: S101 - it matches nothing, too
    indent, lead = len(found[1]), found.end()
    dashes = tuple(place for place in range(indent, lead) if text[place] == "-")
    value, key, colon = lead, "", -1
    quoted = _QUOTED[text[lead]].match(text, lead) if text[lead : lead + 1] in _QUOTED else None
    if text[lead : lead + 1] not in {"[", "{", "#", '"', "'"} or quoted:
        sign = _COLON.search(text, quoted.end() if quoted else lead)
        remark = _REMARK.search(text, lead)
        if sign and (remark is None or sign.start() < remark.start()):
            key, colon, value = text[lead : sign.start()].rstrip(), sign.start(), sign.end()
            if quoted and key != quoted.group():
                key, colon, value = "", -1, lead
    value += len(text[value:]) - len(text[value:].lstrip(" \t"))
    line = RawLine(number, start, text, Role.ENTRY, indent, dashes, lead, key, colon, value)
    return replace(line, end=_end(text, value, colon))


def _end(text: str, value: int, colon: int) -> int:
    """Behind the value's last letter; what follows it as a remark is none of it."""
    begin = value
    if text[value : value + 1] in _QUOTED:
        quoted = _QUOTED[text[value]].match(text, value)
        begin = quoted.end() if quoted else len(text)
    elif text[value : value + 1] == "#" and colon >= 0:
        return value
    remark = _REMARK.search(text, begin)
    return len(text[: remark.start() if remark else len(text)].rstrip(" \t"))


def _goes_on(line: RawLine, raw: list[tuple[int, str]]) -> tuple[int, RawLine]:
    """The number of the first line that is not the value's, and the line with what it leaves open."""
    first, column = line.held[:1], line.lead if line.key else line.dashes[-1] if line.dashes else line.indent
    after = line.number + 1
    if first in {"|", ">"} and _HEADER.match(line.held):
        return _deeper(raw, after, column if line.key or line.dashes else -1), line
    if first in _QUOTED:
        return _quoted(line, raw, column)
    if first in {"[", "{"}:
        return _bracketed(line, raw, column)
    return after, line


def _deeper(raw: list[tuple[int, str]], number: int, column: int) -> int:
    """Past the lines that are empty or further right than a column, and not left of the first; empty ones at the end are nobody's."""
    past = number
    while number < len(raw):
        text = raw[number][1]
        if text.strip():
            indent = len(text) - len(text.lstrip(" "))
            if indent <= column:
                break
            column = max(column, indent - 1) if past == number or column < 0 else column
            past = number + 1
        number += 1
    return past


def _quoted(line: RawLine, raw: list[tuple[int, str]], column: int) -> tuple[int, RawLine]:
    sign, after = line.text[line.value], line.number + 1
    if _QUOTED[sign].match(line.text, line.value):
        return after, line
    for number in range(after, _deeper(raw, after, column)):
        if _CLOSING[sign].match(raw[number][1]):
            return number + 1, line
    return after, replace(line, open=sign)


def _bracketed(line: RawLine, raw: list[tuple[int, str]], column: int) -> tuple[int, RawLine]:
    opened = _balance("", line.text[line.value :])
    number = line.number + 1
    while opened and number < len(raw):
        text = raw[number][1]
        found = _STRUCTURE.match(text)
        if found and len(found[1]) <= column and (line.key or line.dashes):
            break
        opened = _balance(opened, text)
        number += 1
    return (line.number + 1, replace(line, open=opened)) if opened else (number, line)


def _balance(opened: str, text: str) -> str:
    """The brackets that are open after a text, outermost first."""
    for found in _SIGNS.finditer(text):
        sign = found.group()
        if sign in {"[", "{"}:
            opened += sign
        elif opened and sign in {"]", "}"}:
            opened = opened[:-1]
    return opened
