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
OUTER_GAP = 10
"""The same at the outermost borders of all lanes, which the columns beside them have no lines behind: nearer ones look like a double border."""
SYMBOL_GAP = 8
"""Between a symbol and the nearest line that passes it: more than an arrowhead, so that none is crossed."""
MIN_HALF_LANE = 38
NARROW_HALF_LANE = 35
"""The same where lanes would take more than `LANES_ROOM`: a symbol with an arrowhead and a piece of its line on either side."""
MIN_HALF_ROW = 26
MIN_HALF_EMPTY = 12
"""Of a row that has no symbol: room for a line of words."""
USUAL_LANE = 104
"""A lane up to this width has its symbols in the middle; in a wider one only the half that needs it grows."""
WORDS_WIDEST = 112
"""What words make of a symbol, or at an exit of one, at most, if they can: as wide as a lane should be, 3 cm."""
WORDS_SIZE = 10
"""Of the letters in symbols."""
WORDS_LINE = 11
"""From one of their lines to the next."""
LARGEST_LETTERS = 1.8
"""How many times as large letters may be: larger ones have no room in a symbol as low as most are."""
WORDS_NARROW = 70
"""The same at exits of a chart whose lanes would take more than `LANES_ROOM`: a word that is wider is cut before other lanes suffer."""
LANES_ROOM = 640
"""What lanes have beside usual columns on an A4 sheet that lies, with letters of their usual size."""
LABEL_SIZE = 10
"""Of a label's letters."""
LABEL_LINE = 11
"""From one line of a label to the next."""
LABEL_ROOM = 36
"""A label wider than this takes two lines or three."""
LABEL_SLACK = 3
"""What a browser's letters may be wider than Arial's."""
LABEL_OFF = 3
"""Between a label's box and the line below or above it, or the foot or top of its symbol."""
LABEL_CLEAR = 1
"""Between a label and a symbol's outline beside it."""
LABEL_APART = 4
"""Between two labels that stand over each other: more than between the lines of one, or they would be read as one."""
LABEL_BESIDE = 4
"""Between a line up or down and the label beside it."""
