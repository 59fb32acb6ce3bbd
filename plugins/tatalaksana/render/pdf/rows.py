# The rows of the table: what stands in their cells, how tall that is, and the lines they are printed as. A row is one
# line, unless no page can hold it: then it is cut into as many as it needs.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tatalaksana.catalog import Catalog, Entry
from tatalaksana.faces import REGULAR
from tatalaksana.model import KOLOM_TEKS, WAKTU, Kolom
from tatalaksana.render.fitting.columns import Columns
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.fitting.letters import CAPITAL, CUT, HYPHEN, Bounds, known, lines_of
from tatalaksana.render.pdf.measuring import CutPiece, Token, Tokens, Unsure
from tatalaksana.render.pdf.texts import Body, Item, Run, box_items, fitted, text_items

_TABLE = LAYOUT.table
_LISTS = LAYOUT.lists
_OTHER_FACES = 1.5
"""How much taller lines may be that hold letters of other faces."""
_TOKEN = re.compile(r"[^ \n\u00ad\ue000]*[ \n\u00ad\ue000]?")
_COLUMNS = tuple(key.value for key in Kolom if key not in (Kolom.NO, Kolom.PELAKSANA))


@dataclass(frozen=True)
class Row:
    """A step as it is printed."""

    number: str
    cells: Mapping[str, Body]
    """The words of each column of text."""
    span: int
    """The rows that its time is for."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the printed table: a row of the SOP, or a piece of one."""

    row: int
    piece: int
    """0 for the first of a row, which has its number, its time and its symbols."""
    cells: Mapping[str, Body]
    """The words of each column of text."""
    height: float


def rows_of(entry: Entry, catalog: Catalog, columns: Columns, size: float, exits: Mapping[int, str]) -> tuple[Row, ...]:
    """What stands in each row's cells.

    Args:
        entry: The SOP.
        catalog: Where its steps' detailed SOP are looked up.
        columns: The widths of the columns.
        size: Of the letters.
        exits: Row to the words for its exits, where the chart has letters instead.
    """
    last = entry.flow.steps
    widths = {key: columns.texts.get(key.value, 0.0) for key in Kolom}
    fit = fitted(widths[Kolom.KEGIATAN], size)
    rows = []
    for row, kegiatan in enumerate(entry.sop.kegiatan):
        waktu = kegiatan.waktu
        detail = catalog.rincian.get((entry.id, row))
        below = (exits.get(row), f"Rincian: {detail.rujukan.teks}" if detail else None)
        small = tuple(Run(fit(words), small=True) for words in below if words)
        said = text_items(kegiatan.uraian, widths[Kolom.KEGIATAN], size)
        cells = {
            Kolom.KEGIATAN.value: _with_small(said, small),
            **{key.value: box_items(getattr(kegiatan, key.value), widths[key], size) for key in KOLOM_TEKS},
            WAKTU.value: box_items(waktu.teks, widths[WAKTU], size) if waktu else (),
        }
        span = last[waktu.sampai] - row + 1 if waktu and waktu.sampai else 1
        rows.append(Row(entry.flow.numbers[row], cells, span))
    return tuple(rows)


def _with_small(said: Body, small: tuple[Run, ...]) -> Body:
    """A text with what stands small below it; behind several paragraphs or a list that is a paragraph of its own."""
    if not small:
        return said
    if len(said) == 1:
        return (replace(said[0], runs=(*said[0].runs, *small)),)
    return (*said, Item(small, over=_LISTS.paragraph))


def row_heights(
    rows: Sequence[Row], columns: Columns, size: float, charts: Sequence[float]
) -> tuple[list[float], tuple[Unsure, ...]]:
    """How tall each row is, and the cells that the template has to measure, since they may be taller than that.

    Args:
        rows: From `rows_of`.
        columns: The widths of the columns.
        size: Of the letters.
        charts: The least height of each row that its symbols and lines ask for.
    """
    heights: list[float] = []
    asked: list[Unsure] = []
    for number, (row, chart) in enumerate(zip(rows, charts, strict=True)):
        bounds = [(cell_height(row.cells[key], width, size), key, width) for key, width in texts(row, columns)]
        height = max([chart, *(least for (least, _), *_ in bounds)])
        heights.append(height)
        asked += [Unsure(number, row.cells[key], width) for (_, most), key, width in bounds if most > height]
    return heights, tuple(asked)


def lines(rows: Sequence[Row], heights: Sequence[float], cuts: Mapping[int, Sequence[CutPiece]]) -> tuple[Line, ...]:
    """The lines of the table.

    Args:
        rows: From `rows_of`.
        heights: Of each row, in points.
        cuts: Row to its pieces.
    """
    found = []
    for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
        if number not in cuts:
            found.append(Line(number, 0, row.cells, height))
            continue
        tokens = {key: tuple(_tokens(row.cells[key])) for key in _COLUMNS}
        for index, piece in enumerate(cuts[number]):
            taken = {key: _taken(tokens[key][slice(*piece.tokens.get(key, (0, 0)))]) for key in _COLUMNS}
            found.append(Line(number, index, taken, piece.height))
    return tuple(found)


def to_cut(row: Row, columns: Columns) -> tuple[Tokens, ...]:
    """The texts of a row that no page can hold, as tokens between which it may be cut."""
    return tuple(Tokens(key, width, tuple(_tokens(row.cells[key]))) for key, width in texts(row, columns))


def texts(row: Row, columns: Columns) -> Iterator[tuple[str, float]]:
    """The columns in which a row has text of its own, and the width of that text."""
    for key, width in columns.texts.items():
        if key in _COLUMNS and row.cells[key] and not (key == WAKTU and row.span > 1):
            yield key, width - 2 * _TABLE.padding[0]


def cell_height(cell: Body, width: float, size: float) -> Bounds:
    """The height of a cell, in points.

    Args:
        cell: A text, or the items of a list.
        width: Of the lines, in points.
        size: Of the letters.
    """
    least, most = words_height(cell, width, size, _TABLE.leading, _TABLE.gap)
    return Bounds(least + 2 * _TABLE.padding[1], most + 2 * _TABLE.padding[1])


def words_height(cell: Body, width: float, size: float, leading: float, gap: float) -> Bounds:
    """The height of what stands in a cell; `leading` between the lines of a text that is no list, `gap` between items."""
    alone = len(cell) == 1 and not cell[0].wide
    between = leading if alone else _LISTS.leading
    heights = [_item_height(item.runs, width - item.room * size, size, between) for item in cell]
    rest = sum(item.over or gap for item in cell[1:]) * size
    least, most = (rest + sum(height[end] for height in heights) for end in (0, 1))
    # Where paragraphs and lists stand among each other, only the template knows what parts them.
    return Bounds(least, most if alone or not any(item.over for item in cell) else most + 1)


def _item_height(said: Sequence[Run], width: float, size: float, leading: float) -> Bounds:
    """The height of a text in runs; what is small stands on lines of its own."""
    large = [(run.text, run.face) for run in said if not run.small]
    found = [(1.0, lines_of(large, width, size))] if large or not said else []
    found += [(_LISTS.small, lines_of([(run.text, REGULAR)], width, size * _LISTS.small)) for run in said if run.small]
    tall = 1.0 if all(known(run.text) for run in said) else _OTHER_FACES
    heights = [sum(lines[end] * (share * CAPITAL + leading) for share, lines in found) - leading for end in (0, 1)]
    return Bounds(heights[0] * size, heights[1] * size * tall)


def _tokens(cell: Body) -> Iterator[Token]:
    for item in cell:
        first, bare = True, replace(item, runs=())
        for run in item.runs or (Run(""),):
            for word in _TOKEN.findall(run.text) or [""]:
                if word or first:
                    yield Token(replace(run, text=word), bare, first)
                    first = False


def _taken(tokens: Sequence[Token]) -> Body:
    """The part of a cell that tokens are. A mark stands before the first word of its item only."""
    found: list[Item] = []
    for token in tokens:
        if token.begins or not found:
            found.append(replace(token.item, mark=token.item.mark if token.begins else "", runs=(token.run,)))
        else:
            found[-1] = replace(found[-1], runs=(*found[-1].runs, token.run))
    if found and found[-1].runs[-1].text.endswith(("\n", HYPHEN, CUT)):
        *before, last = found[-1].runs
        found[-1] = replace(found[-1], runs=(*before, replace(last, text=last.text.rstrip(f"\n{HYPHEN}{CUT}"))))
    return tuple(found)
