# Checklists as CSV, for spreadsheets: UTF-8 with a byte order mark, so that Excel reads it as such, and lines by CR LF.
#
# A spreadsheet runs a cell that begins with = + - @, a tab or a line end as a formula, wherever the file came from. Such
# a text gets an apostrophe before it, and so does one that has apostrophes before such a beginning: then exactly the
# texts that `guarded` changed are the ones that `restored` takes an apostrophe from, and every text comes back. A lone
# «-», which forms write for «nothing», is no formula and stays, and so does a number below nought.
#
# A program that parts columns by another sign than the file's, or that knows no quotes, makes cells of a text's own
# pieces: «surat;=1+1», or a line of a list. So every field stands in quotes, by which the sign that parts is found, and
# a piece that would run gets an apostrophe right before its sign. What nobody would run stays as people write it:
# «Rp5.000,- per lembar», a list's «- satu».
#
# A spreadsheet takes «0812…» and «+62812…» for numbers and drops what is before them, and of long numbers it keeps 15
# digits. Such a text is written as `="0812…"`, which opens as just that text. `web/js/csv.js` does all this the same way;
# tests hold both to one table of cases.
from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from tatalaksana.facts import Bagian, DaftarPeriksa, Langkah, part_of
from tatalaksana.facts.words import begins_elsewhere, exits

SEPARATOR = ";"
"""What Excel parts columns by where decimals have a comma, as in Indonesian."""
CHECKLIST_COLUMNS = (
    "no", "kegiatan", "pelaksana", "kelengkapan", "waktu_rencana", "menit_paling_sedikit", "menit_paling_banyak", "batas", "output",
    "ket", "lanjut_ke", "selesai", "mulai_nyata", "selesai_nyata", "menit_nyata", "pilihan", "paraf", "catatan",
)  # fmt: skip
"""The head of the file. Those from `selesai` on are empty: people fill them."""
_FILLED = 11
_PARTS = r",;|\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029"
"""What some program parts cells or lines by."""
_SKIPPED = (
    r"' \xa0\xad\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u2800\u3000\u3164\ue000-\uf8ff\ufe00-\ufe0f\ufeff"
)
"""What programs, or eyes, pass over before a formula: apostrophes, blanks, letters that nobody sees."""
_BEGINS = re.compile(rf"[{_SKIPPED}]*(?:[=+@＝＋－＠\t\r\n]|-(?!\Z|(?:0|[1-9][0-9]{{0,10}})(?:[.,][0-9]+)*\Z))")
_OPERAND = (
    r"(?![0-9][0-9.]*(?:[" + _PARTS + r"]|\Z))(?![ \xa0)\]}:/*%!?<>&^’”»…" + _PARTS + r"]|\.(?![0-9])|\Z)"
    r"|[ \xa0]+(?=[^" + _PARTS + r"]*(?:[A-Za-z0-9_.]\(|!['$A-Za-z0-9]|\|))"
)
"""What a sign has to have behind it to be more than a number, the end of a sum in rupiah or the mark of an item."""
_RUNS = rf"[=@＝＠]|[-+－＋](?:{_OPERAND})"
_PIECE = re.compile(rf"([{_PARTS}][{_SKIPPED}\"]*)(?={_RUNS})")
_GUARDED_PIECE = re.compile(rf"([{_PARTS}][{_SKIPPED}\"]*)'(?={_RUNS})")
_NO_NUMBER = re.compile(r"[+0][0-9][0-9 ().-]*|[0-9]{12,}")
"""Texts of digits that are no numbers, such as those of telephones and of civil servants."""
_WRAPPED = re.compile(f'="({_NO_NUMBER.pattern})"')
_PLAIN = re.compile(rf"[A-Za-z][^{_PARTS}]*|")
"""Most texts: a letter begins them, and no program parts anything in them."""


def checklist_csv(whole: DaftarPeriksa | Bagian, separator: str = SEPARATOR) -> bytes:
    """A checklist as CSV: a head, then a row a step. Several things in one cell stand on lines of their own, their further lines set in.

    Args:
        whole: The checklist, or one office's part of it.
        separator: The sign between columns: «;», or «,» for programs that expect English.
    """
    daftar, steps = part_of(whole)
    return csv_of(CHECKLIST_COLUMNS, (_cells(daftar, langkah) for langkah in steps), separator)


def csv_of(head: Sequence[str], rows: Iterable[Sequence[str]], separator: str = SEPARATOR) -> bytes:
    """A table as CSV: UTF-8 with a byte order mark, every field in quotes and safe against formulas."""
    text = StringIO(newline="")
    lines = csv.writer(text, delimiter=separator, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    lines.writerow(head)
    lines.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula, or for a number that it is not."""
    if _PLAIN.fullmatch(text):
        return text
    if _NO_NUMBER.fullmatch(text):
        return f'="{text}"'
    safe = _PIECE.sub(r"\1'", text)
    return f"'{safe}" if _BEGINS.match(text) else safe


def restored(text: str) -> str:
    """The text that `guarded` made this of."""
    if wrapped := _WRAPPED.fullmatch(text):
        return wrapped[1]
    safe = text[1:] if text.startswith("'") and _BEGINS.match(text[1:]) else text
    return _GUARDED_PIECE.sub(r"\1", safe)


def _listed(things: Sequence[str]) -> str:
    """Things on lines of their own; the further lines of one are set in, so that none looks like the next thing."""
    return "\n".join(thing.replace("\n", "\n  ") for thing in things)


def _onward(daftar: DaftarPeriksa, langkah: Langkah) -> str:
    """A step's ways on, a line each; before them that the procedure may begin elsewhere too, where it may begin here."""
    return "\n".join(filter(None, (begins_elsewhere(daftar, langkah), *(way.kata for way in exits(daftar, langkah)))))


def _cells(daftar: DaftarPeriksa, langkah: Langkah) -> list[str]:
    least, most = map(str, langkah.menit) if langkah.menit else ("", "")
    filled = [
        langkah.nomor, langkah.kegiatan, langkah.siapa, _listed(langkah.kelengkapan), langkah.waktu,
        least, most, langkah.durasi.jumlah.batas.value, _listed(langkah.output), _listed(langkah.ket), _onward(daftar, langkah),
    ]  # fmt: skip
    return filled + [""] * (len(CHECKLIST_COLUMNS) - _FILLED)
