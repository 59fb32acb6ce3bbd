# What the router draws of charts that nobody chose, to the last line: a change of it shows as a diff, to be looked at.
from __future__ import annotations

from collections.abc import Iterator

import pytest

from tatalaksana.chart import Point, Route, UnroutableError, route
from tatalaksana.model import Flow
from tests.chart.random_flow import dense_flow, likely_flow, random_flow
from tests.golden_files import GOLDEN, check_golden

_CHARTS = {
    "padat": [dense_flow(seed) for seed in (*range(24), 1013, 1028, 7277, 12613)],
    "mungkin": [likely_flow(seed, lanes=5, rows=9) for seed in range(12)],
    "acak": [random_flow(seed, lanes=5, rows=7) for seed in range(12)],
    "besar": [random_flow(seed, lanes=4, rows=16) for seed in range(3)],
}


@pytest.mark.no_cover
def test_drawn_as_before() -> None:
    """Each chart's lines leave, bend, arrive and are labelled where the golden file says, or are refused for its reason."""
    told = (
        line for kind, flows in _CHARTS.items() for seed, flow in enumerate(flows) for line in _told(kind, seed, flow)
    )
    check_golden(GOLDEN / "bagan.txt", "".join(f"{line}\n" for line in told))


def _told(kind: str, seed: int, flow: Flow) -> Iterator[str]:
    try:
        geometry = route(flow)
    except UnroutableError as error:
        yield f"{kind} {seed}: panah {error.edge} {error.reason.value}"
        return
    sizes = (" ".join(str(band.size) for band in bands) for bands in (geometry.lanes, geometry.rows))
    yield f"{kind} {seed}: lajur {next(sizes)}, baris {next(sizes)}, lebih {geometry.excess}"
    yield from (
        f"  {edge.source}→{edge.target} {_way(one)}" for edge, one in zip(flow.edges, geometry.routes, strict=True)
    )


def _way(one: Route) -> str:
    label = one.label
    said = f", kata {label.symbol} {label.side.value} {label.near} {label.top}" if label else ""
    return f"{one.leaves.value}→{one.enters.value} {' '.join(map(_spot, one.points[1:-1]))}".rstrip() + said


def _spot(point: Point) -> str:
    return f"{point.lane}.{point.x}/{point.row}.{point.y}"
