# Where a browser ends the pages of a table that it prints, and the segilima there. Left to itself it ends them where it likes
# and cuts lines without a word. How tall rows are is reckoned from their letters, and the breaks are chosen as in the PDF.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, count
from math import ceil

from tatalaksana.catalog import Catalog
from tatalaksana.chart.sizes import MIN_HALF_ROW
from tatalaksana.faces import BOLD, REGULAR
from tatalaksana.facts import Facts
from tatalaksana.model import KOLOM_TEKS, WAKTU, Isi, Kolom
from tatalaksana.render.fitting.breaks import Room, page_breaks
from tatalaksana.render.fitting.joints import (
    CONTINUED,
    CONTINUES,
    JOINT,
    Cut,
    Joint,
    PageEdge,
    Stood,
    cuts_above,
    joints,
    letter,
)
from tatalaksana.render.fitting.letters import ems, lines_of
from tatalaksana.render.fitting.units import PIXEL
from tatalaksana.render.fitting.wants import cell_texts
from tatalaksana.render.html.markup import Html, join
from tatalaksana.render.html.widths import LETTERS, SMALL_HEADS, Breadths
from tatalaksana.web import printed_height, printed_width

_SIZE = float(LETTERS[-1])
"""Pixels of the letters in a printed table, and beside it what the style sheet of print says of its cells."""
_LINE = 1.2
_ASIDE, _ABOVE, _HEAD_ABOVE = 9.0, 7.0, 9.0
"""What a cell takes beside its text and above and below it, and a head, its line included."""
_DETAIL, _OVER_DETAIL = 0.92, 0.35
"""The letters of what stands small in a cell, in sizes of the table's, and what lies over it in sizes of its own."""
_TITLE, _TITLE_LINE, _TITLE_BESIDE, _TITLE_ABOVE = 40 / 3, 50 / 3, 32.0, 16.5
"""The letters of the table's title, its lines, and what is kept free beside and around them."""
_NUMBERS = 22.0
"""The row of the columns' numbers."""
_SLACK = 12.0
"""Pixels that a page keeps free: a browser's letters may be others."""
_PENTAGON = "M.5.5h15v7.5L8 13.5.5 8z"
_DOWN = 3.0
"""Pixels by which the letter stands lower in one that points up."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """A table as it is printed."""

    facts: Facts
    texts: dict[Kolom, float]
    """The columns of text, in pixels of the table."""
    lanes: tuple[float, ...]
    zoom: float

    def lines(self, words: str, face: int, width: float, size: float) -> float:
        """The lines that a text takes."""
        return lines_of([(words, face)], max(width, size), size).most

    def cell(self, kolom: Kolom, isi: Isi | None) -> float:
        """How tall a text stands in a column, without what is around it."""
        width = self.texts[kolom] - _ASIDE
        return sum(
            self.lines(text, REGULAR, width - left * _SIZE, _SIZE) * _LINE * _SIZE for text, left in cell_texts(isi)
        )

    def row(self, row: int, catalog: Catalog) -> float:
        """How tall a row is, in pixels of the page."""
        step, entry = self.facts.entry.sop.kegiatan[row], self.facts.entry
        detail = catalog.rincian.get((entry.id, row))
        small = _DETAIL * _SIZE
        doing = self.cell(Kolom.KEGIATAN, step.uraian)
        if detail:
            width = self.texts[Kolom.KEGIATAN] - _ASIDE
            lines = self.lines(f"Rincian: {detail.rujukan.teks}", REGULAR, width, small)
            doing += lines * _LINE * small + _OVER_DETAIL * small
        heights = [doing, *(self.cell(key, getattr(step, key.value)) for key in KOLOM_TEKS if key in self.texts)]
        if WAKTU in self.texts and step.waktu and row not in entry.flow.shared:
            heights.append(self.cell(WAKTU, step.waktu.teks))
        return self.zoom * max(entry.geometry.rows[row].size, 2 * MIN_HALF_ROW, max(heights) + _ABOVE)

    def head(self) -> float:
        """How tall the table's head is."""
        label, names = self.facts.label, self.facts.lajur
        small = SMALL_HEADS * _SIZE
        heads = [(name, width, small) for name, width in zip(names, self.lanes, strict=True)]
        heads += [(getattr(label, key.value), width, _SIZE) for key, width in self.texts.items()]
        under = max(self.lines(words, BOLD, width - _ASIDE, size) * _LINE * size for words, width, size in heads)
        numbers = _NUMBERS if self.facts.profil.nomor_kolom else 0.0
        return self.zoom * (_LINE * _SIZE + _HEAD_ABOVE + under + _HEAD_ABOVE + numbers)

    def title(self, width: float) -> float:
        """How tall the table's title is."""
        lines = ceil(ems(self.facts.sheet.heading, BOLD).most * _TITLE / (width - _TITLE_BESIDE))
        return lines * _TITLE_LINE + _TITLE_ABOVE


def sambungan(facts: Facts, breadths: Breadths, catalog: Catalog, foot: float) -> Html:
    """The rows with segilima at the ends of a printed table's pages, each with the row that it stands beside, for the script that puts them there.

    Nothing where one page holds the table, and where no break could be ours: at a row that no page holds, or within a time of several rows.

    Args:
        facts: The SOP.
        breadths: The table's columns on paper.
        catalog: The collection.
        foot: Pixels at the end of each page that are kept for the sheet's foot.
    """
    paper = facts.profil.lembaran
    width = printed_width(paper)
    wider, zoom = max(1.0, width / breadths.whole), min(1.0, width / breadths.whole)
    texts = {key: size * wider for key, size in breadths.texts.items()}
    printed = _Printed(facts, texts, tuple(size * wider for size in breadths.lanes), zoom)
    geometry = facts.entry.geometry
    heights = [printed.row(row, catalog) for row in range(len(geometry.rows))]
    following = printed_height(paper) - foot - printed.head() - _SLACK
    room = Room(following - printed.title(width), following, JOINT / PIXEL * zoom)
    if max(heights, default=0.0) + 2 * room.joint > room.first:
        return Html("")
    starts = [
        span.start for span in page_breaks(heights, lambda row: len(cuts_above(row, geometry)), room) if span.start
    ]
    if not starts or not facts.entry.flow.shared.keys().isdisjoint(starts):
        return Html("")
    rows = join(_rows(printed, starts), "\n")
    return Html(f'<template class="sop-sambungan"><table>\n{rows}\n</table></template>\n')


def _rows(printed: _Printed, starts: Sequence[int]) -> Iterator[Html]:
    """Two rows for each break: the last of a page and the first of the next."""
    geometry = printed.facts.entry.geometry
    edges = [0.0, *accumulate(size * PIXEL for size in printed.lanes)]
    numbers = count()
    for page, row in enumerate(starts):
        cuts = sorted(
            (
                Cut(lane, edges[lane] + (edges[lane + 1] - edges[lane]) * geometry.lanes[lane].lines[line], down)
                for lane, line, down in cuts_above(row, geometry)
            ),
            key=lambda cut: (cut.x, not cut.down),
        )
        letters = {cut: letter(next(numbers)) for cut in cuts}
        for kind, beside, edge in (
            ("ke", row - 1, PageEdge(0.0, 1, page + 1)),
            ("dari", row, PageEdge(JOINT, -1, page)),
        ):
            stood = [one for _, one in joints(cuts, edge, letters, edges)]
            yield _row(printed.facts.profil.kolom, kind, beside, stood, edges)


def _row(kolom: Sequence[Kolom], kind: str, beside: int, stood: Sequence[Stood], edges: Sequence[float]) -> Html:
    cells: list[Html] = []
    for key in kolom:
        if key is Kolom.PELAKSANA:
            cells += [
                Html(f'<td class="j">{_lane([one for one in stood if one.joint.lane == lane], edges)}</td>')
                for lane in range(len(edges) - 1)
            ]
        else:
            words = (CONTINUES if kind == "ke" else CONTINUED) if key is Kolom.KEGIATAN else ""
            cells.append(Html(f"<td>{words}</td>"))
    return Html(f'<tr class="sop-sambung {kind}" data-baris="{beside}">{join(cells)}</tr>')


def _lane(stood: Sequence[Stood], edges: Sequence[float]) -> Html:
    if not stood:
        return Html("")
    left, right = edges[stood[0].joint.lane : stood[0].joint.lane + 2]

    def across(x: float) -> str:
        return f"{(x - left) / (right - left) * 100:.4g}"

    paths = "".join("M" + "L".join(f"{across(x)} {y / JOINT * 100:.4g}" for x, y in one.stem) for one in stood)
    signs = join(_pentagon(one.joint, across(one.joint.x)) for one in stood)
    return Html(f'<svg class="w" viewBox="0 0 100 100" preserveAspectRatio="none"><path d="{paths}"/></svg>{signs}')


def _pentagon(joint: Joint, x: str) -> Html:
    turned = ' transform="rotate(180 8 7)"' if joint.up else ""
    wide, tall, top = joint.width / PIXEL, joint.height / PIXEL, joint.y / PIXEL
    return Html(
        f'<svg class="g" viewBox="0 0 16 14" preserveAspectRatio="none" style="left:{x}%;top:{top:.3g}px;width:{wide:.3g}px;height:{tall:.3g}px;margin-left:{-wide / 2:.3g}px">'
        f'<path d="{_PENTAGON}"{turned}/></svg><b style="left:{x}%;top:{top + _DOWN * joint.up:.3g}px">{joint.letter}</b>'
    )
