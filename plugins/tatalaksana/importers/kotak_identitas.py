# Labels of the identity sheet in drawn text boxes, over the page or in its head: they are lines above the steps.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.importers.bagian import DocumentPart
from tatalaksana.importers.identitas import SheetLine, has_identity
from tatalaksana.importers.reading import ReadCell, Reading, ReadShape, Rupa

_LEAST = 2
"""Labels in a box that is more of a sheet than a note."""


def with_boxed_heads(parts: list[DocumentPart], reading: Reading) -> list[DocumentPart]:
    """The SOP of a document, of which the only one that no number or title was read for has what stands in its boxes."""
    if len(parts) != 1 or any(has_identity(line) & {"nomor", "judul"} for line in parts[0].lines):
        return parts
    boxes = [[*_lines(one)] for one in reading.shapes if one.rupa is Rupa.TEKS and "\n" in one.text]
    said = [line for box in boxes if sum(bool(has_identity(line)) for line in box) >= _LEAST for line in box]
    parts[0].lines += said
    return parts


def _lines(shape: ReadShape) -> Iterator[SheetLine]:
    for text in shape.text.split("\n"):
        if text.strip():
            where = f"halaman {shape.page}, kotak teks"
            yield SheetLine((ReadCell(0, 0, text.strip(), bounds=shape.bounds),), where, shape.page, loose=True)
