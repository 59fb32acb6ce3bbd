# A chart in one piece, as large as it needs to be and no larger: for outputs without pages.
from __future__ import annotations

from itertools import accumulate

from tatalaksana.chart import Geometry
from tatalaksana.model import Flow
from tatalaksana.render.fitting.breaks import PageRows
from tatalaksana.render.fitting.columns import Columns
from tatalaksana.render.pdf.drawing import Drawing


def whole_drawing(flow: Flow, geometry: Geometry) -> Drawing:
    """A chart in pixels: lanes from the left, rows from the top, on one page."""
    lanes = tuple(accumulate((float(lane.size) for lane in geometry.lanes), initial=0.0))
    heights = [float(row.size) for row in geometry.rows]
    return Drawing(flow, geometry, (PageRows(0, len(heights)),), heights, Columns((), {}, lanes, 0.0, 1.0))
