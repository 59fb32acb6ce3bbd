# Charts in which the words at exits would make everything unreadably small: letters take the place of those that lanes are
# widened for; «ya» and «tidak» stay.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tatalaksana.catalog import Entry
from tatalaksana.chart import UnroutableError, route
from tatalaksana.chart.labels import label_lines, label_width
from tatalaksana.chart.sizes import LABEL_ROOM
from tatalaksana.model import Kolom
from tatalaksana.render.fitting.columns import Claims, Columns, columns_of

_LEAST = 0.5
"""Points in a pixel of the chart below which its words, at ten pixels, are no longer read: five points."""


def legible(
    entry: Entry, kolom: Sequence[Kolom], names: Sequence[str], claims: Claims
) -> tuple[Entry, Columns, Mapping[int, str]]:
    """An entry whose chart can be read on paper.

    Args:
        entry: The SOP.
        kolom: The columns of its table.
        names: What stands over the lanes.
        claims: What the columns of text ask for, and what they share.

    Returns:
        The entry, drawn anew with letters at the exits if that makes its chart larger; the columns;
        row to what its letters mean.
    """
    columns = columns_of(kolom, entry.geometry, names, claims)
    if columns.scale >= _LEAST:
        return entry, columns, {}
    letters: dict[int, dict[str, str]] = {}
    edges = []
    wordy = {edge.source for edge in entry.flow.edges if label_width(label_lines(edge.label)) > LABEL_ROOM}
    for edge in entry.flow.edges:
        if edge.source not in wordy:
            edges.append(edge)
            continue
        known = letters.setdefault(entry.flow.symbols[edge.source].row, {})
        edges.append(
            replace(edge, label=known.setdefault(edge.label, chr(ord("a") + len(known)))) if edge.label else edge
        )
    flow = replace(entry.flow, edges=tuple(edges))
    try:
        geometry = route(flow)
    except UnroutableError:
        return entry, columns, {}
    wider = columns_of(kolom, geometry, names, claims)
    if wider.scale <= columns.scale:
        return entry, columns, {}
    said = {
        row: "; ".join(f"{letter} = {words}" for words, letter in known.items())
        for row, known in letters.items()
        if known
    }
    return replace(entry, flow=flow, geometry=geometry), wider, said
