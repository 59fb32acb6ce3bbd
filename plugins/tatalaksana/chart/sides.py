# What each side of a symbol is worth to a line, by where the line goes: a way on goes down or towards its lane, one
# that goes back leaves on the side of its goal, and where both sides are as good, one chart keeps one habit.
from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tatalaksana.chart.deciding import which_decide
from tatalaksana.chart.grid import Grid, GridPoint
from tatalaksana.chart.way import LEFT, RIGHT
from tatalaksana.model import Flow

Prices = tuple[float, ...]
"""What each side costs, by their numbers."""


class SidePrices(NamedTuple):
    """What leaving and coming in on each side costs an edge, beside what is in its way."""

    leave: Prices
    enter: Prices


_LEAVE = {
    # A line that goes on, one that goes back, one that stays in its row: (up, down, away from its goal).
    1: (7.0, 0.0, 2.0),
    -1: (4.0, 5.0, 2.5),
    0: (3.5, 0.5, 3.0),
}
_ENTER = {
    1: (0.0, 7.0, 1.5, 2.5),
    -1: (4.0, 1.0, 0.0, 1.5),
    0: (0.5, 5.0, 0.0, 3.0),
}
"""(from above, from below, from the side of its source, from the other side)."""
_HABIT = 0.5
"""What it costs to leave the habit where both sides are as good."""


def side_prices(flow: Flow, grid: Grid) -> tuple[SidePrices, ...]:
    """What the sides are worth to each edge."""
    spans = [_span(grid.places[edge.source], grid.places[edge.target]) for edge in flow.edges]
    habit = _habit(flow, spans)
    return tuple([_prices(_sign(across), _sign(down), habit) for across, down in spans])


def _habit(flow: Flow, spans: Sequence[tuple[int, int]]) -> int:
    """The side, -1 for the left, on which lines go back to their own lane: where most others go back, and few go on."""
    decides = which_decide(flow)
    votes = sum(
        _sign(across) * (1 if down < 0 else -1)
        for edge, (across, down) in zip(flow.edges, spans, strict=True)
        if down and decides[edge.source]
    )
    return 1 if votes > 0 else -1


@lru_cache(maxsize=32)
def _prices(across: int, down: int, habit: int) -> SidePrices:
    up, foot, off = _LEAVE[down]
    above, below, facing, behind = _ENTER[down]
    leave, enter = [up, 0.0, foot, 0.0], [above, facing, below, facing]
    if across:
        leave[LEFT if across > 0 else RIGHT] = off
        enter[RIGHT if across > 0 else LEFT] = behind
    else:
        # Within one lane lines that go back keep to one side, those that skip steps to the other.
        leave[RIGHT if (habit < 0) is (down < 0) else LEFT] = _HABIT
    return SidePrices(tuple(leave), tuple(enter))


def _span(start: GridPoint, end: GridPoint) -> tuple[int, int]:
    return end[0] - start[0], end[1] - start[1]


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
