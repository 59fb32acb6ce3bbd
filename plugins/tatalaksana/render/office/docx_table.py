# A table in WordprocessingML, row by row.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tatalaksana.render.office.docx_words import TWIPS, paragraph

_GREY, _FAINT = "D9D9D9", "BFBFBF"


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell."""

    content: str
    """Its paragraphs; empty for one that the cell above stretches over."""
    columns: int = 1
    down: str = ""
    """«restart» where it stretches over cells below, «continue» where it is one of those."""
    grey: bool = False
    top: bool = False
    """Whether its text stands at its top, not in its middle."""
    turned: bool = False
    """Whether it is read from below."""
    faint: tuple[str, ...] = ()
    """The sides whose line only parts what belongs together: «top», «bottom»."""


def table_row(
    cells: Sequence[TableCell],
    widths: Sequence[float],
    height: float,
    *,
    exact: bool = False,
    head: bool = False,
    whole: bool = False,
) -> str:
    """A row.

    Args:
        cells: From the left.
        widths: Of the table's columns, in points.
        height: At least, in points.
        exact: Whether it is never taller.
        head: Whether it stands on every page of the table.
        whole: Whether no page ends within it, as within none that is exact.
    """
    rule = "exact" if exact else "atLeast"
    marks = "<w:cantSplit/>" if exact or whole else ""
    look = f'{marks}<w:trHeight w:val="{round(height * TWIPS)}" w:hRule="{rule}"/>{"<w:tblHeader/>" if head else ""}'
    column, found = 0, []
    for cell in cells:
        wide = sum(widths[column : column + cell.columns])
        column += cell.columns
        span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        merge = f'<w:vMerge w:val="{cell.down}"/>' if cell.down else ""
        sides = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_FAINT}"/>' for side in cell.faint)
        lines = f"<w:tcBorders>{sides}</w:tcBorders>" if sides else ""
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_GREY}"/>' if cell.grey else ""
        turned = '<w:textDirection w:val="btLr"/>' if cell.turned else ""
        place = "" if cell.top else '<w:vAlign w:val="center"/>'
        found.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{round(wide * TWIPS)}" w:type="dxa"/>{span}{merge}{lines}{shade}{turned}{place}</w:tcPr>'
            f"{cell.content or paragraph('')}</w:tc>"
        )
    return f"<w:tr><w:trPr>{look}</w:trPr>{''.join(found)}</w:tr>"


def word_table(rows: Sequence[str], widths: Sequence[float], padding: tuple[float, float]) -> str:
    """A table with thin lines around every cell.

    Args:
        rows: From `table_row`.
        widths: Of its columns, in points.
        padding: Points that a cell keeps free at its sides, and above and below.
    """
    grid = "".join(f'<w:gridCol w:w="{round(width * TWIPS)}"/>' for width in widths)
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    across, down = (round(size * TWIPS) for size in padding)
    kept = "".join(
        f'<w:{side} w:w="{size}" w:type="dxa"/>'
        for side, size in (("top", down), ("left", across), ("bottom", down), ("right", across))
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{round(sum(widths) * TWIPS)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{kept}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
