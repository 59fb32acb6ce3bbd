# The collection that the repository holds, read once for the tests' parameters.
from __future__ import annotations

from tatalaksana.catalog import (
    CHANGES,
    CHECK,
    FORMS,
    HOME,
    IMPACT,
    MAP,
    OFFICES,
    QUALITY,
    REFERENCE,
    REGULATIONS,
    SEARCH,
    SOPS,
    UNPUBLISHED,
    WORKLOAD,
    Catalog,
    office_page,
    regulation_page,
    sop_page,
    unit_page,
)
from tatalaksana.render.situs import OTHERS
from tests.collections_on_disk import koleksi

CATALOG: Catalog = koleksi()
EVERY = tuple(CATALOG.entries)
SEEDS = tuple(name for name, entry in CATALOG.entries.items() if not entry.sop.contoh)
"""The ids of the real SOP, without the drafts made for show."""
OF_EACH_KIND = (
    HOME, SOPS, OFFICES, REGULATIONS, FORMS, MAP, QUALITY, WORKLOAD, IMPACT, UNPUBLISHED, CHANGES, CHECK, SEARCH, REFERENCE, OTHERS,
    sop_page(SEEDS[0]), sop_page(EVERY[-1]), f"{sop_page(SEEDS[0])}-monitoring", unit_page("biro-pp"), office_page("kabag-taman"),
    regulation_page("perkadis-tamanbun-4-2015"), "formulir/notula-rapat-lapangan",
)  # fmt: skip
"""A page of each kind."""

__all__ = ["CATALOG", "EVERY", "OF_EACH_KIND", "SEEDS", "sop_page"]
