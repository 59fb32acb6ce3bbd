# Segilima: where a page ends, every line that goes on ends in one, under the line itself where it has room, and starts
# from its partner on the next page. They point where their line goes. Their words stand beside each other in their order, each
# near its own where those of others differ.
from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median, median_low

from tatalaksana.chart import Geometry

Spot = tuple[float, float]
CONTINUED, CONTINUES = "Lanjutan dari halaman sebelumnya", "Bersambung ke halaman berikutnya"
"""What is said at the head and at the foot of a page that lines go over."""
JOINT = 22.6
"""The height of the row that the segilima stand in: just under 8 mm."""
_PENTAGON = (12.0, 10.5)
_NARROWEST = 8.0
"""So narrow may a segilima be to stand straight under a line that runs beside its lane's border."""
_BETWEEN = 2.0
_BORDER = 1.0
"""From a segilima to its lane's border, half its outline and a gap that one sees."""
_WORD = 6.0
_OVER_WORD = 1.1
"""Between a segilima and its words, more than half its outline; they keep more than twice as much from the row's other edge, or they
would be read as a part of the head."""
_STEM = 4.2
"""From the row's edge to the segilima, room for lines that move aside; no more, so that words on the other side stand clear."""
_CLEAR = 2.5
"""The same where its line has to move aside for it anyway."""
_LEAST_JOG = 3.0
"""What a line moves aside by, in points, if it does: less looks like a fault of the printer."""
_APART = 31.0
"""Between the middles of the words of two segilima."""
_CLOSE = _PENTAGON[0] + _BETWEEN
"""Between the middles of two segilima, whose words then stand further out than they."""
_CLOSEST = _NARROWEST + _BETWEEN
"""The same at least, where their lines run straight for it."""
_WORD_EMS = 5.1
"""The width of «dari hal. 12» in its own size, and a little room."""
_CAPITALS = 0.72
"""The height of capitals in their own size."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where lines cross a page break: one place in one lane, and which way they go."""

    lane: int
    x: float
    down: bool


@dataclass(frozen=True)
class Joint:
    """A segilima and its words."""

    letter: str
    x: float
    y: float
    """Its top."""
    up: bool
    """Whether it points up: its line goes to a row above."""
    word_x: float
    """The middle of its words."""
    word_y: float
    """Where they begin."""
    width: float
    height: float
    word_size: float
    word: str
    """«ke» or «dari»."""
    page: int
    """The table page that its partner stands on, from 0."""
    lane: int


@dataclass(frozen=True, slots=True)
class Stood:
    """A segilima, and the line from the row's edge to it."""

    joint: Joint
    stem: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class PageEdge:
    """One side of a page break."""

    y: float
    """The edge of the rows, which the segilima stand outside of."""
    towards: int
    """1 where they stand below the rows, -1 above them."""
    partner: int
    """The table page on the other side."""


def cuts_above(row: int, geometry: Geometry) -> frozenset[tuple[int, int, bool]]:
    """(lane, numbered line, downwards?) of the lines that a page break above a row cuts."""
    found = set()
    for route in geometry.routes:
        for a, b in pairwise(route.points):
            if a.lane == b.lane and a.x == b.x and min(a.row, b.row) < row <= max(a.row, b.row):
                found.add((a.lane, a.x, b.row > a.row))
    return frozenset(found)


def joints(
    cuts: Sequence[Cut], edge: PageEdge, letters: Mapping[Cut, str], lanes: Sequence[float]
) -> Iterator[tuple[Cut, Stood]]:
    """The segilima of one break on one page, each with the line that it stands for.

    Args:
        cuts: The lines that are cut, from left to right.
        edge: Where they are cut.
        letters: Of each line.
        lanes: The borders of the lanes.
    """
    for lane in sorted({cut.lane for cut in cuts}):
        here = [cut for cut in cuts if cut.lane == lane]
        left, right = lanes[lane : lane + 2]
        yield from _in_lane(here, edge, letters, left, right)


def _in_lane(
    cuts: Sequence[Cut], edge: PageEdge, letters: Mapping[Cut, str], left: float, right: float
) -> Iterator[tuple[Cut, Stood]]:
    wanted = [cut.x for cut in cuts]
    apart = min(_APART, (right - left) / len(cuts))
    close = min(_CLOSE, apart)
    low, high = left + _room(wanted[0] - left, apart), right - _room(right - wanted[-1], apart)
    places = spread(wanted, close, low, high)
    words = spread(places, apart, left + apart / 2, right - apart / 2, median)
    places = spread(_beside(cuts, places, words, apart), close, low, high)
    places = _straightened(wanted, places, close, (left, right))
    word = min(_WORD, apart / _WORD_EMS)
    near = edge.y + edge.towards * _STEM
    top = near if edge.towards > 0 else near - _PENTAGON[1]
    word_y = top + _PENTAGON[1] + _OVER_WORD if edge.towards > 0 else top - _OVER_WORD - word * _CAPITALS
    rooms = map(min, pairwise([there - here for here, there in pairwise([-inf, *places, inf])]))
    asides = _asides(wanted, places, edge)
    for cut, x, word_x, aside, room in zip(cuts, places, words, asides, rooms, strict=True):
        width = min(_PENTAGON[0], room - _BETWEEN, 2 * (min(x - left, right - x) - _BORDER))
        joint = Joint(
            letters[cut], x, top, not cut.down, word_x, word_y, width, _PENTAGON[1], word,
            "ke" if cut.down == (edge.towards > 0) else "dari", edge.partner, cut.lane,
        )  # fmt: skip
        between = () if x == cut.x else ((cut.x, aside), (x, aside))
        yield cut, Stood(joint, ((cut.x, edge.y), *between, (x, near)))


def _room(beside: float, apart: float) -> float:
    """How far from a lane's border the segilima nearest to it stands at least, whose line runs so far beside that."""
    narrow = max(min(apart - _BETWEEN, _NARROWEST), 0.0) / 2 + _BORDER
    return narrow if beside >= narrow else min(apart / 2, _PENTAGON[0] / 2 + _CLEAR)


def _beside(cuts: Sequence[Cut], places: Sequence[float], words: Sequence[float], apart: float) -> list[float]:
    """The same places, but for those next to one with other words: half of their own ones reach at least to their middle."""
    most = apart / 2
    found = list(places)
    for at, (cut, following) in enumerate(pairwise(cuts)):
        if cut.down is not following.down:
            found[at : at + 2] = [min(max(places[n], words[n] - most), words[n] + most) for n in (at, at + 1)]
    return found


def _straightened(
    wanted: Sequence[float], places: Sequence[float], apart: float, borders: tuple[float, float]
) -> list[float]:
    """The same places, but for those that a line would move aside to by very little: where there is room, that line stays straight."""
    found = [-inf, *places, inf]
    for at, x in enumerate(wanted, 1):
        beside = min(x - found[at - 1], found[at + 1] - x)
        within = min(x - borders[0], borders[1] - x) - _NARROWEST / 2
        if abs(x - found[at]) < _LEAST_JOG and beside >= min(apart, _CLOSEST) and within >= _BORDER:
            found[at] = x
    return found[1:-1]


def _asides(wanted: Sequence[float], places: Sequence[float], edge: PageEdge) -> list[float]:
    """How far from the edge each line moves aside: those that pass each other at different heights."""
    ranks: list[int] = []
    for index, (at, x) in enumerate(zip(wanted, places, strict=True)):
        ranks.append(index if x < at else len(places) - 1 - index)
    return [edge.y + edge.towards * (0.6 + rank * (_STEM - 1.1) / max(1, len(places) - 1)) for rank in ranks]


def spread(
    wanted: Sequence[float],
    apart: float,
    low: float,
    high: float,
    middle: Callable[[Sequence[float]], float] = median_low,
) -> list[float]:
    """Places in order, at least `apart` from each other, moved from where they are wanted as little as can be in sum."""
    # Moved together by their order the places only need not fall behind each other: those that would are one block,
    # which stands where its middle one is wanted.
    blocks: list[list[float]] = []
    for index, x in enumerate(wanted):
        blocks.append([x - index * apart])
        while len(blocks) > 1 and middle(blocks[-2]) > middle(blocks[-1]):
            for place in blocks.pop():
                insort(blocks[-1], place)
    starts = [middle(block) for block in blocks for _ in block]
    last = high - apart * (len(wanted) - 1)
    return [min(max(start, low), max(last, low)) + index * apart for index, start in enumerate(starts)]


def letter(number: int) -> str:
    """A, B, … Z, AA, AB and so on."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
