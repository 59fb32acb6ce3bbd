# Charts of any size beside what no drawing in our tracks goes below.
from __future__ import annotations

import pytest

from tatalaksana.chart import route
from tatalaksana.model import Flow
from tests.chart.bound import possible
from tests.chart.figures import fixtures
from tests.chart.gate import Drawing, crossings
from tests.chart.random_flow import random_flow
from tests.chart.shapes import flow
from tests.chart.together import least_together

_PATIENCE = 20_000
_TOO_LARGE = "12 lajur, 40 baris, 60 panah"
"""The one on which seven lines cross."""
_FIXTURES = {name: flow for name, flow in fixtures().items() if name != _TOO_LARGE}


def _worth(flow: Flow) -> tuple[int, int]:
    drawing = Drawing(flow, route(flow))
    return crossings(drawing), sum(len(line) - 2 for line in drawing.lines)


@pytest.mark.parametrize("name", sorted(_FIXTURES))
def test_no_chart_could_be_drawn_with_less(name: str) -> None:
    """No ways in our tracks cross at all on a hard shape or an SOP, nor bend less than those that are drawn."""
    crossed, bends = _worth(_FIXTURES[name])
    assert 0 == crossed
    assert possible(_FIXTURES[name], 0, bends - 1, _PATIENCE) is False
    assert possible(_FIXTURES[name], 0, bends, _PATIENCE)


@pytest.mark.no_cover
@pytest.mark.parametrize("first", range(0, 18, 6))
def test_what_is_drawn_is_possible(first: int) -> None:
    """The bound never calls a drawing impossible that there is: it would be no proof."""
    told = []
    for seed in range(first, first + 6):
        drawn = random_flow(seed, lanes=4, rows=7)
        crossed, bends = _worth(drawn)
        told.append(possible(drawn, crossed, bends, _PATIENCE))
    assert False not in told
    assert told.count(True) > len(told) // 2


def test_what_two_edges_need_beside_each_other_is_a_bound() -> None:
    """Two lines that change places need a crossing, or two bends each more; patience that ends is no answer."""
    knot = flow(2, [(0, 0), (0, 1), (1, 0), (1, 1)], [(0, 3), (1, 2)])
    assert possible(knot, 0, 5, _PATIENCE)
    assert possible(knot, 0, 4, _PATIENCE) is False
    assert possible(knot, 1, 2, _PATIENCE) is False
    assert possible(knot, 1, 4, _PATIENCE)
    assert possible(knot, 0, 4, 3) is None


def test_an_order_is_one_for_two_gutters_that_meet() -> None:
    """Of two ways that turn from one gutter into another the inner one stays inside: else they cross, though in neither gutter alone."""
    outer = ((1, 1), (4, 1), (4, 6), (8, 6), (8, 9), (9, 9))
    assert 0 == least_together(outer, ((1, 3), (4, 3), (4, 6), (8, 6), (8, 11), (9, 11)))
    assert 1 == least_together(outer, ((1, 3), (4, 3), (4, 6), (8, 6), (8, 7), (9, 7)))
