# A text in the canonical layout: indentation, lists, order of keys, width. What is fine already stays as it is.
#
# Each pass changes spans of the text. A change that would alter the data or lose a comment is left undone.
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from tatalaksana.source.editing import KeyOrder
from tatalaksana.source.meaning import data_of
from tatalaksana.source.odd import without_mark
from tatalaksana.source.problem import Path
from tatalaksana.source.tree import Member, Node, comments_in, tree_of, walk
from tatalaksana.source.wrapping import folded_text, wrapped
from tatalaksana.source.writing import LINE_WIDTH, STEP, UnwritableError, newline_of

_data = lru_cache(maxsize=2)(data_of)

_Splice = tuple[int, int, str]
"""From, to (letters of the text), and what stands there instead."""

_LINE_END = re.compile(r"(?<![ \t])[ \t]*\r?\n[ \t]*")
_LONE_END = re.compile(r"\r(?!\n)")
"""How lines ended on old computers. YAML takes it for an end of a line, few other programs do."""
_ROUNDS = 4
"""A pass can give an earlier one new work, never for long."""


def tidied(text: str, order: KeyOrder) -> str:
    """The text in the canonical layout; the same data, comments, quotes and blank lines.

    Raises:
        UnwritableError: The text is not readable.
    """
    mark, text = without_mark(text)
    data_of(text)  # refuses what is not readable
    usual = _LONE_END.sub("\n", text)
    text = usual if _data(text) == _data(usual) else text
    for _ in range(_ROUNDS):
        before = text
        for find_splices in (_indented, _unbracketed, _ordered_by(order), _wrapped):
            text = _applied(text, find_splices)
        if text == before:
            break
    return mark + text


def _applied(text: str, find_splices: Callable[[str, Node], Iterator[_Splice]]) -> str:
    """All changes of a pass together; where that does not hold, one by one, without those that don't hold."""
    splices = sorted(find_splices(text, tree_of(text)))
    if not splices:
        return text
    if not _overlap(splices):
        whole = _spliced(text, splices)
        if _same(text, whole):
            return whole
    skip = 0
    for _ in range(2 * len(splices)):  # bounded: what is asked for again after it was done would be for ever
        splices = sorted(find_splices(text, tree_of(text)))
        if skip >= len(splices):
            break
        one = _spliced(text, splices[skip : skip + 1])
        if _same(text, one):
            text = one
        else:
            skip += 1
    return text


def _overlap(splices: Sequence[_Splice]) -> bool:
    return any(first[1] > second[0] for first, second in pairwise(splices))


def _spliced(text: str, splices: Sequence[_Splice]) -> str:
    newline = newline_of(text)
    for start, end, new in reversed(splices):
        text = text[:start] + re.sub(r"\r?\n", newline, new) + text[end:]
    return text


def _same(before: str, after: str) -> bool:
    try:
        return _data(before) == _data(after) and _remarks(before) == _remarks(after)
    except UnwritableError:
        return False


def _remarks(text: str) -> tuple[list[str], int]:
    """Comments and how many blank lines: what people wrote beside the data."""
    said = sorted(text[start:end].rstrip() for start, end in comments_in(text, tree_of(text)))
    return said, sum(not line.strip() for line in text.split("\n"))


def _column(text: str, position: int) -> int:
    return position - (text.rfind("\n", 0, position) + 1)


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    end = len(text) if end < 0 else end
    return end - 1 if end > position and text[end - 1] == "\r" else end


# Indentation: each level two spaces, dashes too.


def _indented(text: str, tree: Node) -> Iterator[_Splice]:
    shifts: dict[int, int] = {}
    splices: list[_Splice] = []
    _shift(text, tree, 0, 0, shifts, splices)
    yield from splices
    for line, delta in shifts.items():
        if not delta:
            continue
        if delta > 0:
            yield line, line, " " * delta
        else:
            blanks = len(text[line:]) - len(text[line:].lstrip(" "))
            yield line, line + min(-delta, blanks), ""


def _shift(text: str, node: Node, column: int, begin: int, shifts: dict[int, int], splices: list[_Splice]) -> None:  # noqa: PLR0917 - a walk and what it gathers
    """Say by how much each line of a block collection moves when its keys or dashes begin at `column`."""
    if node.flow or node.kind not in {"kelompok", "daftar"}:
        return
    for entry in node.entries:
        delta = column - _column(text, entry.start)
        for line in _lines(text, begin, entry.end):
            shifts[line] = delta
        child = entry.value
        below = column + STEP
        gap = text[entry.after : child.start]
        if entry.key is None and child.kind in {"teks", "alias"} and gap.strip(" ") == "" and len(gap) > 1:
            splices.append((entry.after, child.start, " "))
        if child.kind in {"kelompok", "daftar"} and not child.flow and child.entries:
            first = child.entries[0].start
            if "\n" not in text[entry.after : first] and text[entry.after : first].isspace():
                if text[entry.after : first] != " ":
                    splices.append((entry.after, first, " "))
                _shift(text, child, below, first, shifts, splices)
            else:
                _shift(text, child, below, _line_end(text, entry.after) + 1, shifts, splices)
        begin = _line_end(text, entry.end) + 1


def _lines(text: str, begin: int, end: int) -> Iterator[int]:
    """The starts of the lines that begin in a span and hold something."""
    start = begin if begin == 0 else text.find("\n", begin - 1) + 1
    while 0 <= start < end:
        stop = text.find("\n", start)
        if (text[start:] if stop < 0 else text[start:stop]).strip():
            yield start
        if stop < 0:
            return
        start = stop + 1


# Brackets that hold more than a line has room for become lines of their own.


def _unbracketed(text: str, tree: Node) -> Iterator[_Splice]:
    for parent in _blocks(tree):
        for entry in parent.entries:
            node = entry.value
            if not node.flow or not node.entries or node.anchor:
                continue
            source = text[node.start : node.end]
            fits = "\n" not in source and _column(text, node.end) <= LINE_WIDTH
            gap, rest = text[entry.after : node.start], text[node.end : _line_end(text, node.end)]
            if fits or gap != " " or rest.strip() or any(_holds(inner) for _, inner in walk(node)):
                continue
            column = _column(text, entry.start) + STEP
            line = _LINE_END.sub(" ", source)
            if _column(text, node.start) + len(line) <= LINE_WIDTH:
                yield node.start, node.end, line
                continue
            lines = "".join(f"\n{' ' * column}{line}" for line in _spread(text, node))
            yield entry.after, node.end, lines if entry.key is not None else " " + lines.lstrip()


def _holds(node: Node) -> bool:
    return node.kind == "alias" or bool(node.anchor)


def _spread(text: str, node: Node) -> Iterator[str]:
    for entry in node.entries:
        sign = "-" if entry.key is None else text[entry.key.start : entry.key.end] + ":"
        yield f"{sign} {_LINE_END.sub(' ', text[entry.value.start : entry.value.end])}".rstrip()


def _blocks(tree: Node) -> Iterator[Node]:
    """Every block collection, outermost first."""
    for _, node in walk(tree):
        if node.kind in {"kelompok", "daftar"} and not node.flow:
            yield node


# Order of keys


def _ordered_by(order: KeyOrder) -> Callable[[str, Node], Iterator[_Splice]]:
    def ordered(text: str, tree: Node) -> Iterator[_Splice]:
        for path, node in walk(tree):
            places = _sorted(node, order(path))
            if places is not None:
                yield from (_swapped_in_line if node.flow else _swapped)(text, node, places, path)

    return ordered


def _sorted(node: Node, order: Sequence[str]) -> list[int] | None:
    """The entries' places in order; None where they stand in order already, or have none."""
    if node.kind != "kelompok" or not order:
        return None
    ranks = {key: rank for rank, key in enumerate(order)}
    places = sorted(range(len(node.entries)), key=lambda index: ranks.get(_key(node.entries[index]), len(ranks)))
    return None if places == list(range(len(places))) else places


def _key(entry: Member) -> str:
    return "" if entry.key is None else entry.key.value


def _swapped_in_line(text: str, node: Node, places: Sequence[int], path: Path) -> Iterator[_Splice]:
    del path
    entries = node.entries
    for index, place in enumerate(places):
        if index != place:
            yield entries[index].start, entries[index].end, text[entries[place].start : entries[place].end]


def _swapped(text: str, node: Node, places: Sequence[int], path: Path) -> Iterator[_Splice]:
    """Each entry moves with the blank lines and the comments above it and the comment behind it."""
    entries = node.entries
    line = text.rfind("\n", 0, entries[0].start) + 1
    inline = bool(text[line : entries[0].start].strip())
    begin = entries[0].start if inline else _comments_above(text, line, header=not path)
    leads = [text[begin : entries[0].start] if not inline else ""]
    bodies = [text[entries[0].start : _line_end(text, entries[0].end)]]
    for before, entry in pairwise(entries):
        start = _line_end(text, before.end)
        leads.append(text[start + text[start:].index("\n") + 1 : entry.start])
        bodies.append(text[entry.start : _line_end(text, entry.end)])
    first = places[0]
    if first:
        # What begins the group has no blank lines above it; they go to what began it.
        blanks, rest = _blanks_of(leads[first])
        if inline:
            if "\n" in rest:
                return
            rest = ""
        leads[first] = rest
        leads[0] = blanks + (" " * _column(text, entries[0].start) if inline else leads[0])
    yield begin, _line_end(text, entries[-1].end), "\n".join(leads[place] + bodies[place] for place in places)


def _comments_above(text: str, line: int, *, header: bool) -> int:
    """Where the comments directly above a line begin. At the top of a file they are the file's, up to a blank line."""
    begin = line
    while begin:
        above = text.rfind("\n", 0, begin - 1) + 1
        said = text[above:begin].strip()
        if not said.startswith("#"):
            return line if header and said else begin
        begin = above
    return line if header else begin


def _blanks_of(lead: str) -> tuple[str, str]:
    found = re.match(r"(?:[ \t]*\r?\n)*", lead)
    end = found.end() if found else 0
    return lead[:end], lead[end:]


# Width


def _wrapped(text: str, tree: Node) -> Iterator[_Splice]:
    for parent in _blocks(tree):
        for entry in parent.entries:
            node = entry.value
            if node.kind == "teks" and node.style != "|" and _too_wide(text, node):
                margin = " " * (_column(text, entry.start) + STEP)
                new = _narrow(text[node.start : node.end], node, _column(text, node.start), margin)
                if new is not None and new != text[node.start : node.end]:
                    yield node.start, node.end, new


def _too_wide(text: str, node: Node) -> bool:
    start = text.rfind("\n", 0, node.start) + 1
    return any(len(line.rstrip()) > LINE_WIDTH for line in text[start : node.end].split("\n"))


def _narrow(source: str, node: Node, column: int, margin: str) -> str | None:
    if node.style == ">":
        new = folded_text(node.value.rstrip("\n"), margin)
        header = source.split("\n", 1)[0].rstrip()
        return None if new is None else header + new.removeprefix(">-")
    if re.search(r"\n[ \t]*\r?\n", source):
        return None
    return wrapped(_LINE_END.sub(" ", source), column, margin)
