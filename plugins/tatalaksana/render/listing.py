# The list of all SOP for other systems, as JSON and as CSV: what stands in force where, and since when.
#
# JSON, "format": "sop/1": situs, sop: [{id, alamat, pdf, judul, nama, nomor, jenis, status, contoh, unit, nama_unit,
# efektif (YYYY-MM-DD), revisi_ke, langkah, volume (times a year), jabatan: [id], peraturan: [id], terkait: [id], sidik}]. `alamat` and `pdf` begin at
# the site's root. Keys without a value are left out. The number behind the slash is raised when a reader of the shape
# before could misread the new one. The CSV has the single values, in the same words.
from __future__ import annotations

import csv
import json
from collections.abc import Callable, Collection
from io import StringIO
from typing import Any

from tatalaksana.catalog import Catalog, Entry, fingerprint, sheet_file, sop_page
from tatalaksana.model import plain
from tatalaksana.render.csv import SEPARATOR, guarded

FORMAT = "sop/1"
LISTING_JSON = "api/sop.json"
LISTING_CSV = "api/sop.csv"
_COLUMNS = (
    "id", "alamat", "pdf", "judul", "nama", "nomor", "jenis", "status", "contoh", "unit", "nama_unit", "efektif", "revisi_ke", "langkah", "sidik", "volume",
)  # fmt: skip
Address = Callable[[str], str]
"""A page's address from the root of the site."""


def listing_json(catalog: Catalog, site: str, address: Address, sheets: Collection[str]) -> bytes:
    """The list as JSON in UTF-8.

    Args:
        catalog: The collection.
        site: The site's name.
        address: Where pages are.
        sheets: The official sheets that there are.
    """
    sops = [_about(entry, catalog, address, sheets) for entry in catalog.entries.values()]
    return f"{json.dumps({'format': FORMAT, 'situs': site, 'sop': sops}, ensure_ascii=False, indent=1)}\n".encode(errors="backslashreplace")


def listing_csv(catalog: Catalog, address: Address, sheets: Collection[str]) -> bytes:
    """The list as CSV: UTF-8 with a byte order mark, columns parted by «;», safe against formulas."""
    text = StringIO(newline="")
    rows = csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n")
    rows.writerow(_COLUMNS)
    for entry in catalog.entries.values():
        about = _about(entry, catalog, address, sheets)
        rows.writerow([guarded(_said(about.get(key, ""))) for key in _COLUMNS])
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _about(entry: Entry, catalog: Catalog, address: Address, sheets: Collection[str]) -> dict[str, Any]:
    sop = entry.sop
    sheet = sheet_file(entry.id)
    about = {
        "id": entry.id, "alamat": address(sop_page(entry.id)), "pdf": sheet if sheet in sheets else None,
        "judul": plain(sop.judul), "nama": plain(sop.nama_lengkap), "nomor": sop.nomor, "jenis": sop.jenis.value,
        "status": sop.status.value, "contoh": sop.contoh or None, "unit": sop.unit.unit,
        "nama_unit": catalog.registers.unit[sop.unit.unit].nama,
        "efektif": sop.tanggal.efektif.isoformat() if sop.tanggal.efektif else None, "revisi_ke": sop.revisi_ke,
        "langkah": len(sop.kegiatan), "volume": sop.volume, "jabatan": [lajur.jabatan for lajur in sop.pelaksana],
        "peraturan": [dasar.peraturan for dasar in sop.dasar_hukum if dasar.peraturan],
        "terkait": [link.target for link in catalog.keterkaitan[entry.id] if link.target], "sidik": fingerprint(sop),
    }  # fmt: skip
    return {key: value for key, value in about.items() if value is not None}


def _said(value: object) -> str:
    return "ya" if value is True else str(value)
