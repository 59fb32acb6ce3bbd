# The last of choosing widths: what saves most height may leave a text three lines where a few points more would give it two.
# Columns of text give each other points for as long as that cuts fewer lines and takes no page more.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations
from math import fsum

from tatalaksana.model import LEBAR, Breadth, Kolom
from tatalaksana.render.fitting.growth import heights_at, pages_taken
from tatalaksana.render.fitting.wants import Wants

_COLUMNS = (Kolom.KEGIATAN, *(kolom for kolom, breadth in LEBAR.items() if breadth is not Breadth.NOTE))
_STEP = 4.0
"""Points that are given at a time."""
_REACH = 4
"""Steps that one gives another at once, at most: a line is often saved by the third only."""
_ROUNDS = 8
"""How often one gives another something, at most."""
_TALLER = 2
"""Lines that must be cut less, for a table to be worth growing taller."""


def fewest_cut(
    texts: Mapping[Kolom, float],
    wants: Mapping[Kolom, Wants],
    least: Mapping[Kolom, float],
    rows: Sequence[float],
    height: float,
) -> dict[Kolom, float]:
    """The columns of text as wide as cuts fewest lines, on no more pages.

    Args:
        texts: Their widths.
        wants: What they ask for.
        least: What each keeps of its width, where it is wider.
        rows: What the chart needs of each row, in points.
        height: Of a page, for rows; 0 where rows may not grow taller.
    """
    now = dict(texts)
    steps = {key: 0 for key in _COLUMNS if key in texts}
    tall = heights_at(now, wants, rows)
    for _ in range(_ROUNDS):
        cuts = {key: _cuts(texts[key], steps[key], wants[key], least[key]) for key in steps}
        gifts = [
            (given[0] + taken[0] - given[-count] - taken[count], -count, giver, taker)
            for (giver, given), (taker, taken) in permutations(cuts.items(), 2)
            for count in range(1, _REACH + 1)
            if -count in given and count in taken
        ]
        for saved, count, giver, taker in sorted([gift for gift in gifts if gift[0] > 0], reverse=True):
            moved = {**steps, giver: steps[giver] + count, taker: steps[taker] - count}
            then = {**now, **{key: texts[key] + _STEP * moved[key] for key in (giver, taker)}}
            heights = heights_at(then, wants, rows)
            if fsum(heights) <= fsum(tall) or (
                height and saved >= _TALLER and pages_taken(heights, height) <= pages_taken(tall, height)
            ):
                steps, now, tall = moved, then, heights
                break
        else:
            break
    return now


def _cuts(width: float, steps: int, want: Wants, least: float) -> dict[int, int]:
    """Steps that a column grows or, down to its least, gives, and how many lines its cells take then."""
    now = sum(want.lines_at(width + _STEP * steps))
    given = int((width - least) / _STEP) + steps
    more = _REACH if now > want.fewest else 0
    counts = range(-max(0, min(given, _REACH)), more + 1)
    return {count: sum(want.lines_at(width + _STEP * (steps + count))) if count else now for count in counts}
