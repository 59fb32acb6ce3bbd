# Word documents as offices make them: tables by rows, and shapes that hang in a paragraph of a cell or in a canvas.
from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_POINT, _LABEL = 12_700, 15
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def document(body: str, more: Mapping[str, str] | None = None) -> bytes:
    """A document."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        section = '<w:sectPr><w:pgSz w:w="16840" w:h="11900"/><w:pgMar w:left="720" w:right="720" w:top="720" w:bottom="720"/></w:sectPr>'
        archive.writestr("word/document.xml", f"<w:document {_NAMES}><w:body>{body}{section}</w:body></w:document>")
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def paragraph(text: str, inside: str = "") -> str:
    """A paragraph; `inside` is anchored in it."""
    lines = "<w:r><w:br/></w:r>".join(
        f'<w:r><w:rPr><w:sz w:val="14"/></w:rPr><w:t>{escape(line)}</w:t></w:r>' for line in text.split("\n")
    )
    return f"<w:p>{lines}{inside}</w:p>"


def cell(text: str = "", *, across: int = 1, merge: str = "", inside: str = "") -> str:
    """A cell; `merge` is `restart` or `continue` where it is one with others above or below."""
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    down = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{span}{down}</w:tcPr>{paragraph(text, inside)}</w:tc>"


def table(widths: Sequence[int], rows: Sequence[Sequence[str]], tall: int = 40) -> str:
    """A table of rows this many points tall."""
    grid = "".join(f'<w:gridCol w:w="{one * 20}"/>' for one in widths)
    body = "".join(
        f'<w:tr><w:trPr><w:trHeight w:val="{tall * 20}" w:hRule="exact"/></w:trPr>{"".join(row)}</w:tr>' for row in rows
    )
    return f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths) * 20}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def hanging(
    number: int, preset: str, left: float, top: float, wide: float, tall: float, *, text: str = "", head: bool = False
) -> str:
    """A shape, or a line that ends lower and further right, from its paragraph."""
    words = f"<wps:txbx><w:txbxContent>{paragraph(text)}</w:txbxContent></wps:txbx>" if text else ""
    ink = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
    look = (
        f'<a:ln w="9525">{ink}<a:tailEnd type="triangle"/></a:ln>'
        if head
        else f'<a:ln w="9525">{ink}</a:ln>'
        if not text
        else "<a:noFill/><a:ln><a:noFill/></a:ln>"
    )
    shape = f'<wps:wsp><wps:cNvPr id="{number}" name="B"/><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{round(wide * _POINT)}" cy="{round(tall * _POINT)}"/></a:xfrm><a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>{look}</wps:spPr>{words}<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>'
    place = "".join(
        f'<wp:position{name} relativeFrom="{ground}"><wp:posOffset>{round(at * _POINT)}</wp:posOffset></wp:position{name}>'
        for name, ground, at in (("H", "column", left), ("V", "paragraph", top))
    )
    anchor = f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>{place}<wp:extent cx="{round(wide * _POINT)}" cy="{round(tall * _POINT)}"/><wp:wrapNone/><wp:docPr id="{number}" name="B{number}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{shape}</a:graphicData></a:graphic></wp:anchor>'
    fallback = (
        f'<mc:Fallback><w:pict><v:rect id="x{number}" style="width:{wide}pt;height:{tall}pt"/></w:pict></mc:Fallback>'
    )
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{anchor}</w:drawing></mc:Choice>{fallback}</mc:AlternateContent></w:r>'


def picture(name: str) -> str:
    """A picture in the text, called so; its file is not there."""
    graphic = '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/></a:graphicData></a:graphic>'
    return f'<w:r><w:drawing><wp:inline><wp:extent cx="9000" cy="9000"/><wp:docPr id="1" name="{name}"/>{graphic}</wp:inline></w:drawing></w:r>'


def old(kind: str, left: float, top: float, wide: float, tall: float, more: str = "") -> str:
    """A shape of a document from before 2010."""
    style = f"position:absolute;margin-left:{left}pt;margin-top:{top}pt;width:{wide}pt;height:{tall}pt"
    return f'<w:r><w:pict><v:shape type="#_x0000_t{kind}" id="o{kind}{left}{top}" style="{style}">{more}</v:shape></w:pict></w:r>'


def group(*shapes: tuple[str, float, float, float, float, str], moved: str = "") -> str:
    """Shapes in a group, as LibreOffice writes them, without names: (preset, left, top, width, height, words); connectors have a head, and words in small rectangles no outline. `moved` are attributes that turn or mirror it."""
    drawn = "".join(_member(*one) for one in shapes)
    wide, tall = max(one[1] + one[3] for one in shapes), max(one[2] + one[4] for one in shapes)
    size = f'cx="{round(wide * _POINT)}" cy="{round(tall * _POINT)}"'
    place = "".join(
        f'<wp:position{name} relativeFrom="{ground}"><wp:posOffset>0</wp:posOffset></wp:position{name}>'
        for name, ground in (("H", "column"), ("V", "paragraph"))
    )
    frame = f'<a:xfrm {moved}><a:off x="0" y="0"/><a:ext {size}/><a:chOff x="0" y="0"/><a:chExt {size}/></a:xfrm>'
    names = 'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
    return f'<w:r><w:drawing><wp:anchor simplePos="0">{place}<wp:extent {size}/><a:graphic><a:graphicData uri="group"><wpg:wgp {names}><wpg:grpSpPr>{frame}</wpg:grpSpPr>{drawn}</wpg:wgp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'


def _member(preset: str, left: float, top: float, wide: float, tall: float, text: str) -> str:
    bare = text and preset == "rect" and tall < _LABEL
    head = '<a:tailEnd type="triangle"/>' if preset.endswith("1") else ""
    look = "<a:noFill/><a:ln><a:noFill/></a:ln>" if bare else f'<a:ln w="9525">{head}</a:ln>'
    flip = "".join(f' {name}="1"' for name, size in (("flipH", wide), ("flipV", tall)) if size < 0)
    x, y = left + min(wide, 0), top + min(tall, 0)
    where = f'<a:xfrm{flip}><a:off x="{round(x * _POINT)}" y="{round(y * _POINT)}"/><a:ext cx="{round(abs(wide) * _POINT)}" cy="{round(abs(tall) * _POINT)}"/></a:xfrm>'
    words = f"<wps:txbx><w:txbxContent>{paragraph(text)}</w:txbxContent></wps:txbx>" if text else ""
    return f'<wps:wsp><wps:spPr>{where}<a:prstGeom prst="{preset}"/>{look}</wps:spPr>{words}</wps:wsp>'
