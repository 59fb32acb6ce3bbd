# Places as people name them, and edits there beside shorthands.
from __future__ import annotations

import pytest

from tatalaksana.model import DaftarUnit, Sop, edit, place_of
from tatalaksana.model.place import key_order, settled
from tatalaksana.source import Data, Edit, Insert, Move, Path, UnwritableError, data_of

_TEXT = """
judul: Surat
unit: biro
tanggal: {efektif: 2024-01-02}
dasar_hukum: [uu-1, {peraturan: pp-2, teks: PP 2}]
peralatan: komputer
lampiran: {teks: Denah}
pelaksana: [kabag, {id: staf, jabatan: staf-umum}, {jabatan: kasubbag}]
kegiatan:
  - {uraian: Menulis, pelaksana: staf, id: tulis, keputusan: {ya: 2, tidak: selesai}}
  - {uraian: Sela, pelaksana: kabag, tanpa_nomor: Ya}
  - {uraian: Memeriksa, pelaksana: [kabag, staf], waktu: 1 jam}
"""
_DATA = data_of(_TEXT)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("judul", ("judul",)),
        ("nomor", ("nomor",)),
        ("tanggal.efektif", ("tanggal", "efektif")),
        ("pengesahan.nama", ("pengesahan", "nama")),
        ("unit.teks", ("unit", "teks")),
        ("kegiatan.1.waktu", ("kegiatan", 0, "waktu")),
        ("kegiatan.2.waktu", ("kegiatan", 2, "waktu")),
        ("kegiatan.tulis.uraian", ("kegiatan", 0, "uraian")),
        ("kegiatan.3.uraian", ("kegiatan", 3, "uraian")),
        ("kegiatan.1.keputusan.ya", ("kegiatan", 0, "keputusan", "ya")),
        ("kegiatan.1.pelaksana.1", ("kegiatan", 0, "pelaksana", 0)),
        ("kegiatan.1.pelaksana.2", ("kegiatan", 0, "pelaksana", 1)),
        ("kegiatan.2.pelaksana.staf", ("kegiatan", 2, "pelaksana", 1)),
        ("pelaksana.1", ("pelaksana", 0)),
        ("pelaksana.kabag", ("pelaksana", 0)),
        ("pelaksana.staf.label", ("pelaksana", 1, "label")),
        ("pelaksana.kasubbag.label", ("pelaksana", 2, "label")),
        ("pelaksana.4", ("pelaksana", 3)),
        ("dasar_hukum.pp-2.teks", ("dasar_hukum", 1, "teks")),
        ("dasar_hukum.uu-1", ("dasar_hukum", 0)),
        ("keterkaitan.1", ("keterkaitan", 0)),
        ("lampiran.1.teks", ("lampiran", 0, "teks")),
        ("lampiran.2", ("lampiran", 1)),
        ("kegiatan.1.keputusan.3", ("kegiatan", 0, "keputusan", "3")),
    ],
)
def test_places(name: str, path: Path) -> None:
    """Steps go by printed number or id, other items by place or id; one more than there are is a new one."""
    assert path == place_of(Sop, _DATA, name)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("judull", "Kunci «judull» tidak dikenal di sini. Maksud Anda «judul»?"),
        ("tanggal.xyz", "Kunci «xyz» tidak dikenal di sini. Kunci yang dikenal: pembuatan, revisi, efektif, centang."),
        ("", "«» bukan nama tempat. Contoh: tanggal.efektif."),
        ("tanggal.1", "Kunci «1» tidak dikenal di sini. Kunci yang dikenal: pembuatan, revisi, efektif, centang."),
        ("unit.1", "Kunci «1» tidak dikenal di sini. Kunci yang dikenal: unit, teks."),
        ("keterkaitan.2", "«2» tidak ada di «keterkaitan». Belum ada butirnya; 1 menambah yang pertama."),
        ("tanggal.", "«tanggal.» bukan nama tempat. Contoh: tanggal.efektif."),
        ("kegiatan.4.waktu", "«4» tidak ada di «kegiatan». Yang ada 1 sampai 2; 3 menambah di akhir."),
        ("kegiatan.tuliss.waktu", "«tuliss» tidak ada di «kegiatan». Maksud Anda «tulis»?"),
        ("pelaksana.zzzz", "«zzzz» tidak ada di «pelaksana»."),
        (
            "kegiatan.1.pelaksana.3",
            "«3» tidak ada di «kegiatan.1.pelaksana». Yang ada 1 sampai 1; 2 menambah di akhir.",
        ),
    ],
)
def test_places_that_are_none(name: str, why: str) -> None:
    """What is not there is told with what is near, or what there is."""
    with pytest.raises(UnwritableError) as refused:
        place_of(Sop, _DATA, name)
    assert why == str(refused.value)


@pytest.mark.parametrize(
    ("path", "value", "settled_path", "settled_value"),
    [
        (("judul",), "Baru", ("judul",), "Baru"),
        (("unit", "teks"), "Biro X", ("unit",), {"unit": "biro", "teks": "Biro X"}),
        (("unit", "unit"), "lain", ("unit",), "lain"),
        (("peralatan", 1), "pencetak", ("peralatan",), ["komputer", "pencetak"]),
        (("peralatan", 0), "pencetak", ("peralatan",), "pencetak"),
        (("pelaksana", 0, "label"), "Kabag", ("pelaksana", 0), {"jabatan": "kabag", "label": "Kabag"}),
        (("pelaksana", 1, "label"), "Staf", ("pelaksana", 1, "label"), "Staf"),
        (("dasar_hukum", 0, "teks"), "UU 1", ("dasar_hukum", 0), {"peraturan": "uu-1", "teks": "UU 1"}),
        (("kegiatan", 0, "pelaksana", 1), "kabag", ("kegiatan", 0, "pelaksana"), ["staf", "kabag"]),
        (("kegiatan", 2, "waktu", "sampai"), "tulis", ("kegiatan", 2, "waktu"), {"teks": "1 jam", "sampai": "tulis"}),
        (("kegiatan", 0, "keputusan", "ya", 1), "tulis", ("kegiatan", 0, "keputusan", "ya"), ["2", "tulis"]),
        (("kegiatan", 3, "uraian"), "Menutup", ("kegiatan", 3, "uraian"), "Menutup"),
        (("pengesahan", "nama"), "Sri", ("pengesahan", "nama"), "Sri"),
        (("lampiran", 1), "Denah", ("lampiran",), [{"teks": "Denah"}, "Denah"]),
        (("lampiran", 0, "tautan"), "a/b", ("lampiran", "tautan"), "a/b"),
    ],
)
def test_edits_beside_shorthands(path: Path, value: Data, settled_path: Path, settled_value: Data) -> None:
    """What is written as one text becomes a group or a list where the edit needs it, and stays one text where it can."""
    assert Edit(settled_path, settled_value) == settled(Sop, _DATA, Edit(path, value))


def test_items_beside_shorthands() -> None:
    """An item put into a list that is written as its only one makes it a list."""
    path = ("kegiatan", 0, "pelaksana")
    assert Edit(path, ["kabag", "staf"]) == settled(Sop, _DATA, Insert((*path, 0), "kabag"))
    assert Move(("kegiatan", 0), 2) == settled(Sop, _DATA, Move(("kegiatan", 0), 2))


@pytest.mark.parametrize(
    ("path", "where"), [(("judul", "x"), "judul"), (("kegiatan", 2, "uraian", "x"), "kegiatan.3.uraian")]
)
def test_edits_within_a_text(path: Path, where: str) -> None:
    """A text that stands for nothing else has no keys."""
    with pytest.raises(UnwritableError, match=f"«{where}» berisi teks, bukan kelompok kunci atau daftar."):
        settled(Sop, _DATA, Edit(path, "y"))


def test_keys_in_order() -> None:
    """An id stands before all others; elsewhere the order is the form's; where any key may stand there is none."""
    assert "id" == key_order(Sop, ("kegiatan", 0))[0]
    assert 1 == key_order(Sop, ("kegiatan", 0)).count("id")
    assert ("pembuatan", "revisi", "efektif", "centang") == key_order(Sop, ("tanggal",))
    assert () == key_order(Sop, ("kegiatan", 0, "keputusan"))
    assert () == key_order(Sop, ("judul",))


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Edit(("lampiran", 0, "formulir"), "b"), Edit(("lampiran", "formulir"), "b")),
        (Edit(("lampiran", 0), "b"), Edit(("lampiran",), "b")),
        (Edit(("lampiran", 0, "teks"), "t", of_key=True), Edit(("lampiran", "teks"), "t", of_key=True)),
        (Edit(("lampiran", 1, "teks"), "b"), Edit(("lampiran",), [{"formulir": "a"}, {"teks": "b"}])),
    ],
)
def test_an_item_written_without_its_list(edit: Edit, expected: Edit) -> None:
    """Where a list of one is written as its only item, an edit of the item is one of what stands there; another one makes a list."""
    assert expected == settled(Sop, {"lampiran": {"formulir": "a"}}, edit)


def test_an_edit_goes_by_its_place() -> None:
    """A text is changed where the name says: a shorthand opens, a new key stands where the form has it, the rest stays."""
    text = "judul: Surat\nunit: biro\nkegiatan:\n  - uraian: Menulis\n    pelaksana: kabag\n    keluar: ''\n"
    named = edit(Sop, text, "unit.teks", "Biro Umum")
    assert text.replace("unit: biro\n", "unit:\n  unit: biro\n  teks: Biro Umum\n") == named
    numbered = edit(Sop, text, "kegiatan.1.id", "tulis")
    assert "  - id: tulis\n    uraian: Menulis\n" in numbered
    assert text.replace("judul: Surat\n", "judul: Surat\njenis: mikro\n") == edit(Sop, text, "jenis", "mikro")


@pytest.mark.parametrize(("written", "row"), [("ya", 2), ("true", 2), ("TRUE", 2), ("tidak", 1), ("entah", 1)])
def test_steps_without_a_number(written: str, row: int) -> None:
    """However «ya» is written, such a step has no number, and the next has its."""
    data = data_of(f"kegiatan:\n  - uraian: A\n  - uraian: B\n    tanpa_nomor: {written}\n  - uraian: C\n")
    assert ("kegiatan", row, "uraian") == place_of(Sop, data, "kegiatan.2.uraian")


def test_places_in_a_register() -> None:
    """Under an id of a register stand the keys of its entries."""
    assert ("biro", "nama") == place_of(DaftarUnit, data_of("biro: {nama: Biro}\n"), "biro.nama")
    with pytest.raises(UnwritableError, match="Kunci «nmaa» tidak dikenal di sini"):
        place_of(DaftarUnit, data_of("biro: {nama: Biro}\n"), "biro.nmaa")
