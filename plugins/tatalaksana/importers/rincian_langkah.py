# Steps with headings of their own, «Langkah 1: …», and below each in lines who acts and what it takes and makes.
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tatalaksana.importers.bagian_langkah import is_detail
from tatalaksana.importers.identitas import SheetLine
from tatalaksana.importers.kata import COUNTED_STEP

_STEP = re.compile(
    rf"\W*(?:{COUNTED_STEP}|(\d{{1,3}})(?=[.:)]))\s*(?:[.:)–-]\s*|$)(?P<text>.*)", re.IGNORECASE | re.DOTALL
)
_LEAST = 2


def details_joined(lines: Sequence[SheetLine]) -> list[SheetLine]:
    """Lines, of which those of one step are one: its number, what is done, and each detail on a line of its own."""
    runs: dict[int, int] = {}
    """Where a step begins to where it ends."""
    told = False
    for at, line in enumerate(lines):
        if at < max(runs.values(), default=0) or not (step := _begun(line, len(runs) + 1)):
            continue
        end = at + 1
        while end < len(lines) and _more(lines[end], bare=end == at + 1 and not step["text"].strip()):
            end += 1
        if end > at + 1 or step[1]:
            runs[at] = end
            told = told or bool(step[1]) or end > at + 1
    if len(runs) < _LEAST or not told:
        return [*lines]
    found: list[SheetLine] = []
    for at, line in enumerate(lines):
        if at in runs:
            found.append(_joined(lines[at : runs[at]]))
        elif not any(begin < at < end for begin, end in runs.items()):
            found.append(line)
    return found


def _begun(line: SheetLine, number: int) -> re.Match[str] | None:
    """How a loose line begins the step of a number; None where it doesn't."""
    step = _STEP.fullmatch(_said(line)) if line.loose else None
    return step if step and _number(step) == number and (step[1] or step["text"].strip()) else None


def _more(line: SheetLine, *, bare: bool) -> bool:
    """Whether a line is more of the step above, which says nothing itself where it is bare."""
    text = _said(line)
    return line.loose and (is_detail(text) or (bare and bool(text) and not _STEP.fullmatch(text)))


def _joined(lines: Sequence[SheetLine]) -> SheetLine:
    step = _STEP.fullmatch(_said(lines[0]))
    assert step is not None  # noqa: S101 - it began the step
    said = [step["text"].strip(), *map(_said, lines[1:])]
    (first, *_), number = lines[0].cells, _number(step)
    return replace(lines[0], cells=(replace(first, text=f"{number}. " + "\n".join(filter(None, said))),))


def _number(step: re.Match[str]) -> int:
    return int(step[1] or step[2])


def _said(line: SheetLine) -> str:
    return "\n".join(cell.text.strip() for cell in line.cells if cell.text.strip())
