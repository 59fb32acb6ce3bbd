# Our chart lying on its side, as BPMN has it: lanes from top to foot, steps from left to right, shapes of the sizes that
# modellers give them.
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise
from math import ceil

from tatalaksana.catalog import Entry
from tatalaksana.chart import Side
from tatalaksana.model import Bentuk, Symbol
from tatalaksana.render.fitting.joints import Spot
from tatalaksana.render.pdf.arrow_pieces import ArrowPiece, arrows_on_pages
from tatalaksana.render.pdf.whole import whole_drawing

_ALONG, _DOWN = 2.6, 1.6
"""Pixels here in a pixel of our chart between symbols, from step to step and from lane to lane."""
_LETTER, _LINE = 6.2, 14.0
"""Pixels that a letter of a task takes, about, and one of its lines."""
_INSIDE = 14.0
"""What a task keeps free at its sides, and above and below, together."""
_SHORT, _LONG = 100.0, 190.0
"""How wide tasks are, by whether all their words have room in the usual size."""
_USUAL = 80.0
"""The height of a task with few words."""
_EVENT_ROOM = 80.0
"""What a step gets before it where the procedure begins, behind it where it ends."""
_APART = 30.0
"""Between a task and the gateway behind it, from which its exits leave, at least."""
_BELOW = 15.0
"""How far below a task a line passes it."""
_HEAD = 30.0
"""What the names of pool and lanes take at the left, each."""
_ASIDE = 30.0
"""How far an event stands aside of a line that comes the same way."""


class BpmnNode(StrEnum):
    """What a symbol is in BPMN: its element."""

    TASK = "task"
    DECISION = "exclusiveGateway"
    FORK = "parallelGateway"
    START = "startEvent"
    END = "endEvent"


_SIZES: dict[BpmnNode, tuple[float, float]] = {
    BpmnNode.TASK: (100.0, 80.0), BpmnNode.DECISION: (50.0, 50.0),
    BpmnNode.FORK: (50.0, 50.0), BpmnNode.START: (36.0, 36.0), BpmnNode.END: (36.0, 36.0),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """An element and where it is."""

    id: str
    kind: BpmnNode
    lane: int
    symbol: int | None
    """The symbol that it is, or is a part of; None for an event of its own, where the procedure begins or ends with a step."""
    x: float
    """Its middle."""
    y: float
    size: tuple[float, float]
    """(width, height)."""


@dataclass(frozen=True, slots=True)
class PlacedFlow:
    """An arrow and its way."""

    id: str
    source: str
    target: str
    name: str
    points: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Lying:
    """A whole diagram."""

    nodes: tuple[PlacedNode, ...]
    flows: tuple[PlacedFlow, ...]
    lanes: tuple[tuple[float, float], ...]
    """(top, height) of each."""
    left: float
    """Where lanes begin, behind the pool's name."""
    width: float
    """Of the lanes."""
    columns: tuple[float, ...]
    """Where each row of the table begins."""


def lying_chart(entry: Entry, words: Sequence[str]) -> Lying:
    """The chart of an SOP.

    Args:
        entry: The SOP.
        words: What each of its rows is called, which tasks have room for.
    """
    return _Lying(entry, words).diagram()


def _task_size(words: Sequence[str]) -> tuple[float, float]:
    """(width, height) in which the longest of these has room."""
    longest = max(map(len, words), default=0)
    for width in (_SHORT, _LONG):
        # A line ends with a word: a part of it stays empty.
        lines = ceil(longest * _LETTER * 1.25 / (width - _INSIDE))
        height = max(_USUAL, lines * _LINE + _INSIDE)
        if height <= _USUAL:
            break
    return width, height


@dataclass(frozen=True, slots=True)
class _Axis:
    """Places along a row or across the lanes, where symbols have become larger than what lies between them."""

    before: tuple[float, ...]
    after: tuple[float, ...]

    def at(self, place: float) -> float:
        """Where a place is now."""
        index = min(max(bisect_right(self.before, place) - 1, 0), len(self.before) - 2)
        begin, end = self.before[index], self.before[index + 1]
        share = (place - begin) / (end - begin) if end > begin else 0.0
        return self.after[index] + share * (self.after[index + 1] - self.after[index])


def _axis(size: float, middles: Mapping[float, float], grown: float, between: float) -> _Axis:
    """An axis.

    Args:
        size: What it was long.
        middles: Of each place with symbols, how large the largest there was.
        grown: What each of them is now.
        between: Pixels now in a pixel elsewhere.
    """
    before, after = [0.0], [0.0]
    for middle, large in sorted(middles.items()):
        for place, wide in ((middle - large / 2, None), (middle + large / 2, grown)):
            at = min(max(place, before[-1]), size)
            after.append(after[-1] + (max(wide, large) if wide else (at - before[-1]) * between))
            before.append(at)
    after.append(after[-1] + (size - before[-1]) * between)
    return _Axis((*before, size), tuple(after))


class _Lying:
    def __init__(self, entry: Entry, words: Sequence[str]) -> None:
        self._flow, self._geometry = entry.flow, entry.geometry
        self._drawing = whole_drawing(entry.flow, entry.geometry)
        self._pieces = arrows_on_pages(self._drawing)[0]
        self._tops = self._drawing.tops(0)
        rows = range(entry.flow.rows)
        self._task = _task_size(words)
        self._along = [self._row_axis(row) for row in rows]
        self._down = [self._lane_axis(lane) for lane in range(entry.flow.lanes)]
        self._lanes = list(accumulate((axis.after[-1] for axis in self._down), initial=0.0))
        self._gateways = {
            index: kind for index, symbol in enumerate(self._flow.symbols) if (kind := self._parting(index, symbol))
        }
        parting = {self._flow.symbols[index].row for index in self._gateways}
        self._begin = [self._event_room(row, starts=True) for row in rows]
        self._before = [
            room + (self._task[0] + _APART if row in parting else 0.0)
            for row, room in zip(rows, self._begin, strict=True)
        ]
        widths = [self._before[row] + self._along[row].after[-1] + self._event_room(row, starts=False) for row in rows]
        self._starts = list(accumulate(widths, initial=2 * _HEAD))

    def _event_room(self, row: int, *, starts: bool) -> float:
        has = any(symbol.row == row and _has_event(symbol, starts=starts) for symbol in self._flow.symbols)
        return _EVENT_ROOM if has else 0.0

    def _parting(self, index: int, symbol: Symbol) -> BpmnNode | None:
        """The gateway that a symbol's exits leave from; None where it has one, or is no step."""
        ways = [edge for edge in self._flow.edges if edge.source == index]
        if symbol.made_up or len(ways) < 2:  # noqa: PLR2004 - to part
            return None
        decides = any(edge.label for edge in ways) or symbol.bentuk is Bentuk.BELAH_KETUPAT
        return BpmnNode.DECISION if decides else BpmnNode.FORK

    def diagram(self) -> Lying:
        placed = [self._node(index) for index in range(len(self._flow.symbols))]
        parting = {index: self._gateway(index) for index in self._gateways}
        nodes = [*placed, *parting.values()]
        flows = [self._way(piece, placed, parting) for piece in self._pieces]
        for index, gateway in parting.items():
            task = placed[index]
            ends = (_end(task, Side.BOTTOM), _end(gateway, Side.TOP))
            flows.append(PlacedFlow(f"panah_{gateway.id}", task.id, gateway.id, "", ends))
        for index, symbol in enumerate(self._flow.symbols):
            for starts in (True, False):
                if _has_event(symbol, starts=starts):
                    node, flow = self._event(placed[index], index, starts=starts)
                    nodes.append(node)
                    flows.append(flow)
        return Lying(
            tuple(nodes), tuple(flows), tuple((top, foot - top) for top, foot in pairwise(self._lanes)),
            _HEAD, self._starts[-1] - _HEAD, tuple(self._starts[:-1]),
        )  # fmt: skip

    def _row_axis(self, row: int) -> _Axis:
        band = self._geometry.rows[row]
        middles: dict[float, float] = {}
        for centre, size in zip(self._geometry.centres, self._geometry.sizes, strict=True):
            if centre.row == row:
                place = band.lines[centre.y] * band.size
                middles[place] = max(middles.get(place, 0.0), size.height)
        return _axis(band.size, middles, self._task[0], _ALONG)

    def _lane_axis(self, lane: int) -> _Axis:
        band = self._geometry.lanes[lane]
        middles: dict[float, float] = {}
        for centre, size in zip(self._geometry.centres, self._geometry.sizes, strict=True):
            if centre.lane == lane:
                place = band.lines[centre.x] * band.size
                middles[place] = max(middles.get(place, 0.0), size.width)
        return _axis(band.size, middles, self._task[1], _DOWN)

    def _spot(self, point: Spot) -> Spot:
        """A point of the standing chart."""
        across, down = point
        edges = self._drawing.columns.lanes
        row = max(index for index, top in enumerate(self._tops[:-1]) if top <= down)
        lane = max(index for index, left in enumerate(edges[:-1]) if left <= across)
        return (
            self._starts[row] + self._before[row] + self._along[row].at(down - self._tops[row]),
            self._lanes[lane] + self._down[lane].at(across - edges[lane]),
        )

    def _centre(self, index: int) -> Spot:
        centre = self._drawing.centre(index, self._drawing.spans[0], self._tops)
        assert centre is not None  # noqa: S101 - all are on the one page
        return self._spot(centre)

    def _node(self, index: int) -> PlacedNode:
        """The element of a symbol: a task, or an event that no step is."""
        symbol, (x, y) = self._flow.symbols[index], self._centre(index)
        kind = BpmnNode.TASK if not symbol.made_up else BpmnNode.START if symbol.starts else BpmnNode.END
        if index in self._gateways:
            row = symbol.row
            x = self._starts[row] + self._begin[row] + self._task[0] / 2
        size = self._task if kind is BpmnNode.TASK else _SIZES[kind]
        return PlacedNode(f"simbol_{index + 1}", kind, symbol.lane, index, x, y, size)

    def _gateway(self, index: int) -> PlacedNode:
        symbol = self._flow.symbols[index]
        kind = self._gateways[index]
        return PlacedNode(f"gerbang_{index + 1}", kind, symbol.lane, index, *self._centre(index), _SIZES[kind])

    def _sides(self, index: int) -> set[Side]:
        tips = [tip for piece in self._pieces for tip in (piece.start, piece.end)]
        return {tip.side for tip in tips if tip.at == index}

    def _way(self, piece: ArrowPiece, nodes: Sequence[PlacedNode], parting: Mapping[int, PlacedNode]) -> PlacedFlow:
        edge = self._flow.edges[piece.edge]
        source, target = parting.get(edge.source, nodes[edge.source]), nodes[edge.target]
        points = [self._spot(point) for point in piece.points]
        points[0] = _end(source, piece.start.side)
        if edge.target in parting:
            points = _to_task(points, piece.end.side, target)
        else:
            points[-1] = _end(target, piece.end.side)
        return PlacedFlow(f"panah_{piece.edge + 1}", source.id, target.id, edge.label, tuple(points))

    def _event(self, node: PlacedNode, index: int, *, starts: bool) -> tuple[PlacedNode, PlacedFlow]:
        """Where the procedure begins or ends: before its first step, behind its last."""
        row = self._flow.symbols[index].row
        kind, side = (BpmnNode.START, Side.TOP) if starts else (BpmnNode.END, Side.BOTTOM)
        end = self._starts[row] if starts else self._starts[row + 1]
        x = end + _EVENT_ROOM / 2 * (1 if starts else -1)
        y = node.y - (_ASIDE if side in self._sides(index) else 0.0)
        event = PlacedNode(f"{'mulai' if starts else 'selesai'}_{index + 1}", kind, node.lane, None, x, y, _SIZES[kind])
        half, edge = event.size[0] / 2, node.size[0] / 2
        points = ((x + half, y), (node.x - edge, y)) if starts else ((node.x + edge, y), (x - half, y))
        source, target = (event.id, node.id) if starts else (node.id, event.id)
        return event, PlacedFlow(f"panah_{event.id}", source, target, "", points)


def _has_event(symbol: Symbol, *, starts: bool) -> bool:
    return not symbol.made_up and (symbol.starts if starts else symbol.ends)


def _to_task(points: list[Spot], side: Side, task: PlacedNode) -> list[Spot]:
    """A way that came in at a gateway, to the task before it."""
    if side is Side.TOP:
        return [*points[:-1], _end(task, Side.TOP)]
    if side is Side.BOTTOM:
        # From behind: below the gateway, and up to the task.
        y = task.y + task.size[1] / 2 + _BELOW
        x = points[-2][0] if len(points) > 2 else points[0][0] - _ASIDE / 2  # noqa: PLR2004 - it has a corner
        begin = points[:-2] if len(points) > 2 else [points[0], (x, points[0][1])]  # noqa: PLR2004 - likewise
        return [*begin, (x, y), (task.x, y), _end(task, Side.RIGHT)]
    end = _end(task, side)
    if len(points) > 2:  # noqa: PLR2004 - it has a corner, from which it goes on to the task
        return [*points[:-2], (task.x, points[-2][1]), end]
    y = (points[0][1] + end[1]) / 2
    return [points[0], (points[0][0], y), (task.x, y), end]


def _end(node: PlacedNode, side: Side) -> Spot:
    """The middle of a side, as the standing chart calls it."""
    wide, tall = node.size
    return {
        Side.TOP: (node.x - wide / 2, node.y), Side.BOTTOM: (node.x + wide / 2, node.y),
        Side.LEFT: (node.x, node.y - tall / 2), Side.RIGHT: (node.x, node.y + tall / 2),
    }[side]  # fmt: skip
