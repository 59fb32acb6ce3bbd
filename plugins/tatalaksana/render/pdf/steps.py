# The steps of a sheet without a chart: a numbered list in a box, each with who acts, where it leads and what it takes.
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tatalaksana.facts import Butir, Facts
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.pdf.texts import Body, Item, Run, fitted, text_items

_LISTS = LAYOUT.lists
_SIZE = LAYOUT.identity.size


def steps_body(facts: Facts, width: float) -> Body:
    """The list of an SOP's steps, for lines of a width in points."""
    steps = facts.urutan
    digits = max((len(step.nomor) - 1 for step in steps), default=1)
    wide = _LISTS.number + _LISTS.digit * (digits - 1)
    return tuple(item for row, step in enumerate(steps) for item in _step(facts, row, step, width, wide))


def _step(facts: Facts, row: int, step: Butir, width: float, wide: float) -> Iterator[Item]:
    detail = facts.catalog.rincian.get((facts.entry.id, row))
    room = width - wide * _SIZE
    first, *more = text_items(facts.entry.sop.kegiatan[row].uraian, width, _SIZE, wide)
    if first.wide:
        # A list begins the text: who acts stands over it.
        first, more = replace(first, runs=(), wide=0.0), [first, *more]
    who = (Run(fitted(room, _SIZE, bold=True)(f"{step.pelaksana}: "), bold=True),) if step.pelaksana else ()
    first = replace(first, runs=(*who, *first.runs), mark=step.nomor, wide=wide, left=0.0, over=0.0)
    items = [first, *(one if one.wide else replace(one, wide=wide, left=0.0) for one in more)]
    behind = _behind(step, room, f"Rincian: {detail.rujukan.teks}" if detail else "")
    if behind and more:
        items.append(Item(behind, wide=wide, over=_LISTS.paragraph))
    elif behind:
        # What is small begins a line by itself.
        begins = () if behind[0].small else (Run("\n"),)
        items = [replace(first, runs=(*first.runs, *begins, *behind))]
    yield from items


def _behind(step: Butir, room: float, detail: str) -> tuple[Run, ...]:
    """Where a step leads, and small what it takes and makes."""
    fit = fitted(room, _SIZE)
    small = " · ".join([*(f"{name}: {text}" for name, text in step.rinci), *([detail] if detail else [])])
    ways = (Run(fit(step.arah), italic=True),) if step.arah else ()
    return (*ways, Run(fit(small), small=True)) if small else ways
