# What counts as a typing slip, and what does not.
from __future__ import annotations

import pytest

from tatalaksana.catalog.slip import same_words, slip_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Telaaah", "Telaah"), ("Lembar dispoisi", "Lembar Disposisi"), ("Disposesi", "Disposisi"),
        ("Surat Undagan Rapat", "Surat Undangan Rapat"), ("Daftra hadir", "Daftar hadir"), ("Konsep sruat", "Konsep surat"),
        ("Berita Acra", "Berita Acara"), ("Konsep surar", "Konsep surat"), ("Rekomendsi", "Rekomendasi"),
        ("Surat pertanggungjwaban", "Surat pertanggungjawaban"), ("Laporan Penyelengaran", "Laporan Penyelenggaraan"),
    ],
)  # fmt: skip
def test_slips(one: str, other: str) -> None:
    """A letter too many, too few, wrong, or two that changed places, in one word of two phrases that are equal otherwise."""
    found = slip_in(one, other)
    assert found is not None
    assert found == tuple(reversed(slip_in(other, one) or ()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nota dinas", "Nota Dinas"), ("Surat Undangan", "Surat undangan rapat"), ("Nota Dinas I", "Nota Dinas II"),
        ("Formulir A", "Formulir B"), ("Laporan 2024", "Laporan 2025"), ("Draf surat", "Draft surat"),
        ("Jadual", "Jadwal"), ("Praktek", "Praktik"), ("Aktif", "Aktiv"), ("berkas-berkas", "berkas"),
        ("Dokumen ditandatangani", "Dokumen ditanda tangani"), ("Telaahan", "Telaah"), ("Laporan bencana", "Laporan rencana"),
        ("Laporan tahunan", "Laporan tahanan"), ("Berkas pengadaan", "Berkas pengaduan"), ("Surat penetapan", "Surat penerapan"),
        ("Daftar usulan", "Daftar susulan"), ("Data", "Kata"), ("Pemohon", "Permohonan"), ("Bidang XIII", "Bidang XXIII"),
        ("Surat sanksi", "Surat saksi"), ("Arahan", "Arahkan"), ("Surat keterangan", "Surat ketenangan"),
        ("Surat Undagan", "Surt Undangan"), ("", ""),
    ],
)  # fmt: skip
def test_no_slips(one: str, other: str) -> None:
    """Case, more words, numbers, letters that count, two spellings, words made of each other, and two real words."""
    assert slip_in(one, other) is None
    assert slip_in(other, one) is None


def test_phrases_are_equal_but_for_signs() -> None:
    """Case, signs, spaces and words said twice make no difference; an order of words does."""
    assert same_words("Berkas-berkas (lengkap)", "berkas lengkap")
    assert not same_words("surat nota", "nota surat")
