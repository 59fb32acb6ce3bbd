# A workbook read by others than who wrote it: its cells by openpyxl, its shapes and connectors from the drawing's own XML.
from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from lxml import etree
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

_NS = {
    "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}


@dataclass(frozen=True, slots=True)
class DrawnShape:
    """A shape over the cells."""

    number: int
    kind: str
    about: str
    text: str
    row: int
    """The worksheet's row that it begins in, from 0."""
    column: int


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A connector."""

    start: int
    end: int
    about: str


class Book:
    """A workbook's content."""

    def __init__(self, content: bytes) -> None:
        self.package = zipfile.ZipFile(io.BytesIO(content))
        assert self.package.testzip() is None
        self.parts = {name: self.package.read(name) for name in self.package.namelist()}
        for part in self.parts.values():
            etree.fromstring(part)
        self.cells: Workbook = load_workbook(io.BytesIO(content), rich_text=False)

    def drawing(self) -> tuple[list[DrawnShape], list[DrawnLine]]:
        """The shapes and the connectors of the chart, which the last worksheet has."""
        root = etree.fromstring(self.parts[f"xl/drawings/drawing{len(self.cells.sheetnames)}.xml"])
        shapes, lines = [], []
        for anchor in root.iterfind("xdr:twoCellAnchor", _NS):
            named = anchor.find(".//xdr:cNvPr", _NS)
            if (joined := anchor.find(".//xdr:cNvCxnSpPr", _NS)) is not None:
                start, end = (int(joined.find(f"a:{one}", _NS).get("id")) for one in ("stCxn", "endCxn"))
                lines.append(DrawnLine(start, end, named.get("descr", "")))
            else:
                place = [int(anchor.findtext(f"xdr:from/xdr:{part}", namespaces=_NS)) for part in ("row", "col")]
                text = "\n".join("".join(one.itertext("{*}t")) for one in anchor.iterfind(".//a:p", _NS))
                kind = anchor.find(".//a:prstGeom", _NS).get("prst")
                shapes.append(DrawnShape(int(named.get("id")), kind, named.get("descr", ""), text, *place))
        return shapes, lines
