# The contents of a book, which are set in a grid: entries, each with a reference to where it leads.
from __future__ import annotations

from tatalaksana.render.pdf.tags.tree import Tag, Tags


def tell_contents(tags: Tags, entries: int) -> None:
    """Make the contents of the first grids that hold links.

    Args:
        tags: The tags.
        entries: How many they have.

    Raises:
        ValueError: There are more or fewer cells than that.
    """
    document = tags.document
    grids = [kid for kid in document.kids if kid.kind == b"Div" and any(tags.within(kid, b"Link"))]
    cells = [cell for grid in grids for cell in grid.kids]
    if not grids or len(cells) % entries:
        raise ValueError("The contents of this book have other entries than it was told.")
    wide = len(cells) // entries
    whole = grids[0]
    tags.change(whole, b"TOC")
    held = []
    for at in range(0, len(cells), wide):
        mine = cells[at : at + wide]
        for cell in mine:
            tags.change(cell, b"Reference" if any(tags.within(cell, b"Link")) else b"P")
        held.append(tags.new(b"TOCI", whole, mine))
    tags.hold(whole, held)
    gone = {grid.number for grid in grids[1:]}
    for grid in grids[1:]:
        tags.hold(grid, [])
        tags.drop(grid)
    tags.hold(document, [kid for kid in document.held if not (isinstance(kid, Tag) and kid.number in gone)])
