# `python -m tests.bench.searching`: how soon the first result stands there, and what was fetched up to then, cold, in a
# real browser; what the index adds to a build; Material's own search beside it.
from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright  # noqa: A004 - Playwright has its own

from tatalaksana.catalog import Catalog
from tatalaksana.facts import facts_of
from tatalaksana.render.html import Addresses, Surroundings
from tatalaksana.render.situs import pages
from tatalaksana.site.indexing import FOLDER
from tatalaksana.site.pencarian import Pencarian
from tatalaksana.site.renewing import Renewal
from tests.bench import generator, peer
from tests.bench.measure import build
from tests.bench.project import project
from tests.bench.reading import checked
from tests.bench.report import Measure, table
from tests.bench.seeds import Seeds, seeds_in
from tests.browser import chromium
from tests.browser.server import serve_folder
from tests.site.project import Project as SiteProject

_ROOT = Path(__file__).parents[2]
_WORDS = (
    "001-007",
    "kabag ortala",
    "mengoreksi",
    "disposisi",
    "permenko 4/2015",
    "notula",
    "kearsipan",
    "keamanan siber",
)
"""What is typed: half a number, an office, a verb, one of the most frequent words, a regulation, rarer words."""
_PAUSE = 120
"""Milliseconds between keys: a quick typist."""
_WATCH = """
shown => {
  window.lastKey = 0;
  window.firstResult = 0;
  document.addEventListener("keydown", () => { window.lastKey = performance.now(); window.firstResult = 0; }, true);
  new MutationObserver(() => {
    const one = document.querySelector(shown);
    if (one && one.getClientRects().length && !window.firstResult) requestAnimationFrame(() => { window.firstResult = window.firstResult || performance.now(); });
  }).observe(document.body, { childList: true, subtree: true, attributes: true });
}
"""


@dataclass(frozen=True, slots=True)
class Search:
    """A search in a browser that has never been there."""

    wait: float
    """Milliseconds from the last key to the first result after it."""
    fetched: float
    """KB that the search fetched up to then."""


def searching(count: int, small: int, rounds: int, folder: Path) -> Iterator[Measure]:
    """The figures, at `count` SOP for the browser, at `small` for building and the peer."""
    seeds = seeds_in(_ROOT / "sops")
    folder.mkdir(exist_ok=True)
    yield from _building(seeds, small, rounds, folder)
    site = folder / "situs"
    SiteProject(_ROOT).built("-q", "-d", str(site))
    shutil.rmtree(site / FOLDER)
    _say(f"mengindeks {count} SOP")
    _indexed(_collection(seeds, count, folder / f"besar-{count}"), site)
    size = sum(file.stat().st_size for file in (site / FOLDER).rglob("*") if file.is_file())
    yield Measure(f"Besar indeks {count} SOP, tiap SOP", size / count / 1000, "kB")
    theirs = _peer(seeds, small, folder)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
        with serve_folder(site) as address:
            ours = {
                words: [
                    _search(browser, address, words, "input.sop-cari-kotak:visible", ".sop-cari-usulan [role=option]")
                    for _ in range(rounds)
                ]
                for words in _WORDS
            }
        with serve_folder(theirs) as address:
            other = {
                words: [
                    _search(browser, address, words, ".md-search__input", ".md-search-result__item")
                    for _ in range(rounds)
                ]
                for words in _WORDS
            }
        browser.close()
    for words in _WORDS:
        mine, lunr = _middle(ours[words]), _middle(other[words])
        yield Measure(
            f"«{words}» pada {count} SOP: hasil pertama; Material pada {small}", mine.wait, "ms", lunr.wait, target=100
        )
        yield Measure("– diambil sampai saat itu", mine.fetched, "kB", lunr.fetched, target=300)


def _building(seeds: Seeds, count: int, rounds: int, folder: Path) -> Iterator[Measure]:
    """What the index adds to a build."""
    catalog = _collection(seeds, count, folder / f"kecil-{count}")
    documents, index = [], []
    for turn in range(rounds):
        target = folder / f"indeks-{turn}"
        target.mkdir()
        first, second = _indexed(catalog, target)
        documents.append(first)
        index.append(second)
    yield Measure(f"Dokumen pencarian {count} SOP (proses kedua)", median(documents), "s")
    yield Measure(f"Indeks {count} SOP oleh Pagefind", median(index), "s")
    files = [file for file in (folder / "indeks-0" / FOLDER).rglob("*") if file.is_file()]
    yield Measure(
        f"Besar indeks {count} SOP ({len(files)} berkas)", sum(file.stat().st_size for file in files) / 1_000_000, "MB"
    )


def _collection(seeds: Seeds, count: int, folder: Path) -> Catalog:
    generator.write(generator.sops(seeds, count), seeds, folder / "sops", _ROOT / "sops" / "profil")
    return checked(folder / "sops")[0]


def _indexed(catalog: Catalog, site: Path) -> tuple[float, float]:
    """Write the index of a collection's pages; seconds for its documents and for the rest."""
    around = Surroundings("SOP", Addresses(), pencarian=True)
    pencarian = Pencarian(Renewal(facts_of(catalog), around, None, None), around, None)
    begin = time.perf_counter()
    pencarian.add_generated(pages(facts_of(catalog), around))
    between = time.perf_counter()
    pencarian.write(site)
    return between - begin, time.perf_counter() - between


def _peer(seeds: Seeds, count: int, folder: Path) -> Path:
    """Material's own search over the same SOP as Markdown."""
    _say(f"membangun pembanding, {count} SOP")
    made = project("pembanding", folder / "pembanding", count, _ROOT, ours=False)
    peer.write(generator.sops(seeds, count), made.docs)
    site = folder / "situs-pembanding"
    build(made, folder / "bangun", site)
    return site


def _search(browser: Browser, address: str, words: str, field: str, shown: str) -> Search:
    page, arrived = watched(browser, address, shown)
    wait = typed(page, words, field)
    fetched = sum(arrived)
    if field.startswith(".md"):  # Material fetches its index with the page
        fetched = int(
            page.evaluate("fetch('search/search_index.json').then(answer => answer.blob()).then(blob => blob.size)")
        )
    page.context.close()
    return Search(wait, fetched / 1000)


def watched(browser: Browser, address: str, shown: str) -> tuple[Page, list[float]]:
    """A page in a browser that has never been there, and the bytes on the wire of each file that arrives from now on.

    Args:
        browser: The browser.
        address: The page's.
        shown: A selector of what is shown of a result.
    """
    page = browser.new_context(
        viewport={"width": 1280, "height": 900}, reduced_motion="reduce", locale="id-ID"
    ).new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    arrived: list[float] = []  # what the browser has kept costs nothing
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: arrived.append(event["encodedDataLength"]))
    page.evaluate(_WATCH, shown)
    return page, arrived


def typed(page: Page, words: str, field: str, pause: int = _PAUSE) -> float:
    """Milliseconds from the last key of some words to the first result after it; endless where nothing is found.

    Args:
        page: A page as `watched` opens it.
        words: What is typed.
        field: A selector of where.
        pause: Milliseconds between keys.
    """
    page.locator(field).click()
    page.keyboard.type(words, delay=pause)
    try:
        page.wait_for_function("window.firstResult > window.lastKey", timeout=20_000)
    except TimeoutError:
        return float("inf")
    return float(page.evaluate("window.firstResult - window.lastKey"))


def _middle(found: Sequence[Search]) -> Search:
    return Search(median(one.wait for one in found), median(one.fetched for one in found))


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")


def main() -> int:
    """Run this part of the bench alone."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.searching", description="Ukur pencarian.")
    parser.add_argument("--jumlah", type=int, default=10_000, help="jumlah SOP yang dicari di peramban")
    parser.add_argument("--kecil", type=int, default=1000, help="jumlah SOP untuk waktu membangun dan untuk pembanding")
    parser.add_argument("--putaran", type=int, default=3, help="putaran yang diambil mediannya")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tatalaksana-bench-") as folder:
        rows = list(searching(asked.jumlah, asked.kecil, asked.putaran, Path(folder)))
    sys.stdout.write(
        f"Median {asked.putaran} putaran, peramban tanpa simpanan, {_PAUSE} ms antara dua tombol.\n\n{table(rows)}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
