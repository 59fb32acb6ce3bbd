"""The cheapest way on an empty chart, beside what the search finds there."""

from __future__ import annotations

import pytest

from tatalaksana.chart.grid import grid_of
from tatalaksana.chart.occupancy import Occupancy
from tatalaksana.chart.plan import Planner
from tatalaksana.chart.search import Search
from tests.chart.random_flow import dense_flow, random_flow

_NO_EDGES = (0,) * 4
_NO_TOLLS = (0.0,) * 4
_NO_TRUNKS = (0,) * 4


@pytest.mark.parametrize("seed", range(12))
def test_a_way_alone_is_the_one_that_the_search_finds_on_an_empty_chart(seed: int) -> None:
    """Its price and its corners are the same, for charts as wild as random ones are and for dense ones."""
    for flow in (random_flow(seed), dense_flow(seed)):
        grid = grid_of(flow)
        planner, empty = Planner(flow, grid), Occupancy(grid)
        for number, ends in enumerate(planner.ends):
            found = Search(empty, ends, (_NO_EDGES, _NO_EDGES), (_NO_TOLLS, _NO_TOLLS), _NO_TRUNKS).best()
            assert found == planner.alone(number)
