# Judges a drawn chart by measuring it, knowing nothing of how it was drawn.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from tatalaksana.chart import Geometry, Point, Route, Side, SymbolSize
from tatalaksana.chart.buses import buses_of
from tatalaksana.chart.sizes import LABEL_LINE, LABEL_SIZE, WORDS_LINE, WORDS_SIZE
from tatalaksana.faces import REGULAR, faces
from tatalaksana.model import SELESAI, Bentuk, Flow
from tests.chart.box import Box
from tests.chart.outline import Outline

Spot = tuple[float, float]
Line = tuple[Spot, Spot]


class Drawing:
    """A chart with every lane and row at `stretch` times its smallest size, or with lanes and rows of given sizes."""

    def __init__(
        self,
        flow: Flow,
        geometry: Geometry,
        stretch: float = 1.0,
        *,
        lanes: Sequence[float] = (),
        rows: Sequence[float] = (),
    ) -> None:
        self.flow = flow
        self.geometry = geometry
        self.lanes = _offsets(lanes or [band.size * stretch for band in geometry.lanes])
        self.rows = _offsets(rows or [band.size * stretch for band in geometry.rows])
        self.lines = [self._polyline(route) for route in geometry.routes]
        self.symbols = [self._symbol(*at) for at in zip(geometry.centres, geometry.sizes, strict=True)]

    def spot(self, point: Point) -> Spot:
        """A point in pixels."""
        lane, row = self.geometry.lanes[point.lane], self.geometry.rows[point.row]
        left, right = self.lanes[point.lane : point.lane + 2]
        top, bottom = self.rows[point.row : point.row + 2]
        return left + (right - left) * lane.lines[point.x], top + (bottom - top) * row.lines[point.y]

    def labels(self) -> Iterator[tuple[int, Box]]:
        """(edge, the room that the letters of its label take), as the stylesheet places it."""
        for number, route in enumerate(self.geometry.routes):
            label = route.label
            if label is None:
                continue
            box = self.symbols[label.symbol]
            x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
            width = max(set_width(line, LABEL_SIZE) for line in label.lines)
            left = x + label.near if label.rightwards else x - label.near - width
            top = y + label.top
            yield number, Box(left, top, left + width, top + LABEL_LINE * len(label.lines))

    def words(self) -> Iterator[tuple[int, Box]]:
        """(symbol, the room that the letters of one line in it take), as the stylesheet places it."""
        for number, (box, size) in enumerate(zip(self.symbols, self.geometry.sizes, strict=True)):
            x, top = (box.left + box.right) / 2, (box.top + box.bottom - WORDS_LINE * len(size.lines)) / 2
            for line in size.lines:
                half = set_width(line, WORDS_SIZE) / 2
                yield number, Box(x - half, top, x + half, top + WORDS_LINE)
                top += WORDS_LINE

    def outline(self, symbol: int) -> Outline:
        """The shape of a symbol, where it stands."""
        return Outline(self.flow.symbols[symbol].bentuk, self.symbols[symbol])

    def _polyline(self, route: Route) -> list[Spot]:
        return [self.spot(point) for point in route.points]

    def _symbol(self, centre: Point, size: SymbolSize) -> Box:
        x, y = self.spot(centre)
        return Box(x - size.width / 2, y - size.height / 2, x + size.width / 2, y + size.height / 2)


def set_width(text: str, size: float) -> float:
    """How wide a text is by the widths of the sheet's face."""
    widths = faces()[REGULAR].widths
    return sum(widths.get(letter, 1.0) for letter in text) * size


def defects(drawing: Drawing) -> Iterator[str]:
    """Everything that must never be on a chart, in words."""
    yield from _ends(drawing)
    yield from _through_symbols(drawing)
    yield from _outside(drawing)
    yield from _shared(drawing)
    yield from _crosses(drawing)
    yield from _corners(drawing)
    yield from _labels(drawing)
    yield from _words(drawing)
    yield from _borders(drawing)


def uneven(lanes: Sequence[float], needs: Sequence[float]) -> Iterator[str]:
    """Lanes that are wider than another although they need no more: `needs` is what each must have."""
    narrowest = min(lanes)
    for lane, (width, need) in enumerate(zip(lanes, needs, strict=True)):
        if width > _SPREAD * max(narrowest, need):
            yield f"lane {lane} is wider than it need be"


_SPREAD = 1.05
"""Rounding, and what a reader doesn't see."""


def crossings(drawing: Drawing) -> int:
    """How often two edges cross."""
    found: set[Spot] = set()
    for a, b in combinations(range(len(drawing.lines)), 2):
        for first in pairwise(drawing.lines[a]):
            for second in pairwise(drawing.lines[b]):
                spot = _crossing(first, second)
                if spot is not None:
                    found.add((round(spot[0], 1), round(spot[1], 1)))
    return len(found)


def _ends(drawing: Drawing) -> Iterator[str]:
    for edge, route, line in zip(drawing.flow.edges, drawing.geometry.routes, drawing.lines, strict=True):
        for symbol, spot, after, side in (
            (edge.source, line[0], line[1], route.leaves),
            (edge.target, line[-1], line[-2], route.enters),
        ):
            centre = drawing.spot(drawing.geometry.centres[symbol])
            if spot != centre:
                yield f"edge {route.edge} does not end on symbol {symbol}"
            if _side(centre, after) is not side:
                yield f"edge {route.edge} is not on the {side} of symbol {symbol}"
        for a, b in pairwise(line):
            if (a[0] != b[0]) == (a[1] != b[1]):
                yield f"edge {route.edge} has a slanted or empty piece {a} {b}"


def _through_symbols(drawing: Drawing) -> Iterator[str]:
    for edge, route, line in zip(drawing.flow.edges, drawing.geometry.routes, drawing.lines, strict=True):
        pieces = [_box(piece) for piece in pairwise(line)]
        for index, box in enumerate(drawing.symbols):
            others = pieces[int(index == edge.source) : len(pieces) - (index == edge.target)]
            if any(piece.overlaps(box, -0.5) for piece in others):
                yield f"edge {route.edge} runs through or along symbol {index}"


def _outside(drawing: Drawing) -> Iterator[str]:
    for route, line in zip(drawing.geometry.routes, drawing.lines, strict=True):
        for x, y in line:
            if not (0 < x < drawing.lanes[-1] and 0 < y < drawing.rows[-1]):
                yield f"edge {route.edge} leaves the lanes"


def _shared(drawing: Drawing) -> Iterator[str]:
    """Two edges on one piece: only from a common source on, or up to a common target."""
    buses = buses_of(drawing.flow)
    for a, b in combinations(range(len(drawing.lines)), 2):
        first, second = drawing.lines[a], drawing.lines[b]
        if buses[a] >> b & 1:
            continue
        if not any(_overlap(p, q) > 0.5 for p in pairwise(first) for q in pairwise(second)):
            continue
        one, two = drawing.flow.edges[a], drawing.flow.edges[b]
        stem = _common(first, second) if one.source == two.source else ()
        trunk = _common(first[::-1], second[::-1]) if one.target == two.target else ()
        for p in pairwise(first):
            for q in pairwise(second):
                both = _overlap(p, q)
                allowed = sum(_overlap(_meet(p, q), piece) for run in (stem, trunk) for piece in run) if both else 0
                if both - allowed > 0.5:
                    yield f"edges {a} and {b} share a piece at {_meet(p, q)}"


def _crosses(drawing: Drawing) -> Iterator[str]:
    """Lines that meet from four sides in a spot where one of them bends: they would be read as two that cross."""
    arms: dict[Spot, set[Spot]] = {bend: set() for line in drawing.lines for bend in line[1:-1]}
    for line in drawing.lines:
        for piece in pairwise(line):
            for spot, sides in arms.items():
                sides.update(_sides_at(spot, *piece))
    for spot, sides in arms.items():
        if len(sides) > _MEET:
            yield f"lines meet as a cross at {spot}"


_MEET = 3
"""Sides from which lines may meet."""


def _sides_at(spot: Spot, a: Spot, b: Spot) -> Iterator[Spot]:
    """In which directions a piece that touches a spot goes from there."""
    (x, y), (x0, y0), (x1, y1) = spot, a, b
    if (x == x0 == x1 and min(y0, y1) <= y <= max(y0, y1)) or (y == y0 == y1 and min(x0, x1) <= x <= max(x0, x1)):
        for there in (a, b):
            if there != spot:
                yield _sign(there[0] - x), _sign(there[1] - y)


def _sign(number: float) -> float:
    return (number > 0) - (number < 0)


def _corners(drawing: Drawing) -> Iterator[str]:
    """An exit of a decision on the corner of another with other words, as long as there are corners; an arrow where an exit is."""
    for index in range(len(drawing.flow.symbols)):
        out = [r.leaves for e, r in zip(drawing.flow.edges, drawing.geometry.routes, strict=True) if e.source == index]
        into = {r.enters for e, r in zip(drawing.flow.edges, drawing.geometry.routes, strict=True) if e.target == index}
        if into & set(out):
            yield f"symbol {index} has an arrow and an exit on one side"
        words = {edge.label for edge in drawing.flow.edges if edge.source == index}
        if len(set(out)) < min(len(words), 3):
            yield f"decision {index} has exits on one corner"


def _labels(drawing: Drawing) -> Iterator[str]:
    labels = list(drawing.labels())
    lines = [[_box(piece) for piece in pairwise(line)] for line in drawing.lines]
    for (a, first), (b, second) in combinations(labels, 2):
        if first.overlaps(second, 0.5):
            yield f"labels {a} and {b} overlap"
    for number, box in labels:
        label = drawing.geometry.routes[number].label
        assert label is not None
        lane = drawing.geometry.centres[label.symbol].lane
        if box.left < drawing.lanes[lane] - 0.5 or box.right > drawing.lanes[lane + 1] + 0.5:
            yield f"label {number} leaves its lane"
        for other, pieces in enumerate(lines):
            if any(piece.overlaps(box) for piece in pieces):
                yield f"label {number} lies on edge {other}"
        for index in range(len(drawing.symbols)):
            if drawing.outline(index).meets(box):
                yield f"label {number} lies on symbol {index}"
    yield from _strangers(drawing, labels)
    yield from _alike(drawing)


def _strangers(drawing: Drawing, labels: Sequence[tuple[int, Box]]) -> Iterator[str]:
    """A label nearer to another decision than to the symbol that its exit leaves: it is read as that one's."""
    deciding = {edge.source for edge in drawing.flow.edges if edge.label}
    for number, box in labels:
        own = drawing.flow.edges[number].source
        for other in deciding - {own}:
            if drawing.symbols[other].away(box) <= drawing.symbols[own].away(box):
                yield f"label {number} is nearer to decision {other} than to its own {own}"


def _alike(drawing: Drawing) -> Iterator[str]:
    """Exits that leave one corner under several words and to several goals: each must say its goals, none another's."""
    exits: dict[tuple[int, Side], list[int]] = {}
    for edge, route in zip(drawing.flow.edges, drawing.geometry.routes, strict=True):
        exits.setdefault((edge.source, route.leaves), []).append(route.edge)
    for edges in exits.values():
        leaving = [drawing.flow.edges[number] for number in edges]
        if len({edge.label for edge in leaving}) == 1 or len({edge.target for edge in leaving}) == 1:
            continue
        told: dict[str, set[int]] = {}
        for number in edges:
            label = drawing.geometry.routes[number].label
            if label is None:
                continue
            goal = drawing.flow.symbols[drawing.flow.edges[number].target]
            if (SELESAI if goal.made_up else drawing.flow.called(goal.row)) not in " ".join(label.lines):
                yield f"label {number} does not say where its exit leads, though another leaves there"
            said = " ".join(label.lines)
            same = [edge.target for edge in leaving if edge.label == drawing.flow.edges[number].label]
            told.setdefault(said[said.rfind("(") :], set()).add(min(same))
        yield from (f"two exits of one corner both say {said}" for said, goals in told.items() if len(goals) > 1)


def _words(drawing: Drawing) -> Iterator[str]:
    """The words of a symbol are all shown, whole and within its outline, and none of another."""
    for number, box in drawing.words():
        if not drawing.outline(number).holds(box):
            yield f"the words of symbol {number} leave it"
    for number, (symbol, size) in enumerate(zip(drawing.flow.symbols, drawing.geometry.sizes, strict=True)):
        if symbol.teks.split() != " ".join(size.lines).split():
            yield f"symbol {number} does not show all its words"
        box = drawing.symbols[number]
        lane = symbol.lane
        if box.left < drawing.lanes[lane] or box.right > drawing.lanes[lane + 1]:
            yield f"symbol {number} leaves its lane"
        if symbol.bentuk is Bentuk.KAPSUL and size.width < _KAPSUL * size.height:
            yield f"symbol {number} is a circle more than a kapsul"
    for bentuk in Bentuk:
        pairs = zip(drawing.flow.symbols, drawing.geometry.sizes, strict=True)
        tall = {size.height for symbol, size in pairs if symbol.bentuk is bentuk}
        if len(tall) > _HEIGHTS:
            yield f"symbols of one shape in {len(tall)} heights"


_KAPSUL = 1.3
_HEIGHTS = 2
"""One of symbols whose words have room anyway, one of those that grew."""


def _borders(drawing: Drawing) -> Iterator[str]:
    for route, line in zip(drawing.geometry.routes, drawing.lines, strict=True):
        for a, b in pairwise(line):
            if a[0] == b[0] and any(abs(a[0] - x) < 3 for x in drawing.lanes):
                yield f"edge {route.edge} runs on a lane's border"
            if a[1] == b[1] and any(abs(a[1] - y) < 3 for y in drawing.rows):
                yield f"edge {route.edge} runs on a row's border"


def _offsets(sizes: Sequence[float]) -> list[float]:
    offsets = [0.0]
    for size in sizes:
        offsets.append(offsets[-1] + size)
    return offsets


def _box(line: Line) -> Box:
    (x0, y0), (x1, y1) = line
    return Box(min(x0, x1) - 0.5, min(y0, y1) - 0.5, max(x0, x1) + 0.5, max(y0, y1) + 0.5)


def _side(centre: Spot, there: Spot) -> Side:
    if there[0] != centre[0]:
        return Side.RIGHT if there[0] > centre[0] else Side.LEFT
    return Side.BOTTOM if there[1] > centre[1] else Side.TOP


def _overlap(p: Line, q: Line) -> float:
    (a, b), (c, d) = p, q
    for across in (0, 1):
        along = 1 - across
        if a[across] == b[across] and c[across] == d[across] and abs(a[across] - c[across]) < 0.5:
            low = max(min(a[along], b[along]), min(c[along], d[along]))
            high = min(max(a[along], b[along]), max(c[along], d[along]))
            return max(0.0, high - low)
    return 0.0


def _meet(p: Line, q: Line) -> Line:
    """The piece that two parallel lines on each other have in common."""
    spots = sorted([*p, *q])
    return spots[1], spots[2]


def _common(first: Sequence[Spot], second: Sequence[Spot]) -> list[Line]:
    """The pieces two polylines have in common from their first point on."""
    found: list[Line] = []
    for (a, b), (c, d) in zip(pairwise(first), pairwise(second), strict=False):
        if a != c:
            break
        both = _overlap((a, b), (c, d))
        if not both:
            break
        length = _length((a, b))
        x = a[0] + (b[0] - a[0]) * both / length
        y = a[1] + (b[1] - a[1]) * both / length
        found.append((a, (x, y)))
        if b != d:
            break
    return found


def _length(line: Line) -> float:
    return abs(line[0][0] - line[1][0]) + abs(line[0][1] - line[1][1])


def _crossing(p: Line, q: Line) -> Spot | None:
    for level, upright in ((p, q), (q, p)):
        if level[0][1] == level[1][1] and upright[0][0] == upright[1][0]:
            x, y = upright[0][0], level[0][1]
            inside_x = min(level[0][0], level[1][0]) < x < max(level[0][0], level[1][0])
            inside_y = min(upright[0][1], upright[1][1]) < y < max(upright[0][1], upright[1][1])
            if inside_x and inside_y:
                return x, y
    return None
