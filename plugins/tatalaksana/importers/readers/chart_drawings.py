# Charts that are drawn on sheets, as in draw.io and Visio: who stands in which lane where only the drawing says it, ends of lines
# that touch a symbol without being tied to it, and sheets that connectors with the same sign join.
from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tatalaksana.importers.readers.charts import ChartEdge, ChartNode, chart_reading
from tatalaksana.importers.reading import PageBox, Reading, Rupa, UnreadDocumentError

_BEGINNINGS = frozenset({"mulai", "start", "selesai", "end", "stop", "akhir", "finish"})
_UNNAMED = re.compile(r"(?:page|halaman|hal|lembar|sheet)?[\s_-]*\d*", re.IGNORECASE)
"""What programs call a sheet that nobody named."""
_ITEM = re.compile(r"(?:[-•*–]|\(?\w{1,2}[.)])\s")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s+(?=\S)")
_LARGER = 2.5
"""How much larger than a symbol the frame of a lane is at least."""
_BESIDE = 0.2
"""Of a symbol's shorter side, how far from it a line may end that touches it, and a heading from its lane."""
_MOST_BOXES, _MOST_TOLD = 2_000, 40


@dataclass(frozen=True, slots=True)
class ChartBox:
    """A shape of a drawing, at its place counted from the upper left corner."""

    name: str
    rupa: Rupa
    text: str
    place: PageBox
    lane: str = ""
    """The lane that it belongs to, as the document says it; empty where it does not."""


@dataclass(frozen=True, slots=True)
class ChartLink:
    """A line with its ends: the box that it is tied to by its name, else the point where it ends."""

    source: str | tuple[float, float]
    target: str | tuple[float, float]
    text: str = ""


@dataclass(frozen=True, slots=True)
class ChartSheet:
    """A sheet of a drawing."""

    name: str
    """What its tab says."""
    title: str
    """What the frame around the chart says; empty without."""
    boxes: tuple[ChartBox, ...]
    links: tuple[ChartLink, ...]
    lanes: Mapping[str, tuple[str, PageBox]]
    """Name of each lane that the document knows as such to its words and place, in their order."""
    texts: tuple[str, ...] = ()
    """What stands on it by itself."""


@dataclass(frozen=True, slots=True)
class _Chart:
    name: str
    title: str
    lanes: Mapping[str, str]
    nodes: tuple[ChartNode, ...]
    edges: tuple[ChartEdge, ...]
    remarks: tuple[str, ...]

    @property
    def signs(self) -> frozenset[str]:
        """The signs of its connectors."""
        return frozenset(node.text.casefold() for node in self.nodes if node.rupa is Rupa.SEGILIMA)


def drawing_reading(kind: str, sheets: Sequence[ChartSheet], remarks: Sequence[str] = ()) -> Reading:
    """A drawing as a reading: its first sheet with a chart, and those that connectors join to it.

    Args:
        kind: What the document was.
        sheets: Its sheets.
        remarks: What of it was not read.

    Raises:
        UnreadDocumentError: No sheet has a chart, or it has too many symbols.
    """
    if any(len(sheet.boxes) > _MOST_BOXES for sheet in sheets):
        raise UnreadDocumentError(f"Satu halaman bagan ini lebih dari {_MOST_BOXES} bentuk.")
    charts = [chart for sheet in sheets if (chart := _chart(sheet)).nodes]
    if not charts:
        raise UnreadDocumentError("Berkas ini tidak memuat bagan.")
    joined = [charts[0]]
    others: list[_Chart] = []
    for chart in charts[1:]:
        (joined if any(chart.signs & one.signs for one in joined) else others).append(chart)
    said = [text for chart in joined for text in chart.remarks]
    if others:
        told = ", ".join(f"«{chart.name}»" for chart in others)
        said.append(f"Berkas ini memuat {len(charts)} halaman bagan; yang dibaca «{joined[0].name}». Simpan {told} sebagai berkas tersendiri, lalu impor juga.")  # fmt: skip
    lanes = {text.casefold(): text for chart in joined for text in chart.lanes.values()}
    nodes = [node for at, chart in enumerate(joined) for node in _below(at, chart)]
    edges = [
        ChartEdge(f"{at}:{edge.source}", f"{at}:{edge.target}", edge.text)
        for at, chart in enumerate(joined)
        for edge in chart.edges
    ]
    kept, ways, lone = _through_connectors(nodes, edges)
    said += [f"Penghubung «{sign}» tidak punya pasangan; panahnya tidak dibaca." for sign in lone]
    title, *above = (joined[0].title or _named(joined[0].name)).split("\n")
    title = re.sub(r"^SOP\s+", "", title, flags=re.IGNORECASE)
    return chart_reading(kind, title, lanes, _counted(kept), ways, [*remarks, *said], above)


def _named(name: str) -> str:
    return "" if _UNNAMED.fullmatch(name.strip()) else name


def _below(at: int, chart: _Chart) -> Iterator[ChartNode]:
    """The nodes of a sheet, below those of the sheets before."""
    for node in chart.nodes:
        lane = chart.lanes.get(node.lane, "").casefold()
        yield replace(node, name=f"{at}:{node.name}", lane=lane, place=(node.place[0], node.place[1] + 1e6 * at))


def _chart(sheet: ChartSheet) -> _Chart:
    ends = [end for link in sheet.links for end in (link.source, link.target)]
    tied = {end for end in ends if isinstance(end, str)}
    frames = _frames(sheet.boxes, tied) if not sheet.lanes else {}
    lanes = sheet.lanes or {name: (heading.text, box) for name, (heading, box) in frames.items()}
    apart = {*frames, *(heading.name for heading, _ in frames.values())}
    boxes = [box for box in sheet.boxes if box.name not in apart]
    edges, loose, guessed = _edges(sheet.links, boxes)
    joined = {end for edge in edges for end in (edge.source, edge.target)}
    nodes: list[ChartNode] = []
    told = list(sheet.texts)
    for box in boxes:
        lane = box.lane or next(
            (one for one, (_, where) in lanes.items() if where.distance(*box.place.middle) == 0), ""
        )
        if box.name in joined or (box.text and box.rupa is not Rupa.TEKS and (lane or not edges)):
            event = box.text.casefold() in _BEGINNINGS or (not box.text and box.rupa is Rupa.KAPSUL)
            rupa = (
                Rupa.KAPSUL if event and box.rupa is Rupa.KOTAK else Rupa.KOTAK if box.rupa is Rupa.TEKS else box.rupa
            )
            nodes.append(ChartNode(box.name, rupa, in_one_line(box.text), lane, (box.place.left, box.place.top), event))
        elif box.text:
            told.append(box.text)
    remarks = [f"Teks di luar bagan: «{in_one_line(text)}»" for text in told[:_MOST_TOLD]]
    remarks += [
        f"Panah «{link.text}» tidak terikat pada simbol di kedua ujungnya; tidak dibaca." if link.text
        else "Sebuah panah tidak terikat pada simbol di kedua ujungnya; tidak dibaca."
        for link in loose
    ]  # fmt: skip
    if guessed:
        remarks.append(f"{guessed} panah tidak terikat pada simbol yang disentuhnya; dibaca menurut letak ujungnya.")
    names = {name: in_one_line(text) for name, (text, _) in lanes.items()}
    return _Chart(sheet.name, sheet.title, names, tuple(nodes), tuple(edges), tuple(remarks))


def in_one_line(text: str) -> str:
    """A label in one line, but its items in lines of their own: in a symbol lines end where its room does."""
    found: list[str] = []
    for line in (" ".join(one.split()) for one in text.split("\n")):
        if found and line and not _ITEM.match(line):
            found[-1] += f" {line}"
        elif line:
            found.append(line)
    return "\n".join(found)


def _edges(links: Sequence[ChartLink], boxes: Sequence[ChartBox]) -> tuple[list[ChartEdge], list[ChartLink], int]:
    """Lines between boxes, those of which an end is at none, and of how many one end is told by its place only."""
    names = {box.name for box in boxes}
    found, loose, guessed = [], [], 0
    for link in links:
        source, target = (end if isinstance(end, str) else _touched(end, boxes) for end in (link.source, link.target))
        if source in names and target in names and source != target:
            found.append(ChartEdge(source, target, in_one_line(link.text)))
            guessed += not (isinstance(link.source, str) and isinstance(link.target, str))
        else:
            loose.append(link)
    return found, loose, guessed


def _touched(point: tuple[float, float], boxes: Sequence[ChartBox]) -> str:
    """The one box that a point touches; empty where there is none, or more than one."""
    near = [box.name for box in boxes if box.place.distance(*point) <= _BESIDE * _short(box.place)]
    return near[0] if len(near) == 1 else ""


def _short(place: PageBox) -> float:
    return min(place.right - place.left, place.bottom - place.top)


def _frames(boxes: Sequence[ChartBox], tied: Collection[str]) -> dict[str, tuple[ChartBox, PageBox]]:
    """Rectangles that hold symbols, side by side, each with a heading: drawn lanes. Name to heading and place, in their order; none where that is not clear."""
    inner = [box for box in boxes if box.name in tied]
    free = [box for box in boxes if box.name not in tied]
    size = max((_area(box.place) for box in inner), default=0.0)
    large = [box for box in free if box.rupa is Rupa.KOTAK and _area(box.place) > _LARGER * size]
    holding = [box for box in large if any(_holds(box.place, one.place) for one in inner)]
    holding = [box for box in holding if not any(_holds(box.place, one.place) for one in holding if one is not box)]
    # A lane in which nobody acts stands in line with the others.
    holding += [box for box in large if box not in holding and any(_in_line(box.place, one.place) for one in holding)]
    headed = [(box, _heading(box, [one for one in free if one not in holding])) for box in holding]
    found = [(box, heading) for box, heading in headed if heading is not None]
    if len(found) < 2 or len(found) < len(holding):
        return {}
    xs, ys = [box.place.middle[0] for box, _ in found], [box.place.middle[1] for box, _ in found]
    at = 0 if max(xs) - min(xs) >= max(ys) - min(ys) else 1
    found.sort(key=lambda pair: pair[0].place.middle[at])
    if any(one.place.distance(*other.place.middle) == 0 for (one, _), (other, _) in pairwise(found)):
        return {}
    return {box.name: (heading, box.place) for box, heading in found}


def _heading(frame: ChartBox, free: Sequence[ChartBox]) -> ChartBox | None:
    """What a frame is called: its own words, or the box above it or at its left that ends with it."""
    if frame.text:
        return frame
    where = frame.place
    for box in free:
        one, near = box.place, _BESIDE * _short(where)
        above = (
            abs(one.bottom - where.top) <= near
            and max(abs(one.left - where.left), abs(one.right - where.right)) <= near
        )
        beside = (
            abs(one.right - where.left) <= near
            and max(abs(one.top - where.top), abs(one.bottom - where.bottom)) <= near
        )
        if box.text and (above or beside):
            return box
    return None


def _holds(where: PageBox, other: PageBox) -> bool:
    return where.distance(*other.middle) == 0 and _area(where) > _area(other)


def _in_line(one: PageBox, other: PageBox) -> bool:
    near = _BESIDE * _short(other)
    level = max(abs(one.top - other.top), abs(one.bottom - other.bottom)) <= near
    upright = max(abs(one.left - other.left), abs(one.right - other.right)) <= near
    return level or upright


def _area(place: PageBox) -> float:
    return (place.right - place.left) * (place.bottom - place.top)


def _through_connectors(
    nodes: Sequence[ChartNode], edges: Sequence[ChartEdge]
) -> tuple[list[ChartNode], list[ChartEdge], list[str]]:
    """Nodes and edges without connectors: what leads to one leads where its fellow with the same sign does; and the signs of those without a fellow."""
    ways, lone = list(edges), []
    signs = dict.fromkeys(node.text.casefold() for node in nodes if node.rupa is Rupa.SEGILIMA)
    for sign in signs:
        mine = {node.name for node in nodes if node.rupa is Rupa.SEGILIMA and node.text.casefold() == sign}
        into = [edge for edge in ways if edge.target in mine and edge.source not in mine]
        out = [edge for edge in ways if edge.source in mine and edge.target not in mine]
        ways = [edge for edge in ways if edge.source not in mine and edge.target not in mine]
        ways += [ChartEdge(one.source, two.target, one.text or two.text) for one in into for two in out]
        if not (into and out):
            lone.append(next(node.text for node in nodes if node.name in mine))
    return [node for node in nodes if node.rupa is not Rupa.SEGILIMA], ways, lone


def _counted(nodes: Sequence[ChartNode]) -> list[ChartNode]:
    """Nodes with the numbers that all steps are written with, off their words; as they are where one has none, or two have the same."""
    steps = [node for node in nodes if not node.event]
    numbers = [found[1] for node in steps if (found := _NUMBER.match(node.text))]
    if len(numbers) < len(steps) or len({*numbers}) < len(numbers):
        return list(nodes)
    return [
        replace(node, number=str(int(found[1])), text=node.text[found.end() :])
        if not node.event and (found := _NUMBER.match(node.text))
        else node
        for node in nodes
    ]
