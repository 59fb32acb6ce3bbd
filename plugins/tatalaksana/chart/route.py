# The router's one entry: a flow goes in, a geometry comes out. Same flow, same geometry, to the last digit.
from __future__ import annotations

from tatalaksana.chart.geometry import Geometry
from tatalaksana.chart.grid import grid_of
from tatalaksana.chart.improve import plan
from tatalaksana.chart.layout import layout
from tatalaksana.chart.tracks import assign
from tatalaksana.model import Flow


def route(flow: Flow) -> Geometry:
    """Draw a flow: choose a way for every edge, order the lines in the gutters, measure lanes and rows.

    Raises:
        UnroutableError: The chart cannot be drawn without misleading; says which edge and why.
    """
    grid = grid_of(flow)
    planner = plan(flow, grid)
    while edges := planner.meeting():
        planner.replan(edges)
    tracks = assign(flow, planner.routes)
    while tracks.knot:
        planner.replan(tracks.knot)
        tracks = assign(flow, planner.routes)
    planner.refuse_crowds()
    return layout(flow, grid, planner.routes, tracks)
