# Lines between shapes as arrows: by the names of both ends where the document says them, else by where they run. Lines that
# are made of pieces are followed from their head back to every shape that they come from.
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tatalaksana.importers.reading import PageBox, ReadLine, ReadShape, Rupa
from tatalaksana.importers.terbaca import Keyakinan

_TOUCHING = 3.0
"""Points within which pieces of a line are joined."""
_CLOSE = 4.0
"""Points within which a line's end lies at a shape for sure."""
_NEAR = 14.0
"""Points within which it is probable."""
_MERGED = 1.5
"""Points within which a line ends on another."""
_LONGEST = 400
"""Pieces that one arrow may be made of."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow, by the names of its shapes."""

    source: str
    target: str
    text: str
    yakin: Keyakinan
    mengapa: str
    points: tuple[tuple[float, float], ...]
    named: bool = False
    """Whether the document itself says both of its ends."""


def arrows_between(shapes: Sequence[ReadShape], lines: Sequence[ReadLine]) -> tuple[list[Arrow], list[ReadLine]]:
    """The arrows of a document, and the lines that lead nowhere.

    Args:
        shapes: What arrows may join.
        lines: All lines.
    """
    known = {shape.name: shape for shape in shapes}
    found: list[Arrow] = []
    loose: list[ReadLine] = []
    for line in lines:
        if line.start in known and line.end in known and line.start != line.end:
            sure = line.headed or known[line.end].rupa is Rupa.SEGILIMA
            why = "" if sure else "Garisnya tanpa mata panah; arahnya menurut awal dan akhirnya."
            points = line.points or (known[line.start].bounds.middle, known[line.end].bounds.middle)
            found.append(
                Arrow(
                    line.start,
                    line.end,
                    line.text,
                    Keyakinan.PASTI if sure else Keyakinan.MUNGKIN,
                    why,
                    points,
                    named=True,
                )
            )
        else:
            loose.append(line)
    traced, left = _traced(known, loose)
    seen: set[tuple[str, str, str]] = set()
    arrows = []
    for one in (*found, *traced):
        if (one.source, one.target, one.text) not in seen:
            seen.add((one.source, one.target, one.text))
            arrows.append(one)
    return arrows, left


def _traced(known: dict[str, ReadShape], lines: Sequence[ReadLine]) -> tuple[list[Arrow], list[ReadLine]]:
    """Arrows by where lines run, and those that stay loose."""
    found: list[Arrow] = []
    used: set[int] = set()
    by_page: dict[int, list[ReadShape]] = {}
    for shape in known.values():
        by_page.setdefault(shape.page, []).append(shape)
    for at, line in enumerate(lines):
        if not line.headed or at in used:
            continue
        shapes = by_page.get(line.page, [])
        target, far = _at_end(line, shapes, known, head=True)
        if target is None:
            continue
        for source, away, points, pieces, parted in _sources(at, lines, shapes, known, target.name):
            if source.name == target.name:
                continue
            used.update(pieces)
            sure = Keyakinan.PASTI if max(far, away) <= _CLOSE else Keyakinan.MUNGKIN
            why = "" if sure is Keyakinan.PASTI else "Ujung garisnya tidak tepat pada simbol; diambil yang terdekat."
            if parted > _MERGED and sure is Keyakinan.PASTI:
                sure, why = Keyakinan.MUNGKIN, "Potongan garisnya tidak bertemu tepat; disambung ke yang terdekat."
            found.append(Arrow(source.name, target.name, line.text, sure, why, points))
    found += _merging(lines, by_page, known, found, used)
    for at, line in enumerate(lines):
        if at in used or line.headed:
            continue
        shapes = by_page.get(line.page, [])
        first, near = _at_end(line, shapes, known, head=False)
        last, far = _at_end(line, shapes, known, head=True)
        if first is not None and last is not None and first.name != last.name and max(near, far) <= _CLOSE:
            joints = [one.rupa is Rupa.SEGILIMA for one in (first, last)]
            down = (first.bounds.middle[1], first.bounds.middle[0]) <= (last.bounds.middle[1], last.bounds.middle[0])
            source, target = (
                (first, last) if joints == [False, True] or (down and joints != [True, False]) else (last, first)
            )
            if any(joints):
                used.add(at)
                found.append(Arrow(source.name, target.name, line.text, Keyakinan.PASTI, "", line.points))
                continue
            used.add(at)
            found.append(
                Arrow(
                    source.name,
                    target.name,
                    line.text,
                    Keyakinan.TEBAKAN,
                    "Garisnya tanpa mata panah; dianggap ke bawah atau ke kanan.",
                    line.points,
                )
            )
    return found, [line for at, line in enumerate(lines) if at not in used]


def _merging(
    lines: Sequence[ReadLine],
    by_page: Mapping[int, Sequence[ReadShape]],
    known: Mapping[str, ReadShape],
    found: Sequence[Arrow],
    used: set[int],
) -> Iterator[Arrow]:
    """Lines without a head that end on an arrow: they lead to where that leads."""
    for at, line in enumerate(lines):
        if at in used or line.headed or len(line.points) < 2:
            continue
        shapes = by_page.get(line.page, [])
        for points in (line.points, line.points[::-1]):
            source = nearest_shape(points[0], shapes, _CLOSE)[0]
            if source is None or nearest_shape(points[-1], shapes, 1.0)[0] is not None:
                continue
            into = [one for one in found if known[one.target].page == line.page and source.name not in {one.source, one.target} and along(one.points, points[-1]) <= _MERGED]  # fmt: skip
            if len({one.target for one in into}) == 1:
                used.add(at)
                why = "Garisnya bergabung dengan panah lain; dianggap ke tujuan panah itu."
                yield Arrow(source.name, into[0].target, line.text, Keyakinan.MUNGKIN, why, points)
                break


def _at_end(
    line: ReadLine, shapes: Sequence[ReadShape], known: dict[str, ReadShape], *, head: bool
) -> tuple[ReadShape | None, float]:
    """The shape at an end of a line, and how far from it."""
    name = line.end if head else line.start
    if name in known:
        return known[name], 0.0
    if not line.points:
        return None, 0.0
    return nearest_shape(line.points[-1 if head else 0], shapes)


def nearest_shape(
    point: tuple[float, float], shapes: Sequence[ReadShape], within: float = _NEAR
) -> tuple[ReadShape | None, float]:
    """The shape nearest to a point, and how far."""
    best, least = None, within
    for shape in shapes:
        away = _from_outline(shape.bounds, point)
        if away < least or (best is None and away <= least):
            best, least = shape, away
    return best, least


def _from_outline(bounds: PageBox, point: tuple[float, float]) -> float:
    """How far a point is from a shape; well within it is no end of a line."""
    outside = bounds.distance(*point)
    if outside:
        return outside
    inside = min(point[0] - bounds.left, bounds.right - point[0], point[1] - bounds.top, bounds.bottom - point[1])
    return min(inside * 0.25, 3.0)


def _sources(
    begin: int, lines: Sequence[ReadLine], shapes: Sequence[ReadShape], known: dict[str, ReadShape], target: str
) -> Iterator[tuple[ReadShape, float, tuple[tuple[float, float], ...], tuple[int, ...], float]]:
    """The shapes that a line comes from, at its own beginning or at that of the pieces joined to it, and how far the pieces are apart."""
    todo: list[tuple[int, bool, tuple[tuple[float, float], ...], tuple[int, ...], float]] = [
        (begin, True, lines[begin].points, (begin,), 0.0)
    ]
    seen = {begin}
    given: set[str] = set()
    for _ in range(_LONGEST):
        if not todo:
            return
        at, backward, path, pieces, parted = todo.pop(0)
        line = lines[at]
        tail = path[0] if path else (0.0, 0.0)
        name = line.start if backward else line.end
        shape, away = (
            (known[name], 0.0) if name in known else nearest_shape(tail, shapes, _CLOSE) if path else (None, 0.0)
        )
        if shape is not None and shape.name != target:
            if shape.name not in given:
                given.add(shape.name)
                yield shape, away, path, pieces, parted
            continue
        further = [] if not path else list(_joined(tail, at, lines, seen))
        for other, reverse in further:
            seen.add(other)
            points = lines[other].points
            way = ((*reversed(points),) if reverse else points) + path
            todo.append((other, not reverse, way, (*pieces, other), max(parted, along(points, tail))))
        if not further and path and shape is None:
            shape, away = nearest_shape(tail, [one for one in shapes if one.name != target])
            if shape is not None and shape.name not in given:
                given.add(shape.name)
                yield shape, away, path, pieces, parted


def _joined(
    tail: tuple[float, float], at: int, lines: Sequence[ReadLine], seen: set[int]
) -> Iterator[tuple[int, bool]]:
    """The lines that come to a point: (line, whether it is run backwards). One with a head may pass there, and does not come from where it ends."""
    for other, line in enumerate(lines):
        if other in seen or other == at or line.page != lines[at].page or len(line.points) < 2:
            continue
        if _apart(line.points[-1], tail) <= _TOUCHING and not line.headed:
            yield other, False
        elif _apart(line.points[0], tail) <= _TOUCHING and not line.headed:
            yield other, True
        elif along(line.points, tail) <= _TOUCHING and _apart(line.points[-1], tail) > _TOUCHING:
            # It branches off: what that line comes from, this one comes from too.
            yield other, False


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def along(points: Sequence[tuple[float, float]], point: tuple[float, float]) -> float:
    """How far a point is from a line."""
    return min((_from_piece(one, other, point) for one, other in pairwise(points)), default=1e9)


def _from_piece(one: tuple[float, float], other: tuple[float, float], point: tuple[float, float]) -> float:
    across, down = other[0] - one[0], other[1] - one[1]
    length = across**2 + down**2
    part = (
        0.0 if not length else min(max(((point[0] - one[0]) * across + (point[1] - one[1]) * down) / length, 0.0), 1.0)
    )
    return _apart((one[0] + part * across, one[1] + part * down), point)
