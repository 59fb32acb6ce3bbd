# Steps each in a table of its own, «Kegiatan | …», «Pelaksana | …», or side by side with the names in the first column.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tatalaksana.importers.kata import COUNTED_STEP, column_called
from tatalaksana.importers.reading import ReadCell, ReadTable, ReadText

_LEAST_NAMES, _LEAST_STEPS = 3, 2
_HEADING = re.compile(COUNTED_STEP, re.IGNORECASE)
_MOST_BETWEEN = 1
"""Texts between two such tables."""


@dataclass(frozen=True, slots=True)
class _Cards:
    """A table that names in its first column what stands beside it: of each step name to text."""

    steps: tuple[dict[str, str], ...]


def cards_joined(blocks: Sequence[ReadTable | ReadText]) -> list[ReadTable | ReadText]:
    """Blocks, of which tables that are steps each are one table with a row a step; what stood between them follows."""
    read = [_cards(block) if isinstance(block, ReadTable) else None for block in blocks]
    found: list[ReadTable | ReadText] = []
    at = 0
    while at < len(blocks):
        if read[at] is None:
            found.append(blocks[at])
            at += 1
            continue
        places = [*_run(read, at)]
        steps = [step for place in places if (one := read[place]) is not None for step in one.steps]
        last = places[-1] + 1
        if len(steps) < _LEAST_STEPS:
            found += blocks[at:last]
        else:
            found.append(_table(blocks[at].page, steps))
            found += [blocks[place] for place in range(at, last) if place not in places]
        at = last
    return found


def _run(read: Sequence[_Cards | None], at: int) -> Iterator[int]:
    """The places of such tables from one on, between which next to nothing stands."""
    last = at
    while at < len(read) and at - last <= _MOST_BETWEEN + 1:
        if read[at] is not None:
            yield at
            last = at
        at += 1


def _cards(table: ReadTable) -> _Cards | None:
    rows: dict[int, dict[int, ReadCell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    pairs = [_pair(rows[row]) for row in sorted(rows)]
    called = [column_called(name) for name, _ in pairs]
    if not all(name for name, _ in pairs) or len({*called} - {"", "no"}) < _LEAST_NAMES or "uraian" not in called:
        return None
    columns = sorted({column for _, texts in pairs for column in texts})
    steps = [{_counted(name, texts[column]): texts[column] for name, texts in pairs if column in texts} for column in columns]  # fmt: skip
    steps = [one for one in steps if any(one.values())]
    return _Cards(tuple(steps)) if steps else None


def _pair(cells: Mapping[int, ReadCell]) -> tuple[str, dict[int, str]]:
    """The name in the first column of a row, empty where it is none, and what the others say; of a heading its number."""
    name = cells[0].text.strip(" :\n") if 0 in cells else ""
    texts = {column: cell.text.strip(" :") for column, cell in cells.items() if column}
    heading = _HEADING.fullmatch(name) if not any(texts.values()) else None
    return ("No", {1: heading[1]}) if heading else (name if texts else "", texts)


def _counted(name: str, text: str) -> str:
    """The name of a column, which counts where it names what is done and a number stands beside it."""
    return "No" if text.isdecimal() and column_called(name) in {"no", "uraian"} else name


def _table(page: int, steps: Sequence[dict[str, str]]) -> ReadTable:
    names = [*dict.fromkeys(name for step in steps for name in step)]
    rows = [names, *([step.get(name, "") for name in names] for step in steps)]
    return ReadTable(page, tuple(ReadCell(at, column, text) for at, row in enumerate(rows) for column, text in enumerate(row)))  # fmt: skip
