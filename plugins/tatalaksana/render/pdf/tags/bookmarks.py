# Bookmarks, and links within a document: they open whole pages, and those of tables say what is there.
from __future__ import annotations

import re

from tatalaksana.render.pdf.objects import Objects

_PLACE = re.compile(rb"\[(\d+ 0 R)/XYZ[^\]]*\]")
_MARK = re.compile(rb"<</Parent (\d+) 0 R(.*)/Title(\(.*\)|<[0-9A-Fa-f]*>)(/Dest.*)>>", re.DOTALL)
_TABLE = b"(Tabel kegiatan)"


def open_whole_pages(pdf: Objects) -> None:
    """Make all places within the document whole pages."""
    for number, body in pdf.beginning(b"[", b"<</Type/Annot/Subtype/Link"):
        whole, count = _PLACE.subn(rb"[\1/Fit]", body)
        if count:
            pdf.put(number, whole)


def name_tables(pdf: Objects, depth: int) -> None:
    """Call the bookmarks at this depth, from 1, by what they lead to: a sheet's own has its title already."""
    marks = {number: found for number, body in pdf.beginning(b"<</Parent ") if (found := _MARK.fullmatch(body))}
    for number, found in marks.items():
        above, at = int(found[1]), 1
        while above in marks:
            above, at = int(marks[above][1]), at + 1
        if at == depth:
            pdf.put(number, b"<</Parent %b 0 R%b/Title%b%b>>" % (found[1], found[2], _TABLE, found[4]))
