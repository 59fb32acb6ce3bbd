# Texts in cells: what may stand in one, and how many lines it takes there.
from __future__ import annotations

import re
from functools import lru_cache

from tatalaksana.render.lettering import most_lines
from tatalaksana.render.page_foot import shortened

LINE = 11.6
"""Points of a line of 9 point letters, in Excel and in LibreOffice."""
TALLEST = 400.0
"""Points of a row; Excel takes 409."""
_PADDING = 3.0
_PIXELS = 7
"""Pixels of a column's unit: a digit of the workbook's own font."""
_POINTS = 0.75
"""Points of a pixel."""
_SAFE = 0.97
"""Letters on screens are up to so much wider than their font says."""

# Not in XML, or turning round what stands after it.
_REMOVED = re.compile("[\u202a-\u202e\u2066-\u2069]")
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_BOLD = 1.1


def clean(text: str) -> str:
    """A text that a cell can hold: what XML forbids is shown as missing, what would turn the line round is left out."""
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes this for marked-up text that it made itself, and would write it as XML.
        text += " "
    return text if text.isprintable() and text.isascii() else _IMPOSSIBLE.sub("\ufffd", _REMOVED.sub("", text))


def cut(text: str, most: int) -> str:
    """A text that a cell can hold, of at most so many UTF-16 units."""
    return shortened(clean(text), most)


@lru_cache(maxsize=4096)
def height(text: str, width: float, *, size: float = 9, bold: bool = False) -> float:
    """Points that a text takes at least in a cell that wraps.

    Args:
        text: The text.
        width: Of the cell, in units of a column.
        size: Of the letters, in points.
        bold: Whether they are bold.
    """
    room = width * _PIXELS * _POINTS * _SAFE / size * 1000 / (_BOLD if bold else 1)
    return sum(most_lines(line, room) for line in text.split("\n")) * LINE * size / 9 + _PADDING
