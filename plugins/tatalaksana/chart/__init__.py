"""Flow to geometry: the router. Pure: no file, no HTML, no clock."""

from tatalaksana.chart.failure import Reason, UnroutableError
from tatalaksana.chart.geometry import Band, ExitLabel, Geometry, Point, Route, Side, SymbolSize
from tatalaksana.chart.route import check_routable, route

__all__ = [
    "Band",
    "ExitLabel",
    "Geometry",
    "Point",
    "Reason",
    "Route",
    "Side",
    "SymbolSize",
    "UnroutableError",
    "check_routable",
    "route",
]
