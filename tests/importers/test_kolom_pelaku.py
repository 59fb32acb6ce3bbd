# Tables without lanes, as workbooks and Word documents have them: a column names who acts, others where an exit leads.
from __future__ import annotations

from collections.abc import Sequence

import pytest
from openpyxl.utils import get_column_letter

from tatalaksana.importers import Terkenali
from tatalaksana.importers.readers import reading_of
from tests.importers.documents import IDENTITY, recognised, sop_of
from tests.importers.word_documents import cell, document, table
from tests.importers.workbooks import workbook

_HEAD = ("No", "Aktivitas", "Pelaksana", "Syarat", "Waktu", "Hasil", "Ya", "Tidak")
_STEPS = (
    ("1", "Menyerahkan formulir", "Warga", "Formulir", "5 menit", "Berkas"),
    ("2", "Memeriksa berkas", "Juru Tulis", "Berkas", "10 menit", "Berkas lengkap"),
    ("3", "Mengetik surat", "Juru Tulis", "Berkas lengkap", "15 menit", "Konsep"),
    ("4", "Menandatangani surat", "Lurah", "Konsep", "1 jam", "Surat"),
)


def _book(*rows: Sequence[str], merges: Sequence[str] = ()) -> Terkenali:
    """A workbook of an identity sheet and these rows, from the eighth on."""
    whole = [*IDENTITY, (), *rows]
    cells = {
        f"{get_column_letter(column)}{row}": text
        for row, one in enumerate(whole, 1)
        for column, text in enumerate(one, 1)
        if text
    }
    return recognised(reading_of("a.xlsx", workbook(cells, merges)))


def _actors(found: Terkenali) -> list[list[str]]:
    return [[found.lajur[one.lajur].label for one in row.simbol] for row in found.baris]


@pytest.mark.parametrize("exits", [("3", "1"), ("ke 3", "kembali ke no. 1"), ("lanjut", "ke langkah 1"), ("", "1")])
def test_exits_that_have_columns(exits: tuple[str, str]) -> None:
    """«Ya» and «Tidak» are no lanes: the column called Pelaksana says who acts, and theirs where a decision leads."""
    rows = [(*one, *(exits if one[0] == "2" else ("", ""))) for one in _STEPS]
    found = _book(_HEAD, *rows)
    assert _actors(found) == [["Warga"], ["Juru Tulis"], ["Juru Tulis"], ["Lurah"]]
    assert {row.simbol[0].dasar.yakin.value for row in found.baris} == {"pasti"}
    ways = found.baris[1].simbol[0].jalan
    assert [(way.label.casefold(), way.tujuan) for way in ways] == [("ya", (2, 0)), ("tidak", (0, 0))]
    assert {way.dasar.yakin.value for way in ways} == {"mungkin"}
    assert [row.isi["output"].isi for row in found.baris] == [one[5] for one in _STEPS]
    assert not {"Ya", "Tidak"} & {one.label for one in found.lajur}


@pytest.mark.parametrize("answers", [3, 2])
def test_who_answers_beside_who_acts(answers: int) -> None:
    """«Penanggung Jawab» is a column of its own, whichever of the two stands first; who acts is told by the other."""
    rows = [[*one[:answers], "Camat", *one[answers:]] for one in _STEPS]
    found = _book([*_HEAD[:answers], "Penanggung Jawab", *_HEAD[answers:6]], *rows)
    assert _actors(found) == [["Warga"], ["Juru Tulis"], ["Juru Tulis"], ["Lurah"]]
    told = {one.mengapa for one in found.sisa if one.teks == "Camat"}
    assert told == {"Kolom «Penanggung Jawab» tidak ada tempatnya."}


def test_an_exit_in_a_column_that_leads_nowhere_known() -> None:
    """It is quoted and asked for."""
    found = _book(_HEAD, *((*one, "", "ditolak" if one[0] == "2" else "") for one in _STEPS))
    assert not found.baris[1].simbol[0].memutus
    (left,) = [one for one in found.sisa if one.teks == "Tidak: ditolak"]
    assert left.periksa.startswith("kegiatan 2: tertulis «Tidak: ditolak»")


_PARTS = (
    ("NO.", "TAHAPAN", "PENANGGUNG JAWAB", "DOKUMEN TERKAIT", "LAMA", "HASIL", "CATATAN"),
    ("A.", "PENDAFTARAN"),
    ("1", "Menerima formulir", "CS", "Formulir", "½ jam", "Nomor antre"),
    ("2", "Mengukur lahan", "Petugas Ukur\nWilayah", "Nomor antre", "1-2 hari", "Sketsa"),
    ("B.", "PENGESAHAN"),
    ("3", "Sketsa sesuai? Ya → lanjut ke langkah 4, Tidak → kembali ke langkah 2", "Kepala Seksi", "Sketsa", "1 jam", "Sketsa sah"),
    ("C.", "PENYERAHAN"),
    ("4", "Menyerahkan salinan", "CS", "Sketsa sah", "10 menit", "Salinan"),
)  # fmt: skip


def test_who_is_responsible_beside_papers() -> None:
    """A column of who is responsible is no lane, nor is one of papers beside it; what may be the rest of a name is not sure."""
    found = _book(*_PARTS, merges=("B9:G9", "B12:G12", "B14:G14"))
    assert _actors(found) == [[], ["CS"], ["Petugas Ukur", "Wilayah"], [], ["Kepala Seksi"], [], ["CS"]]
    assert [[one.dasar.yakin.value for one in row.simbol] for row in found.baris if row.simbol] == [
        ["pasti"], ["mungkin", "mungkin"], ["pasti"], ["pasti"],
    ]  # fmt: skip
    assert [row.isi["kelengkapan"].isi for row in found.baris if row.simbol] == [
        "Formulir", "Nomor antre", "Sketsa", "Sketsa sah",
    ]  # fmt: skip


def test_an_exit_past_the_name_of_a_part() -> None:
    """It leads to the first step of the part, not to the part's name."""
    decision = _book(*_PARTS, merges=("B9:G9", "B12:G12", "B14:G14")).baris[4].simbol[0]
    assert [(way.label, way.tujuan) for way in decision.jalan] == [("Ya", (6, 0)), ("Tidak", (2, 0)), ("Tidak", (2, 1))]
    back = [*_PARTS[:5], ("3", "Memeriksa sketsa, bila belum sesuai kembali ke langkah 2", *_PARTS[5][2:]), *_PARTS[6:]]
    decision = _book(*back, merges=("B9:G9", "B12:G12", "B14:G14")).baris[4].simbol[0]
    assert [(way.label, way.tujuan) for way in decision.jalan] == [
        ("sesuai", (6, 0)),
        ("belum sesuai", (2, 0)),
        ("belum sesuai", (2, 1)),
    ]


def test_an_exit_that_is_named_and_leads_nowhere() -> None:
    """Of two exits that are named one leads to the next step, the other to none: that is asked, and no exit is made up."""
    rows = [*_PARTS]
    rows[5] = ("3", "Sketsa sesuai? Ya → lanjut ke langkah 4, Tidak → ditangguhkan", *_PARTS[5][2:])
    symbol = _book(*rows, merges=("B9:G9", "B12:G12", "B14:G14")).baris[4].simbol[0]
    assert not symbol.memutus
    assert "tidak jelas ke kegiatan mana" in symbol.dasar.mengapa


def _document(*rows: Sequence[str]) -> Terkenali:
    sheet = table((200, 120, 300), [[cell(text) for text in row] for row in IDENTITY], 20)
    steps = table([60, 120, 260, 80, 80][: len(rows[0])], [[cell(text) for text in row] for row in rows], 20)
    return recognised(reading_of("a.docx", document(sheet + "<w:p/>" + steps)))


def test_a_small_table_by_its_first_row() -> None:
    """«Langkah» over Roman numbers counts, and a column before the activity whose cells are called as people are says who acts."""
    found = _document(
        ("Langkah", "Petugas", "Uraian Tugas", "Lama"),
        ("I", "Pemohon", "Datang ke loket dengan membawa berkas", "-"),
        ("II", "Staf Loket", "Memeriksa berkas", "10 menit"),
        ("III", "Kepala Seksi", "Meninjau lokasi", "2 jam"),
        ("IV", "Lurah", "Menandatangani surat", "5 menit"),
        ("", "", "JUMLAH", "± 1 hari"),
    )
    assert _actors(found) == [["Pemohon"], ["Staf Loket"], ["Kepala Seksi"], ["Lurah"]]
    assert {row.simbol[0].dasar.yakin.value for row in found.baris} == {"mungkin"}
    assert [row.isi["uraian"].isi for row in found.baris][::3] == ["Datang ke loket dengan membawa berkas", "Menandatangani surat"]  # fmt: skip


def test_a_small_table_of_something_else() -> None:
    """A table of charges beside no one who acts is no table of steps."""
    found = _document(("No", "Uraian", "Lama", "Biaya"), ("1", "Pengukuran", "1 hari", "Rp10.000"), ("2", "Cetak", "1 jam", "Rp5.000"))  # fmt: skip
    assert not found.baris


def test_several_who_act_behind_a_comma() -> None:
    """Offices that stand alone in other rows are several in one, and an exit to their row leads to each."""
    head = ("No", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu", "Output", "Ket")
    rows = (
        ("1", "Menyusun harga", "Pejabat Komitmen", "Rencana", "1 hari", "Harga", ""),
        ("2", "Mengundang penawar", "Panitia, Penyedia", "Harga", "2 hari", "Penawaran", ""),
        ("3", "Menilai penawaran", "Panitia", "Penawaran", "4 jam", "Nilai", "Tidak lulus → ulang ke no. 2"),
        ("4", "Menyerahkan barang", "Penyedia", "Nilai", "1 hari", "Barang", ""),
    )
    found = _book(head, *rows)
    assert _actors(found) == [["Pejabat Komitmen"], ["Panitia", "Penyedia"], ["Panitia"], ["Penyedia"]]
    assert {one.dasar.yakin.value for one in found.baris[1].simbol} == {"mungkin"}
    ways = found.baris[2].simbol[0].jalan
    assert [(way.label, way.tujuan) for way in ways] == [("lulus", (3, 0)), ("Tidak lulus", (1, 0)), ("Tidak lulus", (1, 1))]  # fmt: skip
    assert sop_of(found).kegiatan[1].pelaksana == ("panitia", "penyedia")


def test_who_acts_behind_the_time() -> None:
    """A last column called PIC, or called by nothing that is known and full of people, says who acts; none of it is an output."""
    rows = (("1.", "Sapa pasien", "-", "1 menit"), ("2.", "Tanyakan keluhannya", "Formulir", "3 menit"), ("3.", "Antarkan rekam medis", "Rekam medis", "5 menit"))  # fmt: skip
    people = ("Petugas loket", "Petugas loket", "Perawat poli")
    for name, sure in (("PIC", "pasti"), ("Oleh", "mungkin")):
        found = _document(("No", "Langkah Kegiatan", "Dokumen", "Waktu", name), *((*one, who) for one, who in zip(rows, people, strict=True)))  # fmt: skip
        assert _actors(found) == [[one] for one in people]
        assert {one.dasar.yakin.value for row in found.baris for one in row.simbol} == {sure}
        assert [row.isi["waktu"].isi for row in found.baris] == ["1 menit", "3 menit", "5 menit"]


@pytest.mark.parametrize("ditto", ["〃", "idem", "s.d.a.", "sda"])
def test_what_is_the_same_as_in_the_row_above(ditto: str) -> None:
    """A cell that only says so holds what stands there, and that is told; the text in the row above stays sure."""
    steps = [[*one] for one in _STEPS]
    steps[1][3:5], steps[2][4] = [ditto, ditto], ditto
    found = _book(_HEAD[:6], *steps)
    assert [row.isi["waktu"].isi for row in found.baris] == ["5 menit", "5 menit", "5 menit", "1 jam"]
    assert [row.isi["waktu"].yakin.value for row in found.baris] == ["pasti", "mungkin", "mungkin", "pasti"]
    assert found.baris[1].isi["kelengkapan"].isi == "Formulir"
    assert found.baris[1].isi["waktu"].mengapa == f"«{ditto}» dibaca sebagai «5 menit» seperti di baris atasnya."


@pytest.mark.parametrize("mark", ["″", '- " -', "idem", "s.d.a."])
def test_who_acts_as_above(mark: str) -> None:
    """A sign that says that it is who acts in the row above is nobody, and not sure."""
    rows = [
        ("No", "Kegiatan", "Pelaksana", "Waktu", "Output"),
        ("1", "Mencatat surat", "Petugas", "5 menit", "Surat"),
        ("2", "Memeriksa surat", mark, "5 menit", "Surat"),
        ("3", "Menyetujui surat", "Kepala", "5 menit", "Surat"),
    ]
    found = _book(*rows)
    assert [lane.label for lane in found.lajur] == ["Petugas", "Kepala"]
    assert [(row.simbol[0].lajur, row.simbol[0].dasar.yakin.value) for row in found.baris] == [
        (0, "pasti"),
        (0, "mungkin"),
        (1, "pasti"),
    ]
