# Checklists as CSV, for spreadsheets: UTF-8 with a byte order mark, so that Excel reads it as such, and lines by CR LF.
#
# A spreadsheet runs a cell that begins with = + - @, a tab or a line end as a formula, wherever the file came from. Such
# a text gets an apostrophe before it, and so does one that has apostrophes before such a beginning: then exactly the
# texts that `guarded` changed are the ones that `restored` takes an apostrophe from, and every text comes back. A lone
# «-», which forms write for «nothing», is no formula and stays, and so does a number below nought.
#
# A spreadsheet takes «0812…» and «+62812…» for numbers and drops what is before them, and of long numbers it keeps 15
# digits. Such a text is written as `="0812…"`, which opens as just that text. `web/js/csv.js` does all this the same way;
# tests hold both to one table of cases.
from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from io import StringIO

from tatalaksana.facts import Bagian, DaftarPeriksa, Langkah, part_of
from tatalaksana.facts.words import exits

SEPARATOR = ";"
"""What Excel parts columns by where decimals have a comma, as in Indonesian."""
CHECKLIST_COLUMNS = (
    "no", "kegiatan", "pelaksana", "kelengkapan", "waktu_rencana", "menit_paling_sedikit", "menit_paling_banyak", "batas", "output",
    "ket", "lanjut_ke", "selesai", "mulai_nyata", "selesai_nyata", "menit_nyata", "pilihan", "paraf", "catatan",
)  # fmt: skip
"""The head of the file. Those from `selesai` on are empty: people fill them."""
_FILLED = 11
_BEGINS = re.compile(r"'*(?:[=+@＝＋－＠\t\r\n]|-(?!\Z|(?:0|[1-9][0-9]{0,10})(?:[.,][0-9]+)*\Z))")
_NO_NUMBER = re.compile(r"[+0][0-9][0-9 ().-]*|[0-9]{12,}")
"""Texts of digits that are no numbers, such as those of telephones and of civil servants."""
_WRAPPED = re.compile(f'="({_NO_NUMBER.pattern})"')


def checklist_csv(whole: DaftarPeriksa | Bagian, separator: str = SEPARATOR) -> bytes:
    """A checklist as CSV: a head, then a row a step. Several things in one cell stand on lines of their own, their further lines set in.

    Args:
        whole: The checklist, or one office's part of it.
        separator: The sign between columns: «;», or «,» for programs that expect English.
    """
    daftar, steps = part_of(whole)
    text = StringIO(newline="")
    rows = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    rows.writerow(CHECKLIST_COLUMNS)
    rows.writerows([guarded(cell) for cell in _cells(daftar, langkah)] for langkah in steps)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula, or for a number that it is not."""
    if _NO_NUMBER.fullmatch(text):
        return f'="{text}"'
    return f"'{text}" if _BEGINS.match(text) else text


def restored(text: str) -> str:
    """The text that `guarded` made this of."""
    if wrapped := _WRAPPED.fullmatch(text):
        return wrapped[1]
    return text[1:] if text.startswith("'") and _BEGINS.match(text[1:]) else text


def _listed(things: Sequence[str]) -> str:
    """Things on lines of their own; the further lines of one are set in, so that none looks like the next thing."""
    return "\n".join(thing.replace("\n", "\n  ") for thing in things)


def _cells(daftar: DaftarPeriksa, langkah: Langkah) -> list[str]:
    least, most = map(str, langkah.menit) if langkah.menit else ("", "")
    filled = [
        langkah.nomor, langkah.kegiatan, langkah.siapa, _listed(langkah.kelengkapan), langkah.waktu,
        least, most, langkah.durasi.jumlah.batas.value, _listed(langkah.output), _listed(langkah.ket), "\n".join(way.kata for way in exits(daftar, langkah)),
    ]  # fmt: skip
    return filled + [""] * (len(CHECKLIST_COLUMNS) - _FILLED)
