# Where the words of a decision's exits stand: at their corner, as long as the corner is theirs alone or they all lead to
# one step. Other exits that share a corner can't be told apart there; their words stand where each arrives.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from math import ceil, sqrt

from tatalaksana.chart.failure import Reason, UnroutableError
from tatalaksana.chart.geometry import ExitLabel, Side, SymbolSize
from tatalaksana.chart.grid import Corners
from tatalaksana.chart.letters import balanced, letters_width
from tatalaksana.chart.shape import enters, leaves
from tatalaksana.chart.sizes import (
    ARROW_LENGTH,
    LABEL_BESIDE,
    LABEL_CLEAR,
    LABEL_LINE,
    LABEL_OFF,
    LABEL_PAST_ARROW,
    LABEL_ROOM,
    LABEL_SIZE,
    LABEL_SLACK,
)
from tatalaksana.model import Bentuk, Flow

Corner = tuple[int, Side]
"""(symbol, its side)."""
_BESIDE = 2
_MOST_LINES = 3
_HARDLY = 0.1
"""Pixels that are none."""
_Place = tuple[Corner, int, bool]
"""A corner; how many labels stand there before it; whether it stands where its edge comes in."""
_Quarter = tuple[int, bool, bool]
"""(symbol, above its middle?, to the right of it?)."""


def place_labels(flow: Flow, routes: Sequence[Corners], sizes: Sequence[SymbolSize]) -> tuple[ExitLabel | None, ...]:
    """For each edge where its label stands, or None where it has none or another edge shows the same one.

    Raises:
        UnroutableError: A label finds no place of its own.
    """
    places = _places(flow, routes)
    labels: list[ExitLabel | None] = [None] * len(places)
    taken: dict[_Quarter, int] = {}
    # Those beside a side come first: the ones along a line up or down stand further out, past them.
    for beside in (True, False):
        for edge, place in enumerate(places):
            if place is not None and (place[0][1] in (Side.LEFT, Side.RIGHT)) is beside:
                bentuk = flow.symbols[place[0][0]].bentuk
                labels[edge] = _placed(place, label_lines(flow.edges[edge].label), bentuk, sizes, taken)
    return tuple(labels)


@lru_cache(maxsize=1024)
def label_lines(text: str) -> tuple[str, ...]:
    """A label in as few lines as are no wider than a lane has room for; in three, if all are wider."""
    for count in range(1, _MOST_LINES):
        lines = balanced(text, count, LABEL_SIZE)
        if label_width(lines) <= LABEL_ROOM:
            return lines
    return balanced(text, _MOST_LINES, LABEL_SIZE)


def label_width(lines: tuple[str, ...]) -> int:
    """The room that a label's lines take."""
    return ceil(max([letters_width(line, LABEL_SIZE) for line in lines], default=0)) + LABEL_SLACK


def _places(flow: Flow, routes: Sequence[Corners]) -> list[_Place | None]:
    """At which corner each edge's label stands: the first there above (or right of) its line, the second below it."""
    sharing: dict[Corner, set[str]] = defaultdict(set)
    goals: dict[Corner, set[int]] = defaultdict(set)
    for edge, corners in zip(flow.edges, routes, strict=True):
        corner = (edge.source, leaves(corners))
        goals[corner].add(edge.target)
        if edge.label:
            sharing[corner].add(edge.label)
    ranks: dict[Corner, dict[str, int]] = defaultdict(dict)
    places: list[_Place | None] = []
    for number, (edge, corners) in enumerate(zip(flow.edges, routes, strict=True)):
        if not edge.label:
            places.append(None)
            continue
        corner = (edge.source, leaves(corners))
        arriving = len(sharing[corner]) > 1 and len(goals[corner]) > 1
        if arriving:
            corner = (edge.target, enters(corners))
        seen = ranks[corner]
        if edge.label in seen:
            places.append(None)
            continue
        seen[edge.label] = len(seen)
        _refuse_pile(number, corner[0], ranks)
        places.append((corner, seen[edge.label], arriving))
    return places


def _refuse_pile(edge: int, symbol: int, ranks: dict[Corner, dict[str, int]]) -> None:
    """Two labels have room beside a corner at the left or right; more grow into those above or below the symbol."""
    beside = max(len(ranks.get((symbol, Side.LEFT), ())), len(ranks.get((symbol, Side.RIGHT), ())))
    if beside > _BESIDE and (ranks.get((symbol, Side.TOP)) or ranks.get((symbol, Side.BOTTOM))):
        raise UnroutableError(edge, Reason.LABEL)


def _placed(
    place: _Place, lines: tuple[str, ...], bentuk: Bentuk, sizes: Sequence[SymbolSize], taken: dict[_Quarter, int]
) -> ExitLabel:
    """A label in its quarter around a symbol, outside of what already stands there."""
    (symbol, side), rank, arriving = place
    size, second = sizes[symbol], rank % 2 == 1
    if side in (Side.LEFT, Side.RIGHT):
        above, rightwards = not second, side is Side.RIGHT
        from_line = LABEL_OFF
        past = size.width // 2 + ARROW_LENGTH + LABEL_PAST_ARROW
        near = past if arriving else _outline(bentuk, size) + LABEL_CLEAR
    else:
        above, rightwards = side is Side.TOP, not second
        from_line, near = size.height // 2 + LABEL_OFF, LABEL_BESIDE
    quarter = (symbol, above, rightwards)
    begin = max(from_line, taken.get(quarter, 0) + LABEL_CLEAR)
    end = taken[quarter] = begin + LABEL_LINE * len(lines)
    return ExitLabel(symbol, side, lines, near, -end if above else begin, rightwards)


def _outline(bentuk: Bentuk, size: SymbolSize) -> int:
    """How far from its middle a symbol reaches at the height where a label beside its corner begins."""
    half, tall = size.width / 2, size.height / 2
    if bentuk is Bentuk.BELAH_KETUPAT:
        return ceil(half * (1 - LABEL_OFF / tall) - _HARDLY)
    if bentuk is Bentuk.KAPSUL:
        return ceil(half - tall + sqrt(tall * tall - LABEL_OFF * LABEL_OFF)) + LABEL_CLEAR
    return ceil(half) + LABEL_CLEAR
