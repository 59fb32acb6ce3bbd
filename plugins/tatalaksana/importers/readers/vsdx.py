# Visio: shapes by their masters, connectors by the `Connects` of the page, lanes by containers or by where shapes stand.
from __future__ import annotations

import re

from lxml import etree

from tatalaksana.importers.readers.archive import OfficeArchive, local_name
from tatalaksana.importers.readers.charts import ChartEdge, ChartNode, chart_reading
from tatalaksana.importers.readers.numbers import whole
from tatalaksana.importers.reading import PageBox, Reading, Rupa, UnreadDocumentError

_LANE = re.compile(r"swimlane|lane|functional band", re.IGNORECASE)
_BEGINNINGS = frozenset({"mulai", "start", "selesai", "end", "stop", "akhir", ""})


def read_document(ending: str, content: bytes) -> Reading:  # noqa: ARG001 - readers are called alike
    """A drawing of Visio; its first page that has a chart.

    Raises:
        UnreadDocumentError: It has none.
    """
    archive = OfficeArchive(content)
    masters = _masters(archive)
    for name in sorted(one for one in archive.names if re.fullmatch(r"visio/pages/page\d+\.xml", one)):
        tree = archive.xml(name)
        if tree is not None and any(local_name(one) == "Connect" for one in tree.iter()):
            return _read(tree, masters, archive)
    raise UnreadDocumentError("Berkas ini tidak memuat bagan dengan panah yang terikat.")


def _masters(archive: OfficeArchive) -> dict[str, str]:
    tree = archive.xml("visio/masters/masters.xml")
    return {
        one.get("ID", ""): one.get("NameU") or one.get("Name") or ""
        for one in (tree.iter() if tree is not None else ())
        if local_name(one) == "Master"
    }


def _read(page: etree._Element, masters: dict[str, str], archive: OfficeArchive) -> Reading:
    ends: dict[str, dict[str, str]] = {}
    for one in page.iter():
        if local_name(one) == "Connect":
            ends.setdefault(one.get("FromSheet", ""), {})[one.get("FromCell", "")] = one.get("ToSheet", "")
    shapes = {one.get("ID", ""): one for one in page.iter() if local_name(one) == "Shape"}
    names = {name: f"{masters.get(one.get('Master', ''), '')} {one.get('NameU') or ''}" for name, one in shapes.items()}
    bands = {
        name: _bounds(one)
        for name, one in shapes.items()
        if _LANE.search(names[name]) and name not in ends and "list" not in names[name].casefold()
    }
    used = {target for one in ends.values() for target in one.values()}
    across = _side_by_side(list(bands.values()))
    lanes = {
        name: _text(shapes[name])
        for name, box in sorted(bands.items(), key=lambda pair: pair[1].left if across else -pair[1].top)
    }
    lanes = {name: text for name, text in lanes.items() if text}
    nodes = []
    for name in sorted(used, key=whole):
        if name not in shapes or name in lanes:
            continue
        where, text = _bounds(shapes[name]), _text(shapes[name])
        kind = _kind(names[name])
        lane = next((band for band in lanes if bands[band].distance(*where.middle) == 0), "")
        nodes.append(
            ChartNode(
                name, kind, text, lane, (where.left, -where.top), kind is Rupa.KAPSUL and text.casefold() in _BEGINNINGS
            )
        )
    edges = [
        ChartEdge(one["BeginX"], one["EndX"], _text(shapes[name])) for name, one in ends.items() if "BeginX" in one and "EndX" in one and name in shapes
    ]  # fmt: skip
    half = sum(not ("BeginX" in one and "EndX" in one) for one in ends.values())
    remarks = [*archive.remarks(), *([f"{half} panah hanya terikat pada satu ujungnya; tidak dibaca."] if half else [])]
    left = [
        _text(one)
        for name, one in shapes.items()
        if name not in used and name not in ends and name not in lanes and _text(one)
    ]
    remarks += [f"Teks di luar bagan: «{text}»" for text in left[:40]]
    return chart_reading("bagan Visio", "", lanes, nodes, edges, remarks)


def _kind(name: str) -> Rupa:
    word = name.casefold()
    if "decision" in word or "diamond" in word or "gateway" in word:
        return Rupa.BELAH_KETUPAT
    if "start" in word or "end" in word or "terminator" in word or "event" in word or "ellipse" in word:
        return Rupa.KAPSUL
    return Rupa.KOTAK


def _text(one: etree._Element) -> str:
    for part in one:
        if local_name(part) == "Text":
            return " ".join("".join(str(piece) for piece in part.itertext()).split())
    for part in one:
        if local_name(part) == "Shapes":
            return " ".join(filter(None, (_text(inner) for inner in part if local_name(inner) == "Shape")))
    return ""


def _bounds(one: etree._Element) -> PageBox:
    values = {cell.get("N", ""): _number(cell.get("V")) for cell in one if local_name(cell) == "Cell"}
    wide, tall = values.get("Width", 0.0), values.get("Height", 0.0)
    x, y = values.get("PinX", 0.0), values.get("PinY", 0.0)
    return PageBox(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)


def _side_by_side(boxes: list[PageBox]) -> bool:
    if len(boxes) < 2:
        return True
    xs, ys = [box.middle[0] for box in boxes], [box.middle[1] for box in boxes]
    return max(xs) - min(xs) >= max(ys) - min(ys)


def _number(written: str | None) -> float:
    try:
        return float(written or "0")
    except ValueError:
        return 0.0
