# What stands over the lanes of a chart.
from __future__ import annotations

from tatalaksana.catalog.entry import Catalog, Entry


def lane_names(entry: Entry, catalog: Catalog) -> tuple[str, ...]:
    """What stands over each lane: its label as printed, else the office's short name, else its name."""
    names = []
    for lajur in entry.sop.pelaksana:
        jabatan = catalog.registers.jabatan[lajur.jabatan]
        names.append(lajur.label or jabatan.singkatan or jabatan.nama)
    return tuple(names)
