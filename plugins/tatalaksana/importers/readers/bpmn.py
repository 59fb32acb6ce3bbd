# BPMN 2.0: tasks, gateways and events by name; lanes name their nodes.
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lxml import etree

from tatalaksana.importers.readers.archive import local_name, tree_of_xml
from tatalaksana.importers.readers.charts import ChartEdge, ChartNode, chart_reading
from tatalaksana.importers.readers.numbers import finite
from tatalaksana.importers.reading import ReadCell, Reading, ReadTable, ReadText, Rupa, UnreadDocumentError

_NUMBER = re.compile(r"(?:No\.?|Nomor|Langkah|Kegiatan)?\s*(\d{1,3})\.?", re.IGNORECASE)
_COLUMN = re.compile(r"([^:\d]{2,30}):\s+(\S.*)")
_LABELLED = re.compile(r"([^:\d]{2,40}?)\s*:(?:\s+(.*))?$")
_ITEM = re.compile(r"\d{1,2}[.)]\s")
_SHEET_LINES = 3
"""Lines «label: text» that make an identity sheet of what is told of a process."""
_EVENTS = frozenset({"startEvent", "endEvent"})
_PASSING = frozenset({"parallelGateway", "intermediateThrowEvent", "intermediateCatchEvent", "boundaryEvent"})
_DECIDING = frozenset({"exclusiveGateway", "inclusiveGateway", "complexGateway", "eventBasedGateway"})


def read_document(ending: str, content: bytes) -> Reading:  # noqa: ARG001 - readers are called alike
    """A process; the first one that has steps.

    Raises:
        UnreadDocumentError: There is none.
    """
    if b"<!DOCTYPE" in content[:4096]:
        raise UnreadDocumentError("Berkas ini memuat DOCTYPE; tidak dibuka.")
    tree = tree_of_xml(content)
    names = {one.get("processRef", ""): one.get("name", "") for one in tree.iter() if local_name(one) == "participant"}
    processes = [one for one in tree.iter() if local_name(one) == "process" and any(_is_step(child) for child in one)]
    if not processes:
        raise UnreadDocumentError("Berkas ini tidak memuat proses.")
    process = processes[0]
    remarks = [f"Berkas ini memuat {len(processes)} proses; yang dibaca yang pertama."] if len(processes) > 1 else []
    lanes = {
        one.get("id", ""): one.get("name", "")
        for one in process.iter()
        if local_name(one) == "lane" and not any(local_name(child) == "childLaneSet" for child in one)
    }
    lane_of = {
        (ref.text or "").strip(): one.get("id", "") for one in process.iter() if local_name(one) == "lane" for ref in one if local_name(ref) == "flowNodeRef" and one.get("id", "") in lanes
    }  # fmt: skip
    places = {
        one.get("bpmnElement", ""): (_number(bounds, "x"), _number(bounds, "y"))
        for one in tree.iter() if local_name(one) == "BPMNShape" for bounds in one if local_name(bounds) == "Bounds"
    }  # fmt: skip
    nodes = [
        replace(
            ChartNode(one.get("id", ""), _kind(one), one.get("name", ""), lane_of.get(one.get("id", ""), ""), places.get(one.get("id", ""), (0, 0)), local_name(one) in _EVENTS | _PASSING),
            **_told(one),
        )
        for one in process if _is_node(one)
    ]  # fmt: skip
    edges = [
        ChartEdge(one.get("sourceRef", ""), one.get("targetRef", ""), one.get("name", ""))
        for one in process
        if local_name(one) == "sequenceFlow"
    ]
    notes = [
        " ".join((one.findtext(".//{*}text") or "").split()) for one in process if local_name(one) == "textAnnotation"
    ]
    remarks += [f"Catatan pada bagan: «{note}»" for note in notes if note]
    about = next((one.text or "" for one in process if local_name(one) == "documentation"), "").strip()
    sheet, rest = _identity(about)
    remarks += [f"Keterangan proses: «{rest}»"] if rest else []
    nodes, edges = _deciding(nodes, edges)
    title = names.get(process.get("id", "")) or process.get("name", "")
    reading = chart_reading("proses BPMN", title, lanes, nodes, edges, remarks)
    return replace(reading, blocks=(*sheet, *reading.blocks))


def _identity(about: str) -> tuple[tuple[ReadTable | ReadText, ...], str]:
    """What is told of a process, where it is lines «label: text» as on an identity sheet: those, and what is none of them."""
    lines = [line.strip() for line in about.splitlines() if line.strip()]
    if sum(_LABELLED.match(line) is not None for line in lines) < _SHEET_LINES:
        return (), " ".join(lines)
    head: list[str] = []
    rows: list[tuple[str, list[str]]] = []
    rest: list[str] = []
    for line in lines:
        item = _ITEM.match(line) is not None
        if not item and (found := _LABELLED.match(line)):
            rows.append((found[1], [found[2]] if found[2] else []))
        elif item and rows:
            rows[-1][1].append(line)
        else:
            (rest if rows else head).append(line)
    cells = [
        ReadCell(at, column, text)
        for at, (label, items) in enumerate(rows)
        for column, text in enumerate((label, "\n".join(items)))
    ]
    return (*(ReadText(1, line) for line in head), ReadTable(1, tuple(cells))), " ".join(rest)


def _deciding(nodes: Sequence[ChartNode], edges: Sequence[ChartEdge]) -> tuple[list[ChartNode], list[ChartEdge]]:
    """A gateway behind a task is that task's decision; one that only joins is none."""
    kept = {node.name: node for node in nodes}
    ways = list(edges)
    for node in nodes:
        if node.rupa is not Rupa.BELAH_KETUPAT:
            continue
        into, out = (
            [edge for edge in ways if edge.target == node.name],
            [edge for edge in ways if edge.source == node.name],
        )
        task = kept.get(into[0].source) if len(into) == 1 else None
        if len(out) == 1:
            ways = [edge for edge in ways if edge not in into and edge not in out] + [
                ChartEdge(one.source, out[0].target, one.text or out[0].text) for one in into
            ]
            del kept[node.name]
        elif (
            task is not None
            and not task.event
            and task.rupa is Rupa.KOTAK
            and sum(edge.source == task.name for edge in ways) == 1
        ):
            kept[task.name] = replace(task, rupa=Rupa.BELAH_KETUPAT)
            ways = [edge for edge in ways if edge not in into and edge not in out] + [
                ChartEdge(task.name, one.target, one.text) for one in out
            ]
            del kept[node.name]
    return list(kept.values()), ways


def _told(one: etree._Element) -> dict[str, Any]:
    """What a node's documentation tells: the number of its row, and lines «column: text». Other text is a note of its own."""
    said = next((child.text or "" for child in one if local_name(child) == "documentation"), "")
    number, words, about, rest = "", "", [], []
    again: dict[str, Any] = {}
    """What it is called, with the signs of letters that lean or are bold, which a name has not."""
    for line in (part.strip() for part in said.split("\n")):
        if found := _NUMBER.fullmatch(line):
            number = found[1]
        elif line[:1] == "«" and line[-1:] == "»":
            words = line[1:-1]
        elif (found := _COLUMN.fullmatch(line)) and _unmarked(found[2]) == _unmarked(one.get("name", "")):
            again = {"text": found[2]}
        elif found:
            about.append((found[1], found[2]))
        elif line:
            rest.append(line)
    if rest:
        about.append(("Keterangan", " ".join(rest)))
    return {"number": number, "words": words, "about": tuple(about), **again}


def _unmarked(text: str) -> str:
    return " ".join(text.replace("*", "").split())


def _is_node(one: etree._Element) -> bool:
    return _is_step(one) or local_name(one) in _EVENTS | _PASSING


def _is_step(one: etree._Element) -> bool:
    name = local_name(one)
    return (
        name == "task"
        or name.endswith("Task")
        or name in {"subProcess", "callActivity", "transaction"}
        or name in _DECIDING
    )


def _kind(one: etree._Element) -> Rupa:
    if local_name(one) in _DECIDING:
        return Rupa.BELAH_KETUPAT
    return Rupa.KAPSUL if local_name(one) in _EVENTS else Rupa.KOTAK


def _number(one: etree._Element, name: str) -> float:
    return finite(one.get(name))
