# SOP as BPMN: what the standard asks of a file, the flow that it tells, and where its shapes stand.
from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tatalaksana.facts import Facts
from tatalaksana.model import plain
from tatalaksana.render.bpmn import sop_bpmn
from tatalaksana.render.office.xml import legal
from tests.collections_on_disk import koleksi
from tests.office.sheets import made
from tests.pdf.test_hostile import HOSTILE

_CATALOG = koleksi()
_NS = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}
_sops = pytest.mark.parametrize("name", list(_CATALOG.entries))
_NODES = ("task", "startEvent", "endEvent", "exclusiveGateway", "parallelGateway")


@cache
def _root(name: str) -> Any:  # noqa: ANN401 - lxml's elements have no types
    return etree.fromstring(sop_bpmn(_facts(name)))


def _facts(name: str) -> Facts:
    return Facts(_CATALOG.entries[name], _CATALOG)


def _nodes(root: Any) -> dict[str, Any]:  # noqa: ANN401 - likewise
    return {node.get("id"): node for kind in _NODES for node in root.iterfind(f"bpmn:process/bpmn:{kind}", _NS)}


@_sops
def test_references(name: str) -> None:
    """Ids are there once; whatever names one names one that is there; each element has one lane, and its arrows know it."""
    root = _root(name)
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    nodes, flows = _nodes(root), root.findall(".//bpmn:sequenceFlow", _NS)
    for flow in flows:
        assert flow.get("id") in [one.text for one in nodes[flow.get("sourceRef")].iterfind("bpmn:outgoing", _NS)]
        assert flow.get("id") in [one.text for one in nodes[flow.get("targetRef")].iterfind("bpmn:incoming", _NS)]
    assert len(flows) == len(root.findall(".//bpmn:outgoing", _NS)) == len(root.findall(".//bpmn:incoming", _NS))
    assert sorted(nodes) == sorted(one.text for one in root.iterfind(".//bpmn:flowNodeRef", _NS))
    drawn = [one.get("bpmnElement") for one in root.iterfind(".//bpmndi:BPMNPlane/*", _NS)]
    lanes = [one.get("id") for one in root.iterfind(".//bpmn:lane", _NS)]
    assert sorted(drawn) == sorted([*nodes, *lanes, "kolam", *(flow.get("id") for flow in flows)])


@_sops
def test_flow(name: str) -> None:
    """Its tasks lead to each other as the symbols do; where exits part there is a gateway; it begins and ends with events."""
    root, flow = _root(name), _CATALOG.entries[name].flow
    nodes = _nodes(root)
    ways = [
        (one.get("sourceRef"), one.get("targetRef"), one.get("name", ""))
        for one in root.iterfind(".//bpmn:sequenceFlow", _NS)
    ]
    tasks = {gateway: task for task, gateway, _ in ways if gateway.startswith("gerbang")}
    found = {
        (tasks.get(one, one), other, said) for one, other, said in ways if not other.startswith(("gerbang", "selesai"))
    }
    wanted = {(f"simbol_{edge.source + 1}", f"simbol_{edge.target + 1}", edge.label) for edge in flow.edges}
    assert wanted == {way for way in found if not way[0].startswith("mulai")}
    for node in nodes.values():
        entering, leaving = (len(node.findall(f"bpmn:{way}", _NS)) for way in ("incoming", "outgoing"))
        kind = etree.QName(node).localname
        assert (entering == 0) == (kind == "startEvent")
        assert (leaving == 0) == (kind == "endEvent")
        assert leaving < 2 or kind.endswith("Gateway")
        assert entering < 2 or not kind.endswith("Gateway")


@_sops
def test_positions(name: str) -> None:
    """Elements stand in their lanes and apart from each other; each arrow begins and ends at the edge of what it joins."""
    root = _root(name)
    boxes = {
        shape.get("bpmnElement"): tuple(
            float(shape.find("dc:Bounds", _NS).get(key)) for key in ("x", "y", "width", "height")
        )
        for shape in root.iterfind(".//bpmndi:BPMNShape", _NS)
    }
    nodes = _nodes(root)
    for lane in root.iterfind(".//bpmn:lane", _NS):
        left, top, wide, tall = boxes[lane.get("id")]
        for held in lane.iterfind("bpmn:flowNodeRef", _NS):
            x, y, w, h = boxes[held.text]
            assert left <= x
            assert x + w <= left + wide
            assert top <= y
            assert y + h <= top + tall
    placed = [boxes[node] for node in nodes]
    for index, (x, y, w, h) in enumerate(placed):
        for u, v, o, p in placed[:index]:
            assert x + w <= u or u + o <= x or y + h <= v or v + p <= y
    for flow in root.iterfind(".//bpmn:sequenceFlow", _NS):
        points = root.findall(f".//bpmndi:BPMNEdge[@bpmnElement='{flow.get('id')}']/di:waypoint", _NS)
        for point, end in ((points[0], "sourceRef"), (points[-1], "targetRef")):
            x, y, w, h = boxes[flow.get(end)]
            at = float(point.get("x")), float(point.get("y"))
            assert x - 0.2 <= at[0] <= x + w + 0.2
            assert y - 0.2 <= at[1] <= y + h + 0.2
            assert min(abs(at[0] - x), abs(at[0] - x - w), abs(at[1] - y), abs(at[1] - y - h)) < 0.2


def test_hostile_texts(tmp_path: Path) -> None:
    """Each is a name, letter for letter; the same bytes each time."""
    step = {"pelaksana": "kabag", "kelengkapan": "a", "waktu": "1 jam", "output": "b"}
    facts = made(tmp_path, kegiatan=[step | {"uraian": text} for text in HOSTILE]).facts
    names = {node.get("name") for node in _nodes(etree.fromstring(sop_bpmn(facts))).values()}
    for text in HOSTILE:
        assert legal(plain(text)).split() in [(name or "").split() for name in names], text
    assert sop_bpmn(facts) == sop_bpmn(facts)
