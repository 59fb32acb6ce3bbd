# Blanks that are none: what Word leaves in an indentation, behind a colon or a dash, and tabs.
from __future__ import annotations

import re
from collections.abc import Iterator

from tatalaksana.source.faults.guess import Guess, Unread, at
from tatalaksana.source.odd import ODD_BLANKS, UNSEEN
from tatalaksana.source.problem import Splice

_ANY = rf"[ \t{ODD_BLANKS}{UNSEEN}]"
_STRUCTURE = re.compile(rf"^({_ANY}*(?:-{_ANY}+)*)(?:([A-Za-z_][\w-]*{_ANY}*:){_ANY}+)?")
_ODD = re.compile(rf"[{ODD_BLANKS}{UNSEEN}]")
_TAB_STOPS = (2, 4, 8)


def special_blanks(view: Unread) -> Iterator[Guess]:
    """Special blanks where plain ones make the structure, in all lines at once."""
    found: list[tuple[int, int, Splice]] = []
    for line in view.lines:
        head = _STRUCTURE.match(line.text)
        span = line.text[: head.end()] if head else ""
        for odd in _ODD.finditer(span):
            new = " " if odd.group() in ODD_BLANKS else ""
            found.append((line.number, odd.start(), at(line, odd.start(), odd.group(), new)))
    if found:
        number, column, _ = found[0]
        more = f" (juga di {len(found) - 1} tempat lain)" if len(found) > 1 else ""
        yield Guess(
            number, column, f"Spasi khusus (NBSP) dari Word di kolom {column + 1}{more}.",
            "Hapus, lalu ketik spasi biasa.", tuple(splice for *_, splice in found),
        )  # fmt: skip


def tabs(view: Unread) -> Iterator[Guess]:
    """Lines that are moved in by tabs, all at once."""
    lines = [line for line in view.lines if "\t" in line.text[: len(line.text) - len(line.text.lstrip())]]
    if not lines or lines[0].number > view.blamed:
        return
    first = lines[0]
    for width in _TAB_STOPS:
        splices = []
        for line in lines:
            lead = line.text[: len(line.text) - len(line.text.lstrip())]
            splices.append(Splice(line.start, lead, lead.expandtabs(width) if line.text.strip() else ""))
        yield Guess(
            first.number, first.text.index("\t"), "Baris dijorokkan dengan tab.", "Ganti tab dengan spasi.",
            tuple(splices),
        )  # fmt: skip
