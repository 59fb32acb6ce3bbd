# A document of sheets as the template takes it: what every one has, and what a book has besides.
from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tatalaksana.render.pdf.identity import LetterheadRecord, Picture
from tatalaksana.render.pdf.pages import Paged, Question


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a PDF."""

    name: str
    content: str
    kind: str
    """Its MIME type."""
    about: str


@dataclass(frozen=True)
class Listed:
    """An SOP in the contents of a book."""

    title: str
    number: str
    page: int


@dataclass(frozen=True)
class ContentsPage:
    """A page of the contents."""

    number: int
    rows: tuple[Listed, ...]


@dataclass(frozen=True)
class Cover:
    """What stands on the cover of a book."""

    paper: tuple[float, float]
    """(width, height) in millimetres, of all its own pages."""
    margins: tuple[float, float, float]
    """(above, left and right, below) in millimetres."""
    logo: Picture | None
    letterhead: LetterheadRecord
    """Without the unit itself."""
    scale: float
    """As many times as large as on a sheet it is."""
    title: str
    unit: str
    year: str
    count: str
    state: str
    """The day of what is in it."""


@dataclass(frozen=True)
class Decree:
    """What the SOP of a unit were established by."""

    page: int
    facts: tuple[tuple[str, str], ...]
    """(name, text) of each line."""


@dataclass(frozen=True)
class BookPage:
    """A page of a book that will be a sheet's: but for a line at its foot it is empty."""

    number: int
    """In the book."""
    paper: tuple[float, float]
    """(width, height) in points."""
    margins: tuple[float, float, float]
    """(above, left and right, below) in millimetres."""


@dataclass(frozen=True)
class Front:
    """What a book has besides its sheets."""

    cover: Cover
    decree: Decree | None
    contents: tuple[ContentsPage, ...]
    reading_page: int
    """The page on which it says how to read a sheet."""
    reading: tuple[str, ...]
    foot: tuple[str, ...]
    """The lines at the foot of the pages that are the book's own."""
    pages: int
    """Of the whole book."""
    sheet_pages: tuple[BookPage, ...]
    """The pages of its sheets, which are put in their place."""


@dataclass(frozen=True)
class SheetDocument:
    """A document for the template of sheets: a sheet, the front of a book, or a question."""

    title: str
    day: tuple[int, int, int]
    """Its date."""
    files: tuple[Attachment, ...]
    """What goes with it; the template is handed none of them."""
    sheet: Paged | None = None
    front: Front | None = None
    """What a book has of its own."""
    question: Question | None = None
    """What is to be measured; then nothing is printed."""


def day_of(day: date) -> tuple[int, int, int]:
    """A date as the template takes it."""
    return day.year, day.month, day.day
