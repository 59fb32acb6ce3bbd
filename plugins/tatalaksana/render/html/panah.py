# A chart's arrows as numbers, for the script that lights them up: the sheet itself needs none of it.
from __future__ import annotations

from tatalaksana.chart import Geometry
from tatalaksana.model import Flow


def arrows(flow: Flow, geometry: Geometry) -> str:
    """A JSON list with a list for each arrow: its source row, its target row, then each corner.

    A corner is four numbers: lane, hundredths of the lane, row, hundredths of the row. Nothing in it needs escaping.
    """
    across = [[round(line * 100) for line in band.lines] for band in geometry.lanes]
    down = [[round(line * 100) for line in band.lines] for band in geometry.rows]
    symbols = flow.symbols
    found = []
    for edge, route in zip(flow.edges, geometry.routes, strict=True):
        corners = ",".join(f"{lane},{across[lane][x]},{row},{down[row][y]}" for lane, x, row, y in route.points)
        found.append(f"[{symbols[edge.source].row},{symbols[edge.target].row},{corners}]")
    return f"[{','.join(found)}]"
