# The router's one entry: a flow goes in, a geometry comes out. Same flow, same geometry, to the last digit.
from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from math import inf

from tatalaksana.chart.bars import to_bars
from tatalaksana.chart.buses import buses_of
from tatalaksana.chart.failure import Reason, UnroutableError
from tatalaksana.chart.folding import fold
from tatalaksana.chart.geometry import Geometry
from tatalaksana.chart.grid import Corners, Grid, grid_of
from tatalaksana.chart.improve import first_plan, plan
from tatalaksana.chart.layout import layout
from tatalaksana.chart.plan import Planner
from tatalaksana.chart.search import Found
from tatalaksana.chart.tracks import Tracks, assign
from tatalaksana.model import Flow


@dataclass(frozen=True, slots=True)
class RoutedChart:
    """A flow with a way for every edge and an order of the lines in the gutters, before anything is measured."""

    grid: Grid
    routes: tuple[Corners, ...]
    tracks: Tracks

    def geometry(self, flow: Flow, letters: float = 1.0) -> Geometry:
        """How it is drawn.

        Args:
            flow: The flow, or one with other words at its exits: as many as it has, and the same where it has the same.
            letters: How large those in symbols and at exits are, in usual ones; up to `LARGEST_LETTERS`.
        """
        return layout(flow, self.grid, self.routes, self.tracks, letters)


def route(flow: Flow) -> Geometry:
    """Draw a flow: choose a way for every edge, order the lines in the gutters, measure lanes and rows.

    Raises:
        UnroutableError: The chart cannot be drawn without misleading; says which edge and why.
    """
    return routed(flow).geometry(flow)


def routed(flow: Flow) -> RoutedChart:
    """The same but for what is measured.

    Raises:
        UnroutableError: As `route` says.
    """
    grid = grid_of(flow)
    planner, tracks = _planned(flow, grid)
    return RoutedChart(grid, planner.routes, tracks)


def check_routable(flow: Flow) -> None:
    """Find out whether a flow can be drawn, in a third of the time: most often the first plan says so, and it is not shown.

    Raises:
        UnroutableError: As `route` says.
    """
    grid = grid_of(flow)
    try:
        _settled(flow, first_plan(flow, grid))
    except UnroutableError:
        _planned(flow, grid)


def _planned(flow: Flow, grid: Grid) -> tuple[Planner, Tracks]:
    """The best plan that can be drawn: with buses, else without, else the first, so that one which can be drawn is enough."""
    buses = buses_of(flow)
    if any(buses):
        with suppress(UnroutableError):
            planner = plan(flow, grid, buses)
            planner.gather()
            before = dict(planner.found)
            with suppress(UnroutableError):
                to_bars(flow, planner, grid)
                return _settled(flow, planner, _GIVES_WAY)
            planner.restore(before)
            return _settled(flow, planner, _GIVES_WAY)
    try:
        return _settled(flow, plan(flow, grid))
    except UnroutableError as error:
        try:
            return _settled(flow, first_plan(flow, grid))
        except UnroutableError:
            raise error from None


_GIVES_WAY = 24
"""How many lines of a chart with buses may give way to others, before it is drawn without these."""


def _settled(flow: Flow, planner: Planner, most: float = inf) -> tuple[Planner, Tracks]:
    """A plan in which nothing misleads, with the order of the lines in the gutters; so many lines may give way for that."""
    before: Mapping[int, Found] = planner.found
    while True:
        fold(flow, planner, before)
        while meeting := planner.meeting():
            planner.replan(meeting)
        tracks = assign(flow, planner.routes, planner.buses)
        if not tracks.knot:
            break
        if most <= 0:
            raise UnroutableError(tracks.knot.groups[0][0], Reason.NO_WAY)
        most -= 1
        before = planner.replan(tracks.knot)
    if any(planner.buses):
        tracks = _refolded(flow, planner, tracks)
    planner.refuse_crowds()
    return planner, tracks


def _refolded(flow: Flow, planner: Planner, tracks: Tracks) -> Tracks:
    """The order of the lines once edges of buses took again what they had to give way from, where nothing misleads then."""
    before = dict(planner.found)
    fold(flow, planner, {number: before[number] for number in planner.forget_refusals()})
    if planner.found == before:
        return tracks
    again = assign(flow, planner.routes, planner.buses)
    if not again.knot and not planner.meeting():
        return again
    planner.restore(before)
    return tracks
