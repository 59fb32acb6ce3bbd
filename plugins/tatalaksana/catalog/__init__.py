"""The whole collection: links both ways, and every check."""

from tatalaksana.catalog.abk import Beban, Kurang, beban_of
from tatalaksana.catalog.address import (
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
    WORKLOAD_CSV,
    beside_file,
    book_file,
    calendar_file,
    form_file,
    form_page,
    map_page,
    number_address,
    office_page,
    quality_page,
    regulation_page,
    sheet_file,
    sop_page,
    unit_page,
    workload_page,
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
    part_of,
)
from tatalaksana.catalog.dampak import Dampak, amends, impact_of, replaces, stale
from tatalaksana.catalog.draft import Draft, Wish, draft_of, next_number, wish_for
from tatalaksana.catalog.entry import Catalog, Entry, Link, Registers, Unpublished, profile_id, unit_path
from tatalaksana.catalog.fingerprint import check_fragment, fingerprint
from tatalaksana.catalog.history import Earlier, Edition, alone, earlier, editions, entry_from, part_for
from tatalaksana.catalog.lane import lane_heads, lane_names
from tatalaksana.catalog.link import title_key
from tatalaksana.catalog.mutu import Keadaan, Mutu, keadaan_of, mutu_of
from tatalaksana.catalog.pekerjaan import acting, arrivals, citing, successors, work_of
from tatalaksana.catalog.peta import Keluarga, PetaUnit, Simpul, peta_of
from tatalaksana.catalog.ringkasan import Lama, Porsi, Ringkasan, ringkasan_of
from tatalaksana.catalog.susunan import offices_in, sop_of_units, units_below
from tatalaksana.catalog.tenggat import SEGERA, Tenggat, is_late, is_soon, tenggat_of
from tatalaksana.catalog.tinjauan import EVALUASI, MONITORING, evaluasi_of, interval, monitoring_of

__all__ = [
    "CHECK", "EVALUASI", "FORMS", "HOME", "IMPACT", "MAP", "MONITORING", "OFFICES", "QUALITY", "REFERENCE",
    "REGULATIONS", "SEARCH", "SEGERA", "SOPS", "UNPUBLISHED", "WORKLOAD", "WORKLOAD_CSV", "Bagian", "Beban",
    "Catalog", "Collection", "DaftarPeriksa", "Dampak", "Draft", "Earlier", "Edition", "Entry", "Keadaan", "Keluar",
    "Keluarga", "Kurang", "Lama", "Langkah", "Link", "Mutu", "PetaUnit", "Porsi", "Registers", "Ringkasan", "Simpul",
    "Tenggat", "Unpublished", "Wish", "acting", "alone", "amends", "arrivals", "bagian_of", "beban_of", "beside_file",
    "book_file", "calendar_file", "check_fragment", "citing", "collect", "daftar_periksa_of", "draft_of", "earlier",
    "editions", "entry_from", "evaluasi_of", "fingerprint", "form_file", "form_page", "hanya", "impact_of",
    "interval", "is_late", "is_soon", "keadaan_of", "lane_heads", "lane_names", "map_page", "monitoring_of",
    "mutu_of", "next_number", "number_address", "office_page", "offices_in", "part_for", "part_of", "peta_of",
    "profile_id", "quality_page", "regulation_page", "replaces", "ringkasan_of", "shared_rows", "sheet_file",
    "sop_of_units", "sop_page", "stale", "successors", "tenggat_of", "title_key", "unit_page", "unit_path",
    "units_below", "wish_for", "work_of", "workload_page",
]  # fmt: skip
