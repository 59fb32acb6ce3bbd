# The identity sheet as data for the template, and how tall its rows are: what is known need not be laid out twice.
from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from tatalaksana.facts.sheet import DateRow, Sheet
from tatalaksana.render.pdf.coverage import displayable
from tatalaksana.render.pdf.letters import BOLD, CAPITAL, REGULAR, Bounds, known, lines_of
from tatalaksana.render.pdf.rows import words_height
from tatalaksana.render.pdf.texts import Data, Fit, fitted, items
from tatalaksana.render.pdf.units import MM

SIZE = 10.5
_NAMES = 11 * SIZE
"""The column of names beside the data."""
_PADDING = (5.0, 4.5)
"""What a cell of the data keeps free at its sides, and above and below."""
_BOX_PADDING = (7.0, 6.0)
_LEADING = 0.5
_LISTED = (0.5, 0.45)
"""Between the lines of a box's text, and of a list."""
_GAP = 0.35
_BELOW_TITLE = 0.45
_TICK = 0.78
"""A row with a box to tick is at least this tall."""
_SIGNATURE = 21 * MM
"""The room to sign; a cell without a signature keeps less."""
_LOGO = 24 * MM
_BETWEEN = 1.3
"""Between the lines of the letterhead."""


def identity_data(sheet: Sheet, width: float) -> Data:
    """The identity sheet on a page of this width between its margins, in points."""
    signed = sheet.signature
    facts = width / 2 - _NAMES
    fit = fitted(facts - 4, SIZE, bold=True)
    signature = None
    if signed is not None:
        signature = {"jabatan": fit(signed.jabatan), "nama": fit(signed.nama), "nomor": fit(signed.nomor)}
    rows = [
        _row(*sheet.number, fit),
        *(_date(row, fit) for row in sheet.dates),
        {"jenis": "pengesahan", "nama": displayable(sheet.approval), "isi": signature},
        {**_row(*sheet.title, fit), "jenis": "judul"},
    ]
    boxes = [
        {"judul": displayable(box.title), "isi": items(box.body, wide - 8, SIZE)}
        for box, wide in zip(sheet.boxes, _box_widths(len(sheet.boxes), width), strict=True)
    ]
    return {"kop": [displayable(line) for line in sheet.letterhead], "data": rows, "kotak": boxes}


def identity_heights(data: Data, width: float, height: float) -> Data:
    """How tall the rows of an identity sheet are, where that is sure, and whether it may take more than a page of this height.

    Args:
        data: From `identity_data`, with its logo.
        width: Of the page between its margins, in points.
        height: The same.
    """
    rows, boxes = data["data"], data["kotak"]
    facts = width / 2 - _NAMES
    heights = [_row_height(row, facts - 2 * _PADDING[0]) for row in rows]
    inside = [
        _box_height(box, wide - 2 * _BOX_PADDING[0])
        for box, wide in zip(boxes, _box_widths(len(boxes), width), strict=True)
    ]
    heights += [Bounds(*map(max, *pair)) for pair in zip_longest(inside[::2], inside[1::2], fillvalue=Bounds(0, 0))]
    # Beside a letterhead that is taller than the data, the row to sign in grows.
    above = _letterhead_height(data["kop"], width / 2, logo=data["logo"] is not None) - sum(
        row.least for row in heights[: len(rows)]
    )
    return {
        "tinggi-identitas": [least if least == most else None for least, most in heights],
        "identitas-panjang": sum(row.most for row in heights) + max(0.0, above) > height,
    }  # fmt: skip


def _box_widths(count: int, width: float) -> list[float]:
    """Boxes stand in pairs; the last of an odd number has the whole width, as in the template."""
    return [width if count % 2 and index == count - 1 else width / 2 for index in range(count)]


def _row(name: str, text: str, fit: Fit) -> Data:
    return {"jenis": "teks", "nama": displayable(name), "teks": fit(text), "centang": None, "sesudah": ""}


def _date(row: DateRow, fit: Fit) -> Data:
    return {**_row(row.label, row.text, fit), "centang": row.ticked, "sesudah": displayable(row.after)}


def _row_height(row: Data, width: float) -> Bounds:
    names = _height([row["nama"]], _NAMES - 2 * _PADDING[0])
    if row["jenis"] == "pengesahan":
        # The lines of its paragraphs, and what may part them: never sure.
        said = _height((row["isi"] or {"": ""}).values(), width)
        value = Bounds(0, said.most + _SIGNATURE + 3 * SIZE)
    elif row["jenis"] == "judul":
        value = _height([row["teks"]], width, BOLD)
    elif row["centang"] is None:
        value = _height([row["teks"]], width)
    else:
        # With the box, its distances and the words behind it.
        least, most = lines_of([(f"{row['teks']} {row['sesudah']}", REGULAR)], width - 2.5 * SIZE, SIZE)
        value = Bounds(_TICK * SIZE, _TICK * SIZE if least == most == 1 and known(row["teks"]) else most * 2 * SIZE)
    return Bounds(*(max(one, other) + 2 * _PADDING[1] for one, other in zip(names, value, strict=True)))


def _box_height(box: Data, width: float) -> Bounds:
    title = _height([f"{box['judul']} :"], width, BOLD)
    body = words_height(box["isi"], width, SIZE, _LISTED, _GAP)
    return Bounds(
        *(
            over + (_BELOW_TITLE * SIZE + under if box["isi"] else 0) + 2 * _BOX_PADDING[1]
            for over, under in zip(title, body, strict=True)
        )
    )


def _letterhead_height(lines: list[str], width: float, *, logo: bool) -> float:
    return (
        (_LOGO if logo else 0)
        + _height(lines, 0.88 * width, BOLD).most
        + _BETWEEN * SIZE * len(lines)
        + 2 * _PADDING[1]
    )


def _height(texts: Iterable[str], width: float, face: int = REGULAR) -> Bounds:
    """The height of texts below each other."""
    least = most = 0.0
    for text in texts:
        few, many = (count * (CAPITAL + _LEADING) - _LEADING for count in lines_of([(text, face)], width, SIZE))
        least, most = least + few * SIZE, most + (many if known(text) else 1.5 * many) * SIZE
    return Bounds(least, most)
