# A worksheet while it is filled: cells, what is merged, how wide columns and how tall rows are; and its XML.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from tatalaksana.render.office.words import CellParagraph
from tatalaksana.render.office.xml import esc
from tatalaksana.render.pdf.texts import Run

DOT = 0.75
"""Points in a pixel, of which columns and rows have whole ones."""
_NEAR = 3
"""Pixels by which nobody sees that a line stands elsewhere."""
TALLEST_ROW = 408.0
"""Points that a row has at most."""
_DIGIT = 8
"""Pixels of a digit in the workbook's usual letters, by which columns are measured."""
_LITERAL = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would take for the number of a letter."""


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell looks."""

    size: float = 8.5
    bold: bool = False
    across: str = "left"
    """left, center or right."""
    down: str = "center"
    """top, center or bottom."""
    border: str = "lrtb"
    """The sides that have a line."""
    grey: bool = False
    indent: int = 0
    turned: bool = False
    """Whether it is read from below."""


@dataclass(slots=True)
class Worksheet:
    """A worksheet. Rows and columns count from 0."""

    widths: Sequence[int]
    """Of columns, in pixels."""
    heights: list[int] = field(default_factory=list)
    """Of rows, in pixels."""
    _cells: dict[tuple[int, int], tuple[str, CellLook]] = field(default_factory=dict)
    _merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    """Rows above which a page begins."""

    @property
    def tall(self) -> float:
        """All of its rows, in points."""
        return sum(self.heights) * DOT

    def add(self, height: float) -> int:
        """A row of a height in points; its number."""
        self.heights.append(max(1, round(min(height, TALLEST_ROW) / DOT)))
        return len(self.heights) - 1

    def add_whole(self, height: float) -> list[int]:
        """The rows of a height that one row may be too little for; their numbers."""
        count = int(height / TALLEST_ROW) + 1
        return [self.add(height / count) for _ in range(count)]

    def put(self, row: int, column: int, content: str, look: CellLook, *, down: int = 1, right: int = 1) -> None:
        """Put a cell's XML (of `rich` or `number`), over so many rows and columns."""
        for below in range(down):
            for beside in range(right):
                sides = _sides(
                    look.border, top=below == 0, foot=below == down - 1, left=beside == 0, right=beside == right - 1
                )
                place = (row + below, column + beside)
                self._cells[place] = ("" if below or beside else content, _edged(look, sides))
        if down > 1 or right > 1:
            self._merged.append((row, column, row + down - 1, column + right - 1))

    def break_pages(self, begins: Sequence[int], room: float) -> None:
        """Begin a page wherever one has no room for what comes next, and close what stands around it.

        Args:
            begins: The rows that a page may begin with, in their order.
            room: The height of a page, in points.
        """
        over = [0, *accumulate(self.heights)]
        top, most = 0, room / DOT
        for row, further in pairwise([*begins, len(self.heights)]):
            if over[further] - over[top] > most and row > top:
                top = row
                self.breaks.append(row)
                self._close(row - 1, "b")
                self._close(row, "t")

    def _close(self, row: int, side: str) -> None:
        for place, (content, look) in self._cells.items():
            if place[0] == row and side not in look.border:
                self._cells[place] = (content, _edged(look, look.border + side))

    def take(self, other: Worksheet, begins: Sequence[int]) -> None:
        """Put all of another below, each of whose columns, and its end, begin with one of these."""
        first, merged = len(self.heights), list(other._merged)
        within = {
            (row, column)
            for top, left, foot, right in merged
            for row in range(top, foot + 1)
            for column in range(left, right + 1)
        }
        for (row, column), (content, look) in other._cells.items():
            left, right = begins[column], begins[column + 1]
            for at in range(left, right):
                sides = _sides(look.border, top=True, foot=True, left=at == left, right=at == right - 1)
                self._cells[first + row, at] = ("" if at > left else content, _edged(look, sides))
            if right - left > 1 and (row, column) not in within:
                merged.append((row, column, row, column))
        self._merged += [
            (first + top, begins[left], first + foot, begins[right + 1] - 1) for top, left, foot, right in merged
        ]
        self.breaks += [first + row for row in other.breaks]
        self.heights += other.heights

    def looks(self) -> Iterator[CellLook]:
        """Those of all cells, in their order."""
        yield from (look for _, (_, look) in sorted(self._cells.items(), key=lambda one: one[0]))

    def columns_xml(self) -> str:
        """The columns."""
        return "".join(
            f'<col min="{place}" max="{place}" width="{_width(pixels)}" customWidth="1"/>'
            for place, pixels in enumerate(self.widths, 1)
        )

    def rows_xml(self, numbers: Mapping[CellLook, int]) -> str:
        """The rows with their cells.

        Args:
            numbers: Of each look in the workbook.
        """
        by_row: dict[int, list[str]] = {}
        for (row, column), (content, look) in sorted(self._cells.items(), key=lambda one: one[0]):
            by_row.setdefault(row, []).append(_cell(f"{column_name(column)}{row + 1}", content, numbers[look]))
        return "".join(
            f'<row r="{row + 1}" ht="{_points(pixels)}" customHeight="1">{"".join(by_row.get(row, ()))}</row>'
            for row, pixels in enumerate(self.heights)
        )

    def merged_xml(self) -> str:
        """What is merged."""
        found = [
            f'<mergeCell ref="{column_name(left)}{top + 1}:{column_name(right)}{foot + 1}"/>'
            for top, left, foot, right in self._merged
        ]
        return f'<mergeCells count="{len(found)}">{"".join(found)}</mergeCells>' if found else ""

    def breaks_xml(self) -> str:
        """Where pages begin."""
        count = len(self.breaks)
        found = "".join(f'<brk id="{row}" max="16383" man="1"/>' for row in self.breaks)
        return f'<rowBreaks count="{count}" manualBreakCount="{count}">{found}</rowBreaks>' if found else ""


def stacked(above: Worksheet, below: Worksheet, gap: float) -> Worksheet:
    """One worksheet of two, the second so many points under the first: its columns begin wherever those of either do.

    Lines of the first that stand nearly over one of the second stand over it.
    """
    under = list(accumulate(below.widths, initial=0))
    over = [
        next((one for one in under if abs(one - edge) <= _NEAR), edge) for edge in accumulate(above.widths, initial=0)
    ]
    edges = sorted({*over, *under})
    whole = Worksheet([right - left for left, right in pairwise(edges)])
    whole.take(above, [edges.index(edge) for edge in over])
    whole.add(gap)
    whole.take(below, [edges.index(edge) for edge in under])
    return whole


def _sides(border: str, *, top: bool, foot: bool, left: bool, right: bool) -> str:
    return "".join(
        side for side, here in (("l", left), ("r", right), ("t", top), ("b", foot)) if here and side in border
    )


def _edged(look: CellLook, sides: str) -> CellLook:
    return CellLook(look.size, look.bold, look.across, look.down, sides, look.grey, look.indent, look.turned)


def _cell(place: str, content: str, look: int) -> str:
    if not content:
        return f'<c r="{place}" s="{look}"/>'
    if content.startswith("<is>"):
        return f'<c r="{place}" s="{look}" t="inlineStr">{content}</c>'
    return f'<c r="{place}" s="{look}">{content}</c>'


def _width(pixels: int) -> float:
    """A column's width in digits, as it is kept: whole 256ths."""
    return int(pixels / _DIGIT * 256 + 0.5) / 256


def _points(pixels: int) -> str:
    return f"{pixels * DOT:g}"


def column_name(column: int) -> str:
    """A column's name: A, B … Z, AA."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def number(value: int) -> str:
    """The content of a cell that is a number."""
    return f"<v>{value}</v>"


def rich(paragraphs: Sequence[CellParagraph], size: float, *, bold: bool = False) -> str:
    """The content of a cell that is a text; empty where it has no letters."""
    runs = [run for place, one in enumerate(paragraphs) for run in _marked(one, first=place == 0)]
    if not any(run.text for run in runs):
        return ""
    if all(run.plain for run in runs):
        return f"<is>{_text(''.join(run.text for run in runs))}</is>"
    return f"<is>{''.join(_run(run, size, bold) for run in runs if run.text)}</is>"


def _marked(one: CellParagraph, *, first: bool) -> Iterator[Run]:
    """A paragraph's runs, with its mark and the line end before it."""
    begin = ("" if first else "\n") + "   " * max(0, one.level - 1) + (f"{one.mark} " if one.mark else "")
    if one.runs and one.runs[0].plain:
        yield Run(begin + one.runs[0].text)
        yield from one.runs[1:]
    else:
        yield Run(begin)
        yield from one.runs


def _run(run: Run, size: float, bold: bool) -> str:  # noqa: FBT001 - the cell's own weight
    look = ("<b/>" if run.bold or bold else "") + ("<i/>" if run.italic else "")
    shown = size * 0.9 if run.small else size
    return f'<r><rPr>{look}<sz val="{shown:g}"/><color rgb="FF000000"/><rFont val="Arial"/></rPr>{_text(run.text)}</r>'


def _text(text: str) -> str:
    return f'<t xml:space="preserve">{esc(_LITERAL.sub("_x005F_", text))}</t>'
