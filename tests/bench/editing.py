# `python -m tests.bench.editing`: what the page on which SOP are edited fetches, how soon its engine answers, and what a keystroke takes, in a
# real browser, among few SOP and many. The extra `sunting` has to be found, as after `make roda-sunting`.
from __future__ import annotations

import gzip
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import monotonic
from typing import Any

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tatalaksana.catalog import Collection, collect
from tatalaksana.files import write_new
from tatalaksana.mesin import EDITOR_PAGE, is_installed
from tatalaksana.mesin.situs import editor_files
from tatalaksana.web import asset
from tests.bench import generator
from tests.bench.report import Measure, table
from tests.bench.seeds import seeds_in
from tests.bench.throttle import throttled
from tests.browser import chromium
from tests.browser.policy import headers
from tests.browser.server import serve_folder

_ROOT = Path(__file__).parents[2]
_STEPS = 16
_KEYS = 15
_SLOWER = 4
_LOADS = 7
_PAUSE = 600
"""Milliseconds between keys: the page looks at a text once the fingers rest."""
_WATCH = """
window.lama = [];
const asli = Worker.prototype.postMessage;
const mulai = {};
Worker.prototype.postMessage = function (data) {
  if (data.nomor) mulai[data.nomor] = performance.now();
  if (!this.dilihat) {
    this.dilihat = true;
    this.addEventListener("message", ({ data }) => { if (data.nomor) window.lama.push(performance.now() - mulai[data.nomor]); });
  }
  asli.call(this, data);
};
"""
"""What notes how long each question waits for its answer."""


def editing(count: int, folder: Path) -> Iterator[Measure]:
    """The figures among that many SOP; none where the extra is not installed."""
    if not is_installed():
        return
    sources, site = folder / "sops", folder / "situs"
    generator.write(
        generator.sops(seeds_in(_ROOT / "sops"), count), seeds_in(_ROOT / "sops"), sources, _ROOT / "sops" / "profil"
    )
    read = collect(sources, "sops")
    began = monotonic()
    for name, content in editor_files(sources, "sops", read, None):
        write_new(site, name, content)
    took = monotonic() - began
    write_new(site, "assets/tatalaksana/sop.css", asset("sop.css"))
    with serve_folder(site, headers=headers()) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
        context = browser.new_context()
        context.add_init_script(_WATCH)
        fetched: list[str] = []
        context.on("response", lambda response: fetched.append(response.url))
        place = f"{address}{EDITOR_PAGE}#{_longest(read)}"
        cold = _opened(context, place)
        wall = cold.evaluate("performance.now()")
        size = sum(
            _packed(site / url.removeprefix(address).partition("#")[0]) for url in fetched if url.startswith(address)
        )
        yield Measure(f"Sunting di halaman, {count} SOP: diunduh pertama kali, gzip", size / 1e6, "MB", target=7)
        yield Measure(f"– permintaan, {len(fetched)}; jam sampai lembar pertama", wall / 1000, "s")
        again: list[float] = []
        for _ in range(_LOADS):
            cold.goto("about:blank")
            cold.wait_for_timeout(_PAUSE)
            before = _cpu()
            warm = _opened(context, place)
            again.append(_cpu() - before)
        yield Measure(
            f"– lagi, dari simpanan peramban: CPU sampai lembar pertama, median {_LOADS} kali",
            median(again),
            "s",
            target=4,
        )
        yield Measure("– – yang terlama", max(again), "s")
        before = _cpu()
        keys = _typed(warm)
        used = (_cpu() - before) / len(keys)
        yield Measure(f"– satu ketikan, {_STEPS} langkah, median", median(keys), "ms", target=150)
        yield Measure("– satu ketikan, CPU semua proses peramban", used * 1000, "ms")
        yield Measure("– satu ketikan, yang terlama", max(keys), "ms")
        with throttled(set(_browsers()), _SLOWER):
            slow = _typed(warm)
        yield Measure(f"– satu ketikan, peramban {_SLOWER} kali lebih lambat, median", median(slow), "ms", target=1000)
        yield Measure("– – yang terlama", max(slow), "ms")
        yield Measure("– berkasnya saat situs dibuat", took, "s")
        browser.close()


def _longest(read: Collection) -> str:
    """The SOP of as many steps as is asked for, or the longest."""
    entries = read.catalog.entries.values()
    return max(entries, key=lambda entry: min(len(entry.sop.kegiatan), _STEPS)).document.file


def _opened(context: BrowserContext, address: str) -> Page:
    page = context.pages[0] if context.pages else context.new_page()
    page.goto(address)
    page.wait_for_selector("[data-tempat='kegiatan.0.uraian']", timeout=120_000)
    return page


def _typed(page: Page) -> list[float]:
    """Milliseconds from question to answer, of each key in the text of a step."""
    page.locator("[data-tempat='kegiatan.2.uraian']").click()
    page.evaluate("window.lama.length = 0")
    for letter in "abcdefghijklmnopqrstuvwxyz"[:_KEYS]:
        page.keyboard.type(letter)
        page.wait_for_timeout(_PAUSE)
    found: Any = page.evaluate("window.lama")
    return [float(one) for one in found]


def _packed(file: Path) -> int:
    content = file.read_bytes()
    return len(content) if file.suffix == ".bin" else len(gzip.compress(content, 9))


def _cpu() -> float:
    """Seconds that all processes of the browser have taken so far; those that have ended are not among them."""
    return sum(_browsers().values())


def _browsers() -> dict[int, float]:
    """Each process of the browser below this one, and the seconds that it has taken."""
    parents: dict[int, tuple[int, float]] = {}
    browsers: set[int] = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")
        except OSError:
            continue
        fields = rest.split()
        if "chrom" in name:
            browsers.add(int(stat.parent.name))
        parents[int(stat.parent.name)] = int(fields[1]), (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    ours = {os.getpid()}
    while more := {one for one, (parent, _) in parents.items() if parent in ours} - ours:
        ours |= more
    return {one: parents[one][1] for one in ours & browsers}


def main() -> int:
    """Measure among few and many."""
    rows: list[Measure] = []
    for count in map(int, sys.argv[1:] or ("12", "1000")):
        with tempfile.TemporaryDirectory(prefix="tatalaksana-bench-") as folder:
            rows += editing(count, Path(folder))
    sys.stdout.write(table(rows) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
