# Labels of the identity sheet below each other in one cell, and what stands behind them below each other in the next, each behind a
# colon: a row each, as they look where no line shows that they have none.
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tatalaksana.importers.kata import labelled
from tatalaksana.importers.reading import ReadCell, Reading, ReadTable

_LEAST = 3
_VALUE = re.compile(r"^\s*:", re.MULTILINE)


def labels_apart(reading: Reading) -> Reading:
    """A document whose tables have a row for each such label."""
    return replace(reading, blocks=tuple(_apart(one) if isinstance(one, ReadTable) else one for one in reading.blocks))


def _apart(table: ReadTable) -> ReadTable:
    places = {(one.row, one.column): one for one in table.cells}
    for label in table.cells:
        said = [line for line in label.text.split("\n") if line.strip()]
        beside = places.get((label.row, label.column + label.columns))
        if len(said) < _LEAST or beside is None:
            continue
        before, *values = _VALUE.split(beside.text)
        if len(values) == len(said) and not before.strip() and all(map(_names, said)):
            return replace(table, cells=tuple(_rows(table, label, beside, said, values)))
    return table


def _names(line: str) -> bool:
    """Whether a line is a label alone."""
    parts = labelled(line, alone=True)
    return bool(parts) and not parts[0][2]


def _rows(
    table: ReadTable, label: ReadCell, beside: ReadCell, said: list[str], values: list[str]
) -> Iterator[ReadCell]:
    """The cells of a table of which one row is several."""
    more = len(said) - 1
    for one in table.cells:
        if one in {label, beside}:
            texts = said if one is label else values
            yield from (replace(one, row=one.row + at, text=text.strip()) for at, text in enumerate(texts))
        elif one.row > label.row:
            yield replace(one, row=one.row + more)
        else:
            yield replace(one, rows=one.rows + more) if one.row + one.rows > label.row else one
