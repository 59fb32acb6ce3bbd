# Word documents: tables exactly, and shapes by where they are anchored. Word has no places until it sets a page, so rows are
# as tall as the document says or as their words need; what hangs in a row stands in that row whatever the height.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from lxml import etree

from tatalaksana.importers.readers.archive import (
    OfficeArchive,
    attribute,
    below_named,
    local_name,
    switched_on,
    word_value,
)
from tatalaksana.importers.readers.archived_page import page_in
from tatalaksana.importers.readers.drawingml import (
    EMU_OF_POINT,
    drawn,
    hidden_shape,
    named_apart,
    placed_members,
    points_of,
)
from tatalaksana.importers.readers.drawn_bars import heads_joined
from tatalaksana.importers.readers.encoding import text_of_bytes
from tatalaksana.importers.readers.fragment import raised
from tatalaksana.importers.readers.html import html_reading
from tatalaksana.importers.readers.inner_rows import row_in_cell
from tatalaksana.importers.readers.kinds import kind_inside
from tatalaksana.importers.readers.numbers import whole, whole_if_any
from tatalaksana.importers.readers.sign_fonts import signs_shown
from tatalaksana.importers.readers.vml import vml_drawn
from tatalaksana.importers.readers.word_numbers import word_numbers
from tatalaksana.importers.reading import (
    PageBox,
    ReadCell,
    Reading,
    ReadLine,
    ReadPage,
    ReadShape,
    ReadTable,
    ReadText,
    UnreadDocumentError,
)

_BODY = "word/document.xml"
_MOST_CELLS, _MOST_SHAPES = 60_000, 8_000
_LETTER, _LINE = 4.9, 12.5
"""Width of a letter and height of a line where the document does not say, in points."""
_MARGIN = 4.0
_CODE = re.compile(r"[0-9A-Fa-f]{2,4}")
_GONE = ("del", "moveFrom")
"""What changes that Word keeps track of took away, here or to another place."""
_UNKNOWN_SIGN = "▪"
"""For a sign of which it is not known what it shows: something stands there."""
_ASIDES = {
    "header": "Kepala halaman",
    "footer": "Kaki halaman",
    "footnotes": "Catatan kaki",
    "endnotes": "Catatan akhir",
    "comments": "Komentar",
}
"""Parts beside the text, as the report calls what stands there."""
_ALIGNED = {"center": 0.5, "right": 1.0, "outside": 1.0, "bottom": 1.0}
"""Which part of the room beside something is before it, where it is said how it stands there."""
_LONGEST_ASIDE = 2_000
_LEAST_COLUMNS, _LEAST_ROWS = 3, 3
"""Of lines that tabs part, for them to be a table, and columns of a table within one that only frames it beside another."""
_WORD = re.compile(r"[^\W\d_]{3}")


def read_document(ending: str, content: bytes) -> Reading:  # noqa: ARG001 - readers are called alike
    """A Word document.

    Raises:
        UnreadDocumentError: It is broken, too large, or none.
    """
    archive = OfficeArchive(content)
    tree = archive.xml(_BODY)
    body = below_named(tree, "body") if tree is not None else None
    if body is None:
        raise UnreadDocumentError("Berkas ini rusak: isi dokumennya tidak ada.")
    setter = _Setter(archive, body)
    setter.headers()
    setter.blocks_in(body)
    return setter.reading()


@dataclass(slots=True)
class _Page:
    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    """Its margins."""
    begins: float = 0.0
    """Where it begins on the endless page that is set here."""


class _Setter:
    """The document set on one endless page.

    Args:
        archive: Its parts.
        body: What is set.
    """

    def __init__(self, archive: OfficeArchive, body: etree._Element) -> None:
        self._archive = archive
        self._body = body
        self._numbering = word_numbers(archive)
        section = next((one for one in body.iter() if local_name(one) == "sectPr"), None)
        self._page = _page_of(section)
        self._y = self._page.top
        self._blocks: list[ReadTable | ReadText] = []
        self._shapes: list[ReadShape] = []
        self._lines: list[ReadLine] = []
        self._cells = 0
        self._remarks: list[str] = []
        """What is said of pages that it holds."""
        self._header = ""
        """The part that was read as the pages' head."""
        self._drawings = 0
        self._unseen = 0
        """Drawings that nobody sees who opens the document."""

    def reading(self) -> Reading:
        """All that was set."""
        tall = max([self._y, *(one.bounds.bottom for one in self._shapes)]) + 20
        return Reading(
            "dokumen Word",
            (ReadPage(1, self._page.width, tall),),
            tuple(_tabs_as_tables(self._blocks)),
            tuple(named_apart(self._shapes)),
            tuple(heads_joined(self._lines)),
            (
                *self._archive.remarks(),
                *self._remarks,
                *([f"Bentuk yang disembunyikan atau dihapus tidak dibaca: {self._unseen}."] if self._unseen else []),
                *self._asides(),
                *_taken_away(self._body),
                *_unread_words(self._body),
            ),
            flowing=True,
        )

    def headers(self) -> None:
        """Tables in the pages' heads, where some forms have their identity."""
        for name in self._archive.names:
            if re.fullmatch(r"word/header\d*\.xml", name) and (tree := self._archive.xml(name)) is not None:
                before = len(self._blocks)
                self.blocks_in(tree)
                if any(isinstance(one, ReadTable) for one in self._blocks[before:]):
                    self._header = name
                    return
                # What a form says of itself in a line over each page is told beside the text.
                del self._blocks[before:]

    def _asides(self) -> Iterator[str]:
        """What stands beside the text: heads and feet of pages, notes, remarks."""
        told: set[str] = set()
        for name in self._archive.names:
            kind = re.fullmatch(r"word/(header|footer|footnotes|endnotes|comments)\d*\.xml", name)
            tree = self._archive.xml(name) if kind and name != self._header else None
            if kind is None or tree is None:
                continue
            lines = [" ".join(paragraph_text(one).split()) for one in tree.iter() if local_name(one) == "p"]
            text = " · ".join(line for line in lines if _WORD.search(line))[:_LONGEST_ASIDE]
            if text and text not in told:
                told.add(text)
                yield f"{_ASIDES[kind[1]]}: «{text}»"

    def blocks_in(self, parent: etree._Element) -> None:
        """Paragraphs and tables, one below the other."""
        for one in parent:
            match local_name(one):
                case "p":
                    self._paragraph(one)
                case "tbl":
                    self._table(one, self._page.left)
                case "sdt":
                    inner = below_named(one, "sdtContent")
                    if inner is not None:
                        self.blocks_in(inner)
                case "ins" | "smartTag" | "customXml":
                    self.blocks_in(one)
                case "altChunk":
                    self._page_held(attribute(one, "id") or "")

    def _page_held(self, name: str) -> None:
        """A page that the document holds as it is: programs that write Word documents out of pages do so, and Word reads it when it opens them."""
        part = self._archive.related(_BODY).get(name, ("", ""))[1]
        held = self._archive.bytes_of(part)
        if kind_inside(held) == ".html":
            page = html_reading(text_of_bytes(page_in(held)))
            self._blocks += page.blocks
            self._remarks += page.remarks
        else:
            self._remarks.append(
                "Dokumen ini memuat dokumen lain yang disisipkan utuh; isinya tidak dibaca. Buka lalu simpan ulang di Word."
            )

    def _paragraph(self, one: etree._Element) -> None:
        text = self._numbering.mark(one) + paragraph_text(one)
        section = below_named(one, "pPr", "sectPr")
        if (
            switched_on(below_named(one, "pPr", "pageBreakBefore"))
            or any(local_name(part) == "br" and attribute(part, "type") == "page" for part in one.iter())
            or section is not None
        ):
            self._y += 30
            self._page.begins = self._y - self._page.top
        wide = self._page.width - self._page.left - self._page.right
        self._drawn_in(one, self._page.left, self._y, wide)
        tall = _LINE * max(1, -(-len(text) * _LETTER // max(self._page.width - 2 * self._page.left, 100)))
        if text.strip():
            for line in text.split("\n"):
                if line.strip():
                    self._blocks.append(
                        ReadText(
                            1,
                            line.strip(),
                            PageBox(self._page.left, self._y, self._page.width - self._page.left, self._y + tall),
                        )
                    )
        self._y += tall

    def _table(self, table: etree._Element, left: float) -> None:
        if framed := _framed(table):
            for cell in framed:
                self.blocks_in(cell)
            return
        grid = below_named(table, "tblGrid")
        widths = [_twips(attribute(column, "w")) for column in grid] if grid is not None else []
        indent = _twips(attribute(below_named(table, "tblPr", "tblInd"), "w"))
        placed = below_named(table, "tblPr", "tblpPr")
        begins = left + (indent if indent is not None else -5.4)
        if placed is not None and (x := _twips(attribute(placed, "tblpX"))) is not None:
            begins = x + (0 if attribute(placed, "horzAnchor") == "page" else left)
        across = [begins, *accumulate([one or 40.0 for one in widths], initial=begins)][1:]
        rows = list(_rows(table))
        open_: dict[int, int] = {}
        cells: list[ReadCell] = []
        for at, row in enumerate(rows):
            tall = self._row_height(row, across)
            column = max(whole(word_value(below_named(row, "trPr", "gridBefore"))), 0)
            for cell in _cells(row):
                span = max(whole(word_value(below_named(cell, "tcPr", "gridSpan"))), 1)
                merge = below_named(cell, "tcPr", "vMerge")
                x = across[min(column, len(across) - 1)] if across else begins
                right = across[min(column + span, len(across) - 1)] if across else begins + 40
                text, picture = self._cell_text(cell, x, self._y, right - x), _picture_in(cell)
                if merge is not None and attribute(merge, "val") != "restart" and column in open_:
                    first = cells[open_[column]]
                    picture = first.picture or picture
                    joined = f"{first.text}\n{text}".strip() if text else first.text
                    bounds = (
                        PageBox(first.bounds.left, first.bounds.top, first.bounds.right, self._y + tall)
                        if first.bounds
                        else None
                    )
                    cells[open_[column]] = ReadCell(
                        first.row, first.column, joined, at - first.row + 1, first.columns, bounds, picture=picture
                    )
                else:
                    open_.pop(column, None)
                    if merge is not None:
                        open_[column] = len(cells)
                    bounds = PageBox(x, self._y, max(right, x), self._y + tall)
                    cells.append(ReadCell(at, column, text, 1, span, bounds, picture=picture))
                column += span
            self._y += tall
        self._cells += len(cells)
        if self._cells > _MOST_CELLS:
            raise UnreadDocumentError(f"Dokumen ini lebih dari {_MOST_CELLS} sel.")
        if cells:
            self._blocks.append(ReadTable(1, tuple(cells)))

    def _row_height(self, row: etree._Element, across: list[float]) -> float:
        given = below_named(row, "trPr", "trHeight")
        said = _twips(attribute(given, "val")) or 0.0
        if given is not None and attribute(given, "hRule") == "exact":
            return said
        need = _LINE
        column = 0
        for cell in _cells(row):
            span = max(whole(word_value(below_named(cell, "tcPr", "gridSpan"))), 1)
            wide = across[min(column + span, len(across) - 1)] - across[min(column, len(across) - 1)] if across else 40
            merge = below_named(cell, "tcPr", "vMerge")
            if merge is None:
                letters = max(int((wide - 2 * _MARGIN) / _LETTER), 1)
                lines = sum(
                    max(1, -(-len(paragraph_text(one)) // letters))
                    for one in cell.iter()
                    if local_name(one) == "p" and not _in_drawing(one)
                )
                need = max(need, lines * _LINE)
            column += span
        return max(said, need)

    def _cell_text(self, cell: etree._Element, x: float, y: float, wide: float) -> str:
        lines: list[str] = []
        for one in cell:
            match local_name(one):
                case "p":
                    self._drawn_in(one, x + _MARGIN, y + len(lines) * _LINE, wide - 2 * _MARGIN)
                    lines.append(self._numbering.mark(one) + paragraph_text(one))
                case "tbl":
                    lines += map(_row_in_cell, _rows(one))
                case "sdt" if (inner := below_named(one, "sdtContent")) is not None:
                    lines.append(self._cell_text(inner, x, y + len(lines) * _LINE, wide))
        return "\n".join(line.strip() for line in lines if line.strip())

    # Drawings

    def _drawn_in(self, paragraph: etree._Element, x: float, y: float, wide: float) -> None:
        """What is anchored in a paragraph that is this wide."""
        for run in paragraph.iter():
            name = local_name(run)
            if (
                name in {"anchor", "inline", "pict"}
                and not _within(run, "Fallback", paragraph)
                and _unseen(run, paragraph)
            ):
                self._unseen += 1
            elif name in {"anchor", "inline"} and not _within(run, "Fallback", paragraph):
                self._anchor(run, x, y, wide)
            elif name == "pict" and not _within(run, "Fallback", paragraph):
                self._drawings += 1
                for one in vml_drawn(
                    run, 1, (x, y), (self._page.left, self._page.top + self._page.begins), f"v{self._drawings}:"
                ):
                    self._keep(one)

    def _anchor(self, anchor: etree._Element, x: float, y: float, column: float) -> None:
        self._drawings += 1
        extent = below_named(anchor, "extent")
        wide, tall = points_of(extent, "cx"), points_of(extent, "cy")
        if local_name(anchor) == "anchor":
            x = self._offset(anchor, "positionH", (x, column), wide)
            y = self._offset(anchor, "positionV", (y, 0.0), tall)
        data = below_named(anchor, "graphic", "graphicData")
        for one in data if data is not None else ():
            self._drawing(one, PageBox(x, y, x + wide, y + tall), f"{self._drawings}:")

    def _offset(self, anchor: etree._Element, name: str, here: tuple[float, float], extent: float) -> float:
        """Where something of this extent begins, one way.

        Args:
            anchor: What says so.
            name: Which way.
            here: Where its paragraph begins, and how far that reaches.
            extent: Its own width or height.
        """
        # Where it is said in two ways, all programs know the last.
        parts = [one for part in anchor for one in (part.iter() if local_name(part) == "AlternateContent" else [part])]
        position = next((one for one in reversed(parts) if local_name(one) == name), None)
        across = name == "positionH"
        if position is None:
            return here[0]
        page = self._page
        # What hangs on a paragraph that comes after more than a page is on the page of that.
        top = page.begins + max((self._y - page.begins) // page.height, 0) * page.height
        begins, size = {
            "page": (0.0, page.width) if across else (top, page.height),
            "margin": (page.left, page.width - page.left - page.right) if across else (top + page.top, page.height - page.top - page.bottom),
            "leftMargin": (0.0, page.left), "rightMargin": (page.width - page.right, page.right),
            "topMargin": (top, page.top), "bottomMargin": (top + page.height - page.bottom, page.bottom),
        }.get(position.get("relativeFrom", ""), here)  # fmt: skip
        aligned, offset = below_named(position, "align"), below_named(position, "posOffset")
        if aligned is not None:
            return begins + _ALIGNED.get((aligned.text or "").strip(), 0.0) * (size - extent)
        return begins + whole(offset.text if offset is not None else None) / EMU_OF_POINT

    def _drawing(self, one: etree._Element, where: PageBox, prefix: str) -> None:
        match local_name(one):
            case "wsp" | "cxnSp":
                self._keep(drawn(one, f"{prefix}{_name(one)}", 1, where, prefix))
            case "wpc" | "wgp" | "grpSp":
                for inner, place in placed_members(one, where):
                    self._drawing(inner, place, prefix)

    def _keep(self, one: ReadShape | ReadLine | None) -> None:
        if isinstance(one, ReadShape):
            self._shapes.append(one)
        elif one is not None:
            self._lines.append(one)
        if len(self._shapes) + len(self._lines) > _MOST_SHAPES:
            raise UnreadDocumentError(f"Dokumen ini lebih dari {_MOST_SHAPES} bentuk.")


def _row_in_cell(row: etree._Element) -> str:
    """A row of a table within a cell, as lines of the cell."""
    return row_in_cell(
        [
            [text for part in cell.iter() if local_name(part) == "p" and (text := paragraph_text(part).strip())]
            for cell in _cells(row)
        ]
    )


def _taken_away(body: etree._Element) -> Iterator[str]:
    """What is said of changes that Word keeps track of: they are read as if all were accepted."""
    gone = [" ".join((one.text or "").split()) for one in body.iter() if local_name(one) == "delText"]
    if text := " · ".join(one for one in gone if one)[:_LONGEST_ASIDE]:
        yield f"Perubahan terlacak dibaca seolah diterima semua; yang dihapus: «{text}»"


def _tabs_as_tables(blocks: Sequence[ReadTable | ReadText]) -> Iterator[ReadTable | ReadText]:
    """Blocks, of which lines below each other that tabs part into columns are a table whose columns are only counted."""
    for tabbed, run in groupby(
        blocks, key=lambda one: isinstance(one, ReadText) and _columns_of(one) >= _LEAST_COLUMNS
    ):
        some = list(run)
        lines = [one for one in some if isinstance(one, ReadText)] if tabbed else []
        if len(lines) < _LEAST_ROWS:
            yield from some
            continue
        cells = (
            ReadCell(row, column, text.strip())
            for row, line in enumerate(lines)
            for column, text in enumerate(line.text.split("\t"))
        )
        yield ReadTable(1, tuple(cells), ragged=True)


def _columns_of(line: ReadText) -> int:
    return sum(bool(part.strip()) for part in line.text.split("\t"))


def _hidden(run: etree._Element) -> bool:
    """Whether a run is set in letters that neither screen nor paper shows."""
    return switched_on(below_named(run, "rPr", "vanish"))


def _unseen(drawing: etree._Element, paragraph: etree._Element) -> bool:
    """Whether a drawing is taken away, set not to be shown, or hangs in letters that are not shown."""
    gone = any(_within(drawing, one, paragraph) for one in _GONE)
    run = next((one for one in drawing.iterancestors() if local_name(one) == "r"), None)
    return gone or hidden_shape(drawing) or (run is not None and _hidden(run))


def _struck(run: etree._Element) -> bool:
    """Whether a run is struck out: whoever wrote it took it back."""
    return any(switched_on(below_named(run, "rPr", name)) for name in ("strike", "dstrike"))


def _prompts(run: etree._Element) -> bool:
    """Whether a run is what a form's field says until somebody fills it in."""
    return any(local_name(one) == "sdt" and below_named(one, "sdtPr", "showingPlcHdr") is not None for one in run.iterancestors())  # fmt: skip


def _unread_words(body: etree._Element) -> Iterator[str]:
    """What is said of words that nobody sees who opens the document or prints it, of those that are struck out, and of what says what to fill in."""
    for said, unread in (("Teks tersembunyi", _hidden), ("Teks yang dicoret", _struck), ("Petunjuk isian", _prompts)):
        runs = (one for one in body.iter() if local_name(one) == "r" and unread(one))
        words = (" ".join("".join(map(_piece, run)).split()) for run in runs)
        if text := " · ".join(one for one in words if _WORD.search(one))[:_LONGEST_ASIDE]:
            yield f"{said} tidak dibaca: «{text}»"


def paragraph_text(paragraph: etree._Element) -> str:
    """The words of a paragraph, without those in its drawings; italics among other words keep their marks."""
    runs: list[tuple[str, bool]] = []
    for run in paragraph.iter():
        if local_name(run) != "r" or _in_drawing(run) or any(_within(run, gone, paragraph) for gone in _GONE):
            continue
        if _hidden(run) or _struck(run) or _prompts(run):
            continue
        face = attribute(below_named(run, "rPr", "rFonts"), "ascii") or ""
        text = signs_shown(face, "".join(map(_piece, run)))
        if word_value(below_named(run, "rPr", "vertAlign")) == "superscript":
            text = raised(text)
        slanted = below_named(run, "rPr", "i")
        runs.append((text, slanted is not None and attribute(slanted, "val") not in {"0", "false"}))
    if not any(slanted for _, slanted in runs) or all(slanted for text, slanted in runs if text.strip()):
        return "".join(text for text, _ in runs)
    merged: list[tuple[str, bool]] = []
    for text, slanted in runs:
        if merged and merged[-1][1] == slanted:
            merged[-1] = (merged[-1][0] + text, slanted)
        else:
            merged.append((text, slanted))
    return "".join(
        re.sub(r"^(\s*)(.*?)(\s*)$", r"\1*\2*\3", text, flags=re.DOTALL) if slanted and text.strip() else text
        for text, slanted in merged
    )


def _piece(one: etree._Element) -> str:
    match local_name(one):
        case "t":
            return one.text or ""
        case "tab":
            return "\t"
        case "br" | "cr":
            return "\n"
        case "noBreakHyphen":
            return "-"
        case "sym":
            letter = chr(int(code, 16)) if _CODE.fullmatch(code := attribute(one, "char") or "") else ""
            shown = signs_shown(attribute(one, "font") or "", letter)
            return shown if shown != letter else _UNKNOWN_SIGN
    return ""


def _picture_in(cell: etree._Element) -> str:
    """What the first picture in a cell is called; empty where there is none."""
    for one in cell.iter():
        if local_name(one) in {"anchor", "inline"} and any(local_name(part) == "pic" for part in one.iter()):
            about = below_named(one, "docPr")
            return attribute(about, "descr") or attribute(about, "name") or "gambar"
    return ""


def _in_drawing(one: etree._Element) -> bool:
    above = one.getparent()
    while above is not None:
        if local_name(above) in {"drawing", "pict", "txbxContent"}:
            return True
        above = above.getparent()
    return False


def _within(one: etree._Element, name: str, top: etree._Element) -> bool:
    above = one.getparent()
    while above is not None and above is not top:
        if local_name(above) == name:
            return True
        above = above.getparent()
    return False


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for one in table:
        if local_name(one) == "tr":
            yield one
        elif local_name(one) in {"sdt", "ins"}:
            inner = below_named(one, "sdtContent") if local_name(one) == "sdt" else one
            yield from _rows(inner) if inner is not None else ()


def _framed(table: etree._Element) -> list[etree._Element]:
    """The cells of a table that only frames a page: one in each row, of which some hold tables of several rows and columns, or sheets beside each other, each with tables of more; none of others."""
    rows = [[*_cells(row)] for row in _rows(table)]
    cells = [cell for row in rows for cell in row]
    inner = [max((_across(one) for one in cell if local_name(one) == "tbl"), default=0) for cell in cells]
    single = all(len(row) == 1 for row in rows)
    return cells if cells and (max(inner) > 1 if single else min(inner) >= _LEAST_COLUMNS) else []


def _across(table: etree._Element) -> int:
    """How many cells the longest row of a table has; 0 for a table of one row."""
    rows = [len([*_cells(row)]) for row in _rows(table)]
    return max(rows) if len(rows) > 1 else 0


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for one in row:
        if local_name(one) == "tc":
            yield one
        elif local_name(one) == "sdt" and (inner := below_named(one, "sdtContent")) is not None:
            yield from _cells(inner)


def _twips(written: str | None) -> float | None:
    found = whole_if_any(written)
    return None if found is None else found / 20


def _name(one: etree._Element) -> str:
    return next((part.get("id", "") for part in one.iter() if local_name(part) == "cNvPr"), "") or "0"


def _page_of(section: etree._Element | None) -> _Page:
    size, margin = (below_named(section, name) if section is not None else None for name in ("pgSz", "pgMar"))
    return _Page(
        _twips(attribute(size, "w")) or 842,
        _twips(attribute(size, "h")) or 595,
        *(_twips(attribute(margin, side)) or 72 for side in ("left", "top", "right", "bottom")),
    )
