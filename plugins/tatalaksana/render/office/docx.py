# An SOP's official sheet as a Word document that an office goes on with: identity and table as tables, the chart in a canvas.
from __future__ import annotations

from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.fitting.units import MM
from tatalaksana.render.office.bent import frame
from tatalaksana.render.office.docx_activities import activities
from tatalaksana.render.office.docx_identity import identity_table, pictures_of
from tatalaksana.render.office.docx_upright import upright_identity
from tatalaksana.render.office.docx_words import TWIPS, field, paragraph, run
from tatalaksana.render.office.drawingml import DRAWING
from tatalaksana.render.office.embedded import PICTURES, EmbeddedPicture, picture_xml
from tatalaksana.render.office.office_identity import OfficeIdentity, office_identity
from tatalaksana.render.office.office_sheet import OfficeSheet
from tatalaksana.render.office.xml import HEAD, RELATED, attr, content_types, core_properties, legal, packed, relations

_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES = {
    "w": _WORDS,
    "r": RELATED,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": DRAWING,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "pic": PICTURES,
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_DECLARED = " ".join(f'xmlns:{name}="{address}"' for name, address in _SPACES.items())
_MM = 72 / 25.4 * TWIPS
"""Twentieths of a point in a millimetre."""
_FOOT = 7.0
"""Points of the letters at the foot."""
_BESIDE_CODE = 6.0
"""Points between the code and the lines beside it."""
_ABOVE_CODE = 3.0
"""Millimetres between it and what stands on the page."""
_CODE_NUMBER = 300_000
"""Above the numbers of all other pictures."""


def sheet_docx(sheet: OfficeSheet) -> bytes:
    """The document; the same bytes each time."""
    paged = sheet.drawn.paged
    identity = office_identity(sheet.facts, paged.sheet.identity)
    pictures, code, running = pictures_of(identity), sheet.code, paged.sheet.running or ("", "")
    return packed(
        {
            "[Content_Types].xml": content_types(
                {
                    "rels": "application/vnd.openxmlformats-package.relationships+xml",
                    "xml": "application/xml",
                    "png": "image/png",
                },
                {
                    "word/document.xml": f"{_KIND}.document.main+xml",
                    "word/styles.xml": f"{_KIND}.styles+xml",
                    "word/settings.xml": f"{_KIND}.settings+xml",
                    "word/header1.xml": f"{_KIND}.header+xml",
                    "word/header2.xml": f"{_KIND}.header+xml",
                    "word/footer1.xml": f"{_KIND}.footer+xml",
                    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
                },
            ),
            "_rels/.rels": relations(
                {
                    "rId1": ("officeDocument", "word/document.xml"),
                    "rId2": ("metadata/core-properties", "docProps/core.xml"),
                }
            ),
            "docProps/core.xml": core_properties(sheet.facts.nama, sheet.facts.edisi, sheet.day),
            "word/document.xml": _document(sheet, identity),
            "word/_rels/document.xml.rels": relations(
                {
                    "rId1": ("styles", "styles.xml"),
                    "rId2": ("settings", "settings.xml"),
                    "rId3": ("header", "header1.xml"),
                    "rId4": ("footer", "footer1.xml"),
                    "rId5": ("header", "header2.xml"),
                    **{f"gambar{one}": ("image", f"media/gambar{one}.png") for one in range(1, len(pictures) + 1)},
                }
            ),
            "word/styles.xml": _STYLES,
            "word/settings.xml": _SETTINGS,
            "word/header1.xml": _header(sheet, running),
            "word/header2.xml": _header(sheet, ("", "")),
            "word/footer1.xml": _footer(sheet, code),
            **_code_parts(code),
            **{f"word/media/gambar{place}.png": one.content for place, one in enumerate(pictures, 1)},
        }
    )


def _document(sheet: OfficeSheet, identity: OfficeIdentity) -> str:
    paged = sheet.drawn.paged
    laid_out = upright_identity if identity.upright else identity_table
    body = laid_out(identity, paged.sheet.room)
    if sheet.drawn.drawing:
        body += activities(sheet, paged.identity_pages > 0)
    # Behind a table Word wants a paragraph; it must not begin a page.
    last = paragraph("", spaced='<w:spacing w:line="20" w:lineRule="exact"/>')
    return f"{HEAD}<w:document {_DECLARED}><w:body>{body}{last}{_section(sheet)}</w:body></w:document>"


def _section(sheet: OfficeSheet) -> str:
    (wide, tall), (above, side, below) = sheet.paper, sheet.drawn.paged.sheet.margins
    lies = ' w:orient="landscape"' if wide > tall else ""
    across = round(side * _MM)
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="first" r:id="rId4"/>'
        f'<w:pgSz w:w="{round(wide * _MM)}" w:h="{round(tall * _MM)}"{lies}/>'
        f'<w:pgMar w:top="{round(above * _MM)}" w:right="{across}" w:bottom="{round((below - 1.5) * _MM)}" w:left="{across}" '
        f'w:header="{round(5 * _MM)}" w:footer="{round(4 * _MM)}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def _code_parts(code: EmbeddedPicture | None) -> dict[str, bytes | str]:
    """What the foot stands on."""
    if code is None:
        return {}
    return {
        "word/_rels/footer1.xml.rels": relations({"kode": ("image", "media/kode.png")}),
        "word/media/kode.png": code.content,
    }


def _footer(sheet: OfficeSheet, code: EmbeddedPicture | None) -> str:
    """The lines at the foot of each page, its number at the right of the first, and the code at their left."""
    wide = round(sheet.drawn.paged.sheet.room[0] * TWIPS)
    first, *rest = sheet.foot
    number = f"{run('Halaman ', _FOOT)}{field('PAGE', _FOOT)}{run(' dari ', _FOOT)}{field('NUMPAGES', _FOOT)}"
    line = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="2" w:color="000000"/></w:pBdr>'
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{wide}"/></w:tabs>'
    beside = f'<w:ind w:left="{round((code.wide + _BESIDE_CODE) * TWIPS)}"/>' if code else ""
    content = paragraph(
        (_code(code, sheet) if code else "") + run(f"{first}\t", _FOOT, bold=True) + number,
        more=line + tab,
        spaced=beside,
    )
    content += "".join(paragraph(run(text, _FOOT), spaced=beside) for text in rest)
    return f"{HEAD}<w:ftr {_DECLARED}>{content}</w:ftr>"


def _code(code: EmbeddedPicture, sheet: OfficeSheet) -> str:
    """The code where the PDF has it: in the margin, not in a line that would grow with it."""
    box = frame(0, 0, code.wide, code.tall)
    below = frame(0, (sheet.paper[1] - sheet.drawn.paged.sheet.margins[2] + _ABOVE_CODE) * MM, 0, 0)
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{below.y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{box.width}" cy="{box.height}"/><wp:wrapNone/>'
        f'<wp:docPr id="{_CODE_NUMBER}" name="Kode" descr="{attr(code.about)}"/><a:graphic><a:graphicData uri="{PICTURES}">'
        f"{picture_xml('pic', code, 1, 'kode', box)}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def _header(sheet: OfficeSheet, running: tuple[str, str]) -> str:
    """The word that says that the sheet is none in force, behind each page; before it what further pages have at their head."""
    (title, number), size = running, LAYOUT.running.size
    content = run(f"{legal(title)}\t", size, bold=True) + run(legal(number), size) if any(running) else ""
    wide = round(sheet.drawn.paged.sheet.room[0] * TWIPS)
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{wide}"/></w:tabs>' if any(running) else ""
    if sheet.watermark:
        content += (
            '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
            'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
            '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
            '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
            '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
            '<v:shape id="tanda" type="#_x0000_t136" style="position:absolute;width:420pt;height:120pt;rotation:330;'
            "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
            'mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#e0e0e0" stroked="f">'
            f'<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt;font-weight:bold" string="{attr(sheet.watermark)}"/>'
            "</v:shape></w:pict></w:r>"
        )
    return f"{HEAD}<w:hdr {_DECLARED}>{paragraph(content, more=tab)}</w:hdr>"


_STYLES = (
    f'{HEAD}<w:styles xmlns:w="{_WORDS}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" '
    'w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="17"/><w:szCs w:val="17"/><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
)
_SETTINGS = (
    f'{HEAD}<w:settings xmlns:w="{_WORDS}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="360"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
