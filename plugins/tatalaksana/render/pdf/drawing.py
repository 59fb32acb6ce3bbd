# A chart on the pages of a table, in points from the first lane's left and the head's foot. Where a page ends, every
# line that goes on ends in a segilima, and starts from its partner on the next page.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tatalaksana.chart import ExitLabel, Geometry, Point, Side
from tatalaksana.chart.sizes import LABEL_LINE
from tatalaksana.model import Flow
from tatalaksana.render.fitting.columns import Columns
from tatalaksana.render.fitting.coverage import displayable
from tatalaksana.render.pdf.breaks import PageRows

Spot = tuple[float, float]
JOINT = 22.6
"""The height of the row that the segilima stand in: just under 8 mm."""
_PENTAGON = (12.0, 10.5)
_WORD = 6.0
_STEM = 5.6
"""From the row's edge to the segilima, room for lines that move aside."""
_STRAIGHT = 0.01
"""A line that need move aside by less stays straight."""
_APART = 31.0
"""Between the middles of two segilima, so that their words stay apart."""
_CAPITALS, _ABOVE_LINE = 2, 3
"""From the top of a line of a label to that of its capitals, and of a label right above its line; in pixels."""
_WORD_EMS = 5.1
"""The width of «dari hal. 12» in its own size, and a little room."""


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
    word_y: float
    """Where its words begin."""
    width: float
    height: float
    word_size: float
    word: str
    """«ke» or «dari»."""
    page: int
    """The table page that its partner stands on, from 0."""
    lane: int


@dataclass(frozen=True)
class Mark:
    """A line of a label: its text, the left (or right) end of its capitals' top."""

    text: str
    x: float
    y: float
    from_right: bool


@dataclass(frozen=True)
class Drawn:
    """What is drawn on one page."""

    lines: tuple[tuple[Spot, ...], ...]
    arrows: tuple[tuple[float, float, str], ...]
    """(x, y, side) of each arrowhead's tip."""
    marks: tuple[Mark, ...]
    joints: tuple[Joint, ...]
    head: float
    """The height of the row with segilima above the first row; 0 without."""
    foot: float
    heights: tuple[float, ...]


def cuts_above(row: int, geometry: Geometry) -> frozenset[tuple[int, int, bool]]:
    """(lane, numbered line, downwards?) of the lines that a page break above a row cuts."""
    found = set()
    for route in geometry.routes:
        for a, b in pairwise(route.points):
            if a.lane == b.lane and a.x == b.x and min(a.row, b.row) < row <= max(a.row, b.row):
                found.add((a.lane, a.x, b.row > a.row))
    return frozenset(found)


def draw(
    flow: Flow, geometry: Geometry, spans: Sequence[PageRows], heights: Sequence[float], columns: Columns
) -> tuple[Drawn, ...]:
    """The chart on each page.

    Args:
        flow: The chart.
        geometry: How it runs.
        spans: The rows of each page.
        heights: Of each row, in points.
        columns: Where the lanes are.
    """
    return _Drawing(flow, geometry, spans, heights, columns).pages()


class _Drawing:
    def __init__(
        self, flow: Flow, geometry: Geometry, spans: Sequence[PageRows], heights: Sequence[float], columns: Columns
    ) -> None:
        self._flow = flow
        self._geometry = geometry
        self._spans = spans
        self._heights = heights
        self._lanes = columns.lanes
        self._scale = columns.scale
        self._cuts = [sorted(self._cuts_at(span.start), key=lambda cut: (cut.x, not cut.down)) for span in spans]
        """For each page the lines that are cut at its head."""
        self._letters: dict[tuple[int, Cut], str] = {}
        for page, cuts in enumerate(self._cuts):
            for cut in cuts:
                self._letters[page, cut] = _letter(len(self._letters))

    def pages(self) -> tuple[Drawn, ...]:
        return tuple(self._page(page) for page in range(len(self._spans)))

    def _page(self, page: int) -> Drawn:
        span = self._spans[page]
        above = self._cuts[page]
        below = self._cuts[page + 1] if page + 1 < len(self._spans) else []
        head, foot = (JOINT if cuts else 0.0 for cuts in (above, below))
        tops = [head]
        for row in range(span.start, span.end):
            tops.append(tops[-1] + self._heights[row])
        lines = list(
            dict.fromkeys(
                tuple(line) for route in self._geometry.routes for line in self._lines(route.points, span, tops)
            )
        )
        joints: list[Joint] = []
        for cuts, y, towards, partner in ((above, head, -1, page - 1), (below, tops[-1], 1, page + 1)):
            for cut, joint, stem in self._joints(cuts, y, towards, partner, max(page, partner)):
                del cut
                joints.append(joint)
                lines.append(stem)
        return Drawn(
            tuple(lines),
            tuple(self._arrows(span, tops)),
            tuple(self._marks(span, tops)),
            tuple(joints),
            head,
            foot,
            tuple(self._heights[span.start : span.end]),
        )

    def _cuts_at(self, row: int) -> Iterator[Cut]:
        for lane, line, down in cuts_above(row, self._geometry) if row else ():
            yield Cut(lane, self._x(lane, line), down)

    def _x(self, lane: int, line: int) -> float:
        left, right = self._lanes[lane : lane + 2]
        return left + (right - left) * self._geometry.lanes[lane].lines[line]

    def _y(self, point: Point, span: PageRows, tops: Sequence[float]) -> float:
        """Where a point is on a page; at the edge of its rows if it is on another."""
        if point.row < span.start:
            return tops[0]
        if point.row >= span.end:
            return tops[-1]
        return tops[point.row - span.start] + self._heights[point.row] * self._geometry.rows[point.row].lines[point.y]

    def _lines(self, points: Sequence[Point], span: PageRows, tops: Sequence[float]) -> Iterator[list[Spot]]:
        """The runs of a route on a page."""
        run: list[Spot] = []
        for a, b in pairwise(points):
            here = span.start <= max(a.row, b.row) and min(a.row, b.row) < span.end
            start, end = ((self._x(point.lane, point.x), self._y(point, span, tops)) for point in (a, b))
            if here and start != end:
                if run and run[-1] == start:
                    run.append(end)
                else:
                    if run:
                        yield run
                    run = [start, end]
        if run:
            yield run

    def _centre(self, symbol: int, span: PageRows, tops: Sequence[float]) -> Spot | None:
        point = self._geometry.centres[symbol]
        if not span.start <= point.row < span.end:
            return None
        return self._x(point.lane, point.x), self._y(point, span, tops)

    def _arrows(self, span: PageRows, tops: Sequence[float]) -> Iterator[tuple[float, float, str]]:
        seen = set()
        for edge, route in zip(self._flow.edges, self._geometry.routes, strict=True):
            centre = self._centre(edge.target, span, tops)
            if centre is None or (edge.target, route.enters) in seen:
                continue
            seen.add((edge.target, route.enters))
            x, y = self._side(centre, edge.target, route.enters)
            yield x, y, _SIDES[route.enters]

    def _side(self, centre: Spot, symbol: int, side: Side) -> Spot:
        size = self._geometry.sizes[symbol]
        across, down = size.width / 2 * self._scale, size.height / 2 * self._scale
        step = {Side.TOP: (0.0, -down), Side.BOTTOM: (0.0, down), Side.LEFT: (-across, 0.0), Side.RIGHT: (across, 0.0)}[
            side
        ]
        return centre[0] + step[0], centre[1] + step[1]

    def _marks(self, span: PageRows, tops: Sequence[float]) -> Iterator[Mark]:
        for route in self._geometry.routes:
            centre = route.label and self._centre(route.label.symbol, span, tops)
            if route.label and centre:
                yield from self._label(route.label, centre)

    def _label(self, label: ExitLabel, centre: Spot) -> Iterator[Mark]:
        """As the stylesheet places it, line by line."""
        over_line = label.top < 0 and label.side in (Side.LEFT, Side.RIGHT)
        x = centre[0] + (label.near if label.rightwards else -label.near) * self._scale
        for place, line in enumerate(label.lines):
            down = label.top + LABEL_LINE * place + (_ABOVE_LINE if over_line else _CAPITALS)
            yield Mark(displayable(line), x, centre[1] + down * self._scale, from_right=not label.rightwards)

    def _joints(
        self, cuts: Sequence[Cut], edge: float, towards: int, partner: int, break_at: int
    ) -> Iterator[tuple[Cut, Joint, tuple[Spot, ...]]]:
        """The segilima of one break on one page: outside the rows, below (1) or above (-1) them."""
        for lane in sorted({cut.lane for cut in cuts}):
            here = [cut for cut in cuts if cut.lane == lane]
            left, right = self._lanes[lane : lane + 2]
            apart = min(_APART, (right - left) / len(here))
            places = _spread([cut.x for cut in here], apart, left, right)
            width = min(_PENTAGON[0], apart - 2)
            for index, (cut, x) in enumerate(zip(here, places, strict=True)):
                rank = index if x < cut.x else len(here) - 1 - index
                aside = edge + towards * (1.2 + rank * (_STEM - 2) / max(1, len(here) - 1))
                near = edge + towards * _STEM
                top = near if towards > 0 else near - _PENTAGON[1]
                word = min(_WORD, apart / _WORD_EMS)
                word_y = top + _PENTAGON[1] + 1 if towards > 0 else top - 1 - word * 0.72
                straight = abs(x - cut.x) < _STRAIGHT
                stem = (
                    ((cut.x, edge), (x, near)) if straight else ((cut.x, edge), (cut.x, aside), (x, aside), (x, near))
                )
                leaves = cut.down == (towards > 0)
                yield (
                    cut,
                    Joint(
                        self._letters[break_at, cut],
                        x,
                        top,
                        word_y,
                        width,
                        _PENTAGON[1],
                        word,
                        "ke" if leaves else "dari",
                        partner,
                        lane,
                    ),
                    stem,
                )


def _spread(wanted: Sequence[float], apart: float, left: float, right: float) -> list[float]:
    """Places in order, at least `apart` from each other and half of it from the borders, near where they are wanted."""
    half = apart / 2
    places: list[float] = []
    for x in wanted:
        least = places[-1] + apart if places else left + half
        places.append(max(x, least))
    limit = right - half
    for index in range(len(places) - 1, -1, -1):
        places[index] = min(places[index], limit)
        limit = places[index] - apart
    return places


_SIDES = {Side.TOP: "t", Side.RIGHT: "r", Side.BOTTOM: "b", Side.LEFT: "l"}


def _letter(number: int) -> str:
    """A, B, … Z, AA, AB and so on."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
