# The charts that both routers draw, in groups.
from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from tatalaksana.catalog import collect
from tatalaksana.model import Flow
from tests.chart.random_flow import random_flow

_ROOT = Path(__file__).parents[2]


def sops() -> Mapping[str, Flow]:
    """The real SOP, by where they are."""
    return {name: entry.flow for name, entry in sorted(collect(_ROOT / "sops", "sops").catalog.entries.items())}


def shapes() -> Mapping[str, Flow]:
    """The hard shapes, by their names."""
    found: Mapping[str, Flow] = import_module("tests.chart.shapes").SHAPES
    return found


def random(count: int) -> Mapping[str, Flow]:
    """Random charts of 2 to 12 lanes and 4 to 40 rows, by their seeds."""
    return {str(seed): random_flow(seed) for seed in range(count)}
