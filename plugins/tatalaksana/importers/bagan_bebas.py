# A procedure that is only drawn: symbols that hold what is done, free on the page or below the names of those who act, and no table
# of steps. Its symbols are set as rows, as those of charts of their own are.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tatalaksana.importers.jalan_keluar import label_distance
from tatalaksana.importers.kalimat_langkah import is_person
from tatalaksana.importers.keraguan import drawn_less
from tatalaksana.importers.panah import Arrow, arrows_between
from tatalaksana.importers.readers.chart_drawings import ChartBox, ChartLink, ChartSheet, drawing_reading
from tatalaksana.importers.reading import (
    PageBox,
    ReadCell,
    Reading,
    ReadShape,
    ReadTable,
    ReadText,
    Rupa,
    UnreadDocumentError,
)
from tatalaksana.importers.terbaca import Keyakinan, Terkenali, unsure

_SYMBOLS = frozenset({Rupa.KAPSUL, Rupa.KOTAK, Rupa.BELAH_KETUPAT, Rupa.SEGILIMA})
_LEAST, _LEAST_ARROWS = 3, 2
"""Symbols that say what is done, and arrows between them, in a chart."""
_LONGEST_LABEL, _REACH = 40, 45.0
"""Letters of what stands at an exit, and points that it may be away."""
_ENDLESS = 1e6
_CHART = "Bagan Alir"
_WHY = "Bagan tanpa tabel kegiatan; tiap simbolnya dibaca sebagai satu kegiatan."


def charted(reading: Reading) -> Reading | None:
    """A document whose chart is a table of steps below all else that it says; None where it has no chart that says what is done.

    Args:
        reading: A document without steps.
    """
    symbols = [one for one in reading.shapes if one.rupa in _SYMBOLS]
    arrows = arrows_between(symbols, reading.lines)[0]
    joined = {name for arrow in arrows for name in (arrow.source, arrow.target)}
    if len(arrows) < _LEAST_ARROWS or sum(one.name in joined and bool(one.text) for one in symbols) < _LEAST:
        return None
    labels, texts = _labelled(arrows, {one.name: one for one in symbols}, reading.shapes)
    lanes, blocks = _lanes(reading, symbols)
    sheet = ChartSheet(
        "", "", tuple(ChartBox(one.name, one.rupa, one.text, one.bounds) for one in symbols),
        tuple(ChartLink(one.source, one.target, labels.get(at, one.text)) for at, one in enumerate(arrows)), lanes,
    )  # fmt: skip
    try:
        chart = drawing_reading(reading.kind, [sheet])
    except UnreadDocumentError:
        return None
    table = next(one for one in chart.blocks if isinstance(one, ReadTable))
    if not lanes:
        # Who acts is then what the sentences say.
        unsaid = max(table.cells, key=lambda cell: (cell.row == 1, -cell.column))
        table = replace(table, cells=tuple(replace(one, text=_CHART) if one is unsaid else one for one in table.cells))
    above = (replace(one, bounds=None) if isinstance(one, ReadText) else one for one in blocks)
    rest = (ReadText(1, text) for text in texts)
    return replace(reading, blocks=(*above, table, *rest), shapes=chart.shapes, lines=chart.lines, flowing=False)


def less_sure_drawn(found: Terkenali) -> Terkenali:
    """An SOP whose steps were drawn only: none of them is sure."""
    rows = tuple(
        replace(row, isi={key: unsure(one, Keyakinan.MUNGKIN, _WHY) for key, one in row.isi.items()})
        for row in found.baris
    )
    lanes = tuple(replace(one, dasar=unsure(one.dasar, Keyakinan.MUNGKIN, _WHY)) for one in found.lajur)
    found = replace(found, baris=rows, lajur=lanes)
    return drawn_less(found, lambda one: unsure(one, Keyakinan.MUNGKIN, _WHY), _WHY)


def _labelled(
    arrows: Sequence[Arrow], known: Mapping[str, ReadShape], shapes: Sequence[ReadShape]
) -> tuple[dict[int, str], list[str]]:
    """Of arrows out of decisions the nearest short text, and the texts that stand at none."""
    exits = [at for at, one in enumerate(arrows) if known[one.source].rupa is Rupa.BELAH_KETUPAT]
    loose = [one for one in shapes if one.rupa is Rupa.TEKS and one.text]
    short = [at for at, one in enumerate(loose) if len(one.text) <= _LONGEST_LABEL]
    near = sorted(
        (away, at, way)
        for at in short
        for way in exits
        if (away := label_distance(loose[at].bounds, arrows[way], known[arrows[way].source])) <= _REACH
    )
    found: dict[int, str] = {}
    used: set[int] = set()
    for _, at, way in near:
        if at not in used and way not in found:
            found[way] = " ".join(loose[at].text.split())
            used.add(at)
    return found, [one.text for at, one in enumerate(loose) if at not in used]


def _lanes(
    reading: Reading, symbols: Sequence[ReadShape]
) -> tuple[dict[str, tuple[str, PageBox]], list[ReadTable | ReadText]]:
    """The names of those who act above the columns, or left of the rows, in which symbols stand, each with that, and what else stands in the document."""
    for table in (one for one in reading.blocks if isinstance(one, ReadTable)):
        for lanes in (_above(table), _beside(table)):
            held = [
                one
                for one in symbols
                if one.page == table.page and any(where.distance(*one.bounds.middle) == 0 for _, where in lanes)
            ]
            if len(lanes) > 1 and 2 * len(held) > len(symbols):
                first = min(cell.row for cell, _ in lanes)
                above = tuple(cell for cell in table.cells if cell.row < first)
                rest = [replace(one, cells=above) if one is table else one for one in reading.blocks]
                found = {f"lajur-{at}": (cell.text, where) for at, (cell, where) in enumerate(lanes)}
                return found, [one for one in rest if not isinstance(one, ReadTable) or one.cells]
    return {}, [*reading.blocks]


def _above(table: ReadTable) -> list[tuple[ReadCell, PageBox]]:
    """The cells of the lowest row with words of a table, each with what is below it in the table, or on the page where nothing else is in that or most are called as people are."""
    told = [cell for cell in table.cells if cell.text.strip()]
    last = max((cell.row for cell in told), default=0)
    heads = [cell for cell in told if cell.row == last]
    bottom = max((cell.bounds.bottom for cell in table.cells if cell.bounds), default=0.0)
    lowest = all(cell.bounds and cell.bounds.bottom >= bottom for cell in heads)
    named = lowest and 2 * sum(is_person(cell.text) for cell in heads) > len(heads)
    ends = _ENDLESS if named or len(heads) == len(told) else bottom
    return [
        (cell, PageBox(cell.bounds.left, cell.bounds.top, cell.bounds.right, ends)) for cell in heads if cell.bounds
    ]


def _beside(table: ReadTable) -> list[tuple[ReadCell, PageBox]]:
    """The cells of the first column of a table that has words in no other, each with what is right of it."""
    told = [cell for cell in table.cells if cell.text.strip()]
    if len({cell.column for cell in told}) > 1:
        return []
    return [
        (cell, PageBox(cell.bounds.right, cell.bounds.top, _ENDLESS, cell.bounds.bottom))
        for cell in told
        if cell.bounds
    ]
