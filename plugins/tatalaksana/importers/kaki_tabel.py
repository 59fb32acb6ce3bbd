# Rows below the steps that are none: what is added up, notes, where and when it was signed and by whom, in cells of the same sheet.
from __future__ import annotations

import re
from collections.abc import Sequence

from tatalaksana.importers.kepala_tabel import TableHead
from tatalaksana.importers.kolom_tersirat import LANE
from tatalaksana.importers.pengesah import names_signer, signature_below
from tatalaksana.importers.reading import ReadCell
from tatalaksana.importers.urutan import is_ordinal
from tatalaksana.importers.waktu_sel import is_time

_SUMMED = re.compile(
    r"\W*(?:sub ?)?(?:jumlah|total)\b(?:\W+(?:keseluruhan|seluruh\w*|waktu|lama\w*|durasi|penyelesaian|proses|hari|jam|menit|kegiatan|norma|biaya|dan|/))*\W*",
    re.IGNORECASE,
)
_NOTED = re.compile(
    r"\W*(?:catatan|keterangan|ket|nb|n\.b|note)\b[^:\n]{0,24}:|\s*\*{1,3}\)?\s*[^\W\d_]", re.IGNORECASE
)
"""How notes begin, and what a star in the table stands for."""
_SIGNED = re.compile(
    r"\W*(?:ditetapkan (?:di|pada)|dikeluarkan di|pada tanggal|mengetahui|menyetujui)\b|[A-Z][A-Za-z. ]{2,40}, *(?:tanggal )?(?:\d{1,2}|[._…]+) *[A-Za-z]{3,9}\.? *(?:\d{4}|[._…]+)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_MOST_SIGNED = 6
"""Rows that a signature takes at most."""
_WORD = re.compile(r"[^\W\d_]{3}")


def foot_at(rows: Sequence[Sequence[ReadCell]], head: TableHead) -> int:
    """Which of the rows below a head is the first that is no step and has none below it; as many as there are where all are.

    Args:
        rows: The rows of one table from there on.
        head: The head.
    """
    numbered = [at for at, row in enumerate(rows) if is_ordinal(_column(row, head, "no"))]
    acting = numbered or [at for at, row in enumerate(rows) if _acts(row, head)]
    if not acting:
        return len(rows)
    ends, usual = _end_and_gap(rows[: acting[-1] + 1])
    for at in range(acting[-1] + 1, len(rows)):
        apart = rows[at][0].row - ends
        if _signed(rows[at:]) or _lone(rows[at], head, apart, usual) or (numbered and _below(rows[at], head)):
            return at
        ends = max([ends, *(cell.row + cell.rows for cell in rows[at])])
    return len(rows)


def _acts(row: Sequence[ReadCell], head: TableHead) -> bool:
    """Whether a row without a number is a step: something is done in it, and a lane has a mark or it takes a time."""
    told = [cell for cell in row if cell.text.strip()]
    return bool(_column(row, head, "uraian")) and (_in_lanes(told, head) or is_time(_column(row, head, "waktu")))


def _end_and_gap(rows: Sequence[Sequence[ReadCell]]) -> tuple[int, int]:
    """The first row of the sheet below some, and how many rows without a cell are between two of them at most."""
    ends, most = rows[0][0].row, 0
    for row in rows:
        most = max(most, row[0].row - ends)
        ends = max([ends, *(cell.row + cell.rows for cell in row)])
    return ends, most


def _signed(rows: Sequence[Sequence[ReadCell]]) -> bool:
    """Whether a signature begins with the first of some rows: office, name and number below each other."""
    near = rows[:_MOST_SIGNED]
    texts = [(at, cell.text) for at, row in enumerate(near) for cell in row if cell.text.strip()]
    mine, _ = signature_below([text for _, text in texts])
    return bool(mine) and texts[mine[0]][0] == 0


def _lone(row: Sequence[ReadCell], head: TableHead, apart: int, usual: int) -> bool:
    """Whether a row stands farther below the others than these from each other, and says of nothing that it is done."""
    told = [cell for cell in row if cell.text.strip()]
    if not told or apart <= usual or _in_lanes(told, head):
        return False
    return len(told) == 1 or not _column(row, head, "uraian") or any(names_signer(cell.text) for cell in told)


def is_no_step(row: Sequence[ReadCell], head: TableHead) -> bool:
    """Whether a row says itself that it is none, wherever it stands: a sum or a note, with no number and nothing in the lanes."""
    told = [cell for cell in row if cell.text.strip()]
    if not told or is_ordinal(told[0].text) or _in_lanes(told, head):
        return False
    first = told[0].text
    return bool(_SUMMED.fullmatch(first)) or (len(told) == 1 and bool(_NOTED.match(first)))


def _below(row: Sequence[ReadCell], head: TableHead) -> bool:
    told = [cell for cell in row if cell.text.strip()]
    if not told or _in_lanes(told, head):
        return False
    if is_no_step(row, head) or any(_SIGNED.match(cell.text) for cell in told):
        return True
    number = _column(row, head, "no")
    return bool(_WORD.search(number)) and not number[:1].isdigit() and not _column(row, head, "uraian")


def _in_lanes(cells: Sequence[ReadCell], head: TableHead) -> bool:
    """Whether something short, as marks are, stands in a lane."""
    return any(
        len(cell.text.strip()) < _LEAST and column.role == LANE and column.first <= cell.column <= column.last
        for cell in cells
        for column in head.columns
    )


def _column(row: Sequence[ReadCell], head: TableHead, role: str) -> str:
    at = head.place(role)
    if at is None:
        return ""
    column = head.columns[at]
    return " ".join(cell.text.strip() for cell in row if column.first <= cell.column <= column.last).strip()


_LEAST = 3
"""Letters of a text in a lane that is no mark."""
