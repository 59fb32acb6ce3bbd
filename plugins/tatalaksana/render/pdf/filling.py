# An identity sheet that has its page to itself: its boxes grow until they fill it, as on paper.
from __future__ import annotations

from dataclasses import dataclass

from tatalaksana.render.pdf.identity_rows import IdentityRows


@dataclass(frozen=True, slots=True)
class Filling:
    """The rows of such a sheet."""

    heights: tuple[float | None, ...]
    """In points; None where the template finds out."""
    elastic: int
    """The first of the rows that share what those above leave, in the ratio of their heights: the boxes."""


def filling_of(rows: IdentityRows, boxes: int, height: float) -> Filling | None:
    """How an identity sheet fills its page; None where it may take more.

    Args:
        rows: Its rows.
        boxes: How many of the last are boxes.
        height: Of the page between its margins, in points.
    """
    left = height - rows.most
    if left < 0 or not boxes:
        return None
    begin = len(rows.bounds) - boxes
    grown = (row.most + left / boxes for row in rows.bounds[begin:])
    return Filling((*rows.known[:begin], *grown), begin)
