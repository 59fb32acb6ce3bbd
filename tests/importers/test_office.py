# Documents that only LibreOffice reads: turned over to it where it is, told where it is not.
from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tatalaksana.importers import Keyakinan, KnownGround, UnreadDocumentError, read_alone, recognise, recognise_bounded
from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.reading import Reading, ReadPage, ReadTable, ReadText
from tests.collections_on_disk import koleksi
from tests.importers.word_documents import document, paragraph
from tests.importers.workbooks import workbook

_WITHOUT = """import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PIL", "lxml", "openpyxl", "pdfplumber", "pdfminer", "pypdfium2"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Missing())
"""
"""What makes a program stand where the extra is not installed."""
_ARCHIVED = (
    b"From: <disimpan peramban>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=batas\r\n\r\n--batas\r\nContent-Type: text/html; charset=utf-8\r\n"
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><table><tr><td>Nomor SOP<td class=3Da>7=\r\n/S</table></html>\r\n--batas--\r\n"
)
"""A page that a program archived."""
_OFFICES = Path(__file__).parent.parent / "bench_impor/dokumen"


@pytest.mark.parametrize("name", ["a.doc", "a.xlsb"])
def test_without_libreoffice_it_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    """Where the program is not installed, the sentence says what to do."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadDocumentError, match="LibreOffice"):
        read_alone(name, b"x")


def test_a_process_of_its_own_ends_in_a_sentence() -> None:
    """What breaks the reader of a document breaks nothing else."""
    with pytest.raises(UnreadDocumentError, match="rusak"):
        read_alone("a.xlsx", b"PK\x03\x04" + b"x" * 1000)
    assert read_alone("a.txt", b"Nomor SOP\t1").kind == "naskah teks"


def test_what_lies_beside_is_no_part_of_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file in the folder where somebody stands that is called as a module is neither run nor in its way."""
    (tmp_path / "html.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    assert read_alone("a.html", b"<p>Nomor SOP: 1").kind == "halaman HTML"


def test_without_the_extra_texts_are_read_and_others_say_what_to_install(tmp_path: Path) -> None:
    """Who has one text installs nothing; for a workbook one sentence names the extra."""
    (tmp_path / "sitecustomize.py").write_text(_WITHOUT)
    (tmp_path / "a.txt").write_text(
        "Nomor SOP\t1\nJudul SOP\tSurat\nLangkah-langkah:\n1. Menulis surat\n2. Menyimpan surat\n"
    )
    (tmp_path / "b.csv").write_text("No;Kegiatan;Petugas;Waktu;Output\n1;Menulis surat;x;1 jam;Surat\n")
    (tmp_path / "c.html").write_text("<h1>SOP Surat</h1><ol><li>Menulis</li></ol>")
    (tmp_path / "d.xlsx").write_bytes((_OFFICES / "11.xlsx").read_bytes())
    command = [
        sys.executable,
        "-c",
        "from tatalaksana.cli import main; raise SystemExit(main())",
        "impor",
        "a.txt",
        "b.csv",
        "c.html",
        "d.xlsx",
        "-o",
        "hasil",
    ]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr + done.stdout
    texts, refused = done.stdout.splitlines()[:3], done.stdout.splitlines()[3]
    assert not [line for line in texts if "impor]" in line]
    assert "2 kegiatan" in texts[0]
    assert ".venv/bin/pip install 'tatalaksana[impor]' (Windows: .venv\\Scripts\\pip)" in refused


def test_what_was_drawn_anew_is_sure_only_of_arrows_that_name_both_ends() -> None:
    """LibreOffice moves the shapes of an older workbook: of its chart nothing is sure but what the document says itself."""
    ground = KnownGround(koleksi().registers)
    for name, named in (("11.xlsx", True), ("04.xlsx", False)):
        whole = reading_of(name, (_OFFICES / name).read_bytes())
        plain, moved = (recognise(one, ground)[0] for one in (whole, replace(whole, redrawn=".xls")))
        symbols = [one for row in moved.baris for one in row.simbol]
        assert symbols
        assert all(one.dasar.yakin is not Keyakinan.PASTI and ".xls" in one.dasar.mengapa for one in symbols)
        sure = {way.dasar.yakin is Keyakinan.PASTI for one in symbols for way in one.jalan if way.tujuan}
        assert (True in sure) is named
        assert [row.isi for row in moved.baris] == [row.isi for row in plain.baris], "cells stay as sure as they were"


def test_a_table_that_lost_its_cells_is_told_as_such() -> None:
    """Such a text is no more of the box that it happens to stand below."""
    sheet = reading_of("a.txt", b"Nomor SOP\t1\nJudul SOP\tSurat\nPeringatan : Rahasia").blocks
    run = "NoUraian KegiatanPelaksanaMutu BakuKet.Pemohon1Menulis suratsurat1 jam"
    reading = Reading("naskah", (ReadPage(1),), (*sheet, ReadText(1, run)))
    found = recognise(reading, KnownGround(koleksi().registers))[0]
    assert [item.isi for item in found.kotak["peringatan"].butir] == ["Rahasia"]
    assert any(one.teks == run and "kehilangan sel" in one.mengapa for one in found.sisa)


def test_a_text_without_end_is_refused() -> None:
    """Recognising it ends with the time it may take, in a sentence; what is recognised in time is the same as without bounds."""
    words = Reading("naskah teks", (ReadPage(1),), (ReadText(1, "Mencatat surat; " * 200_000),))
    with pytest.raises(UnreadDocumentError, match="belum selesai dikenali dalam 1 detik"):
        recognise_bounded(words, KnownGround(koleksi().registers), seconds=1)
    small = read_alone("a.txt", b"SOP CONTOH\nNomor SOP : 1\n\n1. Mencatat surat\n2. Menyimpan surat\n")
    assert recognise_bounded(small, KnownGround(koleksi().registers)) == recognise(
        small, KnownGround(koleksi().registers)
    )


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.xls", b"\xef\xbb\xbf<!-- ditulis program --><html><table><tr><td>Nomor SOP<td>7</table>", "halaman HTML"),
        ("a.doc", _ARCHIVED, "halaman HTML"),
        ("a.doc", document(paragraph("Nomor SOP: 7")), "dokumen Word"),
        ("a.xls", workbook({"A1": "Nomor SOP", "B1": "7"}), "buku kerja Excel"),
    ],
)
def test_pages_and_new_kinds_under_old_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    """They are read as what they are, which is told; no other program is asked."""
    monkeypatch.setenv("PATH", str(tmp_path))
    found = read_alone(name, content)
    assert found.kind == kind
    assert "sebenarnya" in found.remarks[0]


@pytest.mark.parametrize("kind", ["AFChunk", "mht"])
def test_a_page_that_was_archived(kind: str) -> None:
    """It is read by itself, and in a Word document that a program wrote around it."""
    relation = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="x/aFChunk" Target="a.mht"/></Relationships>'
    parts = {"word/_rels/document.xml.rels": relation, "word/a.mht": _ARCHIVED.decode()}
    around = document(
        '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="r1"/>', parts
    )
    (block,) = (reading_of("a.mht", _ARCHIVED) if kind == "mht" else reading_of("a.docx", around)).blocks
    assert isinstance(block, ReadTable)
    assert [cell.text for cell in block.cells] == ["Nomor SOP", "7/S"]


def test_another_document_within_one_is_told() -> None:
    """What it says is in no value, and that is said."""
    held = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="r1"/>'
    assert any("disisipkan utuh" in one for one in reading_of("a.docx", document(held)).remarks)
