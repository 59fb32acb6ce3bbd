# The table of activities: one for all its pages, with heads of rows, which Typst does not know. Who listens is told the step's
# number and what is done in it with every cell, as ISO 14289 (PDF/UA) 7.5 and ISO 32000 14.8.5.7 have it: TH with a scope, and
# each cell's heads by name.
from __future__ import annotations

import re
from collections.abc import Sequence

from tatalaksana.model import Kolom
from tatalaksana.render.pdf.tags.tree import Tag, Tags

_HEADERS = b"/O/Table/Headers[(U"
"""Where the names of a cell's heads begin; the first one's says the table, and the column, from 0."""
_TABLE = re.compile(rb"\(U\d+x")
_COLUMN = re.compile(rb"\(U\d+x(\d+)y")
_BOX = re.compile(rb"/BBox\[[^\]]*\]")


def row_heads(kolom: Sequence[Kolom], lanes: int) -> frozenset[int]:
    """The columns, from 0, in which the heads of rows stand: the number and Kegiatan."""
    at, found = 0, set()
    for key in kolom:
        if key in {Kolom.NO, Kolom.KEGIATAN}:
            found.add(at)
        at += lanes if key is Kolom.PELAKSANA else 1
    return frozenset(found)


def joined_table(tags: Tags, tables: Sequence[Tag]) -> Tag:
    """One table of what stands on several pages: heads that are printed again and rows that only say where it goes on are dropped."""
    first, *more = tables
    [head, body] = first.kids
    named = next((name[0] for cell in tags.within(head, b"TH") if (name := _TABLE.search(cell.facts))), b"(U1x")
    rows = [row for row in body.kids if not _dropped(tags, row)]
    for table in more:
        rest = table.kids[-1]
        for row in rest.kids:
            if not _dropped(tags, row):
                rows.append(row)
                for cell in row.kids:
                    tags.change(cell, facts=_TABLE.sub(named, cell.facts))
        tags.hold(rest, [])
        tags.drop(table)
    tags.hold(body, rows)
    if more:
        tags.change(first, facts=_BOX.sub(b"", first.facts))
    return first


def _dropped(tags: Tags, row: Tag) -> bool:
    """Drop a row that says nothing."""
    silent = not any(cell.held for cell in row.kids)
    if silent:
        tags.drop(row)
    return silent


def head_rows(tags: Tags, table: Tag, columns: frozenset[int]) -> None:
    """Make heads of the cells in these columns, and tell the others of their row by what they are headed."""
    for body in table.kids:
        for row in body.kids if body.kind == b"TBody" else ():
            cells = row.kids
            heads = {}
            for cell in cells:
                column = _COLUMN.search(cell.facts) if cell.held else None
                if column and int(column[1]) in columns:
                    heads[cell.number] = b"R%05dc%02d" % (row.number, int(column[1]))
            more = b"".join([b"(%b)" % one for one in heads.values()])
            for cell in cells if heads else ():
                name = heads.get(cell.number)
                if name is None:
                    tags.change(cell, facts=_headed(cell.facts, more))
                else:
                    facts = cell.facts.replace(b"/A[", b"/ID(%b)/A[" % name, 1)
                    tags.change(cell, b"TH", facts.replace(b"/O/Table/Headers", b"/O/Table/Scope/Row/Headers", 1))
                    tags.name(name, cell)


def _headed(facts: bytes, more: bytes) -> bytes:
    """What is said of a cell, with the names of more heads behind those of its column."""
    end = facts.find(b"]", max(0, facts.find(_HEADERS)))
    return b"%b%b%b" % (facts[:end], more, facts[end:]) if _HEADERS in facts else facts
