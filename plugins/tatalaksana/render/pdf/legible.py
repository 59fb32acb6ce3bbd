# Charts in which the words at exits would make everything unreadably small: letters take the place of those that lanes are
# widened for; «ya» and «tidak» stay. Where that is not enough, all letters of the chart are larger than it is drawn.
from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from tatalaksana.catalog import Entry
from tatalaksana.chart import Geometry, RoutedChart, routed
from tatalaksana.chart.labels import label_lines, label_width
from tatalaksana.chart.sizes import LABEL_ROOM, LARGEST_LETTERS
from tatalaksana.model import Flow
from tatalaksana.render.fitting.columns import Columns

_LEAST = 0.5
"""Points in a pixel of the chart below which its words, at ten pixels, are no longer read: five points."""
_AIM = 0.515
"""What letters are made for: wider lanes take a little of it again."""
_TRIES = 2
"""How often letters are made larger: they make lanes wider, and all of the chart smaller."""
_WORTH = 1.25
"""So many times as large must letters that stand for «ya» and «tidak» too make a chart."""
Measured = Callable[[Geometry], Columns]
"""The columns of a table with a chart."""


class Legible(NamedTuple):
    """An entry whose chart can be read on paper."""

    entry: Entry
    columns: Columns
    exits: Mapping[int, str]
    """Row to what the letters at its exits mean."""


class Lettering:
    """What can be done for an SOP's chart: its lines run as they do, whatever stands at its exits."""

    def __init__(self, entry: Entry, measured: Measured) -> None:
        """Of what, and where.

        Args:
            entry: The SOP.
            measured: The columns of its table.
        """
        self._entry = entry
        self._measured = measured

    @cached_property
    def _chart(self) -> RoutedChart:
        return routed(self._entry.flow)

    def legible(self) -> Legible:
        """The SOP with letters at its exits if its chart is too small and they make it larger."""
        entry = self._entry
        plain = Legible(entry, self._measured(entry.geometry), {})
        wordy = _wordy(entry.flow)
        if plain.columns.scale >= _LEAST or not wordy:
            return plain
        found = self._lettered(wordy, 1.0)
        return found if found.columns.scale > plain.columns.scale else plain

    def enlarged(self, found: Legible) -> Legible:
        """What `legible` found with letters that are larger than its chart is drawn, where that is too small.

        «ya» and «tidak» stay unless that costs much of its size.
        """
        if found.columns.scale >= _LEAST:
            return found
        every = {edge.source for edge in self._entry.flow.edges if edge.label}
        words, letters = (self._readable(symbols, found) for symbols in (_wordy(self._entry.flow), every))
        return letters if letters.columns.scale > _WORTH * words.columns.scale else words

    def _readable(self, symbols: Collection[int], found: Legible) -> Legible:
        """The SOP with letters at the exits of some symbols, all of them as large as can be read."""
        for _ in range(_TRIES):
            found = self._lettered(symbols, min(LARGEST_LETTERS, max(1.0, _AIM / found.columns.scale)))
        return found

    def _lettered(self, symbols: Collection[int], larger: float) -> Legible:
        """The SOP with letters at the exits of some symbols, all letters so many times as large as usual."""
        entry = self._entry
        known: dict[int, dict[str, str]] = {}
        edges = []
        for edge in entry.flow.edges:
            label = edge.label
            if label and edge.source in symbols:
                letters = known.setdefault(entry.flow.symbols[edge.source].row, {})
                label = letters.setdefault(label, chr(ord("a") + len(letters)))
            edges.append(replace(edge, label=label))
        flow = replace(entry.flow, edges=tuple(edges))
        geometry = self._chart.geometry(flow, larger)
        exits = {
            row: "; ".join(f"{letter} = {words}" for words, letter in letters.items()) for row, letters in known.items()
        }
        return Legible(replace(entry, flow=flow, geometry=geometry), self._measured(geometry), exits)


def _wordy(flow: Flow) -> Collection[int]:
    """The symbols with words at their exits that lanes are widened for; where there is one, also those with words of several lines.

    What has letters at one decision is not spelled out over three lines at another.
    """
    lines = [(edge.source, label_lines(edge.label)) for edge in flow.edges]
    wide = {symbol for symbol, words in lines if label_width(words) > LABEL_ROOM}
    return wide | {symbol for symbol, words in lines if len(words) > 1} if wide else wide
