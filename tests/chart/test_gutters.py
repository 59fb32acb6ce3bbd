# Where lines meet in the gutters and at the corners: small charts of which each has one thing that is easily got wrong.
from __future__ import annotations

from itertools import combinations

import pytest

from tatalaksana.chart import route
from tatalaksana.chart.grid import grid_of
from tatalaksana.chart.occupancy import Occupancy
from tatalaksana.chart.plan import Planner
from tatalaksana.chart.search import Found
from tatalaksana.chart.sizes import EDGE_GAP, OUTER_GAP
from tests.chart.gate import Drawing, crossings, defects
from tests.chart.random_flow import dense_flow, random_flow
from tests.chart.shapes import Place, Way, flow
from tests.chart.ways import Ways

_CROSSING_FREE: dict[str, tuple[int, list[Place], list[Way]]] = {
    "back past another's end": (2, [(0, 1), (1, 0), (1, 1, "?"), (2, 0), (3, 1, "?")], [(1, 4), (3, 2)]),
    "back up beside another that comes in": (2, [(0, 1), (1, 1, "?"), (2, 0, "?"), (2, 1, "?")], [(3, 0), (2, 1)]),
    "back over two rows beside another": (
        2,
        [(0, 1), (0, 0), (1, 1), (1, 0), (2, 1, "?"), (3, 1), (4, 1, "?")],
        [(3, 0), (6, 1)],
    ),
}


@pytest.mark.parametrize("name", _CROSSING_FREE)
def test_ends_in_one_gutter_keep_out_of_each_others_way(name: str) -> None:
    """Two lines that end in one gutter, each turning to its own side, take the order in which they do not cross."""
    drawn = flow(*_CROSSING_FREE[name])
    drawing = Drawing(drawn, route(drawn))
    assert [] == list(defects(drawing))
    assert 0 == crossings(drawing)


def test_ends_in_the_same_gutter_across() -> None:
    """Two lines that turn into one gutter across lie there as they come, and cross nothing."""
    drawn = flow(
        4,
        [(0, 2, "?"), (0, 3, "?"), (1, 0, "?"), (2, 1, "?"), (2, 2), (3, 3, "?")],
        [(5, 0), (1, 2), (5, 1), (4, 1), (1, 3)],
    )
    drawing = Drawing(drawn, route(drawn))
    assert [] == list(defects(drawing))
    assert 0 == crossings(drawing)


def test_lines_that_meet_end_to_end_are_kept_apart() -> None:
    """Where two lines of one gutter end at one height, each turning towards the other, they do not lie on each other."""
    drawn = flow(
        2,
        [(0, 1, "?"), (1, 0), (2, 0), (2, 1, "?"), (3, 1), (4, 1, "?")],
        [(3, 5), (2, 0), (5, 2)],
    )
    assert [] == list(defects(Drawing(drawn, route(drawn))))


def test_lines_that_meet_are_not_read_as_lines_that_cross() -> None:
    """Two that come from the left and from the right to where a third goes straight on meet it one after the other."""
    two_starts = flow(
        4,
        [(0, 0, "("), (1, 0), (2, 1, "("), (3, 1, "?"), (4, 2), (5, 3), (6, 2), (7, 3, "?"), (8, 1, "(")],
        [(0, 1), (1, 3), (2, 3), (3, 4, "a"), (3, 5, "b"), (3, 6, "c"), (4, 7), (5, 7), (6, 7), (7, 8, "ya"), (7, 3, "tidak")],
    )  # fmt: skip
    assert [] == list(defects(Drawing(two_starts, route(two_starts))))


@pytest.mark.parametrize("seed", [7, 68])
def test_lines_that_meet_beside_two_steps_of_a_row_are_not_read_as_lines_that_cross(seed: int) -> None:
    """Where two steps stand left and right of a line to the same goal, one of theirs meets it elsewhere."""
    drawn = random_flow(seed)
    assert [] == list(defects(Drawing(drawn, route(drawn))))


@pytest.mark.parametrize("seed", [13, 64, 107, 110, 112, 147, 436])
def test_lines_that_turn_from_a_stem_into_a_trunk_are_not_read_as_lines_that_cross(seed: int) -> None:
    """Where those that leave together go on, and those that come in together too, none turns from one into the other."""
    drawn = dense_flow(seed)
    assert [] == list(defects(Drawing(drawn, route(drawn))))


def test_a_line_may_run_in_one_gutter_twice() -> None:
    """It meets what has one piece there in no other gutter, and when it is taken out nothing of it stays."""
    drawn = flow(2, [(0, 0), (1, 1), (2, 0), (3, 1)], [(0, 3), (0, 1)])
    planner = Planner(drawn, grid_of(drawn))
    twice = planner.ends[0].way(((1, 1), (2, 1), (2, 2), (4, 2), (4, 6), (2, 6), (2, 7), (3, 7)))
    once = planner.ends[1].way(((1, 1), (2, 1), (2, 3), (3, 3)))
    planner.put(0, Found(twice.price, twice))
    planner.take(0)
    assert not any(planner.occupancy._beside)
    planner.put(1, Found(once.price, once))
    assert 0 == planner.occupancy.linked(twice.stretches, 0)


def test_an_order_goes_on_from_gutter_to_gutter() -> None:
    """How often two ways cross is known of all their gutters together, as where every order in all of them is tried."""
    together = 0
    for seed in range(3):
        drawn = random_flow(seed, lanes=2, rows=5)
        grid, ways = grid_of(drawn), Ways(drawn)
        for a, b in combinations(range(len(drawn.edges)), 2):
            one, two = drawn.edges[a], drawn.edges[b]
            if one.source == two.source or one.target == two.target:
                continue
            for second in ways.of[b]:
                occupancy = Occupancy(grid)
                occupancy.put(2, second, 0)
                for first in ways.of[a]:
                    price = ways.price(a, first, b, second)
                    assert price is None or price == occupancy.crossed(first, 0, 0)
                    together += occupancy.linked(first.stretches, 0) > 0
    assert together > 100


@pytest.mark.parametrize("seed", range(12))
def test_no_line_beside_the_table_looks_like_its_border(seed: int) -> None:
    """Lines keep further from the outermost borders of the lanes than from those between them."""
    drawn = random_flow(seed, lanes=5, rows=12)
    drawing = Drawing(drawn, route(drawn))
    wide = sum(band.size for band in drawing.geometry.lanes)
    across = [x for line in drawing.lines for x, _ in line]
    assert min(across) >= OUTER_GAP - 0.01
    assert max(across) <= wide - OUTER_GAP + 0.01
    assert OUTER_GAP > EDGE_GAP
