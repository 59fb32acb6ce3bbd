# How the width of a page is shared among the columns, in points.
from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tatalaksana.chart import Geometry
from tatalaksana.model import LEBAR, WAKTU, Breadth, Kolom
from tatalaksana.render.faces import BOLD, REGULAR
from tatalaksana.render.pdf.layout import LAYOUT
from tatalaksana.render.pdf.letters import ems
from tatalaksana.render.pdf.units import PIXEL

_BREADTHS: Mapping[Breadth, float] = {Breadth.ITEMS: 82, Breadth.TIME: 44, Breadth.NOTE: 34}
_TEXT: Mapping[Kolom, float] = {
    Kolom.NO: 22, Kolom.KEGIATAN: 150, **{kolom: _BREADTHS[breadth] for kolom, breadth in LEBAR.items()},
}  # fmt: skip
"""The width at which a column of text is comfortable to read."""
_SHARE: Mapping[Kolom, float] = {
    Kolom.KEGIATAN: 0.56, **{kolom: 0.22 for kolom, breadth in LEBAR.items() if breadth is Breadth.ITEMS},
}  # fmt: skip
"""What each takes of the width that is left."""
_LEAST = 0.72
"""The share of its comfortable width that a column of text keeps where lanes are many."""
_WIDE_LANE = 58.0
"""Where there is room, lanes are at least this wide: 2 cm."""
_SQUEEZE = 0.85
"""Lanes stay equally wide, as on paper, down to this share of what the widest needs."""
_PADDING = 2 * LAYOUT.table.padding[0]
"""What a cell keeps free beside its text."""
_WORD = re.compile(r"[^\s/-]+")
_WIDEST_EMS = 1.015
"""What no letter is wider than."""
_BREAK = "\u200b"
_BEFORE_JOINED = "\u0590"
"""Letters from here on may be joined to each other, and are never parted."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table from left to right."""

    widths: tuple[float, ...]
    """Of every column."""
    texts: Mapping[str, float]
    """Of the columns of text, by the words that a profile has for them."""
    lanes: tuple[float, ...]
    """Where each lane begins, from the first one's left; one more than there are lanes."""
    left: float
    """Where the first lane begins, from the table's left."""
    scale: float
    """Points in one pixel of the geometry: `PIXEL`, or less where many lanes must share a page."""


def columns_of(kolom: Sequence[Kolom], geometry: Geometry, names: Sequence[str], room: float) -> Columns:
    """Share `room` points among the columns of a profile."""
    texts = {key: width for key, width in _TEXT.items() if key in kolom}
    count = len(geometry.lanes)
    needs = [max(band.size * PIXEL, _head(name)) for band, name in zip(geometry.lanes, names, strict=True)]
    lanes = [max(needs)] * count
    left = room - sum(texts.values())
    if sum(lanes) > left:
        texts = {key: width * (1 if key in (Kolom.NO, WAKTU) else _LEAST) for key, width in texts.items()}
        left = room - sum(texts.values())
        lanes = lanes if sum(lanes) * _SQUEEZE <= left else needs
        squeeze = min(1.0, left / sum(lanes))
        lanes = [width * squeeze for width in lanes]
    else:
        lanes = [min(max(lanes[0], _WIDE_LANE), left / count)] * count
    left = room - sum(texts.values()) - sum(lanes)
    shares = {key: share for key, share in _SHARE.items() if key in texts}
    texts = {key: width + left * shares.get(key, 0) / sum(shares.values()) for key, width in texts.items()}
    scale = min(PIXEL, *(width / band.size for width, band in zip(lanes, geometry.lanes, strict=True)))
    widths: list[float] = []
    begin = 0.0
    for key in kolom:
        if key is Kolom.PELAKSANA:
            begin = sum(widths)
            widths += lanes
        else:
            widths.append(texts[key])
    edges = [0.0]
    for width in lanes:
        edges.append(edges[-1] + width)
    return Columns(tuple(widths), {key.value: width for key, width in texts.items()}, tuple(edges), begin, scale)


def breakable(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """A text in which words that are wider than a cell may be broken anywhere, so that none leaves it.

    Args:
        text: The text.
        width: Of the cell, in points.
        size: Of the letters, in points.
        bold: Whether they are set in bold.
    """
    room = (width - _PADDING) / size
    if max(map(len, text.split()), default=0) * _WIDEST_EMS <= room:
        return text
    return _WORD.sub(
        lambda word: word[0] if ems(word[0], BOLD if bold else REGULAR).most <= room else _broken(word[0]), text
    )


def _broken(word: str) -> str:
    parts = [word[0]]
    for before, letter in pairwise(word):
        if max(before, letter) < _BEFORE_JOINED and unicodedata.category(letter)[0] != "M":
            parts.append(_BREAK)
        parts.append(letter)
    return "".join(parts)


def _head(name: str) -> float:
    """What the longest word over a lane needs, in bold 7.5 points."""
    return max(map(len, name.split())) * 4.6 + 7
