# What must hold of every drawn chart, each as a check that yields what is wrong in words.
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from tatalaksana.chart import Geometry, Side
from tatalaksana.model import Flow
from tests.browser.chart import Chart, Drawn, Label
from tests.browser.lines import PIXEL, Line, Strokes, gaps
from tests.chart import gate
from tests.chart.box import Box

_OFF_BORDER = 2
"""How near a cell's border a line may run along it."""


@dataclass(frozen=True)
class Drawing:
    """A chart as meant and as drawn."""

    # No slots: what follows from the three is worked out once.
    flow: Flow
    geometry: Geometry
    chart: Chart

    @cached_property
    def ways(self) -> list[list[Line]]:
        """Each edge's pieces, as they must be drawn."""
        return [self.chart.way(self.geometry, edge) for edge in range(len(self.flow.edges))]

    @cached_property
    def lines(self) -> list[Line]:
        """Every piece of line as it is drawn."""
        return self.chart.lines


Check = Callable[[Drawing], Iterator[str]]


def cells_have_room(drawing: Drawing) -> Iterator[str]:
    """Each lane and row is at least as large as the chart needs it, and all its cells begin and end together."""
    for row, (cells, down) in enumerate(zip(drawing.chart.cells, drawing.geometry.rows, strict=True)):
        for lane, (cell, across) in enumerate(zip(cells, drawing.geometry.lanes, strict=True)):
            box, first, top = cell.inner, cells[0].inner, drawing.chart.cells[0][lane].inner
            if box.right - box.left < across.size - 1 or box.bottom - box.top < down.size - 1:
                yield f"row {row}, lane {lane} is too small"
            if (box.top, box.bottom) != (first.top, first.bottom) or (box.left, box.right) != (top.left, top.right):
                yield f"row {row}, lane {lane} is not in line"


def gate_holds(drawing: Drawing) -> Iterator[str]:
    """The chart drawn over the lanes and rows as they are passes the gate."""
    cells = drawing.chart.cells
    lanes = [cell.inner.right - cell.inner.left for cell in cells[0]]
    rows = [row[0].inner.bottom - row[0].inner.top for row in cells]
    yield from gate.defects(gate.Drawing(drawing.flow, drawing.geometry, lanes=lanes, rows=rows))


def symbols_stand_in_their_cells(drawing: Drawing) -> Iterator[str]:
    """Each symbol, with its arrowheads, lies inside the cell of its lane and row, and no cell has one too many."""
    placed = Counter((symbol.row, symbol.lane) for symbol in drawing.flow.symbols)
    for row, cells in enumerate(drawing.chart.cells):
        for lane, cell in enumerate(cells):
            if placed[row, lane] != len(cell.symbols):
                yield f"row {row}, lane {lane} has {len(cell.symbols)} symbols"
            for symbol in cell.symbols:
                if not all(cell.box.grown(0.5).holds(box) for box in (symbol.box, *symbol.heads)):
                    yield f"{symbol.name} leaves its cell"
            for one, other in combinations(cell.symbols, 2):
                if one.box.overlaps(other.box):
                    yield f"{one.name} on {other.name}"


def edges_join_their_symbols(drawing: Drawing) -> Iterator[str]:
    """Each edge's line is drawn all the way from within its source's symbol to within its target's, but where it passes below another."""
    strokes = Strokes([*drawing.lines, *gaps(drawing.lines)])
    for edge, way in zip(drawing.flow.edges, drawing.ways, strict=True):
        source, target = drawing.chart.symbols[edge.source].box, drawing.chart.symbols[edge.target].box
        first, last = way[0], way[-1]
        if not source.holds(Box(first.x1, first.y1, first.x1, first.y1)):
            yield f"{edge} begins outside its source"
        if not target.holds(Box(last.x2, last.y2, last.x2, last.y2)):
            yield f"{edge} ends outside its target"
        for piece in way:
            gap = strokes.gap(piece)
            if gap is not None:
                yield f"{edge}: a gap at {gap[0]:.0f}, {gap[1]:.0f}"


def lines_are_edges(drawing: Drawing) -> Iterator[str]:
    """Each piece of line belongs to an edge."""
    meant = Strokes(piece for way in drawing.ways for piece in way)
    for line in drawing.lines:
        gap = meant.gap(line)
        if gap is not None:
            yield f"a stray line at {gap[0]:.0f}, {gap[1]:.0f}"


def edges_end_in_arrowheads(drawing: Drawing) -> Iterator[str]:
    """The line into a symbol ends in an arrowhead whose point touches that side of the symbol; no others are drawn."""
    used: dict[int, set[Box]] = {}
    for edge, way in zip(drawing.flow.edges, drawing.ways, strict=True):
        target, last = drawing.chart.symbols[edge.target], way[-1]
        touching = [head for head in target.heads if _touches(head, target.box, _side_entered(last), last)]
        if len(touching) != 1:
            yield f"{edge} ends in {len(touching)} arrowheads"
        used.setdefault(edge.target, set()).update(touching)
    for index, symbol in enumerate(drawing.chart.symbols):
        if used.get(index, set()) != set(symbol.heads):
            yield f"{symbol.name} has an arrowhead that no line leads to"


def symbols_are_not_run_through(drawing: Drawing) -> Iterator[str]:
    """A line meets only the symbols at its ends, and these only with its first and its last piece."""
    bodies = [symbol.box.grown(0.5) for symbol in drawing.chart.symbols]
    for edge, way in zip(drawing.flow.edges, drawing.ways, strict=True):
        for index, body in enumerate(bodies):
            pieces = way[int(index == edge.source) : len(way) - (index == edge.target)]
            if any(piece.crosses(body) for piece in pieces):
                yield f"{edge} runs through {drawing.chart.symbols[index].name}"


def lines_meet_at_borders(drawing: Drawing) -> Iterator[str]:
    """A line that leaves a cell goes on in the next one at the same height or breadth, within a pixel."""
    cells = drawing.chart.cells
    for row, across in enumerate(cells):
        for lane, cell in enumerate(across):
            if not all(cell.box.grown(1).holds(line.box) for line in cell.lines):
                yield f"row {row}, lane {lane}: a line leaves its cell"
            for line in cell.lines:
                for x, y in ((line.x1, line.y1), (line.x2, line.y2)):
                    down, right = _beyond(cell.inner, line, x, y)
                    if not 0 <= row + down < len(cells) or not 0 <= lane + right < len(across):
                        yield f"row {row}, lane {lane}: a line leaves the table"
                    elif (down or right) and not _ends_at(cells[row + down][lane + right].lines, x, y):
                        yield f"row {row}, lane {lane}: a line at {x:.1f}, {y:.1f} does not go on next door"


def lines_keep_off_borders(drawing: Drawing) -> Iterator[str]:
    """No line runs along a border of its cell so near that the two look like one."""
    for row, across in enumerate(drawing.chart.cells):
        for lane, cell in enumerate(across):
            for line in cell.lines:
                box = cell.inner
                borders = (box.top, box.bottom) if line.across else (box.left, box.right)
                if line.length > 3 * _OFF_BORDER and any(abs(line.place - border) < _OFF_BORDER for border in borders):
                    yield f"row {row}, lane {lane}: a line along the border at {line.place:.1f}"


def labels_stand_free(drawing: Drawing) -> Iterator[str]:
    """Each label is inside its symbol's cell, clear of symbols, lines, arrowheads and other labels."""
    labels = [(label, cell) for row in drawing.chart.cells for cell in row for s in cell.symbols for label in s.labels]
    for label, cell in labels:
        ink = label.box.grown(-0.5)
        if not cell.box.grown(0.5).holds(label.box):
            yield f"«{label.text}» leaves its cell"
        for symbol in drawing.chart.symbols:
            if symbol.covers(ink) or any(head.overlaps(ink) for head in symbol.heads):
                yield f"«{label.text}» on {symbol.name}"
        if any(line.crosses(ink) for line in cell.lines):
            yield f"«{label.text}» on a line"
    for (one, _), (other, _) in combinations(labels, 2):
        if one.box.grown(-0.5).overlaps(other.box):
            yield f"«{one.text}» on «{other.text}»"


def words_stand_in_their_symbols(drawing: Drawing) -> Iterator[str]:
    """Each line of a symbol's words, as the browser sets it, is within the outline, and there are as many as meant."""
    for symbol, size in zip(drawing.chart.symbols, drawing.geometry.sizes, strict=True):
        box = symbol.box
        if abs(box.right - box.left - size.width) > _FINE or abs(box.bottom - box.top - size.height) > _FINE:
            yield f"{symbol.name} is not {size.width} × {size.height}"
        if len(symbol.words) != len(size.lines):
            yield f"{symbol.name} has {len(symbol.words)} lines of words"
        for line in symbol.words:
            if not symbol.outline.holds(line.grown(-_FINE)):
                yield f"the words of {symbol.name} leave it"


_FINE = 0.5
"""Pixels within which a browser rounds."""


def labels_stand_at_their_lines(drawing: Drawing) -> Iterator[str]:
    """Each labelled exit has its label where it begins, beside its line; no label stands beside another's only."""
    flow, chart, ways = drawing.flow, drawing.chart, drawing.ways
    used: set[Label] = set()
    for edge, way in zip(flow.edges, ways, strict=True):
        source = chart.symbols[edge.source]
        near = {
            label for label in source.labels
            if _says(label.text, edge.label) and any(piece.crosses(label.box.grown(_reach(source))) for piece in way)
        }  # fmt: skip
        if edge.label and not near:
            yield f"{edge}: no label stands beside its line"
        used |= near
    for symbol in chart.symbols:
        for label in symbol.labels:
            if label not in used:
                yield f"«{label.text}» at {symbol.name} is no exit's"


def _says(text: str, word: str) -> bool:
    """Whether a label is an exit's word, with its goals where others leave there too."""
    return text == word or text.startswith(f"{word} (")


def _reach(symbol: Drawn) -> float:
    """How far from its line a label may stand: those that share a quarter stand further and further out."""
    return 18 + _TALLEST * (len(symbol.labels) - 1)


_TALLEST = 45
"""A label of three lines and its goals."""


CHECKS: tuple[Check, ...] = (
    cells_have_room,
    gate_holds,
    symbols_stand_in_their_cells,
    edges_join_their_symbols,
    lines_are_edges,
    edges_end_in_arrowheads,
    symbols_are_not_run_through,
    lines_meet_at_borders,
    lines_keep_off_borders,
    words_stand_in_their_symbols,
    labels_stand_free,
    labels_stand_at_their_lines,
)


def _side_entered(last: Line) -> Side:
    if last.across:
        return Side.LEFT if last.x2 > last.x1 else Side.RIGHT
    return Side.TOP if last.y2 > last.y1 else Side.BOTTOM


def _touches(head: Box, symbol: Box, side: Side, line: Line) -> bool:
    """Whether an arrowhead stands on a side of a symbol, where a line comes in."""
    gaps = {
        Side.TOP: head.bottom - symbol.top, Side.BOTTOM: symbol.bottom - head.top,
        Side.LEFT: head.right - symbol.left, Side.RIGHT: symbol.right - head.left,
    }  # fmt: skip
    x, y = head.centre
    return abs(gaps[side]) <= 1 and line.near(x, y)


def _beyond(inner: Box, line: Line, x: float, y: float) -> tuple[int, int]:
    """(rows, lanes) to the neighbour that a line goes on to, where it ends at the border of its cell."""
    if line.across:
        return (0, -1) if x <= inner.left + 0.2 else (0, 1) if x >= inner.right - 0.2 else (0, 0)
    return (-1, 0) if y <= inner.top + 0.2 else (1, 0) if y >= inner.bottom - 0.2 else (0, 0)


def _ends_at(lines: tuple[Line, ...], x: float, y: float) -> bool:
    ends = [end for line in lines for end in ((line.x1, line.y1), (line.x2, line.y2))]
    return any(abs(end_x - x) <= PIXEL and abs(end_y - y) <= PIXEL for end_x, end_y in ends)
