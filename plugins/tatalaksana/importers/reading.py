# What a reader hands over of any document: tables with cells, shapes, lines between them, and loose texts. Neutral: nothing
# here knows what an SOP is, and nothing after here knows what kind of file it was.
from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar


class Rupa(StrEnum):
    """What a drawn shape looks like."""

    KAPSUL = "kapsul"
    KOTAK = "kotak"
    BELAH_KETUPAT = "belah-ketupat"
    SEGILIMA = "segilima"
    TEKS = "teks"
    """A box that only holds words."""
    LAIN = "lain"


@dataclass(frozen=True, slots=True)
class PageBox:
    """A rectangle on a page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def distance(self, x: float, y: float) -> float:
        """How far a point lies outside; 0 within."""
        across = max(self.left - x, 0.0, x - self.right)
        down = max(self.top - y, 0.0, y - self.bottom)
        return float((across**2 + down**2) ** 0.5)


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell of a table; merged ones stand once, at their upper left."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    bounds: PageBox | None = None
    doubt: str = ""
    """Why its text may not be all of it."""
    picture: str = ""
    """What a picture in it is called, «gambar» where it has no name; empty where there is none."""
    open_above: bool = False
    """Whether a table's side lines run on from the cell above, and no line parts it from that one."""


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table."""

    page: int
    cells: tuple[ReadCell, ...]
    ragged: bool = False
    """Whether columns are only counted, as in text between tabs: there they slip."""
    bounds: PageBox | None = None
    ruled: bool = True
    """Whether lines make its cells; else they are where words stand below each other, a row for each line of words."""


SAME_SIDE = 3.0
"""Points within which the sides of columns on two pages are at one place."""


def row_place(table: ReadTable, index: int, row: int) -> str:
    """Where a row of a table stands, in words of the report.

    Args:
        table: The table.
        index: Which of the document's blocks it is.
        row: Which of its rows, both counted from 0.
    """
    return f"halaman {table.page}, tabel {index + 1}, baris {row + 1}"


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text that stands in no table."""

    page: int
    text: str
    bounds: PageBox | None = None


@dataclass(frozen=True, slots=True)
class ReadShape:
    """A drawn shape."""

    name: str
    """Unique in the document: lines say by it what they join."""
    page: int
    rupa: Rupa
    bounds: PageBox
    text: str = ""


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line between shapes, by their names where the document says them, and by where it runs."""

    page: int
    points: tuple[tuple[float, float], ...] = ()
    """From its beginning to its head."""
    start: str = ""
    end: str = ""
    text: str = ""
    headed: bool = True
    """Whether it is known which end has the head."""
    lone: bool = False
    """Whether it is a head that was drawn by itself, whose line is another."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page or a sheet."""

    number: int
    width: float = 0.0
    height: float = 0.0
    title: str = ""
    picture: str = ""
    """It as a data address; empty where none was made."""
    scanned: bool = False
    """Whether it was the picture of a sheet, of which nothing that was read is sure."""


PRINTED = "PDF"
"""The kind of a document that only says where letters are printed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, as it was read."""

    kind: str
    """What it was, in words for users: «buku kerja Excel»."""
    pages: tuple[ReadPage, ...]
    blocks: tuple[ReadTable | ReadText, ...]
    """Tables and loose texts, in the order in which people read them."""
    shapes: tuple[ReadShape, ...] = ()
    lines: tuple[ReadLine, ...] = ()
    remarks: tuple[str, ...] = ()
    """What in it was not read, and why: macros, links to elsewhere, pictures."""
    source: str = ""
    """The YAML that a sheet of ours has attached; empty elsewhere."""
    flowing: bool = False
    """Whether rows have no places of their own before somebody sets the page: they are only estimated."""
    redrawn: str = ""
    """The ending of an older kind of file that another program wrote anew, which moves shapes; empty elsewhere."""


_Said = TypeVar("_Said", ReadCell, ReadText, ReadShape, ReadLine)
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufe0f\ufeff")) | {ord("\u20e3"): "."}
"""Letters that nobody sees: where words may be broken or may not, or how a sign is drawn; a number on a key is one with a dot."""


def without_unseen(reading: Reading) -> Reading:
    """A document without letters that nobody sees, in its blocks, shapes and lines."""
    return replace(
        reading,
        blocks=tuple(
            replace(one, cells=tuple(map(_seen, one.cells))) if isinstance(one, ReadTable) else _seen(one)
            for one in reading.blocks
        ),
        shapes=tuple(map(_seen, reading.shapes)),
        lines=tuple(map(_seen, reading.lines)),
    )


def _seen(one: _Said) -> _Said:
    text = one.text.translate(_UNSEEN)
    return one if text == one.text else replace(one, text=text)


class UnreadDocumentError(Exception):
    """A document that can't be read; its words are for users."""
