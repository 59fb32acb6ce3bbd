# HTML: its tables with merged cells, and what stands between them. Nothing is fetched, nothing runs.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from string import ascii_lowercase, ascii_uppercase

from tatalaksana.importers.readers.fragment import picture_name, plain_fragment
from tatalaksana.importers.readers.numbers import whole
from tatalaksana.importers.reading import ReadCell, Reading, ReadPage, ReadTable, ReadText, UnreadDocumentError

_MOST_CELLS = 50_000
_LARGEST_SPAN = 200
_SKIPPED = frozenset({"script", "style", "head", "template", "svg"})
_BULLETS, _KINDS = ("•", "-", "–"), ("1", "a", ")")
"""Marks by how far a list stands in."""
_PICTURES = frozenset({"img", "svg"})
_INLINE = frozenset({"i", "em", "b", "strong", "sup", "p", "div", "br", "input", "h1", "h2", "h3", "h4", "h5", "h6"})


def read_document(ending: str, content: bytes) -> Reading:  # noqa: ARG001 - readers are called alike
    """A page as its tables and texts."""
    return html_reading(content.decode("utf-8", errors="replace"))


def html_reading(text: str) -> Reading:
    """A page's text as its tables and texts.

    Raises:
        UnreadDocumentError: It has too many cells.
    """
    parser = _Tables()
    parser.feed(text)
    parser.close()
    parser.flush()
    remarks = ["Skrip dan gaya halaman diabaikan."] if parser.skipped else []
    if parser.pictures:
        remarks.append(f"Halaman ini memuat {parser.pictures} gambar; gambarnya tidak dibaca.")
    return Reading("halaman HTML", (ReadPage(1),), tuple(parser.blocks), remarks=tuple(remarks))


@dataclass(slots=True)
class _List:
    """A list that is open."""

    tag: str
    kind: str
    """How it counts: «1», «a», «A»; empty where the page does not say."""
    count: int


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[ReadTable | ReadText] = []
        self.skipped = False
        self.pictures = 0
        self._skipping = 0
        self._depth = 0
        self._text: list[str] = []
        self._rows: list[list[tuple[str, int, int, str]]] = []
        self._picture = ""
        self._span = (1, 1)
        self._in_cell = False
        self._cells = 0
        self._lists: list[_List] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _PICTURES and not self._skipping:
            self.pictures += 1
            self._picture = self._picture or picture_name(given.get("alt") or given.get("title") or "")
        if tag in _SKIPPED:
            self._skipping += 1
            self.skipped = self.skipped or tag == "script"
        if self._skipping:
            return
        match tag:
            case "table":
                self._depth += 1
                if self._depth == 1:
                    self.flush()
            case "tr" if self._depth == 1:
                self._end_cell()
                self._rows.append([])
            case "td" | "th" if self._depth == 1:
                self._end_cell()
                self._in_cell, self._text, self._picture = True, [], ""
                self._span = (_span(given.get("rowspan")), _span(given.get("colspan")))
            case "ol" | "ul":
                self._lists.append(_List(tag, given.get("type") or "", whole(given.get("start"), 1) - 1))
            case "li":
                self._text.append(f"\n{self._mark()} ")
            case _ if tag in _INLINE:
                ticked = " checked" if "checked" in given else ""
                kind = ' type="checkbox"' if given.get("type") == "checkbox" else ""
                self._text.append(f"<{tag}{kind}{ticked}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED and self._skipping:
            self._skipping -= 1
        if self._skipping:
            return
        match tag:
            case "td" | "th" if self._depth == 1:
                self._end_cell()
            case "tr" if self._depth == 1:
                self._end_cell()
            case "table" if self._depth:
                self._end_cell()
                self._depth -= 1
                if not self._depth:
                    self._end_table()
            case "ol" | "ul" if self._lists:
                self._lists.pop()
                self._text.append("\n")
            case _ if tag in _INLINE:
                self._text.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._text.append(data.replace("<", "‹").replace("\n", " "))

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

    def flush(self) -> None:
        """End what stands outside of tables."""
        said = plain_fragment("".join(self._text))
        self._text = []
        self.blocks += [ReadText(1, line) for line in said.split("\n") if line.strip()]
        self._end_table()

    def _end_cell(self) -> None:
        if not self._in_cell or not self._rows:
            return
        self._cells += 1
        if self._cells > _MOST_CELLS:
            raise UnreadDocumentError(f"Halaman ini lebih dari {_MOST_CELLS} sel.")
        self._rows[-1].append((plain_fragment("".join(self._text)), *self._span, self._picture))
        self._in_cell, self._text = False, []

    def _end_table(self) -> None:
        if self._rows:
            self.blocks.append(ReadTable(1, spread_cells(self._rows)))
        self._rows, self._text = [], []


def _span(written: str | None) -> int:
    return min(max(whole(written), 1), _LARGEST_SPAN)


def spread_cells(rows: Sequence[Sequence[tuple[str, int, int, str]]]) -> tuple[ReadCell, ...]:
    """Cells of rows, each (text, rows, columns, picture) as HTML has them, at the columns where they come to stand."""
    taken: set[tuple[int, int]] = set()
    cells: list[ReadCell] = []
    for at, row in enumerate(rows):
        column = 0
        for text, down, across, picture in row:
            while (at, column) in taken:
                column += 1
            taken.update((at + one, column + two) for one in range(min(down, len(rows) - at)) for two in range(across))
            cells.append(ReadCell(at, column, text, down, across, picture=picture))
            column += across
    return tuple(cells)
