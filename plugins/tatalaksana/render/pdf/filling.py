# An identity sheet that has its page to itself: its boxes grow until they fill it, as on paper.
from __future__ import annotations

from dataclasses import dataclass

from tatalaksana.render.pdf.identity_rows import IdentityRows


@dataclass(frozen=True, slots=True)
class Filling:
    """The rows of such a sheet."""

    heights: tuple[float | None, ...]
    """In points; None where the template finds out."""
    elastic: int | None
    """The first of the rows that share what those above leave, in the ratio of their heights: the boxes. None on a sheet that is
    drawn smaller: there the heights of the boxes fill the page."""


def filling_of(rows: IdentityRows, boxes: int, height: float, whole: float | None) -> Filling | None:
    """How an identity sheet fills its page; None where it may take more.

    Args:
        rows: Its rows.
        boxes: How many of the last are boxes.
        height: Of the page between its margins, in points.
        whole: What the template found all rows to take, as they are drawn; None where it wasn't asked.
    """
    begin = len(rows.bounds) - boxes
    below = rows.bounds[begin:]
    left = height - rows.most
    if left < 0 and whole is not None:
        # All rows take less than they might: what is left is shared, but what boxes might take beyond their least.
        left = height - whole - rows.scale * boxes * sum(most - least for least, most in below)
    if left < 0 or not boxes:
        return None
    grown = (row.most + left / rows.scale / boxes for row in below)
    return Filling((*rows.known[:begin], *grown), begin if rows.scale == 1 else None)
