# Charts of draw.io and Visio as offices draw them: lanes that are only rectangles, labels over several lines, sheets that
# connectors join, ends of lines that are tied to nothing.
from __future__ import annotations

import zipfile
from collections.abc import Sequence
from html import escape
from io import BytesIO

import pytest

from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.readers.chart_drawings import in_one_line
from tatalaksana.importers.reading import Reading
from tatalaksana.model import Bentuk, flow_of
from tests.importers.documents import imported, recognised

_Shape = tuple[str, str, str, tuple[float, float, float, float]]
"""Name, kind, words, place: left, top, width, height."""
_Line = tuple[str | tuple[float, float], str | tuple[float, float], str]
_Sheet = tuple[str, Sequence[_Shape], Sequence[_Line]]
_FRAMES: tuple[_Shape, ...] = (
    ("h1", "box", "Pemohon", (0, 0, 200, 30)), ("h2", "box", "Petugas<br>Loket", (200, 0, 200, 30)), ("h3", "box", "Lurah", (400, 0, 200, 30)),
    ("l1", "box", "", (0, 30, 200, 500)), ("l2", "box", "", (200, 30, 200, 500)), ("l3", "box", "", (400, 30, 200, 500)),
)  # fmt: skip
_ONE: _Sheet = (
    "Surat 1",
    (
        *_FRAMES, ("a", "end", "Mulai", (60, 40, 80, 30)), ("b", "box", "Mengisi<br>formulir &amp; lampiran", (40, 100, 120, 60)),
        ("c", "decision", "Lengkap?", (240, 200, 120, 60)), ("o", "off", "A", (280, 400, 30, 30)), ("n", "text", "Loket buka pukul 8", (420, 450, 90, 20)),
    ),
    (("a", "b", ""), ("b", (300, 203), ""), ("c", "o", "ya"), ("c", "b", "tidak<br>lengkap")),
)  # fmt: skip
_TWO: _Sheet = (
    "Surat 2",
    (*_FRAMES, ("o", "off", "A", (280, 40, 30, 30)), ("d", "box", "Menandatangani surat", (440, 100, 120, 60)), ("z", "end", "Selesai", (460, 300, 80, 30))),
    (("o", "d", ""), ("d", "z", "")),
)  # fmt: skip
_OTHER: _Sheet = ("Cuti", (*_FRAMES, ("d", "box", "Lain", (440, 100, 120, 60)), ("z", "box", "Lagi", (440, 300, 80, 30))), (("d", "z", ""),))  # fmt: skip
_STYLES = {"box": "html=1;", "end": "shape=mxgraph.flowchart.terminator;", "decision": "rhombus;", "off": "shape=offPageConnector;", "text": "text;html=1;"}  # fmt: skip


def _drawio(*sheets: _Sheet) -> bytes:
    found = []
    for name, shapes, lines in sheets:
        cells = [
            f'<mxCell id="{one}" value="{escape(text)}" style="{_STYLES[kind]}" vertex="1" parent="1"><mxGeometry x="{x}" y="{y}" width="{wide}" height="{tall}" as="geometry"/></mxCell>'
            for one, kind, text, (x, y, wide, tall) in shapes
        ]
        for at, (source, target, text) in enumerate(lines):
            said = "".join(
                f' {key}="{end}"' for key, end in (("source", source), ("target", target)) if isinstance(end, str)
            )
            points = "".join(f'<mxPoint x="{end[0]}" y="{end[1]}" as="{key}Point"/>' for key, end in (("source", source), ("target", target)) if not isinstance(end, str))  # fmt: skip
            cells.append(f'<mxCell id="e{at}" value="{escape(text)}" edge="1" parent="1"{said}><mxGeometry as="geometry">{points}</mxGeometry></mxCell>')  # fmt: skip
        found.append(f'<diagram name="{name}"><mxGraphModel><root>{"".join(cells)}</root></mxGraphModel></diagram>')
    return f"<mxfile>{''.join(found)}</mxfile>".encode()


_MASTERS = {"box": "Rectangle", "end": "Start/End", "decision": "Decision", "off": "Off-page reference"}
_NAMESPACE = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_RELATED = "http://schemas.microsoft.com/visio/2010/relationships"


def _visio(*sheets: _Sheet, around: str = "") -> bytes:
    """The sheets as Visio writes them: sizes of symbols stand at their master, places are counted from below."""
    kinds = [*_MASTERS]
    parts = {
        "visio/masters/masters.xml": f"<Masters {_NAMESPACE}>" + "".join(f'<Master ID="{at}" NameU="{_MASTERS[kind]}"><Rel r:id="m{at}"/></Master>' for at, kind in enumerate(kinds)) + '<Master ID="9" NameU="CFF Container"/></Masters>',
        "visio/masters/_rels/masters.xml.rels": "<Relationships>" + "".join(f'<Relationship Id="m{at}" Type="{_RELATED}/master" Target="master{at}.xml"/>' for at in range(len(kinds))) + "</Relationships>",
        "visio/pages/pages.xml": f"<Pages {_NAMESPACE}>" + "".join(f'<Page ID="{at}" Name="{name}"><Rel r:id="p{at}"/></Page>' for at, (name, *_) in enumerate(sheets)) + "</Pages>",
        "visio/pages/_rels/pages.xml.rels": "<Relationships>" + "".join(f'<Relationship Id="p{at}" Type="{_RELATED}/page" Target="page{at + 1}.xml"/>' for at in range(len(sheets))) + "</Relationships>",
    }  # fmt: skip
    for at in range(len(kinds)):
        parts[f"visio/masters/master{at}.xml"] = '<MasterContents><Shapes><Shape ID="5"><Cell N="Width" V="120"/><Cell N="Height" V="60"/></Shape></Shapes></MasterContents>'  # fmt: skip
    for page, (_, shapes, lines) in enumerate(sheets, 1):
        numbers = {name: str(at) for at, (name, *_) in enumerate(shapes, 1)}
        said = [f'<Shape ID="900" Master="9"><Text>{around}</Text></Shape>'] if around else []
        for name, kind, text, (x, y, wide, tall) in shapes:
            size = "" if (wide, tall) == (120, 60) else f'<Cell N="Width" V="{wide}"/><Cell N="Height" V="{tall}"/>'
            master = f'Master="{kinds.index(kind)}"' if kind in kinds else ""
            words = text.replace("<br>", "\n")
            said.append(f'<Shape ID="{numbers[name]}" {master}><Cell N="PinX" V="{x + wide / 2}"/><Cell N="PinY" V="{1000 - y - tall / 2}"/>{size}<Text><cp IX="0"/>{words}\n</Text></Shape>')  # fmt: skip
        tied = []
        for at, (source, target, text) in enumerate(lines, 800):
            ends = "".join(f'<Cell N="{key}X" V="{end[0]}"/><Cell N="{key}Y" V="{1000 - end[1]}"/>' for key, end in (("Begin", source), ("End", target)) if not isinstance(end, str))  # fmt: skip
            said.append(f'<Shape ID="{at}"><Cell N="BeginX" V="0"/>{ends}<Text>{text.replace("<br>", " ")}</Text></Shape>')  # fmt: skip
            tied += [f'<Connect FromSheet="{at}" FromCell="{key}X" ToSheet="{numbers[end]}"/>' for key, end in (("Begin", source), ("End", target)) if isinstance(end, str)]  # fmt: skip
        parts[f"visio/pages/page{page}.xml"] = f"<PageContents><Shapes>{''.join(said)}</Shapes><Connects>{''.join(tied)}</Connects></PageContents>"  # fmt: skip
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _read(kind: str, *sheets: _Sheet) -> Reading:
    return reading_of(f"a.{kind}", _drawio(*sheets) if kind == "drawio" else _visio(*sheets))


@pytest.mark.parametrize("kind", ["drawio", "vsdx"])
def test_sheets_that_connectors_join(kind: str) -> None:
    """They are one chart: rectangles with headings are its lanes, a line that ends at a symbol leads there, labels are one line."""
    reading = _read(kind, _ONE, _TWO, _OTHER)
    sop = imported(reading)
    assert [lane.label for lane in sop.pelaksana] == ["Pemohon", "Petugas Loket", "Lurah"]
    assert [step.uraian for step in sop.kegiatan] == ["Mengisi formulir & lampiran", "Lengkap?", "Menandatangani surat"]
    flow = flow_of(sop)[0]
    assert [(one.lane, one.bentuk) for one in flow.symbols] == [(0, Bentuk.KAPSUL), (1, Bentuk.BELAH_KETUPAT), (2, Bentuk.KAPSUL)]  # fmt: skip
    assert sorted((one.source, one.target, one.label) for one in flow.edges) == [(0, 1, ""), (1, 0, "tidak lengkap"), (1, 2, "ya")]  # fmt: skip
    assert any("Loket buka pukul 8" in one for one in reading.remarks)
    assert any("letak ujungnya" in one for one in reading.remarks)
    assert any("«Cuti»" in one for one in reading.remarks)


def test_a_connector_without_a_fellow_is_told() -> None:
    """Where it leads is not known, and the exit that leads there is not written."""
    reading = _read("drawio", _ONE)
    assert "Penghubung «A» tidak punya pasangan; panahnya tidak dibaca." in reading.remarks
    exits = [way for row in recognised(reading).baris for one in row.simbol if one.memutus for way in one.jalan]
    assert [way.label for way in exits] == ["tidak lengkap"]


def test_what_a_frame_says_is_the_title() -> None:
    """Its first line; the office below it is the unit. What programs call sheets that nobody named is no title."""
    sheet = ("Page-1", _TWO[1], _TWO[2])
    found = recognised(reading_of("a.vsdx", _visio(sheet, around="SOP SURAT TUGAS\nDINAS REKAAN"))).bidang
    assert (found["judul"].isi, found["unit"].isi) == ("Surat Tugas", "dinas-rekaan")
    found = recognised(reading_of("a.vsdx", _visio(sheet))).bidang
    assert found["judul"].isi == "Tanpa judul"


def test_an_arrow_whose_head_is_drawn_at_its_beginning() -> None:
    """It leads from its end to its beginning."""
    content = (
        _drawio(_TWO).decode().replace('id="e0" value=""', 'id="e0" value="" style="startArrow=classic;endArrow=none"')
    )
    content = content.replace('source="o" target="d"', 'source="d" target="b"').replace('id="o" value="A" style="shape=offPageConnector;"', 'id="b" value="Memeriksa" style=""')  # fmt: skip
    assert [step.uraian for step in imported(reading_of("a.drawio", content.encode())).kegiatan] == ["Memeriksa", "Menandatangani surat"]  # fmt: skip


def test_numbers_that_all_steps_are_written_with() -> None:
    """They are the rows' numbers, in whatever order they were drawn; where one step has none they stay in the words."""
    shapes: list[_Shape] = [("b", "box", "2. Memeriksa", (0, 0, 120, 60)), ("a", "box", "1. Mencatat", (0, 200, 120, 60)), ("c", "box", "3. Menyimpan", (0, 400, 120, 60))]  # fmt: skip
    lines: list[_Line] = [("a", "b", "")]
    assert [step.uraian for step in imported(_read("vsdx", ("", shapes[:2], lines))).kegiatan] == ["Mencatat", "Memeriksa"]  # fmt: skip
    shapes[0] = ("b", "box", "Memeriksa", (0, 0, 120, 60))
    assert [step.uraian for step in imported(_read("vsdx", ("", shapes[:2], lines))).kegiatan] == ["1. Mencatat", "Memeriksa"]  # fmt: skip


def test_what_stands_beside_the_steps() -> None:
    """A note is told and no step; a symbol without lines is one, and not the first."""
    lone: _Shape = ("n", "box", "Menghitung biaya", (450, 40, 90, 20))
    content = _drawio((_TWO[0], (*_TWO[1][6:], *_FRAMES, ("b", "box", "Memeriksa", (240, 50, 120, 60)), lone), (("b", "d", ""), ("d", "z", ""))))  # fmt: skip
    assert [step.uraian for step in imported(reading_of("a.drawio", content)).kegiatan] == ["Memeriksa", "Menandatangani surat", "Menghitung biaya"]  # fmt: skip
    noted = content.decode().replace(
        'value="Menghitung biaya" style="html=1;"', 'value="Menghitung biaya" style="shape=note;html=1;"'
    )
    reading = reading_of("a.drawio", noted.encode())
    assert [step.uraian for step in imported(reading).kegiatan] == ["Memeriksa", "Menandatangani surat"]
    assert any("Menghitung biaya" in one for one in reading.remarks)


def test_a_label_in_one_line() -> None:
    """Lines end where a symbol's room does; items stay items."""
    assert in_one_line("Memeriksa\nkelengkapan\n\n berkas") == "Memeriksa kelengkapan berkas"
    assert in_one_line("Memeriksa:\na. KTP\nasli\nb. KK\n- surat") == "Memeriksa:\na. KTP asli\nb. KK\n- surat"
