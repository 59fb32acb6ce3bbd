# Which boxes stand on a sheet: the form's own, those that hold something, or those that a profile names.
from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tatalaksana.catalog import Catalog, collect
from tatalaksana.facts import Facts
from tests.collections_on_disk import REGISTERS, write
from tests.pdf.paper import outside, printed, squeezed

_OWN = ["dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peralatan", "peringatan", "pencatatan"]
_SPO = [
    "pengertian",
    "tujuan",
    "kebijakan",
    "referensi",
    "unit_terkait",
    "dokumen_terkait",
    "riwayat_perubahan",
]
_MUTU = ["tujuan", "ruang_lingkup", "definisi", "referensi", "dokumen_terkait"]


def _catalog(folder: Path, profile: str) -> Catalog:
    sop = {
        "judul": "Imunisasi", "jenis": "mikro", "unit": "biro", "profil": "kantor", "peringatan": "Rantai dingin dijaga",
        "pengertian": "Pemberian vaksin", "tujuan": ["Acuan petugas", "Keamanan bayi"], "pelaksana": ["kabag"],
        "kegiatan": [{"uraian": "Mencatat", "pelaksana": "kabag"}],
    }  # fmt: skip
    files = {
        **REGISTERS,
        "profil/kantor.yaml": f"instansi: PUSKESMAS REKAAN\n{profile}",
        "biro/uji.yaml": json.dumps(sop),
    }
    found = collect(write(folder, files), "sops")
    assert not found.errors, found.problems
    return found.catalog


@pytest.mark.parametrize(
    ("profile", "boxes", "beside"),
    [
        ("", [*_OWN, "tujuan", "pengertian"], []),
        ("luar_lembar: [tujuan, peringatan]\n", [one for one in [*_OWN, "pengertian"] if one != "peringatan"], ["tujuan", "peringatan"]),
        ("kotak: [tujuan, dasar_hukum]\n", ["tujuan", "dasar_hukum"], ["peringatan", "pengertian"]),
        ("turunan: spo-kesehatan\n", _SPO, ["peringatan"]),
        ("turunan: spo-kesehatan\nkotak: tujuan\n", ["tujuan"], ["peringatan", "pengertian"]),
        ("turunan: prosedur-mutu\n", _MUTU, ["peringatan", "pengertian"]),
        ("kotak_bila_berisi: [keterkaitan, peringatan]\n", [one for one in [*_OWN, "tujuan", "pengertian"] if one != "keterkaitan"], []),
        ("kotak: [lampiran, tujuan, definisi]\nkotak_bila_berisi: definisi\n", ["lampiran", "tujuan"], ["peringatan", "pengertian"]),
    ],
)  # fmt: skip
def test_boxes(profile: str, boxes: list[str], beside: list[str], tmp_path: Path) -> None:
    """The form's six always, others where they hold something; or those that the profile names, in its order, even empty but for those that it wants only filled."""
    catalog = _catalog(tmp_path, profile)
    sheet = Facts(catalog.entries["biro/uji"], catalog).sheet
    assert (boxes, beside) == ([box.key for box in sheet.boxes], [box.key for box in sheet.beside])


@pytest.mark.parametrize("family", ["spo-kesehatan", "prosedur-mutu"])
def test_attachments_stand_last_where_there_are_any(family: str, tmp_path: Path) -> None:
    """On a sheet of another family, too; without them there is no such box."""
    catalog = _catalog(tmp_path, f"turunan: {family}\n")
    [entry] = catalog.entries.values()
    assert "lampiran" not in {box.key for box in Facts(entry, catalog).sheet.boxes}
    sop = type(entry.sop).model_validate(
        {**entry.sop.model_dump(exclude_unset=True), "lampiran": ["Formulir imunisasi"]}
    )
    last = Facts(replace(entry, sop=sop), catalog).sheet.boxes[-1]
    assert ("lampiran", "Lampiran") == (last.key, last.title)


def test_another_family_is_printed(tmp_path: Path) -> None:
    """A health centre's sheet has its own boxes and labels in its order, and none of the form's; nothing leaves its cell."""
    sheet = printed(_catalog(tmp_path, "turunan: spo-kesehatan\n"), "biro/uji")
    said = squeezed(sheet.pages[0])
    places = [
        said.index(squeezed(word))
        for word in ("Judul SPO", "Pengertian", "Tujuan", "Prosedur", "Unit Terkait", "Rekaman Historis Perubahan")
    ]
    assert sorted(places) == places
    assert "DasarHukum" not in said
    assert [] == outside(sheet)


def test_what_is_off_the_sheet_is_no_part_of_the_edition(tmp_path: Path) -> None:
    """A box that the profile does not name makes no sheet another."""
    first, second = _catalog(tmp_path / "a", "kotak: tujuan\n"), _catalog(tmp_path / "b", "kotak: tujuan\n")
    entry = second.entries["biro/uji"]
    changed = entry.sop.model_copy(update={"pengertian": "Lain"})
    sidik = Facts(first.entries["biro/uji"], first).sidik
    assert sidik == Facts(replace(entry, sop=changed), second).sidik
