# Pages that are pictures: their ink as straight strokes, outlines and heads, told apart by the same rules as what is drawn in a
# PDF. By Pillow alone: dark and light runs of each line of the picture are found by regular expressions, which is quick enough.
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from tatalaksana.importers.readers.letters import LetterReader, more_room
from tatalaksana.importers.readers.pdf_drawn import DrawnPage, sorted_drawing
from tatalaksana.importers.readers.pdf_heads import ArrowHead, PagePoint
from tatalaksana.importers.readers.pdf_rules import TableRule
from tatalaksana.importers.readers.pdf_tables import Word, tables_of
from tatalaksana.importers.reading import PageBox, Rupa, UnreadDocumentError

DOTS = 300
"""Dots an inch at which a page is looked at."""
_UNIT = DOTS / 72
_LARGEST = 1300.0
"""Points that a side of such a page may have: a little more than A3."""
_SHORTEST = 7.0
"""Points that a straight run of ink must have to be a stroke."""
_FRAYED = 2.4
"""Points that frayed pieces of a line lie beside it."""
_SLANTED = 9.0
"""Points that a slanted line is long at least: strokes of letters are shorter."""
_PIECES = 1.4
"""Points that pieces of one stroke lie apart at most."""
_RULE = 20.0
"""Points that the lines of a table have at least."""
_GAP = 2
"""Dots that may be missing in it."""
_BESIDE = 0.55
"""How much ink there may be right beside a stroke, as a part of its length."""
_WORD = 40.0
"""Points that letters run into each other at most."""
_DARKER = 38
"""How much darker than what is around it ink is, of 255."""
_HEAD = 7
"""Dots that an arrow's head is thick at least; lines and letters are thinner."""
_TURNS = ((1.0, 0.0), (0.7, 0.7), (0.0, 1.0), (-0.7, 0.7), (-1.0, 0.0), (-0.7, -0.7), (0.0, -1.0), (0.7, -0.7))
_STEEPEST = 3.0


@dataclass(frozen=True, slots=True)
class _Patch:
    """Dots that hang together: of each line where they begin and end."""

    lines: tuple[tuple[int, int, int], ...]
    """(y, left, right), by y; several of one y where there are holes."""

    @property
    def box(self) -> tuple[int, int, int, int]:
        """(left, top, right, bottom), the last ones beyond it."""
        return (
            min(left for _, left, _ in self.lines),
            self.lines[0][0],
            max(right for _, _, right in self.lines),
            self.lines[-1][0] + 1,
        )

    @property
    def dots(self) -> int:
        """How many."""
        return sum(right - left for _, left, right in self.lines)


def scanned_page(content: bytes, number: int, known: Sequence[Word]) -> tuple[DrawnPage, list[Word]]:
    """The drawing and the words of a page that is a picture.

    Args:
        content: The PDF.
        number: Which page, from 1.
        known: Its words where somebody had them read already; else they are read here.
    """
    more_room()
    with pypdfium2.PdfDocument(content) as document:
        page = document[number - 1]
        if max(page.get_size()) > _LARGEST:
            raise UnreadDocumentError(f"Halaman {number} yang berupa gambar terlalu besar untuk dibaca.")
        picture = page.render(scale=_UNIT, grayscale=True).to_pil().convert("L")
    sheet = ScannedPage(picture if known else straightened(picture))
    words = list(known) or sheet.words()
    return sheet.drawn(words), words


def straightened(picture: Image.Image) -> Image.Image:
    """The picture of a page, turned so that its lines run along its edges."""
    small = _ink(picture.resize((max(picture.width // 4, 1), max(picture.height // 4, 1)), Image.Resampling.BOX))
    best, most = 0.0, -1.0
    for step, about in ((0.5, None), (0.1, 0.4)):
        many = round((_STEEPEST if about is None else about) / step)
        centre = best
        for at in range(-many, many + 1):
            angle = centre + at * step
            score = _sharpness(small.rotate(angle, Image.Resampling.NEAREST))
            if score > most:
                best, most = angle, score
    if abs(best) < 0.05:
        return picture
    return picture.rotate(best, Image.Resampling.BICUBIC, fillcolor=255)


def _sharpness(ink: Image.Image) -> float:
    """How much the darkness of lines differs from that of their neighbours: most where they run level."""
    rows = ink.resize((1, ink.height), Image.Resampling.BOX).tobytes()
    return float(sum((one - other) ** 2 for one, other in pairwise(rows)))


def _ink(picture: Image.Image) -> Image.Image:
    """What is darker than its surroundings, white on black."""
    picture = picture.filter(ImageFilter.GaussianBlur(0.8))
    around = picture.filter(ImageFilter.BoxBlur(max(picture.width // 60, 8)))
    return ImageChops.subtract(around, picture).point([255 if one > _DARKER else 0 for one in range(256)])


class ScannedPage:
    """The picture of a page.

    Args:
        picture: It, in grey, at `DOTS`, straightened.
    """

    def __init__(self, picture: Image.Image) -> None:
        self._picture = picture
        self._ink = _ink(picture)
        self._outlined = list(_outlines(self._ink))
        self.strokes = [*_whole(_runs(self._ink, across=True), 1), *_whole(_runs(self._ink, across=False), 0)]
        self._rough = sorted_drawing([one for one in self.strokes if _long(one) > _RULE], self._outlined, [], [], [])
        """What is seen of the drawing before any letter is known."""

    def words(self) -> list[Word]:
        """What is written on it: cell by cell, and what stands beside tables; among symbols anywhere."""
        drawn = self._rough
        cells = [one for table in tables_of(drawn.rules) for one in table]
        clean = self._for_letters()
        reader = LetterReader(clean, DOTS)
        found: list[Word] = []
        for left, top, right, bottom in cells:
            box = PageBox(left + 0.8, top + 0.8, right - 0.8, bottom - 0.8)
            busy = any(box.distance(*one.middle) == 0 for _, one in drawn.shapes) or any(
                _deep(box, one) for line, _ in drawn.lines for one in line
            )
            found += reader.words(box, scattered=busy)
        draw = ImageDraw.Draw(clean)
        for cell in cells:
            draw.rectangle([place * _UNIT for place in cell], fill=255)
        found += reader.words(PageBox(0, 0, clean.width / _UNIT, clean.height / _UNIT), scattered=True)
        reader.close()
        return found

    def _for_letters(self) -> Image.Image:
        """The picture without its long lines, which letters would be taken for."""
        # Grain looks like letters too: only what is near ink that is more than a speck stays.
        solid = self._ink.filter(ImageFilter.MedianFilter(3)).filter(ImageFilter.MaxFilter(5))
        clean = Image.composite(self._picture, Image.new("L", self._picture.size, 255), solid)
        draw = ImageDraw.Draw(clean)
        for (left, top), (right, bottom) in self.strokes:
            if max(right - left, bottom - top) > 14:
                box = (left * _UNIT - 3, top * _UNIT - 3, right * _UNIT + 3, bottom * _UNIT + 3)
                draw.rectangle(box, fill=255)
        return clean

    def drawn(self, words: Sequence[Word]) -> DrawnPage:
        """What is drawn on it beside words."""
        strokes = [
            one for one in self.strokes
            if _long(one) > _WORD or not (any(_within(one, word.bounds) for word in words) or any(_runs_beside(one, rule) for rule in self._rough.rules))
        ]  # fmt: skip
        closed = [one for one in self._outlined if not any(_covers(word.bounds, one[1]) for word in words)]
        heads = [
            one
            for one in _heads(self._without_rules())
            if not any(word.bounds.distance(*one.ways[0][0]) < 1 for word in words)
        ]
        rest = self._without(strokes, [word.bounds for word in words], [box for _, box in closed], heads)
        slanted = [one for one in _slanted(rest) if not any(_frayed(one, rule) for rule in self._rough.rules)]
        return sorted_drawing([*strokes, *slanted], closed, heads, [], [])

    def _without_rules(self) -> Image.Image:
        """The ink without the lines of tables, whose crossings are as thick as heads."""
        rest = self._ink.copy()
        draw = ImageDraw.Draw(rest)
        for rule in self._rough.rules:
            at, begin, end = rule.at * _UNIT, rule.begin * _UNIT, rule.end * _UNIT
            draw.rectangle((begin, at - 4, end, at + 4) if rule.across else (at - 4, begin, at + 4, end), fill=0)
        return rest

    def _without(
        self,
        strokes: Sequence[tuple[PagePoint, PagePoint]],
        words: Sequence[PageBox],
        outlines: Sequence[PageBox],
        heads: Sequence[ArrowHead],
    ) -> Image.Image:
        """The ink that is none of these."""
        rest = self._ink.copy()
        draw = ImageDraw.Draw(rest)
        for (left, top), (right, bottom) in strokes:
            draw.rectangle((left * _UNIT - 3, top * _UNIT - 3, right * _UNIT + 3, bottom * _UNIT + 3), fill=0)
        for box in (*words, *outlines):
            draw.rectangle(
                (box.left * _UNIT - 3, box.top * _UNIT - 3, box.right * _UNIT + 3, box.bottom * _UNIT + 3), fill=0
            )
        for head in heads:
            (left, top), (right, bottom) = head.ways[0]
            x, y, reach = (
                (left + right) / 2 * _UNIT,
                (top + bottom) / 2 * _UNIT,
                max(abs(left - right) / 2 * _UNIT, 8) + 3,
            )
            draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=0)
        return rest


def _whole(strokes: Iterable[tuple[PagePoint, PagePoint]], axis: int) -> Iterator[tuple[PagePoint, PagePoint]]:
    """Strokes of which pieces are one: where a line is not quite level its runs lie in neighbouring lines of dots."""
    open_: list[list[float]] = []
    """[at, begin, end, weight]."""
    for one, other in sorted(strokes, key=lambda stroke: (stroke[0][axis], stroke[0][1 - axis])):
        at, begin, end = one[axis], one[1 - axis], other[1 - axis]
        mine = [
            piece
            for piece in open_
            if at - piece[0] < _PIECES and begin < piece[2] + _PIECES and piece[1] < end + _PIECES
        ]
        weight = end - begin
        for piece in mine:
            open_.remove(piece)
            at = (at * weight + piece[0] * piece[3]) / (weight + piece[3])
            begin, end, weight = min(begin, piece[1]), max(end, piece[2]), weight + piece[3]
        open_.append([at, begin, end, weight])
    for at, begin, end, _ in open_:
        yield ((begin, at), (end, at)) if axis else ((at, begin), (at, end))


def _heads(ink: Image.Image) -> Iterator[ArrowHead]:
    """What is thicker than a line, and small: it may point any way, as the line says that ends there."""
    for patch in _patches(ink.filter(ImageFilter.MinFilter(_HEAD)), b"\xff"):
        left, top, right, bottom = patch.box
        wide, tall = (right - left + _HEAD) / _UNIT, (bottom - top + _HEAD) / _UNIT
        if max(wide, tall) > 12 or max(wide, tall) > 2.4 * min(wide, tall):
            continue
        x, y, reach = (left + right) / 2 / _UNIT, (top + bottom) / 2 / _UNIT, (wide + tall) / 4
        yield ArrowHead(
            tuple(
                ((x + across * reach, y + down * reach), (x - across * reach, y - down * reach))
                for across, down in _TURNS
            )
        )


def _slanted(rest: Image.Image) -> Iterator[tuple[PagePoint, PagePoint]]:
    """Straight lines that run along no edge of the page."""
    for patch in _patches(rest, b"\xff"):
        left, top, right, bottom = patch.box
        if max(right - left, bottom - top) < _SLANTED * _UNIT:
            continue
        dots = [((begin + end) / 2, float(y)) for y, begin, end in patch.lines]
        across = right - left > bottom - top
        if across:
            one = min(patch.lines, key=lambda line: line[1])
            other = max(patch.lines, key=lambda line: line[2])
            begin, end = (float(one[1]), float(one[0])), (float(other[2]), float(other[0]))
        else:
            begin, end = dots[0], dots[-1]
        long = max(((end[0] - begin[0]) ** 2 + (end[1] - begin[1]) ** 2) ** 0.5, 1.0)
        away = [
            abs((end[0] - begin[0]) * (y - begin[1]) - (end[1] - begin[1]) * (x - begin[0])) / long for x, y in dots
        ]
        if sum(away) / len(away) < 2.5 and max(away) < 9 and patch.dots < 9 * long:
            yield (begin[0] / _UNIT, begin[1] / _UNIT), (end[0] / _UNIT, end[1] / _UNIT)


def _long(stroke: Sequence[PagePoint]) -> float:
    return max(abs(stroke[0][0] - stroke[-1][0]), abs(stroke[0][1] - stroke[-1][1]))


def _deep(box: PageBox, point: PagePoint) -> bool:
    """Whether a point lies well within a cell."""
    x, y = point
    return box.left + 3 < x < box.right - 3 and box.top + 3 < y < box.bottom - 3


def _runs_beside(stroke: Sequence[PagePoint], rule: TableRule) -> bool:
    """Whether a stroke is a frayed piece of a table's line, or of letters that stand right on it."""
    (left, top), (right, bottom) = stroke
    across = right - left > bottom - top
    at, begin, end = (top, left, right) if across else (left, top, bottom)
    return (
        across is rule.across
        and 0 < abs(at - rule.at) < _FRAYED
        and min(end, rule.end) - max(begin, rule.begin) > 0.5 * (end - begin)
    )


def _frayed(line: Sequence[PagePoint], rule: TableRule) -> bool:
    """Whether a line is what the edge of a table's line left."""
    (left, top), (right, bottom) = line
    ends = (top, bottom) if rule.across else (left, right)
    along = (left, right) if rule.across else (top, bottom)
    return (
        all(abs(one - rule.at) < _FRAYED for one in ends)
        and min(max(along), rule.end) - max(min(along), rule.begin) > 0
    )


def _within(stroke: Sequence[PagePoint], box: PageBox) -> bool:
    return all(box.distance(x, y) < 1.0 for x, y in stroke)


def _covers(one: PageBox, other: PageBox) -> bool:
    return (
        other.left >= one.left - 1
        and other.right <= one.right + 1
        and other.top >= one.top - 1
        and other.bottom <= one.bottom + 1
    )


def _runs(ink: Image.Image, *, across: bool) -> Iterator[tuple[PagePoint, PagePoint]]:
    """Straight strokes along the page's edges: runs of ink in neighbouring lines as one, in points."""
    turned = ink if across else ink.transpose(Image.Transpose.TRANSPOSE)
    turned = ImageChops.lighter(turned, ImageChops.offset(turned, 0, 1))
    wide, content = turned.width, turned.tobytes()
    run = re.compile(rb"\xff(?:\x00{0,%d}\xff){%d,}" % (_GAP, int(_SHORTEST * _UNIT)))
    open_: list[list[int]] = []
    """[first line, last line, left, right, where its last run lies, and how long its longest is] of strokes that the next line may go on with."""
    done: list[list[int]] = []
    for y in range(turned.height):
        row = content[y * wide : (y + 1) * wide]
        found = [one.span() for one in run.finditer(row)] if b"\xff" in row else []
        still: list[list[int]] = []
        for left, right in found:
            mine = next(
                (
                    one
                    for one in open_
                    if min(one[5], right) - max(one[4], left) > 0.5 * max(one[5] - one[4], right - left)
                ),
                None,
            )
            if mine is None:
                still.append([y, y, left, right, left, right, right - left])
            else:
                open_.remove(mine)
                still.append(
                    [mine[0], y, min(mine[2], left), max(mine[3], right), left, right, max(mine[6], right - left)]
                )
        for one in open_:
            (still if y - one[1] < 2 else done).append(one)
        open_ = still
    for first, last, left, right, _, _, longest in [*done, *open_]:
        if last - first > 14 or last - first > (right - left) / 3:
            continue
        if right - left > (1.12 if right - left < 2 * _WORD * _UNIT else 3) * longest:
            # A line that is not level, whose runs lie beside each other.
            continue
        beside = [
            content[y * wide + left : y * wide + right].count(255)
            for y in (first - 5, last + 5)
            if 0 <= y < turned.height
        ]
        if right - left < _WORD * _UNIT and sum(beside) > _BESIDE * (right - left):
            # Letters that run into each other.
            continue
        at = (first + last + 1) / 2 / _UNIT
        ends = left / _UNIT, right / _UNIT
        yield ((ends[0], at), (ends[1], at)) if across else ((at, ends[0]), (at, ends[1]))


def _outlines(ink: Image.Image) -> Iterator[tuple[Rupa, PageBox]]:
    """The white inside of closed outlines that are neither boxes nor cells."""
    half = ink.resize((ink.width // 2, ink.height // 2), Image.Resampling.BOX).point(
        [255 if one > 90 else 0 for one in range(256)]
    )
    thick = half.filter(ImageFilter.MaxFilter(3))
    unit = _UNIT / 2
    for patch in _patches(thick, b"\x00"):
        left, top, right, bottom = patch.box
        wide, tall = (right - left) / unit, (bottom - top) / unit
        if not (7 < wide < 220 and 5 < tall < 120):
            continue
        kind = _profile_kind(patch)
        if kind is not None:
            yield kind, PageBox((left - 2) / unit, (top - 2) / unit, (right + 2) / unit, (bottom + 2) / unit)


def _patches(picture: Image.Image, dot: bytes) -> list[_Patch]:
    """The patches of one colour, by the runs of each line that touch those of the line above."""
    wide, content = picture.width, picture.tobytes()
    run = re.compile(re.escape(dot) + b"+")
    parents: list[int] = []
    members: list[tuple[int, int, int]] = []

    def root(one: int) -> int:
        while parents[one] != one:
            parents[one] = parents[parents[one]]
            one = parents[one]
        return one

    above: list[int] = []
    for y in range(picture.height):
        here: list[int] = []
        at = 0
        for found in run.finditer(content[y * wide : (y + 1) * wide]):
            left, right = found.span()
            mine = len(members)
            members.append((y, left, right))
            parents.append(mine)
            here.append(mine)
            while at < len(above) and members[above[at]][2] <= left:
                at += 1
            touching = at
            while touching < len(above) and members[above[touching]][1] < right:
                parents[root(above[touching])] = root(mine)
                touching += 1
        above = here
    several: dict[int, list[tuple[int, int, int]]] = {}
    for mine, one in enumerate(members):
        several.setdefault(root(mine), []).append(one)
    return [_Patch(tuple(one)) for one in several.values()]


def _profile_kind(patch: _Patch) -> Rupa | None:
    """What the inside of an outline is, by how wide it is at each height; None for a box, a cell and what is none of them."""
    left, top, right, bottom = patch.box
    extents: dict[int, tuple[int, int]] = {}
    for y, begin, end in patch.lines:
        old = extents.get(y, (begin, end))
        extents[y] = min(old[0], begin), max(old[1], end)
    middle, half, tall = (left + right) / 2, (right - left) / 2, bottom - top
    if len(extents) < tall:
        return None
    profile = [((middle - extents[y][0]) / half, (extents[y][1] - middle) / half) for y in range(top, bottom)]
    if sum(abs(one - other) for one, other in profile) / tall > 0.07:
        return None
    widths = [(one + other) / 2 for one, other in profile]
    places = [(2 * at + 1) / tall - 1 for at in range(tall)]
    round_ = min(tall / 2 / half, 1.0)
    models = {
        Rupa.BELAH_KETUPAT: [[1 - abs(y) for y in places]],
        Rupa.KAPSUL: [
            [(1 - y * y) ** 0.5 for y in places],
            *(
                [1 - part * round_ * (1 - (1 - max((abs(y) - 1) / part + 1, 0) ** 2) ** 0.5) for y in places]
                for part in (1.0, 0.6, 0.35, 0.22)
            ),
        ],
        Rupa.SEGILIMA: [[min(1.0, (1 - y) / (1 - from_)) for y in places] for from_ in (-0.2, 0.0, 0.3, 0.5, 0.7)],
    }
    error, kind = min(
        (sum(abs(one - other) for one, other in zip(widths, model, strict=True)) / tall, kind.value)
        for kind, several in models.items()
        for model in several
    )
    plain = sum(abs(one - 1) for one in widths) / tall
    return Rupa(kind) if error < 0.06 and error < 0.6 * plain else None
