# The rows of the table: what stands in their cells, how tall that is, and the lines they are printed as. A row is one
# line, unless no page can hold it: then it is cut into as many as it needs.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tatalaksana.catalog import Catalog, Entry
from tatalaksana.model import Kolom
from tatalaksana.render.pdf.columns import Columns
from tatalaksana.render.pdf.letters import CAPITAL, REGULAR, Bounds, known, lines_of
from tatalaksana.render.pdf.texts import Data, face_of, fitted, items, numbered, runs

PADDING = (3.0, 4.0)
"""What a cell keeps free at its sides, and above and below."""
_LEADING = (0.42, 0.45)
"""Between the lines, in a text of its own and in a list."""
_GAP = 0.3
"""Between the items of a list."""
_OTHER_FACES = 1.5
"""How much taller lines may be that hold letters of other faces."""
_SMALL = 0.9
"""The size of what stands small below a text, in sizes of its letters."""
_TOKEN = re.compile(r"[^ \u200b]*[ \u200b]?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the printed table: a row of the SOP, or a piece of one."""

    row: int
    piece: int
    """0 for the first of a row, which has its number, its time and its symbols."""
    cells: Mapping[str, list[Data]]
    """The words of each column of text."""
    height: float


def row_data(entry: Entry, catalog: Catalog, columns: Columns, size: float, exits: Mapping[int, str]) -> list[Data]:
    """What stands in each row's cells.

    Args:
        entry: The SOP.
        catalog: Where its steps' detailed SOP are looked up.
        columns: The widths of the columns.
        size: Of the letters.
        exits: Row to the words for its exits, where the chart has letters instead.
    """
    sop = entry.sop
    last = entry.flow.steps
    widths = {key: columns.texts.get(key.value, 0.0) for key in Kolom}
    fits = {key: fitted(widths[key], size) for key in (Kolom.KEGIATAN, Kolom.WAKTU)}
    rows = []
    for row, kegiatan in enumerate(sop.kegiatan):
        waktu = kegiatan.waktu
        detail = catalog.rincian.get((entry.id, row))
        said = runs(kegiatan.uraian, fits[Kolom.KEGIATAN])
        for words in (exits.get(row), f"Rincian: {detail.rujukan.teks}" if detail else None):
            if words:
                said.append({"teks": fits[Kolom.KEGIATAN](words), "kecil": True})
        rows.append({
            "no": entry.flow.numbers[row],
            "kegiatan": [{"teks": said, "nomor": 0}],
            **{
                key.value: items(getattr(kegiatan, key.value), widths[key], size)
                for key in (Kolom.KELENGKAPAN, Kolom.OUTPUT, Kolom.KET)
            },
            "waktu": items(waktu.teks, widths[Kolom.WAKTU], size) if waktu else [],
            "rentang": last[waktu.sampai] - row + 1 if waktu and waktu.sampai else 1,
        })  # fmt: skip
    return rows


def row_heights(
    rows: Sequence[Data], columns: Columns, size: float, charts: Sequence[float]
) -> tuple[list[float], list[Data]]:
    """How tall each row is, and the cells that the template has to measure, since they may be taller than that.

    Args:
        rows: From `row_data`.
        columns: The widths of the columns.
        size: Of the letters.
        charts: The least height of each row that its symbols and lines ask for.
    """
    heights, asked = [], []
    for number, (row, chart) in enumerate(zip(rows, charts, strict=True)):
        bounds = [(cell_height(row[key], width, size), key, width) for key, width in texts(row, columns)]
        height = max([chart, *(least for (least, _), *_ in bounds)])
        heights.append(height)
        asked += [
            {"baris": number, "isi": row[key], "lebar": width} for (_, most), key, width in bounds if most > height
        ]
    return heights, asked


def lines(rows: Sequence[Data], heights: Sequence[float], cuts: Mapping[int, list[Data]]) -> tuple[Line, ...]:
    """The lines of the table.

    Args:
        rows: From `row_data`.
        heights: Of each row, in points.
        cuts: Row to its pieces, each with its `tinggi` and for every column of text how many of its tokens it takes.
    """
    found = []
    for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
        cells = {key: row[key] for key in _COLUMNS}
        if number not in cuts:
            found.append(Line(number, 0, cells, height))
            continue
        for piece, cut in enumerate(cuts[number]):
            taken = {key: _taken(cells[key], *cut["token"][key]) if key in cut["token"] else [] for key in _COLUMNS}
            found.append(Line(number, piece, taken, cut["tinggi"]))
    return tuple(found)


def to_cut(row: Data, columns: Columns) -> list[Data]:
    """The texts of a row that no page can hold, as tokens between which it may be cut."""
    return [{"kolom": key, "lebar": width, "token": list(_tokens(row[key]))} for key, width in texts(row, columns)]


_COLUMNS = tuple(key.value for key in Kolom if key not in (Kolom.NO, Kolom.PELAKSANA))


def texts(row: Data, columns: Columns) -> Iterator[tuple[str, float]]:
    """The columns in which a row has text of its own, and the width of that text."""
    for key, width in columns.texts.items():
        if key in _COLUMNS and row[key] and not (key == "waktu" and row["rentang"] > 1):
            yield key, width - 2 * PADDING[0]


def cell_height(cell: list[Data], width: float, size: float) -> Bounds:
    """The height of a cell, in points.

    Args:
        cell: A text, or the items of a list.
        width: Of the lines, in points.
        size: Of the letters.
    """
    least, most = words_height(cell, width, size, _LEADING, _GAP)
    return Bounds(least + 2 * PADDING[1], most + 2 * PADDING[1])


def words_height(cell: list[Data], width: float, size: float, leading: tuple[float, float], gap: float) -> Bounds:
    """The height of what stands in a cell; `leading` and `gap` as those of this room's rows."""
    room = width - numbered(cell) * size
    items = [_item_height(item["teks"], room, size, leading[1 if numbered(cell) else 0]) for item in cell]
    rest = gap * size * max(0, len(cell) - 1)
    return Bounds(rest + sum(item.least for item in items), rest + sum(item.most for item in items))


def _item_height(said: list[Data], width: float, size: float, leading: float) -> Bounds:
    """The height of a text in runs; what is small stands on lines of its own."""
    large = [(run["teks"], face_of(run)) for run in said if not run.get("kecil")]
    found = [(1.0, lines_of(large, width, size))]
    found += [(_SMALL, lines_of([(run["teks"], REGULAR)], width, size * _SMALL)) for run in said if run.get("kecil")]
    tall = 1.0 if all(known(run["teks"]) for run in said) else _OTHER_FACES
    heights = [sum(lines[end] * (share * CAPITAL + leading) for share, lines in found) - leading for end in (0, 1)]
    return Bounds(heights[0] * size, heights[1] * size * tall)


def _tokens(cell: list[Data]) -> Iterator[Data]:
    for item in cell:
        first = True
        for run in item["teks"]:
            for word in _TOKEN.findall(run["teks"]):
                if word:
                    # A number stands before the first word of its item only.
                    yield {**run, "teks": word, "nomor": item["nomor"] if first else -1}
                    first = False


def _taken(cell: list[Data], start: int, end: int) -> list[Data]:
    """The part of a cell from one token to another."""
    found: list[Data] = []
    for token in list(_tokens(cell))[start:end]:
        run = {key: value for key, value in token.items() if key != "nomor"}
        if token["nomor"] >= 0 or not found:
            found.append({"teks": [run], "nomor": max(0, token["nomor"])})
        else:
            found[-1]["teks"].append(run)
    return found
