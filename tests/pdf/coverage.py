# Which characters the packaged fonts have, written for the engine: python -m tests.pdf.coverage
# The engine itself needs no library for fonts to know it.
from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont

import tatalaksana
from tatalaksana.faces import FAMILIES

FONTS = Path(tatalaksana.__file__).parent / "render" / "pdf" / "fonts"
FILE = Path(tatalaksana.__file__).parent / "faces" / "coverage.txt"

# Control characters, the private use areas and what PDF/A calls invalid: refused even where a font has them.
_REFUSED = (
    (0x00, 0x1F), (0x7F, 0x9F), (0xD800, 0xF8FF), (0xFEFF, 0xFEFF), (0xFFFE, 0xFFFF), (0xF0000, 0x10FFFF),
)  # fmt: skip


def coverage() -> str:
    """A line for each family: its name and the ranges of characters that all of its faces have."""
    families: dict[str, set[int]] = {}
    for path in sorted(FONTS.glob("*.ttf")):
        with TTFont(path) as font:
            name, characters = str(font["name"].getBestFamilyName()), set(font.getBestCmap())
        families[name] = families.get(name, characters) & characters
    if set(families) != set(FAMILIES):
        msg = f"the fonts are of {sorted(families)}, the engine knows {sorted(FAMILIES)}"
        raise ValueError(msg)
    return "".join(f"{name}: {_ranges(families[name])}\n" for name in FAMILIES)


def _ranges(characters: set[int]) -> str:
    kept = sorted(code for code in characters if not any(first <= code <= last for first, last in _REFUSED))
    ranges: list[list[int]] = []
    for code in kept:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return " ".join(f"{first:X}" if first == last else f"{first:X}-{last:X}" for first, last in ranges)


if __name__ == "__main__":
    FILE.write_text(coverage(), encoding="ascii")
