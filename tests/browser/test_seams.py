# Lines that go through a cell's border, in the pixels of screens of other kinds: no gap may show where two drawings meet.
from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, FloatRect

from tatalaksana.catalog import sop_page
from tests.browser.chart import Chart, measure
from tests.browser.lines import Line
from tests.browser.server import Site
from tests.browser.sources import SEEDS
from tests.browser.visitor import PATIENCE

_NEAR = 3
"""How far from a border its line is looked at, in CSS pixels."""
_GAP = 30
"""By how many of 255 shades a gap is lighter than its line."""
_WITHOUT_CAPS = ".sop-tabel .w path { stroke-linecap: butt }"


@pytest.mark.parametrize("scale", [1, 1.25, 1.5, 2, 3])
def test_no_gap_at_a_border(scale: float, site: Site, browser: Browser) -> None:
    """Where a line goes on in the next cell it is as dark as before and behind, at every scale of a screen."""
    assert [] == _gaps(site, browser, scale)


def test_gaps_are_seen(site: Site, browser: Browser) -> None:
    """Lines that end just at their cell's border show gaps: the looking sees something."""
    assert _gaps(site, browser, 1.5, _WITHOUT_CAPS)


def _gaps(site: Site, browser: Browser, scale: float, style: str = "") -> list[str]:
    context = browser.new_context(
        viewport={"width": 1366, "height": 900}, device_scale_factor=scale, reduced_motion="reduce"
    )
    context.set_default_timeout(PATIENCE)
    try:
        page = context.new_page()
        page.goto(site.page(sop_page(SEEDS[2])))
        page.add_style_tag(content=f".sop-tabel :is(.s, .e) {{ visibility: hidden }} {style}")
        [chart] = measure(page, [site.catalog.entries[SEEDS[2]].flow])
        box: FloatRect = {"x": 0, "y": 0, "width": 1366, "height": chart.cells[-1][-1].box.bottom}
        picture = Image.open(BytesIO(page.screenshot(full_page=True, clip=box))).convert("L")
    finally:
        context.close()
    return [found for line, *spot in _borders(chart) if (found := _gap(picture, scale, line, *spot))]


def _borders(chart: Chart) -> list[tuple[Line, float, float]]:
    """Where lines end at a border of their cell: each with the line and the spot."""
    found = []
    for cell in (cell for row in chart.cells for cell in row):
        inner = cell.inner
        for line in cell.lines:
            for x, y in ((line.x1, line.y1), (line.x2, line.y2)):
                edges = (inner.left, inner.right) if line.across else (inner.top, inner.bottom)
                if min(abs((x if line.across else y) - edge) for edge in edges) < 1:
                    found.append((line, x, y))
    assert len(found) > 20, "too few lines to look at"
    return found


def _gap(picture: Image.Image, scale: float, line: Line, x: float, y: float) -> str:
    """Where a line is much lighter than it is elsewhere near, if it is."""
    shades = []
    for step in range(-round(_NEAR * scale), round(_NEAR * scale) + 1):
        beside = range(-round(2 * scale), round(2 * scale) + 1)
        spots = (
            (int(x * scale) + (step if line.across else aside), int(y * scale) + (aside if line.across else step))
            for aside in beside
        )
        shades.append(min(_shade(picture, spot) for spot in spots))
    worst = max(shades) - sorted(shades)[len(shades) // 2]
    return f"{x:.1f}, {y:.1f}: lighter by {worst}" if worst > _GAP else ""


def _shade(picture: Image.Image, spot: tuple[int, int]) -> int:
    shade = picture.getpixel((min(max(spot[0], 0), picture.width - 1), min(max(spot[1], 0), picture.height - 1)))
    assert isinstance(shade, int)
    return shade
