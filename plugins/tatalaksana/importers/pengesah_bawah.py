# Who signed below the steps: a table of those who sign, or office, name and number below each other in one column.
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tatalaksana.importers.identitas import SheetLine
from tatalaksana.importers.pengesah import is_placed, signature_below
from tatalaksana.importers.reading import ReadCell
from tatalaksana.importers.surat_pengantar import covering_rows
from tatalaksana.importers.tabel_pengesah import SIGNERS_ROWS, signers_table

_SETS = re.compile(r"\W*(?:ditetapkan|disahkan)\b", re.IGNORECASE)
_MOST_LAST = 12
"""Lines that a signature at the end of a text takes, with where and when."""


@dataclass(frozen=True, slots=True)
class SignedBelow:
    """One who signed below the steps."""

    role: str
    """As what, as is printed over it; empty where nothing is."""
    text: str
    """What is said of them, in lines."""
    where: str


def signed_below(lines: Sequence[SheetLine]) -> tuple[list[SignedBelow], list[SheetLine]]:
    """Those who signed, and the lines without what says so.

    Args:
        lines: What stands below the steps.
    """
    for at, line in enumerate(lines):
        table = None if line.loose else signers_table([one.cells for one in lines[at : at + SIGNERS_ROWS]])
        if table is not None:
            found = [SignedBelow(one.label, one.text, line.where) for one in table.columns if one.text]
            return found, [*lines[:at], *lines[at + table.rows :]]
    told = [(line, cell) for line in lines for cell in line.cells if cell.text.strip()]
    columns: dict[int, list[tuple[SheetLine, ReadCell]]] = {}
    for line, cell in told:
        columns.setdefault(cell.column, []).append((line, cell))
    beside = {id(line) for line in lines if sum(bool(cell.text.strip()) for cell in line.cells) > 1}
    # Who set it may stand beside who knows of it.
    in_order = sorted(columns.values(), key=lambda cells: not _SETS.match(cells[0][1].text))
    for cells in (*(in_order if beside else ()), [one for one in told if id(one[0]) not in beside]):
        mine, text = signature_below([cell.text for _, cell in cells])
        if mine:
            taken = {id(cells[one][1]) for one in mine}
            rest = [replace(line, cells=tuple(cell for cell in line.cells if id(cell) not in taken)) for line in lines]
            return [SignedBelow("", text, cells[mine[0]][0].where)], rest
    return [], list(lines)


def signature_apart(lines: Sequence[SheetLine]) -> tuple[list[SheetLine], list[SheetLine]]:
    """The lines of a text without a table of steps, and those at its end that say where, when and by whom it was signed."""
    # What a decree says above its annex is signed there.
    covered = covering_rows([" ".join(cell.text for cell in line.cells) for line in lines])
    first = max(len(lines) - _MOST_LAST, max(covered, default=0) + 1)
    for at in range(first, len(lines)):
        texts = [cell.text for line in lines[at:] for cell in line.cells if cell.text.strip()]
        if lines[at].loose and texts and is_placed(texts[0]) and signature_below(texts)[0]:
            return [*lines[:at]], [*lines[at:]]
    return [*lines], []
