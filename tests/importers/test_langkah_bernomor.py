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
