# Names of parts over the steps: rows without a number, a column beside the steps, numbers that count within them.
from __future__ import annotations

from collections.abc import Sequence

import pytest

from tatalaksana.importers import Keyakinan, Terkenali
from tatalaksana.importers.reading import Reading, ReadPage, ReadText
from tests.importers.documents import SHEET, read, recognised, sop_of, table

_BARE = ("Tahapan Kegiatan", "Petugas", "Kepala", "Kelengkapan", "Waktu", "Output", "Ket")
_STEP = ("Mencatat surat", "√", "", "Surat", "5 menit", "Catatan", "")
_BOTH = ("Menandatangani disposisi", "√", "√", "Disposisi", "5 menit", "Surat", "")
_LAST = ("Membaca catatan", "", "√", "Catatan", "5 menit", "Disposisi", "")


def _bare(*rows: Sequence[str]) -> Terkenali:
    return recognised(read(SHEET, table([_BARE, *((*row, *[""] * (len(_BARE) - len(row))) for row in rows)])))


@pytest.mark.parametrize("name", ["I. PENCATATAN", "A. Pencatatan", "PENCATATAN"])
def test_a_part_where_no_step_has_a_number(name: str) -> None:
    """A row that holds its name only, and counts or is in capitals, acts for nobody; the steps are as sure as without it."""
    found = _bare((name,), _STEP, ("II. DISPOSISI",), _LAST)
    assert [bool(row.simbol) for row in found.baris] == [False, True, False, True]
    assert [found.baris[at].isi["output"].yakin for at in (1, 3)] == [Keyakinan.PASTI] * 2


def test_an_activity_that_has_nothing_beside_it_stays_a_step() -> None:
    """It neither counts nor shouts."""
    assert [bool(row.simbol) for row in _bare(("Menyiapkan ruang",), _STEP, _LAST, _STEP).baris] == [True] * 4


def test_rows_that_are_no_steps() -> None:
    """The title again with «(lanjutan)» is nothing new, and what a star stands for is quoted; between the steps beside them nothing is missing."""
    found = _bare(_STEP, ("SOP Pencatatan Surat (lanjutan)",), _BARE, _LAST, ("*) bila perlu",))
    assert [row.isi["uraian"].isi for row in found.baris] == ["Mencatat surat", "Membaca catatan"]
    assert [one.teks for one in found.sisa] == ["*) bila perlu"]
    assert found.celah == ""


_TOP = ("Tahap", "No", "Aktivitas", "Pelaksana", "", "Mutu Baku", "", "")
_BELOW = ("", "", "", "Petugas", "Kepala", "Kelengkapan", "Waktu", "Output")
_HEAD = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 2, 1), (0, 3, 1, 2), (0, 5, 1, 3)]


def _column(*numbers: str) -> Terkenali:
    steps = [
        (name, number, *step[:6])
        for name, number, step in zip(("Persiapan", "", "Penutup"), numbers, (_STEP, _LAST, _BOTH), strict=True)
    ]
    return recognised(read(SHEET, table([_TOP, _BELOW, *steps], [*_HEAD, (2, 0, 2, 1)])))


def test_a_column_of_parts() -> None:
    """A name merged over its steps stands in a row above them, told as probable; the activities are sure."""
    found = _column("1", "2", "3")
    told = [(row.isi["uraian"].isi, row.isi["uraian"].yakin.value, bool(row.simbol)) for row in found.baris]
    assert told == [
        ("Persiapan", "mungkin", False), ("Mencatat surat", "pasti", True), ("Membaca catatan", "pasti", True),
        ("Penutup", "mungkin", False), ("Menandatangani disposisi", "pasti", True),
    ]  # fmt: skip
    assert [row.tanpa_simbol for row in sop_of(found).kegiatan] == [True, False, False, True, False]
    assert not found.sisa


@pytest.mark.parametrize(("numbers", "sure"), [(("1.1", "1.2", "2.1"), "pasti"), (("1.1", "1.3", "2.1"), "mungkin")])
def test_numbers_within_parts(numbers: Sequence[str], sure: str) -> None:
    """They count the rows where each follows the one above, also where two act in one; that the draft counts otherwise is said."""
    found = _column(*numbers)
    assert {row.isi["output"].yakin.value for row in found.baris if row.simbol} == {sure}
    assert [one.periksa for one in found.sisa] == [
        "kegiatan 2: nomor 1.1 di dokumen menjadi 1 di draf ini, dan seterusnya; periksa teks yang menyebut nomor"
    ]


def test_headings_above_tables() -> None:
    """«A. …» above a table and «B. …» above the one that goes on from it name parts; a heading that does not count stays below."""
    for name, parts in (("B. Alur Daring", ["A. Alur Langsung", "B. Alur Daring"]), ("Alur Daring", [])):
        first, second = (table([_TOP, _BELOW, ("", "1", *_STEP[:6]), ("", "2", *_LAST[:6])], _HEAD) for _ in range(2))
        blocks = (SHEET, ReadText(1, "A. Alur Langsung"), first, ReadText(1, name), second)
        found = recognised(Reading("contoh", (ReadPage(1),), blocks))
        assert [row.isi["uraian"].isi for row in found.baris if not row.simbol] == parts
        assert len([row for row in found.baris if row.simbol]) == 4


def test_a_word_of_the_head_among_the_numbers_of_columns() -> None:
    """Of «Waktu (hari)» the unit may hang into the row of numbers, which is no step."""
    numbers = ("1", "2", "3", "4", "5", "(hari)\n6", "7", "8")
    rows = [("No", *_BARE[:-1], "Ket"), numbers, ("1", *_STEP), ("2", *_LAST)]
    found = recognised(read(SHEET, table(rows)))
    assert [row.isi["uraian"].isi for row in found.baris] == ["Mencatat surat", "Membaca catatan"]
