# The real SOP as material: their rows, their boxes and their regulations, read from sops/.
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tatalaksana.model.format import FORMAT_KEY
from tatalaksana.source import Kind, Problem, load, scan

SopData = dict[str, Any]
"""An SOP as its file has it; scalars are text."""

_CONDITION = re.compile(r"\bsetuju|\bdisetujui", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Seeds:
    """What generated SOP are made from."""

    shapes: Sequence[SopData]
    """The SOP in force, sorted by file name."""
    plain: Sequence[str]
    """Words of steps that do not decide."""
    deciding: Sequence[str]
    """Words of steps that do."""
    bases: Sequence[SopData]
    """Legal bases that are still in force."""
    boxes: dict[str, Sequence[str]]
    """Items of each box of the sheet."""
    regulations: SopData
    offices: SopData


BOXES = ("kualifikasi_pelaksana", "peralatan", "peringatan", "pencatatan")


def seeds_in(folder: Path) -> Seeds:
    """The seeds of a folder of sources.

    Raises:
        ValueError: A source cannot be read; the bench measures only sound sources.
    """
    data = {(file.kind, file.id): _data(file.path, folder) for file in scan(folder, folder.name)[0]}
    shapes = [
        sop
        for (kind, _), sop in sorted(data.items(), key=lambda item: item[0])
        if kind is Kind.SOP and sop.get("status") == "berlaku"
    ]
    rows = [row for sop in shapes for row in sop["kegiatan"]]
    regulations = data[Kind.PERATURAN, "peraturan"]
    gone = {
        name for name, about in regulations.items() if about.get("diganti_oleh") or about.get("status") == "dicabut"
    }
    bases = {
        base["teks"]: base
        for sop in shapes
        for base in sop["dasar_hukum"]
        if isinstance(base, dict) and base.get("peraturan") not in {None, *gone}
    }
    return Seeds(
        shapes=shapes,
        plain=[row["uraian"] for row in rows if not _CONDITION.search(row["uraian"])],
        deciding=[row["uraian"] for row in rows if decides(row)],
        bases=list(bases.values()),
        boxes={name: sorted({item for sop in shapes for item in items(sop.get(name))}) for name in BOXES},
        regulations=regulations,
        offices=data[Kind.JABATAN, "jabatan"],
    )


def decides(row: SopData) -> bool:
    """Whether a row of a seed holds a decision."""
    return "keputusan" in row or any("keputusan" in symbol for symbol in row.get("simbol", ()))


def items(box: str | list[str] | None) -> list[str]:
    """A box of the form as a list of texts."""
    return [] if box is None else [box] if isinstance(box, str) else list(box)


def _data(path: Path, folder: Path) -> SopData:
    document = load(path, root=folder, shown=path.name)
    if isinstance(document, Problem):
        raise ValueError(str(document))  # noqa: TRY004 - a wrong file, not a wrong type
    assert isinstance(document.data, dict), path
    # What is made of them says its form by itself; among a register's entries it is none.
    return {key: value for key, value in document.data.items() if key != FORMAT_KEY}
