# What copying from Word leaves: blanks that are none, its quotes, its bullets.
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tatalaksana.source.faults.guess import short
from tatalaksana.source.faults.quoting import as_written, quoted, sign_of
from tatalaksana.source.odd import (
    BULLET_LETTERS,
    BULLETS,
    DOUBLE,
    ESCAPE,
    ODD_BLANKS,
    TURNING,
    UNSEEN,
    unescaped,
    without_quotes,
)
from tatalaksana.source.problem import Path, Splice
from tatalaksana.source.suspects.reread import value_after
from tatalaksana.source.suspects.suspect import Suspect, Suspicion
from tatalaksana.source.tree import Node, walk
from tatalaksana.source.writing import STEP, newline_of

_ODD = re.compile(f"[{ODD_BLANKS}{UNSEEN}]")
_ODD_OR_ESCAPE = re.compile(f"{ESCAPE}|{_ODD.pattern}")
_JOINING = "\u200c\u200d\u200e\u200f"
"""Letters of no width that other scripts and some pictures need."""
_SPECIAL = "[\u0590-\u1cff\u2600-\u27bf\u3040-\ud7ff\ufb1d-\ufdff\ufe0f\ufe70-\ufefc\U0001f000-\U0001faff]"
"""Compiled when it is needed, which is seldom: that takes as long as reading an SOP."""
_MARK = re.compile(rf"(?:[{BULLETS}]|[+{BULLET_LETTERS}](?=[ \t]))[ \t]*(?=\S)|-(?=[^\s-])|-+ +(?=\S)")
_ODD_MARK = re.compile(r"(?m)^[ \t]*([◆◇►▶−]|[oü](?=[ \t]))([ \t]*)(?=\S)")
"""Bullets that make no list behind «|-»: of Word's letter for a circle and of some pictures."""
_WORDS_BULLET = re.compile(rf"(?:[{BULLETS}]|[{BULLET_LETTERS}](?=[ \t]))[ \t]*(?=\S)")
_INLINE = re.compile(r"[ \t]+[•▪‣●➢➤][ \t]*(?=\S)")
_DOUBLE = re.compile(f"[{DOUBLE}]")
_INCH = re.compile("[0-9½¼¾]”$")
_DASHES = "–—−·-"
"""Bullets that may as well be dashes within a sentence."""


def blanks_of_word(text: str, tree: Node) -> Iterator[Suspect]:
    """Keys and texts with special blanks or letters of no width, those that turn others told apart."""
    for path, node, of_key in _scalars(tree):
        written = text[node.start : node.end]
        needed = _JOINING if re.search(_SPECIAL, written) else ""
        odds = [
            (odd.start(), odd.group(), letter)
            for odd in (_ODD_OR_ESCAPE if node.style == '"' else _ODD).finditer(written)
            if _ODD.match(letter := unescaped(odd.group())) and letter not in needed
        ]
        if odds:
            splices = tuple(
                Splice(node.start + place, old, " " if letter in ODD_BLANKS else "") for place, old, letter in odds
            )
            shown = _ODD.sub(
                lambda odd: " " if odd.group() in ODD_BLANKS else "", node.value if node.style == '"' else written
            )
            kind = Suspicion.TURNED if any(letter in TURNING for *_, letter in odds) else Suspicion.BLANKS
            yield Suspect(kind, path, splices[0].start, short(shown), splices, of_key=of_key)


def word_quotes(text: str, tree: Node) -> Iterator[Suspect]:
    """Keys and texts within Word's quotes."""
    for path, node, of_key in _scalars(tree):
        inner = without_quotes(node.value)
        if inner == node.value or node.style in {"|", ">"} or "\n" in text[node.start : node.end]:
            continue
        needs = (
            node.style
            or sign_of(inner)
            or ": " in inner
            or " #" in inner
            or inner.endswith(":")
            or set(inner) & set(",[]{}")
        )
        group = inner[:1] + inner[-1:] == "[]" and not of_key
        new = quoted(inner) if needs and not group else inner
        splices = (Splice(node.start, text[node.start : node.end], new),)
        value = value_after(text, path, splices) if group else inner
        yield Suspect(Suspicion.QUOTES, path, node.start, short(inner), splices, of_key=of_key, value=value)


def half_quotes(text: str, tree: Node) -> Iterator[Suspect]:
    """Lines with one of Word's double quotes whose partner is missing; behind a number it may be an inch."""
    for path, node, of_key in _scalars(tree):
        begin, end = text.rfind("\n", 0, node.start) + 1, text.find("\n", node.end)
        around = text[begin : end if end >= 0 else len(text)]
        hits = list(_DOUBLE.finditer(around))
        marks = [
            hit for hit in hits if not _INCH.search(around, 0, hit.end()) and not around.endswith("â€", 0, hit.start())
        ]
        # What follows a figure is an inch, unless it closes what was opened.
        lone = len(marks) == 1 and (marks[0][0] == "”" or hits[-1] is marks[0])
        place = begin + marks[0].start() if lone else -1
        if node.start <= place < node.end:
            yield Suspect(Suspicion.HALF_QUOTES, path, place, text[place], (), of_key=of_key)


def _scalars(tree: Node) -> Iterator[tuple[Path, Node, bool]]:
    for path, node in walk(tree):
        if node.kind == "teks" and node.value:
            yield path, node, False
        for entry in node.entries:
            if entry.key is not None and entry.key.kind == "teks":
                yield (*path, entry.key.value), entry.key, True


def bullets(text: str, tree: Node) -> Iterator[Suspect]:
    """Texts whose lines are items, and items that have a bullet of their own."""
    newline = newline_of(text)
    for path, node in walk(tree):
        if node.kind == "daftar":
            yield from _in_items(text, path, node)
    for path, node in walk(tree):
        if node.kind == "teks" and not node.anchor and node.value and not (path and isinstance(path[-1], int)):
            yield from _in_lines(text, path, node, newline)


def _in_items(text: str, path: Path, node: Node) -> Iterator[Suspect]:
    splices = []
    for entry in node.entries:
        found = (
            _WORDS_BULLET.match(text, entry.value.start)
            if entry.value.kind == "teks" and not entry.value.style
            else None
        )
        if found and found.end() < entry.value.end:
            splices.append(Splice(found.start(), found.group(), ""))
    if splices:
        end = text.find("\n", splices[0].start)
        said = short(text[splices[0].start : end if end >= 0 else len(text)], 25)
        yield Suspect(Suspicion.BULLETS, path, splices[0].start, said, tuple(splices))


def _in_lines(text: str, path: Path, node: Node, newline: str) -> Iterator[Suspect]:
    """A text as a list, where its key takes one, else as lines that each begin with a dash."""
    if node.style == "|":
        yield from _odd_marks(text, path, node)
    if node.style:
        return
    lines = _lines(text, node)
    if len(lines) == 1 and not node.style and _WORDS_BULLET.match(lines[0]):
        lines = _split(lines[0])
    marked = [line for line in lines if _MARK.match(line)]
    sure = any(_WORDS_BULLET.match(line) and line[0] not in _DASHES for line in lines)
    if not marked:
        return
    if not sure and (len(marked) < 2 or len(marked) < len(lines) - 1):  # noqa: PLR2004 - one dash may be a dash
        return
    start, end = node.start, node.end
    before = text.rfind("\n", 0, start) + 1
    head = re.compile(r"[ ]*(?:- +)*").match(text, before)
    column = (head.end() - before if head else 0) + (0 if _value_below(text, start) else STEP)
    margin = newline + " " * column
    items = [_item(line) for line in lines]
    value = [item for item, _ in items]
    said = short(marked[0], 25)
    gap = len(text[:start]) - len(text[:start].rstrip())
    begin = start - gap
    as_text = Suspect(
        Suspicion.BULLETS, path, start, said,
        (Splice(begin, text[begin:end], f" |-{margin}" + margin.join(_line(line) for line in lines)),),
        value="\n".join(_line(line) for line in lines),
    )  # fmt: skip
    if len(marked) == len(lines) > 1:
        listed = "".join(f"{margin}- {as_written(item)}" for item in value)
        yield Suspect(
            Suspicion.BULLETS, path, start, said, (Splice(begin, text[begin:end], listed),), value=list(value), other=as_text,
        )  # fmt: skip
    elif len(lines) == 1:
        found = _WORDS_BULLET.match(lines[0])
        assert found is not None  # noqa: S101 - it is why the line is here
        yield Suspect(Suspicion.BULLETS, path, start, said, (Splice(start, found.group(), ""),), value=value[0])
    elif _value_below(text, start) and not _MARK.match(lines[0]):
        # Where a list may stand, nobody knows whether the first is an item without its dash, or the text above them.
        yield Suspect(Suspicion.BULLETS, path, start, said, (), value=list(value), other=as_text)
    else:
        yield as_text


def _odd_marks(text: str, path: Path, node: Node) -> Iterator[Suspect]:
    """Lines behind «|-» whose marks no list has; dashes and the usual bullets stay as written there."""
    head = text.find("\n", node.start, node.end)
    if head < 0:
        return
    found = list(_ODD_MARK.finditer(text, head + 1, node.end))
    if found:
        splices = tuple(Splice(hit.start(1), hit[1] + hit[2], "- ") for hit in found)
        yield Suspect(Suspicion.ODD_MARK, path, found[0].start(1), found[0][1], splices)


def _value_below(text: str, start: int) -> bool:
    """Whether a value begins on a line of its own."""
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _lines(text: str, node: Node) -> list[str]:
    """A text's lines as written; a plain text's line that goes on without a bullet belongs to the one above."""
    found: list[str] = []
    raw = [line.strip() for line in text[node.start : node.end].split("\n") if line.strip()]
    some = any(_MARK.match(line) for line in raw)
    for line in raw:
        if found and some and _MARK.match(found[-1]) and not _MARK.match(line):
            found[-1] += " " + line
        else:
            found.append(line)
    return found


def _split(line: str) -> list[str]:
    """One line of several items, as Word's lists become when their line ends are lost."""
    places = [0, *(found.start() for found in _INLINE.finditer(line)), len(line)]
    return [part for start, end in pairwise(places) if (part := line[start:end].strip())]


def _item(line: str) -> tuple[str, bool]:
    found = _MARK.match(line)
    return (line[found.end() :].strip(), True) if found else (line, False)


def _line(line: str) -> str:
    item, marked = _item(line)
    return f"- {item}" if marked else item
