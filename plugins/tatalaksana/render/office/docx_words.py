# Paragraphs in WordprocessingML.
from __future__ import annotations

from collections.abc import Sequence

from tatalaksana.render.office.words import CellParagraph
from tatalaksana.render.office.xml import esc
from tatalaksana.render.pdf.texts import Run

TWIPS = 20
"""Twentieths of a point in a point: what Word reckons with."""
_MARK = 16.0
"""Points that the number of an item takes, where rows may grow."""


def run(text: str, size: float, *, bold: bool = False, italic: bool = False) -> str:
    """Words of one style; line ends and tabs are kept."""
    look = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    half = max(2, round(size * 2))
    parts = []
    for place, line in enumerate(text.split("\n")):
        parts.append("<w:br/>" if place else "")
        for tab, words in enumerate(line.split("\t")):
            parts.append("<w:tab/>" if tab else "")
            parts.append(f'<w:t xml:space="preserve">{esc(words)}</w:t>' if words else "")
    return f'<w:r><w:rPr>{look}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>{"".join(parts)}</w:r>'


def field(name: str, size: float) -> str:
    """What Word counts: PAGE, NUMPAGES."""
    half = round(size * 2)
    look = f'<w:rPr><w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
    return f'<w:fldSimple w:instr=" {name} "><w:r>{look}<w:t>1</w:t></w:r></w:fldSimple>'


def paragraph(
    content: str,
    *,
    align: str = "",
    before: float = 0,
    hanging: float = 0,
    left: float = 0,
    more: str = "",
    spaced: str = "",
) -> str:
    """A paragraph of runs.

    Args:
        content: The runs.
        align: center, right, or empty for the left.
        before: Points above it.
        hanging: Points that its first line begins further left.
        left: Points that its other lines leave free.
        more: Further properties that stand before the others.
        spaced: What it has in place of the space above it.
    """
    space = spaced or (f'<w:spacing w:before="{round(before * TWIPS)}" w:after="0"/>' if before else "")
    indent = f'<w:ind w:left="{round(left * TWIPS)}" w:hanging="{round(hanging * TWIPS)}"/>' if left else ""
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{round(left * TWIPS)}"/></w:tabs>' if left else ""
    side = f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{more}{tabs}{space}{indent}{side}</w:pPr>{content}</w:p>"


def paragraphs(
    several: Sequence[CellParagraph],
    size: float,
    *,
    align: str = "",
    bold: bool = False,
    gap: float = 0,
    marks: float = _MARK,
) -> str:
    """What stands in a cell: at least one paragraph.

    Args:
        several: What it says.
        size: Of its letters.
        align: As of a paragraph.
        bold: Whether all of it is.
        gap: Points between two of them.
        marks: Points that the mark of an item takes, and each list that it is within.
    """
    found = []
    for place, one in enumerate(several):
        left = marks * one.level
        mark = f"{one.mark}\t" if one.mark else ""
        runs = [*([Run(mark)] if mark else []), *one.runs]
        content = "".join(
            run(part.text, size * 0.9 if part.small else size, bold=bold or part.bold, italic=part.italic)
            for part in runs
            if part.text
        )
        found.append(
            paragraph(content, align=align, before=gap if place else 0, left=left, hanging=marks if mark else 0)
        )
    return "".join(found) or paragraph("", align=align)
