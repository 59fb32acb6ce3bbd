# Where the words of a decision's exits stand: always at the corner that they leave, never where they arrive, for there they
# would be read as the exits of what stands beside them. Exits that share a corner can't be told apart by their place; unless
# they all lead to one step, their words say the step that each leads to.
from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from math import ceil, hypot, sqrt
from typing import NamedTuple

from tatalaksana.chart.geometry import ExitLabel, Side, SymbolSize
from tatalaksana.chart.grid import Corners
from tatalaksana.chart.letters import balanced, filled, letters_width
from tatalaksana.chart.sizes import (
    LABEL_APART,
    LABEL_BESIDE,
    LABEL_CLEAR,
    LABEL_LINE,
    LABEL_OFF,
    LABEL_ROOM,
    LABEL_SIZE,
    LABEL_SLACK,
    WORDS_NARROW,
    WORDS_WIDEST,
)
from tatalaksana.chart.way import side_number
from tatalaksana.model import SELESAI, Bentuk, Flow, Symbol
from tatalaksana.model.hyphenation import BEFORE_JOINED

_SIDES = (Side.TOP, Side.RIGHT, Side.BOTTOM, Side.LEFT)
"""By their numbers."""
_MOST_LINES = 3
_WORDY_LINES = 5
"""The same of words that are wider in three than a lane has room for beside others."""
_ROOMS = {1: LABEL_ROOM, 2: LABEL_ROOM + LABEL_LINE}
"""What so many lines may be wide before one more is taken: a third takes as much down as it may save across."""
_WIDER = 4
"""By how much a line grows at a time where its lines hold no more."""
_HARDLY = 0.1
"""Pixels that are none."""
_Quarter = tuple[int, bool, bool]
"""(symbol, above its middle?, to the right of it?)."""


class _Place(NamedTuple):
    """Where a label stands, before anything is measured."""

    symbol: int
    side: Side
    rank: int
    """How many labels stand there before it."""
    lines: tuple[str, ...]


def place_labels(
    flow: Flow,
    routes: Sequence[Corners],
    sizes: Sequence[SymbolSize],
    letters: float = 1.0,
    widest: float = WORDS_WIDEST,
) -> tuple[ExitLabel | None, ...]:
    """For each edge where its label stands, or None where it has none or another edge shows the same one; words that are wider are cut."""
    places = _places(flow, routes, letters, widest)
    labels: list[ExitLabel | None] = [None] * len(places)
    taken: dict[_Quarter, int] = {}
    # Those beside a side come first: the ones along a line up or down stand further out, past them.
    for beside in (True, False):
        for edge, place in enumerate(places):
            if place is not None and (place.side is Side.LEFT or place.side is Side.RIGHT) is beside:
                labels[edge] = _placed(place, flow.symbols[place.symbol].bentuk, sizes[place.symbol], letters, taken)
    return tuple(labels)


@lru_cache(maxsize=1024)
def label_lines(text: str, goals: str = "", letters: float = 1.0, widest: float = WORDS_WIDEST) -> tuple[str, ...]:
    """A label in as few lines as are no wider than a lane has room for, in three, if all are wider, or five, if these are much wider; its goals behind it, or below.

    A word that is wider than the widest may be, in pixels of usual letters, is cut.
    """
    lines: tuple[str, ...] = ()
    size = LABEL_SIZE * letters
    for count in range(1, _WORDY_LINES + 1):
        lines = balanced(text, count, size)
        if label_width(lines, letters) <= _ROOMS.get(count, WORDS_NARROW):
            break
    wide = [word for word in text.split() if letters_width(word, size) > widest]
    if wide and max(map(max, wide)) < BEFORE_JOINED:
        lines = _in_pieces(text, size)
    if not goals:
        return lines
    behind = (*lines[:-1], f"{lines[-1]} {goals}")
    return behind if label_width(behind, letters) <= max(LABEL_ROOM, label_width(lines, letters)) else (*lines, goals)


def _in_pieces(text: str, size: float) -> tuple[str, ...]:
    """A text with a word that is too wide, in as few lines as are no wider than words may be, or three, its words cut where they must."""
    lines: tuple[str, ...] = ()
    for most in range(2, _MOST_LINES + 1):
        room = max(LABEL_ROOM, ceil(letters_width(text, size) / most))
        while len(lines := filled(text, room, size)) > most:
            room += _WIDER
        if room <= WORDS_NARROW:
            break
    return lines


def label_width(lines: tuple[str, ...], letters: float = 1.0) -> int:
    """The room that a label's lines take across, in letters so many times as large as usual ones."""
    return ceil(max([letters_width(line, LABEL_SIZE * letters) for line in lines], default=0)) + LABEL_SLACK


def labels_height(lines: tuple[str, ...], letters: float) -> int:
    """The room that they take down."""
    return ceil(LABEL_LINE * letters * len(lines))


def _places(flow: Flow, routes: Sequence[Corners], letters: float, widest: float) -> list[_Place | None]:
    """At which corner each edge's label stands: the first there above (or right of) its line, the second below it."""
    said: dict[tuple[int, int], dict[str, list[int]]] = {}
    for number, (edge, corners) in enumerate(zip(flow.edges, routes, strict=True)):
        exits = said.setdefault((edge.source, side_number(corners[0], corners[1])), {})
        exits.setdefault(edge.label, []).append(number)
    places: list[_Place | None] = [None] * len(routes)
    for (symbol, side), exits in said.items():
        mixed = len(exits) > 1 and len({flow.edges[number].target for edges in exits.values() for number in edges}) > 1
        goals = _all_goals(flow, list(exits.values())) if mixed else [""] * len(exits)
        rank = 0
        for (label, edges), goal in zip(exits.items(), goals, strict=True):
            if label:
                places[edges[0]] = _Place(symbol, _SIDES[side], rank, label_lines(label, goal, letters, widest))
                rank += 1
    return places


def _all_goals(flow: Flow, exits: Sequence[Sequence[int]]) -> list[str]:
    """What the exits at one corner say of their goals; where they lead to several symbols of one row, also which of them."""
    goals = [[flow.symbols[flow.edges[number].target] for number in edges] for edges in exits]
    rows = [{goal.row for goal in several if not goal.made_up} for several in goals]
    shared = frozenset(row for at, mine in enumerate(rows) for row in mine if any(row in one for one in rows[:at]))
    rivals = {row: {goal for several in goals for goal in several if goal.row == row} for row in shared}
    parted = {goal: _where(flow, goal, several) for several in rivals.values() for goal in several if len(several) > 1}
    return [_goals(flow, several, parted) for several in goals]


def _goals(flow: Flow, goals: Sequence[Symbol], parted: Mapping[Symbol, str]) -> str:
    """The steps that an exit leads to, as its label names them: «(ke 4)», «(ke 4, kiri)», «(selesai)»."""
    named = sorted({(goal.row, parted.get(goal, "")) for goal in goals if not goal.made_up})
    names = [f"{flow.called(row)}{where}" for row, where in named]
    ends = [SELESAI][: any(goal.made_up for goal in goals)]
    return f"({'ke ' if names else ''}{', '.join([*names, *ends])})"


def _where(flow: Flow, goal: Symbol, rivals: Collection[Symbol]) -> str:
    """Which of its row's symbols it is, as one sees them beside those that it may be taken for: «, kiri», «, lajur ke-4», «, bawah»."""
    own = [one for one in flow.symbols if one.row == goal.row and not one.made_up]
    lanes = sorted({one.lane for one in own})
    levels = sorted(one.level for one in own if one.lane == goal.lane)
    said = ""
    if len({one.lane for one in rivals}) > 1:
        across = _ACROSS.get(len(lanes))
        said += f", {across[lanes.index(goal.lane)] if across else f'lajur ke-{goal.lane + 1}'}"
    if sum(one.lane == goal.lane for one in rivals) > 1:
        down = _DOWN.get(len(levels))
        place = levels.index(goal.level)
        said += f", {down[place] if down else f'ke-{place + 1}'}"
    return said


_ACROSS = {2: ("kiri", "kanan"), 3: ("kiri", "tengah", "kanan")}
"""What so many are called that stand beside each other."""
_DOWN = {2: ("atas", "bawah"), 3: ("atas", "tengah", "bawah")}
"""The same of those in one cell."""


def _placed(place: _Place, bentuk: Bentuk, size: SymbolSize, letters: float, taken: dict[_Quarter, int]) -> ExitLabel:
    """A label in its quarter around a symbol, outside of what already stands there."""
    symbol, side, rank, lines = place
    second = rank % 2 == 1
    if side in (Side.LEFT, Side.RIGHT):
        above, rightwards = not second, side is Side.RIGHT
        from_line, near = LABEL_OFF, _outline(bentuk, size) + LABEL_CLEAR
    else:
        above, rightwards = side is Side.TOP, not second
        if (symbol, above, rightwards) in taken and (symbol, above, not rightwards) not in taken:
            rightwards = not rightwards
        from_line, near = size.height // 2 + LABEL_OFF, LABEL_BESIDE
    quarter = (symbol, above, rightwards)
    begin = max(from_line, taken[quarter] + LABEL_APART) if quarter in taken else from_line
    end = taken[quarter] = begin + labels_height(lines, letters)
    return ExitLabel(symbol, side, lines, near, -end if above else begin, rightwards)


def _outline(bentuk: Bentuk, size: SymbolSize) -> int:
    """How far from its middle a symbol reaches at the height where a label beside its corner begins; a flat slope a little further."""
    half, tall = size.width / 2, size.height / 2
    if bentuk is Bentuk.BELAH_KETUPAT:
        return ceil(half * (1 - LABEL_OFF / tall) + max(0.0, hypot(half, tall) / tall / 2 - LABEL_CLEAR) - _HARDLY)
    if bentuk is Bentuk.KAPSUL:
        return ceil(half - tall + sqrt(tall * tall - LABEL_OFF * LABEL_OFF)) + LABEL_CLEAR
    return ceil(half) + LABEL_CLEAR
