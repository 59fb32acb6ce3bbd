# Sizes of paper.
from __future__ import annotations

from collections.abc import Mapping

from tatalaksana.model import Kertas

PAPER: Mapping[Kertas, tuple[float, float]] = {
    Kertas.A4: (297.0, 210.0), Kertas.F4: (330.0, 215.0), Kertas.LETTER: (279.4, 215.9),
}  # fmt: skip
"""(width, height) in millimetres, landscape."""
MM = 72 / 25.4
"""Points in a millimetre."""
