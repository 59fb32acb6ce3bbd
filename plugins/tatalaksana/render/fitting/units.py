# Points in other units.
from __future__ import annotations

MM = 72 / 25.4
"""Points in a millimetre."""
PIXEL = 0.75
"""Points in one of the pixels that a geometry's sizes are given in."""
