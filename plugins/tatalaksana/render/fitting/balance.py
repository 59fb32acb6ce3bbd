# Activities and the things beside them: what saves most height may leave things one or two words a line. Where the page has room
# they get some of the width of activities, if fewer lines are cut by it.
from __future__ import annotations

from collections.abc import Mapping, Sequence

from tatalaksana.model import LEBAR, Breadth, Kolom
from tatalaksana.render.fitting.growth import further_lines, heights_at, pages_taken
from tatalaksana.render.fitting.wants import Wants

_THINGS = tuple(kolom for kolom, breadth in LEBAR.items() if breadth is Breadth.ITEMS)
_NARROW = 90.0
"""Points below which a column of things has one or two words a line."""
_TIMES = 2.0
"""So many times as wide as it activities must be, to give it something."""
_GIVEN = tuple(4.0 * step for step in range(1, 11))
"""Points that activities may give, shared by all things."""
_FEWER = 2
"""Lines that must be cut less, for a table to be worth growing taller."""


def eased_things(
    texts: dict[Kolom, float], wants: Mapping[Kolom, Wants], rows: Sequence[float], height: float
) -> dict[Kolom, float]:
    """The columns of text with things as wide as cuts fewest lines, on no more pages.

    Args:
        texts: Their widths.
        wants: What they ask for.
        rows: What the chart needs of each row, in points.
        height: Of a page, for rows.
    """
    things, wide = [key for key in _THINGS if key in texts], texts.get(Kolom.KEGIATAN, 0.0)
    narrowest = min([texts[key] for key in things], default=_NARROW)
    if narrowest >= _NARROW or wide < _TIMES * narrowest:
        return texts
    # Columns that stay as they are are reckoned once.
    changed = {key: texts[key] for key in (Kolom.KEGIATAN, *things)}
    others = heights_at({key: width for key, width in texts.items() if key not in changed}, wants, rows)
    line, most = wants[Kolom.KEGIATAN].line, pages_taken(heights_at(changed, wants, others), height)
    best, least = changed, further_lines(changed, wants) - (_FEWER - 1) * line
    for given in _GIVEN:
        then = {key: width + given / len(things) for key, width in changed.items()} | {Kolom.KEGIATAN: wide - given}
        cut = further_lines(then, wants)
        # How tall rows are is known about only: half a line stays free.
        if cut < least - line / 2 and pages_taken(heights_at(then, wants, others), height - line / 2) <= most:
            best, least = then, cut
    return texts | best
