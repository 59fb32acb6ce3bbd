# A list of 10,000 rows in a browser: how long it takes to come, to be filtered, sorted and scrolled, and how much travels;
# and what the front page and the pages of units and offices weigh. `python -m tests.bench.lists` measures only this.
from __future__ import annotations

import argparse
import gzip
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tatalaksana.catalog import SOPS, Catalog
from tatalaksana.catalog.link import cards_of
from tatalaksana.facts import facts_of
from tatalaksana.render.html import Surroundings
from tatalaksana.render.situs import pages
from tests.bench import generator
from tests.bench.measure import build
from tests.bench.project import project
from tests.bench.reading import checked
from tests.bench.report import Measure, table
from tests.bench.seeds import seeds_in
from tests.browser import chromium
from tests.browser.server import serve_folder

_ROOT = Path(__file__).parents[2]
_ROWS = 10_000
_ROUNDS = 5
_PAINTED = """(act) => new Promise(done => {
  const start = performance.now();
  (0, eval)(act)();
  requestAnimationFrame(() => { const after = new MessageChannel(); after.port1.onmessage = () => done(performance.now() - start); after.port2.postMessage(0); });
})"""
"""Milliseconds from an act to the end of the frame that shows what came of it."""
_SCROLLED = """() => new Promise(done => {
  const frames = []; let last = performance.now(), steps = 0;
  const step = (now) => {
    frames.push(now - last); last = now; scrollBy(0, 400);
    if (++steps < 120) requestAnimationFrame(step); else done(frames.slice(1));
  };
  requestAnimationFrame(step);
})"""
_LONG = """new PerformanceObserver(list => (window.lama ??= []).push(...list.getEntries().map(one => one.duration)))
  .observe({type: "longtask", buffered: true});
new PerformanceObserver(list => { window.geser = (window.geser ?? 0) + list.getEntries().reduce((sum, one) => sum + one.value, 0); })
  .observe({type: "layout-shift", buffered: true});"""


def lists(catalog: Catalog, site: Path) -> Iterator[Measure]:
    """The figures.

    Args:
        catalog: A collection; the list repeats it until it has enough rows.
        site: The collection's site, whose list is replaced by the long one.
    """
    for name, page in (
        ("Beranda", "index.html"),
        ("Halaman unit terbesar", "unit/*/index.html"),
        ("Halaman jabatan terbesar", "jabatan/*/index.html"),
    ):
        yield Measure(f"{name}, gzip", max(_packed(file) for file in site.glob(page)) / 1000, "kB", target=40)
    file = site / SOPS / "index.html"
    file.write_text(_with(file.read_text("utf-8"), _long(catalog)), encoding="utf-8")
    yield Measure(f"Daftar {_ROWS} baris, gzip", _packed(file) / 1000, "kB", target=300)
    with serve_folder(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
        yield from _shown(browser.new_page(viewport={"width": 1280, "height": 900}), f"{address}{SOPS}/")
        browser.close()


def _shown(page: Page, address: str) -> Iterator[Measure]:
    page.add_init_script(_LONG)
    loads, longest = [], []
    for _ in range(_ROUNDS):
        page.goto(address)
        page.wait_for_timeout(1000)
        loads.append(
            page.evaluate(
                "performance.getEntriesByType('paint').find(one => one.name === 'first-contentful-paint').startTime"
            )
        )
        longest.append(page.evaluate("Math.max(0, ...(window.lama ?? []))"))
    yield Measure("– sampai terlihat", median(loads), "ms")
    yield Measure("– tugas terlama saat dibuka", median(longest), "ms")
    yield Measure("– pergeseran tata letak (CLS)", page.evaluate("window.geser ?? 0"), "", target=0.0)
    head = "document.querySelectorAll('.sop-baris thead button')"
    yield Measure("– mengurutkan menurut nomor", _times(page, f"() => {head}[1].click()"), "ms", target=200)
    text = "document.querySelector('form.sop-penyaring [name=teks]')"
    submit = "document.querySelector('form.sop-penyaring').dispatchEvent(new Event('submit', {cancelable: true}))"
    for words, name in (("laporan", "sebagian"), ("laporan kinerja tahunan", "sedikit"), ("", "semua lagi")):
        yield Measure(
            f"– menyaring, {name} cocok",
            _times(page, f"() => {{ {text}.value = '{words}'; {submit}; }}"),
            "ms",
            target=100,
        )
    frames = sorted(page.evaluate(_SCROLLED))
    yield Measure("– bingkai saat menggulir, 95 dari 100", frames[int(len(frames) * 0.95)], "ms", target=50)


def _times(page: Page, act: str) -> float:
    return float(median(page.evaluate(_PAINTED, act) for _ in range(_ROUNDS)))


def _long(catalog: Catalog) -> str:
    copies = islice(cycle(catalog.entries.values()), _ROWS)
    entries = {f"{entry.id}-{turn}": replace(entry, id=f"{entry.id}-{turn}") for turn, entry in enumerate(copies)}
    long = replace(catalog, entries=entries, cards=cards_of(entries))
    return next(page.html() for page in pages(facts_of(long), Surroundings("Situs")) if page.name == SOPS)


def _with(page: str, content: str) -> str:
    """A page of the site with other content of ours."""
    start = page.index('<div class="sop-halaman">')
    end = page.index("</div>", page.index("</table>", start)) + len("</div>")
    return page[:start] + content + page[end:]


def _packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


def main() -> int:
    """Measure only this."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.lists", description="Ukur daftar yang panjang.")
    parser.add_argument("--jumlah", type=int, default=1000, help="jumlah SOP situsnya")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tatalaksana-bench-") as folder:
        made = project("Tatalaksana", Path(folder) / "kita", asked.jumlah, _ROOT, ours=True)
        seeds = seeds_in(_ROOT / "sops")
        generator.write(generator.sops(seeds, asked.jumlah), seeds, made.folder / "sops", _ROOT / "sops" / "profil")
        shutil.copytree(_ROOT / "docs" / "skema", made.docs / "skema")
        site = Path(folder) / "situs"
        build(made, Path(folder) / "bangun", site)
        sys.stdout.write(table(list(lists(checked(made.folder / "sops")[0], site))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
