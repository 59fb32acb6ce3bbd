# Lines that a page's end cuts in two: one half leaves the table of a page below, the other comes into that of the next above,
# at the same place across. Some programs draw each half whole and only show what fits.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tatalaksana.importers.panah import Arrow, nearest_shape
from tatalaksana.importers.reading import ReadLine, ReadShape
from tatalaksana.importers.terbaca import Keyakinan

_SAME = 4.0
"""Points within which both halves are at one place across, and a clipped half's end at the edge."""
_BESIDE = 12.0
"""Points that a line may point beside what it leads to on the next page."""
_OUT = "Panahnya keluar dari bawah halaman; dianggap ke simbol pertama di halaman berikutnya."
_WHY = "Garisnya terpotong batas halaman; kedua potongannya disambung menurut tempatnya."


@dataclass(frozen=True, slots=True)
class _Half:
    """A half: the shape that it has an end at, where it crosses the edge, and what is known of its direction."""

    index: int
    line: ReadLine
    shape: str
    x: float
    leaves: bool
    """Whether it begins at its shape."""
    sure: bool
    """Whether its head says so."""
    points: tuple[tuple[float, float], ...]
    """From its shape to the edge."""


def cut_by_pages(
    lines: Sequence[ReadLine], shapes: Sequence[ReadShape], bands: Mapping[int, tuple[float, float]]
) -> tuple[list[Arrow], list[ReadLine]]:
    """The arrows that go on over an edge, and the lines that stay loose.

    Args:
        lines: Lines that lead nowhere on their own page.
        shapes: What arrows may join.
        bands: Page to where its rows of steps begin and end.
    """
    found: list[Arrow] = []
    used: set[int] = set()
    pages = sorted(bands)
    for page, after in pairwise(pages):
        below = _halves(lines, shapes, page, bands[page][1], down=True)
        above = _halves(lines, shapes, after, bands[after][0], down=False)
        pairs = sorted(
            ((abs(one.x - other.x), at, where) for at, one in enumerate(below) for where, other in enumerate(above)),
        )
        for away, at, where in pairs:
            one, other = below[at], above[where]
            if away > _SAME or {one.index, other.index} & used or not _agree(one, other):
                continue
            used |= {one.index, other.index}
            first, second = (one, other) if _first_leaves(one, other) else (other, one)
            text = one.line.text or other.line.text
            found.append(Arrow(first.shape, second.shape, text, Keyakinan.MUNGKIN, _WHY, first.points))
        for one in below:
            fellow = _right_below(one, shapes, after)
            if one.index not in used and one.sure and one.leaves and fellow is not None:
                used.add(one.index)
                found.append(Arrow(one.shape, fellow.name, one.line.text, Keyakinan.TEBAKAN, _OUT, one.points))
    return found, [line for at, line in enumerate(lines) if at not in used]


def _right_below(half: _Half, shapes: Sequence[ReadShape], page: int) -> ReadShape | None:
    """The first shape of the next page, where it stands where a line that leaves the table points to."""
    first = min((one for one in shapes if one.page == page), key=lambda one: one.bounds.top, default=None)
    x = half.line.points[-1][0]
    return first if first is not None and first.bounds.left - _BESIDE < x < first.bounds.right + _BESIDE else None


def _agree(one: _Half, other: _Half) -> bool:
    """Whether one half leads away and the other comes in, as far as their heads tell."""
    return not (one.sure and other.sure and one.leaves == other.leaves)


def _first_leaves(one: _Half, other: _Half) -> bool:
    if one.sure:
        return one.leaves
    return not other.leaves if other.sure else True


def _halves(
    lines: Sequence[ReadLine], shapes: Sequence[ReadShape], page: int, edge: float, *, down: bool
) -> list[_Half]:
    """The lines of a page that cross an edge of its table, or end at it, and begin or end at a shape."""
    mine = [shape for shape in shapes if shape.page == page]
    found: list[_Half] = []
    for at, line in enumerate(lines):
        if line.page != page or len(line.points) < 2:
            continue
        for points, forward in ((line.points, True), (line.points[::-1], False)):
            if not _beyond(points[-1][1], edge - _SAME if down else edge + _SAME, down=down):
                continue
            shape, _ = nearest_shape(points[0], mine)
            if shape is None:
                continue
            x, kept = _crossing(points, edge, down=down)
            found.append(_Half(at, line, shape.name, x, forward, line.headed, kept))
            break
    return found


def _beyond(y: float, edge: float, *, down: bool) -> bool:
    return y > edge if down else y < edge


def _crossing(
    points: Sequence[tuple[float, float]], edge: float, *, down: bool
) -> tuple[float, tuple[tuple[float, float], ...]]:
    """Where a line crosses an edge, and its points as far as there."""
    for at, (one, other) in enumerate(pairwise(points)):
        if _beyond(other[1], edge, down=down) and other[1] != one[1]:
            part = min(max((edge - one[1]) / (other[1] - one[1]), 0.0), 1.0)
            x = one[0] + (other[0] - one[0]) * part
            return x, (*points[: at + 1], (x, edge))
    return points[-1][0], tuple(points)
