# Where the words of a decision's exits stand: at their corner, as long as the corner is theirs alone.
# Exits that share a corner can't be told apart there; their words stand where each arrives.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tatalaksana.chart.failure import Reason, UnroutableError
from tatalaksana.chart.geometry import ExitLabel, Side
from tatalaksana.chart.grid import Corners
from tatalaksana.chart.shape import enters, leaves
from tatalaksana.model import Flow

Corner = tuple[int, Side]
"""(symbol, its side)."""
_BESIDE = 2


def place_labels(flow: Flow, routes: Sequence[Corners]) -> tuple[ExitLabel | None, ...]:
    """For each edge where its label stands, or None where it has none or another edge shows the same one.

    Raises:
        UnroutableError: A label finds no place of its own.
    """
    sharing: dict[Corner, dict[str, None]] = defaultdict(dict)
    for edge, corners in zip(flow.edges, routes, strict=True):
        if edge.label:
            sharing[edge.source, leaves(corners)][edge.label] = None
    ranks: dict[Corner, dict[str, int]] = defaultdict(dict)
    labels: list[ExitLabel | None] = []
    for number, (edge, corners) in enumerate(zip(flow.edges, routes, strict=True)):
        if not edge.label:
            labels.append(None)
            continue
        corner = (edge.source, leaves(corners))
        arriving = len(sharing[corner]) > 1
        if arriving:
            corner = (edge.target, enters(corners))
        seen = ranks[corner]
        if edge.label in seen:
            labels.append(None)
            continue
        seen[edge.label] = len(seen)
        _refuse_pile(number, corner[0], ranks)
        labels.append(ExitLabel(*corner, seen[edge.label], arriving))
    return tuple(labels)


def _refuse_pile(edge: int, symbol: int, ranks: dict[Corner, dict[str, int]]) -> None:
    """Two labels have room beside a corner at the left or right; more grow into those above or below the symbol."""
    beside = max(len(ranks.get((symbol, side), ())) for side in (Side.LEFT, Side.RIGHT))
    if beside > _BESIDE and any(ranks.get((symbol, side)) for side in (Side.TOP, Side.BOTTOM)):
        raise UnroutableError(edge, Reason.LABEL)
