# The table of activities in a Word document: a table on each page, and a canvas with the chart over it.
from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from tatalaksana.model import WAKTU, Kolom
from tatalaksana.render.fitting.joints import CONTINUED, CONTINUES, Spot
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.office.bent import frame
from tatalaksana.render.office.canvas import canvas_run
from tatalaksana.render.office.diagram import PagedChart, diagrams_of
from tatalaksana.render.office.docx_table import TableCell, table_row, word_table
from tatalaksana.render.office.docx_words import paragraph, paragraphs, run
from tatalaksana.render.office.office_sheet import OfficeRow, OfficeSheet
from tatalaksana.render.office.words import fitting_size, mark_room

_PADDING = (3.0, 0.0)
_SMALL = 6.5
_THREAD = 1.0
"""Points of the paragraph over each table that its canvas hangs on."""
_AROUND = 4.0
"""Points that a canvas is larger than the rows that it covers."""
_FIRST_NUMBER = 100_000
"""Above the numbers of shapes."""
_NEW_PAGE = "<w:pageBreakBefore/>"


def activities(sheet: OfficeSheet, new_page: bool) -> str:  # noqa: FBT001 - whether the first page is a new one
    """The pages of the table."""
    return "".join(_pages(sheet, new_page=new_page))


def _pages(sheet: OfficeSheet, *, new_page: bool) -> Iterator[str]:
    drawing, columns = sheet.drawn.drawing, sheet.unpaged.columns
    assert drawing is not None  # noqa: S101 - the steps are a table
    assert columns is not None  # noqa: S101 - likewise
    edges = list(accumulate(columns.widths, initial=0.0))
    left, heads = edges[sheet.first_lane], sum(sheet.drawn.paged.head_heights)

    def over_rows(spot: Spot) -> Spot:
        return spot[0] + _AROUND, spot[1] + _AROUND

    chart = PagedChart(drawing, sheet.facts.kata, sheet.drawn.paged.identity_pages + 1)
    diagrams = diagrams_of(chart, [over_rows] * len(drawing.spans))
    for page, diagram in enumerate(diagrams):
        if page == 0:
            heading = run(sheet.heading, LAYOUT.table.title, bold=True)
            exactly = f'<w:spacing w:after="{round((sheet.title_height - 1.2 * LAYOUT.table.title) * 10)}"/>'
            yield paragraph(heading, align="center", more=_NEW_PAGE if new_page else "", spaced=exactly)
        foot = drawing.tops(page)[-1] + sheet.drawn.paged.pages[page].drawn.foot
        box = frame(
            left - _AROUND, _THREAD + heads - _AROUND, columns.lanes[-1] + 2 * _AROUND, foot + 2 * _AROUND
        )  # fmt: skip
        about = f"Bagan alir {sheet.heading}, halaman {page + 1} dari {len(diagrams)}"
        yield _thread(canvas_run(diagram, _FIRST_NUMBER + page, about, box), new_page=page > 0)
        yield word_table(list(_rows(sheet, page)), columns.widths, _PADDING)


def _thread(content: str, *, new_page: bool) -> str:
    """The paragraph that a canvas hangs on, hardly to be seen."""
    exactly = f'<w:spacing w:line="{round(_THREAD * 20)}" w:lineRule="exact"/>'
    return paragraph(content, more=_NEW_PAGE if new_page else "", spaced=exactly)


def _rows(sheet: OfficeSheet, page: int) -> Iterator[str]:
    columns, drawn = sheet.unpaged.columns, sheet.drawn.paged.pages[page].drawn
    assert columns is not None  # noqa: S101 - the steps are a table
    widths = columns.widths
    yield from _heads(sheet, widths)
    if drawn.head:
        yield _joints(sheet, CONTINUED, widths, drawn.head)
    left = 0
    for row in sheet.rows(page):
        left = row.times if row.times else left
        yield table_row(tuple(_cells(sheet, row, shared=left > 1)), widths, row.line.height, exact=True)
    if drawn.foot:
        yield _joints(sheet, CONTINUES, widths, drawn.foot)


def _heads(sheet: OfficeSheet, widths: tuple[float, ...]) -> Iterator[str]:
    table_of, heights = sheet.drawn.paged.sheet.table, sheet.drawn.paged.head_heights
    assert table_of is not None  # noqa: S101 - the steps are a table
    over: list[TableCell] = []
    under: list[TableCell] = []
    for head in sheet.heads():
        words = paragraph(run(head.title, sheet.size, bold=True), align="center")
        if head.below:
            over.append(TableCell(words, len(head.below), grey=True))
            under += [
                TableCell(paragraph(run(name, head.size, bold=True), align="center"), grey=True, turned=head.turned)
                for name in head.below
            ]
        else:
            over.append(TableCell(words, down="restart", grey=True))
            under.append(TableCell("", down="continue", grey=True))
    yield table_row(over, widths, heights[0], exact=True, head=True)
    yield table_row(under, widths, heights[1], exact=True, head=True)
    if table_of.heads.numbered:
        numbers = [paragraph(run(f"({place})", _SMALL), align="center") for place in range(1, len(widths) + 1)]
        yield table_row([TableCell(number) for number in numbers], widths, heights[2], exact=True, head=True)


def _cells(sheet: OfficeSheet, row: OfficeRow, *, shared: bool) -> Iterator[TableCell]:
    rooms = sheet.rooms(row)
    for key in sheet.facts.profil.kolom:
        if key is Kolom.PELAKSANA:
            yield from (TableCell("") for _ in sheet.facts.lajur)
        elif key is Kolom.NO:
            yield TableCell(paragraph(run(row.number, sheet.size), align="center"))
        elif key is WAKTU:
            down = "" if not shared else "restart" if row.times else "continue"
            words = paragraphs(sheet.cell(row.line, key), sheet.size, align="center") if row.times else ""
            yield TableCell(words, down=down)
        else:
            said = sheet.cell(row.line, key)
            size = fitting_size(said, rooms[key], sheet.size, hanging=True)
            yield TableCell(paragraphs(said, size, marks=mark_room(said, size)))


def _joints(sheet: OfficeSheet, words: str, widths: tuple[float, ...], height: float) -> str:
    """The row that segilima stand in."""
    said = TableCell(paragraph(run(words, _SMALL, italic=True)))
    cells = [
        said if key is Kolom.KEGIATAN else TableCell(paragraph(run("", _SMALL)))
        for key in sheet.facts.profil.kolom
        for _ in (sheet.facts.lajur if key is Kolom.PELAKSANA else (None,))
    ]
    return table_row(cells, widths, height, exact=True)
