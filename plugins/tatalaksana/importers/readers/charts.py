# Charts without a table, of programs that know lanes, nodes and edges by name: set as a table of one row a node, so that what
# recognises tables recognises them.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tatalaksana.importers.reading import (
    PageBox,
    ReadCell,
    Reading,
    ReadLine,
    ReadPage,
    ReadShape,
    ReadTable,
    ReadText,
    Rupa,
    UnreadDocumentError,
)

_MOST_NODES = 400
_WIDE, _TALL = 110.0, 60.0
_COLUMNS = ("Kelengkapan", "Waktu", "Output")


@dataclass(frozen=True, slots=True)
class ChartNode:
    """A node."""

    name: str
    rupa: Rupa
    text: str
    lane: str
    """The name of its lane; empty where it stands in none."""
    place: tuple[float, float] = (0.0, 0.0)
    event: bool = False
    """Whether it only begins or ends."""
    number: str = ""
    """The row that it says it stands in; nodes of one row say the same."""
    about: tuple[tuple[str, str], ...] = ()
    """What is told of it, by the names of columns."""
    words: str = ""
    """What stands in its symbol, where that is not what it is called."""


@dataclass(frozen=True, slots=True)
class ChartEdge:
    """An edge between nodes, by their names."""

    source: str
    target: str
    text: str = ""


def chart_reading(
    kind: str,
    title: str,
    lanes: Mapping[str, str],
    nodes: Sequence[ChartNode],
    edges: Sequence[ChartEdge],
    remarks: Sequence[str] = (),
    above: Sequence[str] = (),
) -> Reading:
    """A chart as a reading.

    Args:
        kind: What the document was.
        title: What it calls itself; empty where it does not.
        lanes: Name of each lane to its words, in their order.
        nodes: The nodes.
        edges: The edges.
        remarks: What was not read.
        above: Lines that stand beside the title: offices.

    Raises:
        UnreadDocumentError: There are no nodes, or too many.
    """
    if not nodes or len(nodes) > _MOST_NODES:
        raise UnreadDocumentError(
            "Berkas ini tidak memuat bagan." if not nodes else f"Bagan ini lebih dari {_MOST_NODES} simbol."
        )
    known = {node.name for node in nodes}
    nodes, edges = _without_events(nodes, [edge for edge in edges if edge.source in known and edge.target in known])
    shown = dict(lanes) if any(node.lane in lanes for node in nodes) else {"": "Pelaksana belum disebut"}
    columns = list(shown)
    told = list(dict.fromkeys([*_COLUMNS, *(name for node in nodes for name, _ in node.about)]))
    cells = [
        ReadCell(0, 0, "No", 2, 1, _box(0, 0, 2, 1)), ReadCell(0, 1, "Kegiatan", 2, 1, _box(0, 1, 2, 1)),
        ReadCell(0, 2, "Pelaksana", 1, len(columns), _box(0, 2, 1, len(columns))),
        *(ReadCell(0, 2 + len(columns) + at, name, 2, 1, _box(0, 2 + len(columns) + at, 2, 1)) for at, name in enumerate(told)),
        *(ReadCell(1, 2 + at, shown[name], 1, 1, _box(1, 2 + at, 1, 1)) for at, name in enumerate(columns)),
    ]  # fmt: skip
    shapes: list[ReadShape] = []
    ordered = _rows_of(_ordered([node for node in nodes if not node.event], edges))
    row_of: dict[str, int] = {}
    for at, mine in enumerate(ordered, 1):
        row = at + 1
        cells += [
            ReadCell(row, 0, str(at), 1, 1, _box(row, 0, 1, 1)),
            ReadCell(row, 1, mine[0].text or "…", 1, 1, _box(row, 1, 1, 1)),
        ]
        for name, text in mine[0].about:
            place = 2 + len(columns) + told.index(name)
            cells.append(ReadCell(row, place, text, 1, 1, _box(row, place, 1, 1)))
        taken: dict[str, int] = {}
        for node in mine:
            row_of[node.name] = row
            level = taken[node.lane] = taken.get(node.lane, -1) + 1
            where = _shape(row, columns.index(node.lane) if node.lane in columns else 0)
            lower = replace(where, top=where.top + 6 * level, bottom=where.bottom + 6 * level)
            shapes.append(ReadShape(node.name, 1, node.rupa, lower, node.words))
    for node in nodes:
        if node.event:
            source = next((edge.source for edge in edges if edge.target == node.name), "")
            row = row_of.get(source, 2)
            where = _shape(row, columns.index(node.lane) if node.lane in columns else 0)
            shapes.append(
                ReadShape(
                    node.name, 1, Rupa.KAPSUL, replace(where, left=where.left + 8, right=where.right + 8), "Selesai"
                )
            )
    lines = [ReadLine(1, start=edge.source, end=edge.target, text=edge.text) for edge in edges]
    blocks: list[ReadTable | ReadText] = [ReadTable(1, tuple(cells))]
    if title:
        blocks[:0] = [*(ReadText(1, line) for line in above), ReadText(1, f"SOP {title}")]
    page = ReadPage(1, _WIDE * (2 + len(told) + len(columns)), _TALL * (len(ordered) + 3), title)
    return Reading(kind, (page,), tuple(blocks), tuple(shapes), tuple(lines), tuple(remarks))


def _rows_of(nodes: Sequence[ChartNode]) -> list[list[ChartNode]]:
    """Nodes by rows: each its own, but those that say the same number and are called alike are one row; in the order of the numbers where all have one."""
    rows: dict[tuple[str, str], list[ChartNode]] = {}
    for node in nodes:
        rows.setdefault((node.number or node.name, node.text if node.number else ""), []).append(node)
    found = list(rows.values())
    if all(mine[0].number.isdecimal() for mine in found):
        found.sort(key=lambda mine: int(mine[0].number))
    return found


def _box(row: int, column: int, rows: int, columns: int) -> PageBox:
    return PageBox(column * _WIDE, row * _TALL, (column + columns) * _WIDE, (row + rows) * _TALL)


def _shape(row: int, lane: int) -> PageBox:
    where = _box(row, 2 + lane, 1, 1)
    return PageBox(where.left + 30, where.top + 15, where.right - 30, where.bottom - 15)


def _without_events(nodes: Sequence[ChartNode], edges: Sequence[ChartEdge]) -> tuple[list[ChartNode], list[ChartEdge]]:
    """Nodes that only begin or end as the kapsul of the step beside them; the end of a decision's exit stays."""
    kept = {node.name: node for node in nodes}
    ways = list(edges)
    for node in nodes:
        if not node.event:
            continue
        into, out = (
            [edge for edge in ways if edge.target == node.name],
            [edge for edge in ways if edge.source == node.name],
        )
        if not into and out:
            for edge in out:
                if (target := kept.get(edge.target)) is not None and target.rupa is Rupa.KOTAK:
                    kept[edge.target] = replace(target, rupa=Rupa.KAPSUL)
            ways = [edge for edge in ways if edge not in out]
            del kept[node.name]
        elif into and not out:
            plain = [
                edge for edge in into if sum(one.source == edge.source for one in ways) == 1 and edge.source in kept
            ]
            for edge in plain:
                if kept[edge.source].rupa is Rupa.KOTAK:
                    kept[edge.source] = replace(kept[edge.source], rupa=Rupa.KAPSUL)
            ways = [edge for edge in ways if edge not in plain]
            if len(plain) == len(into):
                del kept[node.name]
        elif into and out:
            # It only passes on.
            ways = [edge for edge in ways if edge not in into and edge not in out] + [
                ChartEdge(one.source, two.target, one.text or two.text) for one in into for two in out
            ]
            del kept[node.name]
        else:
            del kept[node.name]
    return list(kept.values()), ways


def _ordered(nodes: Sequence[ChartNode], edges: Sequence[ChartEdge]) -> list[ChartNode]:
    """Nodes as they follow each other: each behind what leads to it for the first time, the nearest to the beginning first."""
    names = {node.name: node for node in nodes}
    following: dict[str, list[str]] = {}
    entered: set[str] = set()
    for edge in edges:
        if edge.source in names and edge.target in names:
            following.setdefault(edge.source, []).append(edge.target)
            entered.add(edge.target)
    by_place = sorted(nodes, key=lambda node: (node.place[1], node.place[0]))
    # What nothing leads to and from is no beginning where anything else is.
    joined = [node for node in by_place if node.name in entered or node.name in following] or by_place
    begins = [node.name for node in joined if node.name not in entered] or [one.name for one in joined[:1]]
    depth: dict[str, int] = {}
    todo = [(name, 0) for name in begins]
    while todo:
        name, deep = todo.pop(0)
        if name in depth:
            continue
        depth[name] = deep
        todo += [(other, deep + 1) for other in following.get(name, ())]
    places = {node.name: at for at, node in enumerate(by_place)}
    return sorted(nodes, key=lambda node: (depth.get(node.name, len(nodes)), places[node.name]))
