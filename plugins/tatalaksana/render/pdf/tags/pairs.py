# Names with their values, set in a grid: in the tags a table whose rows have heads, so that a value is told with its name.
from __future__ import annotations

from tatalaksana.render.pdf.tags.tree import Tag, Tags

_MARK = b"Quote"
"""What the templates set a name in, since no other words are a quotation: its cell is a head, and the next cell its value."""


def pair(tags: Tags) -> None:
    """Make a table of each run of names and values that follow each other in a grid; what else is in the grid stays as it is."""
    count = 0
    for grid in list(tags.of(b"Div")):
        cells = grid.kids
        if len(cells) == len(grid.held) and any(_is_name(cell) for cell in cells):
            count = _paired(tags, grid, cells, count)


def _is_name(cell: Tag) -> bool:
    kids = cell.kids
    return len(kids) == 1 and (kids[0].kind == _MARK or (kids[0].kind == b"Span" and _is_name(kids[0])))


def _paired(tags: Tags, grid: Tag, cells: list[Tag], count: int) -> int:
    held: list[Tag] = []
    rows: list[Tag] = []
    beside: list[Tag] = []
    body = None
    at = 0
    while at < len(cells):
        if not _is_name(cells[at]) or at + 1 == len(cells):
            if body is not None and at + 2 < len(cells) and _is_name(cells[at + 1]):
                # What stands beside several of them, as who signs does, is read behind the last.
                beside.append(cells[at])
                at += 1
                continue
            held += [*beside, cells[at]]
            beside, body, at = [], None, at + 1
            continue
        if body is None:
            table = tags.new(b"Table", grid, [])
            body, rows = tags.new(b"TBody", table, []), []
            tags.hold(table, [body])
            held.append(table)
        rows.append(_row(tags, body, cells[at], cells[at + 1], count))
        tags.hold(body, rows)
        count, at = count + 1, at + 2
    tags.hold(grid, [*held, *beside])
    return count


def _row(tags: Tags, body: Tag, name: Tag, value: Tag, count: int) -> Tag:
    called = b"N%05d" % count
    for mark in tags.within(name, _MARK):
        tags.change(mark, b"Span")
    tags.change(name, b"TH", b"/ID(%b)/A[<</O/Table/Scope/Row/Headers[]>>]" % called)
    tags.change(value, b"TD", b"/A[<</O/Table/Headers[(%b)]>>]" % called)
    tags.name(called, name)
    return tags.new(b"TR", body, [name, value])
