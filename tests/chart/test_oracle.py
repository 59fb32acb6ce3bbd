# Small charts beside the best that our tracks have room for, which an exact search finds.
from __future__ import annotations

import pytest

from tatalaksana.chart import route
from tatalaksana.chart.grid import grid_of
from tatalaksana.chart.improve import plan
from tatalaksana.chart.search import CROSSING
from tatalaksana.model import Flow
from tests.chart.gate import Drawing, crossings
from tests.chart.oracle import Worth, floor, least
from tests.chart.random_flow import likely_flow, random_flow
from tests.chart.shapes import flow

_PATIENCE = 1500
_TWO_GUTTERS = 21
"""The seed of the chart that could cross less."""


def _worth(flow: Flow) -> Worth:
    drawing = Drawing(flow, route(flow))
    return crossings(drawing), sum(len(line) - 2 for line in drawing.lines)


def test_the_oracle_knows_what_is_better() -> None:
    """It finds the straight lines and single bends of a chart that was drawn badly, and goes round where two lines would cross."""
    easy = flow(2, [(0, 0), (1, 1), (2, 1)], [(0, 1), (1, 2)])
    assert (0, 1) == least(easy, (2, 7), _PATIENCE)
    knot = flow(2, [(0, 0), (0, 1), (1, 0), (1, 1)], [(0, 3), (1, 2)])
    assert (0, 5) == least(knot, (5, 9), 20_000)


def test_one_chart_crosses_because_two_gutters_together_are_not_planned() -> None:
    """Two lines of it cross in neither of two gutters that meet, but in one of both: one bend more would have avoided that.

    The plan looks at each gutter alone and has no crossing; only the order of the lines, which comes after it, shows one.
    """
    drawn = likely_flow(_TWO_GUTTERS, lanes=5, rows=9)
    planner = plan(drawn, grid_of(drawn))
    assert all(found.cost < found.way.price + CROSSING for found in planner.found.values())
    assert (1, 12) == _worth(drawn)
    assert (0, 13) == least(drawn, _worth(drawn), _PATIENCE)


@pytest.mark.parametrize("seed", [44, 83, 199, 362, 415, 527])
def test_the_oracle_asks_for_no_more_crossings_than_are_drawn(seed: int) -> None:
    """Where a line crosses a trunk, each of the trunk's lines is crossed in one spot, which counts once."""
    drawn = random_flow(seed, lanes=3, rows=6)
    planner = plan(drawn, grid_of(drawn))
    ways = [planner.found[number].way for number in range(len(drawn.edges))]
    assert 0 < floor(drawn, ways) <= _worth(drawn)[0]
