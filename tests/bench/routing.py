# What the router takes, on charts as real ones are and on charts that nobody would draw.
from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Iterable, Iterator, Sequence
from statistics import median, quantiles

from tatalaksana.chart import route
from tatalaksana.model import Flow
from tests.bench.report import Measure
from tests.chart.random_flow import likely_flow, random_flow

_CHARTS = 500
_RUNS = 3
_MIDDLING = (16, 5)
"""(rows, lanes) of a chart of usual size."""


def routing(flows: Iterable[Flow]) -> Iterator[Measure]:
    """The router's figures on real charts and on random ones; each chart's time is the median of a few runs."""
    real = [flow for flow in flows if (flow.rows, flow.lanes) == _MIDDLING]
    yield Measure(
        f"Perute, {len(real)} bagan nyata {_MIDDLING[0]} baris × {_MIDDLING[1]} lajur: median",
        median(_times(real)),
        "ms",
        target=1,
    )
    likely = _times([likely_flow(seed) for seed in range(_CHARTS)])
    yield Measure(f"Perute, {_CHARTS} bagan acak, 2–12 lajur × 4–40 baris: median", median(likely), "ms")
    yield Measure("– persentil ke-99", quantiles(likely, n=100)[-1], "ms", target=10)
    yield Measure("– terburuk", max(likely), "ms", target=50)
    wild = _times([random_flow(seed) for seed in range(_CHARTS)])
    yield Measure(f"Perute, {_CHARTS} bagan padat (panah ke baris mana pun): median", median(wild), "ms")
    yield Measure("– persentil ke-99", quantiles(wild, n=100)[-1], "ms")
    yield Measure("– terburuk", max(wild), "ms", target=50)
    yield Measure("– memori yang tertinggal sesudah semua bagan", _left_over(), "kB", target=16)


def _times(flows: Sequence[Flow]) -> list[float]:
    return [median(_milliseconds(flow) for _ in range(_RUNS)) for flow in flows]


def _milliseconds(flow: Flow) -> float:
    start = time.perf_counter()
    route(flow)
    return (time.perf_counter() - start) * 1000


def _left_over() -> float:
    flows = [likely_flow(seed) for seed in range(_CHARTS)]
    route(flows[0])
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for flow in flows:
        route(flow)
    gc.collect()
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return (after - before) / 1000
