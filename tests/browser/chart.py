# Charts as the browser shows them: every cell, symbol, arrowhead, label and line of an SOP's table, measured.
from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol

from tatalaksana.chart import Geometry, Point
from tatalaksana.model import Bentuk, Flow
from tests.browser.lines import Line
from tests.chart.box import Box
from tests.chart.outline import Outline

_MEASURE = r"""
() => {
  const box = item => { const r = item.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  const words = item => { const range = document.createRange(); range.selectNodeContents(item); return box(range); };
  const lines = item => { const range = document.createRange(); range.selectNodeContents(item); return [...range.getClientRects()].map(r => [r.left, r.top, r.right, r.bottom]); };
  const inner = cell => {
    const r = cell.getBoundingClientRect(), style = getComputedStyle(cell), border = side => parseFloat(style[`border${side}Width`]);
    return [r.left + border("Left"), r.top + border("Top"), r.right - border("Right") + 1, r.bottom - border("Bottom") + 1];
  };
  const symbol = item => {
    const shape = item.querySelector("svg.g");
    return {
      box: box(shape), name: shape.getAttribute("aria-label"), diamond: shape.firstElementChild.tagName === "path",
      heads: [...item.querySelectorAll(".a svg")].map(box),
      round: shape.firstElementChild.hasAttribute("rx"), words: [...item.querySelectorAll("b")].flatMap(lines),
      labels: [...item.querySelectorAll(".e")].map(label => ({text: label.textContent, box: words(label)})),
    };
  };
  const cell = item => {
    const path = item.querySelector(":scope > svg.w path"), to = path?.getScreenCTM();
    return {
      box: box(item), inner: inner(item), path: path?.getAttribute("d") ?? "",
      to: to ? [to.a, to.d, to.e, to.f] : [1, 1, 0, 0],
      symbols: [...item.querySelectorAll(":scope > .s")].map(symbol),
    };
  };
  const chart = table => [...table.tBodies[0].rows].map(row => [...row.cells].filter(item => item.matches("td.j")).map(cell));
  return JSON.stringify([...document.querySelectorAll("table.sop-tabel")].map(chart));
}
"""
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")


@dataclass(frozen=True, slots=True)
class Label:
    """The words at an exit."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Drawn:
    """A symbol as drawn."""

    box: Box
    name: str
    bentuk: Bentuk
    heads: tuple[Box, ...]
    labels: tuple[Label, ...]
    words: tuple[Box, ...]
    """Of each line of its own words."""

    @property
    def outline(self) -> Outline:
        """Its shape where it stands."""
        return Outline(self.bentuk, self.box)

    def covers(self, box: Box) -> bool:
        """Whether its shape, not just the box around it, covers part of a box."""
        return self.outline.meets(box.grown(-0.5))


@dataclass(frozen=True, slots=True)
class Cell:
    """A lane's cell in a row."""

    box: Box
    inner: Box
    """What its drawing is stretched over."""
    symbols: tuple[Drawn, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole chart: `cells[row][lane]`, and its symbols in the order of the flow's."""

    cells: tuple[tuple[Cell, ...], ...]
    symbols: tuple[Drawn, ...]

    @property
    def lines(self) -> list[Line]:
        """Every piece of line of every cell."""
        return [line for row in self.cells for cell in row for line in cell.lines]

    def spot(self, geometry: Geometry, point: Point) -> tuple[float, float]:
        """Where a point of the geometry must be in the window."""
        inner = self.cells[point.row][point.lane].inner
        x = geometry.lanes[point.lane].lines[point.x]
        y = geometry.rows[point.row].lines[point.y]
        return inner.left + x * (inner.right - inner.left), inner.top + y * (inner.bottom - inner.top)

    def way(self, geometry: Geometry, edge: int) -> list[Line]:
        """The straight pieces that an edge must be drawn with."""
        spots = [self.spot(geometry, point) for point in geometry.routes[edge].points]
        return [Line(*a, *b) for a, b in pairwise(spots)]


class Evaluates(Protocol):
    """A page of any browser."""

    def evaluate(self, script: str, /) -> Any:  # noqa: ANN401 - what a browser says has no types
        """What a script in it says."""


def measure(page: Evaluates, flows: Sequence[Flow]) -> list[Chart]:
    """Measure the charts on a page; `flows` is what they show, in the page's order."""
    data = json.loads(page.evaluate(_MEASURE))  # as text it comes across ten times faster
    return [_chart(chart, flow) for chart, flow in zip(data, flows, strict=True)]


def _chart(data: Any, flow: Flow) -> Chart:  # noqa: ANN401 - what the browser says has no types
    cells = tuple(tuple(map(_cell, row)) for row in data)
    assert (flow.rows, flow.lanes) == (len(cells), len(cells[0]))
    symbols = []
    for symbol in flow.symbols:
        here = cells[symbol.row][symbol.lane].symbols
        above = sorted(here, key=lambda drawn: drawn.box.top)
        assert symbol.level < len(above), f"no symbol for {symbol}"
        symbols.append(above[symbol.level])
    return Chart(cells, tuple(symbols))


def _cell(data: Any) -> Cell:  # noqa: ANN401
    return Cell(
        Box(*data["box"]),
        Box(*data["inner"]),
        tuple(map(_symbol, data["symbols"])),
        tuple(_lines(data["path"], data["to"])),
    )


def _symbol(data: Any) -> Drawn:  # noqa: ANN401
    labels = tuple(Label(label["text"], Box(*label["box"])) for label in data["labels"])
    heads = tuple(Box(*head) for head in data["heads"])
    words = tuple(Box(*line) for line in data["words"] if line[2] > line[0])
    bentuk = Bentuk.BELAH_KETUPAT if data["diamond"] else Bentuk.KAPSUL if data["round"] else Bentuk.KOTAK
    return Drawn(Box(*data["box"]), data["name"], bentuk, heads, labels, words)


def _lines(path: str, to: Sequence[float]) -> list[Line]:
    """The straight pieces of an SVG path of moves and lines across or down, in the window."""
    scale_x, scale_y, left, top = to
    lines: list[Line] = []
    x = y = 0.0
    for command, numbers in _COMMAND.findall(path):
        values = [float(number) for number in numbers.replace(",", " ").split()]
        before = x, y
        match command:
            case "M" | "L":
                x, y = values
            case "H":
                (x,) = values
            case "V":
                (y,) = values
            case _:
                raise AssertionError(f"a line drawn with {command}")
        if command != "M":
            x1, y1 = before
            lines.append(Line(x1 * scale_x + left, y1 * scale_y + top, x * scale_x + left, y * scale_y + top))
    return lines
