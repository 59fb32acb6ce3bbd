# A chart on the pages of a table, in points from the first lane's left and the head's foot. Where a page ends, every
# line that goes on ends in a segilima, and starts from its partner on the next page.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from tatalaksana.chart import ExitLabel, Geometry, Point, Side
from tatalaksana.chart.sizes import LABEL_LINE
from tatalaksana.model import Flow
from tatalaksana.render.fitting.columns import Columns
from tatalaksana.render.fitting.coverage import displayable
from tatalaksana.render.pdf.breaks import PageRows
from tatalaksana.render.pdf.joints import JOINT, Cut, Joint, PageEdge, Spot, joints, letter

_CAPITALS, _ABOVE_LINE = 2, 3
"""From the top of a line of a label to that of its capitals, and of a label right above its line; in pixels."""


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
        numbers = count()
        self._letters = [{cut: letter(next(numbers)) for cut in cuts} for cuts in self._cuts]
        """The letters of those."""

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
        stood = [
            *joints(above, PageEdge(head, -1, page - 1), self._letters[page], self._lanes),
            *joints(below, PageEdge(tops[-1], 1, page + 1), self._letters[page + 1] if below else {}, self._lanes),
        ]
        lines += [stem for _, stem in stood]
        return Drawn(
            tuple(lines),
            tuple(self._arrows(span, tops)),
            tuple(self._marks(span, tops)),
            tuple([joint for joint, _ in stood]),
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


_SIDES = {Side.TOP: "t", Side.RIGHT: "r", Side.BOTTOM: "b", Side.LEFT: "l"}
