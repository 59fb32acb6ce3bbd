# A blank form as a workbook: every field with its rule, its hint as Excel's message, and its name as the name of its cells.
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import ceil
from typing import Any

from tatalaksana.facts import form_foot
from tatalaksana.formulir import Formulir, Isian, OneOf, Shape, Worth
from tatalaksana.model.inline import plain
from tatalaksana.render.unmarked import unmarked
from tatalaksana.render.xlsx.cells import Cell, Look, address
from tatalaksana.render.xlsx.rules import rule_of
from tatalaksana.render.xlsx.rumus import FieldCell, sheet_formula, workable
from tatalaksana.render.xlsx.text import LINE, TALLEST, clean, height
from tatalaksana.render.xlsx.workbook import Spreadsheet, on_paper, reference

_DAY = date(2000, 1, 1)
"""Forms have no day of their own, and a workbook must not say when it was made."""
_SHEET, _CHOICES = "Formulir", "Pilihan"
_NUMBER = 4.0
"""The first column: numbers of a table's rows."""
_PORTRAIT, _LANDSCAPE = 97.0, 142.0
"""Units of columns over the paper's width."""
_MANY = 5
"""Columns of a table from which on the paper lies."""
_FEWEST = 3
_BOX = "☐"
_SHADE, _GREY = "#F2F4F6", "#55606A"
_EDGE = {"border": 1, "border_color": "#7A8790"}
_NUMERAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")


def formulir_xlsx(form_id: str, formulir: Formulir, edition: str = "", watermark: str = "") -> bytes:
    """A form to be filled in Excel or LibreOffice; `edition` is that of the SOP whose form it is, `watermark` says that this is none in force."""
    return _Form(form_id, unmarked(formulir), edition, watermark).bytes()


class _Form:
    def __init__(self, form_id: str, formulir: Formulir, edition: str, watermark: str) -> None:
        self._id, self._formulir, self._edition, self._watermark = form_id, formulir, edition, watermark
        self._book = Spreadsheet(formulir.judul, "", _DAY)
        self._sheet = self._book.sheet(_SHEET)
        most = max((len(isian.columns or ()) - isian.counted for isian in formulir.isian), default=0)
        self._count = max(_FEWEST, most)
        self._landscape = most >= _MANY
        self._each = ((_LANDSCAPE if self._landscape else _PORTRAIT) - _NUMBER) / self._count
        self._split = max(1, self._count // 3)
        """The last column of a label; answers begin in the next."""
        self._places: dict[str, FieldCell] = {}
        self._computed: list[tuple[Cell, Isian, Mapping[str, FieldCell]]] = []
        self._conditional: list[tuple[Cell, Cell, Isian, Mapping[str, FieldCell]]] = []
        """What depends on other fields waits until all have their places."""
        self._lists: dict[str, tuple[str, ...]] = {}
        self._row = 0

    def bytes(self) -> bytes:
        sheet, last = self._sheet, self._count
        sheet.wide(0, 0, _NUMBER)
        sheet.wide(1, last, self._each)
        if self._watermark:
            self._wide(self._watermark, bold=True, font_size=13, font_color=_GREY)
        self._wide(self._formulir.judul, bold=True, font_size=13)
        self._wide(f"Formulir {self._id} · versi {self._formulir.versi}", font_color=_GREY)
        if self._formulir.keterangan:
            self._wide(_line(self._formulir.keterangan))
        if any(
            isian.required or any(column.required for column in isian.columns or ()) for isian in self._formulir.isian
        ):
            self._wide("Yang bertanda * wajib diisi.", italic=True)
        top = self._row
        for isian in self._formulir.isian:
            self._field(isian)
        for cell, isian, places in self._computed:
            self._compute(cell, isian, places)
        for first, end, isian, places in self._conditional:
            self._grey(first, end, isian, places)
        self._choices()
        sheet.freeze_panes(top, 0)
        on_paper(
            sheet,
            (self._row - 1, last),
            None,
            "\n".join(form_foot(self._id, self._formulir.versi, self._edition)),
            landscape=self._landscape,
            watermark=self._watermark,
        )
        return self._book.done()

    # Rows

    def _next(self, points: float) -> int:
        """A new row of this height."""
        row = self._row
        self._sheet.tall(row, min(max(points, LINE + 6), TALLEST))
        self._row += 1
        return row

    def _band(self, points: float) -> tuple[int, int]:
        """First and last of the rows that something so tall takes."""
        count = max(1, ceil(points / TALLEST))
        rows = [self._next(points / count) for _ in range(count)]
        return rows[0], rows[-1]

    def _wide(self, text: str, **look: Any) -> None:  # noqa: ANN401 - XlsxWriter's own terms
        size, bold = look.get("font_size", 9), look.get("bold", False)
        text = clean(text)
        first, end = self._band(height(text, _NUMBER + self._each * self._count, size=size, bold=bold))
        self._sheet.join((first, 0), (end, self._count), text, self._book.style(**look))

    # Fields

    def _field(self, isian: Isian) -> None:
        match isian.kind.shape:
            case Shape.WORDS:
                self._wide(isian.label, italic=True)
                if isian.hint:
                    self._wide(_line(isian.hint), font_color=_GREY)
            case Shape.ROWS:
                self._table(isian)
            case Shape.MANY:
                self._boxes(isian)
            case _:
                self._answer(isian)

    def _label(self, isian: Isian, least: float) -> tuple[int, int]:
        """Write a field's label, with its hint below it; the rows that it takes."""
        text = _label(isian)
        if isian.hint:
            text += f"\n{clean(_line(isian.hint))}"
        tall = max(height(text, _NUMBER + self._each * self._split), least)
        first, end = self._band(tall)
        self._sheet.join(
            (first, 0), (end, self._split), text, self._book.style(**_EDGE, bg_color=_SHADE, valign="vcenter")
        )
        return first, end

    def _answer(self, isian: Isian) -> None:
        first, end = self._label(isian, LINE * isian.kind.cell.lines + 8)
        begin, last = (first, self._split + 1), (end, self._count)
        style = self._style(isian, locked=isian.kind.shape is Shape.RESULT)
        self._sheet.join(begin, last, "", style)
        self._place(isian, begin, begin)
        self._computed.append((begin, isian, self._places))
        self._conditional.append((begin, last, isian, self._places))
        self._rule(isian, begin, begin)

    def _boxes(self, isian: Isian) -> None:
        """Several choices: a box each, in rows of their own."""
        choices = _words(isian)
        width = self._each * (self._count - self._split - 1)
        tall = [max(height(label, max(width, self._each)), LINE + 6) for label in choices.values()]
        text = _label(isian) + (f"\n{clean(_line(isian.hint))}" if isian.hint else "")
        lacking = height(text, _NUMBER + self._each * self._split) - sum(tall)
        tall[-1] += max(0.0, lacking)
        rows = [self._next(points) for points in tall]
        self._sheet.join(
            (rows[0], 0), (rows[-1], self._split), text, self._book.style(**_EDGE, bg_color=_SHADE, valign="vcenter")
        )
        tick = self._book.style(**_EDGE, locked=False, align="right", valign="vcenter", font_size=12)
        at = self._split + 1
        for row, label in zip(rows, choices.values(), strict=True):
            self._sheet.put((row, at), _BOX, tick)
            self._sheet.join((row, at + 1), (row, self._count), label, self._book.style(**_EDGE, valign="vcenter"))
        self._place(isian, (rows[0], at), (rows[-1], at))
        boxes = {choice: address((row, at), fixed=True) for row, choice in zip(rows, choices, strict=True)}
        self._places[isian.name] = replace(self._places[isian.name], boxes=boxes)
        self._conditional.append(((rows[0], at), (rows[-1], self._count), isian, self._places))
        self._rule(isian, (rows[0], at), (rows[-1], at))

    def _table(self, isian: Isian) -> None:
        columns = isian.columns or ()
        self._wide(_label(isian), bold=True)
        if isian.hint:
            self._wide(_line(isian.hint), font_color=_GREY)
        head = self._book.style(bold=True, **_EDGE, bg_color="#E4E9ED", align="center", valign="vcenter")
        labels = [_label(column) for column in columns]
        top = self._next(max(height(label, self._each, bold=True) for label in labels) + 4)
        left = 0 if isian.counted else 1
        if left:
            self._sheet.put((top, 0), "No", head)
        for at, label in enumerate(labels, left):
            self._sheet.put((top, at), label, head)
        rows = [self._line(columns, left, number, values) for number, values in enumerate(isian.lines, 1)]
        first, end = rows[0], rows[-1]
        self._place(isian, (first, left), (end, left + len(columns) - 1))
        table = self._places[isian.name]
        over = {}
        for at, column in enumerate(columns, left):
            self._book.name(f"{isian.name}.{column.name}", _SHEET, (first, at), (end, at))
            over[column.name] = FieldCell(_range((first, at), (end, at)), _words(column), {}, {})
            self._rule(column, (first, at), (end, at), isian)
        self._places[isian.name] = replace(table, columns=over)
        for row in rows:
            places = {
                column.name: FieldCell(
                    address((row, at), fixed=True).replace(f"${row + 1}", f"{row + 1}"), _words(column), {}, {}
                )
                for at, column in enumerate(columns, left)
            }
            here = _Row(self._places, places)
            for at, column in enumerate(columns, left):
                self._computed.append(((row, at), column, here))
                if row == first:
                    self._conditional.append(((first, at), (end, at), column, here))
        self._row += 1

    def _line(self, columns: Sequence[Isian], left: int, number: int, values: Mapping[str, str]) -> int:
        """A row of a table whose columns begin at `left`, after its number if that is not 0; what is filled already cannot be changed."""
        said = {name: clean(_line(text)) for name, text in values.items()}
        tall = max(
            [height(text, self._each) for text in said.values()]
            + [LINE * column.kind.cell.lines + 8 for column in columns]
        )
        row = self._next(tall)
        if left:
            self._sheet.number(
                (row, 0), number, self._book.style(**_EDGE, align="center", valign="vcenter", font_color=_GREY)
            )
        for at, column in enumerate(columns, left):
            given = said.get(column.name)
            fixed = self._style(column, locked=True)
            if given is None:
                self._sheet.put((row, at), "", self._style(column, locked=column.kind.shape is Shape.RESULT))
            elif column.kind.worth is Worth.NUMBER and _NUMERAL.fullmatch(given):
                self._sheet.number((row, at), float(given), fixed)
            else:
                self._sheet.put((row, at), _words(column).get(given, given), fixed)
        return row

    # What stands behind the cells

    def _style(self, isian: Isian, *, locked: bool) -> Look:
        return self._book.style(
            **_EDGE,
            locked=locked,
            num_format=isian.kind.cell.shows,
            align="left",
            valign="vcenter",
            bg_color=_SHADE if locked else "#FFFFFF",
        )

    def _place(self, isian: Isian, first: Cell, end: Cell) -> None:
        self._places[isian.name] = FieldCell(_range(first, end), _words(isian), {}, {})
        self._book.name(isian.name, _SHEET, first, end)

    def _rule(self, isian: Isian, first: Cell, end: Cell, table: Isian | None = None) -> None:
        source = None
        rule = isian.kind.rule(isian)
        if isinstance(rule, OneOf) and not rule.short:
            name = f"{table.name}.{isian.name}" if table else isian.name
            self._lists[name] = tuple(_words(isian).values())
            at = len(self._lists) - 1
            source = "=" + reference(_CHOICES, (1, at), (len(isian.options), at))
        said = rule_of(isian, source, in_table=table is not None)
        if said:
            self._sheet.rule(first, end, said)

    def _compute(self, cell: Cell, isian: Isian, places: Mapping[str, FieldCell]) -> None:
        if isian.calculate is not None:
            formula = f'IFERROR({sheet_formula(isian.calculate.pohon, places)},"")'
            if workable(formula):
                self._sheet.formula(cell, formula, self._style(isian, locked=True))

    def _grey(self, first: Cell, end: Cell, isian: Isian, places: Mapping[str, FieldCell]) -> None:
        """Grey out what need not be filled as things stand."""
        if isian.relevant is not None:
            formula = f"NOT({sheet_formula(isian.relevant.pohon, places)})"
            if workable(formula):
                look = self._book.look(bg_color="#C9CED3")
                self._sheet.conditional_format(
                    *first, *end, {"type": "formula", "criteria": f"={formula}", "format": look}
                )

    def _choices(self) -> None:
        """The words that drop-downs offer: on a sheet of their own, for a rule holds only short lists without commas."""
        if not self._lists:
            return
        sheet = self._book.sheet(_CHOICES)
        plain_ = self._book.style(text_wrap=False)
        for at, (name, words) in enumerate(self._lists.items()):
            sheet.put((0, at), name, self._book.style(bold=True, text_wrap=False))
            for row, word in enumerate(words, 1):
                sheet.put((row, at), word, plain_)
        sheet.ends((max(map(len, self._lists.values())), len(self._lists) - 1))
        sheet.protect("")
        sheet.hide()


class _Row(dict[str, FieldCell]):
    """The fields that a formula in a row of a table sees: its own row first."""

    def __init__(self, fields: Mapping[str, FieldCell], row: Mapping[str, FieldCell]) -> None:
        super().__init__(row)
        self._fields = fields

    def __missing__(self, name: str) -> FieldCell:
        return self._fields[name]

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or name in self._fields


def _line(text: str) -> str:
    return " ".join(plain(text).split())


def _label(isian: Isian) -> str:
    return clean(isian.label) + (" *" if isian.required else "")


def _words(isian: Isian) -> Mapping[str, str]:
    """The words that stand in cells for choices; numbers stand there themselves."""
    if isian.kind.worth is Worth.NUMBER:
        return {}
    return {name: clean(label) for name, label in isian.options.items()}


def _range(first: Cell, end: Cell) -> str:
    begin = address(first, fixed=True)
    return begin if first == end else f"{begin}:{address(end, fixed=True)}"
