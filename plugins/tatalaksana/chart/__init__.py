"""Flow to geometry: the router. Pure: no file, no HTML, no clock."""

from tatalaksana.chart.failure import Reason, UnroutableError
from tatalaksana.chart.geometry import Band, ExitLabel, Geometry, Point, Route, Side, SymbolSize
from tatalaksana.chart.route import RoutedChart, check_routable, route, routed

__all__ = [
    "Band",
    "ExitLabel",
    "Geometry",
    "Point",
    "Reason",
    "Route",
    "RoutedChart",
    "Side",
    "SymbolSize",
    "UnroutableError",
    "check_routable",
    "route",
    "routed",
]
