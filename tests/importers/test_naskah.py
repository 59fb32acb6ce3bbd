# Procedures that are written as a text: headings that count, steps in parts with lists, forms and who signed at their end.
from __future__ import annotations

import pytest

from tatalaksana.importers.readers import reading_of
from tests.importers.documents import SHEET, read, recognised
from tests.importers.documents import table as cells_of
from tests.importers.word_documents import cell, document, paragraph, table

_TEXT = (
    "PEMERINTAH DESA REKAAN", "KECAMATAN REKA", "STANDAR OPERASIONAL PROSEDUR", "INFORMASI PUBLIK DESA", "Nomor : 09/SOP/2025",
    "I. TUJUAN", "Menjamin hak warga.", "II. DASAR HUKUM", "a. UU Nomor 1 Tahun 2020 tentang Contoh", "III. PROSEDUR PERMOHONAN INFORMASI",
    "A. Permohonan langsung", "1. Pemohon datang ke kantor dan mengisi formulir.", "2. PPID mencatat permohonan.", "B. Permohonan lewat surel", "1. PPID membalas surel.",
    "IV. FORMULIR",
)  # fmt: skip
_FORM = table(
    (200, 200),
    [(cell("Diisi oleh Pemohon"), cell("Diisi oleh Petugas")), (cell("Nama : ......"), cell("Paraf : ______"))],
)
_END = ("V. PENUTUP", "SOP ini berlaku sejak ditetapkan.", "Ditetapkan di Rekaan", "pada tanggal 7 Mei 2025", "KEPALA DESA REKAAN,", "SAMSUL CONTOH")  # fmt: skip


def test_a_text_below_headings_that_count() -> None:
    """«Prosedur Permohonan Informasi» heads the steps, the title stands below the form's name, a form is quoted, and who signed has a name without titles."""
    content = document("".join(map(paragraph, _TEXT)) + _FORM + "".join(map(paragraph, _END)))
    found = recognised(reading_of("a.docx", content))
    assert (found.bidang["judul"].isi, found.bidang["unit"].isi) == ("Informasi Publik Desa", "pemerintah-desa-rekaan")
    assert [(row.isi["uraian"].isi, bool(row.simbol)) for row in found.baris] == [
        ("A. Permohonan langsung", False), ("Pemohon datang ke kantor dan mengisi formulir.", True), ("PPID mencatat permohonan.", True),
        ("B. Permohonan lewat surel", False), ("PPID membalas surel.", True),
    ]  # fmt: skip
    assert {one.yakin.value for row in found.baris for one in row.isi.values()} == {"mungkin"}
    assert [lane.label for lane in found.lajur] == ["Pemohon", "PPID"]
    assert sorted(found.kotak) == ["dasar_hukum", "tujuan"]
    told = {one.teks: one.mengapa for one in found.sisa}
    assert told["Nama : ......"] == told["Diisi oleh Petugas"] == "Isian formulir, bukan isi SOP."
    assert "PENUTUP: SOP ini berlaku sejak ditetapkan." in told
    (signed,) = found.tanda_tangan
    assert (signed["jabatan"].isi, signed["nama"].isi) == ("KEPALA DESA REKAAN", "SAMSUL CONTOH")


def test_a_sheet_with_room_for_days_is_no_form() -> None:
    """Dots behind its own labels are nothing, and its other labels count."""
    rows = [(cell("Nomor SOP : 1/2025"),), (cell("Tanggal Revisi : ........"),), (cell("Nama : ......"),)]
    found = recognised(reading_of("a.docx", document(paragraph("SOP SURAT") + table((200,), rows))))
    assert found.bidang["nomor"].isi == "1/2025"


@pytest.mark.parametrize(
    ("lines", "steps"),
    [
        (
            ("A. Persiapan alat", "• Infus set", "• Kapas alkohol", "B. Pelaksanaan", "1. Perawat memasang infus:", "• bila gagal, ulangi", "2. Perawat mencatat"),
            ("A. Persiapan alat\n• Infus set\n• Kapas alkohol", "B. Pelaksanaan", "Perawat memasang infus:\n• bila gagal, ulangi", "Perawat mencatat"),
        ),
        (
            ("A. Persiapan alat", "1. Perawat menyiapkan alat", "2. Cuci tangan", "B. Pelaksanaan", "• Perawat memasang infus"),
            ("A. Persiapan alat", "Perawat menyiapkan alat", "Cuci tangan", "B. Pelaksanaan", "Perawat memasang infus"),
        ),
    ],
)  # fmt: skip
def test_lists_within_parts(lines: tuple[str, ...], steps: tuple[str, ...]) -> None:
    """Bullets below a number are of its step, things below a heading of tools are of that; what is done there are steps."""
    text = "\n".join(("SPO INFUS", "Nomor SPO: 7/K", "Prosedur:", *lines)).encode()
    assert tuple(row.isi["uraian"].isi for row in recognised(reading_of("a.txt", text)).baris) == steps


@pytest.mark.parametrize(
    ("label", "value"), [("Unit Kerja", "Bagian Umum"), ("OPD", "Dinas Contoh"), ("Perangkat Daerah", "Badan Contoh")]
)
def test_the_unit_below_who_signed(label: str, value: str) -> None:
    """A label of the unit ends what stands above it, and is the unit."""
    lines = ("SOP SURAT", "Nomor\t: 7/K", "Disahkan oleh\t: Inspektur Rekaan", f"{label}\t: {value}")
    found = recognised(reading_of("a.docx", document("".join(paragraph(one) for one in lines))))
    assert found.bidang["unit"].isi == value.casefold().replace(" ", "-")
    assert [one["jabatan"].isi for one in found.tanda_tangan] == ["Inspektur Rekaan"]


def test_lines_that_ended_where_the_paper_did() -> None:
    """What begins small, stands in a bracket that is open or follows a word that leads on goes on from the line above; items and ways do not."""
    lines = ("1. Warga mengisi formulir (diisi oleh", "Warga) dan menandatanganinya di", "Loket", "2. Lurah memeriksa dalam", "2 hari", "a) berkas", "Bila lengkap, ke langkah 3; bila tidak, ke langkah 1.", "3. Camat menandatangani")  # fmt: skip
    found = recognised(reading_of("a.txt", "\n".join(("SOP SURAT", "Nomor SOP: 7/K", "Prosedur:", *lines)).encode()))
    assert [row.isi["uraian"].isi for row in found.baris] == [
        "Warga mengisi formulir (diisi oleh Warga) dan menandatanganinya di Loket", "Lurah memeriksa dalam 2 hari\na) berkas", "Camat menandatangani",
    ]  # fmt: skip
    assert [way.label for way in found.baris[1].simbol[0].jalan] == ["lengkap", "tidak"]


def test_units_that_act() -> None:
    """Below the label of the steps «Unit Kerja: …» is who acts, and over a lane it is one."""
    text = "SOP SURAT\nNomor SOP: 7/K\nProsedur:\n1. Unit Kerja: mengajukan surat\n2. OPD: memeriksa surat\n"
    found = recognised(reading_of("a.txt", text.encode()))
    assert [row.isi["uraian"].isi for row in found.baris] == ["Unit Kerja: mengajukan surat", "OPD: memeriksa surat"]
    lanes = cells_of([("No", "Kegiatan", "Unit Kerja", "OPD", "Waktu", "Output"), ("1", "Mencatat", "√", "", "1 jam", "Surat"), ("2", "Menyimpan", "", "√", "1 jam", "Arsip")])  # fmt: skip
    assert [lane.label for lane in recognised(read(SHEET, lanes)).lajur] == ["Unit Kerja", "OPD"]
