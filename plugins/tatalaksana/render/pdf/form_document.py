# A form as its template takes it.
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tatalaksana.faces import FAMILIES

_MOST_HEADS = 2
"""Columns of a row's heads: its number, and what it is about."""


@dataclass(frozen=True)
class FormLayout:
    """The numbers of a form that Python and the template both reckon with; in points where nothing else is said."""

    margin: float = 16.0
    """Millimetres at each side."""
    text: float = 9.5
    """The size of letters."""
    table_text: float = 8.5
    """The same in tables."""
    title: float = 14
    question: float = 0.34
    """The share of a line that questions have."""
    gap: float = 12
    """Between a question and what is filled."""
    tick: float = 10
    """The side of a box before a choice."""
    after_tick: float = 5

    @property
    def box(self) -> float:
        """What a box before a choice takes of a line."""
        return self.tick + self.after_tick


FORM_LAYOUT = FormLayout()


@dataclass(frozen=True)
class Prompt:
    """What is asked."""

    label: str
    required: bool = False
    hints: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """A box to tick."""

    name: str
    """Of the field that it is in a PDF reader."""
    text: str


@dataclass(frozen=True)
class Space:
    """A blank to write in."""

    name: str | None
    """Of the field that it is in a PDF reader; None where nothing can be filled but by hand."""
    height: float = 0
    """Points; in a table, those of its row."""
    width: float | None = None
    """Points; None for all there is."""
    kind: Literal["space"] = "space"


@dataclass(frozen=True)
class Choices:
    """Boxes to tick."""

    choices: tuple[Choice, ...]
    columns: int
    """Boxes side by side."""
    kind: Literal["choices"] = "choices"


@dataclass(frozen=True)
class Filled:
    """A cell of a table that is filled already."""

    text: str
    centred: bool
    kind: Literal["filled"] = "filled"


@dataclass(frozen=True)
class Note:
    """Words between the fields."""

    asked: Prompt
    kind: Literal["note"] = "note"


@dataclass(frozen=True)
class Field:
    """A question, and what is filled."""

    asked: Prompt
    blank: Space | Choices
    long: bool
    """Whether it may be cut where a page ends."""
    kind: Literal["field"] = "field"


@dataclass(frozen=True)
class Signatures:
    """Places to sign, side by side."""

    places: tuple[Prompt, ...]
    kind: Literal["signatures"] = "signatures"


@dataclass(frozen=True)
class TableRow:
    """A row of a table."""

    height: float
    """At least, in points."""
    cells: tuple[Space | Choices | Filled, ...]


@dataclass(frozen=True)
class Paging:
    """The pages of a table."""

    heights: tuple[float, ...]
    """Of its rows, in points."""
    starts: tuple[int, ...]
    """The first row of each page."""
    fresh: bool
    """Whether it begins on a page of its own."""


@dataclass(frozen=True)
class FormTable:
    """A question that is answered by a table."""

    asked: Prompt
    widths: tuple[float, ...]
    """Of its columns, in points."""
    heads: tuple[Prompt, ...]
    rows: tuple[TableRow, ...]
    paging: Paging | None = None
    """None where the template finds it."""
    kind: Literal["table"] = "table"

    @property
    def row_heads(self) -> frozenset[int]:
        """The columns, from 0, that are filled already in every row: the first two of them say what each row is about."""
        filled = [
            at
            for at in range(len(self.heads))
            if self.rows and all(isinstance(cell := row.cells[at], Filled) and cell.text for row in self.rows)
        ]
        return frozenset(filled[:_MOST_HEADS])


FormPart = Note | Field | Signatures | FormTable


@dataclass(frozen=True)
class FormFile:
    """What goes with a form: its source."""

    name: str
    content: str


@dataclass(frozen=True)
class FormDocument:
    """All that is printed of a form."""

    document_title: str
    day: tuple[int, int, int]
    """Its date."""
    unit: str
    version: int
    foot: tuple[str, ...]
    """The lines at the foot of each page."""
    file: FormFile
    watermark: str
    """The word across each page; empty for none."""
    paper: tuple[float, float]
    """(width, height) in millimetres."""
    page_height: float
    """Points that a row or signatures may take and still be kept together."""
    title: str
    about: str
    any_required: bool
    parts: tuple[FormPart, ...]
    measured: bool = False
    """Whether the template only tells what room its first table has."""
    layout: FormLayout = FORM_LAYOUT
    fonts: tuple[str, ...] = FAMILIES
