# Who signed, where a sheet says so without a colon or beside its table.
from __future__ import annotations

import pytest

from tatalaksana.importers.pengesah import names_person
from tatalaksana.importers.readers import reading_of
from tests.importers.documents import recognised

_SHEET = (
    "<table><tr><td rowspan=3>RSUD REKAAN<td colspan=3>CUCI TANGAN<tr><td>No. Dokumen<br>01/SPO/2025<td>No. Revisi<br>0<td>Halaman<br>1/1{0}</table>"
    "<p>Pengertian: Mencuci tangan.<p>Prosedur:<p>1. Membasahi tangan.<p>2. Menggosok tangan."
)
_DAY = "<tr><td>Tanggal Terbit<br>2 Januari 2025"


@pytest.mark.parametrize(
    "row",
    [
        "<td colspan=2>Ditetapkan Direktur<br><br>dr. Contoh Rekaan, Sp.PD",
        "<td colspan=2>Ditetapkan Direktur<tr><td><td colspan=2>dr. Contoh Rekaan, Sp.PD",
        "<td>Ditetapkan Direktur<td>dr. Contoh Rekaan, Sp.PD",
        "<td colspan=2>Ditetapkan Direktur</table><p>dr. Contoh Rekaan, Sp.PD<table>",
    ],
)
def test_a_label_without_a_colon(row: str) -> None:
    """«Ditetapkan Direktur» is a label and an office; the name below, beside or under the table is nobody's unit."""
    found = recognised(reading_of("a.html", _SHEET.format(_DAY + row).encode()))
    (signed,) = found.tanda_tangan
    assert (signed["jabatan"].isi, signed["nama"].isi) == ("Direktur", "dr. Contoh Rekaan, Sp.PD")
    assert found.bidang["unit"].isi == "rsud-rekaan"


def test_a_name_among_the_letterhead_is_no_unit() -> None:
    """Where nobody signed, the name of a person is quoted."""
    found = recognised(reading_of("a.html", _SHEET.format("</table><p>dr. Contoh Rekaan, Sp.PD<table>").encode()))
    assert found.bidang["unit"].isi == "rsud-rekaan"
    assert [one.teks for one in found.sisa if "orang" in one.mengapa] == ["dr. Contoh Rekaan, Sp.PD"]


@pytest.mark.parametrize("item", ["Disetujui Kepala Bidang", "Diperiksa Kepala Seksi sebelum surat dikirim ke kantor."])
def test_what_a_box_says_is_signed_by_nobody(item: str) -> None:
    """An item that begins as such a label does is the box's."""
    text = f"SOP SURAT\nNomor SOP: 7/S\nPeringatan:\n- Dicatat\n{item}\nProsedur:\n1. Mencatat\n2. Menyimpan\n"
    found = recognised(reading_of("a.txt", text.encode()))
    assert item in " ".join(one.isi for one in found.kotak["peringatan"].butir)
    assert found.tanda_tangan == ()


@pytest.mark.parametrize(
    ("text", "person"),
    [("dr. Contoh Rekaan", True), ("Prof. Dr. H. Contoh, M.Si.", True), ("Sri Contoh, S.Sos.", True), ("RSUD dr. Contoh", False), ("Dinas Rekaan", False),
        ("Kepala Dinas, S.Sos.", False), ("dr. Contoh menerima pasien", False)],
)  # fmt: skip
def test_names_of_people(text: str, *, person: bool) -> None:
    """Titles before or behind a name show that it is one."""
    assert names_person(text) is person
