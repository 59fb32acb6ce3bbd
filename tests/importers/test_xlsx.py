# Workbooks: cells, merges, and the shapes over them; and what a hostile one may not do.
from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO

import pytest

from tatalaksana.importers import Keyakinan, UnreadDocumentError
from tatalaksana.importers.readers import reading_of
from tatalaksana.model import flow_of
from tests.importers.documents import imported, recognised, sop_of
from tests.importers.workbooks import Drawn, Joined, workbook

_CELLS = {
    "A1": "DINAS REKAAN", "D1": "Nomor SOP", "E1": ":", "F1": "12/2025", "D2": "Tanggal Efektif", "F2": "3 Februari 2025", "D3": "Disahkan oleh", "F3": "Kepala Dinas",
    "F4": "Sri Contoh, S.Sos.", "F5": "NIP. 197001011990031001", "D6": "Nama SOP", "F6": "Surat Masuk", "A7": "Dasar Hukum", "D7": "Kualifikasi Pelaksana",
    "A8": "1. Undang-Undang Nomor 1 Tahun 2020", "D8": "1. Teliti",
    "A10": "No", "B10": "Kegiatan", "C10": "Pelaksana", "E10": "Mutu Baku", "H10": "Ket.", "C11": "Petugas", "D11": "Kepala", "E11": "Kelengkapan", "F11": "Waktu", "G11": "Output",
    "A12": "1", "B12": "Mencatat surat", "E12": "Surat", "F12": "5 menit", "G12": "Surat tercatat",
    "A13": "2", "B13": "Memeriksa surat", "E13": "Surat tercatat", "F13": "1 jam", "G13": "Disposisi",
    "A14": "3", "B14": "Menyimpan surat", "E14": "Disposisi", "F14": "5 menit", "G14": "Arsip",
}  # fmt: skip
_MERGES = ("A10:A11", "B10:B11", "C10:D10", "E10:G10", "H10:H11")
_SHAPES = (
    Drawn(2, "flowChartTerminator", 2.2, 11.2, 2.8, 11.8), Drawn(3, "flowChartDecision", 3.2, 12.2, 3.8, 12.8), Drawn(4, "flowChartTerminator", 2.2, 13.2, 2.8, 13.8),
)  # fmt: skip
_NO = Drawn(9, "rect", 2.0, 11.9, 2.2, 12.3, "Tidak", box=True)


def _edges(content: bytes) -> list[tuple[int, int, str]]:
    flow = flow_of(imported(reading_of("a.xlsx", content)))[0]
    return sorted((flow.symbols[one.source].row, flow.symbols[one.target].row, one.label) for one in flow.edges)


def test_cells_and_merges_are_read() -> None:
    """Identity over several rows and columns, heads of two rows, and the table below."""
    sop = imported(reading_of("a.xlsx", workbook(_CELLS, _MERGES, _SHAPES, (Joined(5, 2, 3), Joined(6, 3, 4)))))
    (signed,) = sop.pengesahan
    assert (sop.nomor, sop.judul, str(sop.tanggal.efektif), signed.jabatan, signed.nama, signed.nip) == (
        "12/2025", "Surat Masuk", "2025-02-03", "Kepala Dinas", "Sri Contoh, S.Sos.", "197001011990031001",
    )  # fmt: skip
    assert [(one.uraian, one.kelengkapan, one.waktu and one.waktu.teks, one.output) for one in sop.kegiatan] == [
        ("Mencatat surat", "Surat", "5 menit", "Surat tercatat"), ("Memeriksa surat", "Surat tercatat", "1 jam", "Disposisi"), ("Menyimpan surat", "Disposisi", "5 menit", "Arsip"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        (Joined(5, 2, 3), Joined(6, 3, 4), Joined(7, 3, 2)),
        (Joined(5, (2.8, 11.5), (3.5, 12.2)), Joined(6, (3.5, 12.8), (2.8, 13.5)), Joined(7, (3.2, 12.5), (2.5, 11.8))),
    ],
    ids=["glued", "by place"],
)  # fmt: skip
def test_shapes_become_symbols_and_arrows(lines: Sequence[Joined]) -> None:
    """Glued lines lead where they say, loose ones where they run; a word beside an exit is its label, the other has none."""
    content = workbook(_CELLS, _MERGES, (*_SHAPES, _NO), lines)
    found = recognised(reading_of("a.xlsx", content))
    assert [[(one.lajur, one.bentuk, one.dasar.yakin) for one in row.simbol] for row in found.baris] == [
        [(0, "kapsul", Keyakinan.PASTI)], [(1, "belah-ketupat", Keyakinan.PASTI)], [(0, "kapsul", Keyakinan.PASTI)],
    ]  # fmt: skip
    assert _edges(content) == [(0, 1, ""), (1, 0, "Tidak"), (1, 2, "")]


def test_a_line_without_an_end_is_told() -> None:
    """An arrow that comes from nowhere is quoted, and a symbol without an exit is marked as a guess."""
    content = workbook(_CELLS, _MERGES, _SHAPES, (Joined(6, 3, 4), Joined(7, (6.0, 11.5), (3.5, 12.2))))
    found = recognised(reading_of("a.xlsx", content))
    assert found.baris[0].simbol[0].dasar.yakin is Keyakinan.TEBAKAN
    assert any("ujungnya tidak pada simbol" in one.mengapa for one in found.sisa)
    assert flow_of(sop_of(found))[1] == ()


def test_two_symbols_in_a_row() -> None:
    """Two boxes of one row that a line joins are in turn; both at once where none does."""
    two = Drawn(8, "rect", 3.2, 11.2, 3.8, 11.8)
    in_turn = imported(
        reading_of(
            "a.xlsx", workbook(_CELLS, _MERGES, (*_SHAPES, two), (Joined(5, 2, 8), Joined(6, 8, 3), Joined(7, 3, 4)))
        )
    )
    assert in_turn.kegiatan[0].simbol is not None
    assert not in_turn.kegiatan[0].serentak
    together = imported(
        reading_of(
            "a.xlsx", workbook(_CELLS, _MERGES, (*_SHAPES, two), (Joined(5, 2, 3), Joined(6, 8, 3), Joined(7, 3, 4)))
        )
    )
    assert len(flow_of(together)[0].symbols) == 4
    assert sorted((one.source, one.target) for one in flow_of(together)[0].edges) == [(0, 2), (1, 2), (2, 3)]


@pytest.mark.parametrize("last", [13, 14])
def test_a_time_for_several_rows(last: int) -> None:
    """A merged time is shared by the rows that it reaches over, and takes the symbol of none of them."""
    cells = {name: text for name, text in _CELLS.items() if name not in {f"F{row}" for row in range(13, last + 1)}}
    content = workbook(cells, (*_MERGES, f"F12:F{last}"), _SHAPES, (Joined(5, 2, 3), Joined(6, 3, 4)))
    sop = imported(reading_of("a.xlsx", content))
    assert sop.kegiatan[0].waktu is not None
    assert sop.kegiatan[0].waktu.sampai is not None
    assert sop.kegiatan[1].waktu is None
    assert [[one.lajur for one in row.simbol] for row in recognised(reading_of("a.xlsx", content)).baris] == [
        [0],
        [1],
        [0],
    ]
    assert _edges(content) == [(0, 1, ""), (1, 2, "")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04rusak", "rusak"), (b"\xd0\xcf\x11\xe0" + b"x" * 100, "kata sandi"), (b"bukan arsip", "bukan .xlsx"),
        (workbook(_CELLS, more={"xl/worksheets/besar.xml": b"<a>" + b" " * 60_000_000 + b"</a>"}), "jauh lebih besar"),
        (workbook(_CELLS, more={"xl/drawings/jahat.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}), "DOCTYPE"),
    ],
)  # fmt: skip
def test_a_hostile_workbook_is_a_sentence(content: bytes, said: str) -> None:
    """Broken, locked, blown up, with entities: each is refused in words."""
    with pytest.raises(UnreadDocumentError, match=said):
        reading_of("a.xlsx", content)


def test_macros_and_pictures_are_told() -> None:
    """What is not read is said."""
    reading = reading_of("a.xlsm", workbook(_CELLS, more={"xl/vbaProject.bin": b"x", "xl/media/image1.png": b"x"}))
    assert any("makro" in one for one in reading.remarks)
    assert any("gambar" in one for one in reading.remarks)
    assert zipfile.is_zipfile(BytesIO(workbook(_CELLS)))
