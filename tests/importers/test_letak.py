# Where things stand where that is not said outright: rows of Word by their shapes, signatures below a chart, values below labels.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from tatalaksana.importers import Keyakinan, Terkenali, draft_text
from tatalaksana.importers.hari_tertulis import written_day
from tatalaksana.importers.kepala_tabel import Column, TableHead
from tatalaksana.importers.kepala_terpotong import heads_whole
from tatalaksana.importers.kolom_berikut import under_head
from tatalaksana.importers.pengesah import signature_below, signer
from tatalaksana.importers.reading import (
    PageBox,
    ReadCell,
    Reading,
    ReadLine,
    ReadPage,
    ReadShape,
    ReadTable,
    ReadText,
    Rupa,
)
from tests.collections_on_disk import koleksi
from tests.importers.documents import PLAIN, ROWS, SHEET, read, recognised, sop_of, steps_table, table

_STEPS = steps_table("Pelaksana", "Mutu Baku", PLAIN)


def _placed(shapes: Sequence[ReadShape], *, flowing: bool, lines: tuple[ReadLine, ...] = ()) -> Terkenali:
    """The steps in rows of 40 points, and shapes that were placed by the page."""
    cells = [
        replace(one, bounds=PageBox(100.0 * one.column, 40.0 * one.row, 100.0 * (one.column + one.columns), 40.0 * (one.row + one.rows)))
        for one in _STEPS.cells
    ]  # fmt: skip
    tables = (SHEET, replace(_STEPS, cells=tuple(cells)))
    return recognised(Reading("contoh", (ReadPage(1),), tables, tuple(shapes), lines, flowing=flowing))


def _boxes(*middles: float) -> list[ReadShape]:
    return [ReadShape(f"s{y}", 1, Rupa.KOTAK, PageBox(210, y - 8, 290, y + 8)) for y in middles]


def test_rows_of_word_stand_where_their_shapes_do() -> None:
    """As many rows of shapes as steps are theirs in turn, whatever the estimate; elsewhere places are as they were read."""
    lower = _boxes(125, 150, 175)
    assert [len(row.simbol) for row in _placed(lower, flowing=True).baris] == [1, 1, 1]
    assert [len(row.simbol) for row in _placed(lower, flowing=False).baris] == [0, 2, 1]
    right = _boxes(100, 140, 180)
    assert [len(row.simbol) for row in _placed(right, flowing=True).baris] == [1, 1, 1]


def test_rows_of_word_that_are_not_as_many_as_their_shapes() -> None:
    """Where shapes stand in other numbers than steps, and not clearly in rows, none is sure."""
    found = _placed(_boxes(125, 175), flowing=True)
    assert {one.dasar.yakin for row in found.baris for one in row.simbol} <= {Keyakinan.MUNGKIN, Keyakinan.TEBAKAN}


def test_circles_in_pairs_join_pages() -> None:
    """Two small circles with one number are no symbols of a step; a kapsul with a number may be one."""
    circles = [replace(one, rupa=Rupa.KAPSUL, text="1", bounds=PageBox(240, one.bounds.top, 256, one.bounds.bottom), name=f"c{one.name}") for one in _boxes(100, 180)]  # fmt: skip
    found = _placed([*_boxes(100, 140, 180), *circles], flowing=False)
    assert [len(row.simbol) for row in found.baris] == [1, 1, 1]
    found = _placed([*_boxes(140), replace(circles[0], text="7")], flowing=False)
    assert [len(row.simbol) for row in found.baris] == [1, 1, 0]


def test_a_kapsul_that_leads_on() -> None:
    """One to which a step above leads, and which leads on, may be a box with rounded corners; where a procedure begins and ends it is none."""
    kapsul = [replace(one, rupa=Rupa.KAPSUL) for one in _boxes(100, 140, 180)]
    ways = tuple(ReadLine(1, start=one.name, end=other.name) for one, other in pairwise(kapsul))
    drawn = _placed(kapsul, flowing=False, lines=ways)
    assert ["pasti", "mungkin", "pasti"] == [row.simbol[0].dasar.yakin for row in drawn.baris]


def test_who_signs_below_the_chart() -> None:
    """An office with a name and a number below the chart signs, where the sheet says nobody; the place and the day stay left over."""
    text = "Contohan, 17 Juli 2023\nKepala Dinas Rekaan,\n\n\nSri Contoh, S.Sos.\nNIP. 197001011990031001"
    sheet = table(
        [("DINAS REKAAN KOTA REKAAN", "Nomor SOP", "060/12/SOP/2025"), ("", "Nama SOP", "Peminjaman Ruang Rapat")]
    )
    below = ReadText(1, "Kota Rekaan")
    for blocks in ((ReadText(1, text),), tuple(ReadText(1, line) for line in text.split("\n") if line)):
        found = recognised(Reading("contoh", (ReadPage(1),), (sheet, _STEPS, below, *blocks)))
        (one,) = found.tanda_tangan
        assert {key: value.isi for key, value in one.items()} == {
            "jabatan": "Kepala Dinas Rekaan", "nama": "Sri Contoh, S.Sos.", "nip": "197001011990031001",
        }  # fmt: skip
        assert {value.yakin for value in one.values()} == {Keyakinan.MUNGKIN}
        assert "Kota Rekaan" in {left.teks for left in found.sisa}
    assert signature_below(["Catatan", "Kepala Dinas memberi tahu kemudian"]) == ([], "")
    assert signature_below(["Kepala Dinas", "Sri Contoh, S.Sos."]) == ([0, 1], "Kepala Dinas\nSri Contoh, S.Sos.")


def test_a_number_that_is_no_nip_keeps_the_draft_valid() -> None:
    """Numbers in the next line are none of a NIP; one of other figures is told, and not written."""
    assert signer("Kepala Dinas\nSri Contoh, S.Sos.\nNIP. 19700101 199003 1 001\n3.\n2.", (), "")["nip"].isi == "197001011990031001"  # fmt: skip
    sheet = table([("DINAS REKAAN KOTA REKAAN", "Nama SOP", "Peminjaman"), ("", "Disahkan oleh", "Kepala Dinas\nSri Contoh, S.Sos.\nNIP. 19700101199003")])  # fmt: skip
    found = recognised(read(sheet, _STEPS))
    assert sop_of(found).pengesahan
    assert any("bukan 18 angka" in one for one in draft_text(found, koleksi().registers, "contoh").doubts)


@pytest.mark.parametrize(
    ("day", "label"), [("Tanggal Terbit\n17 Maret 2025", "Tanggal Terbit"), ("17 Maret 2025", None)]
)
def test_the_head_of_an_spo(day: str, label: str | None) -> None:
    """The form's name beside a day is no label of it, and «Ditetapkan» alone leads to who signed."""
    sheet = table([
        ("RSUD REKAAN", "PEMASANGAN GELANG PASIEN", "", ""), ("", "No. Dokumen\n445/SPO/014/2025", "No. Revisi\n2", "Halaman\n1/2"),
        ("STANDAR PROSEDUR OPERASIONAL", day, "Ditetapkan,\nDirektur RSUD Rekaan\ndr. Sri Contoh, M.Kes.\nNIP. 197001011990031001", ""),
    ])  # fmt: skip
    found = recognised(read(sheet, _STEPS))
    assert found.label.get("tanggal_efektif") == label
    assert ["Direktur RSUD Rekaan"] == [one["jabatan"].isi for one in found.tanda_tangan]


def test_an_office_said_twice_is_one() -> None:
    """The bare office above the same one with its unit is no part of its name."""
    for above in ("Camat", "CAMAT"):
        found = signer(f"{above}\nCamat Rekaan\nSri Contoh, S.Sos.\nNIP. 197001011990031001", (), "")
        assert ("Camat Rekaan", "Sri Contoh, S.Sos.") == (found["jabatan"].isi, found["nama"].isi)
    assert "Kepala Dinas Kota Rekaan" == signer("Kepala Dinas\nKota Rekaan\nSri Contoh, S.Sos.", (), "")["jabatan"].isi


@pytest.mark.parametrize(
    "number", ["NIK. 20110045", "NPP. 1978.03.2005", "No. Reg. 44/2011", "NIPPPK 199001012022211001"]
)
def test_another_number_is_no_name(number: str) -> None:
    """An employee's number that is neither NIP nor NRP below a name without titles; that of a PPPK has the form of a NIP."""
    found = signer(f"Direktur\nBudi Contoh\n{number}", (), "")
    assert (found["jabatan"].isi, found["nama"].isi) == ("Direktur", "Budi Contoh")
    assert ("nip" in found) is number.startswith("NIPPPK")


def test_values_below_a_row_of_labels() -> None:
    """What stands below a row that holds labels only is theirs, also where it looks like a label and boxes follow."""
    sheet = table((
        ("Judul SOP", "Tanggal Efektif", "Disahkan oleh"), ("Peminjaman Ruang Rapat", "3 Februari 2025", "CAMAT REKAAN\n\nSri Contoh, S.Sos.\nNIP. 197001011990031001"),
        ("Dasar Hukum:\n1. Undang-Undang Nomor 1 Tahun 2020 tentang Contoh", "", "Peralatan:\n1. Komputer"),
    ))  # fmt: skip
    found = recognised(read(sheet, _STEPS))
    assert (found.bidang["judul"].isi, found.bidang["tanggal.efektif"].isi) == ("Peminjaman Ruang Rapat", "2025-02-03")
    assert found.tanda_tangan[0]["nama"].isi == "Sri Contoh, S.Sos."


def test_an_office_beside_the_title_and_letters_before_labels() -> None:
    """The office to the right of a title is none of it; «A.» in a cell of its own is neither a label nor an item."""
    sheet = table((
        ("Nama SOP", "Peminjaman Ruang Rapat", "", "PEMERINTAH KOTA REKAAN\nDINAS REKAAN"), ("A.", "Peralatan", ":", "1. Komputer"), ("B.", "Peringatan", ":", "Jangan ditunda."),
        ("Tgl. dibuat", ":", "tgl. 21 Pebruari 2024", ""),
    ))  # fmt: skip
    found = recognised(read(sheet, _STEPS))
    assert found.bidang["judul"].isi == "Peminjaman Ruang Rapat"
    assert "DINAS REKAAN" in found.kop
    assert {key: [item.isi for item in box.butir] for key, box in found.kotak.items()} == {
        "peralatan": ["Komputer"], "peringatan": ["Jangan ditunda."],
    }  # fmt: skip
    assert found.bidang["tanggal.pembuatan"].isi == "2024-02-21"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("12 – IX – 2022", date(2022, 9, 12)), ("19-Jul-21", date(2021, 7, 19)), ("28 Agust 2023", date(2023, 8, 28)), ("tgl. 21 Pebruari 2024", date(2024, 2, 21)),
        ("15/3/24", date(2024, 3, 15)), ("3 Maret 2024", date(2024, 3, 3)), ("Surat 1/3/24", None), ("1/13/24", None), ("31 Feb 2024", None), ("12 ma 2024", None), ("-", None),
    ],
)  # fmt: skip
def test_days_as_offices_write_them(said: str, day: date | None) -> None:
    """Roman months, months cut short or as they were spelt, and years of two figures are days; two months are none."""
    found = written_day(said)
    assert (found.day if found else None) == day


def test_a_head_begins_where_its_names_do() -> None:
    """Labels and signers above a table of steps are no part of its head, though it begins with a number a few rows below."""
    cells = (("PERALATAN", "PENCATATAN", "SIMPANAN"), ("1. Komputer yang dipakai bersama-sama oleh semua pegawai kantor", "1. Buku agenda", "1. Lemari"))  # fmt: skip
    rows = [ReadCell(at, 3 * column, text, 1, 3) for at, row in enumerate(cells) for column, text in enumerate(row)]
    below = [replace(cell, row=cell.row + 2) for cell in _STEPS.cells]
    found = recognised(read(SHEET, replace(_STEPS, cells=(*rows, *below))))
    assert [lane.label for lane in found.lajur] == ["Petugas", "Kepala"]
    assert [row.isi["waktu"].isi for row in found.baris] == [row[4] for row in ROWS]


def test_no_time_is_no_slip() -> None:
    """A dash under the time says that there is none: a time in the note stays the note."""
    cells = [
        replace(cell, text={5: "-", 6: "", 7: "paling lama 7 hari"}.get(cell.column, cell.text))
        if cell.row == 4
        else cell
        for cell in _STEPS.cells
    ]
    found = recognised(read(SHEET, replace(_STEPS, cells=tuple(cells))))
    assert (found.baris[2].isi["waktu"].isi, found.baris[2].isi["ket"].isi) == ("-", "paling lama 7 hari")


def _at(table: ReadTable, page: int, sides: Sequence[float]) -> ReadTable:
    """A table whose columns end at these places."""
    cells = [
        replace(one, bounds=PageBox(sides[one.column], 20.0 * one.row, sides[one.column + one.columns], 20.0 * (one.row + one.rows)))
        for one in table.cells
    ]  # fmt: skip
    return replace(table, page=page, cells=tuple(cells))


def test_a_table_that_goes_on_without_lines_of_its_first_page() -> None:
    """Its columns are those that stand at their places, whatever lines only the sheet above the first steps had."""
    head = ("No", "Kegiatan", "", "Petugas", "Kepala", "Kelengkapan", "Waktu", "Output", "Ket")
    first = ("1", "Mencatat surat", "", "√", "", "Surat", "5 menit", "Surat tercatat", "")
    rest = [("2", "Memeriksa surat", "", "√", "Surat tercatat", "1 jam", "Disposisi", "Segera"), ("3", "Menyimpan surat", "√", "", "Disposisi", "10 menit", "Arsip", "")]  # fmt: skip
    upper = _at(table([head, first], [(0, 1, 1, 2), (1, 1, 1, 2)]), 1, (0, 20, 60, 120, 150, 180, 240, 290, 350, 400))
    lower = _at(table(rest), 2, (0, 20, 120, 150, 180, 240, 290, 350, 400))
    found = recognised(Reading("contoh", (ReadPage(1), ReadPage(2)), (SHEET, upper, lower)))
    assert [[text.isi for text in row.isi.values()] for row in found.baris] == [
        ["Mencatat surat", "Surat", "5 menit", "Surat tercatat"],
        ["Memeriksa surat", "Surat tercatat", "1 jam", "Disposisi", "Segera"],
        ["Menyimpan surat", "Disposisi", "10 menit", "Arsip"],
    ]
    assert [[one.lajur for one in row.simbol] for row in found.baris] == [[0], [1], [0]]
    # A table that ends elsewhere is none of which places tell anything: it is read as it counts, and is not sure.
    wider = [list(_at(table(rest), 2, (0, 20, 120, 150, 180, 240, 290, 350, 500)).cells)]
    (row,) = under_head(wider, _HEAD)
    assert [replace(cell, doubt="") for cell in row] == wider[0]
    assert all("berkolom lain" in cell.doubt for cell in row)


def test_a_table_that_goes_on_further_right() -> None:
    """Where margins change sides on the next page, its columns and lanes are those that stand so far right of theirs."""
    cells = [one for one in _STEPS.cells if one.row < 3]
    upper = _at(replace(_STEPS, cells=tuple(cells)), 1, (0, 20, 120, 150, 180, 240, 290, 350, 400))
    lower = _at(table([("2", "Memeriksa surat", "", "", "Surat", "1 jam", "Disposisi", "Segera")]), 2, (30, 50, 150, 180, 210, 270, 320, 380, 430))  # fmt: skip
    box = ReadShape("b", 2, Rupa.KOTAK, PageBox(157, 4, 173, 16))
    found = recognised(Reading("contoh", (ReadPage(1), ReadPage(2)), (SHEET, upper, lower), (box,)))
    assert [(one.lajur, "jauh" in one.dasar.mengapa) for one in found.baris[1].simbol] == [(0, False)]
    assert [text.isi for text in found.baris[1].isi.values()] == ["Memeriksa surat", "Surat", "1 jam", "Disposisi", "Segera"]  # fmt: skip


_HEAD = TableHead((Column("no", "No", 0, 0, 0, 20), Column("uraian", "Kegiatan", 1, 2, 20, 400)), 1)


@pytest.mark.parametrize("cut", [1, 2])
def test_a_head_that_a_page_cuts_off_from_its_steps(cut: int) -> None:
    """What stands of it on the page before is above the rest of it and the steps, as if no page had ended."""
    top = (("No", "Kegiatan", "Pelaksana", "", "", "Mutu Baku", "", "", "Ket"), ("", "", "Loket", "", "Pimpinan", "Kelengkapan", "Waktu", "Output", ""))  # fmt: skip
    rest = (("", "", "Juru Tulis", "Juru Bayar", "Kepala", "", "", "", ""), ("1", "Mencatat surat", "√", "", "", "Surat", "5 menit", "Surat tercatat", ""), ("2", "Memeriksa surat", "", "", "√", "Surat tercatat", "1 jam", "Disposisi", "Segera"))  # fmt: skip
    spans = [(0, 2, 1, 3), (0, 5, 1, 3), (1, 2, 1, 2)]
    sides = (0, 20, 120, 150, 180, 210, 270, 320, 380, 420)
    upper = _at(table(top[:cut], [one for one in spans if one[0] < cut]), 1, sides)
    lower = _at(table([*top[cut:], *rest], [(0, 2, 1, 2)] if cut == 1 else ()), 2, sides)
    found = recognised(Reading("contoh", (ReadPage(1), ReadPage(2)), (SHEET, upper, lower)))
    assert [lane.label for lane in found.lajur] == ["Juru Tulis", "Juru Bayar", "Kepala"]
    assert [[text.isi for text in row.isi.values()] for row in found.baris] == [
        ["Mencatat surat", "Surat", "5 menit", "Surat tercatat"], ["Memeriksa surat", "Surat tercatat", "1 jam", "Disposisi", "Segera"],
    ]  # fmt: skip
    assert [[one.lajur for one in row.simbol] for row in found.baris] == [[0], [2]]
    assert [row.asal for row in found.baris] == [f"halaman 2, tabel 3, baris {4 - cut + at}" for at in range(2)]
    # A head that comes again whole, or a table that ends elsewhere, is left alone.
    for other in (_at(table([*top, *rest], spans), 2, sides), _at(table(rest), 2, (*sides[:-1], 500))):
        assert heads_whole((upper, other)) == [upper, other]


def test_a_sheet_that_goes_on_says_so() -> None:
    """Its title again with «(lanjutan)» begins no other SOP and is none's title; the rows below it go on."""
    rows = [("No", "Kegiatan", "Petugas", "Kepala", "Kelengkapan", "Waktu", "Output"), ("1", "Mencatat surat", "√", "", "Surat", "5 menit", "Catatan")]  # fmt: skip
    more = [("SOP SURAT MASUK (lanjutan)", "", "", "", "", "", ""), ("2", "Membaca surat", "", "√", "Catatan", "5 menit", "Disposisi")]  # fmt: skip
    sheet = table([("SOP SURAT MASUK",), ("Nomor SOP: 1/2025",)])
    for blocks in ((table(more),), (ReadText(1, more[0][0]), table(more[1:]))):
        found = recognised(Reading("contoh", (ReadPage(1),), (sheet, table(rows), *blocks)))
        assert found.bidang["judul"].isi == "Surat Masuk"
        assert [row.isi["uraian"].isi for row in found.baris] == ["Mencatat surat", "Membaca surat"]
