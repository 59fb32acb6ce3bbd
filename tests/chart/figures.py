# The figures of a chart: what may be on it, but as little as can be. `python -m tests.chart.figures` writes the baseline.
from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from tatalaksana.chart import route
from tatalaksana.model import Flow
from tests.chart.gate import Drawing, crossings, defects
from tests.chart.shapes import SHAPES
from tests.collections_on_disk import koleksi

BASELINE = Path(__file__).with_name("baseline.json")
_NEAR = 6.0


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted on a chart at its smallest size."""

    edges: int
    defects: int
    crossings: int
    least_crossings: int
    """How many crossings the chosen ways cannot do without, whatever the order of the lines in the gutters."""
    bends: int
    length: int
    """Pixels of all edges together."""
    tracks: int
    """The most lines in any lane or row beside the one through its middle."""
    near: int
    """Pairs of parallel lines nearer than a reader can well tell apart."""

    def as_json(self) -> dict[str, int]:
        """For the baseline file."""
        return asdict(self)


def figures(flow: Flow) -> Figures:
    """Draw a flow and count."""
    geometry = route(flow)
    drawing = Drawing(flow, geometry)
    length = sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for line in drawing.lines for a, b in pairwise(line))
    return Figures(
        edges=len(flow.edges),
        defects=len(list(defects(drawing))),
        crossings=crossings(drawing),
        least_crossings=crossings(drawing) - geometry.excess,
        bends=sum(len(line) - 2 for line in drawing.lines),
        length=round(length),
        tracks=max(len(band.lines) for band in (*geometry.lanes, *geometry.rows)) - 1,
        near=_near(drawing),
    )


def _near(drawing: Drawing) -> int:
    """Pairs of pieces of different edges that run side by side, not on each other, closer than six pixels."""
    pieces = [(edge, a, b) for edge, line in enumerate(drawing.lines) for a, b in pairwise(line)]
    count = 0
    for index, (edge, a, b) in enumerate(pieces):
        for other, c, d in pieces[index + 1 :]:
            if edge == other:
                continue
            for across in (0, 1):
                along = 1 - across
                if a[across] == b[across] and c[across] == d[across]:
                    apart = abs(a[across] - c[across])
                    low = max(min(a[along], b[along]), min(c[along], d[along]))
                    high = min(max(a[along], b[along]), max(c[along], d[along]))
                    count += 0.5 < apart < _NEAR and high - low > _NEAR
    return count


def all_figures() -> dict[str, dict[str, int]]:
    """The figures of every fixture: the hard shapes and the SOP that the project publishes."""
    return {name: figures(flow).as_json() for name, flow in fixtures().items()}


def fixtures() -> dict[str, Flow]:
    """Every fixture by its name."""
    entries = koleksi().entries
    return {**SHAPES, **{name: entry.flow for name, entry in entries.items()}}


def main() -> None:
    """Write the baseline; what got worse shows in its diff, and its commit says why."""
    BASELINE.write_text(json.dumps(all_figures(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
