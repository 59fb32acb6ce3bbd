# Random charts measured in the browser: the gate holds of what is seen, not only of what is meant.
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.chart import measure
from tests.browser.chart_checks import (
    CHECKS,
    Check,
    Drawing,
    cells_have_room,
    edges_end_in_arrowheads,
    edges_join_their_symbols,
    gate_holds,
    labels_stand_free,
    lines_are_edges,
    lines_keep_off_borders,
    lines_meet_at_borders,
    symbols_are_not_run_through,
    words_stand_in_their_symbols,
)
from tests.browser.specimen import specimens, write_page
from tests.browser.visitor import PHONE, Visitor

_WIDE, _MIDDLE = 1600, 900
_CHARTS, _PER_PAGE = 60, 30


@pytest.mark.parametrize("first", range(0, _CHARTS, _PER_PAGE))
def test_random_charts_are_right(first: int, visitor: Visitor, tmp_path: Path) -> None:
    """Charts of every kind are drawn right at each width, with rows and lanes of many sizes."""
    seeds = range(first, first + _PER_PAGE)
    page = visitor.open(write_page(seeds, tmp_path), width=_WIDE, scripts=False)
    for width in (_WIDE, _MIDDLE, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        assert [] == _problems(_measured(seeds, page), CHECKS), width


@pytest.mark.parametrize(
    ("style", "check"),
    [
        (".sop-tabel .w { height: 90% }", lines_meet_at_borders),
        (".sop-tabel .w { height: 90% }", edges_join_their_symbols),
        (".sop-tabel .w { margin-left: 3px }", lines_are_edges),
        (".sop-tabel .w { margin-top: -8px }", lines_keep_off_borders),
        (".sop-tabel tbody tr { height: 20px !important }", cells_have_room),
        (".sop-tabel tbody tr { height: 20px !important }", gate_holds),
        (".sop-tabel .g { width: 90px; height: 60px }", symbols_are_not_run_through),
        (".sop-tabel .a { margin-left: 3px }", edges_end_in_arrowheads),
        (".sop-tabel .e { margin-top: 9px }", labels_stand_free),
        (".sop-tabel .s b { font-size: 13px; line-height: 13px }", words_stand_in_their_symbols),
        (".sop-tabel .s b { white-space: pre-line; inset: 0 40% }", words_stand_in_their_symbols),
        (".sop-tabel .g { width: 46px !important }", words_stand_in_their_symbols),
    ],
)
def test_the_checks_see_what_is_wrong(style: str, check: Check, reader: Visitor, tmp_path: Path) -> None:
    """Charts that a stylesheet spoils do not pass."""
    assert [] != _problems(_drawings(range(3), _MIDDLE, reader, tmp_path, style), [check])


def _problems(drawings: dict[int, Drawing], checks: Sequence[Check]) -> list[str]:
    return [
        f"chart {seed}: {check.__name__}: {problem}"
        for seed, drawing in drawings.items()
        for check in checks
        for problem in check(drawing)
    ]


def _drawings(seeds: range, width: int, visitor: Visitor, folder: Path, style: str = "") -> dict[int, Drawing]:
    """The charts of these seeds, drawn on a page and measured."""
    return _measured(seeds, visitor.open(write_page(seeds, folder, style), width=width, scripts=False))


def _measured(seeds: range, page: Page) -> dict[int, Drawing]:
    meant = specimens(seeds)
    charts = measure(page, [specimen.flow for specimen in meant])
    return {
        specimen.seed: Drawing(specimen.flow, specimen.geometry, chart)
        for specimen, chart in zip(meant, charts, strict=True)
    }
