# The columns of the page's table in pixels: the widths of the paper, as large as its letters ask for.
from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from tatalaksana.facts import Facts
from tatalaksana.model import Kolom
from tatalaksana.render.fitting.claims import SMALL, TABLE_SIZES, claims_of
from tatalaksana.render.fitting.columns import columns_of, readable
from tatalaksana.render.fitting.wants import PADDING, head_word

_LETTERS, _SMALL_LETTERS = 12.0, 11.0
"""The size of the letters in a table, in pixels; and on a screen that is narrow."""
_BESIDE = 10.0
"""Pixels that a cell keeps free beside its text, its line and what rounding takes; a head no less."""


@dataclass(frozen=True, slots=True)
class PageColumns:
    """Columns from left to right, in pixels at which they are narrow and yet can be read; wider tables share what is left."""

    texts: dict[Kolom, int]
    """Of each column of text."""
    lanes: tuple[int, ...]
    narrow: int
    """The width of the table on a screen that is narrow."""

    @property
    def whole(self) -> int:
        """The width of the table."""
        return sum(self.texts.values()) + sum(self.lanes)


def page_columns(facts: Facts) -> PageColumns:
    """The columns of an SOP's table: in the shares that they have on the profile's paper, no word and no symbol cut."""
    profil, geometry, names = facts.profil, facts.entry.geometry, facts.lajur
    for size in TABLE_SIZES:
        claims = claims_of(facts, profil.lembaran.ukuran, size)
        columns = columns_of(profil.kolom, geometry, names, claims)
        if columns.scale >= SMALL:
            break
    given = {kolom: columns.texts[kolom.value] for kolom in profil.kolom if kolom.value in columns.texts}
    lanes = [right - left for left, right in pairwise(columns.lanes)]
    # What had to be cut on paper is cut here.
    words = [(min(width, readable(kolom, claims.wants[kolom])), width) for kolom, width in given.items()]
    words += [
        (min(width, head_word(name, claims.lane_size) + PADDING), width)
        for name, width in zip(names, lanes, strict=True)
    ]
    chart = max(band.size / width for band, width in zip(geometry.lanes, lanes, strict=True))
    wide, narrow = (
        max(chart, *((letters / size * (word - PADDING) + _BESIDE) / width for word, width in words))
        for letters in (_LETTERS, _SMALL_LETTERS)
    )
    return PageColumns(
        {kolom: ceil(width * wide) for kolom, width in given.items()},
        tuple(ceil(width * wide) for width in lanes),
        ceil(sum(columns.widths) * narrow),
    )
