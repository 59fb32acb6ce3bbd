# An identity sheet in text boxes, and one whose labels are English.
from __future__ import annotations

import pytest

from tatalaksana.importers.readers import reading_of
from tests.importers.documents import recognised
from tests.importers.word_documents import cell, document, hanging, paragraph, table

_STEPS = table((20, 160, 90, 60, 90), [[cell(one) for one in row] for row in (("No", "Kegiatan", "Pelaksana", "Waktu", "Output"), ("1", "Memanggil pasien", "Petugas", "2 menit", "Nomor"), ("2", "Memeriksa pasien", "Dokter", "9 menit", "Catatan"))])  # fmt: skip
_BOX = "Nomor SOP : 445/7/2024\nTanggal Efektif : 2 Januari 2024\nJudul SOP : Pendaftaran Pasien"


def _boxed(*texts: str, above: str = "") -> bytes:
    boxes = "".join(hanging(at, "rect", 0, 0, 200, 60, text=text) for at, text in enumerate(texts, 1))
    return document(f"<w:p>{boxes}</w:p>{above}{paragraph('RSUD REKAAN')}{_STEPS}")


def test_labels_in_a_box() -> None:
    """They are those of the sheet, whatever stands beside the box; nothing of it is left over."""
    found = recognised(reading_of("a.docx", _boxed(_BOX)))
    told = {key: found.bidang[key].isi for key in ("nomor", "tanggal.efektif", "judul")}
    assert told == {"nomor": "445/7/2024", "tanggal.efektif": "2024-01-02", "judul": "Pendaftaran Pasien"}
    assert found.kop == ("RSUD REKAAN",)
    assert [one.teks for one in found.sisa] == []


@pytest.mark.parametrize(
    "content",
    [_boxed("Catatan penting\nNomor SOP : 445/99"), _boxed(_BOX, above=paragraph("Nomor SOP: 1/2024"))],
)
def test_a_box_that_is_no_sheet(content: bytes) -> None:
    """A note with one label, and a box beside a sheet, are quoted."""
    found = recognised(reading_of("a.docx", content))
    assert "nomor" not in found.bidang or found.bidang["nomor"].isi == "1/2024"
    assert any("Nomor SOP : " in one.teks for one in found.sisa)


def test_english_labels() -> None:
    """Bilingual forms have labels and boxes of their own."""
    rows = (("SOP No.", "SOP/IT/005"), ("Title / Judul", "Pemulihan Akun"), ("Effective Date", "1 March 2024"), ("Revision", "2"), ("Approved by", "Kepala Pusat Data"), ("Scope", "Semua unit"))  # fmt: skip
    found = recognised(
        reading_of("a.docx", document(table((120, 200), [[cell(one) for one in row] for row in rows]) + _STEPS))
    )
    told = {key: found.bidang[key].isi for key in ("nomor", "judul", "tanggal.efektif", "revisi_ke")}
    assert told == {"nomor": "SOP/IT/005", "judul": "Pemulihan Akun", "tanggal.efektif": "2024-03-01", "revisi_ke": "2"}
    assert [one.isi for one in found.kotak["ruang_lingkup"].butir] == ["Semua unit"]
    assert found.tanda_tangan[0]["jabatan"].isi == "Kepala Pusat Data"
