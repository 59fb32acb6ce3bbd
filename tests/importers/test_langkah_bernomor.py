# Steps that stand in no table, and documents that nearly are none.
from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook

from tatalaksana.importers import Keyakinan, UnreadDocumentError, recognise
from tatalaksana.importers.readers import reading_of
from tests.importers.documents import ground, imported, recognised
from tests.importers.word_documents import document

_STEPS = ["Menerima surat", "Memeriksa surat", "Mengarsipkan surat"]


def _text(*lines: str) -> bytes:
    return "\n".join(lines).encode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "SOP Surat\n1. Menerima surat\n2) Memeriksa\n   surat\n3. Mengarsipkan surat\n".encode("utf-16")),
        ("a.txt", _text("Judul: Surat", "Dasar Hukum:", "1. UU Nomor 1 Tahun 2020", "2. PP Nomor 2 Tahun 2021", "Langkah-langkah:", "1. Menerima surat", "2. Memeriksa surat", "3. Mengarsipkan surat")),
        ("a.md", _text("# SOP", "1. Menerima surat", "2. Memeriksa surat", "3. Mengarsipkan surat")),
        ("a.html", b"<h1>SOP Surat</h1><ol><li>Menerima surat</li><li>Memeriksa surat</li><li>Mengarsipkan surat</li></ol>"),
        ("a.html", b"<h1>SOP Surat</h1><table><tr><td>Prosedur<td><ol><li>Menerima surat<li>Memeriksa surat<li>Mengarsipkan surat</ol></table>"),
    ],
)  # fmt: skip
def test_a_list_gives_steps(name: str, content: bytes) -> None:
    """Numbered or bulleted lines are steps that may be doubted; who acts is not known, and the draft says so."""
    found = recognised(reading_of(name, content))
    assert [" ".join(row.isi["uraian"].isi.split()) for row in found.baris] == _STEPS
    assert {row.isi["uraian"].yakin for row in found.baris} == {Keyakinan.MUNGKIN}
    assert len(imported(reading_of(name, content)).kegiatan) == 3


@pytest.mark.parametrize("label", ["", "Langkah-langkah:"])
@pytest.mark.parametrize("line", ["{0} — {1} — {2}", "{1} - {0} - {2}", "{0} | {2} | {1}"])
def test_parts_between_dashes(line: str, label: str) -> None:
    """Where each step has a time in one place and who acts in another, they are that; in lists whose lines differ, dashes are the text's."""
    who, times = ("Petugas Loket", "Kepala Seksi", "Petugas Loket"), ("5 menit", "1 hari kerja", "10 menit")
    lines = [f"{at}. {line.format(*one)}" for at, one in enumerate(zip(_STEPS, who, times, strict=True), 1)]
    found = recognised(reading_of("a.txt", _text("SOP Surat", *([label] if label else []), *lines)))
    assert [(row.isi["uraian"].isi, row.isi["waktu"].isi) for row in found.baris] == [*zip(_STEPS, times, strict=True)]
    assert [found.lajur[row.simbol[0].lajur].label for row in found.baris] == [*who]
    assert {row.isi["waktu"].yakin for row in found.baris} == {Keyakinan.MUNGKIN}
    for more in (
        [lines[0], f"2. {_STEPS[1]} - dua kali", lines[2]],
        [f"{at}. {one} - dua kali" for at, one in enumerate(_STEPS, 1)],
    ):
        found = recognised(reading_of("a.txt", _text("SOP Surat", *([label] if label else []), *more)))
        assert found.baris[1].isi["uraian"].isi == f"{_STEPS[1]} - dua kali"


def test_items_of_items_stay_with_theirs() -> None:
    """Bullets between numbered lines belong to the line above; a list below a box's label is that box's."""
    lines = _text(
        "SOP Surat", "Peringatan:", "1. Bukan langkah", "Prosedur ini:", "1. Memeriksa:", "• berkas", "2. Selesai"
    )
    found = recognised(reading_of("a.txt", _text("SOP Surat", "1. Memeriksa:", "• berkas", "2. Selesai")))
    assert [row.isi["uraian"].isi for row in found.baris] == ["Memeriksa:\n• berkas", "Selesai"]
    assert "Bukan langkah" not in str(recognised(reading_of("a.txt", lines)).baris)


def test_no_list_of_another_text() -> None:
    """A numbered list of what does not call itself an SOP is none."""
    assert recognise(reading_of("a.txt", _text("Rapat", "1. Budi", "2. Ani")), ground()) == ()


@pytest.mark.no_cover
def test_more_steps_than_an_sop_holds() -> None:
    """The draft is valid, and what it has no room for is quoted."""
    reading = reading_of("a.md", _text("# SOP", *(f"{one}. Langkah {one}" for one in range(1, 3000))))
    found = recognised(reading)
    assert len(found.baris) == len(imported(reading).kegiatan) == 200
    assert found.sisa[0].teks == "Langkah 201"
    assert len([one for one in found.sisa if one.teks.startswith("Langkah ")]) == 2799


def test_a_cell_far_away_costs_nothing() -> None:
    """Only the cells that there are are read; those beyond what is read are told."""
    book = Workbook()
    book.active["A1"] = "SOP Surat"  # type: ignore[index]
    book.active["XFD1048576"] = "ujung"  # type: ignore[index]
    book.active.merge_cells("A10:Z500")  # type: ignore[union-attr]
    content = BytesIO()
    book.save(content)
    reading = reading_of("a.xlsx", content.getvalue())
    assert "1 sel di luar 5000 baris dan 300 kolom pertama tidak dibaca." in reading.remarks[0]


def test_nested_too_deep() -> None:
    """A document of tables within tables is told as that, not as broken."""
    nested = "<w:tbl><w:tr><w:tc>" * 900 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 900
    with pytest.raises(UnreadDocumentError, match="bersarang terlalu dalam"):
        reading_of("a.docx", document(nested))


def test_a_list_in_parts_has_their_headings() -> None:
    """Letters head parts without a symbol, in each of which numbers begin again; items lose their numbers."""
    items = (
        "A. Persiapan",
        "1. Perawat menyiapkan alat",
        "2. Perawat mencuci tangan",
        "B. Pelaksanaan",
        "1. Perawat memasang infus",
    )
    lines = "".join(f"{one}<br>" for one in items)
    text = f"<table><tr><td>Nomor SPO</td><td>1</td></tr><tr><td>Judul SPO</td><td>Infus</td></tr><tr><td>Prosedur</td><td>{lines}</td></tr></table>"
    found = recognised(reading_of("a.html", text.encode()))
    told = [(row.nomor, row.isi["uraian"].isi, len(row.simbol)) for row in found.baris]
    assert told == [
        ("", "A. Persiapan", 0), ("1", "Perawat menyiapkan alat", 1), ("2", "Perawat mencuci tangan", 1), ("", "B. Pelaksanaan", 0), ("3", "Perawat memasang infus", 1),
    ]  # fmt: skip


def test_a_text_says_its_unit_and_who_acts() -> None:
    """«Unit:» is the unit, «Pelaksana:» the lanes in their order, also of who acts in no sentence."""
    text = _text("SOP PENERIMAAN OBAT", "Nomor : 442/009/SOP/2026", "Unit : Instalasi Farmasi", "Pelaksana : Petugas Gudang, Apoteker, Kepala Instalasi",
        "Langkah-langkah:", "1. Apoteker memeriksa obat", "2. Petugas Gudang menyimpan obat")  # fmt: skip
    found = recognised(reading_of("a.txt", text))
    assert found.bidang["unit"].isi == "instalasi-farmasi"
    assert [lane.label for lane in found.lajur] == ["Petugas Gudang", "Apoteker", "Kepala Instalasi"]
    assert not [one for one in found.sisa if "Apoteker" in one.teks]


def test_labels_in_capitals_are_as_others() -> None:
    """«NAMA SOP» is called «Nama SOP»."""
    found = recognised(reading_of("a.txt", _text("NOMOR SOP\t1", "NAMA SOP\tSurat")))
    assert found.label["judul"] == "Nama SOP"


def test_a_number_opens_no_box() -> None:
    """A list below «Nomor SOP : 1» is of steps; one below «Peringatan:» is what that box holds."""
    text = "SOP CONTOH\nNomor SOP : 1\n\n1. Mencatat surat\n2. Menyimpan surat\n"
    found = recognised(reading_of("a.txt", text.encode()))
    assert [row.isi["uraian"].isi for row in found.baris] == ["Mencatat surat", "Menyimpan surat"]
    boxed = recognised(reading_of("a.txt", text.replace("\n\n", "\nPeringatan:\n").encode()))
    assert not boxed.baris
    assert [one.isi for one in boxed.kotak["peringatan"].butir] == ["Mencatat surat", "Menyimpan surat"]


def test_a_list_within_that_counts_on() -> None:
    """Items that begin small are of the list within, also where that goes on counting behind the next item."""
    lines = (
        "1. Warga mengisi formulir", "2. Lurah menilai:", "1. jika setuju, menandatangani;", "2. jika tidak, mengembalikan.", "3. Warga melampirkan:", "3. kartu;", "4. foto.",
        "4. Camat menandatangani", "5. Warga mengambil surat",
    )  # fmt: skip
    content = "\n".join(("SOP SURAT", "Nomor SOP: 7/K", "Prosedur:", *lines)).encode()
    found = recognised(reading_of("a.txt", content))
    assert [row.isi["uraian"].isi for row in found.baris] == [
        "Warga mengisi formulir", "Lurah menilai:\n1. jika setuju, menandatangani;\n2. jika tidak, mengembalikan.", "Warga melampirkan:\n3. kartu;\n4. foto.",
        "Camat menandatangani", "Warga mengambil surat",
    ]  # fmt: skip


def test_offices_of_universities_act() -> None:
    """Who is named once and called as people are there acts."""
    content = "SOP CUTI\nNomor SOP: 7/K\nProsedur:\n1. Dosen Wali memeriksa formulir\n2. Dekan mengusulkan cuti\n3. Rektor menandatangani surat\n"
    found = recognised(reading_of("a.txt", content.encode()))
    assert [lane.label for lane in found.lajur] == ["Dosen Wali", "Dekan", "Rektor"]
