# The official sheet as a Word document: its tables say what the source says, its chart is the flow, and the same in VML.
from __future__ import annotations

import io
import json
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from tatalaksana.faces import REGULAR
from tatalaksana.model import MUTU_BAKU, WAKTU, Kertas, Kolom, plain
from tatalaksana.render.fitting.letters import lines_of
from tatalaksana.render.office import sheet_docx
from tatalaksana.render.office.words import LINE_PITCH, fitting_size, lines_in, saying
from tatalaksana.render.office.xml import legal
from tests.collections_on_disk import catalog, koleksi
from tests.office.sheets import made, of_collection, sheet_of
from tests.office.ways import Node, led
from tests.pdf.test_hostile import HOSTILE

_NAMES = list(koleksi().entries)
_sops = pytest.mark.parametrize("name", _NAMES)
_NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
}
_W = f"{{{_NS['w']}}}"


def _parts(content: bytes) -> dict[str, bytes]:
    package = zipfile.ZipFile(io.BytesIO(content))
    assert package.testzip() is None
    return {name: package.read(name) for name in package.namelist()}


@cache
def _root(name: str) -> etree._Element:
    return etree.fromstring(_parts(sheet_docx(of_collection(name)))["word/document.xml"])


def _said(root: etree._Element) -> str:
    """The words of all cells."""
    cells = [
        " ".join("".join(one.itertext("{*}t")) for one in cell.iterfind("w:p", _NS)) for cell in root.iter(f"{_W}tc")
    ]
    return "\n".join(" ".join(cell.split()) for cell in cells)


def _squeezed(text: str) -> str:
    return " ".join(legal(plain(text)).split())


@_sops
def test_no_line_of_a_row_is_cut(name: str) -> None:
    """Rows keep their height, so letters get a little smaller where an office's program may need a line more."""
    sheet = of_collection(name)
    for page in range(len(sheet.drawn.drawing.spans) if sheet.drawn.drawing else 0):
        for row in sheet.rows(page):
            for key, (wide, tall) in sheet.rooms(row).items():
                if key in {Kolom.KEGIATAN, *MUTU_BAKU} - {WAKTU}:
                    said = sheet.cell(row.line, key)
                    for hanging in (False, True):
                        size = fitting_size(said, (wide, tall), sheet.size, hanging=hanging)
                        assert sheet.size - 2 <= size <= sheet.size
                        assert lines_in(said, wide, size, hanging=hanging) * LINE_PITCH * size <= tall


def _taken(cell: etree._Element, wide: float) -> float:
    """Points that the lines of a cell take, by what its paragraphs leave free at their left."""
    found = 0.0
    for one in cell.iterfind("w:p", _NS):
        indent = one.find("w:pPr/w:ind", _NS)
        left = 0.0 if indent is None else float(indent.get(f"{_W}left", "0")) / 20
        (size,) = {float(size.get(f"{_W}val", "0")) / 2 for size in one.iter(f"{_W}sz")}
        parts = [part for part in one.iterfind("w:r/*", _NS) if part.tag in {f"{_W}t", f"{_W}tab"}]
        tabs = [at for at, part in enumerate(parts) if part.tag == f"{_W}tab"]
        said = "".join(part.text or "" for part in parts[tabs[0] + 1 if tabs else 0 :])
        found += LINE_PITCH * size * int(lines_of([(said, REGULAR)], wide - 6 - left, size).most)
    return found


_LANES = ("Pemohon", "Petugas Loket", "Kepala Seksi", "Tim Teknis Pertanggungjawaban", "Kepala Bidang", "Bendahara", "Kepala Dinas")  # fmt: skip


@pytest.mark.parametrize("last", ["Gambar rencana (skala 1:50)", "Gambar rencana:\n1. denah\n2. tampak depan"])
def test_lines_of_a_list_have_room_behind_their_marks(tmp_path: Path, last: str) -> None:
    """A row that may not grow holds the items of a list in a narrow column, whose lines begin behind their numbers."""
    offices = "".join(f"j{at}:\n  nama: {name}\n" for at, name in enumerate(_LANES))
    step = {"kelengkapan": ["Formulir permohonan", "KTP/NIB", last], "waktu": "1 hari", "output": "Berkas permohonan"}
    steps = [{"uraian": "Mengajukan permohonan izin beserta gambar", "pelaksana": f"j{at}", **step} for at in range(7)]
    sop = {"judul": "Uji", "jenis": "mikro", "unit": "biro", "pelaksana": [f"j{at}" for at in range(7)], "kegiatan": steps}  # fmt: skip
    found = catalog(tmp_path, {"jabatan.yaml": offices, "biro/uji.yaml": json.dumps(sop)})
    root = etree.fromstring(_parts(sheet_docx(sheet_of(found, "biro/uji")))["word/document.xml"])
    rows = [row for row in root.iter(f"{_W}tr") if "KTP/NIB" in "".join(row.itertext(f"{_W}t"))]
    assert len(rows) == 7
    for row in rows:
        height = row.find("w:trPr/w:trHeight", _NS)
        (cell,) = [one for one in row.iterfind("w:tc", _NS) if "KTP/NIB" in "".join(one.itertext(f"{_W}t"))]
        width = cell.find("w:tcPr/w:tcW", _NS)
        assert height is not None
        assert width is not None
        assert height.get(f"{_W}hRule") == "exact"
        assert _taken(cell, float(width.get(f"{_W}w", "0")) / 20) <= float(height.get(f"{_W}val", "0")) / 20


def test_no_line_ends_behind_a_stroke() -> None:
    """Where LibreOffice has five lines we reckon with five: it keeps «pedoman/petunjuk» whole."""
    said = saying("Konsep pedoman/petunjuk pelaksanaan telah diperiksa + notula telah ditandatangani")
    assert lines_in(said, 100.5, 8.5) == 5
    assert fitting_size(said, (100.5, 45), 8.5) < 8.5


@_sops
def test_bytes(name: str) -> None:
    """The same each time, and each part well-formed."""
    content = sheet_docx(of_collection(name))
    assert content == sheet_docx(sheet_of(koleksi(), name))
    for part in _parts(content).values():
        etree.fromstring(part)


@_sops
def test_words(name: str) -> None:
    """Identity, boxes and steps stand in the tables."""
    one, said = of_collection(name), _said(_root(name))
    about = one.facts.sheet
    wanted = [about.number[1], about.title[1], *(signed.nama for signed in about.signatures)]
    wanted += [text for box in about.boxes for text in ([box.body] if isinstance(box.body, str) else box.body or ())]
    wanted += [step.uraian for step in one.facts.entry.sop.kegiatan]
    for text in wanted:
        for line in text.split("\n"):
            assert _squeezed(line.lstrip("-").strip()) in said, line


@_sops
def test_edges(name: str) -> None:
    """The connectors in the canvases join what the flow joins; VML has as many shapes and lines."""
    drawing = of_collection(name).drawn.drawing
    canvases = list(_root(name).iterfind(".//wpc:wpc", _NS))
    assert len(canvases) == (len(drawing.spans) if drawing else 0)
    if drawing is None:
        return
    pairs: list[tuple[Node, Node]] = []
    letters: dict[str, list[Node]] = {}
    symbols: list[Node] = []
    for canvas in canvases:
        for shape in canvas.iterfind("wps:wsp", _NS):
            number = int(shape.find("wps:cNvPr", _NS).get("id"))
            joined, kind = shape.find("wps:cNvCnPr", _NS), shape.find(".//a:prstGeom", _NS)
            if joined is not None:
                start, end = (int(joined.find(f"a:{one}", _NS).get("id")) for one in ("stCxn", "endCxn"))
                pairs.append(((start, ""), (end, "")))
            elif kind.get("prst") == "flowChartOffpageConnector":
                letters.setdefault("".join(shape.itertext("{*}t")), []).append((number, ""))
            elif kind.get("prst").startswith("flowChart"):
                symbols.append((number, ""))
    assert all(len(pair) == 2 for pair in letters.values())
    partners = {one: other for first, second in letters.values() for one, other in ((first, second), (second, first))}
    order = [
        index
        for span in drawing.spans
        for index, centre in enumerate(drawing.geometry.centres)
        if span.start <= centre.row < span.end
    ]
    place = dict(zip(symbols, order, strict=True))
    assert {(edge.source, edge.target) for edge in drawing.flow.edges} == {
        (place[start], place[end]) for start, end in led(pairs, partners)
    }
    lines = _root(name).findall(".//mc:Fallback//v:stroke", _NS)
    assert len(lines) == len(pairs)


@pytest.mark.parametrize(("name", "paper"), [*((name, None) for name in _NAMES), *((_NAMES[0], one) for one in Kertas)])
def test_pages(name: str, paper: Kertas | None) -> None:
    """Paper as the profile or the user says; no page of the table is taller than it has room for."""
    one = of_collection(name, paper)
    root = etree.fromstring(_parts(sheet_docx(one))["word/document.xml"])
    size, margins = root.find(".//w:pgSz", _NS), root.find(".//w:pgMar", _NS)
    wide, tall = (int(size.get(f"{_W}{side}")) / 20 for side in ("w", "h"))
    assert abs(wide - one.paper[0] * 72 / 25.4) < 0.1
    assert abs(tall - one.paper[1] * 72 / 25.4) < 0.1
    assert (size.get(f"{_W}orient") == "landscape") == (wide > tall)
    room = tall - sum(int(margins.get(f"{_W}{side}")) / 20 for side in ("top", "bottom"))
    tables = root.findall("w:body/w:tbl", _NS)[1:]
    heights = [
        sum(int(row.get(f"{_W}val")) / 20 for row in table.iterfind("w:tr/w:trPr/w:trHeight", _NS)) for table in tables
    ]
    heights = [height + (one.title_height if place == 0 else 0) + 1 for place, height in enumerate(heights)]
    assert all(height <= room for height in heights)
    begins = [len(list(one.iterfind("w:pPr/w:pageBreakBefore", _NS))) for one in root.iterfind("w:body/w:p", _NS)]
    assert sum(begins) == len(tables)
    for table in tables:
        widths = [int(column.get(f"{_W}w")) for column in table.iterfind("w:tblGrid/w:gridCol", _NS)]
        for row in table.iterfind("w:tr", _NS):
            spans = [span.get(f"{_W}val") for span in row.iterfind("w:tc/w:tcPr/w:gridSpan", _NS)]
            assert len(row.findall("w:tc", _NS)) + sum(int(span) - 1 for span in spans) == len(widths)


@pytest.mark.parametrize("field", ["uraian", "ket"])
def test_hostile_texts(tmp_path: Path, field: str) -> None:
    """Each stands in its cell, letter for letter."""
    step = {"uraian": "Menulis", "pelaksana": "kabag", "kelengkapan": "a", "waktu": "1 jam", "output": "b"}
    content = sheet_docx(made(tmp_path, kegiatan=[step | {field: text} for text in HOSTILE]))
    said = "".join(_said(etree.fromstring(_parts(content)["word/document.xml"])).split())
    for text in HOSTILE:
        assert "".join(_squeezed(text).split()) in said, text
