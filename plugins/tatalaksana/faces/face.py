# How wide letters are: those of Liberation Sans, which the sheets are set in, and of Arial, which has the same widths.
from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import ceil, fsum


@dataclass(frozen=True, slots=True)
class Face:
    """The letters of a face."""

    widths: dict[str, float]
    """In ems."""
    pairs: dict[str, float]
    """By how much two letters come closer than both alone (below 0) in ems; of ASCII all that do."""


REGULAR, BOLD, ITALIC, BOLD_ITALIC = range(4)


@cache
def faces() -> tuple[Face, ...]:
    """The faces of the sheet, in the order of their names above."""
    found = json.loads((files("tatalaksana.faces") / "metrics.json").read_text("utf-8"))
    return tuple(
        Face(*({key: value / 1000 for key, value in found[name][kind].items()} for kind in ("lebar", "rapat")))
        for name in ("biasa", "tebal", "miring", "tebal-miring")
    )


def mark_width(mark: str) -> float:
    """What the mark of an item takes of its line, in sizes of its letters; a little rather too much."""
    return ceil(fsum(faces()[REGULAR].widths.get(letter, 1.0) for letter in mark) * 20) / 20
