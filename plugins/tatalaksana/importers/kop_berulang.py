# The head of a sheet that stands again on its next pages, as hospitals print it: it is none of what goes on below it.
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tatalaksana.importers.identitas import SheetLine, has_identity
from tatalaksana.importers.reading import ReadCell, ReadTable, ReadText

_PAGE = re.compile(r"\b(?:hal(?:aman)?\b\W*)?\d{1,3}\s*(?:/|dari|of|-)\s*\d{1,3}(?=\s*$)", re.IGNORECASE)
"""Which page of how many."""
_HIGHEST = 8
"""Rows that such a head has at most."""


def without_repeats(blocks: Sequence[ReadTable | ReadText]) -> list[ReadTable | ReadText]:
    """Blocks of a document, of which a table begins with no head that an earlier one begins with: all its cells stand in that, its number too.

    Args:
        blocks: All that stands in the document.
    """
    heads: list[frozenset[str]] = []
    found: list[ReadTable | ReadText] = []
    for block in blocks:
        if isinstance(block, ReadText):
            found.append(block)
            continue
        rows = _top(block)
        again = next((high for head in reversed(heads) if (high := _high(rows, head))), 0)
        if not again and any("nomor" in has_identity(_line(row)) for row in rows):
            heads.append(frozenset(_said(cell) for row in rows for cell in row))
        gone = {id(cell) for row in rows[:again] for cell in row}
        found.append(replace(block, cells=tuple(cell for cell in block.cells if id(cell) not in gone)))
    return found


def _top(table: ReadTable) -> list[list[ReadCell]]:
    """The first rows of a table, each the cells that say something."""
    rows: dict[int, list[ReadCell]] = {}
    for cell in table.cells:
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(cell)
    return [rows[row] for row in sorted(rows)[:_HIGHEST]]


def _high(rows: Sequence[Sequence[ReadCell]], head: frozenset[str]) -> int:
    """How many of the rows stand in a head; 0 where its number is not among them, or where all that says something else is below."""
    high = next((at for at, row in enumerate(rows) if any(_said(cell) not in head for cell in row)), len(rows))
    return high if any(_numbered(row) for row in rows[:high]) else 0


def _numbered(row: Sequence[ReadCell]) -> bool:
    """Whether a row says the number of a sheet: behind its label, or in the next cell."""
    return "nomor" in has_identity(_line(row)) and any(map(str.isdigit, "".join(cell.text for cell in row)))


def _line(row: Sequence[ReadCell]) -> SheetLine:
    return SheetLine(tuple(row), "")


def _said(cell: ReadCell) -> str:
    return _PAGE.sub("#", " ".join(cell.text.split())).casefold()
