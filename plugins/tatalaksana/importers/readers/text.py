# Plain text: a line is a row, tabs or the bars of Markdown stand between its cells.
from __future__ import annotations

import csv
import re
from io import StringIO
from itertools import groupby

from tatalaksana.importers.readers.encoding import text_of_bytes
from tatalaksana.importers.readers.fragment import picture_in, picture_name, plain_fragment
from tatalaksana.importers.readers.html import html_reading
from tatalaksana.importers.reading import ReadCell, Reading, ReadPage, ReadTable, ReadText, UnreadDocumentError

_MOST_LINES = 20_000
_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*")
_BORDER = re.compile(r"\s*\+(?:[-=]+\+)+\s*")
"""A line between rows that somebody drew."""
_DRAWN = {
    number: "|-+"[at]
    for at, signs in enumerate(("│┃║", "─━═", "┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫"))
    for number in map(ord, signs)
}
"""Signs for lines to what people draw them with who have none."""
_APART = re.compile(r"^\s{2,}\S|\S\s{2,}\S")
"""What a line has whose cells stand below each other."""
_LEAST_LINES, _LEAST_CELLS, _GAP = 3, 3, 2
_BAR = re.compile(r"(?<!\\)\|")
_PICTURE = re.compile(r"!\[([^\[\]\n]{0,300})\]\([^()\n]{0,300}\)")
"""A picture in Markdown."""
_TICKS = {"TRUE": "☑", "FALSE": "☐"}
"""What a spreadsheet writes for its boxes to tick."""
_TABLE = re.compile(r"<table\b", re.IGNORECASE)


def _tabbed(text: str) -> str:
    """What a spreadsheet has written, by the sign that its first line has most of: cells between tabs, each on one line."""
    first = text.partition("\n")[0]
    rows = csv.reader(StringIO(text, newline=""), delimiter=max(";,\t|", key=first.count))
    try:
        return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
    except csv.Error as error:
        raise UnreadDocumentError("Berkas ini bukan CSV yang utuh. Simpan ulang dari Excel sebagai .xlsx.") from error


def read_document(ending: str, content: bytes) -> Reading:
    """A text as tables of its lines.

    Raises:
        UnreadDocumentError: It is no text, or too long.
    """
    text = _decoded(content)
    if ending == ".csv":
        text = _tabbed(text)
    if _TABLE.search(text):
        return html_reading(text)
    lines = re.split(r"\r\n|[\n\r\f\v]", text.translate(_DRAWN))
    if len(lines) > _MOST_LINES:
        raise UnreadDocumentError(f"Teks ini lebih dari {_MOST_LINES} baris.")
    lines = [line for apart, run in groupby(lines, key=_stands_apart) for line in (_as_tabbed([*run]) if apart else run)]  # fmt: skip
    blocks: list[ReadTable | ReadText] = []
    rows: list[list[tuple[str, str]]] = []
    piped, marked = False, ending in {".md", ".markdown"}
    drawn = ruled = False
    """Whether somebody drew lines between the rows, and one right above this."""

    def close() -> None:
        if rows:
            cells = (
                ReadCell(row, column, said, picture=picture)
                for row, one in enumerate(rows)
                for column, (said, picture) in enumerate(one)
                if said or picture or column == len(one) - 1
            )
            blocks.append(ReadTable(1, tuple(cells), ragged=not piped))
            rows.clear()

    for line in lines:
        bars = line.strip().startswith("|") and len(_BAR.findall(line)) > 1
        if (bars and _RULE.fullmatch(line)) or _BORDER.fullmatch(line):
            drawn, ruled = drawn or not bars, True
            continue
        if bars != piped and rows:
            close()
        piped = bars
        if bars:
            row = [_cell(cell.strip().replace("\\|", "|")) for cell in _BAR.split(line.strip().strip("|"))]
            if drawn and not ruled and rows and not row[0][0] and len(row) == len(rows[-1]):
                rows[-1] = [(f"{one} {two}".strip(), picture) for (one, picture), (two, _) in zip(rows[-1], row, strict=True)]  # fmt: skip
            else:
                rows.append(row)
            ruled = False
        elif "\t" in line:
            rows.append([_cell(cell) for cell in line.split("\t")])
        elif line.strip():
            close()
            said = plain_fragment(_PICTURE.sub("", re.sub(r"^#+\s+", "", line)) if marked else line)
            if said:
                blocks.append(ReadText(1, said))
        else:
            close()
    close()
    return Reading("naskah Markdown" if marked else "naskah teks", (ReadPage(1),), tuple(blocks))


def _stands_apart(line: str) -> bool:
    """Whether a line has room within it or before it, and no other sign between cells."""
    return bool(_APART.search(line)) and "\t" not in line and "|" not in line


def _as_tabbed(lines: list[str]) -> list[str]:
    """Lines with tabs between cells that stand below each other, where the first names several; others as they are."""
    wide = max(map(len, lines))
    free = "".join(" " if all(line[at : at + 1].strip() == "" for line in lines) else "x" for at in range(wide))
    columns = [found.span() for found in re.finditer(rf"x(?:\s{{0,{_GAP - 1}}}x)*", free)]
    rows: list[list[str]] = []
    for line in lines:
        row = [line[begin:end].strip() for begin, end in columns]
        if rows and not row[0]:
            # What goes on in the next line does so below.
            rows[-1] = [" ".join(filter(None, pair)) for pair in zip(rows[-1], row, strict=True)]
        else:
            rows.append(row)
    if len(lines) < _LEAST_LINES or sum(map(bool, rows[0])) < max(_LEAST_CELLS, len(columns)):
        return lines
    return ["\t".join(row) for row in rows]


def _cell(text: str) -> tuple[str, str]:
    """What a cell says, and what a picture in it is called."""
    marked = _PICTURE.search(text)
    return _TICKS.get(text.strip()) or plain_fragment(_PICTURE.sub("", text)), picture_name(
        marked[1]
    ) if marked else picture_in(text)


def _decoded(content: bytes) -> str:
    text = text_of_bytes(content)
    if "\0" in text:
        raise UnreadDocumentError("Berkas ini bukan teks.")
    return text
