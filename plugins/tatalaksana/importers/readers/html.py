# HTML: its tables with merged cells, and what stands between them. Nothing is fetched, nothing runs.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import groupby
from string import ascii_lowercase, ascii_uppercase

from tatalaksana.importers.readers.archived_page import page_in
from tatalaksana.importers.readers.encoding import text_of_bytes
from tatalaksana.importers.readers.fragment import picture_name, plain_fragment
from tatalaksana.importers.readers.inner_rows import row_in_cell
from tatalaksana.importers.readers.numbers import whole
from tatalaksana.importers.readers.sign_fonts import signs_shown
from tatalaksana.importers.reading import ReadCell, Reading, ReadPage, ReadTable, ReadText, UnreadDocumentError

_MOST_CELLS = 50_000
_LARGEST_SPAN, _LONGEST_STRUCK = 200, 2_000
_SKIPPED = frozenset({"script", "style", "head", "template", "svg"})
_BULLETS, _KINDS = ("•", "-", "–"), ("1", "a", ")")
"""Marks by how far a list stands in."""
_PICTURES = frozenset({"img", "svg"})
_INLINE = frozenset({"i", "em", "b", "strong", "sup", "p", "div", "br", "input", "h1", "h2", "h3", "h4", "h5", "h6"})
_APART = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "details",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "legend",
        "main",
        "nav",
        "pre",
        "section",
        "summary",
    }
)
"""What stands in lines of its own."""
_LEAST_LETTERS = 3
"""Columns from which on letters above them are those of a spreadsheet."""
_TYPED = frozenset({"text", "date", "number", "month", "time", "email", "tel", "url", "search"})
"""Fields of a form that show what was typed."""
_TICKED = frozenset({"checkbox", "radio"})
_STRUCK = frozenset({"s", "strike", "del"})
_FACED = frozenset({"span", "font"}) | _STRUCK
"""What programs of offices set the face of letters with, or strike them out."""
_LINE_THROUGH = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_FACE = re.compile(r"font-family\s*:\s*[\"']?\s*([A-Za-z][A-Za-z0-9 ]*)", re.IGNORECASE)


def read_document(ending: str, content: bytes) -> Reading:  # noqa: ARG001 - readers are called alike
    """A page as its tables and texts."""
    return html_reading(text_of_bytes(page_in(content)))


def html_reading(text: str) -> Reading:
    """A page's text as its tables and texts.

    Raises:
        UnreadDocumentError: It has too many cells.
    """
    parser = _Tables()
    parser.feed(text)
    parser.close()
    parser.end()
    remarks = ["Skrip dan gaya halaman diabaikan."] if parser.skipped else []
    if parser.pictures:
        remarks.append(f"Halaman ini memuat {parser.pictures} gambar; gambarnya tidak dibaca.")
    if struck := " · ".join(filter(None, parser.struck))[:_LONGEST_STRUCK]:
        remarks.append(f"Teks yang dicoret tidak dibaca: «{struck}»")
    return Reading("halaman HTML", (ReadPage(1),), tuple(parser.blocks), remarks=tuple(remarks))


@dataclass(slots=True)
class _List:
    """A list that is open."""

    tag: str
    kind: str
    """How it counts: «1», «a», «A»; empty where the page does not say."""
    count: int


@dataclass(slots=True)
class _Cell:
    down: int
    across: int
    parts: list[str | _Table] = field(default_factory=list)
    picture: str = ""
    text: str = ""
    """All that it says, once it is closed: tables within as lines."""


@dataclass(slots=True)
class _Table:
    rows: list[list[_Cell]] = field(default_factory=list)
    open: _Cell | None = None

    def frames(self) -> bool:
        """Whether it only frames the page: a cell in each row, one of which holds a table of several rows and columns."""
        inner = [part.rows for row in self.rows for cell in row for part in cell.parts if not isinstance(part, str)]
        return all(len(row) == 1 for row in self.rows) and any(len(rows) > 1 and max(map(len, rows)) > 1 for rows in inner)  # fmt: skip


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[ReadTable | ReadText] = []
        self.skipped = False
        self.pictures = 0
        self._skipping = 0
        self._text: list[str | _Table] = []
        """What stands outside of all cells since the last table."""
        self._tables: list[_Table] = []
        """Those that are open, one within the other."""
        self._cells = 0
        self._unchosen = False
        """Whether what follows is an answer that was not chosen."""
        self._lists: list[_List] = []
        self._faces: list[tuple[str, str, bool]] = []
        """Of what sets a face and is open: tag, face, and whether letters are struck out."""
        self.struck: list[str] = []
        """The words that are."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _PICTURES and not self._skipping:
            self.pictures += 1
            if (cell := self._cell()) is not None:
                cell.picture = cell.picture or picture_name(given.get("alt") or given.get("title") or "")
        if tag in _SKIPPED:
            self._skipping += 1
            self.skipped = self.skipped or tag == "script"
        if self._skipping:
            return
        match tag:
            case "table" | "dl":
                if not self._tables:
                    self._flush()
                self._tables.append(_Table())
            case "tr" | "dt" if self._tables:
                self._end_cell()
                self._tables[-1].rows.append([])
                if tag == "dt":
                    self._tables[-1].open = _Cell(1, 1)
            case "td" | "th" | "dd" if self._tables:
                self._end_cell()
                self._tables[-1].open = _Cell(_span(given.get("rowspan")), _span(given.get("colspan")))
            case "ol" | "ul":
                self._lists.append(_List(tag, given.get("type") or "", whole(given.get("start"), 1) - 1))
            case "li":
                self._say(f"\n{self._mark()} ")
            case _ if tag in _FACED:
                face = _FACE.search(given.get("style") or "")
                before, struck = self._face()
                struck = struck or tag in _STRUCK or bool(_LINE_THROUGH.search(given.get("style") or ""))
                self._faces.append((tag, face[1].strip() if face else given.get("face") or before, struck))
            case _ if tag in _APART:
                self._say("\n")
            case "option":
                self._unchosen = "selected" not in given
            case "input" if (given.get("type") or "text") in _TYPED:
                self.handle_data(given.get("value") or "")
            case _ if tag in _INLINE:
                ticked = " checked" if "checked" in given else ""
                kind = ' type="checkbox"' if given.get("type") in _TICKED else ""
                self._say(f"<{tag}{kind}{ticked}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED and self._skipping:
            self._skipping -= 1
        if self._skipping:
            return
        match tag:
            case "td" | "th" | "tr" | "dt" | "dd" if self._tables:
                self._end_cell()
            case "table" | "dl" if self._tables:
                self._end_table()
            case "ol" | "ul" if self._lists:
                self._lists.pop()
                self._say("\n")
            case "option" | "select":
                self._unchosen = False
            case _ if tag in _FACED and self._faces and self._faces[-1][0] == tag:
                self._faces.pop()
            case _ if tag in _APART:
                self._say("\n")
            case _ if tag in _INLINE:
                self._say(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        face, struck = self._face()
        if struck:
            self.struck += [" ".join(data.split())]
        elif not self._skipping and not self._unchosen:
            self._say(signs_shown(face, data.replace("<", "‹").replace("\n", " ")))

    def _face(self) -> tuple[str, bool]:
        """The face of what follows, and whether it is struck out."""
        return self._faces[-1][1:] if self._faces else ("", False)

    def _cell(self) -> _Cell | None:
        """The innermost cell that is open."""
        return next((one.open for one in reversed(self._tables) if one.open is not None), None)

    def _say(self, text: str) -> None:
        cell = self._cell()
        (self._text if cell is None else cell.parts).append(text)

    def _mark(self) -> str:
        """The mark of the next item: as its list says, else by how far it stands in, so that lists within others are told apart."""
        if not self._lists:
            return _BULLETS[0]
        now = self._lists[-1]
        now.count += 1
        depth = min(sum(one.tag == now.tag for one in self._lists), len(_BULLETS)) - 1
        if now.tag == "ul":
            return _BULLETS[depth]
        kind = now.kind or _KINDS[depth]
        if kind not in "aA" or now.count > len(ascii_lowercase):
            return f"{now.count}{')' if kind == ')' else '.'}"
        return f"{(ascii_lowercase if kind == 'a' else ascii_uppercase)[now.count - 1]}."

    def end(self) -> None:
        """End what is still open."""
        while self._tables:
            self._end_table()
        self._flush()

    def _flush(self) -> None:
        """Hand over what stands outside of tables."""
        self.blocks += _texts_of(self._text)
        self._text = []

    def _end_cell(self) -> None:
        table = self._tables[-1]
        cell, table.open = table.open, None
        if cell is None:
            return
        self._cells += 1
        if self._cells > _MOST_CELLS:
            raise UnreadDocumentError(f"Halaman ini lebih dari {_MOST_CELLS} sel.")
        cell.text = plain_fragment("".join(map(_said, cell.parts)))
        if not table.rows:
            table.rows.append([])
        table.rows[-1].append(cell)

    def _end_table(self) -> None:
        self._end_cell()
        table = self._tables.pop()
        if (cell := self._cell()) is not None:
            cell.parts.append(table)
        elif not self._tables:
            # What stands in it and in no cell is its caption, or a browser shows it above.
            self._flush()
            self.blocks += _blocks_of(table)


def _said(part: str | _Table) -> str:
    """A part of a cell as a text with tags."""
    if isinstance(part, str):
        return part
    rows = (row_in_cell([cell.text.split("\n") for cell in row]) for row in part.rows)
    return "".join(f"<br>{line}" for row in rows for line in row.split("\n")) + "<br>"


def _texts_of(parts: Sequence[str | _Table]) -> Iterator[ReadText]:
    said = plain_fragment("".join(map(_said, parts)))
    return (ReadText(1, line) for line in said.split("\n") if line.strip())


def _blocks_of(table: _Table) -> Iterator[ReadTable | ReadText]:
    if not table.frames():
        if table.rows:
            rows = [[(cell.text, cell.down, cell.across, cell.picture) for cell in row] for row in table.rows]
            yield ReadTable(1, spread_cells(rows))
        return
    for row in table.rows:
        for text, run in groupby(row[0].parts, key=lambda part: isinstance(part, str)):
            if text:
                yield from _texts_of([*run])
            else:
                for inner in (part for part in run if not isinstance(part, str)):
                    yield from _blocks_of(inner)


def _span(written: str | None) -> int:
    return min(max(whole(written), 1), _LARGEST_SPAN)


def spread_cells(rows: Sequence[Sequence[tuple[str, int, int, str]]]) -> tuple[ReadCell, ...]:
    """Cells of rows, each (text, rows, columns, picture) as HTML has them, at the columns where they come to stand."""
    taken: set[tuple[int, int]] = set()
    cells: list[ReadCell] = []
    rows = _unframed(rows)
    for at, row in enumerate(rows):
        column = 0
        for text, down, across, picture in row:
            while (at, column) in taken:
                column += 1
            taken.update((at + one, column + two) for one in range(min(down, len(rows) - at)) for two in range(across))
            cells.append(ReadCell(at, column, text, down, across, picture=picture))
            column += across
    return tuple(cells)


def _unframed(rows: Sequence[Sequence[tuple[str, int, int, str]]]) -> Sequence[Sequence[tuple[str, int, int, str]]]:
    """Rows without the letters of a spreadsheet's columns above and the numbers of its rows beside them."""
    texts = [[one[0].strip() for one in row] for row in rows]
    letters = texts[0][1:] if texts else []
    if len(letters) < _LEAST_LETTERS or texts[0][0] or letters != [*ascii_uppercase[: len(letters)]]:
        return rows
    if any(not row or (row[0] and not row[0].isdecimal()) for row in texts[1:]):
        return rows
    return [row[1:] for row in rows[1:]]
