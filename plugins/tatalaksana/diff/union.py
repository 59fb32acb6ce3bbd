# Both charts as one: what both have is drawn once, and every symbol and arrow knows whose it is.
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from tatalaksana.chart import Geometry, UnroutableError, route
from tatalaksana.diff.change import Perbandingan
from tatalaksana.diff.order import Pairs, order_of
from tatalaksana.model import Edge, Flow, Symbol, flow_of


class Tanda(StrEnum):
    """Whose a row, a symbol or an arrow is."""

    TETAP = "tetap"
    HAPUS = "hapus"
    TAMBAH = "tambah"


PlacePair = tuple[int | None, int | None]
"""The place in the older and in the newer SOP, None where it has none."""


@dataclass(frozen=True, slots=True)
class Tertanda:
    """Whose each symbol and each arrow of a flow is."""

    symbols: tuple[Tanda, ...]
    edges: tuple[Tanda, ...]


@dataclass(frozen=True, slots=True)
class Gabungan:
    """The union of two charts, drawn."""

    rows: tuple[PlacePair, ...]
    """From top to bottom. A step that moved stands twice: where it was, and where it is."""
    lanes: tuple[PlacePair, ...]
    flow: Flow
    geometry: Geometry | None
    """None where there is no way to draw both at once."""
    signs: Tertanda
    old: Tertanda
    """The older flow by itself: what of it is gone."""
    new: Tertanda
    """The newer flow by itself: what of it came."""
    undrawn: tuple[tuple[int, int, str], ...]
    """Arrows of the older chart for which there is no room: (older row, older row, label)."""


def union(perbandingan: Perbandingan) -> Gabungan:
    """The two charts as one."""
    old, new = perbandingan.lama, perbandingan.baru
    rows = _rows(len(old.kegiatan), len(new.kegiatan), perbandingan.langkah)
    lanes = _lanes(len(old.pelaksana), len(new.pelaksana), perbandingan.lajur)
    flows = flow_of(old)[0], flow_of(new)[0]
    symbols, signs, where = _symbols(flows, rows, lanes)
    before, after = (
        [replace(edge, source=place[edge.source], target=place[edge.target]) for edge in flow.edges]
        for flow, place in zip(flows, where, strict=True)
    )
    both = set(before) & set(after)
    edges = [*after, *(edge for edge in before if edge not in both)]
    marks = dict.fromkeys(before, Tanda.HAPUS) | dict.fromkeys(after, Tanda.TAMBAH) | dict.fromkeys(both, Tanda.TETAP)
    # Two steps may have one number: the older chart's own get a word behind it.
    numbers = tuple(
        flows[1].numbers[b] if b is not None else flows[0].numbers[a or 0] and f"{flows[0].numbers[a or 0]}-lama"
        for a, b in rows
    )
    flow, geometry = _drawn(Flow(len(rows), len(lanes), symbols, tuple(edges), numbers), marks)
    drawn = set(flow.edges)
    undrawn = tuple(
        (flows[0].symbols[edge.source].row, flows[0].symbols[edge.target].row, edge.label)
        for edge, there in zip(flows[0].edges, before, strict=True)
        if there not in drawn
    )
    gone, came = (
        Tertanda(tuple(signs[place] for place in places), tuple(marks[edge] for edge in several))
        for places, several in zip(where, (before, after), strict=True)
    )
    signed = Tertanda(signs, tuple(marks[edge] for edge in flow.edges))
    return Gabungan(rows, lanes, flow, geometry, signed, gone, came, undrawn)


def _drawn(flow: Flow, marks: Mapping[Edge, Tanda]) -> tuple[Flow, Geometry | None]:
    """The flow with all that can be drawn: what stands in the way is left out, if it is the older chart's."""
    while True:
        try:
            return flow, route(flow)
        except UnroutableError as error:
            blamed = flow.edges[error.edge]
            removed = [edge for edge in flow.edges if marks.get(edge) is Tanda.HAPUS]
            near = [edge for edge in removed if {edge.source, edge.target} & {blamed.source, blamed.target}]
            if not removed:
                return flow, None
            out = blamed if blamed in removed else (near or removed)[-1]
            flow = replace(flow, edges=tuple(edge for edge in flow.edges if edge != out))


def _rows(old: int, new: int, pairs: Pairs) -> tuple[PlacePair, ...]:
    """What both have in the same order, and between that first what left, then what came."""
    moved = order_of(old, new, pairs).moved
    found: list[PlacePair] = []
    a = b = 0
    for here, there in [*(pair for pair in pairs if pair[0] not in moved), (old, new)]:
        found += [(row, None) for row in range(a, here)]
        found += [(None, row) for row in range(b, there)]
        if here < old:
            found.append((here, there))
        a, b = here + 1, there + 1
    return tuple(found)


def _lanes(old: int, new: int, pairs: Pairs) -> tuple[PlacePair, ...]:
    """The newer lanes in their order; one that left stands behind the lane that it stood behind."""
    partners = dict(pairs)
    back = {there: here for here, there in pairs}
    found: list[PlacePair] = [(back.get(lane), lane) for lane in range(new)]
    for lane in range(old):
        if lane not in partners:
            before = next((place for place, (here, _) in enumerate(found) if here == lane - 1), -1)
            found.insert(before + 1, (lane, None))
    return tuple(found)


def _symbols(
    flows: tuple[Flow, Flow], rows: tuple[PlacePair, ...], lanes: tuple[PlacePair, ...]
) -> tuple[tuple[Symbol, ...], tuple[Tanda, ...], tuple[list[int], list[int]]]:
    """The symbols of both, whose each is, and for each chart where its symbols went."""
    cells: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
    for side, flow in enumerate(flows):
        row_of = {place[side]: index for index, place in enumerate(rows)}
        lane_of = {place[side]: index for index, place in enumerate(lanes)}
        for index in sorted(range(len(flow.symbols)), key=lambda index: flow.symbols[index].level):
            symbol = flow.symbols[index]
            cells.setdefault((row_of[symbol.row], lane_of[symbol.lane]), ([], []))[side].append(index)
    found: list[Symbol] = []
    signs: list[Tanda] = []
    where = [0] * len(flows[0].symbols), [0] * len(flows[1].symbols)
    for (row, lane), (old, new) in sorted(cells.items()):
        for level, (a, b) in enumerate(_paired(flows, old, new)):
            if a is not None:
                where[0][a] = len(found)
            if b is not None:
                where[1][b] = len(found)
            shown = flows[1].symbols[b] if b is not None else flows[0].symbols[a or 0]
            found.append(replace(shown, row=row, lane=lane, level=level))
            signs.append(Tanda.TETAP if None not in (a, b) else Tanda.TAMBAH if a is None else Tanda.HAPUS)
    return tuple(found), tuple(signs), where


def _paired(flows: tuple[Flow, Flow], old: Iterable[int], new: Iterable[int]) -> Iterator[PlacePair]:
    """The symbols of one cell: the newer in their order, each with the older one that it was; then what left."""
    left = list(old)
    for b in new:
        partner = next((a for a in left if _role(flows[0], a) == _role(flows[1], b)), None)
        if partner is not None:
            left.remove(partner)
        yield partner, b
    yield from ((a, None) for a in left)


def _role(flow: Flow, index: int) -> str:
    """What tells the symbols of one cell apart: a kapsul that only begins or ends is none that acts."""
    symbol = flow.symbols[index]
    return symbol.teks if symbol.made_up else ""
