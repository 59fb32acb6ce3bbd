# Shapes of old Word documents (VML): their kinds by number, their places by style.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import cos, dist, radians, sin

from lxml import etree

from tatalaksana.importers.readers.archive import local_name
from tatalaksana.importers.readers.drawingml import outline_kind, text_in
from tatalaksana.importers.readers.numbers import whole
from tatalaksana.importers.reading import PageBox, ReadLine, ReadShape, Rupa

_KINDS: Mapping[str, Rupa] = {
    "109": Rupa.KOTAK, "1": Rupa.KOTAK, "112": Rupa.KOTAK, "114": Rupa.KOTAK, "110": Rupa.BELAH_KETUPAT, "4": Rupa.BELAH_KETUPAT,
    "116": Rupa.KAPSUL, "2": Rupa.KAPSUL, "3": Rupa.KAPSUL, "120": Rupa.KAPSUL, "176": Rupa.KAPSUL, "177": Rupa.SEGILIMA, "15": Rupa.SEGILIMA,
    "202": Rupa.TEKS,
}  # fmt: skip
_LINES = frozenset({"32", "33", "34", "35", "36", "37", "38", "39", "40", "20"})
_SHUT = 2.0
"""Points within which a path ends where it begins."""
_STEP = re.compile(r"(n[fs]|a[elrt]|w[ar]|q[bxy]|[mlcxertv])([^a-z]*)")
_LINES_ANEW = frozenset({"m", "t", "v", "ae", "al", "ar", "at", "wa", "wr", "qb", "qx", "qy"})
"""Steps of a path that begin another line, or are told in another way than by where they end."""
_UNITS: Mapping[str, float] = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "": 0.75}
_LENGTH = re.compile(r"\s*(-?(?:\d+\.?\d*|\.\d+))(pt|in|cm|mm|px)?")


def vml_drawn(
    picture: etree._Element, page: int, here: tuple[float, float], margin: tuple[float, float], prefix: str
) -> Iterator[ReadShape | ReadLine]:
    """The shapes and lines of a picture.

    Args:
        picture: The element that holds them.
        page: Its page.
        here: Where its paragraph begins.
        margin: Where the page's text begins.
        prefix: What stands before names.
    """
    for one in picture:
        yield from _one(one, page, here, margin, prefix, None)


def _one(
    one: etree._Element,
    page: int,
    here: tuple[float, float],
    margin: tuple[float, float],
    prefix: str,
    inner: tuple[float, float, float, float] | None,
) -> Iterator[ReadShape | ReadLine]:
    name = local_name(one)
    if name not in {"shape", "rect", "roundrect", "oval", "line", "group", "polyline"}:
        return
    style = dict(part.strip().split(":", 1) for part in (one.get("style") or "").split(";") if ":" in part)
    # In a group all counts in its own units, without a name.
    length = _number if inner else _points
    left, top, across, down = inner or (*_begin(style, here, margin), 1.0, 1.0)
    x = left + length((not inner and style.get("margin-left")) or style.get("left")) * across
    y = top + length((not inner and style.get("margin-top")) or style.get("top")) * down
    wide, tall = length(style.get("width")) * across, length(style.get("height")) * down
    where = PageBox(x, y, x + wide, y + tall)
    size = [whole(part, 1000) for part in (one.get("coordsize") or "1000,1000").split(",")[:2]]
    origin = [whole(part) for part in (one.get("coordorigin") or "0,0").split(",")[:2]]
    own = wide / (size[0] or 1), tall / (size[-1] or 1)
    begin = x - origin[0] * own[0], y - origin[-1] * own[1]
    # Programs disagree about what is done first with one that is mirrored one way and turned up: its ends change places.
    unclear = bool(_number(style.get("rotation"))) and style.get("flip", "").strip() in {"x", "y"}
    if name == "group":
        for child in one:
            for member in _one(child, page, here, margin, prefix, (*begin, *own)):
                if isinstance(member, ReadShape):
                    yield replace(member, bounds=_moved_box(member.bounds, where.middle, style))
                else:
                    ends_at = tuple(_moved(point, where.middle, style) for point in member.points)
                    yield replace(member, points=ends_at, headed=member.headed and not unclear)
        return
    kind = (one.get("type") or "").rpartition("_t")[2]
    strokes = next((part for part in one if local_name(part) == "stroke"), None)
    heads = [(strokes.get(key) if strokes is not None else None) or "none" for key in ("startarrow", "endarrow")]
    outline = _outline(one.get("path") or "") if kind not in {*_KINDS, *_LINES} else []
    outline = [_moved((begin[0] + x * own[0], begin[1] + y * own[1]), where.middle, style) for x, y in outline]
    if name == "polyline":
        told = [length(part) for part in re.split(r"[\s,]+", (one.get("points") or "").strip()) if part]
        outline = [(left + x * across, top + y * down) for x, y in zip(told[::2], told[1::2], strict=False)]
        where = _box(outline or [(x, y)])
    drawn_freely = len(outline) > 1 and dist(outline[0], outline[-1]) > _SHUT
    if name == "line" or kind in _LINES or drawn_freely:
        ends = [
            [length(part) for part in written.split(",")] for key in ("from", "to") if (written := one.get(key, ""))
        ]
        points = [(left + end[0] * across, top + end[-1] * down) for end in ends]
        if drawn_freely:
            points = outline
        elif name != "line" or len(points) != 2:
            points = [_moved(point, where.middle, style) for point in ((x, y), (x + wide, y + tall))]
        if heads[0] != "none" and heads[1] == "none":
            points = points[::-1]
        yield ReadLine(page, tuple(points), headed=not unclear and any(head != "none" for head in heads))
        return
    text = text_in(one)
    found = {"roundrect": Rupa.KAPSUL, "oval": Rupa.KAPSUL, "rect": Rupa.KOTAK}.get(name) or _KINDS.get(kind, Rupa.LAIN)
    if found is Rupa.LAIN:
        found = outline_kind(outline, curved="c" in (one.get("path") or ""))
    if found is Rupa.KOTAK and text and one.get("stroked") in {"f", "false"}:
        found = Rupa.TEKS
    if found is Rupa.LAIN and not text:
        return
    called = one.get("id") or f"{x:.0f},{y:.0f}"
    yield ReadShape(f"{prefix}{called}", page, found, _moved_box(where, where.middle, style), text)


def _outline(path: str) -> list[tuple[float, float]]:
    """The corners of what is drawn freely, in its own units; none where that is more than one line, or reckoned. Numbers that are left out are 0."""
    points: list[tuple[float, float]] = []
    for command, written in _STEP.findall(path.lower()):
        numbers = [_number(part) for part in written.split(",")] if written.strip() else [0.0, 0.0]
        ends = [*zip(numbers[::2], [*numbers[1::2], 0.0], strict=False)]
        if "@" in written:
            return []
        if command == "l" or (command == "m" and not points):
            points += ends
        elif command == "c":
            # Where a curve ends is where its line goes on.
            points += ends[2::3]
        elif command == "r" and points:
            for across, down in ends:
                points.append((points[-1][0] + across, points[-1][1] + down))
        elif command == "x":
            points += points[:1]
        elif command in _LINES_ANEW:
            return []
    return points


def _moved(point: tuple[float, float], middle: tuple[float, float], style: Mapping[str, str]) -> tuple[float, float]:
    """Where a point is when its shape is mirrored and turned: by degrees or, with «fd», by 65,536th parts of one."""
    flip, written = style.get("flip", ""), style.get("rotation", "").strip()
    angle = radians(_number(written) / (65_536 if written.endswith("fd") else 1))
    across, down = point[0] - middle[0], point[1] - middle[1]
    across, down = -across if "x" in flip else across, -down if "y" in flip else down
    return middle[0] + across * cos(angle) - down * sin(angle), middle[1] + across * sin(angle) + down * cos(angle)


def _moved_box(where: PageBox, middle: tuple[float, float], style: Mapping[str, str]) -> PageBox:
    corners = [(x, y) for x in (where.left, where.right) for y in (where.top, where.bottom)]
    return _box([_moved(corner, middle, style) for corner in corners])


def _box(points: Sequence[tuple[float, float]]) -> PageBox:
    xs, ys = zip(*points, strict=True)
    return PageBox(min(xs), min(ys), max(xs), max(ys))


def _begin(style: Mapping[str, str], here: tuple[float, float], margin: tuple[float, float]) -> tuple[float, float]:
    """What a shape's place counts from: its paragraph, the text or the page, each way."""
    grounds = (style.get(f"mso-position-{way}-relative") for way in ("horizontal", "vertical"))
    x, y = ({"margin": margin, "page": (0.0, 0.0)}.get(ground or "", here)[at] for at, ground in enumerate(grounds))
    return x, y


def _points(written: str | None) -> float:
    found = _LENGTH.match(written or "")
    return _number(written) * _UNITS[(found and found[2]) or ""]


def _number(written: str | None) -> float:
    found = _LENGTH.match(written or "")
    return float(found[1]) if found else 0.0
