# The exact solver in the small. It is run by `make bukti`, in an environment of its own.
from __future__ import annotations

from itertools import product

import pytest

from tatalaksana.chart import route
from tatalaksana.chart.grid import grid_of
from tatalaksana.chart.improve import plan
from tatalaksana.model import Flow
from tests.bukti.network import Network, Weights
from tests.bukti.prices import all_prices
from tests.bukti.verdict import Chart, Count, Unreached, Verdict, drawn, verdict
from tests.chart.gate import Drawing, crossings
from tests.chart.random_flow import likely_flow, random_flow
from tests.chart.shapes import flow
from tests.chart.ways import Ways

_PATIENCE = 5000
_KNOT = flow(2, [(0, 0), (0, 1), (1, 0), (1, 1)], [(0, 3), (1, 2)])
"""Two lines that change places."""


def _count(flow: Flow) -> Count:
    drawing = Drawing(flow, route(flow))
    return crossings(drawing), sum(len(line) - 2 for line in drawing.lines)


def test_a_knot_needs_a_crossing_or_bends() -> None:
    """Two lines that change places cross, or one goes round: no drawing has less, and what is possible is drawn."""
    chart = Chart(_KNOT, _PATIENCE)
    assert (0, 5) == chart.reached(0, 5)
    assert Unreached.IMPOSSIBLE is chart.reached(0, 4)
    assert (1, 4) == chart.reached(1, 4)
    assert Unreached.IMPOSSIBLE is chart.reached(1, 3)
    assert Unreached.IMPOSSIBLE is chart.reached(-1, 9)


def test_patience_that_ends_is_no_proof() -> None:
    """A search that may not turn back says neither that nothing is cheaper nor that something is."""
    network = Network(random_flow(149))
    found = network.cheapest(Weights(24, 7), 1, sure=False, limit=300)
    assert (False, 0) == (found.complete, len(found.choices))
    assert Unreached.IMPOSSIBLE is not Chart(random_flow(149), 1).reached(3, 38)


def test_a_drawing_is_judged_beside_that_of_a_peer() -> None:
    """One bend too many is told with what does without; what a peer has is out of reach, or what was drawn to prove the first."""
    assert Verdict(better=(0, 5), as_few=Unreached.IMPOSSIBLE) == verdict(Chart(_KNOT, _PATIENCE), (0, 6), (0, 4))
    assert Verdict(better=Unreached.IMPOSSIBLE, as_few=(0, 5)) == verdict(Chart(_KNOT, _PATIENCE), (0, 5), (0, 7))


_PAIRS = flow(2, [(0, 0), (0, 1), (1, 0), (1, 1)], [(0, 2), (0, 3), (1, 2), (1, 3)])
"""Two who hand over to two, by lines that may run as one."""


@pytest.mark.parametrize("drawn_flow", [_PAIRS, *[random_flow(seed, lanes=4, rows=7) for seed in (15, 29, 126)]])
def test_tables_hold_what_each_two_ways_cost(drawn_flow: Flow) -> None:
    """All ways of two edges at once are asked for the same as each two of them alone, and a share is no more than the whole."""
    ways = Ways(drawn_flow)
    prices = all_prices(drawn_flow, ways)
    for a, b in product(range(len(ways.of)), repeat=2):
        if a < b:
            for (i, one), (j, two) in product(enumerate(ways.of[a]), enumerate(ways.of[b])):
                price = ways.price(a, one, b, two)
                table = prices.get((a, b))
                if table is None:
                    assert price == 0
                elif price is None:
                    assert table.apart[i, j]
                else:
                    assert (False, price) == (table.apart[i, j], table.whole[i, j])
                    assert table.sure[i, j] <= price + 1e-9


@pytest.mark.parametrize("seed", [44, 83, 199, 362, 415, 527])
def test_no_more_is_sure_than_is_drawn(seed: int) -> None:
    """Where a line crosses a trunk, each of the trunk's lines is crossed in one spot, which counts once: so the bound is one."""
    crossed = random_flow(seed, lanes=3, rows=6)
    planner = plan(crossed, grid_of(crossed))
    chosen = [planner.found[number].way for number in range(len(crossed.edges))]
    ways = Ways(crossed)
    at = [some.index(way) for some, way in zip(ways.of, chosen, strict=True)]
    sure = sum(table.sure[at[a], at[b]] for (a, b), table in all_prices(crossed, ways).items())
    count = drawn(crossed, chosen)
    assert count is not None
    assert 0 < sure <= count[0] + 1e-9


@pytest.mark.parametrize("seed", range(6))
def test_nothing_drawn_is_called_impossible(seed: int) -> None:
    """What our router draws is possible: a search that has all patience finds something that costs no more."""
    flows = random_flow(seed, lanes=4, rows=7)
    count = _count(flows)
    found = Network(flows).cheapest(Weights(24, 7), _PATIENCE, sure=True, limit=Weights(24, 7).of(*count))
    assert found.choices


def test_two_gutters_together_are_looked_at() -> None:
    """On this chart two lines cross in neither of two gutters that meet, but in one of both: a bend more avoids that."""
    assert (0, 13) == Chart(likely_flow(21, lanes=5, rows=9), _PATIENCE).reached(0, 13)
