# On which sides of their symbols lines leave and come in: where a reader looks for them.
from __future__ import annotations

import pytest

from tatalaksana.chart import Route, Side, route
from tatalaksana.model import Flow
from tests.chart.gate import Drawing, crossings
from tests.chart.random_flow import likely_flow
from tests.chart.shapes import SHAPES, Place, Way, chain, flow


@pytest.mark.parametrize(("goal", "side"), [(0, Side.LEFT), (4, Side.RIGHT)])
def test_what_goes_back_leaves_towards_its_goal(goal: int, side: Side) -> None:
    """«Tidak» leaves to the side on which the step lies that it goes back to, also where the way on must give way to it."""
    drawn = flow(
        5, [(0, goal, "("), (1, 2), (2, 2, "?"), (3, goal), (4, 2, "(")],
        [(0, 1), (1, 2), (2, 0, "tidak"), (2, 3, "ya"), (3, 4)],
    )  # fmt: skip
    routes = route(drawn).routes
    assert side is routes[2].leaves
    assert Side.BOTTOM is routes[3].leaves


def test_one_lane_keeps_one_habit() -> None:
    """In one lane all lines that go back run on one side, and those that skip steps on the other."""
    drawn = flow(
        1,
        [(0, 0, "("), (1, 0), (2, 0, "?"), (3, 0), (4, 0, "?"), (5, 0), (6, 0), (7, 0, "(")],
        [*(way for way in chain(8) if way[0] not in {2, 4}), (2, 3, "ya"), (2, 1, "tidak"), (4, 5, "ya"), (4, 6, "langsung")],
    )  # fmt: skip
    sides = {edge.label: one.leaves for edge, one in zip(drawn.edges, route(drawn).routes, strict=True) if edge.label}
    assert {"ya": Side.BOTTOM, "tidak": Side.LEFT, "langsung": Side.RIGHT} == sides


_TWO_AND_FOUR: list[Place] = [(0, 0, "("), (1, 1), (1, 3), (2, 2, "?"), (3, 1), (3, 2), (3, 3), (3, 5)]
_ROWS_OF_THREE: list[Place] = [(0, 0, "("), (1, 1), (1, 2), (1, 3), (2, 4), (3, 2, "?"), (4, 3, "?"), (5, 4, "(")]
_TO_THREE: list[Way] = [(0, 1), (0, 2), (0, 3), (1, 4), (2, 4), (3, 4), (4, 5)]


@pytest.mark.parametrize(
    "drawn",
    [
        flow(
            6, _TWO_AND_FOUR,
            [(0, 1), (0, 2), (1, 3), (2, 3), *((3, to, "tidak") for to in (1, 2)), *((3, to, "ya") for to in (4, 5, 6, 7))],
        ),
        flow(
            5, _ROWS_OF_THREE,
            [*_TO_THREE, *((5, to, "tidak") for to in (1, 2, 3)), (5, 6, "ya"), *((6, to, "tidak") for to in (1, 2, 3)), (6, 7, "ya")],
        ),
    ],
)  # fmt: skip
def test_an_exit_to_several_leaves_from_one_corner(drawn: Flow) -> None:
    """An exit to all who act in a row has one corner and one word, also where two corners would cross less."""
    exits: dict[tuple[int, str], list[Route]] = {}
    for edge, one in zip(drawn.edges, route(drawn).routes, strict=True):
        if edge.label:
            exits.setdefault((edge.source, edge.label), []).append(one)
    for routes in exits.values():
        assert 1 == len({one.leaves for one in routes}) == sum(one.label is not None for one in routes)


def test_habit_gives_way_to_ways_on() -> None:
    """Where decisions of a lane go on to the left, what goes back to that lane runs on the right."""
    drawn = flow(2, [(0, 1, "("), (1, 1, "?"), (2, 0), (3, 1, "?"), (4, 0, "(")],
                 [(0, 1), (1, 2, "ya"), (1, 0, "tidak"), (2, 3), (3, 4, "ya"), (3, 0, "tidak")])  # fmt: skip
    back = [one for edge, one in zip(drawn.edges, route(drawn).routes, strict=True) if edge.label == "tidak"]
    assert [(Side.RIGHT, Side.RIGHT)] * 2 == [(one.leaves, one.enters) for one in back]


def test_sides_are_exchanged_with_what_comes_in() -> None:
    """A start that is gone back to is not entered from above, round the chart: the line that leaves it there gives way."""
    drawn = SHAPES["proses dan keputusan dalam satu baris"]
    back = next(one for edge, one in zip(drawn.edges, route(drawn).routes, strict=True) if edge.label == "tidak")
    assert (Side.RIGHT, 3) == (back.enters, len(back.points))


def test_the_way_on_gives_way_to_what_goes_back() -> None:
    """What goes back to a start comes in from its free side, straight from the decision, and the way on leaves below it."""
    drawn = flow(
        3, [(0, 0, "("), (1, 2), (2, 0), (3, 2, "?"), (4, 0), (5, 1, "(")],
        [(0, 1), (1, 2), (2, 3), (3, 4, "ya"), (3, 0, "tidak"), (4, 5)],
    )  # fmt: skip
    on, back = route(drawn).routes[3:5]
    assert (Side.BOTTOM, Side.LEFT, Side.LEFT, 4) == (on.leaves, back.leaves, back.enters, len(back.points))


_TRUNKS = {
    "one decision lies on the other side": flow(
        4, [(0, 1, "("), (1, 1), (2, 2, "?"), (3, 3, "?"), (4, 1, "?"), (5, 1, "(")],
        [(0, 1), (1, 2), (2, 3, "ya"), (2, 1, "tidak"), (3, 4, "ya"), (3, 1, "tidak"), (4, 5, "ya"), (4, 1, "tidak")],
    ),
    "two sides would be as short": flow(
        4, [(0, 0, "("), (1, 1, "?"), (1, 2, "?"), (2, 3), (3, 0, "(")],
        [(0, 1), (0, 2), (1, 3, "ya"), (1, 0, "tidak"), (2, 3, "ya"), (2, 0, "tidak"), (3, 4)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", _TRUNKS)
def test_lines_back_from_two_sides_share_a_trunk(name: str) -> None:
    """Exits that return to one step come in on one side, although another would do as well."""
    drawn = _TRUNKS[name]
    geometry = route(drawn)
    back = [one for edge, one in zip(drawn.edges, geometry.routes, strict=True) if edge.label == "tidak"]
    assert 1 == len({one.enters for one in back})
    assert 0 == crossings(Drawing(drawn, geometry))


def test_no_line_goes_round_the_chart_beside_a_trunk() -> None:
    """Of four side by side that go back to a start none goes over the first row to come in from above, where the others come in from below."""
    decisions = [(1, lane, "?") for lane in (1, 2, 3, 4)]
    drawn = flow(
        6,
        [(0, 0, "("), *decisions, (2, 5), (3, 1, "?"), (3, 4, "?"), (4, 5, "?"), (5, 0, "(")],
        [
            *[(0, one) for one in (1, 2, 3, 4)],
            *[way for one in (1, 2, 3, 4) for way in ((one, 5, "ya"), (one, 0, "tidak"))],
            (5, 6), (5, 7), (6, 8, "ya"), (6, 5, "tidak"), (7, 8, "ya"), (7, 5, "tidak"), (8, 9, "ya"), (8, 0, "tidak"),
        ],
    )  # fmt: skip
    back = [one for edge, one in zip(drawn.edges, route(drawn).routes, strict=True) if edge.target == 0]
    assert {Side.BOTTOM} == {one.enters for one in back}


def _crossed(flows: list[Flow]) -> int:
    return sum(crossings(Drawing(one, route(one))) for one in flows)


@pytest.mark.no_cover
def test_random_charts_cross_little() -> None:
    """Charts as wild as real ones are cross no oftener than when this was written."""
    assert _crossed([likely_flow(seed, lanes=5, rows=9) for seed in range(40)]) <= 9
