# The drawing over a worksheet's cells: each shape and each line hangs on the cells that it lies over.
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tatalaksana.render.office.bent import Frame, frame
from tatalaksana.render.office.diagram import Caption, ChartShape, Connector, Diagram
from tatalaksana.render.office.drawingml import DRAWING, line_geometry, line_look, preset, shape_look, text_body, xfrm
from tatalaksana.render.office.embedded import PlacedPicture, picture_xml
from tatalaksana.render.office.worksheet import DOT
from tatalaksana.render.office.xml import HEAD, RELATED, attr

_OVER_CELLS = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_CHOICE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
    'xmlns:xdr14="http://schemas.microsoft.com/office/excel/2010/spreadsheetDrawing" Requires="xdr14">'
)
"""What stands before content for programs that know what Excel knows since 2010; others take what stands behind it."""
_PIXEL = round(DOT * 12_700)
"""English metric units in a pixel."""
_FIRST_PICTURE = 100_000
"""Above the numbers of shapes."""


@dataclass(frozen=True, slots=True)
class CellEdges:
    """Where columns and rows begin, and where the last one ends, in pixels."""

    across: Sequence[int]
    down: Sequence[int]


def spreadsheet_drawing(diagrams: Sequence[Diagram], edges: CellEdges, pictures: Sequence[PlacedPicture] = ()) -> str:
    """The part of the drawing; a picture's relation is `rId` and its place among them, from 1."""
    anchors = "".join(part for one in diagrams for part in _parts(one, edges))
    for place, one in enumerate(pictures, 1):
        box = frame(one.x, one.y, one.picture.wide, one.picture.tall)
        anchors += _anchored(box, edges, picture_xml("xdr", one.picture, _FIRST_PICTURE + place, f"rId{place}", box))
    return f'{HEAD}<xdr:wsDr xmlns:xdr="{_OVER_CELLS}" xmlns:a="{DRAWING}" xmlns:r="{RELATED}">{anchors}</xdr:wsDr>'


def _parts(one: Diagram, edges: CellEdges) -> Iterator[str]:
    # Lines lie below the shapes that they end at.
    for connector in one.connectors:
        yield _anchored(connector.bend.covers, edges, _line(connector))
    for shape in one.shapes:
        yield _anchored(shape.box, edges, _shape(shape))
    for words in one.words:
        yield _anchored(words.box, edges, _words(words))


def _anchored(box: Frame, edges: CellEdges, content: str) -> str:
    return (
        f'<xdr:twoCellAnchor editAs="twoCell"><xdr:from>{_place(box.x, box.y, edges)}</xdr:from>'
        f"<xdr:to>{_place(box.x + box.width, box.y + box.height, edges)}</xdr:to>{content}<xdr:clientData/></xdr:twoCellAnchor>"
    )


def _place(x: int, y: int, edges: CellEdges) -> str:
    column, beside = _cell_at(x, edges.across)
    row, below = _cell_at(y, edges.down)
    return f"<xdr:col>{column}</xdr:col><xdr:colOff>{beside}</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>{below}</xdr:rowOff>"


def _cell_at(at: int, edges: Sequence[int]) -> tuple[int, int]:
    """The column or row that a place is in, and how far."""
    place = min(max(bisect_right(edges, at / _PIXEL) - 1, 0), len(edges) - 2)
    size = (edges[place + 1] - edges[place]) * _PIXEL
    return place, min(max(at - edges[place] * _PIXEL, 0), size)


def _named(number: int, name: str, about: str) -> str:
    told = f' descr="{attr(about)}"' if about else ""
    return f'<xdr:cNvPr id="{number}" name="{attr(name)}"{told}/>'


def _shape(one: ChartShape) -> str:
    place = xfrm(one.box, flipped=one.upside_down)
    return (
        f'<xdr:sp macro="" textlink=""><xdr:nvSpPr>{_named(one.number, one.name, one.about)}<xdr:cNvSpPr/></xdr:nvSpPr>'
        f"<xdr:spPr>{place}{preset(one.kind)}{shape_look()}</xdr:spPr>"
        f"{text_body('xdr:txBody', one.text.split(chr(10)), one.size, 'ctr', wrapped=False, turned=one.upside_down)}</xdr:sp>"
    )


def _words(one: Caption) -> str:
    return (
        f'<xdr:sp macro="" textlink=""><xdr:nvSpPr>{_named(one.number, one.name, "")}<xdr:cNvSpPr txBox="1"/></xdr:nvSpPr>'
        f"<xdr:spPr>{xfrm(one.box)}{preset('rect')}<a:noFill/><a:ln><a:noFill/></a:ln></xdr:spPr>"
        f"{text_body('xdr:txBody', one.lines, one.size, one.side, wrapped=False)}</xdr:sp>"
    )


def _line(one: Connector) -> str:
    (start, leaves), (end, enters) = one.start, one.end
    named = _named(one.number, one.name, one.about)
    looks = f"<xdr:spPr>{line_geometry(one.bend)}{line_look(arrow=one.arrow)}</xdr:spPr>"
    joined = (
        f'<xdr:cxnSp macro=""><xdr:nvCxnSpPr>{named}<xdr:cNvCxnSpPr>'
        f'<a:stCxn id="{start}" idx="{leaves}"/><a:endCxn id="{end}" idx="{enters}"/></xdr:cNvCxnSpPr></xdr:nvCxnSpPr>{looks}</xdr:cxnSp>'
    )
    if one.bend.straight:
        return joined
    # LibreOffice leads a bent connector by a way of its own, often behind the symbol that it ends at; a shape's outline it leaves as it is.
    drawn = f'<xdr:sp macro="" textlink=""><xdr:nvSpPr>{named}<xdr:cNvSpPr/></xdr:nvSpPr>{looks}</xdr:sp>'
    return f"{_CHOICE}{joined}</mc:Choice><mc:Fallback>{drawn}</mc:Fallback></mc:AlternateContent>"
