# What an official sheet takes, beside printing the SOP's page with a browser and with WeasyPrint.
from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

from tatalaksana.catalog import Catalog
from tatalaksana.facts import Facts, facts_of
from tatalaksana.press import Cache, drafts, made
from tatalaksana.render.pdf import Printing, official_sheet
from tests.bench.report import Measure
from tests.browser import chromium

_SHEETS = 60
_BY_WEASYPRINT = 20
_PRINTING = Printing(date(2026, 1, 1))


def printing(catalog: Catalog, root: Path, site: Path) -> Iterator[Measure]:
    """The press' figures.

    Args:
        catalog: The collection.
        root: The folder of its sources.
        site: The same collection as a built site.
    """
    # From the end on: what other measures have just drawn is not drawn once more from a memory.
    names = list(catalog.entries)[-_SHEETS:]
    _set(catalog, names[0])
    ours = median(_milliseconds(partial(_set, catalog, name)) for name in names[1:])
    opened, printed = _by_chromium(site, names[1:])
    woven = _by_weasyprint(site, names[1:_BY_WEASYPRINT])
    yield Measure(f"Lembar resmi PDF, {len(names) - 1} SOP, satu inti: median", ours, "ms", target=20)
    yield Measure(
        "– pembanding Chromium yang sudah hangat, mencetak halaman yang sudah terbuka",
        ours,
        "ms",
        printed,
        ours / printed,
        1 / 5,
    )
    yield Measure("– pembanding Chromium, membuka dan mencetak", ours, "ms", opened, ours / opened, 1 / 5)
    if woven is not None:
        yield Measure("– pembanding WeasyPrint", ours, "ms", woven, ours / woven, 1 / 8)
    wanted = list(catalog.entries)[: 2 * _SHEETS]
    with tempfile.TemporaryDirectory(prefix="tatalaksana-bench-") as folder:
        cache = Cache(Path(folder))
        run = partial(_run, catalog, wanted, root, cache)
        anew, kept = (_milliseconds(run) / len(wanted) for _ in range(2))
    yield Measure(f"– {len(wanted)} lembar pada semua inti, tiap lembar", anew, "ms")
    yield Measure("– yang tidak berubah, tiap lembar", kept, "ms")


def _by_chromium(site: Path, names: list[str]) -> tuple[float, float]:
    """Median milliseconds of opening and printing a page, and of printing alone, in one warm browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
        page = browser.new_page()
        both, alone = [], []
        for name in names:
            start = time.perf_counter()
            page.goto(_page(site, name).as_uri())
            opened = time.perf_counter()
            page.pdf(prefer_css_page_size=True)
            done = time.perf_counter()
            both.append((done - start) * 1000)
            alone.append((done - opened) * 1000)
        browser.close()
    return median(both), median(alone)


def _by_weasyprint(site: Path, names: list[str]) -> float | None:
    """The same by WeasyPrint, where its libraries are installed."""
    try:
        from weasyprint import HTML  # noqa: PLC0415 - it needs libraries of the system
    except (ImportError, OSError):
        return None
    return median(_milliseconds(partial(_woven, HTML, _page(site, name))) for name in names)


def _set(catalog: Catalog, name: str) -> None:
    official_sheet(Facts(catalog.entries[name], catalog), _PRINTING).content()


def _run(catalog: Catalog, names: list[str], root: Path, cache: Cache) -> None:
    for _ in made(drafts(facts_of(catalog), names, root=root, days={}), cache):
        pass


def _woven(html: Callable[[Path], Any], page: Path) -> None:
    html(page).write_pdf()


def _page(site: Path, name: str) -> Path:
    return site / "sop" / name / "index.html"


def _milliseconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
