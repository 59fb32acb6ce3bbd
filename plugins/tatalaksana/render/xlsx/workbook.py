# A workbook as every output of this room makes it: the same bytes each time, texts never formulas, sheets A4 and protected.
from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

from xlsxwriter.format import Format

from tatalaksana.render.page_foot import FOOT_ROOM, fitting_foot
from tatalaksana.render.xlsx.about import BriefWorkbook
from tatalaksana.render.xlsx.cells import Cell, CellSheet, Look, address
from tatalaksana.render.xlsx.text import clean, cut
from tatalaksana.render.xlsx.theme import THEME

_FONT = {"font_name": "Arial", "font_size": 9, "font_scheme": "none", "valign": "top", "text_wrap": True}
_NORMAL = {"font_name": "Arial", "font_size": 10, "font_scheme": "none"}
"""The workbook's own font, which columns are measured by: one that is everywhere, or something of its widths."""
_LONGEST_NAME = 31
_LEFT, _RIGHT = "&L&8 ", "&R&8Halaman &P dari &N"
"""The blank ends the size: a number behind it that begins with digits would be a part of that."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_A4 = 9
_MAY = {"format_columns": True, "format_rows": True}
"""What a protected sheet still lets people do besides filling the open cells."""


class Spreadsheet:
    """A workbook while it is being written."""

    def __init__(self, title: str, unit: str, created: date) -> None:
        self._bytes = BytesIO()
        self._book = BriefWorkbook(
            self._bytes,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": dict(_NORMAL),
            },
        )
        self._book.use_custom_theme(StringIO(THEME))
        # Without a day of its own a workbook says when it was made, and no two are alike.
        moment = datetime(created.year, created.month, created.day)  # noqa: DTZ001 - a day has no zone
        self._book.set_properties({"title": cut(title, 255), "company": cut(unit, 255), "created": moment})
        self._looks: dict[tuple[tuple[str, Any], ...], Look] = {}
        self._texts: dict[str, int] = {}

    def style(self, **look: Any) -> Look:  # noqa: ANN401 - XlsxWriter's own terms
        """A cell's look, made once."""
        key = tuple(look.items())
        if key not in self._looks:
            self._looks[key] = self._book.add_format(_FONT | look)._get_xf_index()  # noqa: SLF001
        return self._looks[key]

    def look(self, **changed: Any) -> Format:  # noqa: ANN401 - XlsxWriter's own terms
        """A look that is laid over a cell's own where a condition holds."""
        return self._book.add_format(changed)

    def sheet(self, name: str) -> CellSheet:
        """A new sheet; `name` must be one of `sheet_names`."""
        made: CellSheet = self._book.add_worksheet(name, CellSheet)
        made.share(self._texts)
        return made

    def name(self, name: str, sheet: str, first: Cell, last: Cell) -> None:
        """Give a range a name."""
        self._book.define_name(defined_name(name), f"={reference(sheet, first, last)}")

    def done(self) -> bytes:
        """The file."""
        self._book.close()
        return self._bytes.getvalue()


def on_paper(
    sheet: CellSheet, last: Cell, head: tuple[int, int] | None, foot: str, *, landscape: bool, watermark: str
) -> None:
    """A4 as wide as the page and as long as it takes, with the head on each page; only open cells can be changed.

    Args:
        sheet: The sheet.
        last: The last cell that is printed.
        head: First and last row that stand on each page.
        foot: The lines at the foot of each page, beside its number; they must begin with a letter.
        landscape: Whether the paper lies.
        watermark: What stands grey over each page; empty for nothing.
    """
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.35, right=0.35, top=0.45, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.ends(last)
    sheet.print_area(0, 0, *last)
    if head:
        sheet.repeat_rows(*head)
    if watermark:
        sheet.set_header(f'&C&"Arial,Bold"&14&K808080{watermark}', {"margin": 0.15})
    sheet.foot(_footer(foot))
    sheet.hide_gridlines(2)
    sheet.protect("", _MAY)


def _footer(foot: str) -> str:
    """A footer as Excel takes it."""
    return f"{_LEFT}{fitting_foot(clean(foot), FOOT_ROOM - len(_LEFT) - len(_RIGHT))}{_RIGHT}"


def sheet_names(names: Iterable[str]) -> list[str]:
    """Names that Excel takes for sheets: short, without its signs, none twice."""
    taken: set[str] = {"history"}
    result = []
    for name in names:
        legal = " ".join(_NOT_IN_NAMES.sub(" ", clean(name)).split()).strip("'") or "Lembar"
        number, candidate = 1, cut(legal, _LONGEST_NAME)
        while candidate.casefold() in taken:
            number += 1
            end = f" ({number})"
            candidate = cut(legal, _LONGEST_NAME - len(end)) + end
        taken.add(candidate.casefold())
        result.append(candidate)
    return result


_LIKE_A_CELL = re.compile(r"[a-z]{1,3}[0-9]+|r[0-9]*(c[0-9]*)?|c[0-9]*|true|false")


def defined_name(name: str) -> str:
    """A field's name as Excel's name of a range: the same, but for those that Excel reads as a cell, such as «a1»: «_a1»."""
    return f"_{name}" if _LIKE_A_CELL.fullmatch(name) else name


def reference(sheet: str, first: Cell, last: Cell) -> str:
    """A range in formulas of other sheets."""
    quoted = sheet.replace("'", "''")
    begin, end = address(first, fixed=True), address(last, fixed=True)
    return f"'{quoted}'!{begin}" if first == last else f"'{quoted}'!{begin}:{end}"
