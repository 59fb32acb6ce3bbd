# Tables of a printed page, out of the lines that make them, and words as the text of their cells.
from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

from tatalaksana.importers.readers.pdf_rules import TableRule
from tatalaksana.importers.reading import PageBox, ReadCell

_SAME = 2.5
"""Points within which edges are one."""
_LEAST_WITHIN = 3
"""Cells that a cell holds which is the frame of a table."""
_FEW_LETTERS = 3
_MARKS = ",.;"
_TIGHT = 2.0
"""Points by which the width of a cell is not known."""
_SHORT = frozenset({
    "dan", "di", "ke", "per", "yg", "dr", "tgl", "no", "sd", "ada", "ini", "itu", "dll", "hal", "lbr", "map", "cap", "ttd", "pic", "tim", "kop", "rak", "jam", "set",
    "tu", "it", "upt", "ppk", "sdm", "kua", "rt", "rw", "bmn", "sop", "spo", "pns", "asn", "opd", "skpd", "uph", "lpm", "i", "ii", "iii", "iv", "v", "a", "b", "c", "d",
})  # fmt: skip
"""Words of two or three letters that stand by themselves."""
_UNITS = frozenset({"detik", "menit", "hari", "minggu", "pekan", "bulan", "tahun", "kerja"})
"""Words that narrow columns of times have alone in their lines."""
_COMMON = _UNITS | {
    "berkas", "surat", "nota", "buku", "data", "hasil", "izin", "kartu", "daftar", "bukti", "foto", "draf", "konsep", "naskah", "tanda", "arsip", "lembar",
    "rapat", "kerja", "tugas", "dinas", "bidang", "bagian", "seksi", "kantor", "kepala", "camat", "lurah", "ketua", "staf", "loket", "warga", "pihak", "yang",
    "dari", "pada", "oleh", "untuk", "agar", "dengan", "serta", "atau", "bila", "jika", "akan", "telah", "sudah", "belum", "tidak", "dapat", "dalam",
    "antara", "atas", "awal", "akhir", "baru", "lama", "semua", "setiap", "sesuai", "secara", "resmi", "fisik", "teknis", "umum", "uang", "biaya", "pajak",
    "tanah", "obat", "alat", "barang",
}  # fmt: skip
"""Words of offices of four to six letters: no rest of another."""
_BREAK = "‐"
"""The hyphen that programs set at the end of a line."""
_ITEM = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[•●▪\-–])$")


class Turn(Enum):
    """Which way a text runs: as heads of narrow columns are turned, upwards or downwards."""

    NONE = 0
    UP = 1
    DOWN = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands."""

    text: str
    bounds: PageBox
    italic: bool = False
    turn: Turn = Turn.NONE
    font: str = ""
    cut: bool = False
    """Whether it is of a row that the page's end cuts; then it may stand below the table."""


def is_item_mark(text: str) -> bool:
    """Whether a word is the number or the sign before an item."""
    return _ITEM.match(text) is not None


def tables_of(rules: Sequence[TableRule]) -> list[list[tuple[float, float, float, float]]]:
    """The cells of each table, by their rectangles."""
    edges: list[dict[str, Any]] = []
    for rule in rules:
        if rule.across:
            edges.append(
                {
                    "orientation": "h",
                    "x0": rule.begin,
                    "x1": rule.end,
                    "top": rule.at,
                    "bottom": rule.at,
                    "width": rule.end - rule.begin,
                    "height": 0.0,
                }
            )
        else:
            edges.append(
                {
                    "orientation": "v",
                    "x0": rule.at,
                    "x1": rule.at,
                    "top": rule.begin,
                    "bottom": rule.end,
                    "width": 0.0,
                    "height": rule.end - rule.begin,
                }
            )
    crossings = edges_to_intersections(edges, 2.0, 2.0)
    cells = [one for one in intersections_to_cells(crossings) if one[2] - one[0] > 4 and one[3] - one[1] > 4]
    return [part for table in cells_to_tables(cells) for part in _unframed(table, cells) if len(part) > 1]


_Sides = tuple[float, float, float, float]


def _unframed(table: Sequence[_Sides], cells: Sequence[_Sides]) -> list[list[_Sides]]:
    """The tables within the cells of one that only frames the page, a cell in each row; else the table alone.

    Args:
        table: The table.
        cells: All cells of the page.
    """
    left, right = min(one[0] for one in table), max(one[2] for one in table)
    over = [one for one in table if one[0] - left < _SAME and right - one[2] < _SAME]
    within = [[other for other in cells if other is not one and _holds(one, other)] for one in over]
    within = [inner for inner in within if len(inner) > _LEAST_WITHIN]
    held = {other for inner in within for other in inner}
    if not within or any(one not in over and one not in held for one in table):
        return [[*table]]
    mine = {*table}
    return [[one for one in inner if one in mine] for inner in within]


def _holds(one: _Sides, other: _Sides) -> bool:
    return (
        one[0] - _SAME <= other[0]
        and one[1] - _SAME <= other[1]
        and other[2] <= one[2] + _SAME
        and other[3] <= one[3] + _SAME
    )


def cells_of(table: Sequence[tuple[float, float, float, float]]) -> list[ReadCell]:
    """The cells of a table, by row and column, without words."""
    across = _steps(x for left, _, right, _ in table for x in (left, right))
    down = _steps(y for _, top, _, bottom in table for y in (top, bottom))
    found = []
    for left, top, right, bottom in table:
        row, column = _place(top, down), _place(left, across)
        found.append(
            ReadCell(
                row,
                column,
                "",
                max(_place(bottom, down) - row, 1),
                max(_place(right, across) - column, 1),
                PageBox(left, top, right, bottom),
            )
        )
    return sorted(found, key=lambda cell: (cell.row, cell.column))


def _steps(places: Any) -> list[float]:  # noqa: ANN401 - an iterator of floats
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _SAME:
            found.append(place)
    return found


def _place(at: float, steps: Sequence[float]) -> int:
    return min(range(len(steps)), key=lambda one: abs(steps[one] - at))


def lines_of_words(words: Sequence[Word]) -> list[list[Word]]:
    """Words as lines, from above; those of a line from the left."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (one.bounds.middle[1], one.bounds.left)):
        tall = word.bounds.bottom - word.bounds.top
        if lines and abs(lines[-1][0].bounds.middle[1] - word.bounds.middle[1]) < 0.5 * tall:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda one: one.bounds.left) for line in lines]


def unwrapped(words: Sequence[Word], cell: PageBox, known: Collection[str] = ()) -> str:
    """The text of a cell: a line that ended because there was no more room goes on in the next.

    Args:
        words: The words in it.
        cell: Its place.
        known: The words of the document: a word that a narrow cell cut in two stands elsewhere in one.
    """
    if words and all(word.turn is words[0].turn for word in words) and words[0].turn is not Turn.NONE:
        cell, words = _level(cell, words[0].turn), [_turned_back(word) for word in words]
    lines = lines_of_words(words)
    if not lines:
        return ""
    left, room = _room(lines, cell)
    slanted = not all(word.italic for word in words)
    parts: list[Word | str] = [*lines[0]]
    for before, line in pairwise(lines):
        blank = 0.28 * (line[0].bounds.bottom - line[0].bounds.top)
        indent = before[0].bounds.left - left if before[0].bounds.left - left < 25 else 0
        wide = line[0].bounds.right - line[0].bounds.left
        full = before[-1].bounds.right - before[0].bounds.left + blank + wide > room - indent - 1.0
        apart = line[0].bounds.top - before[0].bounds.bottom > 0.9 * (line[0].bounds.bottom - line[0].bounds.top)
        item = (_ITEM.match(line[0].text) is not None and len(line) > 1) or line[0].text == "Rincian:"
        broken = before[-1].text.endswith(("/", "-", _BREAK)) and before[-1].text[-2:-1].isalpha()
        if broken and before[-1].text[-1] == _BREAK:
            # A word that is broken where it may be: nobody types that sign.
            parts[-1] = replace(before[-1], text=before[-1].text[:-1])
        # A word that is wider than its cell goes on in the next line without a sign.
        broken = broken or (len(before) == 1 and not apart and _cut_in_two(before[-1], line[0], room, known))
        if apart or item or not (full or broken):
            parts.append("\n")
        elif broken:
            parts.append("")
        parts += line
    return _joined(parts, slanted=slanted)


def _room(lines: Sequence[Sequence[Word]], cell: PageBox) -> tuple[float, float]:
    """Where the lines of a cell begin, and how wide one may be."""
    left = min(line[0].bounds.left for line in lines)
    widest = max(line[-1].bounds.right - line[0].bounds.left for line in lines)
    return left, max(cell.right - cell.left - 2 * min(max(left - cell.left, 1.5), 8), widest)


def cut_unsure(words: Sequence[Word], cell: PageBox, known: Collection[str]) -> bool:
    """Whether a cell has a word alone in a line that may go on in the next: it fills the width, and no other place tells.

    Args:
        words: The words in it.
        cell: Its place.
        known: The words of the document.
    """
    lines = lines_of_words([word for word in words if word.turn is Turn.NONE])
    return bool(lines) and any(
        len(before) == 1 and _may_be_one(before[0], line[0], _room(lines, cell)[1], known)
        for before, line in pairwise(lines)
    )


def _cut_in_two(first: Word, second: Word, room: float, known: Collection[str]) -> bool:
    """Whether what stands alone in a line and what begins the next are one word that had no room."""
    one, other = first.text, second.text
    if _pieces(one, other) and (one + other).casefold().strip(_MARKS) in known:
        return True
    if len(other) <= _FEW_LETTERS:
        whole = other.casefold() in _SHORT and not (len(other) == 1 and other.islower())
        return (
            _pieces(one, other) and one.casefold() not in known and not whole and _fills(first, second, room - _TIGHT)
        )
    return _may_be_one(first, second, room, known)


def _pieces(one: str, other: str) -> bool:
    """Whether two texts may be the halves of a word: letters meet, and the second goes on as the first is written."""
    same = other.islower() or (other.isupper() and one.isupper())
    return one[-1:].isalpha() and other[:1].isalpha() and same


def _may_be_one(first: Word, second: Word, room: float, known: Collection[str]) -> bool:
    """Whether a word that fills its line and the few letters below it may be one: neither stands anywhere else, nor both together."""
    one, other = first.text.casefold(), second.text.casefold().strip(_MARKS)
    told = any(text in known or text in _COMMON for text in (one, other, one + other))
    few = _FEW_LETTERS < len(second.text) <= 2 * _FEW_LETTERS
    return few and not told and _pieces(first.text, second.text) and _fills(first, second, room)


def _fills(first: Word, second: Word, room: float) -> bool:
    """Whether a word takes so much of its line that not one letter more of the next had room."""
    letter = (second.bounds.right - second.bounds.left) / len(second.text)
    return first.bounds.right - first.bounds.left + letter > room


def beside_others(words: Sequence[Word], rules: Sequence[TableRule] = ()) -> frozenset[str]:
    """The words of a page that stand beside others in a line: those are whole, which one that stands alone may not be.

    What begins a line below one that stands alone may be the rest of that.

    Args:
        words: All words.
        rules: The lines of tables: what stands behind one stands in another cell.
    """
    runs: list[list[Word]] = []
    walls = [rule for rule in rules if not rule.across]
    for line in lines_of_words(words):
        runs.append([line[0]])
        for one, other in pairwise(line):
            close = other.bounds.left - one.bounds.right < 0.5 * (one.bounds.bottom - one.bounds.top)
            if close and not any(_parts(rule, one.bounds, other.bounds) for rule in walls):
                runs[-1].append(other)
            else:
                runs.append([other])
    alone: dict[int, list[PageBox]] = {}
    for run in runs:
        if len(run) == 1:
            alone.setdefault(round(run[0].bounds.left), []).append(run[0].bounds)
    return frozenset(
        word.text.casefold().strip(_MARKS)
        for run in runs
        if len(run) > 1
        for word in run[_hangs_on(run[0].bounds, alone) :]
    )


def _hangs_on(where: PageBox, alone: Mapping[int, Sequence[PageBox]]) -> bool:
    """Whether a word stands right below one that is alone in its line."""
    tall, left = where.bottom - where.top, round(where.left)
    return any(0 < where.top - one.top < 2 * tall for near in (left - 1, left, left + 1) for one in alone.get(near, ()))


def _parts(rule: TableRule, one: PageBox, other: PageBox) -> bool:
    """Whether a line of a table stands between two words beside each other."""
    return one.middle[0] < rule.at < other.middle[0] and rule.begin <= one.middle[1] <= rule.end


def _turned_back(word: Word) -> Word:
    """A turned word as if the page were turned so that it is level."""
    return replace(word, bounds=_level(word.bounds, word.turn), turn=Turn.NONE)


def _level(where: PageBox, turn: Turn) -> PageBox:
    if turn is Turn.UP:
        return PageBox(-where.bottom, where.left, -where.top, where.right)
    return PageBox(where.top, -where.right, where.bottom, -where.left)


def _joined(parts: Sequence[Word | str], *, slanted: bool) -> str:
    """Words with a blank between them where no sign says otherwise; those in italics between marks."""
    text = ""
    open_ = False
    glued = True
    for part in parts:
        if isinstance(part, str):
            if open_ and part:
                text, open_ = f"{text}*", False
            text += part
            glued = True
            continue
        italic = slanted and part.italic
        if open_ and not italic:
            text, open_ = f"{text}*", False
        text += "" if glued else " "
        if italic and not open_:
            text, open_ = f"{text}*", True
        text += part.text
        glued = False
    return f"{text}*" if open_ else text
