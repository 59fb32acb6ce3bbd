# What stands over the lanes of a chart.
from __future__ import annotations

from collections.abc import Sequence

from tatalaksana.catalog.entry import Registers
from tatalaksana.model import Sop


def lane_heads(sop: Sop, registers: Registers | None) -> tuple[str, ...]:
    """What stands over each lane, from the left."""
    known = registers.jabatan if registers else {}
    return tuple(lajur.kepala(known.get(lajur.jabatan)) for lajur in sop.pelaksana)


def lanes_apart(heads: Sequence[str]) -> tuple[str, ...]:
    """What stands over each lane, where no chart shows which one is meant: of those that read the same, «Arsiparis lajur ke-2»."""
    return tuple(f"{head} lajur ke-{place}" if heads.count(head) > 1 else head for place, head in enumerate(heads, 1))
