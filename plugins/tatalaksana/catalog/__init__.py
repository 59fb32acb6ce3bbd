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
from tatalaksana.catalog.daftar_periksa import (
    Bagian,
    DaftarPeriksa,
    Keluar,
    Langkah,
    bagian_of,
    daftar_periksa_of,
    hanya,
)
from tatalaksana.catalog.entry import Catalog, Entry, Link, Registers, Unpublished, unit_path
from tatalaksana.catalog.fingerprint import check_fragment, fingerprint
from tatalaksana.catalog.history import Earlier, earlier
from tatalaksana.catalog.lane import lane_names

__all__ = [
    "CHECK", "HOME", "REFERENCE", "UNPUBLISHED", "Bagian", "Catalog", "Collection", "DaftarPeriksa", "Earlier",
    "Entry", "Keluar", "Langkah", "Link", "Registers", "Unpublished", "bagian_of", "book_file", "check_fragment",
    "collect", "daftar_periksa_of", "earlier", "fingerprint", "hanya", "lane_names", "number_address",
    "shared_rows", "sheet_file", "sop_page", "unit_page", "unit_path",
]  # fmt: skip
