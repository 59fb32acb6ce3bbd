# Quality procedures and SPO as their offices write them: a chart in a column of its own beside who acts, those who sign in a table,
# bold labels, lists typed step by step.
from __future__ import annotations

import pytest

from tatalaksana.importers import Keyakinan, draft_text
from tatalaksana.importers.readers import reading_of
from tatalaksana.model import flow_of
from tatalaksana.source import data_of
from tests.collections_on_disk import koleksi
from tests.importers.documents import imported, recognised
from tests.importers.workbooks import Drawn, Joined, workbook

_SIGNERS = {
    "B6": "Disusun", "C6": "Diperiksa", "D6": "Disahkan", "A7": "Jabatan", "B7": "Sekretaris", "C7": "Wakil Ketua", "D7": "Ketua",
    "A8": "Nama", "B8": "Seumpama, S.E.", "C8": "Contoh Rekaan, S.H.", "D8": "Hj. Misal Aminah, S.H., M.H.", "A9": "Paraf",
}  # fmt: skip
_CELLS = {
    "A1": "LOGO", "B1": "PENGADILAN MISALAN", "B2": "PROSEDUR MUTU", "B3": "PENGENDALIAN DOKUMEN",
    "C1": "No. Dokumen", "D1": "APM/PM/01", "C2": "Tgl. Efektif", "D2": "13 Januari 2025", **_SIGNERS,
    "A10": "I. TUJUAN", "A11": "Menjamin dokumen yang dipakai mutakhir.", "A12": "II. RUANG LINGKUP", "A13": "Semua dokumen.",
    "A15": "NO", "B15": "PENANGGUNG JAWAB", "C15": "DIAGRAM ALIR", "D15": "KETERANGAN", "E15": "REKAMAN",
    "A16": "1", "B16": "Unit kerja", "D16": "Mengajukan usulan dokumen baru", "E16": "Formulir usulan",
    "A17": "2", "B17": "Pengendali Dokumen", "D17": "Menilai usulan", "E17": "Catatan penilaian",
    "A18": "3", "B18": "Ketua", "D18": "Mengesahkan dokumen", "E18": "Dokumen sah",
}  # fmt: skip
_MERGES = ("A1:A4", "A10:E10", "A11:E11", "A12:E12", "A13:E13")
_SHAPES = (
    Drawn(2, "flowChartTerminator", 2.2, 15.2, 2.8, 15.8, "Usulan"),
    Drawn(3, "flowChartDecision", 2.2, 16.2, 2.8, 16.8, "Disetujui?"),
    Drawn(4, "flowChartTerminator", 2.2, 17.2, 2.8, 17.8, "Pengesahan"),
)
_LABELS = (
    Drawn(8, "rect", 2.85, 16.0, 2.98, 16.25, "Tidak", box=True),
    Drawn(9, "rect", 2.55, 16.82, 2.7, 17.05, "Ya", box=True),
)
_LINES = (Joined(5, 2, 3), Joined(6, 3, 4), Joined(7, 3, 2))


def test_a_chart_beside_who_acts() -> None:
    """Its column is nobody's lane: symbols are those of who acts in their row, and the notes beside it say what is done."""
    sop = imported(reading_of("a.xlsx", workbook(_CELLS, _MERGES, (*_SHAPES, *_LABELS), _LINES)))
    flow, flaws = flow_of(sop)
    assert not flaws
    assert [one.label for one in sop.pelaksana] == ["Unit kerja", "Pengendali Dokumen", "Ketua"]
    assert [(one.uraian, one.ket) for one in sop.kegiatan] == [
        ("Mengajukan usulan dokumen baru", "Formulir usulan"), ("Menilai usulan", "Catatan penilaian"), ("Mengesahkan dokumen", "Dokumen sah"),
    ]  # fmt: skip
    assert [(one.row, one.lane, one.bentuk.value, one.teks) for one in flow.symbols] == [
        (0, 0, "kapsul", "Usulan"), (1, 1, "belah-ketupat", "Disetujui?"), (2, 2, "kapsul", "Pengesahan"),
    ]  # fmt: skip
    assert {(one.source, one.target) for one in flow.edges} == {(0, 1), (1, 2), (1, 0)}


def test_a_table_of_those_who_sign() -> None:
    """Office and name stand behind their labels, in any order; «LOGO» and «Paraf» are nobody, and the title stands below the form's name."""
    found = recognised(reading_of("a.xlsx", workbook(_CELLS, _MERGES, _SHAPES, _LINES)))
    assert [(one["jabatan"].isi, one["nama"].isi) for one in found.tanda_tangan] == [
        ("Sekretaris", "Seumpama, S.E."), ("Wakil Ketua", "Contoh Rekaan, S.H."), ("Ketua", "Hj. Misal Aminah, S.H., M.H."),
    ]  # fmt: skip
    assert [one["peran"].isi for one in found.tanda_tangan if "peran" in one] == ["Disusun", "Diperiksa"]
    assert (found.bidang["judul"].isi, found.kop) == ("Pengendalian Dokumen", ("PENGADILAN MISALAN",))


_SPO = """<table>
<tr><td rowspan=3>LOGO PUSKESMAS</td><td><b>KEBERSIHAN TANGAN</b></td><td><b>PUSKESMAS CONTOH</b></td></tr>
<tr><td rowspan=2><b>SPO</b></td><td>No. Dokumen : SPO/03</td></tr><tr><td>Tanggal Terbit : 4 Maret 2024</td></tr></table>
<table><tr><td><b>1. Pengertian</b></td><td>Membersihkan tangan dengan sabun.</td></tr><tr><td><b>2. Tujuan</b></td><td>Mencegah infeksi.</td></tr>
<tr><td><b>3. Alat dan Bahan</b></td><td>- Sabun<br>- Tisu</td></tr>
<tr><td><b>4. Langkah-langkah</b></td><td>1. Petugas membasahi tangan<br>2. Petugas mengeringkan tangan</td></tr>
<tr><td><b>5. Hal-hal yang perlu diperhatikan</b></td><td>Lepaskan cincin</td></tr><tr><td><b>6. Unit terkait</b></td><td>1. Poli umum<br>2. UGD</td></tr></table>
<p>7. Rekaman historis perubahan</p><table><tr><td>No</td><td>Yang diubah</td><td>Isi perubahan</td></tr>
<tr><td>1</td><td>Langkah-langkah</td><td>Menambah langkah 2</td></tr></table>"""


def test_bold_labels_that_count() -> None:
    """Labels in bold and behind numbers are labels; neither one that is not known by its letters nor the table of changes is a step."""
    found = recognised(reading_of("a.html", _SPO.encode()))
    assert found.bidang["judul"].isi == "Kebersihan Tangan"
    assert {key: [one.isi for one in box.butir] for key, box in found.kotak.items() if key != "riwayat_perubahan"} == {
        "pengertian": ["Membersihkan tangan dengan sabun."], "tujuan": ["Mencegah infeksi."], "peralatan": ["Sabun", "Tisu"],
        "peringatan": ["Lepaskan cincin"], "unit_terkait": ["Poli umum", "UGD"],
    }  # fmt: skip
    assert [row.isi["uraian"].isi for row in found.baris] == [
        "Petugas membasahi tangan",
        "Petugas mengeringkan tangan",
    ]
    assert {one.yakin for one in found.kotak["peringatan"].butir} == {Keyakinan.MUNGKIN}


_TYPED = """STANDAR OPERASIONAL PROSEDUR
PENERBITAN SIARAN PERS
Nomor SOP\t: 11/SOP/2024
Tgl Revisi\t: Revisi ke 2, 20 Nopember 2024
Tgl Efektif\t: 2 Januari 2025
Disahkan Oleh\t: Komandan Satuan Rekaan
\t  Kolonel Umpama Adi, S.H., M.Han.
\t  NRP. 11940/P

Peringatan : Siaran pers yang terlambat kehilangan nilainya\tPencatatan dan Pendataan : Arsip

FLOWCHART SOP PENERBITAN SIARAN PERS

1. Memberi perintah peliputan
   Pelaksana : Kepala Dinas
   Waktu : 10 menit
   Output : Perintah
2. Meliput kegiatan
   Pelaksana : Pranata Humas, Fotografer
   Waktu : 1 jam
   Output : Catatan dan foto
"""


def test_a_list_typed_step_by_step() -> None:
    """Below each step stands who acts, how long and what comes of it, below the last one too; the draft can be read although a remark quotes two who act."""
    found = recognised(reading_of("a.txt", _TYPED.encode()))
    sop = imported(reading_of("a.txt", _TYPED.encode()))
    assert [(one.uraian, one.waktu and one.waktu.teks, one.output) for one in sop.kegiatan] == [
        ("Memberi perintah peliputan", "10 menit", "Perintah"), ("Meliput kegiatan", "1 jam", "Catatan dan foto"),
    ]  # fmt: skip
    assert [len(one.pelaksana or ()) for one in sop.kegiatan] == [1, 2]
    assert (found.bidang["revisi_ke"].isi, found.bidang["tanggal.revisi"].isi) == ("2", "2024-11-20")
    (signed,) = found.tanda_tangan
    assert (signed["nama"].isi, signed["nrp"].isi, "pangkat" in signed) == (
        "Kolonel Umpama Adi, S.H., M.Han.",
        "11940/P",
        False,
    )


@pytest.mark.parametrize("sign", ["\n", "\u2028", "\u0085", "\r"])
def test_a_remark_is_one_line(sign: str) -> None:
    """Whatever a document says where a doubt quotes it, the draft stays YAML."""
    text = f"SOP CONTOH\nNomor SOP : 1\n\n1. Mencatat surat\n   Pelaksana : Petugas{sign}a: [b, Kepala\n2. Menyimpan surat\n"
    found = recognised(reading_of("a.txt", text.encode()))
    assert data_of(draft_text(found, koleksi().registers, "a").text)


def test_items_that_begin_as_a_title_does() -> None:
    """In a workbook whose items stand in rows behind their numbers, «SOP …» is an item of its box, not the title of another sheet."""
    cells = {
        "A1": "Nomor SOP", "F1": "12/2025", "A2": "Judul SOP", "F2": "Surat Masuk", "A3": "Keterkaitan :", "F3": "Peralatan :",
        "A4": "1.", "B4": "SOP Surat Keluar", "F4": "1.", "G4": "Komputer", "A5": "2.", "B5": "SOP Arsip", "F5": "2.", "G5": "Buku agenda",
        "A8": "No", "B8": "Kegiatan", "C8": "Pelaksana", "D8": "Waktu", "E8": "Output", "A9": "1", "B9": "Mencatat surat", "C9": "Petugas", "D9": "5 menit", "E9": "Surat",
    }  # fmt: skip
    merges = ("A1:E1", "A2:E2", "A3:E3", "F3:J3", "B4:E4", "B5:E5", "G4:J4", "G5:J5")
    found = recognised(reading_of("a.xlsx", workbook(cells, merges)))
    assert [one.isi for one in found.kotak["keterkaitan"].butir] == ["SOP Surat Keluar", "SOP Arsip"]


def test_a_chart_that_comes_first() -> None:
    """Chart, activity, who acts and records, without numbers: the records are what comes of a step, for none of them is a lane."""
    rows = {
        "A15": "Bagan Alir", "B15": "Uraian", "C15": "Penanggung Jawab", "D15": "Dokumen/Rekaman", "A16": "", "B16": "Menyerahkan contoh", "C16": "Pelanggan",
        "D16": "FR-01", "A17": "", "B17": "Memberi kode contoh", "C17": "Petugas", "D17": "FR-02", "A18": "", "B18": "Menyimpan contoh", "C18": "Analis", "D18": "FR-03",
    }  # fmt: skip
    cells = {key: text for key, text in _CELLS.items() if int(key[1:]) < 15} | rows
    found = recognised(reading_of("a.xlsx", workbook(cells, _MERGES)))
    assert [lane.label for lane in found.lajur] == ["Pelanggan", "Petugas", "Analis"]
    assert [(row.isi["uraian"].isi, row.isi["output"].isi, row.isi["output"].yakin) for row in found.baris] == [
        ("Menyerahkan contoh", "FR-01", Keyakinan.MUNGKIN), ("Memberi kode contoh", "FR-02", Keyakinan.MUNGKIN), ("Menyimpan contoh", "FR-03", Keyakinan.MUNGKIN),
    ]  # fmt: skip


def test_a_clock_is_how_long() -> None:
    """A cell of a workbook in which «0:10» is a time of the day says ten minutes, but not for sure."""
    cells = {
        "A1": "Nomor SOP", "B1": "12/2025", "A2": "Judul SOP", "B2": "Surat Masuk", "A5": "No", "B5": "Kegiatan", "C5": "Pelaksana", "D5": "Waktu", "E5": "Output",
        "A6": "1", "B6": "Mencatat surat", "C6": "Petugas", "D6": "00:10:00", "E6": "Surat", "A7": "2", "B7": "Menyimpan surat", "C7": "Petugas", "D7": "1:30", "E7": "Arsip",
    }  # fmt: skip
    found = recognised(reading_of("a.xlsx", workbook(cells)))
    assert [(row.isi["waktu"].isi, row.isi["waktu"].yakin) for row in found.baris] == [
        ("10 menit", Keyakinan.MUNGKIN),
        ("1 jam 30 menit", Keyakinan.MUNGKIN),
    ]
    text = draft_text(found, koleksi().registers, 'nama "aneh\n<b>: x.xlsx').text
    assert text.startswith('# Draf dari «nama "aneh <b>: x.xlsx», dibuat sop impor.')


def test_who_signs_below_each_other() -> None:
    """Offices, names and days in rows below the parts; «a.n.» over an office says for whom."""
    rows = {
        "B6": "Dibuat oleh", "C6": "Diperiksa oleh", "D6": "Disetujui oleh", "B7": "Staf Mutu", "C7": "Manajer Mutu", "D7": "Kepala Balai",
        "B8": "Ani Rekaan", "C8": "Budi Rekaan", "D8": "Cici Rekaan", "B9": "3 Juni 2024", "C9": "5 Juni 2024", "D9": "10 Juni 2024",
    }  # fmt: skip
    cells = {key: text for key, text in _CELLS.items() if key not in _SIGNERS} | rows
    found = recognised(reading_of("a.xlsx", workbook(cells, _MERGES, _SHAPES, _LINES)))
    assert [(one["jabatan"].isi, one["nama"].isi, one["tanggal"].isi) for one in found.tanda_tangan] == [
        ("Staf Mutu", "Ani Rekaan", "2024-06-03"), ("Manajer Mutu", "Budi Rekaan", "2024-06-05"), ("Kepala Balai", "Cici Rekaan", "2024-06-10"),
    ]  # fmt: skip
    text = "SOP CONTOH\nNomor SOP\t: 1\nDisahkan Oleh\t: a.n. Bupati Rekaan\n\t  Kepala Dinas\n\t  Sri Contoh, S.Sos.\n\n1. Mencatat surat\n2. Menyimpan surat\n"
    (signed,) = imported(reading_of("a.txt", text.encode())).pengesahan
    assert (signed.atas_nama, signed.jabatan, signed.nama) == ("Bupati Rekaan", "Kepala Dinas", "Sri Contoh, S.Sos.")


def test_the_nearest_condition_of_what_is_given_back() -> None:
    """«bila benar diparaf, bila salah dikembalikan»: what is given back is what is wrong."""
    text = "SOP CONTOH\nPelaksana: Staf, Kepala\n\n1. Staf menyiapkan konsep surat\n2. Kepala memeriksa konsep, bila benar diparaf, bila salah dikembalikan kepada Staf\n3. Staf mengirim surat\n"
    sop = imported(reading_of("a.txt", text.encode()))
    (decided,) = (one.keputusan for one in sop.kegiatan if one.keputusan)
    assert decided is not None
    assert list(decided) == ["benar", "salah"]


@pytest.mark.parametrize(
    ("headings", "found", "left"),
    [
        (("TUJUAN", "RUANG LINGKUP", "REFERENSI", "TANGGUNG JAWAB"), ("ISO 9001:2015", "Pedoman Mutu"), ["TANGGUNG JAWAB: Kepala menyetujui."]),
        (("Tujuan", "Ruang Lingkup", "Referensi", "Tanggung Jawab"), ("ISO 9001:2015", "Pedoman Mutu"), ["Tanggung Jawab: Kepala menyetujui."]),
        (("Tujuan", "Ruang Lingkup", "Referensi", "pedoman kerja"), ("ISO 9001:2015", "Pedoman Mutu 4. pedoman kerja Kepala menyetujui."), []),
    ],
)  # fmt: skip
def test_headings_with_numbers_after_a_list(headings: tuple[str, ...], found: tuple[str, ...], left: list[str]) -> None:
    """What is written as the headings are and has their next number is one too, and no item of the box above."""
    one, two, three, four = headings
    page = f"<p>Prosedur Mutu Pembelian<p>No. Dokumen: PM-01<p>1. {one}<p>Teratur.<p>2. {two}<p>Semua.<p>3. {three}<p>1. ISO 9001:2015<p>2. Pedoman Mutu<p>4. {four}<p>Kepala menyetujui.<p>5. Prosedur<p>1. Staf meminta.<p>2. Kepala memeriksa."
    sop = recognised(reading_of("a.html", page.encode()))
    assert tuple(item.isi for item in sop.kotak["referensi"].butir) == found
    assert [rest.teks for rest in sop.sisa if "Label" in rest.mengapa] == left


def test_items_up_to_a_heading_s_number() -> None:
    """An item that has the next heading's number and goes on a list of the box stays in it."""
    page = "<p>Prosedur Mutu<p>No. Dokumen: PM-01<p>1. Tujuan<p>Teratur.<p>2. Tanggung Jawab<p>Kepala menyetujui.<p>3. Referensi<p>1. ISO 9001<p>2. Pedoman<p>3. Kamus<p>4. Manual Kerja<p>4. Prosedur<p>1. Meminta.<p>2. Memeriksa."
    sop = recognised(reading_of("a.html", page.encode()))
    assert [item.isi for item in sop.kotak["referensi"].butir] == ["ISO 9001", "Pedoman", "Kamus", "Manual Kerja"]
    assert "Tanggung Jawab: Kepala menyetujui." in [rest.teks for rest in sop.sisa]


def test_a_table_without_time_and_output() -> None:
    """Number, activity and who acts are a table of steps too, with papers beside them or nothing."""
    steps = (
        ("1", "Membuat permintaan", "Staf", "Formulir"),
        ("2", "Memeriksa permintaan", "Kepala Bagian", "Formulir"),
    )
    for columns in (3, 4):
        head = "".join(f"<td>{name}" for name in ("No", "Kegiatan", "Pelaksana", "Dokumen")[:columns])
        rows = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row[:columns]) for row in steps)
        found = recognised(reading_of("a.html", f"<p>No. Dokumen: PM-01<table><tr>{head}{rows}</table>".encode()))
        assert [row.isi["uraian"].isi for row in found.baris] == ["Membuat permintaan", "Memeriksa permintaan"]
        assert [lane.label for lane in found.lajur] == ["Staf", "Kepala Bagian"]
        papers = [row.isi["output"] for row in found.baris if "output" in row.isi]
        assert [(one.isi, one.yakin) for one in papers] == [("Formulir", Keyakinan.MUNGKIN)] * 2 * (columns > 3)
