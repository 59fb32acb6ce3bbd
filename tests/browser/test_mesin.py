# The core in browsers of other families: the chart measured, a form, a run, the search. They run where they are found, and are
# asked for by `make uji-peramban`.
from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from tatalaksana.catalog import SEARCH, sop_page
from tatalaksana.chart import route
from tatalaksana.facts import Facts
from tests.browser.chart import measure
from tests.browser.chart_checks import CHECKS, Drawing
from tests.browser.engines import Engine, engine, found
from tests.browser.paper import POINTS
from tests.browser.server import Site
from tests.browser.sources import CATALOG, EVERY, SEEDS
from tests.pdf.paper import squeezed

_ASKED = "UJI_PERAMBAN"
"""Set where each family has to be there."""
_FORM = "formulir/notula-rapat-lapangan"
_PRESS = "[...document.querySelectorAll('button')].find((one) => one.textContent.trim().startsWith({!r}) && one.checkVisibility()).click()"


@pytest.fixture(name="window", params=["firefox", "webkit"])
def _window(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if not found(request.param) and not os.environ.get(_ASKED):
        pytest.skip(f"no {request.param} here")
    with engine(request.param, tmp_path) as window:
        yield window


def test_the_core_runs_in_other_browsers(window: Engine, site: Site) -> None:
    """One window each, for to start one costs more than all that is asked of it."""
    window.open(site.page(sop_page(SEEDS[0])))
    window.size(1280, 900)
    _charts(window, site)
    _paper(window, site)
    _form(window, site)
    _run(window, site)
    _search(window, site)


def _charts(window: Engine, site: Site) -> None:
    """Each chart is drawn right: symbols, lines, arrowheads, labels."""
    for name in EVERY:
        window.open(site.page(sop_page(name)))
        window.evaluate("document.querySelector('#tampil-lembar').click()")
        window.until("document.querySelector('.sop-tabel').getBoundingClientRect().width > 400")
        flow = site.catalog.entries[name].flow
        [chart] = measure(window, [flow])
        drawing = Drawing(flow, route(flow), chart)
        assert [] == [f"{name} {check.__name__}: {problem}" for check in CHECKS for problem in check(drawing)]


def _paper(window: Engine, site: Site) -> None:
    """It prints the sheet, on as many pages as the PDF has, each with its foot; that of WebKit can't be asked."""
    entry = CATALOG.entries[SEEDS[0]]
    edition = Facts(entry, CATALOG).edisi
    window.open(site.page(sop_page(SEEDS[0])))
    content = window.printed()
    if not content:
        return
    pages = PdfReader(io.BytesIO(content)).pages
    said = [squeezed(normalize("NFKC", page.extract_text())) for page in pages]
    assert 2 == len(said)
    for text in said:
        for words in (edition, "Dokumen ini tidak terkendali apabila dicetak"):
            assert squeezed(words) in text
    assert all(squeezed(step.uraian)[:60] in said[1] for step in entry.sop.kegiatan)
    assert {842} == {round(float(page.mediabox.width)) for page in pages}
    # Firefox sets its own count of pages at the left margin, as high as the foot on some printers.
    lefts: list[float] = []

    def note(words: str, across: list[float], place: list[float], *_more: object) -> None:
        if edition in normalize("NFKC", words):
            lefts.append(place[4] * across[0] + across[4])

    for page in pages:
        page.extract_text(visitor_text=note)
    assert lefts
    assert min(lefts) > 24 * POINTS, lefts


def _form(window: Engine, site: Site) -> None:
    """What is typed is kept, and what is missing is told in words at its field."""
    window.open(site.page(_FORM))
    window.until("document.querySelector('.sop-f-kaki')")
    window.evaluate(_PRESS.format("Periksa isian"))
    before = window.evaluate("document.querySelectorAll('.sop-formulir [aria-invalid=true]').length")
    assert before > 0
    window.evaluate(
        """() => {
          const field = document.querySelector(".sop-formulir [data-isian] [aria-invalid=true]:is(input:not([type]), input[type=text], textarea)");
          field.value = "Taman Kota";
          field.dispatchEvent(new Event("input", { bubbles: true }));
          field.dispatchEvent(new Event("change", { bubbles: true }));
        }"""
    )
    window.until(f"document.querySelectorAll('.sop-formulir [aria-invalid=true]').length === {before - 1}")
    window.until("Object.values(localStorage).some((one) => one.includes('Taman Kota'))")
    window.open(site.page(_FORM))
    window.until(
        "[...document.querySelectorAll('.sop-formulir :is(input, textarea)')].some((one) => one.value === 'Taman Kota')"
    )


def _run(window: Engine, site: Site) -> None:
    """A run begins, a step is done, and it is still done when the page comes again, which offers to go on."""
    for begin in ("Kerjakan", "Lanjutkan"):
        window.open(site.page(sop_page(SEEDS[0])))
        window.until("document.querySelector('.sop-kerjakan:not([hidden])')")
        window.evaluate(_PRESS.format(begin))
        window.until("document.querySelector('.sop-jalan-langkah')")
        if not window.evaluate("document.querySelector('#jalan-maju').textContent.includes('1 dari')"):
            window.evaluate(_PRESS.format("Selesai"))
        window.until("document.querySelector('#jalan-maju').textContent.includes('1 ')")


def _search(window: Engine, site: Site) -> None:
    """The search finds an SOP by a word of it, and its field leads there."""
    window.open(f"{site.page(SEARCH)}?q=konfirmasi")
    first = window.until("document.querySelector('.sop-cari-judul a')?.getAttribute('href')")
    assert f"{SEEDS[0]}/" in first
