# Heads of rows in the tags of a table: Typst knows heads of columns only. Who listens is told the step's number and what is done
# in it with every cell, as ISO 14289 (PDF/UA) 7.5 and ISO 32000 14.8.5.7 have it: TH with a scope, and each cell's heads by name.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tatalaksana.model import Kolom
from tatalaksana.render.pdf.objects import Objects

_ROW, _CELL, _BODY, _ROOT = (
    b"<</Type/StructElem/S/TR/",
    b"<</Type/StructElem/S/TD/",
    b"<</Type/StructElem/S/TBody/",
    b"<</Type/StructTreeRoot/",
)
"""How the objects begin that are looked at."""
_PARENT = re.compile(rb"/P (\d+) 0 R")
_KIDS = re.compile(rb"/K\[([0-9 R]*)\]")
_HEADS = re.compile(rb"/O/Table/Headers\[(\(U(\d+)x(\d+)y\d+\)[^\]]*)\]")
"""A cell's heads; the first one's name says the table, from 1, and the column, from 0."""
_NAMES = re.compile(rb"/IDTree<</Names\[([^\]]*)\]>>")
_NAME = re.compile(rb"\(([^)]*)\)(\d+ 0 R)")


def row_heads(kolom: Sequence[Kolom], lanes: int) -> frozenset[int]:
    """The columns, from 0, in which the heads of rows stand: the number and Kegiatan."""
    at, found = 0, set()
    for key in kolom:
        if key in {Kolom.NO, Kolom.KEGIATAN}:
            found.add(at)
        at += lanes if key is Kolom.PELAKSANA else 1
    return frozenset(found)


def with_row_heads(content: bytes, tables: Sequence[frozenset[int]]) -> bytes:
    """The PDF with heads of rows.

    Args:
        content: The PDF as Typst wrote it, tagged.
        tables: Of each of its tables in their order the columns of these heads.

    Raises:
        ValueError: Typst has written the PDF in another way than we know.
    """
    pdf = Objects(content)
    cells = dict(pdf.beginning(_CELL))
    bodies = {number for number, _ in pdf.beginning(_BODY)}
    names: dict[bytes, bytes] = {}
    for number, row in pdf.beginning(_ROW):
        parent, kids = _PARENT.search(row), _KIDS.search(row)
        if parent is None or kids is None or int(parent[1]) not in bodies:
            continue
        mine = [int(kid) for kid in kids[1].replace(b"0 R", b"").split()]
        heads = {kid: b"U%br%05dc%b" % name for kid, name in _heads(mine, cells, tables, number)}
        if heads:
            names |= {name: b"%d 0 R" % kid for kid, name in heads.items()}
            for kid in mine:
                pdf.put(kid, _cell(cells[kid], heads, kid))
    for number, root in list(pdf.beginning(_ROOT)):
        pdf.put(number, _NAMES.sub(lambda tree: _tree(tree[1], names), root, count=1))
    return pdf.written()


def _heads(
    kids: Sequence[int], cells: dict[int, bytes], tables: Sequence[frozenset[int]], row: int
) -> Iterator[tuple[int, tuple[bytes, int, bytes]]]:
    """(cell, the parts of its name) of a row's heads; a cell without words is none."""
    for kid in kids:
        found, held = _HEADS.search(cells.get(kid, b"")), _KIDS.search(cells.get(kid, b""))
        if found and held and held[1] and int(found[2]) <= len(tables) and int(found[3]) in tables[int(found[2]) - 1]:
            yield kid, (found[2], row, found[3])


def _cell(cell: bytes, heads: dict[int, bytes], kid: int) -> bytes:
    """A cell as the head of its row, or with the row's heads beside its column's."""
    if kid in heads:
        head = cell.replace(b"/S/TD", b"/S/TH", 1).replace(b"/A[", b"/ID(%b)/A[" % heads[kid], 1)
        return head.replace(b"/O/Table/Headers", b"/O/Table/Scope/Row/Headers", 1)
    more = b"".join(b"(%b)" % name for name in heads.values())
    return _HEADS.sub(lambda found: b"/O/Table/Headers[%b%b]" % (found[1], more), cell, count=1)


def _tree(names: bytes, more: dict[bytes, bytes]) -> bytes:
    """The tree of names, which has them sorted."""
    known = {name[1]: name[2] for name in _NAME.finditer(names)} | more
    return b"/IDTree<</Names[%b]>>" % b"".join(b"(%b)%b" % (name, known[name]) for name in sorted(known))
