# The chart of a sheet as shapes, lines that are joined to them, and words beside them: what each page of an office's document has.
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from tatalaksana.chart import ExitLabel, Side
from tatalaksana.chart.letters import letters_width
from tatalaksana.chart.sizes import LABEL_LINE, LABEL_SIZE, WORDS_SIZE
from tatalaksana.model import Bentuk
from tatalaksana.render.fitting.joints import Joint, Spot
from tatalaksana.render.office.bent import Bend, Frame, bend, frame
from tatalaksana.render.office.xml import legal
from tatalaksana.render.pdf.arrow_pieces import ArrowPiece, Tip, arrows_on_pages
from tatalaksana.render.pdf.drawing import Drawing

KINDS: Mapping[Bentuk, str] = {
    Bentuk.KAPSUL: "flowChartTerminator",
    Bentuk.KOTAK: "flowChartProcess",
    Bentuk.BELAH_KETUPAT: "flowChartDecision",
}
"""Symbol to the preset shape of the same meaning."""
SEGILIMA = "flowChartOffpageConnector"
"""That of a segilima."""
_SITES: Mapping[Side, int] = {Side.TOP: 0, Side.LEFT: 1, Side.BOTTOM: 2, Side.RIGHT: 3}
"""Where lines are joined to those shapes, by the numbers that they have there."""
_UPSIDE_DOWN: Mapping[Side, int] = {**_SITES, Side.TOP: 2, Side.BOTTOM: 0}
_NAMES: Mapping[Bentuk, str] = {
    Bentuk.KAPSUL: "Kapsul", Bentuk.KOTAK: "Kotak", Bentuk.BELAH_KETUPAT: "Belah ketupat",
}  # fmt: skip
_LETTER = 6.5
"""The letter in a segilima, in points."""
_SLACK = 1.5
"""Points that a box of words has beyond what they take."""
_OVER_LINE = 1
"""Pixels that a label right above its line stands lower."""
Moving = Callable[[Spot], Spot]
"""Where a point of the printed page stands in the document: offices' programs know whole pixels only."""


@dataclass(frozen=True, slots=True)
class ChartShape:
    """A symbol or a segilima."""

    number: int
    """Its own in the document."""
    name: str
    about: str
    """What it is called for those who don't see it."""
    kind: str
    box: Frame
    text: str
    size: float
    """Of its letters, in points."""
    upside_down: bool = False


@dataclass(frozen=True, slots=True)
class Caption:
    """A text beside a line, without a box to be seen."""

    number: int
    name: str
    box: Frame
    lines: tuple[str, ...]
    size: float
    side: str = "l"
    """Where its lines begin or end: l, r or ctr."""


@dataclass(frozen=True, slots=True)
class Connector:
    """An arrow, or what of it is on a page."""

    number: int
    name: str
    about: str
    start: tuple[int, int]
    """(the shape that it is joined to, at which of its sites)."""
    end: tuple[int, int]
    points: tuple[Spot, ...]
    """Its corners, in points."""
    bend: Bend
    arrow: bool
    """Whether it has a head at its end: not into a segilima."""


@dataclass(frozen=True, slots=True)
class Diagram:
    """What is drawn on one page."""

    shapes: tuple[ChartShape, ...]
    connectors: tuple[Connector, ...]
    words: tuple[Caption, ...]


@dataclass(frozen=True, slots=True)
class PagedChart:
    """A chart on the pages of its table."""

    drawing: Drawing
    told: Sequence[str]
    """What each symbol is called for those who don't see it."""
    first_page: int
    """The number of the first of these pages, from 1."""


def diagrams_of(chart: PagedChart, moves: Sequence[Moving]) -> tuple[Diagram, ...]:
    """The chart on each page.

    Args:
        chart: The chart.
        moves: For each page where its points stand in the document.
    """
    numbers = count(2)
    pieces = arrows_on_pages(chart.drawing)
    return tuple(_Page(chart, page, move, numbers).diagram(pieces[page]) for page, move in enumerate(moves))


class _Page:
    def __init__(self, chart: PagedChart, page: int, move: Moving, numbers: Iterator[int]) -> None:
        self._chart = chart
        self._drawing = chart.drawing
        self._page = page
        self._span, self._tops = chart.drawing.spans[page], chart.drawing.tops(page)
        self._move = move
        self._numbers = numbers
        self._known: dict[int | str, int] = {}
        """Symbol, or a segilima's letter, to its number."""
        self._boxes: dict[int, Frame] = {}

    def diagram(self, pieces: Sequence[ArrowPiece]) -> Diagram:
        shapes = (*self._symbols(), *self._segilima())
        return Diagram(
            shapes,
            tuple(self._connector(place, piece) for place, piece in enumerate(pieces, 1)),
            (*self._labels(), *self._directions()),
        )

    def _symbols(self) -> Iterator[ChartShape]:
        flow, geometry, scale = self._drawing.flow, self._drawing.geometry, self._drawing.scale
        for index, symbol in enumerate(flow.symbols):
            centre = self._drawing.centre(index, self._span, self._tops)
            if centre is None:
                continue
            size, (x, y), letters = geometry.sizes[index], self._move(centre), WORDS_SIZE * scale * geometry.letters
            wide, tall = size.width * scale, size.height * scale
            name = f"{_NAMES[symbol.bentuk]} {flow.called(symbol.row)}"
            box, text = frame(x - wide / 2, y - tall / 2, wide, tall), legal("\n".join(size.lines))
            kind, told = KINDS[symbol.bentuk], legal(self._chart.told[index])
            yield self._placed(index, ChartShape(next(self._numbers), name, told, kind, box, text, letters))

    def _segilima(self) -> Iterator[ChartShape]:
        for joint in self._joints():
            x, y = self._move((joint.x, joint.y))
            about = f"Sambungan {joint.letter} {joint.word} halaman {joint.page + self._chart.first_page}"
            box = frame(x - joint.width / 2, y, joint.width, joint.height)
            shape = ChartShape(
                next(self._numbers), f"Segilima {joint.letter}", about, SEGILIMA, box, joint.letter, _LETTER, joint.up
            )
            yield self._placed(joint.letter, shape)

    def _joints(self) -> Iterator[Joint]:
        for stood in self._drawing.stood(self._page):
            yield from (one.joint for one in stood.values())

    def _placed(self, key: int | str, shape: ChartShape) -> ChartShape:
        self._known[key] = shape.number
        self._boxes[shape.number] = shape.box
        return shape

    def _connector(self, place: int, piece: ArrowPiece) -> Connector:
        edge = self._drawing.flow.edges[piece.edge]
        start, end = self._joined(piece.start), self._joined(piece.end)
        points = tuple(self._moved(piece, start[0], end[0]))
        return Connector(
            next(self._numbers), f"Panah {place}", legal(edge.label), start, end, points, bend(points),
            isinstance(piece.end.at, int),
        )  # fmt: skip

    def _joined(self, tip: Tip) -> tuple[int, int]:
        if isinstance(tip.at, int):
            return self._known[tip.at], _SITES[tip.side]
        return self._known[tip.at.letter], (_UPSIDE_DOWN if tip.at.up else _SITES)[tip.side]

    def _moved(self, piece: ArrowPiece, start: int, end: int) -> list[Spot]:
        """A piece's points in the document, its ends exactly at the sides that it is joined to."""
        spots = [self._move(spot) for spot in piece.points]
        first, last = _site(self._boxes[start], piece.start.side), _site(self._boxes[end], piece.end.side)
        level = [abs(a[1] - b[1]) < abs(a[0] - b[0]) for a, b in zip(piece.points, piece.points[1:], strict=False)]
        if len(spots) == 2:  # noqa: PLR2004 - one piece
            return [first, last]
        # The pieces at the ends stay level or upright.
        spots[1] = (spots[1][0], first[1]) if level[0] else (first[0], spots[1][1])
        spots[-2] = (spots[-2][0], last[1]) if level[-1] else (last[0], spots[-2][1])
        return [first, *spots[1:-1], last]

    def _labels(self) -> Iterator[Caption]:
        for route in self._drawing.geometry.routes:
            label = route.label
            centre = label and self._drawing.centre(label.symbol, self._span, self._tops)
            if label and centre:
                yield self._label(label, self._move(centre))

    def _label(self, label: ExitLabel, centre: Spot) -> Caption:
        scale, letters = self._drawing.scale, self._drawing.scale * self._drawing.geometry.letters
        over_line = label.top < 0 and label.side in (Side.LEFT, Side.RIGHT)
        wide = max(letters_width(line, LABEL_SIZE) for line in label.lines) * letters + _SLACK
        x = centre[0] + label.near * scale if label.rightwards else centre[0] - label.near * scale - wide
        y = centre[1] + label.top * scale + (_OVER_LINE if over_line else 0) * letters
        number = next(self._numbers)
        return Caption(
            number, f"Label {number}", frame(x, y, wide, LABEL_LINE * len(label.lines) * letters),
            tuple(map(legal, label.lines)), LABEL_SIZE * letters, "l" if label.rightwards else "r",
        )  # fmt: skip

    def _directions(self) -> Iterator[Caption]:
        """«ke hal. 3» beside each segilima."""
        for joint in self._joints():
            x, y = self._move((joint.word_x, joint.word_y))
            said = f"{joint.word} hal. {joint.page + self._chart.first_page}"
            wide = joint.word_size * 5.1
            box = frame(x - wide / 2, y - joint.word_size * 0.25, wide, joint.word_size * 1.2)
            yield Caption(next(self._numbers), f"Arah {joint.letter}", box, (said,), joint.word_size, "ctr")


def _site(box: Frame, side: Side) -> Spot:
    """The middle of a side, in points."""
    x, y = {
        Side.TOP: (box.x + box.width / 2, box.y), Side.BOTTOM: (box.x + box.width / 2, box.y + box.height),
        Side.LEFT: (box.x, box.y + box.height / 2), Side.RIGHT: (box.x + box.width, box.y + box.height / 2),
    }[side]  # fmt: skip
    return x / 12_700, y / 12_700
