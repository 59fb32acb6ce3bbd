"""The cheapest way on an empty chart, beside what the search finds there."""

from __future__ import annotations

import pytest

from tatalaksana.chart.grid import grid_of
from tatalaksana.chart.occupancy import Occupancy
from tatalaksana.chart.plan import Planner
from tatalaksana.chart.search import Search
from tatalaksana.chart.way import GridPiece, grid_pieces
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


@pytest.mark.parametrize("seed", range(12))
def test_a_way_is_priced_before_it_is_made(seed: int) -> None:
    """For as much as once it is made; and each piece of it is a bit that no other piece of the grid has."""
    flow = random_flow(seed)
    planner = Planner(flow, grid_of(flow))
    pieces: set[GridPiece] = set()
    bits = 0
    for number, ends in enumerate(planner.ends):
        way = planner.ideal(number)
        assert way.price == ends.price(way.corners)
        assert len(grid_pieces(way.corners)) == ends.pieces(way.corners).bit_count()
        pieces.update(grid_pieces(way.corners))
        bits |= ends.pieces(way.corners)
    assert len(pieces) == bits.bit_count()
