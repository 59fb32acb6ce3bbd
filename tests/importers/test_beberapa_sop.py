# Several SOP in one document: where one ends and the next begins, and what they share.
from __future__ import annotations

import pytest

from tatalaksana.importers import Keyakinan, recognise
from tatalaksana.importers.readers import reading_of
from tests.importers.documents import ground

_STEPS = (
    "<table><tr><th>No<th>Kegiatan<th>Petugas<th>Kepala<th>Kelengkapan<th>Waktu<th>Output</tr>"
    "<tr><td>1<td>Mencatat surat<td>√<td><td>Surat<td>5 menit<td>Catatan</tr><tr><td>2<td>Memeriksa surat<td><td>√<td>Catatan<td>1 jam<td>Paraf</tr></table>"
)
_OFFICE = "<p>PEMERINTAH KABUPATEN REKAAN<p>DINAS REKAAN KABUPATEN REKAAN<p>Jl. Rekaan No. 1"
_SIGNED = "<p>Kepala Dinas Rekaan<p>Sri Contoh, S.Sos.<p>NIP. 19700101 199003 1 001"
_NUMBERED = "<p>Nomor SOP: {0}/SOP/2025<p>Judul SOP: Surat {0}"


def test_who_names_no_office_has_the_one_of_its_document() -> None:
    """An SOP without a letterhead has that of its document's others, and says so; no other register's entry is offered for it."""
    page = _OFFICE + "".join(_NUMBERED.format(at) + _STEPS for at in range(3))
    first, *others = recognise(reading_of("a.html", page.encode()), ground())
    assert [one.bidang["unit"].isi for one in others] == [first.bidang["unit"].isi] * 2
    assert {one.bidang["unit"].yakin for one in others} == {Keyakinan.MUNGKIN}
    assert not any("unit" in one.tambahan for one in others)


def test_the_nearest_of_several_offices_is_a_guess() -> None:
    """Where a document's SOP name two units, one that names none has that of the one before, as a guess."""
    offices = (_OFFICE, "", _OFFICE.replace("DINAS", "BADAN"))
    page = "".join(head + _NUMBERED.format(at) + _STEPS + _SIGNED for at, head in enumerate(offices))
    found = [one.bidang["unit"] for one in recognise(reading_of("a.html", page.encode()), ground())]
    assert [one.isi.split("-")[0] for one in found] == ["dinas", "dinas", "badan"]
    assert found[1].yakin is Keyakinan.TEBAKAN


@pytest.mark.parametrize("signed", [_SIGNED, _SIGNED.replace("Kepala ", "Kepala<p>"), _SIGNED.rpartition("<p>")[0]])
def test_letterhead_and_title_above_a_number_are_of_the_next(signed: str) -> None:
    """They stand above the first label of the next SOP, below the one that signed the last."""
    page = "".join(
        f"{_OFFICE}<p>SOP {title}<p>Nomor SOP: {at}/2025{_STEPS}{signed}"
        for at, title in enumerate(("Surat Masuk", "Surat Keluar"))
    )
    first, second = recognise(reading_of("a.html", page.encode()), ground())
    assert [one.bidang["judul"].isi for one in (first, second)] == ["Surat Masuk", "Surat Keluar"]
    assert second.kop == first.kop
    assert [one.tanda_tangan[0]["nama"].isi for one in (first, second)] == ["Sri Contoh, S.Sos."] * 2
    assert not any("Surat Keluar" in one.teks for one in first.sisa)


def test_a_title_above_a_day_begins_an_sop_too() -> None:
    """A title and a day without a number begin the next SOP; below the title of the same SOP they do not."""
    page = "".join(
        f"<p>SOP {title}<p>Tanggal Efektif: 3 Maret 2025{_STEPS}" for title in ("Surat Masuk", "Surat Keluar")
    )
    assert [one.bidang["judul"].isi for one in recognise(reading_of("a.html", page.encode()), ground())] == [
        "Surat Masuk", "Surat Keluar",
    ]  # fmt: skip
    again = page.replace("Surat Keluar", "Surat Masuk")
    assert len(recognise(reading_of("a.html", again.encode()), ground())) == 1


def test_a_title_above_steps_that_begin_anew() -> None:
    """A title of its own above a table that counts from 1 again begins the next SOP, whatever lanes it has; the same title, or steps that count on, do not."""
    page = f"<p>SOP Surat Masuk{_STEPS}<p>SOP {{}}{_STEPS.replace('Petugas', 'Kurir')}"
    found = recognise(reading_of("a.html", page.format("Surat Keluar").encode()), ground())
    assert [one.bidang["judul"].isi for one in found] == ["Surat Masuk", "Surat Keluar"]
    assert [[lane.label for lane in one.lajur] for one in found] == [["Petugas", "Kepala"], ["Kurir", "Kepala"]]
    on = page.format("Surat Keluar").split("<p>SOP Surat Keluar")
    on[1] = on[1].replace("<td>1<td>", "<td>3<td>").replace("<td>2<td>", "<td>4<td>")
    for again in (page.format("Surat Masuk"), "<p>SOP Surat Keluar".join(on)):
        assert len(recognise(reading_of("a.html", again.encode()), ground())) == 1


def test_units_of_a_box_are_no_letterhead() -> None:
    """Units that a box below the steps lists stay there; the office that stands above the steps too heads the next SOP."""
    box = "<p>Unit Terkait<p>Instalasi Farmasi<p>Instalasi Gizi"
    page = "".join(
        f"<p>RSUD REKAAN<p>SPO {title}<p>No. Dokumen: {at}/S{_STEPS}{box}" for at, title in enumerate(("Obat", "Diet"))
    )
    first, second = recognise(reading_of("a.html", page.encode()), ground())
    assert [item.isi for item in first.kotak["unit_terkait"].butir] == ["Instalasi Farmasi", "Instalasi Gizi"]
    assert [one.bidang["judul"].isi for one in (first, second)] == ["Obat", "Diet"]
    assert second.kop == ("RSUD REKAAN",)
    bare = page.replace("<p>RSUD REKAAN<p>SPO Diet", "")
    assert recognise(reading_of("a.html", bare.encode()), ground())[1].kop == ()


def test_headings_of_a_book_are_no_unit() -> None:
    """«Kata Pengantar», «Bab I» and the year stand between the office and the first SOP."""
    front = "<p>BUKU SOP<p>SEKRETARIAT DPRD REKAAN<p>TAHUN ANGGARAN 2025<p>KATA PENGANTAR<p>Buku ini pedoman kerja.<p>DAFTAR ISI<p>BAB I"
    found = recognise(reading_of("a.html", (front + _NUMBERED.format(1) + _STEPS).encode()), ground())
    assert [one.bidang["unit"].isi for one in found] == ["sekretariat-dprd-rekaan"]
