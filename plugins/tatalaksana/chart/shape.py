# What a route's own shape costs, before anything else on the chart is looked at.
from __future__ import annotations

from tatalaksana.chart.geometry import Side
from tatalaksana.chart.grid import Corners, GridPoint

BEND = 4.0
ENTER_FORWARD = {Side.TOP: 0.0, Side.LEFT: 1.5, Side.RIGHT: 1.5, Side.BOTTOM: 7.0}
ENTER_BACK = {Side.TOP: 2.0, Side.LEFT: 0.0, Side.RIGHT: 0.0, Side.BOTTOM: 1.0}
LEAVE = {Side.TOP: 3.5, Side.LEFT: 0.0, Side.RIGHT: 0.0, Side.BOTTOM: 0.0}


def leaves(corners: Corners) -> Side:
    """The side of its source on which a route leaves."""
    return side_towards(corners[0], corners[1])


def enters(corners: Corners) -> Side:
    """The side of its target on which a route comes in."""
    return side_towards(corners[-1], corners[-2])


def side_towards(here: GridPoint, there: GridPoint) -> Side:
    """The side of `here` that faces `there`, which is straight across or straight up or down."""
    if there[0] != here[0]:
        return Side.RIGHT if there[0] > here[0] else Side.LEFT
    return Side.BOTTOM if there[1] > here[1] else Side.TOP
