# How large the symbols of a chart are: all of one size, but for those whose words need more. The taller of one shape share one
# height, none is taller than its shape allows, and words stand whole within the outline: a belah ketupat has only the room
# that its slopes leave.
from __future__ import annotations

from functools import lru_cache
from math import ceil, sqrt

from tatalaksana.chart.geometry import SymbolSize
from tatalaksana.chart.letters import balanced, letters_width
from tatalaksana.chart.sizes import SYMBOL_HEIGHT, SYMBOL_WIDTH, WORDS_LINE, WORDS_SIZE, WORDS_WIDEST
from tatalaksana.model import Bentuk, Flow

_HEIGHTS = range(SYMBOL_HEIGHT, 69, 4)
_MOST_LINES = 6
_PAD = 3.5
"""Between words and an upright or level outline."""
_SLOPE_PAD = 4.0
"""By how much less tall a belah ketupat is for its words."""
_OFF_SLOPE = 1.1
"""From words to a slope at right angles to it: more than its stroke."""
_LEAST_RATIO = {Bentuk.KAPSUL: 1.4, Bentuk.KOTAK: 1.0}
"""How wide a shape is for its height at least: a kapsul as wide as tall would be a circle, which is none of the five symbols."""
_HEIGHT_WEIGHT = 0.8
"""Rows are mostly tall enough for what stands beside the chart; lanes are never wide enough."""


def symbol_sizes(flow: Flow, letters: float = 1.0) -> tuple[SymbolSize, ...]:
    """The size of each symbol, and its words in lines, in letters so many times as large as usual ones."""
    wanted = [_wanted(symbol.bentuk, symbol.teks, letters) for symbol in flow.symbols]
    tall: dict[Bentuk, int] = {}
    for symbol, size in zip(flow.symbols, wanted, strict=True):
        tall[symbol.bentuk] = max(size.height, tall.get(symbol.bentuk, 0))
    return tuple(
        [
            size
            if size.height == SYMBOL_HEIGHT
            else _narrowest(symbol.bentuk, symbol.teks, tall[symbol.bentuk], letters)
            for symbol, size in zip(flow.symbols, wanted, strict=True)
        ]
    )


def too_long(bentuk: Bentuk, text: str) -> bool:
    """Whether a text makes its symbol wider than a lane should be."""
    return _wanted(bentuk, text, 1.0).width > WORDS_WIDEST


@lru_cache(maxsize=1024)
def _wanted(bentuk: Bentuk, text: str, letters: float) -> SymbolSize:
    """The size at which a text takes least of its lane and its row."""
    if not text.strip():
        return SymbolSize(SYMBOL_WIDTH, SYMBOL_HEIGHT, ())
    return min(
        [_narrowest(bentuk, text, height, letters) for height in _HEIGHTS],
        key=lambda size: size.width + size.height * _HEIGHT_WEIGHT,
    )


@lru_cache(maxsize=4096)
def _narrowest(bentuk: Bentuk, text: str, height: int, letters: float) -> SymbolSize:
    """The narrowest symbol of a height that holds a text, with the fewest lines that make it so narrow."""
    fits = []
    for count in range(1, _MOST_LINES + 1):
        lines = balanced(text, count, WORDS_SIZE * letters)
        width = _width(bentuk, lines, height, letters)
        if width is not None:
            least = max(SYMBOL_WIDTH, width, _LEAST_RATIO.get(bentuk, 0.0) * height)
            fits.append(SymbolSize(2 * ceil(least / 2), height, lines))
    return min(fits, key=lambda size: (size.width, len(size.lines)))


def _width(bentuk: Bentuk, lines: tuple[str, ...], height: int, letters: float) -> float | None:
    """How wide a symbol must be for its lines; None where they are too tall for it."""
    widest = 0.0
    for place, line in enumerate(lines):
        off = WORDS_LINE * letters * (abs(2 * place - len(lines) + 1) + 1) / 2
        if off > height / 2 - _PAD:
            return None
        wide = letters_width(line, WORDS_SIZE * letters)
        if bentuk is Bentuk.BELAH_KETUPAT:
            share = 1 - off / ((height - _SLOPE_PAD) / 2)
            if share <= 0:
                return None
            widest = max(widest, wide / share + _SLOPE_PAD, _off_slopes(wide / 2, off, height / 2))
        else:
            radius = height / 2
            inset = radius - sqrt(radius * radius - off * off) if bentuk is Bentuk.KAPSUL else 0.0
            widest = max(widest, wide + 2 * (inset + _PAD))
    return widest


def _off_slopes(reach: float, off: float, tall: float) -> float:
    """How wide a belah ketupat must be that words which reach so far, so far above and below its middle, are off its slopes: flat ones come near from above."""
    share, steep = 1 - off / tall, _OFF_SLOPE / tall
    room = _OFF_SLOPE * sqrt(share * share + (reach * reach - _OFF_SLOPE * _OFF_SLOPE) / (tall * tall))
    return 2 * (reach * share + room) / (share * share - steep * steep)
