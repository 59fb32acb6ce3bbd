# Titles in capitals: as other titles are written, with the short forms that the document tells.
from __future__ import annotations

import pytest

from tatalaksana.importers import Keyakinan
from tatalaksana.importers.huruf_judul import calm_title
from tatalaksana.importers.readers import reading_of
from tests.importers.documents import recognised


@pytest.mark.parametrize(
    ("title", "written", "doubtful"),
    [
        ("PENYALURAN BANTUAN DAN HIBAH KEPADA WARGA", "Penyaluran Bantuan dan Hibah kepada Warga", ("HIBAH", "WARGA")),
        ("PENERBITAN KTP-EL DI TPDK", "Penerbitan KTP-El di TPDK", ("EL",)),
        ("PENERBITAN SKCK TAHAP II (PAGI/SORE)", "Penerbitan SKCK Tahap II (Pagi/Sore)", ("TAHAP", "PAGI", "SORE")),
        ("PEMBAYARAN UANG MUKA OLEH BPP", "Pembayaran Uang Muka oleh BPP", ()),
        ("DI LUAR KANTOR", "Di Luar Kantor", ("LUAR",)),
        ("PELAYANAN P3K DAN COVID19", "Pelayanan P3K dan COVID19", ()),
        ("Penerbitan KTP", "Penerbitan KTP", ()),
    ],
)
def test_titles(title: str, written: str, doubtful: tuple[str, ...]) -> None:
    """Small words are small, figures and letters without a vowel stay; short words that the document never writes small may be short forms."""
    assert calm_title(title, ["Mencatat uang muka", "Kepala BPP", "SEMUA BESAR: PAGI"]) == (written, doubtful)


_SHEET = """<p>Nomor SOP : 7<p>Judul SOP : PENILAIAN {word} PEGAWAI<table><tr><th>No<th>Kegiatan<th>Kepala<th>Waktu<th>Output</tr>
<tr><td>1<td>Membaca {told} pegawai<td>√<td>1 jam<td>Arsip</tr></table>"""


@pytest.mark.parametrize(
    ("word", "told", "written", "why"),
    [
        ("SAKIP", "SAKIP", "Penilaian SAKIP Pegawai", ""),
        ("SURAT", "surat", "Penilaian Surat Pegawai", ""),
        ("ASIP", "surat", "Penilaian Asip Pegawai", "mungkin singkatan: «ASIP»"),
    ],
)
def test_a_title_of_a_document(word: str, told: str, written: str, why: str) -> None:
    """What else the document says tells a short form from a word; where it doesn't, the title is doubted."""
    title = recognised(reading_of("a.html", _SHEET.format(word=word, told=told).encode())).bidang["judul"]
    assert title.isi == written
    assert (why in title.mengapa, not why or title.yakin is Keyakinan.MUNGKIN) == (True, True)


def test_a_title_that_leans_in_part() -> None:
    """The form's head has no marks: what leans or is bold there stands in the draft without them, also over several lines."""
    sheet = "<table><tr><td><b>KOTA REKAAN<br>DINAS REKAAN</b><td>Nomor SOP<td>7/S<tr><td><td>Nama SOP<td>Cuti / <i>Leave</i></table><p>Prosedur:<p>1. Mencatat cuti."
    found = recognised(reading_of("a.html", sheet.encode()))
    assert (found.bidang["judul"].isi, found.kop, found.bidang["unit"].isi) == (
        "Cuti / Leave",
        ("KOTA REKAAN", "DINAS REKAAN"),
        "dinas-rekaan",
    )
