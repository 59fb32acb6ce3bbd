# A file whose lines all begin at the margin: phones and forms take the blanks at the begin of lines away.
from __future__ import annotations

import re
from collections.abc import Iterator

from tatalaksana.source.faults.guess import Guess, Unread
from tatalaksana.source.lines import RawLine, Role
from tatalaksana.source.problem import Splice
from tatalaksana.source.words import KeyWords
from tatalaksana.source.writing import STEP


def lost_insets(view: Unread) -> Iterator[Guess]:
    """Every line where it belongs by its key, where none is moved in and keys of a group stand beside those of the file."""
    keys, lines = view.keys, [line for line in view.lines if line.role is Role.ENTRY]
    if not isinstance(keys, KeyWords) or not keys.order or any(line.indent for line in lines):
        return
    columns = _columns(lines, keys)
    if any(not line.dashes and column for line, column in columns):
        first = next(line for line, column in columns if column)
        yield Guess(
            first.number, 0, "Jorokan berkas ini hilang: semua barisnya mulai di tepi kiri.",
            "Jorokkan lagi: butir dua spasi, kunci di dalam butir empat spasi.",
            tuple(Splice(line.start, "", " " * column) for line, column in columns if column),
        )  # fmt: skip


def _columns(lines: list[RawLine], keys: KeyWords) -> list[tuple[RawLine, int]]:
    """Each line with the column that it had; none where a line may have had several."""
    found: list[tuple[RawLine, int]] = []
    owner, inner, item, filled = "", "", False, False
    of_file: set[str] = set()
    there: set[str] = set()
    begun: set[str] = set()
    for line in lines:
        group = keys.groups.get(owner, frozenset())
        if line.dashes:
            first = _first_key(line)
            begins = not item or first in begun
            if not owner or (begins and inner and inner not in keys.named and not filled):
                return []  # an item of either
            nested = bool(inner) and not begins and first not in group - keys.groups.get(inner, frozenset())
            begun = begun if nested else begun | {first}
            filled = nested
            column = 3 * STEP if nested else STEP
            item, inner, there = (item, inner, there) if nested else (True, "", {line.key})
        elif owner and line.key in group - there and (item or line.key in of_file or line.key not in keys.order):
            column = 2 * STEP if item else STEP
            there.add(line.key)
            inner, filled = "" if line.held else line.key, False
        elif line.key in keys.order and line.key not in of_file:
            column, owner, inner, item, there = 0, "" if line.held else line.key, "", False, set()
            begun = set()
            of_file.add(line.key)
        elif line.key and inner in keys.named:
            column = (3 if item else 2) * STEP
        else:
            return []
        found.append((line, column))
    return found


def _first_key(line: RawLine) -> str:
    """The key with which an item begins, in braces too; empty for a text."""
    found = re.match(r"\{[ ]*([a-z_]+)[ ]*:", line.text[line.lead :])
    return line.key or (found[1] if found else "")
