"""Lines into one side of a symbol are one line where they run together: what crosses them crosses once."""

from __future__ import annotations

from random import Random

import pytest

from tatalaksana.chart.grid import Grid, grid_of
from tatalaksana.chart.improve import plan
from tatalaksana.chart.occupancy import Occupancy
from tatalaksana.chart.plan import Planner
from tatalaksana.chart.search import CROSSING, Found
from tatalaksana.chart.way import Way
from tatalaksana.model import Flow
from tests.chart.random_flow import random_flow
from tests.chart.shapes import flow


def _loops() -> Flow:
    """Two that go back to the first step, and one step that hands over between them, in lane 1 and from it to lane 0."""
    return flow(2, [(0, 1), (1, 1), (2, 1), (2, 0)], [(1, 0), (2, 0), (1, 3)])


def _trunk() -> tuple[Planner, tuple[Way, Way]]:
    """That chart, and the ways of the two that go back: up one gutter into one side, the shorter first."""
    drawn = _loops()
    planner = Planner(drawn, grid_of(drawn))
    short = planner.ends[0].way(((3, 3), (4, 3), (4, 1), (3, 1)))
    long = planner.ends[1].way(((3, 5), (4, 5), (4, 1), (3, 1)))
    return planner, (short, long)


def _crossed(occupancy: Occupancy, grid: Grid) -> list[int]:
    """How many lines each line across the whole chart would cross."""
    return [occupancy.crossings(2 * y, -1, grid.width + 1) for y in range(grid.height + 1)]


def test_a_trunk_is_crossed_once() -> None:
    """Two lines up one gutter into one side are one line to what runs across, whichever was there first or leaves first."""
    grid = grid_of(_loops())
    _, (short, long) = _trunk()
    for first, second in ((short, long), (long, short)):
        occupancy = Occupancy(grid)
        occupancy.put(1, first, 0)
        occupancy.put(2, second, first.across)
        assert [0, 0, 1, 1, 1, 0, 0] == _crossed(occupancy, grid)
        occupancy.take(1, first, second.across)
        alone = Occupancy(grid)
        alone.put(2, second, 0)
        assert _crossed(alone, grid) == _crossed(occupancy, grid)


def test_what_joins_a_trunk_pays_only_for_the_rest() -> None:
    """A line that is crossed where it runs with another costs no crossing; by itself it costs one."""
    planner, (mate, long) = _trunk()
    occupancy = Occupancy(grid_of(_loops()))
    occupancy.put(4, planner.ends[2].way(((3, 3), (2, 3), (2, 2), (5, 2), (5, 5), (1, 5))), 0)
    assert 1 == occupancy.crossed(long, 0, 0)
    assert 0 == occupancy.crossed(long, 0, mate.inside)


def test_a_straight_way_joins_what_comes_in_from_beside() -> None:
    """Whether it was there first or not: a line straight down needs no way round because another turns into its goal's top."""
    drawn = flow(2, [(0, 0), (0, 1), (1, 0)], [(1, 2), (0, 2)])
    planner = Planner(drawn, grid_of(drawn))
    beside = planner.ends[0].way(((3, 1), (3, 2), (1, 2), (1, 3)))
    planner.put(0, Found(planner.worth(0, beside), beside))
    straight = planner.ideal(1)
    assert ((1, 1), (1, 3)) == straight.corners
    search = planner.beside(1)
    assert straight.price == search.cost(straight)
    assert Found(straight.price, straight) == search.best()


@pytest.mark.parametrize("seed", range(6))
def test_what_was_put_is_taken_whole(seed: int) -> None:
    """However trunks grew together while a chart was planned, nothing is left when all lines are taken out."""
    drawn = random_flow(seed, lanes=5, rows=12)
    grid = grid_of(drawn)
    planner = plan(drawn, grid)
    numbers = list(range(len(drawn.edges)))
    Random(seed).shuffle(numbers)  # noqa: S311 - an order, no secret
    assert any(_crossed(planner.occupancy, grid))
    for number in numbers:
        planner.take(number)
    assert not any(_crossed(planner.occupancy, grid))
    for number in numbers:
        way = planner.ideal(number)
        assert planner.worth(number, way) < way.price + CROSSING
