# DrawingML: what Excel and Word share of shapes, lines and their words.
from __future__ import annotations

from collections.abc import Sequence

from tatalaksana.render.office.bent import Bend, Frame
from tatalaksana.render.office.xml import esc

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_LINE = 9_525
"""The width of lines: three quarters of a point."""
_BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
_WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'


def xfrm(box: Frame, *, turn: int = 0, mirrored: bool = False, flipped: bool = False) -> str:
    """Where something is, and how it is turned."""
    turned = f' rot="{turn}"' if turn else ""
    sides = (' flipH="1"' if mirrored else "") + (' flipV="1"' if flipped else "")
    return (
        f'<a:xfrm{turned}{sides}><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm>'
    )


def preset(kind: str, adjusted: Sequence[int] = ()) -> str:
    """A shape that programs know by name, with its values."""
    values = "".join(
        f'<a:gd name="adj{place if kind.startswith("bent") else ""}" fmla="val {value}"/>'
        for place, value in enumerate(adjusted, 1)
    )
    return f'<a:prstGeom prst="{kind}"><a:avLst>{values}</a:avLst></a:prstGeom>'


def shape_look() -> str:
    """White inside, a thin black outline."""
    return f'{_WHITE}<a:ln w="{_LINE}">{_BLACK}</a:ln>'


def line_look(*, arrow: bool) -> str:
    """A thin black line, with a small filled head at its end where it is an arrow."""
    head = '<a:tailEnd type="triangle" w="med" len="med"/>' if arrow else ""
    return f'<a:ln w="{_LINE}">{_BLACK}<a:miter lim="800000"/>{head}</a:ln>'


def line_geometry(bend: Bend) -> str:
    """A connector's place and its way."""
    place = xfrm(bend.frame, turn=bend.turn, mirrored=bend.mirrored, flipped=bend.flipped)
    if bend.kind:
        return place + preset(bend.kind, bend.adjusted)
    (x, y), *rest = bend.corners
    pieces = "".join(f'<a:lnTo><a:pt x="{u}" y="{v}"/></a:lnTo>' for u, v in rest)
    return (
        f'{place}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{bend.frame.width}" h="{bend.frame.height}" fill="none"><a:moveTo><a:pt x="{x}" y="{y}"/></a:moveTo>{pieces}'
        "</a:path></a:pathLst></a:custGeom>"
    )


def text_body(tag: str, lines: Sequence[str], size: float, align: str, *, wrapped: bool, turned: bool = False) -> str:
    """The words of a shape, in black, in the middle of it from top to foot; `turned` where it stands on its head and they don't."""
    points = max(100, round(size * 100))
    look = f'lang="id-ID" sz="{points}" b="0"'
    face = f'{_BLACK}<a:latin typeface="Arial"/><a:cs typeface="Arial"/>'
    paragraphs = "".join(
        f'<a:p><a:pPr algn="{align}"><a:lnSpc><a:spcPts val="{round(points * 1.1)}"/></a:lnSpc></a:pPr>'
        + (f"<a:r><a:rPr {look}>{face}</a:rPr><a:t>{esc(line)}</a:t></a:r>" if line else "")
        + f"<a:endParaRPr {look}>{face}</a:endParaRPr></a:p>"
        for line in lines or ("",)
    )
    return (
        f'<{tag}><a:bodyPr{" rot=" + chr(34) + "10800000" + chr(34) if turned else ""} wrap="{"square" if wrapped else "none"}" lIns="0" tIns="0" rIns="0" bIns="0" vertOverflow="overflow" '
        f'horzOverflow="overflow" anchor="ctr" rtlCol="0"/><a:lstStyle/>{paragraphs}</{tag}>'
    )
