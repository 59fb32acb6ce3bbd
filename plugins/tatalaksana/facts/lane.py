# What stands over the lanes of a chart.
from __future__ import annotations

from tatalaksana.catalog.entry import Registers
from tatalaksana.model import Sop


def lane_heads(sop: Sop, registers: Registers | None) -> tuple[str, ...]:
    """What stands over each lane, from the left."""
    known = registers.jabatan if registers else {}
    return tuple(lajur.kepala(known.get(lajur.jabatan)) for lajur in sop.pelaksana)
