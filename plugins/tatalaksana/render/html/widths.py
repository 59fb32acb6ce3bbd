# The columns of the page's table in pixels: the widths of the paper, as large as its letters ask for.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, floor, fsum

from tatalaksana.facts import Facts
from tatalaksana.model import KOLOM_TERSEMPIT, Kolom
from tatalaksana.render.fitting.claims import TABLE_SIZES, claims_of
from tatalaksana.render.fitting.columns import columns_of, readable, too_narrow
from tatalaksana.render.fitting.wants import PADDING, head_word

LETTERS = (14, 13, 12)
"""The sizes of letters in a table, in pixels, the largest first whose table fits a usual screen; on one that is narrow they are a pixel less."""
SCREEN = 1331
"""Pixels of the most usual narrow screen, 1366, between the margins that the style sheet leaves beside a wide table."""
PAGE = 1219
"""Pixels that a page's texts have across there: no table is wider for nothing but blanks."""
SMALL_HEADS = 0.88
"""The letters of heads in the second row, in sizes of the table's, as the style sheet has them."""
_LEAST_HEADS = 10
"""Pixels of those over lanes that are so narrow that a word would be cut in usual ones."""
_LEAST = 0.7
"""Of what a column of text keeps on paper where lanes are many, where a screen would have to scroll: its words are whole."""
_WORD = 1.0
"""Ems of a word at least."""
_BESIDE = 10.0
"""Pixels that a cell keeps free beside its text, its line and what rounding takes; a head no less."""


@dataclass(frozen=True, slots=True)
class Breadths:
    """Columns from left to right, in pixels at which they are narrow and yet can be read; wider tables share what is left."""

    texts: dict[Kolom, int]
    """Of each column of text."""
    lanes: tuple[int, ...]

    @property
    def whole(self) -> int:
        """The width of the table."""
        return sum(self.texts.values()) + sum(self.lanes)


@dataclass(frozen=True, slots=True)
class PageColumns(Breadths):
    """The columns of a screen, and those that a browser prints."""

    letters: int
    """The size of its letters."""
    narrow: int
    """The width of the table on a screen that is narrow."""
    paper: Breadths
    """With the smallest letters, whatever a screen has."""
    heads: float = SMALL_HEADS
    """The letters of heads in the second row, in sizes of the table's."""

    def line(self, kolom: Kolom) -> float:
        """What a line of a column of text has at least, on screens and paper, in sizes of its letters."""
        return self._line(self.texts[kolom], self.paper.texts[kolom])

    def lane_line(self, lane: int) -> float:
        """The same of the head of a lane."""
        return self._line(self.lanes[lane], self.paper.lanes[lane]) / self.heads

    def with_words_whole(self, names: Sequence[str]) -> PageColumns:
        """The same with smaller letters over lanes, if these keep words of the names there whole."""
        lanes = zip(names, self.lanes, self.paper.lanes, strict=True)
        sizes = [self._line(screen, paper) / max(head_word(name, 1.0), _WORD) for name, screen, paper in lanes]
        whole = [floor(size * 100) / 100 for size in sizes if size * self.letters >= _LEAST_HEADS]
        return replace(self, heads=min([SMALL_HEADS, *whole]))

    def _line(self, screen: int, paper: int) -> float:
        narrow = screen * self.narrow / self.whole
        sizes = ((screen, self.letters), (narrow, self.letters - 1), (paper, LETTERS[-1]))
        return min((width - _BESIDE) / letters for width, letters in sizes)


def page_columns(facts: Facts) -> PageColumns:
    """The columns of an SOP's table: in the shares that they have on the profile's paper, no word and no symbol cut.

    Where a usual screen has no room for them so, all are narrower, lanes as wide as each other; where that is not enough, texts keep
    little more than their words, and each lane what it needs itself, before anything scrolls. What is blank beside the longest line of a
    column it gives away before the table takes more across than the page's texts.
    """
    profil, geometry, names = facts.profil, facts.entry.geometry, facts.lajur
    for size in TABLE_SIZES:
        claims = claims_of(facts, profil.lembaran.ukuran, size)
        columns = columns_of(profil.kolom, geometry, names, claims)
        if not too_narrow(columns):
            break
    given = {kolom: columns.texts[kolom.value] for kolom in profil.kolom if kolom.value in columns.texts}
    lanes = [right - left for left, right in pairwise(columns.lanes)]
    # What had to be cut on paper is cut here.
    words = [min(width, readable(kolom, claims.wants[kolom])) for kolom, width in given.items()]
    heads = [min(width, head_word(name, claims.lane_size) + PADDING) for name, width in zip(names, lanes, strict=True)]
    longest = [min(width, claims.wants[kolom].word) for kolom, width in given.items()]
    paper = [*given.values(), *lanes]
    room, page = (wide - len(paper) for wide in (SCREEN, PAGE))  # each column is rounded up
    lines = [max(map(claims.wants[kolom].whole, range(len(facts.entry.sop.kegiatan)))) for kolom in given]

    def narrowest(letters: float, share: float) -> list[float]:
        """What columns of text need at least, if they keep such a share of what they keep on paper."""
        kept = [max(word, share * KOLOM_TERSEMPIT[kolom]) for word, kolom in zip(longest, given, strict=True)]
        return [_room(points, letters / size) for points in kept]

    def charted(letters: float) -> list[float]:
        """What lanes need."""
        return [max(band.size, _room(head, letters / size)) for band, head in zip(geometry.lanes, heads, strict=True)]

    def needs(letters: float) -> list[float]:
        """What columns need for letters of such a size."""
        return [*[_room(points, letters / size) for points in words], *charted(letters)]

    def fitted(letters: int) -> list[float]:
        widths = [width * _scale(needs(letters), paper) for width in paper]
        equal = [max(charted(letters))] * len(lanes)
        return narrowed(widths, [*narrowest(letters, 1.0), *equal], room)

    smallest = LETTERS[-1]
    printed = narrowed(fitted(smallest), [*narrowest(smallest, _LEAST), *charted(smallest)], room)
    letters, widths = next(
        ((letters, widths) for letters in LETTERS[:-1] if fsum(widths := fitted(letters)) <= room),
        (smallest, printed),
    )

    def breadths(widths: Sequence[float]) -> tuple[dict[Kolom, int], tuple[int, ...]]:
        pixels = [_pixels(width) for width in widths]
        return dict(zip(given, pixels, strict=False)), tuple(pixels[len(given) :])

    texts = [_room(points, letters / size) for points in lines]
    filled = [max(need, line) for need, line in zip(needs(letters), texts, strict=False)]
    widths = narrowed(widths, [*filled, *widths[len(given) :]], page)
    narrow = _pixels(fsum(widths) * _scale(needs(letters - 1), widths))
    return PageColumns(*breadths(widths), letters, narrow, Breadths(*breadths(printed))).with_words_whole(names)


def _room(points: float, scale: float) -> float:
    """Pixels of a cell for text that takes so many points of one on paper, its blank included."""
    return scale * (points - PADDING) + _BESIDE


def _pixels(width: float) -> int:
    """Whole pixels, of which what calculating leaves behind the sixth digit makes no further one: equal lanes stay equal."""
    return ceil(round(width, 6))


def _scale(needs: Sequence[float], widths: Sequence[float]) -> float:
    """By how much columns must be wider, that each has what it needs."""
    return max(need / width for need, width in zip(needs, widths, strict=True))


def narrowed(widths: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Columns that fit into so much room, if they may be so narrow: each gives of what it has to spare, so that their shares stay about those of the paper.

    Args:
        widths: Of texts, then of lanes.
        least: What each of them needs.
        room: For all of them.
    """
    spare = [max(0.0, width - need) for width, need in zip(widths, least, strict=True)]
    share = min(1.0, max(0.0, fsum(widths) - room) / max(fsum(spare), 1.0))
    return [width - left * share for width, left in zip(widths, spare, strict=True)]
