# The cheapest way of an edge on an empty chart. It is the one that `search` finds there, kind for kind in the same order;
# but nothing is drawn that would have to be asked for, so that the costs are sums and only the best way is made.
from __future__ import annotations

from collections.abc import Iterator, Sequence

from tatalaksana.chart.ends import Ends
from tatalaksana.chart.grid import Corners
from tatalaksana.chart.reach import Leg
from tatalaksana.chart.shape import BEND
from tatalaksana.chart.way import BOTTOM, LEFT, OPPOSITE, RIGHT, TOP

_INFINITE = float("inf")
_Priced = tuple[float, Corners]
"""A way, as its bends, and what it costs; without bends but infinite if it is none."""
_NONE: _Priced = (_INFINITE, ())


def empty_chart_way(
    ends: Ends, leave: Sequence[float], enter: Sequence[float], limit: float = _INFINITE
) -> _Priced | None:
    """The cheapest way's price and corners, where the sides cost so much; None where there is none below the limit."""
    least = min(leave) + min(enter) + ends.wide + ends.tall
    if least >= limit:
        return None
    best = min((limit, ()), _direct(ends, leave, enter), key=_price)
    if best[0] > least + 2 * BEND:
        best = min(best, *_level(ends, leave, enter), _by_gutter(ends, leave, enter, best[0]), key=_price)
    if best[0] > least + 4 * BEND:
        best = min(best, *_around(ends, leave, enter), key=_price)
    return (best[0], (ends.start, *best[1], ends.end)) if best[0] < limit else None


def _price(way: _Priced) -> float:
    return way[0]


def _direct(ends: Ends, leave: Sequence[float], enter: Sequence[float]) -> _Priced:
    """The straight way, or the cheaper one with one bend."""
    (x0, y0), (x1, y1) = ends.start, ends.end
    length = ends.wide + ends.tall
    across, along = (RIGHT if x1 > x0 else LEFT), (BOTTOM if y1 > y0 else TOP)
    if x0 == x1 or y0 == y1:
        side, target = (along, y1) if x0 == x1 else (across, x1)
        return (leave[side] + enter[OPPOSITE[side]] + length, ()) if ends.out[side].symbol == target else _NONE
    best = _NONE
    if _reaches(ends.out[across], x1) and _reaches(ends.into[OPPOSITE[along]], y0):
        best = leave[across] + enter[OPPOSITE[along]] + length + BEND, ((x1, y0),)
    if _reaches(ends.out[along], y1) and _reaches(ends.into[OPPOSITE[across]], x0):
        price = leave[along] + enter[OPPOSITE[across]] + length + BEND
        if price < best[0]:
            best = price, ((x0, y1),)
    return best


def _level(ends: Ends, leave: Sequence[float], enter: Sequence[float]) -> Iterator[_Priced]:
    """The ways up or down, over in a gutter between rows, up or down."""
    (x0, y0), (x1, y1) = ends.start, ends.end
    if x0 == x1:
        return
    for h, tall in ends.beside:
        out, into = TOP if h < y0 else BOTTOM, TOP if h < y1 else BOTTOM
        if _reaches(ends.out[out], h) and _reaches(ends.into[into], h):
            yield leave[out] + enter[into] + ends.wide + tall + 2 * BEND, ((x0, h), (x1, h))


def _by_gutter(ends: Ends, leave: Sequence[float], enter: Sequence[float], limit: float) -> _Priced:
    """The cheapest way through a gutter between lanes, if it costs less."""
    (x0, y0), (x1, y1) = ends.start, ends.end
    length = ends.wide + ends.tall
    nearest = min(leave) + min(enter) + length + 2 * BEND
    best: _Priced = limit, ()
    begins = [min(leave[side] + BEND, min(leave[TOP], leave[BOTTOM]) + 2 * BEND) for side in (LEFT, RIGHT)]
    finishes = [min(enter[side] + BEND, min(enter[TOP], enter[BOTTOM]) + 2 * BEND) for side in (LEFT, RIGHT)]
    for v, outside in ends.gutters:
        if nearest + 2 * outside >= best[0]:
            break
        if begins[v > x0] + finishes[v > x1] + length + 2 * outside >= best[0]:
            continue
        starts = list(_parts(ends.out, x0, y0, v, leave))
        for other, to in _parts(ends.into, x1, y1, v, enter):
            for price, at in starts:
                cost = price + other + abs(at - to)
                if cost < best[0] and at != to:
                    first = ((v, at),) if at == y0 else ((x0, at), (v, at))
                    last = ((v, to),) if to == y1 else ((v, to), (x1, to))
                    best = cost, (*first, *last)
    return best


def _parts(legs: Sequence[Leg], x: int, y: int, v: int, prices: Sequence[float]) -> Iterator[tuple[float, int]]:
    """(price, where it meets the gutter) of the ways between a symbol and a gutter at `v`."""
    side, wide = (LEFT, x - v) if v < x else (RIGHT, v - x)
    if _reaches(legs[side], v):
        yield prices[side] + wide + BEND, y
    yield prices[TOP] + wide + 2 * BEND + 1, y - 1
    yield prices[BOTTOM] + wide + 2 * BEND + 1, y + 1


def _around(ends: Ends, leave: Sequence[float], enter: Sequence[float]) -> Iterator[_Priced]:
    """The ways from a side up or down to a gutter between rows, along it, and up or down to a side again."""
    (x0, y0), (x1, y1) = ends.start, ends.end
    for out, v in ((LEFT, x0 - 1), (RIGHT, x0 + 1)):
        for into, w in ((LEFT, x1 - 1), (RIGHT, x1 + 1)):
            if v != w:
                for h, tall in ends.beside:
                    length = 2 + abs(v - w) + tall
                    yield leave[out] + enter[into] + length + 4 * BEND, ((v, y0), (v, h), (w, h), (w, y1))


def _reaches(leg: Leg, at: int) -> bool:
    """Whether a node is on a leg, which begins behind its symbol."""
    return leg.near < at <= leg.far or leg.far <= at < leg.near
