"""The whole collection: links both ways, and every check."""

from tatalaksana.catalog.address import (
    CHECK,
    HOME,
    REFERENCE,
    UNPUBLISHED,
    book_file,
    number_address,
    sheet_file,
    sop_page,
    unit_page,
)
from tatalaksana.catalog.checks.mutu import shared_rows
from tatalaksana.catalog.collection import Collection, collect
from tatalaksana.catalog.entry import Catalog, Entry, Link, Registers, Unpublished, unit_path
from tatalaksana.catalog.fingerprint import check_fragment, fingerprint
from tatalaksana.catalog.history import Earlier, earlier

__all__ = [
    "CHECK", "HOME", "REFERENCE", "UNPUBLISHED", "Catalog", "Collection", "Earlier", "Entry", "Link", "Registers",
    "Unpublished", "book_file", "check_fragment", "collect", "earlier", "fingerprint", "number_address", "shared_rows",
    "sheet_file", "sop_page", "unit_page", "unit_path",
]  # fmt: skip
