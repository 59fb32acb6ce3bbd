# Lists within a step: items that stand in one line have lines of their own, and those of a list within another stand further in,
# as the file writes them.
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tatalaksana.importers.baris import StepRow
from tatalaksana.importers.butir import lettered_lines
from tatalaksana.importers.terbaca import Keyakinan, Terbaca, unsure

_KEYS = ("uraian", "kelengkapan", "output", "ket")
ITEM_MARK = re.compile(
    r"(?P<open>\(?)(?:(?P<count>\d{1,2}|[a-z]|[A-Z]|[ivx]{1,4})(?P<close>[.)])|(?P<bullet>[•●▪■◦‣–—*-]))\s+(?=\S)"
)
"""How an item begins."""
_FIRST = frozenset({"1", "a", "A", "i", "I"})
_PARTED = "Butir-butirnya berdiri dalam satu baris; dipisah menurut tandanya."
_WITHIN = "Daftar di dalam daftar disimpulkan dari tandanya."


def part_items(steps: Sequence[StepRow]) -> None:
    """Set the items of lists in steps apart; what was concluded for that is not sure."""
    for step in steps:
        for key in step.texts.keys() & set(_KEYS):
            step.texts[key] = _apart(step.texts[key])


def _apart(value: Terbaca) -> Terbaca:
    if (parted := lettered_lines(value.isi)) != value.isi:
        value = unsure(replace(value, isi=parted), Keyakinan.MUNGKIN, _PARTED)
    nested, closed = nested_items(value.isi)
    if nested == value.isi:
        return value
    value = replace(value, isi=nested)
    return value if closed else unsure(value, Keyakinan.MUNGKIN, _WITHIN)


@dataclass(frozen=True, slots=True)
class _Level:
    """A list that is open: what its marks are like, and where they and its texts stand."""

    kind: tuple[str, ...]
    at: int
    text: int


def nested_items(text: str) -> tuple[str, bool]:
    """A text in which items whose marks are of another kind than those above, and begin to count, stand further in; and whether each such list is followed by an item of the outer one."""
    open_: list[_Level] = []
    lines: list[str] = []
    for line in text.split("\n"):
        bare = line.strip()
        mark = ITEM_MARK.match(bare)
        if mark is None:
            lines.append(bare)
            continue
        kind = _kind(mark)
        known = next((at for at, one in enumerate(open_) if one.kind == kind), None)
        if known is not None:
            del open_[known + 1 :]
        else:
            if mark["count"] and mark["count"] not in _FIRST:
                open_.clear()
            at = open_[-1].text if open_ else 0
            open_.append(_Level(kind, at, at + mark.end()))
        lines.append(" " * open_[-1].at + bare)
    return "\n".join(lines), len(open_) < 2


def _kind(mark: re.Match[str]) -> tuple[str, ...]:
    """What marks of one list have in common."""
    if mark["bullet"]:
        return (mark["bullet"],)
    letters = "1" if mark["count"].isdecimal() else "a" if mark["count"].islower() else "A"
    return mark["open"], letters, mark["close"]
