# The pages of a sheet, once the template has measured what stands on them.
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import ceil

from tatalaksana.catalog import Entry
from tatalaksana.chart import Band, Geometry, Point, Route
from tatalaksana.render.pdf.breaks import Room, pages
from tatalaksana.render.pdf.columns import Columns
from tatalaksana.render.pdf.coverage import displayable
from tatalaksana.render.pdf.drawing import JOINT, Drawn, cuts_above, draw
from tatalaksana.render.pdf.heads import head_heights
from tatalaksana.render.pdf.identity import identity_heights
from tatalaksana.render.pdf.rows import Line, lines, row_heights, to_cut
from tatalaksana.render.pdf.texts import Data
from tatalaksana.render.pdf.units import MM

_SLACK = 1.0
"""Points that a page keeps free, so that rounding never pushes its last row over."""
Measure = Callable[[Data], Data]
"""Asks the template for heights."""


def with_pages(data: Data, entry: Entry, columns: Columns, measure: Measure) -> Data:
    """The data of a sheet with its pages: what isn't sure of rows is measured, breaks chosen, lines drawn."""
    rows, size = data["langkah"], data["huruf"]
    top, side, bottom = data["margin"]
    page_height = (data["kertas"][1] - top - bottom) * MM
    bare = {
        **{key: value for key, value in data.items() if key not in _OURS},
        **identity_heights(data, (data["kertas"][0] - 2 * side) * MM, page_height),
    }
    charts = [band.size * columns.scale for band in entry.geometry.rows]
    heights, asked = row_heights(rows, columns, size, charts)
    heads = head_heights(data, columns)
    identity = 0.0
    if asked or heads is None or bare["identitas-panjang"]:
        measured = measure({**bare, "sel": asked})
        for number, height in measured["baris"]:
            heights[number] = max(heights[number], height)
        heads, identity = (measured["kepala"], measured["judul"]), measured["identitas"]
    head, title = heads
    room_height = page_height - sum(head) - _SLACK
    room = Room(first=room_height - title, next=room_height, joint=JOINT)
    cuts = {
        number: measure({**bare, "sel": [], "potong": to_cut(rows[number], columns), "ruang": [first, room.next - 2 * JOINT]})["potongan"]
        for number, height in enumerate(heights)
        if height > (first := (room.next if number else room.first) - 2 * JOINT)
    }  # fmt: skip
    table = lines(rows, heights, {number: cut for number, cut in cuts.items() if len(cut) > 1})
    geometry = _stretched(entry.geometry, table)
    spans = pages([line.height for line in table], lambda line: len(cuts_above(line, geometry)), room)
    drawn = draw(entry.flow, geometry, spans, [line.height for line in table], columns)
    shared, sheet = entry.flow.shared, _Cells(entry, columns, data)
    return {
        **bare,
        "tinggi-kepala": head,
        "halaman-identitas": max(1, ceil(identity / page_height)),
        "halaman": [
            {
                **_drawing(page),
                "baris": [
                    [cell for key in data["kolom"] if (cell := sheet.cell(line, key, times)) is not None]
                    for line, times in _timed(table[span.start : span.end], shared)
                ],
            }
            for span, page in zip(spans, drawn, strict=True)
        ],
    }  # fmt: skip


_OURS = frozenset({"langkah", "kata"})
"""Keys that the pages are made of; the template does not need them twice."""


def _stretched(geometry: Geometry, table: Sequence[Line]) -> Geometry:
    """The geometry with an empty row for every further piece of a row; lines that leave the row run through them."""
    if len(table) == len(geometry.rows):
        return geometry
    first = {line.row: index for index, line in enumerate(table) if line.piece == 0}

    def moved(point: Point) -> Point:
        return point._replace(row=first[point.row])

    def routed(route: Route) -> Route:
        return replace(route, points=tuple(moved(point) for point in route.points))

    return replace(
        geometry,
        rows=tuple(geometry.rows[line.row] if line.piece == 0 else Band(0, ()) for line in table),
        centres=tuple(moved(point) for point in geometry.centres),
        routes=tuple(routed(route) for route in geometry.routes),
    )


def _drawing(drawn: Drawn) -> Data:
    return {
        "tinggi": drawn.heights, "tinggi-atas": drawn.head, "tinggi-bawah": drawn.foot,
        "garis": drawn.lines, "panah": drawn.arrows,
        "tulisan": [
            {"teks": displayable(mark.text), "x": mark.x, "y": mark.y, "kanan": mark.from_right} for mark in drawn.marks
        ],
        "sambungan": [
            {
                "huruf": joint.letter, "x": joint.x, "y": joint.y, "y-kata": joint.word_y, "lebar": joint.width,
                "tinggi": joint.height, "huruf-kata": joint.word_size, "arah": joint.word, "halaman": joint.page,
            }
            for joint in drawn.joints
        ],
    }  # fmt: skip


def _timed(table: Sequence[Line], shared: Mapping[int, int]) -> Iterator[tuple[Line, int]]:
    """The lines of a page, each with how many of them its time is for; 0 where the line above has it."""
    times: list[int] = []
    first = 0
    for line in table:
        if (line.row in shared or line.piece) and times:
            times[first] += 1
            times.append(0)
        else:
            first = len(times)
            times.append(1)
    return zip(table, times, strict=True)


class _Cells:
    """The cells of an SOP's table as the template takes them."""

    def __init__(self, entry: Entry, columns: Columns, data: Data) -> None:
        self._entry = entry
        self._columns = columns
        self._rows: Sequence[Data] = data["langkah"]
        self._said: Sequence[str] = data["kata"]

    def cell(self, line: Line, key: str, times: int) -> Data | None:
        """A cell; a text of one style stands as that text. None where the cell above stretches down to here."""
        if key == "pelaksana":
            return {"jenis": "lajur", "isi": self._symbols(line)}
        if key == "no":
            number = self._rows[line.row]["no"]
            return {"jenis": "no", "isi": "" if line.piece else number, "lanjutan": number if line.piece else ""}
        if key == "waktu" and not times:
            return None
        items = line.cells[key]
        plain = len(items) == 1 and not items[0]["nomor"] and [set(run) for run in items[0]["teks"]] == [{"teks"}]
        return {
            "jenis": "waktu" if key == "waktu" else "teks",
            "isi": items[0]["teks"][0]["teks"] if plain else items,
            "rentang": times,
        }

    def _symbols(self, line: Line) -> list[list[Data]]:
        lanes: list[list[Data]] = [[] for _ in range(self._entry.flow.lanes)]
        geometry = self._entry.geometry
        for index, symbol in enumerate(self._entry.flow.symbols):
            if symbol.row == line.row and not line.piece:
                centre = geometry.centres[index]
                left, right = self._columns.lanes[symbol.lane : symbol.lane + 2]
                lanes[symbol.lane].append({
                    "bentuk": symbol.bentuk.value, "teks": displayable(symbol.teks), "kata": displayable(self._said[index]),
                    "x": (right - left) * geometry.lanes[symbol.lane].lines[centre.x],
                    "y": line.height * geometry.rows[line.row].lines[centre.y],
                })  # fmt: skip
        return lanes
