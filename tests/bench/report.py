# The measures as one Markdown table.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One row: a figure of ours, that of the peer, and the target for our figure or for the ratio."""

    name: str
    ours: float
    unit: str
    peer: float | None = None
    ratio: float | None = None
    target: float | None = None
    """The most that is allowed, of the ratio where there is one, else of our figure."""

    @property
    def kept(self) -> bool | None:
        """Whether the target is kept."""
        if self.target is None:
            return None
        return (self.ours if self.ratio is None else self.ratio) <= self.target


_HEADS = ("Ukuran", "Tatalaksana", "Pembanding", "Rasio", "Sasaran", "Tercapai")


def table(measures: Sequence[Measure]) -> str:
    """The rows, with «ya» or «tidak» for every target."""
    lines = [_HEADS, ("---", "---:", "---:", "---:", "---:", "---")]
    for measure in measures:
        target = (
            ""
            if measure.target is None
            else f"≤ {measure.target:g}" + ("" if measure.ratio is not None else f" {measure.unit}")
        )
        lines.append((
            measure.name, _figure(measure.ours, measure.unit), "" if measure.peer is None else _figure(measure.peer, measure.unit),
            "" if measure.ratio is None else f"{measure.ratio:.2f}", target, {None: "", True: "ya", False: "tidak"}[measure.kept],
        ))  # fmt: skip
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _figure(value: float, unit: str) -> str:
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:.{digits}f} {unit}".rstrip()
