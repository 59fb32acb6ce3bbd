# The packaged fonts from those of their makers, without what paper has no use for: python -m tests.pdf.faces FOLDER
# Every PDF embeds a part of them, so what goes here goes from each: the instructions for grids of a few dots, which were more
# than half of it, and all names but the shortest. Outlines, widths, kerning and characters stay as they are.
from __future__ import annotations

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

from tests.pdf.coverage import FONTS

_INSTRUCTIONS = ("cvt ", "fpgm", "prep", "gasp", "hdmx", "VDMX", "LTSH", "FFTM")
"""The tables of instructions, and of when to follow them."""
_FAMILY, _STYLE, _WHOLE, _POSTSCRIPT = 1, 2, 4, 6
_NAMES = (_FAMILY, _STYLE, _WHOLE, _POSTSCRIPT)
_RESERVED, _OURS = "Liberation", "Tatalaksana"
"""A name that only the unchanged font may bear (OFL 1.1, 3), and the one in its place."""


def slim(source: Path, target: Path) -> None:
    """Write a font without its instructions, under a name that it may bear."""
    with TTFont(source, recalcTimestamp=False) as font:
        for table in _INSTRUCTIONS:
            if table in font:
                del font[table]
        shapes = font["glyf"]
        for name in shapes.keys():  # noqa: SIM118 - no dictionary
            shapes[name].removeHinting()
        _name(font)
        font["post"].formatType = 3.0
        font.save(target)


def _name(font: TTFont) -> None:
    names = font["name"]
    kept = {at: str(names.getDebugName(at)).replace(_RESERVED, _OURS) for at in _NAMES}
    names.names = []
    for at, text in kept.items():
        names.setName(text, at, 3, 1, 0x409)


if __name__ == "__main__":
    for one in sorted(Path(sys.argv[1]).glob("*.ttf")):
        slim(one, FONTS / one.name.replace(_RESERVED, _OURS))
