# The chart of a truth as places on its pages, as people draw one: symbols in their rows, elbow lines beside them, words at
# exits, and a segilima at both ends of what goes on over a page.
from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tests.bench_impor.truths import Truth

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A symbol: its kind, and where its middle is and how large it is."""

    kind: str
    x: float
    y: float
    wide: float
    tall: float
    text: str = ""

    def side(self, which: str) -> Place:
        """The middle of a side."""
        across, down = {"left": (-1, 0), "right": (1, 0), "top": (0, -1), "bottom": (0, 1)}[which]
        return self.x + across * self.wide / 2, self.y + down * self.tall / 2


@dataclass(frozen=True, slots=True)
class Route:
    """A line with its head at the last of its points; ends by the indices of the page's frames."""

    source: int
    target: int
    points: tuple[Place, ...]
    label: str = ""
    where: Place = (0.0, 0.0)
    """The upper left corner of its word."""


@dataclass(slots=True)
class ScenePage:
    """A page of the table: its rows, and what is drawn over them."""

    rows: tuple[int, ...]
    tops: list[float] = field(default_factory=list)
    """Where rows begin, from the first; the last is where the table ends."""
    frames: list[Frame] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)


def scene(truth: Truth, lane: float, row: float, breaks: Sequence[int] = ()) -> list[ScenePage]:
    """The pages of a chart.

    Args:
        truth: What is drawn.
        lane: How wide a lane is; lanes begin at 0.
        row: How tall a row is.
        breaks: The rows that begin a page, beside the first.
    """
    dice = random.Random(truth.number)  # noqa: S311 - the same each time
    starts = [0, *breaks, len(truth.rows)]
    pages = []
    for first, last in pairwise(starts):
        page = ScenePage(tuple(range(first, last)))
        y = 0.0
        for at in page.rows:
            page.tops.append(y)
            above = 0.5 * row if at == first and breaks else 0.0
            below = 0.5 * row if at == last - 1 and breaks else 0.0
            one = truth.symbols[at]
            page.frames.append(Frame(one.kind, (one.lane + 0.5) * lane, y + above + row / 2, 0.44 * lane, 0.44 * row))
            y += above + row + below
        page.tops.append(y)
        pages.append(page)
    _Router(truth, pages, lane, row, side_exits=dice.random() < 0.5).run()
    return pages


class _Router:
    def __init__(self, truth: Truth, pages: list[ScenePage], lane: float, row: float, *, side_exits: bool) -> None:
        self._truth, self._pages, self._lane, self._row = truth, pages, lane, row
        self._side_exits = side_exits
        self._taken: dict[tuple[int, float], int] = {}
        self._slots: dict[tuple[int, bool, int], list[float]] = {}
        self._letters = iter("ABCDEFGHJKLMNP")

    def run(self) -> None:
        """Draw all arrows."""
        for source, target, label in self._truth.edges:
            one, other = self._page_of(source), self._page_of(target)
            if one == other:
                page = self._pages[one]
                self._draw(one, page.rows.index(source), page.rows.index(target), label)
                continue
            letter = next(self._letters)
            down = other > one
            for here, begins in ((one, True), (other, False)):
                page = self._pages[here]
                page.frames.append(self._joint(here, target, letter, low=down == begins, back=not down))
                mine = page.rows.index(source if begins else target)
                ends = (mine, len(page.frames) - 1) if begins else (len(page.frames) - 1, mine)
                self._draw(here, *ends, label if begins else "")

    def _page_of(self, row: int) -> int:
        return next(at for at, page in enumerate(self._pages) if row in page.rows)

    def _joint(self, page: int, row: int, letter: str, *, low: bool, back: bool) -> Frame:
        """A segilima, in the lane that is led to, at the page's end or beginning."""
        tall, wide = 0.24 * self._row, 0.18 * self._lane
        x = (self._truth.symbols[row].lane + 0.5) * self._lane
        taken = self._slots.setdefault((page, low, self._truth.symbols[row].lane), [])
        # What comes back runs up beside the symbols of its lane.
        slot = next(one for one in ((0.36, -0.36, 0.0) if back else (0.0, 0.36, -0.36)) if one not in taken)
        taken.append(slot)
        x += slot * self._lane
        ends = self._pages[page].tops
        return Frame("segilima", x, ends[-1] - 0.2 * self._row if low else 0.2 * self._row, wide, tall, letter)

    def _draw(self, at: int, source: int, target: int, label: str) -> None:
        page = self._pages[at]
        one, other = page.frames[source], page.frames[target]
        if other.y > one.y and abs(other.x - one.x) < 1 and not self._between(page, one, other):
            self._keep(page, source, target, (one.side("bottom"), other.side("top")), label, below=True)
        elif other.y > one.y and not self._between(page, one, other):
            middle = one.y + one.tall / 2 + 0.16 * self._row
            if (
                self._side_exits
                and one.kind not in {"belah-ketupat", "segilima"}
                and abs(other.x - one.x) > one.wide / 2 + 4
            ):
                begin = one.side("right" if other.x > one.x else "left")
                points: tuple[Place, ...] = (begin, (other.x, one.y), other.side("top"))
            else:
                points = (one.side("bottom"), (one.x, middle), (other.x, middle), other.side("top"))
            self._keep(page, source, target, points, label, below=True)
        else:
            self._back(at, source, target, label)

    def _between(self, page: ScenePage, one: Frame, other: Frame) -> bool:
        """Whether another symbol stands in the way down."""
        return any(
            min(one.y, other.y) + 1 < frame.y < max(one.y, other.y) - 1 and abs(frame.x - other.x) < frame.wide
            for frame in page.frames if frame is not one and frame is not other
        )  # fmt: skip

    def _back(self, at: int, source: int, target: int, label: str) -> None:
        """Beside the lane: out of a side, up or down in the margin, and into the side there."""
        page = self._pages[at]
        one, other = page.frames[source], page.frames[target]
        side = "right" if one.x >= other.x - 1 else "left"
        if "segilima" in {one.kind, other.kind}:
            # Straight up to a segilima, or straight up from one.
            begin = one.side("top") if one.kind == "segilima" else one.side("left" if other.x < one.x else "right")
            if one.kind == "segilima":
                turn = (one.x, other.y)
                end = other.side("left" if one.x < other.x else "right")
            else:
                turn, end = (other.x, one.y), other.side("bottom")
            self._keep(page, source, target, (begin, turn, end), label, below=False)
            return
        leaves_down = any(len(way.points) == 3 and way.source == target for way in page.routes)
        if leaves_down:
            # The usual exit of that symbol leaves by the side towards its target: come in by the other.
            forward = next(way for way in page.routes if len(way.points) == 3 and way.source == target)
            side = "left" if forward.points[1][0] > other.x else "right"
        column = round((other.x - self._lane / 2) / self._lane) * self._lane
        key = (at, column + (self._lane if side == "right" else 0))
        count = self._taken.get(key, 0)
        self._taken[key] = count + 1
        inset = (0.05 + 0.06 * (count % 3)) * self._lane
        x = column + self._lane - inset if side == "right" else column + inset
        begin = one.side("left" if x < one.x else "right")
        points = (begin, (x, one.y), (x, other.y), other.side(side))
        self._keep(page, source, target, points, label, below=False)

    def _keep(self, page: ScenePage, source: int, target: int, points: tuple[Place, ...], label: str, *, below: bool) -> None:  # fmt: skip
        (x, y), (right, _) = points[0], points[1]
        wide = 3.4 * len(label) + 2
        where = (x + 2, y + 1) if below else (x - wide - 1 if right < x else x + 2, y - 9)
        page.routes.append(Route(source, target, points, label, where))
