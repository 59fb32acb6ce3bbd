# What git leaves in a file that two have changed: both versions, between lines that nobody typed.
from __future__ import annotations

import re
from collections.abc import Iterator

from tatalaksana.source.problem import Problem, Severity

_MARK = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?: (.*?))?\r?$", re.MULTILINE)
_BEGIN, _MIDDLE, _END = "<", "=", ">"


def conflict_in(text: str, shown: str) -> Problem | None:
    """The first conflict of a text, or the first line that is left of one; None where there is none. Nothing of YAML begins so."""
    if "=======" not in text and "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    marks = [*_marks(text)]
    if not marks:
        return None
    line, sign, name = marks[0]
    whole = [one for one in marks if one[1] != "|"][:3]
    if [one[1] for one in whole] != [_BEGIN, _MIDDLE, _END]:
        return _problem(
            shown,
            line,
            f"Baris «{sign * 7}» ini sisa konflik git.",
            "Hapus baris itu, dan pastikan isi di sekitarnya yang benar.",
        )
    middle, end = whole[1][0], whole[2]
    last = next((one[0] for one in marks if one[1] == "|"), middle)
    number = sum(one[1] == _BEGIN for one in marks)
    more = f" Ada {number} konflik di berkas ini." if number > 1 else ""
    return _problem(
        shown,
        line,
        f"Dua orang mengubah bagian ini, dan git menyimpan keduanya: {_lines(line + 1, last - 1)}{_of(name)} "
        f"dan {_lines(middle + 1, end[0] - 1)}{_of(end[2])}.{more}",
        "Pilih salah satu atau gabungkan isinya, lalu hapus baris «<<<<<<<», «=======» dan «>>>>>>>».",
    )


def beside_first(text: str) -> set[int]:
    """The lines, from 0, that git put into a text for two who changed it, and what is not the first of them."""
    gone, other = set[int](), False
    for number, line in enumerate(text.split("\n")):
        mark = _MARK.match(line)
        if mark:
            other = mark[1][0] in "|=" or (other and mark[1][0] == _BEGIN)
        if mark or other:
            gone.add(number)
    return gone


def _marks(text: str) -> Iterator[tuple[int, str, str]]:
    """(line, sign, name behind it) of each of git's lines."""
    line, read = 1, 0
    for hit in _MARK.finditer(text):
        line += text.count("\n", read, hit.start())
        read = hit.start()
        yield line, hit[1][0], hit[2] or ""


def _lines(first: int, last: int) -> str:
    return "isi kosong" if last < first else f"baris {first}" if last == first else f"baris {first} sampai {last}"


def _of(name: str) -> str:
    return f" dari «{name[:60]}»" if name else ""


def _problem(shown: str, line: int, message: str, hint: str) -> Problem:
    return Problem(shown, line, 1, Severity.ERROR, "konflik-git", message, hint)
