# Heads of printed arrows: small filled triangles, notched ones, open ones of two strokes, and those that are one outline with
# their line. A head belongs to the line that runs along it, also where several ends meet.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

PagePoint = tuple[float, float]
THIN = 2.3
"""What is filled and no wider is a line."""
_LARGEST = 14.0
"""Points that an arrow's head has at most."""
_MOST_CORNERS = 11
_REACH = 4.5
"""How far the end of a line may be from its head."""
_BEHIND = 0.8
_ALIKE = 0.22


@dataclass(frozen=True, slots=True)
class ArrowHead:
    """A head: where it points to, and from where; an even triangle may point three ways."""

    ways: tuple[tuple[PagePoint, PagePoint], ...]
    """(tip, the middle of its other side)."""


def filled_head(corners: Sequence[PagePoint]) -> ArrowHead | None:
    """The head that a small filled outline is; None where it is none."""
    if not 3 <= len(corners) <= _MOST_CORNERS or _size(corners) > _LARGEST:
        return None
    if len(corners) > 4:
        return _barbed(corners)
    if len(corners) == 3:
        ways = []
        for at in range(3):
            tip, one, other = corners[at], corners[at - 1], corners[at - 2]
            first, second = gap(tip, one), gap(tip, other)
            if abs(first - second) <= _ALIKE * max(first, second, 0.01):
                ways.append((tip, _middle(one, other)))
        return ArrowHead(tuple(ways)) if ways else None
    for at in range(4):
        # The notch lies within the triangle of the other three, opposite to the tip.
        tip, one, notch, other = (corners[(at + step) % 4] for step in range(4))
        even = abs(gap(tip, one) - gap(tip, other)) <= _ALIKE * max(gap(tip, one), gap(tip, other), 0.01)
        if even and gap(tip, notch) < gap(tip, _middle(one, other)) - 0.2:
            return ArrowHead(((tip, _middle(one, other)),))
    return None


def _barbed(corners: Sequence[PagePoint]) -> ArrowHead | None:
    """A head whose strokes are outlines, as of a V or a feather: even about the line through its tip, and notched behind."""
    many, half = len(corners), (len(corners) - 1) // 2
    xs, ys = sum(x for x, _ in corners) / many, sum(y for _, y in corners) / many
    for at in sorted(range(many), key=lambda one: -gap(corners[one], (xs, ys)))[:3]:
        tip = corners[at]
        pairs = [(corners[(at + step) % many], corners[at - step]) for step in range(1, half + 1)]
        even = all(abs(gap(tip, one) - gap(tip, other)) < 0.5 for one, other in pairs)
        back = _middle(*max(pairs, key=lambda pair: gap(*pair)))
        long = gap(tip, back)
        # The widest pair is behind, and what lies between it and the tip is cut out.
        notched = any(gap(tip, _middle(*pair)) < 0.8 * long for pair in pairs[1:])
        if even and notched and long > 1 and gap(*pairs[0]) > 0.6 * long:
            return ArrowHead(((tip, back),))
    return None


def one_with_its_line(corners: Sequence[PagePoint]) -> tuple[PagePoint, ...]:
    """An outline that is a line together with its head, from its beginning to the tip; empty where it is none."""
    many = len(corners)
    if many < 7 or many % 2 == 0 or many > 25:
        return ()
    half = (many - 1) // 2
    for at in range(many):
        ring = [corners[(at + step) % many] for step in range(many)]
        tail = gap(ring[0], ring[1])
        tip, barbs, necks = ring[1 + half], (ring[half], ring[half + 2]), (ring[half - 1], ring[(half + 3) % many])
        first, second = gap(tip, barbs[0]), gap(tip, barbs[1])
        if tail > 26 or abs(first - second) > _ALIKE * max(first, second) or gap(*barbs) < 1.3 * gap(*necks):
            continue
        pairs = list(zip(ring[1:half], [ring[0], *ring[: half + 2 : -1]], strict=False))
        if len(pairs) != half - 1 or any(abs(gap(one, other) - tail) > max(0.6 * tail, 0.8) for one, other in pairs):
            continue
        middle = [_middle(one, other) for one, other in pairs]
        if gap(middle[0], tip) > 1.2 * tail:
            return (*middle, tip)
    return ()


def centre_line(corners: Sequence[PagePoint]) -> tuple[PagePoint, ...]:
    """A thin filled outline as the line in its middle; empty where it is not thin."""
    many = len(corners)
    if many < 4 or many % 2 or many > 40:
        return ()
    closed = [*corners, corners[0]]
    around = sum(gap(one, other) for one, other in pairwise(closed))
    area = abs(sum(one[0] * other[1] - other[0] * one[1] for one, other in pairwise(closed))) / 2
    if around < 8 or 2 * area / around > THIN:
        return ()
    half = many // 2
    best: tuple[PagePoint, ...] = ()
    least = 1e9
    for at in range(many):
        ring = [corners[(at + step) % many] for step in range(many)]
        pairs = [(ring[step], ring[many - 1 - step]) for step in range(half)]
        widest = max(gap(one, other) for one, other in pairs)
        if widest < least:
            best, least = tuple(_middle(one, other) for one, other in pairs), widest
    return best if least <= 2.2 * THIN else ()


def open_heads(strokes: Sequence[tuple[PagePoint, ...]]) -> tuple[list[ArrowHead], list[tuple[PagePoint, ...]]]:
    """Heads of two short strokes that meet at the end of a longer line, and the strokes that stay."""
    short = [(at, one) for at, one in enumerate(strokes) if len(one) in {2, 3} and length(one) <= 2 * _LARGEST]
    found: list[ArrowHead] = []
    gone: set[int] = set()
    for at, one in short:
        if len(one) == 3 and (head := _vee(one[1], one[0], one[2], [other for place, other in enumerate(strokes) if place != at])):  # fmt: skip
            found.append(head)
            gone.add(at)
    straight = [(at, one) for at, one in short if len(one) == 2 and at not in gone and 1.5 < length(one) <= _LARGEST]
    for (at, one), (place, other) in combinations(straight, 2):
        if at in gone or place in gone or not _close(one, other):
            continue
        for tip, first in (one, one[::-1]):
            for near, second in (other, other[::-1]):
                rest = [line for where, line in enumerate(strokes) if where not in {at, place} and where not in gone]
                if gap(tip, near) < 0.8 and (head := _vee(tip, first, second, rest)):
                    found.append(head)
                    gone |= {at, place}
    return found, [one for at, one in enumerate(strokes) if at not in gone]


def _close(one: Sequence[PagePoint], other: Sequence[PagePoint]) -> bool:
    return abs(one[0][0] - other[0][0]) < 2 * _LARGEST and abs(one[0][1] - other[0][1]) < 2 * _LARGEST


def _vee(
    tip: PagePoint, one: PagePoint, other: PagePoint, strokes: Sequence[tuple[PagePoint, ...]]
) -> ArrowHead | None:
    """Two strokes as a head, where a line comes to their meeting from between them."""
    first, second = gap(tip, one), gap(tip, other)
    if max(first, second) > _LARGEST or abs(first - second) > 0.35 * max(first, second) or not 0.25 * first < gap(one, other) < 1.7 * first:  # fmt: skip
        return None
    middle = _middle(one, other)
    spread = abs((one[0] - tip[0]) * (other[1] - tip[1]) - (one[1] - tip[1]) * (other[0] - tip[0]))
    if spread < 0.3 * first * second:
        return None
    for line in strokes:
        for end, before in ((line[-1], line[-2]), (line[0], line[1])):
            if gap(end, tip) < _REACH and gap(end, before) > 1.5 and _along(before, end, middle, tip) > 0.85:
                return ArrowHead(((tip, middle),))
    return None


def headed_lines(
    lines: Sequence[tuple[PagePoint, ...]], heads: Sequence[ArrowHead]
) -> Iterator[tuple[tuple[PagePoint, ...], bool]]:
    """Lines with their heads: each head at the end that runs along it; a head without a line is a short one itself."""
    tips: dict[tuple[int, bool], PagePoint] = {}
    given: set[int] = set()
    # First those behind which a line ends; then those that run along a line that has no head yet; then those whose line turns
    # within them, as where its last piece is short; then second heads.
    for least, several, behind in ((-0.3, False, True), (0.5, False, False), (-0.3, False, False), (0.5, True, False)):
        for _, number, at, ahead, tip in sorted(_offers(lines, heads, least, behind=behind), key=_order):
            free = (at, ahead) not in tips and (several or (at, not ahead) not in tips)
            twin = (least < 0 or several) and any(gap(tip, used) < 1.5 for used in tips.values())
            if number not in given and free and not twin:
                given.add(number)
                tips[at, ahead] = tip
    for at, line in enumerate(lines):
        end, start = tips.get((at, True)), tips.get((at, False))
        if end:
            yield (*line, end), True
        if start:
            yield (*line[::-1], start), True
        if not end and not start:
            yield line, False
    for number, head in enumerate(heads):
        if number not in given:
            tip, middle = head.ways[0]
            if len(head.ways) == 1 and not any(gap(tip, used) < 3 for used in tips.values()):
                yield (middle, tip), True


def _offers(
    lines: Sequence[tuple[PagePoint, ...]], heads: Sequence[ArrowHead], least: float, *, behind: bool
) -> Iterator[tuple[float, int, int, bool, PagePoint]]:
    """Which head may stand at which end of which line: (how badly, head, line, whether at its end, tip).

    Args:
        lines: The lines.
        heads: The heads.
        least: How much a line's end has to run the way that its head points.
        behind: Whether it has to end right behind it.
    """
    for number, head in enumerate(heads):
        for tip, middle in head.ways:
            for at, line in enumerate(lines):
                for ahead in (True, False):
                    end, before = (line[-1], line[-2]) if ahead else (line[0], line[1])
                    away, same = _from_segment(tip, middle, end), _along(before, end, middle, tip)
                    if away < _REACH and same > least and (not behind or gap(end, middle) < _BEHIND):
                        # Many programs end a line behind its head: one that begins at the tip is another's.
                        yield away + 12 * (1 - same) + 0.1 * gap(end, middle), number, at, ahead, tip


def _order(offer: tuple[float, int, int, bool, PagePoint]) -> tuple[float, bool, int, int]:
    """What an offer is taken by: of those that are as good, as where one line comes back to where another leaves, a line's own end goes first."""
    away, number, at, ahead, _ = offer
    return round(away, 1), not ahead, number, at


def _along(before: PagePoint, end: PagePoint, middle: PagePoint, tip: PagePoint) -> float:
    """How much a line's end runs the way that a head points: 1 for the same, 0 across, -1 against it."""
    across, down = end[0] - before[0], end[1] - before[1]
    right, low = tip[0] - middle[0], tip[1] - middle[1]
    long = (across**2 + down**2) ** 0.5 * (right**2 + low**2) ** 0.5
    return (across * right + down * low) / long if long else 0.0


def _from_segment(one: PagePoint, other: PagePoint, point: PagePoint) -> float:
    across, down = other[0] - one[0], other[1] - one[1]
    long = across**2 + down**2
    part = min(max(((point[0] - one[0]) * across + (point[1] - one[1]) * down) / long, 0.0), 1.0) if long else 0.0
    return gap((one[0] + part * across, one[1] + part * down), point)


def _middle(one: PagePoint, other: PagePoint) -> PagePoint:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _size(corners: Sequence[PagePoint]) -> float:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def length(line: Sequence[PagePoint]) -> float:
    """How long a line is."""
    return sum(gap(one, other) for one, other in pairwise(line))


def gap(one: PagePoint, other: PagePoint) -> float:
    """How far two points are from each other."""
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)
