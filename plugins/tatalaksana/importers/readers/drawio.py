# draw.io: shapes and edges that name their ends; lanes are containers.
from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Collection, Mapping
from urllib.parse import unquote

from lxml import etree

from tatalaksana.importers.readers.archive import local_name, tree_of_xml
from tatalaksana.importers.readers.chart_drawings import ChartBox, ChartLink, ChartSheet, drawing_reading
from tatalaksana.importers.readers.fragment import plain_fragment
from tatalaksana.importers.readers.numbers import finite
from tatalaksana.importers.reading import PageBox, Reading, Rupa, UnreadDocumentError

_MOST_BYTES = 20_000_000
_SIGN = 2
"""Letters of the sign in a circle that is a connector, at most."""


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
    sheets = [_sheet(name, model) for name, model in models if model is not None]
    return drawing_reading("bagan draw.io", sheets)


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


def _sheet(tab: str, model: etree._Element) -> ChartSheet:
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
    styles = {name: cell.get("style") or "" for name, cell in cells.items()}
    places = {name: _place(name, cells) for name in cells}
    pools = {name for name, style in styles.items() if "swimlane" in style}
    around = {cells[name].get("parent", "") for name in pools} & cells.keys()
    lanes = {name: (words[name], places[name]) for name in pools - around}
    across = len({where.left for _, where in lanes.values()}) >= len({where.top for _, where in lanes.values()})
    lanes = dict(sorted(lanes.items(), key=lambda one: one[1][1].left if across else one[1][1].top))
    labels = {cells[name].get("parent"): words[name] for name, style in styles.items() if "edgeLabel" in style}
    tied = {
        end for cell in cells.values() if cell.get("edge") == "1" for end in (cell.get("source"), cell.get("target"))
    }
    holders = {
        cell.get("parent")
        for name, cell in cells.items()
        if cell.get("vertex") == "1" and "edgeLabel" not in styles[name]
    }
    links, boxes, texts = [], [], []
    title = next((words[name] for name in cells if name in around and words[name]), "")
    for name, cell in cells.items():
        style = styles[name]
        if cell.get("edge") == "1":
            links.append(_link(cell, style, words[name] or labels.get(name, ""), places))
        elif cell.get("vertex") != "1" or name in pools or "edgeLabel" in style:
            continue
        elif name in holders and name not in tied and re.search(r"group|container=1|shape=table", style):
            title = title or words[name]
        elif style.startswith("text"):
            texts.append(words[name])
        else:
            box = ChartBox(name, _kind(style, words[name]), words[name], places[name], _lane(name, cells, lanes))
            boxes.append(box)
    return ChartSheet(tab, title, tuple(boxes), tuple(links), lanes, tuple(filter(None, texts)))


def _link(cell: etree._Element, style: str, text: str, places: Mapping[str, PageBox]) -> ChartLink:
    """An edge from where it begins to its head, which may be drawn at its beginning only."""
    points = {one.get("as"): one for one in cell.iter() if local_name(one) == "mxPoint"}
    origin = places.get(cell.get("parent", ""))
    left, top = (origin.left, origin.top) if origin else (0.0, 0.0)
    source, target = (
        cell.get(end) or (left + _number(points.get(f"{end}Point"), "x"), top + _number(points.get(f"{end}Point"), "y"))
        for end in ("source", "target")
    )
    backwards = "endArrow=none" in style and re.search(r"startArrow=(?!none)", style)
    return ChartLink(target, source, text) if backwards else ChartLink(source, target, text)


def _kind(style: str, text: str) -> Rupa:
    if re.search(r"shape=(?:note|callout)\b", style):
        return Rupa.TEKS
    if re.search(r"off-?page|on-?page", style, re.IGNORECASE) or ("ellipse" in style and 0 < len(text) <= _SIGN):
        return Rupa.SEGILIMA
    if "rhombus" in style or "decision" in style or "gateway" in style:
        return Rupa.BELAH_KETUPAT
    round_ones = ("ellipse", "terminator", "start", "shape=mxgraph.bpmn.shape", "shape=mxgraph.bpmn.event")
    if any(one in style for one in round_ones) or ("rounded=1" in style and "arcSize=50" in style):
        return Rupa.KAPSUL
    return Rupa.KOTAK


def _lane(name: str, cells: dict[str, etree._Element], lanes: Collection[str]) -> str:
    here: str | None = name
    for _ in range(20):
        here = cells[here].get("parent") if here in cells else None
        if here in lanes:
            return here or ""
    return ""


def _place(name: str, cells: dict[str, etree._Element]) -> PageBox:
    x = y = 0.0
    here: str | None = name
    own = _geometry(cells[name])
    for _ in range(20):
        cell = cells.get(here or "")
        if cell is None:
            break
        geometry = _geometry(cell)
        x += _number(geometry, "x")
        y += _number(geometry, "y")
        here = cell.get("parent")
    return PageBox(x, y, x + _number(own, "width"), y + _number(own, "height"))


def _geometry(cell: etree._Element) -> etree._Element | None:
    return next((one for one in cell if local_name(one) == "mxGeometry"), None)


def _number(one: etree._Element | None, name: str) -> float:
    return finite(one.get(name)) if one is not None else 0.0
