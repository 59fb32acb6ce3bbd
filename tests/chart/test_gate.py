# The judge of drawn charts is not blind: a sound chart is broken in each way that it must see, and it says so.
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from tatalaksana.catalog import Entry
from tatalaksana.chart import Geometry, Route, Side, route
from tatalaksana.facts import Facts
from tatalaksana.render.html.widths import page_columns
from tests.chart.gate import Drawing, defects, uneven
from tests.chart.shapes import flow
from tests.collections_on_disk import koleksi

_FLOW = flow(
    2, [(0, 0, "("), (1, 0, "?"), (2, 1, "Rapat"), (3, 0, "(")],
    [(0, 1), (1, 2, "ya"), (1, 3, "tidak"), (2, 3)],
)  # fmt: skip
_SOUND = route(_FLOW)
_KOLEKSI = koleksi()
Lines = list[list[tuple[float, float]]]


def _rerouted(number: int, change: Callable[[Route], Route]) -> Geometry:
    routes = list(_SOUND.routes)
    routes[number] = change(routes[number])
    return replace(_SOUND, routes=tuple(routes))


def _label(**changes: object) -> Callable[[Route], Route]:
    def changed(one: Route) -> Route:
        assert one.label is not None
        return replace(one, label=replace(one.label, **changes))  # type: ignore[arg-type]

    return changed


def _first_size(**changes: object) -> Geometry:
    sizes = list(_SOUND.sizes)
    sizes[2] = replace(sizes[2], **changes)  # type: ignore[arg-type]
    return replace(_SOUND, sizes=tuple(sizes))


def test_the_sound_chart_is_sound() -> None:
    """What is broken below has no defect itself."""
    assert [] == list(defects(Drawing(_FLOW, _SOUND)))


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (_rerouted(0, lambda one: replace(one, leaves=Side.LEFT)), "edge 0 is not on the left"),
        (_rerouted(1, lambda one: replace(one, leaves=_SOUND.routes[2].leaves)), "decision 1 has exits on one corner"),
        (_rerouted(0, lambda one: replace(one, enters=_SOUND.routes[1].leaves)), "symbol 1 has an arrow and an exit"),
        (_rerouted(2, lambda _: replace(_SOUND.routes[1], edge=2)), "labels 1 and 2 overlap"),
        (_rerouted(1, _label(near=200)), "label 1 leaves its lane"),
        (_rerouted(1, _label(near=0, top=-5)), "label 1 lies on symbol 1"),
        (_rerouted(1, _label(top=-5, near=30)), "label 1 lies on edge 1"),
        (_first_size(lines=("Rapat koordinasi",)), "the words of symbol 2 leave it"),
        (_first_size(lines=()), "symbol 2 does not show all its words"),
        (_first_size(width=400), "symbol 2 leaves its lane"),
        (replace(_SOUND, sizes=tuple(replace(size, height=28 + 4 * n) for n, size in enumerate(_SOUND.sizes))), "is a circle more than a kapsul"),
    ],
)  # fmt: skip
def test_the_gate_sees_what_is_wrong_with_a_geometry(broken: Geometry, said: str) -> None:
    """A side, a corner, a label, words or a size that is not as it must be is told."""
    assert any(said in defect for defect in defects(Drawing(_FLOW, broken))), list(defects(Drawing(_FLOW, broken)))


def _through(lines: Lines) -> None:
    start, end = lines[0][0], lines[3][0]
    lines[0] = [start, (end[0], start[1]), (end[0], end[1] + 90.0), lines[0][-1]]


def _slanted(lines: Lines) -> None:
    lines[0] = [lines[0][0], (lines[0][0][0] + 5, lines[0][0][1] + 9), lines[0][-1]]


def _outwards(lines: Lines) -> None:
    (x, y), end = lines[0][0], lines[0][-1]
    lines[0] = [(x, y), (x, -20.0), end]


def _moved(lines: Lines) -> None:
    lines[0][0] = (lines[0][0][0] + 3, lines[0][0][1])


def _on_another(lines: Lines) -> None:
    lines[3] = [lines[0][0], *lines[0][1:]]


def _along_a_border(lines: Lines) -> None:
    (x, y), end = lines[0][0], lines[0][-1]
    lines[0] = [(x, y), (Drawing(_FLOW, _SOUND).lanes[1], y), (Drawing(_FLOW, _SOUND).lanes[1], end[1]), end]


def _along_a_row_border(lines: Lines) -> None:
    (x, y), end = lines[0][0], lines[0][-1]
    lines[0] = [(x, y), (x, Drawing(_FLOW, _SOUND).rows[1]), (end[0], Drawing(_FLOW, _SOUND).rows[1]), end]


def _as_a_cross(lines: Lines) -> None:
    # The way down to symbol 3 is met from the left and from the right at one height.
    y, end = lines[2][0][1], lines[2][-1]
    middle = (y + end[1]) / 2
    lines[2] = [(end[0], y), end]
    lines[0] = [(end[0] - 20, y), (end[0] - 20, middle), (end[0], middle), end]
    lines[3] = [(end[0] + 20, y), (end[0] + 20, middle), (end[0], middle), end]


def test_the_gate_sees_words_that_a_reader_gives_to_another() -> None:
    """A label that stands at another decision than its own, or doesn't say which of two steps its exit leads to, is told."""
    drawn = flow(
        2, [(0, 0, "("), (1, 0, "?"), (2, 0, "?"), (3, 1), (4, 0, "(")],
        [(0, 1), (1, 2, "ya"), (1, 0, "tidak"), (2, 4, "ya"), (2, 3, "sebagian"), (2, 0, "tidak"), (2, 1, "ulang"), (3, 4)],
    )  # fmt: skip
    geometry = route(drawn)
    assert [] == list(defects(Drawing(drawn, geometry)))
    shared = next(one for one in geometry.routes if one.label and "(" in one.label.lines[-1])
    assert shared.label is not None
    for label, said in (
        (replace(shared.label, symbol=1, near=40), f"label {shared.edge} is nearer to decision 1 than to its own 2"),
        (replace(shared.label, lines=("tidak",)), f"label {shared.edge} does not say where its exit leads"),
    ):
        routes = list(geometry.routes)
        routes[shared.edge] = replace(shared, label=label)
        found = list(defects(Drawing(drawn, replace(geometry, routes=tuple(routes)))))
        assert any(said in one for one in found), found


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_through, "edge 0 runs through or along symbol 2"),
        (_slanted, "edge 0 has a slanted or empty piece"),
        (_outwards, "edge 0 leaves the lanes"),
        (_moved, "edge 0 does not end on symbol 0"),
        (_on_another, "edges 0 and 3 share a piece"),
        (_as_a_cross, "lines meet as a cross"),
        (_along_a_border, "edge 0 runs on a lane's border"),
        (_along_a_row_border, "edge 0 runs on a row's border"),
    ],
)
def test_the_gate_sees_what_is_wrong_with_a_line(spoil: Callable[[Lines], None], said: str) -> None:
    """A line through a symbol, on another, on a border, outside, slanted or loose is told."""
    drawing = Drawing(_FLOW, _SOUND)
    spoil(drawing.lines)
    assert any(said in defect for defect in defects(drawing)), list(defects(drawing))


def test_the_gate_sees_uneven_lanes() -> None:
    """A lane that is wider than another is told, but not where it needs it."""
    assert ["lane 1 is wider than it need be"] == list(uneven([80, 100, 120], [70, 80, 120]))


def _lanes(entry: Entry) -> tuple[Sequence[float], list[float]]:
    lanes = page_columns(Facts(entry, _KOLEKSI)).lanes
    scale = min(width / band.size for width, band in zip(lanes, entry.geometry.lanes, strict=True))
    return lanes, [band.size * scale for band in entry.geometry.lanes]


@pytest.mark.parametrize("name", sorted(_KOLEKSI.entries))
def test_lanes_are_as_equal_as_can_be(name: str) -> None:
    """On the page no lane is wider than another, but for what it needs."""
    assert [] == list(uneven(*_lanes(_KOLEKSI.entries[name])))
