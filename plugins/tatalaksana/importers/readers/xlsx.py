# Workbooks: cells and merges by openpyxl, shapes and lines out of the drawing parts, which openpyxl drops. A sheet is a page.
from __future__ import annotations

import datetime
import re
import warnings
from collections.abc import Iterator, Sequence
from itertools import accumulate

from lxml import etree
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet

from tatalaksana.importers.readers.archive import OfficeArchive, attribute, below_named, local_name
from tatalaksana.importers.readers.drawingml import (
    EMU_OF_POINT,
    drawn,
    hidden_shape,
    named_apart,
    placed_members,
    points_of,
)
from tatalaksana.importers.readers.drawn_bars import heads_joined
from tatalaksana.importers.readers.number_formats import elapsed_with_words, with_words_of_format
from tatalaksana.importers.readers.numbers import whole
from tatalaksana.importers.readers.sign_fonts import signs_shown
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

_MOST_ROWS, _MOST_COLUMNS, _MOST_CELLS, _MOST_SHAPES, _MOST_SHEETS = 5_000, 300, 60_000, 8_000, 200

_LONGEST_SIGNS = 8
"""Letters of a cell that may hold signs of a face of signs."""
_MOST_ASIDES, _LONGEST_ASIDE = 200, 1_000
_FORMULA = re.compile(
    rb'<c r="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
"""A cell with a formula and no result."""
_MOST_NAMED = 5
_FIELD = re.compile(r"&(?:\[\w+\]|[A-Z])")
"""What stands for a page's number, the day and the like."""


def read_document(ending: str, content: bytes) -> Reading:  # noqa: ARG001 - readers are called alike
    """A workbook.

    Raises:
        UnreadDocumentError: It is broken, too large, or none.
    """
    archive = OfficeArchive(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(archive.transitional(), data_only=True, keep_links=False, rich_text=True)
    pages: list[ReadPage] = []
    blocks: list[ReadTable | ReadText] = []
    shapes: list[ReadShape] = []
    lines: list[ReadLine] = []
    remarks = list(archive.remarks())
    if (more := len(book.sheetnames) - _MOST_SHEETS) > 0:
        remarks.append(f"{more} lembar terakhir tidak dibaca; yang dibaca paling banyak {_MOST_SHEETS}.")
    parts = _sheet_parts(archive)
    for number, name in enumerate(book.sheetnames[:_MOST_SHEETS], 1):
        sheet = book[name]
        if not isinstance(sheet, Worksheet):
            remarks.append(f"Lembar «{name}» berisi diagram, bukan sel; tidak dibaca.")
            continue
        if sheet.sheet_state != "visible":
            remarks.append(f"Lembar «{name}» tersembunyi; tidak dibaca.")
            continue
        grid = _Grid(sheet)
        if beyond := sum(1 for row, column in sheet._cells if row > _MOST_ROWS or column > _MOST_COLUMNS):  # noqa: SLF001 - see _cells
            remarks.append(
                f"Lembar «{name}»: {beyond} sel di luar {_MOST_ROWS} baris dan {_MOST_COLUMNS} kolom pertama tidak dibaca."
            )
        found = tuple(_cells(sheet, grid))
        cells = tuple(one for one in found if one.bounds and min(one.bounds.right - one.bounds.left, one.bounds.bottom - one.bounds.top) > 0)  # fmt: skip
        if hidden := sum(bool(one.text) for one in found) - sum(bool(one.text) for one in cells):
            remarks.append(f"Lembar «{name}»: {hidden} sel di baris atau kolom tersembunyi tidak dibaca.")
        if sum(len(one.cells) for one in blocks if isinstance(one, ReadTable)) + len(cells) > _MOST_CELLS:
            raise UnreadDocumentError(f"Buku kerja ini lebih dari {_MOST_CELLS} sel berisi.")
        if cells:
            blocks.append(ReadTable(number, cells))
        remarks += [*_asides(sheet, name), *_unread(sheet, archive.bytes_of(parts.get(name, "")), name)]
        anchors = _anchors(archive, _drawing_of(archive, parts.get(name, "")))
        if unseen := sum(map(hidden_shape, anchors)):
            remarks.append(f"Lembar «{name}»: {unseen} bentuk yang disembunyikan tidak dibaca.")
        for one in _drawn_on(anchors, number, grid):
            (shapes if isinstance(one, ReadShape) else lines).append(one)  # type: ignore[arg-type]
        pages.append(ReadPage(number, grid.width(cells, shapes), grid.height(cells, shapes), name))
        if len(shapes) + len(lines) > _MOST_SHAPES:
            raise UnreadDocumentError(f"Buku kerja ini lebih dari {_MOST_SHAPES} bentuk.")
    return Reading(
        "buku kerja Excel",
        tuple(pages),
        tuple(blocks),
        tuple(named_apart(shapes)),
        tuple(heads_joined(lines)),
        tuple(remarks),
    )


class _Grid:
    """Where columns and rows begin, in points."""

    def __init__(self, sheet: Worksheet) -> None:
        across, down = min(sheet.max_column, _MOST_COLUMNS) + 40, min(sheet.max_row, _MOST_ROWS) + 60
        usual = sheet.sheet_format.baseColWidth or 8
        wide = sheet.sheet_format.defaultColWidth or usual + 0.71
        widths = [wide] * across
        for dimension in sheet.column_dimensions.values():
            if dimension.min and dimension.max:
                for at in range(dimension.min - 1, min(dimension.max, across)):
                    widths[at] = 0 if dimension.hidden else dimension.width or wide
        tall = sheet.sheet_format.defaultRowHeight or 15
        heights = [
            0
            if (one := sheet.row_dimensions.get(at + 1)) and one.hidden
            else (one.height if one and one.height else tall)
            for at in range(down)
        ]
        self.across = [0.0, *accumulate(int(one * 7 + 5) * 0.75 if one else 0 for one in widths)]
        self.down = [0.0, *accumulate(float(one) for one in heights)]

    def box(self, row: int, column: int, rows: int, columns: int) -> PageBox:
        """The rectangle of cells."""
        return PageBox(self.x(column), self.y(row), self.x(column + columns), self.y(row + rows))

    def x(self, column: int, beside: float = 0) -> float:
        """A place across."""
        at = min(max(column, 0), len(self.across) - 2)
        return (
            self.across[at] + min(beside, self.across[at + 1] - self.across[at])
            if column < len(self.across) - 1
            else self.across[-1]
        )

    def y(self, row: int, below: float = 0) -> float:
        """A place down."""
        at = min(max(row, 0), len(self.down) - 2)
        return (
            self.down[at] + min(below, self.down[at + 1] - self.down[at]) if row < len(self.down) - 1 else self.down[-1]
        )

    @staticmethod
    def width(cells: tuple[ReadCell, ...], shapes: list[ReadShape]) -> float:
        """How wide what stands there is."""
        return (
            max(
                [one.bounds.right for one in cells if one.bounds] + [one.bounds.right for one in shapes[-400:]],
                default=0,
            )
            + 5
        )

    @staticmethod
    def height(cells: tuple[ReadCell, ...], shapes: list[ReadShape]) -> float:
        """How tall."""
        return (
            max(
                [one.bounds.bottom for one in cells if one.bounds] + [one.bounds.bottom for one in shapes[-400:]],
                default=0,
            )
            + 5
        )


def _cells(sheet: Worksheet, grid: _Grid) -> Iterator[ReadCell]:
    merged = {(one.min_row, one.min_col): one for one in sheet.merged_cells.ranges}
    # Only the cells that there are: openpyxl's own ways over a sheet make one of each place up to the farthest.
    for (row, column), cell in sorted(sheet._cells.items()):  # noqa: SLF001
        if row > _MOST_ROWS or column > _MOST_COLUMNS or isinstance(cell, MergedCell):
            continue
        span = merged.get((row, column))
        rows, columns = (span.max_row - span.min_row + 1, span.max_col - span.min_col + 1) if span else (1, 1)
        text = "" if cell.font.strike else _said(cell.value, cell.number_format)
        if 0 < len(text) <= _LONGEST_SIGNS:
            text = signs_shown(cell.font.name or "", text)
        if text or span:
            bounds = grid.box(row - 1, column - 1, rows, columns)
            above = sheet._cells.get((row - 1, column))  # noqa: SLF001
            yield ReadCell(
                row - 1,
                column - 1,
                text,
                rows,
                columns,
                bounds,
                open_above=_goes_on(above, cell),
            )


def _goes_on(above: Cell | MergedCell | None, cell: Cell) -> bool:
    """Whether two cells below each other have side lines and none between them."""
    if above is None or _lined(above, "bottom") or _lined(cell, "top"):
        return False
    return all(_lined(one, "left") or _lined(one, "right") for one in (above, cell))


def _lined(cell: Cell | MergedCell, side: str) -> bool:
    line = getattr(cell.border, side)
    return line is not None and line.style is not None


def _asides(sheet: Worksheet, name: str) -> Iterator[str]:
    """What stands beside the cells of a sheet: remarks on them, and heads and feet of its pages."""
    remarked = [(cell.coordinate, cell.comment.text) for _, cell in sorted(sheet._cells.items()) if cell.comment]  # noqa: SLF001 - see _cells
    for place, text in remarked[:_MOST_ASIDES]:
        yield f"Lembar «{name}», catatan pada sel {place}: «{' '.join(text.split())[:_LONGEST_ASIDE]}»"
    if len(remarked) > _MOST_ASIDES:
        yield f"Lembar «{name}»: {len(remarked) - _MOST_ASIDES} catatan sel lagi tidak dikutip."
    told: set[str] = set()
    for kind, parts in (
        ("Kepala", (sheet.oddHeader, sheet.evenHeader, sheet.firstHeader)), ("Kaki", (sheet.oddFooter, sheet.evenFooter, sheet.firstFooter)),
    ):  # fmt: skip
        for one in (part for several in parts if several for part in (several.left, several.center, several.right)):
            text = " ".join(_FIELD.sub(" ", one.text or "").split())[:_LONGEST_ASIDE]
            if any(map(str.isalpha, text)) and text not in told:
                told.add(text)
                yield f"{kind} cetakan lembar «{name}»: «{text}»"


def _unread(sheet: Worksheet, content: bytes, name: str) -> Iterator[str]:
    """What is said of cells that hold something and show nothing that counts: formulas that no program worked out, and words that are struck out."""
    empty = [found[1].decode() for found in _FORMULA.finditer(content)]
    if empty:
        more = f", dan {len(empty) - _MOST_NAMED} lagi" if len(empty) > _MOST_NAMED else ""
        yield f"Lembar «{name}»: rumus tanpa hasil di sel {', '.join(empty[:_MOST_NAMED])}{more}, jadi selnya terbaca kosong. Buka lalu simpan berkasnya di Excel."
    struck: list[str] = []
    for _, cell in sorted(sheet._cells.items()):  # noqa: SLF001 - see _cells
        if cell.font.strike and cell.value is not None:
            struck.append(_said(cell.value, cell.number_format))
        elif isinstance(cell.value, CellRichText):
            struck += [str(one) for one in cell.value if _struck(one)]
    if said := " · ".join(" ".join(one.split()) for one in struck)[:_LONGEST_ASIDE]:
        yield f"Lembar «{name}»: teks yang dicoret tidak dibaca: «{said}»"


def _struck(one: TextBlock | str) -> bool:
    return isinstance(one, TextBlock) and bool(one.font.strike)


def _said(value: object, layout: str) -> str:
    """What a cell shows, whose numbers have a layout."""
    if value is None:
        return ""
    if isinstance(value, CellRichText):
        return "".join(_run(one) for one in value if not _struck(one)).replace("_x000D_", "").strip()
    if isinstance(value, datetime.datetime | datetime.date):
        from tatalaksana.model import say_date  # noqa: PLC0415 - few cells hold a date, and a reader's process begins without the model

        return say_date(value)
    if isinstance(value, datetime.timedelta):
        seconds = value.total_seconds()
        minutes, rest = divmod(round(seconds), 60)
        return elapsed_with_words(seconds, layout) or f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
    if isinstance(value, bool):
        return "☑" if value else "☐"
    if isinstance(value, int | float):
        shown = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
        return with_words_of_format(shown, value, layout)
    return str(value).replace("_x000D_", "").strip()


def _run(one: TextBlock | str) -> str:
    """A run of a text; what is set in italics among other words keeps that."""
    if not isinstance(one, TextBlock):
        return one
    if not one.font.i or not one.text.strip():
        return signs_shown(one.font.rFont or "", one.text)
    words = one.text.strip()
    begin = one.text.index(words)
    return f"{one.text[:begin]}*{words}*{one.text[begin + len(words) :]}"


def _sheet_parts(archive: OfficeArchive) -> dict[str, str]:
    """Sheet to the part that holds its cells."""
    book = archive.xml("xl/workbook.xml")
    related = archive.related("xl/workbook.xml")
    sheets = below_named(book, "sheets") if book is not None else None
    return {
        one.get("name", ""): related.get(attribute(one, "id") or "", ("", ""))[1]
        for one in (sheets if sheets is not None else ())
    }


def _drawing_of(archive: OfficeArchive, sheet: str) -> str:
    """The part that holds the drawing of a sheet's; empty where there is none."""
    return next((target for kind, target in archive.related(sheet).values() if kind == "drawing"), "")


def _anchors(archive: OfficeArchive, part: str) -> list[etree._Element]:
    tree = archive.xml(part) if part else None
    return [] if tree is None else [*tree]


def _drawn_on(anchors: Sequence[etree._Element], page: int, grid: _Grid) -> Iterator[ReadShape | ReadLine]:
    for anchor in anchors:
        where = _anchored(anchor, grid)
        if where is None or hidden_shape(anchor):
            continue
        for one in anchor:
            yield from _one(one, page, where)


def _anchored(anchor: etree._Element, grid: _Grid) -> PageBox | None:
    match local_name(anchor):
        case "twoCellAnchor":
            first, last = _corner(anchor, "from", grid), _corner(anchor, "to", grid)
            return PageBox(*first, *last) if first and last else None
        case "oneCellAnchor":
            first, size = _corner(anchor, "from", grid), below_named(anchor, "ext")
            return (
                PageBox(*first, first[0] + points_of(size, "cx"), first[1] + points_of(size, "cy"))
                if first and size is not None
                else None
            )
        case "absoluteAnchor":
            place, size = below_named(anchor, "pos"), below_named(anchor, "ext")
            if place is None or size is None:
                return None
            x, y = points_of(place, "x"), points_of(place, "y")
            return PageBox(x, y, x + points_of(size, "cx"), y + points_of(size, "cy"))
    return None


def _corner(anchor: etree._Element, name: str, grid: _Grid) -> tuple[float, float] | None:
    corner = below_named(anchor, name)
    if corner is None:
        return None
    told = {local_name(part): whole(part.text) for part in corner}
    return grid.x(told.get("col", 0), told.get("colOff", 0) / EMU_OF_POINT), grid.y(
        told.get("row", 0), told.get("rowOff", 0) / EMU_OF_POINT
    )


def _one(one: etree._Element, page: int, where: PageBox) -> Iterator[ReadShape | ReadLine]:
    match local_name(one):
        case "sp" | "cxnSp":
            found = drawn(one, f"{page}:{_id(one)}", page, where, f"{page}:")
            if found is not None:
                yield found
        case "grpSp":
            for inner, place in placed_members(one, where):
                yield from _one(inner, page, place)
        case "AlternateContent":
            for choice in one[:1]:
                for inner in choice:
                    yield from _one(inner, page, where)


def _id(one: etree._Element) -> str:
    return next((part.get("id", "") for part in one.iter() if local_name(part) == "cNvPr"), "")
