# Procedures that are only drawn: symbols with words, free on the page or below the names of those who act.
from __future__ import annotations

from tatalaksana.importers import Terkenali, recognise
from tatalaksana.importers.readers import reading_of
from tests.importers.documents import BOXES, IDENTITY, ground, recognised, sop_of
from tests.importers.word_documents import cell, document, group, paragraph, table
from tests.importers.workbooks import Drawn, Joined, workbook

_HEAD = "".join(map(paragraph, ("UNIVERSITAS REKAAN", "SOP CUTI AKADEMIK", "Nomor : 5/SOP/2025")))
_SYMBOLS = (
    ("flowChartTerminator", 40, 0, 80, 24, "Mulai"), ("rect", 20, 50, 120, 30, "Mahasiswa mengisi formulir"), ("diamond", 20, 110, 120, 50, "BAAK memeriksa berkas"),
    ("rect", 20, 200, 120, 30, "Rektor menandatangani surat"), ("flowChartTerminator", 40, 260, 80, 24, "Selesai"),
)  # fmt: skip
_LINES = (
    ("straightConnector1", 80, 24, 0, 25, ""), ("straightConnector1", 80, 81, 0, 28, ""), ("straightConnector1", 80, 161, 0, 38, ""), ("straightConnector1", 80, 230, 0, 29, ""),
)  # fmt: skip
_WORDS = (("rect", 84, 170, 30, 12, "Lengkap"), ("rect", 150, 118, 40, 12, "Kurang"), ("rect", 220, 300, 200, 12, "Catatan: cuti dihitung per semester"))  # fmt: skip


def _drawn(*shapes: tuple[str, float, float, float, float, str], body: str = "") -> Terkenali:
    return recognised(reading_of("a.docx", document(_HEAD + (body or paragraph("", group(*shapes))))))


def test_a_chart_that_stands_free() -> None:
    """Its symbols are the steps in the order of the arrows, their sentences say who acts, and nothing of it is sure; what stands beside it is quoted."""
    found = _drawn(*_SYMBOLS, *_LINES[:4], *_WORDS)
    assert [row.isi["uraian"].isi for row in found.baris] == [
        "Mahasiswa mengisi formulir", "BAAK memeriksa berkas", "Rektor menandatangani surat",
    ]  # fmt: skip
    assert {one.yakin.value for row in found.baris for one in row.isi.values()} == {"mungkin"}
    assert {one.dasar.yakin.value for row in found.baris for one in row.simbol} == {"tebakan"}
    assert [lane.label for lane in found.lajur] == ["Mahasiswa", "BAAK", "Rektor"]
    ways = [[(way.label, way.tujuan) for way in row.simbol[0].jalan] for row in found.baris]
    assert ways[1][:1] == [("Lengkap", (2, 0))]
    assert {"Kurang", "Catatan: cuti dihitung per semester"} <= {one.teks for one in found.sisa}
    assert len(sop_of(found).kegiatan) == 3


def test_symbols_below_names() -> None:
    """In a table of names with a row for the chart symbols stand in the lanes below them."""
    far = [
        (kind, left + (160 if at % 2 else 0), top, wide, tall, text)
        for at, (kind, left, top, wide, tall, text) in enumerate(_SYMBOLS[1:4])
    ]
    lines = (("straightConnector1", 141, 65, 40, 60, ""), ("straightConnector1", 181, 140, -40, 75, ""))
    chart = table((160, 160), [[cell("Mahasiswa"), cell("BAAK")], [cell(inside=group(*far, *lines)), cell()]], 240)
    found = _drawn(body=chart)
    assert [lane.label for lane in found.lajur] == ["Mahasiswa", "BAAK"]
    assert [[one.lajur for one in row.simbol] for row in found.baris] == [[0], [1], [0]]
    assert {one.dasar.yakin.value for one in found.lajur} == {"mungkin"}


def test_symbols_right_of_names() -> None:
    """Lanes may be rows, with their names in the first column."""
    row = (("rect", 20, 20, 100, 40, "Menyerahkan berkas"), ("rect", 150, 110, 100, 40, "Memeriksa berkas"), ("rect", 290, 200, 100, 40, "Menyetujui berkas"))  # fmt: skip
    lines = (("bentConnector2", 121, 40, 79, 68, ""), ("bentConnector2", 251, 130, 89, 68, ""))
    names = ("Warga", "Petugas", "Lurah")
    rows = [[cell(name), cell(inside=group(*row, *lines) if not at else "")] for at, name in enumerate(names)]
    found = _drawn(body=table((100, 500), rows, 80))
    assert [lane.label for lane in found.lajur] == [*names]
    assert [[one.lajur for one in row.simbol] for row in found.baris] == [[0], [1], [2]]


def test_no_chart_of_other_shapes() -> None:
    """Boxes without arrows between them, and arrows between symbols without words, say nothing that is done."""
    bare = [(*one[:5], "") for one in _SYMBOLS]
    for shapes in (_SYMBOLS, (*bare, *_LINES[:4])):
        content = document(_HEAD + paragraph("", group(*shapes)))
        assert not any(one.baris for one in recognise(reading_of("a.docx", content), ground()))


def test_shapes_of_a_group_without_names() -> None:
    """Each has a name of its own, so that none takes another's arrows."""
    reading = reading_of("a.docx", document(paragraph("", group(*_SYMBOLS))))
    assert len({one.name for one in reading.shapes}) == len(reading.shapes) == len(_SYMBOLS)


def test_symbols_below_names_on_a_worksheet() -> None:
    """The row of those who act may stand right below the boxes of the sheet, with the chart below it."""
    cells = {f"{column}{row}": text for row, one in enumerate((*IDENTITY, *BOXES), 1) for column, text in zip("ACE", one, strict=False)}  # fmt: skip
    names = {"A14": "Pemohon", "C14": "Petugas Loket", "E14": "Kepala Bidang"}
    told = ("Mengajukan surat", "Memeriksa surat", "Menyetujui surat")
    drawn = [
        Drawn(at + 2, "flowChartProcess", 2 * at + 0.2, 15 + 2 * at, 2 * at + 1.8, 16 + 2 * at, text)
        for at, text in enumerate(told)
    ]
    found = recognised(
        reading_of("a.xlsx", workbook(cells | names, drawn=drawn, joined=[Joined(8, 2, 3), Joined(9, 3, 4)]))
    )
    assert [lane.label for lane in found.lajur] == [*names.values()]
    assert [row.isi["uraian"].isi for row in found.baris] == [*told]
    assert [one.isi for one in found.kotak["peringatan"].butir] == [BOXES[5][0]]
