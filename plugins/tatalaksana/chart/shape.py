# What a route's own shape costs, before anything else on the chart is looked at.
from __future__ import annotations

from tatalaksana.chart.geometry import Side
from tatalaksana.chart.grid import Corners, GridPoint

BEND = 7.0


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
