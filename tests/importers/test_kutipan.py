# Nothing of a document is dropped silently: each of its words is in the draft or quoted in the report.
from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from tatalaksana.importers import Imported, KnownGround, draft_text, recognise, report_page
from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.reading import PageBox, ReadCell, Reading, ReadTable
from tests.collections_on_disk import koleksi
from tests.importers.documents import BOXES, IDENTITY, tabbed

_OFFICES = Path(__file__).parent.parent / "bench_impor/dokumen"
_PARTS = re.compile(
    r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|xl/(?:sharedStrings|worksheets/sheet\d+|comments/comment\d+|drawings/drawing\d+)\.xml"
)
_TEXT = re.compile(r"<(?:\w+:)?(?:t|odd(?:Header|Footer))(?: [^>]*)?>([^<]*)<")


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]{3,}", text)}


_FORM = _words(
    "dasar hukum kualifikasi pelaksana keterkaitan peralatan perlengkapan peringatan pencatatan pendataan nomor sop disahkan oleh mutu baku "
    "kegiatan kelengkapan waktu output ket keterangan tanggal pembuatan revisi efektif nama judul halaman januari februari maret april mei juni juli "
    "agustus september oktober november desember standar operasional prosedur"
)
"""Words of the form itself, and months, which the draft has as numbers."""


def _of_archive(content: bytes) -> str:
    """The texts of an archive's parts, by their elements alone."""
    archive = zipfile.ZipFile(BytesIO(content))
    parts = [archive.read(name).decode() for name in archive.namelist() if _PARTS.fullmatch(name)]
    texts = [
        text
        for part in parts
        for paragraph in re.split(r"</(?:\w+:)?(?:p|si|is)>|<w:(?:br|tab)/>", part)
        for text in ["".join(_TEXT.findall(paragraph))]
    ]
    return re.sub(r"&[A-Z]", " ", unescape(" ".join(texts)))


def _lost(name: str, content: bytes, said: str) -> set[str]:
    """The words that are neither in the drafts nor in the report."""
    reading = reading_of(name, content)
    found = recognise(reading, KnownGround(koleksi().registers))
    drafts = [draft_text(one, koleksi().registers, name).text for one in found]
    page = re.sub(
        r"<svg.*?</svg>|<[^>]+>", " ", report_page(Imported(name, reading, found, ("a",) * len(found))), flags=re.DOTALL
    )
    return _words(said) - _words(" ".join((*drafts, unescape(page)))) - _FORM


@pytest.mark.no_cover
@pytest.mark.parametrize("file", sorted(_OFFICES.glob("*.[xd][lo][sc]x")), ids=lambda file: file.name)
def test_each_word_of_an_offices_document(file: Path) -> None:
    """All words of cells, paragraphs and shapes are there."""
    content = file.read_bytes()
    assert not _lost(file.name, content, _of_archive(content))


def _workbook(below: dict[str, str]) -> bytes:
    """A small SOP in cells, and what stands below its table."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("DINAS UJI", "", "", "Nomor SOP", "8/UJI/2026"), ("", "", "", "Nama SOP", "Uji Ekor"), (), ("No", "Kegiatan", "Staf", "Kabid", "Waktu", "Output"),
        ("1", "Menerima berkas", "v", "", "15 menit", "Berkas diterima"), ("2", "Memeriksa berkas", "", "v", "1 jam", "Berkas lengkap"),
    ):  # fmt: skip
        sheet.append(row)
    for place, text in below.items():
        sheet[place] = text
    sheet["A1"].comment = Comment("Periksa lambangnya", "Bagus")
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center is not None
    sheet.oddFooter.center.text = "Dilarang menggandakan &P"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "below",
    [
        {"A7": "Catatan: PNS saja boleh mengajukan"}, {"B7": "Catatan: PNS saja boleh mengajukan"}, {"A7": "Keterangan: honorer tidak"},
        {"A7": "Jumlah waktu", "E7": "1 jam 15 menit"}, {"B7": "Total", "E7": "1 jam 15 menit"}, {"A7": "Berlaku untuk semua"},
        {"A8": "Wanarasa, 3 Juni 2026", "A9": "Kepala Dinas", "A11": "Bima Aditya"}, {"F8": "Wanarasa, 3 Juni 2026", "F9": "Kepala Dinas", "F11": "Bima Aditya"},
        {"E9": "Kepala Dinas", "E12": "Bima Aditya"},
    ],
    ids=["note", "note under the activity", "remark", "sum", "sum under the activity", "sentence", "signed", "signed at the right", "signed apart"],
)  # fmt: skip
def test_rows_below_a_table_are_no_steps(below: dict[str, str]) -> None:
    """They leave the steps as they are, and all that they say is there."""
    content = _workbook(below)
    plain, more = (
        recognise(reading_of("a.xlsx", one), KnownGround(koleksi().registers))[0] for one in (_workbook({}), content)
    )
    assert more.baris == plain.baris
    assert not _lost("a.xlsx", content, " ".join((_of_archive(content), "Periksa lambangnya Dilarang menggandakan")))
    if "Bima Aditya" in below.values() and "E9" not in below:
        (signed,) = more.tanda_tangan
        assert (signed["jabatan"].isi, signed["nama"].isi) == ("Kepala Dinas", "Bima Aditya")


def _has_word(reading: Reading) -> bool:
    found = recognise(reading, KnownGround(koleksi().registers))
    drafts = [draft_text(one, koleksi().registers, "a").text for one in found]
    return "zamrud" in " ".join((*drafts, report_page(Imported("a", replace(reading, blocks=()), found))))


def test_a_word_wherever_it_stands_in_a_sheet() -> None:
    """A word in any cell that is empty, above, beside, within or below the table, is in the draft or quoted."""
    reading = reading_of("a.xlsx", _workbook({}))
    (sheet,) = reading.blocks
    assert isinstance(sheet, ReadTable)
    taken = {(cell.row, cell.column) for cell in sheet.cells}
    lost = [
        (row, column)
        for row in range(14) for column in range(8) if (row, column) not in taken
        for box in (PageBox(column * 50, row * 15, column * 50 + 50, row * 15 + 15),)
        for cells in (sorted((*sheet.cells, ReadCell(row, column, "zamrud hijau", bounds=box)), key=lambda cell: (cell.row, cell.column)),)
        if not _has_word(replace(reading, blocks=(replace(sheet, cells=tuple(cells)),)))
    ]  # fmt: skip
    assert not lost


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ["02.xlsx", "26.docx", "55.pdf"])
def test_a_word_behind_any_text_of_a_document(name: str) -> None:
    """A word in a line of its own below what a cell says is in the draft or the report too."""
    reading = reading_of(name, (_OFFICES / name).read_bytes())
    lost = []
    for index, block in enumerate(reading.blocks):
        for at, cell in list(enumerate(block.cells))[::3] if isinstance(block, ReadTable) else []:
            changed = replace(cell, text=f"{cell.text}\nzamrud".strip())
            assert isinstance(block, ReadTable)
            table = replace(block, cells=(*block.cells[:at], changed, *block.cells[at + 1 :]))
            if not _has_word(replace(reading, blocks=(*reading.blocks[:index], table, *reading.blocks[index + 1 :]))):
                lost.append(cell.text)
    assert not lost


def test_what_stands_beside_the_text_of_a_word_document() -> None:
    """Feet of pages, other heads, notes and remarks are quoted, each once; a number of a page is none."""
    content = (_OFFICES / "21.docx").read_bytes()
    out = BytesIO(content)
    with zipfile.ZipFile(out, "a") as archive:
        for part, said in (
            ("footer1", "Dilarang menggandakan"),
            ("footer2", "Dilarang menggandakan"),
            ("footer3", "1"),
            ("footnotes", "Lihat surat edaran"),
            ("comments", "Tanyakan Pak Lurah"),
        ):
            archive.writestr(
                f"word/{part}.xml",
                f'<w:x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:x>',
            )
    plain, more = (reading_of("a.docx", one).remarks for one in (content, out.getvalue()))
    assert [one for one in more if one not in plain] == [
        "Kaki halaman: «Dilarang menggandakan»",
        "Catatan kaki: «Lihat surat edaran»",
        "Komentar: «Tanyakan Pak Lurah»",
    ]


def test_what_keterkaitan_lists_is_no_label() -> None:
    """An SOP's name beside «Keterkaitan» is its text, and the first word of an item is no part of the label above it."""
    rows = (
        "Nomor SOP\t1",
        "Judul SOP\tLimbah",
        "Pengertian\tBuangan",
        "Tujuan\tBersih",
        "Keterkaitan\tSOP Surat Masuk",
    )
    for text in ("\n".join(rows), "\n".join((*rows[:2], rows[4]))):
        found = recognise(reading_of("a.txt", text.encode()), KnownGround(koleksi().registers))[0]
        assert [one.isi for one in found.kotak["keterkaitan"].butir] == ["SOP Surat Masuk"]


@pytest.mark.parametrize("said", ["<br>- SOP Surat Masuk<br>- SOP Arsip", "<br>SOP Surat Masuk<br>SOP Arsip"])
def test_the_first_word_of_an_item_is_no_part_of_the_label_above(said: str) -> None:
    """«KETERKAITAN» and below it «SOP Surat Masuk» is not «KETERKAITAN SOP»."""
    text = f"<table><tr><td>Nomor SOP</td><td>1</td></tr><tr><td>Judul SOP</td><td>Arsip</td></tr><tr><td>KETERKAITAN{said}</td><td>PERALATAN<br>- Map</td></tr></table>"
    found = recognise(reading_of("a.html", text.encode()), KnownGround(koleksi().registers))[0]
    assert [one.isi for one in found.kotak["keterkaitan"].butir] == ["SOP Surat Masuk", "SOP Arsip"]


def test_lines_of_a_letterhead_beside_the_unit_are_quoted() -> None:
    """The unit is one of them; the others are in no draft."""
    found = recognise(reading_of("a.txt", tabbed(*IDENTITY, *BOXES)), KnownGround(koleksi().registers))[0]
    assert not [one for one in found.sisa if "kop" in one.mengapa]
    (name, unit), *_ = ((name, about.nama) for name, about in koleksi().registers.unit.items() if not about.induk)
    text = f"{unit}\nSUBBAGIAN REKAAN\nNomor SOP\t1\nJudul SOP\tSurat".encode()
    found = recognise(reading_of("a.txt", text), KnownGround(koleksi().registers))[0]
    assert found.bidang["unit"].isi == name
    assert "SUBBAGIAN REKAAN" in [one.teks for one in found.sisa]


def test_nothing_quoted_where_all_is_read() -> None:
    """A title with the form's name, items with numbers and a label before its value are read, not quoted."""
    for name in ("02.xlsx", "21.docx", "51.pdf"):
        found = recognise(reading_of(name, (_OFFICES / name).read_bytes()), KnownGround(koleksi().registers))[0]
        assert not [one.teks for one in found.sisa if one.mengapa.startswith("Tidak terbaca")]


def test_a_title_in_the_heading_is_no_unit() -> None:
    """The second line of a heading that the sheet calls its title is none of the letterhead."""
    text = b"<h2>STANDAR OPERASIONAL PROSEDUR<br>PENANGANAN PENGADUAN</h2><table><tr><td>Nomor SOP</td><td>1/SOP/2025</td></tr><tr><td>Nama SOP</td><td>Penanganan Pengaduan</td></tr></table>"
    found = recognise(reading_of("a.html", text), KnownGround(koleksi().registers))[0]
    assert "penanganan" not in found.bidang["unit"].isi
