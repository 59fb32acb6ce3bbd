# What takes a value's sureness away: each a second sign beside the label, the head of the column or the line between two rows.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from tatalaksana.importers import Keyakinan, Terkenali
from tatalaksana.importers.kewajaran import odd_item, odd_nip, odd_number, odd_title
from tatalaksana.importers.pengesah import signer
from tatalaksana.importers.reading import PRINTED, PageBox, ReadCell, Reading, ReadPage, ReadShape, Rupa
from tests.importers.documents import BOXES, IDENTITY, PLAIN, ROWS, SHEET, read, recognised, steps_table, table

_STEPS = steps_table("Pelaksana", "Mutu Baku", PLAIN)


def _sure(found: Terkenali) -> set[str]:
    """The keys of steps of which all cells are sure."""
    keys = {key for row in found.baris for key in row.isi}
    return {key for key in keys if all(row.isi[key].yakin is Keyakinan.PASTI for row in found.baris if key in row.isi)}


def _changed(texts: Mapping[tuple[int, int], str]) -> Terkenali:
    cells = [replace(cell, text=texts.get((cell.row, cell.column), cell.text)) for cell in _STEPS.cells]
    return recognised(read(SHEET, replace(_STEPS, cells=tuple(cells))))


@pytest.mark.parametrize(
    "numbers",
    [("1", "2", "4"), ("2", "3", "4"), ("1", "2", "2")],
    ids=["one is left out", "the first is", "one is twice"],
)
def test_numbers_count_the_rows(numbers: Sequence[str]) -> None:
    """Where the steps' numbers leave one out at the beginning or within, no cell is sure."""
    assert _sure(recognised(read(SHEET, _STEPS))) == {"uraian", "kelengkapan", "waktu", "output"}
    found = _changed({(at, 0): number for at, number in enumerate(numbers, 2)})
    assert _sure(found) == set()
    assert "Nomor kegiatan tidak berurutan" in found.baris[0].isi["waktu"].mengapa


def test_rows_of_one_number_that_were_put_together() -> None:
    """Where a row without a number adds to two columns of the step above, it may be a step of its own: no cell is sure."""
    more = [ReadCell(5, at, text) for at, text in enumerate(("", "", "", "", "", "2 jam", "Tanda terima", ""))]
    found = recognised(read(SHEET, replace(_STEPS, cells=(*_STEPS.cells, *more))))
    assert len(found.baris) == 3
    assert _sure(found) == set()


def test_steps_without_numbers_need_a_symbol_each() -> None:
    """Nothing counts rows that have neither a number nor one symbol each."""
    unnumbered = {(at, 0): "" for at in (2, 3, 4)}
    assert "waktu" in _sure(_changed(unnumbered))
    assert _sure(_changed(unnumbered | {(3, 2): "√"})) == set()


def test_columns_hold_what_their_heads_say() -> None:
    """Times under another head, or none under the time, show that columns were taken for each other; the activity stays sure."""
    slipped = {(at, column): text for at in (2, 3, 4) for column, text in ((5, f"Berkas {at}"), (6, f"{at} jam"))}
    found = _changed(slipped)
    assert _sure(found) == {"uraian"}


def test_a_mark_within_a_word() -> None:
    """It is of the cell beside it, over which the word was printed."""
    text = _changed({(2, 1): "Mencata√t surat yang masuk"}).baris[0].isi["uraian"]
    assert text.yakin is Keyakinan.MUNGKIN
    assert "bertumpuk" in text.mengapa


def test_cells_that_are_not_as_wide_as_their_head() -> None:
    """A cell over two columns may be either's; two cells under one head may be two texts."""
    wide = [
        replace(cell, columns=2) if (cell.row, cell.column) == (2, 4) else cell
        for cell in _STEPS.cells
        if (cell.row, cell.column) != (2, 5)
    ]
    found = recognised(read(SHEET, replace(_STEPS, cells=tuple(wide))))
    assert found.baris[0].isi["kelengkapan"].yakin is Keyakinan.MUNGKIN
    assert found.baris[1].isi["kelengkapan"].yakin is Keyakinan.PASTI


def test_a_shape_over_the_edge_of_its_lane() -> None:
    """A shape that stands half in the next lane is of one of both."""
    placed = [
        replace(
            cell,
            bounds=PageBox(
                100.0 * cell.column,
                40.0 * cell.row,
                100.0 * (cell.column + cell.columns),
                40.0 * (cell.row + cell.rows),
            ),
        )
        for cell in _STEPS.cells
    ]
    steps = replace(_STEPS, cells=tuple(placed))
    shapes = [ReadShape(f"s{at}", 1, Rupa.KOTAK, PageBox(210, 40.0 * at + 10, 290, 40.0 * at + 30)) for at in (2, 3, 4)]
    over = replace(shapes[2], bounds=PageBox(255, 170, 335, 190))

    def drawn(*several: ReadShape) -> list[bool]:
        found = recognised(Reading("contoh", (ReadPage(1),), (SHEET, steps), several))
        return ["batas" in one.dasar.mengapa for row in found.baris for one in row.simbol]

    assert drawn(*shapes) == [False, False, False]
    assert drawn(*shapes[:2], over) == [False, False, True]


@pytest.mark.parametrize(
    ("said", "odd"),
    [("060/12/SOP/2025", False), ("SOP-01", False), ("-", True), ("2 Januari 2025", True), ("1 " + "kata " * 9, True)],
)
def test_numbers_of_sop(said: str, *, odd: bool) -> None:
    """A number has figures, is no date and no sentence."""
    assert bool(odd_number(said)) is odd


@pytest.mark.parametrize(
    ("said", "odd"),
    [
        ("Peminjaman Ruang Rapat", False),
        ("Pengadilan Perkara Cepat", True),
        ("DINAS REKAAN KOTA REKAAN", True),
        ("Kantor Pos Contoh", True),
        ("Peminjaman Ruang LANDASAN HUKUM", True),
        ("Peminjaman 1. Undang-Undang", True),
        ("Peminjaman: Ruang", True),
        ("Peminjaman " * 20, True),
    ],
)
def test_titles(said: str, *, odd: bool) -> None:
    """A title is no office's name, and holds no label, no item and no second text."""
    assert bool(odd_title(said, ["DINAS REKAAN KOTA REKAAN"])) is odd


@pytest.mark.parametrize(
    ("said", "odd"),
    [("197001011990031001", False), ("19700101199003100", True), ("197013011990031001", True), ("197001011980031001", True), ("197001011990133001", True), ("197001011990031000", True)],
)  # fmt: skip
def test_nip(said: str, *, odd: bool) -> None:
    """A NIP has 18 figures, a day of birth, and a month of appointment that comes long after it; nobody is the 000th, but in a number that Excel cut."""
    assert bool(odd_nip(said)) is odd


@pytest.mark.parametrize(
    ("said", "odd"),
    [
        ("Laptop dan pencetak", False),
        ("Komputer/SIMPEG", False),
        ("Laptop RISIKO DAN PERINGATAN Petugas", True),
        ("Laptop Perhatian", True),
        ("Laptop a. Buku", True),
    ],
)
def test_items(said: str, *, odd: bool) -> None:
    """An item holds no other item's mark and no label."""
    assert bool(odd_item(said)) is odd


def test_dates_in_an_order_that_no_sop_has() -> None:
    """A revision before the SOP was made, or a year that is far off, is not sure."""

    def dated(made: str, revised: str) -> dict[str, str]:
        said = {"Tanggal Pembuatan": made, "Tanggal Revisi": revised}
        sheet = table([(left, label, said.get(label, text)) for left, label, text in IDENTITY])
        found = recognised(read(sheet, table(BOXES), _STEPS))
        return {key: one.yakin.value for key, one in found.bidang.items() if key.startswith("tanggal.")}

    assert dated("2 Januari 2025", "3 Januari 2025") == dict.fromkeys(
        ("tanggal.pembuatan", "tanggal.revisi", "tanggal.efektif"), "pasti"
    )
    assert dated("2 Januari 2025", "3 Januari 2024")["tanggal.revisi"] == "mungkin"
    assert dated("2 Januari 1925", "-")["tanggal.pembuatan"] == "mungkin"


def test_offices_of_several_who_sign() -> None:
    """An office goes on in the next line behind a comma, or is one there too; else it may be another's."""
    sure = signer("a.n. Wali Kota Misalan,\nSekretaris Daerah\nSri Contoh, S.Sos.", (), "")
    mixed = signer("Kepala Subbagian Umum\nPenyusun Penyelia\nSri Contoh, S.Sos.", (), "")
    assert (sure["jabatan"].yakin, mixed["jabatan"].yakin) == (Keyakinan.PASTI, Keyakinan.MUNGKIN)


def test_two_times_in_one_cell() -> None:
    """Two times in one cell may be those of two steps: what stands beside them is not sure either, other rows stay sure."""
    found = _changed({(2, 5): "5 menit\n1 jam"})
    assert {one.yakin for key, one in found.baris[0].isi.items() if key != "uraian"} == {Keyakinan.MUNGKIN}
    assert found.baris[1].isi["waktu"].yakin is Keyakinan.PASTI


def test_several_numbers_in_one_cell_and_sections_with_symbols() -> None:
    """A cell of two numbers is two rows; what looks like a section's name and has a symbol has that of another row."""
    assert _sure(_changed({(3, 0): "2\n3", (4, 0): "4"})) == set()
    bare = {(3, column): "" for column in (0, 4, 5, 6)}
    assert _sure(_changed({**bare, (4, 0): "2"})) == set()


def test_room_between_rows_that_nothing_counts() -> None:
    """Where steps have no numbers, room for a row between two of them may be that of one which was not read."""

    def placed(*, apart: float) -> set[str]:
        cells = [
            replace(
                cell,
                text="" if cell.row > 1 and cell.column == 0 else cell.text,
                bounds=PageBox(100.0 * cell.column, top := 40.0 * cell.row + apart * (cell.row > 3), 100.0 * (cell.column + 1), top + 40),
            )
            for cell in _STEPS.cells
        ]  # fmt: skip
        return _sure(recognised(read(SHEET, replace(_STEPS, cells=tuple(cells)))))

    assert "waktu" in placed(apart=4)
    assert placed(apart=40) == set()


def test_a_symbol_of_two_lanes_that_were_read_as_one() -> None:
    """A symbol that stands a quarter of its lane from the middle may be that of another lane."""
    cells = [replace(one, bounds=PageBox(100.0 * one.column, 40.0 * one.row, 100.0 * (one.column + one.columns), 40.0 * (one.row + one.rows))) for one in _STEPS.cells]  # fmt: skip
    shapes = [ReadShape(f"s{at}", 1, Rupa.KOTAK, PageBox(left, 40.0 * at + 10, left + 30, 40.0 * at + 30)) for at, left in ((2, 235), (3, 235), (4, 210))]  # fmt: skip
    found = recognised(Reading("contoh", (ReadPage(1),), (SHEET, replace(_STEPS, cells=tuple(cells))), tuple(shapes)))
    assert ["tengah lajurnya" in one.dasar.mengapa for row in found.baris for one in row.simbol] == [False, False, True]


def test_papers_that_only_go_backwards() -> None:
    """Outputs under «Kelengkapan» and needs under «Output»: both columns are doubted, the time is not."""
    turned = {(at, column): row[other] for at, row in enumerate(ROWS, 2) for column, other in ((4, 5), (6, 3))}
    assert _sure(_changed(turned)) == {"uraian", "waktu"}


def test_one_word_is_no_name() -> None:
    """A single word without a title, or an office, is no name of a person for sure."""
    for name in ("Ketua", "Kepala Bidang Umum"):
        assert signer(f"Kepala Dinas\n{name}", (), "")["nama"].yakin is Keyakinan.MUNGKIN
    assert signer("Kepala Dinas\nSri Contoh", (), "")["nama"].yakin is Keyakinan.PASTI


def test_numbers_of_columns_between_which_a_line_is_lost() -> None:
    """A row that only numbers the columns is none of the steps, also where two of its numbers stand in one cell."""
    cells = [
        ReadCell(2, at, text)
        for at, text in enumerate(("(1)", "(2)\n(3)", "", "(4)", "(5)", "(6)", "(7)", "(8)"))
        if text
    ]
    below = [replace(cell, row=cell.row + 1) if cell.row > 1 else cell for cell in _STEPS.cells]
    assert len(recognised(read(SHEET, replace(_STEPS, cells=(*below[:8], *below[8:], *cells)))).baris) == 3


@pytest.mark.parametrize("merged", [True, False])
def test_a_limit_in_notes_is_no_time_that_slipped(*, merged: bool) -> None:
    """Notes that hold times beside a column of times, of one cell for all rows or of each, raise no alarm."""
    rows = (2,) if merged else (2, 3)
    limits = {(at, 7): "Paling lama 14 hari kerja" for at in rows}
    cells = [
        replace(cell, text=limits.get((cell.row, cell.column), cell.text), rows=3 if merged and cell.column == 7 and cell.row == 2 else cell.rows)
        for cell in _STEPS.cells
        if not (merged and cell.column == 7 and cell.row > 2)
    ]  # fmt: skip
    found = recognised(read(SHEET, replace(_STEPS, cells=tuple(cells))))
    assert {"uraian", "kelengkapan", "waktu", "output"} <= _sure(found)
    assert [row.isi["ket"].isi for row in found.baris if "ket" in row.isi] == ["Paling lama 14 hari kerja"] * (
        3 if merged else 2
    )


def test_a_printed_text_that_ends_within_a_sentence() -> None:
    """Of a low row a program prints the last line in the next one: neither is sure, of a document that says its cells both are."""
    rows = [["No", "Kegiatan", "Pelaksana", "", "Kelengkapan", "Waktu", "Output", "Ket"], ["", "", "Petugas", "Kepala", "", "", "", ""]]  # fmt: skip
    notes = ("jika keliru kembali ke", "1.2", "Rp10.000,-")
    rows += [[str(at), *row, note] for at, (row, note) in enumerate(zip(ROWS, notes, strict=True), 1)]
    reading = read(SHEET, table(rows, [(0, at, 2, 1) for at in (0, 1, 4, 5, 6, 7)] + [(0, 2, 1, 2)]))
    for kind, sure in ((PRINTED, "mungkin"), ("contoh", "pasti")):
        found = recognised(replace(reading, kind=kind))
        assert [row.isi["ket"].yakin.value for row in found.baris if "ket" in row.isi] == [sure] * 2 + ["pasti"]
        assert {row.isi["output"].yakin.value for row in found.baris} == {"pasti"}


@pytest.mark.parametrize(("place", "key"), [((5, 2), "judul"), ((0, 2), "nomor"), ((3, 2), "tanggal.efektif")])
def test_a_cell_of_the_sheet_that_may_say_more(place: tuple[int, int], key: str) -> None:
    """What a cell may not say whole, or something of another too, is no sure value of the sheet either."""
    cells = [replace(cell, doubt="Bertumpuk.") if (cell.row, cell.column) == place else cell for cell in SHEET.cells]
    found = recognised(read(replace(SHEET, cells=tuple(cells)), _STEPS)).bidang
    sure = recognised(read(SHEET, _STEPS)).bidang
    assert (sure[key].yakin, found[key].yakin, found[key].isi) == (Keyakinan.PASTI, Keyakinan.MUNGKIN, sure[key].isi)
    assert "Bertumpuk." in found[key].mengapa
    assert {other for other in sure if found[other] != sure[other]} == {key}


def test_a_sentence_before_a_list_in_a_box() -> None:
    """«Apabila tidak dilaksanakan: 1. …» below the label of a box is what it says, though it may be another's label."""
    boxes = [list(row) for row in BOXES]
    boxes[5][0] = "Apabila tidak dilaksanakan:\n1. surat hilang\n2. layanan terhambat"
    found = recognised(read(SHEET, table(boxes), _STEPS))
    told = found.kotak["peringatan"].butir
    assert " ".join(one.isi for one in told) == " ".join(boxes[5][0].split())
    assert {one.yakin for one in told} == {Keyakinan.MUNGKIN}
    assert not [one for one in found.sisa if "dilaksanakan" in one.teks]


def test_the_number_of_a_note_behind_a_word() -> None:
    """«berkas¹» stands there, but no sheet of ours has that note; «m²» is a unit."""
    rows = [(str(at), *row, "") for at, row in enumerate(ROWS, 1)]
    rows[1] = ("2", "Memeriksa surat dan lampirannya¹", *rows[1][2:])
    rows[2] = (*rows[2][:4], "Lemari 2 m²", *rows[2][5:])
    found = recognised(read(SHEET, table([["No", "Kegiatan", "Petugas", "Kepala", *PLAIN[1:4], "Ket"], *rows])))
    sure = [(row.isi["uraian"].yakin, row.isi["kelengkapan"].yakin) for row in found.baris]
    assert [
        (Keyakinan.PASTI, Keyakinan.PASTI),
        (Keyakinan.MUNGKIN, Keyakinan.PASTI),
        (Keyakinan.PASTI, Keyakinan.PASTI),
    ] == sure
