# Where pages end: every row once, nothing over a page's foot, and no page more than needed.
from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tatalaksana.render.fitting.breaks import PageRows, Room, page_breaks

_HEIGHTS = st.lists(st.floats(5, 700), min_size=1, max_size=60)
_ROOMS = st.builds(Room, first=st.floats(250, 480), next=st.floats(481, 520), joint=st.floats(20, 40))


def _room_of(span: PageRows, cuts: Sequence[int], room: Room) -> float:
    """What the rows of a span may take together."""
    return (room.next if span.start else room.first) - room.joint * (bool(cuts[span.start]) + bool(cuts[span.end]))


def _fewest(heights: Sequence[float], cuts: Sequence[int], room: Room) -> int:
    """The fewest pages, found by trying every page before every other."""
    best = [0] + [10**6] * len(heights)
    for end in range(1, len(heights) + 1):
        for start in range(end):
            fits = sum(heights[start:end]) <= _room_of(PageRows(start, end), cuts, room)
            if fits or end - start == 1:
                best[end] = min(best[end], best[start] + 1)
    return best[-1]


@pytest.mark.no_cover
@given(_HEIGHTS, st.data(), _ROOMS)
@settings(max_examples=300, deadline=None)
def test_every_row_is_on_one_page_that_has_room(heights: list[float], data: st.DataObject, room: Room) -> None:
    """Pages follow each other without gap or overlap; none is fuller than it may be, but for a row that no page holds."""
    count = len(heights)
    cuts = [0, *data.draw(st.lists(st.integers(0, 8), min_size=count - 1, max_size=count - 1)), 0]
    spans = page_breaks(heights, cuts.__getitem__, room)
    assert (spans[0].start, spans[-1].end) == (0, count)
    assert all(first.end == second.start for first, second in pairwise(spans))
    for span in spans:
        fits = sum(heights[span.start : span.end]) <= _room_of(span, cuts, room) + 1e-6
        assert fits or span.end - span.start == 1


@pytest.mark.no_cover
@given(_HEIGHTS, _ROOMS)
@settings(max_examples=300, deadline=None)
def test_fewest_pages(heights: list[float], room: Room) -> None:
    """Where no break cuts a line, there are as few pages as if each were filled as far as it goes."""
    filled, used = 1, 0.0
    for height in heights:
        if used and used + height > (room.first if filled == 1 else room.next):
            filled, used = filled + 1, 0.0
        used += height
    assert filled == len(page_breaks(heights, lambda _: 0, room))


@pytest.mark.no_cover
@given(st.lists(st.floats(12, 40), min_size=10, max_size=60), st.data(), _ROOMS)
@settings(max_examples=200, deadline=None)
def test_no_page_more_for_one_line(heights: list[float], data: st.DataObject, room: Room) -> None:
    """A line that is cut is no reason for another page; rows lower than a segilima's are tried as well."""
    cuts = [0, *data.draw(st.lists(st.integers(0, 1), min_size=len(heights) - 1, max_size=len(heights) - 1)), 0]
    assert _fewest(heights, cuts, room) == len(page_breaks(heights, cuts.__getitem__, room))


def test_a_break_cuts_few_lines() -> None:
    """Of two places that take as many pages, the one that cuts no line is chosen."""
    cuts = {6: 3, 5: 0}
    spans = page_breaks([50.0] * 8, lambda row: cuts.get(row, 9), Room(400 - 34, 400 - 34, 34))
    assert [(0, 5), (5, 8)] == [(span.start, span.end) for span in spans]


def test_no_row_is_left_alone() -> None:
    """Eleven rows of which ten fit a page are nine and two; a row stands alone only where nothing else is as few pages."""
    room = Room(400, 400, 20)
    assert [(0, 9), (9, 11)] == [(span.start, span.end) for span in page_breaks([40.0] * 11, lambda _: 0, room)]
    spans = page_breaks([390.0, 390.0, 40.0], lambda _: 0, room)
    assert [1, 1, 1] == [span.end - span.start for span in spans]


def test_a_tall_row_stands_alone() -> None:
    """A row that no page holds has a page of its own, and its neighbours keep theirs."""
    spans = page_breaks([40.0, 900.0, 40.0], lambda _: 1, Room(400, 420, 34))
    assert [(0, 1), (1, 2), (2, 3)] == [(span.start, span.end) for span in spans]


def test_low_rows_before_a_whole_page() -> None:
    """A table that fits one page has one, though pages that began at its last rows would have to show segilima."""
    [span] = page_breaks([10.0] * 10, lambda _: 1, Room(100, 100, 30))
    assert (0, 10) == (span.start, span.end)
