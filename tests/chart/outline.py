# The shape of a symbol, asked whether words lie within it or on it.
from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from tatalaksana.model import Bentuk
from tests.chart.box import Box

_STROKE = 1.0
"""An outline is drawn just within its box."""
_GRACE = 0.25


@dataclass(frozen=True)
class Outline:
    """A shape as it fills its box."""

    bentuk: Bentuk
    box: Box

    def holds(self, words: Box) -> bool:
        """Whether a line of words lies within the outline."""
        return all(self._depth(x, y) >= _STROKE for x in (words.left, words.right) for y in (words.top, words.bottom))

    def meets(self, words: Box) -> bool:
        """Whether words lie on the outline or within it."""
        x, y = self._middle
        nearest = (min(max(x, words.left), words.right), min(max(y, words.top), words.bottom))
        if self.bentuk is not Bentuk.KAPSUL:
            return self._depth(*nearest) > -_GRACE
        radius = (self.box.bottom - self.box.top) / 2
        # A kapsul is what lies within a radius of the piece of line between the middles of its two rounds.
        low, high = self.box.left + radius, self.box.right - radius
        across = max(low - words.right, words.left - high, 0.0)
        return radius - hypot(across, nearest[1] - y) > -_GRACE

    @property
    def _middle(self) -> tuple[float, float]:
        return (self.box.left + self.box.right) / 2, (self.box.top + self.box.bottom) / 2

    def _depth(self, x: float, y: float) -> float:
        """How far within the outline a spot is, in pixels; below 0 outside of it."""
        middle_x, middle_y = self._middle
        wide, tall = (self.box.right - self.box.left) / 2, (self.box.bottom - self.box.top) / 2
        off_x, off_y = abs(x - middle_x), abs(y - middle_y)
        if self.bentuk is Bentuk.KOTAK:
            return min(wide - off_x, tall - off_y)
        if self.bentuk is Bentuk.KAPSUL:
            return tall - hypot(max(off_x - (wide - tall), 0.0), off_y)
        return (1 - off_x / wide - off_y / tall) / hypot(1 / wide, 1 / tall)
