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
_POINT = 12_700


def document(body: str, more: Mapping[str, str] | None = None) -> bytes:
    """A document."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        section = '<w:sectPr><w:pgSz w:w="16840" w:h="11900"/><w:pgMar w:left="720" w:right="720" w:top="720" w:bottom="720"/></w:sectPr>'
        archive.writestr("word/document.xml", f"<w:document {_NAMES}><w:body>{body}{section}</w:body></w:document>")
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def paragraph(text: str, inside: str = "") -> str:
    """A paragraph; `inside` is anchored in it."""
    lines = "<w:r><w:br/></w:r>".join(f"<w:r><w:t>{escape(line)}</w:t></w:r>" for line in text.split("\n"))
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
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def hanging(
    number: int, preset: str, left: float, top: float, wide: float, tall: float, *, text: str = "", head: bool = False
) -> str:
    """A shape, or a line that ends lower and further right, from its paragraph."""
    words = f"<wps:txbx><w:txbxContent>{paragraph(text)}</w:txbxContent></wps:txbx>" if text else ""
    arrow = '<a:ln><a:tailEnd type="triangle"/></a:ln>' if head else ""
    shape = f'<wps:wsp><wps:cNvPr id="{number}" name="B"/><wps:cNvSpPr/><wps:spPr><a:prstGeom prst="{preset}"/>{arrow}</wps:spPr>{words}</wps:wsp>'
    place = "".join(
        f'<wp:position{name} relativeFrom="{ground}"><wp:posOffset>{round(at * _POINT)}</wp:posOffset></wp:position{name}>'
        for name, ground, at in (("H", "column", left), ("V", "paragraph", top))
    )
    anchor = f'<wp:anchor>{place}<wp:extent cx="{round(wide * _POINT)}" cy="{round(tall * _POINT)}"/><a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic></wp:anchor>'
    fallback = (
        f'<mc:Fallback><w:pict><v:rect id="x{number}" style="width:{wide}pt;height:{tall}pt"/></w:pict></mc:Fallback>'
    )
    return f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{anchor}</w:drawing></mc:Choice>{fallback}</mc:AlternateContent></w:r>"


def old(kind: str, left: float, top: float, wide: float, tall: float, more: str = "") -> str:
    """A shape of a document from before 2010."""
    style = f"position:absolute;margin-left:{left}pt;margin-top:{top}pt;width:{wide}pt;height:{tall}pt"
    return f'<w:r><w:pict><v:shape type="#_x0000_t{kind}" id="o{kind}{left}{top}" style="{style}">{more}</v:shape></w:pict></w:r>'
