# The tags of a checklist: number, revision, day and fingerprint with their names, and rows with heads, as a sheet has them.
from __future__ import annotations

from tatalaksana.render.pdf.objects import Objects
from tatalaksana.render.pdf.tags.pairs import pair
from tatalaksana.render.pdf.tags.tables import head_rows
from tatalaksana.render.pdf.tags.tree import Tags

_HEADS = frozenset({0, 2})
"""The columns in which the heads of rows stand: the number and Kegiatan."""


def with_checklist_tags(content: bytes) -> bytes:
    """The PDF with all its tags.

    Raises:
        ValueError: Typst has written the PDF in another way than we know.
    """
    pdf = Objects(content)
    tags = Tags(pdf)
    for table in list(tags.of(b"Table")):
        head_rows(tags, table, _HEADS)
    pair(tags)
    tags.put()
    return pdf.written()
