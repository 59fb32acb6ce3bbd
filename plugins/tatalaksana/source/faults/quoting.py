# Quotes around a text: the splices that put them there, and whether a text needs them.
from __future__ import annotations

import re
from collections.abc import Sequence

from tatalaksana.source.odd import without_quotes
from tatalaksana.source.problem import Splice

SIGNS = "*&!@%`>|[]{},#"
"""What means something else at the beginning of a text."""

_INNER = re.compile(r"(?<=[^\s(])(['\"])(?=[\s.,;:)]|$)")
"""A quote that closes: behind a letter, before a blank."""
_APOSTROPHE = re.compile(r"'")


def sign_of(text: str) -> str:
    """The sign at a text's beginning that makes it something else; empty where it has none."""
    if text[:2] in {"- ", "? ", ": "} or text in {"-", "?", ":"}:
        return text[0]
    return text[0] if text[:1] and text[0] in SIGNS else ""


def quotes(start: int, text: str, more: Sequence[tuple[int, str]] = ()) -> tuple[Splice, ...]:
    """Quotes around a text; around one of a single line in place of Word's.

    Args:
        start: Where it begins.
        text: What stands there, of one line.
        more: The beginnings and the texts of the lines with which it goes on.
    """
    bare = text if more else without_quotes(text)
    if bare != text:
        return (Splice(start, text, quoted(bare)),)
    parts = [(start, text), *more]
    mark = "'" if any('"' in part or "\\" in part for _, part in parts) else '"'
    found = [Splice(start, "", mark)]
    if mark == "'":
        found += [Splice(place + one.start(), "'", "''") for place, part in parts for one in _APOSTROPHE.finditer(part)]
    last, tail = parts[-1]
    return tuple(_joined([*found, Splice(last + len(tail), "", mark)]))


def quoted(text: str) -> str:
    """A text of one line in quotes."""
    mark = "'" if '"' in text or "\\" in text else '"'
    return mark + (text.replace("'", "''") if mark == "'" else text) + mark


def ends_first(held: str) -> bool:
    """Whether the second quote closes the first one: «"a" dan "b"», not «"a "b" c"»."""
    second = held.index(held[0], 1)
    closing = _INNER.match(held, second)
    return closing is not None and second < len(held) - 1


def as_written(item: str) -> str:
    """A text as an item of a list is written: in quotes where it needs them."""
    plain = not (sign_of(item) or item[:1] in "\"'" or ": " in item or " #" in item or item.endswith(":"))
    return item if plain else quoted(item)


def _joined(splices: list[Splice]) -> list[Splice]:
    """Splices at one place as one."""
    found: list[Splice] = []
    for splice in splices:
        if found and found[-1].start + len(found[-1].old) >= splice.start:
            last = found.pop()
            found.append(Splice(last.start, last.old + splice.old, last.new + splice.new))
        else:
            found.append(splice)
    return found
