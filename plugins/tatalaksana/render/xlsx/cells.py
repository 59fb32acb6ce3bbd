# A sheet's own content: columns, rows, cells. What stands around it – views, rules, protection, paper – is XlsxWriter's.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from tatalaksana.render.xlsx.text import cut

Cell = tuple[int, int]
"""(row, column), counted from 0."""
Look = int
"""A cell's look, by its place among the workbook's."""

_LONGEST_TEXT = 32_767
_DIGIT, _PADDING = 7, 5
"""Pixels of a digit of the workbook's own font, and of a cell's two edges."""
_KINDS = {"integer": "whole", "length": "textLength"}
"""XlsxWriter's terms for rules in those of the file."""
_SAID = {
    "error_title": ("errorTitle", 32),
    "error_message": ("error", 255),
    "input_title": ("promptTitle", 32),
    "input_message": ("prompt", 255),
}
"""What a rule says to people, and how long Excel lets it be."""
_LETTERS = tuple(xl_col_to_name(column) for column in range(100))


class CellSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A sheet whose cells become XML as they are put.

    Nearly all cells are texts or blank, in places that are known to be right. What XlsxWriter checks, keeps and escapes
    for each of them is more than half of a checklist's time. So four of its methods for writing are overridden, which it
    does not promise to keep: its minor version is pinned, and a test holds that its public calls write the same.
    """

    def __init__(self) -> None:
        super().__init__()
        self._cells: defaultdict[int, dict[int, str]] = defaultdict(dict)
        self._heights: dict[int, float] = {}
        self._widths: list[str] = []
        self._joined: list[str] = []
        self._rules: list[str] = []
        self._shared: dict[str, int] = {}

    def share(self, texts: dict[str, int]) -> None:
        """Use the workbook's texts and their places, and add to them."""
        self._shared = texts

    def wide(self, first: int, last: int, width: float) -> None:
        """Give columns a width, in digits. Columns must be given from left to right."""
        pixels = int(width * _DIGIT + 0.5) + _PADDING
        self._widths.append(
            f'<col min="{first + 1}" max="{last + 1}" width="{pixels * 256 // _DIGIT / 256}" customWidth="1"/>'
        )

    def tall(self, row: int, points: float) -> None:
        """Give a row a height."""
        self._heights[row] = points

    def put(self, cell: Cell, text: str, look: Look) -> None:
        """Write a text, or a blank cell with a look."""
        row, column = cell
        if text:
            at = self._shared.get(text)
            if at is None:
                at = self._shared[text] = self.str_table._get_shared_string_index(cut(text, _LONGEST_TEXT))  # noqa: SLF001
            self._cells[row][column] = f'<c r="{_LETTERS[column]}{row + 1}" s="{look}" t="s"><v>{at}</v></c>'
        else:
            self._cells[row][column] = f'<c r="{_LETTERS[column]}{row + 1}" s="{look}"/>'

    def join(self, first: Cell, last: Cell, text: str, look: Look) -> None:
        """Write a text into a range that becomes one cell. Ranges must not overlap: Excel would call the file damaged."""
        if first != last:
            self._joined.append(f'<mergeCell ref="{address(first)}:{address(last)}"/>')
            columns = [
                (column, f'<c r="{_LETTERS[column]}', f'" s="{look}"/>') for column in range(first[1], last[1] + 1)
            ]
            for row in range(first[0], last[0] + 1):
                self._cells[row].update([(column, f"{begin}{row + 1}{end}") for column, begin, end in columns])
        self.put(first, text, look)

    def number(self, cell: Cell, number: float, look: Look) -> None:
        """Write a number."""
        self._cells[cell[0]][cell[1]] = f'<c r="{address(cell)}" s="{look}"><v>{number:.16G}</v></c>'

    def formula(self, cell: Cell, formula: str, look: Look) -> None:
        """Write a formula, without its «=»; the program that opens the sheet works it out."""
        self._cells[cell[0]][cell[1]] = (
            f'<c r="{address(cell)}" s="{look}"><f>{self._escape_data(formula)}</f><v></v></c>'
        )

    def rule(self, first: Cell, last: Cell, rule: Mapping[str, Any], *others: tuple[Cell, Cell]) -> None:
        """Let a range, and others, take only what a rule says.

        Args:
            first: The first cell.
            last: The last cell.
            rule: `validate` (`list` of `source`, a list or a formula; `integer`, `decimal`, `date`, `time`, `length` between
                `minimum` and `maximum`; `any`), and `input_title`, `input_message`, `error_title`, `error_message`.
            others: First and last cells of other ranges that it is for too.
        """
        kind = rule["validate"]
        words = "".join(
            f' {name}="{self._escape_attributes(cut(rule[key], most))}"'
            for key, (name, most) in _SAID.items()
            if key in rule
        )
        ranges = " ".join(
            f"{address(one)}:{address(end)}" if one != end else address(one) for one, end in ((first, last), *others)
        )
        source = rule.get("source")
        limits = (
            [f'"{",".join(source)}"']
            if isinstance(source, list)
            else [source]
            if source
            else [rule[key] for key in ("minimum", "maximum") if key in rule]
        )
        formulas = "".join(
            f"<formula{at}>{self._escape_data(limit.removeprefix('='))}</formula{at}>"
            for at, limit in enumerate(limits, 1)
        )
        about = "" if kind == "any" else f' type="{_KINDS.get(kind, kind)}"'
        self._rules.append(
            f'<dataValidation{about} allowBlank="1" showInputMessage="1" showErrorMessage="1"{words} sqref="{ranges}">{formulas}</dataValidation>'
        )

    def ends(self, last: Cell) -> None:
        """Say which cell is the last."""
        self._check_dimensions(0, 0)
        self._check_dimensions(*last)

    def foot(self, text: str) -> None:
        """Give its pages a foot, in Excel's own code. `set_footer` takes «&&[Picture]» and «&&G» in texts for pictures, and may drop all of it."""
        self.footer, self.header_footer_changed = text, True

    def _write_cols(self) -> None:
        if self._widths:
            self.fh.write(f"<cols>{''.join(self._widths)}</cols>")

    def _write_sheet_data(self) -> None:
        self.fh.write(
            f"<sheetData>{''.join(map(self._row, sorted(self._cells.keys() | self._heights.keys())))}</sheetData>"
        )

    def _row(self, row: int) -> str:
        points = self._heights.get(row)
        height = "" if points is None else f' ht="{points:g}" customHeight="1"'
        cells = self._cells[row]
        return f'<row r="{row + 1}"{height}>{"".join([cells[column] for column in sorted(cells)])}</row>'

    def _write_merge_cells(self) -> None:
        if self._joined:
            self.fh.write(f'<mergeCells count="{len(self._joined)}">{"".join(self._joined)}</mergeCells>')

    def _write_data_validations(self) -> None:
        if self._rules:
            self.fh.write(f'<dataValidations count="{len(self._rules)}">{"".join(self._rules)}</dataValidations>')


def address(cell: Cell, *, fixed: bool = False) -> str:
    """«B3», or fixed «$B$3»."""
    row, column = cell
    letters = _LETTERS[column]
    return f"${letters}${row + 1}" if fixed else f"{letters}{row + 1}"
