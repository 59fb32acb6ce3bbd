# A table that goes on under a head with other lanes: only those who act on that page, or others than before.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tatalaksana.importers.kepala_tabel import TableHead
from tatalaksana.model import slip


def lanes_after(head: TableHead, lanes: Sequence[str], *, printed: bool) -> tuple[TableHead, tuple[str, ...]] | None:
    """A head with which lane of the SOP each of its lanes is, and all lanes that there are by then.

    Args:
        head: A head that comes again.
        lanes: The lanes of those before.
        printed: Whether letters and lines of the heads may have got lost.

    Returns:
        None where it has the same lanes, or where its names may be those before, read otherwise.
    """
    known = [_bare(lane) for lane in lanes]
    order: list[int] = []
    more: list[str] = []
    for at, lane in enumerate(head.lanes):
        name = _bare(lane)
        if name in known:
            order.append(known.index(name))
            continue
        alike = slip(name, known[at : at + 1]) or (printed and _cut(name, known))
        if not name or alike:
            return None
        order.append(len(known))
        known.append(name)
        more.append(lane)
    if order == [*range(len(lanes))] or len({*order}) < len(order) or not order:
        return None
    return replace(head, order=tuple(order)), (*lanes, *more)


def _bare(lane: str) -> str:
    return "".join(lane.casefold().split())


def _cut(name: str, known: Sequence[str]) -> bool:
    """Whether a name is a part of another, or holds one, or has its letters wrong."""
    return any(name in one or one in name for one in known) or slip(name, known) is not None
