# Charts cut into pages, measured on random ones: a reader who follows a line over a page's end arrives where it goes.
from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from random import Random

import pikepdf
import pytest

from tatalaksana.chart import Geometry, route
from tatalaksana.chart.sizes import LABEL_LINE, LABEL_SIZE
from tatalaksana.facts import Facts
from tatalaksana.model import Flow, Kolom
from tatalaksana.render.fitting.breaks import PageRows, Room, page_breaks
from tatalaksana.render.fitting.bridges import gap_on_paper
from tatalaksana.render.fitting.columns import Claims, Columns, columns_of
from tatalaksana.render.fitting.joints import JOINT, Cut, Joint, PageEdge, Spot, Stood, cuts_above, joints, spread
from tatalaksana.render.fitting.strokes import drawn_once
from tatalaksana.render.fitting.wants import Wants, wants_of
from tatalaksana.render.pdf import Printing, official_sheet
from tatalaksana.render.pdf.drawing import Drawing, Drawn
from tests.bench_impor.round_trip import random_sops
from tests.chart.gate import set_width
from tests.chart.random_flow import likely_flow, random_flow

_ROOM = Room(first=400, next=420, joint=JOINT)
_WIDTH = 774
_NEAR = 0.1
_CLEAR = 2.4
"""Points between the words beside a segilima and the edge of the row that they stand in."""
_OUTLINE = 0.75
"""How wide a segilima's outline is drawn."""
_WORD_EMS = 4.95
"""«dari hal. 12» in the face that it is set in."""

Make = Callable[[int], Flow]
_charts = pytest.mark.parametrize(
    ("seed", "make"), [(seed, make) for make in (likely_flow, random_flow) for seed in range(7, 7_000, 401)]
)
"""Sixty charts, each drawn once for all tests that look at it."""


@dataclass(frozen=True, slots=True)
class _Chart:
    flow: Flow
    geometry: Geometry
    columns: Columns
    spans: tuple[PageRows, ...]
    drawn: tuple[Drawn, ...]

    def tops(self, page: int) -> list[float]:
        """The borders of a page's rows."""
        tops = [self.drawn[page].head]
        for height in self.drawn[page].heights:
            tops.append(tops[-1] + height)
        return tops

    def centres(self, page: int) -> Iterator[tuple[int, Spot]]:
        """(symbol, its middle) of those on a page, computed from the geometry alone."""
        tops, lanes = self.tops(page), self.columns.lanes
        for symbol, at in enumerate(self.geometry.centres):
            row = at.row - self.spans[page].start
            if 0 <= row < len(tops) - 1:
                across, down = self.geometry.lanes[at.lane].lines[at.x], self.geometry.rows[at.row].lines[at.y]
                left, right = lanes[at.lane : at.lane + 2]
                yield symbol, (left + (right - left) * across, tops[row] + (tops[row + 1] - tops[row]) * down)

    def stems(self, page: int) -> list[tuple[Spot, ...]]:
        """The lines outside a page's rows."""
        head, *_, foot = self.tops(page)
        return [
            line
            for line in self.drawn[page].lines
            if max(y for _, y in line) <= head or min(y for _, y in line) >= foot
        ]


def _chart(seed: int, make: Make) -> _Chart:
    """A random chart with rows of random heights, on level pages."""
    return _on_paper(seed, make, _WIDTH)


@cache
def _on_paper(seed: int, make: Make, width: int) -> _Chart:
    """The same on pages of a width."""
    flow = make(seed)
    geometry = route(flow)
    random = Random(seed)  # noqa: S311 - charts, no secrets
    names = [random.choice(("Kabag", "Kepala Subbagian", "Pelaksana (JP/JFT)")) for _ in range(flow.lanes)]
    wants: dict[Kolom, Wants] = {
        key: wants_of(["Menelaah"] * len(geometry.rows), key.value, 8.5, 8.5)
        for key in Kolom
        if key is not Kolom.PELAKSANA
    }
    columns = columns_of(tuple(Kolom), geometry, names, Claims(wants, 7.5, width, _ROOM.first))
    heights = [max(band.size * columns.scale, random.choice((18, 30, 60, 90))) for band in geometry.rows]
    spans = page_breaks(heights, lambda row: len(cuts_above(row, geometry)), _ROOM)
    return _Chart(flow, geometry, columns, spans, Drawing(flow, geometry, spans, heights, columns).pages())


@pytest.mark.no_cover
@_charts
def test_segilima_come_in_pairs(seed: int, make: Make) -> None:
    """Each letter is on two pages that follow each other, in one lane, once «ke» and once «dari» the other page."""
    chart = _chart(seed, make)
    found: dict[str, list[tuple[int, Joint]]] = defaultdict(list)
    for page, drawn in enumerate(chart.drawn):
        for joint in drawn.joints:
            found[joint.letter].append((page, joint))
    for letter, pair in found.items():
        assert len(pair) == 2, letter
        (first, above), (second, below) = pair
        assert (second, first) == (above.page, below.page)
        assert first + 1 == second
        assert above.lane == below.lane
        assert {above.word, below.word} == {"ke", "dari"}
        tops = chart.tops(first)
        assert above.y >= tops[-1]
        assert below.y + below.height <= chart.tops(second)[0]


@pytest.mark.no_cover
@_charts
def test_segilima_keep_apart(seed: int, make: Make) -> None:
    """Neither segilima nor their words touch each other, leave their lane or the row that was kept for them."""
    chart = _chart(seed, make)
    for page, drawn in enumerate(chart.drawn):
        tops = chart.tops(page)
        for joint in drawn.joints:
            left, right = chart.columns.lanes[joint.lane : joint.lane + 2]
            for x, wide in ((joint.x, joint.width), (joint.word_x, joint.word_size * _WORD_EMS)):
                assert left - _NEAR <= x - wide / 2, joint
                assert x + wide / 2 <= right + _NEAR, joint
            assert joint.width > 0
            ends = (joint.y, joint.y + joint.height, joint.word_y, joint.word_y + joint.word_size * 0.72)
            beyond = joint.word_y - joint.y - joint.height, joint.y - joint.word_y - joint.word_size * 0.72
            assert max(beyond) > _OUTLINE, joint
            low, high = (0, drawn.head) if joint.y < tops[0] else (tops[-1], tops[-1] + drawn.foot)
            assert low - _NEAR <= min(ends), joint
            assert max(ends) <= high + _NEAR, joint
            clear = joint.word_y - low if joint.y < tops[0] else high - joint.word_y - joint.word_size * 0.72
            assert clear > _CLEAR, "words are none of the head's"
        for one, other in combinations(drawn.joints, 2):
            if (one.y < tops[0]) == (other.y < tops[0]):
                assert abs(one.x - other.x) >= (one.width + other.width) / 2 - _NEAR, (one, other)
                room = (one.word_size + other.word_size) / 2 * _WORD_EMS
                assert abs(one.word_x - other.word_x) >= room - _NEAR, (one, other)


@pytest.mark.no_cover
@pytest.mark.parametrize("width", [_WIDTH, 515])
@pytest.mark.parametrize("seed", range(0, 36, 3))
def test_no_line_moves_aside_a_little(seed: int, width: int) -> None:
    """On upright and on level paper lines go straight to their segilima or aside so far that one sees it, and none touches a border."""
    chart = _on_paper(seed, _tall, width)
    for page, drawn in enumerate(chart.drawn):
        for line in chart.stems(page):
            aside = abs(line[0][0] - line[-1][0])
            assert aside == 0 or aside > 2.99, (page, line)
        for joint in drawn.joints:
            left, right = chart.columns.lanes[joint.lane : joint.lane + 2]
            assert min(joint.x - left, right - joint.x) - joint.width / 2 > _OUTLINE, joint
            assert joint.width > 7.9, joint


def _tall(seed: int) -> Flow:
    """A chart of several pages with as many lanes as most have."""
    return likely_flow(seed, lanes=4, rows=24)


@pytest.mark.no_cover
@_charts
def test_stems_do_not_meet(seed: int, make: Make) -> None:
    """The lines to segilima never cross or touch each other, and each leads to one."""
    chart = _chart(seed, make)
    for page, drawn in enumerate(chart.drawn):
        stems = chart.stems(page)
        assert len(drawn.joints) == len(stems)
        assert sorted(round(line[-1][0], 3) for line in stems) == sorted(round(joint.x, 3) for joint in drawn.joints)
        for one, other in combinations(stems, 2):
            assert not any(_meet(p, q) for p in pairwise(one) for q in pairwise(other)), (page, one, other)


@pytest.mark.no_cover
@_charts
def test_lines_end_where_something_stands(seed: int, make: Make) -> None:
    """Lines are upright or level, and end at the middle of a symbol, on another line, or at the page's edge, where a segilima goes on."""
    chart = _chart(seed, make)
    for page, drawn in enumerate(chart.drawn):
        tops = chart.tops(page)
        spots = [spot for _, spot in chart.centres(page)] + [line[0] for line in chart.stems(page)]
        for line in drawn.lines:
            for a, b in pairwise(line):
                assert (abs(a[0] - b[0]) < _NEAR) != (abs(a[1] - b[1]) < _NEAR), line
            if line not in chart.stems(page):
                others = [piece for other in drawn.lines if other is not line for piece in pairwise(other)]
                for end in (line[0], line[-1]):
                    assert any(_is(end, spot) for spot in spots) or any(_on(end, piece) for piece in others), line
                assert all(tops[0] - _NEAR <= y <= tops[-1] + _NEAR for _, y in line)
                assert all(0 <= x <= chart.columns.lanes[-1] for x, _ in line)


@pytest.mark.no_cover
@_charts
def test_no_piece_is_drawn_twice(seed: int, make: Make) -> None:
    """Arrows that share a way share its line: a piece that is drawn twice looks thicker than others in some programs."""
    for page, drawn in enumerate(_chart(seed, make).drawn):
        pieces = [piece for line in drawn.lines for piece in pairwise(line)]
        for p, q in combinations(pieces, 2):
            for axis in (0, 1):
                if p[0][axis] == p[1][axis] == q[0][axis] == q[1][axis]:
                    (a, b), (c, d) = (sorted(spot[1 - axis] for spot in piece) for piece in (p, q))
                    assert min(b, d) - max(a, c) < _NEAR, (page, p, q)


@pytest.mark.no_cover
@_charts
def test_gaps_are_where_lines_pass_each_other(seed: int, make: Make) -> None:
    """A level line has a gap only where it goes on behind one that runs up and down and goes on too, and none of the page ends or bends there."""
    for drawn in _chart(seed, make).drawn:
        pieces = [piece for line in drawn.lines for piece in pairwise(line)]
        ends = {spot for line in drawn.lines for spot in line}
        for x, y in drawn.crossed:
            assert (x, y) not in ends
            assert any(a[1] == b[1] == y and min(a[0], b[0]) < x < max(a[0], b[0]) for a, b in pieces)
            assert any(a[0] == b[0] == x and min(a[1], b[1]) < y < max(a[1], b[1]) for a, b in pieces)
    assert any(drawn.crossed for drawn in _chart(7, random_flow).drawn)


@pytest.mark.no_cover
@pytest.mark.parametrize("width", [280, 500, _WIDTH])
def test_no_gap_takes_the_corner_behind_it(width: int) -> None:
    """However small a chart is drawn: of a level line that turns just behind an upright one a piece is left on that side."""
    for seed in range(7, 4_000, 401):
        chart = _on_paper(seed, random_flow, width)
        gap = gap_on_paper(chart.columns.scale)
        for drawn in chart.drawn:
            pieces = [sorted(piece) for line in drawn.lines for piece in pairwise(line)]
            for x, y in drawn.crossed:
                beside = [
                    (x - left, right - x)
                    for (left, level), (right, at) in pieces
                    if level == at == y and left < x < right
                ]
                assert min(map(min, beside)) > 1.5 * gap, (seed, x, y)


def test_gaps_are_white_over_whole_lines(tmp_path: Path) -> None:
    """On paper white lies beside each upright line that a level one passes, on both sides."""
    found = random_sops(tmp_path, (3,), ())
    [entry] = found.entries.values()
    sheet = official_sheet(Facts(entry, found), Printing(date(2024, 1, 2)))
    crossed = sum(len(page.drawn.crossed) for page in sheet.pages().pages)
    assert 2 * crossed == _white_patches(sheet.content()) > 0


def _white_patches(content: bytes) -> int:
    """How many white pieces of a file are no larger than what covers a line beside another."""
    count, fill = 0, 0.0
    for page in pikepdf.open(io.BytesIO(content)).pages:
        spots: list[list[Spot]] = []
        for one in pikepdf.parse_content_stream(page):
            operands = [*one.operands]
            match str(one.operator):
                case "scn" | "g":
                    fill = float(operands[0])
                case "m":
                    spots.append([(float(operands[0]), float(operands[1]))])
                case "l":
                    spots[-1].append((float(operands[0]), float(operands[1])))
                case "f":
                    count += sum(fill == 1 and _small(corners) for corners in spots)
                    spots = []
                case "S" | "B" | "n":
                    spots = []
    return count


def _small(corners: Sequence[Spot]) -> bool:
    wide, tall = (max(spot[axis] for spot in corners) - min(spot[axis] for spot in corners) for axis in (0, 1))
    return wide < 3 and tall < 2


def test_what_is_left_of_a_line() -> None:
    """A line goes without what earlier ones draw: its beginning, its end, or a part between, also the other way and round a corner."""
    first = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0))
    found = drawn_once([
        first,
        ((0.0, 0.0), (4.0, 0.0), (4.0, 6.0), (7.0, 6.0)),
        ((4.0, 3.0), (4.0, 0.0), (4.0, -2.0)),
        ((9.0, 0.0), (-1.0, 0.0)),
        first,
    ])  # fmt: skip
    assert [
        first,
        ((4.0, 4.0), (4.0, 6.0), (7.0, 6.0)),
        ((4.0, 0.0), (4.0, -2.0)),
        ((9.0, 0.0), (4.0, 0.0)),
        ((0.0, 0.0), (-1.0, 0.0)),
    ] == list(found)


@pytest.mark.no_cover
@_charts
def test_every_edge_arrives(seed: int, make: Make) -> None:
    """From each symbol, over lines and pairs of segilima, one comes to each that follows, and an arrow points at it."""
    chart = _chart(seed, make)
    joined: dict[object, object] = {}

    def end_of(node: object) -> object:
        while node in joined:
            node = joined[node]
        return node

    for one, other in _together(chart):
        if end_of(one) != end_of(other):
            joined[end_of(one)] = end_of(other)
    for edge in chart.flow.edges:
        assert end_of(edge.source) == end_of(edge.target), edge


@_charts
def test_arrows_touch_symbols(seed: int, make: Make) -> None:
    """Each arrow's tip is on the middle of a side of a symbol, at the end of a line; each symbol that is led to has one."""
    chart = _chart(seed, make)

    def tip(symbol: int, side: str) -> Spot:
        size, scale = chart.geometry.sizes[symbol], chart.columns.scale
        wide, high = size.width / 2 * scale, size.height / 2 * scale
        return {"t": (0, -high), "b": (0, high), "l": (-wide, 0), "r": (wide, 0)}[side]

    pointed = set()
    for page, drawn in enumerate(chart.drawn):
        centres = list(chart.centres(page))
        for x, y, side in drawn.arrows:
            [symbol] = [
                one for one, (cx, cy) in centres if _is((x, y), (cx + tip(one, side)[0], cy + tip(one, side)[1]))
            ]
            pointed.add(symbol)
            assert any(_on((x, y), piece) for line in drawn.lines for piece in pairwise(line)), (page, x, y)
    assert {edge.target for edge in chart.flow.edges} == pointed


@_charts
def test_labels_stay_in_their_lanes(seed: int, make: Make) -> None:
    """Every line of a label is drawn once, within the lanes and the page's rows, at a size that the chart's scale gives it."""
    chart = _chart(seed, make)
    labels = [line for route_ in chart.geometry.routes if route_.label is not None for line in route_.label.lines]
    assert sorted(labels) == sorted(mark.text for drawn in chart.drawn for mark in drawn.marks)
    for page, drawn in enumerate(chart.drawn):
        tops = chart.tops(page)
        for mark in drawn.marks:
            width = set_width(mark.text, LABEL_SIZE) * chart.columns.scale
            left = mark.x - width if mark.from_right else mark.x
            assert left >= -_NEAR, mark
            assert left + width <= chart.columns.lanes[-1] + _NEAR, mark
            assert tops[0] - _NEAR <= mark.y, mark
            assert mark.y + (LABEL_LINE - 3) * chart.columns.scale <= tops[-1] + _NEAR, mark


def test_letters_go_on_after_z() -> None:
    """A chart with more cuts than letters has them doubled: … Z, AA, AB."""
    chart = next(
        chart for seed in range(100) if (chart := _chart(seed, random_flow)).drawn[-1].joints and _letters(chart) > 30
    )
    letters = [joint.letter for drawn in chart.drawn for joint in drawn.joints]
    assert {"A", "Z", "AA", "AB"} <= set(letters)


def _letters(chart: _Chart) -> int:
    return sum(len(drawn.joints) for drawn in chart.drawn) // 2


def _is(one: Spot, other: Spot) -> bool:
    return abs(one[0] - other[0]) < _NEAR and abs(one[1] - other[1]) < _NEAR


def _node(page: int, spot: Spot) -> tuple[int, int, int]:
    return page, round(spot[0] * 20), round(spot[1] * 20)


def _touches(joint: Joint, y: float) -> bool:
    """Whether a stem that ends at `y` ends on the segilima."""
    return min(abs(joint.y - y), abs(joint.y + joint.height - y)) < _NEAR


def _joined(line: Sequence[Spot], lines: Sequence[tuple[Spot, ...]]) -> Iterator[Spot]:
    """Its other end, and the beginnings of lines that one of its ends is on; that end too."""
    yield line[-1]
    for end in (line[0], line[-1]):
        yield from (other[0] for other in lines if any(_on(end, piece) for piece in pairwise(other)))


def _together(chart: _Chart) -> Iterator[tuple[object, object]]:
    """What belongs together: ends of lines, symbols that lines end at, the letters of segilima."""
    for page, drawn in enumerate(chart.drawn):
        for line in drawn.lines:
            yield from ((_node(page, line[0]), _node(page, other)) for other in _joined(line, drawn.lines))
        for line in chart.stems(page):
            towards = line[-1][1]
            [joint] = [one for one in drawn.joints if abs(one.x - line[-1][0]) < _NEAR and _touches(one, towards)]
            yield _node(page, line[-1]), joint.letter
        for symbol, spot in chart.centres(page):
            ending = (line for line in drawn.lines if any(_is(spot, end) for end in (line[0], line[-1])))
            yield from ((_node(page, line[0]), symbol) for line in ending)


def _on(spot: Spot, piece: tuple[Spot, Spot]) -> bool:
    (x0, y0), (x1, y1) = piece
    return (
        min(x0, x1) - _NEAR <= spot[0] <= max(x0, x1) + _NEAR and min(y0, y1) - _NEAR <= spot[1] <= max(y0, y1) + _NEAR
    )


def _meet(p: tuple[Spot, Spot], q: tuple[Spot, Spot]) -> bool:
    """Whether two upright or level pieces have a spot in common."""
    apart = 0.3
    return all(
        max(min(p[0][axis], p[1][axis]), min(q[0][axis], q[1][axis]))
        <= min(max(p[0][axis], p[1][axis]), max(q[0][axis], q[1][axis])) + apart
        for axis in (0, 1)
    )


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ([30.0, 50.0], [30.0, 50.0]),
        ([30.0, 36.0], [22.0, 36.0]),
        ([30.0, 36.0, 42.0], [22.0, 36.0, 50.0]),
        ([2.0, 96.0], [5.0, 95.0]),
        ([92.0, 94.0], [80.0, 94.0]),
    ],
)
def test_segilima_stand_under_their_lines(wanted: list[float], places: list[float]) -> None:
    """Of lines too near to each other one stays straight, the others move aside by no more than they must."""
    assert places == spread(wanted, 14.0, 5.0, 95.0)


def _stood(*cuts: Cut) -> list[Stood]:
    """Segilima at the foot of a page, in a lane of 98 points."""
    return [stood for _, stood in joints(cuts, PageEdge(0.0, 1, 2), dict.fromkeys(cuts, "A"), [0.0, 98.0])]


def test_lines_go_straight_where_segilima_have_room_without_their_words() -> None:
    """The words of two lines stand further apart than their segilima, which are narrower before a line moves aside a little."""
    for apart, wide in ((14.5, 12.0), (11.5, 9.5)):
        stood = _stood(Cut(0, 40.0, down=True), Cut(0, 40.0 + apart, down=True))
        assert [(40.0, 2), (40.0 + apart, 2)] == [(one.joint.x, len(one.stem)) for one in stood]
        assert [wide, wide] == [one.joint.width for one in stood]
        assert stood[1].joint.word_x - stood[0].joint.word_x == pytest.approx(31.0)


def test_segilima_whose_words_differ_stand_by_their_own() -> None:
    """Beside a lane's border words have to stand far from lines near to it: one that says «dari» is not read as the next one's, that says «ke»."""
    alike = _stood(Cut(0, 5.5, down=True), Cut(0, 20.0, down=True))
    assert [2, 2] == [len(one.stem) for one in alike]
    for one in _stood(Cut(0, 5.5, down=False), Cut(0, 20.0, down=True)):
        assert abs(one.joint.word_x - one.joint.x) <= 15.5


@_charts
def test_a_line_in_a_track_goes_straight_to_its_segilima(seed: int, make: Make) -> None:
    """A line that is alone in its lane has no jog, also where it runs in the track beside the lane's border."""
    chart = _chart(seed, make)
    for page, drawn in enumerate(chart.drawn):
        top = chart.tops(page)[0]
        stems = {(round(line[-1][0], 3), line[0][1] <= top): line for line in chart.stems(page)}
        for joint in drawn.joints:
            same = [one for one in drawn.joints if (one.lane, one.y) == (joint.lane, joint.y)]
            left, right = chart.columns.lanes[joint.lane : joint.lane + 2]
            stem = stems[round(joint.x, 3), joint.y < top]
            if len(same) == 1 and left + 5 < stem[0][0] < right - 5:
                assert 2 == len(stem), joint


@_charts
def test_segilima_point_where_their_line_goes(seed: int, make: Make) -> None:
    """A segilima points up where its line goes up: «ke» at a page's head, «dari» at its foot."""
    chart = _chart(seed, make)
    for page, drawn in enumerate(chart.drawn):
        for joint in drawn.joints:
            head = joint.y < chart.tops(page)[0]
            assert joint.up is ((joint.word == "ke") is head)
