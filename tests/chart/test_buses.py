"""Exits that lead to the same several symbols are one bus: they run as one line, and are read as all of them to all of these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from tatalaksana.chart import Side, route
from tatalaksana.chart.buses import buses_of
from tatalaksana.chart.grid import grid_of
from tatalaksana.chart.route import _planned
from tatalaksana.model import Flow
from tests.chart.gate import Drawing, Spot, crossings, defects
from tests.chart.random_flow import forked_flow
from tests.chart.shapes import flow

_PAIRS = flow(2, [(0, 0), (0, 1), (1, 0), (1, 1)], [(0, 2), (0, 3), (1, 2), (1, 3)])
"""Two who hand over to two."""


def _sent_back() -> Flow:
    """Three who act at once, and two decisions one after the other that send back to all of them."""
    drawn = flow(
        5,
        [(0, 0), (0, 1), (0, 2), (1, 3), (2, 4), (3, 0)],
        [(0, 3), (1, 3), (2, 3), (3, 4), (4, 5), (3, 0), (3, 1), (3, 2), (4, 0), (4, 1), (4, 2)],
    )
    words = {3: "ya", 4: "ya"} | dict.fromkeys(range(5, 11), "tidak")
    return replace(
        drawn, edges=tuple(replace(edge, label=words.get(number, "")) for number, edge in enumerate(drawn.edges))
    )


def test_goals_must_be_the_same() -> None:
    """A bus are exits with the same goals, of which there are several; who leads to one more or one fewer has lines of its own."""
    assert [0b1111] * 4 == buses_of(_PAIRS)
    assert [0] * 3 == buses_of(replace(_PAIRS, edges=_PAIRS.edges[:3]))
    assert [0] * 2 == buses_of(replace(_PAIRS, edges=_PAIRS.edges[:2]))
    back = 0b11111100000
    assert [*[0] * 5, *[back] * 6] == buses_of(_sent_back())


def test_two_who_hand_over_to_two_share_a_bar() -> None:
    """Lines down, and one across that both use: nothing goes round, as it had to when each pair had its own line."""
    drawing = Drawing(_PAIRS, route(_PAIRS))
    assert [] == list(defects(drawing))
    assert (0, 4) == (crossings(drawing), sum(len(line) - 2 for line in drawing.lines))


def test_decisions_that_send_back_to_the_same_three_share_a_trunk() -> None:
    """Both go back by one line, cross nothing on their way, and come in once at two of the three at least."""
    sent = _sent_back()
    geometry = route(sent)
    drawing = Drawing(sent, geometry)
    assert [] == list(defects(drawing))
    assert 0 == crossings(drawing)
    ends = {(edge.target, line.enters) for edge, line in zip(sent.edges, geometry.routes, strict=True)}
    assert len([symbol for symbol, _ in ends if symbol < 3]) <= 4


_THREE_ROWS = flow(
    5,
    [(0, 3), (1, 0), (2, 1), (3, 2), (4, 3, "?"), (5, 4, "?"), (6, 4)],
    [
        *((0, goal) for goal in (1, 2, 3)),
        *((one, 4) for one in (1, 2, 3)),
        *((decision, decision + 1, "ya") for decision in (4, 5)),
        *((decision, goal, "tidak") for decision in (4, 5) for goal in (1, 2, 3)),
    ],
)
"""Three who look each at something, and two decisions that send back to all of them."""
_FAR_APART = flow(
    5,
    [(0, 1), (1, 2), (2, 0), (2, 1), (2, 4)],
    [(source, goal) for source in (0, 1) for goal in (2, 3, 4)],
)
"""Two in rows of their own who hand over to three."""


_SIDE_BY_SIDE = flow(
    5,
    [(0, 3), (1, 0), (1, 1), (1, 2), (2, 4, "?"), (3, 0, "(")],
    [
        *((0, goal) for goal in (1, 2, 3)),
        *((one, 4) for one in (1, 2, 3)),
        (4, 5, "ya"),
        *((4, goal, "tidak") for goal in (1, 2, 3)),
    ],
)
"""Three who look at once at what one hands over, and a decision that sends back to all of them."""
_ONE_BELOW_THE_OTHER = flow(
    4,
    [(0, 0, "("), (1, 1), (2, 2), (3, 3), (4, 0, "?"), (5, 1, "(")],
    [
        *((0, goal) for goal in (1, 2, 3)),
        *((one, 4) for one in (1, 2, 3)),
        (4, 5, "ya"),
        *((4, goal, "tidak") for goal in (1, 2, 3)),
    ],
)
"""The same with three in rows of their own."""


def test_a_bus_is_a_bar_above_those_who_act_side_by_side() -> None:
    """All come in from above, from one line, and none goes round one of them to come in from below."""
    drawn = _SIDE_BY_SIDE
    assert {(goal, Side.TOP) for goal in (1, 2, 3)} == _entries(drawn)
    assert 0 == crossings(Drawing(drawn, route(drawn)))


def test_a_bus_is_a_bar_beside_those_who_act_one_below_the_other() -> None:
    """None of them is gone round and entered from below, and one line crosses the bar at most."""
    drawn = _ONE_BELOW_THE_OTHER
    assert Side.BOTTOM not in {side for _, side in _entries(drawn)}
    assert 1 >= crossings(Drawing(drawn, route(drawn)))


def _entries(drawn: Flow) -> set[tuple[int, Side]]:
    """The sides of symbols on which lines of a bus come in."""
    buses = buses_of(drawn)
    lines = zip(drawn.edges, route(drawn).routes, buses, strict=True)
    return {(edge.target, line.enters) for edge, line, bus in lines if bus}


@pytest.mark.parametrize("drawn", [_sent_back(), _THREE_ROWS, _FAR_APART, _SIDE_BY_SIDE, _ONE_BELOW_THE_OTHER])
def test_a_bus_comes_in_on_one_side_of_each_goal(drawn: Flow) -> None:
    """However many exits lead there, a symbol has one line from their bus."""
    goals = [goal for goal, _ in _entries(drawn)]
    assert sorted(set(goals)) == sorted(goals)
    assert [] == list(defects(Drawing(drawn, route(drawn))))


def test_lines_of_a_bus_are_drawn_once() -> None:
    """Nobody leads a line of their own to each goal where the bus leads there: a sixth less is drawn, and nothing crosses."""
    drawing = Drawing(_FAR_APART, route(_FAR_APART))
    assert 0 == crossings(drawing)
    assert 920 >= _drawn(drawing)


_HANDED_OVER = flow(
    10,
    [
        (0, 0, "("),
        *((1, lane) for lane in (1, 2, 3)),
        *((2, lane) for lane in (4, 5)),
        (3, 6, "?"),
        *((4, lane) for lane in (7, 8, 9)),
        (5, 0, "?"),
        (6, 9, "("),
    ],
    [
        *((0, goal) for goal in (1, 2, 3)),
        *((giver, goal) for giver in (1, 2, 3) for goal in (4, 5)),
        *((giver, 6) for giver in (4, 5)),
        (10, 11, "ya"),
        *((6, goal, "ya") for goal in (7, 8, 9)),
        *((6, goal, "tidak") for goal in (1, 2, 3)),
        *((giver, 10) for giver in (7, 8, 9)),
        *((10, goal, "tidak") for goal in (7, 8, 9)),
        *((10, goal, "sebagian") for goal in (4, 5)),
    ],
)
"""One who hands over to three beside it, these to two, a decision that hands on to three or sends back, and one more."""


def test_an_exit_has_one_line_to_its_bus() -> None:
    """What runs straight to one goal is the way to the others too, up to their bar: two lines side by side would close a box."""
    drawing = Drawing(_HANDED_OVER, route(_HANDED_OVER))
    buses = buses_of(_HANDED_OVER)
    for bus in set(buses) - {0}:
        lines = [line for line, mine in zip(drawing.lines, buses, strict=True) if mine == bus]
        spots = {spot for line in lines for spot in _spots(line)}
        steps = {frozenset(step) for line in lines for piece in pairwise(line) for step in pairwise(_spots(piece))}
        assert len(steps) == len(spots) - 1, "a tree"
    assert [] == list(defects(drawing))


def _drawn(drawing: Drawing) -> int:
    """The length of what is drawn, in pixels: where lines run on each other once."""
    return len({spot for line in drawing.lines for spot in _spots(line)})


def _spots(line: Sequence[Spot]) -> list[tuple[int, int]]:
    """The pixels of a line from its low to its high end, piece by piece."""
    return [
        (x, y)
        for (x0, y0), (x1, y1) in pairwise(line)
        for x in range(round(min(x0, x1)), round(max(x0, x1)) + 1)
        for y in range(round(min(y0, y1)), round(max(y0, y1)) + 1)
    ]


@pytest.mark.parametrize("seed", [0, 8, 15, 16, 22, 24])
def test_a_bus_does_not_meet_as_a_cross(seed: int) -> None:
    """Where lines of a bus would come together from all four sides, one of them goes elsewhere."""
    forked = forked_flow(seed)
    assert any(buses_of(forked))
    assert [] == list(defects(Drawing(forked, route(forked))))


@pytest.mark.parametrize("seed", [45, 138, 163])
def test_lines_of_a_bus_give_way_together(seed: int) -> None:
    """Where they meet as a cross all that bend there go elsewhere at once: one by one that took four times as many steps, or was never done."""
    forked = forked_flow(seed)
    planner, _ = _planned(forked, grid_of(forked))
    assert any(planner.buses)
    assert planner.occupancy.steps < 6000
