# How the width of a page is shared among the columns, in points.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum
from operator import sub
from typing import NamedTuple, TypeVar

from tatalaksana.chart import Geometry
from tatalaksana.faces import BOLD, REGULAR
from tatalaksana.model import KOLOM_TERSEMPIT, LAJUR_TERSEMPIT, LEBAR, Breadth, Kolom
from tatalaksana.render.fitting.balance import fewest_cut
from tatalaksana.render.fitting.growth import Texts, further_lines, grown, heights_at, least_heights, pages_taken
from tatalaksana.render.fitting.lane_heads import SMALLEST_HEAD, lane_letters
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.fitting.letters import CAPITAL, CUT, HYPHEN, ems, evenly, lines_of_word
from tatalaksana.render.fitting.squeeze import Ask, squeezed, with_words, words_for_lanes
from tatalaksana.render.fitting.units import MM, PIXEL
from tatalaksana.render.fitting.wants import HEAD_LINES, PADDING, Wants, half_word, head_lines, head_width, head_word

_LANE = LAJUR_TERSEMPIT * MM
"""A lane is at least so wide, where there is room."""
_WIDE_LANE = 30 * MM
"""And at most, but where its head or its chart asks for more."""
_HARDLY = 1.1
"""What the chart of one lane may ask of that for the others to be as wide: lanes of 30 and 31 mm would look like a mistake."""
_SMALLER = 0.86
"""What the chart may be drawn smaller by where that saves a page: its symbols are 1 cm wide then, its words above 6 points."""
_WORTH = 0.86
"""The share of its cost that a table must come down to, that lanes are not of one width or their heads take more lines."""
_LINES = 0.5
"""The share of their height that the lines of cells behind the first count with the rows' own: texts of few lines are easier to read."""
_Key = TypeVar("_Key")
_KET = Kolom("ket")
_SHARE: Mapping[Kolom, float] = {
    Kolom.KEGIATAN: 0.4, **{kolom: 0.2 for kolom, breadth in LEBAR.items() if breadth is Breadth.ITEMS},
}  # fmt: skip
"""What each takes of the width that nothing asks for."""
_EASY: Mapping[Kolom, float] = {
    Kolom.KEGIATAN: 110, **{kolom: {Breadth.ITEMS: 60.0, Breadth.TIME: 44.0}.get(breadth, 0.0) for kolom, breadth in LEBAR.items()},
}  # fmt: skip
"""The width at which a column is easy to read, whatever stands in it; taken before any grows further."""
_QUARTER = 0.25
"""The share of a table that activities take on a usual sheet."""
_SHARES = (1.0, 0.75, 0.5, 0.25)
"""How much of that they are given, at most."""
_HEAD = 60.0
"""As wide as a narrow column is for its head's sake, where lanes are many: «Keterangan» stays whole."""
_SMALL = 0.62
"""Points in a pixel of the chart below which its words are hard to read."""
_SURELY = 0.1
"""Points by which a lane that just holds its head's lines is wider, so that it is sure that it does."""
_TIGHT = 0.86
"""The share of what a column of text keeps where lanes are many, that it keeps where heads take few lines by it."""
_MOST_LINES = 6
"""Lines of a head for whose sake columns of text are narrower, at most."""
_LITTLE = 0.3
"""Points by which nobody sees that a lane is narrower."""
_DENSE = 0.75
"""The share of that which columns of sentences keep where lanes need all that others can do without, however short their words."""
_NUMBER = 22.0
"""The column of numbers."""
_CLOSING, _OPENING = r""")\]}!?,.;:/»”""", r"""(\[{«“"""
_PART = rf"""(?:[^\s/-]+(?:[/-][\d"'|–…{_CLOSING}{_OPENING[-2:]}‘’][^\s/-]*)*|[/-]{{2,}})"""
_WORD = re.compile(rf"{_PART}(?:(?: +(?=[{_CLOSING}])|(?<=[{_OPENING}]) +){_PART})*")
"""What no line ends in: behind a hyphen or a slash one may, but not before a digit (UAX 14, LB 25), a sign that closes or another of
them; nor, though there be a blank, before signs that close (LB 13) or behind those that open (LB 14)."""
_BEFORE_CLOSING, _BEHIND_OPENING = re.compile(f" [{_CLOSING}]"), re.compile(f"[{_OPENING}] ")
_WIDEST_EMS = 1.015
"""What no letter is wider than."""


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


@dataclass(frozen=True, slots=True)
class Claims:
    """What is to be shared, and who asks for it."""

    wants: Mapping[Kolom, Wants]
    """Of each column of text."""
    lane_size: float
    """Of the letters over the lanes, in points."""
    room: float
    """Of the page between its margins, in points."""
    height: float
    """For rows on the table's first page, in points."""
    smaller: float = 1.0
    """The letters' size, in usual ones."""
    together: bool = False
    """Whether the table stands under the identity where one page holds both."""
    dense: bool = False
    """Whether columns of text keep no more than their words, and lanes nothing for their heads, which may be turned: there the
    chart needs all that it can get."""


class _Shared(NamedTuple):
    """How a page is shared, in points."""

    texts: dict[Kolom, float]
    lanes: list[float]


class _Cost(NamedTuple):
    """What a table costs at some widths."""

    heights: Sequence[float]
    """Of its rows, in points."""
    lines: float = 0.0
    """Points that the lines of all cells take behind their first."""

    @property
    def whole(self) -> float:
        """All of it."""
        return fsum(self.heights) + _LINES * self.lines


def columns_of(kolom: Sequence[Kolom], geometry: Geometry, names: Sequence[str], claims: Claims) -> Columns:
    """Share the width of a page among the columns of a profile, by what stands in them.

    Every word stays whole where that is possible; then columns grow by what saves most lines, and what is left goes to all.

    Args:
        kolom: The columns.
        geometry: The chart, which says what lanes need.
        names: What stands over the lanes.
        claims: What the columns of text ask for, and what they share.
    """
    texts = {key: max(want.word, _NUMBER) for key, want in claims.wants.items() if key in kolom}
    floors = {key: _floor(key, claims.wants[key], claims) for key in texts}
    chosen = _plain(texts, floors, geometry, names, claims)
    few = list(_under_few_lines(texts, floors, geometry, names, claims))
    if few:
        chosen = min([chosen, *few], key=lambda shared: _costs(shared, geometry, names, claims))
    texts, lanes = chosen
    scale = _scale(lanes, geometry)
    widths: list[float] = []
    begin = 0.0
    for key in kolom:
        if key is Kolom.PELAKSANA:
            begin = fsum(widths)
            widths += lanes
        else:
            widths.append(texts[key])
    edges = [0.0]
    for width in lanes:
        edges.append(edges[-1] + width)
    return Columns(tuple(widths), {key.value: width for key, width in texts.items()}, tuple(edges), begin, scale)


def too_narrow(columns: Columns) -> bool:
    """Whether a lane is narrower than any should be, or the chart drawn so small that its words can't be read well."""
    return min(map(sub, columns.lanes[1:], columns.lanes)) < _LANE - _LITTLE or columns.scale < _SMALL


def readable(kolom: Kolom, want: Wants) -> float:
    """Points at which a column of text is easy to read, every word of it whole."""
    return max(want.word, _EASY.get(kolom, 0.0))


def _plain(
    texts: Mapping[Kolom, float],
    floors: Mapping[Kolom, float],
    geometry: Geometry,
    names: Sequence[str],
    claims: Claims,
) -> _Shared:
    """Columns and lanes, whatever lines heads take for it."""
    wants, room = claims.wants, claims.room
    easy = _easy(texts, floors, wants)
    needs = _needs(geometry, names, claims, PIXEL, few=False)
    lanes = _levels(needs)[-1]
    if fsum(easy.values()) + fsum(lanes) > room:
        word_size = 0.0 if claims.dense else SMALLEST_HEAD
        asks = [
            Ask(
                max(_LANE, band.size * PIXEL),
                need,
                head_word(name, word_size) + PADDING + _SURELY,
                half_word(name, word_size) + PADDING + _SURELY,
            )
            for band, need, name in zip(geometry.lanes, needs, names, strict=True)
        ]
        given, lanes = squeezed(easy, floors, asks, room)
        # Whole words are worth a chart that is a little smaller.
        smaller = [
            max(_LANE, band.size * _SMALLER * PIXEL, ask.word) for band, ask in zip(geometry.lanes, asks, strict=True)
        ]
        if not claims.dense:
            given, lanes = words_for_lanes(with_words(given, texts), texts, lanes, smaller)
        lanes = _no_wider(lanes, geometry, names, claims)
        return _Shared(_filled(_towards(given, easy, room - fsum(lanes)), room - fsum(lanes)), lanes)
    given, lanes = _fewest_pages(texts, geometry, names, claims)
    lanes = _no_wider(lanes, geometry, names, claims)
    # What is left goes first to texts that are not yet easy to read, whatever saved the page.
    given = _eased(given, room - fsum(lanes))
    rows = [band.size * _scale(lanes, geometry) for band in geometry.rows]
    given = _evened(given, claims, rows)
    lanes = _shared(lanes, room - fsum(given.values()))
    given = _filled(given, room - fsum(lanes))
    note = {Kolom.KEGIATAN: given.get(_KET, 0.0)}
    kept = {key: max(wants[key].word, _EASY.get(key, 0.0), note.get(key, 0.0)) for key in given}
    # Whether one page holds the identity too is not known here: rows grow no taller then.
    return _Shared(fewest_cut(given, wants, kept, rows, 0.0 if claims.together else claims.height), lanes)


def _under_few_lines(
    texts: Mapping[Kolom, float],
    floors: Mapping[Kolom, float],
    geometry: Geometry,
    names: Sequence[str],
    claims: Claims,
) -> Iterator[_Shared]:
    """Where columns of text can't all be easy to read beside heads of three lines: lanes under heads of as few lines as leave words whole.

    Columns of text are as narrow as that asks for, and the chart a little smaller.
    """
    easy, charts = _easy(texts, floors, claims.wants), [band.size * PIXEL for band in geometry.lanes]
    tight = {key: max(width, _TIGHT * floors[key] if key in _SHARE else 0.0) for key, width in texts.items()}
    for most in range(HEAD_LINES, _MOST_LINES + 1):
        heads = [head_width(name, SMALLEST_HEAD, most) + PADDING + _SURELY for name in names]
        least = [max(_LANE, _SMALLER * chart, head) for chart, head in zip(charts, heads, strict=True)]
        if fsum(easy.values()) + fsum(least) <= claims.room:
            return
        if fsum(tight.values()) + fsum(least) <= claims.room:
            columns, lanes = _towards(tight, floors, claims.room - fsum(least)), dict(enumerate(least))
            lanes = _towards(lanes, dict(enumerate(charts)), claims.room - fsum(columns.values()))
            columns = _towards(columns, easy, claims.room - fsum(lanes.values()))
            yield _Shared(columns, [*lanes.values()])


def _costs(shared: _Shared, geometry: Geometry, names: Sequence[str], claims: Claims) -> tuple[int, float]:
    """About how many pages a table takes, of which heads of many lines leave less; then the lines of its tallest head."""
    texts, lanes = shared
    rows = [band.size * _scale(lanes, geometry) for band in geometry.rows]
    rooms = [lane - PADDING for lane in lanes]
    lines = max(HEAD_LINES, *[head_lines(name, SMALLEST_HEAD, room) for name, room in zip(names, rooms, strict=True)])
    over = (min(lines, _MOST_LINES) - HEAD_LINES) * (CAPITAL + LAYOUT.table.leading) * SMALLEST_HEAD
    return pages_taken(heights_at(texts, claims.wants, rows), claims.height - over), lines


def _easy(
    texts: Mapping[Kolom, float], floors: Mapping[Kolom, float], wants: Mapping[Kolom, Wants]
) -> dict[Kolom, float]:
    """The widths at which columns of text are easy to read."""
    return {key: max(readable(key, wants[key]), floors[key]) for key in texts}


def _levels(needs: Sequence[float]) -> list[list[float]]:
    """Lanes of one width, but one that needs more than any usual lane has its own; then ever more of them as narrow as they may be."""
    wishes = sorted({_LANE, *(need for need in needs if _LANE < need <= _HARDLY * _WIDE_LANE)}, reverse=True)
    return [[max(usual, need) for need in needs] for usual in wishes]


def _floor(key: Kolom, want: Wants, claims: Claims) -> float:
    """What a column keeps whatever happens: a usual word and a usual head whole; what holds no sentences needs no more than that."""
    least, word = KOLOM_TERSEMPIT[key] * claims.smaller, max(want.word, 0.0 if claims.dense else _NUMBER)
    if key in _SHARE:
        if claims.dense:
            return max(_DENSE * least, min(word, least))
        return word if least < word <= KOLOM_TERSEMPIT[key] else least
    return word if word <= _HEAD else max(least, min(want.head, _HEAD))


def _no_wider(lanes: list[float], geometry: Geometry, names: Sequence[str], claims: Claims) -> list[float]:
    """Lanes no wider than for the letters that stand over all of them: the usual ones, which these are smaller than, asked for more."""
    least = min(lanes)
    if max(lanes) - least < _LITTLE or (size := lane_letters(names, lanes, claims.lane_size)) == claims.lane_size:
        return lanes
    scale = _scale(lanes, geometry)
    return [
        min(lane, max(least, band.size * scale, head_width(name, size) + PADDING + _SURELY))
        for lane, band, name in zip(lanes, geometry.lanes, names, strict=True)
    ]


def _shared(lanes: Sequence[float], room: float) -> list[float]:
    """Lanes that take their part of what is left, half of it, until they are as wide as any."""
    wide = min(max(lanes) + (room - fsum(lanes)) / 2 / len(lanes), _WIDE_LANE)
    return [max(width, wide) for width in lanes] if fsum(max(width, wide) for width in lanes) <= room else list(lanes)


def _filled(texts: Mapping[Kolom, float], room: float) -> dict[Kolom, float]:
    """Columns of text that share what nothing asks for."""
    left = room - fsum(texts.values())
    shares = {key: share for key, share in _SHARE.items() if key in texts}
    return {key: width + left * shares.get(key, 0) / fsum(shares.values()) for key, width in texts.items()}


def _fewest_pages(
    texts: Mapping[Kolom, float], geometry: Geometry, names: Sequence[str], claims: Claims
) -> tuple[dict[Kolom, float], list[float]]:
    """Lanes and columns of text: those that look best, unless others save a page or much of the rows' height."""
    columns = Texts(texts, claims.wants)
    best: tuple[dict[Kolom, float], list[float]] | None = None
    now = _Cost([])
    for lanes, pixel, easy in _tries(texts, geometry, names, claims):
        if best and not easy and pages_taken(now.heights, claims.height) == 1:
            break  # none of the others is easier to read
        rows = [band.size * pixel for band in geometry.rows]
        room = claims.room - fsum(lanes)
        if best and not _better(_Cost(least_heights(columns, rows, room)), now, claims.height, easy=easy):
            continue
        widths = grown(columns, _eased(texts, room) if easy else texts, rows, room)
        cost = _Cost(heights_at(widths, claims.wants, rows), further_lines(widths, claims.wants))
        if best is None or _better(cost, now, claims.height, easy=easy):
            best, now = (widths, lanes), cost
    assert best is not None  # noqa: S101 - the first try stands
    return best


def _better(then: _Cost, now: _Cost, room: float, *, easy: bool) -> bool:
    """Whether rows save a page, or cost so much less than now and are as easy to read."""
    pages, most = pages_taken(then.heights, room), pages_taken(now.heights, room)
    return pages < most or (pages == most and easy and then.whole < _WORTH * now.whole)


def _tries(
    texts: Mapping[Kolom, float], geometry: Geometry, names: Sequence[str], claims: Claims
) -> Iterator[tuple[list[float], float, bool]]:
    """Lanes that leave every word of the texts whole, points in a pixel of the chart, and whether texts get what is easy to read.

    First lanes of one width under heads of few lines.
    """
    room = claims.room - fsum(texts.values())
    easy = fsum(max(0.0, _EASY.get(key, 0.0) - width) for key, width in texts.items())

    def legible(pixel: float) -> list[list[float]]:
        """Lanes of one width and the narrowest, under heads of few lines and of many."""
        few, many = (_levels(_needs(geometry, names, claims, pixel, few=few)) for few in (True, False))
        # In the smallest letters heads of few lines are not so wide.
        small = _levels(_needs(geometry, names, replace(claims, lane_size=SMALLEST_HEAD), pixel, few=True))
        found = [lanes for lanes in (*few, *small, many[0], many[-1]) if fsum(lanes) <= room]
        wide = [lanes for lanes in found if fsum(lanes) + easy <= room]
        # As wide as a lane of more than 30 mm, or as the widest of the others.
        first = wide[: 1 + (max(wide[0]) > _WIDE_LANE)] if wide else []
        tries = [*first, small[0], many[0], few[-1], small[-1], many[-1]] if wide else found[-1:]
        return [lanes for at, lanes in enumerate(tries) if lanes in found and lanes not in tries[:at]]

    whole = legible(PIXEL)
    yield from ((lanes, PIXEL, True) for lanes in whole)
    yield from ((lanes, PIXEL, False) for lanes in {id(lanes): lanes for lanes in (whole[0], whole[-1])}.values())
    yield from ((lanes, _SMALLER * PIXEL, False) for lanes in legible(_SMALLER * PIXEL))


def _needs(geometry: Geometry, names: Sequence[str], claims: Claims, pixel: float, *, few: bool) -> list[float]:
    """What each lane needs, with so many points in a pixel of the chart; its head in few lines, or as many as it has words."""
    heads = [_head(name, claims.lane_size, few=few) for name in names]
    return [max(band.size * pixel, head) for band, head in zip(geometry.lanes, heads, strict=True)]


def _head(name: str, size: float, *, few: bool) -> float:
    """What the head of a lane needs: room for its longest word, and for few lines as far as a usual lane has it."""
    word = head_word(name, size) + PADDING
    return max(word, min(head_width(name, size) + PADDING + _SURELY, _WIDE_LANE)) if few else word


def _eased(texts: Mapping[Kolom, float], room: float) -> dict[Kolom, float]:
    """Columns of text at the width that is easy to read, or as near to it as there is room."""
    return _towards(texts, _EASY, room)


def _towards(widths: Mapping[_Key, float], wishes: Mapping[_Key, float], room: float) -> dict[_Key, float]:
    """Columns as wide as they wish, or as near to it as there is room; none is narrower for it."""
    more = {key: max(0.0, wishes.get(key, 0.0) - width) for key, width in widths.items()}
    share = min(1.0, (room - fsum(widths.values())) / max(fsum(more.values()), 1.0))
    return {key: width + more[key] * share for key, width in widths.items()}


def _evened(texts: dict[Kolom, float], claims: Claims, rows: Sequence[float]) -> dict[Kolom, float]:
    """The same with activities no narrower than notes, as far as that takes no page; not where each is on one line and they have a quarter of the table."""
    wide, note = texts.get(Kolom.KEGIATAN, 0.0), texts.get(_KET, 0.0)
    if note <= wide:
        return texts
    want = claims.wants[Kolom.KEGIATAN]
    enough = max([_QUARTER * claims.room, *(want.whole(row) for row in range(len(want.cells)))])
    more = min((note - wide) / 2, enough - wide, note - claims.wants[_KET].word)
    now = heights_at(texts, claims.wants, rows)
    for share in _SHARES if more > 0 else ():
        given = {**texts, Kolom.KEGIATAN: wide + share * more, _KET: note - share * more}
        then = heights_at(given, claims.wants, rows)
        # Whether one page holds the identity too is not known here: rows grow no taller then.
        low = fsum(then) <= fsum(now) or not claims.together
        if low and pages_taken(then, claims.height) <= pages_taken(now, claims.height):
            return given
    return texts


def _scale(lanes: Sequence[float], geometry: Geometry) -> float:
    """Points in a pixel of the chart where lanes have these widths."""
    return min(PIXEL, *(width / band.size for width, band in zip(lanes, geometry.lanes, strict=True)))


def breakable(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """A text in which words that are wider than a cell are cut, so that none leaves it: by syllables and with a hyphen.

    Args:
        text: The text.
        width: Of the cell, in points.
        size: Of the letters, in points.
        bold: Whether they are set in bold.
    """
    room = (width - PADDING) / size
    if max(map(len, text.split()), default=0) * _WIDEST_EMS <= room and not _joined(text):
        return text
    face = BOLD if bold else REGULAR
    return _WORD.sub(lambda word: word[0] if ems(word[0], face).most <= room else _cut(word[0], room, face), text)


def _joined(text: str) -> bool:
    """Whether words may stay beside each other though there is a blank between them."""
    return bool(_BEFORE_CLOSING.search(text) or _BEHIND_OPENING.search(text))


def _cut(word: str, room: float, face: int) -> str:
    """A word in lines of its own, each as long as fits; they are about as long as each other where the last had but an ending, «-an», «-kan»."""
    pieces = lines_of_word(word, room, face)
    if len(pieces[-1][0]) <= _ENDING and word.isalpha():
        pieces = evenly(word, room, face)
    *lines, (last, _) = pieces
    return "".join([*(piece + (HYPHEN if hyphen else CUT) for piece, hyphen in lines), last])


_ENDING = 3
"""Letters of a word's last line that are too few for one."""
