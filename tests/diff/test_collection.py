# Two collections: which SOP came, went, moved or changed, and what registers changed on the sheets that nobody touched.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.catalog import Catalog
from tatalaksana.diff import Aksi, Kelas, Pasangan, Tempat, compare_collections, compare_entries
from tests.collections_on_disk import REGISTERS, SOUND, catalog, draft

_FILES = {"biro/surat.yaml": SOUND}
_TWO_UNITS = "biro:\n  nama: Biro Umum\n  induk: setjen\nsetjen:\n  nama: Sekretariat Jenderal\n"


def _both(
    root: Path, old: dict[str, str], new: dict[str, str], files: dict[str, str] | None = None
) -> tuple[Catalog, Catalog]:
    """The same files, or others, with other registers before and after."""
    before = catalog(root / "lama", {**_FILES, **old})
    return before, catalog(root / "baru", {**(_FILES if files is None else files), **new})


def _told(pair: Pasangan) -> tuple[str | None, str | None, list[str]]:
    return (
        pair.lama.id if pair.lama else None,
        pair.baru.id if pair.baru else None,
        [change.kunci for change in pair.perbandingan.perubahan] if pair.perbandingan else [],
    )


def test_what_came_went_and_changed(tmp_path: Path) -> None:
    """In the order of the files; what is the same in both is not told."""
    old = {"biro/a.yaml": draft("A"), "biro/b.yaml": draft("B"), "biro/d.yaml": draft("D")}
    new = {"biro/b.yaml": draft("B"), "biro/c.yaml": draft("C"), "biro/d.yaml": draft("D Baru")}
    found = compare_collections(*_both(tmp_path, old, new))
    assert [("biro/a", None, []), (None, "biro/c", []), ("biro/d", "biro/d", ["judul"])] == [*map(_told, found)]
    assert [(Kelas.SUBSTANSI,)] * 3 == [pair.kelas for pair in found]
    assert ["A", "C", "D Baru"] == [pair.entry.sop.judul for pair in found]


def test_a_file_that_moved_is_known_by_its_number(tmp_path: Path) -> None:
    """It is told as one SOP, though nothing else changed; without a number it is another one."""
    found = compare_collections(*_both(tmp_path, {}, {}, {"arsip/surat.yaml": SOUND}))
    assert [("biro/surat", "arsip/surat", [])] == [*map(_told, found)]
    assert found[0].kelas == ()
    numberless = compare_collections(
        *_both(tmp_path / "b", {"biro/surat.yaml": draft("A")}, {}, {"arsip/surat.yaml": draft("A")})
    )
    assert [(None, "arsip/surat", []), ("biro/surat", None, [])] == [*map(_told, numberless)]


def test_drafts_with_dots_for_a_number_are_known_by_their_titles(tmp_path: Path) -> None:
    """Of several that had one number and moved, each is told as the one of its title."""
    first, second = (draft(title, more="nomor: …/SOP/…\n") for title in ("Arsip", "Surat"))
    old = {"biro/a.yaml": first, "biro/b.yaml": second, "biro/surat.yaml": SOUND}
    new = {"arsip/1.yaml": second, "arsip/2.yaml": first, "biro/surat.yaml": SOUND}
    found = compare_collections(catalog(tmp_path / "lama", old), catalog(tmp_path / "baru", new))
    assert [("biro/b", "arsip/1", []), ("biro/a", "arsip/2", [])] == [*map(_told, found)]


def test_one_number_is_one_sop(tmp_path: Path) -> None:
    """Of two new files with the number of one that is gone only the first is that SOP."""
    files = {"arsip/a.yaml": SOUND, "arsip/b.yaml": SOUND.replace("nomor: A-1", "nomor: A-2")}
    found = compare_collections(*_both(tmp_path, {}, {}, files))
    assert [("biro/surat", "arsip/a", []), (None, "arsip/b", [])] == [*map(_told, found)]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            {"jabatan.yaml": REGISTERS["jabatan.yaml"].replace("Kepala Bagian", "Kepala Bidang")},
            {},
            [(Kelas.SUBSTANSI, "jabatan", 0, 0, "Kepala Bidang", "Kepala Bagian")],
        ),
        (
            {"jabatan.yaml": REGISTERS["jabatan.yaml"].replace("Subbagian", "Subagian")},
            {},
            [(Kelas.REDAKSI, "jabatan", 1, 1, "Kepala Subagian", "Kepala Subbagian")],
        ),
        (
            {},
            {"unit.yaml": _TWO_UNITS},
            [(Kelas.SUBSTANSI, "unit", None, None, ("Biro Umum",), ("Sekretariat Jenderal", "Biro Umum"))],
        ),
        (
            {},
            {"peraturan.yaml": "uu-1:\n  judul: Undang-Undang Nomor 2\n"},
            [(Kelas.SUBSTANSI, "peraturan", None, None, "Undang-Undang Nomor 1", "Undang-Undang Nomor 2")],
        ),
        (
            {},
            {"profil/permenpan-35-2012.yaml": "kertas: f4\n"},
            [(Kelas.TATA_LETAK, "profil", None, None, "permenpan-35-2012", "permenpan-35-2012")],
        ),
        (
            {},
            {"unit.yaml": "biro:\n  nama: Biro Umum\n  profil: lain\n", "profil/lain.yaml": "kertas: f4\n"},
            [(Kelas.TATA_LETAK, "profil", None, None, "permenpan-35-2012", "lain")],
        ),
    ],
)
def test_registers_change_sheets(
    old: dict[str, str], new: dict[str, str], told: list[tuple[object, ...]], tmp_path: Path
) -> None:
    """Another name of an office, a unit, its parent or a regulation, and another profile, change a sheet nobody touched."""
    (pair,) = compare_collections(*_both(tmp_path, old, new))
    assert pair.perbandingan is not None
    found = pair.perbandingan.perubahan
    assert {(Tempat.DAFTAR, Aksi.DIUBAH)} == {(change.bagian, change.aksi) for change in found}
    assert told == [
        (change.kelas, change.kunci, change.lama_ke, change.baru_ke, change.lama, change.baru) for change in found
    ]


@pytest.mark.parametrize(
    ("text", "registers", "keys"),
    [
        # What is printed under its own words does not change with the register.
        (SOUND.replace("[uu-1]", "[{peraturan: uu-1, teks: UU 1}]"), {"peraturan.yaml": "uu-1:\n  judul: Lain\n"}, []),
        (SOUND.replace("[uu-1]", "[Peraturan Contoh]"), {"peraturan.yaml": "uu-1:\n  judul: Lain\n"}, []),
        # What the SOP changed itself is told once.
        (
            SOUND.replace("pelaksana: [kabag,", "pelaksana: [{id: kabag, jabatan: kabag, label: Kabag},"),
            {"jabatan.yaml": REGISTERS["jabatan.yaml"].replace("Kepala Bagian", "Kepala Bidang")},
            ["label", "id"],
        ),
        (SOUND.replace("unit: biro", "unit: lain"), {"unit.yaml": "biro: {nama: B}\nlain: {nama: L}\n"}, ["unit.unit"]),
        (SOUND.replace("[uu-1]", "[uu-2]"), {"peraturan.yaml": "uu-2:\n  judul: Lain\n"}, ["dasar_hukum"]),
        (f"{SOUND}profil: lain\n", {"profil/lain.yaml": "kertas: f4\n"}, ["profil"]),
    ],
)
def test_registers_change_only_what_they_name(
    text: str, registers: dict[str, str], keys: list[str], tmp_path: Path
) -> None:
    """An SOP that names something else, or in its own words, changed by itself or not at all."""
    own = SOUND if keys else text
    old = catalog(tmp_path / "lama", {"biro/surat.yaml": own})
    new = catalog(tmp_path / "baru", {"biro/surat.yaml": text, **registers})
    pair = compare_entries(old.entries["biro/surat"], old, new.entries["biro/surat"], new)
    assert pair.perbandingan is not None
    assert keys == [change.kunci for change in pair.perbandingan.perubahan]
