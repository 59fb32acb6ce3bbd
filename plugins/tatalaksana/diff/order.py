# Two sequences whose members are matched: what left, came and moved, and the way back from that to the newer one.
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Pairs = tuple[tuple[int, int], ...]
"""(place in the older, place in the newer) of each member that both have, in the order of the older."""


@dataclass(frozen=True, slots=True)
class Order:
    """How the newer sequence comes from the older."""

    removed: tuple[int, ...]
    """Places in the older."""
    added: tuple[int, ...]
    """Places in the newer."""
    moved: Mapping[int, int]
    """Older place to newer."""


def order_of(old: int, new: int, pairs: Pairs) -> Order:
    """What happened to `old` members on the way to `new`; as few as can be count as moved."""
    still = {pairs[index] for index in _rising([after for _, after in pairs])}
    return Order(
        removed=tuple(sorted(set(range(old)) - {before for before, _ in pairs})),
        added=tuple(sorted(set(range(new)) - {after for _, after in pairs})),
        moved={before: after for before, after in pairs if (before, after) not in still},
    )


def pairs_of(old: int, order: Order) -> Pairs:
    """The pairs that an order was made from.

    Raises:
        ValueError: The order is not one of so many members.
    """
    touched = {*order.removed, *order.moved}
    stay = [place for place in range(old) if place not in touched]
    new = old - len(order.removed) + len(order.added)
    taken = {*order.added, *order.moved.values()}
    free = [place for place in range(new) if place not in taken]
    if len(free) != len(stay):
        raise ValueError("the changes are not of this SOP")
    return tuple(sorted([*zip(stay, free, strict=True), *order.moved.items()]))


def _rising(values: Sequence[int]) -> list[int]:
    """The places of a longest rising run among different values."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            ends.append(place)
        else:
            tails[at], ends[at] = value, place
    found: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]
