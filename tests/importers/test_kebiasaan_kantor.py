# Habits of offices that write no form of the guidelines: letterheads from below, POB of universities, sheets of health centres.
from __future__ import annotations

from dataclasses import replace

import pytest

from tatalaksana.importers import Keyakinan, draft_text
from tatalaksana.importers.identitas import kind_said
from tatalaksana.importers.kutipan import with_quotes
from tatalaksana.importers.pelaku import unit_named
from tatalaksana.importers.pengesah import signer
from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.reading import Reading, ReadPage, ReadText
from tests.collections_on_disk import koleksi
from tests.importers.documents import BOXES, IDENTITY, PLAIN, SHEET, read, recognised, steps_table
from tests.importers.documents import table as cells_of
from tests.importers.word_documents import cell, document, paragraph, table


@pytest.mark.parametrize(
    ("letterhead", "unit"),
    [
        ("DESA WARU REKA\nKECAMATAN SUMBER REKA\nKABUPATEN REKAAN", "DESA WARU REKA"),
        ("SEKRETARIAT DESA\nDESA WARU REKA\nKECAMATAN SUMBER REKA", "SEKRETARIAT DESA"),
        ("DINAS SOSIAL\nKABUPATEN REKAAN", "DINAS SOSIAL"),
        ("PEMERINTAH KABUPATEN REKAAN\nDINAS KESEHATAN\nPUSKESMAS WARU\nKECAMATAN SUMBER REKA", "PUSKESMAS WARU"),
        ("PEMERINTAH KABUPATEN REKAAN\nKECAMATAN SUMBER REKA\nDESA WARU REKA", "DESA WARU REKA"),
        ("PEMERINTAH KOTA REKAAN\nKECAMATAN SUMBER REKA", "KECAMATAN SUMBER REKA"),
        ("PEMERINTAH KABUPATEN REKAAN", "PEMERINTAH KABUPATEN REKAAN"),
    ],
)
def test_the_lowest_unit_of_a_letterhead(letterhead: str, unit: str) -> None:
    """It stands last, or first where what it lies in stands below."""
    assert unit_named(letterhead.split("\n"), koleksi().registers)[1] == unit


def _pob() -> bytes:
    steps = (
        ("Langkah", "Uraian", "Penanggung jawab", "Bukti"), ("1", "Mengisi formulir peminjaman", "Mahasiswa", "F-01"),
        ("2", "Alat tersedia?\nYa → langkah 3\nTidak → langkah 1", "Laboran", ""), ("3", "Menyetujui peminjaman", "Kepala Laboratorium", "F-01"),
    )  # fmt: skip
    sheet = (
        ("No. POB", "POB/FT/004"),
        ("Tanggal berlaku", "1 September 2024"),
        ("Disusun oleh", "Laboran: Sri Contoh, A.Md."),
    )
    above = ("UNIVERSITAS REKAAN", "FAKULTAS TEKNIK", "PROSEDUR OPERASIONAL BAKU (POB)", "PEMINJAMAN ALAT LABORATORIUM")
    rows = ([[cell(text) for text in row] for row in rows] for rows in (sheet, steps))
    identity, own = (table([120] * len(one[0]), one) for one in map(list, rows))
    return document("".join(map(paragraph, above)) + identity + paragraph("Prosedur") + own)


def test_a_pob_of_a_university() -> None:
    """Its name is no title, the title below it is no box, «Langkah» beside «Uraian» counts, and office and name stand in one line."""
    found = recognised(reading_of("a.docx", _pob()))
    assert (found.bidang["nomor"].isi, found.bidang["judul"].isi) == ("POB/FT/004", "Peminjaman Alat Laboratorium")
    assert not found.kotak
    (signed,) = found.tanda_tangan
    assert (signed["jabatan"].isi, signed["nama"].isi) == ("Laboran", "Sri Contoh, A.Md.")
    assert [[found.lajur[one.lajur].label for one in row.simbol] for row in found.baris] == [["Mahasiswa"], ["Laboran"], ["Kepala Laboratorium"]]  # fmt: skip
    assert [(way.label, way.tujuan) for way in found.baris[1].simbol[0].jalan] == [("Ya", (2, 0)), ("Tidak", (0, 0))]


_CENTRE = (
    "<table><tr><td>SOP<td>No. Dokumen<td>SOP/01/2023<tr><td>PUSKESMAS REKAAN<td>{}<td>NIP 198506112010012005</table>"
    "<table><tr><td>6. Langkah-langkah<td>1) Pasien mengambil nomor;<br>2) Petugas memanggil pasien.<tr><td>7. Bagan Alir<td>(terlampir)</table>"
)


def test_who_signs_beside_a_number() -> None:
    """A name beside its number is no label; an attached chart is no line of the last step, and is quoted."""
    found = recognised(reading_of("a.html", _CENTRE.format("dr. Contoh Rekaan").encode()))
    (signed,) = found.tanda_tangan
    assert (signed["nama"].isi, signed["nip"].isi) == ("dr. Contoh Rekaan", "198506112010012005")
    assert [row.isi["uraian"].isi for row in found.baris] == ["Pasien mengambil nomor;", "Petugas memanggil pasien."]
    assert "(terlampir)" in {one.teks for one in found.sisa}


def test_a_signature_that_names_nobody_is_told() -> None:
    """A number without a name or an office is not written, and the draft's list has it."""
    found = recognised(reading_of("a.html", _CENTRE.format("Pengesah").encode()))
    doubts = draft_text(found, koleksi().registers, "a").doubts
    assert any("tidak ditemukan; tertulis «" in one and "198506112010012005" in one for one in doubts)


def test_ranks_in_short() -> None:
    """The police write them before their number, prosecutors whole."""
    assert signer("Kepala Kejaksaan Negeri\nSri Contoh, S.H.\nJaksa Madya NIP. 197404042000031002", (), "")["pangkat"].isi == "Jaksa Madya"  # fmt: skip
    found = signer("Kasat Lantas\nSri Contoh, S.I.K.\nAKP NRP 88010203", (), "")
    assert {key: one.isi for key, one in found.items()} == {
        "jabatan": "Kasat Lantas", "nama": "Sri Contoh, S.I.K.", "pangkat": "AKP", "nrp": "88010203",
    }  # fmt: skip


def test_words_that_stand_each_somewhere_are_no_line() -> None:
    """A line of which only each word was read elsewhere is quoted."""
    found = recognised(read(SHEET, steps_table("Pelaksana", "Mutu Baku", PLAIN)))
    for line, quoted in (("Lampirannya disposisi warga", True), ("Memeriksa surat", False), ("Surat di lemari", False)):
        (one,) = with_quotes((replace(found, sisa=()),), Reading("contoh", (ReadPage(1),), (ReadText(1, line),)))
        assert [left.teks for left in one.sisa] == ([line] if quoted else [])


def test_several_who_sign_in_one_part() -> None:
    """Each of them is kept, also where names stand above offices."""
    rows = (
        ("Dibuat oleh", "Disetujui oleh", "Disetujui oleh"),
        ("Sri Contoh, S.Pd.", "Drs. Budi Misal", "Hj. Tuti Reka, S.E."),
        ("Waka Humas", "Kepala Sekolah", "Ketua Komite"),
    )
    sheet = table([160, 160, 160], [[cell(text) for text in row] for row in rows])
    number = table([160, 160], [[cell("Nomor SOP"), cell("SMK/07")], [cell("Nama SOP"), cell("Kunjungan")]])
    steps = table(
        [160] * 4,
        [
            [cell(text) for text in row]
            for row in (("No", "Kegiatan", "Pelaksana", "Waktu"), ("1", "Menulis surat", "Guru", "1 jam"))
        ],
    )
    found = recognised(reading_of("a.docx", document(number + paragraph("") + sheet + paragraph("") + steps)))
    assert [(one["peran"].isi, one["jabatan"].isi, one["nama"].isi) for one in found.tanda_tangan] == [
        ("Dibuat oleh", "Waka Humas", "Sri Contoh, S.Pd."), ("Disetujui oleh", "Kepala Sekolah", "Drs. Budi Misal"), ("Disetujui oleh", "Ketua Komite", "Hj. Tuti Reka, S.E."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SOP Makro Pelayanan", "makro"), ("Nama SOP (Mikro)", "mikro"), ("SOP AP Mikro", "mikro"), ("Makro", "makro"),
        ("SOP Pemberian Kredit Mikro", ""), ("Pembinaan Usaha Mikro, Kecil", ""),
    ],
)  # fmt: skip
def test_what_is_micro(text: str, kind: str) -> None:
    """The SOP, and not the trade that it is about."""
    assert kind_said(text) == kind


def test_a_legend_of_lanes() -> None:
    """«KP = Kepala Pelayanan» below the steps says whose lane a short head is; sentences that call the office lead there."""
    rows = [
        ("No", "Kegiatan", "Pelaksana", "", "Waktu", "Output", "Ket"), ("", "", "PL", "KP", "", "", ""),
        ("1", "Mencatat surat", "√", "", "5 menit", "Surat tercatat", ""),
        ("2", "Memeriksa surat", "", "√", "1 jam", "Disposisi", "Jika salah dikembalikan kepada Petugas Loket"),
        ("3", "Menyimpan surat", "√", "", "5 menit", "Arsip", ""),
        ("Keterangan: PL = Petugas Loket, KP = Kepala Pelayanan", "", "", "", "", "", ""),
    ]  # fmt: skip
    spans = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (0, 4, 2, 1), (0, 5, 2, 1), (0, 6, 2, 1), (5, 0, 1, 7)]
    found = recognised(read(SHEET, cells_of(rows, spans)))
    assert [(lane.label, lane.jabatan, lane.sebutan) for lane in found.lajur] == [
        ("PL", "petugas-loket", "Petugas Loket"), ("KP", "kepala-pelayanan", "Kepala Pelayanan"),
    ]  # fmt: skip
    assert all(lane.dasar.yakin is Keyakinan.MUNGKIN for lane in found.lajur)
    assert found.tambahan["jabatan"] == {"petugas-loket": "Petugas Loket", "kepala-pelayanan": "Kepala Pelayanan"}
    assert {way.label: way.tujuan for way in found.baris[1].simbol[0].jalan} == {"benar": (2, 0), "salah": (0, 0)}


def test_numbers_over_lanes() -> None:
    """A line of the sheet that begins with «Keterangan» says what they stand for; items of boxes that count so do not."""
    rows = [
        ("No", "Kegiatan", "Pelaksana", "", "Waktu", "Output", "Ket"), ("", "", "1", "2", "", "", ""), ("1", "Mencatat surat", "√", "", "5 menit", "Surat", ""),
        ("2", "Memeriksa surat", "", "√", "1 jam", "Disposisi", ""), ("Keterangan Pelaksana: 1. Petugas 2. Kepala Bidang", "", "", "", "", "", ""),
    ]  # fmt: skip
    spans = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (0, 4, 2, 1), (0, 5, 2, 1), (0, 6, 2, 1), (4, 0, 1, 7)]
    sheet = cells_of([*IDENTITY, *BOXES])
    assert [one.sebutan for one in recognised(read(sheet, cells_of(rows, spans))).lajur] == ["Petugas", "Kepala Bidang"]
    assert [one.sebutan for one in recognised(read(sheet, cells_of(rows[:-1], spans[:-1]))).lajur] == ["", ""]


def test_steps_that_stand_elsewhere_are_no_title() -> None:
    """«Prosedur | Lihat tabel» among the boxes names nothing; the title is that over the sheet."""
    above = ReadText(1, "SOP PELAYANAN IMUNISASI")
    sheet = cells_of(
        [
            *IDENTITY[:-1],
            ("", "Pengertian", "Imunisasi"),
            ("", "Tujuan", "Sehat"),
            ("", "Prosedur", "Lihat tabel di bawah"),
        ]
    )
    found = read(sheet, steps_table("Pelaksana", "Mutu Baku", PLAIN))
    assert recognised(replace(found, blocks=(above, *found.blocks))).bidang["judul"].isi == "Pelayanan Imunisasi"


@pytest.mark.parametrize(
    ("row", "number"),
    [
        (("Nomor SOP: 560/2/BPK", "Tanggal: 4 April 2024", "Revisi: -"), ("560/2/BPK", "pasti")),
        (("Nomor SOP", "560/2/BPK", "KS", "Kepala Seksi"), ("560/2/BPK", "pasti")),
        (("Nomor SOP", "560/", "BPK/2024", ""), ("560/ BPK/2024", "mungkin")),
        (("Nomor SOP", "560/", "BPK", "/2024"), ("560/ BPK /2024", "mungkin")),
    ],
)
def test_what_stands_behind_a_number(row: tuple[str, ...], number: tuple[str, str]) -> None:
    """A label of its own or words are no more of it; a number in several cells is not sure to be one."""
    sheet = cells_of([("DINAS REKAAN KOTA REKAAN", "", "", ""), row, ("Nama SOP", "Surat Masuk", "", "")])
    found = recognised(read(sheet, steps_table("Pelaksana", "Mutu Baku", PLAIN)))
    told = found.bidang["nomor"]
    assert (told.isi, told.yakin.value) == number
    assert found.bidang["judul"].isi == "Surat Masuk"
    if row[1].startswith("Tanggal"):
        assert (found.bidang["tanggal.efektif"].isi, found.bidang["tanggal.efektif"].yakin) == (
            "2024-04-04",
            Keyakinan.MUNGKIN,
        )
