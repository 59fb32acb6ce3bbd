# Tables of steps of which no column says what is done, or other columns than those that offices mostly have say the rest.
from __future__ import annotations

from tatalaksana.importers.kata_di_lajur import with_activities
from tatalaksana.importers.reading import Reading, ReadPage, ReadText
from tests.importers.documents import SHEET, read, recognised, table


def test_what_is_done_in_the_lanes() -> None:
    """Where no column says what is done and each row has words in one lane, these are the activity, which is not sure, and who acts is that lane's."""
    rows = [
        ("No", "Pemohon", "Petugas Loket", "Kepala Bidang", "Waktu", "Output"), ("1", "Mengajukan permohonan", "", "", "10 menit", "Permohonan"),
        ("2", "", "Memeriksa berkas", "", "1 jam", "Berkas"), ("3", "", "", "Menelaah berkas", "1 hari", "Telaah"), ("4", "Menerima telaah", "", "", "5 menit", "Tanda terima"),
    ]  # fmt: skip
    found = recognised(read(SHEET, table(rows)))
    assert [(row.isi["uraian"].isi, row.isi["uraian"].yakin.value) for row in found.baris] == [
        (next(text for text in row[1:4] if text), "mungkin") for row in rows[1:]
    ]
    assert [[one.lajur for one in row.simbol] for row in found.baris] == [[0], [1], [2], [0]]
    assert [row.isi["output"].isi for row in found.baris] == [row[5] for row in rows[1:]]
    named = [tuple("Kegiatan" if text == "Pemohon" else text for text in row) for row in rows]
    assert with_activities([table(named)]) == [table(named)]


def test_records_beside_who_acts() -> None:
    """«Tahapan | Pelaksana | Uraian | Rekaman» is the head of steps; a table below a heading that counts is another."""
    steps = table([("Tahapan", "Pelaksana", "Uraian", "Rekaman"), ("Penerimaan", "Petugas Loket", "Menerima dokumen", "F-01"), ("", "Paramedik", "Mengambil sampel", "F-02"), ("Penutup", "Kepala Balai", "Menandatangani sertifikat", "Sertifikat")])  # fmt: skip
    changes = table([("Rev", "Tanggal", "Perubahan"), ("02", "1 Mei 2022", "Format")])
    blocks = (SHEET, ReadText(1, "2. PROSEDUR KERJA"), steps, ReadText(1, "3. RIWAYAT REVISI"), changes)
    found = recognised(Reading("contoh", (ReadPage(1),), blocks))
    assert [(row.isi["uraian"].isi, len(row.simbol)) for row in found.baris] == [
        ("Penerimaan", 0), ("Menerima dokumen", 1), ("Mengambil sampel", 1), ("Penutup", 0), ("Menandatangani sertifikat", 1),
    ]  # fmt: skip
    assert "Format" in {one.teks for one in found.sisa}
