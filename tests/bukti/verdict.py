# What is known of a chart's drawing: that none in our tracks is as good in crossings and bends and better in one, or one that is.
# What is better is drawn, and counts as the gate counts it.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from tatalaksana.chart import UnroutableError
from tatalaksana.chart.grid import grid_of
from tatalaksana.chart.layout import layout
from tatalaksana.chart.tracks import assign
from tatalaksana.chart.way import Way
from tatalaksana.model import Flow
from tests.bukti.network import Network, Weights
from tests.chart.gate import Drawing, crossings, defects

Count = tuple[int, int]
"""(crossings, bends)."""


class Unreached(Enum):
    """Why nothing was drawn."""

    IMPOSSIBLE = auto()
    """It is proved that nothing can be."""
    OPEN = auto()
    """Patience ended, or what was cheap enough cost more once it was drawn."""


Reached = Count | Unreached
"""What was drawn that is good enough, or why nothing was."""
_SCALES = (Weights(24, 7), Weights(60, 10), Weights(10, 10))
"""As the router weighs them first; then with fewer crossings, and with fewer bends."""
_CROSSINGS_ONLY = Weights(1, 0)


@dataclass(slots=True)
class Chart:
    """A chart of which it is asked how few crossings and bends would do."""

    flow: Flow
    patience: int
    """How often each search may turn back."""
    drawn: dict[Count, Sequence[Way]] = field(default_factory=dict)
    """The ways of what was drawn without a defect, by how often its lines cross and bend."""
    _network: Network | None = None
    _looked: int = 0
    """On how many scales the cheapest choice was drawn."""

    def reached(self, crossings: int, bends: int) -> Reached:
        """What was drawn with no more than that."""
        while (found := self._within(crossings, bends)) is None and self._looked < len(_SCALES):
            self._draw(self.network.cheapest(_SCALES[self._looked], self.patience, sure=False).choices)
            self._looked += 1
        if found is not None:
            return found
        for weights in _SCALES:
            limit = weights.of(crossings, bends)
            if self._none(weights, limit, None):
                return Unreached.IMPOSSIBLE
        if self._none(_CROSSINGS_ONLY, crossings, bends):
            return Unreached.IMPOSSIBLE
        if not self._within(crossings, bends):
            self._draw(self.network.cheapest(_SCALES[0], self.patience, sure=False, most_bends=bends).choices)
        return self._within(crossings, bends) or Unreached.OPEN

    @property
    def network(self) -> Network:
        """The chart as a network of costs, made once it is needed."""
        if self._network is None:
            self._network = Network(self.flow)
        return self._network

    def _none(self, weights: Weights, limit: int, most_bends: int | None) -> bool:
        """Whether no choice costs so little; what does is drawn."""
        if limit < 0:
            return True
        found = self.network.cheapest(weights, self.patience, sure=True, limit=limit, most_bends=most_bends)
        self._draw(found.choices)
        return found.complete and not found.choices

    def _within(self, crossings: int, bends: int) -> Count | None:
        """What was drawn with no more than that, by the router's own scale the best."""
        fit = [count for count in self.drawn if count[0] <= crossings and count[1] <= bends]
        return min(fit, key=lambda count: (_SCALES[0].of(*count), count), default=None)

    def _draw(self, choices: Sequence[Sequence[Way]]) -> None:
        for ways in choices:
            count = drawn(self.flow, ways)
            if count is not None:
                self.drawn.setdefault(count, ways)


def drawn(flow: Flow, ways: Sequence[Way]) -> Count | None:
    """How often lines cross and bend that are drawn in these ways; None where that can't be done without a defect."""
    routes = [way.corners for way in ways]
    tracks = assign(flow, routes)
    if tracks.knot:
        return None
    try:
        drawing = Drawing(flow, layout(flow, grid_of(flow), routes, tracks, 1.0))
    except UnroutableError:
        return None
    if any(defects(drawing)):
        return None
    return crossings(drawing), sum(len(corners) - 2 for corners in routes)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of one drawing beside the peer's."""

    better: Reached
    """What has no more of both, and less of one."""
    as_few: Reached
    """What has no more of both than the peer has: ours, if it has not."""


def verdict(chart: Chart, ours: Count, theirs: Count) -> Verdict:
    """Judge a drawing of ours beside the peer's."""
    fewer = [chart.reached(ours[0], ours[1] - 1), chart.reached(ours[0] - 1, ours[1])]
    less = [found for found in fewer if isinstance(found, tuple)]
    open_or_not = Unreached.OPEN if Unreached.OPEN in fewer else Unreached.IMPOSSIBLE
    better = min(less, key=lambda count: _SCALES[0].of(*count)) if less else open_or_not
    if ours[0] <= theirs[0] and ours[1] <= theirs[1]:
        return Verdict(better, ours)
    return Verdict(better, chart.reached(*theirs))
