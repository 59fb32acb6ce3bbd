# Blanks that are none: what Word leaves in an indentation, behind a colon or a dash, and tabs.
from __future__ import annotations

import re
from collections.abc import Iterator

from tatalaksana.source.document import read
from tatalaksana.source.faults.guess import Guess, Unread, at
from tatalaksana.source.faults.layout import is_of_file
from tatalaksana.source.lines import RawLine
from tatalaksana.source.odd import ODD_BLANKS, UNSEEN
from tatalaksana.source.problem import Problem, Splice
from tatalaksana.source.rewriting import spliced
from tatalaksana.source.writing import STEP

_ANY = rf"[ \t{ODD_BLANKS}{UNSEEN}]"
_STRUCTURE = re.compile(rf"^({_ANY}*(?:-{_ANY}+)*)(?:([A-Za-z_][\w-]*{_ANY}*:){_ANY}+)?")
_ODD = re.compile(rf"[{ODD_BLANKS}{UNSEEN}]")
_BEHIND_DASH = re.compile(r" *(?:- +)*-([ \t]*\t[ \t]*)(?=\S)")
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


def tab_behind_dash(view: Unread) -> Iterator[Guess]:
    """Tabs between a dash and what it begins, in all lines at once: there the parser takes only spaces."""
    found = [(line, behind) for line in view.lines if (behind := _BEHIND_DASH.match(line.text))]
    if found:
        line, behind = found[0]
        yield Guess(
            line.number, behind.start(1), "Di antara «-» dan isinya ada tab.", "Ganti tab dengan satu spasi.",
            tuple(at(one, blank.start(1), blank[1], " ") for one, blank in found),
        )  # fmt: skip


def tabs(view: Unread) -> Iterator[Guess]:
    """Lines that are moved in by tabs, all at once: as their neighbours stand, else as far as a tab may be meant to go."""
    lines = [line for line in view.lines if "\t" in _margin(line) and line.text.strip()]
    if not lines or lines[0].number > view.blamed:
        return
    first = lines[0]
    beside = tuple(Splice(line.start, _margin(line), " " * width) for line, width in _beside(view, lines))
    wider = (
        tuple(Splice(line.start, _margin(line), _margin(line).expandtabs(width)) for line in lines)
        for width in _TAB_STOPS
    )
    texts = not any(line.key or line.dashes for line in lines)
    several = [beside, *wider]
    # Of other widths of a tab only the one with which all can be read is sure.
    fitting = [one for one in several[1:] if not isinstance(read("", spliced(view.text, one)), Problem)]
    for number, splices in enumerate(several):
        yield Guess(
            first.number, first.text.index("\t"), "Baris dijorokkan dengan tab.",
            "Ganti tab dengan spasi, sejajar dengan baris sekelompoknya.", splices, offered=texts or number == 0 or fitting == [splices],
        )  # fmt: skip


def _margin(line: RawLine) -> str:
    return line.text[: len(line.text) - len(line.text.lstrip(" \t"))]


def _head(view: Unread, line: RawLine) -> RawLine:
    """The line on which the text of a line begins."""
    return line if line.key or line.dashes else next((o for o in view.before(line) if o.key or o.dashes), line)


def _beside(view: Unread, lines: list[RawLine]) -> Iterator[tuple[RawLine, int]]:
    """Each line with the blanks that put it beside the line above, or below it where that begins something."""
    wanted: dict[int, int] = {}
    for line in lines:
        width = 0
        above = next((one for one in reversed(view.lines[: line.number]) if one.text.strip()), None)
        if is_of_file(view, line):
            above = None
        if above is not None and above.number in wanted:
            more = _margin(line).count("\t") - _margin(above).count("\t")
            width = max(0, wanted[above.number] + STEP * more)
        elif above is not None:
            above = _head(view, above) if line.key or line.text.lstrip().startswith("- ") else above
            begins = bool(above.key) and not above.held
            dash = line.text.lstrip().startswith("- ")
            column = above.dashes[-1] if dash and above.dashes else above.lead
            width = column + (STEP if begins else 0)
            below = next(view.below(line), None)
            if dash and begins and below is not None and below.dashes and below.indent >= above.lead:
                width = below.indent  # the next item stands as its own line does
        wanted[line.number] = width
        yield line, width
