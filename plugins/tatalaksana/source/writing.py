# Data as YAML text, in the fewest signs that read back as the same.
#
# Which texts need quotes is asked of the parser itself: each candidate is read before it is taken.
from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from tatalaksana.source.document import HIDDEN, Document, read
from tatalaksana.source.problem import Data

LINE_WIDTH = 120
"""Letters of a line; longer texts are wrapped."""
STEP = 2
"""Spaces that a level is further right."""

_DAY = re.compile(r"\d{4}-\d\d?-\d\d?")
_SHORT = re.compile(r"[\w.+/-]{1,40}")
"""An id, a date, a number: such values stand together on one line."""


class UnwritableError(Exception):
    """A text or an edit that cannot be written safely; its words are for users."""


def newline_of(text: str) -> str:
    """How a file ends its lines: where some end as Windows has it, what is written into it does too."""
    return "\r\n" if "\r\n" in text else "\n"


def scalar(text: str, *, flow: bool = False, style: str = "") -> str:
    """A text on one line: plain where that reads back as itself, else in quotes.

    Args:
        text: What it says.
        flow: Whether it stands within brackets.
        style: The quotes to take if they can say it.

    Raises:
        UnwritableError: The text has characters that nobody sees.
    """
    hidden = HIDDEN.search(text)
    if hidden is not None:
        raise UnwritableError(f"Teks memuat karakter kendali U+{ord(hidden.group()):04X} yang tidak terlihat.")
    single, double = "'" + text.replace("'", "''") + "'", '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if "\n" in text or "\r" in text:
        return double.replace("\n", "\\n").replace("\r", "\\r")
    if style == "'":
        return single
    if style == '"':
        return double
    if _plain(text, flow=flow):
        return text
    return single if '"' in text or "\\" in text else double


def in_line(value: Data) -> str:
    """Any value on one line, collections in brackets."""
    if isinstance(value, dict):
        pairs = (f"{scalar(key, flow=True)}: {in_line(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_line, value)) + "]"
    return "null" if value is None else scalar(value, flow=True)


def block(value: Data, column: int, *, room: int = LINE_WIDTH) -> tuple[str, list[str]]:
    """A value behind a colon: what stands on the colon's line, and the lines below it.

    Args:
        value: What to write.
        column: Where keys or dashes of the lines below begin.
        room: Letters left on the colon's line.
    """
    if isinstance(value, dict | list) and value and not _is_short(value, room):
        margin = " " * column
        return "", [margin + line for line in yaml_lines(value)]
    if isinstance(value, str) and "\n" in value and not HIDDEN.search(value) and "\r" not in value:
        found = _literal(value, column)
        if found is not None:
            return found
    if isinstance(value, str):
        return scalar(value), []
    return ("" if value is None else in_line(value)), []


def yaml_lines(value: Data) -> Iterator[str]:
    """A collection as lines, one a key or an item, or more."""
    if isinstance(value, dict):
        for key, item in value.items():
            name = scalar(key)
            first, more = block(item, STEP, room=LINE_WIDTH - len(name) - 2)
            yield f"{name}: {first}".rstrip(" ") if not first else f"{name}: {first}"
            yield from more
    elif isinstance(value, list):
        for item in value:
            first, *rest = (
                yaml_lines(item)
                if isinstance(item, dict | list) and item and not _is_short(item, LINE_WIDTH - 20)
                else _item(item)
            )
            yield f"- {first}" if first else "-"
            yield from (" " * STEP + line if line else line for line in rest)
    else:
        raise TypeError(value)


def _item(value: Data) -> list[str]:
    first, more = block(value, 0)
    return [first, *more]


def _is_short(value: Data, room: int) -> bool:
    """Whether a collection is nothing but short words that fit on one line. Lanes and exits are written so."""
    items = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return all(isinstance(item, str) and _SHORT.fullmatch(item) for item in items) and len(in_line(value)) <= room


def _literal(text: str, column: int) -> tuple[str, list[str]] | None:
    """Several lines as a block that keeps them, where it can."""
    body = text.rstrip("\n")
    tail = len(text) - len(body)
    if tail > 1 or not body or body[0] in " \n\t":
        return None
    return ("|" if tail else "|-"), [f"{' ' * column}{line}" if line else "" for line in body.split("\n")]


def _is_day(text: str) -> bool:
    try:
        date(*map(int, text.split("-")))
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def _plain(text: str, *, flow: bool) -> bool:
    """Whether a text without quotes is read as itself, as a value and as a key."""
    if not text or text != text.strip() or "\t" in text:
        return False
    if text.isalpha() and text.isascii() and text.casefold() != "null":
        return True
    if _DAY.fullmatch(text) and not _is_day(text):
        return False  # a text to us; other readers of YAML take it for a day, and give up the file
    for probe, expected in (
        ((f"[{text}]", [text]), (f"{{{text}: {text}}}", {text: text})) if flow
        else ((f"a: {text}", {"a": text}), (f"- {text}", [text]), (f"{text}: a", {text: "a"}))
    ):  # fmt: skip
        found = read("", probe)
        if not isinstance(found, Document) or found.data != expected:
            return False
    return True
