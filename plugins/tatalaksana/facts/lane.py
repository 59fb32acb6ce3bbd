# What stands over the lanes of a chart.
from __future__ import annotations

from tatalaksana.catalog.entry import Registers
from tatalaksana.model import Sop


def lane_heads(sop: Sop, registers: Registers | None) -> tuple[str, ...]:
    """What stands over each lane: its label as printed, else the office's short name, else its name; its id where nobody knows it."""
    known = registers.jabatan if registers else {}
    names = []
    for lajur in sop.pelaksana:
        jabatan = known.get(lajur.jabatan)
        names.append(lajur.label or (jabatan and (jabatan.singkatan or jabatan.nama)) or lajur.jabatan)
    return tuple(names)
