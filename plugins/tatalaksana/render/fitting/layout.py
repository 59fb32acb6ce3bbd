# The official sheet in numbers: those that both reckon with, Python before a page is set and the template when it is. They
# stand here only, and the template is handed them; what the template alone needs stands there.
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Lists:
    """Texts and lists wherever they stand; in sizes of their letters."""

    leading: float = 0.52
    """Between the lines of a list: with their height, 1.2 times the size of the letters from one to the next."""
    number: float = 1.2
    """What a number of one digit takes of a line."""
    digit: float = 0.56
    """What each further digit does."""
    behind: float = 0.35
    """Between a mark and its item."""
    paragraph: float = 0.75
    """Over a paragraph of a text."""
    first: float = 0.5
    """Over a list within a text."""
    item: float = 0.42
    """Over each further item of such a list."""
    small: float = 0.9
    """The size of what stands small below a text."""

    def numbers(self, count: int) -> float:
        """What the numbers of so many items take of a line."""
        return self.number + self.digit * (len(str(count)) - 1)


@dataclass(frozen=True)
class TableLayout:
    """The table of activities: points, but what lies between lines and items in sizes of their letters."""

    padding: tuple[float, float] = (3.0, 4.0)
    """What a cell keeps free at its sides, and above and below."""
    leading: float = 0.52
    """Between the lines of a text of its own."""
    gap: float = 0.6
    """Between the items of a list."""
    numbers: float = 10.0
    """The row of the columns' numbers."""
    turned_padding: float = 1.5
    """What the cell of a turned head keeps free beside its lines."""
    turned_leading: float = 0.42
    """Between these."""
    turned_below: float = 0.21
    """What letters of the last reach below it."""
    title: float = 10.5
    """The letters of the title over the table."""
    below_title: float = 7.0


@dataclass(frozen=True)
class IdentityLayout:
    """The identity sheet: in sizes of its letters where nothing else is said."""

    size: float = 10.5
    """Of the letters, in points."""
    names: float = 11
    """The column of names beside the data."""
    padding: tuple[float, float] = (5.0, 4.5)
    """Points that a cell of the data keeps free at its sides, and above and below."""
    box_padding: tuple[float, float] = (7.0, 6.0)
    leading: float = 0.52
    gap: float = 0.6
    """Between the items of a list."""
    below_title: float = 0.45
    """Between a box's title and what is in it."""
    tick: float = 0.78
    """The side of a box to tick; its row is at least this tall."""
    signature: float = 2.1
    """Centimetres of room to sign; a cell without a signature keeps less."""
    signature_of_several: float = 1.5
    """The same where several sign."""
    logo: float = 2.4
    """Its height in centimetres."""
    letterhead: float = 0.88
    """The share of its cell that a line of the letterhead may take; upright, where that is narrow, all of it."""
    agency: float = 1.14
    """The letters of the agency's name."""
    address: float = 0.84
    """Those of the address."""
    between: float = 1.3
    """Between the lines of the letterhead; less within the address."""
    within_address: float = 0.5
    upright_letterhead: float = 0.28
    """The share of an upright page that the letterhead takes."""
    titles: float = 0.22
    """The share of it that the titles of the boxes take."""
    signer: float = 0.3
    """The share that one who signs has there beside the data."""
    upright_names: float = 10.5
    """The column of names there."""
    upright_title: float = 12.0
    """The letters of the title there, in points."""
    steps_gap: float = 0.85
    """Between the steps of a list."""
    above_table: float = 10.0
    """Points between it and the title of a table that begins under it."""


@dataclass(frozen=True)
class ContentsLayout:
    """The contents of a book: points where nothing else is said."""

    title: float = 15.0
    size: float = 10.0
    """Of the letters."""
    leading: float = 0.52
    """Between the lines of a title, in sizes of its letters."""
    gap: float = 8.0
    """Between entries."""
    number: float = 0.27
    """The share of a line that numbers have."""
    between: float = 12.0
    """Between number and title."""
    page: float = 27.0
    """What the page's number takes, with what is before it."""


@dataclass(frozen=True)
class RunningLayout:
    """The line at the head of further pages, in points."""

    size: float = 7.5
    """Of its letters."""
    between: float = 12.0
    """Between its left and its right at least."""


@dataclass(frozen=True)
class FootLayout:
    """The lines at the foot of each page, in points."""

    size: float = 7.5
    """Of their letters."""
    number: float = 130.0
    """What they leave free at their right, for the page's number and that in a book."""
    code: float = 6.0
    """Between them and the QR code at their left."""


@dataclass(frozen=True)
class Layout:
    """All of them, as the template takes them."""

    lists: Lists = Lists()
    table: TableLayout = TableLayout()
    identity: IdentityLayout = IdentityLayout()
    running: RunningLayout = RunningLayout()
    foot: FootLayout = FootLayout()
    contents: ContentsLayout = ContentsLayout()


LAYOUT = Layout()
