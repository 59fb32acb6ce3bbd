# Shapes and lines of DrawingML, as Excel and Word both have them: kinds by their preset, places by their frames.
from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from tatalaksana.importers.readers.archive import below_named, local_name
from tatalaksana.importers.readers.drawn_bars import bar_line, triangle_line
from tatalaksana.importers.readers.numbers import whole, whole_if_any
from tatalaksana.importers.reading import PageBox, ReadLine, ReadShape, Rupa

EMU_OF_POINT = 12_700
"""English metric units in a point."""
_PARTS = 60_000
"""Parts of a degree."""
_KINDS: Mapping[str, Rupa] = {
    **dict.fromkeys(("flowChartTerminator", "roundRect", "ellipse", "flowChartConnector", "flowChartAlternateProcess", "round2SameRect"), Rupa.KAPSUL),
    **dict.fromkeys(("rect", "flowChartProcess", "flowChartPredefinedProcess", "flowChartDocument", "flowChartMultidocument", "flowChartInputOutput", "flowChartManualOperation",
        "flowChartManualInput", "flowChartInternalStorage", "flowChartPreparation", "flowChartMagneticDisk", "flowChartOnlineStorage", "parallelogram", "trapezoid", "snip1Rect"), Rupa.KOTAK),
    **dict.fromkeys(("diamond", "flowChartDecision"), Rupa.BELAH_KETUPAT),
    **dict.fromkeys(("homePlate", "flowChartOffpageConnector", "pentagon"), Rupa.SEGILIMA),
}  # fmt: skip
_ARROWS: Mapping[str, tuple[float, float]] = {
    "rightArrow": (1, 0),
    "leftArrow": (-1, 0),
    "downArrow": (0, 1),
    "upArrow": (0, -1),
}
_UPWARDS = ((0.5, 0.0), (1.0, 1.0), (0.0, 1.0))
_TRIANGLES: Mapping[str, tuple[tuple[float, float], ...]] = {
    "triangle": _UPWARDS, "flowChartExtract": _UPWARDS, "flowChartMerge": ((0.0, 0.0), (1.0, 0.0), (0.5, 1.0)),
}  # fmt: skip
_SHUT = 2.0
"""Points within which a path ends where it begins."""
_ON_A_CORNER = 20.0
"""Degrees that a square may be off from standing on a corner."""
_LINES = ("line", "straightConnector1", "bentConnector", "curvedConnector")


def points_of(one: etree._Element | None, name: str) -> float:
    """A length of an element, in points; 0 where it says none."""
    return whole(one.get(name) if one is not None else None) / EMU_OF_POINT


def placed_members(parent: etree._Element, where: PageBox) -> Iterator[tuple[etree._Element, PageBox]]:
    """What a group or a canvas holds, each at its place on the page, turned and mirrored as the group is.

    Args:
        parent: The group, whose frame says how its own lengths are to be stretched; a canvas has none.
        where: The rectangle that it takes there.
    """
    properties = below_named(parent, "grpSpPr")
    frame = below_named(properties, "xfrm") if properties is not None else None
    origin, size = (below_named(frame, name) if frame is not None else None for name in ("chOff", "chExt"))
    where = _around(where.middle, *_own_size(properties, where))
    wide, tall = points_of(size, "cx"), points_of(size, "cy")
    across = (where.right - where.left) / wide if wide else 1.0
    down = (where.bottom - where.top) / tall if tall else 1.0
    for member in _chosen(parent):
        one = deepcopy(member) if frame is not None and _moves(frame) else member
        own = below_named(one, "grpSpPr" if local_name(one) in {"grpSp", "wgp"} else "spPr", "xfrm")
        if own is None:
            continue
        place, extent = below_named(own, "off"), below_named(own, "ext")
        x = where.left + (points_of(place, "x") - points_of(origin, "x")) * across
        y = where.top + (points_of(place, "y") - points_of(origin, "y")) * down
        place = PageBox(x, y, x + points_of(extent, "cx") * across, y + points_of(extent, "cy") * down)
        yield one, _moved_with(frame, where.middle, own, place) if frame is not None and _moves(frame) else place


def _moves(frame: etree._Element) -> bool:
    return bool(_turn_of(frame)) or any(_mirrored(frame))


def _moved_with(frame: etree._Element, about: tuple[float, float], own: etree._Element, place: PageBox) -> PageBox:
    """Where a group's frame brings what it holds; the turn and the mirroring are added to what the member's own frame says."""
    turn, (across, down), mirrored = _turn_of(frame), _mirrored(frame), _mirrored(own)
    x, y = place.middle
    ((x, y),) = _turned([(2 * about[0] - x if across else x, 2 * about[1] - y if down else y)], about, turn)
    # What is mirrored once turns the other way.
    own.set("rot", str(round((turn + (-1 if across != down else 1) * _turn_of(own)) * _PARTS)))
    own.set("flipH", str(int(mirrored[0] != across)))
    own.set("flipV", str(int(mirrored[1] != down)))
    return _around((x, y), place.right - place.left, place.bottom - place.top)


def _around(middle: tuple[float, float], wide: float, tall: float) -> PageBox:
    x, y = middle
    return PageBox(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)


def _chosen(parent: etree._Element) -> Iterator[etree._Element]:
    """The members; of those that are there in two ways the first."""
    for one in parent:
        if local_name(one) == "AlternateContent":
            for choice in one[:1]:
                yield from choice
        else:
            yield one


def named_apart(shapes: Sequence[ReadShape]) -> Iterator[ReadShape]:
    """Shapes, each with a name of its own: some programs give those of a group none, and copies may have that of what they were copied from."""
    known: set[str] = set()
    for at, one in enumerate(shapes):
        name = f"{one.name}'{at}" if one.name in known else one.name
        known.add(name)
        yield replace(one, name=name) if name != one.name else one


def hidden_shape(one: etree._Element) -> bool:
    """Whether a shape, or what hangs it up, is set not to be shown."""
    about = next((part for part in one.iter() if local_name(part) in {"docPr", "cNvPr"}), None)
    return about is not None and about.get("hidden") in {"1", "true"}


def text_in(one: etree._Element) -> str:
    """The words in a shape, paragraphs as lines."""
    lines: list[str] = []
    for paragraph in one.iter():
        if local_name(paragraph) == "p":
            said = "".join(
                part.text or "" if local_name(part) == "t" else "\n" if local_name(part) == "br" else ""
                for part in paragraph.iter()
            )
            lines.append(said)
    return "\n".join(line.strip() for line in lines if line.strip())


def drawn(one: etree._Element, name: str, page: int, where: PageBox, prefix: str) -> ReadShape | ReadLine | None:
    """A shape or a line, by its properties.

    Args:
        one: The element: `sp`, `cxnSp`, `wsp`.
        name: Its name in the document.
        page: Its page.
        where: The rectangle that it takes there.
        prefix: What stands before the ids of the shapes that a line names.
    """
    properties = below_named(one, "spPr")
    geometry = below_named(properties, "prstGeom") if properties is not None else None
    preset = geometry.get("prst", "") if geometry is not None else ""
    glued = {local_name(end): end.get("id", "") for end in one.iter() if local_name(end) in {"stCxn", "endCxn"}}
    if local_name(one) == "cxnSp" or preset.startswith(_LINES) or glued:
        wide, tall = _own_size(properties, where)
        freely = _drawn_freely(properties, where) if geometry is None else []
        return _line(properties, freely or _path(preset, geometry, wide, tall), glued, page, where, prefix)
    if preset in _ARROWS:
        across, down = _ARROWS[preset]
        x, y = where.middle
        half, tall = (where.right - where.left) / 2, (where.bottom - where.top) / 2
        turned = _turn(properties)
        points = _turned([(x - across * half, y - down * tall), (x + across * half, y + down * tall)], (x, y), turned)
        return ReadLine(page, tuple(points))
    if geometry is None and (freely := _drawn_freely(properties, where)):
        return _line(properties, freely, glued, page, where, prefix)
    if head := triangle_line(page, _triangle(preset, properties, where)):
        return head
    box = any(local_name(part) in {"cNvSpPr"} and part.get("txBox") in {"1", "true"} for part in one.iter())
    text = text_in(one)
    kind = _KINDS.get(preset, Rupa.LAIN)
    if geometry is None and properties is not None and below_named(properties, "custGeom") is not None:
        kind = _custom(below_named(properties, "custGeom"))
    if kind is Rupa.KOTAK and _askew(_turn(properties)):
        kind = Rupa.BELAH_KETUPAT
    if (box or _bare(properties)) and kind in {Rupa.KOTAK, Rupa.LAIN}:
        kind = Rupa.TEKS
    if not text and (kind is Rupa.LAIN or _heads(properties)):
        return None  # an outline has no ends: that is an elbow line which a program drew again as its frame
    if kind is Rupa.KOTAK and not text and (line := bar_line(page, _upright(where, _turn(properties)))):
        return line
    return ReadShape(name, page, kind, _upright(where, _turn(properties)), text)


def _triangle(preset: str, properties: etree._Element | None, where: PageBox) -> list[tuple[float, float]]:
    """The corners of a triangle; none for other shapes."""
    geometry = below_named(properties, "custGeom") if properties is not None else None
    if preset in _TRIANGLES:
        parts = list(_TRIANGLES[preset])
    else:
        paths = [part for part in geometry.iter() if local_name(part) == "path"] if geometry is not None else []
        across, down = (whole(paths[0].get(name)) or 1 for name in ("w", "h")) if len(paths) == 1 else (1, 1)
        ends = [one for one in paths[0].iter() if local_name(one) == "pt"] if len(paths) == 1 else []
        parts = list(dict.fromkeys((whole(one.get("x")) / across, whole(one.get("y")) / down) for one in ends))
    if len(parts) != 3:
        return []
    frame = below_named(properties, "xfrm") if properties is not None else None
    flipped = _mirrored(frame)
    wide, tall = where.right - where.left, where.bottom - where.top
    points = [
        (where.left + (1 - x if flipped[0] else x) * wide, where.top + (1 - y if flipped[1] else y) * tall)
        for x, y in parts
    ]
    return _turned(points, where.middle, _turn(properties))


def _custom(geometry: etree._Element | None) -> Rupa:
    """What a freely drawn outline is, by its corners."""
    points = []
    curved = False
    for part in geometry.iter() if geometry is not None else ():
        if local_name(part) in {"cubicBezTo", "arcTo", "quadBezTo"}:
            curved = True
        if (
            local_name(part) == "pt"
            and (part.get("x") or "").lstrip("-").isdecimal()
            and (part.get("y") or "").lstrip("-").isdecimal()
        ):
            points.append((float(part.get("x", "0")), float(part.get("y", "0"))))
    return outline_kind(points, curved=curved)


def outline_kind(points: list[tuple[float, float]], *, curved: bool) -> Rupa:
    """What a closed outline is: by its curves, its corners, and how many of its sides are slanted."""
    corners = points[:-1] if len(points) > 1 and _near(points[0], points[-1]) else points
    corners = (
        [one for at, one in enumerate(corners) if not _near(one, corners[at - 1])] if len(corners) > 1 else corners
    )
    if len(corners) < 4:
        return Rupa.KAPSUL if curved else Rupa.LAIN
    if not _bulges(corners):
        # A wave, a star, a crossing: none of the five symbols goes inwards.
        return Rupa.LAIN
    if curved or len(corners) > 12:
        return Rupa.KAPSUL
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    wide, tall = max(xs) - min(xs), max(ys) - min(ys)
    slanted = sum(
        abs(one[0] - other[0]) > 0.08 * wide and abs(one[1] - other[1]) > 0.08 * tall
        for one, other in zip(corners, [*corners[1:], corners[0]], strict=True)
    )
    if len(corners) == 4:
        return Rupa.BELAH_KETUPAT if slanted == 4 else Rupa.KOTAK
    if len(corners) == 5:
        return Rupa.SEGILIMA
    return Rupa.KAPSUL if len(corners) >= 8 and slanted else Rupa.LAIN


def _bulges(corners: list[tuple[float, float]]) -> bool:
    """Whether an outline turns one way only, but for what rounding does."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    slack = 0.004 * (max(xs) - min(xs) + 0.01) * (max(ys) - min(ys) + 0.01)
    turns = []
    for at, (x, y) in enumerate(corners):
        (left, top), (right, bottom) = corners[at - 1], corners[(at + 1) % len(corners)]
        turns.append((x - left) * (bottom - y) - (y - top) * (right - x))
    return not (any(turn > slack for turn in turns) and any(turn < -slack for turn in turns))


def _near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < 0.5 and abs(one[1] - other[1]) < 0.5


def _bare(properties: etree._Element | None) -> bool:
    """Whether a shape has neither fill nor outline."""
    if properties is None:
        return False
    line = below_named(properties, "ln", "noFill")
    return line is not None and below_named(properties, "noFill") is not None


def _turn(properties: etree._Element | None) -> float:
    frame = below_named(properties, "xfrm") if properties is not None else None
    return _turn_of(frame)


def _turn_of(frame: etree._Element | None) -> float:
    return whole(frame.get("rot") if frame is not None else None) / _PARTS


def _mirrored(frame: etree._Element | None) -> tuple[bool, bool]:
    """Whether a frame is mirrored, across and down."""
    across, down = (frame is not None and frame.get(name) in {"1", "true"} for name in ("flipH", "flipV"))
    return across, down


def _askew(turn: float) -> bool:
    """Whether something is turned to stand on a corner."""
    return abs(turn % 90 - 45) < _ON_A_CORNER


def _upright(where: PageBox, turn: float) -> PageBox:
    if _askew(turn):
        corners = [(x, y) for x in (where.left, where.right) for y in (where.top, where.bottom)]
        xs, ys = zip(*_turned(corners, where.middle, turn), strict=True)
        return PageBox(min(xs), min(ys), max(xs), max(ys))
    if round(turn / 90) % 2 == 0:
        return where
    return _around(where.middle, where.bottom - where.top, where.right - where.left)


def _own_size(properties: etree._Element | None, where: PageBox) -> tuple[float, float]:
    """How wide and tall a line's frame is before it is turned."""
    wide, tall = where.right - where.left, where.bottom - where.top
    extent = below_named(properties, "xfrm", "ext") if properties is not None else None
    if extent is not None and round(_turn(properties) / 90) % 2:
        own = whole_if_any(extent.get("cx")), whole_if_any(extent.get("cy"))
        if own[0] is not None and own[1] is not None and (own[0] > own[1]) != (wide > tall):
            return tall, wide
    return wide, tall


def _drawn_freely(properties: etree._Element | None, where: PageBox) -> list[tuple[float, float]]:
    """The corners of a line that was drawn freely, in its own frame; empty for an outline, which comes back to its beginning."""
    geometry = below_named(properties, "custGeom") if properties is not None else None
    paths = [part for part in geometry.iter() if local_name(part) == "path"] if geometry is not None else []
    if len(paths) != 1 or any(local_name(step) == "close" for step in paths[0]):
        return []
    wide, tall = _own_size(properties, where)
    across, down = (whole(paths[0].get(name)) or 1 for name in ("w", "h"))
    points: list[tuple[float, float]] = []
    for step in paths[0]:
        ends = [(whole(one.get("x")), whole(one.get("y"))) for one in step if local_name(one) == "pt"]
        # Where a curve ends is where its line goes on; a second beginning is a second line.
        if not ends or (local_name(step) == "moveTo" and points):
            return []
        points.append((ends[-1][0] / across * wide, ends[-1][1] / down * tall))
    return points if len(points) > 1 and math.dist(points[0], points[-1]) > _SHUT else []


def _line(
    properties: etree._Element | None,
    points: list[tuple[float, float]],
    glued: Mapping[str, str],
    page: int,
    where: PageBox,
    prefix: str,
) -> ReadLine:
    frame = below_named(properties, "xfrm") if properties is not None else None
    wide, tall = _own_size(properties, where)
    (x, y), turn = where.middle, _turn(properties)
    across, down = _mirrored(frame)
    points = [(wide - one if across else one, tall - two if down else two) for one, two in points]
    points = _turned([(x - wide / 2 + one, y - tall / 2 + two) for one, two in points], (x, y), turn)
    start, end = (f"{prefix}{glued[key]}" if glued.get(key) else "" for key in ("stCxn", "endCxn"))
    heads = _heads(properties)
    at_start, at_end = "headEnd" in heads, "tailEnd" in heads
    if at_start and not at_end:
        return ReadLine(page, tuple(reversed(points)), end, start)
    return ReadLine(page, tuple(points), start, end, headed=at_end)


def _heads(properties: etree._Element | None) -> frozenset[str]:
    """The ends of a line that have a head."""
    outline = below_named(properties, "ln") if properties is not None else None
    ends = [part for part in outline if local_name(part) in {"headEnd", "tailEnd"}] if outline is not None else ()
    return frozenset(local_name(part) for part in ends if part.get("type", "none") != "none")


def _path(preset: str, geometry: etree._Element | None, wide: float, tall: float) -> list[tuple[float, float]]:
    """The corners of a line in its own frame."""
    adjust = {}
    for guide in geometry.iter() if geometry is not None else ():
        if local_name(guide) == "gd" and guide.get("fmla", "").startswith("val "):
            adjust[guide.get("name", "")] = whole(guide.get("fmla", "")[4:], 50_000) / 100_000
    first, second, third = (
        adjust.get(f"adj{number}", 0.5) * size for number, size in ((1, wide), (2, tall), (3, wide))
    )
    match preset[-1:] if preset.startswith(("bent", "curved")) else "":
        case "2":
            return [(0, 0), (wide, 0), (wide, tall)]
        case "3":
            return [(0, 0), (first, 0), (first, tall), (wide, tall)]
        case "4":
            return [(0, 0), (first, 0), (first, second), (wide, second), (wide, tall)]
        case "5":
            return [(0, 0), (first, 0), (first, second), (third, second), (third, tall), (wide, tall)]
    return [(0, 0), (wide, tall)]


def _turned(points: list[tuple[float, float]], about: tuple[float, float], degrees: float) -> list[tuple[float, float]]:
    if not degrees:
        return points
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return [
        (
            about[0] + (x - about[0]) * cosine - (y - about[1]) * sine,
            about[1] + (x - about[0]) * sine + (y - about[1]) * cosine,
        )
        for x, y in points
    ]
