# What a sheet shows beside what its file holds: words of number formats, signs of faces of signs, units in heads, colons and lists.
from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from tatalaksana.importers import Terkenali
from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.readers.number_formats import with_words_of_format
from tatalaksana.importers.readers.sign_fonts import sign_printed, signs_shown
from tests.importers.documents import IDENTITY, ROWS, recognised, tabbed
from tests.importers.word_documents import cell, document, paragraph, table


@pytest.mark.parametrize(
    ("value", "layout", "shown"),
    [
        (10, '0 "menit"', "10 menit"), (0.5, '0.0 "jam"', "0.5 jam"), (7.6, '0\\ "hari"', "8 hari"), (2, 'General" jam"', "2 jam"), (3, '"±" 0 "hari";@', "± 3 hari"),
        (5, "0\\ \\m\\n\\t", "5 mnt"), (12, "General", "12"), (12, "0.00", "12"), (1500, '_-"Rp"* #,##0_-', "Rp1500"), (4, '[Red]0 "menit"', "4 menit"), (4, '0 "menit"' + "[" * 300, "4"),
    ],
)  # fmt: skip
def test_words_of_a_number_format(value: float, layout: str, shown: str) -> None:
    """They stand on the sheet as those of cells do; a format without words changes nothing."""
    assert with_words_of_format(str(value), value, layout) == shown


def _book(
    times: tuple[object, ...], layout: str, head: str = "Waktu", mark: str = "√", face: str = "Calibri"
) -> Terkenali:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    above: tuple[tuple[str, ...], ...] = (*IDENTITY, (), ("No", "Kegiatan", "Petugas", "Kepala", "Kelengkapan", head, "Output", "Ket"))  # fmt: skip
    for line in above:
        sheet.append(list(line))
    for at, (row, time) in enumerate(zip(ROWS, times, strict=True), 1):
        sheet.append([at, row[0], *(mark if one else None for one in row[1:3]), row[3], time, row[5], None])
        sheet.cell(sheet.max_row, 6).number_format = layout
        for column in (3, 4):
            sheet.cell(sheet.max_row, column).font = Font(name=face)
    file = BytesIO()
    book.save(file)
    return recognised(reading_of("a.xlsx", file.getvalue()))


def _times(found: Terkenali) -> list[tuple[str, str]]:
    return [(row.isi["waktu"].isi, row.isi["waktu"].yakin.value) for row in found.baris]


def test_times_in_a_number_format() -> None:
    """A workbook that holds 10 and shows «10 menit» says ten minutes, for sure."""
    assert _times(_book((10, 15, 5), '0 "menit"')) == [
        ("10 menit", "pasti"),
        ("15 menit", "pasti"),
        ("5 menit", "pasti"),
    ]


@pytest.mark.parametrize("head", ["Waktu (menit)", "Waktu dalam Menit"])
def test_a_unit_in_the_head_of_times(head: str) -> None:
    """It is that of each bare number below it, and told as concluded; a time with its own unit stays as it is."""
    found = _book((10, "5 / berkas", "1 jam"), "General", head)
    assert _times(found) == [("10 menit", "mungkin"), ("5 menit / berkas", "mungkin"), ("1 jam", "pasti")]
    assert "Satuannya dari kepala kolom" in found.baris[0].isi["waktu"].mengapa
    assert {row.isi["output"].yakin.value for row in found.baris} == {"pasti"}


def test_numbers_without_a_unit() -> None:
    """They are told as that, and nothing is said of columns that may be exchanged."""
    found = _book((10, 15, 5), "General")
    assert _times(found) == [("10", "mungkin"), ("15", "mungkin"), ("5", "mungkin")]
    assert found.baris[0].isi["waktu"].mengapa == "Waktu ini hanya angka; satuannya tidak tertulis."
    assert {row.isi["output"].yakin.value for row in found.baris} == {"pasti"}


def test_faces_of_signs() -> None:
    """What a letter of such a face shows, in both places where documents put it; other faces and letters stay, but for those that are kept for signs."""
    assert signs_shown("Wingdings", "ü\uf0fcþ") == "√√☑"
    assert signs_shown("WINGDINGS 2", "P") == signs_shown("Webdings", "a") == signs_shown("Symbol", "\uf0d6") == "√"
    assert signs_shown("Wingdings", "\uf0e0") == "→"
    assert signs_shown("Arial", "ü") == "ü"
    assert signs_shown("Arial", "\uf0fc\uf0b7") == signs_shown("", "\uf0fc\uf0b7") == "√\uf0b7"
    assert signs_shown("Symbol", "Ya") == "Ya"


def test_signs_on_paper() -> None:
    """A print keeps a letter for each: what a known face shows is it, others are bullets; words stay."""
    printed = {"Wingdings-Regular 9": "\uf0fc", "SymbolMT": "\uf0b7", "OpenSymbol 8.25": "\uf0b7", "Arial": "\uf0a7", "Wingdings2": "\uf052"}  # fmt: skip
    assert [sign_printed(face, sign) for face, sign in printed.items()] == ["√", "•", "•", "•", "☑"]
    assert [sign_printed("SymbolMT", text) for text in ("a", "\uf0b7\uf0b7", "Ya")] == ["a", "\uf0b7\uf0b7", "Ya"]


def test_ticks_in_a_face_of_signs() -> None:
    """«ü» in Wingdings in a lane is a tick that everybody knows, in a workbook and in a document, as a letter and as a sign."""
    found = _book((10, 15, 5), '0 "menit"', mark="ü", face="Wingdings")
    assert [[one.lajur for one in row.simbol] for row in found.baris] == [[0], [1], [0]]
    assert {one.dasar.mengapa for row in found.baris for one in row.simbol} == {
        "Tanda di kolom ini; panahnya tidak terbaca."
    }
    letter = '<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>ü</w:t></w:r></w:p>'
    sign = '<w:p><w:r><w:sym w:font="Wingdings 2" w:char="F050"/></w:r></w:p>'
    odd = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r></w:p>'
    head = ("No", "Kegiatan", "Petugas", "Kepala", "Kelengkapan", "Waktu", "Output")
    rows = [[cell(one) for one in head]]
    for at, (row, mark) in enumerate(zip(ROWS, (letter, sign, odd), strict=True), 1):
        lanes = [cell().replace(paragraph(""), mark) if one else cell() for one in row[1:3]]
        rows.append([cell(str(at)), cell(row[0]), *lanes, *map(cell, row[3:])])
    sheet = table((200, 120, 300), [[cell(text) for text in row] for row in IDENTITY], 20)
    found = recognised(
        reading_of("a.docx", document(sheet + "<w:p/>" + table((30, 150, 60, 60, 80, 60, 80), rows, 20)))
    )
    assert [[one.lajur for one in row.simbol] for row in found.baris] == [[0], [1], [0]]


def test_a_list_of_sop_is_no_sheet() -> None:
    """«No | Nama SOP | Lembar» at the front of a workbook names none of them: its columns are no values of a sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("DAFTAR SOP",),
        ("No", "Nama SOP", "Lembar"),
        (1, "SOP Surat Masuk", "A"),
        (2, "SOP Surat Keluar", "B"),
    ):
        sheet.append(list(row))
    other = book.create_sheet("A")
    above: tuple[tuple[str, ...], ...] = (*IDENTITY, (), ("No", "Kegiatan", "Petugas", "Kepala", "Kelengkapan", "Waktu", "Output"))  # fmt: skip
    for line in above:
        other.append(list(line))
    for at, steps in enumerate(ROWS, 1):
        other.append([str(at), *steps])
    file = BytesIO()
    book.save(file)
    found = recognised(reading_of("a.xlsx", file.getvalue()))
    assert (found.bidang["judul"].isi, found.bidang["judul"].yakin.value) == ("Peminjaman Ruang Rapat", "pasti")
    assert "SOP Surat Keluar" in "\n".join(one.teks for one in found.sisa)


def test_a_colon_that_stands_with_the_value() -> None:
    """Behind a tab it is no letter of what a label says."""
    lines = ("Nomor SOP\t: 7/K", "Judul SOP\t: Surat", "Pengertian\t: Surat keterangan.", "Dasar\t: Perda Nomor 2 Tahun 2021", "Tujuan\t: Melayani warga.", "Biaya\t: Gratis")  # fmt: skip
    steps = tabbed(("No", "Kegiatan", "Petugas", "Kepala", "Kelengkapan", "Waktu", "Output"), *((str(at), *row) for at, row in enumerate(ROWS, 1)))  # fmt: skip
    found = recognised(reading_of("a.txt", "\n".join((*lines, "")).encode() + steps))
    assert {key: [one.isi for one in box.butir] for key, box in found.kotak.items()} == {
        "pengertian": ["Surat keterangan."], "dasar_hukum": ["Perda Nomor 2 Tahun 2021"], "tujuan": ["Melayani warga."],
    }  # fmt: skip
    assert "Biaya: Gratis" in {one.teks for one in found.sisa}


_NUMBERED = (
    "UNIVERSITAS REKAAN", "PROSEDUR CUTI", "Nomor SOP: 7/UR", "1. Tujuan Prosedur", "Memberi kemudahan.", "2. Luas Lingkup SOP dan Penggunaannya", "Semua fakultas.",
    "3. Standar", "Paling lama dua semester.", "4. Prosedur", "4.1 Mahasiswa mengisi formulir (1 hari)", "4.2 Ketua Jurusan memeriksa formulir", "- jika ditolak dikembalikan",
    "- jika disetujui diteruskan", "4.3 Rektor menandatangani surat", "5. Kualifikasi Petugas yang Menjalankan SOP", "a. Teliti", "b. Ramah", "6. Jangka waktu : 2 hari",
    "7. Catatan", "Formulir disimpan.", "8. Referensi", "Statuta Universitas Rekaan", "Rekaan, 9 Februari 2024", "REKTOR", "Prof. Contoh, M.Si.", "NIP 19671212 199001 1 003",
)  # fmt: skip


@pytest.mark.parametrize("kind", ["docx", "txt"])
def test_headings_with_numbers_around_the_steps(kind: str) -> None:
    """What has the next number is a heading on both sides of the steps, which have numbers within theirs; no box or step goes on into another."""
    content = document("".join(map(paragraph, _NUMBERED))) if kind == "docx" else "\n".join(_NUMBERED).encode()
    found = recognised(reading_of(f"a.{kind}", content))
    assert {key: [one.isi for one in box.butir] for key, box in found.kotak.items()} == {
        "tujuan": ["Memberi kemudahan."], "ruang_lingkup": ["Semua fakultas."], "kualifikasi_pelaksana": ["Teliti", "Ramah"],
        "referensi": ["Statuta Universitas Rekaan"],
    }  # fmt: skip
    assert [row.isi["uraian"].isi.split("\n")[0] for row in found.baris] == [
        "Mahasiswa mengisi formulir (1 hari)", "Ketua Jurusan memeriksa formulir", "Rektor menandatangani surat",
    ]  # fmt: skip
    assert found.bidang["unit"].isi == "universitas-rekaan"
    assert [one["nama"].isi for one in found.tanda_tangan] == ["Prof. Contoh, M.Si."]
    quoted = "\n".join(one.teks for one in found.sisa)
    assert all(
        one in quoted for one in ("Standar: Paling lama dua semester.", "Jangka waktu: 2 hari", "Formulir disimpan.")
    )


def test_several_labels_in_one_line() -> None:
    """«No. Dok», «Rev» and a day in one line are three."""
    text = "KLINIK REKAAN\nSPO PENDAFTARAN\nNo. Dok: SPO/KP/002 Rev: 01 Tgl berlaku: 5 Mei 2024\nProsedur:\n1. Menyapa pasien\n2. Mencatat pasien\n"
    found = recognised(reading_of("a.txt", text.encode()))
    assert {key: found.bidang[key].isi for key in ("nomor", "revisi_ke", "tanggal.efektif")} == {
        "nomor": "SPO/KP/002", "revisi_ke": "1", "tanggal.efektif": "2024-05-05",
    }  # fmt: skip


@pytest.mark.parametrize("headed", [False, True])
def test_a_frame_around_a_page(headed: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """A table of one cell in each row that holds tables is a frame: what stands in it is read as if there were none."""
    sheet = table((200, 120, 300), [[cell(text) for text in row] for row in IDENTITY], 20)
    head = [cell(one) for one in ("No", "Kegiatan", "Petugas", "Kepala", "Kelengkapan", "Waktu", "Output")]
    steps = table((30, 150, 60, 60, 80, 60, 80), [head, *([cell(str(at)), *map(cell, row)] for at, row in enumerate(ROWS, 1))], 20)  # fmt: skip
    inner = cell().replace("</w:tc>", f"{sheet}<w:p/>{steps}{paragraph('Catatan: rangkap dua.')}</w:tc>")
    frame = table((700,), [*([[cell("PEMERINTAH KOTA REKAAN")]] if headed else []), [inner]], 20)
    found = recognised(reading_of("a.docx", document(frame)))
    assert (found.bidang["nomor"].isi, found.bidang["judul"].isi) == ("060/12/SOP/2025", "Peminjaman Ruang Rapat")
    assert [row.isi["output"].isi for row in found.baris] == [row[5] for row in ROWS]
    assert "Catatan: rangkap dua." in {one.teks for one in found.sisa}


@pytest.mark.parametrize(
    ("names", "times", "read"),
    [
        (("Jml", "Satuan"), (("15", "menit"), ("1", "hari"), ("2", "jam")), ["15 menit", "1 hari", "2 jam"]),
        (("Hari", "Jam"), (("1", ""), ("", "3"), ("1", "4")), ["1 hari", "3 jam", "1 hari 4 jam"]),
    ],
)  # fmt: skip
def test_times_over_two_columns(names: tuple[str, str], times: tuple[tuple[str, str], ...], read: list[str]) -> None:
    """How many and of what, or hours beside days, are one time below one head, as is told."""
    top = [
        *(cell(one, merge="restart") for one in ("No", "Kegiatan", "Petugas", "Kepala", "Kelengkapan")),
        cell("Waktu", across=2),
        cell("Output", merge="restart"),
    ]
    low = [*(cell(merge="continue") for _ in range(5)), *map(cell, names), cell(merge="continue")]
    rows = [
        [cell(str(at)), *map(cell, row[:4]), *map(cell, time), cell(row[5])]
        for at, (row, time) in enumerate(zip(ROWS, times, strict=True), 1)
    ]
    sheet = table((200, 120, 300), [[cell(text) for text in row] for row in IDENTITY], 20)
    steps = table((30, 150, 60, 60, 80, 40, 40, 80), [top, low, *rows], 20)
    found = recognised(reading_of("a.docx", document(sheet + "<w:p/>" + steps)))
    assert _times(found) == [(one, "mungkin") for one in read]
    assert {row.isi["output"].yakin.value for row in found.baris} == {"pasti"}


def test_headings_with_letters_around_a_list_of_steps() -> None:
    """«B. Alur Pelayanan» heads the steps, and what no box is called is quoted; what begins as a number is no title."""
    text = (
        "SOP/KUA/05 Kantor Rekaan\nKANTOR URUSAN REKAAN\nSTANDAR OPERASIONAL PROSEDUR\nPENDAFTARAN WARGA\nNomor: B-12/2024\nA. Dasar Hukum\nUU Nomor 1 Tahun 1974\n"
        "B. Alur Pelayanan\n1. Pemohon mendaftar\n2. Petugas memeriksa berkas\nC. Waktu Penyelesaian\n10 hari kerja\nD. Produk Layanan\nKartu\nE. Pengaduan\nKotak saran\n"
    )  # fmt: skip
    found = recognised(reading_of("a.txt", text.encode()))
    assert found.bidang["judul"].isi == "Pendaftaran Warga"
    assert [row.isi["uraian"].isi for row in found.baris] == ["Pemohon mendaftar", "Petugas memeriksa berkas"]
    assert {key: [one.isi for one in box.butir] for key, box in found.kotak.items()} == {"dasar_hukum": ["UU Nomor 1 Tahun 1974"]}  # fmt: skip
    assert "Pengaduan: Kotak saran" in {one.teks for one in found.sisa}
