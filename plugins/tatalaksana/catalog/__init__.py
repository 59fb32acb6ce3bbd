"""The whole collection: links both ways, and every check."""

from tatalaksana.catalog.address import HOME, REFERENCE, UNPUBLISHED, number_address, sop_page, unit_page
from tatalaksana.catalog.checks.mutu import shared_rows
from tatalaksana.catalog.collection import Collection, collect
from tatalaksana.catalog.entry import Catalog, Entry, Link, Registers, Unpublished, unit_path

__all__ = [
    "HOME", "REFERENCE", "UNPUBLISHED", "Catalog", "Collection", "Entry", "Link", "Registers",
    "Unpublished", "collect", "number_address", "shared_rows", "sop_page", "unit_page", "unit_path",
]  # fmt: skip
