# Long texts over several lines, broken only where YAML joins them again with the one space that was there.
from __future__ import annotations

import re

from tatalaksana.source.writing import LINE_WIDTH

_BREAK = re.compile(r"(?<=[^\s]) (?=[^\s])")


def wrapped(written: str, column: int, margin: str) -> str:
    """A text as written, plain or in quotes, over as many lines as it needs.

    Args:
        written: The text on one line, with its quotes.
        column: Where its first line begins.
        margin: What stands before the other lines.
    """
    return f"\n{margin}".join(_parts(written, LINE_WIDTH - column, LINE_WIDTH - len(margin)))


def folded_text(text: str, margin: str) -> str | None:
    """A text behind «>-», where that can say it."""
    if "\n" in text or not text or text != text.strip():
        return None
    return ">-" + "".join(
        f"\n{margin}{part}" for part in _parts(text, LINE_WIDTH - len(margin), LINE_WIDTH - len(margin))
    )


def _parts(text: str, first: int, room: int) -> list[str]:
    parts: list[str] = []
    at = 0
    last = None
    limit = first
    for place in [*(found.start() for found in _BREAK.finditer(text)), len(text)]:
        if place - at > limit and last is not None:
            parts.append(text[at:last])
            at, last, limit = last + 1, None, room
        last = place
    return [*parts, text[at:]]
