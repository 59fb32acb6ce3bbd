# Sheets that somebody put beside each other, and tables that somebody cut.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from openpyxl.utils import get_column_letter

from tatalaksana.importers import Terkenali, recognise
from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.reading import ReadCell, Reading, ReadPage, ReadTable
from tests.importers.documents import BOXES, IDENTITY, ROWS, SHEET, ground, read, recognised, table
from tests.importers.workbooks import Drawn, Joined, workbook

_HEADS = ("No", "Kegiatan", "Petugas", "Kepala", "Kelengkapan", "Waktu", "Output", "Ket")
_KINDS = ("flowChartTerminator", "flowChartProcess", "flowChartTerminator")


def _beside(gap: int) -> tuple[Terkenali, ...]:
    """A workbook of two SOP with so many empty columns between them, and a chart over each."""
    cells: dict[str, str] = {}
    drawn: list[Drawn] = []
    joined: list[Joined] = []
    for side, title in enumerate(("Peminjaman Ruang Rapat", "Pengembalian Ruang Rapat")):
        moved = side * (len(_HEADS) + gap)
        sheet = [*IDENTITY[:-1], ("", "Nama SOP", title), (), _HEADS]
        sheet += [(str(at), row[0], "", "", *row[3:], "") for at, row in enumerate(ROWS, 1)]
        cells |= {
            f"{get_column_letter(column + moved)}{row}": text
            for row, one in enumerate(sheet, 1)
            for column, text in enumerate(one, 1)
            if text
        }
        for at, kind in enumerate(_KINDS):
            left, number = moved + 2.2 + (at == 1) + side * (at == 2), 10 * side + at + 2
            drawn.append(Drawn(number, kind, left, 8.2 + at, left + 0.6, 8.8 + at))
            joined += [Joined(100 + number, number - 1, number)] if at else []
    return recognise(reading_of("a.xlsx", workbook(cells, drawn=drawn, joined=joined)), ground())


def test_two_sop_beside_each_other() -> None:
    """Each has its own sheet, steps, symbols and arrows."""
    found = _beside(2)
    assert [one.bidang["judul"].isi for one in found] == ["Peminjaman Ruang Rapat", "Pengembalian Ruang Rapat"]
    for one, last in zip(found, (0, 1), strict=True):
        assert [row.isi["uraian"].isi for row in one.baris] == [row[0] for row in ROWS]
        symbols = [symbol for row in one.baris for symbol in row.simbol]
        assert [symbol.lajur for symbol in symbols] == [0, 1, last]
        assert [way.tujuan for symbol in symbols for way in symbol.jalan if way.tujuan] == [(1, 0), (2, 0)]


def test_two_sop_without_room_between_them() -> None:
    """They are not told apart, so nothing of them is sure."""
    (found,) = _beside(0)
    assert {row.isi["waktu"].yakin.value for row in found.baris} == {"mungkin"}


@pytest.mark.parametrize("again", [True, False])
@pytest.mark.parametrize("deep", [1, 2])
def test_quality_in_a_table_of_its_own(deep: int, *, again: bool) -> None:
    """What steps need, take and make is told by number below what is done; it is joined, and not sure."""
    acts = table(
        [("No", "Kegiatan", "Pelaksana", ""), ("", "", "Petugas", "Kepala"), *((str(at), *row[:3]) for at, row in enumerate(ROWS, 1))],
        [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2)],
    )  # fmt: skip
    names = ["No", *(["Kegiatan"] if again else []), "Kelengkapan", "Waktu", "Output"]
    above = [["", *([""] if again else []), "Mutu Baku", "", ""]] if deep > 1 else []
    rows = [[str(at), *(row[:1] if again else []), *row[3:]] for at, row in enumerate(ROWS, 1)]
    found = recognised(read(SHEET, acts, table([*above, names, *rows], [(0, 1 + again, 1, 3)] if above else [])))
    assert [tuple(row.isi[key].isi for key in ("uraian", "kelengkapan", "waktu", "output")) for row in found.baris] == [
        (row[0], *row[3:]) for row in ROWS
    ]
    assert [[one.lajur for one in row.simbol] for row in found.baris] == [[0], [1], [0]]
    assert {(row.isi["uraian"].yakin.value, row.isi["waktu"].yakin.value) for row in found.baris} == {
        ("pasti", "mungkin")
    }


def test_tables_whose_numbers_differ_are_two() -> None:
    """What a table of other numbers says is none of these steps'."""
    acts = table([("No", "Kegiatan", "Pelaksana"), *((str(at), row[0], "Petugas") for at, row in enumerate(ROWS, 1))])
    other = table([("No", "Kelengkapan", "Waktu", "Output"), *((str(at), *row[3:]) for at, row in enumerate(ROWS, 4))])
    assert not any({"waktu", "output"} & row.isi.keys() for row in recognised(read(SHEET, acts, other)).baris[:3])


@pytest.mark.parametrize(
    "head",
    [
        (("No Kegiatan", "Pelaksana", "Mutu Baku"),),
        (("", "Pelaksana", ""), ("No Kegiatan", "", ""), ("", "Petugas", "Mutu Baku")),
    ],
)
def test_steps_without_lines_that_go_on_over_pages(head: Sequence[Sequence[str]]) -> None:
    """A table of steps without lines is quoted, also on the next page and where its head is lines of words over each other; no box has its rows."""
    below = ("1", "Mencatat surat", "5 menit")
    first = _without_lines((*IDENTITY, *BOXES, *head, below))
    second = replace(_without_lines((("2", "Menyimpan surat", "1 jam"),)), page=2)
    found = recognised(Reading("contoh", (ReadPage(1), ReadPage(2)), (first, second)))
    assert [one.isi for one in found.kotak["peringatan"].butir] == [BOXES[-1][0]]
    assert [one.isi for one in found.kotak["pencatatan"].butir] == [BOXES[-1][1]]
    quoted = [one.teks for one in found.sisa if "kehilangan sel-selnya" in one.mengapa]
    assert quoted[-2:] == ["1 Mencatat surat 5 menit", "2 Menyimpan surat 1 jam"]


def _without_lines(rows: Sequence[Sequence[str]]) -> ReadTable:
    cells = tuple(ReadCell(at, column, text) for at, row in enumerate(rows) for column, text in enumerate(row) if text)
    return ReadTable(1, cells, ruled=False)
