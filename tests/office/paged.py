# Charts on the pages of a table as an office's documents get them, with rows of random heights.
from __future__ import annotations

from random import Random

from tatalaksana.chart import route
from tatalaksana.model import Flow, Kolom
from tatalaksana.render.fitting.breaks import Room, page_breaks
from tatalaksana.render.fitting.columns import Claims, columns_of
from tatalaksana.render.fitting.joints import JOINT, cuts_above
from tatalaksana.render.fitting.wants import Wants, wants_of
from tatalaksana.render.office.diagram import Diagram, PagedChart, diagrams_of
from tatalaksana.render.pdf.drawing import Drawing

_ROOM = Room(first=400, next=420, joint=JOINT)
_WIDTH = 774


def drawing_of(flow: Flow, seed: int = 0) -> Drawing:
    """A chart on pages of a lying A4."""
    geometry, random = route(flow), Random(seed)  # noqa: S311 - charts, no secrets
    wants: dict[Kolom, Wants] = {
        key: wants_of(["Menelaah"] * flow.rows, key.value, 8.5, 8.5) for key in Kolom if key is not Kolom.PELAKSANA
    }
    columns = columns_of(tuple(Kolom), geometry, ["Kabag"] * flow.lanes, Claims(wants, 7.5, _WIDTH, _ROOM.first))
    heights = [max(band.size * columns.scale, random.choice((18, 30, 60, 90))) for band in geometry.rows]
    spans = page_breaks(heights, lambda row: len(cuts_above(row, geometry)), _ROOM)
    return Drawing(flow, geometry, spans, heights, columns)


def diagrams(drawing: Drawing) -> tuple[Diagram, ...]:
    """The chart as shapes, each point where it is printed."""
    told = [f"simbol {place}" for place in range(len(drawing.flow.symbols))]
    return diagrams_of(PagedChart(drawing, told, 2), [lambda spot: spot] * len(drawing.spans))
