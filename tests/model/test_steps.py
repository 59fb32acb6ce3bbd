# References between steps: by id instead of by number, in the file and for comparing.
from __future__ import annotations

import pytest

from tatalaksana.model import Sop, by_id, parse
from tatalaksana.model.steps import fresh_id, numbered, whole_words
from tatalaksana.source import data_of
from tests.collections_on_disk import sop

_HEAD = "judul: Surat\njenis: mikro\nunit: biro\npelaksana: [kabag]\nkegiatan:\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "  - {uraian: Menulis surat dinas keluar, pelaksana: kabag}\n  - {uraian: Memeriksa, pelaksana: kabag, keputusan: {ya: selesai, tidak: 1}}\n",
            "  - {id: menulis-surat-dinas, uraian: Menulis surat dinas keluar, pelaksana: kabag}\n  - {uraian: Memeriksa, pelaksana: kabag, keputusan: {ya: selesai, tidak: menulis-surat-dinas}}\n",
        ),
        (
            "  - {id: tulis, uraian: Menulis, pelaksana: kabag, lanjut: [2, 3]}\n  - {uraian: Menulis, pelaksana: kabag}\n  - {uraian: Menulis, pelaksana: kabag, lanjut: 1}\n",
            "  - {id: tulis, uraian: Menulis, pelaksana: kabag, lanjut: [menulis, menulis-2]}\n  - {id: menulis, uraian: Menulis, pelaksana: kabag}\n  - {id: menulis-2, uraian: Menulis, pelaksana: kabag, lanjut: tulis}\n",
        ),
        (
            "  - {uraian: Menulis, pelaksana: kabag, waktu: {teks: 1 jam, sampai: 2}}\n  - {uraian: 12 345, pelaksana: kabag}\n",
            "  - {uraian: Menulis, pelaksana: kabag, waktu: {teks: 1 jam, sampai: langkah}}\n  - {id: langkah, uraian: 12 345, pelaksana: kabag}\n",
        ),
        (
            "  - {uraian: Menulis, simbol: [{pelaksana: kabag, id: menyimpan}, {pelaksana: kabag, lanjut: 2}]}\n  - {uraian: Menyimpan, pelaksana: kabag, lanjut: selesai}\n",
            "  - {uraian: Menulis, simbol: [{pelaksana: kabag, id: menyimpan}, {pelaksana: kabag, lanjut: menyimpan-2}]}\n  - {id: menyimpan-2, uraian: Menyimpan, pelaksana: kabag, lanjut: selesai}\n",
        ),
        (
            "  - {uraian: Selesai, pelaksana: kabag}\n  - {uraian: Menulis, pelaksana: kabag, lanjut: [1, 7]}\n",
            "  - {id: selesai-2, uraian: Selesai, pelaksana: kabag}\n  - {uraian: Menulis, pelaksana: kabag, lanjut: [selesai-2, 7]}\n",
        ),
        (
            f"  - {{uraian: {'a' * 80}, pelaksana: kabag}}\n  - {{uraian: Menulis, pelaksana: kabag, lanjut: 1}}\n",
            f"  - {{id: {'a' * 60}, uraian: {'a' * 80}, pelaksana: kabag}}\n  - {{uraian: Menulis, pelaksana: kabag, lanjut: {'a' * 60}}}\n",
        ),
        ("  - {uraian: Menulis, pelaksana: kabag}\n", "  - {uraian: Menulis, pelaksana: kabag}\n"),
    ],
)
def test_numbers_become_ids(before: str, after: str) -> None:
    """Each step that a number names gets an id of its first three words, cut where they are long, if it has none; nothing else changes."""
    assert _HEAD + after == by_id(_HEAD + before)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Memverifikasi kelengkapan, apakah sudah sesuai?", "memverifikasi-kelengkapan"),
        ("Memverifikasi kelengkapan apakah sudah sesuai", "memverifikasi-kelengkapan"),
        ("Menyusun laporan agar dapat dibahas", "menyusun-laporan"),
        ("Memeriksa: apakah lengkap", "memeriksa-apakah-lengkap"),
    ],
)
def test_an_id_says_what_is_done(said: str, name: str) -> None:
    """Words behind what is done, where it goes on to ask or explain, are not in it."""
    assert fresh_id(said, {None}) == name


def test_a_name_is_of_whole_words() -> None:
    """It ends with one that says something, and only one alone is cut."""
    words = ["menerima", "surat", "dan", "berkas"]
    assert [whole_words(words, most) for most in (30, 20, 18, 4)] == [
        "menerima-surat-dan-berkas",
        "menerima-surat",
        "menerima-surat",
        "mene",
    ]


def test_what_is_no_sop_stays() -> None:
    """A text that is no SOP is given back as it is."""
    assert "judul: [a]\n" == by_id("judul: [a]\n")


def test_spelling_of_references_makes_no_difference() -> None:
    """By id or by number, the same steps are meant; other steps are others, also such as are not there."""
    one = "  - {uraian: a, pelaksana: kabag, id: satu, waktu: {teks: 1 jam, sampai: dua}, lanjut: dua}\n  - {uraian: b, id: dua, simbol: [{pelaksana: kabag, keputusan: {ya: satu, tidak: selesai}}]}\n"
    same = "  - {uraian: a, pelaksana: kabag, waktu: {teks: 1 jam, sampai: 2}, lanjut: 2}\n  - {uraian: b, simbol: [{pelaksana: kabag, keputusan: {ya: 1, tidak: selesai}}]}\n"
    assert numbered(sop(_HEAD + one)) == numbered(sop(_HEAD + same))
    for old, new in (
        ("sampai: 2", "sampai: 1"),
        ("lanjut: 2", "lanjut: selesai"),
        ("ya: 1", "ya: 2"),
        ("1 jam", "2 jam"),
    ):
        assert numbered(sop(_HEAD + one)) != numbered(sop(_HEAD + same.replace(old, new)))
    lost, other = (numbered(sop(_HEAD + same.replace("lanjut: 2", f"lanjut: {name}"))) for name in ("hilang", "entah"))
    assert lost != other
    plain = numbered(sop(_HEAD + same))
    assert [("baris 2",), None] == [kegiatan.lanjut for kegiatan in plain.kegiatan]
    assert plain.kegiatan[0].waktu is not None
    assert "baris 2" == plain.kegiatan[0].waktu.sampai
    assert isinstance(parse(Sop, data_of(_HEAD + one)), Sop)
