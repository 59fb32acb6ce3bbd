# Lists that YAML takes for one text, or whose items count themselves: lines behind «1.», «2.», and items without their dash.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from string import ascii_lowercase, ascii_uppercase

from tatalaksana.source.breaks import breaks_off
from tatalaksana.source.faults.guess import short
from tatalaksana.source.faults.quoting import as_written
from tatalaksana.source.problem import Data, Path, Splice
from tatalaksana.source.suspects.suspect import Suspect, Suspicion
from tatalaksana.source.tree import Node, find, walk
from tatalaksana.source.writing import STEP, newline_of

_COUNT = re.compile(
    r"(?P<open>\(?)(?P<sign>[0-9]{1,2}|[ivx]{2,4}|[IVX]{2,4}|[a-z]|[A-Z])(?P<close>[.)])(?:[ \t]+(?=\S)|(?<=[0-9][.)])(?=[A-Za-z]))"
)
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_STYLES = (
    tuple(map(str, range(1, 100))), tuple(ascii_lowercase), tuple(ascii_uppercase), _ROMANS, tuple(map(str.upper, _ROMANS)),
)  # fmt: skip
"""How lists count."""
_DASH = re.compile(r"-(?:[ \t]+(?=\S)|$)|[–—−][ \t]+(?=[A-Z])")
"""Before a small letter other dashes part a sentence."""
_ABREAST = re.compile(r"[A-Z][^\n:]*?[^\W\d] ?- [A-Z][^\n:]*")
"""Texts with a dash before a capital letter, and no figure before that."""
_BETWEEN = re.compile(r" ?- (?=[A-Z])")
_ITEM = 80
"""Letters that an item without its dash has at most."""


def counted_lines(text: str, tree: Node) -> Iterator[Suspect]:
    """Lines that count themselves and are read as one paragraph, and items that do so beside the list's own numbers."""
    newline = newline_of(text)
    for path, node in walk(tree):
        if node.kind == "daftar":
            yield from _counted_items(path, node)
        elif node.kind == "teks" and not (node.style or node.anchor) and "\n" in text[node.start : node.end]:
            yield from _counted_lines(text, path, node, newline)


def _counted_items(path: Path, node: Node) -> Iterator[Suspect]:
    values = [entry.value for entry in node.entries]
    if len(values) < 2 or any(one.kind != "teks" or one.style or one.anchor for one in values):  # noqa: PLR2004 - a list has two
        return
    marks = _marks([one.value for one in values])
    if marks:
        splices = tuple(Splice(one.start, mark, "") for one, mark in zip(values, marks, strict=True))
        meant: list[Data] = [one.value[len(mark) :] for one, mark in zip(values, marks, strict=True)]
        yield Suspect(Suspicion.COUNTED, path, values[0].start, marks[0].strip(), splices, value=meant)


def _counted_lines(text: str, path: Path, node: Node, newline: str) -> Iterator[Suspect]:
    lines = _joined(text[node.start : node.end])
    marks = _marks(lines, in_lines=True)
    if not marks:
        return
    start, end = node.start, node.end
    if path and isinstance(path[-1], int):
        # An item of a list: what it would be is not sure, a list within it or items of the list itself.
        yield Suspect(Suspicion.COUNTED, path, start, marks[0].strip(), (), value="\n".join(lines))
        return
    before = text.rfind("\n", 0, start) + 1
    below = not text[before:start].strip()
    lead = re.compile(r"[ ]*(?:- +)*").match(text, before)
    column = (lead.end() - before if lead else 0) + (0 if below else STEP)
    margin = newline + " " * column
    begin = len(text[:start].rstrip())
    items = [line[len(mark) :] for line, mark in zip(lines, marks, strict=True)]
    listed = "".join(f"{margin}- {as_written(item)}" for item in items)
    block = f" |-{margin}" + margin.join(lines)
    yield Suspect(
        Suspicion.COUNTED, path, start, marks[0].strip(), (Splice(begin, text[begin:end], listed),), value=list(items),
        other=Suspect(
            Suspicion.COUNTED, path, start, marks[0].strip(), (Splice(begin, text[begin:end], block),), value="\n".join(lines),
        ),
    )  # fmt: skip


def _joined(written: str) -> list[str]:
    """A plain text's lines; one without a count belongs to the one above."""
    found: list[str] = []
    for line in (line.strip() for line in written.split("\n") if line.strip()):
        if found and not _COUNT.match(line):
            found[-1] += f" {line}"
        else:
            found.append(line)
    return found


def _marks(lines: Sequence[str], *, in_lines: bool = False) -> list[str]:
    """What the lines begin with where they count from one, or from the first letter, or are lines of one text; else nothing."""
    found = [_COUNT.match(line) for line in lines]
    if len(lines) < 2 or not all(found):  # noqa: PLR2004 - a list has two
        return []
    hits = [hit for hit in found if hit]
    signs = tuple(hit["sign"] for hit in hits)
    alike = len({(hit["open"], hit["close"]) for hit in hits}) == 1
    counts = any(signs == style[: len(signs)] for style in _STYLES)
    # Lines of figures, or of small letters, count whatever is missing among them; capital letters begin names.
    lines_count = in_lines and (all(map(str.isdigit, signs)) or all(len(one) == 1 and one.islower() for one in signs))
    return [hit[0] for hit in hits] if alike and (counts or lines_count) else []


def items_abreast(text: str, tree: Node) -> Iterator[Suspect]:
    """`- Komputer - Printer`: items on one line, where no other item of the list has a dash in it."""
    for path, node in walk(tree):
        if node.kind != "daftar" or node.flow:
            continue
        texts = [entry.value for entry in node.entries if entry.value.kind == "teks"]
        found = [
            one for one in texts if not one.style and not one.anchor and _ABREAST.fullmatch(text[one.start : one.end])
        ]
        if len(found) != 1 or sum(_BETWEEN.search(one.value) is not None for one in texts) > 1:
            continue
        item, parts = found[0], _BETWEEN.split(found[0].value)
        if len(parts) < 2 or any(before.split()[-1] == after.split()[0] for before, after in pairwise(parts)):  # noqa: PLR2004 - «Undang- Undang»
            continue
        meant: list[Data] = [part for one in texts for part in (parts if one is item else [one.value])]
        yield Suspect(
            Suspicion.ABREAST, path, item.start + len(parts[0]) + 1, short(parts[1], 40), (), value=meant if len(texts) == len(node.entries) else None,
        )  # fmt: skip


def without_dash(text: str, tree: Node) -> Iterator[Suspect]:
    """Lines that go on with an item though nothing made them break there: perhaps items of their own.

    Who folds a text breaks its lines where they are long. A short line, behind which one begins with a capital letter,
    looks like the end of an item. So does any line above one with a dash of its own, which joins the text as a letter.
    """
    for path, node in walk(tree):
        if node.kind != "teks" or node.style or node.anchor or "\n" not in text[node.start : node.end] or not path:
            continue
        lines = [line.strip() for line in text[node.start : node.end].split("\n")]
        place = _dash_in(lines, in_item=isinstance(path[-1], int)) or _item_in(lines) or _as_others(tree, path, lines)
        if not all(lines) or place is None:
            continue
        start = node.start
        for _ in range(place):
            start = text.index("\n", start) + 1
        start += len(text[start:]) - len(text[start:].lstrip(" \t"))
        listed: Data = [" ".join(lines[:place]), " ".join(lines[place:])]
        value = None if isinstance(path[-1], int) else "\n".join(lines) if _DASH.match(lines[place]) else listed
        yield Suspect(Suspicion.DASHLESS, path, start, short(lines[place], 40), (), value=value)


def _as_others(tree: Node, path: Path, lines: Sequence[str]) -> int | None:
    """The first line that begins with the word that several other items of the list begin with, however long they are."""
    owner = find(tree, path[:-1]) if isinstance(path[-1], int) else None
    if owner is None or owner.kind != "daftar":
        return None
    begun = [entry.value.value.split(" ", 1)[0] for entry in owner.entries]
    return next(
        (at for at, line in enumerate(lines) if at and line[:1].isupper() and begun.count(line.split(" ", 1)[0]) > 1),
        None,
    )


def _dash_in(lines: Sequence[str], *, in_item: bool) -> int | None:
    """The first line that begins with a dash below a text, unless it is a dash between figures.

    Outside of items only where it is alone: more of them are a list, and told as such.
    """
    places = [place for place, line in enumerate(lines) if _DASH.match(line)]
    if not places or places[0] == 0 or (len(places) > 1 and not in_item):
        return None
    text = _DASH.sub("", lines[places[0]])
    return None if text[:1].isdigit() and lines[places[0] - 1][-1:].isdigit() else places[0]


def _item_in(lines: Sequence[str]) -> int | None:
    """The first line that looks like an item of its own."""
    if not all(lines) or any(len(line) > _ITEM for line in lines) or _marks(_joined("\n".join(lines))):
        return None
    return next((index for index in range(1, len(lines)) if _parted(lines[index - 1], lines[index])), None)


def _parted(before: str, line: str) -> bool:
    """Whether a line looks like an item of its own below another."""
    return (
        line[0].isupper() and line[1:2] != " " and breaks_off(before, line) and any(letter.islower() for letter in line)
    )
