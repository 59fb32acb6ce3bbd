# A chart as a network of costs: of each edge one of its ways is chosen, and each two ways cost their crossings. toulbar2 finds
# the cheapest choice and proves that there is none below it.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from pytoulbar2 import CFN

from tatalaksana.chart.way import Way
from tatalaksana.model import Flow
from tests.bukti.prices import Prices, all_prices
from tests.chart.ways import Ways, bends

_SCALE = 2520
"""Costs are whole numbers: shares of up to ten lines of a trunk are, and others are rounded down."""
_NEVER = 10**12


@dataclass(frozen=True, slots=True)
class Weights:
    """What a crossing costs, and a bend."""

    crossing: int
    bend: int

    def of(self, crossings: int, bends: int) -> int:
        """What so many cost."""
        return self.crossing * crossings + self.bend * bends


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    choices: Sequence[Sequence[Way]]
    """Ways of all edges, each cheaper than the one before."""
    complete: bool
    """Whether nothing is cheaper than the last; where there is none, whether nothing costs no more than was allowed."""


class Network:
    """One chart."""

    def __init__(self, flow: Flow) -> None:
        self._ways: list[list[Way]] = Ways(flow).of
        self._prices: Mapping[tuple[int, int], Prices] = all_prices(flow, Ways(flow))

    def cheapest(
        self, weights: Weights, patience: int, *, sure: bool, limit: int | None = None, most_bends: int | None = None
    ) -> Found:
        """The cheapest choice that costs no more than the limit.

        Args:
            weights: What is cheap.
            patience: How often the search may turn back.
            sure: Whether a crossing of a line that may run in a trunk costs only its share: then nothing that can be drawn
                costs less, and what is found may cost more once drawn. Else each line pays for its own.
            limit: The most that it may cost, where shares of crossings are rounded down.
            most_bends: The most bends that it may have.
        """
        solver = CFN(_NEVER if limit is None else limit * _SCALE + 1, vac=1, verbose=-1)
        for number, ways in enumerate(self._ways):
            solver.AddVariable(str(number), range(len(ways)))
            solver.AddFunction([number], [weights.bend * _SCALE * bends(way) for way in ways])
        for (a, b), prices in self._prices.items():
            shares = (
                np.floor(prices.sure * (weights.crossing * _SCALE) + _HARDLY)
                if sure
                else prices.whole * (weights.crossing * _SCALE)
            )
            solver.AddFunction([a, b], np.where(prices.apart, _NEVER, shares).astype(np.int64).ravel().tolist())
        if most_bends is not None:
            bent = [
                (number, index, bends(way)) for number, ways in enumerate(self._ways) for index, way in enumerate(ways)
            ]
            solver.AddGeneralizedLinearConstraint(bent, "<=", most_bends)
        solver.Option.backtrackLimit = patience
        solver.Option.limited = False
        solver.Solve()
        choices = [self._chosen(choice) for _, choice in solver.GetSolutions()]
        return Found(choices, not solver.Option.limited)

    def _chosen(self, choice: Sequence[int]) -> list[Way]:
        return [ways[index] for ways, index in zip(self._ways, choice, strict=True)]


_HARDLY = 1e-6
"""That a share is a whole number though it was added up of others."""
