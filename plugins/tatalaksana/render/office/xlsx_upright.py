# The identity sheet of upright paper on a worksheet, as the PDF has it: the title over the data, who signs beside them or below,
# and the boxes under each other, their titles at the left.
from __future__ import annotations

from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.office.embedded import PlacedPicture
from tatalaksana.render.office.office_identity import OfficeBox, OfficeIdentity
from tatalaksana.render.office.words import LINE_PITCH, CellParagraph, in_columns, saying
from tatalaksana.render.office.worksheet import DOT, CellLook, Worksheet, rich
from tatalaksana.render.office.xlsx_grid import IdentityGrid
from tatalaksana.render.office.xlsx_identity import letterhead_body
from tatalaksana.render.pdf.texts import Run

_IDENTITY = LAYOUT.identity
_SIZE, _SMALL = 10.0, 9.0
"""Points of the letters; and of the names over title and signatures."""
_LINE = LINE_PITCH * _SIZE
_MARKS = 20.0
"""Points of a column of numbers."""
_PAD = 5.0
_BOX, _KOP, _DATA, _SIGNER, _END = 1, 3, 4, 5, 6
"""The columns where a box's text, the data, their values and who signs begin, and where the sheet ends."""


def upright_cells(identity: OfficeIdentity, room: tuple[float, float]) -> tuple[Worksheet, tuple[PlacedPicture, ...]]:
    """The identity sheet.

    Args:
        identity: What stands on it.
        room: (width, height) of a page between its margins, in points.
    """
    width = room[0]
    title, kop = _IDENTITY.titles * width, _IDENTITY.upright_letterhead * width
    names = kop + _IDENTITY.upright_names * _SIZE
    edges = [0.0, title, title + _MARKS, kop, names, width * (1 - _IDENTITY.signer), width]
    sheet = _Sheet(edges, identity.abreast, _SIZE)
    sheet.put_head(identity)
    for box in identity.boxes:
        sheet.put_box(box)
    sheet.cells.break_pages(sheet.begins, room[1])
    return sheet.cells, tuple(sheet.pictures)


class _Sheet(IdentityGrid):
    def put_head(self, identity: OfficeIdentity) -> None:
        """Letterhead, title, data and who signs."""
        *data, title = identity.data
        signers = identity.signers
        signing, beside = self.signing("center"), (self.at[_SIGNER], self.at[_END])
        values = _SIGNER if len(signers) == 1 else _END
        top = self.cells.add(LINE_PITCH * _SMALL + self.height(title.value, _KOP, _END, bold=True) * 1.25 + _PAD)
        named = (CellParagraph((Run(f"{title.label}\n"), *(Run(run.text, bold=True) for run in title.value[0].runs))),)
        self.put(top, _KOP, _END, rich(named, _SIZE), CellLook(_SIZE, across="center"))
        heights = [
            max(self.height(saying(row.label), _KOP, _DATA), self.height(row.value, _DATA, values)) + _PAD
            for row in data
        ]
        head = letterhead_body(identity)
        free = int(identity.emblem.tall / _LINE) + 1 if identity.emblem else 0
        wanted = (self.height(head, 0, _KOP, bold=True) + free * _LINE + _PAD) - self.cells.heights[top] * DOT
        if len(signers) == 1:
            wanted = max(wanted, signing.height(signers[0], *beside))
        more = max(0.0, wanted - sum(heights)) / max(1, len(heights))
        first = len(self.cells.heights)
        for row, height in zip(data, heights, strict=True):
            at = self.cells.add(height + more)
            self.put(at, _KOP, _DATA, rich(saying(row.label), _SIZE), CellLook(_SIZE))
            look = CellLook(_SIZE, bold=row.bold)
            self.put(at, _DATA, values, rich(row.value, _SIZE), look)
        self._put_letterhead(identity, head, free)
        if len(signers) == 1:
            signing.put(signers[0], first, len(data), *beside)
        else:
            signing.abreast(signers, self.abreast)

    def _put_letterhead(self, identity: OfficeIdentity, head: tuple[CellParagraph, ...], free: int) -> None:
        whole = sum(self.cells.heights) * DOT
        if identity.emblem:
            top = max(3.0, (whole - free * _LINE - self.height(head, 0, _KOP, bold=True)) / 2)
            left = (self.edges[_KOP] - identity.emblem.wide) / 2
            self.pictures.append(PlacedPicture(identity.emblem, left, top))
        shown = (*[CellParagraph((Run(""),))] * free, *head)
        look = CellLook(_SIZE, bold=True, across="center")
        self.put(0, 0, _KOP, rich(shown, _SIZE), look, down=len(self.cells.heights))

    def put_box(self, box: OfficeBox) -> None:
        """A box: its title at the left, each item in a row."""
        items = box.body or (CellParagraph(()),)
        title = saying(box.title)
        over = self.height(title, 0, _BOX, bold=True)
        first = len(self.cells.heights)
        for place, one in enumerate(items):
            last = place == len(items) - 1
            border = ("t" if place == 0 else "") + ("b" if last else "")
            marked = bool(one.mark or one.level)
            used = (sum(self.cells.heights[first:])) * DOT
            height = max(self.height((one,), _BOX + marked, _END) + 2, over + _PAD - used if last else 0.0)
            rows = self.cells.add_whole(height)
            at, down = rows[0], len(rows)
            if not one.continues:
                self.begins.append(at)
            number, words = in_columns(one)
            if marked:
                look = CellLook(_SIZE, across="right", down="top", border=f"l{border}")
                self.put(at, _BOX, _BOX + 1, rich(saying(number), _SIZE), look, down=down)
            look = CellLook(
                _SIZE, down="top", border=f"r{border}" if marked else f"lr{border}", indent=max(0, one.level - 2)
            )
            begin = _BOX + marked
            self.put(at, begin, _END, rich((words,), _SIZE), look, down=down)
        look = CellLook(_SIZE, bold=True, down="top")
        self.put(first, 0, _BOX, rich(title, _SIZE), look, down=len(self.cells.heights) - first)
