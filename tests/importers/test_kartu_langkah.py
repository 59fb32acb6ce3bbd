# Steps that stand each by themselves: in a table of its own, side by side below each other's names, or under a heading.
from __future__ import annotations

from collections.abc import Sequence

import pytest

from tatalaksana.importers import Keyakinan, Terkenali
from tatalaksana.importers.readers import reading_of
from tests.importers.documents import recognised
from tests.importers.word_documents import cell, document, paragraph, table

_NAMES = ("Kegiatan", "Pelaksana", "Waktu", "Output")
_TOLD = (("Menerima laporan", "Petugas Loket", "10 menit", "Tiket"), ("Memeriksa laporan", "Analis Keamanan", "2 jam", "Hasil"), ("Menutup laporan", "Petugas Loket", "5 menit", "Arsip"))  # fmt: skip


def _html(*parts: str) -> bytes:
    return f"<p>SOP LAPORAN<p>Nomor SOP: 7/2024{''.join(parts)}".encode()


def _rows(rows: Sequence[Sequence[str]]) -> str:
    return "<table>" + "".join("<tr>" + "".join(f"<td>{one}" for one in row) for row in rows) + "</table>"


def _cards(first: Sequence[str] = ("Langkah", "{}"), between: str = "") -> bytes:
    """A table a step."""
    made = (
        _rows([[one.format(at) for one in first], *zip(_NAMES, step, strict=True)]) for at, step in enumerate(_TOLD, 1)
    )
    return _html(between.join(made))


def _told(found: Terkenali) -> list[tuple[str, ...]]:
    return [
        (
            row.isi["uraian"].isi,
            found.lajur[row.simbol[0].lajur].label,
            *(row.isi[key].isi for key in ("waktu", "output")),
        )
        for row in found.baris
    ]


@pytest.mark.parametrize(
    "content",
    [
        _cards(),
        _cards(("No.", ":", "{}")),
        _cards(("Langkah {}",)),
        _cards(between="<p>Dilanjutkan dengan:"),
        _html(
            _rows([*zip(("No", *_NAMES), *(map(str, (at, *step)) for at, step in enumerate(_TOLD, 1)), strict=True)])
        ),
    ],
)
def test_steps_beside_the_names_of_columns(content: bytes) -> None:
    """Each is a row as if the names stood above them; what stands between them is quoted."""
    found = recognised(reading_of("a.html", content))
    assert [*_TOLD] == _told(found)
    assert {row.isi["uraian"].yakin for row in found.baris} == {Keyakinan.PASTI}
    assert {one.teks for one in found.sisa} == ({"Dilanjutkan dengan:"} if b"Dilanjutkan" in content else set())


def test_one_table_of_names_is_no_step() -> None:
    """Which beside a sheet is a table of something else."""
    content = _html(_rows([*zip(_NAMES, _TOLD[0], strict=True)]))
    assert not recognised(reading_of("a.html", content)).baris


@pytest.mark.parametrize("heading", ["Langkah {}: {}", "{}. {}", "Tahap ke-{}\n{}", "Langkah {} – {}"])
@pytest.mark.parametrize("label", ["Prosedur\n", ""])
def test_steps_below_headings(heading: str, label: str) -> None:
    """What stands in lines below is the step's; nothing of it is sure, and nothing is quoted."""
    lines = [
        f"{heading.format(at, done)}\nPelaksana: {who}\nWaktu: {time}\nOutput: {paper}\n"
        for at, (done, who, time, paper) in enumerate(_TOLD, 1)
    ]
    found = recognised(reading_of("a.txt", f"SOP LAPORAN\nNomor SOP: 7/2024\n{label}{''.join(lines)}".encode()))
    assert [*_TOLD] == _told(found)
    assert Keyakinan.PASTI not in {one.yakin for row in found.baris for one in row.isi.values()}
    assert [one.teks for one in found.sisa] == []


def test_headings_of_word_without_details() -> None:
    """«Langkah 1: …» counts without anything below it too; what says it once is no step."""
    steps = "".join(paragraph(f"Langkah {at}: {done} oleh petugas") for at, (done, *_) in enumerate(_TOLD, 1))
    body = paragraph("SOP LAPORAN") + table((90, 90), [[cell("Nomor SOP"), cell("7/2024")]])
    assert 3 == len(recognised(reading_of("a.docx", document(body + steps))).baris)
    one = recognised(reading_of("a.docx", document(body + paragraph("Langkah 1: Menerima laporan"))))
    assert not one.baris


def test_a_step_whose_activity_has_its_label() -> None:
    """«Kegiatan: …» below «Langkah 1» is what is done, without its label."""
    steps = "\n".join(f"Langkah {at}\nKegiatan  : {said}\nPelaksana : Petugas\nWaktu     : 1 jam\n" for at, said in enumerate(("Mencatat surat", "Menyimpan surat"), 1))  # fmt: skip
    found = recognised(reading_of("a.txt", f"SOP Surat\nNomor SOP: 7/2025\n\nLANGKAH KERJA\n{steps}".encode()))
    assert ["Mencatat surat", "Menyimpan surat"] == [row.isi["uraian"].isi for row in found.baris]
