# A form's fields as they are filled in: real controls with their labels, so that a page can be read, filled and printed
# without a script too. The script adds rows, conditions, checks and keeping.
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tatalaksana.formulir import Isian, Shape
from tatalaksana.model import plain
from tatalaksana.render.html.markup import Html, Resolve, escape, inline, join
from tatalaksana.render.html.passages import lines_html

_NL = "\n"
_FEW = 8
"""Up to so many choices stand beside each other; more become a list to open."""
_LONG = 40
"""Letters of a head that would take many lines over a figure."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a field is rendered with."""

    prefix: str
    """What the ids of this form's elements begin with."""
    resolve: Resolve
    cards: bool = False
    """Whether rows that are given stand as cards, their choices beside each other: a review, which is a question a row."""


def field_html(isian: Isian, around: Around) -> Html:
    """One field with its label, hint and place for what is wrong with it."""
    match isian.kind.shape:
        case Shape.ROWS:
            return _table(isian, around)
        case Shape.WORDS:
            return _note(isian, around)
        case Shape.SPACE:
            return _signature(isian, around)
        case Shape.MANY:
            return _marks(isian, around, "checkbox")
        case Shape.ONE if len(isian.options) <= _FEW:
            return _marks(isian, around, "radio")
        case _:
            return _single(isian, around)


def _id(isian: Isian, around: Around) -> str:
    return escape(f"{around.prefix}-{isian.name}")


def _label(isian: Isian, around: Around) -> Html:
    needed = ' <span class="sop-f-wajib">(wajib)</span>' if isian.required else ""
    return Html(f"{inline(isian.label, around.resolve)}{needed}")


def _hint(isian: Isian, around: Around) -> Html:
    if not isian.hint:
        return Html("")
    return Html(
        f'\n<p class="sop-f-petunjuk" id="{_id(isian, around)}-petunjuk">{inline(isian.hint, around.resolve)}</p>'
    )


def _described(isian: Isian, around: Around) -> Html:
    """The attributes that say what a control is for, besides its label."""
    name = _id(isian, around)
    hint = f"{name}-petunjuk " if isian.hint else ""
    required = ' aria-required="true"' if isian.required else ""
    return Html(f'aria-describedby="{hint}{name}-galat"{required}')


def _fault(isian: Isian, around: Around) -> Html:
    return Html(f'\n<p class="sop-f-galat" id="{_id(isian, around)}-galat" hidden></p>')


def _single(isian: Isian, around: Around) -> Html:
    """A label over one control."""
    attributes = Html(f'id="{_id(isian, around)}" {_described(isian, around)}')
    return Html(
        f'<div class="sop-f-isian" data-isian="{isian.name}">\n<label for="{_id(isian, around)}">{_label(isian, around)}</label>'
        f"{_hint(isian, around)}\n{_control(isian, attributes)}{_fault(isian, around)}\n</div>"
    )


def _control(isian: Isian, attributes: Html) -> Html:
    """What is typed or picked in; the same beside a label and in a cell."""
    match isian.kind.shape:
        case Shape.LINE:
            return Html(f'<input {isian.kind.page.attributes} autocomplete="off" {attributes}>')
        case Shape.LINES:
            return Html(f'<textarea rows="3" autocomplete="off" {attributes}></textarea>')
        case Shape.RESULT:
            return Html(f'<output aria-live="off" {attributes}></output>')
        case _:
            return _select(isian, attributes)


def _select(isian: Isian, attributes: Html) -> Html:
    options = join(
        (
            Html(f'<option value="{escape(value)}">{escape(plain(label))}</option>')
            for value, label in isian.options.items()
        ),
        _NL,
    )
    return Html(f'<select autocomplete="off" {attributes}>\n<option value="">–</option>\n{options}\n</select>')


def _marks(isian: Isian, around: Around, kind: str) -> Html:
    """Choices beside each other, each with a box or a circle."""
    name = _id(isian, around)
    items = join(
        (
            Html(
                f'<label><input type="{kind}" name="{name}" value="{escape(value)}" autocomplete="off"> <span>{inline(label, around.resolve)}</span></label>'
            )
            for value, label in isian.options.items()
        ),
        _NL,
    )
    role = ' role="radiogroup"' if kind == "radio" else ""
    described = (
        _described(isian, around)
        if kind == "radio"
        else Html(_described(isian, around).replace(' aria-required="true"', ""))
    )
    return Html(
        f'<fieldset class="sop-f-isian" data-isian="{isian.name}" id="{name}"{role} {described}>\n<legend>{_label(isian, around)}</legend>'
        f'{_hint(isian, around)}\n<div class="sop-f-pilihan">\n{items}\n</div>{_fault(isian, around)}\n</fieldset>'
    )


def _note(isian: Isian, around: Around) -> Html:
    return Html(
        f'<div class="sop-f-isian" data-isian="{isian.name}">\n<p class="sop-f-catatan">{_label(isian, around)}</p>{_hint(isian, around)}\n</div>'
    )


def _signature(isian: Isian, around: Around) -> Html:
    return Html(
        f'<div class="sop-f-isian" data-isian="{isian.name}">\n<p class="sop-f-nama">{_label(isian, around)}</p>{_hint(isian, around)}\n'
        '<div class="sop-f-paraf"></div>\n</div>'
    )


def _table(isian: Isian, around: Around) -> Html:
    columns = isian.columns or ()
    heads = join(
        (
            Html(
                f'<th scope="col" data-tipe="{_width(column)}">{_label(column, around)}{_column_hint(column, around)}</th>'
            )
            for column in columns
        ),
        _NL,
    )
    # A table that counts its rows itself needs no second count.
    counted = " sop-f-terhitung" if isian.counted else ""
    cards = " sop-f-kartu" if around.cards and isian.values else ""
    rows = [_row(isian, at, around) for at in range(len(isian.lines))]
    name = _id(isian, around)
    return Html(
        f'<fieldset class="sop-f-isian sop-f-tabel" data-isian="{isian.name}" id="{name}" aria-describedby="{name}-galat">\n'
        f"<legend>{_label(isian, around)}</legend>{_hint(isian, around)}\n"
        f'<div class="sop-f-gulir"><table class="sop-f-baris{counted}{cards}"{_rest(isian) if cards else ""}>\n<thead><tr>\n<th scope="col">No</th>\n{heads}\n</tr></thead>\n'
        f"<tbody>\n{join(rows, _NL)}\n</tbody>\n</table></div>{_further(isian, around)}{_fault(isian, around)}\n</fieldset>"
    )


def _width(column: Isian) -> str:
    """The type whose width a column has: of what stands in it, but under a long head no less than a text's."""
    return "text" if len(plain(column.label)) > _LONG else column.kind.page.column


def _further(table: Isian, around: Around) -> Html:
    """A row that the script adds; rows of which some are given are for good."""
    return Html("" if table.values else f"\n<template>{_row(table, 0, around)}</template>")


def _rest(table: Isian) -> Html:
    """What may be said of all rows that are still open, in a review that asks how each goes."""
    asked = next((column for column in table.columns or () if column.choices), None)
    return Html(f' data-sisa="{escape(plain(next(iter(asked.options.values()))))}"') if asked else Html("")


def _column_hint(column: Isian, around: Around) -> Html:
    return (
        Html(f'<small class="sop-f-petunjuk">{inline(column.hint, around.resolve)}</small>')
        if column.hint
        else Html("")
    )


def _row(table: Isian, at: int, around: Around) -> Html:
    fixed = table.values[at] if at < len(table.values) else {}
    columns = table.columns or ()
    row = _Row(f"{escape(around.prefix)}-{at + 1}", at, tuple(column.name for column in columns), fixed, around.cards)
    cells = join((_cell(column, row, around) for column in columns), _NL)
    return Html(f'<tr><th scope="row">{at + 1}</th>\n{cells}\n</tr>')


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table."""

    name: str
    """What the ids of a card's elements begin with: short, as each stands in a page many times over; a review has one table."""
    at: int
    columns: tuple[str, ...]
    """The names of the table's columns."""
    fixed: Mapping[str, str]
    """What stands in it for good."""
    card: bool
    """Whether it is a card, which asks about that."""

    def place(self, column: str) -> str:
        """The id of what stands in a column."""
        return f"{self.name}-{self.columns.index(column) + 1}"

    def is_asked(self, column: Isian) -> bool:
        """Whether a column's choices stand beside each other, as answers to what stands in the row."""
        return self.card and bool(self.fixed) and column.kind.shape is Shape.ONE and len(column.options) <= _FEW


def _cell(column: Isian, row: _Row, around: Around) -> Html:
    """A cell; its column's name stands in it too, for narrow screens, where rows stand below each other, and in cards where something is written."""
    named = f'aria-label="{escape(plain(column.label))}, baris {row.at + 1}"'
    fixed = row.fixed.get(column.name)
    if fixed is not None:
        told = f' id="{row.place(column.name)}"' if row.card else ""
        body = Html(f'<span class="sop-f-tetap"{told}>{lines_html(inline(fixed, around.resolve))}</span>')
    elif column.kind.shape is Shape.SPACE:
        body = Html('<div class="sop-f-paraf"></div>')
    elif row.is_asked(column):
        body = _answers(column, row, around)
    elif column.kind.shape is Shape.MANY:
        marks = (
            Html(
                f'<label><input type="checkbox" value="{escape(value)}" autocomplete="off"> <span>{inline(label, around.resolve)}</span></label>'
            )
            for value, label in column.options.items()
        )
        body = Html(f'<div class="sop-f-pilihan" role="group" {named}>\n{join(marks, _NL)}\n</div>')
    else:
        required = ' aria-required="true"' if column.required else ""
        # By that a style knows what is empty.
        empty = ' placeholder=" "' if row.card and row.fixed and column.kind.shape is Shape.LINES else ""
        body = _control(column, Html(named + required + empty))
    bare = row.card and (fixed is not None or column.kind.shape is Shape.SPACE or row.is_asked(column))
    head = "" if bare else f'<span class="sop-f-kolom" aria-hidden="true">{_label(column, around)}</span>'
    return Html(f'<td data-isian="{column.name}">{head}{body}</td>')


def _answers(column: Isian, row: _Row, around: Around) -> Html:
    """The choices of a card, named by what they answer and by their column."""
    name = row.place(column.name)
    marks = (
        Html(
            f'<label><input type="radio" name="{name}" value="{escape(value)}" autocomplete="off"> <span>{inline(label, around.resolve)}</span></label>'
        )
        for value, label in column.options.items()
    )
    required = ' aria-required="true"' if column.required else ""
    asked = "".join(f"{row.place(one)} " for one in row.fixed)
    return Html(
        f'<div class="sop-f-pilihan" role="radiogroup" id="{name}" aria-label="{escape(plain(column.label))}" aria-labelledby="{asked}{name}"{required}>\n'
        f"{join(marks, _NL)}\n</div>"
    )
