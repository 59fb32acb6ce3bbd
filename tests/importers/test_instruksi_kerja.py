# Tables of steps in which no column says who acts: instructions with pictures, and sheets that leave it to the sentences.
from __future__ import annotations

import pytest

from tatalaksana.importers import Keyakinan, Terkenali
from tatalaksana.importers.readers import reading_of
from tests.importers.documents import recognised

_DONE = ("Menyalakan lampu mikroskop", "Meletakkan preparat di meja", "Mengatur fokus lensa")


def _page(heads: str, *rows: str) -> Terkenali:
    told = "".join(f"<tr>{row}" for row in (heads, *rows))
    return recognised(
        reading_of("a.html", f"<p>INSTRUKSI KERJA<p>Nomor IK : IK-09<p>PENGOPERASIAN MIKROSKOP<table>{told}</table>".encode())
    )  # fmt: skip


@pytest.mark.parametrize("more", ["Gambar<td>Titik Kritis", "Foto<td>Rekaman Suhu", "Titik Kritis"])
def test_rows_that_count_and_say_what_is_done(more: str) -> None:
    """They are steps, whatever else stands beside them; who acts is nobody yet, and no picture is a lane."""
    beside = ("<td><img src=a.png><td>220 V", "<td><td>", "<td><img src=b.png><td>Hati-hati")
    rows = (f"<td>{at}<td>{done}{one}" for at, (done, one) in enumerate(zip(_DONE, beside, strict=True), 1))
    found = _page(f"<td>No<td>Langkah Kerja<td>{more}", *rows)
    assert [*_DONE] == [row.isi["uraian"].isi for row in found.baris]
    assert found.lajur == ()
    assert found.bidang["unit"].yakin is Keyakinan.TEBAKAN


@pytest.mark.parametrize(
    "rows",
    [
        ("<td>1<td>Persyaratan<td>Ijazah", "<td>2<td>Biaya<td>Gratis", "<td>3<td>Produk<td>Legalisir"),
        ("<td>1<td>Menambah kegiatan<td>2 Mei 2024", "<td>3<td>Mengubah judul<td>3 Mei 2024", "<td>2<td>Mengubah waktu<td>4 Mei 2024"),
        ("<td>1<td>Menambah kegiatan<td>2 Mei 2024",),
    ],
)  # fmt: skip
def test_rows_that_do_not(rows: tuple[str, ...]) -> None:
    """A list of something else is no table of steps."""
    assert not any(row.asal.startswith("halaman 1, tabel") for row in _page("<td>No<td>Uraian<td>Isi", *rows).baris)


def test_sentences_say_who_acts() -> None:
    """Where no column does."""
    rows = ("<td>1<td>Petugas memanggil pasien<td>1 menit<td>Antrean", "<td>2<td>Dokter memeriksa pasien<td>9 menit<td>Catatan", "<td>3<td>Petugas mencatat hasil<td>2 menit<td>Arsip")  # fmt: skip
    found = _page("<td>No<td>Kegiatan<td>Waktu<td>Output", *rows)
    assert ["Petugas", "Dokter", "Petugas"] == [found.lajur[row.simbol[0].lajur].label for row in found.baris]
    assert {row.simbol[0].dasar.yakin for row in found.baris} == {Keyakinan.TEBAKAN}
