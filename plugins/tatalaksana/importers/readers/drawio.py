# draw.io: shapes and edges that name their ends; lanes are containers.
from __future__ import annotations

import base64
import zlib
from urllib.parse import unquote

from lxml import etree

from tatalaksana.importers.readers.archive import local_name, tree_of_xml
from tatalaksana.importers.readers.charts import ChartEdge, ChartNode, chart_reading
from tatalaksana.importers.readers.fragment import plain_fragment
from tatalaksana.importers.reading import Reading, Rupa, UnreadDocumentError

_MOST_BYTES = 20_000_000
_BEGINNINGS = frozenset({"mulai", "start", "selesai", "end", "stop", "akhir", ""})


def read_document(ending: str, content: bytes) -> Reading:  # noqa: ARG001 - readers are called alike
    """A drawing of draw.io; its first page that has a chart.

    Raises:
        UnreadDocumentError: It is none.
    """
    if b"<!DOCTYPE" in content[:4096]:
        raise UnreadDocumentError("Berkas ini memuat DOCTYPE; tidak dibuka.")
    tree = tree_of_xml(content)
    diagrams = [one for one in tree.iter() if local_name(one) == "diagram"] or [tree]
    models = [(one.get("name", ""), _model(one)) for one in diagrams]
    charts = [
        (name, model)
        for name, model in models
        if model is not None and any(one.get("vertex") == "1" for one in model.iter())
    ]
    if not charts:
        raise UnreadDocumentError("Berkas ini tidak memuat bagan.")
    title, model = charts[0]
    remarks = [f"Berkas ini memuat {len(charts)} halaman bagan; yang dibaca «{title}»."] if len(charts) > 1 else []
    return _read(title, model, remarks)


def _model(diagram: etree._Element) -> etree._Element | None:
    for one in diagram.iter():
        if local_name(one) == "mxGraphModel":
            return one
    packed = (diagram.text or "").strip()
    if not packed:
        return None
    try:
        machine = zlib.decompressobj(-15)
        written = machine.decompress(base64.b64decode(packed), _MOST_BYTES)
        if machine.unconsumed_tail:
            raise UnreadDocumentError("Isi berkas ini jauh lebih besar daripada yang wajar; tidak dibuka.")
        return tree_of_xml(unquote(written.decode("utf-8")).encode())
    except (ValueError, zlib.error):
        raise UnreadDocumentError("Berkas ini rusak: bagannya tidak dapat dibuka.") from None


def _read(title: str, model: etree._Element, remarks: list[str]) -> Reading:
    cells: dict[str, etree._Element] = {}
    words: dict[str, str] = {}
    for one in model.iter():
        if local_name(one) == "mxCell":
            above = one.getparent()
            wrapped = above is not None and local_name(above) in {"UserObject", "object"}
            name = (above.get("id") if wrapped and above is not None else one.get("id")) or ""
            cells[name] = one
            words[name] = plain_fragment(
                (above.get("label", "") if wrapped and above is not None else one.get("value")) or ""
            )
    children = {cell.get("parent") for cell in cells.values() if cell.get("vertex") == "1"}
    lanes = {
        name: words[name] for name, cell in sorted(cells.items(), key=lambda pair: _place(pair[0], cells))
        if "swimlane" in (cell.get("style") or "") and not any("swimlane" in (other.get("style") or "") for other in cells.values() if other.get("parent") == name)
    }  # fmt: skip
    pools = [
        words[name] for name, cell in cells.items() if "swimlane" in (cell.get("style") or "") and name not in lanes
    ]
    nodes, edges = [], []
    labels = {
        cell.get("parent"): words[name] for name, cell in cells.items() if "edgeLabel" in (cell.get("style") or "")
    }
    for name, cell in cells.items():
        style = cell.get("style") or ""
        if cell.get("edge") == "1":
            if cell.get("source") and cell.get("target"):
                edges.append(
                    ChartEdge(cell.get("source", ""), cell.get("target", ""), words[name] or labels.get(name, ""))
                )
            elif words[name]:
                remarks.append(f"Panah «{words[name]}» tidak terikat pada simbol di kedua ujungnya; tidak dibaca.")
            else:
                remarks.append("Sebuah panah tidak terikat pada simbol di kedua ujungnya; tidak dibaca.")
        elif (
            cell.get("vertex") == "1"
            and "swimlane" not in style
            and "edgeLabel" not in style
            and not (name in children and "group" in style)
        ):
            if style.startswith("text"):
                remarks.append(f"Teks lepas: «{words[name]}»")
                continue
            kind = _kind(style)
            event = (kind is Rupa.KAPSUL and words[name].casefold() in _BEGINNINGS) or (
                "shape=mxgraph.bpmn.shape" in style and "gateway" not in style
            )
            nodes.append(ChartNode(name, kind, words[name], _lane(name, cells, lanes), _place(name, cells), event))
    return chart_reading("bagan draw.io", (pools or [title])[0], lanes, nodes, edges, remarks)


def _kind(style: str) -> Rupa:
    if "rhombus" in style or "decision" in style:
        return Rupa.BELAH_KETUPAT
    if (
        "ellipse" in style
        or "terminator" in style
        or ("rounded=1" in style and "arcSize=50" in style)
        or "start" in style
    ):
        return Rupa.KAPSUL
    return Rupa.KOTAK


def _lane(name: str, cells: dict[str, etree._Element], lanes: dict[str, str]) -> str:
    here: str | None = name
    for _ in range(20):
        here = cells[here].get("parent") if here in cells else None
        if here in lanes:
            return here or ""
    return ""


def _place(name: str, cells: dict[str, etree._Element]) -> tuple[float, float]:
    x = y = 0.0
    here: str | None = name
    for _ in range(20):
        cell = cells.get(here or "")
        if cell is None:
            break
        geometry = next((one for one in cell if local_name(one) == "mxGeometry"), None)
        x += _number(geometry, "x")
        y += _number(geometry, "y")
        here = cell.get("parent")
    return x, y


def _number(one: etree._Element | None, name: str) -> float:
    try:
        return float(one.get(name, "0")) if one is not None else 0.0
    except ValueError:
        return 0.0
