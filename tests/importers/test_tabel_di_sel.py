# Tables within cells of pages, and pages that offices' programs write.
from __future__ import annotations

import pytest

from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.readers.inner_rows import row_in_cell
from tatalaksana.importers.reading import ReadTable, ReadText

_INNER = "<table><tr><td>Nomor SOP<td>:<td>7/2024<tr><td>Disahkan oleh<td>:<td>Camat<br>Sri Contoh</table>"


def _told(content: str | bytes) -> list[str | list[str]]:
    """Texts, and tables as what their cells say."""
    blocks = reading_of("a.html", content if isinstance(content, bytes) else content.encode()).blocks
    return [one.text if isinstance(one, ReadText) else [cell.text for cell in one.cells] for one in blocks]


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        ([["Nomor"], [":"], ["7"]], "Nomor : 7"), ([["Oleh"], [":"], ["Camat", "Sri"]], "Oleh : Camat\nSri"), ([["1"], ["KTP"]], "1. KTP"),
        ([["1"], ["Judul"], ["3 Mei"]], "1. Judul · 3 Mei"), ([["a"], ["b"], ["c"]], "a · b · c"), ([["KTP", "asli"]], "KTP\nasli"), ([[], [":"]], ""), ([["7"]], "7"),
    ],
)  # fmt: skip
def test_a_row_within_a_cell(cells: list[list[str]], line: str) -> None:
    """A label stands before what it says, a number before what it counts, and what stands side by side is told as that."""
    assert line == row_in_cell(cells)


def test_a_table_within_a_cell_of_a_page() -> None:
    """Its rows are lines of the cell, and no letters of two cells run into each other."""
    page = f"<table><tr><td>DINAS REKAAN<td>Awal{_INNER}akhir<tr><td>Lain<td>x</table>"
    assert _told(page) == [["DINAS REKAAN", "Awal\nNomor SOP : 7/2024\nDisahkan oleh : Camat\nSri Contoh\nakhir", "Lain", "x"]]  # fmt: skip


def test_a_table_that_frames_a_page() -> None:
    """What its cells hold is the page: texts, and tables of their own."""
    page = f"<table><tr><td>Judul{_INNER}<tr><td><table><tr><td>No<td>Kegiatan<tr><td>1<td>Mencatat</table></table>"
    assert _told(page) == [
        "Judul", ["Nomor SOP", ":", "7/2024", "Disahkan oleh", ":", "Camat\nSri Contoh"], ["No", "Kegiatan", "1", "Mencatat"],
    ]  # fmt: skip


def test_what_stands_in_a_table_and_in_no_cell() -> None:
    """Its caption stands above it; a cell that has no row has one."""
    assert _told("<table><caption>Tabel kegiatan</caption><td>No<td>Kegiatan</table>") == [
        "Tabel kegiatan", ["No", "Kegiatan"],
    ]  # fmt: skip


@pytest.mark.parametrize(("first", "kept"), [("", 4), ("x", 12)])
def test_letters_and_numbers_around_a_sheet(first: str, kept: int) -> None:
    """Those that a spreadsheet's program writes around its cells are none of them."""
    rows = f"<tr><th>{first}<th>A<th>B<th>C<tr><th>1<td colspan=3>SOP<tr><th>2<td>No<td>Kegiatan<td>Waktu"
    (table,) = reading_of("a.html", f"<table>{rows}</table>".encode()).blocks
    assert isinstance(table, ReadTable)
    assert (len(table.cells), table.cells[-1].text) == (kept - (kept == 12) * 2, "Waktu")
    assert (table.cells[0].columns == 3) is (kept == 4)


@pytest.mark.parametrize(
    ("said", "written"),
    [("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("utf-8", "cp1252"), ("x-tidak-ada", "cp1252"), ("shift_jis", "shift_jis"), ("windows-1252", "utf-8")],
)  # fmt: skip
def test_how_the_letters_of_a_page_are_written(said: str, written: str) -> None:
    """As the page says, where it is not UTF-8; what no page would say is how programs of offices write."""
    page = f"<meta http-equiv=Content-Type content='text/html; charset={said}'><p>A × B</p>"
    assert _told(page.encode(written)) == ["A × B"]


@pytest.mark.parametrize("span", ["<span style='font-size:9pt;font-family:\"Wingdings\"'>{}</span>", "<font face=Wingdings>{}</font>"])  # fmt: skip
def test_signs_of_faces(span: str) -> None:
    """Letters of a face of signs are what it shows, within what is set otherwise too, and no further."""
    assert _told(f"<table><tr><td>{span.format('ü<span>ü</span>')}<td>ü</table>") == [["√√", "ü"]]


def test_fields_of_a_form() -> None:
    """What was typed or chosen is said, what may be chosen is not."""
    fields = (
        "<tr><td><input value=7/2024><td><input type=hidden value=rahasia><input type=date value=2024-03-01>"
        "<tr><td><select><option>Kepala<option selected>Staf</select><td><textarea>Layanan</textarea>"
        "<tr><td><select><option>Kepala</option></select><td><input type=radio checked>Ya<input type=radio>Tidak"
    )
    assert _told(f"<table>{fields}</table>") == [["7/2024", "2024-03-01", "Staf", "Layanan", "", "☑Ya☐Tidak"]]
