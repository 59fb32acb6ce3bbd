# The head of a sheet that hospitals print again on each page.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tatalaksana.importers import Terkenali, draft_text, recognise
from tatalaksana.importers.baris_kop import joined_offices
from tatalaksana.importers.reading import ReadTable
from tests.importers.documents import PLAIN, ground, read, recognised, steps_table, table

_HEAD = (
    ("(logo)\nPEMERINTAH KOTA REKAAN\nRSUD MISALREJA\nJl. Misal No. 2", "PENERIMAAN PASIEN RAWAT JALAN", ""), ("", "No. Dokumen\n445/03/SPO/2025", "Halaman\n1/2"),
    ("STANDAR\nPROSEDUR\nOPERASIONAL", "Tanggal Terbit\n3 Maret 2025", "Ditetapkan,\nDirektur RSUD Misalreja\nSri Contoh, M.Kes.\nNIP. 19700101 199003 1 001"),
)  # fmt: skip
_SPANS = [(0, 0, 2, 1), (0, 1, 1, 2)]
_FIRST = (
    ("TUJUAN", "Pasien diterima dengan tertib."),
    ("PROSEDUR", "1. Petugas Loket menerima pasien.\n2. Petugas Loket mencatat pasien."),
)
_SECOND = (
    ("PROSEDUR\n(lanjutan)", "3. Perawat memanggil pasien.\n4. Perawat mengantar pasien."),
    ("UNIT TERKAIT", "Loket"),
)


def _again(rows: Sequence[int]) -> list[tuple[str, ...]]:
    return [tuple(text.replace("1/2", "2/2") for text in _HEAD[row]) for row in rows]


@pytest.mark.parametrize("joined", [True, False])
@pytest.mark.parametrize("rows", [(0, 1, 2), (0, 1)])
def test_a_head_again(rows: Sequence[int], *, joined: bool) -> None:
    """A head that stands again above the rest of the steps, whole or its first rows, alone or in one table with them, is in no step and says nobody's office."""
    head = _again(rows)
    second = [table([*head, *_SECOND], _SPANS)] if joined else [table(head, _SPANS), table(_SECOND)]
    found = recognised(read(table(_HEAD, _SPANS), table(_FIRST), *second))
    assert [row.isi["uraian"].isi for row in found.baris] == [
        "Petugas Loket menerima pasien.", "Petugas Loket mencatat pasien.", "Perawat memanggil pasien.", "Perawat mengantar pasien.",
    ]  # fmt: skip
    (signed,) = found.tanda_tangan
    assert {key: (one.isi, one.yakin.value) for key, one in signed.items() if key in {"jabatan", "nama"}} == {
        "jabatan": ("Direktur RSUD Misalreja", "pasti"),
        "nama": ("Sri Contoh, M.Kes.", "pasti"),
    }
    assert found.bidang["unit"].isi == "rsud-misalreja"


def test_a_head_between_two_parts_of_one_table() -> None:
    """It begins no other SOP."""
    steps = steps_table("Pelaksana", "Mutu Baku", PLAIN)
    cells = [cell for cell in steps.cells if cell.row < 4]
    rest = replace(steps, cells=tuple(cell for cell in steps.cells if cell.row < 2 or cell.row == 4))
    found = recognised(read(table(_HEAD, _SPANS), ReadTable(1, tuple(cells)), table(_again((0, 1, 2)), _SPANS), rest))
    assert [row.nomor for row in found.baris] == ["1", "2", "3"]


def test_another_number_is_another_sop() -> None:
    """The same head with another number is that of the next SOP."""
    other = [tuple(text.replace("445/03", "445/04") for text in row) for row in _HEAD]
    found = _numbers(table(_HEAD, _SPANS), table(other, _SPANS))
    assert found == ["445/03/SPO/2025", "445/04/SPO/2025"]


def _numbers(*heads: ReadTable) -> list[str]:
    """The numbers of the SOP of a document, in which a table of steps stands below each of these heads."""
    steps = steps_table("Pelaksana", "Mutu Baku", PLAIN)
    several = recognise(read(*(one for head in heads for one in (head, steps))), ground())
    return [one.bidang["nomor"].isi for one in several]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("RUMAH SAKIT UMUM DAERAH MISALREJA INSTALASI RAWAT INAP", ["RUMAH SAKIT UMUM DAERAH MISALREJA", "INSTALASI RAWAT INAP"]),
        ("PEMERINTAH KOTA REKAAN RSUD MISALREJA Jl. Misal No. 2 Telp. 1", ["PEMERINTAH KOTA REKAAN", "RSUD MISALREJA", "Jl. Misal No. 2 Telp. 1"]),
        ("PEMERINTAH KOTA REKAAN KECAMATAN MISAL DESA REJA ASRI", ["PEMERINTAH KOTA REKAAN", "KECAMATAN MISAL", "DESA REJA ASRI"]),
        ("DINAS PEMBERDAYAAN MASYARAKAT DAN DESA KOTA REKAAN", None),
        ("PEMERINTAH DESA REJA ASRI", None),
        ("KEMENTERIAN KOORDINATOR\nBIDANG REKAAN DAN MISAL", None),
        ("INSTALASI RAWAT INAP RSUD MISALREJA", None),
        ("DINAS KESEHATAN KOTA REKAAN", None),
        ("SUNGAI REKAAN INSTALASI AIR BERSIH", None),
    ],
)  # fmt: skip
def test_lines_of_a_letterhead_that_ran_together(line: str, parts: Sequence[str] | None) -> None:
    """An office and one that belongs to it are two lines; a name that holds such a word is one."""
    assert joined_offices(line) == (parts or [line])


def test_the_unit_of_a_line_that_ran_together() -> None:
    """The unit is the last of them, and is not sure, also in the draft."""
    found = _of_unit("DINAS REKAAN BIRO PERTAMANAN DAN PEMANGKASAN")
    unit = found.bidang["unit"]
    why = "Baris kop «DINAS REKAAN BIRO PERTAMANAN DAN PEMANGKASAN» dianggap beberapa baris yang tersambung."
    assert (unit.isi, unit.yakin.value, unit.mengapa) == ("biro-pp", "mungkin", why)
    assert f"unit: {why}" in draft_text(found, ground().registers, "contoh").doubts
    assert _of_unit("DINAS REKAAN\nBIRO PERTAMANAN DAN PEMANGKASAN").bidang["unit"].yakin.value == "pasti"


def _of_unit(line: str) -> Terkenali:
    """The SOP whose letterhead has this line in place of the office."""
    head = [tuple(text.replace("RSUD MISALREJA\nJl", f"{line}\nJl") for text in row) for row in _HEAD]
    return recognised(read(table(head, _SPANS), table(_FIRST)))
