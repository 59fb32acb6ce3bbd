# Pages as programs print them: a sheet too wide for its paper, pages that lie, a frame around all tables of a page.
from __future__ import annotations

import pytest

from tatalaksana.importers import Keyakinan
from tatalaksana.importers.halaman_bersisi import sides_joined
from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.reading import ReadTable
from tests.importers.documents import recognised
from tests.importers.pdf_pages import PICTURE, Placed, grid, printed

_LEFT = [
    ("", "DINAS REKAAN", "", ""), ("", "", "", ""), ("No", "Kegiatan", "Petugas", "Kepala"), ("1", "Mencatat surat", "v", ""), ("2", "Memeriksa surat", "", "v"),
    ("3", "Menyimpan surat", "v", ""), ("4", "Mengirim surat", "v", ""),
]  # fmt: skip
_RIGHT = [
    ("Nomor SOP", "7/SOP/2025", ""), ("Nama SOP", "Surat Masuk", ""), ("Kelengkapan", "Waktu", "Output"), ("Surat", "5 menit", "Catatan"), ("Catatan", "1 jam", "Disposisi"),
    ("Disposisi", "5 menit", "Arsip"), ("Arsip", "10 menit", "Tanda terima"),
]  # fmt: skip
_SIDES = (grid(50, 60, (30, 300, 100, 100), _LEFT), grid(50, 60, (150, 80, 150), _RIGHT))


def test_columns_on_another_page() -> None:
    """What the first page had no room for stands beside it, in rows at the same heights; it is not sure."""
    found = recognised(reading_of("a.pdf", printed(*_SIDES)))
    assert (found.bidang["nomor"].isi, found.bidang["judul"].isi) == ("7/SOP/2025", "Surat Masuk")
    cells = [[row.isi[key].isi for key in ("uraian", "kelengkapan", "waktu", "output")] for row in found.baris]
    assert cells == [[left[1], *right] for left, right in zip(_LEFT[3:], _RIGHT[3:], strict=True)]
    assert [{one.yakin.value for key, one in row.isi.items() if key != "uraian"} for row in found.baris] == [
        {"mungkin"}
    ] * 4
    assert [[one.lajur for one in row.simbol] for row in found.baris] == [[0], [1], [0], [0]]


def test_columns_of_several_pages() -> None:
    """Where the rows go on below before the columns go on beside, each page has its fellow as many pages behind."""
    left = [(str(at + 4), f"Membaca surat {at}", "v", "") for at in range(1, 7)]
    right = [(f"Surat {at}", "5 menit", f"Kliping {at}") for at in range(1, 7)]
    below = (grid(50, 60, (30, 300, 100, 100), left), grid(50, 60, (150, 80, 150), right))
    found = recognised(reading_of("a.pdf", printed(_SIDES[0], below[0], _SIDES[1], below[1])))
    assert [row.isi["output"].isi for row in found.baris] == [
        *(one[2] for one in _RIGHT[3:]),
        *(one[2] for one in right),
    ]


@pytest.mark.parametrize("wrong", ["heights", "columns"])
def test_pages_that_only_follow(wrong: str) -> None:
    """A table at other heights, and one whose head says what is done too, is no rest of the one before."""
    head = [("Kegiatan", *one[1:]) if one[1] == "Waktu" else one for one in _RIGHT]
    other = grid(50, 60, (150, 80, 150), _RIGHT, 17) if wrong == "heights" else grid(50, 60, (150, 80, 150), head)
    reading = reading_of("a.pdf", printed(_SIDES[0], other))
    assert sides_joined(reading) == reading


_WHOLE = grid(40, 60, (30, 250, 80, 80, 120, 60, 100), [(*one, *other) for one, other in zip(_LEFT, _RIGHT, strict=True)])  # fmt: skip


def test_a_page_that_lies() -> None:
    """It is read as if it had been turned, also its lines."""
    upright, lying = (reading_of("a.pdf", printed(_WHOLE, lying=one)) for one in (False, True))
    assert [[one.text for one in block.cells] for block in lying.blocks if isinstance(block, ReadTable)] == [
        [one.text for one in block.cells] for block in upright.blocks if isinstance(block, ReadTable)
    ]
    assert (lying.pages[0].width, lying.pages[0].height) == (upright.pages[0].width, upright.pages[0].height)


def test_a_frame_around_tables() -> None:
    """A cell in each row, of which one holds a table: that is read, and what stands in the others is loose; with cells beside each other it is no frame."""
    inner = [
        (left, top + 90, wide, tall, text) for left, top, wide, tall, text in grid(46, 60, (30, 300, 100, 100), _LEFT)
    ]
    frame: list[Placed] = [(40, 40, 600, 60, "SOP SURAT MASUK"), (40, 100, 600, 160, ""), (40, 260, 600, 30, "")]
    blocks = reading_of("a.pdf", printed([*frame, *inner])).blocks
    (table,) = [one for one in blocks if isinstance(one, ReadTable) and one.ruled]
    assert [one.text for one in table.cells] == [text for row in _LEFT for text in row]
    whole = reading_of("a.pdf", printed([*frame, (640, 40, 60, 250, "Catatan"), *inner])).blocks
    assert len([one for one in whole if isinstance(one, ReadTable) and one.ruled]) == 2


def test_pictures_in_lanes_of_a_page() -> None:
    """A picture in a lane's cell says who acts, as in Word; it is not read."""
    rows = [("No", "Kegiatan", "Petugas", "Kepala", "Waktu", "Output"), ("1", "Mencatat surat", PICTURE, "", "5 menit", "Catatan"),
        ("2", "Memeriksa surat", "", PICTURE, "1 jam", "Disposisi"), ("3", "Menyimpan surat", PICTURE, "", "5 menit", "Arsip")]  # fmt: skip
    found = recognised(reading_of("a.pdf", printed(grid(50, 60, (30, 200, 80, 80, 80, 150), rows))))
    assert [[(one.lajur, one.dasar.yakin) for one in row.simbol] for row in found.baris] == [
        [(lane, Keyakinan.MUNGKIN)] for lane in (0, 1, 0)
    ]
