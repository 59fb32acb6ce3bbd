# A chart on the pages of a table, in points from the first lane's left and the head's foot. Where a page ends, every
# line that goes on ends in a segilima, and starts from its partner on the next page.
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from tatalaksana.chart import ExitLabel, Geometry, Point, Side
from tatalaksana.chart.sizes import LABEL_LINE
from tatalaksana.faces import displayable
from tatalaksana.model import Flow
from tatalaksana.render.fitting.breaks import PageRows
from tatalaksana.render.fitting.bridges import crossings
from tatalaksana.render.fitting.columns import Columns
from tatalaksana.render.fitting.joints import JOINT, Cut, Joint, PageEdge, Spot, Stood, cuts_above, joints, letter
from tatalaksana.render.fitting.strokes import drawn_once

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
    crossed: tuple[Spot, ...]
    """Where level lines pass others, which they have gaps beside."""
    arrows: tuple[tuple[float, float, str], ...]
    """(x, y, side) of each arrowhead's tip."""
    marks: tuple[Mark, ...]
    joints: tuple[Joint, ...]
    head: float
    """The height of the row with segilima above the first row; 0 without."""
    foot: float
    heights: tuple[float, ...]


class Drawing:
    """A chart on the pages of a table."""

    def __init__(
        self, flow: Flow, geometry: Geometry, spans: Sequence[PageRows], heights: Sequence[float], columns: Columns
    ) -> None:
        """What it is drawn from.

        Args:
            flow: The chart.
            geometry: How it runs.
            spans: The rows of each page.
            heights: Of each row, in points.
            columns: Where the lanes are.
        """
        self.flow = flow
        self.geometry = geometry
        self.spans = spans
        self._heights = heights
        self.columns = columns
        self._lanes = columns.lanes
        self.scale = columns.scale
        self._cuts = [sorted(self._cuts_at(span.start), key=lambda cut: (cut.x, not cut.down)) for span in spans]
        """For each page the lines that are cut at its head."""
        numbers = count()
        self._letters = [{cut: letter(next(numbers)) for cut in cuts} for cuts in self._cuts]
        """The letters of those."""

    def pages(self) -> tuple[Drawn, ...]:
        """What is drawn on each page."""
        return tuple(self._page(page) for page in range(len(self.spans)))

    def tops(self, page: int) -> list[float]:
        """Where each row of a page begins, and where the last one ends."""
        span = self.spans[page]
        tops = [JOINT if self._cuts[page] else 0.0]
        for row in range(span.start, span.end):
            tops.append(tops[-1] + self._heights[row])
        return tops

    def stood(self, page: int) -> tuple[Mapping[Cut, Stood], Mapping[Cut, Stood]]:
        """The segilima at the head of a page and those at its foot, by the lines that they stand for."""
        tops, foot = self.tops(page), page + 1
        below = self._cuts[foot] if foot < len(self.spans) else []
        return (
            dict(joints(self._cuts[page], PageEdge(tops[0], -1, page - 1), self._letters[page], self._lanes)),
            dict(joints(below, PageEdge(tops[-1], 1, foot), self._letters[foot] if below else {}, self._lanes)),
        )

    def _page(self, page: int) -> Drawn:
        span, tops = self.spans[page], self.tops(page)
        lines = list(
            dict.fromkeys(
                tuple(line) for route in self.geometry.routes for line in self._lines(route.points, span, tops)
            )
        )
        above, below = self.stood(page)
        stood = [*above.values(), *below.values()]
        stems = [one.stem for one in stood]
        return Drawn(
            (*drawn_once(lines), *stems),
            tuple(sorted(crossings(lines))),
            tuple(self._arrows(span, tops)),
            tuple(self._marks(span, tops)),
            tuple([one.joint for one in stood]),
            tops[0],
            JOINT if below else 0.0,
            tuple(self._heights[span.start : span.end]),
        )

    def _cuts_at(self, row: int) -> Iterator[Cut]:
        for lane, line, down in cuts_above(row, self.geometry) if row else ():
            yield Cut(lane, self.x(lane, line), down)

    def x(self, lane: int, line: int) -> float:
        """Where a numbered line of a lane is."""
        left, right = self._lanes[lane : lane + 2]
        return left + (right - left) * self.geometry.lanes[lane].lines[line]

    def y(self, point: Point, span: PageRows, tops: Sequence[float]) -> float:
        """Where a point is on a page; at the edge of its rows if it is on another."""
        if point.row < span.start:
            return tops[0]
        if point.row >= span.end:
            return tops[-1]
        return tops[point.row - span.start] + self._heights[point.row] * self.geometry.rows[point.row].lines[point.y]

    def _lines(self, points: Sequence[Point], span: PageRows, tops: Sequence[float]) -> Iterator[list[Spot]]:
        """The runs of a route on a page."""
        run: list[Spot] = []
        for a, b in pairwise(points):
            here = span.start <= max(a.row, b.row) and min(a.row, b.row) < span.end
            start, end = ((self.x(point.lane, point.x), self.y(point, span, tops)) for point in (a, b))
            if here and start != end:
                if run and run[-1] == start:
                    run.append(end)
                else:
                    if run:
                        yield run
                    run = [start, end]
        if run:
            yield run

    def centre(self, symbol: int, span: PageRows, tops: Sequence[float]) -> Spot | None:
        """Where the middle of a symbol is on a page; None where it stands on another."""
        point = self.geometry.centres[symbol]
        if not span.start <= point.row < span.end:
            return None
        return self.x(point.lane, point.x), self.y(point, span, tops)

    def _arrows(self, span: PageRows, tops: Sequence[float]) -> Iterator[tuple[float, float, str]]:
        seen = set()
        for edge, route in zip(self.flow.edges, self.geometry.routes, strict=True):
            centre = self.centre(edge.target, span, tops)
            if centre is None or (edge.target, route.enters) in seen:
                continue
            seen.add((edge.target, route.enters))
            x, y = self.side(centre, edge.target, route.enters)
            yield x, y, _SIDES[route.enters]

    def side(self, centre: Spot, symbol: int, side: Side) -> Spot:
        """The middle of a side of a symbol that stands there."""
        size = self.geometry.sizes[symbol]
        across, down = size.width / 2 * self.scale, size.height / 2 * self.scale
        step = {Side.TOP: (0.0, -down), Side.BOTTOM: (0.0, down), Side.LEFT: (-across, 0.0), Side.RIGHT: (across, 0.0)}[
            side
        ]
        return centre[0] + step[0], centre[1] + step[1]

    def _marks(self, span: PageRows, tops: Sequence[float]) -> Iterator[Mark]:
        for route in self.geometry.routes:
            centre = route.label and self.centre(route.label.symbol, span, tops)
            if route.label and centre:
                yield from self._label(route.label, centre)

    def _label(self, label: ExitLabel, centre: Spot) -> Iterator[Mark]:
        """As the stylesheet places it, line by line."""
        over_line = label.top < 0 and label.side in (Side.LEFT, Side.RIGHT)
        x = centre[0] + (label.near if label.rightwards else -label.near) * self.scale
        for place, line in enumerate(label.lines):
            down = label.top + (LABEL_LINE * place + (_ABOVE_LINE if over_line else _CAPITALS)) * self.geometry.letters
            yield Mark(displayable(line), x, centre[1] + down * self.scale, from_right=not label.rightwards)


_SIDES = {Side.TOP: "t", Side.RIGHT: "r", Side.BOTTOM: "b", Side.LEFT: "l"}
