"""The whole collection: links both ways, and every check."""

from tatalaksana.catalog.address import (
    CHECK,
    FORMS,
    HOME,
    REFERENCE,
    UNPUBLISHED,
    beside_file,
    book_file,
    form_file,
    form_page,
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
from tatalaksana.catalog.entry import Catalog, Entry, Link, Registers, Unpublished, profile_id, unit_path
from tatalaksana.catalog.fingerprint import check_fragment, fingerprint
from tatalaksana.catalog.history import Earlier, Edition, alone, earlier, editions, entry_from, part_for
from tatalaksana.catalog.lane import lane_heads, lane_names
from tatalaksana.catalog.tinjauan import EVALUASI, MONITORING, evaluasi_of, monitoring_of

__all__ = [
    "CHECK", "EVALUASI", "FORMS", "HOME", "MONITORING", "REFERENCE", "UNPUBLISHED", "Bagian", "Catalog", "Collection",
    "DaftarPeriksa", "Earlier", "Edition", "Entry", "Keluar", "Langkah", "Link", "Registers", "Unpublished", "alone", "bagian_of",
    "beside_file", "book_file", "check_fragment", "collect", "daftar_periksa_of", "earlier", "editions", "entry_from", "evaluasi_of",
    "fingerprint", "form_file", "form_page", "hanya", "lane_heads", "lane_names", "monitoring_of", "number_address",
    "part_for", "profile_id", "shared_rows", "sheet_file", "sop_page", "unit_page", "unit_path",
]  # fmt: skip
