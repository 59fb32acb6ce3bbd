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
        """Several in rows of so many, over the columns of each place: offices over each other's names, however many lines they take."""
        for first in range(0, len(signers), len(places)):
            some = signers[first : first + len(places)]
            placed = list(zip(some, places, strict=False))
            above = max(self._lines(_above(one), *place) for one, place in placed) * self._line + _PAD / 2
            at = self.cells.add(above)
            self.cells.add(max(self._below(one, *place) for one, place in placed) + _PAD / 2)
            for one, (left, right) in placed:
                office = CellParagraph((self._label(one), Run(f"\n{one.office}")))
                look = CellLook(self.size, across=self.across, down="top", border="lrt")
                self.cells.put(at, left, rich((office,), self.size), look, right=right - left)
                self._picture(one, sum(self.cells.heights[: at + 1]) * DOT, left, right)
                look = CellLook(self.size, across=self.across, down="top", border="lrb")
                self.cells.put(at + 1, left, rich(saying(self._named(one)), self.size), look, right=right - left)
            for left, right in places[len(some) :]:
                self.cells.put(at, left, "", CellLook(self.size), down=2, right=right - left)

    def height(self, row: SigningRow, left: int, right: int) -> float:
        """How tall a cell must be, in points."""
        return self._lines(_above(row), left, right) * self._line + self._below(row, left, right) + _PAD

    def put(self, row: SigningRow, at: int, down: int, left: int, right: int) -> None:
        """Put one into a cell."""
        above = _above(row)
        self._picture(
            row, sum(self.cells.heights[:at]) * DOT + self._lines(above, left, right) * self._line, left, right
        )
        body = CellParagraph((self._label(row), Run(f"\n{row.office}\n{self._named(row)}")))
        look = CellLook(self.size, across=self.across, down="top")
        self.cells.put(at, left, rich((body,), self.size), look, down=down, right=right - left)

    def _label(self, row: SigningRow) -> Run:
        return Run(row.label, bold=self.across == "left")

    def _named(self, row: SigningRow) -> str:
        """Lines left free, and who signed."""
        return "\n" * max(1, int(_room(row, self._line) / self._line)) + _signed(row)

    def _below(self, row: SigningRow, left: int, right: int) -> float:
        """How tall the room to sign in is, and who signed."""
        return self._lines(_signed(row), left, right) * self._line + _room(row, self._line)

    def _picture(self, row: SigningRow, under: float, left: int, right: int) -> None:
        if row.picture:
            rest = self.edges[right] - self.edges[left] - row.picture.wide
            beside = self.edges[left] + (rest / 2 if self.across == "center" else 2)
            self.pictures.append(PlacedPicture(row.picture, beside, under + 4))

    @property
    def _line(self) -> float:
        return LINE_PITCH * self.size

    def _lines(self, text: str, left: int, right: int) -> int:
        return lines_in(saying(text), self.edges[right] - self.edges[left], self.size, bold=True)


def _above(row: SigningRow) -> str:
    return f"{row.label}\n{row.office}"


def _signed(row: SigningRow) -> str:
    return "\n".join(filter(None, (f"{row.mark}\n" if row.mark else "", row.name, row.below)))


def _room(row: SigningRow, line: float) -> float:
    return max(_ROOM, row.picture.tall + line if row.picture else 0.0)
