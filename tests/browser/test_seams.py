# Lines that go through a cell's border, in the pixels of screens of other kinds: no gap may show where two drawings meet, and heads sit
# on their lines.
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
_ASIDE = 0.75
"""How far beside its line a head may sit, in pixels of the screen: what rounding does at both."""
_SNAPPED = 0.4
"""And up or down in CSS pixels besides: Chromium draws a picture of a broken height as high as whole pixels."""
_OFF = (".sop-tabel .a { translate: 1.5px 1.5px }", ".sop-tabel .w { max-width: 100% }")
"""Heads that were moved, and lines half a pixel beside theirs."""
_WITHOUT_CAPS = ".sop-tabel .w path { stroke-linecap: butt }"


@pytest.mark.parametrize("scale", [1, 1.25, 1.5, 2, 3])
def test_no_gap_at_a_border(scale: float, site: Site, browser: Browser) -> None:
    """Where a line goes on in the next cell it is as dark as before and behind, at every scale of a screen."""
    assert [] == _gaps(site, browser, scale)


def test_gaps_are_seen(site: Site, browser: Browser) -> None:
    """Lines that end just at their cell's border show gaps: the looking sees something."""
    assert _gaps(site, browser, 1.5, _WITHOUT_CAPS)


@pytest.mark.parametrize("scale", [1, 1.25, 1.5, 2, 3])
def test_heads_sit_on_their_lines(scale: float, site: Site, browser: Browser) -> None:
    """The middle of each head is that of the line behind it, at every scale of a screen."""
    assert [] == _beside(site, browser, scale)


@pytest.mark.parametrize("style", _OFF)
def test_heads_beside_are_seen(style: str, site: Site, browser: Browser) -> None:
    """Heads that were moved are found: the looking sees something."""
    assert _beside(site, browser, 3, style)


def _beside(site: Site, browser: Browser, scale: float, style: str = "") -> list[str]:
    chart, picture = _seen(site, browser, scale, style)
    found, looked = [], 0
    for symbol in chart.symbols:
        for head in symbol.heads:
            across = head.right <= symbol.box.left + 2 or head.left >= symbol.box.right - 2
            at = (head.top + head.bottom if across else head.left + head.right) / 2
            tail = (
                (head.left if head.right <= symbol.box.left + 2 else head.right)
                if across
                else (head.top if head.bottom <= symbol.box.top + 2 else head.bottom)
            )
            out = -1 if tail in {head.left, head.top} else 1
            line, own = (_middle(picture, scale, at, tail + out * far, across=across) for far in (2.5, -1.5))
            if line and own:
                looked += 1
                if abs(line - own) > _ASIDE + (_SNAPPED * scale if across else 0):
                    found.append(f"{head}: {line - own:.2f} beside")
    assert looked > 8, "too few heads to look at"
    return found


def _middle(picture: Image.Image, scale: float, at: float, along: float, *, across: bool) -> float | None:
    """Where what is dark near a place has its middle, in pixels of the screen; None where more than a line or a head is there."""
    reach = round(9 * scale)
    centre, deep = round(at * scale), int(along * scale)
    spots = range(centre - reach, centre + reach + 1)
    ink = {spot: 255 - _shade(picture, (deep, spot) if across else (spot, deep)) for spot in spots}
    ink = {spot: dark for spot, dark in ink.items() if dark > _GAP}
    if not ink or max(ink) - min(ink) + 1 > len(ink) or len(ink) > 9 * scale:
        return None
    return sum((spot + 0.5) * dark for spot, dark in ink.items()) / sum(ink.values())


def _gaps(site: Site, browser: Browser, scale: float, style: str = "") -> list[str]:
    chart, picture = _seen(site, browser, scale, f".sop-tabel :is(.s, .e) {{ visibility: hidden }} {style}")
    return [found for line, *spot in _borders(chart) if (found := _gap(picture, scale, line, *spot))]


def _seen(site: Site, browser: Browser, scale: float, style: str) -> tuple[Chart, Image.Image]:
    context = browser.new_context(
        viewport={"width": 1366, "height": 900}, device_scale_factor=scale, reduced_motion="reduce"
    )
    context.set_default_timeout(PATIENCE)
    try:
        page = context.new_page()
        page.goto(site.page(sop_page(SEEDS[2])))
        page.add_style_tag(content=style or " ")
        [chart] = measure(page, [site.catalog.entries[SEEDS[2]].flow])
        box: FloatRect = {"x": 0, "y": 0, "width": 1366, "height": chart.cells[-1][-1].box.bottom}
        picture = Image.open(BytesIO(page.screenshot(full_page=True, clip=box))).convert("L")
    finally:
        context.close()
    return chart, picture


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
