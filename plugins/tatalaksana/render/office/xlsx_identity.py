# The identity sheet on a worksheet: the letterhead beside the data, below them the boxes in pairs, a row for each of their items.
from __future__ import annotations

from itertools import accumulate, chain, pairwise

from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.office.embedded import EmbeddedPicture, PlacedPicture
from tatalaksana.render.office.office_identity import DataRow, OfficeBox, OfficeIdentity, SigningRow
from tatalaksana.render.office.words import LINE_PITCH, CellParagraph, in_columns, saying
from tatalaksana.render.office.worksheet import DOT, TALLEST_ROW, CellLook, Worksheet, rich
from tatalaksana.render.office.xlsx_grid import IdentityGrid
from tatalaksana.render.pdf.texts import Run

_IDENTITY = LAYOUT.identity
_SIZES = (_IDENTITY.size, 10.0, 9.5, 9.0)
"""Points of the letters."""
_MARKS = 20.0
"""Points of a column of numbers."""
_ROOM = _IDENTITY.signature * 72 / 2.54
"""Points to sign in."""
_PAD = 5.0
"""Points that a row has beyond its lines."""
_LEFT, _RIGHT, _WHOLE = 1, 2, 3
_ALL = 5
"""Columns: number and text on the left; number, rest of the names, and text on the right."""


def identity_cells(identity: OfficeIdentity, room: tuple[float, float]) -> tuple[Worksheet, tuple[PlacedPicture, ...]]:
    """The identity sheet, in the largest of usual letters in which one page holds it.

    Args:
        identity: What stands on it.
        room: (width, height) of a page between its margins, in points.
    """
    tried = [_filled(identity, room[0], size) for size in _SIZES]
    chosen = next((one for one in tried if sum(one.cells.heights) * DOT <= room[1]), tried[0])
    chosen.cells.break_pages(chosen.begins, room[1])
    return chosen.cells, tuple(chosen.pictures)


def _filled(identity: OfficeIdentity, width: float, size: float) -> _Sheet:
    half, names = width / 2, _IDENTITY.names * size
    edges = [0.0, _MARKS, half, half + _MARKS, half + names, width]
    sheet = _Sheet(edges, identity.abreast, size)
    sheet.put_data(identity)
    boxes = list(identity.boxes)
    while boxes:
        box = boxes.pop(0)
        sheet.put_boxes(box, boxes.pop(0) if box.columns == _LEFT and boxes and boxes[0].columns == _RIGHT else None)
    return sheet


class _Sheet(IdentityGrid):
    def put_data(self, identity: OfficeIdentity) -> None:
        """The data, with the letterhead at their left."""
        first = len(self.cells.heights)
        for row in identity.rows:
            if not isinstance(row, SigningRow):
                self._put_row(row)
            elif not self.abreast:
                self._put_signing(row)
        head = letterhead_body(identity)
        if identity.emblem:
            head = self._under_emblem(identity.emblem, head, first)
        count = len(self.cells.heights) - first
        look = CellLook(self.size, bold=True, across="center")
        self.put(first, 0, 2, rich(head, self.size), look, down=count)
        if self.abreast:
            self.signing("left").abreast(identity.signers, self.abreast)

    def _under_emblem(
        self, emblem: EmbeddedPicture, head: tuple[CellParagraph, ...], first: int
    ) -> tuple[CellParagraph, ...]:
        """The letterhead with lines left free, and the emblem over these."""
        line = LINE_PITCH * self.size
        free = int(emblem.tall / line) + 1
        used = free * line + self.height(head, 0, 2, bold=True)
        whole = sum(self.cells.heights[first:]) * DOT
        top = max(3.0, (whole - used) / 2)
        self.pictures.insert(0, PlacedPicture(emblem, (self.width(0, 2) - emblem.wide) / 2, top))
        return (*[CellParagraph((Run(""),))] * free, *head)

    def _put_row(self, row: DataRow) -> None:
        height = max(self.height(saying(row.label), 2, 4), self.height(row.value, 4, 5, bold=row.bold)) + _PAD
        at = self.cells.add(height)
        self.put(at, 2, 4, rich(saying(row.label), self.size), CellLook(self.size))
        self.put(at, 4, 5, rich(row.value, self.size), CellLook(self.size, bold=row.bold))

    def _put_signing(self, row: SigningRow) -> None:
        """Office, room to sign in, and who signed."""
        texts = (row.office, row.mark, "\n".join(filter(None, (row.name, row.below))))
        heights = [self.height(saying(text), 4, 5) for text in texts]
        free = int(row.picture.tall / (LINE_PITCH * self.size)) + 1 if row.picture else 0
        heights[1] = max(heights[1] + free * LINE_PITCH * self.size, _ROOM)
        first = len(self.cells.heights)
        if row.picture:
            over = (sum(self.cells.heights) * DOT) + heights[0] + _PAD / 2
            self.pictures.append(PlacedPicture(row.picture, self.edges[4] + 2, over + 2))
            texts = (texts[0], "\n" * free + texts[1], texts[2])
        for place, (text, height) in enumerate(zip(texts, heights, strict=True)):
            at = self.cells.add(height + _PAD / 2)
            border = "lr" + ("t" if place == 0 else "") + ("b" if place == len(texts) - 1 else "")
            down = "center" if place else "top"
            self.put(at, 4, 5, rich(saying(text), self.size), CellLook(self.size, border=border, down=down))
        look = CellLook(self.size, down="top")
        self.put(first, 2, 4, rich(saying(row.label), self.size), look, down=len(texts))

    def put_boxes(self, left: OfficeBox, right: OfficeBox | None) -> None:
        """One or two boxes, side by side: titles, then their items, each as tall as it is whatever stands beside it."""
        whole = left.columns == _WHOLE
        sides = [(left, 0, _ALL if whole else 2), *([(right, 2, _ALL)] if right else [])]
        if not whole and right is None:
            sides.append((OfficeBox("", (), _RIGHT), 2, _ALL))
        titles = [saying(f"{box.title} :" if box.title else "") for box, *_ in sides]
        heights = [
            self.height(said, begin, end, bold=True) for said, (_, begin, end) in zip(titles, sides, strict=True)
        ]
        title = self.cells.add(max(heights) + _PAD)
        self.begins.append(title)
        for said, (box, begin, end) in zip(titles, sides, strict=True):
            shown = rich(said, self.size) if box.title else ""
            look = CellLook(self.size, bold=True, border="lrt")
            self.put(title, begin, end, shown, look)
        ends = [[0, *accumulate(self._item_pixels(one, begin, end) for one in box.body)] for box, begin, end in sides]
        foot = max(*[several[-1] for several in ends], round(LINE_PITCH * self.size / DOT)) + round(_PAD / 2 / DOT)
        # A row ends wherever an item does, on either side: each stretches over as many as it takes.
        rows = sorted({*chain(*ends), foot, *range(0, foot, int(TALLEST_ROW / DOT))})
        first = len(self.cells.heights)
        at = {row: first + place for place, row in enumerate(rows)}
        for above, below in pairwise(rows):
            self.cells.add((below - above) * DOT)
        for (box, begin, end), several in zip(sides, ends, strict=True):
            for one, (above, below) in zip(box.body, pairwise(several), strict=True):
                self._put_item(one, begin, end, at[above], at[below] - at[above])
            for row in range(at[several[-1]], at[foot]):
                last = row == at[foot] - 1
                self.put(row, begin, end, "", CellLook(self.size, border="lrb" if last else "lr"))
        clean = [
            {above for one, above in zip(box.body, several, strict=False) if not one.continues}
            | set(rows[rows.index(several[-1]) :])
            for (box, *_), several in zip(sides, ends, strict=True)
        ]
        self.begins += [at[row] for row in rows[1:-1] if all(row in one for one in clean)]

    def _item_pixels(self, one: CellParagraph, begin: int, end: int) -> int:
        return round((self.height((one,), begin + bool(one.mark), end) + 2) / DOT)

    def _put_item(self, one: CellParagraph, begin: int, end: int, at: int, down: int) -> None:
        """An item, its number in a column of its own."""
        if not one.mark and not one.level:
            look = CellLook(self.size, down="top", border="lr")
            self.put(at, begin, end, rich((one,), self.size), look, down=down)
            return
        number, words = in_columns(one)
        mark = CellLook(self.size, across="right", down="top", border="l")
        self.put(at, begin, begin + 1, rich(saying(number), self.size), mark, down=down)
        text = CellLook(self.size, down="top", border="r", indent=max(0, one.level - 2))
        self.put(at, begin + 1, end, rich((words,), self.size), text, down=down)


def letterhead_body(identity: OfficeIdentity) -> tuple[CellParagraph, ...]:
    """The letterhead, its address in smaller letters."""
    lines = [*([identity.agency] if identity.agency else []), *identity.units]
    bold = tuple(CellParagraph((Run(line, bold=True),)) for line in lines)
    return (*bold, *(CellParagraph((Run(line, small=True),)) for line in identity.address))
