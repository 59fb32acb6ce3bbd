# The truth of a number as a page that an office's programs printed, written here by hand: lines as strokes or as thin filled
# polygons, heads filled or open or one with their line, tables of bars or boxes, and ends that stop a little short.
from __future__ import annotations

import math
import random
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pdfminer.fontmetrics import FONT_METRICS

from tests.bench_impor.habits import Habits
from tests.bench_impor.scene import Frame, Place, Route, ScenePage, scene
from tests.bench_impor.truths import Truth

_WIDE, _TALL, _LEFT, _TOP = 842.0, 595.0, 34.0, 36.0
_SIZE = 7.0
_WIDTHS = FONT_METRICS["Helvetica"][1]


class _Look:
    """How a program prints."""

    def __init__(self, number: int) -> None:
        dice = random.Random(5000 + number)  # noqa: S311 - the same each time
        self.line = ("stroke", "polygon", "pieces", "stroke")[number % 4]
        self.head = ("filled", "open", "notched", "open lines", "filled apart")[number % 5]
        self.grid = dice.choice(("bars", "strokes", "boxes"))
        self.capsule = dice.choice(("curves", "corners"))
        self.box = dice.choice(("re", "lines", "path"))
        self.filled = dice.random() < 0.6
        self.short = dice.choice((0.0, 0.0, 1.5, 2.6))
        """How far ends stop before what they mean."""
        self.header = number % 3
        self.same_page = dice.random() < 0.55


class _Canvas:
    """A page's content, from above."""

    def __init__(self, look: _Look) -> None:
        self.parts: list[str] = ["0.5 w"]
        self.look = look

    def path(self, points: Sequence[Place], paint: str) -> None:
        """A path by its corners."""
        said = " ".join(f"{x:.2f} {_TALL - y:.2f} {'l' if at else 'm'}" for at, (x, y) in enumerate(points))
        self.parts.append(f"{said} {paint}")

    def bar(self, one: Place, other: Place, wide: float = 0.5) -> None:
        """A thin filled rectangle."""
        left, top = min(one[0], other[0]) - wide / 2, min(one[1], other[1]) - wide / 2
        across, down = abs(one[0] - other[0]) + wide, abs(one[1] - other[1]) + wide
        self.parts.append(f"{left:.2f} {_TALL - top - down:.2f} {across:.2f} {down:.2f} re f")

    def words(self, x: float, y: float, text: str, size: float = _SIZE) -> None:
        """A line of text, by its upper left corner."""
        said = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.parts.append(f"BT /F1 {size:.1f} Tf {x:.2f} {_TALL - y - 0.78 * size:.2f} Td ({said}) Tj ET")

    def cell(self, x: float, y: float, wide: float, tall: float, text: str = "") -> None:
        """A cell with its lines and its text."""
        corners = ((x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall))
        if self.look.grid == "boxes":
            self.parts.append(f"{x:.2f} {_TALL - y - tall:.2f} {wide:.2f} {tall:.2f} re S")
        else:
            for one, other in zip(corners, (*corners[1:], corners[0]), strict=True):
                self.bar(one, other) if self.look.grid == "bars" else self.path((one, other), "S")
        for at, line in enumerate(wrapped(text, wide - 5)):
            self.words(x + 2.5, y + 2 + at * 8.4, line)

    def symbol(self, one: Frame, x: float, y: float) -> None:
        """A symbol."""
        paint = "B" if self.look.filled else "S"
        if self.look.filled:
            self.parts.append("1 g")
        left, top = x + one.x - one.wide / 2, y + one.y - one.tall / 2
        right, bottom, middle = left + one.wide, top + one.tall, (x + one.x, y + one.y)
        match one.kind:
            case "kotak" if self.look.box == "re":
                self.parts.append(f"{left:.2f} {_TALL - bottom:.2f} {one.wide:.2f} {one.tall:.2f} re {paint}")
            case "kotak" if self.look.box == "lines":
                corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
                for begin, end in pairwise(corners):
                    self.path((begin, end), "S")
            case "kotak":
                self.path(((left, top), (right, top), (right, bottom), (left, bottom)), f"h {paint}")
            case "belah-ketupat":
                self.path(((middle[0], top), (right, middle[1]), (middle[0], bottom), (left, middle[1])), f"h {paint}")
            case "segilima":
                low = bottom - one.tall * 0.35
                self.path(((left, top), (right, top), (right, low), (middle[0], bottom), (left, low)), f"h {paint}")
            case _:
                self.capsule(left, top, right, bottom, paint)
        self.parts.append("0 g")
        if one.text:
            self.words(middle[0] - width(one.text, 6) / 2, middle[1] - 4, one.text, 6)

    def capsule(self, left: float, top: float, right: float, bottom: float, paint: str) -> None:
        """A kapsul, by curves or by many corners."""
        half = (bottom - top) / 2
        turns = [math.pi / 2 + math.pi * at / 10 for at in range(11)]
        round_left = [(left + half + half * math.cos(one), top + half - half * math.sin(one)) for one in turns]
        round_right = [(right - half - half * math.cos(one), top + half + half * math.sin(one)) for one in turns]
        if self.look.capsule == "corners":
            self.path((*round_left, *round_right), f"h {paint}")
            return
        y, bend = _TALL - top, half * 1.33
        self.parts.append(
            f"{left + half:.2f} {y:.2f} m {right - half:.2f} {y:.2f} l {right - half + bend:.2f} {y:.2f} {right - half + bend:.2f} {y - 2 * half:.2f} {right - half:.2f} {y - 2 * half:.2f} c "
            f"{left + half:.2f} {y - 2 * half:.2f} l {left + half - bend:.2f} {y - 2 * half:.2f} {left + half - bend:.2f} {y:.2f} {left + half:.2f} {y:.2f} c h {paint}"
        )  # fmt: skip

    def arrow(self, route: Route, x: float, y: float) -> None:
        """A line and its head."""
        points = [(x + across, y + down) for across, down in route.points]
        points[0], points[-1] = _shortened(points[1], points[0], self.look.short), _shortened(points[-2], points[-1], self.look.short)  # fmt: skip
        stem = [*points[:-1], _shortened(points[-2], points[-1], 3 if self.look.head in {"filled", "notched"} else 0.3)]
        match self.look.line:
            case "polygon":
                for one, other in pairwise(stem):
                    self.parts.append(" ".join(_bar_around(one, other)))
            case "pieces":
                for one, other in pairwise(stem):
                    self.path((one, other), "S")
            case _:
                self.path(stem, "S")
        self.head(points[-2], points[-1])
        if route.label:
            self.words(x + route.where[0], y + route.where[1], route.label, 6)

    def head(self, before: Place, tip: Place) -> None:
        """The head of a line at a point."""
        turn = math.atan2(tip[1] - before[1], tip[0] - before[0])
        one, other = (
            (tip[0] - 6 * math.cos(turn + swing), tip[1] - 6 * math.sin(turn + swing)) for swing in (0.42, -0.42)
        )
        match self.look.head:
            case "open":
                self.path((one, tip, other), "S")
            case "open lines":
                self.path((one, tip), "S")
                self.path((other, tip), "S")
            case "notched":
                self.path((tip, one, _shortened(before, tip, 3.6), other), "h f")
            case _:
                self.path((tip, one, other), "h f")


def _shortened(before: Place, end: Place, by: float) -> Place:
    long = math.dist(before, end) or 1
    return end[0] + (before[0] - end[0]) * by / long, end[1] + (before[1] - end[1]) * by / long


def _bar_around(one: Place, other: Place) -> Iterator[str]:
    turn = math.atan2(other[1] - one[1], other[0] - one[0])
    across, down = -math.sin(turn) * 0.36, math.cos(turn) * 0.36
    corners = ((one[0] + across, one[1] + down), (other[0] + across, other[1] + down), (other[0] - across, other[1] - down), (one[0] - across, one[1] - down))  # fmt: skip
    for at, (x, y) in enumerate(corners):
        yield f"{x:.2f} {_TALL - y:.2f} {'l' if at else 'm'}"
    yield "h f"


def width(text: str, size: float = _SIZE) -> float:
    """How wide a text is."""
    return float(sum(_WIDTHS.get(letter, 500) for letter in text) * size / 1000)


def wrapped(text: str, room: float) -> list[str]:
    """A text in lines that fit."""
    lines: list[str] = []
    for piece in text.split("\n") if text else ():
        line = ""
        for word in piece.split(" "):
            if line and width(f"{line} {word}") > room:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        lines.append(line)
    return lines


def printed(truth: Truth) -> bytes:
    """The document of an office, as it was printed."""
    habits, look = Habits(truth.number), _Look(truth.number)
    lane = min(62.0, 330 / len(truth.lanes))
    canvas = _Canvas(look)
    pages = [canvas]
    y = _identity(canvas, truth, habits, look)
    room = _TALL - 40 - y - 60
    if not look.same_page or room < 3 * 46:
        canvas, y = _Canvas(look), _TOP
        pages.append(canvas)
        room = _TALL - 40 - y - 60
    breaks: list[int] = []
    at = 0
    many = max(int(room / 46) - (1 if len(truth.rows) * 46 > room else 0), 2)
    while len(truth.rows) - at > many + (0 if breaks else 1 if len(truth.rows) * 46 <= room else 0):
        at += many
        breaks.append(at)
        many = int((_TALL - 136) / 46) - 1
    for number, part in enumerate(scene(truth, lane, 46.0, breaks)):
        if number:
            canvas, y = _Canvas(look), _TOP
            pages.append(canvas)
        _table(canvas, truth, part, y, lane)
    return _file(["\n".join(one.parts) for one in pages])


def _identity(canvas: _Canvas, truth: Truth, habits: Habits, look: _Look) -> float:
    y = _TOP
    tall: float
    fields = list(habits.identity(truth))
    match look.header:
        case 0:
            canvas.cell(_LEFT, y, 300, 14 * 5 + 34, "PEMERINTAH KOTA REKAAN\nDINAS REKAAN")
            for label, value in fields:
                tall = 34 if "\n" in value else 14
                canvas.cell(_LEFT + 300, y, 130, tall, label)
                canvas.cell(_LEFT + 430, y, 330, tall, (": " if habits.colon else "") + value)
                y += tall
        case 1:
            canvas.cell(_LEFT, y, 760, 26, "PEMERINTAH KOTA REKAAN\nDINAS REKAAN")
            y += 26
            for label, value in fields:
                tall = 34 if "\n" in value else 14
                canvas.cell(_LEFT, y, 180, tall, label)
                canvas.cell(_LEFT + 180, y, 10, tall, ":")
                canvas.cell(_LEFT + 190, y, 570, tall, value)
                y += tall
        case _:
            canvas.words(_LEFT + 300, y, "PEMERINTAH KOTA REKAAN", 9)
            canvas.words(_LEFT + 320, y + 12, "DINAS REKAAN", 9)
            y += 28
            for (label, value), (other, more) in zip(fields[::2], fields[1::2], strict=True):
                tall = 40 if "\n" in value + more else 15
                canvas.cell(_LEFT, y, 380, tall, f"{label} : {value}")
                canvas.cell(_LEFT + 380, y, 380, tall, f"{other} : {more}")
                y += tall
    for (left, one), (right, two) in habits.boxes(truth):
        tall = 10.0 + 8.6 * max(one.count("\n"), two.count("\n")) + 10
        if habits.box_below:
            canvas.cell(_LEFT, y, 380, 12, left + habits.colon)
            canvas.cell(_LEFT + 380, y, 380, 12, right + habits.colon)
            y += 12
            canvas.cell(_LEFT, y, 380, tall, one)
            canvas.cell(_LEFT + 380, y, 380, tall, two)
        else:
            tall += 8.4
            canvas.cell(_LEFT, y, 380, tall, f"{left} :\n{one}")
            canvas.cell(_LEFT + 380, y, 380, tall, f"{right} :\n{two}")
        y += tall
    return y + 14


def _table(canvas: _Canvas, truth: Truth, page: ScenePage, top: float, lane: float) -> None:
    habits = Habits(truth.number)
    lanes = len(truth.lanes)
    rest = 760 - lane * lanes
    widths = [22, rest * 0.36, *([lane] * lanes), rest * 0.2, rest * 0.13, rest * 0.19, rest * 0.12 - 22]
    lefts = [_LEFT + sum(widths[:at]) for at in range(len(widths) + 1)]
    names = ["No", habits.activity, *truth.lanes, *((habits.needs, "Waktu", "Output")[at - 1] for at in habits.order), habits.note]  # fmt: skip
    for at in (0, 1, len(widths) - 1):
        canvas.cell(lefts[at], top, widths[at], 40, names[at])
    canvas.cell(lefts[2], top, lane * lanes, 16, "Pelaksana")
    canvas.cell(lefts[2 + lanes], top, sum(widths[2 + lanes : 5 + lanes]), 16, "Mutu Baku")
    for at in range(2, len(widths) - 1):
        canvas.cell(lefts[at], top + 16, widths[at], 24, names[at])
    top += 40
    if habits.numbers:
        for at in range(len(widths)):
            canvas.cell(lefts[at], top, widths[at], 11, f"({at + 1})")
        top += 11
    for index, at in enumerate(page.rows):
        y, tall = top + page.tops[index], page.tops[index + 1] - page.tops[index]
        activity, *quality, note = truth.rows[at]
        values = [str(at + 1), activity, *([""] * lanes), *(quality[one - 1] for one in habits.order), note]
        for column, text in enumerate(values):
            canvas.cell(lefts[column], y, widths[column], tall, text)
    for one in page.frames:
        canvas.symbol(one, lefts[2], top)
    for route in page.routes:
        canvas.arrow(route, lefts[2], top)


def _file(pages: Sequence[str]) -> bytes:
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for at, content in enumerate(pages):
        packed = zlib.compress(content.encode("latin-1", "replace"), 9)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {_WIDE:.0f} {_TALL:.0f}]/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * at} 0 R>>".encode()
        )
        objects.append(f"<</Length {len(packed)}/Filter/FlateDecode>>stream\n".encode() + packed + b"\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n".encode()  # fmt: skip
