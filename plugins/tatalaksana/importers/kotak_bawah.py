# Boxes that stand below the table of steps: «Unit Terkait» of many an SPO, and all of them in our own Markdown.
from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from tatalaksana.importers.bagian import DocumentPart
from tatalaksana.importers.butir import item_list
from tatalaksana.importers.identitas import SheetLine, sheet_head
from tatalaksana.importers.kata import BOXES, labelled
from tatalaksana.importers.pengesah import is_placed, names_signer
from tatalaksana.importers.terbaca import Keyakinan, KotakTerbaca, Sisa, unsure

_FOOT = re.compile(
    r"·\s*sidik\b|^Dokumen ini tidak terkendali|^\[Sumber \(YAML\)\]|\bNI ?P\b|^(?:Catatan|Keterangan|Jumlah|Total)\b",
    re.IGNORECASE,
)
"""What stands below the last box and is none of it."""
_WHY = "Berdiri di bawah tabel kegiatan."


@dataclass(frozen=True, slots=True)
class BoxesBelow:
    """What they hold, and what stood among them and is none of theirs."""

    boxes: dict[str, KotakTerbaca]
    left: tuple[Sisa, ...] = ()


def boxes_below(part: DocumentPart, known: Collection[str]) -> BoxesBelow:
    """Take the boxes below the last step off what stands there.

    Args:
        part: The SOP.
        known: The boxes that stand above.
    """
    begins = next((at for at, line in enumerate(part.after) if _box_of(line) not in {"", *known}), None)
    if begins is None:
        return BoxesBelow({})
    ends = next((at for at, line in enumerate(part.after) if at > begins and _is_foot(line)), len(part.after))
    sheet = sheet_head(part.after[begins:ends])
    part.after = [*part.after[:begins], *part.after[ends:]]
    found = {
        key: item_list(key, sheet.text(key), sheet.where[key])
        for key in sheet.values
        if key in BOXES and key not in known and sheet.text(key).strip(" –-")
    }
    lost = [
        Sisa(sheet.text(key), sheet.where[key], _WHY)
        for key in sheet.values
        if key not in found and sheet.text(key).strip(" –-")
    ]
    return BoxesBelow({key: _less_sure(box) for key, box in found.items()}, (*lost, *sheet.left))


def _box_of(line: SheetLine) -> str:
    """The box whose label begins a line and is closed by a colon or alone there; empty for other lines."""
    return next((key for key, _, _ in labelled(next(_texts(line), ""), alone=True) if key in BOXES), "")


def _is_foot(line: SheetLine) -> bool:
    return any(_FOOT.search(text) or names_signer(text) or is_placed(text) for text in _texts(line))


def _texts(line: SheetLine) -> Iterator[str]:
    return (cell.text.strip() for cell in line.cells if cell.text.strip())


def _less_sure(box: KotakTerbaca) -> KotakTerbaca:
    return replace(box, butir=tuple(unsure(one, Keyakinan.MUNGKIN, _WHY) for one in box.butir))
