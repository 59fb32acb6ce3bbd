# The sizes of a drawn chart, in CSS pixels (1/96 inch); the style sheets (`web/sizes.py`), the pages and the PDF take theirs from here.
from __future__ import annotations

SYMBOL_WIDTH = 46
SYMBOL_HEIGHT = 28
ARROW_LENGTH = 7
ARROW_WIDTH = 7
TRACK_GAP = 8
"""Between two parallel lines."""
EDGE_GAP = 7
"""Between a cell's border and the nearest line."""
SYMBOL_GAP = 8
"""Between a symbol and the nearest line that passes it: more than an arrowhead, so that none is crossed."""
MIN_HALF_LANE = 38
MIN_HALF_ROW = 26
MIN_HALF_EMPTY = 12
"""Of a row that has no symbol: room for a line of words."""
LABEL_CHAR = 5.2
"""Width of an average character of a label."""
LABEL_SIZE = 10
"""Of a label's letters."""
LABEL_HEIGHT = 12
LABEL_OFF = 3
"""Between a label's box and the line below or above it, or the foot or top of its symbol."""
LABEL_INSET = 4
"""How far inside its symbol's box a label beside a corner may begin: a belah ketupat leaves that room."""
LABEL_FROM_CORNER = 19
"""From a symbol's middle to a label beside its left or right corner."""
LABEL_FROM_ARROW = 32
"""The same where an arrow comes in: past its head."""
LABEL_BESIDE = 4
"""Between a line up or down and the label beside it."""


def label_width(text: str) -> int:
    """Room for a label, generous enough for wide letters."""
    return round(len(text) * LABEL_CHAR + 3)
