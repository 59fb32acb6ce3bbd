# Printed pages of cells with their lines, as spreadsheets print them; upright or lying.
from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from itertools import accumulate

import pikepdf

_WIDE, _TALL, _SIZE = 842, 595, 8
_LYING = f"0 1 -1 0 {_TALL} 0 cm"

Placed = tuple[float, float, float, float, str]
"""A cell: left, top, width, height, text."""
PICTURE = "[gambar]"
"""The text of a cell in which a picture stands instead."""


def grid(
    left: float, top: float, widths: Sequence[float], rows: Sequence[Sequence[str]], tall: float = 14
) -> list[Placed]:
    """The cells of a table that begins at a place."""
    begins = list(accumulate(widths, initial=left))
    return [
        (begins[column], top + row * tall, widths[column], tall, text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]


def printed(*pages: Sequence[Placed], lying: bool = False) -> bytes:
    """A document of these pages; what lies was printed along the wrong side of the paper."""
    document = pikepdf.new()
    face = document.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    for cells in pages:
        page = document.add_blank_page(page_size=(_TALL, _WIDE) if lying else (_WIDE, _TALL))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary({"/F1": face}))
        picture = pikepdf.Stream(
            document,
            b"\0",
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=1,
            Height=1,
            ColorSpace=pikepdf.Name.DeviceGray,
            BitsPerComponent=8,
        )
        page.Resources.XObject = pikepdf.Dictionary({"/Gambar": picture})
        parts = [_LYING if lying else "", "0.5 w", *map(_cell, cells)]
        page.Contents = document.make_stream("\n".join(parts).encode())
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _cell(one: Placed) -> str:
    left, top, wide, tall, text = one
    box = f"{left} {_TALL - top - tall} {wide} {tall} re S\n"
    if text == PICTURE:
        return f"{box}q 8 0 0 8 {left + wide / 2} {_TALL - top - 10} cm /Gambar Do Q"
    lines = (
        f"BT /F1 {_SIZE} Tf {left + 3} {_TALL - top - 9 - at * 10} Td ({line}) Tj ET"
        for at, line in enumerate(text.split("\n"))
        if line
    )
    return box + "\n".join(lines)
