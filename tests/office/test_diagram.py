# Charts as shapes: every arrow is joined at both ends to what it joins in the flow, and runs as it is printed.
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

import pytest

from tatalaksana.model import Flow
from tatalaksana.render.office.diagram import SEGILIMA, Diagram
from tatalaksana.render.pdf.arrow_pieces import arrows_on_pages
from tatalaksana.render.pdf.drawing import Drawing
from tests.chart.random_flow import dense_flow, likely_flow, random_flow, wordy_flow
from tests.chart.shapes import SHAPES
from tests.office.paged import diagrams, drawing_of
from tests.office.ways import Node, led, way

_CHARTS: Mapping[str, Callable[[], Flow]] = {
    **{name: partial(SHAPES.__getitem__, name) for name in SHAPES},
    **{
        f"{make.__name__} {seed}": partial(make, seed)
        for make, step in ((likely_flow, 523), (random_flow, 523), (wordy_flow, 827), (dense_flow, 827))
        for seed in range(3, 5_000, step)
    },
}
_charts = pytest.mark.parametrize("name", _CHARTS)
_GOAL = re.compile(r" \((?:ke [^()]+|selesai)\)$")
_NEAR = 0.55
"""Points: a connector is at least one wide where corners are a share of that."""


@cache
def _drawn(name: str) -> tuple[Drawing, tuple[Diagram, ...]]:
    drawing = drawing_of(_CHARTS[name](), len(name))
    return drawing, diagrams(drawing)


def _symbols(drawing: Drawing) -> Iterator[Node]:
    """(page, what it is called) of each symbol, in their order."""
    for place in range(len(drawing.flow.symbols)):
        row = drawing.flow.symbols[place].row
        page = next(page for page, span in enumerate(drawing.spans) if span.start <= row < span.end)
        yield page, f"simbol {place}"


def _joined(found: tuple[Diagram, ...]) -> set[tuple[Node, Node]]:
    """What leads to what, by the shapes and connectors alone."""
    pairs, segilima = [], {}
    for page, one in enumerate(found):
        nodes = {shape.number: (page, shape.about) for shape in one.shapes}
        pairs += [(nodes[line.start[0]], nodes[line.end[0]]) for line in one.connectors]
        for shape in one.shapes:
            if shape.kind == SEGILIMA:
                _, letter, word, *_, there = shape.about.split()
                partner = {"ke": "dari", "dari": "ke"}[word]
                segilima[page, shape.about] = (int(there) - 2, f"Sambungan {letter} {partner} halaman {page + 2}")
    return set(led(pairs, segilima))


@_charts
def test_connectors_join_what_the_flow_joins(name: str) -> None:
    """All edges of the flow and no others, over every page's end; and each connector runs as our own line does."""
    drawing, found = _drawn(name)
    flow, nodes = drawing.flow, list(_symbols(drawing))
    assert {(nodes[edge.source], nodes[edge.target]) for edge in flow.edges} == _joined(found)
    assert len(flow.symbols) == sum(shape.kind != SEGILIMA for one in found for shape in one.shapes)
    for one, pieces in zip(found, arrows_on_pages(drawing), strict=True):
        for connector, piece in zip(one.connectors, pieces, strict=True):
            spots = way(connector.bend)
            assert len(spots) == len(piece.points)
            for here, there in zip(spots, piece.points, strict=True):
                assert abs(here[0] - there[0]) < _NEAR, (connector, piece)
                assert abs(here[1] - there[1]) < _NEAR, (connector, piece)


@_charts
def test_connectors_end_where_they_are_joined(name: str) -> None:
    """The ends of a connector are the sites of the shapes that it names: 0 above, then against the clock."""
    for one in _drawn(name)[1]:
        boxes = {shape.number: shape for shape in one.shapes}
        for connector in one.connectors:
            spots = way(connector.bend)
            for (number, site), spot in ((connector.start, spots[0]), (connector.end, spots[-1])):
                shape = boxes[number]
                box = shape.box
                x = box.x + box.width * {0: 0.5, 1: 0, 2: 0.5, 3: 1}[site]
                down = {0: 0, 1: 0.5, 2: 1, 3: 0.5}[site]
                y = box.y + box.height * (1 - down if shape.upside_down else down)
                assert abs(spot[0] - x / 12_700) < _NEAR
                assert abs(spot[1] - y / 12_700) < _NEAR


@_charts
def test_labels_stand_by_their_exits(name: str) -> None:
    """Every label stands there once for each exit that shows it, with where it leads if it shares a corner, and no two shapes of a page have one number."""
    drawing, found = _drawn(name)
    words = [" ".join(one.lines) for page in found for one in page.words if one.name.startswith("Label")]
    labels = {edge.label for edge in drawing.flow.edges if edge.label}
    assert labels == {_GOAL.sub("", word) for word in words}
    numbers = [
        number
        for page in found
        for several in (page.shapes, page.connectors, page.words)
        for number in [one.number for one in several]
    ]
    assert len(numbers) == len(set(numbers))
