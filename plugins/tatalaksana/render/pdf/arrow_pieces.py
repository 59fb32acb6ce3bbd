# The arrows of a chart on the pages of a table, each by itself: where it begins and ends on every page that it runs over.
# The PDF draws lines, which several arrows share; who draws shapes that are joined needs to know whose they are.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tatalaksana.chart import Point, Route, Side
from tatalaksana.model import Edge
from tatalaksana.render.fitting.joints import Cut, Joint, Spot
from tatalaksana.render.pdf.drawing import Drawing

_SAME = 1e-6
"""Points that are no distance."""


@dataclass(frozen=True, slots=True)
class Tip:
    """An end of a piece."""

    at: int | Joint
    """A symbol, by its place in the flow; or a segilima."""
    side: Side
    """The side of it that the piece is joined to."""


@dataclass(frozen=True, slots=True)
class ArrowPiece:
    """An arrow on one page, or what of it is there."""

    edge: int
    """The arrow, by its place in the flow."""
    start: Tip
    end: Tip
    points: tuple[Spot, ...]
    """From the middle of one side to that of the other, in points from the first lane's left and the head's foot; no two sections
    go the same way."""


def arrows_on_pages(drawing: Drawing) -> tuple[tuple[ArrowPiece, ...], ...]:
    """For each page the arrows on it. Arrows that go on as one behind a segilima are one there: the first of them."""
    pages: list[dict[tuple[Tip, Tip, tuple[Spot, ...]], ArrowPiece]] = [{} for _ in drawing.spans]
    for place, (edge, route) in enumerate(zip(drawing.flow.edges, drawing.geometry.routes, strict=True)):
        for page, piece in _Walk(drawing, place, edge, route).pieces():
            pages[page].setdefault((piece.start, piece.end, piece.points), piece)
    return tuple(tuple(found.values()) for found in pages)


class _Walk:
    """The way of one arrow over the pages."""

    def __init__(self, drawing: Drawing, place: int, edge: Edge, route: Route) -> None:
        self._drawing = drawing
        self._place = place
        self._edge = edge
        self._route = route

    def pieces(self) -> Iterator[tuple[int, ArrowPiece]]:
        """(page, piece), in the order in which they are walked."""
        drawing, route = self._drawing, self._route
        page = self._page_of(route.points[0])
        start = Tip(self._edge.source, route.leaves)
        points = [self._end(page, self._edge.source, route.leaves)]
        for a, b in pairwise(route.points):
            for there in self._crossed(a, b):
                down = there > page
                head = max(page, there)
                cut = Cut(a.lane, drawing.x(a.lane, a.x), down)
                foot_of, head_of = drawing.stood(head - 1)[1][cut], drawing.stood(head)[0][cut]
                left, entered = (foot_of, head_of) if down else (head_of, foot_of)
                sides = (Side.TOP, Side.BOTTOM) if down else (Side.BOTTOM, Side.TOP)
                yield page, self._piece(start, Tip(left.joint, sides[0]), [*points, *left.stem])
                page, start = there, Tip(entered.joint, sides[1])
                points = list(reversed(entered.stem))
            if b is not route.points[-1]:
                span, tops = drawing.spans[page], drawing.tops(page)
                points.append((drawing.x(b.lane, b.x), drawing.y(b, span, tops)))
        points.append(self._end(page, self._edge.target, route.enters))
        yield page, self._piece(start, Tip(self._edge.target, route.enters), points)

    def _piece(self, start: Tip, end: Tip, points: Sequence[Spot]) -> ArrowPiece:
        return ArrowPiece(self._place, start, end, _bends(points))

    def _page_of(self, point: Point) -> int:
        spans = self._drawing.spans
        return next(page for page, span in enumerate(spans) if span.start <= point.row < span.end)

    def _end(self, page: int, symbol: int, side: Side) -> Spot:
        centre = self._drawing.centre(symbol, self._drawing.spans[page], self._drawing.tops(page))
        assert centre is not None  # noqa: S101 - the page is the one that it stands on
        return self._drawing.side(centre, symbol, side)

    def _crossed(self, a: Point, b: Point) -> list[int]:
        """The pages that a section of the way goes on to, one after the other."""
        here, there = self._page_of(a), self._page_of(b)
        return list(range(here + 1, there + 1)) if there > here else list(range(here - 1, there - 1, -1))


def _bends(points: Sequence[Spot]) -> tuple[Spot, ...]:
    """The ends and the corners of a line, without what it goes through straight on."""
    found: list[Spot] = []
    for spot in points:
        if found and _near(found[-1], spot):
            continue
        if len(found) > 1 and _straight(found[-2], found[-1], spot):
            found.pop()
        found.append(spot)
    return tuple(found)


def _near(one: Spot, other: Spot) -> bool:
    return abs(one[0] - other[0]) < _SAME and abs(one[1] - other[1]) < _SAME


def _straight(a: Spot, b: Spot, c: Spot) -> bool:
    return any(abs(a[axis] - b[axis]) < _SAME and abs(b[axis] - c[axis]) < _SAME for axis in (0, 1))
