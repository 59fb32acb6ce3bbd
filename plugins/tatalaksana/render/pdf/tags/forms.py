# The tags of a form: rows of its tables with heads, where they say beforehand what each row is about.
from __future__ import annotations

from collections.abc import Sequence

from tatalaksana.render.pdf.objects import Objects
from tatalaksana.render.pdf.tags.tables import head_rows
from tatalaksana.render.pdf.tags.tree import Tags


def tell_forms(pdf: Objects, tables: Sequence[tuple[int, frozenset[int]]]) -> None:
    """Complete the tags of a form.

    Args:
        pdf: The form as Typst wrote it.
        tables: For each table of the form how many rows it has, and in which columns, from 0, the heads of these stand.
            On paper it may stand on several pages, each with a table of its own.

    Raises:
        ValueError: Typst has written the PDF in another way than we know.
    """
    if not any(columns for _, columns in tables):
        return
    tags = Tags(pdf)
    printed = tags.of(b"Table")
    for rows, columns in tables:
        left = rows
        while left > 0:
            table = next(printed, None)
            if table is None:
                raise ValueError(rows)
            left -= sum(len(body.kids) for body in table.kids if body.kind == b"TBody")
            head_rows(tags, table, columns)
    tags.put()
