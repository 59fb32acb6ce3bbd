# An SOP's official sheet as a workbook that an office goes on with: identity and table in cells, the chart as shapes over them,
# joined by lines that go along when a shape is moved.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from tatalaksana.model import Kertas, Orientasi
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.office.diagram import Diagram
from tatalaksana.render.office.embedded import PlacedPicture
from tatalaksana.render.office.foot_code import code_drawing
from tatalaksana.render.office.office_identity import office_identity
from tatalaksana.render.office.office_sheet import OfficeSheet
from tatalaksana.render.office.spreadsheet_drawing import CellEdges, spreadsheet_drawing
from tatalaksana.render.office.worksheet import CellLook, Worksheet, column_name, stacked
from tatalaksana.render.office.xlsx_identity import identity_cells
from tatalaksana.render.office.xlsx_looks import SHEETS, cell_looks
from tatalaksana.render.office.xlsx_table import table_sheet
from tatalaksana.render.office.xlsx_upright import upright_cells
from tatalaksana.render.office.xml import HEAD, RELATED, content_types, core_properties, esc, legal, packed, relations
from tatalaksana.render.page_foot import FOOT_ROOM, fitting_foot

_KIND = "application/vnd.openxmlformats-officedocument"
_PAPERS: Mapping[Kertas, int] = {Kertas.A4: 9, Kertas.F4: 14, Kertas.LETTER: 1, Kertas.LEGAL: 5}
"""Paper to its number in workbooks; F4 is what printers call folio, 216 × 330 mm."""
_EASE = 1.5
"""Millimetres that each margin gives way, so that rounding to pixels pushes nothing to another page."""
_INCH = 25.4
_GAP = LAYOUT.identity.above_table
"""Points between an identity sheet and the table below it."""
_CODE_DRAWING = "xl/drawings/kode.vml"


@dataclass(frozen=True, slots=True)
class _Tab:
    """A worksheet that is filled."""

    name: str
    cells: Worksheet
    drawing: str = ""
    repeated: tuple[int, int] | None = None
    """The first and the last of the rows that stand on every printed page."""
    pictures: tuple[bytes, ...] = ()
    """As PNG, in the order of their relations."""


def sheet_xlsx(sheet: OfficeSheet) -> bytes:
    """The workbook; the same bytes each time."""
    tabs = _tabs(sheet)
    looks = cell_looks(look for tab in tabs for look in tab.cells.looks())
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _types(tabs),
        "_rels/.rels": relations(
            {
                "rId1": ("officeDocument", "xl/workbook.xml"),
                "rId2": ("metadata/core-properties", "docProps/core.xml"),
            }
        ),
        "docProps/core.xml": core_properties(sheet.facts.nama, sheet.facts.edisi, sheet.day),
        "xl/workbook.xml": _workbook(tabs),
        "xl/_rels/workbook.xml.rels": relations(
            {
                **{f"rId{place}": ("worksheet", f"worksheets/sheet{place}.xml") for place in range(1, len(tabs) + 1)},
                f"rId{len(tabs) + 1}": ("styles", "styles.xml"),
            }
        ),
        "xl/styles.xml": looks.xml,
    }
    for place, tab in enumerate(tabs, 1):
        files[f"xl/worksheets/sheet{place}.xml"] = _worksheet(sheet, tab, looks.numbers, first=place == 1)
        leads = {"rId1": ("drawing", f"../drawings/drawing{place}.xml")} if tab.drawing else {}
        if sheet.code:
            leads["kode"] = ("vmlDrawing", f"../{_CODE_DRAWING.removeprefix('xl/')}")
        if leads:
            files[f"xl/worksheets/_rels/sheet{place}.xml.rels"] = relations(leads)
        if tab.drawing:
            files[f"xl/drawings/drawing{place}.xml"] = tab.drawing
            if tab.pictures:
                files[f"xl/drawings/_rels/drawing{place}.xml.rels"] = relations(
                    {f"rId{one}": ("image", f"../media/gambar{one}.png") for one in range(1, len(tab.pictures) + 1)}
                )
            files |= {f"xl/media/gambar{one}.png": content for one, content in enumerate(tab.pictures, 1)}
    if code := sheet.code:
        files |= {
            _CODE_DRAWING: code_drawing(code),
            "xl/drawings/_rels/kode.vml.rels": relations({"rId1": ("image", "../media/kode.png")}),
            "xl/media/kode.png": code.content,
        }
    return packed(files)


def _tabs(sheet: OfficeSheet) -> Sequence[_Tab]:
    about = sheet.drawn.paged.sheet
    identity = office_identity(sheet.facts, about.identity)
    laid_out = upright_cells if identity.upright else identity_cells
    wide, tall = about.room
    table = table_sheet(sheet) if sheet.drawn.drawing else None
    if table and about.together and len(table.diagrams) == 1:
        left = tall - _GAP - table.cells.tall
        grid, pictures = laid_out(identity, (wide, left))
        if grid.tall <= left:
            table = table_sheet(sheet, grid.tall + _GAP)
            cells, above, (first, last) = stacked(grid, table.cells, _GAP), len(grid.heights) + 1, table.repeated
            return [_tab("SOP", cells, table.diagrams, pictures, (above + first, above + last))]
    grid, pictures = laid_out(identity, about.room)
    tabs = [_tab("Identitas", grid, (), pictures)]
    if table:
        tabs.append(_tab("Kegiatan", table.cells, table.diagrams, (), table.repeated))
    return tabs


def _tab(
    name: str,
    cells: Worksheet,
    diagrams: Sequence[Diagram],
    pictures: Sequence[PlacedPicture],
    repeated: tuple[int, int] | None = None,
) -> _Tab:
    edges = CellEdges(list(accumulate(cells.widths, initial=0)), list(accumulate(cells.heights, initial=0)))
    drawing = spreadsheet_drawing(diagrams, edges, pictures) if diagrams or pictures else ""
    return _Tab(name, cells, drawing, repeated, tuple(one.picture.content for one in pictures))


def _types(tabs: Sequence[_Tab]) -> str:
    sheet = f"{_KIND}.spreadsheetml"
    parts = {
        "xl/workbook.xml": f"{sheet}.sheet.main+xml",
        "xl/styles.xml": f"{sheet}.styles+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    for place, tab in enumerate(tabs, 1):
        parts[f"xl/worksheets/sheet{place}.xml"] = f"{sheet}.worksheet+xml"
        if tab.drawing:
            parts[f"xl/drawings/drawing{place}.xml"] = f"{_KIND}.drawing+xml"
    return content_types(
        {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
            "png": "image/png",
            "vml": f"{_KIND}.vmlDrawing",
        },
        parts,
    )


def _workbook(tabs: Sequence[_Tab]) -> str:
    sheets = "".join(
        f'<sheet name="{tab.name}" sheetId="{place}" r:id="rId{place}"/>' for place, tab in enumerate(tabs, 1)
    )
    names = ""
    for place, tab in enumerate(tabs):
        last = f"${column_name(len(tab.cells.widths) - 1)}${len(tab.cells.heights)}"
        names += f'<definedName name="_xlnm.Print_Area" localSheetId="{place}">{tab.name}!$A$1:{last}</definedName>'
    for place, tab in enumerate(tabs):
        if tab.repeated:
            first, end = tab.repeated
            names += f'<definedName name="_xlnm.Print_Titles" localSheetId="{place}">{tab.name}!${first + 1}:${end + 1}</definedName>'
    return (
        f'{HEAD}<workbook xmlns="{SHEETS}" xmlns:r="{RELATED}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{sheets}</sheets><definedNames>{names}</definedNames></workbook>"
    )


def _worksheet(sheet: OfficeSheet, tab: _Tab, looks: Mapping[CellLook, int], *, first: bool) -> str:
    about = sheet.drawn.paged.sheet
    profil, (above, side, below) = sheet.facts.profil, about.margins
    upright = profil.orientasi is Orientasi.TEGAK
    margins = {
        "left": side - _EASE, "right": side - _EASE, "top": above - _EASE, "bottom": below - _EASE,
        "header": max(3.0, above - 8), "footer": 4.0 if about.code else max(4.0, below - 14),
    }  # fmt: skip
    said = "".join(f' {name}="{max(0.0, size) / _INCH:.4f}"' for name, size in margins.items())
    drawing = '<drawing r:id="rId1"/>' if tab.drawing else ""
    code = '<legacyDrawingHF r:id="kode"/>' if about.code else ""
    selected = ' tabSelected="1"' if first else ""
    return (
        f'{HEAD}<worksheet xmlns="{SHEETS}" xmlns:r="{RELATED}">'
        f'<sheetViews><sheetView showGridLines="0"{selected} workbookViewId="0"/></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="12.75"/><cols>{tab.cells.columns_xml()}</cols>'
        f"<sheetData>{tab.cells.rows_xml(looks)}</sheetData>{tab.cells.merged_xml()}"
        f'<printOptions horizontalCentered="1"/><pageMargins{said}/>'
        f'<pageSetup paperSize="{_PAPERS[sheet.kertas]}" orientation="{"portrait" if upright else "landscape"}"/>'
        f"{_heads_and_feet(sheet, first=first)}"
        f"{tab.cells.breaks_xml()}{drawing}{code}</worksheet>"
    )


def _heads_and_feet(sheet: OfficeSheet, *, first: bool) -> str:
    """What stands at the head and the foot of a tab's pages; the first page of a document has no running head."""
    (shown, rest), running = _foot(sheet), sheet.drawn.paged.sheet.running
    foot = esc(shown)
    others = f"<oddHeader>{esc(_header(sheet, running, rest))}</oddHeader><oddFooter>{foot}</oddFooter>"
    if not (first and running):
        return f"<headerFooter>{others}</headerFooter>"
    own = f"<firstHeader>{esc(_header(sheet, None, rest))}</firstHeader><firstFooter>{foot}</firstFooter>"
    return f'<headerFooter differentFirst="1">{others}{own}</headerFooter>'


def _header(sheet: OfficeSheet, running: tuple[str, str] | None, rest: str) -> str:
    """The word that says that the sheet is none in force, grey over each page, between title and number, or beside what the foot has no room for."""
    word = f'&C&"Arial,Bold"&16&K808080{sheet.watermark}' if sheet.watermark else ""
    if running is None:
        begin = '&L&"Arial,Regular"&7 '
        return f"{begin}{fitting_foot(rest, FOOT_ROOM - len(begin) - len(word))}{word}" if rest else word
    title, number = running
    begin, end = '&L&"Arial,Bold"&7 ', '&R&"Arial,Regular"&7 '
    room = FOOT_ROOM - len(begin) - len(word) - len(end)
    shown = fitting_foot(legal(number), room // 2)
    return f"{begin}{fitting_foot(legal(title), room - len(shown))}{word}{end}{shown}"


def _foot(sheet: OfficeSheet) -> tuple[str, str]:
    """The lines at the foot of each page: edition and mark, and as many of the others as it has room for; the page's number; and the rest of the lines."""
    face, code = '&"Arial,Regular"&7', "&G " if sheet.drawn.paged.sheet.code else ""
    begin, end = f"&L{face} ", f"&R{face} {code}Halaman &P dari &N"
    edition, mark, *others = sheet.foot
    room = FOOT_ROOM - len(begin) - len(end)
    shown = f"{fitting_foot(edition, room - len(mark) - 1)}\n{mark}"
    rest = []
    for line in others:
        longer = f"{shown}\n{line.replace('&', '&&')}"
        if len(longer.encode("utf-16-le")) <= 2 * room:
            shown = longer
        else:
            rest.append(line)
    return f"{begin}{shown}{end}", "\n".join(rest)
