# The collection that the repository holds, read once for the tests' parameters.
from __future__ import annotations

from tatalaksana.catalog import Catalog, sop_page
from tests.collections_on_disk import koleksi

CATALOG: Catalog = koleksi()
EVERY = tuple(CATALOG.entries)
SEEDS = tuple(name for name, entry in CATALOG.entries.items() if not entry.sop.contoh)
"""The ids of the real SOP, without the drafts made for show."""

__all__ = ["CATALOG", "EVERY", "SEEDS", "sop_page"]
