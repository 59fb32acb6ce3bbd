# How tall the head of a table is, and the title over it.
from __future__ import annotations

from tatalaksana.render.pdf.columns import Columns
from tatalaksana.render.pdf.letters import BOLD, CAPITAL, Bounds, known, lines_of
from tatalaksana.render.pdf.rows import PADDING
from tatalaksana.render.pdf.texts import Data

_LEADING = 0.42
_NUMBERS = 10.0
"""The row of the columns' numbers."""
_TITLE = 10.5
_BELOW_TITLE = 7.0


def head_heights(data: Data, columns: Columns) -> tuple[list[float], float] | None:
    """The heights of the head's rows and of the title, in points; None where they have to be measured."""
    size, small = data["huruf"], data["huruf-lajur"]
    single, over, under = [Bounds(0, 0)], [Bounds(0, 0)], [Bounds(0, 0)]
    column = 0
    for group in data["kepala"]:
        below = group["anak"] or ()
        widths = columns.widths[column : column + (len(below) or 1)]
        (over if below else single).append(_height(group["judul"], sum(widths), size))
        under += [_height(name, width, small) for name, width in zip(below, widths, strict=False)]
        column += len(widths)
    title = _lines(data["judul"], sum(columns.widths), _TITLE, size)
    if any(least != most for least, most in (*single, *over, *under, title)):
        return None
    top = max(over).most
    rows = [top, max(max(under).most, max(single).most - top), *([_NUMBERS] if data["nomor-kolom"] else [])]
    return rows, title.most + _BELOW_TITLE


def _height(text: str, width: float, size: float) -> Bounds:
    least, most = _lines(text, width - 2 * PADDING[0], size, size)
    return Bounds(least + 2 * PADDING[1], most + 2 * PADDING[1])


def _lines(text: str, width: float, size: float, around: float) -> Bounds:
    """The height of a bold text; `around` is the size that its lines are parted by."""
    leading = _LEADING * around
    least, most = (count * (CAPITAL * size + leading) - leading for count in lines_of([(text, BOLD)], width, size))
    # Letters of other faces are not known well enough.
    return Bounds(least, most if known(text) else most + size)
