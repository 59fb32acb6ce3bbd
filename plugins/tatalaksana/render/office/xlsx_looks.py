# The looks of a workbook's cells, each kept once: fonts, fills, borders and how they go together.
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tatalaksana.render.office.worksheet import CellLook
from tatalaksana.render.office.xml import HEAD

SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SIDES = (("l", "left"), ("r", "right"), ("t", "top"), ("b", "bottom"))
_USUAL = '<font><sz val="12"/><name val="Times New Roman"/><family val="1"/></font>'
"""What nobody sees, but columns are measured by: its digits are whole pixels wide, so that every program measures alike."""
_GREY = "D9D9D9"


@dataclass(frozen=True, slots=True)
class Looks:
    """All looks of a workbook."""

    numbers: Mapping[CellLook, int]
    xml: str
    """The part that keeps them."""


def cell_looks(used: Iterable[CellLook]) -> Looks:
    """The looks, numbered as they are first used; 0 is that of a cell without any."""
    numbers = {look: place for place, look in enumerate(dict.fromkeys(used), 1)}
    fonts: dict[tuple[float, bool], int] = {}
    borders: dict[str, int] = {"": 0}
    cells = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']
    for look in numbers:
        font = fonts.setdefault((look.size, look.bold), len(fonts) + 1)
        border = borders.setdefault(look.border, len(borders))
        indent = f' indent="{look.indent}"' if look.indent else ""
        turned = ' textRotation="90"' if look.turned else ""
        cells.append(
            f'<xf numFmtId="0" fontId="{font}" fillId="{2 if look.grey else 0}" borderId="{border}" xfId="0" applyFont="1" '
            'applyFill="1" applyBorder="1" applyAlignment="1">'
            f'<alignment horizontal="{look.across}" vertical="{look.down}" wrapText="1"{turned}{indent}/></xf>'
        )
    return Looks(
        numbers,
        f'{HEAD}<styleSheet xmlns="{SHEETS}">'
        f'<fonts count="{len(fonts) + 1}">{_USUAL}{"".join(_font(*font) for font in fonts)}</fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{_GREY}"/><bgColor indexed="64"/></patternFill></fill></fills>'
        f'<borders count="{len(borders)}">{"".join(map(_border, borders))}</borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(cells)}">{"".join(cells)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    )


def _font(size: float, bold: bool) -> str:  # noqa: FBT001 - a font's two values
    return f'<font>{"<b/>" if bold else ""}<sz val="{size:g}"/><color rgb="FF000000"/><name val="Arial"/><family val="2"/></font>'


def _border(sides: str) -> str:
    drawn = "".join(
        f'<{name} style="thin"><color rgb="FF000000"/></{name}>' if side in sides else f"<{name}/>"
        for side, name in _SIDES
    )
    return f"<border>{drawn}<diagonal/></border>"
