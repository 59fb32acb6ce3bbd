# The paths of a printed page told apart: lines of tables, outlines of symbols, arrows and their heads.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from tatalaksana.importers.readers.drawingml import outline_kind
from tatalaksana.importers.readers.pdf_heads import (
    THIN,
    ArrowHead,
    PagePoint,
    centre_line,
    filled_head,
    gap,
    headed_lines,
    length,
    one_with_its_line,
    open_heads,
)
from tatalaksana.importers.readers.pdf_rules import TableRule, is_rule, sides_of, straight_pieces, table_rules
from tatalaksana.importers.reading import PageBox, Rupa

_STRAIGHT = 0.6
_SMALLEST, _WIDEST, _TALLEST = 5.0, 260.0, 160.0
_LETTER = 60.0
"""Points that nothing round is wide and tall which has no outline, but a letter that a watermark was painted with."""
_TOUCH = 1.3
_HARDLY = 0.1
_MOST_GOING_ON = 2
"""Sides of a rectangle on which lines go on, of which a symbol has fewer."""


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """What is drawn on a page."""

    rules: tuple[TableRule, ...]
    shapes: tuple[tuple[Rupa, PageBox], ...]
    lines: tuple[tuple[tuple[PagePoint, ...], bool], ...]
    """Pieces of arrows, and whether there is a head at the end."""
    ticks: tuple[tuple[PageBox, bool], ...] = ()
    """Boxes to tick, and whether something is drawn in them."""
    pictures: tuple[PageBox, ...] = ()


def drawn_page(page: Any) -> DrawnPage:  # noqa: ANN401 - pdfplumber's pages have no types
    """The drawing of a page."""
    strokes: list[tuple[PagePoint, ...]] = [
        tuple(one["pts"]) if one.get("pts") else ((one["x0"], one["top"]), (one["x1"], one["bottom"]))
        for one in page.lines
    ]
    closed: list[tuple[Rupa, PageBox]] = []
    heads: list[ArrowHead] = []
    arrowed: list[tuple[PagePoint, ...]] = []
    boxes: list[PageBox] = []
    pens = {stroke: _pen(one) for stroke, one in zip(strokes, page.lines, strict=True)}
    for one in page.rects:
        where = PageBox(one["x0"], one["top"], one["x1"], one["bottom"])
        wide, tall = where.right - where.left, where.bottom - where.top
        if min(wide, tall) <= THIN:
            if max(wide, tall) > THIN:
                strokes.append(_middle_line(where))
                pens[strokes[-1]] = _pen(one)
        elif one.get("stroke"):
            boxes.append(where)
    for one in page.curves:
        before = len(strokes)
        _curve(one, strokes, closed, heads, arrowed)
        pens |= dict.fromkeys(strokes[before:], _pen(one))
    pictures = tuple(PageBox(one["x0"], one["top"], one["x1"], one["bottom"]) for one in page.images)
    return replace(sorted_drawing(strokes, closed, heads, arrowed, boxes, pens), pictures=pictures)


def _pen(one: dict[str, Any]) -> str:
    """What a line is drawn with: an arrow that runs along a table's line is told from it by that."""
    colour = one.get("stroking_color") if one.get("stroke") else one.get("non_stroking_color")
    wide = float(one.get("linewidth") or 0) if one.get("stroke") else min(float(one["width"]), float(one["height"]))
    return f"{'s' if one.get('stroke') else 'f'} {wide:.1f} {colour}"


def sorted_drawing(
    strokes: Sequence[tuple[PagePoint, ...]],
    outlines: Sequence[tuple[Rupa, PageBox]],
    filled: Sequence[ArrowHead],
    arrowed: Sequence[tuple[PagePoint, ...]],
    boxes: Sequence[PageBox],
    pens: Mapping[tuple[PagePoint, ...], str] = MappingProxyType({}),
) -> DrawnPage:
    """A page's drawing, sorted.

    Args:
        strokes: Lines of which nothing is known.
        outlines: Closed outlines with what they are.
        filled: Heads of arrows.
        arrowed: Lines that are one outline with their head.
        boxes: Rectangles, of symbols or of cells.
        pens: What lines are drawn with, where that is known.
    """
    closed, heads = list(outlines), list(filled)
    stroked = boxes_of_strokes(strokes)
    symbols, grid = _apart(_unlike([*boxes, *stroked]), strokes, stroked)
    closed += [(Rupa.KOTAK, where) for where in symbols]
    shapes = _once(closed)
    pieces = [stroke for stroke in strokes if not _on_outline(stroke, shapes)]
    kept = table_rules(pieces, grid)
    own = _arrows_pens(pieces, kept, pens)
    if own:
        kept = table_rules([stroke for stroke in pieces if pens.get(stroke) not in own], grid)
    arrows = [stroke for stroke in pieces if len(stroke) > 2 or pens.get(stroke) in own or not is_rule(stroke, kept)]
    ticks = [box for kind, box in shapes if kind is Rupa.KOTAK and _is_tick(box)]
    shapes = [(kind, box) for kind, box in shapes if box not in ticks]
    marked = [
        (box, any(box.distance(*point) == 0 for stroke in strokes for point in stroke if length(stroke) < 20))
        for box in ticks
    ]
    arrows = [
        stroke for stroke in arrows if not any(all(box.distance(*point) == 0 for point in stroke) for box in ticks)
    ]
    open_, arrows = open_heads(arrows)
    heads += open_
    chained = [_clipped(line, shapes) for line in _chained(arrows, shapes, heads)]
    lines = [*headed_lines([line for line in chained if len(line) > 1], heads), *((line, True) for line in arrowed)]
    return DrawnPage(tuple(kept), tuple(shapes), tuple(lines), tuple(marked))


def _arrows_pens(
    pieces: Sequence[tuple[PagePoint, ...]], kept: Sequence[TableRule], pens: Mapping[tuple[PagePoint, ...], str]
) -> set[str]:
    """The pens that draw arrows, and hardly anything of what looks like a table's line."""
    ruled: dict[str, float] = {}
    other: set[str] = set()
    for stroke in pieces:
        if (pen := pens.get(stroke)) is None:
            continue
        if is_rule(stroke, kept):
            ruled[pen] = ruled.get(pen, 0.0) + length(stroke)
        else:
            other.add(pen)
    return {pen for pen in other if ruled.get(pen, 0.0) < _HARDLY * sum(ruled.values())}


def boxes_of_strokes(strokes: Sequence[Sequence[PagePoint]]) -> list[PageBox]:
    """Rectangles that were drawn side by side, each side a stroke from corner to corner."""
    rules = [rule for stroke in strokes if len(stroke) == 2 for rule in straight_pieces(stroke)]
    across: dict[tuple[int, int], list[TableRule]] = {}
    sides: dict[tuple[int, int, int], TableRule] = {}
    for rule in rules:
        if rule.across:
            across.setdefault((round(rule.begin / 2), round(rule.end / 2)), []).append(rule)
        else:
            sides[round(rule.at / 2), round(rule.begin / 2), round(rule.end / 2)] = rule
    found = []
    for several in across.values():
        for top, bottom in pairwise(sorted(several, key=lambda rule: rule.at)):
            wanted = [(x, top.at, bottom.at) for x in (top.begin, top.end)]
            if bottom.at - top.at >= _SMALLEST and all(_has_side(sides, *one) for one in wanted):
                found.append(PageBox(top.begin, top.at, top.end, bottom.at))
    return found


def _has_side(sides: Mapping[tuple[int, int, int], TableRule], x: float, top: float, bottom: float) -> bool:
    near = (-1, 0, 1)
    for one in near:
        for other in near:
            for third in near:
                side = sides.get((round(x / 2) + one, round(top / 2) + other, round(bottom / 2) + third))
                if side and max(abs(side.at - x), abs(side.begin - top), abs(side.end - bottom)) < _TOUCH:
                    return True
    return False


def _curve(
    one: dict[str, Any],
    strokes: list[tuple[PagePoint, ...]],
    closed: list[tuple[Rupa, PageBox]],
    heads: list[ArrowHead],
    arrowed: list[tuple[PagePoint, ...]],
) -> None:
    points = [(float(x), float(y)) for x, y in one["pts"]]
    if len(points) < 2:
        return
    flat = _flattened(one.get("path", ())) or points
    xs, ys = [x for x, _ in flat], [y for _, y in flat]
    where = PageBox(min(xs), min(ys), max(xs), max(ys))
    wide, tall = where.right - where.left, where.bottom - where.top
    curved = any(step[0] in {"c", "v", "y"} for step in one.get("path", ()))
    shut = gap(points[0], points[-1]) < _STRAIGHT or any(step[0] == "h" for step in one.get("path", ()))
    if one.get("fill") and min(wide, tall) <= THIN and max(wide, tall) > THIN:
        strokes.append(_middle_line(where))
        return
    corners = _corners(points)
    if one.get("fill") and not curved and (head := filled_head(corners)):
        heads.append(head)
        return
    if one.get("fill") and not curved and (ends := centre_line(corners)):
        strokes.append(ends)
        return
    if shut and not curved and (whole := one_with_its_line(corners)):
        arrowed.append(whole)
        return
    if not shut and not one.get("fill"):
        strokes.append(tuple(flat if curved else points))
        return
    if wide < _SMALLEST or tall < _SMALLEST or wide > _WIDEST or tall > _TALLEST:
        return
    if not shut and not one.get("stroke") and not one.get("fill"):
        return
    kind = outline_kind(flat if curved else corners, curved=curved)
    if kind is Rupa.KOTAK and len(corners) == 4 and not one.get("stroke") and one.get("fill"):
        kind = Rupa.KOTAK
    painted = kind is Rupa.KAPSUL and not one.get("stroke") and min(wide, tall) > _LETTER
    if kind is not Rupa.LAIN and not painted:
        closed.append((kind, where))


def _flattened(path: Sequence[tuple[Any, ...]]) -> list[PagePoint]:
    """A path with its curves as short straight pieces: where a curve ends says nothing of how far it reaches."""
    found: list[PagePoint] = []
    for step in path:
        ends = [(float(x), float(y)) for x, y in step[1:]]
        if step[0] not in {"c", "v", "y"} or not found or len(ends) < 2:
            found += ends[-1:]
            continue
        begin = found[-1]
        one, other, end = ends if len(ends) == 3 else (begin, *ends) if step[0] == "v" else (*ends, ends[-1])
        for at in range(1, 9):
            part = at / 8
            weights = ((1 - part) ** 3, 3 * part * (1 - part) ** 2, 3 * part**2 * (1 - part), part**3)
            x, y = (
                sum(weight * point[axis] for weight, point in zip(weights, (begin, one, other, end), strict=True))
                for axis in (0, 1)
            )
            found.append((x, y))
    return found


def _corners(points: Sequence[PagePoint]) -> list[PagePoint]:
    """The points where an outline turns, each once."""
    found: list[PagePoint] = []
    for point in points:
        if not found or gap(found[-1], point) > 0.3:
            found.append(point)
    if len(found) > 1 and gap(found[0], found[-1]) <= 0.5:
        found.pop()
    turned = []
    for at, point in enumerate(found):
        before, after = found[at - 1], found[(at + 1) % len(found)]
        cross = (point[0] - before[0]) * (after[1] - point[1]) - (point[1] - before[1]) * (after[0] - point[0])
        if len(found) < 4 or abs(cross) > 0.02 * max(gap(before, point) * gap(point, after), 0.01):
            turned.append(point)
    return turned


def _middle_line(where: PageBox) -> tuple[PagePoint, PagePoint]:
    x, y = where.middle
    if where.right - where.left >= where.bottom - where.top:
        return (where.left, y), (where.right, y)
    return (x, where.top), (x, where.bottom)


def _apart(
    boxes: Sequence[PageBox], strokes: Sequence[Sequence[PagePoint]], stroked: Sequence[PageBox]
) -> tuple[list[PageBox], list[PageBox]]:
    """Rectangles that stand by themselves, which are symbols, and those that share a side with others, which are cells.

    Args:
        boxes: All rectangles.
        strokes: All lines.
        stroked: The rectangles that are made of lines: those are no others.
    """
    symbols: list[PageBox] = []
    cells: list[PageBox] = []
    # An arrow may run along a side as well; what turns on its way is one.
    lines = [rule for stroke in strokes if len(stroke) == 2 for rule in straight_pieces(stroke)]
    for at, box in enumerate(boxes):
        wide, tall = box.right - box.left, box.bottom - box.top
        others = [rule for place, other in enumerate(boxes) if place != at for rule in sides_of(other)]
        own = 1 if box in stroked else 0
        shared = any(_along_side(side, others) or len(_along_side(side, lines)) > own for side in sides_of(box))
        fits = _SMALLEST <= wide <= _WIDEST and _SMALLEST <= tall <= _TALLEST
        # Browsers draw a cell of four like sides as one, and of the next one only the sides that it does not share.
        goes_on = sum(any(_goes_on(side, line) for line in lines) for side in sides_of(box))
        (symbols if fits and not shared and goes_on < _MOST_GOING_ON else cells).append(box)
    return symbols, cells


def _along_side(side: TableRule, rules: Sequence[TableRule]) -> list[TableRule]:
    """The lines that run on a side of a rectangle."""
    return [
        rule for rule in rules
        if rule.across is side.across and abs(rule.at - side.at) < _TOUCH and min(rule.end, side.end) - max(rule.begin, side.begin) > 0.3 * (side.end - side.begin)
    ]  # fmt: skip


def _goes_on(side: TableRule, line: TableRule) -> bool:
    """Whether a line begins where a side ends and runs the same way."""
    apart = min(abs(line.begin - side.end), abs(line.end - side.begin))
    return line.across is side.across and abs(line.at - side.at) < _TOUCH and apart < _TOUCH


def _unlike(boxes: Sequence[PageBox]) -> list[PageBox]:
    found: list[PageBox] = []
    for box in boxes:
        if not any(_alike(box, other) for other in found):
            found.append(box)
    return found


def _once(shapes: Sequence[tuple[Rupa, PageBox]]) -> list[tuple[Rupa, PageBox]]:
    """Shapes, each once: programs paint inside and outline apart."""
    found: list[tuple[Rupa, PageBox]] = []
    for kind, box in sorted(shapes, key=lambda one: -(one[1].right - one[1].left) * (one[1].bottom - one[1].top)):
        if not any(_alike(box, other) for _, other in found):
            found.append((kind, box))
    return found


def _alike(one: PageBox, other: PageBox) -> bool:
    return (
        max(
            abs(one.left - other.left),
            abs(one.top - other.top),
            abs(one.right - other.right),
            abs(one.bottom - other.bottom),
        )
        < 2.5
    )


def _on_outline(stroke: Sequence[PagePoint], shapes: Sequence[tuple[Rupa, PageBox]]) -> bool:
    """Whether a line is a side of a symbol that was drawn line by line."""
    for _, box in shapes:
        if all(
            x - box.left >= -1.5 and x <= box.right + 1.5 and y - box.top >= -1.5 and y <= box.bottom + 1.5
            for x, y in stroke
        ):
            return True
    return False


def _chained(
    strokes: Sequence[tuple[PagePoint, ...]],
    shapes: Sequence[tuple[Rupa, PageBox]],
    heads: Sequence[ArrowHead],
) -> list[tuple[PagePoint, ...]]:
    """Pieces that run on from each other as one, where no third comes there; not at a symbol or a head, where arrows end."""
    ends = [box for _, box in shapes] + [_around(way) for head in heads for way in head.ways]
    pieces = [stroke for stroke in dict.fromkeys(strokes) if length(stroke) > 1.2]
    changed = True
    rounds = 0
    while changed and rounds < 200:
        changed = False
        rounds += 1
        for at, one in enumerate(pieces):
            for end in (one[-1], one[0]):
                if any(box.distance(*end) < 2.5 for box in ends):
                    continue
                near = [
                    place
                    for place, other in enumerate(pieces)
                    if place != at and min(gap(end, other[0]), gap(end, other[-1])) < _TOUCH
                ]
                if len(near) != 1:
                    continue
                other = pieces[near[0]]
                first = one if end == one[-1] else one[::-1]
                second = other if gap(end, other[0]) <= gap(end, other[-1]) else other[::-1]
                joined = first + second[1:]
                pieces = [piece for place, piece in enumerate(pieces) if place not in {at, near[0]}] + [joined]
                changed = True
                break
            if changed:
                break
    return pieces


def _is_tick(box: PageBox) -> bool:
    wide, tall = box.right - box.left, box.bottom - box.top
    return max(wide, tall) < 13 and abs(wide - tall) < 2


def _clipped(line: tuple[PagePoint, ...], shapes: Sequence[tuple[Rupa, PageBox]]) -> tuple[PagePoint, ...]:
    """A line without what of it lies below the symbols at its ends: some programs draw from middle to middle."""
    for _ in range(2):
        line = line[::-1]
        inside = next((box for _, box in shapes if _depth(box, line[-1]) > 2.5), None)
        if inside is None:
            continue
        points = list(line)
        while len(points) > 1 and inside.distance(*points[-2]) == 0:
            points.pop()
        if len(points) < 2:
            return line
        (x, y), (right, bottom) = points[-2], points[-1]
        low, high = 0.0, 1.0
        for _ in range(20):
            part = (low + high) / 2
            low, high = (
                (low, part) if inside.distance(x + (right - x) * part, y + (bottom - y) * part) == 0 else (part, high)
            )
        points[-1] = (x + (right - x) * low, y + (bottom - y) * low)
        line = tuple(points)
    return line


def _depth(box: PageBox, point: PagePoint) -> float:
    return min(point[0] - box.left, box.right - point[0], point[1] - box.top, box.bottom - point[1])


def _around(points: Sequence[PagePoint]) -> PageBox:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return PageBox(min(xs), min(ys), max(xs), max(ys))
