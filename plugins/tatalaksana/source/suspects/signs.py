# Whether a text has anything suspicious at all. It is asked of every file, so it only searches, at the speed of C: a
# healthy SOP of 8 kB takes a fiftieth of the time that reading it takes.
from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from tatalaksana.source.odd import (
    BULLET_LETTERS,
    BULLETS,
    CLOSING,
    DOUBLE,
    ESCAPE,
    LONE_SIGN,
    ODD_BLANKS,
    OPENING,
    SLIPPED_SIGN,
    UNSEEN,
    unescaped,
)
from tatalaksana.source.suspects.suspect import Suspicion

_PLAIN = bytes(range(128))
_NO_WIDTH = frozenset(ODD_BLANKS + UNSEEN)
_ESCAPE = re.compile(ESCAPE)
_ODD = frozenset(BULLETS + CLOSING + ODD_BLANKS + OPENING + UNSEEN)
_QUOTED = re.compile(rf"[:,{{\[-][ \t]+[{OPENING}”]|^[ \t]*[{OPENING}]", re.MULTILINE)
_BULLET = re.compile(rf"^[ \t]*(?:- +)*(?:[^\s:#]+:[ \t]+)?[{BULLETS}]|[ \t][•▪‣●➢➤]", re.MULTILINE)
_SWALLOWED = re.compile(r" #(?![#!])")
_KEYED = re.compile(r"[ \t]*([A-Za-z_][\w-]*)[ \t]*:[ \t]")
_KEYED_BLOCK = re.compile(r"\n[ \t]*([A-Za-z_][\w-]*)[ \t]*:[ \t]+[|>][-+]?[ \t]*\r?\n")
_STUCK = re.compile(r"[^\s\\#\"']#[ \t]+[^\W\d_]")
_FOLDED = re.compile(
    r"[ \t]>[-+]?[ \t]*\r?\n([ ]+)(?:\S[^\n]*\n(?:\1[^\n]*\n){0,3}?\1)??(?:-|[•▪]|\(?[1aA][.)])[ \t]+\S"
)
"""A list behind «>», which joins its lines."""
_ALONE = re.compile(r"[{,][ \t\r\n]*[^\s{}\[\],\"'](?:[^{}\[\],:]|:(?=\S))*[,}]")
_LOST = re.compile(r"[:-][ \t]+[&!]")
_GLUED = re.compile(r":[^\s/:]")
_ROW = re.compile(r"[^\s]\t+[^\s][^\n]*[^\s\n]\t+\S|[^\s]\t+[^\s]\t+\S")
_BLOCK = re.compile(r"[ \t][|>][-+]?[ \t]*\r?\n((?:[ \t]*\r?\n)*([ ]+)[^\n]*(?:\n(?:\2[^\n]*|[ \t]*\r?(?=\n)))*)")
"""A text behind its sign, as far as it is set in."""
_REMARK = re.compile(r"[ \t]#[ \t]")
_WORD = re.compile(r"[ ]*(?:- )*([A-Za-z_][\w-]*)")
_DASHED = re.compile(rf"\n(?: *-[^\s-]| *--+ | +[+{BULLET_LETTERS}] | *- +[{BULLET_LETTERS}] (?=[A-Z])|    *- )")
_COUNTED = re.compile(
    r"\n[ \t]*(?:- +)?(?:[^\s:#]+:[ \t]+)?\(?[1aAiI][.)][ \t]*[^\W\d][^\n]*\n(?:[^\n]*\n)?[ \t]*(?:- +)?\(?(?:[2bB]|ii|II)[.)][ \t]*[^\W\d]"
)
_COUNTED_ON = re.compile(
    r"\n[ \t]*(?:- +)?(?:[^\s:#]+:[ \t]+)?\(?(?:[0-9]{1,2}|[a-z])[.)][ \t]+[^\W\d][^\n]*\n(?:[^\n]*\n)?[ \t]+\(?(?:[0-9]{1,2}|[a-z])[.)][ \t]+[^\W\d]"
)
"""The same from another number on, or with a gap."""
_DASHLESS = re.compile(
    r"\n(?=[^\n]*\n[ ]+[A-Z])[ ]*(?:(?:- +)?[a-z_]+:[ \t]+|- +|[ ])([A-Z][^\n:#]{1,58}[^\s,;:|>&/])[ \t]*\r?\n[ ]+[A-Z][^\n:#]*[a-z][^\n:#]*(?=\r?\n|$)"
)
_DASH_BELOW = re.compile(r":[ \t]*\r?\n([ ]+)[^\s#-][^\n:]*\r?\n(?:\1[ ]*[^\s#-][^\n:]*\n)?[ ]+- ")
"""A text below its key, and a dash below that."""
_HALVES = re.compile(r"\n([ ]*)- ([a-z_]+):[ \t][^\n]*\n\1- (?!\2:)[a-z_]+:[ \t]")
_DASH_SET_IN = re.compile(r"\n(?=[^\n]*\n  - )(?: ?- |[a-z_]+:[ \t]+[^\s\[{\"'|>#])[^\n]*[^\s:|>-]\r?\n  - ")
"""A dash below the text of an item, or of a key, at the margin."""
_KEYLESS = re.compile(
    r"\n([ ]*)(?:- )?[a-z_]+:[ \t]+[^\s\[{\"'|>&*!#][^\n]{0,70}\n\1 [ ]*(?:[0-9A-Z][^\n:]*|[a-z][a-z0-9-]*)[ \t]*\r?(?=\n\1(?:[ ]{0,2}[a-z_]+:|- )|\n[ ]{0,4}(?:- |[a-z_-]+:)|\n[ ]*\r?\n|\n?$)"
)
"""A line that goes on with the text of a key, and is no more than an id, or begins with a figure or a great letter."""
_AS_ABOVE = re.compile(r"\n([ ]*)- ([A-Z]\w+) [^\n]*\n\1[ ]+\2 ")
"""A line that begins with the word of the item above it."""
_ABREAST = re.compile(r"\n[ ]*- [A-Z][^\n:\"'\[{|>]*[^\s\d] ?- [A-Z][^\n:]*(?=\r?\n|$)")
"""An item within which a dash stands before a capital letter."""
_SLIPPED = re.compile(rf":[ \t]+{SLIPPED_SIGN}[ \t]*\r?\n[ ]")
_LONE_SIGN = re.compile(rf":[ \t]+{LONE_SIGN}[ \t]*\r?\n[ ]+(?!(?:- +)*[a-z_]+:|- |#)\S")
_SEMICOLON = re.compile(r"\{[^{}\n]*;[ \t]*[^\W\d_][^:;,{}\n]*:[^\s/:]")
_PARTED = re.compile(r"\([^()\[\]\n]*,|[“„][^“”„\[\]\n]*,")
_BEGUN = re.compile(r"[ ]*(?:#|\r?$)|.*[:|>][-+]?[ \t\r]*(?:#.*)?$")
"""A line under which items may stand: a remark, nothing, or a key that begins something."""

_PATTERNS: tuple[tuple[str, re.Pattern[str], tuple[Suspicion, ...]], ...] = (
    (">", _FOLDED, (Suspicion.JOINED,)), ("\t", _ROW, (Suspicion.ROW,)),
    ("\n", _COUNTED, (Suspicion.COUNTED, Suspicion.JOINED)), ("\n", _COUNTED_ON, (Suspicion.COUNTED,)), ("\n", _DASHLESS, (Suspicion.DASHLESS,)),
    ("\n", _DASH_BELOW, (Suspicion.BULLETS, Suspicion.DASHLESS)), ("\n", _HALVES, (Suspicion.HALVES,)),
    ("\n", _AS_ABOVE, (Suspicion.DASHLESS,)), ("- ", _ABREAST, (Suspicion.ABREAST,)),
    ("\n", _DASH_SET_IN, (Suspicion.BULLETS, Suspicion.DASHLESS)), ("\n", _SLIPPED, (Suspicion.JOINED,)), ("\n", _LONE_SIGN, (Suspicion.JOINED,)),
    ("\n", _KEYLESS, (Suspicion.KEYLESS,)), (";", _SEMICOLON, (Suspicion.SEMICOLON,)),
)  # fmt: skip
"""A letter without which a pattern needs no search, the pattern, and what it speaks for."""


def signs_in(text: str, keys: Collection[str], *, gaps: bool, stretched: bool) -> frozenset[Suspicion]:
    """What a text may be suspected of.

    Args:
        text: A readable text.
        keys: Words that are keys in such a file.
        gaps: Whether a key in it has nothing behind it, not even a colon's value.
        stretched: Whether a text in quotes goes on over lines.
    """
    found: set[Suspicion] = set()
    found.update(_odd(text))
    if "#" in text[1:]:  # the first line of most is a remark, and no text stands before that
        found.update(_of_remarks(text, keys))
    if ("&" in text or "!" in text) and _LOST.search(text):
        found.add(Suspicion.LOST)
    found.update(_of_commas(text, gaps=gaps))
    if stretched:
        found.add(Suspicion.RUNAWAY)
    if "|" in text and any(_keyed(hit[1], keys) for hit in _BLOCK.finditer(text)):
        found.add(Suspicion.INNER_KEY)
    if any(_glued(text, hit.start(), keys) for hit in _GLUED.finditer(text)):
        found.add(Suspicion.GLUED)
    if any(_odd_item(text, hit) for hit in _DASHED.finditer(text)):
        found.update((Suspicion.BULLETS, Suspicion.DASHLESS))
    for sign, pattern, kinds in _PATTERNS:
        if sign in text and pattern.search(text):
            found.update(kinds)
    return frozenset(found)


def _odd(text: str) -> Iterator[Suspicion]:
    if "\\" in text and any(unescaped(escape) in _NO_WIDTH for escape in _ESCAPE.findall(text)):
        yield Suspicion.BLANKS
    if text.isascii():
        return
    letters = set(text.encode().translate(None, _PLAIN).decode()) & _ODD
    if letters & _NO_WIDTH:
        yield Suspicion.BLANKS
    if letters & set(OPENING + CLOSING) and _QUOTED.search(text):
        yield Suspicion.QUOTES
    if letters & set(DOUBLE):
        yield Suspicion.HALF_QUOTES
    if letters & set(BULLETS) and _BULLET.search(text):
        yield from (Suspicion.BULLETS, Suspicion.DASHLESS)


def _of_remarks(text: str, keys: Collection[str]) -> Iterator[Suspicion]:
    if any(_swallows(text, place, keys) for place in _remarks(text)):
        yield Suspicion.SWALLOWED
    if _is_stuck(text) or (
        _REMARK.search(text) and any(_REMARK.search(text, *hit.span(1)) for hit in _BLOCK.finditer(text))
    ):
        yield Suspicion.PRINTED


def _is_stuck(text: str) -> bool:
    """Whether a remark begins right behind a word: looked for sign by sign, as below."""
    place = text.find("#", 1)
    while place >= 0:
        if _STUCK.match(text, place - 1):
            return True
        place = text.find("#", place + 1)
    return False


def _of_commas(text: str, *, gaps: bool) -> Iterator[Suspicion]:
    if gaps and _ALONE.search(text):
        yield Suspicion.COMMA
    if (
        ("(" in text or "“" in text or "„" in text)
        and "[" in text
        and any(_in_brackets(text, hit.start()) for hit in _PARTED.finditer(text))
    ):
        yield Suspicion.PARTED


def _remarks(text: str) -> Iterator[int]:
    """Where the blanks stand behind which a remark may be a text: few signs are sought one by one quicker than by a pattern."""
    place = text.find("#", 1)
    while place >= 0:
        if text[place - 1] == " " and _SWALLOWED.match(text, place - 1):
            yield place - 1
        place = text.find("#", place + 1)


def _swallows(text: str, place: int, keys: Collection[str]) -> bool:
    """Whether a remark stands right behind a text, where a text would begin, or begins like a key."""
    before = text[text.rfind("\n", 0, place) + 1 : place]
    if not before.strip():
        return False
    keyed = _KEYED.match(text, place + 2)
    return (
        before[-1] not in " \t" or before.rstrip(" \t")[-1:] in {":", "-", "|", ">"} or (keyed is not None and keyed[1] in keys)
    )  # fmt: skip


def _keyed(block: str, keys: Collection[str]) -> bool:
    """Whether the last line of a text behind its sign begins like a key, or one of them like a key with a text below it."""
    found = _KEYED.match(block, block.rstrip().rfind("\n") + 1)
    if found is not None and found[1] in keys:
        return True
    return any(hit[1] in keys for hit in _KEYED_BLOCK.finditer(block))


def _glued(text: str, place: int, keys: Collection[str]) -> bool:
    start = text.rfind("\n", 0, place) + 1
    found = _WORD.match(text, start)
    return found is not None and found.end() == place and found[1] in keys


def _in_brackets(text: str, place: int) -> bool:
    """Whether a square bracket stands open before a place on its line."""
    line = text.rfind("\n", 0, place) + 1
    return text.rfind("[", line, place) > text.rfind("]", line, place)


def _odd_item(text: str, hit: re.Match[str]) -> bool:
    """Whether a line begins with an odd dash, or with a dash where no list is."""
    if not hit.group().endswith("- "):
        return True
    above = text[text.rfind("\n", 0, hit.start()) + 1 : hit.start()]
    deeper = len(hit.group()) - 3 - (len(above) - len(above.lstrip(" ")))
    return deeper > 0 and _BEGUN.match(above) is None
