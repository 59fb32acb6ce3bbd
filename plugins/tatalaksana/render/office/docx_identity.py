# The identity sheet as a table of a Word document: the letterhead beside the data, below them the boxes in pairs.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.office.bent import frame
from tatalaksana.render.office.docx_table import TableCell, table_row, word_table
from tatalaksana.render.office.docx_words import field, paragraph, paragraphs, run
from tatalaksana.render.office.embedded import PICTURES, EmbeddedPicture, picture_xml
from tatalaksana.render.office.office_identity import DataRow, OfficeBox, OfficeIdentity, SigningRow
from tatalaksana.render.office.words import LINE_PITCH, CellParagraph, lines_in, saying
from tatalaksana.render.office.xml import attr

_IDENTITY = LAYOUT.identity
_PADDING = (5.0, 2.0)
_ROOM = _IDENTITY.signature * 72 / 2.54
"""Points to sign in."""
_SIZES = (_IDENTITY.size, 10.0, 9.5, 9.0)
"""Points of the letters."""
_LEFT, _RIGHT, _WHOLE = 1, 2, 3
_FIRST_NUMBER = 200_000
"""Above the numbers of shapes and canvases."""


def pictures_of(identity: OfficeIdentity) -> tuple[EmbeddedPicture, ...]:
    """The pictures on it; that at a place has the relation `gambar` and its place, from 1."""
    signed = [row.picture for row in identity.rows if isinstance(row, SigningRow) and row.picture]
    return (*([identity.emblem] if identity.emblem else []), *signed)


def identity_table(identity: OfficeIdentity, room: tuple[float, float]) -> str:
    """The identity sheet, in the largest of usual letters in which one page holds it, about.

    Args:
        identity: What stands on it.
        room: (width, height) of a page between its margins, in points.
    """
    size = next((size for size in _SIZES if _height(identity, room[0], size) <= room[1]), _SIZES[0])
    half, names = room[0] / 2, _IDENTITY.names * size
    widths = (half, names, room[0] - half - names)
    numbers = count(1)
    data, boxes = list(_data(identity, widths, size, numbers)), list(_boxes(identity, widths, size))
    if not identity.abreast:
        return word_table([*data, *boxes], widths, _PADDING)
    signed = [
        paragraph(run(one.label, size, bold=True)) + signing_paragraphs(one, size, numbers) for one in identity.signers
    ]
    # Tables that touch are shown as one.
    head = word_table(data, widths, _PADDING) + abreast_table(identity, room[0], signed, _PADDING)
    return head + word_table(boxes, widths, _PADDING)


def abreast_table(identity: OfficeIdentity, width: float, signed: Sequence[str], padding: tuple[float, float]) -> str:
    """Several who sign, beside each other over the whole width; nothing where nobody does.

    Args:
        identity: What says how many stand in a row.
        width: Of the sheet, in points.
        signed: The paragraphs of each.
        padding: What a cell keeps free at its sides, and above and below.
    """
    columns = max(1, identity.abreast)
    widths = (width / columns,) * columns
    rows = []
    for first in range(0, len(signed), columns):
        cells = [TableCell(one, top=True) for one in signed[first : first + columns]]
        rows.append(table_row((*cells, *[TableCell("")] * (columns - len(cells))), widths, 0))
    return word_table(rows, widths, padding) if rows else ""


def _data(identity: OfficeIdentity, widths: tuple[float, ...], size: float, numbers: Iterator[int]) -> Iterator[str]:
    head = picture_paragraph(identity.emblem, numbers)
    for place, row in enumerate(identity.data if identity.abreast else identity.rows):
        kop = head + letterhead_paragraphs(identity, size) if place == 0 else ""
        left = TableCell(kop, down="continue" if place else "restart")
        label, signed = paragraph(run(row.label, size)), isinstance(row, SigningRow)
        value = signing_paragraphs(row, size, numbers) if isinstance(row, SigningRow) else value_paragraphs(row, size)
        yield table_row((left, TableCell(label, top=signed), TableCell(value)), widths, LINE_PITCH * size + 4)


def value_paragraphs(row: DataRow, size: float) -> str:
    """What stands beside a label; Word counts the pages of its document itself."""
    if row.pages:
        return paragraph(run("1 dari ", size) + field("NUMPAGES", size))
    return paragraphs(row.value, size, bold=row.bold)


def letterhead_paragraphs(identity: OfficeIdentity, size: float) -> str:
    """The letterhead, in the middle."""
    names = [*([identity.agency] if identity.agency else []), *identity.units]
    bold = [
        paragraph(run(name, size, bold=True), align="center", before=3 if place or identity.emblem else 0)
        for place, name in enumerate(names)
    ]
    return "".join(bold) + "".join(paragraph(run(line, size * 0.85), align="center") for line in identity.address)


def picture_paragraph(one: EmbeddedPicture | None, numbers: Iterator[int], align: str = "center") -> str:
    """A picture in a paragraph of its own."""
    if one is None:
        return ""
    number = next(numbers)
    box = frame(0, 0, one.wide, one.tall)
    shown = picture_xml("pic", one, number, f"gambar{number}", box)
    return paragraph(
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{box.width}" cy="{box.height}"/>'
        f'<wp:docPr id="{_FIRST_NUMBER + number}" name="Gambar {number}" descr="{attr(one.about)}"/>'
        f'<a:graphic><a:graphicData uri="{PICTURES}">{shown}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
        align=align,
    )


def signing_paragraphs(row: SigningRow, size: float, numbers: Iterator[int], align: str = "") -> str:
    """Office, room to sign in, and who signed, each on a side of the cell as in the PDF; `numbers` are those of pictures."""
    parts = [paragraph(run(row.office, size), align=align), picture_paragraph(row.picture, numbers, align)]
    if row.mark:
        parts.append(paragraph(run(row.mark, size), align=align, before=0 if row.picture else _ROOM / 3))
    before = _ROOM if not row.mark and not row.picture else _ROOM / 4
    parts.append(paragraph(run(row.name, size), align=align, before=before))
    if row.below:
        parts.append(paragraph(run(row.below, size), align=align))
    return "".join(parts)


def _boxes(identity: OfficeIdentity, widths: tuple[float, ...], size: float) -> Iterator[str]:
    boxes = list(identity.boxes)
    while boxes:
        box = boxes.pop(0)
        if box.columns == _WHOLE:
            yield table_row((TableCell(_box(box, size), 3, top=True),), widths, 0)
            continue
        beside = boxes.pop(0) if boxes and boxes[0].columns == _RIGHT else OfficeBox("", (), _RIGHT)
        yield table_row(
            (TableCell(_box(box, size), top=True), TableCell(_box(beside, size), 2, top=True)), widths, 0
        )  # fmt: skip


def _box(box: OfficeBox, size: float) -> str:
    title = paragraph(run(f"{box.title} :", size, bold=True)) if box.title else ""
    return title + (paragraphs(box.body, size, gap=2) if box.body or not title else "")


def _height(identity: OfficeIdentity, width: float, size: float) -> float:
    """About how tall all of it is."""
    half, names = width / 2, _IDENTITY.names * size
    line, used = LINE_PITCH * size, 0.0
    for row in identity.data:
        used += line * max(1, lines_in(row.value, half - names, size, bold=row.bold)) + 2 * _PADDING[1] + 1
    abreast = identity.abreast or 1
    wide = width / abreast if identity.abreast else half - names
    signers = identity.signers
    for first in range(0, len(signers), abreast):
        used += max(signed_height(row, wide, size) for row in signers[first : first + abreast]) + 2 * _PADDING[1] + 1
    pairs: list[list[OfficeBox]] = []
    for box in identity.boxes:
        if box.columns == _RIGHT and pairs:
            pairs[-1].append(box)
        else:
            pairs.append([box])
    for pair in pairs:
        wide = width if pair[0].columns == _WHOLE else half
        used += (
            max(line * (1 + sum(_item(one, wide, size) for one in box.body)) + 2 * len(box.body) for box in pair) + 5
        )
    return used


def letterhead_height(identity: OfficeIdentity, width: float, size: float) -> float:
    """About how tall a letterhead is, its emblem over it."""
    names = (*([identity.agency] if identity.agency else []), *identity.units)
    lines: float = sum(lines_in(saying(name), width, size, bold=True) for name in names)
    lines += 0.85 * sum(lines_in(saying(line), width, size * 0.85) for line in identity.address)
    return (identity.emblem.tall if identity.emblem else 0.0) + LINE_PITCH * size * lines + 3 * len(names)


def signed_height(row: SigningRow, width: float, size: float) -> float:
    """About how tall it is that one signs: office, room to sign in, name."""
    texts = filter(None, (row.office, row.mark, row.name, row.below))
    room = max(_ROOM, row.picture.tall if row.picture else 0.0)
    return room + LINE_PITCH * size * sum(_lines(text, width, size) for one in texts for text in one.split("\n"))


def _item(one: CellParagraph, width: float, size: float) -> int:
    return lines_in((one,), width - (22 if one.mark else 8), size)


def _lines(text: str, width: float, size: float) -> int:
    return lines_in(saying(text), width, size)
