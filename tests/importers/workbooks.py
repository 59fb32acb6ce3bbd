# Workbooks as offices make them: cells by openpyxl, and over them a drawing whose shapes and lines are given by cells.
from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.properties import PageSetupProperties

_PARTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A shape: its preset, and the rectangle that it takes, in cells."""

    number: int
    preset: str
    left: float
    top: float
    right: float
    bottom: float
    text: str = ""
    box: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """A line between two shapes by their numbers, or between two points in cells."""

    number: int
    start: int | tuple[float, float]
    end: int | tuple[float, float]
    head: bool = True


def workbook(
    cells: Mapping[str, str],
    merges: Sequence[str] = (),
    drawn: Sequence[Drawn] = (),
    joined: Sequence[Joined] = (),
    more: Mapping[str, bytes] | None = None,
    ruled: str = "",
    tall: int = 30,
) -> bytes:
    """A workbook of one sheet.

    Args:
        cells: Cell to its text.
        merges: Ranges.
        drawn: Shapes.
        joined: Lines.
        more: Other parts, or other contents of those there are.
        ruled: The range that has borders, for a workbook that is to be printed.
        tall: How tall a row is, in points.
    """
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for name, text in cells.items():
        sheet[name] = text
    for one in merges:
        sheet.merge_cells(one)
    for row in range(1, 60):
        sheet.row_dimensions[row].height = tall
    for row in sheet[ruled] if ruled else ():
        for one in row:
            side = Side(style="thin")
            one.border = Border(side, side, side, side)
            one.font, one.alignment = Font(size=6), Alignment(wrap_text=True, vertical="top")
    if ruled:
        sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    file = BytesIO()
    book.save(file)
    parts = {one: zipfile.ZipFile(file).read(one) for one in zipfile.ZipFile(file).namelist()}
    if drawn:
        sheet_part = "xl/worksheets/sheet1.xml"
        parts[sheet_part] = parts[sheet_part].replace(
            b"</worksheet>", f'<drawing xmlns:r="{_PARTS}" r:id="rId9"/></worksheet>'.encode()
        )
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="{_PARTS}/drawing" Target="../drawings/drawing1.xml"/></Relationships>'
        ).encode()
        kind = '<Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/></Types>'
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", kind.encode())
        parts["xl/drawings/drawing1.xml"] = _drawing(drawn, joined, tall).encode()
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | dict(more or {})).items():
            archive.writestr(name, content)
    return out.getvalue()


def _drawing(drawn: Sequence[Drawn], joined: Sequence[Joined], tall: int) -> str:
    known = {one.number: one for one in drawn}
    anchors = "".join([*(_shape(one, tall) for one in drawn), *(_line(one, known, tall) for one in joined)])
    return f'<xdr:wsDr xmlns:xdr="{_DRAWING}/spreadsheetDrawing" xmlns:a="{_DRAWING}/main">{anchors}</xdr:wsDr>'


def _corner(name: str, x: float, y: float, tall: int) -> str:
    # A column of openpyxl's is 64 pixels wide, a row `tall` points tall.
    return (
        f"<xdr:{name}><xdr:col>{int(x)}</xdr:col><xdr:colOff>{round((x - int(x)) * 64 * 9525)}</xdr:colOff>"
        f"<xdr:row>{int(y)}</xdr:row><xdr:rowOff>{round((y - int(y)) * tall * 12700)}</xdr:rowOff></xdr:{name}>"
    )


def _anchored(left: float, top: float, right: float, bottom: float, content: str, tall: int) -> str:
    return f"<xdr:twoCellAnchor>{_corner('from', left, top, tall)}{_corner('to', right, bottom, tall)}{content}<xdr:clientData/></xdr:twoCellAnchor>"


def _shape(one: Drawn, tall: int) -> str:
    box = ' txBox="1"' if one.box else ""
    ink = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
    look = "" if one.box else f'<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525">{ink}</a:ln>'
    words = (
        f'<xdr:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"/><a:p><a:r><a:rPr sz="600"/><a:t>{escape(one.text)}</a:t></a:r></a:p></xdr:txBody>'
        if one.text
        else ""
    )
    return _anchored(
        one.left, one.top, one.right, one.bottom,
        f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="{one.number}" name="Bentuk"/><xdr:cNvSpPr{box}/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="{one.preset}"><a:avLst/></a:prstGeom>{look}</xdr:spPr>{words}</xdr:sp>', tall,
    )  # fmt: skip


def _line(one: Joined, known: Mapping[int, Drawn], tall: int) -> str:
    ends = []
    glue = ""
    for name, end, low in (("stCxn", one.start, True), ("endCxn", one.end, False)):
        if isinstance(end, int):
            shape = known[end]
            glue += f'<a:{name} id="{end}" idx="{2 if low else 0}"/>'
            ends.append(((shape.left + shape.right) / 2, shape.bottom if low else shape.top))
        else:
            ends.append(end)
    (x, y), (right, bottom) = ends
    flips = (' flipH="1"' if right < x else "") + (' flipV="1"' if bottom < y else "")
    head = (
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:tailEnd type="triangle"/></a:ln>'
        if one.head
        else ""
    )
    return _anchored(
        min(x, right), min(y, bottom), max(x, right), max(y, bottom),
        f'<xdr:cxnSp><xdr:nvCxnSpPr><xdr:cNvPr id="{one.number}" name="Panah"/><xdr:cNvCxnSpPr>{glue}</xdr:cNvCxnSpPr></xdr:nvCxnSpPr>'
        f'<xdr:spPr><a:xfrm{flips}><a:off x="0" y="0"/><a:ext cx="1" cy="1"/></a:xfrm><a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>{head}</xdr:spPr></xdr:cxnSp>', tall,
    )  # fmt: skip
