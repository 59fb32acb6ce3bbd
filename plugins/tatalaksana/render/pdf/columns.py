# How the width of a page is shared among the columns, in points.
from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import ceil

from tatalaksana.chart import Geometry
from tatalaksana.model import Kolom

POINTS = 0.75
"""Points in one of the pixels that a geometry's sizes are given in."""

_TEXT: Mapping[Kolom, float] = {
    Kolom.NO: 22, Kolom.KEGIATAN: 150, Kolom.KELENGKAPAN: 82, Kolom.WAKTU: 44, Kolom.OUTPUT: 82, Kolom.KET: 34,
}  # fmt: skip
"""The width at which a column of text is comfortable to read."""
_SHARE: Mapping[Kolom, float] = {Kolom.KEGIATAN: 0.56, Kolom.KELENGKAPAN: 0.22, Kolom.OUTPUT: 0.22}
"""What each takes of the width that is left."""
_LEAST = 0.72
"""The share of its comfortable width that a column of text keeps where lanes are many."""
_WIDE_LANE = 58.0
"""Where there is room, lanes are at least this wide: 2 cm."""
_SQUEEZE = 0.85
"""Lanes stay equally wide, as on paper, down to this share of what the widest needs."""
_PADDING = 6.0
"""What a cell keeps free beside its text."""
_WORD = re.compile(r"[^\s/-]+")
_WIDTHS = {
    0.222: "ijl'", 0.26: "|", 0.278: " !,./:;I[\\]ft", 0.333: "()-`r", 0.334: "{}", 0.355: '"', 0.389: "*", 0.469: "^",
    0.5: "cksvxyzJ", 0.556: "0123456789abdeghnopquL#$_?", 0.584: "+<=>~", 0.611: "FTZ", 0.667: "&ABEKPSVXY",
    0.722: "CDHNRUw", 0.778: "GOQ", 0.833: "Mm", 0.889: "%", 0.944: "W", 1.015: "@",
}  # fmt: skip
_EMS = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
"""The widths of the common letters in ems, as every face of Arial's metrics has them."""
_OTHER_EMS = (0.0, 1.3)
"""Any other letter, at least and at most: marks take no room, pictures much."""
_BOLD = 1.15
"""How much wider bold letters may be."""
_KERNED = 1.01
"""How much wider pairs of letters may be than both alone."""
_WIDEST_EMS = 1.015
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
    """Points in one pixel of the geometry: `POINTS`, or less where many lanes must share a page."""


def columns_of(kolom: Sequence[Kolom], geometry: Geometry, names: Sequence[str], room: float) -> Columns:
    """Share `room` points among the columns of a profile."""
    texts = {key: width for key, width in _TEXT.items() if key in kolom}
    count = len(geometry.lanes)
    needs = [max(band.size * POINTS, _head(name)) for band, name in zip(geometry.lanes, names, strict=True)]
    lanes = [max(needs)] * count
    left = room - sum(texts.values())
    if sum(lanes) > left:
        texts = {key: width * (1 if key in (Kolom.NO, Kolom.WAKTU) else _LEAST) for key, width in texts.items()}
        left = room - sum(texts.values())
        lanes = lanes if sum(lanes) * _SQUEEZE <= left else needs
        squeeze = min(1.0, left / sum(lanes))
        lanes = [width * squeeze for width in lanes]
    else:
        lanes = [min(max(lanes[0], _WIDE_LANE), left / count)] * count
    left = room - sum(texts.values()) - sum(lanes)
    shares = {key: share for key, share in _SHARE.items() if key in texts}
    texts = {key: width + left * shares.get(key, 0) / sum(shares.values()) for key, width in texts.items()}
    scale = min(POINTS, *(width / band.size for width, band in zip(lanes, geometry.lanes, strict=True)))
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
    ems = (width - _PADDING) / size / (1.07 if bold else 1)
    if max(map(len, text.split()), default=0) * _WIDEST_EMS <= ems:
        return text
    return _WORD.sub(lambda word: word[0] if _width(word[0], ems) <= ems else _broken(word[0]), text)


def _width(word: str, enough: float) -> float:
    """About how wide a word is, in its size; exactly only if it may be more than `enough`."""
    most = len(word) * _WIDEST_EMS
    return most if most <= enough else sum(_EMS.get(letter, _WIDEST_EMS) for letter in word)


def lines_of(text: str, width: float, size: float, *, bold: bool = False) -> tuple[int, int]:
    """The lines that a text takes, at least and at most, without setting it.

    Args:
        text: The text; lines may end at its spaces, its hyphens and its places to break.
        width: What a line has, in points.
        size: Of the letters, in points.
        bold: Whether any of it may be bold.
    """
    wider = _BOLD if bold else _KERNED
    room = width / size
    words = text.replace(_BREAK, " ").split(" ")
    sizes = [_ems(word) for word in words]
    least = max(1, ceil(sum(few for few, _ in sizes) * 0.99 / room))
    most, used = 1, 0.0
    for word, (_, many) in zip(words, sizes, strict=True):
        wide = many * wider
        if used + wide > room and used:
            most += 1
            used = 0.0
        most += int(wide // room) + word.count("\n")
        used += wide % room + _EMS[" "]
    return least, most


@lru_cache(8192)
def _ems(word: str) -> tuple[float, float]:
    """How wide a word is, at least and at most, in its size."""
    known = [_EMS.get(letter) for letter in word]
    sure = sum(width for width in known if width is not None)
    others = known.count(None)
    return sure + _OTHER_EMS[0] * others, sure + _OTHER_EMS[1] * others


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
