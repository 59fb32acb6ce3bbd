# Rows below the steps that are none: what is added up, notes, where and when it was signed and by whom, in cells of the same sheet.
from __future__ import annotations

import re
from collections.abc import Sequence

from tatalaksana.importers.kepala_tabel import TableHead
from tatalaksana.importers.kolom_tersirat import LANE
from tatalaksana.importers.pengesah import names_signer
from tatalaksana.importers.reading import ReadCell
from tatalaksana.importers.urutan import is_ordinal

_SUMMED = re.compile(
    r"\W*(?:sub ?)?(?:jumlah|total)\b(?:\W+(?:keseluruhan|seluruh\w*|waktu|lama\w*|durasi|penyelesaian|proses|hari|jam|menit|kegiatan|norma|biaya|dan|/))*\W*",
    re.IGNORECASE,
)
_NOTED = re.compile(r"\W*(?:catatan|keterangan|ket|nb|n\.b|note)\b[^:\n]{0,24}:", re.IGNORECASE)
_SIGNED = re.compile(
    r"\W*(?:ditetapkan (?:di|pada)|dikeluarkan di|pada tanggal|mengetahui|menyetujui)\b|[A-Z][A-Za-z. ]{2,40}, *(?:tanggal )?(?:\d{1,2}|[._…]+) *[A-Za-z]{3,9}\.? *(?:\d{4}|[._…]+)\s*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3}")


def foot_at(rows: Sequence[Sequence[ReadCell]], head: TableHead) -> int:
    """Which of the rows below a head is the first that is no step and has none below it; as many as there are where all are.

    Args:
        rows: The rows of one table from there on.
        head: The head.
    """
    last = max((at for at, row in enumerate(rows) if is_ordinal(_column(row, head, "no"))), default=-1)
    if head.place("no") is None or last < 0:
        return len(rows)
    for at in range(last + 1, len(rows)):
        if _below(rows[at], rows[:at], head):
            return at
    return len(rows)


def is_no_step(row: Sequence[ReadCell], head: TableHead) -> bool:
    """Whether a row says itself that it is none, wherever it stands: a sum or a note, with no number and nothing in the lanes."""
    told = [cell for cell in row if cell.text.strip()]
    if not told or is_ordinal(told[0].text) or _in_lanes(told, head):
        return False
    first = told[0].text
    return bool(_SUMMED.fullmatch(first)) or (len(told) == 1 and bool(_NOTED.match(first)))


def _below(row: Sequence[ReadCell], before: Sequence[Sequence[ReadCell]], head: TableHead) -> bool:
    told = [cell for cell in row if cell.text.strip()]
    if not told or _in_lanes(told, head):
        return False
    if is_no_step(row, head) or any(_SIGNED.match(cell.text) for cell in told):
        return True
    number = _column(row, head, "no")
    if _WORD.search(number) and not number[:1].isdigit() and not _column(row, head, "uraian"):
        return True
    # What stands apart from the table below an empty row, and is signed.
    ends = max((cell.row + cell.rows for one in before for cell in one), default=0)
    return told[0].row > ends and any(names_signer(cell.text) for cell in told)


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
