# The identity sheet of upright paper in a Word document, as the PDF has it: the title over the data, who signs beside them or below,
# and the boxes under each other, their titles at the left.
from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.office.docx_identity import (
    abreast_table,
    letterhead_height,
    letterhead_paragraphs,
    picture_paragraph,
    signed_height,
    signing_paragraphs,
    value_paragraphs,
)
from tatalaksana.render.office.docx_table import TableCell, table_row, word_table
from tatalaksana.render.office.docx_words import paragraph, paragraphs, run
from tatalaksana.render.office.office_identity import OfficeIdentity, SigningRow
from tatalaksana.render.office.words import LINE_PITCH, kept_together, lines_in

_IDENTITY = LAYOUT.identity
_SIZE = 10.0
"""Points of the letters."""
_PADDING = (5.0, 3.0)
_SMALL = 0.9


def upright_identity(identity: OfficeIdentity, room: tuple[float, float]) -> str:
    """The identity sheet: tables that touch, which Word shows as one.

    Args:
        identity: What stands on it.
        room: (width, height) of a page between its margins, in points.
    """
    numbers = count(1)
    head = _head(identity, room[0], numbers)
    titles = _IDENTITY.titles * room[0]
    return head + word_table(list(_boxes(identity, (titles, room[0] - titles))), (titles, room[0] - titles), _PADDING)


def _head(identity: OfficeIdentity, width: float, numbers: Iterator[int]) -> str:
    kop, names = _IDENTITY.upright_letterhead * width, _IDENTITY.upright_names * _SIZE
    signers = identity.signers
    beside = signers if len(signers) == 1 else ()
    last = [_IDENTITY.signer * width] * len(beside)
    widths = (kop, names, width - kop - names - sum(last), *last)
    *data, title = identity.data
    named = paragraph(run(title.label, _SIZE * _SMALL), align="center")
    named += paragraphs(title.value, _IDENTITY.upright_title, align="center", bold=True)
    top = picture_paragraph(identity.emblem, numbers) + letterhead_paragraphs(identity, _SIZE)
    signed = [_signed(one, numbers) for one in beside]
    # What is beside the data is shared by their rows: Word would give it all to the last one.
    line = LINE_PITCH * _SIZE
    over = (
        line * _SMALL
        + lines_in(title.value, width - kop, _IDENTITY.upright_title, bold=True) * LINE_PITCH * _IDENTITY.upright_title
    )
    tall = letterhead_height(identity, kop, _SIZE) - over
    wanted = max([tall, *[line + signed_height(one, last[0] - 2 * _PADDING[0], _SIZE) for one in beside]]) / len(data)
    rows = [table_row((TableCell(top, down="restart"), TableCell(named, len(widths) - 1)), widths, 0)]
    for place, row in enumerate(data):
        down = "continue" if place else "restart"
        cells = [
            TableCell("", down="continue"),
            TableCell(paragraph(run(row.label, _SIZE))),
            TableCell(value_paragraphs(row, _SIZE)),
            *(TableCell("" if place else one, down=down, top=True) for one in signed),
        ]
        rows.append(table_row(cells, widths, max(line + 4, wanted)))
    head = word_table(rows, widths, _PADDING)
    return (
        head if beside else head + abreast_table(identity, width, [_signed(one, numbers) for one in signers], _PADDING)
    )


def _signed(row: SigningRow, numbers: Iterator[int]) -> str:
    return paragraph(run(row.label, _SIZE * _SMALL), align="center") + signing_paragraphs(row, _SIZE, numbers, "center")


def _boxes(identity: OfficeIdentity, widths: tuple[float, float]) -> Iterator[str]:
    for box in identity.boxes:
        title, items = paragraph(run(box.title, _SIZE, bold=True)), kept_together(box.body)
        for place, item in enumerate(items):
            faint = ("top",) * (place > 0) + ("bottom",) * (place < len(items) - 1)
            named = TableCell("" if place else title, down="continue" if place else "restart", top=True)
            body = TableCell(paragraphs(item, _SIZE, gap=2), top=True, faint=faint)
            yield table_row((named, body), widths, 0, whole=len(items) > 1)
