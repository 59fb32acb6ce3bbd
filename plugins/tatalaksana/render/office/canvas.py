# The chart in a Word document: a drawing canvas, in which connectors hold on to shapes; and the same in VML for programs that
# know no canvas.
from __future__ import annotations

from collections.abc import Mapping

from tatalaksana.render.office.bent import EMU, Frame
from tatalaksana.render.office.diagram import SEGILIMA, Caption, ChartShape, Connector, Diagram
from tatalaksana.render.office.docx_words import paragraph, run
from tatalaksana.render.office.drawingml import line_geometry, line_look, preset, shape_look, xfrm
from tatalaksana.render.office.xml import attr

_CANVAS = "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"
_OUTLINES: Mapping[str, str] = {
    "flowChartDecision": "m50,l100,50,50,100,,50xe",
    SEGILIMA: "m,l100,,100,80,50,100,,80xe",
    "upside down": "m50,l100,20,100,100,,100,,20xe",
}
"""The outlines that VML has no element for, in a square of a hundred."""
_ALIGNED: Mapping[str, str] = {"l": "left", "r": "right", "ctr": "center"}


def canvas_run(diagram: Diagram, number: int, about: str, box: Frame) -> str:
    """A run that holds the canvas, placed from the paragraph that it is in.

    Args:
        diagram: What is drawn.
        number: The canvas' own in the document.
        about: What it is called for those who don't see it.
        box: Where it is, from the text's left and the paragraph's top.
    """
    drawn = "".join(
        (
            *(_line(one) for one in diagram.connectors),
            *(_shape(one) for one in diagram.shapes),
            *(_caption(one) for one in diagram.words),
        )
    )
    anchor = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251659264" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{box.x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{box.y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{box.width}" cy="{box.height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Bagan {number}" descr="{attr(about)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_CANVAS}"><wpc:wpc><wpc:bg/><wpc:whole/>{drawn}</wpc:wpc></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wpc">{anchor}</mc:Choice>'
        f"<mc:Fallback>{_vml(diagram, box)}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _named(number: int, name: str, about: str) -> str:
    told = f' descr="{attr(about)}"' if about else ""
    return f'<wps:cNvPr id="{number}" name="{attr(name)}"{told}/>'


_INSIDE = '<wps:bodyPr rot="{}" vert="horz" wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr" anchorCtr="0"><a:noAutofit/></wps:bodyPr>'


def _shape(one: ChartShape) -> str:
    place = xfrm(one.box, flipped=one.upside_down)
    words = f"<wps:txbx><w:txbxContent>{_words(one)}</w:txbxContent></wps:txbx>" if one.text else ""
    return (
        f"<wps:wsp>{_named(one.number, one.name, one.about)}<wps:cNvSpPr/><wps:spPr>{place}{preset(one.kind)}{shape_look()}</wps:spPr>"
        f"{words}{_INSIDE.format(10_800_000 if one.upside_down else 0)}</wps:wsp>"
    )


def _words(one: ChartShape) -> str:
    return "".join(paragraph(run(line, one.size), align="center") for line in one.text.split("\n"))


def _caption(one: Caption) -> str:
    return (
        f'<wps:wsp>{_named(one.number, one.name, "")}<wps:cNvSpPr txBox="1"/><wps:spPr>{xfrm(one.box)}{preset("rect")}'
        f"<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>{_lines(one)}</w:txbxContent></wps:txbx>"
        f"{_INSIDE.format(0)}</wps:wsp>"
    )


def _lines(one: Caption) -> str:
    return "".join(paragraph(run(line, one.size), align=_ALIGNED[one.side]) for line in one.lines)


def _line(one: Connector) -> str:
    (start, leaves), (end, enters) = one.start, one.end
    return (
        f'<wps:wsp>{_named(one.number, one.name, one.about)}<wps:cNvCnPr><a:stCxn id="{start}" idx="{leaves}"/>'
        f'<a:endCxn id="{end}" idx="{enters}"/></wps:cNvCnPr><wps:spPr>{line_geometry(one.bend)}{line_look(arrow=one.arrow)}</wps:spPr>'
        "<wps:bodyPr/></wps:wsp>"
    )


# VML


def _vml(diagram: Diagram, box: Frame) -> str:
    wide, tall = _units(box.width), _units(box.height)
    drawn = "".join(
        (
            *(_way(one, wide, tall) for one in diagram.connectors),
            *(_old_shape(one) for one in diagram.shapes),
            *(_old_caption(one) for one in diagram.words),
        )
    )
    return (
        f'<w:pict><v:group style="position:absolute;margin-left:{box.x / EMU:.2f}pt;margin-top:{box.y / EMU:.2f}pt;'
        f'width:{box.width / EMU:.2f}pt;height:{box.height / EMU:.2f}pt;z-index:251659264" coordorigin="0,0" '
        f'coordsize="{wide},{tall}">{drawn}</v:group></w:pict>'
    )


def _units(size: float) -> int:
    """Twentieths of a point."""
    return round(size / EMU * 20)


def _style(box: Frame) -> str:
    left, top, wide, tall = map(_units, (box.x, box.y, box.width, box.height))
    return f"position:absolute;left:{left};top:{top};width:{wide};height:{tall}"


def _old_shape(one: ChartShape) -> str:
    words = f'<v:textbox inset="0,0,0,0" style="v-text-anchor:middle"><w:txbxContent>{_words(one)}</w:txbxContent></v:textbox>'
    inside = words if one.text else ""
    look = f'id="s{one.number}" alt="{attr(one.about)}" style="{_style(one.box)};v-text-anchor:middle" fillcolor="white" strokeweight=".75pt"'
    if one.kind == "flowChartTerminator":
        return f'<v:roundrect arcsize="50%" {look}>{inside}</v:roundrect>'
    outline = _OUTLINES.get("upside down" if one.upside_down else one.kind)
    if outline:
        return f'<v:shape coordsize="100,100" path="{outline}" {look}>{inside}</v:shape>'
    return f"<v:rect {look}>{inside}</v:rect>"


def _old_caption(one: Caption) -> str:
    return (
        f'<v:rect style="{_style(one.box)};v-text-anchor:middle" filled="f" stroked="f"><v:textbox inset="0,0,0,0">'
        f"<w:txbxContent>{_lines(one)}</w:txbxContent></v:textbox></v:rect>"
    )


def _way(one: Connector, wide: int, tall: int) -> str:
    """A line as an outline in the whole canvas' own measure: programs don't agree where the points of other kinds are."""
    (x, y), *rest = [(round(x * 20), round(y * 20)) for x, y in one.points]
    outline = f"m{x},{y}l{','.join(f'{u},{v}' for u, v in rest)}e"
    head = ' endarrow="block" endarrowwidth="medium" endarrowlength="medium"' if one.arrow else ""
    return (
        f'<v:shape style="position:absolute;left:0;top:0;width:{wide};height:{tall}" coordsize="{wide},{tall}" path="{outline}" '
        f'filled="f" strokeweight=".75pt"><v:stroke joinstyle="miter"{head}/></v:shape>'
    )
