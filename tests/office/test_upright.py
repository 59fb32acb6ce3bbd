# The identity sheet of upright paper in documents for an office: as the PDF has it, not that of lying paper.
from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from lxml import etree
from openpyxl import load_workbook

from tatalaksana.catalog import collect
from tatalaksana.model import Bentuk
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.office import OfficeSheet, sheet_docx, sheet_xlsx
from tatalaksana.render.office.diagram import KINDS
from tatalaksana.render.office.docx_words import TWIPS
from tatalaksana.render.office.office_identity import office_identity
from tatalaksana.render.office.words import LINE_PITCH, lines_in, saying
from tatalaksana.render.office.worksheet import CellLook, Worksheet, number, stacked
from tests.collections_on_disk import REGISTERS, SOUND, write
from tests.office.sheets import sheet_of
from tests.office.workbook import Book
from tests.xlsx.office import pages

_NO_MORE: Mapping[str, str] = MappingProxyType({})
_ONE = "pengesahan: {jabatan: Kepala Biro, nama: Sri}"
_THREE = (
    "pengesahan: [{jabatan: Kepala Biro, nama: Sri}, {jabatan: Sekretaris, nama: Budi}, {jabatan: Asisten, nama: Ani}]"
)

_MANY = _ONE + "\nperalatan:\n" + "".join(f"  - Alat {number}\n" for number in range(30))


def _sheet(tmp_path: Path, profile: str, signed: str = _ONE) -> OfficeSheet:
    files = {
        **REGISTERS, "unit.yaml": "biro: {nama: Biro Umum, profil: kita}\n",
        "profil/kita.yaml": ("" if "instansi:" in profile else "instansi: KANTOR REKAAN\n") + profile, "biro/surat.yaml": SOUND.replace(_ONE, signed),
    }  # fmt: skip
    return sheet_of(collect(write(tmp_path, files), "sops").catalog, "biro/surat")


def _tables(sheet: OfficeSheet) -> list[list[list[str]]]:
    """The tables of the document: the words of each cell."""
    root: Any = etree.fromstring(zipfile.ZipFile(io.BytesIO(sheet_docx(sheet))).read("word/document.xml"))
    return [
        [["".join(cell.itertext("{*}t")) for cell in row.iterfind("{*}tc")] for row in table.iterfind("{*}tr")]
        for table in root.iterfind("{*}body/{*}tbl")
    ]


def test_one_signs(tmp_path: Path) -> None:
    """The title stands over the data and who signs beside them; every box has a row, its title at the left."""
    sheet = _sheet(tmp_path, "orientasi: tegak\nkertas: f4\n")
    head, boxes, *_ = _tables(sheet)
    facts = sheet.facts.sheet
    assert "KANTOR REKAAN" in head[0][0]
    assert head[0][1] == "".join(facts.title)
    assert head[1][1:3] == list(facts.number)
    assert "Kepala Biro" in head[1][3]
    assert [row[1] for row in head[2:]] == [*(row.label for row in facts.dates), *filter(None, [facts.pages])]
    assert [row[0] for row in boxes] == [box.title for box in facts.boxes]


@pytest.mark.parametrize("lying", [False, True])
def test_several_sign(tmp_path: Path, *, lying: bool) -> None:
    """They stand side by side below the data, on paper that lies too, as in the PDF."""
    sheet = _sheet(tmp_path, "" if lying else "orientasi: tegak\n", _THREE)
    head, signers, *_ = _tables(sheet)
    assert "Sri" not in "".join(map("".join, head))
    abreast = sheet.facts.sheet.abreast
    assert all(len(row) == abreast for row in signers)
    assert [name for row in signers for cell in row for name in ("Sri", "Budi", "Ani") if name in cell] == [
        "Sri",
        "Budi",
        "Ani",
    ]


def test_one_signs_on_paper_that_lies(tmp_path: Path) -> None:
    """Office and name begin at the left of their cell, in usual letters, and the label at its top: as the PDF has them."""
    sheet = _sheet(tmp_path, "")
    document: Any = etree.fromstring(zipfile.ZipFile(io.BytesIO(sheet_docx(sheet))).read("word/document.xml"))
    for words in ("Kepala Biro", "Sri"):
        (paragraph,) = [one for one in document.iter("{*}p") if "".join(one.itertext("{*}t")) == words]
        assert not [one for tag in ("jc", "b") for one in paragraph.iter(f"{{*}}{tag}")]
    (label,) = [one for one in document.iter("{*}tc") if "".join(one.itertext("{*}t")) == "Disahkan oleh"]
    assert not list(label.iter("{*}vAlign"))
    tab = load_workbook(io.BytesIO(sheet_xlsx(sheet)))["Identitas"]
    looks = {cell.value: cell for row in tab.iter_rows() for cell in row if cell.value}
    assert {(looks[words].alignment.horizontal, looks[words].font.b) for words in ("Kepala Biro", "Sri")} == {
        ("left", False)
    }
    assert {looks[words].alignment.vertical for words in ("Disahkan oleh", "Kepala Biro")} == {"top"}


def _cells(sheet: OfficeSheet) -> dict[str, str]:
    """The words of each cell of the identity sheet in a workbook, by its place, row by row."""
    content = sheet_xlsx(sheet)
    assert content == sheet_xlsx(sheet)
    root: Any = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml"))
    said = {cell.get("r"): "".join(cell.itertext("{*}t")) for cell in root.iterfind(".//{*}c")}
    return {place: words for place, words in said.items() if words}


def test_workbook(tmp_path: Path) -> None:
    """The same on a worksheet: columns A to F."""
    sheet = _sheet(tmp_path, "orientasi: tegak\nkertas: f4\n")
    cells, facts = _cells(sheet), sheet.facts.sheet
    assert "KANTOR REKAAN" in cells["A1"]
    assert cells["D1"] == "\n".join(facts.title)
    assert (cells["D2"], cells["E2"]) == facts.number
    assert cells["F2"].split() == [*facts.signatures[0].peran.split(), "Kepala", "Biro", "Sri"]
    assert [words for place, words in cells.items() if place[0] == "A"][1:] == [box.title for box in facts.boxes]


@pytest.mark.parametrize(("orientation", "columns"), [("tegak", ["A", "E", "G"]), ("mendatar", ["A", "C", "G"])])
def test_several_sign_in_a_workbook(tmp_path: Path, orientation: str, columns: list[str]) -> None:
    """They stand in one row below the data, a third of the sheet each."""
    sheet = _sheet(tmp_path, f"orientasi: {orientation}\n", _THREE)
    found = [
        place for place, words in _cells(sheet).items() for name in ("Sri", "Budi", "Ani") if name in words.split()
    ]
    assert [place[0] for place in found] == columns
    assert len({place[1:] for place in found}) == 1
    tab = load_workbook(io.BytesIO(sheet_xlsx(sheet)))["Identitas"]
    # An office of more lines pushes no name below the others: names have a row of their own, and begin as far down in it.
    named = [str(tab[place].value) for place in found]
    assert len({len(text) - len(text.lstrip("\n")) for text in named}) == 1
    assert "Kepala Biro" in str(tab[f"{found[0][0]}{int(found[0][1:]) - 1}"].value)
    wide = {name: one.width for name, one in tab.column_dimensions.items()}
    thirds = [
        sum(width for name, width in wide.items() if begin <= name < end)
        for begin, end in pairwise([*columns, chr(ord(max(wide)) + 1)])
    ]
    assert max(thirds) - min(thirds) < 0.3


def test_further_pages_have_a_head(tmp_path: Path) -> None:
    """Title and number stand at the head of every page but a document's first, which has its foot all the same."""
    sheet = _sheet(tmp_path, "turunan: prosedur-mutu\nsatu_halaman: tidak\nsitus: https://sop.rekaan.go.id/\n")
    assert sheet.drawn.paged.sheet.running is not None
    title, number = sheet.drawn.paged.sheet.running
    book = zipfile.ZipFile(io.BytesIO(sheet_xlsx(sheet)))
    first, second = (book.read(f"xl/worksheets/sheet{place}.xml").decode() for place in (1, 2))
    assert re.search(r'<headerFooter differentFirst="1"><oddHeader>&amp;L[^<]*' + title, first)
    assert "<firstHeader></firstHeader>" in first
    assert re.findall("<(?:odd|first)Footer>([^<]*)", first) == 2 * re.findall("<oddFooter>([^<]*)", second)
    assert "differentFirst" not in second
    assert re.search(rf"<oddHeader>[^<]*{title}[^<]*&amp;R[^<]*{number}</oddHeader>", second)
    assert set(re.findall('<v:shape id="(.*?)"', book.read("xl/drawings/kode.vml").decode())) == {"RF", "RFFIRST"}
    words = zipfile.ZipFile(io.BytesIO(sheet_docx(sheet)))
    shown, none = (
        "".join(etree.fromstring(words.read(f"word/header{place}.xml")).itertext("{*}t")) for place in (1, 2)
    )
    assert (shown.replace("\t", ""), none) == (title + number, "")
    assert b"<w:titlePg/>" in words.read("word/document.xml")


def test_lying_sheets_have_no_head(tmp_path: Path) -> None:
    """As the PDF of lying paper has none."""
    sheet = _sheet(tmp_path, "")
    assert b"oddHeader></oddHeader" in zipfile.ZipFile(io.BytesIO(sheet_xlsx(sheet))).read("xl/worksheets/sheet2.xml")
    assert b"<w:t" not in zipfile.ZipFile(io.BytesIO(sheet_docx(sheet))).read("word/header1.xml")


def _sheet_of_lanes(root: Path, names: Sequence[str], more: Mapping[str, str] = _NO_MORE) -> OfficeSheet:
    """The sheet of an SOP in which each of these offices has a step."""
    lanes = range(len(names))
    sop = {
        "judul": "Uji", "jenis": "mikro", "unit": "biro", "pelaksana": [f"j{lane}" for lane in lanes],
        "kegiatan": [{"uraian": f"Menulis {lane}", "pelaksana": f"j{lane}"} for lane in lanes],
    }  # fmt: skip
    files = {
        **REGISTERS, **more, "jabatan.yaml": json.dumps({f"j{lane}": {"nama": name} for lane, name in enumerate(names)}),
        "biro/uji.yaml": json.dumps(sop),
    }  # fmt: skip
    return sheet_of(collect(write(root, files), "sops").catalog, "biro/uji")


def test_heads_have_room(tmp_path: Path) -> None:
    """Names over lanes are whole in both: in letters in which every line has its height, where lines stand further apart than in the PDF."""
    names = [f"Kepala {lane} Bidang Penegakan Hukum dan Pengolahan Tempat Kejadian Perkara" for lane in range(9)]
    sheet = _sheet_of_lanes(tmp_path, names)
    assert sheet.unpaged.columns
    widths, tall = sheet.unpaged.columns.widths, sheet.drawn.paged.head_heights[1]
    root: Any = etree.fromstring(zipfile.ZipFile(io.BytesIO(sheet_docx(sheet))).read("word/document.xml"))
    cells = [cell for cell in root.iter("{*}tc") if "".join(cell.itertext("{*}t")) in names]
    sizes = {int(one.get(f"{{{one.nsmap['w']}}}val")) / 2 for cell in cells for one in cell.iter("{*}sz")}
    found = [cell for page in load_workbook(io.BytesIO(sheet_xlsx(sheet))) for row in page.rows for cell in row]
    (size,) = {cell.font.sz for cell in found if cell.value in names}
    assert len(cells) == len(names)
    assert max(sizes) <= size + 0.25
    for name, width in zip(names, widths[sheet.first_lane :], strict=False):
        assert lines_in(saying(name), width, size, bold=True) * LINE_PITCH * size <= tall


def test_pages_are_counted_by_who_knows(tmp_path: Path) -> None:
    """Word counts its own pages; a cell of a workbook can't, and says where they are counted."""
    sheet = _sheet(tmp_path, "turunan: prosedur-mutu\nalamat: Jalan Rekaan 1\n")
    root: Any = etree.fromstring(zipfile.ZipFile(io.BytesIO(sheet_docx(sheet))).read("word/document.xml"))
    (row,) = [row for row in root.iter("{*}tr") if "Halaman" in "".join(row.itertext("{*}t"))]
    assert ["NUMPAGES"] == [one.get(f"{{{one.nsmap['w']}}}instr").strip() for one in row.iter("{*}fldSimple")]
    cells = [cell.value for row in load_workbook(io.BytesIO(sheet_xlsx(sheet))).worksheets[0].rows for cell in row]
    assert "lihat kaki halaman" == next(filter(None, cells[cells.index("Halaman") + 1 :]))


def test_marks_within_an_item_stay_with_their_words(tmp_path: Path) -> None:
    """On a worksheet the column of numbers has those of a box's items; a letterhead's address is not bold."""
    boxes = "turunan: spo-kesehatan\nalamat: Jalan Rekaan 1\n"
    sop = SOUND.replace("Menyiapkan", '"Menyiapkan:\\na. map\\nb. pena"')
    files = {
        **REGISTERS, "unit.yaml": "biro: {nama: Biro Umum, profil: kita}\n", "profil/kita.yaml": boxes, "biro/surat.yaml": sop,
    }  # fmt: skip
    sheet = sheet_of(collect(write(tmp_path, files), "sops").catalog, "biro/surat")
    book = load_workbook(io.BytesIO(sheet_xlsx(sheet)), rich_text=True)
    cells = [cell for row in book.worksheets[0].rows for cell in row]
    assert {"a. map", "b. pena"} <= {str(cell.value) for cell in cells}
    kop: Any = next(cell.value for cell in cells if "Jalan Rekaan 1" in str(cell.value))
    assert [False] == [bool(part.font.b) for part in kop if "Jalan" in str(part)]


def test_heads_over_many_lanes_are_turned(tmp_path: Path) -> None:
    """As the PDF has them: over twelve lanes of an upright page every name is read from below, whole, and nothing else is."""
    names = [f"Bendahara Pengeluaran Pembantu {lane}" for lane in range(12)]
    upright = {"unit.yaml": "biro: {nama: Biro Umum, profil: kita}\n", "profil/kita.yaml": "orientasi: tegak\n"}
    sheet = _sheet_of_lanes(tmp_path, names, upright)
    root: Any = etree.fromstring(zipfile.ZipFile(io.BytesIO(sheet_docx(sheet))).read("word/document.xml"))
    turned = [cell for cell in root.iter("{*}tc") if cell.find("{*}tcPr/{*}textDirection") is not None]
    assert names == ["".join(cell.itertext("{*}t")) for cell in turned]
    cells = [cell for page in load_workbook(io.BytesIO(sheet_xlsx(sheet))) for row in page.rows for cell in row]
    assert names == [cell.value for cell in cells if cell.alignment.textRotation == 90]


def test_rows_beside_who_signs_share_its_height(tmp_path: Path) -> None:
    """Word is told how tall the data's rows are, all alike: it would give the last one what is left."""
    sheet = _sheet(tmp_path, "orientasi: tegak\nkertas: f4\n")
    root: Any = etree.fromstring(zipfile.ZipFile(io.BytesIO(sheet_docx(sheet))).read("word/document.xml"))
    [height, *others] = [
        int(one.get(f"{{{one.nsmap['w']}}}val")) / TWIPS for one in root.find(".//{*}tbl").iterfind(".//{*}trHeight")
    ][1:]
    assert others == [height] * len(others)
    assert (len(others) + 1) * height > LAYOUT.identity.signature * 72 / 2.54


def test_no_last_word_stands_alone(tmp_path: Path) -> None:
    """Of names that take several lines the last words stay together, as the PDF has them: in the letterhead and of who signs."""
    signed = "pengesahan: {jabatan: Kepala Klinik Pratama Teluk Rekaan, nama: Prof. Dr. Ir. Rekaan Pasang Surut M.Sc.}"
    sheet = _sheet(tmp_path, "orientasi: tegak\ninstansi: Rumah Sakit Umum Daerah Teluk Rekaan\n", signed)
    identity = office_identity(sheet.facts, sheet.drawn.paged.sheet.identity)
    [signer] = identity.signers
    for text in (identity.agency, signer.office, signer.name):
        *before, last = text.split(" ")
        assert before, text
        assert "\u00a0" in last, text


@pytest.mark.parametrize("upright", [False, True])
def test_identity_and_table_on_one_page(tmp_path: Path, *, upright: bool) -> None:
    """Where a profile has both on one page and they fit, they are one worksheet of one page, its chart over the rows of its steps."""
    profile = "satu_halaman: ya\n" + ("orientasi: tegak\n" if upright else "")
    content = sheet_xlsx(_sheet(tmp_path, profile))
    [tab] = load_workbook(io.BytesIO(content)).worksheets
    rows = {str(cell.value): cell.row for row in tab.iter_rows() for cell in row if cell.value is not None}
    assert rows["Sri" if not upright else "Dasar Hukum"] < rows["Kegiatan"] < rows["1"] < rows["2"]
    assert not tab.row_breaks.brk
    assert str(tab.print_title_rows).startswith(f"${rows['Kegiatan']}:")
    assert 1 == len(pages(content))
    shapes, _ = Book(content).drawing()
    assert [rows["1"], rows["2"]] == [shape.row + 1 for shape in shapes if shape.kind == KINDS[Bentuk.KAPSUL]]


def test_identity_and_table_that_no_page_holds(tmp_path: Path) -> None:
    """Then each has a worksheet of its own, as without that key."""
    tabs = load_workbook(io.BytesIO(sheet_xlsx(_sheet(tmp_path, "satu_halaman: ya\n", _MANY))))
    assert ["Identitas", "Kegiatan"] == tabs.sheetnames


def test_columns_of_a_stacked_worksheet() -> None:
    """They begin wherever those of either do, but not beside each other; texts stretch over them, with lines around."""
    above, below = Worksheet([100, 200]), Worksheet([50, 49, 201])
    look = CellLook()
    above.add(15)
    above.put(0, 0, number(1), look)
    above.put(0, 1, number(2), look)
    below.add(15)
    below.add(15)
    below.put(0, 0, number(3), look, right=3)
    below.put(1, 2, number(4), look)
    both = stacked(above, below, 30)
    assert [50, 49, 201] == list(both.widths)
    assert [20, 40, 20, 20] == both.heights
    assert both.merged_xml().count("<mergeCell ") == 2
    assert 'ref="A1:B1"' in both.merged_xml()
    assert 'ref="A3:C3"' in both.merged_xml()
    assert {"lrtb": 2, "ltb": 2, "rtb": 2, "tb": 1} == Counter(look.border for look in both.looks())


def test_a_step_and_what_it_takes_stand_together(tmp_path: Path) -> None:
    """In a list of steps each is a row that no page ends within, under one title; boxes whose items are of one paragraph are one cell."""
    sheet = _sheet(tmp_path, "turunan: spo-kesehatan\n")
    root: Any = etree.fromstring(zipfile.ZipFile(io.BytesIO(sheet_docx(sheet))).read("word/document.xml"))
    [*_, boxes] = root.iterfind("{*}body/{*}tbl")
    rows = [row for row in boxes.iterfind("{*}tr") if row.find("{*}trPr/{*}cantSplit") is not None]
    said = [["".join(cell.itertext("{*}t")) for cell in row.iterfind("{*}tc")] for row in rows]
    assert ["Prosedur", ""] == [title for title, _ in said]
    for (_, words), step in zip(said, ("Menyiapkan", "Memeriksa"), strict=True):
        assert step in words
        assert "Kelengkapan: " in words
    edges = [[edge.tag.rpartition("}")[2] for edge in row.iterfind(".//{*}tcBorders/*")] for row in rows]
    assert [["bottom"], ["top"]] == edges
