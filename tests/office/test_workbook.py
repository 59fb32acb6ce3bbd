# The official sheet as a workbook: its cells say what the source says, its chart is the flow, its pages are those of the PDF.
from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from tatalaksana.catalog import collect
from tatalaksana.chart import Side
from tatalaksana.facts import UNCONTROLLED
from tatalaksana.model import Kertas, plain
from tatalaksana.render.office import OfficeSheet, sheet_xlsx
from tatalaksana.render.office.xml import legal
from tatalaksana.render.pdf.arrow_pieces import arrows_on_pages
from tests.collections_on_disk import REGISTERS, koleksi, write
from tests.office.sheets import made, of_collection, sheet_of
from tests.office.ways import Node, led
from tests.office.workbook import Book, DrawnShape
from tests.pdf.test_hostile import HOSTILE
from tests.xlsx.office import printed

_CATALOG = koleksi()
_sops = pytest.mark.parametrize("name", list(_CATALOG.entries))


@cache
def _book(name: str) -> Book:
    return Book(sheet_xlsx(of_collection(name)))


@_sops
def test_bytes(name: str) -> None:
    """The same each time."""
    assert sheet_xlsx(sheet_of(_CATALOG, name)) == sheet_xlsx(of_collection(name))


def _texts(book: Book, tab: str) -> set[str]:
    found = {cell.value for row in book.cells[tab].iter_rows() for cell in row if cell.value is not None}
    return {" ".join(str(text).split()) for text in found}


def _squeezed(text: str) -> str:
    return " ".join(legal(plain(text)).split())


@pytest.mark.no_cover
@_sops
def test_identity(name: str) -> None:
    """Number, dates, signers and every item of every box stand on the first worksheet."""
    facts, texts = of_collection(name).facts, _texts(_book(name), "Identitas")
    sheet = facts.sheet
    wanted = {
        sheet.number[1],
        sheet.title[1],
        *(row.label for row in sheet.dates),
        *(box.title + " :" for box in sheet.boxes),
    }
    wanted |= {text for box in sheet.boxes for text in ([box.body] if isinstance(box.body, str) else box.body or ())}
    shown = "\n".join(texts)
    for text in filter(None, wanted):
        for line in text.split("\n"):
            assert _squeezed(line.lstrip("-").strip()) in shown, line
    for signed in sheet.signatures:
        assert _squeezed(signed.nama) in shown


@_sops
def test_rows(name: str) -> None:
    """Each step is a row, with its number, its words and its lanes' heads above."""
    sheet, book = of_collection(name), _book(name)
    if sheet.drawn.drawing is None:
        assert book.cells.sheetnames == ["Identitas"]
        return
    texts = _texts(book, "Kegiatan")
    shown = "\n".join(texts)
    for step in sheet.facts.entry.sop.kegiatan:
        for line in step.uraian.split("\n"):
            assert _squeezed(line) in shown
    for head in sheet.facts.lajur:
        assert _squeezed(head) in texts


@_sops
def test_edges(name: str) -> None:
    """The connectors join what the flow joins, over page ends too; each symbol hangs on the row of its step and its lane."""
    sheet, book = of_collection(name), _book(name)
    drawing = sheet.drawn.drawing
    if drawing is None:
        return
    shapes, lines = book.drawing()
    symbols = [shape for shape in shapes if shape.kind.startswith("flowChart") and "Offpage" not in shape.kind]
    assert len(symbols) == len(drawing.flow.symbols)
    by_order = {shape.number: place for place, shape in enumerate(_in_order(sheet, symbols))}
    segilima: dict[Node, Node] = {}
    joints = {shape.number: shape for shape in shapes if "Offpage" in shape.kind}
    pairs: list[tuple[Node, Node]] = [((line.start, ""), (line.end, "")) for line in lines]
    for number, shape in joints.items():
        partner = next(other for other, one in joints.items() if other != number and one.text == shape.text)
        segilima[number, ""] = (partner, "")
    found = {(by_order[one[0]], by_order[other[0]]) for one, other in led(pairs, segilima)}
    assert found == {(edge.source, edge.target) for edge in drawing.flow.edges}
    words = {shape.text.replace("\n", " ") for shape in shapes if shape.kind == "rect"}
    assert {edge.label for edge in drawing.flow.edges if edge.label} <= words


def _in_order(sheet: OfficeSheet, symbols: list[DrawnShape]) -> list[DrawnShape]:
    """The shapes in the order of the flow's symbols: pages show them in that order, row by row."""
    drawing = sheet.drawn.drawing
    assert drawing is not None
    places = [
        index
        for span in drawing.spans
        for index in range(len(drawing.flow.symbols))
        if span.start <= drawing.geometry.centres[index].row < span.end
    ]
    return [shape for _, shape in sorted(zip(places, symbols, strict=True), key=lambda one: one[0])]


@pytest.mark.no_cover
def test_arrows_enter_as_printed_in_libreoffice() -> None:
    """LibreOffice leads connectors by ways of its own; it is given lines: each head points to the side at which our own line enters."""
    sheet = of_collection("biro-bentanyan/pemilihan-dan-pengangkutan-pupuk")
    assert sheet.drawn.drawing is not None
    wanted = Counter(
        piece.end.side
        for page in arrows_on_pages(sheet.drawn.drawing)
        for piece in page
        if isinstance(piece.end.at, int)
    )
    with pdfplumber.open(io.BytesIO(printed(sheet_xlsx(sheet)))) as document:
        heads = [
            one["pts"][:3]
            for page in document.pages
            for one in page.curves
            if one["fill"] and one["non_stroking_color"] == (0, 0, 0) and len(set(one["pts"])) == 3
        ]
    assert wanted == Counter(map(_entered, heads))


def _entered(head: Sequence[tuple[float, float]]) -> Side:
    """The side of a symbol that a head points to, by the corner that is alone on its height or width."""
    xs, ys = ([round(corner[axis]) for corner in head] for axis in (0, 1))
    if max(map(xs.count, xs)) > 1:
        return Side.LEFT if xs.count(max(xs)) == 1 else Side.RIGHT
    return Side.TOP if ys.count(max(ys)) == 1 else Side.BOTTOM


@pytest.mark.parametrize(
    ("name", "paper"),
    [*((name, None) for name in _CATALOG.entries), *((next(iter(_CATALOG.entries)), one) for one in Kertas)],
)
def test_pages(name: str, paper: Kertas | None) -> None:
    """Paper as the profile or the user says, a break before each further page, the head's rows on every page."""
    sheet = of_collection(name, paper)
    tabs = Book(sheet_xlsx(sheet)).cells
    for tab in tabs:
        assert tab.page_setup.paperSize == {"a4": 9, "f4": 14, "letter": 1, "legal": 5}[sheet.kertas.value]
        assert tab.page_setup.orientation == ("portrait" if sheet.paper[0] < sheet.paper[1] else "landscape")
        across = sum(tab.column_dimensions[column].width * 8 for column in tab.column_dimensions) * 0.75
        margins = (tab.page_margins.left + tab.page_margins.right) * 72
        assert across + margins <= sheet.paper[0] / 25.4 * 72
    if sheet.drawn.drawing:
        tab = tabs["Kegiatan"]
        breaks = [one.id for one in tab.row_breaks.brk]
        assert len(breaks) == len(sheet.drawn.drawing.spans) - 1
        assert tab.print_title_rows
        ends = [0, *breaks, tab.max_row]
        head = sum(sheet.drawn.paged.head_heights)
        for page, (first, last) in enumerate(pairwise(ends)):
            tall = sum(tab.row_dimensions[row + 1].height or 0 for row in range(first, last)) + (head if page else 0)
            room = sheet.paper[1] / 25.4 * 72 - (tab.page_margins.top + tab.page_margins.bottom) * 72
            assert tall <= room, page


_ODD = (
    "=1+1",
    "_x0041_ biasa",
    "+62 21",
    "@SUM(A1)",
    "日本 \U0001f600",
    "a&b <c> \"d\" 'e'",
    "]]>",
)


@pytest.mark.parametrize("field", ["uraian", "kelengkapan", "output", "ket"])
def test_hostile_texts(tmp_path: Path, field: str) -> None:
    """Each stands in its cell as a text, letter for letter, and never as a formula or as markup."""
    texts = [*HOSTILE, *_ODD]
    step = {"uraian": "Menulis", "pelaksana": "kabag", "kelengkapan": "a", "waktu": "1 jam", "output": "b"}
    book = Book(sheet_xlsx(made(tmp_path, kegiatan=[step | {field: text} for text in texts])))
    tab = book.cells["Kegiatan"]
    found = {" ".join(str(cell.value).split()) for row in tab.iter_rows() for cell in row if cell.value is not None}
    assert {cell.data_type for row in tab.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    for text in texts:
        assert _squeezed(text) in {one.replace("_x005F_", "_") for one in found}, text
    assert "=1+1" in found or field != "uraian"


def test_row_of_several_pages(tmp_path: Path) -> None:
    """A step that no page holds goes on in further rows, none taller than any may be."""
    step = {
        "uraian": " ".join(["kata"] * 2500),
        "pelaksana": "kabag",
        "kelengkapan": "a",
        "waktu": "1 jam",
        "output": "b",
    }
    sheet = made(tmp_path, kegiatan=[step, step | {"uraian": "Akhir"}])
    book = Book(sheet_xlsx(sheet))
    tab = book.cells["Kegiatan"]
    assert max(row.height or 0 for row in tab.row_dimensions.values()) <= 409
    shown = " ".join(str(cell.value) for row in tab.iter_rows() for cell in row if cell.value is not None)
    assert shown.split().count("kata") == 2500


def test_long_title_of_a_box(tmp_path: Path) -> None:
    """A box's title has the room that it takes, even where nothing in it can be parted; usual titles have one line."""
    step = {"uraian": "Menulis", "pelaksana": "kabag"}
    sop = {
        "judul": "Uji",
        "jenis": "mikro",
        "unit": "biro",
        "pelaksana": ["kabag"],
        "profil": "uji",
        "kegiatan": [step],
    }
    tall: dict[str, float] = {}
    for title in ("Dasar", "W" * 280):
        profile = {"label": {"dasar_hukum": title}}
        files = {
            **REGISTERS,
            "profil/uji.yaml": json.dumps(profile),
            "biro/uji.yaml": json.dumps(sop),
        }
        catalog = collect(write(tmp_path / title[:5], files), "sops").catalog
        tab = Book(sheet_xlsx(sheet_of(catalog, "biro/uji"))).cells["Identitas"]
        [row] = [cell.row for line in tab.iter_rows() for cell in line if cell.value == f"{title} :"]
        tall[title[:1]] = tab.row_dimensions[row].height
    # Half the page is less than 420 points, and such a letter about nine points wide.
    assert tall["W"] > 280 * 9 / 420 * 10 > 40 > 2 * tall["D"]


@pytest.mark.parametrize("profile", ["permenpan-35-2012", "prosedur-mutu"])
def test_what_the_foot_has_no_room_for_is_at_the_head(tmp_path: Path, profile: str) -> None:
    """The sentence about a certificate is longer than Excel's foot: it stands at the head of the first page, lying and upright."""
    certificate = "Ditandatangani secara elektronik dengan sertifikat dari Penerbit R&D Rekaan " * 2
    step = {"uraian": "Menulis", "pelaksana": "kabag", "kelengkapan": "a", "waktu": "1 jam", "output": "b"}
    signer = {
        "jabatan": "Kepala Biro",
        "nama": "Nama Rekaan",
        "tte": {"kalimat": "Elektronik", "sertifikat": certificate},
    }
    sheet = made(tmp_path, profil=profile, pengesahan=signer, kegiatan=[step, step])
    tab = Book(sheet_xlsx(sheet)).cells.worksheets[0]
    head, foot = tab.firstHeader if sheet.drawn.paged.sheet.running else tab.oddHeader, tab.oddFooter
    assert head is not None
    assert foot is not None
    assert str(head.left.text).replace("&&", "&").strip() == certificate.strip()
    assert certificate[:30] not in str(foot.left.text)


@pytest.mark.parametrize("number", ["OT.01.02-026-079/" * 15, "R&D/" * 40, "😀" * 120])
def test_long_number_at_the_foot(tmp_path: Path, number: str) -> None:
    """Of a number longer than Excel takes the end is missing at the foot; fingerprint and mark are there."""
    step = {"uraian": "Menulis", "pelaksana": "kabag", "kelengkapan": "a", "waktu": "1 jam", "output": "b"}
    sheet = made(tmp_path, nomor=number, kegiatan=[step, step])
    foot = Book(sheet_xlsx(sheet)).cells["Identitas"].oddFooter
    assert foot is not None
    edition, mark = str(foot.left.text).replace("&&", "&").split("\n")[:2]
    assert edition.startswith(number[:30])
    assert edition.endswith(sheet.facts.edisi.rpartition(" · ")[2])
    assert mark == UNCONTROLLED


def _of_boxes(tmp_path: Path, **boxes: list[str]) -> tuple[OfficeSheet, Any]:
    """A sheet with these boxes, and the worksheet of its identity."""
    sheet = made(tmp_path, kegiatan=[{"uraian": "Menulis", "pelaksana": "kabag"}], **boxes)
    return sheet, Book(sheet_xlsx(sheet)).cells["Identitas"]


def _starts(tab: Any, *words: str) -> list[float]:  # noqa: ANN401 - openpyxl has no types
    """How far below the worksheet's head the cells begin that say this, in points."""
    rows = {str(cell.value): cell.row for line in tab.iter_rows() for cell in line if cell.value is not None}
    return [sum(tab.row_dimensions[row].height for row in range(1, rows[one])) for one in words]


def test_an_item_pushes_none_in_the_box_beside(tmp_path: Path) -> None:
    """Items follow each other by what they take themselves, whatever the box at their side holds."""
    long = " ".join(["Peraturan"] * 60)
    _, tab = _of_boxes(tmp_path, dasar_hukum=[long, "Kedua"], kualifikasi_pelaksana=["Satu", "Dua", "Tiga"])
    one, two, three = _starts(tab, "Satu", "Dua", "Tiga")
    assert three - two == two - one < 20
    [first, second] = _starts(tab, long, "Kedua")
    assert second - first > 4 * (two - one)


def test_pages_of_a_long_identity_end_between_items(tmp_path: Path) -> None:
    """A page begins with an item or with a box's title, never below one or within it, and what stands around is closed above and below."""
    laws = [f"Peraturan Rekaan Nomor {number}" + "\n- huruf" * (7 + number % 3) for number in range(1, 31)]
    sheet, tab = _of_boxes(tmp_path, dasar_hukum=laws, kualifikasi_pelaksana=["Satu", "Dua"])
    begins = [one.id + 1 for one in tab.row_breaks.brk]
    assert begins
    numbers = {f"{number}." for number in range(1, 31)}
    room = sheet.drawn.paged.sheet.room[1]
    for first, end in pairwise([1, *begins, tab.max_row + 1]):
        assert sum(tab.row_dimensions[row].height for row in range(first, end)) <= room
    for row in begins:
        assert tab.cell(row, 1).value in numbers or str(tab.cell(row, 1).value).endswith(" :")
        assert tab.cell(row, 2).border.top.style
        assert tab.cell(row - 1, 2).border.bottom.style
        assert not str(tab.cell(row - 1, 1).value).endswith(" :")
