# The pages of a form's table, reckoned where that is sure: the template would lay each row out twice, and all of it once more
# for where the table begins. What only it knows of the rest, such as how tall the table's head is, it is asked once for all
# forms that are alike but for their texts, as those of a thousand SOP are.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from tatalaksana.faces import BOLD, REGULAR
from tatalaksana.render.fitting.letters import Bounds, known, lines_of
from tatalaksana.render.fitting.units import MM
from tatalaksana.render.pdf.form_document import (
    FORM_LAYOUT,
    Choices,
    Filled,
    FormDocument,
    FormFile,
    FormPart,
    FormTable,
    Note,
    Paging,
    Prompt,
    Signatures,
    Space,
    TableRow,
)
from tatalaksana.render.pdf.measuring import FormRoom
from tatalaksana.render.pdf.typesetting import measure_form, written

_INSET, _LEADING = 4.0, 0.45
_CAPITAL = 1409 / 2048
"""The height of a line of text, in sizes of its letters, as the face says it: rows are as tall as the template would make them."""
_NOTE = 8.0
"""Points that a note is set in."""
_HEAD_HINT = 7.0
_REQUIRED = "i*"
"""As wide as the mark and the hard blank before it, of which no face tells its width."""
_BETWEEN_CHOICES = 8.0
_TAIL = 2
"""Rows that stand with those who sign."""
_NEAR = 0.05
"""Points by which what is reckoned may be off: no break may hang on them."""
_MARGIN = FORM_LAYOUT.margin * MM


def paged(document: FormDocument) -> FormDocument:
    """A form with the pages of its table, where it has one and they are sure; else as it is, and the template finds them."""
    places = [at for at, part in enumerate(document.parts) if isinstance(part, FormTable)]
    if len(places) != 1:
        return document
    at, table = places[0], document.parts[places[0]]
    assert isinstance(table, FormTable)  # noqa: S101 - as was asked above
    texts = [_texts(row, table.widths) for row in table.rows]
    if not texts or any(one.least != one.most for one in texts):
        return document
    room = _room(_Asked(_skeleton(document, at, table), document))
    heights = [_height(row, text.most, room) for row, text in zip(table.rows, texts, strict=True)]
    found, other = (_pages(heights, room, slack) for slack in (_NEAR, -_NEAR))
    if found != other or max(heights) >= document.page_height - _NEAR:
        return document
    parts = (*document.parts[:at], replace(table, paging=found), *document.parts[at + 1 :])
    return replace(document, parts=parts)


def _texts(row: TableRow, widths: Sequence[float]) -> Bounds:
    """The height of the tallest text of a row."""
    size = FORM_LAYOUT.table_text
    least, most = 0.0, 0.0
    for cell, width in zip(row.cells, widths, strict=True):
        if isinstance(cell, Filled):
            lines = lines_of([(cell.text, REGULAR)], width - 2 * _INSET, size)
            least = max(least, _tall(lines.least, size))
            most = max(most, _tall(lines.most, size) if known(cell.text) else least + 1)
    return Bounds(least, most)


def _tall(lines: float, size: float) -> float:
    return (lines * (_CAPITAL + _LEADING) - _LEADING) * size


def _height(row: TableRow, text: float, room: FormRoom) -> float:
    boxes = [box for cell, box in zip(row.cells, room.boxes, strict=True) if isinstance(cell, Choices)]
    return max(max(text, *boxes, 0.0) + 2 * _INSET, row.height)


def _pages(heights: Sequence[float], room: FormRoom, slack: float) -> Paging:
    """The pages, with as much more room on each."""
    whole, below = room.next + slack, room.below - slack
    first = whole - room.above - (room.top - _MARGIN)
    starts = _starts(heights, first, whole, below)
    # A page is left free above the table where less of it would hold one row alone, or all rows and not what signs them.
    better = (
        heights[0] > first
        or (len(starts) > 1 and starts[1] == 1)
        or (len(starts) == 1 and sum(heights) + below > first)
    )
    if better and room.top > _MARGIN:
        return Paging(tuple(heights), tuple(_starts(heights, whole - room.above, whole, below)), fresh=True)
    return Paging(tuple(heights), tuple(starts), fresh=False)


def _starts(heights: Sequence[float], first: float, further: float, after: float) -> list[int]:
    """The first row of each page: pages are filled, but none holds one row alone, and the last rows stand where `after` does, if another break can bring that about."""
    starts, used, room = [0], 0.0, first
    for row, height in enumerate(heights):
        if used + height > room and row > starts[-1]:
            starts.append(row)
            used, room = 0.0, further
        used += height
    tail = max(0, len(heights) - _TAIL)
    if used + after > room:
        if tail > starts[-1]:
            starts.append(tail)
    elif len(starts) > 1 and starts[-1] > tail > starts[-2] and sum(heights[tail:]) + after <= further:
        starts[-1] = tail
    return starts


@dataclass(frozen=True, slots=True)
class _Asked:
    """A form about which the template is asked; others of the same skeleton have the same answer."""

    skeleton: str
    document: FormDocument = field(compare=False)


@lru_cache(64)
def _room(asked: _Asked) -> FormRoom:
    return measure_form(replace(asked.document, measured=True))


def _skeleton(document: FormDocument, at: int, table: FormTable) -> str:
    """All that the room of a table hangs on: texts that differ among forms of a kind by their lines, the rest as it stands."""
    width = (document.paper[0] - 2 * FORM_LAYOUT.margin) * MM
    behind = document.parts[at + 1 : at + 2]
    parts: list[FormPart] = [_noted(part, width) for part in document.parts[:at]]
    parts += [_headed(table), *(part for part in behind if isinstance(part, Signatures))]
    return written(
        replace(
            document,
            document_title="",
            day=(0, 0, 0),
            version=0,
            foot=(),
            file=FormFile("", ""),
            watermark="",
            unit=_lines(document.unit, width, FORM_LAYOUT.text, BOLD),
            title=_lines(document.title, width, FORM_LAYOUT.title, BOLD),
            about=_lines(document.about, width, FORM_LAYOUT.text, REGULAR),
            parts=tuple(parts),
        )
    )


def _noted(part: FormPart, width: float) -> FormPart:
    if not isinstance(part, Note):
        return part
    label = _lines(part.asked.label, width - _NOTE, FORM_LAYOUT.text, REGULAR)
    return replace(part, asked=replace(part.asked, label=label))


def _headed(table: FormTable) -> FormTable:
    """A table's head, and in one row the choices whose boxes are as tall in each."""
    size = FORM_LAYOUT.table_text
    heads, cells = [], []
    for column, (head, width) in enumerate(zip(table.heads, table.widths, strict=True)):
        inner = width - 2 * _INSET
        label = _lines(head.label + _REQUIRED if head.required else head.label, inner, size, BOLD)
        heads.append(
            Prompt(label, head.required, tuple(_lines(hint, inner, _HEAD_HINT, REGULAR) for hint in head.hints))
        )
        first = next((cell for row in table.rows if isinstance(cell := row.cells[column], Choices)), None)
        cells.append(_boxed(first, inner) if first else Space(None))
    return replace(table, widths=(), heads=tuple(heads), rows=(TableRow(0, tuple(cells)),))


def _boxed(choices: Choices, width: float) -> Choices:
    count = choices.columns
    inner = (width - count * FORM_LAYOUT.box - (count - 1) * _BETWEEN_CHOICES) / count
    ones = (
        replace(one, name="", text=_lines(one.text, inner, FORM_LAYOUT.table_text, REGULAR)) for one in choices.choices
    )
    return Choices(tuple(ones), count)


def _lines(text: str, width: float, size: float, face: int) -> str:
    """How many lines a text takes, where that is sure; else the text and its width."""
    lines = lines_of([(text, face)], width, size)
    sure = text and known(text) and lines.least == lines.most
    return f"{lines.most:g}" if sure else f"{text}\0{width}" if text else ""
