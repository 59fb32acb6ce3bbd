# Quotes within brackets: one that nothing closes, which swallows brackets and lines, and what a backslash means in them.
from __future__ import annotations

import re
from collections.abc import Iterator

from tatalaksana.source.faults.guess import Guess, Unread, at, short
from tatalaksana.source.faults.quoting import ends_first, quoted
from tatalaksana.source.lines import RawLine, Role
from tatalaksana.source.problem import Splice

_BEGUN = re.compile(r"(?P<before>[{\[,]|:[ \t]|:$)[ \t]*$")
"""What stands before a quote that opens a text in brackets."""
_ENDED = re.compile(r"[ \t]*(?:[,\]}:]|$)")
"""What stands behind one that closes it."""
_LONGEST = 2_000
"""Letters of a line that is looked at: nobody types longer ones, and patterns would search them for ever."""
_NEXT_ITEM = re.compile(r"[ \t]*,")
_CLOSED = re.compile(r"[ \t]*[\]}]")
_NEXT_KEY = re.compile(r",[ \t]*([^\s:,{}\[\]\"']+):(?=[ \t])")
_LAST_COMMA = re.compile(r",[ \t]*(?:[^\s:,{}\[\]\"']+:[ \t]*)?$")
_CLOSING = re.compile(r"[ \t]*[\]}]+[ \t]*,?[ \t]*$")
_KEY = re.compile(r"([^\s:,{}\[\]\"']+):(?=[ \t])")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"')
_TWICE = re.compile(r'(?<=[\[{,: ])""([^"\s][^"]*)""(?=[ \t]*[,\]}])')
_ESCAPED = re.compile(
    r"""\\(?![0abtnvfre "/\\N_LPxuU\t])|\\(?:x(?![0-9a-fA-F]{2})|u(?![0-9a-fA-F]{4})|U(?![0-9a-fA-F]{8}))"""
)
"""A backslash that YAML takes for no letter."""


def doubled_quotes(view: Unread) -> Iterator[Guess]:
    """`{uraian: ""Memberi salam, lalu duduk"", …}`: two quotes at each end of a text in brackets."""
    for line in view.above:
        if line.held[:1] in {"[", "{"} and len(line.text) <= _LONGEST and (found := list(_TWICE.finditer(line.text))):
            yield Guess(
                line.number, found[0].start(), "Di dalam kurung, teks ini diapit dua tanda kutip di tiap ujungnya.",
                f"Pakai satu: {short(quoted(found[0][1]))}",
                tuple(at(line, one.start(), one[0], quoted(one[1])) for one in found),
            )  # fmt: skip


def quote_in_brackets(view: Unread) -> Iterator[Guess]:
    """`{jabatan: "Kepala Biro, nama: Sri}`: a quote within brackets that nothing closes on its line."""
    for line in view.lines[: view.blamed + 1]:
        if line.role is not Role.ENTRY or line.held[:1] not in {"[", "{"} or len(line.text) > _LONGEST:
            continue
        place = _unclosed(line)
        if place is None:
            continue
        mark = line.text[place]
        for column, hint, sure in _closings(line, place, view):
            old, new = (mark, "") if column == place else ("", mark)
            yield Guess(
                line.number, place, f"Tanda kutip «{mark}» yang dibuka di dalam kurung ini belum ditutup.", hint,
                (at(line, column, old, new),), opens=True, offered=sure,
            )  # fmt: skip


def _unclosed(line: RawLine) -> int | None:
    """Where the first quote stands that opens a text in brackets and is closed by none before the next text."""
    place, end = line.value, len(line.text)
    while place < end:
        sign = line.text[place]
        if sign in "\"'" and _BEGUN.search(line.text, line.value, place):
            close = line.text.find(sign, place + 1)
            if close < 0 or (_BEGUN.search(line.text, place, close) and not _ENDED.match(line.text, close + 1)):
                return place
            place = close
        place += 1
    return None


def _closings(line: RawLine, place: int, view: Unread) -> Iterator[tuple[int, str, bool]]:
    """Where a quote may be closed, or that it is one too many: the column, what to do, and whether that is meant for sure."""
    text, mark = line.text, line.text[place]
    before = text[line.value : place].rstrip()
    key = _KEY.match(text, place + 1)
    if key and before[-1:] in "{,":
        yield place, f"Hapus tanda kutip di depan «{key[1]}».", True
        return
    again = text.find(mark, place + 1)
    stop = again if again >= 0 else len(text)
    if again >= 0:
        comma = _LAST_COMMA.search(text, place, again)
        if comma:
            yield (
                comma.start(),
                f"Tulis «{mark}» juga di belakang «{short(text[place + 1 : comma.start()], 30)}».",
                True,
            )
    found = _NEXT_KEY.search(text, place, stop)
    if found:
        yield (
            found.start(),
            f"Tulis «{mark}» juga di belakang «{short(text[place + 1 : found.start()], 30)}».",
            found[1] in view.keys,
        )
    closing = _CLOSING.search(text, place)
    if closing and again < 0:
        held = text[place + 1 : closing.start()]
        yield (
            closing.start(),
            f"Tulis «{mark}» juga di belakang «{short(held, 30)}».",
            "," not in held or before[-1:] == ":",
        )


def quotes_within_brackets(view: Unread) -> Iterator[Guess]:
    """`{nama: "Sri "S.H."", nip: …}`: a text in quotes that holds the same quotes, up to the next key or the bracket that closes."""
    for line in view.above:
        if line.held[:1] not in {"[", "{"} or len(line.text) > _LONGEST:
            continue
        place, splices = line.value, list[Splice]()
        while place < len(line.text):
            end = _goes_on_to(line.text, place, line.value, view) if line.text[place] in "\"'" else 0
            held = line.text[place:end]
            if held and held[0] in held[1:-1]:
                splices.append(at(line, place, held, quoted(held if ends_first(held) else held[1:-1])))
            place = max(end, place + 1)
        if splices:
            mark = splices[0].old[0]
            yield Guess(
                line.number, splices[0].start - line.start, f"Di dalam teks berkutip «{mark}» ada tanda kutip «{mark}» lagi.",
                f"Apit seluruh teks dengan tanda kutip yang lain: {short(splices[0].new)}", tuple(splices),
            )  # fmt: skip


def _goes_on_to(text: str, place: int, begin: int, view: Unread) -> int:
    """Where a text that a quote opens there may end: behind the first such quote that a key, a closing bracket or, in a list, the next item follows; 0 where none does."""
    opened = _BEGUN.search(text, begin, place)
    if not opened:
        return 0
    mark, close = text[place], place
    while (close := text.find(mark, close + 1)) >= 0:
        following = _NEXT_KEY.match(text, close + 1)
        paired = mark == "'" or not text.count(mark, place + 1, close) % 2
        item = ":" not in opened["before"] and paired and _NEXT_ITEM.match(text, close + 1)
        if item or _CLOSED.match(text, close + 1) or (following and following[1] in view.keys):
            return close + 1
    return 0


def backslash_in_brackets(view: Unread) -> Iterator[Guess]:
    r"""`["Berkas\\data"]`: a backslash within double quotes in brackets, where it has a meaning of its own."""
    for line in view.above:
        if line.held[:1] not in {"[", "{"} or len(line.text) > _LONGEST:
            continue
        wrong = [
            one for one in _DOUBLE.finditer(line.text, line.value) if _ESCAPED.search(one[1]) and '\\"' not in one[1]
        ]
        if wrong:
            first = wrong[0]
            yield Guess(
                line.number, first.start() + first[0].index("\\"), "Di dalam kutip ganda, garis miring terbalik «\\» punya arti sendiri.",
                f"Pakai kutip tunggal: {short(quoted(first[1]))}",
                tuple(at(line, one.start(), one[0], quoted(one[1])) for one in wrong),
            )  # fmt: skip
