# The tags of a sheet, and of what a book has besides sheets: what Typst can't say of them.
from __future__ import annotations

from dataclasses import dataclass

from tatalaksana.render.pdf.objects import Objects
from tatalaksana.render.pdf.tags.bookmarks import name_tables, open_whole_pages
from tatalaksana.render.pdf.tags.contents import tell_contents
from tatalaksana.render.pdf.tags.lists import tell_lists
from tatalaksana.render.pdf.tags.pairs import pair
from tatalaksana.render.pdf.tags.tables import head_rows, joined_table, row_heads
from tatalaksana.render.pdf.tags.tree import Tag, Tags
from tatalaksana.render.pdf.texts import Item

__all__ = ["SheetTags", "row_heads", "tell_front", "tell_sheet"]


_TABLES = 2
"""How deep the bookmarks of tables are."""


@dataclass(frozen=True, slots=True)
class SheetTags:
    """What a sheet's tags are told."""

    items: tuple[Item, ...]
    """Those of its lists, in the order in which they are read."""
    pages: int
    """Those of its table."""
    columns: frozenset[int]
    """In which the heads of the table's rows stand, from 0."""


def tell_sheet(pdf: Objects, sheet: SheetTags) -> None:
    """Complete the tags of a sheet.

    Args:
        pdf: The document as Typst wrote it.
        sheet: What is in it.

    Raises:
        ValueError: Typst has written the PDF in another way than we know.
    """
    tags = Tags(pdf)
    tell_lists(tags, sheet.items)
    _table(tags, sheet)
    _put(pdf, tags)
    name_tables(pdf, _TABLES)


def tell_front(pdf: Objects, entries: int) -> None:
    """Complete the tags of what a book has besides sheets.

    Args:
        pdf: The document as Typst wrote it.
        entries: Those in its contents.

    Raises:
        ValueError: Typst has written the PDF in another way than we know.
    """
    tags = Tags(pdf)
    tell_contents(tags, entries)
    _put(pdf, tags)


def _put(pdf: Objects, tags: Tags) -> None:
    """Write tags into their PDF, with what every document of sheets needs."""
    pair(tags)
    tags.put()
    open_whole_pages(pdf)


def _table(tags: Tags, sheet: SheetTags) -> None:
    document = tags.document
    mine = [kid for kid in document.kids if kid.kind == b"Table"]
    if len(mine) != sheet.pages:
        raise ValueError("This PDF has other tables than it was told.")
    if mine:
        head_rows(tags, joined_table(tags, mine), sheet.columns)
        gone = {table.number for table in mine[1:]}
        tags.hold(document, [kid for kid in document.held if not (isinstance(kid, Tag) and kid.number in gone)])
