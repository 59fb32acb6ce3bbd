# Heads and labels that no list of names has: known by what stands below or behind them, and then never «pasti».
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tatalaksana.importers import Keyakinan, Terkenali
from tatalaksana.importers.alir import exit_words
from tatalaksana.importers.jalan_keluar import exchanged
from tatalaksana.importers.panah import Arrow
from tatalaksana.importers.reading import PageBox, ReadCell, Reading, ReadPage, ReadTable, ReadText
from tests.importers.documents import BOXES, IDENTITY, PLAIN, ROWS, SHEET, read, recognised, steps_table, table


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_columns_that_no_name_tells(order: Sequence[int]) -> None:
    """Activity, lanes, needs, time and output are told by their cells: by verbs, by times, by papers handed on; none is sure."""
    names = ("Ihwal", "Bekal", "Tempo", "Buah", "Cat")
    found = recognised(read(SHEET, steps_table("Siapa", "Takaran", names, order)))
    assert [lane.label for lane in found.lajur] == ["Petugas", "Kepala"]
    assert [tuple(row.isi[key].isi for key in ("uraian", "kelengkapan", "waktu", "output")) for row in found.baris] == [
        (row[0], *row[3:]) for row in ROWS
    ]
    assert {value.yakin for row in found.baris for value in row.isi.values()} == {Keyakinan.MUNGKIN}
    assert found.baris[0].isi["waktu"].mengapa == "Kolom «Tempo» dibaca sebagai Waktu menurut isinya."


def test_names_with_slips() -> None:
    """A name with a slip or with blanks between its letters is that name, but not for sure; the others stay sure."""
    names = ("K E G I A T A N", "Kelengkpan", "Waktu", "Output", "Ket")
    found = recognised(read(SHEET, steps_table("Pelaksana", "Mutu Baku", names)))
    first = found.baris[0].isi
    assert {key: value.yakin.value for key, value in first.items()} == {
        "uraian": "mungkin", "kelengkapan": "mungkin", "waktu": "pasti", "output": "pasti",
    }  # fmt: skip


def test_named_columns_stay_sure() -> None:
    """What names tell stays «pasti», whatever the order of the columns."""
    names = ("Kegiatan", "Kelengkapan", "Waktu", "Output", "Ket")
    found = recognised(read(SHEET, steps_table("Pelaksana", "Mutu Baku", names, (2, 1, 0))))
    assert {value.yakin for row in found.baris for value in row.isi.values()} == {Keyakinan.PASTI}


def test_labels_that_no_list_has() -> None:
    """Number, dates, signer and title behind other labels are known by roots of words, by their form and by their order."""
    labels = ("Registrasi", "Tanggal Dirumuskan", "Tgl Peninjauan", "Mulai Diberlakukan", "Yang Menetapkan", "Perihal")
    sheet = table([(left, label, value) for (left, _, value), label in zip(IDENTITY, labels, strict=True)])
    found = recognised(
        read(sheet, steps_table("Pelaksana", "Mutu Baku", ("Kegiatan", "Kelengkapan", "Waktu", "Output", "Ket")))
    )
    told = {key: (value.isi, value.yakin.value) for key, value in found.bidang.items()}
    assert [told[key] for key in ("nomor", "tanggal.pembuatan", "tanggal.efektif", "judul")] == [
        ("060/12/SOP/2025", "mungkin"), ("2025-01-02", "mungkin"), ("2025-02-03", "mungkin"), ("Peminjaman Ruang Rapat", "mungkin"),
    ]  # fmt: skip
    assert [(one["nama"].isi, one["nama"].yakin.value) for one in found.tanda_tangan] == [
        ("Sri Contoh, S.Sos.", "mungkin")
    ]


def test_values_behind_unknown_labels() -> None:
    """A date is told by its form, the last one as the day it is in force; what stays unknown is quoted."""
    sheet = table((
        ("DINAS REKAAN KOTA REKAAN", "Nomor SOP", "060/12/SOP/2025"), ("", "Pertama", "2 Januari 2025"), ("", "Kedua", "3 Februari 2025"),
        ("", "Sifat", "Terbuka"), ("", "Nama SOP", "Peminjaman Ruang Rapat"),
    ))  # fmt: skip
    found = recognised(
        read(sheet, steps_table("Pelaksana", "Mutu Baku", ("Kegiatan", "Kelengkapan", "Waktu", "Output", "Ket")))
    )
    assert (found.bidang["tanggal.efektif"].isi, found.bidang["tanggal.efektif"].yakin) == (
        "2025-02-03",
        Keyakinan.MUNGKIN,
    )
    assert "Sifat: Terbuka" in {one.teks for one in found.sisa}


def test_boxes_by_their_fellow() -> None:
    """A box whose label is not known is the one that stands beside its fellow on every sheet."""
    rows = [BOXES[0], BOXES[1], ("Kaitan SOP:", "Yang Dipakai"), BOXES[3], ("Perhatian", "Pengarsipan"), BOXES[5]]
    rows[0] = (BOXES[0][0], "Kecakapan")
    found = recognised(
        read(
            SHEET,
            table(rows),
            steps_table("Pelaksana", "Mutu Baku", ("Kegiatan", "Kelengkapan", "Waktu", "Output", "Ket")),
        )
    )
    assert {key: [item.isi for item in box.butir] for key, box in found.kotak.items()} == {
        "dasar_hukum": ["Undang-Undang Nomor 1 Tahun 2020 tentang Contoh", "Peraturan Daerah Nomor 2 Tahun 2021 tentang Rekaan"],
        "kualifikasi_pelaksana": ["Mampu berkomunikasi", "Teliti"], "keterkaitan": ["SOP Surat Masuk"], "peralatan": ["Komputer", "Buku agenda"],
        "peringatan": ["Bila tidak dilaksanakan, ruang terpakai dua kali."], "pencatatan": ["Buku agenda"],
    }  # fmt: skip
    sure = {key for key, box in found.kotak.items() if all(item.yakin is Keyakinan.PASTI for item in box.butir)}
    assert sure == {"dasar_hukum"}


def test_boxes_of_unknown_labels_come_in_their_order() -> None:
    """Below a pair that is known the next one follows; what cites regulations is the first; a root on the wrong side says nothing."""
    rows = (
        ("Sandaran :\n1. Undang-Undang Nomor 1 Tahun 2020 tentang Contoh", "Bekal Orang :\n1. Teliti"), ("Sambungan :\n1. SOP Surat Masuk", "Barang :\n1. Komputer"),
        ("Catatan Keras :\nJangan ditunda.", "Simpan di :\nBuku agenda"),
    )  # fmt: skip
    found = recognised(read(SHEET, table(rows), steps_table("Pelaksana", "Mutu Baku", PLAIN)))
    told = [(key, box.butir[0].isi, box.butir[0].yakin.value) for key, box in found.kotak.items()]
    assert told == [
        ("dasar_hukum", "Undang-Undang Nomor 1 Tahun 2020 tentang Contoh", "mungkin"), ("kualifikasi_pelaksana", "Teliti", "mungkin"), ("keterkaitan", "SOP Surat Masuk", "mungkin"),
        ("peralatan", "Komputer", "mungkin"), ("peringatan", "Jangan ditunda.", "mungkin"), ("pencatatan", "Buku agenda", "mungkin"),
    ]  # fmt: skip


def test_a_line_below_the_table_is_no_step() -> None:
    """A cell over all columns below the last step, as a workbook has it, is quoted and not a step; neither is the form's name a title."""
    steps = steps_table("Pelaksana", "Mutu Baku", PLAIN)
    foot = ReadCell(5, 0, "Misalreja, 3 Maret 2024", 1, 8)
    sheet = table([("STANDAR OPERASIONAL PROSEDUR", "", ""), *IDENTITY[:-1]], [(0, 0, 1, 3)])
    found = recognised(read(sheet, replace(steps, cells=(*steps.cells, foot))))
    assert len(found.baris) == 3
    assert "Misalreja, 3 Maret 2024" in {one.teks for one in found.sisa}
    assert found.bidang["judul"].isi == "Tanpa judul"


def test_columns_before_the_lanes() -> None:
    """What a step needs may stand before who acts; times in short are times."""
    rows = [
        ("No", "Pokok Kerja", "Bekal", "Tempo", "Buah", "Siapa", "", "Cat"), ("", "", "", "", "", "Petugas", "Kepala", ""),
        ("1", "Mencatat surat masuk", "Surat warga", "H+1", "Surat tercatat", "√", "", ""), ("2", "Memeriksa surat masuk", "Surat tercatat", "± 2 jam", "Disposisi", "", "√", ""),
        ("3", "Menyimpan surat masuk", "Disposisi", "30 mnt", "Arsip", "√", "", ""),
    ]  # fmt: skip
    spans = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 2, 1), (0, 3, 2, 1), (0, 4, 2, 1), (0, 5, 1, 2), (0, 7, 2, 1)]
    found = recognised(read(SHEET, table(rows, spans)))
    assert [lane.label for lane in found.lajur] == ["Petugas", "Kepala"]
    assert [tuple(row.isi[key].isi for key in ("kelengkapan", "waktu", "output")) for row in found.baris] == [
        row[2:5] for row in rows[2:]
    ]


def _exits(
    words: dict[int, int], away: dict[tuple[int, int], float], back: dict[int, bool]
) -> list[tuple[int, str, str]]:
    arrows = [
        Arrow("putusan", "maju", "", Keyakinan.PASTI, "", ()),
        Arrow("putusan", "balik", "", Keyakinan.PASTI, "", ()),
    ]
    return list(exchanged(arrows, words, away, ["Ya", "Tidak"], back, {"tidak"}))


def test_words_of_two_exits_that_may_be_exchanged() -> None:
    """Two words stand where both together are nearest; where either way is as near, or «Tidak» leads on and «Ya» back, none is sure."""
    back = {0: False, 1: True}
    clear = {(0, 0): 1.0, (1, 1): 1.0, (0, 1): 20.0, (1, 0): 20.0}
    assert _exits({0: 0, 1: 1}, clear, back) == []
    assert [(at, word, bool(why)) for at, word, why in _exits({0: 1, 1: 0}, clear, back)] == [
        (0, "Ya", False),
        (1, "Tidak", False),
    ]
    near = clear | {(0, 1): 2.0, (1, 0): 2.0}
    assert [bool(why) for _, _, why in _exits({0: 0, 1: 1}, near, back)] == [True, True]
    assert {why for _, _, why in _exits({0: 0, 1: 1}, clear, {0: True, 1: False})} == {
        "Kata kedua jalan keluar ini dapat tertukar."
    }


def test_rows_of_labels_by_what_stands_below() -> None:
    """A row above items is one of labels, though it has neither a colon nor a word that labels have; a number alone names its label."""
    rows = (
        ("Sandaran", "Bekal Orang"), ("1. Undang-Undang Nomor 1 Tahun 2020 tentang Contoh", "1. Teliti"), ("Sangkut Paut", "Perkakas"),
        ("1. SOP Surat Masuk", "1. Komputer"),
    )  # fmt: skip
    sheet = table([("DINAS REKAAN KOTA REKAAN", "ID", "060/12/SOP/2025"), *IDENTITY[1:]])
    found = recognised(read(sheet, table(rows), steps_table("Pelaksana", "Mutu Baku", PLAIN)))
    assert {key: box.butir[0].isi for key, box in found.kotak.items()} == {
        "dasar_hukum": "Undang-Undang Nomor 1 Tahun 2020 tentang Contoh", "kualifikasi_pelaksana": "Teliti", "keterkaitan": "SOP Surat Masuk", "peralatan": "Komputer",
    }  # fmt: skip
    assert (found.bidang["nomor"].isi, found.bidang["nomor"].yakin) == ("060/12/SOP/2025", Keyakinan.MUNGKIN)


def test_papers_handed_on_without_a_time() -> None:
    """Where not even the time is known, papers that are handed on tell two columns, and short words beside them are the time."""
    long = {"5 menit": "seharian", "1 jam": "sebentar", "10 menit": "seharian"}
    steps = steps_table("Siapa", "Takaran", ("Ihwal", "Bekal", "Lamanya", "Buah", "Cat"))
    cells = tuple(replace(cell, text=long.get(cell.text, cell.text)) for cell in steps.cells)
    found = recognised(read(SHEET, replace(steps, cells=cells)))
    assert [tuple(row.isi[key].isi for key in ("kelengkapan", "waktu", "output")) for row in found.baris] == [
        (row[3], long[row[4]], row[5]) for row in ROWS
    ]


def test_a_head_without_steps_below_it_comes_again() -> None:
    """A head of unknown names that stands again at a page's end, only numbers of columns below it, is no step."""
    first = steps_table("Siapa", "Takaran", ("Ihwal", "Bekal", "Tempo", "Buah", "Cat"))
    rows = [cell for cell in first.cells if cell.row < 2]
    numbers = [ReadCell(2, at, str(at + 1)) for at in range(8)]
    found = recognised(read(SHEET, first, ReadTable(1, (*rows, *numbers))))
    assert [row.isi["uraian"].isi for row in found.baris] == [row[0] for row in ROWS]


@pytest.mark.parametrize("numbers", [("I", "II", "III"), ("a.", "b.", "c."), ("01", "02", "03"), ("(1)", "(2)", "(3)")])
def test_steps_numbered_otherwise(numbers: Sequence[str]) -> None:
    """Letters and Roman numbers count steps too, where no other numbers do; none of them is a section or the head of a table."""
    steps = steps_table("Siapa", "Takaran", ("Ihwal", "Bekal", "Tempo", "Buah", "Cat"))
    cells = tuple(
        replace(cell, text=numbers[cell.row - 2]) if cell.row > 1 and cell.column == 0 else cell for cell in steps.cells
    )
    found = recognised(read(SHEET, replace(steps, cells=cells)))
    assert [(row.nomor, row.isi["uraian"].isi) for row in found.baris] == [
        (number.strip(".()"), row[0]) for number, row in zip(numbers, ROWS, strict=True)
    ]
    bare = ReadTable(1, tuple(one for one in cells if one.column not in {4, 5, 6} or one.row < 2))
    named = [replace(one, text="Kegiatan") if (one.row, one.column) == (0, 1) else one for one in bare.cells]
    told = [replace(one, text="Pelaksana") if (one.row, one.column) == (0, 2) else one for one in named]
    whole = [replace(one, text="Waktu") if (one.row, one.column) == (1, 5) else one for one in told]
    assert len(recognised(read(SHEET, replace(bare, cells=tuple(whole)))).baris) == 3


_STACK = (
    ("Sandaran", "1. Undang-Undang Nomor 1 Tahun 2020 tentang Contoh"), ("Bekal Orang", "1. Teliti\n2. Sabar"), ("Sambungan", "1. SOP Surat Masuk"),
    ("Barang", "1. Komputer"), ("Rambu", "Jangan ditunda."), ("Simpanan", "1. Buku agenda"),
)  # fmt: skip


@pytest.mark.parametrize("known", [{}, {1: "Kualifikasi Pelaksana"}, {1: "Kualifikasi Pelaksana", 4: "Peringatan"}])
def test_a_column_of_labels(known: dict[int, str]) -> None:
    """Boxes below each other beside their labels come in the order that every sheet has, between those whose labels are known."""
    rows = [(known.get(at, label), text) for at, (label, text) in enumerate(_STACK)]
    found = recognised(read(SHEET, table(rows), steps_table("Pelaksana", "Mutu Baku", PLAIN)))
    assert {key: box.butir[0].isi for key, box in found.kotak.items()} == {
        "dasar_hukum": "Undang-Undang Nomor 1 Tahun 2020 tentang Contoh", "kualifikasi_pelaksana": "Teliti", "keterkaitan": "SOP Surat Masuk",
        "peralatan": "Komputer", "peringatan": "Jangan ditunda.", "pencatatan": "Buku agenda",
    }  # fmt: skip
    sure = {key for key, box in found.kotak.items() if box.butir[0].yakin is Keyakinan.PASTI}
    assert sure == {"kualifikasi_pelaksana": {"kualifikasi_pelaksana"}, "peringatan": {"kualifikasi_pelaksana", "peringatan"}}.get(
        max((label.split()[0].casefold() for label in known.values()), default=""), {"kualifikasi_pelaksana"} if known else set()
    )  # fmt: skip


def test_labels_of_a_column_that_say_nothing_are_quoted() -> None:
    """Where more labels are unknown than boxes are missing, none of them is guessed, and none is an item of the box above."""
    rows = [
        ("Dasar Hukum", _STACK[0][1]),
        ("Satu", "a"),
        ("Dua", "b"),
        ("Kualifikasi Pelaksana", "1. Teliti"),
        ("Dasar Hukum", "lagi"),
    ]
    found = recognised(read(SHEET, table(rows), steps_table("Pelaksana", "Mutu Baku", PLAIN)))
    assert [item.isi for item in found.kotak["dasar_hukum"].butir] == [
        "Undang-Undang Nomor 1 Tahun 2020 tentang Contoh"
    ]
    assert {"Satu: a", "Dua: b", "lagi"} <= {one.teks for one in found.sisa}


def test_a_title_that_comes_first() -> None:
    """The first row of a sheet may be the title behind a label that is not known, where a known label stands below it."""
    sheet = table([("Pokok", "Peminjaman Ruang Rapat"), *((label, text) for _, label, text in IDENTITY[:-1])])
    found = recognised(read(sheet, steps_table("Pelaksana", "Mutu Baku", PLAIN)))
    assert (found.bidang["judul"].isi, found.bidang["judul"].yakin) == ("Peminjaman Ruang Rapat", Keyakinan.MUNGKIN)


def test_the_third_of_a_group_and_not_the_last_column() -> None:
    """What stands in one group with time and output is what a step needs; the last column, with or without a group, is the note."""
    steps = steps_table("Siapa", "Takaran", ("Ihwal", "Sumber", "Tempo", "Hasil Akhir", "Lain"))
    cells = [replace(one, text="Hari Senin") if one.column == 7 and one.row in {2, 3} else one for one in steps.cells]
    # No paper is handed on: only the place tells.
    cells = [replace(one, text=f"Berkas {one.row}") if one.column == 4 and one.row > 1 else one for one in cells]
    found = recognised(read(SHEET, replace(steps, cells=tuple(cells))))
    assert [row.isi["kelengkapan"].isi for row in found.baris] == ["Berkas 2", "Berkas 3", "Berkas 4"]
    assert found.baris[0].isi["ket"].isi == "Hari Senin"


def test_labels_in_two_columns() -> None:
    """Where labels stand in two columns, one that is not known ends the value on its left, and has its own."""
    sheet = table((
        ("DINAS REKAAN KOTA REKAAN", "", "", ""), ("Nomor SOP :", "060/12/SOP/2025", "Tgl Naskah :", "2 Januari 2025"), ("Tanggal Revisi :", "-", "Tanggal Efektif :", "3 Februari 2025"),
        ("Judul :", "Peminjaman Ruang Rapat", "Penandatangan :", "Kepala Dinas\n\nSri Contoh, S.Sos.\nNIP 197001011990031001"),
    ), [(0, 0, 1, 4)])  # fmt: skip
    found = recognised(read(sheet, steps_table("Pelaksana", "Mutu Baku", PLAIN)))
    told = {key: value.isi for key, value in found.bidang.items() if key in {"nomor", "judul", "tanggal.efektif"}}
    assert told == {"nomor": "060/12/SOP/2025", "judul": "Peminjaman Ruang Rapat", "tanggal.efektif": "2025-02-03"}
    assert found.tanda_tangan[0]["nama"].isi == "Sri Contoh, S.Sos."


def test_an_unknown_box_is_no_item_of_the_one_above() -> None:
    """A cell with a label of its own is the pair between those that are known, or is quoted."""
    rows = [
        ("Dasar Hukum :\n1. Undang-Undang Nomor 1 Tahun 2020 tentang Contoh", "Kualifikasi Pelaksana :\n1. Teliti"),
        ("Serumpun :\n1. SOP Surat Masuk", "Barang :\n1. Komputer"), ("Peringatan :\nJangan ditunda.", "Pencatatan dan Pendataan :\n1. Buku"),
        ("Lain :\n1. Apa saja", ""),
    ]  # fmt: skip
    found = recognised(read(SHEET, table(rows), steps_table("Pelaksana", "Mutu Baku", PLAIN)))
    assert [(key, box.butir[0].isi) for key, box in sorted(found.kotak.items())] == [
        ("dasar_hukum", "Undang-Undang Nomor 1 Tahun 2020 tentang Contoh"), ("keterkaitan", "SOP Surat Masuk"), ("kualifikasi_pelaksana", "Teliti"),
        ("pencatatan", "Buku"), ("peralatan", "Komputer"), ("peringatan", "Jangan ditunda."),
    ]  # fmt: skip
    assert any(one.teks.startswith("Lain: 1. Apa saja") for one in found.sisa)


def _head(*rows: Sequence[str], spans: Sequence[tuple[int, int, int, int]] = ()) -> Terkenali:
    """What a sheet of these rows says, its steps below it."""
    return recognised(read(table(rows, spans), steps_table("Pelaksana", "Mutu Baku", PLAIN)))


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("PEMERINTAH KABUPATEN REKAAN", "PROSEDUR OPERASIONAL STANDAR", "Lomba Balap Karung"), "Lomba Balap Karung"),
        (("Lomba Balap Karung", "PUSKESMAS CONTOH"), "Lomba Balap Karung"),
        (("PROSEDUR MUTU\nSOP LOMBA BALAP KARUNG\nLaboratorium Contoh", ""), "Lomba Balap Karung"),
        (("MANUAL PROSEDUR LOMBA BALAP KARUNG", "Unit Mutu"), "Lomba Balap Karung"),
        (("DINAS REKAAN", "Sterilisasi Alat", "Bersama Kita Bisa"), "Sterilisasi Alat"),
        (("STANDAR PROSEDUR OPERASIONAL PUSKESMAS CONTOH", "Lomba Balap Karung"), "Lomba Balap Karung"),
        (("DINAS REKAAN", "Jalan Contoh Nomor 1"), "Tanpa judul"),
    ],
)
def test_a_title_without_a_label(lines: Sequence[str], title: str) -> None:
    """A title is told by where it stands to the form's name and to offices; it is not sure, and no part of the letterhead."""
    found = _head(*((line, "") for line in lines), ("Nomor SOP", "060/12/SOP/2025"))
    assert found.bidang["judul"].isi == title
    assert found.bidang["judul"].yakin is not Keyakinan.PASTI
    assert title not in found.kop


def test_a_title_beside_its_office_is_no_label() -> None:
    """In the first row of an SPO the title stands beside the office; who signs stands below, with a NIP and without a label."""
    signed = "Kepala Puskesmas\n\ndr. Sri Contoh\nNIP. 197001011990031001"
    found = _head(
        ("Lomba Balap Karung", "", "PUSKESMAS CONTOH"), ("No. Dokumen", ": 060/12/2025", signed), ("Halaman", ": 1/1", ""),
        spans=[(0, 0, 1, 2), (1, 2, 2, 1)],
    )  # fmt: skip
    assert found.bidang["judul"].isi == "Lomba Balap Karung"
    assert found.kop == ("PUSKESMAS CONTOH",)
    (signer,) = found.tanda_tangan
    assert (signer["jabatan"].isi, signer["nama"].isi, signer["nip"].isi) == ("Kepala Puskesmas", "dr. Sri Contoh", "197001011990031001")  # fmt: skip
    assert {one.yakin for one in signer.values()} == {Keyakinan.MUNGKIN}


def test_labels_that_stand_alone_over_their_box() -> None:
    """A line alone in its row is the label of what stands below it, by items there or by capitals; the next box is no item of this one."""
    rows = (
        ("LANDASAN",), ("1. Undang-Undang Nomor 1 Tahun 2020 tentang Contoh",), ("Peralatan",), ("1. Komputer\n2. Buku agenda",),
        ("RISIKO DAN PERINGATAN",), ("Jangan ditunda.",), ("DIAGRAM ALIR",),
    )  # fmt: skip
    found = recognised(read(SHEET, table(rows), steps_table("Pelaksana", "Mutu Baku", PLAIN)))
    assert {key: [item.isi for item in box.butir] for key, box in found.kotak.items()} == {
        "dasar_hukum": ["Undang-Undang Nomor 1 Tahun 2020 tentang Contoh"], "peralatan": ["Komputer", "Buku agenda"],
        "peringatan": ["Jangan ditunda."],
    }  # fmt: skip
    assert found.bidang["judul"].isi == "Peminjaman Ruang Rapat"


def test_three_boxes_in_a_row_and_colons_in_cells_of_their_own() -> None:
    """A row of labels over items names all of its boxes; a colon in the next cell closes a label."""
    rows = (
        ("Landasan", "Kecakapan Pelaksana", "Keterkaitan SOP"), ("1. Undang-Undang Nomor 1 Tahun 2020 tentang Contoh", "1. Teliti", "1. SOP Surat Masuk"),
        ("Peralatan", ":", "1. Komputer"), ("Perhatian", ":", "1. Jangan ditunda."),
    )  # fmt: skip
    found = recognised(read(SHEET, table(rows), steps_table("Pelaksana", "Mutu Baku", PLAIN)))
    assert {key: box.butir[0].isi for key, box in found.kotak.items()} == {
        "dasar_hukum": "Undang-Undang Nomor 1 Tahun 2020 tentang Contoh", "kualifikasi_pelaksana": "Teliti", "keterkaitan": "SOP Surat Masuk",
        "peralatan": "Komputer", "peringatan": "Jangan ditunda.",
    }  # fmt: skip


def test_texts_between_tabs_and_who_knows_of_it() -> None:
    """Labels between tabs have their values; «Mengetahui,» at the end is one who signs, not more of the last box."""
    texts = (
        "Nama SOP: Peminjaman Ruang Rapat", "Nomor SOP: 060/12/SOP/2025", "Ditulis\t: 2 Jan 2025\tDiubah\t: 3 Jan 2025", "Berlaku sejak\t: 3 Feb 2025",
        "Pencatatan :", "1. Buku agenda", "Mengetahui,", "Kepala Dinas Rekaan,", "Sri Contoh, S.Sos.",
    )  # fmt: skip
    blocks = [ReadText(1, text) for text in texts]
    found = recognised(Reading("contoh", (ReadPage(1),), (*blocks, steps_table("Pelaksana", "Mutu Baku", PLAIN))))
    dates = {key: one.isi for key, one in found.bidang.items() if key.startswith("tanggal.")}
    assert dates == {"tanggal.pembuatan": "2025-01-02", "tanggal.revisi": "2025-01-03", "tanggal.efektif": "2025-02-03"}
    assert [item.isi for item in found.kotak["pencatatan"].butir] == ["Buku agenda"]
    (signer,) = found.tanda_tangan
    assert (signer["peran"].isi, signer["jabatan"].isi, signer["nama"].isi) == ("Mengetahui", "Kepala Dinas Rekaan", "Sri Contoh, S.Sos.")  # fmt: skip


def test_a_word_that_a_narrow_place_cut() -> None:
    """The word of an exit is one word again; another whose last letters stand apart may be cut."""
    where = PageBox(0, 0, 40, 10)
    assert exit_words("Memenu hi", where) == [("Memenuhi", where)]
    assert exit_words("Perlu ulang", where) == [("Perlu ulang", where)]
    assert [word for word, _ in exit_words("Ya Tidak", where)] == ["Ya", "Tidak"]
    assert exit_words("tidak lengkap (ke 2, selesai)", where) == [("tidak lengkap", where)]


@pytest.mark.parametrize("together", [False, True], ids=["a line each", "in one cell"])
def test_headings_that_count(together: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """What has the next letter heads a box too, though no list has its words; what no word tells is quoted with its heading."""
    lines = [
        "A. Tujuan", "Memberi kemudahan.", "B. Rujukan", "1. Peraturan Direktur Nomor 8 Tahun 2016", "C. Yang Bertugas", "1. Pustakawan",
        "D. Peralatan", "1. Katalog", "2. Kartu", "E. Hal yang Perlu Diperhatikan", "1. Buku rujukan tidak dipinjamkan.", "F. Arsip", "1. Register",
    ]  # fmt: skip
    texts = [ReadText(1, "\n".join(lines))] if together else [ReadText(1, one) for one in lines]
    sheet = table([(left, label, value) for left, label, value in IDENTITY])
    blocks: tuple[ReadTable | ReadText, ...] = (sheet, *texts, steps_table("Pelaksana", "Mutu Baku", PLAIN))
    found = recognised(Reading("contoh", (ReadPage(1),), blocks))
    assert {key: [one.isi for one in box.butir] for key, box in found.kotak.items()} == {
        "tujuan": ["Memberi kemudahan."], "dasar_hukum": ["Peraturan Direktur Nomor 8 Tahun 2016"], "peralatan": ["Katalog", "Kartu"],
        "peringatan": ["Buku rujukan tidak dipinjamkan."], "pencatatan": ["Register"],
    }  # fmt: skip
    assert {key for key, box in found.kotak.items() if box.butir[0].yakin is Keyakinan.PASTI} == {"tujuan", "peralatan"}
    assert any("Yang Bertugas: 1. Pustakawan" in one.teks for one in found.sisa)


@pytest.mark.parametrize(("sign", "lane"), [("¤", 1), ("D", 1), ("\uf0fc", 1), ("", 0), ("√", 1)])
def test_a_mark_that_is_not_known(sign: str, lane: int) -> None:
    """Other rows keep who acts by their marks; the row itself is doubted and loses none of its cells."""
    rows = [[f"{at}.", row[0], *row[1:3], *row[3:], ""] for at, row in enumerate(ROWS * 2, 1)]
    rows[4][3] = sign
    heads = ["No", "Kegiatan", "Petugas", "Kepala", *PLAIN[1:4], "Ket"]
    found = recognised(read(SHEET, table([heads, *rows])))
    acting = [[one.lajur for one in row.simbol] for row in found.baris]
    assert acting == [[0], [1], [0], [0], [lane], [0]]
    assert found.baris[4].isi["output"].isi == "Disposisi"
    assert (found.baris[4].simbol[0].dasar.yakin is Keyakinan.TEBAKAN) == (sign != "√")


def test_the_mark_of_a_decision() -> None:
    """A diamond written into a lane's cell says who acts, and its exits are asked for by themselves."""
    rows = [[f"{at}.", row[0], *row[1:3], *row[3:], ""] for at, row in enumerate(ROWS * 2, 1)]
    rows[4][3] = "◇"
    found = recognised(read(SHEET, table([["No", "Kegiatan", "Petugas", "Kepala", *PLAIN[1:4], "Ket"], *rows])))
    assert [[one.lajur for one in row.simbol] for row in found.baris] == [[0], [1], [0], [0], [1], [0]]
    assert "jalan keluarnya" in found.baris[4].simbol[0].dasar.mengapa
    assert "jalan keluarnya" not in found.baris[1].simbol[0].dasar.mengapa


@pytest.mark.parametrize("deep", [1, 3])
def test_columns_without_names_below_their_group(deep: int) -> None:
    """«Mutu Baku» over columns that have no names, or none of their own, is as many as the rows have there; what each is its cells tell, and it is not sure. A head over several lanes is none."""
    head = [
        ("No", "Kegiatan", "Pelaksana", "", "", "Mutu Baku", "", "", "Ket"), ("", "", "Eksternal", "Internal", "", "", "", "", ""),
        ("", "", "Pemohon", "Petugas", "Kepala", "", "", "", ""),
    ]  # fmt: skip
    steps = [(str(at), row[0], "", *row[1:], "") for at, row in enumerate(ROWS, 1)]
    spans = [(0, 0, 3, 1), (0, 1, 3, 1), (0, 2, 1, 3), (1, 3, 1, 2), (0, 5, deep, 3), (0, 8, 3, 1)]
    found = recognised(read(SHEET, table([*head, *steps], spans)))
    assert [lane.label for lane in found.lajur] == ["Pemohon", "Petugas", "Kepala"]
    assert [tuple(row.isi[key].isi for key in ("kelengkapan", "waktu", "output")) for row in found.baris] == [
        row[3:] for row in ROWS
    ]
    assert {row.isi[key].yakin for row in found.baris for key in ("kelengkapan", "waktu", "output")} == {
        Keyakinan.MUNGKIN
    }


@pytest.mark.parametrize("name", ["Dokumen", "Formulir/Catatan", "Berkas"])
def test_a_column_of_papers_beside_lanes(name: str) -> None:
    """A column that is called by papers and holds words is no lane, though lanes without a group stand beside it."""
    head = ("No", "Kegiatan", "Petugas", "Kepala", name, "Waktu", "Ket")
    steps = [(str(at), *row[:3], row[5], row[4], "") for at, row in enumerate(ROWS, 1)]
    found = recognised(read(SHEET, table([head, *steps])))
    assert [lane.label for lane in found.lajur] == ["Petugas", "Kepala"]
    assert [row.isi["output"].isi if "output" in row.isi else row.isi["kelengkapan"].isi for row in found.baris] == [
        row[5] for row in ROWS
    ]


def test_lanes_of_one_name_in_groups() -> None:
    """«Staf» below «Kecamatan» and below «Desa» are two offices, each called by its group too; others are called as they are."""
    head = [
        ("No", "Kegiatan", "Pelaksana", "", "", "Waktu", "Output"),
        ("", "", "Kecamatan", "", "Desa", "", ""),
        ("", "", "Staf", "Camat", "Staf", "", ""),
    ]
    steps = [
        ("1", "Mencatat surat", "√", "", "", "5 menit", "Surat"),
        ("2", "Membaca surat", "", "√", "", "1 jam", "Surat"),
        ("3", "Mengirim surat", "", "", "√", "5 menit", "Surat"),
    ]
    spans = [(0, 0, 3, 1), (0, 1, 3, 1), (0, 2, 1, 3), (1, 2, 1, 2), (0, 5, 3, 1), (0, 6, 3, 1)]
    found = recognised(read(SHEET, table([*head, *steps], spans)))
    assert [lane.label for lane in found.lajur] == ["Staf Kecamatan", "Camat", "Staf Desa"]
    assert [row.simbol[0].lajur for row in found.baris] == [0, 1, 2]


@pytest.mark.parametrize("counted", ["a b c d e f g h", "(1) (2) (3) (4) (5) (6) (7) (8)", "I II III IV V VI VII VIII"])
def test_a_row_that_counts_the_columns(counted: str) -> None:
    """By numbers, letters or Roman ones: it is no step."""
    named = ["No", "Kegiatan", "Petugas", "Kepala", *PLAIN[1:4], "Ket"]
    steps = [(str(at), *row, "") for at, row in enumerate(ROWS, 1)]
    found = recognised(read(SHEET, table([named, counted.split(), *steps])))
    assert [row[0] for row in ROWS] == [row.isi["uraian"].isi for row in found.baris]


def test_numbers_under_the_head_of_the_activity() -> None:
    """«Kegiatan» over two columns of which the first counts: that holds the steps' numbers."""
    head = [("Kegiatan", "", "Petugas", "Kepala", *PLAIN[1:4], "Ket")]
    steps = [(str(at), *row, "") for at, row in enumerate(ROWS, 1)]
    found = recognised(read(SHEET, table([*head, *steps], [(0, 0, 1, 2)])))
    assert [(str(at), row[0]) for at, row in enumerate(ROWS, 1)] == [(row.nomor, row.isi["uraian"].isi) for row in found.baris]  # fmt: skip
    assert {Keyakinan.PASTI} == {row.isi["uraian"].yakin for row in found.baris}


@pytest.mark.parametrize(("said", "lanes"), [("√", [0, 1]), ("Rapat", [0])])
def test_a_mark_over_several_lanes(said: str, lanes: Sequence[int]) -> None:
    """Who stands under it acts together; words say who acts by where they begin."""
    head = [("No", "Kegiatan", "Petugas", "Kepala", *PLAIN[1:4], "Ket")]
    steps = [(str(at), *row, "") for at, row in enumerate(ROWS, 1)]
    steps[1] = ("2", ROWS[1][0], said, "", *steps[1][4:])
    found = recognised(read(SHEET, table([*head, *steps], [(2, 2, 1, 2)])))
    assert lanes == sorted(one.lajur for one in found.baris[1].simbol)


def test_room_between_lanes() -> None:
    """Columns below «Pelaksana» that have no name are nobody's, and marks behind them stand where they stood."""
    head = [
        ("No", "Kegiatan", "Pelaksana", "", "", *PLAIN[1:4], "Ket"),
        ("", "", "Petugas", "", "Kepala", "", "", "", ""),
    ]
    steps = [(str(at), row[0], row[1], "", *row[2:], "") for at, row in enumerate(ROWS, 1)]
    spans = [(0, at, 2, 1) for at in (0, 1, 5, 6, 7, 8)] + [(0, 2, 1, 3)]
    found = recognised(read(SHEET, table([*head, *steps], spans)))
    assert ["Petugas", "Kepala"] == [one.label for one in found.lajur]
    assert [[0], [1], [0]] == [[one.lajur for one in row.simbol] for row in found.baris]
