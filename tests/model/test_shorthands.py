# Short forms and the long forms that they stand for.
from __future__ import annotations

import pytest

from tests.collections_on_disk import SOUND, draft, sop

BASE = draft("A")
ROW = "{uraian: Menulis, pelaksana: kabag,"


@pytest.mark.parametrize(
    ("old", "short", "long"),
    [
        ("unit: biro", "unit: biro", "unit: {unit: biro}"),
        ("unit: biro", "unit: biro\ndasar_hukum: [uu-1]", "unit: biro\ndasar_hukum: [{peraturan: uu-1}]"),
        ("unit: biro", "unit: biro\ndasar_hukum: [UU Nomor 1]", "unit: biro\ndasar_hukum: [{teks: UU Nomor 1}]"),
        ("unit: biro", "unit: biro\nketerkaitan: [SOP B]", "unit: biro\nketerkaitan: [{teks: SOP B}]"),
        ("pelaksana: [kabag]", "pelaksana: [kabag]", "pelaksana: [{jabatan: kabag}]"),
        ("pelaksana: [kabag]", "pelaksana: [kabag]", "pelaksana:\n  - jabatan: kabag"),
        (ROW, ROW, "{uraian: Menulis, pelaksana: [kabag],"),
        ("waktu: 1 jam", "waktu: 1 jam", "waktu: {teks: 1 jam}"),
        (ROW, f"{ROW} lanjut: 2,", f"{ROW} lanjut: [2],"),
        (ROW, f"{ROW} keputusan: {{ya: 2, tidak: selesai}},", f"{ROW} keputusan: {{ya: [2], tidak: [selesai]}},"),
        (ROW, f"{ROW} rincian: SOP B,", f"{ROW} rincian: {{teks: SOP B}},"),
        ("unit: biro", "unit: biro\ncontoh: ya", "unit: biro\ncontoh: true"),
        ("unit: biro", "unit: biro", "unit: biro\nstatus: draf\nrevisi_ke: 0\ntanggal: {}\ncontoh: tidak"),
        ("unit: biro", "unit: biro", "unit: biro\nnomor:\nperalatan: ~\ntanggal: {pembuatan: , revisi: }"),
    ],
)
def test_short_is_long(old: str, short: str, long: str) -> None:
    """A short form is the same value as its long form; an empty key is the same as none."""
    assert sop(BASE.replace(old, short, 1)) == sop(BASE.replace(old, long, 1))


def test_lanes_have_names_of_their_own() -> None:
    """Steps name a lane by its id, else by its office; the label is what is printed."""
    lanes = sop(BASE.replace("[kabag]", "[{id: kabag, jabatan: kepala, label: Kabag}, staf]")).pelaksana
    assert [(lane.nama, lane.jabatan, lane.label) for lane in lanes] == [
        ("kabag", "kepala", "Kabag"),
        ("staf", "staf", None),
    ]


def test_a_box_is_a_text_or_a_list() -> None:
    """The boxes of the form hold one text or a numbered list, and which it is stays."""
    value = sop(BASE + "peringatan: Awas\nperalatan: [Meja, Kursi]\n")
    assert (value.peringatan, value.peralatan) == ("Awas", ("Meja", "Kursi"))


@pytest.mark.parametrize(
    "waktu",
    ["10 Menit", "2-3 hari kerja", "30 menit - 3 jam", "1 minggu", "sesuai jadwal", "Semesteran", "'-'", "14", "1.10"],
)
def test_times_are_free_text(waktu: str) -> None:
    """A time is what is printed: a range, a word, a dash or a bare number."""
    value = sop(BASE.replace("1 jam", waktu, 1)).kegiatan[0]
    assert value.waktu is not None
    assert waktu.strip("'") == value.waktu.teks


def test_working_time_stands_beside_time() -> None:
    """Elapsed time and touch time are two things, and one time may be shared by rows."""
    first = sop(BASE.replace("waktu: 1 jam", "waktu: {teks: 1 hari, sampai: 2}, waktu_kerja: 20 menit", 1)).kegiatan[0]
    assert first.waktu is not None
    assert (first.waktu.teks, first.waktu.sampai, first.waktu_kerja) == ("1 hari", "2", "20 menit")


@pytest.mark.parametrize("judul", ["1.10", "no", "2018-05-02", "08", "null0", "0x10"])
def test_texts_stay_as_written(judul: str) -> None:
    """A title that looks like something else stays a title."""
    assert judul == sop(draft(judul)).judul


def test_a_nip_may_be_spaced() -> None:
    """The 18 digits of a NIP may be in groups; how it is printed is kept."""
    value = sop(SOUND.replace("nama: Sri", "nama: Sri, nip: 19591008 198303 1 001"))
    assert value.pengesahan[0].nip == "19591008 198303 1 001"
