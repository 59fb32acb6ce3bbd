# Visio: shapes by their masters, connectors by the `Connects` of the page, lanes by containers or by where shapes stand.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from tatalaksana.importers.readers.archive import OfficeArchive, local_name
from tatalaksana.importers.readers.chart_drawings import ChartBox, ChartLink, ChartSheet, drawing_reading
from tatalaksana.importers.readers.numbers import finite, whole
from tatalaksana.importers.reading import PageBox, Reading, Rupa, UnreadDocumentError

_LANE = re.compile(r"(?!.*\blist\b).*(?:swimlane|lane|functional band)", re.IGNORECASE)
_LIST = re.compile(r"\blist\b|separator", re.IGNORECASE)
_AROUND = re.compile(r"container", re.IGNORECASE)
_CONNECTOR = re.compile(r"off-?page|on-?page|pentagon|home ?plate", re.IGNORECASE)
_DECIDING = re.compile(r"decision|diamond|gateway", re.IGNORECASE)
_ROUND = re.compile(r"start|end|terminator|event|ellipse|circle", re.IGNORECASE)
_SIGN = 2
"""Letters of the sign in a circle that is a connector, at most."""


@dataclass(frozen=True, slots=True)
class _Master:
    """What shapes of a kind have that they do not say themselves."""

    name: str
    wide: float
    tall: float


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A shape at its place on the page, which Visio counts from below."""

    shape: etree._Element
    kind: str
    place: PageBox


def read_document(ending: str, content: bytes) -> Reading:  # noqa: ARG001 - readers are called alike
    """A drawing of Visio.

    Raises:
        UnreadDocumentError: It has no chart.
    """
    archive = OfficeArchive(content)
    masters = _masters(archive)
    names = _pages(archive)
    trees = [(names.get(name, ""), archive.xml(name)) for name in sorted(names, key=lambda one: whole("".join(filter(str.isdigit, one))))]  # fmt: skip
    sheets = [
        _sheet(name, tree, masters)
        for name, tree in trees
        if tree is not None and any(local_name(one) == "Connect" for one in tree.iter())
    ]
    if not sheets:
        raise UnreadDocumentError("Berkas ini tidak memuat bagan dengan panah yang terikat.")
    return drawing_reading("bagan Visio", sheets, archive.remarks())


def _pages(archive: OfficeArchive) -> dict[str, str]:
    """Part of each page to what its tab says."""
    parts = archive.related("visio/pages/pages.xml")
    tree = archive.xml("visio/pages/pages.xml")
    found = {name: "" for name in archive.names if re.fullmatch(r"visio/pages/page\d+\.xml", name)}
    for page in tree if tree is not None else ():
        for one in page:
            if local_name(one) == "Rel":
                found[parts.get(_related(one), ("", ""))[1]] = page.get("Name") or page.get("NameU") or ""
    return {name: said for name, said in found.items() if name in archive.names}


def _related(one: etree._Element) -> str:
    return next((value for key, value in one.attrib.items() if str(key).endswith("}id")), "")


def _masters(archive: OfficeArchive) -> dict[str, _Master]:
    parts = archive.related("visio/masters/masters.xml")
    tree = archive.xml("visio/masters/masters.xml")
    found = {}
    for one in tree.iter() if tree is not None else ():
        if local_name(one) != "Master":
            continue
        part = next((parts.get(_related(child), ("", ""))[1] for child in one if local_name(child) == "Rel"), "")
        drawn = archive.xml(part) if part else None
        shape = (
            next((each for each in drawn.iter() if local_name(each) == "Shape"), None) if drawn is not None else None
        )
        values = _values(shape) if shape is not None else {}
        name = one.get("NameU") or one.get("Name") or ""
        found[one.get("ID", "")] = _Master(name, values.get("Width", 0.0), values.get("Height", 0.0))
    return found


def _sheet(name: str, page: etree._Element, masters: Mapping[str, _Master]) -> ChartSheet:
    ends: dict[str, dict[str, str]] = {}
    for one in page.iter():
        if local_name(one) == "Connect":
            ends.setdefault(one.get("FromSheet", ""), {})[one.get("FromCell", "")] = one.get("ToSheet", "")
    top = next((one for one in page if local_name(one) == "Shapes"), None)
    drawn = {one.shape.get("ID", ""): one for one in _drawn(top, masters, (0.0, 0.0))}
    lines = {name for name, one in drawn.items() if name in ends or "BeginX" in _values(one.shape)}
    bands = {
        name: one for name, one in drawn.items() if _LANE.match(one.kind) and name not in lines and _text(one.shape)
    }
    across = _side_by_side([one.place for one in bands.values()])
    lanes = {
        name: (_text(one.shape), one.place)
        for name, one in sorted(bands.items(), key=lambda pair: pair[1].place.left if across else pair[1].place.top)
    }
    around = [name for name, one in drawn.items() if _AROUND.search(one.kind)]
    boxes = [
        ChartBox(name, _rupa(one, _text(one.shape)), _text(one.shape), one.place)
        for name, one in sorted(drawn.items(), key=lambda pair: whole(pair[0]))
        if name not in lines and name not in lanes and name not in around and not _LIST.search(one.kind)
    ]
    links = tuple(_link(drawn[name], ends.get(name, {})) for name in sorted(lines, key=whole) if name in drawn)
    title = next((text for name in around if (text := _text(drawn[name].shape))), "")
    return ChartSheet(name, title, tuple(boxes), links, lanes)


def _drawn(
    shapes: etree._Element | None, masters: Mapping[str, _Master], origin: tuple[float, float]
) -> Iterator[_Drawn]:
    """Shapes, and those of groups at their places; what makes up a lane or a container is no shape of its own."""
    for one in shapes if shapes is not None else ():
        if local_name(one) != "Shape":
            continue
        master = masters.get(one.get("Master", ""), _Master("", 0.0, 0.0))
        kind = f"{master.name} {one.get('NameU') or ''}".strip()
        values = {"Width": master.wide, "Height": master.tall} | _values(one)
        wide, tall = abs(values["Width"]), abs(values["Height"])
        left = origin[0] + values.get("PinX", 0.0) - values.get("LocPinX", wide / 2)
        low = origin[1] + values.get("PinY", 0.0) - values.get("LocPinY", tall / 2)
        yield _Drawn(one, kind, PageBox(left, -low - tall, left + wide, -low))
        within = next((part for part in one if local_name(part) == "Shapes"), None)
        if within is not None and not _text(one):
            yield from _drawn(within, masters, (left, low))


def _link(line: _Drawn, ends: Mapping[str, str]) -> ChartLink:
    """A connector from where it begins to its head, which may be drawn at its beginning only."""
    values = _values(line.shape)
    source, target = (
        ends.get(f"{end}X") or (values.get(f"{end}X", 0.0), -values.get(f"{end}Y", 0.0)) for end in ("Begin", "End")
    )
    if values.get("BeginArrow") and not values.get("EndArrow", 1.0):
        source, target = target, source
    return ChartLink(source, target, _text(line.shape))


def _rupa(drawn: _Drawn, text: str) -> Rupa:
    kind = drawn.kind
    lined = any(local_name(one) == "Section" and one.get("N") == "Geometry" for one in drawn.shape)
    if drawn.shape.get("Master") is None and not (lined and _values(drawn.shape).get("LinePattern", 1.0)):
        return Rupa.TEKS
    if _CONNECTOR.search(kind) or (_ROUND.search(kind) and 0 < len(text) <= _SIGN):
        return Rupa.SEGILIMA
    if _DECIDING.search(kind):
        return Rupa.BELAH_KETUPAT
    return Rupa.KAPSUL if _ROUND.search(kind) else Rupa.KOTAK


def _text(one: etree._Element) -> str:
    for part in one:
        if local_name(part) == "Text" and (said := "".join(str(piece) for piece in part.itertext()).strip()):
            return "\n".join(" ".join(line.split()) for line in said.split("\n"))
    for part in one:
        if local_name(part) == "Shapes":
            return "\n".join(filter(None, (_text(inner) for inner in part if local_name(inner) == "Shape")))
    return ""


def _values(one: etree._Element) -> dict[str, float]:
    return {cell.get("N", ""): finite(cell.get("V")) for cell in one if local_name(cell) == "Cell"}


def _side_by_side(boxes: list[PageBox]) -> bool:
    if len(boxes) < 2:
        return True
    xs, ys = [box.middle[0] for box in boxes], [box.middle[1] for box in boxes]
    return max(xs) - min(xs) >= max(ys) - min(ys)
