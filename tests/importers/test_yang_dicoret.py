# What a document holds and does not say: words that are struck out, and formulas that no program worked out.
from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from tatalaksana.importers import Keyakinan
from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.reading import Reading, ReadText
from tests.importers.documents import recognised
from tests.importers.word_documents import document

_ON_AND_OFF = '<w:strike w:val="0"/>'


def _book() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["A2"] = "lama sekali", CellRichText(TextBlock(InlineFont(strike=True), "2 hari "), "1 hari")
    sheet["A3"], sheet["A4"] = "=5+5", timedelta(days=1, minutes=30)
    sheet["A1"].font, sheet["A4"].number_format = Font(strike=True), "[h]:mm"
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _texts(found: Reading) -> list[str]:
    return [
        text
        for one in found.blocks
        for text in ([one.text] if isinstance(one, ReadText) else [cell.text for cell in one.cells if cell.text])
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", document(f"<w:p>{_run('2 hari', '<w:strike/>')}{_run('1 hari')}</w:p>")),
        ("a.docx", document(f"<w:p>{_run('2 hari', '<w:dstrike/>')}{_run('1 hari', _ON_AND_OFF)}</w:p>")),
        ("a.html", b"<p><s>2 hari</s>1 hari"), ("a.html", b"<p><del><span>2 hari</span></del>1 hari"),
        ("a.html", b"<p><span style='color:red; text-decoration: line-through'>2 hari</span>1 hari"),
    ],
)  # fmt: skip
def test_words_that_are_struck_out(name: str, content: bytes) -> None:
    """They are told, and no part of what is said."""
    found = reading_of(name, content)
    assert ["1 hari"] == _texts(found)
    assert ("Teks yang dicoret tidak dibaca: «2 hari»",) == found.remarks


def test_cells_that_show_nothing_that_counts() -> None:
    """Struck out or without a result they are empty and told; a time of more than a day is one of hours."""
    found = reading_of("a.xlsx", _book())
    assert ["1 hari", "24:30:00"] == _texts(found)
    formula, struck = found.remarks
    assert "rumus tanpa hasil di sel A3, jadi" in formula
    assert struck == "Lembar «Sheet»: teks yang dicoret tidak dibaca: «lama sekali · 2 hari»"


def test_what_a_field_says_until_it_is_filled_in() -> None:
    """It is told, and no part of what the document says."""
    field = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{_run('Klik untuk mengetik')}</w:sdtContent></w:sdt>"
    found = reading_of("a.docx", document(f"<w:p>{_run('Nama SOP:')}{field}</w:p>"))
    assert ["Nama SOP:"] == _texts(found)
    assert ("Petunjuk isian tidak dibaca: «Klik untuk mengetik»",) == found.remarks


@pytest.mark.parametrize(
    ("number", "title", "why"),
    [("SOP/……/2024", "Surat Masuk", "tempat yang harus diisi"), ("7/SOP/2024", "[Judul SOP]", "")],
)
def test_what_is_still_to_be_filled_in(number: str, title: str, why: str) -> None:
    """A number with a gap is not sure, and brackets are no title."""
    steps = "No\tKegiatan\tStaf\tWaktu\tOutput\n1\tMencatat\t√\t1 jam\tAgenda\n2\tMenyimpan\t√\t1 jam\tArsip"
    found = recognised(reading_of("a.txt", f"Nomor SOP\t{number}\nNama SOP\t{title}\n\n{steps}".encode()))
    assert found.bidang["nomor"].isi == number
    assert why in found.bidang["nomor"].mengapa
    assert (found.bidang["nomor"].yakin is Keyakinan.PASTI) is (not why)
    assert found.bidang["judul"].isi == ("Surat Masuk" if why else "Tanpa judul")
