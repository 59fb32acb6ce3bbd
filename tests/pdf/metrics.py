# How wide the letters of the sheets are, written into the room of faces: python -m tests.pdf.metrics
# The engine itself needs no library for fonts to know it.
from __future__ import annotations

import json
from typing import Any

from fontTools.ttLib import TTFont

from tests.pdf.coverage import FONTS
from tests.test_imports import PACKAGE

FILE = PACKAGE / "faces" / "metrics.json"
_FACES = {"biasa": "Regular", "tebal": "Bold", "miring": "Italic", "tebal-miring": "BoldItalic"}
_LETTERS = [*range(0x20, 0x7F), *map(ord, "°±·×é–—‘’“”•…")]


def metrics() -> str:
    """Of each face, in thousandths of an em: each letter's width, and what pairs of ASCII letters come closer."""
    faces = {name: _face(FONTS / f"TatalaksanaSans-{file}.ttf") for name, file in _FACES.items()}
    return json.dumps(faces, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def _face(path: Any) -> dict[str, dict[str, float]]:  # noqa: ANN401 - a traversable
    with TTFont(path) as font:
        cmap, em = font.getBestCmap(), font["head"].unitsPerEm
        names = {cmap[code]: chr(code) for code in _LETTERS if code in cmap}
        widths = {letter: round(font["hmtx"][name][0] / em * 1000, 3) for name, letter in names.items()}
        pairs = {
            names[left] + names[right]: round(value / em * 1000, 3)
            for (left, right), value in font["kern"].kernTables[0].kernTable.items()
            if left in names and right in names and (names[left] + names[right]).isascii()
        }
    return {"lebar": widths, "rapat": pairs}


if __name__ == "__main__":
    FILE.write_text(metrics(), encoding="utf-8")
