# Where two ways turn together from one gutter into the next, the order of their lines in one is that in the other: what would
# cross nothing in each of them alone may cross in both together.
from __future__ import annotations

from tatalaksana.chart.way import NEVER, Stretch, Stretches, in_orders


def linked_crossings(mine: Stretches, theirs: Stretches) -> int | None:
    """How much oftener two ways cross than their gutters ask one by one; None where no order keeps them apart in all."""
    others = dict(theirs)
    # What it costs up to here that mine runs on the low side of the other, and on the high side.
    low = high = alone = 0
    corner: tuple[int, Stretch, Stretch] | None = None
    for line, piece in mine:
        other = others.get(line)
        if other is None or other[2] < piece[1] or piece[2] < other[1]:
            low = high = min(low, high)
            corner = None
            continue
        before, after = in_orders(piece, other)
        alone += min(before, after)
        turned = corner and _turned(corner, (line, piece, other))
        if turned is None:
            low = high = min(low, high)
        else:
            if not turned:
                low, high = high, low
            low, high = min(low, high + 1), min(high, low + 1)
        low, high = low + before, high + after
        corner = line, piece, other
    least = min(low, high)
    return None if least >= NEVER else least - alone


def _turned(first: tuple[int, Stretch, Stretch], then: tuple[int, Stretch, Stretch]) -> bool | None:
    """Whether two ways that turn from one gutter into another stand on the same side in both; None where they don't turn together."""
    line, (_, low, high, _, _), (_, start, end, _, _) = first
    across, (_, low_across, high_across, _, _), (_, start_across, end_across, _, _) = then
    at, at_across = across >> 1, line >> 1
    onwards, onwards_across = low == at == start, low_across == at_across == start_across
    if (onwards or high == at == end) and (onwards_across or high_across == at_across == end_across):
        return onwards is onwards_across
    return None
