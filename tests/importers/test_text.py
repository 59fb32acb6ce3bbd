# Text, Markdown and HTML as offices hand them over, and what is recognised in them.
from __future__ import annotations

import pytest

from tatalaksana.importers import Imported, Keyakinan, UnreadDocumentError, recognise, report_page
from tatalaksana.importers.alone import _lacks_memory
from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.reading import ReadTable, ReadText
from tatalaksana.model import Bentuk
from tests.importers.documents import BOXES, IDENTITY, ground, imported, recognised, tabbed

_HEAD = (
    ("No", "Uraian Prosedur", "Pelaksana", "", "Mutu Baku", "", "", "Keterangan"),
    ("", "", "Pemohon", "Kasubbag Umum", "Persyaratan", "Waktu", "Output", ""),
)
_ROWS = (
    ("1", "Mengajukan permohonan kepada Kasubbag Umum", "", "", "Surat permohonan", "10 menit", "Permohonan", ""),
    ("2", "Memeriksa permohonan, jika lengkap disetujui, jika tidak lengkap dikembalikan kepada Pemohon", "", "", "Permohonan", "1 jam", "Persetujuan", "Lewat aplikasi"),
    ("3", "Menyimpan permohonan", "", "", "Persetujuan", "Semesteran", "Arsip", ""),
)  # fmt: skip


def test_identity_stands_beside_its_labels() -> None:
    """Each field of the sheet is found beside its label, whatever the label's words; dashes are no dates."""
    sop = imported(reading_of("a.txt", tabbed(*IDENTITY, *BOXES, *_HEAD, *_ROWS)))
    assert (sop.nomor, sop.judul, str(sop.tanggal.pembuatan), sop.tanggal.revisi, str(sop.tanggal.efektif)) == (
        "060/12/SOP/2025", "Peminjaman Ruang Rapat", "2025-01-02", None, "2025-02-03",
    )  # fmt: skip
    assert [item.teks for item in sop.dasar_hukum] == [
        "Undang-Undang Nomor 1 Tahun 2020 tentang Contoh",
        "Peraturan Daerah Nomor 2 Tahun 2021 tentang Rekaan",
    ]
    assert sop.kualifikasi_pelaksana == ("Mampu berkomunikasi", "Teliti")
    assert sop.peringatan == "Bila tidak dilaksanakan, ruang terpakai dua kali."
    assert sop.label is not None
    assert (sop.label.judul, sop.label.kegiatan, sop.label.kelengkapan, sop.label.ket) == (
        "Nama SOP", "Uraian Prosedur", "Persyaratan", "Keterangan",
    )  # fmt: skip


def test_a_decision_is_inferred_and_marked() -> None:
    """«jika … tidak … dikembalikan kepada» makes a decision with the way back; who acts follows from who hands over."""
    found = recognised(reading_of("a.txt", tabbed(*IDENTITY, *BOXES, *_HEAD, *_ROWS)))
    (symbol,) = found.baris[1].simbol
    assert (symbol.lajur, symbol.memutus, symbol.dasar.yakin) == (1, True, Keyakinan.TEBAKAN)
    assert [(way.label, way.tujuan) for way in symbol.jalan] == [("lengkap", (2, 0)), ("tidak", (0, 0))]


@pytest.mark.parametrize("slip", [-1, 1])
def test_slipped_cells_are_put_right(slip: int) -> None:
    """A row whose cells stand a column too far to a side is read by where its time stands, and says so."""
    row = ("2", "Memeriksa", *[""] * (2 + slip), "Permohonan", "1 jam", "Persetujuan")
    found = recognised(reading_of("a.txt", tabbed(*IDENTITY, *BOXES, *_HEAD, _ROWS[0], row, _ROWS[2])))
    assert {key: value.isi for key, value in found.baris[1].isi.items()} == {
        "uraian": "Memeriksa", "kelengkapan": "Permohonan", "waktu": "1 jam", "output": "Persetujuan",
    }  # fmt: skip
    assert found.baris[1].isi["waktu"].yakin is Keyakinan.MUNGKIN
    assert found.baris[0].isi["waktu"].yakin is Keyakinan.PASTI


def test_columns_stand_in_any_order() -> None:
    """Output before Waktu, a row of column numbers, no Kelengkapan: cells follow their heads."""
    head = (
        ("No", "Aktivitas", "Pelaksana", "", "Mutu Baku", "", "Ket"),
        ("", "", "Pemohon", "Petugas", "Output", "Waktu", ""),
    )
    numbers = ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)")
    sop = imported(
        reading_of(
            "a.txt",
            tabbed(
                *IDENTITY,
                *head,
                numbers,
                ("1", "Menulis", "", "", "Surat", "1 hari", ""),
                ("2", "Menyimpan", "", "", "Arsip", "1 jam", ""),
            ),
        )
    )
    assert [(step.uraian, step.output, step.waktu and step.waktu.teks) for step in sop.kegiatan] == [
        ("Menulis", "Surat", "1 hari"), ("Menyimpan", "Arsip", "1 jam"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("activity", "needs", "time", "output", "note"),
    [
        ("Langkah-Langkah Kegiatan", "Persyaratan & Kelengkapan", "Waktu (Menit)", "Keluaran (Output)", "KET."),
        ("URAIAN PROSEDUR / KEGIATAN", "Kelengkapan/Alat", "Lama Waktu", "Output/Hasil", "Catatan"),
        ("Uraian Langkah Kerja", "Berkas/Dokumen", "Durasi", "Hasil", "Keterangan *)"),
        ("Kegiatan/Aktivitas", "Dokumen", "WAKTU PENYELESAIAN", "Out put", "Ket"),
    ],
)
@pytest.mark.parametrize("grouped", [True, False])
def test_heads_in_other_words(activity: str, needs: str, time: str, output: str, note: str, grouped: bool) -> None:  # noqa: FBT001 - a table's column
    """A head is known by the words that it is made of, in whatever order and with whatever signs between."""
    names = ("Pemohon", "Petugas", time, needs, output)
    over = f"<tr><th rowspan=2>No.<th rowspan=2>{activity}<th colspan=2>Unit Pelaksana<th colspan=3>Pendukung<th rowspan=2>{note}</tr><tr>"
    head = over if grouped else f"<tr><th>No.<th>{activity}"
    head += "".join(f"<th>{name}" for name in names) + ("" if grouped else f"<th>{note}") + "</tr>"
    rows = "<tr><td>1.<td>Mencatat<td>√<td><td>1 jam<td>Surat<td>Laporan bulanan<td>Segera</tr><tr><td>2.<td>Memeriksa<td><td>√<td><td>Laporan bulanan<td>Arsip<td></tr>"
    found = recognised(
        reading_of("a.html", f"<p>Nomor SOP : 7<p>Judul SOP : Rapat<table>{head}{rows}</table>".encode())
    )
    assert [{key: value.isi for key, value in row.isi.items()} for row in found.baris] == [
        {"uraian": "Mencatat", "waktu": "1 jam", "kelengkapan": "Surat", "output": "Laporan bulanan", "ket": "Segera"},
        {"uraian": "Memeriksa", "kelengkapan": "Laporan bulanan", "output": "Arsip"},
    ]
    assert [lane.label for lane in found.lajur] == ["Pemohon", "Petugas"]


def test_a_head_that_comes_again_after_two_rows() -> None:
    """The rows between a head and the next are steps, not heads."""
    head = "<tr><th>No<th>Kegiatan<th>Kepala<th>Kelengkapan<th>Waktu<th>Output</tr>"
    row = "<tr><td>{0}<td>Kegiatan {0}<td>√<td>Surat<td>1 jam<td>Arsip</tr>"
    rows = "".join(head * (at in {1, 3}) + row.format(at) for at in range(1, 5))
    found = recognised(reading_of("a.html", f"<p>Nomor SOP : 7<p>Judul SOP : Rapat<table>{rows}</table>".encode()))
    assert [row.isi["uraian"].isi for row in found.baris] == [f"Kegiatan {at}" for at in range(1, 5)]


def test_labels_in_bold() -> None:
    """Bold marks around a label are no part of its value; a label on a line of its own needs no colon."""
    page = "<p><b>Nomor SOP</b>: 7/2025<p><b>Judul SOP :</b> Rapat<table><tr><td><b>PERINGATAN</b><br>Rapat tertunda.<td><b>Tgl. Penetapan</b> 02-01-2025</table>"
    found = recognised(reading_of("a.html", (page + "<table>" + _PLAIN + "</table>").encode()))
    assert [found.bidang[key].isi for key in ("nomor", "judul", "tanggal.efektif")] == ["7/2025", "Rapat", "2025-01-02"]
    assert [item.isi for item in found.kotak["peringatan"].butir] == ["Rapat tertunda."]


_PLAIN = "<tr><th>No<th>Kegiatan<th>Kepala<th>Waktu<th>Output</tr><tr><td>1<td>Membaca<td>√<td>1 jam<td>Arsip</tr>"


def test_a_picture_in_markdown_is_no_title() -> None:
    """Our own Markdown has the chart as a picture over the table, and units with a dot between them."""
    text = "# SOP Mikro Surat Masuk\n\n|  |  |\n| --- | --- |\n| Unit | Kementerian Rekaan · Biro Contoh |\n| Nomor SOP | 12/2025 |\n\n## Kegiatan\n\n![Bagan alir](surat.svg)\n\n| No. | Kegiatan | Pelaksana | Waktu | Output |\n| --- | --- | --- | --- | --- |\n| 1 | Mencatat surat | Petugas | 5 menit | Arsip |\n"
    found = recognised(reading_of("a.md", text.encode()))
    assert found.bidang["judul"].isi == "Surat Masuk"
    assert "Biro Contoh" in found.kop


def test_a_markdown_table_with_marks() -> None:
    """A table of Markdown whose lanes have marks: who acts is read from them."""
    table = (
        "# SOP Mikro Surat Masuk\n\nNomor SOP: 5/2025\n\n| No | Kegiatan | Petugas | Kepala | Kelengkapan | Waktu | Output |\n|---|---|---|---|---|---|---|\n"
        "| 1 | Menerima surat | √ |  | Surat | 5 menit | Surat tercatat |\n| 2 | Membaca surat |  | √ | Surat tercatat | 1 jam | Disposisi |\n"
    )
    found = recognised(reading_of("a.md", table.encode()))
    assert [[one.lajur for one in row.simbol] for row in found.baris] == [[0], [1]]
    assert (found.bidang["nomor"].isi, found.bidang["judul"].isi, found.bidang["jenis"].isi) == (
        "5/2025",
        "Surat Masuk",
        "mikro",
    )


def test_html_with_merged_cells() -> None:
    """Merged heads and a time shared by two rows are read from a page's table; scripts are not."""
    page = """<script>x()</script><p>Nomor SOP : 7/2025</p><p>Judul SOP : Rapat</p><table>
    <tr><th rowspan=2>No</th><th rowspan=2>Kegiatan</th><th colspan=2>Pelaksana</th><th colspan=3>Mutu Baku</th></tr>
    <tr><th>Staf</th><th>Kepala</th><th>Kelengkapan</th><th>Waktu</th><th>Output</th></tr>
    <tr><td>1</td><td>Menyiapkan</td><td>√</td><td></td><td>Data</td><td rowspan=2>1 hari</td><td>Konsep</td></tr>
    <tr><td>2</td><td>Memeriksa</td><td></td><td>√</td><td>Konsep</td><td>Surat</td></tr></table>"""
    sop = imported(reading_of("a.html", page.encode()))
    assert [(step.kelengkapan, step.output) for step in sop.kegiatan] == [("Data", "Konsep"), ("Konsep", "Surat")]
    assert sop.kegiatan[0].waktu is not None
    assert (sop.kegiatan[0].waktu.teks, sop.kegiatan[0].waktu.sampai) == ("1 hari", "memeriksa")


def test_several_sop_in_one_document() -> None:
    """A second identity sheet behind a table begins another SOP."""
    other = (("", "Nomor SOP", "9/2025"), ("", "Judul SOP", "Lain"))
    found = recognise(
        reading_of("a.txt", tabbed(*IDENTITY, *_HEAD, *_ROWS) + b"\n\n" + tabbed(*other, *_HEAD, *_ROWS[:1])), ground()
    )
    assert [(one.bidang["nomor"].isi, len(one.baris)) for one in found] == [("060/12/SOP/2025", 3), ("9/2025", 1)]


def test_an_actor_named_by_words() -> None:
    """Where one column names who acts, lanes are made of the names."""
    head = (("No", "Kegiatan", "Pelaksana", "Waktu", "Output"),)
    rows = (
        ("1", "Menulis", "Petugas", "1 jam", "Surat"),
        ("2", "Membaca", "Kepala", "2 jam", "Disposisi"),
        ("3", "Menyimpan", "Petugas", "1 jam", "Arsip"),
    )
    found = recognised(reading_of("a.txt", tabbed(*IDENTITY, *head, *rows)))
    assert [lane.label for lane in found.lajur] == ["Petugas", "Kepala"]
    assert [row.simbol[0].lajur for row in found.baris] == [0, 1, 0]
    assert {row.simbol[0].dasar.yakin for row in found.baris} == {Keyakinan.PASTI}


def test_another_family_is_chosen_with_its_reason() -> None:
    """Boxes of a health centre's SPO make it that family, and its boxes are kept."""
    rows = (
        ("SPO", "No. Dokumen", "1/SPO/2025"),
        ("", "Judul SPO", "Penimbangan"),
        ("Pengertian", "Menimbang ialah mengukur."),
        ("Tujuan", "Tahu beratnya."),
        ("Kebijakan", "Tiap kunjungan."),
    )
    found = recognised(reading_of("a.txt", tabbed(*rows, *_HEAD, *_ROWS)))
    assert (found.keluarga.isi, found.keluarga.yakin) == ("spo", Keyakinan.MUNGKIN)
    assert {"pengertian", "tujuan", "kebijakan"} <= found.kotak.keys()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "kosong"), ("a.exe", b"MZ", "belum dapat dibaca"), ("a.pptx", b"PK", "sebagai PDF"), ("a.txt", b"a\0b", "bukan teks"), ("a.txt", b"x\n" * 30_000, "lebih dari"),
    ],
)  # fmt: skip
def test_what_cant_be_read_is_a_sentence(name: str, content: bytes, said: str) -> None:
    """Empty files, other kinds and endless ones are refused in words."""
    with pytest.raises(UnreadDocumentError, match=said):
        reading_of(name, content)


def test_hostile_texts_stay_texts() -> None:
    """What looks like YAML, markup or a formula is only words in a draft."""
    evil = "=1+1 # {a: b} - [c] *d* & !!python/object \x07 \u202e"
    row = ("1", evil, "", "", evil, "1 jam", evil, "")
    sop = imported(reading_of("a.txt", tabbed(*IDENTITY, *_HEAD, row)))
    assert sop.kegiatan[0].uraian == "=1+1 # {a: b} - [c] *d* & !!python/object"
    assert all(symbol is not Bentuk.BELAH_KETUPAT for symbol in [step.bentuk for step in sop.kegiatan])


@pytest.mark.parametrize(("begin", "end"), [("\u202e", "\u202c"), ("\u2066", "\u2069"), ("\u202b", "\u202c")])
def test_letters_that_turn_others_are_left_out_and_told(begin: str, end: str) -> None:
    """A draft says one thing on the page and on the sheet, and who looks at it knows what was there."""
    row = ("1", f"Menerima {begin}tarus{end}", "", "", "surat", "1 jam", f"{begin}agenda{end}", "")
    sop = imported(reading_of("a.txt", tabbed(*IDENTITY, *_HEAD, row)))
    step = sop.kegiatan[0]
    assert ("Menerima tarus", "agenda") == (step.uraian, step.output)
    told = "memuat huruf pengatur arah yang tidak terlihat"
    assert ["kegiatan 1 (uraian, output)"] == [
        doubt.partition(":")[0] for doubt in sop.perlu_diperiksa if told in doubt
    ]


@pytest.mark.parametrize("span", ["²", "--5", "9" * 4_400, "-1", "", "1.5"])
def test_a_number_that_is_none_stops_no_document(span: str) -> None:
    """What a program wrote wrongly in a table is passed over; the cell is as wide and tall as any."""
    page = f"<table><tr><th rowspan='{span}'>No</th><th colspan='{span}'>Kegiatan</th></tr><tr><td>1</td><td>Menerima</td></tr></table>"
    (table,) = reading_of("a.html", page.encode()).blocks
    assert isinstance(table, ReadTable)
    assert [(1, 1)] * 4 == [(cell.rows, cell.columns) for cell in table.cells]


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "piece", [" ", "\t", "\xa0", "<b>", "<i ", "<!--", "<br ", "<input checkbox", "<!-- -->", "1", "NIP ", "("]
)
def test_what_comes_without_end_is_read(piece: str) -> None:
    """In work that grows with the document, whatever it repeats."""
    text = "SOP Surat\nNomor SOP: 1" + piece * 60_000 + " akhir\n1. Menerima surat oleh Staf\n"
    assert "Menerima surat" in "".join(
        block.text for block in reading_of("a.txt", text.encode()).blocks if isinstance(block, ReadText)
    )


def test_remains_of_markup_are_what_they_meant() -> None:
    """Comments are nothing, also half of one within another; what stands in bold within bold is bold once."""
    text = (
        "a<!-- b <!-- c --> d <b>e <b>f</b></b> <em> g </em><INPUT type=checkbox CHECKED><input type='checkbox'><input>"
    )
    (block,) = reading_of("a.txt", text.encode()).blocks
    assert isinstance(block, ReadText)
    assert "a d e **f** *g*☑☐" == block.text


def test_what_is_no_sop_is_none() -> None:
    """Texts in which there are neither steps nor a title or a number are no SOP of which all else would be lost: the report quotes them."""
    reading = reading_of("a.txt", b"Catatan rapat pagi\nHadir semua\nDilanjutkan besok\n")
    assert () == recognise(reading, ground())
    assert "Dilanjutkan besok" in report_page(Imported("a.txt", reading))


def test_a_label_that_is_not_known_is_no_unit() -> None:
    """Only what may be a name is offered to the register of units."""
    table = (("DINAS REKAAN", "Nomor SOP", "1/2025"), ("Telp. : 021 555", "Nama SOP", "Surat Masuk"))
    found = recognised(reading_of("a.txt", tabbed(*table)))
    assert (found.bidang["unit"].isi, found.tambahan["unit"]) == ("dinas-rekaan", {"dinas-rekaan": "DINAS REKAAN"})


@pytest.mark.parametrize(
    "line",
    ["Jl. Rekaan No. 1 Telp. (021) 000", "Jalan Contoh 5 Kota Rekaan 40123", "www.rekaan.go.id", "Fax 021 000"],
)
def test_an_address_is_no_unit(line: str) -> None:
    """Below the name of an office a letterhead says where it is; the unit is the line above."""
    page = f"<table><tr><td>DINAS REKAAN<br>{line}<td>Nomor SOP<td>7</tr><tr><td><td>Judul SOP<td>Rapat</tr></table><table>{_PLAIN}</table>"
    found = recognised(reading_of("a.html", page.encode()))
    assert found.tambahan["unit"] == {"dinas-rekaan": "DINAS REKAAN"}


def test_what_lacked_memory_is_not_called_broken() -> None:
    """A library that ends for want of memory says so in its own way; who reads the sentence is told the cause."""
    error = ValueError("tables")
    error.__context__ = RuntimeError("page")
    assert not _lacks_memory(error)
    error.__context__.__cause__ = MemoryError()
    assert _lacks_memory(error)


@pytest.mark.parametrize(("sign", "last"), [(";", "Jadwal, disetujui"), (",", "Jadwal; disetujui"), ("\t", "Jadwal")])
def test_what_a_spreadsheet_has_written(sign: str, last: str) -> None:
    """Cells between the sign that the first line has most of, quoted ones with that sign and with lines of their own."""
    rows = ("No", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu", "Output"), ("1", '"Menyusun\njadwal"', "Analis", '"Agenda ""A"""', "30 menit", "Konsep"), ("2", "Menyetujui", "Kepala", "Konsep", "15 menit", f'"{last}"')  # fmt: skip
    found = recognised(reading_of("a.csv", "\r\n".join(sign.join(row) for row in rows).encode()))
    assert [[row.isi[key].isi for key in ("uraian", "kelengkapan", "waktu", "output")] for row in found.baris] == [
        ["Menyusun jadwal", 'Agenda "A"', "30 menit", "Konsep"], ["Menyetujui", "Konsep", "15 menit", last],
    ]  # fmt: skip


def test_two_blanks_are_one() -> None:
    """Who hit the bar twice meant one: in the texts of steps."""
    table = "No\tKegiatan\tStaf\tWaktu\tOutput\n1\tMemeriksa  berkas  masuk\t\t1 jam\tBerkas  sah\n2\tMengarsipkan\t\t1 jam\tArsip\n"
    found = recognised(reading_of("a.txt", f"SOP Berkas\n\n{table}".encode()))
    assert ("Memeriksa berkas masuk", "Berkas sah") == tuple(
        found.baris[0].isi[key].isi for key in ("uraian", "output")
    )


@pytest.mark.parametrize(
    ("name", "head", "row", "picture"),
    [
        ("a.html", "<table><tr><td>No<td>Kegiatan<td>Petugas<td>Kepala<td>Waktu<td>Output", "<tr><td>{}<td>{}<td>{}<td>{}<td>1 jam<td>Surat", "<img src='a.gif'>"),
        ("a.txt", "No\tKegiatan\tPetugas\tKepala\tWaktu\tOutput", "\n{}\t{}\t{}\t{}\t1 jam\tSurat", "<img src='a.gif'>"),
        ("a.md", "| No | Kegiatan | Petugas | Kepala | Waktu | Output |\n|--|--|--|--|--|--|", "\n| {} | {} | {} | {} | 1 jam | Surat |", "![](a.gif)"),
    ],
)  # fmt: skip
def test_pictures_in_lanes(name: str, head: str, row: str, picture: str) -> None:
    """A picture in a lane's cell says who acts, and the report that it itself was not read."""
    rows = ("1", "Mencatat surat", picture, ""), ("2", "Memeriksa surat", "", picture), ("3", "Menyimpan", picture, "")
    found = recognised(reading_of(name, (head + "".join(row.format(*one) for one in rows)).encode()))
    assert [[one.lajur for one in row.simbol] for row in found.baris] == [[0], [1], [0]]
    assert {one.dasar.yakin for row in found.baris for one in row.simbol} == {Keyakinan.MUNGKIN}


def test_what_pictures_are_called() -> None:
    """A picture called as a form has it; one called as an arrow, and one over both lanes, say nothing of who acts; all are told."""
    head = "<p>Nomor SOP: 7<table><tr><td>No<td>Kegiatan<td>Petugas<td>Kepala<td>Waktu<td>Output"
    rows = (
        "<td><img alt='Flowchart: Terminator 1'><td><img alt='Straight Arrow Connector 2'>",
        *["<td><td><img alt='Rectangle 3'>"] * 3,
        "<td colspan=2><img alt='Bagan'>",
    )
    page = head + "".join(f"<tr><td>{at}<td>Kegiatan {at}{one}<td>1 jam<td>Surat" for at, one in enumerate(rows, 1))
    reading = reading_of("a.html", page.encode())
    assert "Halaman ini memuat 6 gambar; gambarnya tidak dibaca." in reading.remarks
    *told, last = recognised(reading).baris
    assert [[(one.lajur, one.bentuk) for one in row.simbol] for row in told] == [[(0, "kapsul")], *[[(1, "kotak")]] * 3]
    assert last.simbol[0].dasar.yakin is Keyakinan.TEBAKAN


def test_raised_figures_count_nothing() -> None:
    """Figures of which one is raised are no numbers of columns, and break nothing."""
    head = "<p>Nomor SOP: 7/S<table><tr><td>No<td>Kegiatan<td>Petugas<td>Waktu<td>Output"
    rows = "<tr><td>1<td>2²<td>3<td><td><tr><td>2<td>Menyimpan<td>√<td>1 jam<td>Arsip"
    assert len(recognised(reading_of("a.html", (head + rows).encode())).baris) == 2


_DRAWN = """\
SOP Perbaikan Jalan
Nomor SOP : 126/PU/2024
{line}
{bar} No {bar} Kegiatan               {bar} Pelaksana {bar} Waktu   {bar} Output       {bar}
{line}
{bar} 1  {bar} Menerima laporan warga {bar} Operator  {bar} 5 menit {bar} Tiket        {bar}
{bar} 2  {bar} Meninjau lokasi        {bar} Mandor    {bar} 1 hari  {bar} Berita       {bar}
{bar}    {bar} bersama warga          {bar}           {bar}         {bar} acara        {bar}
{bar} 3  {bar} Menambal lubang        {bar} Regu      {bar} 2 hari  {bar} Jalan rata   {bar}
{line}
"""


@pytest.mark.parametrize(("bar", "line"), [("|", "+----+------------------------+-----------+---------+--------------+"), ("│", "├────┼────────────────────────┼───────────┼─────────┼──────────────┤"), (" ", "")])  # fmt: skip
def test_tables_that_are_drawn_with_letters(bar: str, line: str) -> None:
    """Cells stand between bars, or below each other with room between them; what goes on in the next line is the same cell."""
    text = _DRAWN.format(bar=bar, line=line).replace("\n\n", "\n")
    found = recognised(reading_of("a.txt", text.replace("2024\n ", "2024\n\n ").encode()))
    told = [
        (" ".join(row.isi["uraian"].isi.split()), row.isi["waktu"].isi, " ".join(row.isi["output"].isi.split()))
        for row in found.baris
    ]
    assert told == [("Menerima laporan warga", "5 menit", "Tiket"), ("Meninjau lokasi bersama warga", "1 hari", "Berita acara"), ("Menambal lubang", "2 hari", "Jalan rata")]  # fmt: skip
    assert ["Operator", "Mandor", "Regu"] == [one.label for one in found.lajur]
    assert [one.teks for one in found.sisa] == []


def test_bars_between_cells_of_csv() -> None:
    """They part cells as commas do."""
    (table,) = reading_of("a.csv", b"No|Kegiatan|Waktu\n1|Mencatat, memeriksa|5 menit\n").blocks
    assert isinstance(table, ReadTable)
    assert [one.text for one in table.cells] == ["No", "Kegiatan", "Waktu", "1", "Mencatat, memeriksa", "5 menit"]


def test_lines_with_room_in_them_that_are_no_table() -> None:
    """Labels with room before their colons stay lines."""
    text = "Nomor SOP   : 7/2024\nTanggal     : 2 Mei 2024\nUnit        : Dinas Rekaan\n"
    assert text.splitlines() == [one.text for one in reading_of("a.txt", text.encode()).blocks if isinstance(one, ReadText)]  # fmt: skip


def test_terms_and_blocks_of_a_page() -> None:
    """A list of terms is a table of labels and values; what a browser sets apart is no part of the line above."""
    page = "<header>DINAS REKAAN</header><main>SOP Surat Masuk<dl><dt>Nomor SOP<dd>7/S<dt>Tanggal Efektif<dd>3 Maret 2025</dl><section>Prosedur:</section><ol><li>Mencatat surat<li>Menyimpan surat</ol></main>"
    found = recognised(reading_of("a.html", page.encode()))
    assert {key: found.bidang[key].isi for key in ("nomor", "judul", "tanggal.efektif", "unit")} == {
        "nomor": "7/S", "judul": "Surat Masuk", "tanggal.efektif": "2025-03-03", "unit": "dinas-rekaan",
    }  # fmt: skip
    assert [row.isi["uraian"].isi for row in found.baris] == ["Mencatat surat", "Menyimpan surat"]


def test_boxes_to_tick_of_a_spreadsheet() -> None:
    """It writes TRUE and FALSE for them: who has FALSE does not act."""
    rows = "".join(
        f"{at},{text},{one},{other},5 menit,Surat\n"
        for at, (text, one, other) in enumerate(
            (
                ("Mencatat surat", "TRUE", "FALSE"),
                ("Memeriksa surat", "FALSE", "TRUE"),
                ("Menyimpan surat", "TRUE", "FALSE"),
            ),
            1,
        )
    )
    found = recognised(reading_of("a.csv", f"No,Kegiatan,Petugas,Kepala,Waktu,Output\n{rows}".encode()))
    assert [[one.lajur for one in row.simbol] for row in found.baris] == [[0], [1], [0]]
    assert not found.sisa


def test_numbers_on_keys() -> None:
    """Chats count so: it is a number with a dot."""
    found = recognised(
        reading_of("a.txt", "SOP Surat\n1️⃣ Agendaris mencatat surat\n2️⃣ Arsiparis menyimpan surat\n".encode())
    )
    assert ["Agendaris mencatat surat", "Arsiparis menyimpan surat"] == [row.isi["uraian"].isi for row in found.baris]
