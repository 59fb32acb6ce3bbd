# The code at the foot of a workbook's pages: a picture of the right foot, which workbooks keep as VML only.
from __future__ import annotations

from tatalaksana.render.office.embedded import EmbeddedPicture
from tatalaksana.render.office.xml import attr


def code_drawing(code: EmbeddedPicture) -> str:
    """The part that says how large what stands for «&G» in the right foot is, of a first page too; its relation is `rId1`."""
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
        '<v:shapetype id="_x0000_t75" coordsize="21600,21600" o:spt="75" o:preferrelative="t" path="m@4@5l@4@11@9@11@9@5xe" '
        'filled="f" stroked="f"><v:stroke joinstyle="miter"/><v:formulas><v:f eqn="if lineDrawn pixelLineWidth 0"/>'
        '<v:f eqn="sum @0 1 0"/><v:f eqn="sum 0 0 @1"/><v:f eqn="prod @2 1 2"/><v:f eqn="prod @3 21600 pixelWidth"/>'
        '<v:f eqn="prod @3 21600 pixelHeight"/><v:f eqn="sum @0 0 1"/><v:f eqn="prod @6 1 2"/><v:f eqn="prod @7 21600 pixelWidth"/>'
        '<v:f eqn="sum @8 21600 0"/><v:f eqn="prod @7 21600 pixelHeight"/><v:f eqn="sum @10 21600 0"/></v:formulas>'
        '<v:path o:extrusionok="f" gradientshapeok="t" o:connecttype="rect"/><o:lock v:ext="edit" aspectratio="t"/></v:shapetype>'
        f"{_shape('RF', code, 1025)}{_shape('RFFIRST', code, 1026)}</xml>"
    )


def _shape(place: str, code: EmbeddedPicture, number: int) -> str:
    return (
        f'<v:shape id="{place}" o:spid="_x0000_s{number}" type="#_x0000_t75" style="position:absolute;margin-left:0;margin-top:0;'
        f'width:{code.wide:.2f}pt;height:{code.tall:.2f}pt;z-index:1"><v:imagedata o:relid="rId1" o:title="{attr(code.about)}"/>'
        '<o:lock v:ext="edit" rotation="t"/></v:shape>'
    )
