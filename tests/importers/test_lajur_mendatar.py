# Tables whose rows are those who act, and whose cells hold numbered steps.
from __future__ import annotations

from collections.abc import Sequence

import pytest

from tatalaksana.importers import Keyakinan
from tatalaksana.importers.pengenalan import recognise
from tests.importers.documents import SHEET, ground, read, recognised, table

_HEAD = ("Pelaksana", "Tahap 1", "Tahap 2")
_ROWS = (
    ("Petugas", "1. Mencatat surat", "4. Menyimpan surat"),
    ("Kepala", "2. Memeriksa surat\n3. Memberi disposisi", ""),
)


def test_steps_in_the_rows_of_who_acts() -> None:
    """They are told by their numbers, and who acts by the row; neither is sure."""
    found = recognised(read(SHEET, table([_HEAD, *_ROWS])))
    told = [(row.nomor, row.isi["uraian"].isi, found.lajur[row.simbol[0].lajur].label) for row in found.baris]
    assert [("1", "Mencatat surat", "Petugas"), ("2", "Memeriksa surat", "Kepala"), ("3", "Memberi disposisi", "Kepala"), ("4", "Menyimpan surat", "Petugas")] == told  # fmt: skip
    assert {Keyakinan.MUNGKIN} == {row.isi["uraian"].yakin for row in found.baris}


@pytest.mark.parametrize(
    "rows",
    [
        (("Petugas", "1. Mencatat surat", "5. Menyimpan surat"), ("Kepala", "2. Memeriksa surat", "3. Disposisi")),
        (("Petugas", "1. Mencatat surat", "Arsip"), ("Kepala", "2. Memeriksa surat", "3. Disposisi")),
        (("", "1. Mencatat surat", "4. Menyimpan surat"), ("Kepala", "2. Memeriksa surat", "3. Disposisi")),
    ],
)
def test_other_tables_of_who_acts(rows: Sequence[Sequence[str]]) -> None:
    """Where numbers do not count from 1 on, or a row says nobody, none of it is a step."""
    several = recognise(read(SHEET, table([_HEAD, *rows])), ground())
    assert not [row for one in several for row in one.baris]
