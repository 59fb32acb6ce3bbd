# A chart as the lane cells of a table: a stretched drawing of the lines, fixed-size symbols on top.
from __future__ import annotations

from tatalaksana.chart import Geometry
from tatalaksana.model import Flow
from tatalaksana.render.html.lines import pieces
from tatalaksana.render.html.markup import Html
from tatalaksana.render.html.symbols import symbols


def lane_cells(flow: Flow, geometry: Geometry, names: tuple[str, ...]) -> list[list[Html]]:
    """For each row, its lane cells from left to right; `names` are what stands over the lanes."""
    lines = pieces(geometry)
    drawn = symbols(flow, geometry, names)
    return [
        [Html(f'<td class="j">{_lines(lines.get((row, lane)))}{drawn.get((row, lane), "")}</td>') for lane in range(flow.lanes)]
        for row in range(flow.rows)
    ]


def _lines(path: str | None) -> Html:
    if path is None:
        return Html("")
    return Html(
        f'<svg class="w" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true"><path d="{path}"/></svg>'
    )
