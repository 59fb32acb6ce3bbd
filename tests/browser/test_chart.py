# Charts measured in the browser: what a reader's eye follows from symbol to symbol.
from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tatalaksana.catalog import sop_page
from tatalaksana.chart import route
from tests.browser.chart import measure
from tests.browser.chart_checks import (
    CHECKS,
    Drawing,
    edges_end_in_arrowheads,
    labels_stand_free,
    lines_meet_at_borders,
    symbols_stand_in_their_cells,
)
from tests.browser.server import Site
from tests.browser.sheet import as_sheet
from tests.browser.sources import EVERY, SEEDS
from tests.browser.visitor import DESKTOP, PHONE, TABLET, Visitor
from tests.site.sample import DICABUT, DRAF, FOLIO, MAKRO


@pytest.mark.parametrize("name", EVERY)
def test_charts_of_the_collection(name: str, site: Site, reader: Visitor) -> None:
    """Every chart of the collection is drawn right at each width: symbols, lines, arrowheads and labels."""
    assert [] == _problems(site, reader, name)


@pytest.mark.parametrize("name", [MAKRO, DRAF, DICABUT, FOLIO])
def test_charts_with_every_trait(name: str, sample: Site, reader: Visitor) -> None:
    """Charts with forks, merges, three exits, several starts and ends, or lanes before the steps are drawn right too."""
    assert [] == _problems(sample, reader, name)


@pytest.mark.parametrize(
    ("style", "check"),
    [
        (".sop-tabel .s { margin-left: -90px }", symbols_stand_in_their_cells),
        (".sop-tabel .a { margin-top: 3px }", edges_end_in_arrowheads),
        (".sop-tabel .a { display: none }", edges_end_in_arrowheads),
        (".sop-tabel .w { height: 90% }", lines_meet_at_borders),
        (".sop-tabel .e { margin-top: 9px }", labels_stand_free),
    ],
)
def test_the_checks_see_what_is_wrong(style: str, check: object, site: Site, reader: Visitor) -> None:
    """A chart that a stylesheet spoils does not pass: the measuring measures something."""
    drawing = _drawing(site, reader.open(site.page(sop_page(SEEDS[0]))), SEEDS[0], style)
    assert [check] == [found for found in CHECKS if found is check and list(found(drawing))]


def _problems(site: Site, visitor: Visitor, name: str) -> list[str]:
    # With scripts, as readers have them, and without.
    wide = _drawing(site, visitor.open(site.page(sop_page(name))), name)
    found = _faults(DESKTOP, wide)
    page = visitor.open(site.page(sop_page(name)), width=TABLET, scripts=False)
    for width in (TABLET, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        found += _faults(width, _drawing(site, page, name))
    return found


def _faults(width: int, drawing: Drawing) -> list[str]:
    return [f"{width} {check.__name__}: {problem}" for check in CHECKS for problem in check(drawing)]


def _drawing(site: Site, page: Page, name: str, style: str = "") -> Drawing:
    entry = site.catalog.entries[name]
    as_sheet(page)
    if style:
        page.add_style_tag(content=style)
    [chart] = measure(page, [entry.flow])
    return Drawing(entry.flow, route(entry.flow), chart)
