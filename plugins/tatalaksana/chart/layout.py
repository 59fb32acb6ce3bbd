# From grid and tracks to bands: how much room every lane and row needs, and at which fraction its lines run.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tatalaksana.chart.geometry import Band, ExitLabel, Geometry, Point, Route, Side, SymbolSize
from tatalaksana.chart.grid import Corners, Grid
from tatalaksana.chart.labels import label_width, labels_height, place_labels
from tatalaksana.chart.letters import letters_width
from tatalaksana.chart.shape import enters, leaves
from tatalaksana.chart.sizes import (
    EDGE_GAP,
    LABEL_SIZE,
    LANES_ROOM,
    MIN_HALF_EMPTY,
    MIN_HALF_LANE,
    MIN_HALF_ROW,
    NARROW_HALF_LANE,
    OUTER_GAP,
    SYMBOL_GAP,
    TRACK_GAP,
    USUAL_LANE,
    WORDS_NARROW,
    WORDS_WIDEST,
)
from tatalaksana.chart.symbol_size import symbol_sizes
from tatalaksana.chart.tracks import Gutter, RoutePiece, Tracks
from tatalaksana.model import Flow


@dataclass(slots=True)
class _Half:
    """One side of the middle of a lane or a grid row: tracks from the border inwards, then what labels reach to."""

    tracks: int = 0
    reach: int = 0
    """How far from the middle labels go."""
    gap: int = EDGE_GAP
    """Between the border and the nearest track."""

    def size(self, symbol: int, least: int) -> int:
        """Its size, for symbols that take so much of it."""
        outside = self.gap + (self.tracks - 1) * TRACK_GAP + SYMBOL_GAP if self.tracks else 0
        return max(least, max(self.reach, symbol + (SYMBOL_GAP if self.tracks else 0)) + outside)


@dataclass(slots=True)
class _Line:
    """A lane or a grid row while it is measured."""

    low: _Half = field(default_factory=_Half)
    high: _Half = field(default_factory=_Half)
    symbol: int = 0
    """Half of its largest symbol."""

    def halves(self, least: int) -> tuple[int, int]:
        least = max(least, self.symbol + _AROUND if self.symbol else 0)
        return self.low.size(self.symbol, least), self.high.size(self.symbol, least)


_AROUND = 12
"""Between a symbol and the border of its cell: an arrowhead and a piece of its line."""


def layout(flow: Flow, grid: Grid, routes: Sequence[Corners], tracks: Tracks, letters: float) -> Geometry:
    """The geometry of a planned chart, whose letters are so many times as large as usual ones.

    Words at exits stay whole where lanes have room for that.
    """
    geometry = _Layout(flow, grid, routes, tracks).geometry(letters, WORDS_WIDEST)
    if sum([lane.size for lane in geometry.lanes]) > LANES_ROOM and _wordy(flow, letters):
        return _Layout(flow, grid, routes, tracks).geometry(letters, WORDS_NARROW)
    return geometry


def _wordy(flow: Flow, letters: float) -> bool:
    """Whether a word at an exit is wider than one may be where lanes are narrow."""
    return any(
        letters_width(word, LABEL_SIZE * letters) > WORDS_NARROW for edge in flow.edges for word in edge.label.split()
    )


class _Layout:
    def __init__(self, flow: Flow, grid: Grid, routes: Sequence[Corners], tracks: Tracks) -> None:
        self._flow = flow
        self._grid = grid
        self._routes = routes
        self._tracks = tracks
        self._lanes = [_Line() for _ in range(grid.width // 2)]
        self._lanes[0].low.gap = self._lanes[-1].high.gap = OUTER_GAP
        self._levels = [_Line() for _ in range(grid.height // 2)]
        self._splits = {gutter: _split(gutter, lean, grid) for gutter, lean in tracks.leans.items()}

    def geometry(self, letters: float, widest: float) -> Geometry:
        for (vertical, line), (low, high) in self._splits.items():
            side = self._lanes if vertical else self._levels
            if low:
                side[line // 2 - 1].high.tracks = low
            if high:
                side[line // 2].low.tracks = high
        sizes = symbol_sizes(self._flow, letters)
        labels = place_labels(self._flow, self._routes, sizes, letters, widest)
        _reserve_symbols(self._grid, sizes, self._lanes, self._levels)
        _reserve_labels(self._grid, labels, letters, self._lanes, self._levels)
        rows, self._level_line, self._track_line = _row_bands(self._flow, self._grid, self._levels)
        self._rows = [(row, self._level_line[level]) for level, (row, _) in enumerate(self._grid.levels)]
        self._centres = tuple([Point(x // 2, 0, *self._rows[y // 2]) for x, y in self._grid.places])
        return Geometry(
            _lane_bands(self._lanes),
            rows,
            self._centres,
            sizes,
            tuple(
                [
                    Route(edge, self._points(edge, corners), leaves(corners), enters(corners), labels[edge])
                    for edge, corners in enumerate(self._routes)
                ]
            ),
            self._tracks.excess,
            letters,
        )

    def _points(self, edge: int, corners: Corners) -> tuple[Point, ...]:
        ends = self._flow.edges[edge]
        points = [self._centres[ends.source]]
        last = len(corners) - 2
        upright = last > 0 and corners[0][0] == corners[1][0]
        for index in range(last):
            x, y = corners[index + 1]
            # A corner stands on two pieces: the upright one says where it is across, the level one how far down.
            down, over = (index, index + 1) if upright else (index + 1, index)
            lane, across = (x // 2, 0) if x % 2 else self._across(x, (edge, down))
            row, along = self._rows[y // 2] if y % 2 else self._along(y, (edge, over))
            points.append(Point(lane, across, row, along))
            upright = not upright
        points.append(self._centres[ends.target])
        return tuple(points)

    def _across(self, x: int, piece: RoutePiece) -> tuple[int, int]:
        """(lane, line) of the track that a piece runs on in a gutter."""
        track, (low, _) = self._tracks.of[piece], self._splits[True, x]
        if track < low:
            lane = x // 2 - 1
            return lane, 1 + self._lanes[lane].low.tracks + track
        return x // 2, 1 + track - low

    def _along(self, y: int, piece: RoutePiece) -> tuple[int, int]:
        """(row, line) of the track that a piece runs on in a gutter."""
        levels = self._grid.levels
        track, (low, _) = self._tracks.of[piece], self._splits[False, y]
        if track < low:
            level = y // 2 - 1
            return levels[level][0], self._track_line[level] + self._levels[level].low.tracks + track
        return levels[y // 2][0], self._track_line[y // 2] + track - low


def _split(gutter: Gutter, lean: Sequence[int], grid: Grid) -> tuple[int, int]:
    """How many tracks of a gutter run before the border line in its middle, and how many behind."""
    vertical, line = gutter
    count = len(lean)
    if line == 0:
        return 0, count
    if line == (grid.width if vertical else grid.height):
        return count, 0
    # Tracks stand on the side that their lines turn to; undecided ones share evenly.
    wrong = sum([value < 0 for value in lean])
    best = wrong, count, 0
    for cut, value in enumerate(lean, 1):
        wrong += (value > 0) - (value < 0)
        best = min(best, (wrong, abs(2 * cut - count), cut))
    cut = best[2]
    return cut, count - cut


def _reserve_symbols(grid: Grid, sizes: Sequence[SymbolSize], lanes: list[_Line], levels: list[_Line]) -> None:
    """Keep the room that symbols need within the tracks."""
    for (x, y), size in zip(grid.places, sizes, strict=True):
        lane, level = lanes[x // 2], levels[y // 2]
        lane.symbol = max(lane.symbol, size.width // 2)
        level.symbol = max(level.symbol, size.height // 2)


def _reserve_labels(
    grid: Grid, labels: Sequence[ExitLabel | None], letters: float, lanes: list[_Line], levels: list[_Line]
) -> None:
    """Keep the room that labels need within the tracks."""
    for label in labels:
        if label is None:
            continue
        x, y = grid.places[label.symbol]
        lane, level = lanes[x // 2], levels[y // 2]
        across = lane.high if label.rightwards else lane.low
        across.reach = max(across.reach, label.near + label_width(label.lines, letters))
        down = level.low if label.top < 0 else level.high
        end = -label.top if label.top < 0 else label.top + labels_height(label.lines, letters)
        down.reach = max(down.reach, end if label.side in (Side.LEFT, Side.RIGHT) else end + _BEYOND)


_BEYOND = 2
"""Between a label above or below its symbol and what follows there."""


def _lane_bands(lanes: Sequence[_Line]) -> tuple[Band, ...]:
    """The lanes' bands: symbols stand in the middle, but where that made a lane wider than any other must be, or all too wide for a sheet."""
    halves = [lane.halves(MIN_HALF_LANE) for lane in lanes]
    common = max([USUAL_LANE, *(low + high for low, high in halves)])
    sizes = [min(2 * max(low, high), common) for low, high in halves]
    if sum(sizes) > LANES_ROOM:
        halves = [lane.halves(NARROW_HALF_LANE) for lane in lanes]
        sizes = [low + high for low, high in halves]
    bands = []
    for lane, size, (low, high) in zip(lanes, sizes, halves, strict=True):
        middle = size // 2 if 2 * max(low, high) <= size else low if low > high else size - high
        lines = [middle / size]
        lines += [(lane.low.gap + k * TRACK_GAP) / size for k in range(lane.low.tracks)]
        count = lane.high.tracks
        lines += [1 - (lane.high.gap + (count - 1 - k) * TRACK_GAP) / size for k in range(count)]
        bands.append(Band(size, tuple(lines)))
    return tuple(bands)


def _row_bands(flow: Flow, grid: Grid, levels: list[_Line]) -> tuple[tuple[Band, ...], dict[int, int], dict[int, int]]:
    """The rows' bands; for each grid row the number of its middle line, and of its first track."""
    members: Mapping[int, list[int]] = defaultdict(list)
    for index, (row, _) in enumerate(grid.levels):
        members[row].append(index)
    bands, level_line, track_line = [], {}, {}
    drawn = {symbol.row for symbol in flow.symbols}
    for row in range(flow.rows):
        middles: list[int] = []
        tracks: list[int] = []
        depth, top = len(members[row]), 0
        for place, index in enumerate(members[row]):
            level = levels[index]
            half = max(level.halves(MIN_HALF_ROW if row in drawn else MIN_HALF_EMPTY))
            level_line[index], track_line[index] = place, depth + len(tracks)
            middles.append(top + half)
            tracks += [top + EDGE_GAP + k * TRACK_GAP for k in range(level.low.tracks)]
            top += 2 * half
            count = level.high.tracks
            tracks += [top - EDGE_GAP - (count - 1 - k) * TRACK_GAP for k in range(count)]
        bands.append(Band(top, tuple([line / top for line in (*middles, *tracks)])))
    return tuple(bands), level_line, track_line
