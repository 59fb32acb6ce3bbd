# Charts of draw.io, BPMN and Visio: lanes, nodes and edges by their names.
from __future__ import annotations

import base64
import zipfile
import zlib
from io import BytesIO
from urllib.parse import quote

import pytest
from lxml import etree

from tatalaksana.importers import UnreadDocumentError
from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.readers.drawingml import drawn
from tatalaksana.importers.reading import PageBox, ReadShape, Rupa
from tatalaksana.model import Bentuk, flow_of
from tests.importers.documents import imported

_DRAWIO = """<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>
<mxCell id="p" value="Surat masuk" style="swimlane;childLayout=stackLayout" vertex="1" parent="1"><mxGeometry width="400" height="300" as="geometry"/></mxCell>
<mxCell id="a" value="Petugas" style="swimlane;startSize=20" vertex="1" parent="p"><mxGeometry x="0" width="200" height="300" as="geometry"/></mxCell>
<mxCell id="b" value="Kepala" style="swimlane;startSize=20" vertex="1" parent="p"><mxGeometry x="200" width="200" height="300" as="geometry"/></mxCell>
<mxCell id="s" value="Mulai" style="ellipse" vertex="1" parent="a"><mxGeometry y="10" width="40" height="20" as="geometry"/></mxCell>
<mxCell id="1a" value="Mencatat &lt;b&gt;surat&lt;/b&gt;" style="rounded=0" vertex="1" parent="a"><mxGeometry y="50" width="40" height="20" as="geometry"/></mxCell>
<mxCell id="2a" value="Memeriksa surat" style="rhombus" vertex="1" parent="b"><mxGeometry y="90" width="40" height="20" as="geometry"/></mxCell>
<mxCell id="3a" value="Menyimpan surat" style="rounded=0" vertex="1" parent="a"><mxGeometry y="130" width="40" height="20" as="geometry"/></mxCell>
<mxCell id="e" value="Selesai" style="ellipse" vertex="1" parent="a"><mxGeometry y="170" width="40" height="20" as="geometry"/></mxCell>
<mxCell id="x1" edge="1" source="s" target="1a" parent="1"/><mxCell id="x2" edge="1" source="1a" target="2a" parent="1"/>
<mxCell id="x3" value="ya" edge="1" source="2a" target="3a" parent="1"/><mxCell id="x4" edge="1" source="2a" target="1a" parent="1"/>
<mxCell id="l4" value="tidak" style="edgeLabel" vertex="1" parent="x4"/><mxCell id="x5" edge="1" source="3a" target="e" parent="1"/>
<mxCell id="x6" edge="1" source="3a" parent="1"/></root></mxGraphModel>"""
_MACHINE = zlib.compressobj(9, zlib.DEFLATED, -15)
_PACKED = base64.b64encode(_MACHINE.compress(quote(_DRAWIO).encode()) + _MACHINE.flush()).decode()

_BPMN = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><collaboration><participant id="k" name="Surat masuk" processRef="p"/></collaboration>
<process id="p"><laneSet><lane id="a" name="Petugas"><flowNodeRef>s</flowNodeRef><flowNodeRef>1a</flowNodeRef><flowNodeRef>3a</flowNodeRef><flowNodeRef>e</flowNodeRef></lane>
<lane id="b" name="Kepala"><flowNodeRef>2a</flowNodeRef><flowNodeRef>g</flowNodeRef></lane></laneSet>
<startEvent id="s"/><userTask id="1a" name="Mencatat surat"/><task id="2a" name="Memeriksa surat"/><exclusiveGateway id="g"/><task id="3a" name="Menyimpan surat"/><endEvent id="e"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="1a"/><sequenceFlow id="f2" sourceRef="1a" targetRef="2a"/><sequenceFlow id="f3" sourceRef="2a" targetRef="g"/>
<sequenceFlow id="f4" name="ya" sourceRef="g" targetRef="3a"/><sequenceFlow id="f5" name="tidak" sourceRef="g" targetRef="1a"/><sequenceFlow id="f6" sourceRef="3a" targetRef="e"/>
</process></definitions>"""


def _visio() -> bytes:
    cells = '<Cell N="PinX" V="{x}"/><Cell N="PinY" V="{y}"/><Cell N="Width" V="{w}"/><Cell N="Height" V="{h}"/>'
    shapes = [
        ("1", "5", 1, 5, 2, 10, "Petugas"), ("2", "5", 3, 5, 2, 10, "Kepala"), ("10", "1", 1, 9, 1, 0.5, "Mulai"), ("11", "2", 1, 7, 1, 0.5, "Mencatat surat"),
        ("12", "3", 3, 5, 1, 0.5, "Memeriksa surat"), ("13", "2", 1, 3, 1, 0.5, "Menyimpan surat"), ("14", "1", 1, 1, 1, 0.5, "Selesai"),
        *((str(20 + at), "4", 0, 0, 0, 0, text) for at, text in enumerate(("", "", "ya", "tidak", ""))),
    ]  # fmt: skip
    body = "".join(
        f'<Shape ID="{one}" Master="{master}">{cells.format(x=x, y=y, w=w, h=h)}<Text>{text}</Text></Shape>'
        for one, master, x, y, w, h, text in shapes
    )
    ends = (("20", "10", "11"), ("21", "11", "12"), ("22", "12", "13"), ("23", "12", "11"), ("24", "13", "14"))
    connects = "".join(
        f'<Connect FromSheet="{one}" FromCell="{cell}" ToSheet="{to}"/>'
        for one, begin, end in ends
        for cell, to in (("BeginX", begin), ("EndX", end))
    )
    masters = "".join(
        f'<Master ID="{at}" NameU="{name}"/>'
        for at, name in enumerate(("Start/End", "Process", "Decision", "Dynamic connector", "Swimlane"), 1)
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "visio/pages/page1.xml",
            f"<PageContents><Shapes>{body}</Shapes><Connects>{connects}</Connects></PageContents>",
        )
        archive.writestr("visio/masters/masters.xml", f"<Masters>{masters}</Masters>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.drawio", _DRAWIO.encode()), ("a.drawio", f'<mxfile><diagram name="Halaman-1">{_PACKED}</diagram></mxfile>'.encode()), ("a.bpmn", _BPMN.encode()),
        ("a.vsdx", _visio()),
    ],
    ids=["drawio", "drawio packed", "bpmn", "vsdx"],
)  # fmt: skip
def test_a_chart_becomes_steps(name: str, content: bytes) -> None:
    """Each node is a row in its lane, what only begins or ends is the kapsul beside it, and edges lead where they lead."""
    sop = imported(reading_of(name, content))
    assert [step.uraian.replace("*", "") for step in sop.kegiatan] == [
        "Mencatat surat",
        "Memeriksa surat",
        "Menyimpan surat",
    ]
    assert [lane.label for lane in sop.pelaksana] == ["Petugas", "Kepala"]
    flow = flow_of(sop)[0]
    assert [(one.lane, one.bentuk) for one in flow.symbols] == [
        (0, Bentuk.KAPSUL),
        (1, Bentuk.BELAH_KETUPAT),
        (0, Bentuk.KAPSUL),
    ]
    assert sorted((one.source, one.target, one.label) for one in flow.edges) == [
        (0, 1, ""),
        (1, 0, "tidak"),
        (1, 2, "ya"),
    ]


def test_what_is_not_joined_is_told() -> None:
    """An edge without a second end is said."""
    assert any("tidak terikat" in one for one in reading_of("a.drawio", _DRAWIO.encode()).remarks)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.drawio", b"<mxfile/>"),
        ("a.bpmn", b"<definitions/>"),
        ("a.drawio", b'<!DOCTYPE a [<!ENTITY b "c">]><mxfile/>'),
        ("a.bpmn", b"<a"),
    ],
)
def test_no_chart_is_a_sentence(name: str, content: bytes) -> None:
    """Empty, hostile or broken ones are refused in words."""
    with pytest.raises(UnreadDocumentError):
        reading_of(name, content)


@pytest.mark.parametrize(
    ("turn", "kind"), [(2_700_000, Rupa.BELAH_KETUPAT), (8_100_000, Rupa.BELAH_KETUPAT), (5_400_000, Rupa.KOTAK)]
)
def test_a_square_that_stands_on_its_corner(turn: int, kind: Rupa) -> None:
    """It is a diamond, as wide as it is from corner to corner."""
    shape = f'<sp><spPr><xfrm rot="{turn}"><off x="0" y="0"/><ext cx="254000" cy="254000"/></xfrm><prstGeom prst="rect"/></spPr></sp>'
    one = drawn(etree.fromstring(shape), "a", 1, PageBox(0, 0, 20, 20), "")
    assert isinstance(one, ReadShape)
    assert (one.rupa, round(one.bounds.right - one.bounds.left)) == (kind, 20 if kind is Rupa.KOTAK else 28)
