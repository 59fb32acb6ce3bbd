# One measure for both routers: a drawing's lines are judged by the gate's own functions, whoever drew them.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from time import perf_counter

from tatalaksana.chart import route
from tatalaksana.model import Bentuk, Flow
from tests.bench_router import peer
from tests.bench_router.polyline import Polyline, from_border, tidy
from tests.chart import gate
from tests.chart.gate import Drawing, Spot


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted on one drawing."""

    shared: int
    """Pairs of pieces of two edges on each other that no common end explains."""
    through: int
    """Lines through or along a symbol."""
    outside: int
    """Lines that leave the lanes."""
    corners: int
    """Decisions with fewer corners for their exits than words for them, up to three: a reader can't tell which is which."""
    opposed: int
    """Sides of symbols on which an arrow comes in where an exit leaves."""
    crossings: int
    bends: int
    length: int
    milliseconds: float

    @property
    def defects(self) -> int:
        """Everything that must not be on a drawing, of what can be seen from its lines alone."""
        return self.shared + self.through + self.outside + self.corners + self.opposed


@dataclass(frozen=True, slots=True)
class Pair:
    """One chart drawn by both."""

    name: str
    flow: Flow
    ours: Figures
    theirs: Figures


def compare(charts: Mapping[str, Flow], runs: int) -> list[Pair]:
    """Both routers' figures of each chart."""
    drawn = [_ours(flow, runs) for flow in charts.values()]
    others = peer.draw([drawing for drawing, _ in drawn], runs)
    return [
        Pair(name, drawing.flow, _figures(drawing, _border_lines(drawing), ours), _figures(drawing, lines, theirs))
        for name, (drawing, ours), (lines, theirs) in zip(charts, drawn, others, strict=True)
    ]


def _ours(flow: Flow, runs: int) -> tuple[Drawing, float]:
    """Our drawing, and the milliseconds it takes."""
    times = []
    for _ in range(runs):
        begin = perf_counter()
        geometry = route(flow)
        times.append((perf_counter() - begin) * 1000)
    return Drawing(flow, geometry), median(times)


def _border_lines(drawing: Drawing) -> list[Polyline]:
    """Our lines, which run from middle to middle, from border to border as the peer's do."""
    lines = []
    for edge, line in zip(drawing.flow.edges, drawing.lines, strict=True):
        forth = from_border(line, drawing.symbols[edge.source])
        lines.append(tidy(from_border(forth[::-1], drawing.symbols[edge.target])[::-1]))
    return lines


def _figures(drawing: Drawing, lines: Sequence[Polyline], milliseconds: float) -> Figures:
    judged = copy(drawing)
    judged.lines = list(lines)
    return Figures(
        shared=_count(gate._shared(judged)),
        through=_count(gate._through_symbols(judged)),
        outside=len(set(gate._outside(judged))),
        corners=_crowded(judged),
        opposed=_opposed(judged),
        crossings=gate.crossings(judged),
        bends=sum(len(line) - 2 for line in lines),
        length=round(sum(gate._length(piece) for line in lines for piece in pairwise(line))),
        milliseconds=milliseconds,
    )


_Heading = tuple[bool, bool, bool]
"""Where a line goes from a symbol: (up or down?, to the right?, down?)."""


def _crowded(judged: Drawing) -> int:
    """The decisions whose exits leave from too few corners, as their lines begin."""
    words: dict[int, set[str]] = defaultdict(set)
    ways: dict[int, set[_Heading]] = defaultdict(set)
    for edge, line in zip(judged.flow.edges, judged.lines, strict=True):
        if judged.flow.symbols[edge.source].bentuk is Bentuk.BELAH_KETUPAT:
            words[edge.source].add(edge.label)
            ways[edge.source].add(_heading(line[0], line[1]))
    return sum(len(ways[symbol]) < min(len(said), _CORNERS) for symbol, said in words.items())


def _opposed(judged: Drawing) -> int:
    """The sides of symbols that have both a line's begin and a line's end."""
    edges = list(zip(judged.flow.edges, judged.lines, strict=True))
    out = {(edge.source, _heading(line[0], line[1])) for edge, line in edges}
    return len(out & {(edge.target, _heading(line[-1], line[-2])) for edge, line in edges})


def _heading(here: Spot, there: Spot) -> _Heading:
    (x0, y0), (x1, y1) = here, there
    return x0 == x1, x0 < x1, y0 < y1


_CORNERS = 3
"""The fourth is for what comes in."""


def _count(found: Iterable[str]) -> int:
    return sum(1 for _ in found)
