# Arrows that were put together out of rectangles and a triangle.
from __future__ import annotations

import pytest
from lxml import etree

from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.readers.drawingml import drawn
from tatalaksana.importers.readers.drawn_bars import bar_line, heads_joined, triangle_line
from tatalaksana.importers.reading import PageBox, ReadLine, ReadShape
from tests.importers.workbooks import Drawn, workbook


def test_a_thin_rectangle_is_a_line() -> None:
    """It runs along its middle; what is not thin, and a dot, are none."""
    assert bar_line(1, PageBox(10, 20, 11, 60)) == ReadLine(1, ((10.5, 20), (10.5, 60)), headed=False)
    assert bar_line(1, PageBox(10, 20, 60, 21)) == ReadLine(1, ((10, 20.5), (60, 20.5)), headed=False)
    assert bar_line(1, PageBox(10, 20, 60, 40)) is None
    assert bar_line(1, PageBox(10, 20, 11, 21)) is None


def test_a_triangle_is_a_head() -> None:
    """From the middle of its base to its tip, which is that of its two equal sides; a large one is none."""
    assert triangle_line(1, [(0, 0), (5, 0), (2.5, 6)]) == ReadLine(1, ((2.5, 0), (2.5, 6)), lone=True)
    assert triangle_line(1, [(0, 2.5), (6, 0), (6, 5)]) == ReadLine(1, ((6, 2.5), (0, 2.5)), lone=True)
    assert triangle_line(1, [(0, 0), (50, 0), (25, 60)]) is None
    assert triangle_line(1, [(0, 0), (5, 0)]) is None


def test_a_head_joins_the_line_that_ends_at_it() -> None:
    """Whichever end that is; a line with a head of its own, one that names its ends and one far away get none."""
    head = ReadLine(1, ((50, 10), (50, 16)), lone=True)
    down, up = ReadLine(1, ((50, 40), (50, 16)), headed=False), ReadLine(1, ((50, -30), (50, 16)), headed=False)
    assert heads_joined([up, head]) == [ReadLine(1, ((50, -30), (50, 16)))]
    assert heads_joined([head, ReadLine(1, ((50, 10), (50, -30)), headed=False)]) == [
        ReadLine(1, ((50, -30), (50, 16)))
    ]
    assert heads_joined([down, head]) == [ReadLine(1, ((50, 40), (50, 16)))]
    others = [
        ReadLine(1, ((50, -30), (50, 16))),
        ReadLine(1, ((90, 0), (90, 16)), headed=False),
        ReadLine(1, ((0, 0), (50, 16)), "a", "b", headed=False),
    ]
    assert heads_joined([*others, head]) == [*others, head]


@pytest.mark.parametrize(
    ("preset", "head"),
    [("triangle", (0, -1)), ("flowChartMerge", (0, 1))],
)  # fmt: skip
def test_in_a_workbook(preset: str, head: tuple[int, int]) -> None:
    """A bar and a triangle over cells are one arrow."""
    shapes = (
        Drawn(2, "rect", 2.0, 4.0, 2.015, 8.0),
        Drawn(3, preset, 1.95, 8.0 if head[1] > 0 else 3.8, 2.05, 8.2 if head[1] > 0 else 4.0),
    )
    (line,) = reading_of("a.xlsx", workbook({"A1": "SOP"}, (), shapes)).lines
    (_, above), (_, below) = line.points
    assert (line.headed, below > above) == (True, head[1] > 0)


_FRAME = (
    '<sp xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="635000" cy="254000"/></a:xfrm>'
    '<a:prstGeom prst="rect"/><a:ln>{head}</a:ln></spPr>{words}</sp>'
)


def test_an_elbow_line_drawn_again_as_its_frame_is_no_symbol() -> None:
    """What LibreOffice makes of one that came from an old workbook: an outline has no ends for a head to stand at."""
    where = PageBox(0, 0, 50, 20)
    head, words = '<a:tailEnd type="triangle"/>', "<txBody><a:p><a:r><a:t>Arsip</a:t></a:r></a:p></txBody>"
    told = [
        drawn(etree.fromstring(_FRAME.format(head=one, words=other)), "a", 1, where, "")
        for one, other in ((head, ""), ('<a:tailEnd type="none"/>', ""), (head, words))
    ]
    assert [isinstance(one, ReadShape) for one in told] == [False, True, True]
