# The tags of a document of sheets: what Typst can't say of them.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tatalaksana.render.pdf.objects import Objects
from tatalaksana.render.pdf.tags.bookmarks import name_tables, open_whole_pages
from tatalaksana.render.pdf.tags.contents import tell_contents
from tatalaksana.render.pdf.tags.lists import tell_lists
from tatalaksana.render.pdf.tags.pairs import pair
from tatalaksana.render.pdf.tags.tables import head_rows, joined_table, row_heads
from tatalaksana.render.pdf.tags.tree import Tag, Tags
from tatalaksana.render.pdf.texts import Item

__all__ = ["SheetTags", "row_heads", "tell_sheets"]


@dataclass(frozen=True, slots=True)
class SheetTags:
    """What a sheet's tags are told."""

    items: tuple[Item, ...]
    """Those of its lists, in the order in which they are read."""
    pages: int
    """Those of its table."""
    columns: frozenset[int]
    """In which the heads of the table's rows stand, from 0."""


def tell_sheets(pdf: Objects, sheets: Sequence[SheetTags], *, level: int = 1, entries: int = 0) -> None:
    """Complete the tags of sheets.

    Args:
        pdf: The document as Typst wrote it.
        sheets: Those in it.
        level: Of the headings on an identity sheet.
        entries: Those in the contents of a book.

    Raises:
        ValueError: Typst has written the PDF in another way than we know.
    """
    tags = Tags(pdf)
    tell_lists(tags, [item for one in sheets for item in one.items])
    if entries:
        tell_contents(tags, entries)
    _tables(tags, sheets)
    pair(tags)
    tags.put()
    open_whole_pages(pdf)
    name_tables(pdf, level + 1)


def _tables(tags: Tags, sheets: Sequence[SheetTags]) -> None:
    document = tags.document
    found = [kid for kid in document.kids if kid.kind == b"Table"]
    if len(found) != sum(one.pages for one in sheets):
        raise ValueError("This PDF has other tables than it was told.")
    gone: set[int] = set()
    for one in sheets:
        mine, found = found[: one.pages], found[one.pages :]
        if mine:
            head_rows(tags, joined_table(tags, mine), one.columns)
            gone |= {table.number for table in mine[1:]}
    tags.hold(document, [kid for kid in document.held if not (isinstance(kid, Tag) and kid.number in gone)])
