# Lines cut into the pieces of each cell.
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise, permutations, product

import pytest

from tatalaksana.catalog import Entry
from tatalaksana.chart import Band, Geometry, Point, Route, route
from tatalaksana.render.html.lines import LaneCell, pieces
from tests.chart.gate import Drawing
from tests.chart.random_flow import random_flow
from tests.collections_on_disk import koleksi

_ENTRIES = koleksi().entries
_ANY = route(next(iter(_ENTRIES.values())).flow)
_HALF = Band(100, (0.5, 0.25, 0.75))
Spot = tuple[float, float]
Piece = tuple[Spot, Spot]


def _geometry(*points: tuple[int, int, int, int]) -> Geometry:
    """Three lanes and three rows with one route through (lane, x, row, y)."""
    way = replace(_ANY.routes[0], points=tuple(Point(*point) for point in points))
    return replace(_ANY, lanes=(_HALF,) * 3, rows=(_HALF,) * 3, centres=(), routes=(way,))


def test_a_line_within_a_cell() -> None:
    """A line that stays in its cell is one piece."""
    assert {(1, 1): "M50 50H75V25"} == pieces(_geometry((1, 0, 1, 0), (1, 2, 1, 0), (1, 2, 1, 1)))


def test_a_line_across_cells() -> None:
    """A line through cells goes from border to border, in its own direction."""
    right = pieces(_geometry((0, 0, 1, 0), (2, 0, 1, 0)))
    assert {(1, 0): "M50 50H100", (1, 1): "M0 50H100", (1, 2): "M0 50H50"} == right
    up = pieces(_geometry((1, 0, 2, 0), (1, 0, 0, 0)))
    assert {(2, 1): "M50 50V0", (1, 1): "M50 100V0", (0, 1): "M50 100V50"} == up


def test_a_line_that_comes_back() -> None:
    """A route that leaves a cell and returns has a piece there for each time."""
    found = pieces(_geometry((0, 0, 0, 0), (1, 0, 0, 0), (1, 0, 1, 0), (0, 0, 1, 0), (0, 0, 0, 0)))
    assert "M50 50H100M50 100V50" == found[0, 0]


def test_equal_pieces_are_drawn_once() -> None:
    """Two routes over the same way draw it once."""
    one = _geometry((0, 0, 0, 0), (1, 0, 0, 0))
    assert pieces(one) == pieces(replace(one, routes=one.routes * 2))


def test_a_line_that_joins_another_ends_there() -> None:
    """What comes to a line from beside is drawn as far as that."""
    trunk = _geometry((0, 0, 0, 0), (0, 0, 2, 0))
    [way] = _geometry((0, 1, 1, 0), (0, 0, 1, 0), (0, 0, 2, 0)).routes
    found = pieces(replace(trunk, routes=(*trunk.routes, way)))
    assert {(0, 0): "M50 50V100", (1, 0): "M50 0V100M25 50H50", (2, 0): "M50 0V50"} == found


@pytest.mark.parametrize("entry", _ENTRIES.values(), ids=lambda entry: entry.id)
def test_the_collections_lines_are_unbroken(entry: Entry) -> None:
    """Every piece is straight and within its cell, and each that ends at a border goes on behind it."""
    geometry = route(entry.flow)
    ends: Counter[tuple[float, float]] = Counter()
    for (row, lane), path in pieces(geometry).items():
        for run in re.findall(r"M[^M]*", path):
            spots = _spots(run)
            assert all(0 <= value <= 100 for spot in spots for value in spot)
            for x, y in (spots[0], spots[-1]):
                ends[round(lane + x / 100, 6), round(row + y / 100, 6)] += 1
    for (x, y), count in ends.items():
        if x == int(x) or y == int(y):
            assert count >= 2, f"a line ends at the border {x}, {y}"
            assert 0 < x < len(geometry.lanes) or y != int(y)
            assert 0 < y < len(geometry.rows) or x != int(x)


@pytest.mark.parametrize("seed", range(6))
def test_what_several_run_on_is_drawn_once(seed: int) -> None:
    """All of each route is drawn, its own length; where several run on each other one of them is, or they would look thicker."""
    geometry = route(random_flow(seed, lanes=5, rows=12))
    drawn = _strokes(geometry)
    for line, stretches in drawn.items():
        assert all(before[1] <= behind[0] for before, behind in pairwise(stretches)), f"{line} is drawn twice"
    drawn = _closed(drawn)
    for single in geometry.routes:
        alone = _strokes(replace(geometry, routes=(single,)))
        for line, stretches in alone.items():
            for low, high in stretches:
                assert pytest.approx(high - low) == sum(
                    max(0.0, min(high, behind) - max(low, before)) for before, behind in drawn[line]
                )
        length = sum(high - low for stretches in alone.values() for low, high in stretches)
        assert pytest.approx(_route_length(geometry, single), abs=0.1) == length


Line = tuple[LaneCell, int, float]
"""A line of a cell: whether it runs up and down, and where."""


def _strokes(geometry: Geometry) -> dict[Line, list[tuple[float, float]]]:
    """What is drawn on each line of each cell: from where to where, in order."""
    found: dict[Line, list[tuple[float, float]]] = defaultdict(list)
    for cell, path in pieces(geometry).items():
        for run in re.findall(r"M[^M]*", path):
            for a, b in pairwise(_spots(run)):
                along = 0 if a[1] == b[1] else 1
                low, high = sorted((a[along], b[along]))
                found[cell, along, a[1 - along]].append((low, high))
    return {line: sorted(stretches) for line, stretches in found.items()}


def _gaps(geometry: Geometry) -> Iterator[tuple[Line, float, float]]:
    """Where a level line stops a little before one that runs up or down, and goes on behind it."""
    drawn = _strokes(geometry)
    for (cell, along, at), stretches in drawn.items():
        for (_, low), (high, _) in pairwise(stretches):
            if along == 0 and high > low:
                middle = (low + high) / 2
                beside = [
                    one
                    for (other, way, x), ones in drawn.items()
                    if (other, way) == (cell, 1) and abs(x - middle) < 0.05 and high - low < 12
                    for one in ones
                ]
                if any(top < at < foot for top, foot in _joined(beside)):
                    yield (cell, along, at), low, high


def _closed(drawn: dict[Line, list[tuple[float, float]]]) -> dict[Line, list[tuple[float, float]]]:
    """Lines with their gaps closed, as far as these are short."""
    return {line: _joined(stretches, 12 if line[1] == 0 else 0) for line, stretches in drawn.items()}


def _joined(stretches: Sequence[tuple[float, float]], gap: float = 0) -> list[tuple[float, float]]:
    """Stretches that touch each other, or nearly, as one."""
    found: list[tuple[float, float]] = []
    for low, high in sorted(stretches):
        if found and low - found[-1][1] <= gap + 0.01:
            found[-1] = found[-1][0], max(high, found[-1][1])
        else:
            found.append((low, high))
    return found


@pytest.mark.parametrize("seed", range(12))
def test_lines_that_pass_each_other_have_gaps(seed: int) -> None:
    """A level line has a gap where it passes another, and nowhere else: never where any line ends or bends."""
    flow = random_flow(seed, lanes=6, rows=12)
    geometry = route(flow)
    lines = Drawing(flow, geometry).lines
    pieces_of = [[*pairwise(line)] for line in lines]
    bends = {(round(x), round(y)) for line in lines for x, y in line}
    passed = set()
    for one, other in permutations(pieces_of, 2):
        for (a, b), (c, d) in product(one, other):
            if (
                a[1] == b[1]
                and c[0] == d[0]
                and min(a[0], b[0]) < c[0] < max(a[0], b[0])
                and min(c[1], d[1]) < a[1] < max(c[1], d[1])
            ):
                passed.add((round(c[0]), round(a[1])))
    widths, heights = ([0, *accumulate(band.size for band in bands)] for bands in (geometry.lanes, geometry.rows))
    gaps = {
        (
            round(widths[lane] + geometry.lanes[lane].size * (low + high) / 200),
            round(heights[row] + geometry.rows[row].size * at / 100),
        )
        for ((row, lane), _, at), low, high in _gaps(geometry)
    }
    assert passed - bends == gaps


def test_a_line_that_is_shown_by_itself_has_its_gaps() -> None:
    """Where a comparison draws what came over what stays, either passes the other as on the sheet of all."""
    level = _geometry((0, 0, 1, 0), (2, 0, 1, 0))
    [upright] = _geometry((1, 0, 0, 0), (1, 0, 2, 0)).routes
    both = replace(level, routes=(*level.routes, replace(upright, edge=1)))
    assert {(1, 0): "M50 50H100", (1, 1): "M0 50H47M53 50H100", (1, 2): "M0 50H50"} == pieces(both, {0})
    assert {(0, 1): "M50 50V100", (1, 1): "M50 0V100", (2, 1): "M50 0V50"} == pieces(both, {1})


def _spots(run: str) -> list[Spot]:
    start = re.match(r"M(\S+) (\S+?)(?=[HV]|$)", run)
    assert start is not None, run
    x, y = float(start[1]), float(start[2])
    spots = [(x, y)]
    for command, number in re.findall(r"([HV])([-\d.e]+)", run[start.end() :]):
        x, y = (float(number), y) if command == "H" else (x, float(number))
        spots.append((x, y))
    return spots


def _route_length(geometry: Geometry, single: Route) -> float:
    spots: list[Spot] = [
        (
            100 * (point.lane + geometry.lanes[point.lane].lines[point.x]),
            100 * (point.row + geometry.rows[point.row].lines[point.y]),
        )
        for point in single.points
    ]
    return sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(spots))
