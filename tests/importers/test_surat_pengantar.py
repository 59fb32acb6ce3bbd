# SOP that came with a letter or a decree: what stands at the head of that is no part of any sheet.
from __future__ import annotations

import pytest

from tatalaksana.importers import Keyakinan
from tatalaksana.importers.readers import reading_of
from tests.importers.documents import recognised

_LETTER = "DINAS REKAAN\nNomor : 800/915/2024\nSifat : Biasa\nLampiran : 1 (satu) berkas\nHal : Penyampaian SOP\nYth. Para Kepala Bidang\n"
_ANNEX = "LAMPIRAN II: KEPUTUSAN KEPALA DINAS REKAAN\nKOTA REKAAN\nNOMOR : 188/4/2024\nTANGGAL : 7 Mei 2024\n"
_DECREE = "KEPUTUSAN KEPALA DINAS REKAAN\nNOMOR 188/4/2024\nTENTANG\nSTANDAR OPERASIONAL PROSEDUR\nMenimbang : bahwa perlu menetapkan SOP;\nMEMUTUSKAN:\nDitetapkan di Rekaan\nKEPALA DINAS,\nSri Contoh, S.Sos.\nNIP. 197001011990031001\nLAMPIRAN I\nKEPUTUSAN KEPALA DINAS REKAAN\nNOMOR 188/4/2024\n"
_SHEET = "{0}\t067/16/2024\nNama SOP\tPelayanan Pengaduan\nTanggal Efektif\t1 April 2024\n\n"
_STEPS = "No\tKegiatan\tPetugas\tKepala\tKelengkapan\tWaktu\tOutput\n1\tMencatat aduan\t√\t\tAduan\t5 menit\tRegister\n2\tMenjawab aduan\t\t√\tRegister\t1 hari\tJawaban\n"


@pytest.mark.parametrize("above", [_LETTER, _ANNEX, _LETTER + _ANNEX])
@pytest.mark.parametrize("label", ["Nomor SOP", "Nomor"])
def test_the_head_of_a_letter_or_a_decree(above: str, label: str) -> None:
    """Its number, day and subject are quoted; those of the sheet below are as sure as without it."""
    found = recognised(reading_of("a.txt", (above + _SHEET.format(label) + _STEPS).encode()))
    number, day = found.bidang["nomor"], found.bidang["tanggal.efektif"]
    assert (number.isi, number.yakin, day.isi) == ("067/16/2024", Keyakinan.PASTI, "2024-04-01")
    assert "lampiran" not in found.kotak
    told = " ".join(one.teks for one in found.sisa if "melampirkan SOP ini" in one.mengapa)
    assert all(line in told for line in above.splitlines() if ":" in line)


def test_a_label_that_says_of_what_counts_more() -> None:
    """«Nomor SOP» is the SOP's number, whatever number stands above it; that is quoted."""
    above = "KEPUTUSAN KEPALA DINAS REKAAN\nNomor : 188/4/2024\n"
    found = recognised(reading_of("a.txt", (above + _SHEET.format("Nomor SOP") + _STEPS).encode()))
    assert found.bidang["nomor"].isi == "067/16/2024"
    assert "188/4/2024" in {one.teks for one in found.sisa}


@pytest.mark.parametrize("above", ["Nomor : 188/4/2024\nHal : 1 dari 3\nLampiran : -\n", "Lampiran : Formulir aduan\n"])
def test_labels_of_a_sheet_are_no_letter(above: str) -> None:
    """A page's number and a box of its own are those of a sheet."""
    found = recognised(reading_of("a.txt", (above + _SHEET.format("Kode") + _STEPS).encode()))
    assert not [one for one in found.sisa if "melampirkan SOP ini" in one.mengapa]


def test_a_whole_decree_above_its_annex() -> None:
    """All of it is quoted: nothing of it is the SOP's unit, title or signer. A line «LAMPIRAN I» may say alone which annex it is."""
    found = recognised(reading_of("a.txt", (_DECREE + _SHEET.format("Nomor SOP") + _STEPS).encode()))
    told = [one.teks for one in found.sisa if "melampirkan SOP ini" in one.mengapa]
    assert told == _DECREE.splitlines()
    assert (found.kop, found.tanda_tangan, found.bidang["judul"].isi) == ((), (), "Pelayanan Pengaduan")


def test_a_decree_above_a_list_of_steps() -> None:
    """Where a short list of steps is its annex, the signature near the end is the decree's."""
    steps = "SOP SURAT MASUK\nLangkah-langkah:\n1. Mencatat surat\n2. Menyimpan surat\n"
    found = recognised(reading_of("a.txt", (_DECREE + steps).encode()))
    assert (found.bidang["judul"].isi, found.tanda_tangan) == ("Surat Masuk", ())
    assert [row.isi["uraian"].isi for row in found.baris] == ["Mencatat surat", "Menyimpan surat"]
    assert [one.teks for one in found.sisa if "melampirkan SOP ini" in one.mengapa] == _DECREE.splitlines()
