# The columns of an identity sheet on a worksheet: those of data and boxes, and among them those of who sign beside each other.
from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tatalaksana.render.office.embedded import PlacedPicture
from tatalaksana.render.office.words import LINE_PITCH, CellParagraph, lines_in
from tatalaksana.render.office.worksheet import DOT, CellLook, Worksheet
from tatalaksana.render.office.xlsx_signers import SigningCells


class IdentityGrid:
    """A worksheet that an identity sheet is put on, by the columns of its data and boxes."""

    def __init__(self, edges: Sequence[float], abreast: int, size: float) -> None:
        """An empty one.

        Args:
            edges: Where the columns of data and boxes begin, and where the last one ends, in points.
            abreast: How many sign beside each other; 0 where one does.
            size: Of the letters.
        """
        parts = [edges[-1] * place / abreast for place in range(abreast + 1)] if abreast else []
        every = {round(edge / DOT): edge for edge in (*parts, *edges)}
        pixels = sorted(every)
        self.cells = Worksheet([right - left for left, right in pairwise(pixels)])
        self.pictures: list[PlacedPicture] = []
        self.begins: list[int] = []
        """Rows that a page may begin with."""
        self.edges = edges
        self.size = size
        self.at = [pixels.index(round(edge / DOT)) for edge in edges]
        """The worksheet's columns that those of data and boxes begin with."""
        self.abreast = list(pairwise(pixels.index(round(edge / DOT)) for edge in parts))
        """The columns of each who signs beside others."""
        self._every = [every[one] for one in pixels]

    def put(self, row: int, left: int, right: int, content: str, look: CellLook, *, down: int = 1) -> None:
        """Put a cell's XML over columns of data and boxes, from one to before another."""
        first, last = self.at[left], self.at[right]
        self.cells.put(row, first, content, look, down=down, right=last - first)

    def width(self, left: int, right: int) -> float:
        """How wide these columns are, in points."""
        return self.edges[right] - self.edges[left]

    def height(self, body: Sequence[CellParagraph], left: int, right: int, *, bold: bool = False) -> float:
        """How tall a text is over these columns, in points."""
        return lines_in(body, self.width(left, right), self.size, bold=bold) * LINE_PITCH * self.size

    def signing(self, across: str) -> SigningCells:
        """Where who sign are put, and how; left or center."""
        return SigningCells(self.cells, self._every, self.size, across, self.pictures)
