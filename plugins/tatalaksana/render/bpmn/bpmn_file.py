# The BPMN file: a pool with lanes, its steps and the way between them, and where all of it stands.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.facts import Facts
from tatalaksana.model import KOLOM_TEKS, WAKTU, Flow, Isi, plain
from tatalaksana.render.bpmn.lying import BpmnNode, Lying, PlacedFlow, PlacedNode, lying_chart
from tatalaksana.render.office.xml import HEAD, attr, esc

_SPACES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}
_LETTER = 6.5
"""Pixels of a letter beside an arrow, about."""
_LINE = 14.0
_QUESTION = 90.0
"""The width of the words beside a gateway, at most."""
_NOTE = (200.0, 60.0)


def sop_bpmn(facts: Facts) -> bytes:
    """An SOP as BPMN 2.0 in UTF-8; the same bytes each time."""
    chart = lying_chart(facts.entry, [_called(facts, row) for row in range(facts.entry.flow.rows)])
    declared = " ".join(f'xmlns:{name}="{address}"' for name, address in _SPACES.items())
    nodes = "".join(_node(facts, chart, node) for node in chart.nodes)
    flows = "".join(
        f'<bpmn:sequenceFlow id="{flow.id}"{_name(flow.name)} sourceRef="{flow.source}" targetRef="{flow.target}"/>\n'
        for flow in chart.flows
    )
    return (
        f'{HEAD}<bpmn:definitions {declared} id="sop" targetNamespace="urn:sop" exporter="tatalaksana">\n'
        f'<bpmn:collaboration id="kerja_sama">\n<bpmn:participant id="kolam"{_name(facts.nama)} processRef="proses"/>\n'
        f'</bpmn:collaboration>\n<bpmn:process id="proses"{_name(facts.nama)} isExecutable="false">\n'
        f"<bpmn:documentation>{esc(_about(facts))}</bpmn:documentation>\n{_lanes(facts, chart)}{nodes}{flows}{_notes(facts)}"
        f"</bpmn:process>\n{_positions(facts, chart)}</bpmn:definitions>\n"
    ).encode()


def _about(facts: Facts) -> str:
    """What a diagram has no place for: the identity sheet, a label and its text on each line, lists below their label."""
    sheet, kop = facts.sheet, facts.sheet.letterhead
    lines = [one for one in (kop.instansi, *kop.units) if one]
    said = [sheet.number, *((row.label, row.text) for row in sheet.dates), sheet.title]
    said += [
        (one.peran, "; ".join(part for part in (one.jabatan, one.nama, one.pangkat, one.nomor) if part))
        for one in sheet.signatures
    ]
    lines += [f"{label}: {' '.join(text.split())}" for label, text in said if label and text.strip()]
    for box in sheet.boxes:
        items = (box.body,) if isinstance(box.body, str) else box.body or ()
        if len(items) == 1:
            lines.append(f"{box.title}: {plain(items[0])}")
        elif items:
            lines += [f"{box.title}:", *(f"{at}. {plain(item)}" for at, item in enumerate(items, 1))]
    return "\n".join([*lines, facts.edisi])


def _name(name: str) -> str:
    return f' name="{attr(name)}"' if name else ""


def _lanes(facts: Facts, chart: Lying) -> str:
    found = []
    for place, name in enumerate(facts.lajur):
        held = "".join(
            f"<bpmn:flowNodeRef>{node.id}</bpmn:flowNodeRef>" for node in chart.nodes if node.lane == place
        )  # fmt: skip
        found.append(f'<bpmn:lane id="lajur_{place + 1}"{_name(name)}>{held}</bpmn:lane>\n')
    return f'<bpmn:laneSet id="lajur">\n{"".join(found)}</bpmn:laneSet>\n'


def _node(facts: Facts, chart: Lying, node: PlacedNode) -> str:
    name, about = _words(facts, node)
    ways = "".join(
        f"<bpmn:{kind}>{flow.id}</bpmn:{kind}>"
        for kind in ("incoming", "outgoing")
        for flow in chart.flows
        if node.id == (flow.target if kind == "incoming" else flow.source)
    )
    told = f"<bpmn:documentation>{esc(about)}</bpmn:documentation>" if about else ""
    return f'<bpmn:{node.kind} id="{node.id}"{_name(name)}>{told}{ways}</bpmn:{node.kind}>\n'


def _words(facts: Facts, node: PlacedNode) -> tuple[str, str]:
    """What an element is called, and what its step needs and makes."""
    if node.kind in (BpmnNode.DECISION, BpmnNode.FORK):
        return _question(facts.entry.flow, node) if node.kind is BpmnNode.DECISION else "", ""
    if node.symbol is None:
        return ("Mulai" if node.kind is BpmnNode.START else "Selesai"), ""
    symbol = facts.entry.flow.symbols[node.symbol]
    if symbol.made_up:
        return symbol.teks, ""
    step, label = facts.entry.sop.kegiatan[symbol.row], facts.label
    number = facts.entry.flow.numbers[symbol.row]
    numbered = [f"{label.no} {number}"] if number else []
    columns: list[tuple[str, Isi | None]] = [(label.waktu, step.waktu.teks if step.waktu else None)]
    columns += [(getattr(label, key.value), getattr(step, key.value)) for key in KOLOM_TEKS if key is not WAKTU]
    about = [f"{name}: {_one_line(held)}" for name, held in columns if held]
    called = _called(facts, symbol.row)
    # A name has no letters that lean; whoever reads the file back finds them here.
    marked = [f"{label.kegiatan}: {' '.join(step.uraian.split())}"] if called != step.uraian else []
    words = [f"«{symbol.teks}»"] if symbol.teks else []
    return called, "\n".join([*numbered, *words, *marked, *about])


def _called(facts: Facts, row: int) -> str:
    """What a step is called, without its number: whoever reads the file back gives it one again."""
    return plain(facts.entry.sop.kegiatan[row].uraian)


def _question(flow: Flow, node: PlacedNode) -> str:
    """What a decision is about: its own words, else its first exit as a question."""
    assert node.symbol is not None  # noqa: S101 - a gateway is a part of one
    own = flow.symbols[node.symbol].teks
    said = next((edge.label for edge in flow.edges if edge.source == node.symbol and edge.label), "Lanjut")
    return own or f"{said[:1].upper()}{said[1:]}?"


def _one_line(held: Isi) -> str:
    return held if isinstance(held, str) else "; ".join(held)


def _without_symbol(facts: Facts) -> Iterator[tuple[int, str]]:
    """Rows that are no step: headings and notes."""
    for row, step in enumerate(facts.entry.sop.kegiatan):
        if step.tanpa_simbol:
            yield row, plain(step.uraian)


def _notes(facts: Facts) -> str:
    return "".join(
        f'<bpmn:textAnnotation id="catatan_{row + 1}"><bpmn:text>{esc(text)}</bpmn:text></bpmn:textAnnotation>\n'
        for row, text in _without_symbol(facts)
    )


def _positions(facts: Facts, chart: Lying) -> str:
    tall = sum(height for _, height in chart.lanes)
    parts = [_shape("kolam", (0, 0, chart.left + chart.width, tall), pool=True)]
    for place, (top, height) in enumerate(chart.lanes):
        parts.append(_shape(f"lajur_{place + 1}", (chart.left, top, chart.width, height), pool=True))
    parts += [_placed(facts, node) for node in chart.nodes]
    parts += [
        _shape(f"catatan_{row + 1}", (chart.columns[row], -_NOTE[1] - 20, *_NOTE)) for row, _ in _without_symbol(facts)
    ]
    parts += map(_edge, chart.flows)
    return (
        '<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="bidang" bpmnElement="kerja_sama">\n'
        f"{''.join(parts)}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>\n"
    )


def _bounds(box: tuple[float, float, float, float]) -> str:
    x, y, wide, tall = map(_number, box)
    return f'<dc:Bounds x="{x}" y="{y}" width="{wide}" height="{tall}"/>'


def _number(value: float) -> str:
    return f"{round(value, 1):g}"


def _shape(name: str, box: tuple[float, float, float, float], *, pool: bool = False, label: str = "") -> str:
    lies = ' isHorizontal="true"' if pool else ""
    return (
        f'<bpmndi:BPMNShape id="{name}_di" bpmnElement="{name}"{lies}>{_bounds(box)}{label}</bpmndi:BPMNShape>\n'
    )  # fmt: skip


def _placed(facts: Facts, node: PlacedNode) -> str:
    wide, tall = node.size
    box = (node.x - wide / 2, node.y - tall / 2, wide, tall)
    if node.kind is not BpmnNode.DECISION:
        return _shape(node.id, box)
    # Beside the exits that leave upwards and downwards.
    words = len(_words(facts, node)[0]) * _LETTER
    wide, lines = min(words, _QUESTION), words // _QUESTION + 1
    beside = (node.x - wide - 8, node.y + 20, wide, lines * _LINE)
    return _shape(node.id, box, label=f"<bpmndi:BPMNLabel>{_bounds(beside)}</bpmndi:BPMNLabel>")


def _edge(flow: PlacedFlow) -> str:
    points = "".join(f'<di:waypoint x="{_number(x)}" y="{_number(y)}"/>' for x, y in flow.points)
    label = ""
    if flow.name:
        (x, y), (u, v) = flow.points[:2]
        wide = min(len(flow.name) * _LETTER, 100.0)
        down = v > y and abs(v - y) > abs(u - x)
        box = (x + 4 if u >= x else x - wide - 4, y + 4 if down else y - _LINE - 4, wide, _LINE)
        label = f"<bpmndi:BPMNLabel>{_bounds(box)}</bpmndi:BPMNLabel>"
    return f'<bpmndi:BPMNEdge id="{flow.id}_di" bpmnElement="{flow.id}">{points}{label}</bpmndi:BPMNEdge>\n'
