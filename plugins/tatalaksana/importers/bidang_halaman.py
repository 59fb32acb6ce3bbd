# The pages of a document as they were read: cells, shapes and lines at their places, each in its outline, so that a reader
# of the report sees at a glance what was taken for what.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.importers.reading import (
    PageBox,
    ReadCell,
    Reading,
    ReadPage,
    ReadShape,
    ReadTable,
    ReadText,
    Rupa,
    row_place,
)
from tatalaksana.render.html import Html, escape

_MOST_PAGES = 12
_LETTERS = 0.5
"""Width of a letter, of its size."""
_SIZE = 6.5
_COLOURS = {
    Rupa.KAPSUL: "#1b7837", Rupa.KOTAK: "#2166ac", Rupa.BELAH_KETUPAT: "#b2182b", Rupa.SEGILIMA: "#762a83", Rupa.TEKS: "#8c6d1f",
    Rupa.LAIN: "#777",
}  # fmt: skip


def place_id(place: str) -> str:
    """The id that a row of a table has in its page's drawing, by the words for where it stands."""
    return place.replace(",", "").replace(" ", "-")


def drawn_places(reading: Reading) -> frozenset[str]:
    """The words of all places that drawings of the pages show."""
    shown = {page.number for page in reading.pages[:_MOST_PAGES] if page.width > 0 and page.height > 0}
    return frozenset(
        row_place(block, index, cell.row)
        for index, block in enumerate(reading.blocks)
        if isinstance(block, ReadTable) and block.page in shown
        for cell in block.cells
        if cell.bounds is not None
    )


def page_drawings(reading: Reading) -> list[Html]:
    """Drawings of the first pages that have places; none where a document only has words."""
    return [drawing for page in reading.pages[:_MOST_PAGES] if (drawing := _drawing(reading, page))]


def _drawing(reading: Reading, page: ReadPage) -> Html | None:
    if page.width <= 0 or page.height <= 0:
        return None
    picture = (
        f'<image href="{escape(page.picture)}" width="{page.width:.0f}" height="{page.height:.0f}"/>'
        if page.picture.startswith("data:image/png;base64,")
        else ""
    )
    parts = [
        *_blocks(reading, page),
        *(_shape(one) for one in reading.shapes if one.page == page.number),
        *_lines(reading, page),
    ]
    if not parts:
        return None
    said = page.title or f"halaman {page.number}"
    return Html(
        f'<figure><svg viewBox="0 0 {page.width:.0f} {page.height:.0f}" role="img" aria-label="{escape(said)}">'
        + picture + "".join(parts) + f"</svg><figcaption>{escape(said)}</figcaption></figure>"
    )  # fmt: skip


def _blocks(reading: Reading, page: ReadPage) -> Iterator[str]:
    for index, block in enumerate(reading.blocks):
        if block.page != page.number:
            continue
        if isinstance(block, ReadTable):
            yield from _rows(block, index)
        several: tuple[ReadCell | ReadText, ...] = block.cells if isinstance(block, ReadTable) else (block,)
        for one in several:
            if one.bounds is None:
                continue
            where = one.bounds
            yield f'<rect x="{where.left:.1f}" y="{where.top:.1f}" width="{max(where.right - where.left, 0):.1f}" height="{max(where.bottom - where.top, 0):.1f}" fill="none" stroke="#bbb" stroke-width=".4"/>'
            if page.picture:
                continue
            room = max(int((where.right - where.left) / (_SIZE * _LETTERS)), 1)
            words = " ".join(one.text.split())
            for at in range(min(max(int((where.bottom - where.top) / _SIZE), 1), -(-len(words) // room))):
                yield f'<text x="{where.left + 1:.1f}" y="{where.top + _SIZE * (at + 1):.1f}" font-size="{_SIZE - 1}">{escape(words[at * room : (at + 1) * room])}</text>'


def _rows(table: ReadTable, index: int) -> Iterator[str]:
    """Each row as a whole, for what leads to it."""
    rows: dict[int, list[PageBox]] = {}
    for cell in table.cells:
        if cell.bounds is not None:
            rows.setdefault(cell.row, []).append(cell.bounds)
    for row, boxes in rows.items():
        left, top = min(box.left for box in boxes), min(box.top for box in boxes)
        wide = max(box.right for box in boxes) - left
        # A cell may reach into rows below.
        tall = min(box.bottom for box in boxes) - top
        name = place_id(row_place(table, index, row))
        yield f'<rect class="baris" id="{name}" x="{left:.1f}" y="{top:.1f}" width="{max(wide, 0):.1f}" height="{max(tall, 0):.1f}" fill="none"/>'


def _shape(one: ReadShape) -> str:
    where = one.bounds
    words = " ".join(one.text.split())[:40]
    x, y = where.middle
    return (
        f'<rect x="{where.left:.1f}" y="{where.top:.1f}" width="{where.right - where.left:.1f}" height="{where.bottom - where.top:.1f}" fill="{_COLOURS[one.rupa]}" fill-opacity=".15" stroke="{_COLOURS[one.rupa]}">'
        f"<title>{escape(one.rupa)}</title></rect>"
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="6" text-anchor="middle">{escape(words or one.rupa)}</text>'
    )


def _lines(reading: Reading, page: ReadPage) -> Iterator[str]:
    for line in reading.lines:
        if line.page == page.number and len(line.points) > 1:
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in line.points)
            yield f'<polyline points="{points}" fill="none" stroke="#d95f02" stroke-width="1.2"/>'
            x, y = line.points[-1]
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.2" fill="#d95f02"/>'
