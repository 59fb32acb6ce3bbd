# Who signs, on a worksheet: each in one cell, with lines left free to sign in, or for the picture; several beside each other.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.office.embedded import PlacedPicture
from tatalaksana.render.office.office_identity import SigningRow
from tatalaksana.render.office.words import LINE_PITCH, CellParagraph, lines_in, saying
from tatalaksana.render.office.worksheet import DOT, CellLook, Worksheet, rich
from tatalaksana.render.pdf.texts import Run

_ROOM = LAYOUT.identity.signature * 72 / 2.54
"""Points to sign in."""
_PAD = 5.0


@dataclass(frozen=True, slots=True)
class SigningCells:
    """Where on a worksheet they stand, and how."""

    cells: Worksheet
    edges: Sequence[float]
    """Where its columns begin, and where the last one ends, in points."""
    size: float
    across: str
    """left or center: as the PDF of this paper has them."""
    pictures: list[PlacedPicture]
    """Gets their pictures."""

    def abreast(self, signers: Sequence[SigningRow], places: Sequence[tuple[int, int]]) -> None:
        """Several in rows of so many, over the columns of each place."""
        for first in range(0, len(signers), len(places)):
            some = signers[first : first + len(places)]
            placed = list(zip(some, places, strict=False))
            at = self.cells.add(max(self.height(one, *place) for one, place in placed))
            lines = [self._lines(_above(one), *place) for one, place in placed]
            for (one, place), own in zip(placed, lines, strict=True):
                self.put(one, at, 1, *place, lower=max(lines) - own)
            for left, right in places[len(some) :]:
                self.cells.put(at, left, "", CellLook(self.size), right=right - left)

    def height(self, row: SigningRow, left: int, right: int) -> float:
        """How tall a cell must be, in points."""
        said = "\n".join(filter(None, (_above(row), row.mark, row.name, row.below)))
        return self._lines(said, left, right) * self._line + _room(row, self._line) + _PAD

    def put(self, row: SigningRow, at: int, down: int, left: int, right: int, *, lower: int = 0) -> None:
        """Put one into a cell, what is below the office so many lines lower."""
        above = _above(row)
        if row.picture:
            under = sum(self.cells.heights[:at]) * DOT + self._lines(above, left, right) * self._line + 2
            rest = self.edges[right] - self.edges[left] - row.picture.wide
            beside = self.edges[left] + (rest / 2 if self.across == "center" else 2)
            self.pictures.append(PlacedPicture(row.picture, beside, under + 2))
        free = "\n" * (max(1, int(_room(row, self._line) / self._line)) + lower)
        mark = f"{row.mark}\n" if row.mark else ""
        below = f"\n{row.below}" if row.below else ""
        named = Run(row.label, bold=self.across == "left")
        body = CellParagraph((named, Run(f"\n{row.office}{free}{mark}\n{row.name}{below}")))
        look = CellLook(self.size, across=self.across, down="top")
        self.cells.put(at, left, rich((body,), self.size), look, down=down, right=right - left)

    @property
    def _line(self) -> float:
        return LINE_PITCH * self.size

    def _lines(self, text: str, left: int, right: int) -> int:
        return lines_in(saying(text), self.edges[right] - self.edges[left], self.size, bold=True)


def _above(row: SigningRow) -> str:
    return f"{row.label}\n{row.office}"


def _room(row: SigningRow, line: float) -> float:
    return max(_ROOM, row.picture.tall + line if row.picture else 0.0)
