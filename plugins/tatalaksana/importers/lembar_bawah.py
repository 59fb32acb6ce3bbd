# Identity sheets that stand behind their table of steps: on the last page, or on a sheet of their own in a workbook.
from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tatalaksana.importers.bagian import DocumentPart
from tatalaksana.importers.identitas import SheetHead, has_identity
from tatalaksana.importers.label_tersirat import DATES

_BEHIND = "Lembar identitasnya berdiri di belakang tabel kegiatan."
_BESIDE = frozenset({"nomor", *DATES})
"""What stands on an identity sheet beside the title; a form that is attached has no label for that."""


def sheets_behind(parts: Sequence[DocumentPart]) -> list[DocumentPart]:
    """The SOP of a document, each with the sheet behind its steps, where the first has none above them and the last sheet has no steps below it."""
    told = [_identified(part) for part in parts]
    if len(parts) == 1 or told[:1] != [False] or not all(told[1:]):
        return [*parts]
    if parts[-1].steps or not all(part.steps for part in parts[:-1]):
        return [*parts]
    for at, (part, after) in enumerate(pairwise(parts)):
        part.lines = [*after.lines, *(() if at else part.lines)]
        part.behind = True
    return [*parts[:-1]]


def less_sure_behind(identity: SheetHead) -> None:
    """Say of what such a sheet holds that it may be another SOP's."""
    identity.guessed = dict.fromkeys([*identity.values, "unit", "unit.teks"], _BEHIND) | identity.guessed


def _identified(part: DocumentPart) -> bool:
    keys: set[str] = set().union(*map(has_identity, part.lines))
    return "judul" in keys and bool(keys & _BESIDE)
