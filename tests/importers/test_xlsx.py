# Workbooks: cells, merges, and the shapes over them; and what a hostile one may not do.
from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from random import Random

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from tatalaksana.importers import Keyakinan, UnreadDocumentError, draft_text
from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.reading import PageBox, ReadTable, Rupa
from tatalaksana.model import flow_of
from tests.bench_impor.__main__ import FOLDER
from tests.collections_on_disk import koleksi
from tests.importers.documents import BOXES, IDENTITY, PLAIN, ROWS, imported, recognised, sop_of
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
_NONE = Drawn(9, "rect", 2.0, 11.9, 2.2, 12.3, "", box=True)
_YES = Drawn(9, "rect", 2.8, 12.5, 3.1, 12.8, "Ya", box=True)


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


_PLACED = "Rekaan, 3 Maret 2025\nKepala Dinas Rekaan\n\n\nDr. H. Ma’ruf Contoh, S.H., M.Si.\nNIP 197003041995031002"
_APART = {"E16": "Rekaan, 3 Maret 2025", "E17": "Kepala Dinas Rekaan", "E20": "Dr. H. Ma’ruf Contoh, S.H., M.Si.", "E21": "NIP 197003041995031002"}  # fmt: skip
_TOUCHING = {f"E{int(key[1:]) - 1}": text for key, text in _APART.items() if key != "E16"}
_NUMBERS = frozenset({"A10", "A12", "A13", "A14"})


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("below", [{"E17": _PLACED}, {"E15": _PLACED}, _APART, _TOUCHING])
@pytest.mark.parametrize("above", [True, False])
def test_who_signed_below_the_steps(below: dict[str, str], *, above: bool, numbered: bool) -> None:
    """Place, day, office, name and number below the last step are no more of it: they are quoted, or who signed where nobody else did."""
    gone = (frozenset() if above else frozenset({"D3", "F3", "F4", "F5"})) | (frozenset() if numbered else _NUMBERS)
    merges = [one for one in (*_MERGES, "E17:H17", "E15:H15") if one.split(":")[0] in _CELLS | below]
    cells = {key: text for key, text in (_CELLS | below).items() if key not in gone}
    found = recognised(reading_of("a.xlsx", workbook(cells, merges, _SHAPES)))
    assert [row.isi["kelengkapan"].isi for row in found.baris] == ["Surat", "Surat tercatat", "Disposisi"]
    assert len(found.baris) == 3
    (signed,) = found.tanda_tangan
    names = ("Kepala Dinas", "Sri Contoh, S.Sos.") if above else ("Kepala Dinas Rekaan", "Dr. H. Ma’ruf Contoh, S.H., M.Si.")  # fmt: skip
    assert (signed["jabatan"].isi, signed["nama"].isi) == names
    assert (signed["nip"].isi, signed["nama"].yakin) == (
        ("197001011990031001", Keyakinan.PASTI) if above else ("197003041995031002", Keyakinan.MUNGKIN)
    )
    quoted = "\n".join(one.teks for one in found.sisa)
    assert ("Rekaan, 3 Maret 2025" in quoted) is ("Rekaan, 3" in "".join(below.values()))
    assert ("Ma’ruf" in quoted) is above


def test_a_text_below_empty_rows_is_no_more_of_a_step() -> None:
    """It is quoted; where all rows stand so far apart it goes on as before, and a step without a number stays one."""
    found = recognised(reading_of("a.xlsx", workbook(_CELLS | {"E17": "Rangkap dua"}, _MERGES, _SHAPES)))
    assert "Rangkap dua" in {one.teks for one in found.sisa}
    assert found.baris[2].isi["kelengkapan"].isi == "Disposisi"
    sparse = {f"{key[0]}{12 + 3 * (int(key[1:]) - 12)}" if int(key[1:]) > 11 else key: text for key, text in _CELLS.items()}  # fmt: skip
    found = recognised(reading_of("a.xlsx", workbook(sparse | {"E21": "Rangkap dua"}, _MERGES)))
    assert found.baris[2].isi["kelengkapan"].isi == "Disposisi\nRangkap dua"
    more = {"B17": "Melaporkan surat", "E17": "Arsip", "F17": "1 jam"}
    assert len(recognised(reading_of("a.xlsx", workbook(_CELLS | more, _MERGES))).baris) == 4


def test_activity_over_two_timed_rows_is_two_steps() -> None:
    """Number and activity merged over two rows, of which each has its time and output: two steps, the second not sure."""
    cells = {key: text for key, text in _CELLS.items() if key not in {"A13", "B13"}} | {"A14": "2"}
    found = recognised(reading_of("a.xlsx", workbook(cells, (*_MERGES, "A12:A13", "B12:B13"), _SHAPES)))
    told = [(row.isi["uraian"].isi, row.isi["waktu"].isi, row.isi["waktu"].yakin) for row in found.baris]
    assert told == [
        ("Mencatat surat", "5 menit", Keyakinan.PASTI), ("Mencatat surat", "1 jam", Keyakinan.MUNGKIN), ("Menyimpan surat", "5 menit", Keyakinan.PASTI),
    ]  # fmt: skip


def test_a_title_over_all_columns_is_no_head() -> None:
    """«Prosedur» over the whole table is neither its head nor the group of its lanes, which may stand before the activity."""
    rows = {"A9": "Prosedur", "B10": "Pelaksana", "B11": "Petugas", "C11": "Kepala", "D10": "Kegiatan"}
    moved = {f"D{row}": _CELLS[f"B{row}"] for row in (12, 13, 14)}
    gone = {"C10", "D11", "B12", "B13", "B14"}
    cells = {key: text for key, text in (_CELLS | rows | moved).items() if key not in gone}
    merges = ("A9:H9", "A10:A11", "B10:C10", "D10:D11", "E10:G10", "H10:H11")
    found = recognised(reading_of("a.xlsx", workbook(cells, merges)))
    assert [lane.label for lane in found.lajur] == ["Petugas", "Kepala"]
    assert [row.isi["uraian"].isi for row in found.baris] == ["Mencatat surat", "Memeriksa surat", "Menyimpan surat"]


def test_numbers_that_leave_one_out_take_certainty() -> None:
    """A row may be lost, so no cell, symbol or arrow of the table is told as sure; each part may begin with 1 again."""

    def sure(second: str, third: str) -> set[Keyakinan]:
        content = workbook(_CELLS | {"A13": second, "A14": third}, _MERGES, _SHAPES, (Joined(5, 2, 3), Joined(6, 3, 4)))
        found = recognised(reading_of("a.xlsx", content))
        ways = [way.dasar for row in found.baris for one in row.simbol for way in one.jalan]
        return {one.yakin for row in found.baris for one in row.isi.values()} | {one.yakin for one in ways}

    assert Keyakinan.PASTI not in sure("2", "4")
    assert Keyakinan.PASTI not in sure("2", "2")
    assert Keyakinan.PASTI in sure("2", "1")
    assert Keyakinan.PASTI in sure("2", "3")


def test_steps_that_name_another_lane_than_their_symbol() -> None:
    """Two steps begin with the head of a lane in which no symbol of theirs stands: the heads may be exchanged."""

    def sure(first: str, second: str) -> set[Keyakinan]:
        cells = _CELLS | {"B12": f"{first} mencatat surat", "B13": f"{second} memeriksa surat"}
        found = recognised(reading_of("a.xlsx", workbook(cells, _MERGES, _SHAPES, (Joined(5, 2, 3), Joined(6, 3, 4)))))
        return {one.dasar.yakin for row in found.baris[:2] for one in row.simbol}

    assert Keyakinan.PASTI not in sure("Kepala", "Petugas")
    assert Keyakinan.PASTI in sure("Petugas", "Kepala")
    assert Keyakinan.PASTI in sure("Petugas", "Petugas")


def test_a_new_regulation_is_tied_to_its_offer() -> None:
    """Behind the regulation that registers lack stands the id under which it is offered, and nothing else of the draft changes."""
    found = recognised(reading_of("a.xlsx", workbook(_CELLS, _MERGES, _SHAPES)))
    (name,) = found.tambahan["peraturan"]
    draft = draft_text(found, koleksi().registers, "a.xlsx").text
    assert f"  - teks: Undang-Undang Nomor 1 Tahun 2020  # usulan: {name}\n" in draft


def test_a_step_without_a_symbol_makes_the_others_unsure() -> None:
    """Where two of three have one, a symbol may be another row's."""
    found = recognised(reading_of("a.xlsx", workbook(_CELLS, _MERGES, _SHAPES[:2], (Joined(5, 2, 3),))))
    # The second is a diamond without an arrow, which leads nowhere known.
    assert [one.dasar.yakin for row in found.baris for one in row.simbol] == [Keyakinan.MUNGKIN, Keyakinan.TEBAKAN]
    assert found.baris[0].isi["waktu"].yakin is Keyakinan.PASTI


@pytest.mark.parametrize("names", ["Ny. Sri Contoh, S.E. Ani Umpama, S.H.", "drg. Tuti Contoh Drs. Budi Umpama, M.Pd."])
def test_two_names_in_one_are_not_sure(names: str) -> None:
    """Who signs beside others: no name of two is told as sure, nor the title that list items follow."""
    cells = _CELLS | {"F4": names, "F6": "Surat Masuk\n1. Undang-Undang Nomor 1 Tahun 2020\n2. Peraturan Nomor 2"}
    found = recognised(reading_of("a.xlsx", workbook(cells, _MERGES, _SHAPES)))
    assert found.tanda_tangan[0]["nama"].yakin is Keyakinan.MUNGKIN
    assert found.bidang["judul"].yakin is Keyakinan.MUNGKIN


def test_date_of_issue_alone_is_not_sure() -> None:
    """«Tanggal Terbit» may be when it was made or when it is in force, as our SPO print it, where nothing says the other."""
    found = recognised(reading_of("a.xlsx", workbook(_CELLS | {"D2": "Tanggal Terbit"}, _MERGES, _SHAPES)))
    assert found.bidang["tanggal.efektif"].yakin is Keyakinan.MUNGKIN
    assert "tanggal.pembuatan" not in found.bidang


@pytest.mark.parametrize(
    ("labels", "made", "begins", "sure"),
    [
        ({"A2": "Tgl. Penetapan", "B2": "1 Februari 2025"}, None, "2025-02-03", True),
        ({"A2": "Tanggal Terbit", "B2": "1 Februari 2025"}, "2025-02-01", "2025-02-03", True),
        ({"A2": "Tgl. Pengesahan", "B2": "1 Februari 2025", "F2": "-"}, None, "2025-02-01", False),
        ({"D2": "Tanggal Penetapan"}, None, "2025-02-03", True),
        ({"A2": "Tgl. Pembuatan", "B2": "1 Februari 2025", "D2": "Tgl. Terbit"}, "2025-02-01", "2025-02-03", False),
    ],
)  # fmt: skip
def test_the_days_own_label_goes_first(labels: dict[str, str], made: str | None, begins: str, sure: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """«Penetapan» and «Terbit» are in force only where nothing says that itself; the other day is quoted."""
    found = recognised(reading_of("a.xlsx", workbook(_CELLS | labels, _MERGES, _SHAPES)))
    assert found.bidang["tanggal.efektif"].isi == begins
    assert (found.bidang["tanggal.efektif"].yakin is Keyakinan.PASTI) is sure
    assert (found.bidang["tanggal.pembuatan"].isi if "tanggal.pembuatan" in found.bidang else None) == made
    assert ("Penetapan" in "".join(one.teks for one in found.sisa)) is ("Tgl. Penetapan" in labels.values())


def test_a_misspelt_box_beside_another_is_one() -> None:
    """«Pencatatan dan pendatan» in the row of another box; an office beside its signature is no item of the box above."""
    rows = {
        "A8": "Peringatan",
        "B8": "Teliti",
        "D8": "Pencatatan dan pendatan",
        "E8": "1. Buku",
        "D7": "Unit terkait",
        "E7": "Semua unit",
    }
    signed = {
        "A9": "10.",
        "B9": "Kepala Puskesmas",
        "C9": "Kepala Puskesmas Rekaan\nSri Contoh, S.Sos.\nNIP. 197001011990031001",
    }
    cells = {key: text for key, text in _CELLS.items() if key not in {"D3", "F3", "F4", "F5"}} | rows | signed
    found = recognised(reading_of("a.xlsx", workbook(cells, _MERGES, _SHAPES)))
    told = {key: [one.isi for one in box.butir] for key, box in found.kotak.items()}
    assert (told["peringatan"], told["pencatatan"], told["unit_terkait"]) == (["Teliti"], ["Buku"], ["Semua unit"])
    assert found.tanda_tangan[0]["nama"].isi == "Sri Contoh, S.Sos."


def test_an_office_beside_the_labels_is_the_letterhead() -> None:
    """Merged over the rows of labels it stands behind the first one's value, and is neither that nor left over."""
    cells = _CELLS | {"A1": "Nomor SOP", "B1": "12/2025", "D1": "PENGADILAN NEGERI REKAAN", "F1": ""}
    cells.pop("E1")
    assert "PENGADILAN NEGERI REKAAN" in recognised(reading_of("a.xlsx", workbook(cells, _MERGES, _SHAPES))).kop


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


@pytest.mark.parametrize(
    ("goal", "word", "edges", "told"),
    [
        (2, _NO, [(0, 1, ""), (1, 0, "Tidak"), (1, 2, "")], "dianggap ke baris berikutnya"),
        (4, _YES, [(0, 1, ""), (1, 0, ""), (1, 2, "Ya")], "dianggap kembali ke baris sebelumnya"),
        (2, _NONE, [(0, 1, ""), (1, 0, "tidak"), (1, 2, "ya")], "dianggap ke baris berikutnya"),
    ],
)
def test_a_decision_of_which_one_exit_is_read_makes_a_sound_draft(
    goal: int, word: Drawn, edges: list[tuple[int, int, str]], told: str
) -> None:
    """The other leads to the next row, as a guess, or back where the one that was read does."""
    content = workbook(_CELLS, _MERGES, (*_SHAPES, word), (Joined(5, 2, 3), Joined(7, 3, goal)))
    sop = imported(reading_of("a.xlsx", content))
    assert flow_of(sop)[1] == ()
    assert _edges(content) == edges
    assert any(told in one for one in sop.perlu_diperiksa)


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


_GROUP = "http://schemas.openxmlformats.org/drawingml/2006"


def _frame(box: PageBox, scale: int, inner: str = "") -> str:
    left, top = round(box.left * 12_700 * scale), round(box.top * 12_700 * scale)
    wide, tall = round((box.right - box.left) * 12_700 * scale), round((box.bottom - box.top) * 12_700 * scale)
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{tall}"/>{inner}</a:xfrm>'


def _free(rupa: Rupa) -> str:
    """The outline of a kind, drawn by hand."""
    corners = {
        Rupa.KOTAK: "0,0 9,0 9,9 0,9 0,0", Rupa.BELAH_KETUPAT: "5,0 9,5 5,9 0,5 5,0", Rupa.SEGILIMA: "0,0 9,0 9,6 5,9 0,6 0,0",
    }.get(rupa)  # fmt: skip
    pen = (
        "".join(
            f'<a:lnTo><a:pt x="{one.split(",")[0]}000" y="{one.split(",")[1]}000"/></a:lnTo>' for one in corners.split()
        )
        if corners
        else '<a:arcTo wR="1" hR="1" stAng="0" swAng="9"/>'
    )
    return f"<a:custGeom><a:pathLst><a:path>{pen}</a:path></a:pathLst></a:custGeom>"


@pytest.mark.parametrize("scale", [1, 3])
@pytest.mark.parametrize("anchor", ["absoluteAnchor", "oneCellAnchor"])
def test_a_group_of_freely_drawn_shapes(scale: int, anchor: str) -> None:
    """Shapes that were grouped stand where their group puts them, whatever its scale; outlines drawn by hand are told by their corners."""
    plain = reading_of("a.xlsx", workbook(_CELLS, _MERGES, _SHAPES))
    members = "".join(
        f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="{number}" name="Bentuk"/><xdr:cNvSpPr/></xdr:nvSpPr>'
        f"<xdr:spPr>{_frame(one.bounds, scale)}{_free(one.rupa)}<a:ln/></xdr:spPr></xdr:sp>"
        for number, one in enumerate(plain.shapes, 2)
    )
    whole = PageBox(0, 0, 600, 900)
    inner = f'<a:chOff x="0" y="0"/><a:chExt cx="{600 * 12_700 * scale}" cy="{900 * 12_700 * scale}"/>'
    group = f"<xdr:grpSp><xdr:nvGrpSpPr/><xdr:grpSpPr>{_frame(whole, 1, inner)}</xdr:grpSpPr>{members}</xdr:grpSp>"
    place = (
        '<xdr:pos x="0" y="0"/>'
        if anchor == "absoluteAnchor"
        else "<xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
    )
    drawing = (
        f'<xdr:wsDr xmlns:xdr="{_GROUP}/spreadsheetDrawing" xmlns:a="{_GROUP}/main"><xdr:{anchor}>{place}'
        f'<xdr:ext cx="{600 * 12_700}" cy="{900 * 12_700}"/>{group}<xdr:clientData/></xdr:{anchor}></xdr:wsDr>'
    )
    found = reading_of(
        "a.xlsx", workbook(_CELLS, _MERGES, _SHAPES, more={"xl/drawings/drawing1.xml": drawing.encode()})
    )
    assert [(one.rupa, *(round(side, 1) for side in (one.bounds.left, one.bounds.top, one.bounds.right, one.bounds.bottom))) for one in found.shapes] == [
        (one.rupa, *(round(side, 1) for side in (one.bounds.left, one.bounds.top, one.bounds.right, one.bounds.bottom))) for one in plain.shapes
    ]  # fmt: skip


@pytest.mark.parametrize("headed", [True, False])
def test_a_line_drawn_freely_is_an_arrow(headed: bool) -> None:  # noqa: FBT001 - pytest gives it
    """A path that does not come back to its beginning is a line with corners, with the head that its pen has."""
    steps = "".join(
        f'<a:{step}><a:pt x="{x}" y="{y}"/></a:{step}>'
        for step, x, y in (("moveTo", 0, 0), ("lnTo", 50, 0), ("lnTo", 50, 40))
    )
    pen = '<a:ln><a:tailEnd type="arrow"/></a:ln>' if headed else "<a:ln/>"
    drawing = (
        f'<xdr:wsDr xmlns:xdr="{_GROUP}/spreadsheetDrawing" xmlns:a="{_GROUP}/main"><xdr:absoluteAnchor><xdr:pos x="127000" y="254000"/>'
        f'<xdr:ext cx="1270000" cy="508000"/><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="7" name="Garis"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr>'
        f'<a:custGeom><a:pathLst><a:path w="50" h="40" fill="none">{steps}</a:path></a:pathLst></a:custGeom>{pen}</xdr:spPr></xdr:sp>'
        "<xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>"
    )
    found = reading_of(
        "a.xlsx", workbook(_CELLS, _MERGES, _SHAPES, more={"xl/drawings/drawing1.xml": drawing.encode()})
    )
    (line,) = found.lines
    assert line.points == ((10, 20), (110, 20), (110, 60))
    assert line.headed is headed
    assert not found.shapes


@pytest.mark.parametrize(
    ("preset", "begin", "end"),
    [
        ("downArrow", (0, -1), (0, 1)), ("upArrow", (0, 1), (0, -1)), ("rightArrow", (-1, 0), (1, 0)), ("leftArrow", (1, 0), (-1, 0)),
    ],
)  # fmt: skip
def test_block_arrows_are_lines(preset: str, begin: tuple[int, int], end: tuple[int, int]) -> None:
    """A thick arrow is a line along its middle, to where its head is."""
    found = reading_of("a.xlsx", workbook(_CELLS, _MERGES, (*_SHAPES, Drawn(9, preset, 4.0, 11.0, 5.0, 12.0))))
    (line,) = found.lines
    (x, y), (right, bottom) = line.points
    middle = (x + right) / 2, (y + bottom) / 2

    def sign(value: float) -> int:
        return (value > 0.1) - (value < -0.1)

    assert (begin, end) == (
        (sign(x - middle[0]), sign(y - middle[1])), (sign(right - middle[0]), sign(bottom - middle[1])),
    )  # fmt: skip


def test_what_cells_show() -> None:
    """Dates, whole numbers, boxes to tick and words in italics are read as people see them; hidden sheets are told."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["A2"], sheet["A3"], sheet["A4"] = datetime.date(2025, 2, 3), 12.0, True, 1.5
    sheet["A5"] = CellRichText("Rapat ", TextBlock(InlineFont(i=True), " leading sector "), "pertama")
    book.create_sheet("Lama").sheet_state = "hidden"
    file = BytesIO()
    book.save(file)
    found = reading_of("a.xlsx", file.getvalue())
    (table,) = found.blocks
    assert isinstance(table, ReadTable)
    assert ["3 Februari 2025", "12", "☑", "1.5", "Rapat  *leading sector* pertama"] == [
        cell.text for cell in table.cells
    ]
    assert ["Lembar «Lama» tersembunyi; tidak dibaca."] == list(found.remarks)


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


def test_contents_of_another_ending_are_named() -> None:
    """What a document is whose name says something else, and what to do."""
    book, words = workbook(_CELLS), (FOLDER / "21.docx").read_bytes()
    for name, content, said in (
        ("a.docx", book, "Isi berkas ini buku kerja Excel, bukan .docx. Ganti akhiran namanya menjadi .xlsx."),
        ("a.xlsx", words, "Isi berkas ini dokumen Word, bukan .xlsx. Ganti akhiran namanya menjadi .docx."),
        ("a.pdf", words, "Isi berkas ini dokumen Word, bukan .pdf."),
        ("a.txt", b"{\\rtf1 Nomor SOP}", "Isi berkas ini dokumen RTF, bukan .txt. Ganti akhiran namanya menjadi .rtf."),
    ):
        with pytest.raises(UnreadDocumentError, match=re.escape(said)):
            reading_of(name, content)


def test_macros_and_pictures_are_told() -> None:
    """What is not read is said."""
    reading = reading_of("a.xlsm", workbook(_CELLS, more={"xl/vbaProject.bin": b"x", "xl/media/image1.png": b"x"}))
    assert any("makro" in one for one in reading.remarks)
    assert any("gambar" in one for one in reading.remarks)
    assert zipfile.is_zipfile(BytesIO(workbook(_CELLS)))


def test_a_title_below_a_signature_is_no_name() -> None:
    """A title that stands without a label is the SOP's, not that of who signs; numbers of columns may be misread."""
    cells = {key: text for key, text in _CELLS.items() if key not in {"D6", "F6"}} | {"F6": "SOP SURAT MASUK"}
    head = {
        "A12": "(1)",
        "B12": "(2)",
        "C12": "(3)",
        "D12": "(4)",
        "E12": "(S)",
        "F12": "(6)",
        "G12": "7)",
        "H12": "(8)",
    }
    lower = {f"{key[0]}{int(key[1:]) + 1}" if int(key[1:]) > 11 else key: text for key, text in cells.items()}
    found = recognised(reading_of("a.xlsx", workbook(lower | head, _MERGES)))
    assert (found.bidang["judul"].isi, found.tanda_tangan[0]["nama"].isi) == ("Surat Masuk", "Sri Contoh, S.Sos.")
    assert [row.isi["uraian"].isi for row in found.baris] == ["Mencatat surat", "Memeriksa surat", "Menyimpan surat"]


def test_hidden_columns_are_told_and_not_read() -> None:
    """What nobody sees on the sheet is no part of the SOP; the reading says how many cells it left out."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (("Nomor", "lama", "1/2025"), ("Nama SOP", "kode", "Surat")):
        sheet.append(row)
    sheet.column_dimensions["B"].hidden = True
    out = BytesIO()
    book.save(out)
    reading = reading_of("a.xlsx", out.getvalue())
    (block,) = reading.blocks
    assert isinstance(block, ReadTable)
    assert [one.text for one in block.cells] == ["Nomor", "1/2025", "Nama SOP", "Surat"]
    assert any("2 sel di baris atau kolom tersembunyi" in one for one in reading.remarks)


@pytest.mark.parametrize("ending", ["xlsm", "xltx", "xltm"])
def test_macros_of_workbooks_are_told(ending: str) -> None:
    """Macros of every kind that a workbook has are named and not run; templates are read as workbooks."""
    for part in ("xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "xl/activeX/activeX1.bin"):
        reading = reading_of(f"a.{ending}", workbook({"A1": "Nomor SOP", "B1": "7/S"}, more={part: b"<x/>"}))
        assert reading.remarks == ("Dokumen ini memuat makro; makronya tidak dibaca dan tidak dijalankan.",)
        assert reading.blocks


@pytest.mark.parametrize(
    ("layout", "shown"),
    [('[m]" menit"', "120 menit"), ('[h] "jam";@', "2 jam"), ("[h]:mm", "2:00:00"), ("[mm]", "120")],
)
def test_a_duration_as_its_format_shows_it(layout: str, shown: str) -> None:
    """What counts in one unit has the words of its format; a clock stays a clock, without parts of a second."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet["A1"] = datetime.timedelta(seconds=7199.9996)
    sheet["A1"].number_format = layout
    out = BytesIO()
    book.save(out)
    (block,) = reading_of("a.xlsx", out.getvalue()).blocks
    assert isinstance(block, ReadTable)
    assert [cell.text for cell in block.cells] == [shown]


def test_a_workbook_that_keeps_to_the_standard_strictly() -> None:
    """Its parts have other names, under which a library finds no sheet."""
    parts = zipfile.ZipFile(BytesIO(workbook(_CELLS)))
    strict = {
        name: re.sub(rb"http://schemas\.openxmlformats\.org/(spreadsheetml|officeDocument)/2006/", rb"http://purl.oclc.org/ooxml/\1/", parts.read(name))
        for name in parts.namelist()
    }  # fmt: skip
    assert reading_of("a.xlsx", workbook(_CELLS, more=strict)).blocks == reading_of("a.xlsx", workbook(_CELLS)).blocks


def test_a_picture_may_be_large() -> None:
    """Only what is read has to be small: a workbook goes to its reader as it is."""
    picture = {"xl/media/image1.jpeg": Random(0).randbytes(31_000_000)}  # noqa: S311 - not for secrets
    assert reading_of("a.xlsx", workbook(_CELLS, more=picture)).blocks == reading_of("a.xlsx", workbook(_CELLS)).blocks


@pytest.mark.parametrize("group", ["Pelaksana", "PLAKSANA"])
@pytest.mark.parametrize("behind", [False, True])
def test_a_group_that_is_merged_with_nothing(group: str, *, behind: bool) -> None:
    """It stands over all names below it, as one does that is only centred across them; also behind the columns of the quality."""
    top, names = [group, "", ""], ["P", "AS", "KB"]
    needs = ["Kelengkapan", "Waktu", "Output"]
    heads, below = ([*needs, *top], ["", "", "", *names]) if behind else ([*top, *needs], [*names, "", "", ""])
    rows = [["No", "Kegiatan", *heads, "Ket"], ["", "", *below, ""]]
    for at, (text, who) in enumerate((("Mencatat surat", 0), ("Memeriksa surat", 1), ("Menyetujui surat", 2)), 1):
        marks, papers = ["v" if one == who else "" for one in range(3)], [f"Surat {at}", "5 menit", f"Surat {at + 1}"]
        rows.append([str(at), text, *(papers + marks if behind else marks + papers), ""])
    cells = {
        f"{chr(65 + column)}{row}": text
        for row, texts in enumerate(rows, 3)
        for column, text in enumerate(texts)
        if text
    }
    found = recognised(reading_of("a.xlsx", workbook({"A1": "SOP Surat Masuk", **cells})))
    assert [lane.label for lane in found.lajur] == names
    assert [[one.lajur for one in row.simbol] for row in found.baris] == [[0], [1], [2]]


def _ruled(tall: int, broken: int = -9) -> bytes:
    """A workbook of a bordered table of steps whose rows take so many of the sheet's, and the step whose texts are broken over two by hand."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    line = Side(style="thin")
    for label in IDENTITY:
        sheet.append(list(label))
    heads = (
        ("No", "Kegiatan", "Pelaksana", "", "Mutu Baku", "", "", "Ket"),
        ("", "", "Petugas", "Kepala", *PLAIN[1:4], ""),
    )
    texts = [*heads, *((str(at), row[0], *row[1:], "") for at, row in enumerate(ROWS, 1))]
    for at, row in enumerate(texts):
        top = 10 + at * tall
        for column, text in enumerate(row, 1):
            words = text.split()
            half = len(words) // 2 if at - 1 == broken else 0
            lines = [" ".join(words[:half]), " ".join(words[half:])] if half else [text]
            for down in range(tall):
                sheet.cell(top + down, column, lines[down] if down < len(lines) else None).border = Border(
                    line, line, line if not down else None, line if down == tall - 1 else None
                )
            if at - 1 != broken and tall > 1:
                sheet.merge_cells(start_row=top, end_row=top + tall - 1, start_column=column, end_column=column)
    if tall > 1:
        for place in ("A", "B", "H"):
            sheet.unmerge_cells(f"{place}10:{place}{9 + tall}")
            sheet.unmerge_cells(f"{place}{10 + tall}:{place}{9 + 2 * tall}")
            sheet.merge_cells(f"{place}10:{place}{9 + 2 * tall}")
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("tall", [2, 3])
def test_rows_over_several_of_the_sheet(tall: int) -> None:
    """On paper of small squares each row, of the head too, takes several rows of the sheet."""
    found = recognised(reading_of("a.xlsx", _ruled(tall)))
    assert [row.isi["uraian"].isi for row in found.baris] == [row[0] for row in ROWS]
    assert {row.isi["waktu"].yakin for row in found.baris} == {Keyakinan.PASTI}


def test_texts_that_are_broken_by_hand() -> None:
    """Rows that no border parts are one step, of which that is told; the others are sure."""
    found = recognised(reading_of("a.xlsx", _ruled(2, broken=2)))
    assert [row.isi[key].isi for row in found.baris for key in ("uraian", "waktu", "output")] == [
        text for row in ROWS for text in (row[0], row[4], row[5])
    ]
    assert [row.isi["uraian"].yakin.value for row in found.baris] == ["pasti", "mungkin", "pasti"]


def test_a_title_over_the_steps_on_a_worksheet_of_their_own() -> None:
    """It says the title again and is no item of the last box of the sheet before."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    steps = book.create_sheet("Alur")
    for line in (*IDENTITY, *BOXES):
        sheet.append(list(line))
    steps.append(["SOP Peminjaman Ruang Rapat"])
    steps.append(["No", "Kegiatan", "Petugas", "Kepala", *PLAIN[1:]])
    for at, row in enumerate(ROWS, 1):
        steps.append([at, *row])
    file = BytesIO()
    book.save(file)
    found = recognised(reading_of("a.xlsx", file.getvalue()))
    assert [one.isi for one in found.kotak["peringatan"].butir] == [BOXES[5][0]]
    assert found.bidang["judul"].mengapa == "Sama dengan judul di atas tabel."


def test_shapes_that_nobody_sees() -> None:
    """A shape that is set not to be shown is no symbol, and told."""
    shapes = [Drawn(at, "flowChartProcess", 1, at, 2, at + 0.5) for at in (1, 2)]
    content = workbook({"A1": "Kegiatan"}, drawn=shapes)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        part = archive.read("xl/drawings/drawing1.xml").replace(b'id="2"', b'id="2" hidden="1"')
    reading = reading_of("a.xlsx", workbook({"A1": "Kegiatan"}, drawn=shapes, more={"xl/drawings/drawing1.xml": part}))
    assert [one.name for one in reading.shapes] == ["1:1"]
    assert "Lembar «Sheet»: 1 bentuk yang disembunyikan tidak dibaca." in reading.remarks
