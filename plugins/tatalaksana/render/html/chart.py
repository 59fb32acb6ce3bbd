# A chart as the lane cells of a table: a stretched drawing of the lines, fixed-size symbols on top.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tatalaksana.chart import Geometry
from tatalaksana.diff import Tanda, Tertanda
from tatalaksana.model import Flow
from tatalaksana.render.html.lines import LaneCell, pieces
from tatalaksana.render.html.markup import Html
from tatalaksana.render.html.symbols import MIDDLE, symbols

_SURELY = 0.51
"""The middle of a pixel, and a little: browsers cut fractions off."""


def lane_cells(
    flow: Flow,
    geometry: Geometry,
    said: tuple[str, ...],
    signs: Tertanda | None = None,
    names: Sequence[Html] = (),
) -> list[list[Html]]:
    """For each row, its lane cells from left to right.

    Args:
        flow: The flow.
        geometry: It as drawn.
        said: What each symbol is called for those who listen.
        signs: What changed.
        names: For each lane the attribute of its cells, if they have one.
    """
    names = names or (Html(""),) * flow.lanes
    lines = _marked_lines(geometry, signs) if signs else {cell: _path(path) for cell, path in pieces(geometry).items()}
    drawn = symbols(flow, geometry, said, signs)
    return [
        [
            Html(f'<td class="j"{names[lane]}>{_lines(lines.get((row, lane)))}{drawn.get((row, lane), "")}</td>')
            for lane in range(flow.lanes)
        ]
        for row in range(flow.rows)
    ]


def sharp(geometry: Geometry, widths: Sequence[int]) -> Geometry:
    """A chart with lanes as wide as on pages, whose lines run in the middle of a pixel, where they are not in that of their lane.

    Browsers draw lines and heads in pictures apart, each beginning at a whole pixel: else a head sits beside its line.

    Args:
        geometry: It as drawn.
        widths: Of its lanes in pixels.
    """
    lanes = (
        replace(
            band,
            size=width,
            lines=tuple([line if line == MIDDLE else (int(line * width) + _SURELY) / width for line in band.lines]),
        )
        for band, width in zip(geometry.lanes, widths, strict=True)
    )
    return replace(geometry, lanes=tuple(lanes))


def _marked_lines(geometry: Geometry, signs: Tertanda) -> dict[LaneCell, Html]:
    """The lines of what went, stayed and came, each kind by itself, over the one before."""
    found: dict[LaneCell, Html] = {}
    for sign in (Tanda.HAPUS, Tanda.TETAP, Tanda.TAMBAH):
        edges = [edge for edge, its in enumerate(signs.edges) if its is sign]
        for cell, path in pieces(geometry, edges).items():
            found[cell] = Html(found.get(cell, "") + _path(path, sign))
    return found


def _path(path: str, sign: Tanda = Tanda.TETAP) -> Html:
    kind = "" if sign is Tanda.TETAP else f' class="{sign.value}"'
    return Html(f'<path{kind} d="{path}"/>')


def _lines(paths: Html | None) -> Html:
    if paths is None:
        return Html("")
    return Html(f'<svg class="w" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">{paths}</svg>')
